"""The words that name a happening itself ("test" of weapons tests): they say nothing of what it was about, and where
they stand in the plural, a report is of several happenings at once."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from synopticon.languages import table
from synopticon.reconciling.intervals import Interval
from synopticon.reconciling.meanings import Words
from synopticon.reconciling.numerals import leading
from synopticon.records import Document, Report

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 25  # characters before what tells of a happening in which it is said how often
_BEHIND = 80  # ... and behind it, in its own clause
_A_DAY = 2.0  # days; several acts dated so closely are told as one


@cache
def acts(happening: str, language: str) -> frozenset[str]:
    """Give the nouns that name a happening in a language, lemmas; none where the language has no table of them."""
    try:
        rows = table(language, "predicates").get("nouns", {}).get(happening, {})
    except LookupError:
        return frozenset()
    listed = (word.strip() for words in rows.values() for word in str(words).split(","))
    return frozenset(word for word in listed if word and " " not in word)


@lru_cache(maxsize=65536)
def several(phrase: str, happening: str, language: str) -> bool:
    """Tell whether a phrase names the happening in the plural: "dozens of missile tests"."""
    endings = _plurals(language)
    many = {word + ending for word in acts(happening, language) for ending in endings}
    return not many.isdisjoint(_WORD.findall(phrase.casefold()))


@cache
def _plurals(language: str) -> tuple[str, ...]:
    try:
        return tuple(table(language, "phrases")["plurals"])
    except LookupError:
        return ()


def repeated(report: Report, document: Document) -> bool:
    """Tell whether the words right before a report say that it was done several times ("has twice sued"), or those
    right behind it that it was day by day ("dispersed them night after night") or how often ("made four trips"), or
    those behind it in its clause ("fired missiles at X twice in the last month")."""
    before = document.text[max(report.start, report.trigger_start - _BEFORE) : report.trigger_start]
    behind = document.text[report.trigger_end : min(report.end, report.trigger_end + _BEFORE)]
    clause = document.text[report.trigger_end : min(report.end, report.trigger_end + _BEHIND)]
    several, daily = _words("times", document.language), _words("daily", document.language)
    other = _words("relatives", document.language)
    often = re.match(rf"[^,;:.]*?{several}", clause) if several else None
    return bool(
        (often and not (other and re.search(other, often.group())))
        or (several and re.search(rf"{several}[^,;:.]*$", before))
        or (daily and re.match(rf"[^,;:.]*{daily}", behind))
        or _times(behind, report.happening, document.language)
    )


def _times(behind: str, happening: str, language: str) -> bool:
    """Tell whether the words behind a report begin with a number of such happenings."""
    words = _WORD.findall(behind)
    count = leading(words, language)
    return (
        count is not None and count[0] > 1 and any(several(word, happening, language) for word in words[count[1] :][:1])
    )


@cache
def _words(name: str, language: str) -> str:
    """Give a pattern of the words of a list of a language, "" where it has none."""
    try:
        words = table(language, "phrases")[name]
    except LookupError:
        return ""
    return rf"(?i:\b(?:{'|'.join(map(re.escape, words))})\b)"


def series(report: Report, when: Interval, language: str) -> bool:
    """Tell whether a report is of several happenings at no one day: of a row of tests, not of a test. The word that
    tells of it says nothing: "launches" may be a verb."""
    if when.width <= _A_DAY:
        return False
    phrases = (report.object, *(q.text for q in report.quantities))
    return any(several(phrase, report.happening, language) for phrase in phrases)


def without(words: Words, happening: str, language: str) -> Words:
    """Leave out of telling words those that name the happening itself."""
    own = acts(happening, language)
    return tuple(word for word in words if own.isdisjoint(word))
