"""What is known about each language, as data: one folder a language, one table (TOML) a room.

`happenings.toml` and `companies.toml`, beside the folders, are common to all languages.
"""

from __future__ import annotations

import gzip
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_ROOT = files(__package__)
_PIVOT = "en"
_LIKELY = 8  # least probability, in hundredths, of a translation that counts


@cache
def supported() -> tuple[str, ...]:
    """Give the ISO 639-1 codes of the languages that have a folder, in alphabetical order."""
    return tuple(sorted(p.name for p in _ROOT.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))))


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """Give the table `name` (without ".toml") of a language; not to be changed by the caller.

    Raises:
        LookupError: the language has no folder or no such table.
    """
    path = _ROOT.joinpath(language, f"{name}.toml")
    if language not in supported() or not path.is_file():
        raise LookupError(f"no table {name!r} for language {language!r}; supported: {', '.join(supported())}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def of_all(name: str, *path: str) -> tuple[str, ...]:
    """Give the words of a list in the table `name` of every language that has it, each once; `path` are the keys to it.
    For names, which keep their own words in an article of any language."""
    found: list[str] = []
    for language in supported():
        node: Any = table(language, name)
        for key in path:
            node = node.get(key, {})
        found += node
    return tuple(dict.fromkeys(found))


@cache
def companies() -> dict[str, frozenset[str]]:
    """Give what the names of companies end with in any language: `forms` of law or habit, what may be `left_out`."""
    rows = tomllib.loads(_ROOT.joinpath("companies.toml").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in rows.items()}


@cache
def lexicon(language: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Give word → (English word, probability in hundredths) for a language; empty for English and where none ships."""
    path = _ROOT.joinpath(f"lexicon_{_PIVOT}_{language}.tsv.gz")
    if language == _PIVOT or not path.is_file():
        return {}
    found: dict[str, list[tuple[str, int]]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        english, other, share = line.split("\t")
        if int(share) >= _LIKELY:
            found.setdefault(other, []).append((english, int(share)))
    return {word: tuple(sorted(rows, key=lambda row: (-row[1], row[0]))) for word, rows in found.items()}


@cache
def happenings() -> dict[str, dict[str, str]]:
    """Give the happenings that predicates are coded to: key → type, mode, family, phrase, noun
    and, where they hold, verbal (done by words alone), agentless (news whoever did it), decreed, craft and stances: see
    the head of the file."""
    return tomllib.loads(_ROOT.joinpath("happenings.toml").read_text(encoding="utf-8"))


def is_verbal(happening: str) -> bool:
    """Tell whether a happening is words: done by being said."""
    return "verbal" in happenings()[happening]


def is_coded(type_: str) -> bool:
    """Tell whether a type is PLOVER's; OTHER is not."""
    return type_ in quads()


@cache
def quads() -> dict[str, str]:
    """Give the quad category of each PLOVER type: "ACCUSE" → "verbal conflict"."""
    table = tomllib.loads(_ROOT.joinpath("quads.toml").read_text(encoding="utf-8"))
    return {type_: quad for quad, types in table.items() for type_ in types}
