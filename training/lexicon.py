"""Induce a small English–Spanish word lexicon from line-aligned text.

    python training/lexicon.py ENGLISH.gz SPANISH.gz src/synopticon/languages/lexicon_en_es.tsv.gz

The two files are gzipped, UTF-8, aligned line by line. What comes out is word pairs with one number each, never a
line of the text: the geometric mean of the two translation probabilities of IBM model 1 (Brown et al. 1993, "The
Mathematics of Statistical Machine Translation", §4), trained in both directions on content words only.
The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W\d_]{2,}")
TOO_COMMON = 0.05  # in a larger share of the lines than this: a function word, which aligns with anything
LEAST = 3  # a word seen less often gives no dependable pair
LONGEST = 40  # content words; longer lines are mostly misaligned
ROUNDS = 6
FLOOR = 0.05  # least probability that is written
KEPT = 4  # most translations of one word that are written
ROWS = 60_000  # most pairs that are written, best supported first: the file stays under 1 MB


@dataclass(frozen=True, slots=True)
class Side:
    """One language: its words in order of index, and each line as word indices."""

    words: list[str]
    lines: list[list[int]]


def tokenised(path: Path) -> Iterator[list[str]]:
    """Give the distinct folded words of each line, in the order they stand."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield list(dict.fromkeys(WORD.findall(line.casefold())))


def indexed(lines: list[list[str]]) -> Side:
    """Number the words that are neither too common nor too rare, and drop the others from the lines."""
    seen = Counter(word for line in lines for word in line)
    words = sorted(word for word, n in seen.items() if LEAST <= n <= TOO_COMMON * len(lines))
    number = {word: index for index, word in enumerate(words)}
    return Side(words, [[number[word] for word in line if word in number] for line in lines])


def cells(source: Side, target: Side) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give all word pairs of aligned lines: source word, target word, and which (line, target word) each is of."""
    left: list[NDArray[np.int64]] = []
    right: list[NDArray[np.int64]] = []
    groups: list[NDArray[np.int64]] = []
    group = 0
    for a, b in zip(source.lines, target.lines):
        if not a or not b or len(a) > LONGEST or len(b) > LONGEST:
            continue
        left.append(np.tile(np.array(a), len(b)))
        right.append(np.repeat(np.array(b), len(a)))
        groups.append(np.repeat(np.arange(group, group + len(b)), len(a)))
        group += len(b)
    return np.concatenate(left), np.concatenate(right), np.concatenate(groups)


def probabilities(source: Side, target: Side) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Run model 1: give each pair as one key (source · width + target), P(target | source), and its expected count."""
    left, right, groups = cells(source, target)
    width = len(target.words)
    keys, cell = np.unique(left * width + right, return_inverse=True)
    del left, right
    owner = keys // width
    table: NDArray[np.float64] = np.ones(len(keys))
    counts: NDArray[np.float64] = table
    for _ in range(ROUNDS):
        weight = table[cell]
        weight /= np.bincount(groups, weights=weight)[groups]
        counts = np.bincount(cell, weights=weight, minlength=len(keys)).astype(np.float64)
        table = counts / np.bincount(owner, weights=counts, minlength=len(source.words))[owner]
    return keys, table, counts


def pairs(english: Side, spanish: Side) -> list[tuple[str, str, float, float]]:
    """Give word pairs with the mean of both directions' probabilities and the support."""
    keys, forward, support = probabilities(english, spanish)
    back_keys, backward, _ = probabilities(spanish, english)
    e, s = keys // len(spanish.words), keys % len(spanish.words)
    order = np.searchsorted(back_keys, s * len(english.words) + e)
    mean = np.sqrt(forward * backward[order])
    kept = np.flatnonzero((mean >= FLOOR) & (support >= 1.5))
    return [(english.words[e[i]], spanish.words[s[i]], float(mean[i]), float(support[i])) for i in kept]


def chosen(found: list[tuple[str, str, float, float]]) -> list[tuple[str, str, float]]:
    """Keep the best translations of each word, then the best supported pairs, in alphabetical order."""
    rank: Counter[str] = Counter()
    best: list[tuple[str, str, float, float]] = []
    for row in sorted(found, key=lambda row: (-row[2], row[0], row[1])):
        if rank[row[0]] < KEPT and row[0] != row[1]:
            best.append(row)
            rank[row[0]] += 1
    best.sort(key=lambda row: (-row[2] * row[3], row[0], row[1]))
    return sorted((e, s, p) for e, s, p, _ in best[:ROWS])


def main(english_path: Path, spanish_path: Path, out: Path) -> None:
    """Read both files and write the lexicon: English, Spanish, probability in hundredths; tab-separated, gzipped."""
    lines = [(e, s) for e, s in zip(tokenised(english_path), tokenised(spanish_path), strict=True) if e and s]
    rows = chosen(pairs(indexed([e for e, _ in lines]), indexed([s for _, s in lines])))
    text = "".join(f"{e}\t{s}\t{round(p * 100)}\n" for e, s, p in rows)
    out.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{len(rows)} pairs, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
