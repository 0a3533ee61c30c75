"""What a story's page is made of: its part of the record, its brief and its accounts; kept for the next look."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from synopticon import gazetteer
from synopticon.records import Event, Record
from synopticon.store.index import Index
from synopticon.store.index_read import Desk
from synopticon.store.index_read import desk as desk_of
from synopticon.views.brief import compose
from synopticon.views.brief.model import Chapter
from synopticon.views.synopsis import Column, columns, shared
from synopticon.web import words

_KEPT = 8
_LARGE = 60  # articles from which a story takes so long to compose that it is done ahead


@dataclass(frozen=True, slots=True)
class Told:
    """A story: its part of the record, its brief, its accounts by their numbers there, what several tell."""

    record: Record
    chapter: Chapter
    documents: dict[int, str]
    columns: tuple[Column, ...]
    shared: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What filters can be set to: values with the words for them."""

    languages: tuple[tuple[str, str], ...] = ()
    countries: tuple[tuple[str, str], ...] = ()
    types: tuple[tuple[str, str], ...] = ()


class Composer:
    """Composes stories; the last few of the present record are kept. Safe to use from several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Told] = OrderedDict()
        self._choices: tuple[str, Choices] = ("", Choices())
        self._lock = threading.Lock()

    def choices(self, desk: Desk, run: str) -> Choices:
        """Give what the filters of a run's record can be set to."""
        with self._lock:
            if self._choices[0] == run:
                return self._choices[1]
        made = Choices(
            tuple((code, words.language(code)) for code in desk.values(desk.t.items.c.language) if code),
            tuple(sorted(((c, _country(c)) for c in desk.values(desk.t.concerns.c.country)), key=lambda c: c[1])),
            tuple((t, t if t.isupper() else words.STANCE.get(t, t)) for t in desk.values(desk.t.items.c.type) if t),
        )
        with self._lock:
            self._choices = (run, made)
        return made

    def warm(self, index: Index, run: str) -> None:
        """Compose the largest stories of a run before anybody asks for them."""
        with desk_of(index) as desk:
            large = [story.id for story in desk.stories("size", 0, _KEPT).items if story.documents >= _LARGE]
            for story in reversed(large):
                self.story(desk, run, story)

    def story(self, desk: Desk, run: str, story: str) -> Told:
        """Compose a story of a run.

        Raises:
            Missing: there is no such story.
        """
        with self._lock:
            if (run, story) in self._kept:
                self._kept.move_to_end((run, story))
                return self._kept[run, story]
        told = _told(desk.part(story))
        with self._lock:
            self._kept[run, story] = told
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return told


def _country(code: str) -> str:
    try:
        return gazetteer.entry(f"country:{code}").name
    except KeyError:
        return code


def _told(record: Record) -> Told:
    chapter = compose(record).chapters[0]
    numbers = {account.number: account.document for account in chapter.accounts}
    accounts = columns(record)
    return Told(record, chapter, numbers, accounts, shared(record, accounts))
