"""English verbs for words of another language that tell of a happening, from the induced lexicon and the predicates of
both languages; nothing where neither is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import simplemma

from synopticon.languages import lexicon, table
from synopticon.reconciling import titles
from synopticon.reconciling.families import family_of

_FEW = 8  # happenings that a word may stand for, and still say which
_OWN = 4  # families of happenings that a word may stand for, and still say which
# least probability, in hundredths, of a translation that fits what is told, of one that may, of one whatever is told,
# and of one against which no other stands
_LIKELY, _GOOD, _SURE, _CERTAIN = 10, 20, 40, 60
_VOWELS = "aeiou"
_DOUBLED = re.compile(rf"^[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]$")  # "ban", "banned"


def verb(word: str, happening: str, language: str) -> str:
    """Give an English verb in its form ("signed") for a word of another language, as it stands in a clause that tells
    of a happening: of the likely translations the one of the sentence for the happening, or another that tells of the
    same, else a sure one; "" where there is none.

    The language must have rules for clauses (`clauses` in its table of phrases).
    """
    found = [
        (english not in titles.sentence(happening), -share, english)
        for english, share in _translations(word, language)
        if share >= _SURE or _tells(happening, english) or (share >= _GOOD and _base(english) in _telling(happening))
    ]
    return min(found)[2] if found else ""


def is_meant(word: str, happening: str, language: str) -> bool:
    """Tell whether a word that told a happening, as it stands in its text, hardly means anything else: it has few
    senses in its language's dictionary, or its likeliest translations tell of the same in English."""
    strong = [e for e, share in lexicon(language).get(word.casefold(), ()) if share >= _CERTAIN]
    if strong and not any(_tells(happening, english) for english in strong):
        return False
    known = {family_of(other) for other in _dictionary(language).get(_lemma(word, language), ())}
    return (0 < len(known) <= _OWN and family_of(happening) in known) or agrees(word, happening, language)


def agrees(word: str, happening: str, language: str) -> bool:
    """Tell whether a likely translation of a word that told a happening tells of the same in English, or stands in the
    sentence for it."""
    forms = (word.casefold(), _lemma(word, language))
    likely = [e for form in forms for e, share in lexicon(language).get(form, ())[:2] if share >= _LIKELY]
    own = titles.sentence(happening)
    return any(not own.isdisjoint((e, _past(e))) or _tells(happening, e) for e in likely)


def _translations(word: str, language: str) -> Iterator[tuple[str, int]]:
    """Give the likely English verbs in a finite form for a word, and how likely they are, in hundredths."""
    past = _is_past(word, language)
    for english, share in lexicon(language).get(word.casefold(), ()):
        finite = english != _base(english) and not english.endswith("ing") and not (past and english.endswith("s"))
        if finite and share >= _LIKELY:
            yield english, share
    for english, share in lexicon(language).get(_lemma(word, language), ()):
        regular = english == _base(english) == _base(_past(english)) and english not in _irregular()
        if past and regular and not english.endswith("ing") and share >= _LIKELY and _senses(english):
            yield _past(english), min(share, _SURE - 1)


def _lemma(word: str, language: str) -> str:
    return simplemma.lemmatize(word.casefold(), lang=language)


def _base(word: str) -> str:
    return simplemma.lemmatize(word, lang="en")


def _is_past(word: str, language: str) -> bool:
    rules = table(language, "phrases")["clauses"]
    return word.endswith(tuple(rules["past"])) and not word.endswith(tuple(rules["conditional"]))


def _past(verb: str) -> str:
    """Give the past of a regular English verb."""
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _DOUBLED.search(verb) else f"{verb}ed"


def _tells(happening: str, word: str) -> bool:
    """Tell whether an English word tells of a happening, and of few others."""
    return any(w in _telling(happening) and _senses(w) <= _FEW for w in (word, _base(word)))


@cache
def _dictionary(language: str) -> dict[str, frozenset[str]]:
    """Give the happenings that each word of a language tells of."""
    found: dict[str, set[str]] = {}
    rows = table(language, "predicates")
    for part in ("verbs", "nouns"):
        for happening, frames in rows[part].items():
            for words in frames.values():
                for word in words.split(","):
                    found.setdefault(word.strip(), set()).add(happening)
    return {word: frozenset(happenings) for word, happenings in found.items()}


@cache
def _telling(happening: str) -> frozenset[str]:
    """Give the English words that tell of a happening."""
    return frozenset(word for word, told in _dictionary("en").items() if happening in told)


def _senses(word: str) -> int:
    return len(_dictionary("en").get(word, ()))


@cache
def _irregular() -> frozenset[str]:
    """Give the English verbs whose past is no "-ed"."""
    return frozenset(table("en", "phrases")["irregular_verbs"])
