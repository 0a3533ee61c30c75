"""Forms of one name across languages and romanisations: what two spellings of a person's name have in common.

Each gives candidates for a human and is nowhere used to join entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from synopticon.identity.forms import classes
from synopticon.identity.spelling import words

_KEPT = 1 << 16
_ABD = re.compile(r"\babd(?:[\s-]*(?:[aeuo]l|[au]r|[au]s|oul|ool)[\s-]*|[\s-]+)(?=[a-z]{3})")
# How names of these origins differ in words that are in no class; in this order.
_LATIN: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "slavic": ((re.compile(r"^h(?=[aeiouylr])"), "g"),),
    "arabic": ((re.compile(r"gh|q"), "q"), (re.compile(r"ee"), "i"), (re.compile(r"oo|ou"), "u")),
}
# What romanisations of Korean and Chinese syllables do not keep apart (McCune-Reischauer, Revised, North Korea's;
# Wade-Giles without its apostrophes, Pinyin): a pattern and what it comes to, in this order.
_KOREAN = (
    "th:t ph:p kh:k chul:chol w(?=u|oo): eo:o eu:u oo|ou:u ee:i ae|ai:e ch:j sh:s g:k nk:ng d:t b:p oe|oi:o ung:ong r:l"
)
_CHINESE = (
    "hs|x|sh:s zh|ch|j|q:c ts|tz|z:c (?<!n)g|(?<=n)g(?=[aeiou]):k d:t b:p "
    "ien:ian ieh:ie ueh:ue ih:i ung:ong uei|ui:wi uo:o"
)


@lru_cache(maxsize=_KEPT)
def plain(name: str) -> str:
    """Give a name with the first form of each given name's class and without titles: "Volodymyr" → "vladimir"."""
    told = [w for w in words(_ABD.sub("abd", name.lower())) if w not in classes()["title"]]
    origins = [origin for origin in _LATIN if any(w in classes()[origin] for w in told)]
    return " ".join(_plain(word, origins) for word in told)


def _plain(word: str, origins: list[str]) -> str:
    for origin in origins:
        if known := classes()[origin].get(word):
            return known
        for pattern, result in _LATIN[origin]:
            word = pattern.sub(result, word)
    return word


@lru_cache(maxsize=_KEPT)
def sounds(name: str) -> frozenset[str]:
    """Give what a Korean or Chinese name sounds like, once with the first and once with the last word as the family's;
    nothing for a name that has no such word there."""
    told = [w for w in words(name) if w not in classes()["title"]]
    return frozenset(_sounds(told)) if 2 <= len(told) <= 4 else frozenset()


@cache
def _rules(line: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = (rule.rpartition(":") for rule in line.split())
    return tuple((re.compile(pattern), result) for pattern, _, result in pairs)


def _sounds(told: list[str]) -> Iterator[str]:
    for origin, line in (("korean", _KOREAN), ("chinese", _CHINESE)):
        for family, given in ((told[0], told[1:]), (told[-1], told[:-1])):
            if known := classes()[origin].get(family):
                for pattern, result in _rules(line):
                    given = [pattern.sub(result, each) for each in given]
                yield f"{origin} {known} {''.join(given)}"
