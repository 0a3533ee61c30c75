"""Word vectors from plain text: what stands one and two words to the left and to the right of a word.

Counts of neighbours by position (Levy & Goldberg 2014: positive pointwise mutual information, shifted; context
distribution smoothed by 0.75), reduced by a truncated singular value decomposition. Such vectors tell parts of speech
and kinds of names apart. No random start, no thread decides anything: the same text gives the same vectors.
"""

from __future__ import annotations

import gzip
import html
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags  # type: ignore[import-untyped]
from scipy.sparse.linalg import svds  # type: ignore[import-untyped]
from spacy.vectors import Vectors  # type: ignore[import-not-found]

WORDS, CONTEXTS, WIDTH = 28_000, 6_000, 96
OFFSETS = (-2, -1, 1, 2)


def make(language: str, paths: list[Path], out: Path) -> None:
    """Learn vectors from gzipped files of tokenised lines and save them as an empty pipeline in `out`."""
    lines = [line for path in paths for line in _lines(path)]
    counts = Counter(word for line in lines for word in line)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))[:WORDS]
    table = reduced(neighbours(lines, {word: i for i, word in enumerate(ranked)}))
    nlp = spacy.blank(language)
    nlp.vocab.vectors = Vectors(
        data=table, keys=[nlp.vocab.strings.add(word) for word in ranked], name=f"{language}_neighbours", attr="LOWER"
    )
    nlp.to_disk(out)


def neighbours(lines: list[list[str]], rows: dict[str, int]) -> csr_matrix:
    """Count, for each word, each frequent word at each distance."""
    outside = len(rows)
    ids = np.array([i for line in lines for i in [*(rows.get(w, outside) for w in line), outside, outside]])
    total = csr_matrix((outside, CONTEXTS * len(OFFSETS)), dtype=np.float32)
    for n, offset in enumerate(OFFSETS):
        here, there = (ids[-offset:], ids[:offset]) if offset < 0 else (ids[:-offset], ids[offset:])
        kept = (here < outside) & (there < CONTEXTS)
        cells = (np.ones(int(kept.sum()), dtype=np.float32), (here[kept], there[kept] + n * CONTEXTS))
        total = total + csr_matrix(cells, shape=total.shape)
    return total


def reduced(counts: csr_matrix) -> NDArray[np.float32]:
    """Weigh the counts and reduce them to WIDTH columns of unit length a word."""
    words = np.asarray(counts.sum(axis=1)).ravel()
    contexts = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    ratio = diags(contexts.sum() / np.maximum(words, 1.0)) @ counts @ diags(1.0 / np.maximum(contexts, 1.0))
    ratio.data = np.maximum(np.log(ratio.data), 0.0)
    ratio.eliminate_zeros()
    left, strength, _ = svds(ratio.astype(np.float64), k=WIDTH, v0=np.ones(min(ratio.shape)))
    table = left * np.sqrt(strength)
    table *= np.sign(table.sum(axis=0))
    unit: NDArray[np.float32] = (table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )
    return unit


def _lines(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for line in source:
            if line.strip():
                yield html.unescape(line).lower().split()
