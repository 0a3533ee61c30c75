"""What a sentence says of a happening that no event reports: of which States, and when."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synopticon.records import UNKNOWN_TIME, Document, Event, Mention, Span, Statement, When
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.matching import countries_in, said_in

Days = tuple[datetime.date, datetime.date]
_DAY = datetime.timedelta(days=1)
_AFTER = 400  # characters after a sentence that names no ship, in which its ship may be named
_LONGEST = datetime.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Telling:
    """What sentences tell: the States that they name, those apart who only say it; when, if they name one time; when it
    was told; of which kinds the goods are; the ships named; and `parties`, the States that an event reports to have
    taken part."""

    countries: frozenset[str]
    when: When
    told: datetime.date | None
    kinds: frozenset[str] = frozenset()
    ships: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    def with_(self, other: Telling) -> Telling:
        """Give what both tell; the narrower time."""
        first, second = days(self.when), days(other.when)
        narrower = second and (not first or second[1] - second[0] < first[1] - first[0])
        return Telling(
            self.countries | other.countries,
            other.when if narrower else self.when,
            min(filter(None, (self.told, other.told)), default=None),
            self.kinds | other.kinds,
            self.ships | other.ships,
            self.parties | other.parties,
        )


def telling(index: Index, span: Span, kinds: Iterable[str] = (), ships: Container[str] = ()) -> Telling:
    """Read a sentence by its words; `kinds` are those of the goods in it, `ships` the entities that are ships."""
    said = said_in(index, span)
    told = day(index.published(span.document).earliest)
    named = frozenset(key for key in index.mentioned(span) if key in ships)
    after = Span(span.document, span.start, span.end + _AFTER)
    named = named or frozenset(key for key in index.mentioned(after) if key in ships)
    return Telling(countries_in(index, span, said), _time(index, span, said), told, frozenset(kinds), named)


def ships_in(index: Index, documents: Iterable[str]) -> frozenset[str]:
    """Give the entities that articles call a ship: "the tanker Chon Ma"."""
    found: set[str] = set()
    for document in dict.fromkeys(documents):
        mentions = index.readings[document].mentions
        found.update(m.entity for m in mentions if m.entity and _is_ship(index, index.document(document), m))
    return frozenset(found)


def _is_ship(index: Index, document: Document, mention: Mention) -> bool:
    entity = index.entities.get(mention.entity or "")
    if mention.form != "name" or entity is None or entity.link or entity.country:
        return False
    before = re.split(r"[.;:!?\n,]", document.text[max(0, mention.start - 48) : mention.start])[-1]
    last = re.findall(r"[\w/]+", words.fold(before))[-3:]
    ships, apart = (_lines(name).get(document.language, ()) for name in ("ships", "apart"))
    if not last or last[-1] in apart:
        return False
    return any(" ".join(last[i:j]) in _folded(ships) for j in (len(last), len(last) - 1) for i in range(j))


@cache
def _folded(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(words.fold, lines))


@cache
def _lines(name: str) -> dict[str, tuple[str, ...]]:
    loaded = tomllib.loads(files(__package__).joinpath("telling.toml").read_text(encoding="utf-8"))
    return {language: tuple(lines) for language, lines in loaded[name].items()}


def _is_bound(document: Document, start: int) -> bool:
    """Tell whether a time only bounds another: "before 22 December", "since May"."""
    before = document.text[max(0, start - 24) : start].casefold().rstrip()
    return any(before.endswith(f" {word}") for word in _lines("bounds").get(document.language, ()))


def _time(index: Index, span: Span, said: list[Statement]) -> When:
    """Give the one time that a sentence names, up to a year long; of a statement only what stands in its content.

    A clock's time alone is left out: which day it is of stands elsewhere.
    """
    found: dict[Days, When] = {}
    for time in index.readings[span.document].times:
        if not span.start <= time.start < span.end or time.granularity in ("hour", "minute", "second"):
            continue
        if any(not (s.content_start <= time.start < s.content_end) for s in said[:1]):
            continue
        if _is_bound(index.document(span.document), time.start):
            continue
        limits = days(time.when)
        if limits and limits[1] - limits[0] <= _LONGEST:
            found.setdefault(limits, time.when)
    return next(iter(found.values())) if len(found) == 1 else UNKNOWN_TIME


def of_event(event: Event) -> Days | None:
    """Give the first and the last day that an event can have."""
    return days(event.when)


def days(when: When) -> Days | None:
    """Give the first day of a time and the first after it; None where it is open or not known."""
    first, last = day(when.earliest), day(when.latest)
    if first is None or last is None:
        return None
    within = "T" in (when.latest or "") and not (when.latest or "").endswith("T00:00")
    return first, last + _DAY if within or last == first else last


def day(moment: str | None) -> datetime.date | None:
    """Give the day of an ISO moment."""
    try:
        return datetime.date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def overlap(one: Days, other: Days) -> bool:
    """Tell whether two times have a day in common."""
    return one[0] < other[1] and other[0] < one[1]
