"""Which articles are of one affair, as far as dating one by another needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from synopticon.chronology import days, describe, span_days
from synopticon.reconciling.sightings import Key, Sighting, sightings
from synopticon.records import Reading

# What two articles must share to be of one affair: so many keyed happenings, or one and so many named persons. The
# latter is enough only where an article's own words leave few days: the same people do the same thing in other years.
COMMON = 2
_PERSONS = 2
_FEW = 400
# News tells its news in its first sentence; what is shorter than so many characters is a heading or a dateline. Of 67
# such sentences with a weekday, in articles of known days, all but 7 were of that day or the day before.
_LEAD = 60
# What ends a sentence, and no heading.
_ENDS = (".", "!", "?", "…", "”", '"', "»", ")")


@dataclass(frozen=True)
class Told:
    """One reading and what it tells that others may tell too."""

    reading: Reading
    seen: tuple[Sighting, ...]

    @cached_property
    def keys(self) -> frozenset[Key]:
        """Give the keys of all it tells."""
        return frozenset(s.key for s in self.seen)

    @cached_property
    def done(self) -> frozenset[Key]:
        """Give the keys of what it tells as done."""
        return frozenset(s.key for s in self.seen if s.done)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Give the persons it names: by link, or by a name of two words or more."""
        people = (e for e in self.reading.entities if e.type == "PER")
        return frozenset(e.link or e.name.casefold() for e in people if e.link or " " in e.name)

    @cached_property
    def lead_end(self) -> int:
        """Give the offset where its first sentence ends."""
        document = self.reading.document
        told = [s for s in sorted(self.reading.sentences) if s[0] >= document.title_end or document.title_start > 0]
        told = [s for s in told if document.text[s[0] : s[1]].rstrip().endswith(_ENDS)] or told
        return next((end for start, end in told if end - start >= _LEAD), told[-1][1] if told else 0)

    @cached_property
    def near_known(self) -> bool:
        """Tell whether its day of writing is known to about a year."""
        return (span_days(self.reading.published) or _FEW + 1) <= _FEW

    def leads(self, sighting: Sighting) -> bool:
        """Tell whether this is its news."""
        return sighting.report.start < max(self.lead_end, 1)

    def quote(self, sighting: Sighting) -> str:
        """Give the words that tell it, and those that date it: “landed”, “this Tuesday”."""
        text, report = self.reading.document.text, sighting.report
        said = f"“{text[report.trigger_start : report.trigger_end]}”"
        return said + (f", “{text[sighting.time.start : sighting.time.end]}”" if sighting.time else "")

    def written(self) -> date | None:
        """Give the first day on which it may have been written, where that is known within bounds."""
        touched = days(self.reading.published)
        return touched[0] if touched else None

    def __str__(self) -> str:
        document = self.reading.document
        return f"{document.outlet or document.path or document.id} ({describe(self.reading.published)})"


def told(reading: Reading) -> Told:
    """Gather what dating needs of a reading."""
    return Told(reading, sightings(reading))


class Companions:
    """The articles of a set by what they tell."""

    def __init__(self, everything: Sequence[Told]) -> None:
        self.by_id = {each.reading.document.id: each for each in everything}
        self._by_key: dict[Key, list[Told]] = {}
        for each in everything:
            for key in sorted({key.anybody for key in each.keys}, key=repr):
                self._by_key.setdefault(key, []).append(each)

    def of(self, one: Told, key: Key) -> list[Told]:
        """Give the articles of the affair of `one` that tell of `key` too."""
        few = one.near_known
        return [o for o in self._by_key.get(key.anybody, ()) if o is not one and akin(one, o, by_persons=few)]

    def naming_the_same(self, one: Told) -> list[Told]:
        """Give the articles that name some persons that `one` names too, in the order of ids."""
        shared = Counter(o.reading.document.id for person in one.persons for o in self._by_person.get(person, ()))
        return [self.by_id[i] for i, count in sorted(shared.items()) if count >= _PERSONS and i in self.by_id
                and i != one.reading.document.id]  # fmt: skip

    @cached_property
    def _by_person(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = {}
        for each in self.by_id.values():
            for person in sorted(each.persons):
                found.setdefault(person, []).append(each)
        return found

    def tellers(self, one: Told, key: Key) -> list[Told]:
        """Give all other articles that tell of `key`, of whatever affair."""
        return [o for o in self._by_key.get(key.anybody, ()) if o is not one]

    def all_of(self, one: Told) -> list[Told]:
        """Give all articles of the affair of `one`, in the order of ids, those too that only persons tie to it."""
        near = {o.reading.document.id: o for key in one.keys for o in self._by_key.get(key.anybody, ())}
        return [o for _, o in sorted(near.items()) if o is not one and akin(one, o, by_persons=True)]


def akin(a: Told, b: Told, *, by_persons: bool) -> bool:
    """Tell whether two articles share enough to be of one affair."""
    shared = sum(any(key.fits(other) for other in b.keys) for key in a.keys)
    return shared >= COMMON or (by_persons and shared > 0 and len(a.persons & b.persons) >= _PERSONS)
