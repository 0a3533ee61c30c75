"""Passages that two texts share word for word, found without comparing all pairs of articles.

Candidates by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003): of every run of `_WINDOW`
shingles the least hash is a fingerprint, so any passage of `_SHINGLE + _WINDOW - 1` words that two articles
share gives them one in common, wherever it stands. Shared passages are then found exactly.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from synopticon.reconciling.words import Token, weight

_SHINGLE = 5
_WINDOW = 6
_LEAST = 8  # words; a shorter run is a set phrase as often as a copy
_GAP = 3  # words that may be changed inside a passage that still counts as one
_QUOTED = re.compile(r"[“”«»\"„]")
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)([^\n“”«»\"]{20,}?)['’](?!\w)")  # as British outlets quote
_POST = re.compile(r"[^\n]+\(@\w+\)[^\n]*")  # a post from elsewhere, set in the text with its author's handle
_SIGNED = re.compile(r"(?m)^[^\n]{20,}\s[—–]\s?(?:[^\W\d_][\w.'’-]*\s?){1,4}$")  # what somebody wrote, with the name
_UNCLOSED = re.compile(r"(?m)^['‘](?=\w)[^\n“”«»\"]{20,}(?<!['’])$")  # the same, going on in the next paragraph
_OPENING = {"“": "”", "«": "»", '"': '"', "„": "“", "”": "”"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words first_start..first_end of one text and second_start..second_end of another, of which `same` agree."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int
    same: int


def fingerprints(words: Sequence[str]) -> frozenset[int]:
    """Give the winnowed fingerprints of a text."""
    hashes = [
        int.from_bytes(hashlib.blake2b(" ".join(words[i : i + _SHINGLE]).encode(), digest_size=8).digest(), "big")
        for i in range(max(0, len(words) - _SHINGLE + 1))
    ]
    return frozenset(min(hashes[i : i + _WINDOW]) for i in range(max(1, len(hashes) - _WINDOW + 1)) if hashes)


def shared(first: Sequence[Token], second: Sequence[Token]) -> list[Passage]:
    """Give the maximal passages that two texts share, in the order of the first; a word is in one passage at most."""
    one, two = [t.text for t in first], [t.text for t in second]
    where: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(two) - _SHINGLE + 1):
        where.setdefault(tuple(two[j : j + _SHINGLE]), []).append(j)
    found, i = [], 0
    while i <= len(one) - _SHINGLE:
        starts = where.get(tuple(one[i : i + _SHINGLE]), [])
        if not starts:
            i += 1
            continue
        length, j = max((_run(one, two, i, j), -j) for j in starts)
        found.append(Passage(i, i + length, -j, length - j, length))
        i += length
    return [p for p in _bridged(found) if p.same >= _LEAST]


def _run(one: Sequence[str], two: Sequence[str], i: int, j: int) -> int:
    n = 0
    while i + n < len(one) and j + n < len(two) and one[i + n] == two[j + n]:
        n += 1
    return n


def _bridged(found: list[Passage]) -> list[Passage]:
    """Join neighbouring passages that only a few changed words part."""
    joined: list[Passage] = []
    for p in found:
        last = joined[-1] if joined else None
        if last and 0 <= p.first_start - last.first_end <= _GAP and 0 <= p.second_start - last.second_end <= _GAP:
            joined[-1] = Passage(last.first_start, p.first_end, last.second_start, p.second_end, last.same + p.same)
        else:
            joined.append(p)
    return joined


def quotations(text: str) -> list[tuple[int, int]]:
    """Give the stretches between quotation marks, within one paragraph each; what a paragraph opens and leaves open
    reaches to its end, as a quotation does that goes on in the next."""
    found = [m.span(1) for m in _SINGLE.finditer(text)]
    found += [m.span() for pattern in (_POST, _SIGNED) for m in pattern.finditer(text)]
    for paragraph in re.finditer(r"[^\n]+", text):
        start, closing = -1, ""
        for mark in _QUOTED.finditer(text, paragraph.start(), paragraph.end()):
            if start < 0 and mark.group() in _OPENING:
                start, closing = mark.end(), _OPENING[mark.group()]
            elif start >= 0 and mark.group() in (closing, "”", '"'):
                found.append((start, mark.start()))
                start = -1
        if start >= 0 and text[paragraph.start() : start].strip() in _OPENING:
            found.append((start, paragraph.end()))
    found += [(m.start() + 1, m.end()) for m in _UNCLOSED.finditer(text)]
    return found


def inside(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a word lies in one of the stretches."""
    return any(start <= token.start and token.end <= end for start, end in spans)


def telling_weight(words: Sequence[Token], language: str) -> float:
    """Give how much a run of words tells."""
    return sum(weight(token.text, language) for token in words)
