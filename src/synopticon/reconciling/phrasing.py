"""Whether words taken from a sentence can stand in a title, and in which number."""

from __future__ import annotations

import re
from functools import cache

import simplemma

from synopticon.languages import table

_CUT = re.compile(r"#|…|\.\.\.")  # a hashtag, or words that were cut off
_FRAGMENT = re.compile(r"^(?:the|a|an)\s+\w+ed\s+of\b", re.IGNORECASE)  # "the released of …": a clause misread
_ONE = re.compile(r"^(?:one|an?)\s+(?!of\b)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"^(?:(?:more than|at least|about|around|over|nearly|up to)\s+)?(?:[2-9]|\d{2,}|two|three|several)\s"
)


def standing(words: str) -> str:
    """Give words as they can stand in a title: a plural without "one" or "a", "" where they are no phrase."""
    if _CUT.search(words) or _FRAGMENT.match(words):
        return ""
    return _ONE.sub("", words) if _ONE.match(words) and plural(words) else words


def disagreeing(words: str) -> bool:
    """Tell whether several are counted of what stands in the singular ("more than 80 missile")."""
    return bool(_SEVERAL.match(words)) and not plural(words)


def plural(words: str) -> bool:
    """Tell whether the last word is an English plural."""
    last = words.split()[-1].casefold()
    return last in _irregular() or (last.endswith("s") and simplemma.lemmatize(last, lang="en") != last)


@cache
def _irregular() -> frozenset[str]:
    return frozenset(table("en", "phrases")["irregular"])
