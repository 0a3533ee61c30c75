"""The outbox: alerts to be delivered, the channels they were delivered to, and up to which record a watch has been run.

What is put is kept before anything is sent, and an alert counts as delivered only when its channel has taken it: after
a crash it is sent again, under the same id, and never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql import func

from synopticon.store.sqlite import Store

_metadata = MetaData()

_alerts = Table(
    "alerts",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("watches", Text, nullable=False, comment="ids of the watches, one a line"),
    Column("body", Text, nullable=False, comment="JSON"),
)
_channels = Table(
    "channels",
    _metadata,
    Column("channel", String, primary_key=True),
    Column("since", Integer, nullable=False, comment="number of the last alert put before the channel was named"),
)
_deliveries = Table(
    "deliveries",
    _metadata,
    Column("alert", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("delivered", String, nullable=False, comment="ISO 8601, UTC"),
)
_watermarks = Table(
    "watermarks",
    _metadata,
    Column("watch", String, primary_key=True),
    Column("run", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Queued:
    """An alert in the outbox: its id, the ids of its watches, its body (JSON)."""

    id: str
    watches: tuple[str, ...]
    body: str


class Outbox:
    """The outbox of a case.

    Raises (all methods):
        StoreError: the case cannot be read or written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        with store.transaction() as connection:
            _metadata.create_all(connection)

    def watermarks(self) -> dict[str, str]:
        """Give for each watch the id of the run up to which it has alerted."""
        with self._store.transaction() as connection:
            return {row.watch: row.run for row in connection.execute(select(_watermarks))}

    def put(self, queued: Iterable[Queued], watermarks: Mapping[str, str], channels: Iterable[str]) -> None:
        """Keep alerts and how far their watches have come, in one transaction; a channel that is named for the first
        time gets what is put from now on."""
        with self._store.transaction() as connection:
            last = connection.execute(select(func.max(_alerts.c.number))).scalar() or 0
            for channel in channels:
                row = insert(_channels).values(channel=channel, since=last)
                connection.execute(row.on_conflict_do_nothing())
            for one in queued:
                values = {"id": one.id, "watches": "\n".join(one.watches), "body": one.body}
                connection.execute(insert(_alerts).values(values).on_conflict_do_nothing(index_elements=["id"]))
            for watch, run in watermarks.items():
                mark = insert(_watermarks).values(watch=watch, run=run)
                connection.execute(mark.on_conflict_do_update(index_elements=["watch"], set_={"run": run}))

    def pending(self, channel: str, watches: Iterable[str]) -> list[Queued]:
        """Give what is still to be delivered to a channel of these watches, the oldest first."""
        delivered = select(_deliveries.c.alert).where(_deliveries.c.channel == channel)
        return self._queued(channel, watches, _alerts.c.id.not_in(delivered))

    def all(self, channel: str, watches: Iterable[str]) -> list[Queued]:
        """Give all that was ever put for a channel of these watches, delivered or not, the oldest first."""
        return self._queued(channel, watches, _alerts.c.number > 0)

    def _queued(self, channel: str, watches: Iterable[str], condition: object) -> list[Queued]:
        wanted = set(watches)
        since = select(_channels.c.since).where(_channels.c.channel == channel).scalar_subquery()
        query = select(_alerts).where(_alerts.c.number > since, condition).order_by(_alerts.c.number)  # type: ignore[arg-type]
        with self._store.transaction() as connection:
            rows = connection.execute(query).all()
        found = (Queued(row.id, tuple(row.watches.split("\n")), row.body) for row in rows)
        return [one for one in found if wanted.intersection(one.watches)]

    def delivered(self, channel: str, alert: str, when: str) -> None:
        """Note that a channel has taken an alert."""
        with self._store.transaction() as connection:
            row = insert(_deliveries).values(alert=alert, channel=channel, delivered=when)
            connection.execute(row.on_conflict_do_nothing())
