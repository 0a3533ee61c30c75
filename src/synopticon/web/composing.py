"""What a story's page is made of: its part of the record, its brief and its accounts; kept for the next look."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from synopticon.records import Event, Record
from synopticon.store.index_read import Desk
from synopticon.views.brief import compose
from synopticon.views.brief.model import Chapter
from synopticon.views.synopsis import Column, columns, shared

_KEPT = 8


@dataclass(frozen=True, slots=True)
class Told:
    """A story: its part of the record, its brief, its accounts by their numbers there, what several tell."""

    record: Record
    chapter: Chapter
    documents: dict[int, str]
    columns: tuple[Column, ...]
    shared: tuple[Event, ...]


class Composer:
    """Composes stories; the last few of the present record are kept. Safe to use from several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Told] = OrderedDict()
        self._lock = threading.Lock()

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


def _told(record: Record) -> Told:
    chapter = compose(record).chapters[0]
    numbers = {account.number: account.document for account in chapter.accounts}
    accounts = columns(record)
    return Told(record, chapter, numbers, accounts, shared(record, accounts))
