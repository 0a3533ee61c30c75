"""What screening reads and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from synopticon.records import Span

Kind = Literal["person", "organisation", "vessel", "other"]


class ListError(Exception):
    """A list cannot be read; the message is one line that names the file, the place in it and the way out."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: names (the first its own, then aliases), kind, countries (ISO 3166-1 alpha-3), dates of
    birth as given, identifiers (IMO numbers among them), the programmes it is listed under."""

    id: str
    source: str
    kind: Kind
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of the record and a listed one that may be the same; `score` from 0 to 1, `reasons` sentences that say
    what speaks for and against it, `caution` what a human has to look at. `mentions` is where the name stands."""

    entity: str
    name: str
    listed: Listed
    matched: str
    score: float
    reasons: tuple[str, ...]
    caution: str
    mentions: tuple[Span, ...]
