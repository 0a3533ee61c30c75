"""What analysts may correct, and to what: the attributes of each noun, and how their values are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from synopticon.languages import happenings
from synopticon.records import UNKNOWN_TIME, EntityType, Granularity, Noun, Stance, Status, When

__all__ = ["ENTITIES", "Correctable", "checked", "when"]

ENTITIES = ("place", "speaker")  # attributes whose value is an entity
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Correctable:
    """What is to be corrected: its noun, and the names of the case's entities by id."""

    noun: Noun
    entities: Mapping[str, str]


def checked(subject: Correctable, attribute: str, value: str) -> str:
    """Give a value as it is kept.

    Raises:
        ValueError: the noun has no such attribute, or the attribute no such value; the message is one line.
    """
    rules = _RULES.get(subject.noun, {})
    if attribute not in rules:
        can = f"; it has {', '.join(sorted(rules))}" if rules else ""
        raise ValueError(f"{attribute or '(nothing)'}: no attribute of this {subject.noun} can be corrected so{can}")
    if attribute in ENTITIES:
        return _entity(value, subject.entities)
    return rules[attribute](attribute, value.strip())


def when(value: str, note: str = "") -> When:
    """Read a date as corrections write it: 2024-06-18, 2024-06, 2024, 2024-06-18/2024-06-20 (both included) or
    "unknown".

    Raises:
        ValueError: it is none of these.
    """
    if value == "unknown":
        return UNKNOWN_TIME
    first, slash, last = value.partition("/")
    start, end, granularity = _stretch(first)
    if slash:
        until, end, _ = _stretch(last)
        if until < start:
            raise ValueError(value)
    return When(start.isoformat(), end.isoformat(), granularity, None, "given", (), note)


def _stretch(text: str) -> tuple[date, date, Granularity]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        start = date(year, month, day)
        return start, start + timedelta(days=1), "day"
    if month:
        return date(year, month, 1), (date(year, month, 1) + timedelta(days=31)).replace(day=1), "month"
    return date(year, 1, 1), date(year + 1, 1, 1), "year"


def _date(attribute: str, value: str) -> str:
    try:
        when(value)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{attribute}={value}: no date; write 2024-06-18, 2024-06, 2024, 2024-06-18/2024-06-20 or unknown"
        ) from None
    return value


def _among(*allowed: str) -> Callable[[str, str], str]:
    def check(attribute: str, value: str) -> str:
        if value not in allowed:
            raise ValueError(f"{attribute}={value}: must be one of {', '.join(allowed)}")
        return value

    return check


def _happening(attribute: str, value: str) -> str:
    if value not in happenings():
        raise ValueError(f"{attribute}={value}: no happening; one of {', '.join(sorted(happenings()))}")
    return value


def _country(attribute: str, value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f"{attribute}={value}: no country; write its ISO 3166-1 alpha-3 code, as NOR")
    return value


def _text(attribute: str, value: str) -> str:
    if not value:
        raise ValueError(f"{attribute}: a value is missing; write --set {attribute}=VALUE")
    return value


def _entity(value: str, known: Mapping[str, str]) -> str:
    found = sorted(i for i, name in known.items() if value and (i.startswith(value) or name == value))
    exact = [i for i in found if i == value]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise ValueError(f"{value}: stands for {len(found)} entities ({', '.join(found[:3])} …); give more of the id")
    raise ValueError(f"{value}: no entity of the case has this id or name")


_Rules = Mapping[str, Callable[[str, str], str]]
_TOLD: _Rules = {
    "status": _among(*get_args(Status)),
    "date": _date,
    "place": _text,
    "happening": _happening,
}
_RULES: Mapping[str, _Rules] = {
    "event": {**_TOLD, "title": _text, "reliability": _among(*"ABCDEF"), "credibility": _among(*"123456")},
    "report": {**_TOLD, "reliability": _among(*"ABCDEF"), "credibility": _among(*"123456")},
    "entity": {"name": _text, "type": _among(*get_args(EntityType)), "country": _country},
    "document": {"date": _date, "outlet": _text, "reliability": _among(*"ABCDEF")},
    "statement": {"speaker": _text, "stance": _among(*get_args(Stance)), "credibility": _among(*"123456")},
}
