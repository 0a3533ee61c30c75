"""The names of a text by where they stand, and the country each belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synopticon import gazetteer
from synopticon.reading.naming.unknown import Found


@dataclass(frozen=True, slots=True)
class Around:
    """The names of a text by their first and by their last token."""

    names: Sequence[Found]
    first: Mapping[int, int]
    last: Mapping[int, int]


def around(names: Sequence[Found]) -> Around:
    """Index names by where they begin and end."""
    return Around(names, {n.first: i for i, n in enumerate(names)}, {n.last: i for i, n in enumerate(names)})


def country_of(name: Found) -> str | None:
    """Give the country (alpha-3) that a name belongs to as far as the gazetteer knows, without choosing."""
    codes = {gazetteer.entry(link).country for link in name.links}
    return next(iter(codes)) if len(codes) == 1 else gazetteer.entry(name.links[0]).country if name.links else None
