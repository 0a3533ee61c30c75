"""Persons that an article names in an office, and how long they held it, by the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from synopticon import gazetteer
from synopticon.chronology.values import first_day, stretch
from synopticon.gazetteer.tables import entries
from synopticon.languages import table
from synopticon.reading.timex.lexing import Token, tokenise
from synopticon.records import Entity, Office

# How many words a title and what it is of may take beside a name: "the secretary-general of the Alliance, …".
_BESIDE = 6
_LONGEST = 4
# Titles that people keep before their names when they have left office: these end nothing.
_COURTESY = frozenset(("president", "prime minister", "ambassador", "senator", "king", "queen", "prince", "general"))
# Titles that the gazetteer knows too few holders and dates of.
_LOOSE = ("spokes", "leader", "member", "representative", "envoy", "adviser")


class Tenure(NamedTuple):
    """An office in which an article names somebody: who, what, from when to when (half-open), and where it says so.

    `last` is None where the office is not known to have ended (`lasting`), and where the title may be mere courtesy.
    """

    name: str
    title: str
    first: date | None
    last: date | None
    lasting: bool
    start: int
    end: int


class _Named(NamedTuple):
    """A title beside a name; `courtesy` where it stands right before it, as one that was left may too."""

    title: str
    courtesy: bool
    start: int
    end: int


def tenures(doc: Doc, language: str) -> Iterator[Tenure]:
    """Give the offices that linked persons of `doc._.entities` are named in, once each: a title stands beside a name.

    A title after "former" and the like gives nothing; of one held twice, the whole time from the first to the last.
    """
    former = frozenset(table(language, "times")["former"])
    for entity in doc._.entities:
        offices = [o for o in _offices(entity) if not any(word in o.title for word in _LOOSE)]
        known = {office.title for office in offices}
        seen: set[str] = set()
        for mention in entity.mentions if offices else ():
            for named in _titles(doc.text, mention.start, mention.end, former, known):
                if named.title not in seen:
                    seen.add(named.title)
                    yield _tenure(entity, named, [office for office in offices if office.title == named.title])


def _tenure(entity: Entity, named: _Named, held: list[Office]) -> Tenure:
    starts = [first_day(office.start) for office in held]
    ends = [_last(office.end) for office in held]
    known_starts = [day for day in starts if day]
    known_ends = [day for day in ends if day]
    lasting = len(known_ends) < len(held)
    first = min(known_starts) if len(known_starts) == len(held) else None
    last = None if lasting or (named.courtesy and named.title in _COURTESY) else max(known_ends)
    return Tenure(entity.name, named.title, first, last, lasting, named.start, named.end)


@cache
def horizon() -> date:
    """Give the last day on which the gazetteer knows of an office's beginning or end: what it knows reaches so far."""
    offices = (office for entry in entries().values() for office in entry.offices)
    known = (day for office in offices for day in (first_day(office.start), first_day(office.end)) if day)
    return max(known, default=date.min)


def _offices(entity: Entity) -> tuple[Office, ...]:
    if not entity.link.startswith("person:"):
        return ()
    try:
        return gazetteer.entry(entity.link).offices
    except KeyError:
        return ()


def _last(text: str | None) -> date | None:
    """Give the day after the last that a date may mean: an office is still named on the day it is left."""
    found = stretch(text) if text else None
    return found[1].date() if found else None


def _titles(text: str, start: int, end: int, former: frozenset[str], known: set[str]) -> Iterator[_Named]:
    """Find known titles in the words before a name ("foreign minister X", "the minister of defence, X") and after it
    (", …")."""
    left = max(0, start - 60)
    before = _last_clause(tokenise(text[left:start]))
    if not former.intersection(token.text for token in before):
        for found, first, last in _spelled(before, known):
            yield _Named(found, not text[left + last : start].strip(), left + first, end)
    after = tokenise(text[end : end + 60])
    if after and after[0].text == "," and not former.intersection(token.text for token in after[:_BESIDE]):
        for found, _, last in _spelled(after[1 : 1 + _BESIDE], known):
            yield _Named(found, False, start, end + last)


def _last_clause(tokens: list[Token]) -> list[Token]:
    """Keep the words of the last few before a name, back to a sentence's end; a single comma may stand among them."""
    kept: list[Token] = []
    for token in reversed(tokens[-_BESIDE - 1 :]):
        if token.text in ".;:!?\n()" or (token.text == "," and kept):
            break
        kept.insert(0, token)
    return kept


def _spelled(tokens: list[Token], known: set[str]) -> Iterator[tuple[str, int, int]]:
    """Give the longest of the known titles that the words spell, and where it stands."""
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        for i in range(len(tokens) - length + 1):
            title = gazetteer.title_of(" ".join(token.text for token in tokens[i : i + length]))
            if title in known:
                yield title, tokens[i].start, tokens[i + length - 1].end
                return
