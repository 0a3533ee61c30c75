"""Paragraphs that begin with their year, as a chronicle has them: "2014. The aircraft was hit on 17 July".

A date without a year in such a paragraph is of that year; a year alone in its line is that of all lines to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopticon.chronology.narrating import in_year, is_yearless
from synopticon.records import TimeExpression

_LEAST = 2  # such paragraphs in a text: one may be a number
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:/\d{4})?")
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_MARK = re.compile(r"[^\S\n]*(?:[:.–—][^\S\n]+|(?P<alone>[:.]?[^\S\n]*\n))")


def of_sections(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Give the expressions of a text, those without a year in a paragraph that begins with one as of that year."""
    sections = list(_sections(text, found))
    if len(sections) < _LEAST:
        return list(found)
    dated = {e.start: e for e in found}
    for start, end, years in sections:
        told = years.partition("/")[0]
        for each in sorted((e for e in found if start < e.start < end), key=lambda e: e.start):
            if is_yearless(each):
                each = dated[each.start] = _told_after(each, told, years)
            told = max(told, each.pattern) if _DATED.fullmatch(each.pattern) else told
    return [dated[e.start] for e in found]


def _told_after(expression: TimeExpression, told: str, years: str) -> TimeExpression:
    """Give a date with its year: the only one of its section, or, of several, the first in which it is not before what
    the section told last."""
    first, _, last = years.partition("/")
    of = [in_year(expression.pattern, year) for year in range(int(first), int(last or first) + 1)]
    later = (pattern for pattern in of if pattern >= told[: len(pattern)])
    return replace(expression, pattern=next(later, of[-1]), direction="none", anchor="none")


def _sections(text: str, found: Sequence[TimeExpression]) -> Iterator[tuple[int, int, str]]:
    """Give where each paragraph that begins with a year, or with two, stands, and which."""
    heads = [(e, mark) for e in found if _YEAR.fullmatch(e.pattern) and (mark := _headed(text, e))]
    for n, (head, mark) in enumerate(heads):
        following = heads[n + 1][0].start if n + 1 < len(heads) else len(text)
        paragraph = text.find("\n", mark.end())
        end = following if mark["alone"] or paragraph < 0 else min(paragraph, following)
        yield head.start, end, head.pattern


def _headed(text: str, year: TimeExpression) -> re.Match[str] | None:
    opens = not text[text.rfind("\n", 0, year.start) + 1 : year.start].strip(" \t*#•·–—-")
    return _MARK.match(text, year.end) if opens else None


__all__ = ["of_sections"]
