"""Words for one matter of what is said, from `matters.toml`: who calls for talks calls for a dialogue."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from synopticon.reconciling.meanings import Words


@cache
def _matters() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("matters.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for matter, words in table.items():
        for word in words:
            found.setdefault(word, set()).add(f"matter {matter}")
    return {word: frozenset(of) for word, of in found.items()}


def generalised(words: Words) -> Words:
    """Give telling words each with the matters that it may be a word for, so that words for one matter compare."""
    return tuple(word.union(*(_matters().get(key, frozenset()) for key in word)) for word in words)
