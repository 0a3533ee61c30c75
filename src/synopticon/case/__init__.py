"""A case: the façade over the store and the stages, from files to the record."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from synopticon import __version__, contract
from synopticon.case.making import Making, Progress, digest, moment, now, read_document, reading_key, silent
from synopticon.case.runs import NoSuchRun, before, named
from synopticon.records import Change, Judgement, JudgementVerdict, Raw, Reading, Record, Run, SetAside

if TYPE_CHECKING:
    from synopticon.reconciling.memory import Memory

__all__ = ["Case", "NoSuchRun", "Progress", "Summary", "read_document", "reconcile_all"]


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


class Case(Making):
    """A case file. Use as a context manager, or call `close`.

    `remember` keeps what records were made of in memory, for as long as the case is open: the next record is made from
    what differs, which is many times quicker where little does, and the same.

    Raises:
        StoreError: the file cannot be opened, or is no case.
    """

    def __init__(self, path: Path, *, must_exist: bool = False, remember: bool = False) -> None:
        super().__init__(path, must_exist=must_exist, remember=remember)
        self._memory: Memory | None = None

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
        report = progress or silent
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
            return self.store.record_of(named(self.runs(), run))
        held = self.store.state(self._state())
        kept = self.store.record(held.record) if held and held.record else None
        if held and held.record and kept:
            self.store.ran(held.record, now(), kept)
            return kept
        return self._reconciled(progress or silent)

    def _reconciled(self, report: Progress) -> Record:
        state, readings, _ = self._look(report)
        judgements = self.judgements()
        key = digest(*(reading_key(reading.document) for reading in readings), *(j.id for j in judgements))
        record = self.store.record(key)
        if record is None:
            report("reconciling", 0, 0)
            record = self._made(readings, judgements)
            self.store.keep_record(key, record, now())
        self.store.keep_state(self._state(), dataclasses.replace(state, record=key))
        self.store.ran(key, now(), record)
        return record

    def _made(self, readings: Iterable[Reading], judgements: Iterable[Judgement]) -> Record:
        """Make the record with what is known of the same articles: in memory, where it is to remember, or else from
        what earlier processes kept."""
        from synopticon.reconciling.memory import Forgetful, Lasting, Memory, maker

        by = maker()
        lasting = Lasting(self.store.remembered(by) if self._memory is None else {})
        if self._memory is None:
            memory = Memory(lasting) if self._remember else Forgetful(lasting)
        else:
            memory = self._memory
            memory.have(lasting)
        record = reconcile_all(readings, judgements, memory)
        self.store.remember(by, lasting.fresh)
        memory.have(Lasting({}))
        self._memory = memory if self._remember else None
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
            Judgement("", verdict, tuple(subjects), who, moment(), note, attribute=attribute, value=value),
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
        when = moment()
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

        present = self.record()
        runs = self.runs()
        run = named(runs, since) if since.startswith("run-") else before(runs, since)
        return changes(self.store.record_of(run) if run else Record(), present)

    def aside(self) -> list[SetAside]:
        """Give what was received or found and not read, with reasons."""
        held = self.store.state(self._state()) or self._look(silent)[0]
        return list(self._listed(held.aside))

    def received(self, raw_id: str) -> Raw:
        """Give an article as it was received: its bytes and when."""
        return self.store.raw(raw_id)

    def all_received(self, raw_ids: Iterable[str]) -> Iterator[Raw]:
        """Give articles as they were received, in the order of the ids; much quicker than one by one."""
        return self.store.raws(raw_ids)


def reconcile_all(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), memory: Memory | None = None
) -> Record:
    """Make the record of a set of readings and judgements, with the versions that made it."""
    from synopticon.reconciling import reconcile
    from synopticon.reconciling.memory import FORGETFUL

    record = reconcile(readings, judgements, memory or FORGETFUL)
    pipelines = {reading.document.language: reading.pipeline for reading in record.readings}
    return dataclasses.replace(record, meta=contract.meta(__version__, pipelines))
