"""Lines that an outlet repeats across its articles: learned from the set, passed to `clean` as data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from synopticon.cleaning.lines import is_sentence, split
from synopticon.records import Document

_HEAD, _TAIL, _LONGEST = 4, 6, 300
# A line in three articles that share little else is furniture. A sentence may be background that is told again and
# again: it must stand in half of an outlet's articles, five at least.
_ARTICLES, _SENTENCES, _SHARE, _ALIKE = 3, 5, 0.5, 0.3
_ENOUGH = 12


def repeated_lines(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Learn, for each outlet, the lines near the ends of its articles that it repeats across them.

    `documents` must be cleaned without repeated lines, else those that were cut are not seen again. Copies and
    versions of one article count once. The order of the documents does not matter.
    """
    outlets: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for document in documents:
        if document.outlet:
            outlets[document.outlet][document.id] = [line.text for line in split(document.text)]
    found = {outlet: _of_outlet(outlets[outlet]) for outlet in sorted(outlets)}
    return {outlet: lines for outlet, lines in found.items() if lines}


def _of_outlet(articles: dict[str, list[str]]) -> frozenset[str]:
    places: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(articles):
        lines = articles[identity]
        for line in dict.fromkeys((*lines[:_HEAD], *lines[-_TAIL:])):
            if len(line) <= _LONGEST:
                places[line].append(identity)
    sets = {identity: frozenset(lines) for identity, lines in articles.items()}
    return frozenset(line for line, where in places.items() if _is_furniture(line, where, sets))


def _is_furniture(line: str, where: list[str], sets: dict[str, frozenset[str]]) -> bool:
    sentence = is_sentence(line) and len(line) > 60
    if len(where) < (_SENTENCES if sentence else _ARTICLES):
        return False
    if sentence and len(where) < _SHARE * len(sets):
        return False
    different: list[frozenset[str]] = []
    for identity in where[: 4 * _ENOUGH]:
        lines = sets[identity]
        if all(len(lines & other) <= _ALIKE * min(len(lines), len(other)) + 1 for other in different):
            different.append(lines)
    return len(different) >= (_SENTENCES if sentence else _ARTICLES)
