"""Events as event data sets have them: one row for each actor and recipient; and the columns that both formats add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from synopticon.exports.coding import quad
from synopticon.exports.common import Index
from synopticon.exports.delimited import Cell
from synopticon.records import Entity, Event, Record

ADDED = (
    "Record Event", "Title", "Earliest", "Latest", "Granularity", "Date Basis", "Status", "Articles", "Outlets",
    "Independent Origins", "Origins", "Disagreements", "Report IDs", "Document IDs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dyad:
    """An event between one actor and one recipient, either of which may be unknown (None)."""

    event: Event
    actor: Entity | None
    recipient: Entity | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes the row the row it is."""
        return self.event.id, self.actor.id if self.actor else "", self.recipient.id if self.recipient else ""


def dyads(record: Record, index: Index) -> Iterator[Dyad]:
    """Give the rows: every actor with every recipient, in the record's order; one row at least for every event that
    PLOVER has a type for."""
    for event in (event for event in record.events if quad(event.type)):
        actors = [index.entities[a] for a in event.actors if a in index.entities]
        recipients = [index.entities[r] for r in event.recipients if r in index.entities]
        for actor, recipient in product(actors or (None,), recipients or (None,)):
            yield Dyad(event, actor, recipient)


def added(event: Event) -> list[Cell]:
    """Give the cells of `ADDED`; an unknown bound or an independence that is not established is an empty cell."""
    return [
        event.id,
        event.title,
        event.when.earliest,
        event.when.latest,
        event.when.granularity,
        event.when.basis,
        event.status,
        len(event.documents),
        event.outlets,
        event.independent_origins,
        "; ".join(f"{origin.name} ({origin.kind})" for origin in event.origins),
        "; ".join(f"{d.attribute} ({d.kind})" for d in event.disagreements),
        "; ".join(event.reports),
        "; ".join(event.documents),
    ]
