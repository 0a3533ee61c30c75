"""One trigger with its filled frame, before it is a report."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from synopticon.reading.coding.filled import Filled
from synopticon.reading.coding.finding import Finding
from synopticon.reading.coding.words import has

# Families of journeys, which who got leave for them made.
_GOING = frozenset(("travel", "departure", "retreat"))


@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger with its filled frame, before it is a report. `carriers` are light, occurrence or control verbs."""

    trigger: Token
    filled: Filled
    finding: Finding
    carriers: tuple[Token, ...]
    sentence: Span

    @property
    def is_let_go(self) -> bool:
        """Tell a journey for which somebody had got leave or means: "were allowed to leave on Friday"."""
        return self.finding.let and self.family in _GOING

    @property
    def family(self) -> str:
        """The family of its happening."""
        return self.filled.frame.family

    @property
    def is_count(self) -> bool:
        """Tell whether a noun only counts happenings: "the first visit", "su segundo viaje"."""
        return self.trigger.pos_ == "NOUN" and any(has(t, "NumType", "Ord") for t in self.trigger.children)

    @property
    def weight(self) -> int:
        """How much it says: the number of its participants."""
        return len(self.filled.actors) + len(self.filled.recipients) + (self.filled.place is not None)
