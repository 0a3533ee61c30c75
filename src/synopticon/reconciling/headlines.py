"""What a story is called: its chief event where enough of its articles tell it, else the headline nearest to all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from synopticon.reconciling.words import pivot, telling
from synopticon.records import Event, Reading

_SHARE = 1 / 3  # of a story's articles that tell an event after which it is called, and two at the least
_TOLD = "en"  # the language that titles are made in

Weighed = tuple[Mapping[str, float], float]
"""What each word of an article tells, names as entries of the gazetteer, and the norm of these weights."""


def title(chief: Event | None, readings: Sequence[Reading], words: Mapping[str, Weighed]) -> str:
    """Give the title of a story; `words` are those of its articles by document id."""
    told = len(chief.documents) if chief is not None else 0
    if chief is not None and len(readings) > 1 and told >= max(2, _SHARE * len(readings)):
        return chief.title
    titled = [reading for reading in readings if reading.document.title]
    if not titled:
        return chief.title if chief is not None else ""
    return min(titled, key=lambda r: (*_rank(r, words), r.document.title)).document.title


def _rank(reading: Reading, words: Mapping[str, Weighed]) -> tuple[bool, float]:
    """Rank headlines: those in the language that titles are made in first; then by how much the words of a headline
    tell in the other articles."""
    keys = _keys(reading)
    others = (told for document, told in words.items() if document != reading.document.id)
    shared = math.fsum(tells.get(key, 0.0) / norm for tells, norm in others for key in keys)
    return reading.document.language != _TOLD, -round(shared / math.sqrt(len(keys) or 1), 9)


def _keys(reading: Reading) -> set[str]:
    """Give the words of a headline as one key each across languages, and its names as entries of the gazetteer."""
    document = reading.document
    start, end = document.title_start, document.title_end
    links = {entity.id: entity.link for entity in reading.entities}
    named = [m for m in reading.mentions if start <= m.start < end and links.get(m.entity or "")]
    free = (
        pivot(token.text, document.language)
        for token, _ in telling(document.title, document.language)
        if not any(m.start <= start + token.start < m.end for m in named)
    )
    return {links[m.entity or ""] for m in named}.union(free)
