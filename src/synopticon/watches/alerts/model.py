"""An alert, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

AlertKind = Literal["new-event", "status", "new-origin", "new-disagreement", "new-sentence"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that an alert rests on: its article, and its offsets in the clean text."""

    document: str
    outlet: str
    uri: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What is new: `reason` says it in a sentence, `watches` are the titles of those it is new on by their ids,
    `before` and `after` what changed. A receiver that has had `id` before may drop it."""

    id: str
    kind: AlertKind
    headline: str
    reason: str
    watches: dict[str, str]
    provisions: tuple[str, ...]
    event: str
    story: str
    before: str
    after: str
    cited: tuple[Cited, ...]
    made: str = ""


def encode(alert: Alert) -> str:
    """Give an alert as JSON in one line."""
    return msgspec.json.encode(alert).decode()


def decode(body: str) -> Alert:
    """Give an alert back from its JSON."""
    return msgspec.json.decode(body, type=Alert)
