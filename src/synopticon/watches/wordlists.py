"""Word lists from a watch's tables; a list may be named within a line of another.

`{name}` in a line, also in a choice within it, stands for any line of the list `name`, in the same language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from synopticon import languages
from synopticon.watches.model import WatchError
from synopticon.watches.strict import strings

_NAMED = re.compile(r"\{([^{}]*)\}")
_GROUP = re.compile(r"\([^()]+\)")
_SIGNS = "(){}|\0"
Lists = Mapping[str, Mapping[str, tuple[str, ...]]]


def read(path: Path, data: object) -> dict[str, dict[str, tuple[str, ...]]]:
    """Read the lists as they are written.

    Raises:
        WatchError: they are no lists of words by language.
    """
    if not isinstance(data, dict):
        raise WatchError(f'{path}: words: must be tables; write [words.NAME] and below it en = ["…"]')
    return {name: _lists(path, f"words.{name}", table) for name, table in data.items()}


def _lists(path: Path, key: str, table: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict) or not table:
        raise WatchError(f'{path}: {key}: has no list; write en = ["…"] below it')
    known = languages.supported()
    for language in table:
        if language not in known:
            raise WatchError(f"{path}: {key}.{language}: no language here; use {', '.join(known)}")
    return {language: strings(path, f"{key}.{language}", value) for language, value in table.items()}


def put_in(path: Path, lists: Lists) -> dict[str, dict[str, tuple[str, ...]]]:
    """Put into each line the lists that it names.

    Raises:
        WatchError: a line names a list that is not there, or one that names others itself; or its signs do not pair.
    """
    return {
        name: {
            language: tuple(_line(path, lists, name, language, line) for line in lines)
            for language, lines in by.items()
        }
        for name, by in lists.items()
    }


def _line(path: Path, lists: Lists, name: str, language: str, line: str) -> str:
    where = f"{path}: words.{name}.{language}: {line!r}"

    def named(found: re.Match[str]) -> str:
        lines = lists.get(found[1], {}).get(language)
        if lines is None:
            raise WatchError(f"{where}: no word list {found[1]!r} in this language; write [words.{found[1]}]")
        if any("(" in each or "{" in each for each in lines):
            raise WatchError(f"{where}: {found[1]!r} has lines with lists or choices in them; name one that has none")
        joined, before = "|".join(lines), line[: found.start()]
        return joined if before.count("(") > before.count(")") else f"({joined})"

    put = _NAMED.sub(named, line)
    if any(sign in _GROUP.sub("", put) for sign in _SIGNS):
        raise WatchError(f"{where}: write a list as {{name}} and a choice as (one|other), no choice within another")
    return put
