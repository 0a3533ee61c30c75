"""Word lists: how a line of a list is found in text.

A line is one word or several. `*` at the end of a word stands for any ending, ` ... ` for up to five words between,
a blank also for a hyphen. Case and accents do not count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_GAP = r"\W+(?:\w+\W+){0,5}?"
_KEPT = 1 << 14


@cache
def _base(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """Give text in small letters without accents, of the same length."""
    folded = "".join(_base(c) for c in text)
    small = folded.lower()
    return small if len(small) == len(text) else folded


def _pattern(line: str) -> str:
    parts = [_phrase(part) for part in fold(line).split(" ... ")]
    return rf"(?<!\w){_GAP.join(parts)}(?!\w)"


def _phrase(words: str) -> str:
    return r"[\s\-‐-―]+".join(re.escape(word).replace(r"\*", r"\w*") for word in re.split(r"[\s\-]+", words.strip()))


@cache
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(word) for word in words))


def find(words: tuple[str, ...], text: str) -> str:
    """Give the first stretch of a text that a list finds, as it is written there; "" where there is none."""
    if not words:
        return ""
    found = _compiled(words).search(fold(text))
    return " ".join(text[found.start() : found.end()].split()) if found else ""


def check(words: tuple[str, ...]) -> None:
    """Compile a list.

    Raises:
        re.error: a line of it makes no pattern.
    """
    _compiled(words)
