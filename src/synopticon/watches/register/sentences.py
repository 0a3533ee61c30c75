"""Where sentences go that no event reports.

A sentence goes to the entry of its affair that is of the same kind (one watch, one headline) and that its States and
its time allow; where it names no time and several entries could be meant, it stands under the latest as what may be the
same. The rest make entries of their own: one for each affair, kind, set of States and time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Literal

from synopticon.records import Span
from synopticon.watches.index import Index
from synopticon.watches.model import Match, Rule, Watch
from synopticon.watches.register.group import Group
from synopticon.watches.register.telling import Days, Telling, days, of_event, overlap, telling

_BEFORE = datetime.timedelta(days=3)  # an article is dated before what it tells, by a time zone or a date line
_FRESH = datetime.timedelta(days=45)  # how long after a happening an article of its affair speaks of it undated
_NEAR = datetime.timedelta(days=21)  # between a window that was announced and what then came
_EXACT = datetime.timedelta(days=3)
Kind = tuple[str, str, str]
Fit = Literal["same", "perhaps", ""]


class Sentences:
    """Puts sentences to entries."""

    def __init__(self, index: Index, rules: Mapping[tuple[str, str], tuple[Watch, Rule]]) -> None:
        self._index = index
        self._rules = rules

    def attach(self, groups: list[Group], matches: Iterable[Match]) -> list[Group]:
        """Give the groups with the sentences put to them, and those that sentences make alone."""
        holders: dict[Span, Group] = {span: group for group in reversed(groups) for span in group.spans()}
        near: dict[Kind, list[Group]] = {}
        for group in groups:
            for kind in self._kinds(group):
                near.setdefault(kind, []).append(group)
        alone: dict[Kind, list[tuple[Group, Telling]]] = {}
        for match in matches:
            home = holders.get(match.spans[0])
            if home and (self._adds(match) or all(map(self._adds, home.matches))):
                home.matches.append(match)
                continue
            told = telling(self._index, match.spans[0])
            if home := self._put(match, told, near, alone, groups):
                for span in match.spans:
                    holders.setdefault(span, home)
        return self._without_vague(groups)

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

    def _put(
        self,
        match: Match,
        told: Telling,
        near: Mapping[Kind, list[Group]],
        alone: dict[Kind, list[tuple[Group, Telling]]],
        groups: list[Group],
    ) -> Group | None:
        kind = self._kind(match, match.spans[0].document)
        if self._rules[match.watch, match.rule][1].makes == "mention" and (kind in near or kind in alone):
            return None
        if found := self._under(match, told, near.get(kind, ())):
            return found
        mine = alone.setdefault(kind, [])
        for number, (group, other) in enumerate(mine):
            if joined := _joined(other, told):
                group.matches.append(match)
                group.when = joined.when
                mine[number] = group, joined
                return group
        made = Group([match], when=told.when)
        mine.append((made, told))
        groups.append(made)
        return made

    def _under(self, match: Match, told: Telling, near: Iterable[Group]) -> Group | None:
        """Put a sentence to the entry that it tells again, or under the one that it may."""
        fits = [(group, fit) for group in near if (fit := self._fit(group, told))]
        same = [group for group, fit in fits if fit == "same"]
        if len(same) == 1 or (len(fits) == 1 and told.when.known is False):
            home = same[0] if same else fits[0][0]
            home.matches.append(match)
            return home
        if not fits:
            return None
        latest = max((group for group, _ in fits), key=lambda g: (g.events[0].when.earliest or "", g.events[0].id))
        latest.perhaps.append(Group([match], when=told.when))
        return latest

    def _fit(self, group: Group, told: Telling) -> Fit:
        event = group.events[0]
        parties = {self._index.country(e) for e in (*event.actors, *event.recipients)} - {""}
        if not parties or not (parties <= told.countries or told.countries <= parties):
            return ""
        dated, named = of_event(event), days(told.when)
        if named and dated:
            vague = max(named[1] - named[0], dated[1] - dated[0]) >= _EXACT
            if not overlap(named, dated):
                return "perhaps" if vague and _within(named, dated, _NEAR) else ""
            return "perhaps" if vague else "same"
        if dated:
            fresh = told.told and dated[0] - _BEFORE <= told.told <= dated[1] + _FRESH
            return "perhaps" if fresh else ""
        return "" if event.when.known else ("perhaps" if named else "same")

    def _kinds(self, group: Group) -> dict[Kind, None]:
        documents = [d for event in group.events for d in event.documents] or [group.spans()[0].document]
        return dict.fromkeys(self._kind(m, document) for m in group.matches for document in documents)

    def _kind(self, match: Match, document: str) -> Kind:
        rule = self._rules[match.watch, match.rule][1]
        story = self._index.story_of.get(document)
        return story.id if story else document, match.watch, rule.headline or rule.name


def _within(one: Days, other: Days, most: datetime.timedelta) -> bool:
    return one[0] - most < other[1] and other[0] - most < one[1]


def _joined(one: Telling, other: Telling) -> Telling | None:
    """Give what two sentences tell that may be of one happening; None where States or times keep them apart."""
    if not (one.countries <= other.countries or other.countries <= one.countries):
        return None
    first, second = days(one.when), days(other.when)
    if first and second and not overlap(first, second):
        return None
    when = one.when if first and not (second and second[1] - second[0] < first[1] - first[0]) else other.when
    return Telling(one.countries | other.countries, when, one.told)
