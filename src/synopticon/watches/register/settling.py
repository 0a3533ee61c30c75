"""What would settle an entry: what it lacks, and what settles things of its kind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from synopticon.languages import table
from synopticon.records import Span
from synopticon.watches.index import Index
from synopticon.watches.model import Provision
from synopticon.watches.register.group import Group
from synopticon.watches.register.model import Account, Answer


@cache
def _lines() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("settling.toml").read_text(encoding="utf-8"))


_SEVERAL = 2  # the least number in words that says how many


@cache
def _numerals(language: str) -> re.Pattern[str]:
    """Make the pattern of numbers in words: "nine", "million", "dozens"."""
    rows = table(language, "numerals")
    counted = [word for word, value in rows["values"].items() if value >= _SEVERAL]
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, (*counted, *rows['scales'])))})(?:{rows['plural']})?\b", re.IGNORECASE
    )


def settles(
    index: Index,
    group: Group,
    provisions: Iterable[Provision],
    accounts: Sequence[Account],
    answers: Sequence[Answer],
    independent: int | None,
) -> tuple[str, ...]:
    """Give what would settle it, most general first."""
    lacks = [*_lacking(index, group, accounts, independent), *_unanswered(answers)]
    return tuple(dict.fromkeys([*lacks, *(line for p in provisions for line in p.settles)]))


def _lacking(index: Index, group: Group, accounts: Sequence[Account], independent: int | None) -> list[str]:
    events, spans = group.events, group.spans()
    lines = {
        "not-established": independent is None,
        "one-origin": independent == 1,
        "conflict": any(d.kind == "conflict" for e in events for d in e.disagreements),
        "no-date": not (any(e.when.known for e in events) or any(_dated(index, span) for span in spans)),
        "no-place": not (any(e.place for e in events) or any(_placed(index, span) for span in spans)),
        "no-quantity": not (any(a.quantities for a in accounts) or any(_counted(index, span) for span in spans)),
        "unnamed": any(a.reliability.by == "rule “not named”" for a in accounts),
    }
    return [_lines()[name] for name, holds in lines.items() if holds]


def _dated(index: Index, span: Span) -> bool:
    """Tell whether a sentence says when."""
    times = index.readings[span.document].times
    return any(time.when.known and span.start <= time.start < span.end for time in times)


def _placed(index: Index, span: Span) -> bool:
    """Tell whether a sentence names a place that is no State."""
    found = [index.entities.get(each) for each in index.mentioned(span)]
    return any(e and e.type in ("GPE", "LOC", "FAC") and not e.link.startswith("country:") for e in found)


def _counted(index: Index, span: Span) -> bool:
    """Tell whether a sentence has a number, in digits or words, that is of no date."""
    reading, text = index.readings[span.document], index.text(span)
    dates = [(t.start - span.start, t.end - span.start) for t in reading.times]
    found = [*re.finditer(r"\d+", text), *_numerals(reading.document.language).finditer(text)]
    return any(not any(start <= m.start() < end for start, end in dates) for m in found)


def _unanswered(answers: Sequence[Answer]) -> list[str]:
    said = [("silent", a.who) for a in answers if a.kind == "silent"] + [
        ("denied", a.who) for a in answers if a.kind == "denied"
    ]
    return [_lines()[name].format(who=who) for name, who in dict.fromkeys(said)]
