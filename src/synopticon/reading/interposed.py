"""Subject and verb that the parser takes for one noun phrase: "The Treasury on Tuesday imposed sanctions".

Few treebanks have a day between subject and verb, in a past tense that is also a participle ("imposed sanctions")
nothing else tells the two apart, and some forms are rare ("visitaría"). Such a sentence is parsed once more, without
the day, or, where it has no verb at all, with a word before it that only a verb can have ("had imposed", "no
visitaría"); where the verb has a subject then, that tree stands. A day before the subject ("on Friday students blocked
the road") is parted from it where the parser made one phrase of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from synopticon.languages import supported, table
from synopticon.reading.reparsing import DEP, HEAD, MORPH, plant, reparsed, tree

COMPONENT = "synopticon_interposed"
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_SUBJECTS = ("nsubj", "csubj")
_FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
_LONGEST = 5  # tokens of a day: "late on Tuesday , March 10" has more, and is left alone


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sentence to be parsed again: its tokens from `start` up to the verb left out, or, where there are none, a word
    put before the verb."""

    sentence: Span
    start: int
    verb: int

    def places(self) -> list[int | None]:
        """Give for each word of the new sentence the token that it is, None for the one put in."""
        before, behind = range(self.sentence.start, self.start), range(self.verb, self.sentence.end)
        return [*before, *([None] if self.start == self.verb else []), *behind]


class Interposed:
    """Mends the trees of such sentences; `opening` are the words that may open a day, `named` those one of which it
    has, `parts` those of its hours, `helper` is put before a verb, "" in a language that needs none."""

    def __init__(
        self, nlp: Language, opening: frozenset[str], named: frozenset[str], helper: str, parts: frozenset[str]
    ) -> None:
        self._nlp = nlp
        self._parts = parts
        self._opening = opening
        self._named = named
        self._helper = helper

    def __call__(self, doc: Doc) -> Doc:
        """Change the trees where that helps, in place."""
        if not self._helper or not doc.has_annotation("DEP"):
            return doc
        for sentence in list(doc.sents):
            for noun in sentence:
                self._part(noun)
            for attempt in self._attempts(sentence):
                again = self._parsed(doc, attempt)
                if _has_subject(again[attempt.places().index(attempt.verb)]):
                    _replace(doc, again, attempt)
                    break
        return doc

    def _part(self, noun: Token) -> None:
        """Part a subject from the day before it, which the parser took for one phrase: "on Friday students blocked …",
        "on 9 May Kenyan jets bombed …"."""
        verb = _told_of(noun)
        case = next((t for t in noun.children if t.dep_ == "case" and t.i < noun.i), None)
        if verb is None or case is None or any(t.dep_.startswith(_SUBJECTS) for t in verb.children if t.i != noun.i):
            return
        end = case.i + 1
        while end < noun.i and (self._belongs(noun.doc[end]) or noun.doc[end].lower_ in self._parts):
            end += 1
        day = noun.doc[case.i + 1 : end]
        if not any(t.lower_ in self._named for t in day):
            return
        own = noun.doc[_head(day)]
        if noun.dep_ == "ROOT":
            verb.head, verb.dep_ = verb, "ROOT"
            for child in [t for t in noun.children if t.i > verb.i]:
                child.head = verb
        noun.head, noun.dep_ = verb, "nsubj:pass" if any(t.dep_ == "aux:pass" for t in verb.children) else "nsubj"
        own.head, own.dep_ = verb, "obl"
        for token in (case, *(t for t in day if t.i != own.i)):
            token.head = own

    def _attempts(self, sentence: Span) -> Iterator[Attempt]:
        """Give what is worth trying: each verb behind a noun that hangs on the noun behind it, or, where it is finite,
        on the one before it."""
        for verb in sentence:
            finite = "Fin" in verb.morph.get("VerbForm", [])
            if (
                verb.pos_ != "VERB"
                or verb.dep_ != "amod"
                or verb.i == sentence.start
                or (verb.head.i < verb.i and not finite)
            ):
                continue
            start = verb.i
            while start > sentence.start + 1 and verb.i - start < _LONGEST and self._belongs(verb.doc[start - 1]):
                start -= 1
            if not any(t.lower_ in self._named for t in verb.doc[start : verb.i]):
                start = verb.i
            if _is_nominal(verb.doc[start - 1]) and (start < verb.i or _lacks_verb(sentence) or _is_clause(verb)):
                yield Attempt(sentence, start, verb.i)

    def _belongs(self, token: Token) -> bool:
        return token.lower_ in self._named or token.lower_ in self._opening or token.is_digit

    def _parsed(self, doc: Doc, attempt: Attempt) -> Doc:
        """Parse the sentence of an attempt, as one."""
        places = attempt.places()
        words = [self._helper if place is None else doc[place].text for place in places]
        return reparsed(self._nlp, doc, words, [place is None or bool(doc[place].whitespace_) for place in places])


def _told_of(noun: Token) -> Token | None:
    """Give the finite verb behind a noun that it may be the subject of, though it stands behind a preposition."""
    if noun.pos_ not in _NOMINAL:
        return None
    hung = noun.head if noun.dep_ in ("obl", "nsubj", "nsubj:pass") else None
    if noun.dep_ == "ROOT":  # "On Sunday Kenyan jets bombed the port"
        hung = next((t for t in noun.children if t.dep_ == "acl" and t.i > noun.i), None)
    if hung is None or hung.pos_ != "VERB" or hung.i < noun.i:
        return None
    words = (hung, *(t for t in hung.children if t.dep_.startswith("aux")))
    return hung if any("Fin" in t.morph.get("VerbForm", []) for t in words) else None


def _is_nominal(token: Token) -> bool:
    """Tell whether a noun phrase may end here, a comma closing what is said of it."""
    apposed = token.text == "," and token.i > token.sent.start
    return token.pos_ in _NOMINAL or (apposed and token.nbor(-1).pos_ in _NOMINAL)


def _lacks_verb(sentence: Span) -> bool:
    return sentence.root.pos_ != "VERB" and not any(
        t.pos_ == "AUX" or (t.dep_ != "amod" and _has_subject(t)) for t in sentence
    )


def _is_clause(verb: Token) -> bool:
    """Tell whether a name before a verb is, as it were, part of a phrase behind a preposition: "after Norway imposed
    sanctions"."""
    before = verb.nbor(-1)
    return verb.head.dep_ in ("obl", "nmod") and before.pos_ == "PROPN" and before.head.i == verb.head.i


def _has_subject(token: Token) -> bool:
    return token.pos_ == "VERB" and any(
        child.dep_.startswith("nsubj") or (child.dep_ == "aux" and any(c.dep_ == "nsubj" for c in child.children))
        for child in token.children
    )


def _replace(doc: Doc, again: Doc, attempt: Attempt) -> None:
    """Let a sentence have the tree that it was given, the day hung on the verb behind it."""
    rows, new, places = tree(doc), tree(again), attempt.places()
    for row, place, token in zip(new, places, again):
        if place is not None:
            head = places[token.head.i]
            rows[place] = row
            rows[place, HEAD] = _relative(place, attempt.verb if head is None else head)
    if None in places and "Part" in again[places.index(attempt.verb)].morph.get("VerbForm", []):
        rows[attempt.verb, MORPH] = doc.vocab.morphology.add(_FINITE)
    left_out = doc[attempt.start : attempt.verb]
    day = _head(left_out) if left_out else attempt.verb
    for token in left_out:
        rows[token.i, HEAD] = _relative(token.i, attempt.verb if token.i == day else day)
        label = "obl" if token.i == day else "case" if token.pos_ == "ADP" else "dep"
        rows[token.i, DEP] = doc.vocab.strings.add(label)
    plant(doc, rows)


def _head(day: Span) -> int:
    """Give the word of a day that the others belong to: its first that is a name, as treebanks have it."""
    return next((t.i for t in day if t.pos_ == "PROPN"), day[-1].i)


def _relative(place: int, head: int) -> np.uint64:
    return np.uint64((head - place) & 0xFFFFFFFFFFFFFFFF)


@Language.factory(COMPONENT)
def create(nlp: Language, name: str) -> Interposed:
    """Make the component for the pipeline's language; in languages whose tables have no words for it, it changes
    nothing."""
    if nlp.lang not in supported():
        return Interposed(nlp, frozenset(), frozenset(), "", frozenset())
    known, words = table(nlp.lang, "parsing"), table(nlp.lang, "times")["words"]
    named = frozenset((*words["weekday"], *words["month"]))
    parts = frozenset(words["part"])
    return Interposed(nlp, frozenset(known["before_an_interposed_day"]), named, known["before_a_verb_alone"], parts)
