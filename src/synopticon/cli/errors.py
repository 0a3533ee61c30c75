"""Which exit status an error has: 2 for bad input, 1 for a fault outside the program, None for one inside it."""

from __future__ import annotations

from synopticon.sources import NotFound, SidecarError
from synopticon.store import BadCase, StoreError


class BadInput(Exception):
    """What the user gave cannot be used; the message is one line that names it and the way out."""


def status(error: Exception) -> int | None:
    """Give the exit status of an error."""
    if isinstance(error, (BadInput, NotFound, SidecarError, BadCase)):
        return 2
    return 1 if isinstance(error, (StoreError, OSError)) else None
