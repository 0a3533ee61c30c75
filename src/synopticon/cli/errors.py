"""Which exit status an error has: 2 for bad input, 1 for a fault outside the program, None for one inside it."""

from __future__ import annotations

from datetime import datetime

from synopticon.sources import NotFound, SidecarError
from synopticon.store import BadCase, StoreError


class BadInput(Exception):
    """What the user gave cannot be used; the message is one line that names it and the way out."""


def checked_date(text: str) -> str:
    """Give an option's date back.

    Raises:
        BadInput: it is no ISO 8601 date or date-time.
    """
    try:
        datetime.fromisoformat(text or "2000-01-01")
    except ValueError:
        raise BadInput(f"--published {text}: no date; write it as 2024-06-18 or 2024-06-18T09:30+02:00") from None
    return text


def status(error: Exception) -> int | None:
    """Give the exit status of an error."""
    if isinstance(error, (BadInput, NotFound, SidecarError, BadCase)):
        return 2
    if isinstance(error, (StoreError, OSError)):
        return 1
    from synopticon.case import NoSuchRun
    from synopticon.reading.settings import BadSetting
    from synopticon.reconciling.judging import Unjudgeable
    from synopticon.watches import WatchError
    from synopticon.watches.screening import ListError

    return 2 if isinstance(error, (BadSetting, NoSuchRun, Unjudgeable, WatchError, ListError)) else None
