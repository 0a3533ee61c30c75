"""A day between a subject and its verb: "The Treasury on Tuesday imposed sanctions", which few treebanks have.

A parser that has seldom seen it takes "Tuesday imposed sanctions" for a noun phrase. Such a sentence is parsed once
more without the day; where the verb has a subject then, that tree stands, and the day hangs on the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from thinc.types import Ints2d

from synopticon.languages import supported, table

COMPONENT = "synopticon_interposed"
_PARSING = ("tok2vec", "morphologizer", "parser", "trainable_lemmatizer")
_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "POS", "MORPH", "LEMMA"]
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_LONGEST = 5  # tokens of a day: "late on Tuesday , March 10" has more, and is left alone


class Interposed:
    """Mends the trees of sentences where a day parts subject and verb; `opening` are the words that may open the day,
    `named` those one of which it has."""

    def __init__(self, nlp: Language, opening: frozenset[str], named: frozenset[str]) -> None:
        self._nlp = nlp
        self._opening = opening
        self._named = named

    def __call__(self, doc: Doc) -> Doc:
        """Change the trees where that helps, in place."""
        if not self._named or not doc.has_annotation("DEP"):
            return doc
        for sentence in list(doc.sents):
            for start, end in self._days(sentence):
                again = self._without(doc, sentence, start, end)
                if _has_subject(again[start - sentence.start]):
                    _replace(doc, again, sentence, start, end)
                    break
        return doc

    def _days(self, sentence: Span) -> Iterator[tuple[int, int]]:
        """Give the first token of each day that parts a noun from a verb without subject, and that verb."""
        for verb in sentence:
            if verb.pos_ != "VERB" or verb.dep_ != "amod" or _has_subject(verb):
                continue
            start = verb.i
            while start > sentence.start + 1 and verb.i - start < _LONGEST and self._belongs(verb.doc[start - 1]):
                start -= 1
            if any(t.lower_ in self._named for t in verb.doc[start : verb.i]) and verb.doc[start - 1].pos_ in _NOMINAL:
                yield start, verb.i

    def _belongs(self, token: Token) -> bool:
        return token.lower_ in self._named or token.lower_ in self._opening or token.is_digit

    def _without(self, doc: Doc, sentence: Span, start: int, end: int) -> Doc:
        """Parse a sentence, as one, without the tokens from `start` to `end`."""
        kept = [*doc[sentence.start : start], *doc[end : sentence.end]]
        again = Doc(doc.vocab, [t.text for t in kept], [bool(t.whitespace_) for t in kept])
        for token in again:
            token.is_sent_start = token.i == 0
        for name, component in self._nlp.pipeline:
            if name in _PARSING:
                again = component(again)
        return again


def _has_subject(token: Token) -> bool:
    return token.pos_ == "VERB" and any(child.dep_.startswith("nsubj") for child in token.children)


def _replace(doc: Doc, again: Doc, sentence: Span, start: int, end: int) -> None:
    """Let a sentence have the tree that it has without its day, and hang the day on the verb behind it."""
    rows = doc.to_array(_ATTRIBUTES)
    places = [*range(sentence.start, start), *range(end, sentence.end)]
    new = again.to_array(_ATTRIBUTES)
    for row, place, token in zip(new, places, again):
        rows[place] = row
        rows[place, 0] = _relative(place, places[token.head.i])
    day = _head(doc[start:end])
    for token in doc[start:end]:
        rows[token.i, 0] = _relative(token.i, end if token.i == day else day)
        rows[token.i, 1] = doc.vocab.strings.add("obl" if token.i == day else "case" if token.pos_ == "ADP" else "dep")
    doc.from_array(_ATTRIBUTES, cast(Ints2d, rows))


def _head(day: Span) -> int:
    """Give the word of a day that the others belong to: its first that is a name, as treebanks have it."""
    return next((t.i for t in day if t.pos_ == "PROPN"), day[-1].i)


def _relative(place: int, head: int) -> np.uint64:
    return np.uint64((head - place) & 0xFFFFFFFFFFFFFFFF)


@Language.factory(COMPONENT)
def create(nlp: Language, name: str) -> Interposed:
    """Make the component for the pipeline's language; in languages whose tables name no days it changes nothing."""
    if nlp.lang not in supported():
        return Interposed(nlp, frozenset(), frozenset())
    opening = frozenset(table(nlp.lang, "parsing")["before_an_interposed_day"])
    words = table(nlp.lang, "times")["words"]
    named = frozenset((*words["weekday"], *words["month"])) if opening else frozenset()
    return Interposed(nlp, opening, named)
