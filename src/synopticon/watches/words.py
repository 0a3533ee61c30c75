"""Word lists: how a line of a list is found in text.

A line is one word or several. `*` at the end of a word stands for any ending, ` ... ` for up to eight words between,
a blank also for a hyphen and for what follows an apostrophe, `(one|other)` for one of several. Where a line after `! `
is found, the list is not. Case and accents do not count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

_GAP = r"\W+(?:\w+\W+){0,8}?"
_GROUP = re.compile(r"\(([^()]*)\)")
_EXCEPT = "! "
_KEPT = 1 << 12
_SHORT = 4  # letters of a word that says little by itself
_SPACES = "\n\t\r\u00a0-‐‑‒–—―"
_PLAIN_SPACES = "".join(sign for sign in _SPACES if sign.isascii())
_BREAK = re.compile(r"\W")
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
    return rf"(?<!\w){_inner(fold(line))}(?!\w)"


def _inner(line: str) -> str:
    groups = [rf"(?:{'|'.join(map(_inner, found.split('|')))})" for found in _GROUP.findall(line)]
    parts = [_phrase(part) for part in _GROUP.sub("\0", line).split(" ... ")]
    return re.sub("\0", lambda _: groups.pop(0), _GAP.join(parts))


def _phrase(words: str) -> str:
    parts = re.split(r"[\s\-]+", words.strip())
    return r"(?:['’]\w*)?[\s\-‐-―]+".join(re.escape(word).replace(r"\*", r"\w*") for word in parts)


@cache
def _compiled(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Give the pattern of a list, and that of its exceptions."""
    lines = [word for word in words if not word.startswith(_EXCEPT)]
    but = [word.removeprefix(_EXCEPT) for word in words if word.startswith(_EXCEPT)]
    found, excepted = ("|".join(map(_pattern, each)) for each in (lines, but))
    return re.compile(found), re.compile(excepted) if but else None


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
        owners: dict[str, set[tuple[str, ...]]] = {}
        for words in lists:
            for line in (word for word in words if not word.startswith(_EXCEPT)):
                for head in _heads(line):
                    owners.setdefault(head, set()).add(words)
        self._heads = sorted(owners)
        self._owners = [frozenset(owners[head]) for head in self._heads]
        self._of: dict[tuple[str, ...], list[int]] = {}
        for number, head in enumerate(self._heads):
            for words in owners[head]:
                self._of.setdefault(words, []).append(number)
        self._automaton = AhoCorasick([f" {_BREAK.sub(' ', head)}" for head in self._heads]) if owners else None

    def scan(self, text: str) -> Hits:
        """Give where in a text words of the lists may begin."""
        places: dict[int, list[int]] = {}
        if self._automaton is not None:
            plain = f" {_BREAK.sub(' ', fold(text))}"  # a blank before every word, so that one begins where it is found
            for number, start, _ in self._automaton.find_matches_as_indexes(plain, overlapping=True):
                places.setdefault(number, []).append(start)
        return Hits(places, self._of, frozenset().union(*(self._owners[number] for number in places)))


class Hits:
    """Where in a text words of lists may begin; `lists` are those of which one may."""

    __slots__ = ("_heads", "_known", "_places", "lists")

    def __init__(
        self,
        places: Mapping[int, list[int]],
        heads: Mapping[tuple[str, ...], list[int]],
        lists: frozenset[tuple[str, ...]],
    ) -> None:
        self._places, self._heads, self.lists = places, heads, lists
        self._known: dict[tuple[str, ...], list[int]] = {}

    def of(self, words: tuple[str, ...]) -> list[int]:
        """Give the offsets at which words of a list may begin, in order."""
        if words not in self.lists:
            return []
        if words not in self._known:
            found = [place for head in self._heads[words] for place in self._places.get(head, ())]
            self._known[words] = sorted(found)
        return self._known[words]


def may_be_within(hits: Hits, words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether a word of a list may begin between two offsets of the text that was scanned."""
    places = hits.of(words)
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def find_within(hits: Hits, words: tuple[str, ...], text: str, start: int, end: int) -> str:
    """Give what `find` would between two offsets of the text that was scanned, looking only where it may begin."""
    return next((" ".join(text[low:high].split()) for low, high in places_within(hits, words, text, start, end)), "")


def places_within(hits: Hits, words: tuple[str, ...], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches between two offsets that a list finds, in order."""
    places = hits.of(words)
    for place in places[bisect_left(places, start) : bisect_left(places, end)]:
        pattern, but = _compiled(words)
        if found := pattern.match(fold(text), place, end):
            if but and but.search(fold(text), start, end):
                return
            yield place, found.end()


def capitals(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the lines of a list that are written with a capital letter: names."""
    return tuple(line for line in words if line != line.lower())


def _heads(line: str) -> set[str]:
    """Give what a line may begin with; after a short word ("from", "in") with the next one too, as it stands all over
    a text."""
    group = _GROUP.match(line.strip())
    if not group:
        return {_head(line)}
    after = line.strip()[group.end() :]
    heads: set[str] = set()
    for each in group[1].split("|"):
        if len(each) <= _SHORT and each.isalpha() and after.startswith(" ") and not after.startswith(" ... "):
            heads.update(" ".join([_head(each), *_head(one).split()[:1]]) for one in _heads(after))
        else:
            heads.add(_head(each))
    return heads


def _head(line: str) -> str:
    """Give what a line begins with, up to where it leaves open what follows.

    Words parted by more than one sign of space are not looked for there; clean text has none.
    """
    return " ".join(_spaced(re.split(r"\*|\(| \.\.\. ", fold(line).strip())[0]).split())


def _spaced(text: str) -> str:
    """Give text with a blank for each white space or hyphen."""
    for sign in _SPACES if not text.isascii() else _PLAIN_SPACES:
        text = text.replace(sign, " ")
    return text
