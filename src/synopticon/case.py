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
from synopticon.records import (
    Change,
    Document,
    Judgement,
    JudgementVerdict,
    Raw,
    Reading,
    Record,
    Run,
    SetAside,
)
from synopticon.store import State, Store

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
        held = self.store.state(self._state())
        if held and not any(item.reason == "fault" for item in held.aside):
            return Summary(held.articles, received, new, 0, self._listed(held.aside))
        state, _, fresh = self._look(report, again=True)
        return Summary(state.articles, received, new, fresh, self._listed(state.aside))

    def record(self, *, run: str | None = None, progress: Progress | None = None) -> Record:
        """Give the record of everything in the case; it is made anew only when something changed.

        Args:
            run: the id of a run, whose record is given instead.
            progress: called as the work goes on.

        Raises:
            NoSuchRun: there is none of that id.
        """
        if run is not None:
            return self.store.record_of(_run(self.runs(), run))
        held = self.store.state(self._state())
        kept = self.store.record(held.record) if held and held.record else None
        if held and held.record and kept:
            self.store.ran(held.record, _now(), kept)
            return kept
        return self._reconciled(progress or _silent)

    def _reconciled(self, report: Progress) -> Record:
        state, readings, _ = self._look(report)
        judgements = self.judgements()
        key = _digest(*(_reading_key(reading.document) for reading in readings), *(j.id for j in judgements))
        record = self.store.record(key)
        if record is None:
            report("reconciling", 0, 0)
            record = reconcile_all(readings, judgements)
            self.store.keep_record(key, record, _now())
        self.store.keep_state(self._state(), dataclasses.replace(state, record=key))
        self.store.ran(key, _now(), record)
        return record

    # ------------------------------------------------------------ judgements

    def judge(
        self,
        verdict: JudgementVerdict,
        subjects: Iterable[str],
        *,
        who: str,
        note: str = "",
        attribute: str = "",
        value: str = "",
        run: str | None = None,
    ) -> Judgement:
        """Keep what an analyst decides; the next record is made with it.

        Args:
            verdict: same, not-same, accept, reject or correct.
            subjects: ids of the present record, or beginnings of ids that stand for one thing.
            who: the analyst's name.
            note: why.
            attribute: what `correct` sets, and
            value: to what.
            run: the id of the run whose record the ids are of, where it is not the present one: what an analyst saw.

        Raises:
            NoSuchRun: there is none of that id.
            judging.Unjudgeable: an id stands for nothing or several things, or cannot be judged so.
            StoreError: the case cannot be written.
        """
        from synopticon.reconciling.judging import judgement

        made = judgement(
            self.record(run=run),
            Judgement("", verdict, tuple(subjects), who, _moment(), note, attribute=attribute, value=value),
        )
        self.store.judge(made)
        return made

    def withdraw(self, key: str, *, who: str) -> Judgement:
        """Withdraw a judgement, given by its id or the beginning of it; it stays listed.

        Raises:
            judging.Unjudgeable: there is no such judgement, or it is withdrawn already.
            StoreError: the case cannot be written.
        """
        from synopticon.reconciling.judging import standing

        found = standing(self.store.judgements(), key)
        when = _moment()
        self.store.withdraw(found.id, who, when)
        return dataclasses.replace(found, withdrawn=when)

    def judgements(self, *, withdrawn: bool = False) -> tuple[Judgement, ...]:
        """Give the judgements that stand, in the order in which they were made; also those withdrawn if asked."""
        return tuple(j for j in self.store.judgements() if withdrawn or j.withdrawn is None)

    # ------------------------------------------------------------ runs

    def runs(self) -> tuple[Run, ...]:
        """Give the records that were kept, the first first."""
        return self.store.runs()

    def changes(self, since: str) -> tuple[Change, ...]:
        """Give what the present record says that an earlier one did not.

        Args:
            since: the id of a run, or an ISO 8601 date or date-time (UTC unless it says otherwise): the last record
                made before then is compared; nothing, where there was none.

        Raises:
            NoSuchRun: it is neither, or there is no such run.
        """
        from synopticon.reconciling.changes import changes

        now = self.record()
        runs = self.runs()
        run = _run(runs, since) if since.startswith("run-") else _before(runs, since)
        return changes(self.store.record_of(run) if run else Record(), now)

    def aside(self) -> list[SetAside]:
        """Give what was received or found and not read, with reasons."""
        held = self.store.state(self._state()) or self._look(_silent)[0]
        return list(self._listed(held.aside))

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

    def _look(self, report: Progress, *, again: bool = False) -> tuple[State, list[Reading], int]:
        """Clean and read what was not; keep what there is, so that the next look need not open every article."""
        documents = self._clean(report)
        readings, fresh = self._read(documents, report, again=again)
        state = State(len(readings), tuple(self._unread(documents)))
        self.store.keep_state(self._state(), state)
        return state, readings, fresh

    def _state(self) -> str:
        """Give the key of what the case holds now and how it is made into a record; no article is opened for it."""
        current = (f"{raw} {locations[0]}" for raw, locations in self.store.current().items())
        judged = (j.id for j in self.judgements())
        return _digest(_CLEANER, _READER, *current, "", *judged, "", *self.store.faults())

    def _unread(self, documents: dict[str, Document | SetAside]) -> list[SetAside]:
        listed: list[SetAside] = []
        for result in documents.values():
            if isinstance(result, SetAside):
                listed.append(result)
                continue
            kept = self.store.reading(_reading_key(result))
            if isinstance(kept, str):
                listed.append(SetAside(result.path, "fault", kept))
        return listed

    def _listed(self, unread: Iterable[SetAside]) -> tuple[SetAside, ...]:
        return tuple(sorted({*self.store.aside(), *unread}, key=lambda item: (item.location, item.reason)))


class NoSuchRun(ValueError):
    """No record was kept under a name; the message is one line that says so and what to do."""


def _run(runs: Sequence[Run], key: str) -> Run:
    found = next((run for run in runs if run.id == key), None)
    if found is None:
        raise NoSuchRun(f"{key}: no such run; `synopticon runs CASE` lists them")
    return found


def _before(runs: Sequence[Run], since: str) -> Run | None:
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise NoSuchRun(f"{since}: neither a run nor a date; write run-2, 2024-06-18 or 2024-06-18T09:30") from None
    utc = moment.replace(tzinfo=moment.tzinfo or UTC)
    return max((r for r in runs if datetime.fromisoformat(r.made) < utc), key=_number, default=None)


def _number(run: Run) -> int:
    return int(run.id.removeprefix("run-"))


def read_document(document: Document) -> Reading | str:
    """Read one document; a fault in a reader is given as a line, so that one bad article never stops a build."""
    from synopticon.reading import pipeline

    try:
        return pipeline.read(document)
    except Exception as error:
        return f"the reader failed ({type(error).__name__}: {str(error)[:200]}); please report it with this article"


def reconcile_all(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Record:
    """Make the record of a set of readings and judgements, with the versions that made it."""
    from synopticon.reconciling import reconcile

    record = reconcile(readings, judgements)
    pipelines = {reading.document.language: reading.pipeline for reading in record.readings}
    return dataclasses.replace(record, meta=contract.meta(__version__, pipelines))


_CLEANER = f"clean-{__version__}"
_READER = f"read-{__version__}"


def _reading_key(document: Document) -> str:
    return _digest(_READER, msgspec.json.encode(document).decode())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _one_each(results: Iterable[Document | SetAside]) -> list[Document]:
    """Give every document once, in the order of ids."""
    found = {result.id: result for result in results if isinstance(result, Document)}
    return [found[key] for key in sorted(found)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _moment() -> str:
    """Give the time to the microsecond: of two judgements, the later one counts."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _silent(stage: str, done: int, total: int) -> None:
    pass
