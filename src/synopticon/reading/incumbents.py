"""Persons that an article names in an office, and how long they held it, by the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc

from synopticon import gazetteer
from synopticon.chronology.values import stretch
from synopticon.languages import table
from synopticon.reading.timex.lexing import Token, tokenise
from synopticon.records import Entity, Office

# How many words a title and what it is of may take beside a name: "the secretary-general of the Alliance, …".
_BESIDE = 6
_LONGEST = 4


class Tenure(NamedTuple):
    """An office in which an article names somebody: who, what, from when to when (half-open), and where it says so."""

    name: str
    title: str
    first: date | None
    last: date | None
    start: int
    end: int


def tenures(doc: Doc, language: str) -> Iterator[Tenure]:
    """Give the offices that linked persons of `doc._.entities` are named in, once each: a title stands beside a name.

    A title after "former" and the like gives nothing, nor one that a person held twice.
    """
    former = frozenset(table(language, "times")["former"])
    for entity in doc._.entities:
        offices = _offices(entity)
        if not offices:
            continue
        known = {o.title for o in offices if [p.title for p in offices].count(o.title) == 1}
        seen: set[str] = set()
        for mention in entity.mentions:
            for title, start, end in _titles(doc.text, mention.start, mention.end, former, known):
                if title not in seen:
                    seen.add(title)
                    held = next(office for office in offices if office.title == title)
                    yield Tenure(entity.name, title, _first(held.start), _last(held.end), start, end)


def _offices(entity: Entity) -> tuple[Office, ...]:
    if not entity.link.startswith("person:"):
        return ()
    try:
        return gazetteer.entry(entity.link).offices
    except KeyError:
        return ()


def _first(text: str | None) -> date | None:
    """Give the first day that a date, a month or a year may mean."""
    found = stretch(text) if text else None
    return found[0].date() if found else None


def _last(text: str | None) -> date | None:
    """Give the day after the last that a date may mean: an office is still named on the day it is left."""
    found = stretch(text) if text else None
    return found[1].date() if found else None


def _titles(text: str, start: int, end: int, former: frozenset[str], known: set[str]) -> Iterator[tuple[str, int, int]]:
    """Find known titles in the words before a name ("foreign minister X", "the minister of defence, X") and after it
    (", …")."""
    left = max(0, start - 60)
    before = _last_clause(tokenise(text[left:start]))
    if not former.intersection(token.text for token in before):
        for found, first, _ in _spelled(before, known):
            yield found, left + first, end
    after = tokenise(text[end : end + 60])
    if after and after[0].text == "," and not former.intersection(token.text for token in after[:_BESIDE]):
        for found, _, last in _spelled(after[1 : 1 + _BESIDE], known):
            yield found, start, end + last


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
