"""Furniture inside lines that are otherwise story: labels run on to their beginning, photo credits, tweets' marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from synopticon import languages
from synopticon.cleaning.draft import cut
from synopticon.cleaning.lines import Line, is_sentence, split
from synopticon.records import Edit

# What follows a label that was run on to a line: the line's own beginning.
_OWN = r"""(?=["'“‘«¿¡(\[#@]*[A-ZÁÉÍÓÚÜÑ0-9])"""
_JOINT = r" ?[-–—:|•/,] ?"
# A bare agency in brackets at the end of a line is a picture's only near the top of an article that goes on.
_TOP, _LONG = 4, 6


def cuts(text: str) -> list[Edit]:
    """Give edits that cut furniture inside the lines of a text in canonical white space; the lines stay."""
    lines = split(text)
    found: list[Edit] = []
    for index, line in enumerate(lines):
        found += _label(line, index)
        if 0 < index < _TOP and len(lines) > _LONG:
            found += _bracketed(line)
    found += _inside(text)
    return _apart(found)


@cache
def _names() -> str:
    names = {name for code in languages.supported() for name in languages.table(code, "cleaning")["photo_credits"]}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _prefixes() -> re.Pattern[str]:
    labels = [label for code in languages.supported() for label in languages.table(code, "cleaning")["prefixes"]]
    return re.compile(rf"(?:(?:{'|'.join(labels)})\s+)+{_OWN}")


@cache
def _signed() -> re.Pattern[str]:
    names = _names()
    return re.compile(rf"(?:{names})(?:{_JOINT}(?:{names}))* {_OWN}")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?<=[a-z]) (?:{'|'.join(_many_words())})(?:{_JOINT}(?:{_names()}))* {_OWN}")


@cache
def _many_words() -> list[str]:
    return [name for name in _names().split("|") if r"\ " in name or ":" in name]


def _label(line: Line, index: int) -> Iterator[Edit]:
    """Find labels at a line's beginning; a photo's credit only where the line reads as a caption, not as a title."""
    found = _prefixes().match(line.text)
    start = found.end() if found else 0
    if index and not is_sentence(line.text):
        signed = _signed().match(line.text, start)
        if signed and len(line.text) - signed.end() >= 20:
            start = signed.end()
            for between in _between().finditer(line.text, start):
                yield Edit(line.start + between.start(), line.start + between.end(), "\n\n", "boilerplate")
    if start:
        yield cut(line.start, line.start + start, "boilerplate")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(rf"\s*[(\[](?:{_names()})(?:{_JOINT}(?:{_names()}))*[)\]]\Z")


def _bracketed(line: Line) -> Iterator[Edit]:
    found = _brackets().search(line.text, max(0, len(line.text) - 60)) if line.text[-1] in ")]" else None
    if found and found.start() > 20:
        yield cut(line.start + found.start(), line.end, "boilerplate")


@cache
def _embedded() -> tuple[re.Pattern[str], ...]:
    codes = languages.supported()
    return tuple(re.compile(pattern) for code in codes for pattern in languages.table(code, "cleaning")["inside"])


def _inside(text: str) -> Iterator[Edit]:
    """Find what is cut inside lines: a pattern's group where it has one (who wrote a tweet stays, the handle goes)."""
    if "twitter.com/" not in text and "t.co/" not in text and "(@" not in text:
        return
    for pattern in _embedded():
        group = "cut" if "cut" in pattern.groupindex else 0
        for found in pattern.finditer(text):
            yield cut(found.start(group), found.end(group), "boilerplate")


def _apart(found: list[Edit]) -> list[Edit]:
    """Give edits in order, of those that overlap the first and longest."""
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
