"""Journeys that an article tells as to come in plain words, whether or not they were read as reports.

Two turns of phrase, told by what stands right beside them (`[journeys]` of `times.toml`): a verb of travel that is to
come between a name and a country ("Lind will visit Sudmark"), and a noun of travel with a word that calls it imminent
or planned, its traveller and its country joined to it ("Lind's upcoming visit to Sudmark"). What is a word further away
is missed, an accepted gap: this serves dating, where a wrong plan costs more than a missed one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from synopticon.languages import supported, table
from synopticon.records import Entity, Mention, Reading

_PLACES = ("GPE", "LOC", "FAC")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey to come: where its words stand, in which sentence, who travels (an entity), to which country."""

    start: int
    end: int
    sentence: tuple[int, int]
    traveller: Entity
    country: str


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: re.Pattern[str]
    nouns: re.Pattern[str]
    owner: re.Pattern[str]
    owned: re.Pattern[str]
    to: re.Pattern[str]
    joined: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    data = table(language, "times")["journeys"]

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(data[key], re.IGNORECASE)

    return _Words(*(pattern(key) for key in ("verbs", "nouns", "owner", "owned", "to", "joined")))


def journeys(reading: Reading) -> Iterator[Journey]:
    """Give the journeys told as to come, in the order of the text; none in a language without a table."""
    if reading.document.language not in supported():
        return
    words, text = _words(reading.document.language), reading.document.text
    named = _Named(reading)
    for match in words.verbs.finditer(text):
        yield from named.journeys(match, named.right_before(match.start()), match.end(), words)
    for match in words.nouns.finditer(text):
        owner = words.owner.search(text, max(0, match.start() - _MOST), match.start())
        owned = words.owned.match(text, match.end())
        if owned and (traveller := named.at(owned.end())):
            yield from named.journeys(match, traveller, traveller.end, words)
        elif owner:
            yield from named.journeys(match, named.right_before(owner.start()), match.end(), words)


class _Named:
    """The mentions of a reading by where they begin and end."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.entities = {entity.id: entity for entity in reading.entities}
        self.starts = {m.start: m for m in reversed(reading.mentions)}
        self.ends = {m.end: m for m in reversed(reading.mentions)}
        self.sentences = sorted(reading.sentences)

    def at(self, start: int) -> Mention | None:
        """Give the mention that begins at an offset."""
        return self.starts.get(start)

    def right_before(self, offset: int) -> Mention | None:
        """Give the mention that ends at an offset, white space aside."""
        return self.ends.get(len(self.text[:offset].rstrip()))

    def journeys(self, match: re.Match[str], traveller: Mention | None, after: int, words: _Words) -> Iterator[Journey]:
        """Give the journeys of a traveller to the countries named right after an offset ("to Sudmark and Eastmark")."""
        who = self.entities.get(traveller.entity or "") if traveller else None
        to = words.to.match(self.text, after)
        if who is None or who.type != "PER" or to is None:
            return
        place = self.at(to.end())
        while place is not None and place.type in _PLACES:
            country = self.entities[place.entity].country if place.entity in self.entities else None
            if country:
                yield Journey(match.start(), match.end(), self._sentence(match.start()), who, country)
            joined = words.joined.match(self.text, place.end)
            place = self.at(joined.end()) if joined else None

    def _sentence(self, offset: int) -> tuple[int, int]:
        i = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        return self.sentences[i] if i >= 0 else (offset, offset)
