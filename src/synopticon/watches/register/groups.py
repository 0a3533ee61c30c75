"""Which matches make one entry.

Events that tell one happening twice are one: words that announce it and the happening itself in one sentence; a part
and its whole. What may be the same stands under its entry (`folding`). What several articles of one affair tell of the
same parties without a date cannot be told apart, and is one entry that says so. Where sentences go, `sentences`
says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synopticon.records import UNKNOWN_TIME, Event, Span
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.model import Match, Rule, Watch
from synopticon.watches.register.affairs import Affairs
from synopticon.watches.register.folding import folded
from synopticon.watches.register.group import Group
from synopticon.watches.register.sentences import Sentences
from synopticon.watches.wording import in_words

ParcelKey = tuple[str, ...]


class Grouping:
    """Groups the matches of a record."""

    def __init__(self, index: Index, rules: Mapping[tuple[str, str], tuple[Watch, Rule]], affairs: Affairs) -> None:
        self._index = index
        self._rules = rules
        self._affairs = affairs
        self._sentences = Sentences(index, rules, affairs)

    def group(self, matches: Sequence[Match]) -> list[Group]:
        """Give the groups, in the order in which their first match came."""
        by_event: dict[str, list[Match]] = {}
        for match in matches:
            if match.event:
                by_event.setdefault(match.event, []).append(match)
        groups = [Group(ms, [self._index.events[event]]) for event, ms in by_event.items()]
        groups = self._without_date(folded(self._index, self._numbered(self._of_one_sentence(groups))))
        groups = self._sentences.attach(groups, [m for m in matches if not m.event])
        return self._numbered(groups)

    def _of_one_sentence(self, groups: Sequence[Group]) -> list[Group]:
        """Join an announcement in words with what it announces, and a part with its whole."""
        places: dict[Span, list[int]] = {}
        number: dict[str, int] = {}
        for i, group in enumerate(groups):
            number[group.events[0].id] = i
            for span in group.spans():
                places.setdefault(span, []).append(i)
        into: dict[int, int] = {}
        for i, group in enumerate(groups):
            event = group.events[0]
            if event.parent in number and number[event.parent] != i:
                into[i] = number[event.parent]
            elif in_words(event):
                others = [j for span in group.spans() for j in places[span] if j != i]
                plain = [j for j in others if not in_words(groups[j].events[0])]
                if plain:
                    into[i] = min(plain)
        return _merge(groups, into)

    def _without_date(self, groups: Sequence[Group]) -> list[Group]:
        """Join what is told without a date of the same parties in one affair, by one watch; who is not named joins
        those who are, where these are one. Of one time, the same words of the same people are joined too."""
        first: dict[ParcelKey, int] = {}
        into: dict[int, int] = {}
        for i, group in enumerate(groups):
            if key := self._alike(group):
                into[i] = first.setdefault(key, i)
        alike: dict[ParcelKey, list[int]] = {}
        for key, i in first.items():
            alike.setdefault(key[:-2], []).append(i)
        for key, i in first.items():
            others = [j for j in alike[key[:-2]] if j != i] if key[-2:] == ("", "") else []
            if len(others) == 1:
                into[i] = others[0]
        into |= self._of_one_day(groups)
        joined = _merge(groups, {i: j for i, j in into.items() if i != j})
        for group in joined:
            undated = [e for e in group.events if not in_words(e)]
            group.undated = 0 if any(_dated(e) for e in group.events) else len(undated)
        return joined

    def _of_one_day(self, groups: Sequence[Group]) -> dict[int, int]:
        """Put what a day's happening is told as, without its actor, to the one of that day that has one."""
        days: dict[ParcelKey, list[int]] = {}
        for i, group in enumerate(groups):
            event = group.events[0]
            if _dated(event) and not in_words(event):
                watches = " ".join(sorted({m.watch for m in group.matches}))
                days.setdefault(
                    (watches, self._affairs.of(event.documents[0]), (event.when.earliest or "")[:10]), []
                ).append(i)
        found: dict[int, int] = {}
        for same in days.values():
            known = [i for i in same if groups[i].events[0].actors]
            if len(known) == 1:
                found |= {i: known[0] for i in same if i != known[0]}
        return found

    def _alike(self, group: Group) -> ParcelKey:
        """Give what the groups have in common that cannot be told apart; () where this one can."""
        event = group.events[0]
        if _dated(event) and not in_words(event):
            return ()
        when = (event.when.earliest or "", (event.when.latest or "")[:10]) if _dated(event) else ("", "")
        watches = " ".join(sorted({m.watch for m in group.matches}))
        parties = self._parties(event)
        if _dated(event):
            parties = (parties[0], "")  # the same words, to whomever
        return (watches, self._affairs.of(event.documents[0]), *when, *parties)

    def _parties(self, event: Event) -> tuple[str, str]:
        roles = ([self._index.country(e) for e in role] for role in (event.actors, event.recipients))
        first, second = (" ".join(sorted(filter(None, set(countries)))) for countries in roles)
        return first, second

    # ------------------------------------------------------------ happenings that have a number

    def _numbered(self, groups: Sequence[Group]) -> list[Group]:
        """Join what tells of a happening by its number: "its third nuclear test"; what is done and dated leads."""
        order = sorted(range(len(groups)), key=lambda i: (not _told_done(groups[i]), i))
        first: dict[tuple[str, str], int] = {}
        into: dict[int, int] = {}
        for i in order:
            if found := next((key for m in groups[i].matches if (key := self._number(m))), None):
                into[i] = first.setdefault(found, i)
        return _merge(groups, {i: j for i, j in into.items() if i != j})

    def _number(self, match: Match) -> tuple[str, str] | None:
        """Give the list that names the one happening that a match tells of."""
        watch, rule = self._rules[match.watch, match.rule]
        language = self._index.document(match.spans[0].document).language
        told = [self._index.reports[key].object for key in match.reports] if match.event else []
        text = " · ".join(filter(None, told)) or self._index.text(match.spans[0])
        for name in rule.one:
            if words.find(watch.words[name].get(language, ()), text):
                return watch.id, name
        return None


def _dated(event: Event) -> bool:
    return event.when.earliest is not None and event.when.latest is not None


def _told_done(group: Group) -> bool:
    return any(_dated(e) and e.status in ("occurred", "alleged", "underway") for e in group.events)


def _merge(groups: Sequence[Group], into: Mapping[int, int]) -> list[Group]:
    """Put groups into others; the one that the rest is put into leads."""

    def root(i: int) -> int:
        seen = {i}
        while i in into and into[i] not in seen:
            i = into[i]
            seen.add(i)
        return i

    members: dict[int, list[int]] = {}
    for i in range(len(groups)):
        members.setdefault(root(i), []).append(i)
    joined = []
    for lead in sorted(members):
        order = [lead, *(i for i in members[lead] if i != lead)]
        matches = [match for i in order for match in groups[i].matches]
        perhaps = [group for i in order for group in groups[i].perhaps]
        events = [event for i in order for event in groups[i].events]
        when = next((groups[i].when for i in order if groups[i].when.known), UNKNOWN_TIME)
        joined.append(Group(matches, events, groups[lead].undated, perhaps, when))
    return joined
