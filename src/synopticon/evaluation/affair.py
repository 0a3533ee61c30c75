"""An affair: a folder of articles in two languages, what a careful reader finds in them, and the record of them.

`gold.toml` holds `entity` with every form of the name, `event` and `register` entries with a phrase of each account
(`accounts`, by the number that begins the article's name), `copy` and `disagreement`. Intervals are half-open.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from synopticon.case import Case
from synopticon.records import Event, Reading, Record, Report

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something, the types that are right for it, and the forms of its name that are nobody else's."""

    name: str
    type: str | list[str]
    forms: list[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: phrases that tell it, PLOVER types and statuses that are right, and the widest interval that is."""

    key: str
    types: list[str]
    status: list[str]
    accounts: dict[str, list[str]]
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A register entry: phrases that are evidence of it, provisions of which one is right, kinds of answer that are
    right by who answers; may it be left out?"""

    key: str
    provisions: list[str]
    accounts: dict[str, list[str]]
    answers: dict[str, list[str]] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """Two articles of which one takes the other's text."""

    first: str
    second: str
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Differing:
    """Values that accounts differ on, each with its forms between bars ("6|six|seis"), and the kinds that are right."""

    values: list[str]
    kinds: list[str]
    event: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader finds in an affair. What is `optional` may be shown and need not."""

    entity: list[Name]
    event: list[Happening]
    copy: list[Copied] = field(default_factory=list)
    copy_optional: list[Copied] = field(default_factory=list)
    disagreement: list[Differing] = field(default_factory=list)
    disagreement_optional: list[Differing] = field(default_factory=list)
    register: list[Entered] = field(default_factory=list)
    watch: str = ""


@dataclass(frozen=True)
class Affair:
    """A record and what is to be found in it."""

    record: Record
    gold: Gold

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Give the readings by the number of their article."""
        return {Path(r.document.path).name.partition("-")[0]: r for r in self.record.readings}

    @cached_property
    def _event_of(self) -> dict[str, Event]:
        return {report: event for event in self.record.events for report in event.reports}

    def owners(self, reports: Iterable[Report]) -> list[Event]:
        """Give the events that reports are of."""
        return [self._event_of[report.id] for report in reports if report.id in self._event_of]

    def linked(self, reports: Iterable[Report]) -> set[str]:
        """Name the events that reports are of, and those that these are plans or parts of."""
        return {link for event in self.owners(reports) for link in (event.id, event.parent, event.plan_of) if link}

    def places(self, accounts: Mapping[str, Iterable[str]]) -> Iterator[Place]:
        """Find phrases: the article's number, and where in its clean text."""
        for number, phrases in accounts.items():
            for phrase in phrases:
                start = self.readings[number].document.text.find(phrase)
                if start >= 0:
                    yield number, start, start + len(phrase)

    def told(self, happening: Happening) -> dict[str, list[Report]]:
        """Give the reports that tell a happening, by article: of a right type, in a phrase or else in its sentence."""
        found: dict[str, list[Report]] = {}
        for number, start, end in self.places(happening.accounts):
            right = [r for r in self.readings[number].reports if r.type in happening.types]
            within = [r for r in right if start <= r.trigger_start < end]
            around = [r for r in right if r.start < end and start < r.end]
            found.setdefault(number, []).extend(within or around)
        return {number: reports for number, reports in found.items() if reports}


def build(path: Path) -> Affair:
    """Build the case of the folder of a `gold.toml`."""
    gold = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Gold)
    with tempfile.TemporaryDirectory() as place, Case(Path(place) / "case.db") as case:
        failed = [item.detail for item in case.add(path.parent).aside if item.reason == "fault"]
        if failed:
            raise ValueError(failed[0])
        return Affair(case.record(), gold)
