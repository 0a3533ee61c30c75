"""A case: the façade over the store and the stages, from files to the record."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import msgspec

from synopticon import __version__, contract
from synopticon.records import Document, Raw, Reading, Record, SetAside
from synopticon.store import Store

Progress = Callable[[str, int, int], None]
"""Called with the stage ("receiving", "cleaning", "reading", "reconciling"), items done and in all (0: not known)."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an `add` did: articles in the case, how many were new, how many had to be read, what is set aside."""

    articles: int
    received: int
    new: int
    read: int
    aside: tuple[SetAside, ...]

    @property
    def reasons(self) -> dict[str, int]:
        """Count what is set aside by its reason."""
        return dict(sorted(Counter(item.reason for item in self.aside).items()))


class Case:
    """A case file. Use as a context manager, or call `close`.

    Raises:
        StoreError: the file cannot be opened, or is no case.
    """

    def __init__(self, path: Path, *, must_exist: bool = False) -> None:
        self.store = Store(path, must_exist=must_exist)

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def add(
        self,
        *paths: str | Path,
        published: str = "",
        metadata: Path | None = None,
        progress: Progress | None = None,
    ) -> Summary:
        """Receive, clean and read the articles of files and folders; only what is new or changed is read.

        Args:
            paths: files or folders.
            published: publication date (ISO 8601) for all of them; overrides what they say.
            metadata: CSV or JSON table of what is known about each file.
            progress: called as the work goes on.

        Raises:
            sources.NotFound: a path does not exist.
            StoreError: the case cannot be written.
        """
        report = progress or _silent
        received, new = self._receive([Path(p) for p in paths], published, metadata, report)
        documents = self._clean(report)
        readings, fresh = self._read(documents, report, again=True)
        return Summary(len(readings), received, new, fresh, tuple(self._aside(documents)))

    def record(self, progress: Progress | None = None) -> Record:
        """Give the record of everything in the case; it is made anew only when something changed."""
        documents = self._clean(progress or _silent)
        readings, _ = self._read(documents, progress or _silent)
        key = _digest(*(_reading_key(reading.document) for reading in readings))
        kept = self.store.record(key)
        if kept is None:
            (progress or _silent)("reconciling", 0, 0)
            kept = reconcile_all(readings)
            self.store.keep_record(key, kept, _now())
        return kept

    def aside(self) -> list[SetAside]:
        """Give what was received or found and not read, with reasons."""
        return self._aside(self._clean(_silent))

    def received(self, raw_id: str) -> Raw:
        """Give an article as it was received: its bytes and when."""
        return self.store.raw(raw_id)

    # ------------------------------------------------------------ the stages

    def _receive(
        self, paths: Sequence[Path], published: str, metadata: Path | None, report: Progress
    ) -> tuple[int, int]:
        from synopticon import sources
        from synopticon.sources.names import printable

        received = new = 0
        now = _now()
        for path in paths:
            root = printable(str(path.resolve() if path.is_dir() else path.parent.resolve()))
            for item in sources.collect([path], published=published, metadata=metadata, received=now):
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
        results: dict[str, Document | SetAside] = {}
        for count, (raw_id, locations) in enumerate(raws.items(), 1):
            kept = self.store.cleaned(raw_id, _CLEANER)
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

        repeated = cleaning.repeated_lines([d for d in results.values() if isinstance(d, Document)])
        for raw_id, document in results.items():
            if not isinstance(document, Document):
                continue
            lines = repeated.get(document.outlet, frozenset())
            if lines and not lines.isdisjoint(document.text.split("\n")):
                again = cleaning.clean(self.store.raw(raw_id), repeated=lines)
                results[raw_id] = (
                    dataclasses.replace(again, path=document.path) if isinstance(again, Document) else again
                )
        return results

    def _read(
        self, documents: dict[str, Document | SetAside], report: Progress, *, again: bool = False
    ) -> tuple[list[Reading], int]:
        """Read what has not been read; `again`: also what a fault prevented before."""
        todo = _one_each(documents.values())
        readings: list[Reading] = []
        fresh = 0
        for count, document in enumerate(todo, 1):
            key = _reading_key(document)
            kept = self.store.reading(key)
            if kept is None or (again and isinstance(kept, str)):
                kept = read_document(document)
                self.store.keep_reading(key, kept)
                fresh += isinstance(kept, Reading)
            if isinstance(kept, Reading):
                readings.append(kept)
            report("reading", count, len(todo))
        return readings, fresh

    def _aside(self, documents: dict[str, Document | SetAside]) -> list[SetAside]:
        listed = self.store.aside()
        for result in documents.values():
            if isinstance(result, SetAside):
                listed.append(result)
                continue
            kept = self.store.reading(_reading_key(result))
            if isinstance(kept, str):
                listed.append(SetAside(result.path, "fault", kept))
        return sorted(set(listed), key=lambda item: (item.location, item.reason))


def read_document(document: Document) -> Reading | str:
    """Read one document; a fault in a reader is given as a line, so that one bad article never stops a build."""
    from synopticon.reading import pipeline

    try:
        return pipeline.read(document)
    except Exception as error:
        return f"the reader failed ({type(error).__name__}: {str(error)[:200]}); please report it with this article"


def reconcile_all(readings: Iterable[Reading]) -> Record:
    """Make the record of a set of readings, with the versions that made it."""
    from synopticon.reconciling import reconcile

    record = reconcile(readings)
    pipelines = {reading.document.language: reading.pipeline for reading in record.readings}
    return dataclasses.replace(record, meta=contract.meta(__version__, pipelines))


_CLEANER = f"clean-{__version__}"


def _reading_key(document: Document) -> str:
    return _digest(f"read-{__version__}", msgspec.json.encode(document).decode())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _one_each(results: Iterable[Document | SetAside]) -> list[Document]:
    """Give every document once, in the order of ids."""
    found = {result.id: result for result in results if isinstance(result, Document)}
    return [found[key] for key in sorted(found)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _silent(stage: str, done: int, total: int) -> None:
    pass
