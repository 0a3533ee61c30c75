"""From files to readings: what is received, cleaned and read, each once, and what is kept of it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from synopticon import __version__
from synopticon.languages import supported
from synopticon.records import Document, Reading, SetAside
from synopticon.store import State, Store

Progress = Callable[[str, int, int], None]
"""Called with the stage ("receiving", "cleaning", "reading", "reconciling"), items done and in all (0: not known)."""


class Making:
    """The articles of a case, as far as they are not yet a record.

    Raises:
        StoreError: the file cannot be opened, or is no case.
    """

    def __init__(self, path: Path, *, must_exist: bool = False, remember: bool = False) -> None:
        self.store = Store(path, must_exist=must_exist)
        self._remember = remember
        self._held: dict[str, Reading] = {}
        self._looked: tuple[object, State, list[Reading]] | None = None

    def _receive(
        self, paths: Sequence[Path], published: str, metadata: Path | None, report: Progress
    ) -> tuple[int, int]:
        from synopticon import sources
        from synopticon.sources.names import printable

        received = new = 0
        received_at = now()
        for path in paths:
            root = printable(str(path.resolve() if path.is_dir() else path.parent.resolve()))
            for item in sources.collect([path], published=published, metadata=metadata, received=received_at):
                source = f"{root}/{item.location}"
                if isinstance(item, SetAside):
                    self.store.put_aside(item, source)
                    continue
                received += 1
                new += self.store.receive(item, source)
                report("receiving", received, 0)
        return received, new

    def _clean(self, report: Progress) -> dict[str, Document | SetAside]:
        from synopticon import cleaning

        raws = self.store.current()
        held = self.store.all_cleaned(_CLEANER)
        results: dict[str, Document | SetAside] = {}
        for count, (raw_id, locations) in enumerate(raws.items(), 1):
            kept = held.get(raw_id)
            if kept is None:
                kept = cleaning.clean(self.store.raw(raw_id))
                self.store.keep_cleaned(raw_id, _CLEANER, kept)
            if isinstance(kept, Document):
                results[raw_id] = dataclasses.replace(kept, path=locations[0])
            else:
                results[raw_id] = dataclasses.replace(kept, location=locations[0])
            report("cleaning", count, len(raws))
        return self._without_repeated(results)

    def _without_repeated(self, results: dict[str, Document | SetAside]) -> dict[str, Document | SetAside]:
        """Cut the lines that an outlet repeats across its articles: the one thing learned from the set."""
        from synopticon import cleaning

        documents = {raw_id: d for raw_id, d in results.items() if isinstance(d, Document)}
        repeated = cleaning.repeated_lines(documents.values())
        of: dict[frozenset[str], dict[str, Document]] = {}
        for raw_id, document in documents.items():
            lines = repeated.get(document.outlet, frozenset())
            if lines and not lines.isdisjoint(document.text.split("\n")):
                of.setdefault(lines, {})[raw_id] = document
        for lines, found in of.items():
            for raw_id, again in self._cleaned_of(found, lines):
                path = found[raw_id].path
                results[raw_id] = (
                    dataclasses.replace(again, path=path)
                    if isinstance(again, Document)
                    else dataclasses.replace(again, location=path)
                )
        return results

    def _cleaned_of(
        self, raw_ids: Iterable[str], repeated: frozenset[str]
    ) -> Iterator[tuple[str, Document | SetAside]]:
        """Clean articles of lines that their outlet repeats; what is kept of them is known by these lines."""
        from synopticon import cleaning

        maker = f"{_CLEANER} {digest(*sorted(repeated))}"
        held = dict(self.store.some_cleaned(raw_ids, maker))
        for raw_id in raw_ids:
            kept = held.get(raw_id)
            if kept is None:
                kept = cleaning.clean(self.store.raw(raw_id), repeated=repeated)
                self.store.keep_cleaned(raw_id, maker, kept)
            yield raw_id, kept

    def _read(
        self, documents: dict[str, Document | SetAside], report: Progress, *, again: bool = False
    ) -> tuple[list[Reading], int]:
        """Read what has not been read; `again`: also what a fault prevented before."""
        todo = {reading_key(document): document for document in _one_each(documents.values())}
        held: dict[str, Reading | str] = {key: self._held[key] for key in todo if key in self._held}
        held.update(self.store.readings(key for key in todo if key not in held))
        readings: dict[str, Reading] = {}
        fresh = 0
        for count, (key, document) in enumerate(todo.items(), 1):
            kept = held.get(key)
            if kept is None or (again and isinstance(kept, str)):
                kept = read_document(document)
                self.store.keep_reading(key, kept)
                fresh += isinstance(kept, Reading)
            if isinstance(kept, Reading):
                readings[key] = kept
            report("reading", count, len(todo))
        self._held = dict(readings) if self._remember else {}
        return list(readings.values()), fresh

    def _look(self, report: Progress, *, again: bool = False) -> tuple[State, list[Reading], int]:
        """Clean and read what was not; keep what there is, so that the next look need not open every article. What
        articles were just added (`again`) are not opened anew for the record that is asked for next."""
        looked, self._looked = self._looked, None
        if looked and not again and looked[0] == self._received():
            return looked[1], looked[2], 0
        documents = self._clean(report)
        readings, fresh = self._read(documents, report, again=again)
        state = State(len(readings), tuple(self._unread(documents)))
        self.store.keep_state(self._state(), state)
        if again:
            self._looked = self._received(), state, readings
        return state, readings, fresh

    def _received(self) -> object:
        """Give what a look sees: another process may have added to it."""
        return self.store.current(), self.store.faults()

    def _state(self) -> str:
        """Give the key of what the case holds now and how it is made into a record; no article is opened for it."""
        current = (f"{raw} {locations[0]}" for raw, locations in self.store.current().items())
        judged = (j.id for j in self.store.judgements() if j.withdrawn is None)
        readers = (_reader(language) for language in supported())
        return digest(_CLEANER, *readers, *current, "", *judged, "", *self.store.faults())

    def _unread(self, documents: dict[str, Document | SetAside]) -> list[SetAside]:
        faults = set(self.store.faults())
        listed = [result for result in documents.values() if isinstance(result, SetAside)]
        for result in documents.values() if faults else ():
            if isinstance(result, Document) and (key := reading_key(result)) in faults:
                listed.append(SetAside(result.path, "fault", str(self.store.reading(key))))
        return listed

    def _listed(self, unread: Iterable[SetAside]) -> tuple[SetAside, ...]:
        return tuple(sorted({*self.store.aside(), *unread}, key=lambda item: (item.location, item.reason)))


def read_document(document: Document) -> Reading | str:
    """Read one document; a fault in a reader is given as a line, so that one bad article never stops a build."""
    from synopticon.reading import pipeline
    from synopticon.reading.settings import BadSetting

    try:
        return pipeline.read(document)
    except BadSetting:
        raise
    except Exception as error:
        return f"the reader failed ({type(error).__name__}: {str(error)[:200]}); please report it with this article"


_CLEANER = f"clean-{__version__}"
_READER = f"read-{__version__}"


def reading_key(document: Document) -> str:
    return digest(_reader(document.language), msgspec.json.encode(document).decode())


def _reader(language: str) -> str:
    """Name what reads a language, with what the user has put in its place: another makes other readings."""
    from synopticon.reading.settings import identity

    return f"{_READER} {identity(language)}".strip()


def digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _one_each(results: Iterable[Document | SetAside]) -> list[Document]:
    """Give every document once, in the order of ids."""
    found = {result.id: result for result in results if isinstance(result, Document)}
    return [found[key] for key in sorted(found)]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment() -> str:
    """Give the time to the microsecond: of two judgements, the later one counts."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def silent(stage: str, done: int, total: int) -> None:
    pass
