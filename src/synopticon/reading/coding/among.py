"""Who is named among many: "dozens of people, among them X", "cuarenta personas, entre ellas Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, has, lemmas, word

_FARTHEST = 14  # words between those who are many and the words that single somebody out
_LONGEST = 8  # words before the name behind those


def singled_out(many: Token, lexicon: Lexicon) -> list[Token]:
    """Give the word for whoever is named among several; none where another noun stands nearer."""
    if not _is_several(many, lexicon):
        return []
    for start, end in _openings(many, lexicon):
        nearest = next((t for t in reversed(many.doc[many.i : start]) if t.pos_ in ("NOUN", "PROPN", "NUM")), many)
        if nearest.i == many.i or many in nearest.ancestors:
            return _named(many, end)
    return []


def _is_several(token: Token, lexicon: Lexicon) -> bool:
    return has(token, "Number", "Plur") or token.pos_ == "NUM" or bool(set(lemmas(token)) & lexicon.collective)


def _openings(many: Token, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give where "including", "among them" stand in the sentence behind a word, and where they end."""
    phrases = [phrase.split() for phrase in lexicon.grammar["including"]]
    doc, last = many.doc, min(many.sent.end, many.i + _FARTHEST)
    for index in range(many.i + 1, last):
        for words in phrases:
            if [word(t) for t in doc[index : index + len(words)]] == words:
                yield index, index + len(words)


def _named(many: Token, index: int) -> list[Token]:
    """Give the head of the noun phrase that begins at `index`."""
    for token in many.doc[index : min(many.sent.end, index + _LONGEST)]:
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return []
        if token.pos_ in ("NOUN", "PROPN"):
            while base(token) in ("compound", "amod", "nmod", "flat") and token.head.i > token.i:
                token = token.head
            return [token]
    return []
