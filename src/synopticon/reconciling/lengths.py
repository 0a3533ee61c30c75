"""Stretches of time that are told as how long something took, is given or is to last: "lasted some 25 minutes",
"gave them 50 days to sell", "jailed for 12 years", "the five-day war"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from synopticon.languages import table
from synopticon.reconciling.counts import WORD, ones
from synopticon.reconciling.meanings import keys
from synopticon.reconciling.numerals import number

SPAN = "span "  # begins what a stretch of time is, as a unit of figures
_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_FEW = 4  # words of a number
_AROUND = 70  # characters around in which it is said what it is

Length = tuple[tuple[int, int], tuple[float, float], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What tells of lengths: the units by their words, and by what they are of the patterns before and after."""

    units: Mapping[str, float]
    told: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    named: Mapping[str, str]
    of: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules | None:
    try:
        rows = table(language, "differences")["lengths"]
    except LookupError:
        return None
    units = {word: _DAYS[name] for name, words in rows["units"].items() for word in words}
    told = [(name, before, after) for name, pairs in rows["told"].items() for before, after in pairs]
    return _Rules(
        units,
        tuple((name, re.compile(rf"(?i)(?:{b})\s*$"), re.compile(rf"(?i)\s*(?:{a})")) for name, b, a in told),
        {word: name for name, words in rows["named"].items() for word in words},
        re.compile(rows["of"]),
    )


def lengths(text: str, start: int, end: int, language: str) -> Iterator[Length]:
    """Give the lengths between two offsets: where each stands, how many days it is, and of what it is, as a unit."""
    rules = _rules(language)
    words = list(WORD.finditer(text, start, end)) if rules else []
    for i, word in enumerate(words if rules else ()):
        assert rules is not None
        days, first = _counted([w.group() for w in words[max(0, i - _FEW) : i + 1]], language, rules)
        if not days:
            continue
        begins = words[i - first].start()
        unit = _unit(text, (begins, word.end()), (start, end), language, rules, old=days >= _DAYS["year"])
        if unit:
            yield (begins, word.end()), (days, days), unit


def _counted(words: Sequence[str], language: str, rules: _Rules) -> tuple[float, int]:
    """Give how many days the last of some words is with the number before it, and how many words before it that takes;
    0 where it is no unit of time or not counted. "A 50-day truce" has both in one word."""
    *before, last = (word.casefold() for word in words)
    own, _, unit = last.rpartition("-")
    if own:
        return (number(own, language) or 0.0) * rules.units.get(unit, 0.0), 0
    if last not in rules.units:
        return 0.0, 0
    for length in range(min(len(before), _FEW), 0, -1):
        counted = number(" ".join(before[-length:]), language)
        if counted:
            return counted * rules.units[last], length
    return (rules.units[last], 1) if before and before[-1] in ones(language) else (0.0, 0)


def _unit(
    text: str, at: tuple[int, int], within: tuple[int, int], language: str, rules: _Rules, *, old: bool
) -> frozenset[str]:
    """Give of what a length is: told by the words around it, or named by the noun that it goes with; of years (`old`)
    that noun must be known to last so long: somebody is "de 42 años"."""
    before, after = text[max(within[0], at[0] - _AROUND) : at[0]], text[at[1] : min(within[1], at[1] + _AROUND)]
    for name, ahead, behind in rules.told:
        if ahead.search(before) and behind.match(after):
            return frozenset({SPAN + name})
    noun = _noun(text, at, before, after, rules)
    named = keys(noun, language) if noun else frozenset()
    known = {rules.named[key] for key in named if key in rules.named}
    return frozenset(SPAN + key for key in known or (() if old else named))


def _noun(text: str, at: tuple[int, int], before: str, after: str, rules: _Rules) -> str:
    """Give the noun that a length goes with: after "a 50-day", before "de 50 días"; "" where there is none."""
    if "-" in text[at[0] : at[1]]:
        found = WORD.match(after.lstrip()) if after[:1] == " " else None
        return found.group() if found else ""
    match = rules.of.search(before)
    return match["noun"] if match else ""
