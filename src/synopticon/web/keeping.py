"""What the pages show: the query tables of the case's latest record, made again behind them when something changed."""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from synopticon.case import Case, NoSuchRun, Progress
from synopticon.records import Change
from synopticon.store import Store, StoreError
from synopticon.store.index import Index
from synopticon.store.index_read import Desk, desk
from synopticon.web.composing import Composer

LARGE = 400  # articles from which a rebuilding is not waited for
_KEPT = 32  # answers to "what changed since" that are kept


@dataclass(frozen=True, slots=True)
class Making:
    """How far the record behind the pages is: `busy` while it is made again, `fault` why the last time failed."""

    busy: bool = False
    fault: str = ""


class Keeper:
    """One case behind the pages. Safe to use from several threads.

    A case that cannot be written is shown from tables in a temporary folder, and cannot be judged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.composer = Composer()
        self.case = Case(path, must_exist=True)
        self.read_only = self.case.store.read_only
        self._folder = tempfile.TemporaryDirectory() if self.read_only else None
        beside = Store(Path(self._folder.name) / "desk.db") if self._folder else None
        self.index = Index(beside or self.case.store)
        self._beside = beside
        self._working = threading.Lock()
        self._asked = threading.Event()
        self._state = threading.Lock()
        self._making = Making()
        self._comparing: set[tuple[str, str]] = set()
        self._warming: threading.Thread | None = None
        self._changes: OrderedDict[tuple[str, str], tuple[Change, ...]] = OrderedDict()

    def close(self) -> None:
        """Close the files, when what is being made is done."""
        with self._working:
            if self._warming:
                self._warming.join()
            self.case.close()
            if self._beside:
                self._beside.close()
            if self._folder:
                self._folder.cleanup()

    # ------------------------------------------------------------ looking

    @contextmanager
    def look(self) -> Iterator[Desk]:
        """Open the current record for one look."""
        with desk(self.index) as opened:
            yield opened

    @property
    def making(self) -> Making:
        """Tell whether the record is being made again."""
        return self._making

    @property
    def run(self) -> str:
        """Give the id of the run that the pages show; "" before there is one."""
        return self.index.key() or ""

    def stale(self) -> bool:
        """Tell whether there is a later run than the one that the pages show: another program may have made one."""
        runs = self.case.runs()
        return bool(runs) and runs[-1].id != self.index.key()

    # ------------------------------------------------------------ making

    def start(self, progress: Progress | None = None) -> None:
        """Have something to show: at once where a large case has its tables; they are looked after behind them."""
        if self.run and not self.stale() and not self._small():
            self.refresh()
        else:
            self.prepare(progress)

    def prepare(self, progress: Progress | None = None) -> None:
        """Bring the pages up to date with the case, and wait for it."""
        with self._working:
            self._asked.clear()
            record = self.case.record(progress=progress)
            runs = self.case.runs()
            key = runs[-1].id if runs else "unkept"
            if self.index.key() != key:
                self.index.write(key, record, runs[-1].made if runs else "")
        if self._warming:
            self._warming.join()
        self._warming = threading.Thread(target=self._warm, args=(key,), name="synopticon-warm", daemon=True)
        self._warming.start()

    def _warm(self, run: str) -> None:
        with suppress(StoreError, LookupError):
            self.composer.warm(self.index, run)

    def refresh(self) -> None:
        """Bring the pages up to date: at once where the case is small, behind them where it is large."""
        self._asked.set()
        if self._small():
            self._make()
            return
        self._making = Making(busy=True)
        threading.Thread(target=self._make, name="synopticon-desk", daemon=True).start()

    def _small(self) -> bool:
        runs = self.case.runs()
        return not runs or runs[-1].articles < LARGE

    def _make(self) -> None:
        """Make what was asked for; who asks while it is made is served by the next turn of the one who waits."""
        while self._asked.is_set():
            try:
                self._making = Making(busy=True)
                self.prepare()
                self._making = Making()
            except Exception as error:  # nobody waits for this thread: the pages must say what went wrong
                self._asked.clear()
                said = str(error) if isinstance(error, StoreError) else f"a fault, {type(error).__name__}: {error}"
                self._making = Making(fault=said)

    # ------------------------------------------------------------ what changed

    def changes(self, since: str) -> tuple[Change, ...] | None:
        """Give what changed from a run to the latest one; what was found once is kept.

        None: the case is large and it is being worked out behind the pages.
        """
        key = (since, self.run)
        with self._state:
            if key in self._changes:
                self._changes.move_to_end(key)
                return self._changes[key]
            begun = key in self._comparing
            self._comparing.add(key)
        if self._small():
            return self._compare(key)
        if not begun:
            threading.Thread(target=self._compare, args=(key,), name="synopticon-changes", daemon=True).start()
        return None

    def _compare(self, key: tuple[str, str]) -> tuple[Change, ...]:
        """Compare two runs; what cannot be compared did not change."""
        found: tuple[Change, ...] = ()
        with suppress(StoreError, NoSuchRun):
            found = self.case.changes(key[0])
        with self._state:
            self._comparing.discard(key)
            self._changes[key] = found
            while len(self._changes) > _KEPT:
                self._changes.popitem(last=False)
        return found
