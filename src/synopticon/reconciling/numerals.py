"""Numbers in words and figures: "twenty-four", "ciento cuarenta", "12,000"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from synopticon.languages import table

_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?")
_WHOLE = 100  # a scale from which what came before is multiplied and done with


@dataclass(frozen=True, slots=True)
class _Words:
    joins: frozenset[str]
    values: Mapping[str, float]
    scales: Mapping[str, float]
    ends: Mapping[str, float]


@cache
def _words(language: str) -> _Words:
    try:
        rows = table(language, "numerals")
    except LookupError:
        return _Words(frozenset(), {}, {}, {})
    return _Words(frozenset(rows["joins"]), rows["values"], rows["scales"], rows["ends"])


def leading(words: Sequence[str], language: str) -> tuple[float, int] | None:
    """Give the number that a run of words begins with, and how many words it takes; None where it begins with none."""
    best = None
    for length in range(1, min(len(words), 6) + 1):
        value = _value(tuple(word.casefold() for word in words[:length]), language)
        best = (value, length) if value is not None else best
    return best


@lru_cache(maxsize=65536)
def begins(word: str, language: str) -> bool:
    """Tell whether a number may begin with a word."""
    known = _words(language)
    parts = word.casefold().split("-")
    return word[:1].isdigit() or parts[0] in known.values or parts[0] in known.scales


def number(text: str, language: str) -> float | None:
    """Give the number that a text is, None where it is none or more than that."""
    return _value(tuple(re.split(r"[\s-]+", text.casefold().strip())), language)


@lru_cache(maxsize=65536)
def _value(words: tuple[str, ...], language: str) -> float | None:
    """Add and multiply: "two hundred and four thousand" is (2 · 100 + 4) · 1000."""
    known = _words(language)
    if not words or words[0] in known.joins or words[-1] in known.joins:
        return None
    if any(word in known.joins for word in words) and any(word[0].isdigit() for word in words):
        return None  # "80 and 90" are two
    if any(one[0].isdigit() and two[0].isdigit() for one, two in pairwise(words)):
        return None
    total = current = 0.0
    for word in (part for whole in words for part in (whole.split("-") if whole[:1].isalpha() else [whole])):
        if _FIGURE.fullmatch(word):
            current += _figure(word)
        elif word in known.values:
            current += known.values[word]
        elif current and word in known.ends:
            current += known.ends[word]
        elif word in known.scales and known.scales[word] <= _WHOLE:
            current = max(current, 1.0) * known.scales[word]
        elif word in known.scales:
            total, current = total + max(current, 1.0) * known.scales[word], 0.0
        elif word not in known.joins:
            return None
    return total + current


def _figure(text: str) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text)
    return float(re.sub(r"[.,]", "", text) if grouped else text.replace(",", "."))
