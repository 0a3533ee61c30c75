"""The matches that make one entry."""

from __future__ import annotations

from dataclasses import dataclass, field

from synopticon.records import UNKNOWN_TIME, Event, Span, When
from synopticon.watches.model import Match
from synopticon.watches.wording import in_words


@dataclass(slots=True)
class Group:
    """The matches of one entry; `undated` counts events without a date that could not be told apart, `perhaps` are
    groups that may tell the same; `when` is the time that its sentences name where there is no event."""

    matches: list[Match] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    undated: int = 0
    perhaps: list[Group] = field(default_factory=list)
    when: When = UNKNOWN_TIME

    def chief(self) -> list[Event]:
        """Give the events that are more than words, those that announce them only where there are no others."""
        return [e for e in self.events if not in_words(e)] or self.events

    def spans(self) -> tuple[Span, ...]:
        """Give the sentences that tell it, in the order of matches, each once."""
        return tuple(dict.fromkeys(span for match in self.matches for span in match.spans))
