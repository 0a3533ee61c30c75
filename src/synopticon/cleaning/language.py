"""Which language a text is in, among those supported, or that it is in none of them."""

from __future__ import annotations

import re
from functools import cache

import py3langid
from wordfreq import available_languages, top_n_list, zipf_frequency

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
# Languages whose words wordfreq parts with programs of its extra `cjk`, which we do not have.
_UNSPACED = frozenset(("ja", "ko", "zh"))
# Mean Zipf frequencies (wordfreq) decide short texts: by how much a neighbour's words must be commoner, and how
# common the words of a text are in its own language, names and all.
_BRIEF, _COMMONER, _OWN = 60, 0.45, 3.4


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
    found = _weighed(sample, words)
    return _stranger(words, found) or found


def _stranger(words: list[str], home: str) -> str:
    """Give the neighbour that has no frequencies of its own and whose small words stand in a text; "" if none."""
    if home not in languages.supported():
        return ""
    for code, own in languages.table(home, "cleaning").get("strangers", {}).items():
        seen = [word for word in words if word in own]
        if len(set(seen)) >= 2 and len(seen) >= 0.12 * len(words):
            return str(code)
    return ""


def _weighed(sample: str, words: list[str]) -> str:
    supported = languages.supported()
    shares = {code: _share(words, code) for code in supported}
    home = max(supported, key=lambda code: shares[code])
    if len(words) >= _FEW and shares[home] >= _SURE and len(words) > _BRIEF:
        return home
    ranked = [str(code) for code, _ in py3langid.rank(sample[:_ASKED])]
    if len(words) >= _FEW and (brief := _brief(words, home, ranked[0])):
        return brief
    if len(words) >= _FEW and shares[home] >= _SURE:
        return home
    if len(words) >= _FEW and shares[home] >= _PLAIN and _no_rival(words, home, ranked[:3]):
        return home
    if ranked[0] in supported:
        return ranked[0]
    latin = sample.isascii() or any(word.isascii() for word in words)
    if len(words) < (_FEW if shares[home] < _PLAIN else _SHORT) and latin:  # too little to say that it is foreign
        return next(code for code in ranked if code in supported)
    return ranked[0]


def _brief(words: list[str], home: str, asked: str) -> str:
    """Decide a short text by how common its words are; "" where that does not decide."""
    own = _mean(words, home)
    weighable = available_languages().keys() - _UNSPACED
    known = [code for code in (*languages.table(home, "cleaning")["neighbours"], asked) if code in weighable]
    rival = max(known, key=lambda code: (_mean(words, code), code), default=home)
    if rival not in languages.supported() and _mean(words, rival) > own + _COMMONER:
        return rival
    return home if own >= _OWN and _mean(words, rival) < own + _COMMONER / 2 else ""


def _mean(words: list[str], code: str) -> float:
    return sum(zipf_frequency(word, code) for word in words) / len(words)


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
