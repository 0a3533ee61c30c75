"""Sentences that open with their verb: "Dimite Vega", "Viaja Lula a Lima", which taggers and name finders take for the
first name of who does it.

Such a sentence is parsed once more with its verb in small letters; the verb is then one, and the name behind it, where
nothing else is, its subject. The verbs are those of the language's dictionary, in the forms that its table gives.
"""

from __future__ import annotations

from functools import cache

import simplemma
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from synopticon.languages import supported, table
from synopticon.reading.reparsing import DEP, LEMMA, MORPH, POS, plant, reparsed, tree

COMPONENT = "synopticon_openings"
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "X"))
_FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_HUNG = frozenset(("flat", "appos", "compound", "nmod", "dep"))  # how a parser hangs a name on what it takes for one


class Openings:
    """Mends the trees of such sentences."""

    def __init__(self, nlp: Language, active: bool) -> None:
        self._nlp = nlp
        self._active = active

    def __call__(self, doc: Doc) -> Doc:
        """Change the trees of such sentences, in place."""
        if not self._active or not doc.has_annotation("DEP"):
            return doc
        for sentence in list(doc.sents):
            if verb := _opening(sentence):
                self._replace(doc, sentence, verb)
        return doc

    def _replace(self, doc: Doc, sentence: Span, verb: str) -> None:
        words = [sentence[0].lower_, *(token.text for token in sentence[1:])]
        again = reparsed(self._nlp, doc, words, [bool(token.whitespace_) for token in sentence])
        if again[0].pos_ not in ("VERB", "NOUN") or again[0].dep_ != "ROOT":
            return
        rows, new, strings = tree(doc), tree(again), doc.vocab.strings
        if again[0].pos_ != "VERB":
            new[0, POS], new[0, LEMMA] = strings.add("VERB"), strings.add(verb)
            new[0, MORPH] = doc.vocab.morphology.add(_FINITE)
        who = again[1]
        if who.head.i == 0 and who.dep_ in _HUNG and not any(t.dep_ == "nsubj" for t in again[0].children):
            new[1, DEP] = strings.add("nsubj")
        rows[sentence.start : sentence.end] = new
        plant(doc, rows)


def opens(token: Token) -> bool:
    """Tell whether a token is the verb that a sentence opens with, before a name."""
    return bool(token.is_sent_start) and token.pos_ == "VERB" and bool(_verb(token))


def _opening(sentence: Span) -> str:
    """Give the infinitive of the verb that a sentence opens with and that was taken for a name; "" where none is."""
    return _verb(sentence[0]) if sentence[0].pos_ in _NOMINAL else ""


def _verb(first: Token) -> str:
    """Give the infinitive of the verb that a token before a name may be a form of, "" if of none."""
    language, form = first.doc.lang_, first.lower_
    if first.i + 1 >= len(first.doc) or not (first.is_title and first.nbor().is_title):
        return ""
    if first.nbor().pos_ != "PROPN" and simplemma.is_known(first.nbor().lower_, language):
        return ""
    lemma = simplemma.lemmatize(form, language)
    return _forms(language).get(form) or (lemma if lemma != form and lemma in _verbs(language) else "")


@cache
def _verbs(language: str) -> frozenset[str]:
    """Give the verbs of a language's dictionary that are one word, where it has sentences that open with them."""
    known = language in supported() and bool(table(language, "parsing")["opens_with_its_verb"])
    entries = table(language, "predicates")["verbs"] if known else {}
    words = (word.strip() for frames in entries.values() for line in frames.values() for word in line.split(","))
    return frozenset(word for word in words if word.isalpha())


@cache
def _forms(language: str) -> dict[str, str]:
    """Give the regular forms in which a verb opens a sentence, with their infinitive."""
    endings: dict[str, list[str]] = table(language, "parsing")["opens_with_its_verb"] if language in supported() else {}
    return {
        verb[: -len(infinitive)] + ending: verb
        for verb in sorted(_verbs(language))
        for infinitive, finite in endings.items()
        if verb.endswith(infinitive)
        for ending in finite
    }


@Language.factory(COMPONENT)
def create(nlp: Language, name: str) -> Openings:
    """Make the component for the pipeline's language; where its table has no such forms, it changes nothing."""
    return Openings(nlp, bool(_verbs(nlp.lang or "")))


__all__ = ["COMPONENT", "Openings"]
