"""Word lists: how a line of a list is found in text.

A line is one word or several. `*` at the end of a word stands for any ending, ` ... ` for up to five words between,
a blank also for a hyphen. Case and accents do not count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

_GAP = r"\W+(?:\w+\W+){0,5}?"
_KEPT = 1 << 12
_SPACES = "\n\t\r\u00a0-‐‑‒–—―"
_PLAIN_SPACES = "".join(sign for sign in _SPACES if sign.isascii())
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


def _base(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", found[0])[0]


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """Give text in small letters without accents, of the same length."""
    small = text.lower()
    small = small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return small if small.isascii() else _ACCENTED.sub(_base, small)


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
    return find_within(_scanner(words).scan(text), words, text, 0, len(text)) if words else ""


@cache
def _scanner(words: tuple[str, ...]) -> Scanner:
    return Scanner([words])


def check(words: tuple[str, ...]) -> None:
    """Compile a list.

    Raises:
        re.error: a line of it makes no pattern.
    """
    _compiled(words)


class Scanner:
    """Finds in one pass over a text where words of many lists may begin, so that few sentences need a closer look."""

    def __init__(self, lists: Iterable[tuple[str, ...]]) -> None:
        heads: dict[str, set[tuple[str, ...]]] = {}
        for words in lists:
            for line in words:
                heads.setdefault(_head(line), set()).add(words)
        self._owners = [sorted(heads[head]) for head in sorted(heads)]
        self._automaton = AhoCorasick(sorted(heads)) if heads else None

    def scan(self, text: str) -> Hits:
        """Give for each list that may be found in a text the offsets at which its words may begin, in order."""
        found: dict[tuple[str, ...], list[int]] = {}
        if self._automaton is None:
            return found
        plain = _spaced(fold(text))
        for number, start, _ in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            if not start or not plain[start - 1].isalnum():
                for words in self._owners[number]:
                    found.setdefault(words, []).append(start)
        return found


Hits = Mapping[tuple[str, ...], list[int]]


def may_be_within(hits: Hits, words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether a word of a list may begin between two offsets of the text that was scanned."""
    places = hits.get(words, [])
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def find_within(hits: Hits, words: tuple[str, ...], text: str, start: int, end: int) -> str:
    """Give what `find` would between two offsets of the text that was scanned, looking only where it may begin."""
    places = hits.get(words, [])
    for place in places[bisect_left(places, start) : bisect_left(places, end)]:
        if found := _compiled(words).match(fold(text), place, end):
            return " ".join(text[place : found.end()].split())
    return ""


def _head(line: str) -> str:
    """Give what a line begins with, up to where it leaves open what follows.

    Words parted by more than one sign of space are not looked for there; clean text has none.
    """
    return " ".join(_spaced(re.split(r"\*| \.\.\. ", fold(line).strip())[0]).split())


def _spaced(text: str) -> str:
    """Give text with a blank for each white space or hyphen."""
    for sign in _SPACES if not text.isascii() else _PLAIN_SPACES:
        text = text.replace(sign, " ")
    return text
