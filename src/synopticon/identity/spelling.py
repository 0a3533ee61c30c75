"""How one name is spelt in several ways: words of a name, and what transliteration does to them.

Every rule maps a spelling to *skeletons*: two words that share a skeleton may be one word romanised twice. The rules
are those by which English and Spanish news differ for the same Cyrillic, Korean, Chinese or Arabic name (BGN/PCGN,
Revised Romanization and McCune-Reischauer, the Spanish press's Fundéu recommendations).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"['’´`]s\b|(?<=s)['’](?=\s|$)")
_APOSTROPHE = re.compile(r"['’ʼʻ`´]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")

# In this order; a choice of two results gives two skeletons.
_RULES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), results)
    for pattern, results in (
        (r"shch|sch|sh", ("S",)),
        (r"tch", ("C",)),
        (r"ch", ("C", "S")),
        (r"ph", ("f",)),
        (r"kh", ("X", "h", "k")),
        (r"gu(?=[ei])", ("g",)),
        (r"qu(?=[ei])", ("k",)),
        (r"dzh|dj", ("j",)),
        (r"zh", ("Z", "j")),
        (r"gh", ("g",)),
        (r"dh", ("d",)),
        (r"^dm", ("dim",)),
        (r"dt", ("t",)),
        (r"(?<=[aeiou])h$", ("",)),
        (r"(?<=[iy])e$", ("a",)),
        (r"h(?=[aeou]\w{4})", ("h", "X")),
        (r"(?<=[SC])[eo](?=va?$)", ("e",)),
        (r"(?<!^)j|^j(?=[aeiour])", ("j", "X", "y")),
        (r"x", ("ks",)),
        (r"tz", ("ts", "z")),
        (r"ts|cz", ("ts",)),
        (r"c(?=[eiy])", ("s",)),
        (r"^q(?=[aeiou])", ("k", "g")),
        (r"ck|c|q", ("k",)),
        (r"w", ("v", "u")),
        (r"^ye", ("e",)),
        (r"(?<=[aeou])[yij](?=[aeou])", ("y", "")),
        (r"(?:iy|yi|yy|ii|ij|yj|y|i)$", ("i",)),
        (r"[ae]y|[ae]i", ("ei", "ai")),
        (r"y", ("i",)),
        (r"(?<=[bcdfgklmnprstvzSCXZ])i+(?=[oe]va?$|ets)", ("",)),
        (r"enka$", ("enko",)),
        (r"(?<=\w{3}[^i]a)ne$", ("n", "ne")),
        (r"ou|oo", ("u", "o")),
        (r"ee", ("i",)),
        (r"eo", ("o", "eo")),
        (r"eu", ("u", "eu")),
        (r"oe|oi", ("oe",)),
        (r"ngi(?=[aeou])", ("ni",)),
    )
)
_MOST = 24
# Bounds on what is remembered, so that a long build does not grow.
_KEPT = 1 << 16


def fold(text: str) -> str:
    """Give a name in plain lower-case ASCII, without possessive ending; other scripts romanised."""
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFC", text))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    return str(anyascii(_APOSTROPHE.sub("", plain))).lower()


@lru_cache(maxsize=_KEPT)
def words(name: str) -> tuple[str, ...]:
    """Give the words of a name, folded: "Kim Jong-un’s" → ("kim", "jong", "un")."""
    return tuple(_WORD.findall(fold(name)))


def _branches(spellings: set[str], pattern: re.Pattern[str], results: tuple[str, ...]) -> set[str]:
    return {pattern.sub(result, each) for each in spellings for result in results}


@lru_cache(maxsize=_KEPT)
def skeletons(word: str) -> frozenset[str]:
    """Give what a folded word may come to when differences of transliteration are taken away."""
    found = {word}
    for pattern, results in _RULES:
        found = set(sorted(_branches(found, pattern, results))[:_MOST])
    return frozenset(re.sub(r"(.)\1+", r"\1", each) for each in found)


@lru_cache(maxsize=_KEPT)
def sounds_alike(first: str, second: str) -> bool:
    """Tell whether two folded words may be one word, romanised differently. Very short words must be equal."""
    if first == second:
        return True
    if min(len(first), len(second)) < 2 or first.isdigit() or second.isdigit():
        return False
    return not skeletons(first).isdisjoint(skeletons(second))


@lru_cache(maxsize=_KEPT)
def nearly(first: str, second: str) -> bool:
    """Tell whether two folded words of some length differ by a slip: one sign, or two in a long word.

    Never enough by itself: "Jong" and "Hong" are near too. Callers ask for agreement in everything else.
    """
    if min(len(first), len(second)) < 4:
        return False
    allowed = 2 if min(len(first), len(second)) >= 8 else 1
    pairs = ((a, b) for a in sorted(skeletons(first)) for b in sorted(skeletons(second)))
    return any(OSA.distance(a, b) <= allowed for a, b in pairs)
