"""What else two sentences say: the telling words that both have, each counted by how much it tells in its article.

A word that stands in one sentence of an article tells which of its happenings is meant; one that is in every other
sentence ("island", in an affair about one) tells nothing but the affair. Nothing but the article itself says which is
which, so that what two sentences have in common does not depend on which other articles are loaded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from synopticon.reconciling.words import senses, telling
from synopticon.records import Document, Reading

Context = Mapping[str, tuple[float, str]]  # what a word may mean: what it counts, and the word


class _Word(NamedTuple):
    """A telling word, where it begins, what it may mean and its general weight."""

    text: str
    start: int
    meant: frozenset[str]
    weight: float


def contexts(reading: Reading) -> Iterator[Context]:
    """Give the telling words of the sentence of each report, in the order of the reports: without those for what is
    told, who takes part and where, which are compared as such.

    What a word counts is the square root of its general weight (`words.weight`) over the sentences of the article that
    have it: of a word that both of two sentences have, the product is the mean of the two.
    """
    document = reading.document
    said = {
        at: tuple(_words(document, *at)) for at in {*reading.sentences, *((r.start, r.end) for r in reading.reports)}
    }
    spread = Counter(key for at in reading.sentences for key in {key for word in said[at] for key in word.meant})
    for report in reading.reports:
        told = [(p.start, p.end) for p in (*report.actors, *report.recipients, report.place) if p and p.entity]
        told.append((report.trigger_start, report.trigger_end))
        rest = (w for w in said[report.start, report.end] if not any(a <= w.start < b for a, b in told))
        yield {key: counts for word in rest for key, counts in _weighed(word, spread)}


def common(one: Context, two: Context) -> dict[str, float]:
    """Give the words of the first context that the other has too, with what each counts in both."""
    found: dict[str, float] = {}
    for meant in one.keys() & two.keys():
        weight, word = one[meant]
        found[word] = max(found.get(word, 0.0), weight * two[meant][0])
    return found


def _words(document: Document, start: int, end: int) -> Iterator[_Word]:
    """Give the telling words between two offsets of an article."""
    for token, weight in telling(document.text, document.language, start, end):
        yield _Word(token.text, token.start, senses(token.text, document.language), weight)


def _weighed(word: _Word, spread: Mapping[str, int]) -> Iterator[tuple[str, tuple[float, str]]]:
    counts = math.sqrt(word.weight / min(spread[key] or 1 for key in word.meant)), word.text
    yield from ((key, counts) for key in word.meant)
