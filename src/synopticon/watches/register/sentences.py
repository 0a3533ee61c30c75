"""Where sentences go that no event reports.

A sentence goes to the entry of its affair that is of the same kind (one watch, one headline) and that its States and
its time allow; where it names no time and several entries could be meant, it stands under the latest as what may be the
same. The rest make entries of their own: one for each affair, kind, set of States and time. A sentence that several
watches find goes to one entry, if the affair has none of the other kinds.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from synopticon.records import Span
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.model import Match, Rule, Watch
from synopticon.watches.register.affairs import Affairs
from synopticon.watches.register.group import Group
from synopticon.watches.register.telling import Days, Telling, days, overlap, telling

_BEFORE = datetime.timedelta(days=3)  # an article is dated before what it tells, by a time zone or a date line
_FRESH = datetime.timedelta(days=45)  # how long after a happening an article of its affair speaks of it undated
_NEAR = datetime.timedelta(days=21)  # between a window that was announced and what then came
_EXACT = datetime.timedelta(days=3)
Kind = tuple[str, str, str]
Fit = Literal["same", "perhaps", ""]


class Sentences:
    """Puts sentences to entries."""

    def __init__(self, index: Index, rules: Mapping[tuple[str, str], tuple[Watch, Rule]], affairs: Affairs) -> None:
        self._index = index
        self._rules = rules
        self._affairs = affairs
        self._holders: dict[Span, Group] = {}
        self._near: dict[Kind, list[tuple[Group, Telling]]] = {}
        self._alone: dict[Kind, list[tuple[Group, Telling]]] = {}
        self._told_by: Counter[Span] = Counter()

    def attach(self, groups: list[Group], matches: Iterable[Match]) -> list[Group]:
        """Give the groups with the sentences put to them, and those that sentences make alone."""
        self._holders = {span: group for group in reversed(groups) for span in group.spans()}
        self._near, self._alone = {}, {}
        matches = [match for match in matches if not self._held(match)]
        self._told_by = Counter(match.spans[0] for match in matches)
        for group in groups:
            known = self._of_group(group)
            for kind in self._kinds(group):
                self._near.setdefault(kind, []).append((group, known))
        for match in sorted(matches, key=self._when_told):
            if not self._held(match):
                self._put(match)
        self._put_denials()
        alone = [group for found in self._alone.values() for group, _ in found]
        return self._without_vague([*groups, *sorted(alone, key=lambda g: g.spans()[0].document)])

    def _put_denials(self) -> None:
        """Put what is only denied to what else is told of the same affair and kind, the latest of several."""
        for kind, alone in self._alone.items():
            denied = [one for one in alone if all(self._denies(match) for match in one[0].matches)]
            said = [one for one in alone if one not in denied]
            home = max((*self._near.get(kind, ()), *said), key=lambda one: _latest([one]), default=None)
            if home is not None:
                home[0].matches += [match for group, _ in denied for match in group.matches]
                self._alone[kind] = said

    def _denies(self, match: Match) -> bool:
        """Tell whether a sentence stands in a denial."""
        said = said_in(self._index, match.spans[0])
        return bool(said) and said[0].stance == "denies"

    def _when_told(self, match: Match) -> tuple[bool, bool, str]:
        """Put mentions last and before them what several watches find in one sentence; the others as they were told."""
        rule, span = self._rules[match.watch, match.rule][1], match.spans[0]
        several = self._told_by[span] > 1 or span in self._holders
        return rule.makes == "mention", several, self._index.published(span.document).earliest or "9"

    def _held(self, match: Match) -> bool:
        """Put a match to the entry that its sentence makes already, where one of the two only adds provisions."""
        home = self._holders.get(match.spans[0])
        if home is None or not (self._adds(match) or all(map(self._adds, home.matches))):
            return False
        home.matches.append(match)
        return True

    def _of_group(self, group: Group) -> Telling:
        """Sum up what an entry's events and sentences tell."""
        events = [e for event in group.events for e in (*event.actors, *event.recipients)]
        parties = frozenset(self._index.country(e) for e in events) - {""}
        told = Telling(parties, group.events[0].when, None, parties=parties)
        for match in group.matches:
            for span in match.spans:
                found = telling(self._index, span, self._goods(match, span), self._affairs.ships)
                told = dataclasses.replace(told.with_(found), when=told.when)
        return told

    def _goods(self, match: Match, span: Span) -> list[str]:
        """Give of which kinds a sentence's goods are, of those that a rule tells happenings apart by."""
        watch, rule = self._rules[match.watch, match.rule]
        language, text = self._index.document(span.document).language, self._index.text(span)
        return [name for name in rule.apart if words.find(watch.words[name].get(language, ()), text)]

    def _without_vague(self, groups: list[Group]) -> list[Group]:
        """Put what sentences tell of a month or a year under the latest of its kind that this time holds."""
        dated = [(days(g.events[0].when if g.events else g.when), g) for g in groups]
        exact: dict[Kind, list[tuple[Days, Group]]] = {}
        for at, group in dated:
            if at and at[1] - at[0] < _EXACT:
                for kind in self._kinds(group):
                    exact.setdefault(("", *kind[1:]), []).append((at, group))
        kept = []
        for at, group in dated:
            kind = self._kind(group.matches[0], "")
            near = [] if group.events or not at or at[1] - at[0] < _EXACT else exact.get(("", *kind[1:]), [])
            within = [
                (when[0], n, g) for n, (when, g) in enumerate(near) if at and at[0] <= when[0] and when[1] <= at[1]
            ]
            if within:
                max(within, key=lambda one: one[:2])[2].perhaps.append(group)
            else:
                kept.append(group)
        return kept

    def _adds(self, match: Match) -> bool:
        return self._rules[match.watch, match.rule][1].makes == "addition"

    def _put(self, match: Match) -> None:
        kind = self._kind(match, match.spans[0].document)
        mention = self._rules[match.watch, match.rule][1].makes == "mention"
        if mention and (kind in self._near or kind in self._alone):
            return
        told = telling(self._index, match.spans[0], self._goods(match, match.spans[0]), self._affairs.ships)
        near, alone = (
            [one for one in found.get(kind, ()) if _fit(one[1], told)] for found in (self._near, self._alone)
        )
        held = self._holders.get(match.spans[0])
        if held is not None and not near and not alone:
            held.matches.append(match)  # one sentence makes one entry, with the provisions of both
            return
        first = near and _latest(near) >= _latest(alone)
        home = (self._under(match, told, near) if first else None) or self._by_itself(match, told, kind)
        for span in match.spans:
            self._holders.setdefault(span, home)

    def _under(self, match: Match, told: Telling, near: Iterable[tuple[Group, Telling]]) -> Group | None:
        """Put a sentence to the entry that it tells again, or under the one that it may."""
        fits = [(group, fit) for group, other in near if (fit := _fit(other, told))]
        same = [group for group, fit in fits if fit == "same"]
        if len(same) == 1 or (len(fits) == 1 and not told.when.known):
            home = same[0] if same else fits[0][0]
            home.matches.append(match)
            return home
        if not fits:
            return None
        latest = max((group for group, _ in fits), key=lambda g: (g.events[0].when.earliest or "", g.events[0].id))
        latest.perhaps.append(Group([match], when=told.when))
        return latest

    def _by_itself(self, match: Match, told: Telling, kind: Kind) -> Group:
        """Put a sentence to those like it that no event reports; one that tells what two do makes the two one."""
        mine = self._alone.setdefault(kind, [])
        fits = [number for number, (_, other) in enumerate(mine) if _fit(other, told)]
        matches = [*(m for number in fits for m in mine[number][0].matches), match]
        for number in fits:
            told = mine[number][1].with_(told)
        home = mine[fits[0]][0] if fits else Group()
        home.matches, home.when = matches, told.when
        self._alone[kind] = [one for number, one in enumerate(mine) if number not in fits] + [(home, told)]
        return home

    def _kinds(self, group: Group) -> dict[Kind, None]:
        documents = [d for event in group.events for d in event.documents] or [group.spans()[0].document]
        return dict.fromkeys(self._kind(m, document) for m in group.matches for document in documents)

    def _kind(self, match: Match, document: str) -> Kind:
        rule = self._rules[match.watch, match.rule][1]
        return self._affairs.of(document), match.watch, rule.headline or rule.name


def _latest(found: Iterable[tuple[Group, Telling]]) -> datetime.date:
    return max((told.told or datetime.date.min for _, told in found), default=datetime.date.min)


def _fit(entry: Telling, told: Telling) -> Fit:
    """Say whether a sentence tells what an entry does: by the ships, the kinds of goods, the States and the time."""
    if entry.kinds and told.kinds and entry.kinds.isdisjoint(told.kinds):
        return ""
    if entry.ships and told.ships and entry.ships.isdisjoint(told.ships):
        return ""
    dated, named = days(entry.when), days(told.when)
    if told.told and entry.told and told.told < entry.told - _BEFORE and not (dated and named):
        return ""  # it was told before anybody told of that
    exact = bool(dated and named and max(named[1] - named[0], dated[1] - dated[0]) < _EXACT)
    if entry.ships & told.ships and not (exact and dated and named and not overlap(named, dated)):
        return "same"
    nested = told.countries <= entry.countries or (entry.parties or entry.countries) <= told.countries
    if not (nested or (exact and entry.countries & told.countries)):
        return ""
    if dated and named:
        if not overlap(named, dated):
            return "" if exact or not _within(named, dated, _NEAR) else "perhaps"
        return "same" if exact else "perhaps"
    if dated and entry.parties:
        return "perhaps" if told.told and dated[0] - _BEFORE <= told.told <= dated[1] + _FRESH else ""
    if entry.parties and entry.when.known:
        return ""  # before or after some day
    return "perhaps" if entry.parties and named and not entry.kinds & told.kinds else "same"


def _within(one: Days, other: Days, most: datetime.timedelta) -> bool:
    return one[0] - most < other[1] and other[0] - most < one[1]
