"""What is quoted of a speaker, and the event that a difference between two quotations belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.meanings import Words
from synopticon.records import Event, Reading, Span, Statement, Variant

DAYS = 5.0  # between the publications of one quotation


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct statement, with what its words may mean in any language."""

    reading: Reading
    statement: Statement
    meant: Words

    @property
    def span(self) -> Span:
        """Give where its content stands."""
        return Span(self.reading.document.id, self.statement.content_start, self.statement.content_end)

    @property
    def text(self) -> str:
        """Give its content."""
        return self.reading.document.text[self.statement.content_start : self.statement.content_end]

    @property
    def language(self) -> str:
        """Give the language of its article."""
        return self.reading.document.language


def taken_part(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Give, by entity, the events in which it takes part."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for entity in sorted({*event.actors, *event.recipients}):
            found.setdefault(entity, []).append(event)
    return found


def home(events: Mapping[str, Sequence[Event]], speakers: Iterable[str], pair: Sequence[Quoted]) -> Event | None:
    """Give the event of some speakers, of `events` by entity, that most articles tell among those that the articles of
    both quotations tell."""
    both = {quoted.span.document for quoted in pair}
    told = [event for speaker in speakers for event in events.get(speaker, ()) if both <= set(event.documents)]
    return min(told, key=lambda event: (-len(event.documents), event.id), default=None)


def variants(pair: Iterable[tuple[str, Quoted]], accounts: Sequence[Account]) -> tuple[Variant, ...]:
    """Give quotations, each with how it is put, as the values of a difference, with the reports of their articles."""
    found = (
        Variant(text, tuple(sorted(a.id for a in accounts if a.document == quoted.span.document)), (quoted.span,))
        for text, quoted in pair
    )
    return tuple(sorted(found, key=lambda variant: variant.value))
