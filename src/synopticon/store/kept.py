"""What is kept of a case as a whole: judgements, records and when they were made."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from synopticon.collecting import uncollected
from synopticon.records import Judgement, Reading, Record, Run, SetAside
from synopticon.store.file import StoreError
from synopticon.store.remembered import Remembering, batches
from synopticon.store.schema import judgements, parts, readings, records, runs, states

_QUICK = 1  # zlib level: readings are many, and a level more saves little


@dataclass(frozen=True, slots=True)
class State:
    """What a case held in one state: articles read, what of them was not, and the key of the record, if it is made."""

    articles: int
    aside: tuple[SetAside, ...]
    record: str | None = None


class Kept(Remembering):
    """Judgements, records, runs and states of one case."""

    # ------------------------------------------------------------ judgements

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; nothing that is kept is ever changed."""
        self._writing()
        told = msgspec.json.encode(replace(judgement, withdrawn=None)).decode()
        with self._transaction() as connection:
            connection.execute(insert(judgements).values(id=judgement.id, judgement=told))

    def withdraw(self, key: str, who: str, when: str) -> None:
        """Set when a judgement was withdrawn and by whom, unless that is set already."""
        self._writing()
        standing = (judgements.c.id == key, judgements.c.withdrawn.is_(None))
        with self._transaction() as connection:
            connection.execute(update(judgements).where(*standing).values(withdrawn=when, withdrawn_by=who))

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements, also those withdrawn, in the order in which they were made."""
        with self._transaction() as connection:
            rows = connection.execute(select(judgements)).all()
        found = [replace(msgspec.json.decode(r.judgement, type=Judgement), withdrawn=r.withdrawn) for r in rows]
        return tuple(sorted(found, key=lambda j: (j.when, j.id)))

    # ------------------------------------------------------------ records

    def record(self, key: str) -> Record | None:
        """Give the record kept under a key, None if there is none."""
        with self._transaction() as connection:
            row = connection.execute(select(records).where(records.c.key == key)).first()
            if row is None:
                return None
            with uncollected():
                record = msgspec.json.decode(zlib.decompress(row.record), type=Record)
                if row.readings is None:
                    return record
                return replace(record, readings=tuple(_parts(connection, row.readings)))

    def keep_record(self, key: str, record: Record, made: str) -> None:
        """Keep the record; earlier ones stay, so that one can be compared with another. Readings that several records
        have in common are kept once."""
        if self.read_only:
            return
        encoded = [msgspec.json.encode(reading) for reading in record.readings]
        hashes = [hashlib.blake2b(one, digest_size=_HASH).digest() for one in encoded]
        packed = zlib.compress(msgspec.json.encode(replace(record, readings=())), _QUICK)
        with self._transaction() as connection:
            held = _held(connection, hashes)
            fresh = ((h, one) for h, one in zip(hashes, encoded, strict=True) if h not in held)
            for rows in batches(fresh):
                values = [{"hash": h, "reading": zlib.compress(one, _QUICK)} for h, one in rows]
                connection.execute(insert(parts).on_conflict_do_nothing(), values)
            row = {"key": key, "made": made, "record": packed, "readings": b"".join(hashes)}
            connection.execute(insert(records).values(row).on_conflict_do_nothing())

    # ------------------------------------------------------------ runs

    def ran(self, key: str, made: str, record: Record) -> None:
        """Keep that the record under a key is the case's from now on, unless it was so already."""
        if self.read_only:
            return
        counts = {"articles": len(record.readings), "events": len(record.events), "stories": len(record.stories)}
        with self._transaction() as connection:
            last = connection.execute(select(runs.c.key).order_by(runs.c.number.desc()).limit(1)).scalar()
            if last != key:
                connection.execute(insert(runs).values(key=key, made=made, **counts))

    def runs(self) -> tuple[Run, ...]:
        """Give all runs, the first first."""
        with self._transaction() as connection:
            rows = connection.execute(select(runs).order_by(runs.c.number)).all()
        return tuple(Run(f"run-{r.number}", r.made, r.articles, r.events, r.stories) for r in rows)

    def record_of(self, run: Run) -> Record:
        """Give the record that a run made.

        Raises:
            StoreError: it is not in the case.
        """
        number = int(run.id.removeprefix("run-"))
        with self._transaction() as connection:
            key = connection.execute(select(runs.c.key).where(runs.c.number == number)).scalar()
        found = self.record(key) if key else None
        if found is None:
            raise StoreError(f"{self.path}: the record of {run.id} is not kept")
        return found

    # ------------------------------------------------------------ states

    def faults(self) -> list[str]:
        """Give the keys under which reading failed."""
        with self._transaction() as connection:
            return sorted(connection.execute(select(readings.c.key).where(readings.c.reading.is_(None))).scalars())

    def state(self, key: str) -> State | None:
        """Give what the case held in a state, None if it was never looked at."""
        with self._transaction() as connection:
            row = connection.execute(select(states).where(states.c.state == key)).first()
        if row is None:
            return None
        return State(row.articles, msgspec.json.decode(row.aside, type=tuple[SetAside, ...]), row.record)

    def keep_state(self, key: str, state: State) -> None:
        """Keep what the case holds in a state."""
        if self.read_only:
            return
        row = {
            "state": key,
            "articles": state.articles,
            "aside": msgspec.json.encode(state.aside).decode(),
            "record": state.record,
        }
        with self._transaction() as connection:
            kept = insert(states).values(row)
            connection.execute(kept.on_conflict_do_update(index_elements=["state"], set_=row))


_HASH = 16  # bytes


def _held(connection: Connection, hashes: Iterable[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    for some in batches(hashes):
        found.update(connection.execute(select(parts.c.hash).where(parts.c.hash.in_(some))).scalars())
    return found


def _parts(connection: Connection, packed: bytes) -> Iterator[Reading]:
    hashes = [packed[i : i + _HASH] for i in range(0, len(packed), _HASH)]
    decoder = msgspec.json.Decoder(Reading)
    for some in batches(hashes):
        rows = connection.execute(select(parts).where(parts.c.hash.in_(some))).all()
        held = {row.hash: row.reading for row in rows}
        for one in some:
            yield decoder.decode(zlib.decompress(held[one]))
