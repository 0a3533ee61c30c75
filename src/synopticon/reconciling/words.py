"""Words of a text with where they stand, how much each tells, and what they mean in another language.

Weights come from general word frequencies, never from the articles at hand: so that what two articles have in
common does not depend on which others are loaded.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii
from wordfreq import available_languages, zipf_frequency

from synopticon.languages import lexicon

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W\d_]+)?")
_PIVOT = "en"
_COMMON = 5.4  # Zipf frequency from which a word tells nothing about what a text is about


class Token(NamedTuple):
    """A word or number, folded, and where it stands."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Give the words and numbers of a text."""
    return tuple(Token(fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Give a word in lower case without a possessive ending, a number without its separators."""
    if word[0].isdigit():
        return re.sub(r"[.,](?=\d{3}(?!\d))", "", word)
    return re.sub(r"['’]s?$", "", word.casefold())


@lru_cache(maxsize=200_000)
def weight(word: str, language: str) -> float:
    """Say how much a folded word tells, from 0 (a function word) to 1 (a rare name); a number tells much."""
    if word[0].isdigit():
        return 0.3 if len(word) == 1 else 0.7
    known = language if language in _frequencies() else _PIVOT
    frequency = zipf_frequency(word, known)
    return 0.0 if frequency >= _COMMON else min(1.0, (_COMMON + 0.6 - frequency) / 4.0)


@cache
def _frequencies() -> frozenset[str]:
    return frozenset(available_languages("small"))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give a key under which a name's and a cognate's spellings in two languages mostly agree: its first letters,
    in ASCII. A blocking key: never evidence alone."""
    plain = re.sub(r"[^a-z0-9]", "", anyascii(word).lower())
    plain = re.sub(r"ph", "f", re.sub(r"(.)\1", r"\1", plain))
    return plain[:5] if len(plain) >= 5 else plain


@lru_cache(maxsize=200_000)
def senses(word: str, language: str) -> frozenset[str]:
    """Give what a folded word may mean, as keys that compare across languages: stems of its English translations,
    and its own stem where it has none or looks like a name or cognate."""
    own = stem(word)
    if word[0].isdigit():
        return frozenset((word,))
    return frozenset({own, *(stem(english) for english, _ in lexicon(language).get(word, ()))})


@lru_cache(maxsize=200_000)
def pivot(word: str, language: str) -> str:
    """Give the one key that stands for a word across languages: the stem of its likeliest English translation."""
    known = lexicon(language).get(word)
    return stem(known[0][0]) if known else (word if word[0].isdigit() else stem(word))


def telling(text: str, language: str, start: int = 0, end: int | None = None) -> list[tuple[Token, float]]:
    """Give the words that tell something, with their weights."""
    words = tokens(text)
    first = bisect_left(words, start, key=lambda token: token.start)
    last = len(words) if end is None else bisect_right(words, end, key=lambda token: token.end)
    return [(token, w) for token in words[first:last] if (w := _tells(token.text, language)) > 0]


@lru_cache(maxsize=200_000)
def _tells(word: str, language: str) -> float:
    """Give the weight of a word, 0 where it has no letters that another spelling could have."""
    return weight(word, language) if stem(word) else 0.0
