"""Words for one kind of thing or people, from `kinds.toml`: "a freighter" may be "the ship"."""

from __future__ import annotations

import tomllib
from collections.abc import Set
from functools import cache
from importlib.resources import files

ANY = "any"
PEOPLE = frozenset(
    {
        "protester",
        "soldier",
        "police",
        "fighter",
        "attacker",
        "worker",
        "migrant",
        "captive",
        "young",
        "crew",
        "person",
        "envoy",
    }
)


@cache
def _sorts() -> dict[str, frozenset[tuple[str, str]]]:
    table = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    found: dict[str, set[tuple[str, str]]] = {}
    for kind, sorts in table.items():
        for sort, words in sorts.items():
            for word in words:
                found.setdefault(word, set()).add((kind, sort))
    return {word: frozenset(of) for word, of in found.items()}


def sorts(words: Set[str]) -> frozenset[tuple[str, str]]:
    """Give the kinds of things that words name, each with the sort of it ("any" where it may be any)."""
    return frozenset().union(*(_sorts().get(word, frozenset()) for word in words))


def one_kind(words: Set[str], others: Set[str]) -> bool:
    """Tell whether two heads, each as keys of any language, may name one thing."""
    mine, theirs = sorts(words), sorts(others)
    return any(a == b and (x == y or ANY in (x, y)) for a, x in mine for b, y in theirs)
