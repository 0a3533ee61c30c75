"""What the query tables give back: a line of each kind, as lists show them."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Table

from synopticon.records import Status, When

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An article, without its text."""

    id: str
    article: str
    path: str
    uri: str
    outlet: str
    language: str
    title: str
    basis: str
    earliest: str | None
    latest: str | None
    story: str | None
    version: int
    words: int

    @property
    def name(self) -> str:
        """Give its outlet, or the name of its file."""
        return self.outlet or self.path


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity, with how often and in how many articles it is mentioned."""

    id: str
    name: str
    type: str
    country: str | None
    link: str | None
    count: int
    documents: int


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement, without the chain it came through; `told` is when its article appeared."""

    id: str
    document: str
    stance: str
    kind: str
    speaker_text: str
    content: str
    speaker: str | None
    story: str | None
    told: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event, with counts; `sort` is the date by which it stands in time."""

    id: str
    type: str
    mode: str
    happening: str
    title: str
    status: Status
    sort: str
    story: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    parent: str | None
    plan_of: str | None
    documents: int
    outlets: int
    origins: int
    disagreements: int
    independent: int | None

    @property
    def dated(self) -> bool:
        """Tell whether it has a time of its own."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story, with counts; `days` pairs each day with the articles that appeared on it."""

    id: str
    title: str
    sort: str
    languages: str
    points: str
    earliest: str | None
    latest: str | None
    documents: int
    events: int
    outlets: int
    origins: int
    disagreements: int

    @property
    def days(self) -> list[tuple[str, int]]:
        """Give the days and how many articles appeared on each."""
        return [(day, count) for day, count in json.loads(self.points)]


@dataclass(frozen=True, slots=True)
class RelationLine:
    """Who acted toward whom, in which event."""

    source: str
    target: str
    event: str
    quad: str
    type: str
    status: str
    date: str
    story: str | None


@dataclass(frozen=True, slots=True)
class UndecidedLine:
    """What was left undecided, and where."""

    position: int
    document: str
    what: str
    reason: str
    words: str
    story: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """On what the accounts of an event differ, and how."""

    id: str
    event: str
    attribute: str
    kind: str
    explanation: str
    story: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Outlets that share words, and how many pairs of their articles do."""

    source: str
    target: str
    kind: str
    decided: str
    count: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `title` and `snippet` have the words that were looked for between U+0002 and U+0003."""

    kind: str
    ref: str
    document: str
    outlet: str
    language: str
    type: str
    status: str
    story: str | None
    earliest: str | None
    latest: str | None
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of a list: what is shown, how many there are before it and in all."""

    items: tuple[Item, ...]
    offset: int
    limit: int
    total: int

    @property
    def number(self) -> int:
        """Give the number of this page, from 1."""
        return self.offset // self.limit + 1

    @property
    def pages(self) -> int:
        """Give how many pages there are; one where there is nothing."""
        return max(1, -(-self.total // self.limit))


def interval(line: DocumentLine | EventLine | StoryLine | Hit) -> When:
    """Give the time of a line as far as lists need it."""
    return When(line.earliest, line.latest)


@cache
def names(kind: type) -> tuple[str, ...]:
    """Give the columns that a kind of line is made of."""
    return tuple(field.name for field in fields(kind))


def columns(kind: type, table: Table) -> list[Any]:
    """Give the columns to select for a kind of line."""
    return [table.c[name] for name in names(kind)]
