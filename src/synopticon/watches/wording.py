"""How a happening is named without saying that it happened."""

from __future__ import annotations

from synopticon.records import Event, Status

HEADS: dict[Status, str] = {
    "planned": "Announced",
    "possible": "Spoken of as possible",
    "underway": "Reported as under way",
    "occurred": "Reported",
    "alleged": "Alleged",
    "denied": "Denied",
    "cancelled": "Called off",
    "called-for": "Called for",
    "hypothetical": "Supposed",
}
# Of these the record's own titles say it already: "Alleged supply of …", "Planned …".
_TITLED = frozenset({"planned", "possible", "alleged", "denied", "cancelled", "called-for", "hypothetical"})


def headline(event: Event) -> str:
    """Name an event by its title, with what kind of telling it rests on: "Reported: …", "Alleged supply of …"."""
    title = event.title.rstrip(".")
    return title if event.status in _TITLED else f"{HEADS[event.status]}: {title}"
