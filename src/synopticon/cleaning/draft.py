"""A text on its way from received to clean: what it is now, and the edits that led there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synopticon.cleaning import offsets
from synopticon.records import Edit, EditReason


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is `received` with `edits` made."""

    received: str
    text: str
    edits: tuple[Edit, ...] = ()

    def then(self, changes: Iterable[Edit]) -> Draft:
        """Make changes, given as edits of the present text: sorted, not overlapping."""
        changes = tuple(changes)
        if not changes:
            return self
        text = offsets.apply(self.text, changes)
        return Draft(self.received, text, offsets.compose(self.received, self.edits, changes))

    def received_span(self, start: int, end: int) -> tuple[int, int]:
        """Give where text[start:end] came from in the received text."""
        return offsets.to_received(self.edits, start, end)


def begin(received: str) -> Draft:
    """Give a draft without edits."""
    return Draft(received, received)


def cut(start: int, end: int, reason: EditReason) -> Edit:
    """Give the edit that takes a stretch away."""
    return Edit(start, end, "", reason)
