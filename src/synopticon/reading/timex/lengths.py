"""Lengths of time as ISO durations."""

from __future__ import annotations

import re

from synopticon.reading.timex.grammar import Match
from synopticon.records import Granularity

_DAY = 24  # hours
UNITS: dict[str, Granularity] = {
    "D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter", "DE": "decade", "CE": "century",
    "TH": "hour", "TM": "minute", "TS": "second", "2W": "week",
}  # fmt: skip


def duration_of(match: Match) -> str | None:
    """Give the duration that an amount and a unit say ("P2Y", "PT30M", "PXD" for "days"), None where they say none."""
    unit = match.get("unit", "units", "short_unit")
    amount = match.get("amount", "single", "ordinal") or match.rule.arguments.get("amount", "1")
    half = match.get("half")
    if half and amount != "X":
        amount = f"{float(amount) + float(half):g}"
    if unit == "2W":
        unit, amount = "W", "2"
    factor = {"DE": 10, "CE": 100, "Q": 3}.get(unit, 1)
    if unit not in UNITS or (amount != "X" and float(amount) > 1e6):
        return None
    if amount == "X":
        return "PT" + "X" + unit[1] if unit[0] == "T" else f"PX{unit}"
    return _iso_duration(float(amount) * factor, {"DE": "Y", "CE": "Y", "Q": "M"}.get(unit, unit))


def in_days(duration: str | None) -> str | None:
    """Give whole days told in hours ("PT48H") as days; what is none is left as it is."""
    hours = re.fullmatch(r"PT(\d+)H", duration or "")
    whole = hours and int(hours[1]) and int(hours[1]) % _DAY == 0
    return f"P{int(hours[1]) // _DAY}D" if hours and whole else duration


def _iso_duration(number: float, unit: str) -> str:
    """Write a duration; less than one, and halves of hours and days, in the next smaller unit: "PT30M", "P6M"."""
    smaller = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
    if not number.is_integer() and unit in smaller and (number < 1 or unit in ("D", "TH", "TM")):
        number, unit = number * smaller[unit][0], smaller[unit][1]
    return f"PT{number:g}{unit[1]}" if unit[0] == "T" else f"P{number:g}{unit}"
