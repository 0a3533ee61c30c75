"""What tells of what a number is, from `differences.toml`: words for what is said of people, for money and shares, for
what is estimated, wished or only a part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from synopticon.languages import table


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns and words of one language; the keys are explained in its table."""

    aspects: Mapping[str, re.Pattern[str]]
    stand_for: Mapping[str, re.Pattern[str]]
    estimates: re.Pattern[str]
    sayings: re.Pattern[str]
    skip: re.Pattern[str]
    parts: re.Pattern[str]
    joined: re.Pattern[str]
    where: re.Pattern[str]
    own: re.Pattern[str]
    tallied: re.Pattern[str]
    owners: re.Pattern[str]
    share: re.Pattern[str]
    money: re.Pattern[str]
    percent: re.Pattern[str]
    revised: re.Pattern[str]
    now: re.Pattern[str]
    denied: re.Pattern[str]
    further: re.Pattern[str]
    wished: re.Pattern[str]
    left: re.Pattern[str]
    kept: re.Pattern[str]
    parted: re.Pattern[str]
    moving: re.Pattern[str]
    rising: re.Pattern[str]
    days: re.Pattern[str]
    contests: re.Pattern[str]
    known: re.Pattern[str]
    summed: re.Pattern[str]
    total: re.Pattern[str]
    relative: re.Pattern[str]
    became: re.Pattern[str]
    not_so: re.Pattern[str]
    but: re.Pattern[str]
    made_of: re.Pattern[str]
    clauses: re.Pattern[str]
    spans: frozenset[str]
    between: frozenset[tuple[str, str]]
    adding: frozenset[str]
    collective: re.Pattern[str]
    persons: frozenset[str]
    adjective_after: bool

    def said_of(self, words: str) -> bool:
        """Tell whether words say what was done to people, or what they did."""
        return any(pattern.search(words) for pattern in self.aspects.values())


_PATTERNS = (
    "estimates", "sayings", "skip", "parts", "joined", "where", "own", "tallied", "owners", "share", "revised", "now",
    "denied", "further", "wished", "left", "kept", "parted", "moving", "rising", "clauses", "days", "known",
    "collective", "made_of", "summed", "total", "relative", "became", "not_so", "but", "contests",
)  # fmt: skip


@cache
def rules(language: str) -> Rules | None:
    """Give the rules of a language, None for one without a table."""
    try:
        rows = table(language, "differences")["figures"]
    except LookupError:
        return None
    money = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in rows["money"].items())
    before = "|".join(f"{word} " for word in rows["before_money"])
    percent = "|".join(map(re.escape, rows["percent"]))
    return Rules(
        aspects={name: re.compile(rf"(?i)\b(?:{'|'.join(words)})\b") for name, words in rows["aspects"].items()},
        stand_for={name: re.compile(rf"(?i)\s*(?:{'|'.join(words)})\b") for name, words in rows["stand-for"].items()},
        money=re.compile(rf"(?i)\s*(?:{before})?(?:{money})\b"),
        percent=re.compile(rf"(?i)\s*(?:{percent})"),
        spans=frozenset(rows["spans"]),
        between=frozenset((first, second) for first, second in rows["between"]),
        adding=frozenset(rows["adding"]),
        persons=frozenset(rows["persons"]),
        adjective_after=rows["adjective_after"],
        **{name: re.compile(rows[name]) for name in _PATTERNS},
    )
