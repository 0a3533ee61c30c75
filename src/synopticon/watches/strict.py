"""Single values of a watch file, read strictly: a slip is an error that names the file, the key and the way out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from synopticon.watches.model import WatchError

Table = Mapping[str, Any]


def only(path: Path, where: str, table: Table, known: Iterable[str]) -> None:
    """Refuse keys that are not known."""
    for key in table:
        if key not in tuple(known):
            raise WatchError(f"{path}: {where}: unknown key {key!r}; known: {', '.join(known)}")


def one_of(path: Path, key: str, value: Any, allowed: Iterable[str]) -> Any:
    """Give a value that is one of those allowed."""
    allowed = tuple(allowed)
    if value not in allowed:
        raise WatchError(f"{path}: {key}: {value!r} is unknown; use one of {', '.join(allowed)}")
    return value


def text(path: Path, key: str, value: object) -> str:
    """Give text, with single blanks."""
    if not isinstance(value, str):
        raise WatchError(f'{path}: {key}: must be text; write it in quotes: "…"')
    return " ".join(value.split())


def strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    """Give a list of words."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise WatchError(f'{path}: {key}: must be a list of words; write ["…", "…"]')
    return tuple(" ".join(each.split()) for each in value)


def number(path: Path, key: str, value: object) -> int:
    """Give a whole number."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WatchError(f"{path}: {key}: must be a whole number, 0 or more")
    return value


def flag(path: Path, key: str, value: object) -> bool:
    """Give true or false."""
    if not isinstance(value, bool):
        raise WatchError(f"{path}: {key}: must be true or false")
    return value


def date(path: Path, key: str, value: object) -> str:
    """Give an ISO date; TOML's own dates and dates in quotes are both read."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    try:
        return datetime.date.fromisoformat(value).isoformat() if value else ""  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise WatchError(f"{path}: {key}: {value!r} is no date; write 2024-04-30") from None
