"""A sentence parsed once more in other words, and the columns of its tree as a document keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

Tree = npt.NDArray[np.uint64]
HEAD, DEP, POS, MORPH, LEMMA = range(5)  # columns of a tree
_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "POS", "MORPH", "LEMMA"]
_PARSING = ("tok2vec", "morphologizer", "parser", "trainable_lemmatizer")


def reparsed(nlp: Language, doc: Doc, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    """Give words, each with or without a space behind it, parsed as one sentence of the document's language."""
    again = Doc(doc.vocab, list(words), list(spaces))
    for token in again:
        token.is_sent_start = token.i == 0
    for name, component in nlp.pipeline:
        if name in _PARSING:
            again = component(again)
    return again


def tree(doc: Doc) -> Tree:
    """Give the tree of a document, a row for each token."""
    return cast(Tree, doc.to_array(_ATTRIBUTES))


def plant(doc: Doc, rows: Tree) -> None:
    """Let a document have a tree, in place."""
    doc.from_array(_ATTRIBUTES, cast(Ints2d, rows))
