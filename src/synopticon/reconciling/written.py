"""Numbers and amounts as they are written in running text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from synopticon.reconciling.counts import WORD, ones, parted, vague
from synopticon.reconciling.figuring import Rules
from synopticon.reconciling.lengths import lengths
from synopticon.reconciling.measures import amounts
from synopticon.reconciling.numerals import begins, leading, number
from synopticon.reconciling.things import thing
from synopticon.records import Document

PERCENT = "in percent"

Placed = tuple[tuple[int, int], tuple[float, float]]


def numbers(text: str, start: int, end: int, language: str, rules: Rules) -> Iterator[Placed]:
    """Give the numbers in words or figures between two offsets, and words for one of no certain value ("dozens"), each
    with its range."""
    words = list(WORD.finditer(text, start, end))
    said = [w.group() for w in words]
    i = 0
    while i < len(words):
        read = vague(said[i : i + 3], language) or _exact(said[i : i + 6], language)
        if read is None:
            i += 1
            continue
        low, high, length = read
        share, before = parted(said[:i], language)
        low, high = low * share, high * share
        until = _exact(said[i + length + 1 : i + length + 4], language)
        ranging = (said[i - 1].casefold() if i else "", "".join(said[i + length : i + length + 1])) in rules.between
        if until and ranging and until[0] > low:
            high, length = until[0], length + 1 + until[2]
        first = i - before
        if first and (before or low < high) and said[first - 1].casefold() in ones(language):
            first -= 1  # "a quarter of a million", "una veintena"
        yield (words[first].start(), words[i + length - 1].end()), (low, high)
        i += length


def in_figures(document: Document, start: int = 0, end: int | None = None) -> set[float]:
    """Give the numbers that are written in figures in a text, or between two offsets of it."""
    words = (w.group() for w in WORD.finditer(document.text, start, len(document.text) if end is None else end))
    return {found for word in words if word[0].isdigit() and (found := number(word, document.language)) is not None}


def of_people(document: Document) -> set[float]:
    """Give the numbers in figures that count people, called no more than that: "the crew, 23 people in all"."""
    words = [w.group() for w in WORD.finditer(document.text)]
    found = set()
    for count, noun in pairwise(words):
        value = number(count, document.language) if count[0].isdigit() else None
        read = thing(noun, document.language) if value is not None else None
        if value is not None and read is not None and read.anybody:
            found.add(value)
    return found


def _exact(words: list[str], language: str) -> tuple[float, float, int] | None:
    """Give the number that some words begin with as a range, and how many they are."""
    read = leading(words, language) if words and begins(words[0], language) else None
    return (read[0], read[0], read[1]) if read else None


def measured(text: str, start: int, end: int, language: str, rules: Rules) -> Iterator[tuple[*Placed, frozenset[str]]]:
    """Give amounts of a measure, stretches of time, and shares in words ("eight in ten")."""
    for amount in amounts(text, start, end, language):
        yield (amount.start, amount.end), (amount.value, amount.value), frozenset({f"in {amount.measure}"})
    yield from lengths(text, start, end, language)
    for match in rules.share.finditer(text, start, end):
        part, whole = number(match["part"], language), number(match["whole"].split()[-1], language)
        if part is not None and whole:
            share = 100 * part / whole
            yield match.span(), (share, share), frozenset({PERCENT})
