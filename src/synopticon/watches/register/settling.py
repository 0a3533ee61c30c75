"""What would settle an entry: what it lacks, and what settles things of its kind."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from synopticon.watches.model import Provision
from synopticon.watches.register.group import Group
from synopticon.watches.register.model import Account, Answer


@cache
def _lines() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("settling.toml").read_text(encoding="utf-8"))


def settles(
    group: Group,
    provisions: Iterable[Provision],
    accounts: Sequence[Account],
    answers: Sequence[Answer],
    independent: int | None,
) -> tuple[str, ...]:
    """Give what would settle it, most general first."""
    lacks = [*_lacking(group, accounts, independent), *_unanswered(answers)]
    return tuple(dict.fromkeys([*lacks, *(line for p in provisions for line in p.settles)]))


def _lacking(group: Group, accounts: Sequence[Account], independent: int | None) -> list[str]:
    events = group.events
    lines = {
        "not-established": independent is None,
        "one-origin": independent == 1,
        "conflict": any(d.kind == "conflict" for e in events for d in e.disagreements),
        "no-date": not any(e.when.known for e in events),
        "no-place": not any(e.place for e in events),
        "no-quantity": not any(a.quantities for a in accounts),
        "unnamed": any(a.reliability.by == "rule “not named”" for a in accounts),
    }
    return [_lines()[name] for name, holds in lines.items() if holds]


def _unanswered(answers: Sequence[Answer]) -> list[str]:
    said = [("silent", a.who) for a in answers if a.kind == "silent"] + [
        ("denied", a.who) for a in answers if a.kind == "denied"
    ]
    return [_lines()[name].format(who=who) for name, who in dict.fromkeys(said)]
