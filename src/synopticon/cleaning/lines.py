"""The lines of a text in canonical white space, and patterns that whole lines are held against."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from synopticon import languages

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# What pages put around their furniture: arrows, bullets, asterisks, rules.
_BEFORE = re.compile(r"[\s>»›→►▶▸•·●■◆*_#|~=–—✓✔↓↑-]+")
_AFTER = re.compile(r"[\s<«‹→►▶•·●■*_#|~=–—:.!…»›↓↑-]+\Z")
_REMEMBERED = 1_000
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it stands, the characters, and the same without ornaments at its ends."""

    start: int
    end: int
    text: str

    @property
    def core(self) -> str:
        """Give the line without ornaments: arrows, bullets, a bracket around all of it, stops at the end."""
        return _core(self.text) if len(self.text) <= _REMEMBERED else _bare(self.text)


def split(text: str) -> list[Line]:
    """Give the lines of a text that are not blank."""
    return [Line(found.start(), found.end(), found.group()) for found in _LINE.finditer(text)]


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    return _bare(text)


def _bare(text: str) -> str:
    head = _BEFORE.match(text)
    core = text[head.end() :] if head else text
    core = _AFTER.sub("", core[-400:]) if len(core) <= 400 else core.rstrip()
    if core[:1] in _BRACKETS and core.endswith(_BRACKETS[core[0]]) and core.count(core[0]) == 1:
        return _bare(core[1:-1])
    return core


@cache
def patterns(table: str, *path: str, whole: str = "{}") -> re.Pattern[str]:
    """Compile a list of patterns of all languages' tables into one, put into `whole`; matches nothing if empty."""
    found = [pattern for code in languages.supported() for pattern in _at(code, table, path)]
    joined = "|".join(found) if found else r"(?!)"
    return re.compile(whole.replace("{}", f"(?:{joined})"), re.IGNORECASE)


def _at(code: str, table: str, path: Iterable[str]) -> list[str]:
    node = languages.table(code, table)
    for key in path:
        node = node.get(key, {})
    return [node] if isinstance(node, str) else list(node)


_FINAL = re.compile(r"""[.!?…:;]["'”’»)\]]*\Z""")


def is_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _FINAL.search(text[-12:]) is not None
