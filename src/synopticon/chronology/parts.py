"""The beginning, middle and end of a month or year: which days or months they are, and how they are written.

They overlap, as usage does: the 12th is early or in the middle of a month, April early or in the middle of a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a month and of a year: `opening` its words before the month's or year's name, the days of a month and
    the months of a year with which it begins and ends; a last day of 31 is the last of any month."""

    opening: str
    days: tuple[int, int]
    months: tuple[int, int]

    def of_month(self, month: datetime) -> tuple[datetime, datetime]:
        """Give the part, half-open, of the month that a moment lies in."""
        first = month.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        after = (first + timedelta(days=31)).replace(day=1)
        opens, closes = self.days
        return first + timedelta(days=opens - 1), min(first + timedelta(days=closes), after)

    def of_year(self, year: datetime) -> tuple[datetime, datetime]:
        """Give the part, half-open, of the year that a moment lies in."""
        first = year.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        opens, closes = self.months
        after = first.replace(year=first.year + 1) if closes == 12 else first.replace(month=closes + 1)
        return first.replace(month=opens), after


PARTS = {
    "START": Part("early ", (1, 12), (1, 4)),
    "MID": Part("mid-", (10, 21), (4, 9)),
    "END": Part("late ", (19, 31), (9, 12)),
}  # by the `mod` of TIMEX3
