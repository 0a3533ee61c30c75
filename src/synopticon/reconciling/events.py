"""Reports of one happening, joined over all articles.

First the reports that say when, against each other. Then those that do not (or say it too loosely): each joins the
one happening that it fits, or, where it fits several about equally, none: it stays undecided on its own. So a vague
mention never ties two happenings together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import combinations

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.blocking import pairs
from synopticon.reconciling.bonds import FORCED, FREE, Bonds
from synopticon.reconciling.families import has
from synopticon.reconciling.likeness import ENOUGH, same_happening, whoever_it_befell
from synopticon.reconciling.matching import Link, Verdict, clusters, together
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.parties import persons
from synopticon.reconciling.profiles import Placed, Profiles
from synopticon.reconciling.regions import Group, Regions
from synopticon.reconciling.weighing import weigh
from synopticon.records import Reuse, ReuseKind, Span

_SURELY = 0.6  # by how much the best happening must fit better than the next for an undated report to join it
_LEVEL, _MOVED = 0.15, 0.5  # share of a passage by which two triggers may stand apart, as copied and as put anew
_COPIED = 3.0  # what it counts that two reports stand in sentences that one article took from the other


class Known:
    """Accounts, the pairs of them that are worth judging, and their verdicts: a pair is judged once for as long as
    neither of its accounts changes, and once for all pairs of their profiles where they are of different articles."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.pairs: set[tuple[str, str]] = set()
        self.verdicts: dict[tuple[str, str] | tuple[int, int], Verdict] = {}
        self.links: dict[tuple[str, str], Link] = {}  # of those that belong together by what they say
        self.regions = Regions()
        self._profiles = Profiles()
        self._placed: dict[str, Placed] = {}

    def meet(self, accounts: Sequence[Account]) -> None:
        """Let these be the accounts: what is known of others is forgotten, and new ones are paired with all."""
        now = {a.id: a for a in accounts}
        stale = {i for i, a in self.accounts.items() if now.get(i) is not a}
        fresh = {i for i, a in now.items() if self.accounts.get(i) is not a}
        if stale:
            self._forget(stale, len(now))
        self.accounts = now
        if fresh:
            found = pairs(accounts, fresh if len(fresh) < len(now) / 2 else None) - self.pairs
            self.pairs |= found
            links = {p: k for p in found if (k := linked(self.verdict(p), p))}
            self.links.update(links)
            self.regions.meet(fresh, links)

    def _forget(self, stale: Set[str], left: int) -> None:
        self.regions.forget(stale)
        self.pairs = {p for p in self.pairs if p[0] not in stale and p[1] not in stale}
        self.links = {p: k for p, k in self.links.items() if p[0] not in stale and p[1] not in stale}
        self._placed = {i: at for i, at in self._placed.items() if i not in stale}
        if len(self._profiles) > 2 * left:
            self._profiles, self._placed, self.verdicts = Profiles(), {}, {}
        self.verdicts = {p: v for p, v in self.verdicts.items() if p[0] not in stale and p[1] not in stale}

    def verdict(self, pair: tuple[str, str]) -> Verdict:
        """Judge a pair, the lesser first, by what the two reports say."""
        one, two = self._at(pair[0]), self._at(pair[1])
        key: tuple[str, str] | tuple[int, int] = pair
        if one.article != two.article:
            key = (one.profile, two.profile) if one.document < two.document else (two.profile, one.profile)
        found = self.verdicts.get(key)
        if found is None:
            found = self.verdicts[key] = same_happening(self.accounts[pair[0]], self.accounts[pair[1]])
        return weigh(found, self.accounts[pair[0]], self.accounts[pair[1]])

    def _at(self, account: str) -> Placed:
        found = self._placed.get(account)
        if found is None:
            found = self._placed[account] = self._profiles.placed(self.accounts[account])
        return found


def linked(verdict: Verdict, pair: tuple[str, str]) -> Link | None:
    """Give the link of a pair that belongs together, None where it does not."""
    if verdict.vetoed or verdict.score < ENOUGH:
        return None
    return Link(verdict.score, *pair, verdict.why)


class _Judged:
    """The verdicts of one run, with what speaks for a pair besides."""

    def __init__(self, known: Known, copied: frozenset[tuple[str, str]], bonds: Bonds) -> None:
        self.at = known.accounts
        self._copied = copied
        self._bonds = bonds
        self._known = known
        self._told: Counter[tuple[str, int, str]] = Counter()
        self._bridged: set[tuple[str, str]] = set()

    def verdict(self, first: str, second: str) -> Verdict:
        pair = (first, second) if first < second else (second, first)
        found = self._known.verdict(pair)
        if pair not in self._copied:
            return found
        alone = all(map(self._alone, pair))
        if alone and (found.vetoed or found.score + _COPIED < ENOUGH):  # two readings of one sentence, that differ
            return Verdict(ENOUGH, False, ("They stand in one sentence that the two articles share.",))
        if found.vetoed or not (alone or self._of_one_word(pair)):
            return found  # of several that one sentence tells, each has its own there
        why = (*found.why, "They stand in a passage that the two articles share.")
        return Verdict(found.score + _COPIED, False, why)

    def _alone(self, report: str) -> bool:
        """Tell whether no other report of its sentence tells of the same kind of happening."""
        if not self._told:
            self._told.update(_place(a) for a in self.at.values())
        return self._told[_place(self.at[report])] == 1

    def _of_one_word(self, pair: tuple[str, str]) -> bool:
        """Tell whether two reports may be told by one word: those of one language share it."""
        one, two = (self.at[report] for report in pair)
        return one.reading.document.language != two.reading.document.language or bool(one.trigger & two.trigger)

    def links(self, among: Set[str]) -> list[Link]:
        """Give the links of all pairs worth judging that belong together, and of those that copies share; `among` some
        reports with all that are tied to them."""
        known = (link for pair, link in self._known.links.items() if pair[0] in among)
        found = [link for link in known if (link.first, link.second) not in self._copied]
        copied = sorted(pair for pair in self._copied if pair[0] in among)
        return found + [link for pair in copied if (link := linked(self.verdict(*pair), pair))]

    def bridge(self, links: Iterable[Link]) -> None:
        """Let a report that names two people tie those that name one of them each: "Ruiz and Holt were arrested"."""
        near: dict[str, set[str]] = {}
        for link in links:
            near.setdefault(link.first, set()).add(link.second)
            near.setdefault(link.second, set()).add(link.first)
        named = {i: people for i in near if (people := _people(self.at[i]))}
        for middle, everybody in named.items():
            parts = sorted(i for i in near[middle] if i in named and named[i] < everybody)
            for a, b in combinations(parts, 2):
                if named[a].isdisjoint(named[b]) and whoever_it_befell(self.at[a], self.at[b]):
                    self._bridged.add((a, b))

    def apart(self, first: str, second: str) -> bool:
        """Tell whether two must stay apart: an analyst says so, or each of those that an analyst holds to be one with
        the first is vetoed against each of those with the second."""
        if not self._bonds:
            return self._forbidden(first, second)
        if self._bonds.apart(first, second):
            return True
        mine, theirs = self._bonds.group(first), self._bonds.group(second)
        return mine != theirs and all(self._forbidden(a, b) for a in mine for b in theirs)

    def _forbidden(self, first: str, second: str) -> bool:
        """Tell whether a pair is vetoed, and no report that names both of theirs ties it."""
        return self.verdict(first, second).vetoed and (min(first, second), max(first, second)) not in self._bridged


def group(
    accounts: Sequence[Account],
    copied: frozenset[tuple[str, str]] = frozenset(),
    bonds: Bonds = FREE,
    memory: Memory = FORGETFUL,
) -> list[Group]:
    """Group accounts into happenings: for each, the ids of its reports and the sentences that say why.

    `copied` are pairs of report ids, lesser first, that stand in shared passages; `bonds` what analysts hold to be one
    or apart.
    """
    bonds = bonds.among(frozenset(a.id for a in accounts)) if bonds else bonds
    known = memory.of("known", "", Known)
    known.meet(accounts)
    judged = _Judged(known, copied, bonds)
    if bonds:
        known.regions.unsettle(known.accounts)
        return _grouped(accounts, judged, bonds)
    anew = known.regions.changed(known.accounts, copied)
    groups = known.regions.settled(anew, known.accounts.keys())
    groups = sorted([*groups, *_grouped([a for a in accounts if a.id in anew], judged, bonds)])
    known.regions.settle(groups, copied)
    return groups


def _grouped(accounts: Sequence[Account], judged: _Judged, bonds: Bonds) -> list[Group]:
    """Group accounts that are tied to no others."""
    dated = {a.id for a in accounts if a.dated and not a.future}
    links = [*judged.links({a.id for a in accounts}), *bonds.links(frozenset(dated))]
    judged.bridge(links)
    firm = clusters(
        sorted(dated), [k for k in links if {k.first, k.second} <= dated], together(judged.apart), lasting=True
    )
    home = {i: members[0] for members in firm for i in members}
    kept = _unambiguous(links, home, judged.at)

    def apart(a: str, b: str) -> bool:
        return home[a] != home[b] if a in home and b in home else judged.apart(a, b)

    groups = clusters((a.id for a in accounts), kept, together(apart), lasting=True)
    return [(members, why) for members, why in zip(groups, _why(groups, kept))]


def _unambiguous(links: Sequence[Link], home: dict[str, str], at: dict[str, Account]) -> list[Link]:
    """Drop the links of undated reports to all happenings but the one that each fits clearly best: of those that its
    own article dates, where it fits one.

    `home` gives the happening of each dated report.
    """
    fits: dict[str, dict[str, float]] = {}
    own: dict[str, set[str]] = {}
    for link in links:
        for loose, other in ((link.first, link.second), (link.second, link.first)):
            if loose not in home and other in home:
                scores = fits.setdefault(loose, {})
                scores[home[other]] = max(scores.get(home[other], 0.0), link.score)
                if at[loose].document == at[other].document:
                    own.setdefault(loose, set()).add(home[other])
    fits = {loose: {h: s for h, s in scores.items() if h in own.get(loose, scores)} for loose, scores in fits.items()}
    starts: dict[str, float] = {}
    for member, happening in home.items():
        starts[happening] = min(starts.get(happening, at[member].when.start), at[member].when.start)
    chosen = {loose: _winner(scores, starts if at[loose].future else {}) for loose, scores in fits.items()}
    return [
        k
        for k in links
        if k.score >= FORCED
        or (_allowed(k.first, k.second, home, chosen) and _allowed(k.second, k.first, home, chosen))
    ]


def _allowed(loose: str, other: str, home: dict[str, str], chosen: dict[str, str | None]) -> bool:
    """Tell whether a link keeps to the happening chosen for its loose end, and two loose ends chose the same."""
    if loose in home:
        return True
    if other in home:
        return chosen[loose] == home[other]
    return loose not in chosen or other not in chosen or chosen[loose] == chosen[other] is not None


def _winner(scores: dict[str, float], starts: dict[str, float]) -> str | None:
    """Give the happening that fits clearly best, None where several fit about equally.

    A plan (`starts` given) that fits several came to pass in the first of them: the later are further visits.
    """
    top = max(scores.values())
    close = sorted(name for name, score in scores.items() if top - score < _SURELY)
    if starts:
        return min(close, key=lambda name: (starts[name], name))
    return close[0] if len(close) == 1 else None


def _why(groups: Sequence[tuple[str, ...]], links: Sequence[Link]) -> list[tuple[str, ...]]:
    """Give the sentences of the links inside each group."""
    home = {member: number for number, members in enumerate(groups) for member in members}
    said: list[set[str]] = [set() for _ in groups]
    for link in links:
        if home[link.first] == home[link.second]:
            said[home[link.first]].update(link.why)
    return [tuple(sorted(sentences)) for sentences in said]


def _people(account: Account) -> frozenset[str]:
    """Give whom something was done to, where they are named, of what is done to people."""
    return persons(account.others) if has(account.family, "taken") else frozenset()


def _place(account: Account) -> tuple[str, int, str]:
    return account.document, account.report.start, account.family


def copied(accounts: Iterable[Account], reuse: Iterable[Reuse]) -> frozenset[tuple[str, str]]:
    """Give the pairs of report ids, lesser first, that stand in passages of two documents that match each other."""
    of: dict[str, list[Account]] = {}
    for account in accounts:
        of.setdefault(account.document, []).append(account)
    found = set()
    for item in reuse:
        for first, second in item.passages:
            for a in of.get(first.document, ()):
                for b in of.get(second.document, ()):
                    if (
                        a.family == b.family
                        and _inside(a, first)
                        and _inside(b, second)
                        and _level(a, first, b, second, item.kind)
                    ):
                        found.add((a.id, b.id) if a.id < b.id else (b.id, a.id))
    return frozenset(found)


def _inside(account: Account, span: Span) -> bool:
    return span.start <= account.report.trigger_start and account.report.trigger_end <= span.end


def _level(a: Account, first: Span, b: Account, second: Span, kind: ReuseKind) -> bool:
    """Tell whether two triggers stand at about the same depth of their passages; in other words or another language
    one happening may move within its sentence."""
    one = (a.report.trigger_start - first.start) / max(1, first.end - first.start)
    two = (b.report.trigger_start - second.start) / max(1, second.end - second.start)
    moved = kind in ("translated", "rewritten") and a.report.happening == b.report.happening
    return abs(one - two) <= (_MOVED if moved else _LEVEL)
