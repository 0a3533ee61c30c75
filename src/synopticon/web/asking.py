"""What requests may ask: bounded numbers, ids, dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from fastapi import HTTPException, Path, Query

_DEEP = 1_000_000  # how far into a list one may ask

PageNumber = Annotated[int, Query(ge=1, le=100_000, description="The page, from 1.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=_DEEP, description="How many to pass over.")]
Words = Annotated[str, Query(max_length=400)]
Short = Annotated[str, Query(max_length=200)]
Identity = Annotated[str, Path(max_length=200, description="An id of the current record.")]
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def first_day(text: str, name: str = "from") -> str:
    """Check a date (2024, 2024-06 or 2024-06-18) and give it as the first day of it; "" for none.

    Raises:
        HTTPException: it is no date.
    """
    return _day(text, name).isoformat() if text else ""


def after(text: str, name: str = "to") -> str:
    """Check a date and give the first day after it; "" for none.

    Raises:
        HTTPException: it is no date.
    """
    if not text:
        return ""
    start = _day(text, name)
    try:
        if len(text) == 10:
            return (start + timedelta(days=1)).isoformat()
        if len(text) == 7:
            return (start + timedelta(days=31)).replace(day=1).isoformat()
        return start.replace(year=start.year + 1).isoformat()
    except (OverflowError, ValueError):
        return "9999-12-31"


def _day(text: str, name: str) -> date:
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
        except ValueError:
            pass
    raise HTTPException(400, f"{name}={text[:40]}: no date; write it as 2024, 2024-06 or 2024-06-18")


def first(page: int, size: int) -> int:
    """Give how many things stand before a page."""
    return (page - 1) * size


def span(text: str) -> tuple[int, int] | None:
    """Give the offsets that "12-88" names, None where it names none."""
    found = re.fullmatch(r"(\d{1,8})-(\d{1,8})", text)
    if not found or int(found[1]) >= int(found[2]):
        return None
    return int(found[1]), int(found[2])
