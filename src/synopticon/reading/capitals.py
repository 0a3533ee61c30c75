"""Text in capitals, parsed once more in small letters: taggers take the verbs of "ITALIA PROTESTA POR …" for names.

Words that the language's dictionary has, with or without an accent that capitals often lack, are made small; others
keep a capital, or all of them where they are short enough to be an abbreviation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import simplemma
from spacy.language import Language
from spacy.tokens import Doc, Span

from synopticon.languages import supported, table
from synopticon.reading.reparsing import plant, reparsed, tree

COMPONENT = "synopticon_capitals"
_FEWEST, _ABBREVIATION = 3, 3
_ACUTE = "\u0301"


class Capitals:
    """Gives sentences in capitals the trees that they would have in small letters."""

    def __init__(self, nlp: Language, active: bool) -> None:
        self._nlp = nlp
        self._active = active

    def __call__(self, doc: Doc) -> Doc:
        """Change the trees of such sentences, in place."""
        if not self._active or not doc.has_annotation("DEP"):
            return doc
        for start, end in list(_shouted(doc)):
            self._replace(doc, doc[start:end])
        return doc

    def _replace(self, doc: Doc, sentence: Span) -> None:
        words = [_small(token.text, doc.lang_, token.i == sentence.start) for token in sentence]
        again = reparsed(self._nlp, doc, words, [bool(token.whitespace_) for token in sentence])
        rows = tree(doc)
        rows[sentence.start : sentence.end] = tree(again)
        plant(doc, rows)


def _shouted(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the bounds of the sentences that are all in capitals."""
    for sentence in doc.sents:
        words = [token for token in sentence if token.is_alpha]
        if len(words) >= _FEWEST and all(token.is_upper for token in words):
            yield sentence.start, sentence.end


def _small(word: str, language: str, opens: bool) -> str:
    """Give a word as running text has it."""
    if not word.isupper():
        return word
    known = _known(word.lower(), language)
    if known:
        return known.capitalize() if opens else known
    return word if len(word) <= _ABBREVIATION else word.capitalize()


@lru_cache(maxsize=10_000)
def _known(word: str, language: str) -> str:
    """Give a word of the dictionary as it is spelt there, "" for others."""
    accented = [unicodedata.normalize("NFC", word[: i + 1] + _ACUTE + word[i + 1 :]) for i in range(len(word))]
    return next((w for w in (word, *accented) if simplemma.is_known(w, language)), "")


@Language.factory(COMPONENT)
def create(nlp: Language, name: str) -> Capitals:
    """Make the component for the pipeline's language; where its table does not ask for it, it changes nothing."""
    return Capitals(nlp, nlp.lang in supported() and table(nlp.lang, "parsing")["small_letters"])
