"""How a happening is named without saying that it happened."""

from __future__ import annotations

from synopticon.languages import happenings, is_verbal
from synopticon.records import Event, Status
from synopticon.watches.model import Rule

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
_SAID = ("Planned", "Possible", "Alleged", "Denied", "Cancelled")
_TITLED = frozenset({"planned", "possible", "alleged", "denied", "cancelled", "called-for", "hypothetical"})


def head(event: Event) -> str:
    """Say what kind of telling an event rests on; what is accused is alleged, what is denied is denied."""
    family = happenings()[event.happening]["family"]
    return {"accusation": "Alleged", "denial": "Denied"}.get(family, HEADS[event.status])


def headline(event: Event) -> str:
    """Name an event by its title, with what kind of telling it rests on: "Reported: …", "Alleged supply of …"."""
    title = event.title.rstrip(".")
    return title if event.status in _TITLED else f"{head(event)}: {title}"


def watched(rule: Rule, event: Event) -> str:
    """Name an event by what a rule found in it, where that is more than its title says."""
    if rule.subjects and rule.headline:
        title = event.title.rstrip(".")
        said = next((how for how in (head(event), *_SAID) if title.startswith(f"{how} ")), "")
        return f"{head(event)}: {rule.headline} ({title.removeprefix(f'{said} ')})"
    return headline(event)


def in_words(event: Event) -> bool:
    """Tell whether an event is done by being said: a promise, an accusation."""
    return is_verbal(event.happening)
