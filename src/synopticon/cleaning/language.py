"""Which language a text is in, among those supported, or that it is in none of them."""

from __future__ import annotations

import re
from functools import cache

import py3langid
from wordfreq import available_languages, top_n_list

from synopticon import languages

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE, _ASKED = 4_000, 1_500
_COMMON = 150
# Of running text a half is among a language's 150 commonest words; of a neighbour's text a third at most (Galician
# read as Spanish), of others a quarter. Between the two py3langid is asked.
_SURE, _PLAIN = 0.42, 0.33
# The lead that a text's own language has over a neighbour.
_LEAD = 0.08
_FEW, _SHORT = 5, 12


def known_name(name: str) -> str | None:
    """Give the code of a supported language from what a dump calls it ("en-US", "Spanish", "spa"); None if none."""
    key = name.strip().casefold()
    for code in languages.supported():
        names = languages.table(code, "cleaning")["names"]
        if key in names or re.split(r"[-_]", key)[0] in names:
            return code
    return None


def identify(text: str) -> str:
    """Give the ISO 639-1 code of the language of a text, supported or not; "" where it holds no words.

    Asked of all languages, py3langid errs on short texts and on names; asked of the supported ones only it cannot
    say that a text is in none. So its candidates are weighed by the share of their commonest words in the text.
    """
    sample = text.lstrip()[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if not words:
        return ""
    supported = languages.supported()
    shares = {code: _share(words, code) for code in supported}
    home = max(supported, key=lambda code: shares[code])
    if len(words) >= _FEW and shares[home] >= _SURE:
        return home
    ranked = [str(code) for code, _ in py3langid.rank(sample[:_ASKED])]
    if len(words) >= _FEW and shares[home] >= _PLAIN and _no_rival(words, home, ranked[:3]):
        return home
    if ranked[0] in supported:
        return ranked[0]
    latin = sample.isascii() or any(word.isascii() for word in words)
    if len(words) < (_FEW if shares[home] < _PLAIN else _SHORT) and latin:  # too little to say that it is foreign
        return next(code for code in ranked if code in supported)
    return ranked[0]


def _no_rival(words: list[str], home: str, ranked: list[str]) -> bool:
    share = _share(words, home)
    return not any(_share(words, code) > share + _LEAD for code in ranked if code != home)


def _share(words: list[str], code: str) -> float:
    common = _common_words(code)
    return sum(word in common for word in words) / len(words)


@cache
def _common_words(code: str) -> frozenset[str]:
    if code not in available_languages():
        return frozenset()
    return frozenset(top_n_list(code, _COMMON))
