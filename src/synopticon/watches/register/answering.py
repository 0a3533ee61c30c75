"""What an article holds of answers: sentences in which somebody denies, confirms, or will not comment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from synopticon.records import Span
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.register.model import AnswerKind

Weight = Literal["sweeping", "plain", "slight"]
"""How much a sentence answers: all that is said; what it names or stands by; that too, but only if the accused say it,
by saying that it is not so or may be done, or by protesting."""

_REFUSALS = ("deny", "reject")
STANCES: dict[str, AnswerKind] = {"denies": "denied", "confirms": "confirmed", "criticises": "protested"}
_KINDS: tuple[tuple[str, AnswerKind], ...] = (
    ("no-comment", "no comment"),
    ("denied", "denied"),
    ("decries", "denied"),
    ("negates", "denied"),
    ("justifies", "justified"),
)
_SAYING = ("decries", "negates", "justifies")  # an answer only in the words of the State
_SLIGHT = ("negates", "justifies", "protested")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that answers: how, the country of who says it, and who that is, as an entity."""

    kind: AnswerKind
    span: Span
    country: str
    by: str
    weight: Weight


@cache
def _lines() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    loaded = tomllib.loads(files(__package__).joinpath("answers.toml").read_text(encoding="utf-8"))
    return {name: {language: tuple(lines) for language, lines in table.items()} for name, table in loaded.items()}


@cache
def _any(name: str) -> str:
    """Give the patterns of a list, of all languages, as alternatives."""
    return "|".join(line for lines in _lines()[name].values() for line in lines)


@cache
def _within() -> re.Pattern[str]:
    """Make the pattern of what stands right before where something was, which answers nothing."""
    return re.compile(rf"\b(?:{_any('within')})\s+(?:(?:{_any('articles')}) )?$", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    """Make the pattern of what begins another clause."""
    return re.compile(rf"[;:]|(?:{_any('clauses')}) ")


class Answering:
    """Reads each article once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._read: dict[str, tuple[Said, ...]] = {}
        self._scanners: dict[str, words.Scanner] = {}

    def of(self, document: str) -> tuple[Said, ...]:
        """Give the answers that an article holds, in order; a sentence once for each country and kind."""
        if document not in self._read:
            found = {
                (s.span, s.country, s.kind): s for s in reversed([*self._stated(document), *self._worded(document)])
            }
            self._read[document] = tuple(sorted(found.values(), key=lambda s: (s.span.start, s.country, s.kind)))
        return self._read[document]

    def _stated(self, document: str) -> Iterable[Said]:
        """Give what was read as a denial, a confirmation or a protest."""
        reading = self._index.readings[document]
        told = [(STANCES[s.stance], s.start, s.end, s.speaker) for s in reading.statements if s.stance in STANCES]
        for report in reading.reports:
            if report.happening in _REFUSALS:
                told += [("denied", report.start, report.end, actor.entity) for actor in report.actors]
        for kind, start, end, by in told:
            if country := self._index.country(by):
                span = self._index.sentence(document, start, end)
                yield Said(kind, span, country, by or "", self._weight(span, kind))

    def _worded(self, document: str) -> Iterable[Said]:
        """Give what answers by its words: those of the first list that a sentence has, by whom its clause names."""
        language, text = self._index.document(document).language, self._index.document(document).text
        if language not in self._scanners:
            self._scanners[language] = words.Scanner(_lines()[name].get(language, ()) for name, _ in _KINDS)
        hits = self._scanners[language].scan(text)
        for place in self._index.readings[document].sentences if hits.lists else ():
            span = self._index.sentence(document, *place)
            for name, kind in _KINDS:
                found = words.find_within(hits, _lines()[name].get(language, ()), text, span.start, span.end)
                by = self._who(span, found) if found else ""
                by = by or (self._speaker(span) if found and name in _SAYING else "")
                if by and (name not in _SAYING or self._says(span, by)):
                    yield Said(kind, span, self._index.country(by), by, self._weight(span, name))
                    break

    def _who(self, span: Span, found: str) -> str:
        """Give who answers: the first of a country named before the words, in their clause if any is; after words
        like "no comment from" the first after them."""
        text = " ".join(self._index.text(span).split())
        at = span.start + max(text.find(found), 0)
        before = self._index.document(span.document).text[span.start : at]
        clause = max((m.end() for m in _clause().finditer(before)), default=0)
        whole = self._index.document(span.document).text
        named = [m for m in self._index.mentions(span) if m.entity and self._index.country(m.entity)]
        named = [m for m in named if not _within().search(whole, max(0, m.start - 12), m.start)]
        after = words.fold(found).startswith(tuple(_any("before-whom").split("|")))
        ordered = sorted(named, key=lambda m: (m.start >= at, m.start < span.start + clause, m.start))
        return ordered[0].entity or "" if ordered and (after or ordered[0].start < at) else ""

    def _speaker(self, span: Span) -> str:
        """Give whose words a sentence is that names nobody before them: "It had sent nothing, it said"."""
        said = next(iter(said_in(self._index, span)), None)
        return said.speaker or "" if said and self._index.country(said.speaker) else ""

    def _says(self, span: Span, by: str) -> bool:
        """Tell whether a country says what stands in a sentence."""
        country = self._index.country(by)
        statements = self._index.readings[span.document].statements
        here = (s for s in statements if s.start < span.end and span.start < s.end)
        return any(s.stance != "accuses" and self._index.country(s.speaker) == country for s in here)

    def _weight(self, span: Span, how: str) -> Weight:
        if how in _SLIGHT:
            return "slight"
        language = self._index.document(span.document).language
        return "sweeping" if words.find(_lines()["sweeping"].get(language, ()), self._index.text(span)) else "plain"
