"""Marks: leftovers of another language in a text, which facts drawn from it must carry a warning about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wordfreq import zipf_frequency

from synopticon import languages
from synopticon.records import Mark

_BRACKETED = re.compile(r"\[([^\[\]\n]{2,80})\]")
_QUOTED = re.compile(r"[“\"«]([^\W\d_]+(?: [^\W\d_]+){0,2})[”\"»]")
_WORD = re.compile(r"[^\W\d_]+")
# Zipf frequencies: by how much a word must be commoner in the other language, and how common it must be there.
_LEAD, _COMMON = 1.0, 4.3


def foreign(text: str, language: str) -> tuple[Mark, ...]:
    """Find stretches of another supported language in a clean text: in brackets, in quotes, in runs of words."""
    others = [code for code in languages.supported() if code != language]
    found: dict[tuple[int, int], Mark] = {}
    for code in others:
        for start, end in _stretches(text, language, code):
            found.setdefault((start, end), Mark(start, end, "foreign", f"words left in another language ({code})"))
    return tuple(found[key] for key in sorted(found))


def _stretches(text: str, own: str, other: str) -> Iterator[tuple[int, int]]:
    for found in _BRACKETED.finditer(text):
        if _belongs(_WORD.findall(found.group(1)), own, other):
            yield found.span()
    for found in _QUOTED.finditer(text):
        if found.group(1).islower() and _belongs(found.group(1).split(), own, other, lead=2.0):
            yield found.span(1)
    for found in _conjunction(other).finditer(text):
        neighbours = (found.group("before"), found.group("after"))
        if not any(_lead(word, own, other) >= 0.5 for word in neighbours):  # both foreign: a name ("Arts and Sciences")
            yield found.span("and")
    yield from _runs(text, own, other)


def _belongs(words: list[str], own: str, other: str, lead: float = _LEAD) -> bool:
    """Tell whether words are of the other language: commoner there on average, and one of them common."""
    if sum(map(len, words)) < 3:
        return False
    there = [zipf_frequency(word, other) for word in words]
    here = [zipf_frequency(word, own) for word in words]
    return max(there) >= _COMMON and (sum(there) - sum(here)) / len(words) >= lead


@cache
def _conjunction(other: str) -> re.Pattern[str]:
    """Give the pattern of the other language's "and" in front of a capitalised word."""
    words = "|".join(languages.table(other, "cleaning")["foreign"]["and"])
    return re.compile(rf"(?<![\w-])(?P<before>[^\W\d_]+) (?P<and>{words}) (?=(?P<after>[A-ZÁÉÍÓÚÑ][^\W\d_]*))")


@cache
def _function_words(other: str) -> re.Pattern[str]:
    words = languages.table(other, "cleaning")["foreign"]["words"]
    return re.compile(rf"(?<![\w’'-])({'|'.join(words)})(?![\w’'-])")


def _runs(text: str, own: str, other: str) -> Iterator[tuple[int, int]]:
    """Find runs of two and more lower-case words of the other language that begin or end with a function word."""
    last = 0
    for found in _function_words(other).finditer(text):
        if found.start() < last:
            continue
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(text, found.start(), min(len(text), found.start() + 120)):
            gap = text[run[-1].end() : word.start()] if run else ""
            if gap.strip(" ,") or not _is_other(word.group(), own, other):
                break
            run.append(word)
        if len(run) >= 2:
            last = run[-1].end()
            yield found.start(), last


def _is_other(word: str, own: str, other: str) -> bool:
    return word.islower() and _lead(word, own, other) >= 1.5


def _lead(word: str, own: str, other: str) -> float:
    """Tell by how much a word is commoner in the other language, in powers of ten."""
    return float(zipf_frequency(word, other) - zipf_frequency(word, own))
