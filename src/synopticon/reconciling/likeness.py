"""Whether two reports tell of one happening: the declared features, their weights, and the threshold.

Every feature looks at the two accounts only. What would make them two happenings whatever else agrees is a veto:
another kind of happening, other parties, another country, another time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from synopticon.chronology import describe
from synopticon.gazetteer import within
from synopticon.reconciling.accounts import Account, Party, known, undated
from synopticon.reconciling.families import has, kin
from synopticon.reconciling.intervals import Interval
from synopticon.reconciling.matching import NOTHING, Feature, Found, Verdict, judge
from synopticon.reconciling.words import stem

ENOUGH = 3.5
_DAY_OFF = 1.0  # days between two dates that may still be one moment told by two clocks, or one of them wrong
_FRESH = 4.0  # days before publication in which undated news is likely to have happened
_CLOSE = 62.0  # days; a date known less closely does not place undated news
_WEEK = 7.0
_ONCE = ((3.0, 1.0), (31.0, 0.85), (120.0, 0.6), (370.0, 0.35))  # what it counts that dates so wide agree
_OFTEN = ((3.0, 1.0), (8.0, 0.3), (31.0, 0.25), (math.inf, -0.5))  # the same, of what is done again within days
_ONE_SIDED = 0.25  # what it counts less, of that, where only one side is known
STALE = 45.0  # days after which what is told as news, undated, is not what happened then
_ONE_TIME = 31.0  # days between publications within which undated mentions speak of one time
_AGAINST = ("called-for", "hypothetical")


def happening(first: Account, second: Account) -> Found:
    """The same happening, or another of its family."""
    if kin(first.family) != kin(second.family):
        return Found(veto=True, why="They are different kinds of happening.")
    if first.family == "travel" and first.facility != second.facility:
        return Found(veto=True, why="One is a stop at a site, the other the journey.")
    if first.family != second.family:
        return Found(0.4, "One happening may be told as either.")
    same = first.report.happening == second.report.happening
    return Found(
        1.0 if same else 0.6, "Both report the same kind of happening." if same else "One is told as part of the other."
    )


def parties(first: Account, second: Account) -> Found:
    """The same who and to whom; either way round where the happening has no direction."""
    ways = [(second.doers, second.others)]
    if has(first.family, "symmetric"):
        ways.append((second.others, second.doers))
    found = [_both(first, doers, others) for doers, others in ways]
    usable = [f for f in found if not f.veto]
    return max(usable, key=lambda f: (f.value, f.why)) if usable else found[0]


def _both(first: Account, doers: Sequence[Party], others: Sequence[Party]) -> Found:
    one, two = _alike(first.doers, doers), _alike(first.others, others)
    if one.veto or two.veto:
        return one if one.veto else two
    whole = 0.6 * one.value + 0.4 * two.value
    return Found(round(whole, 4), " ".join(s for s in dict.fromkeys((one.why, two.why)) if s))


def _alike(first: Sequence[Party], second: Sequence[Party]) -> Found:
    """Compare two sides of a happening."""
    if not first or not second:
        return NOTHING
    shared = {p.entity for p in first if p.entity} & {p.entity for p in second if p.entity}
    if shared:
        share = len(shared) / max(len({p.entity for p in first}), len({p.entity for p in second}))
        names = sorted({p.name for p in first if p.entity in shared})
        return Found(0.6 + 0.4 * share, f"Both name {' and '.join(names)}.")
    for a in first:
        for b in second:
            if _stands_for(a, b) or _stands_for(b, a):
                return Found(0.5, f"{a.name} and {b.name} are of one country.")
    for a in first:
        for b in second:
            if one_body(a, b):
                return Found(0.6, f"{a.name} and {b.name} are one body of one country, by their names.")
    if any(_may_act_for(a, b) or _may_act_for(b, a) for a in first for b in second):
        return NOTHING
    if all(p.entity for p in first) and all(p.entity for p in second):
        return Found(veto=True, why="They name different parties.")
    said = any(_same_words(a, b) for a in first for b in second if not a.entity and not b.entity)
    return Found(0.4, "They describe a party in the same words.") if said else Found(-0.2)


def _same_words(a: Party, b: Party) -> bool:
    return bool(a.words and b.words) and len(a.words & b.words) >= 0.6 * min(len(a.words), len(b.words))


def _may_act_for(state: Party, other: Party) -> bool:
    """Tell whether one is a state and the other somebody whose country is not known."""
    return state.state and other.type == "PER" and not other.country


def one_body(a: Party, b: Party) -> bool:
    """Tell whether two organisations of one country share a word that says what they are, across languages."""
    if a.type != "ORG" or b.type != "ORG" or not a.country or a.country != b.country:
        return False
    return bool((a.words & b.words) - _country_words(a.country))


@cache
def _country_words(code: str) -> frozenset[str]:
    entry = known(f"country:{code}")
    return frozenset(stem(word.casefold()) for word in entry.name.split()) if entry else frozenset()


def _stands_for(state: Party, other: Party) -> bool:
    """Tell whether one is a country and the other somebody or something of that country that may act for it."""
    return state.state and state.country == other.country and other.type in ("PER", "ORG", "GPE", "NORP", "FAC")


def place(first: Account, second: Account) -> Found:
    """The same place, one inside the other, or at least one country."""
    a, b = first.place, second.place
    if a is None or b is None or (not (a.country and b.country) and not a.words & b.words):
        hosted = _hosted(first, second) if first.family == "travel" else NOTHING
        if hosted is NOTHING and (a or b) and first.document == second.document:
            return Found(0.3, "One article names the place once.")
        return hosted
    if (a.entity and a.entity == b.entity) or (a.link and a.link == b.link):
        return Found(1.0, f"Both place it in {a.name}.")
    if a.link and b.link and (within(a.link, b.link) or within(b.link, a.link)):
        return Found(0.9, f"{a.name} and {b.name}: one lies in the other.")
    if a.country and b.country:
        if a.country != b.country:
            return Found(veto=True, why="They place it in different countries.")
        if first.family == "travel" or "country" in (a.link[:7], b.link[:7]):
            return Found(0.6, f"{a.name} and {b.name} are in one country.")
        return Found(veto=True, why=f"They place it in {a.name} and in {b.name}.")
    if a.words & b.words:
        return Found(0.5, "They describe the place in the same words.")
    return NOTHING


def _hosted(first: Account, second: Account) -> Found:
    """Compare the place that one names with the host that the other names: who is received is in the host's country."""
    placed, other = (first, second) if first.place and first.place.country else (second, first)
    if placed.place is None or not other.others or not placed.place.country:
        return NOTHING
    hosts = {p.country for p in other.others if p.country}
    if placed.place.country in hosts:
        return Found(0.7, f"The host is of the country that {placed.place.name} is in.")
    return Found(veto=True, why="The host is not of that country.") if hosts else NOTHING


def time(first: Account, second: Account) -> Found:
    """Dates that agree, that contain each other, or that are a day apart; else two happenings."""
    a, b = first.when, second.when
    if math.isfinite(a.width) and math.isfinite(b.width):
        return _dated(first, second)
    if _elsewhen(first, second) or _elsewhen(second, first):
        return Found(veto=True, why="The sentence that recalls it names another time.")
    if not first.bounds.overlaps(second.bounds):
        return Found(veto=True, why="One was told before the other can have happened.")
    if not math.isfinite(min(a.width, b.width)):
        return _undated(first, second)
    dated, other = (first, second) if first.when.width < second.when.width else (second, first)
    return _half_dated(dated, other)


def _elsewhen(recalled: Account, other: Account) -> bool:
    """Tell whether an undated report recalls something in a sentence whose dates all lie outside the other's time."""
    if not (recalled.report.background and recalled.named and undated(recalled)):
        return False
    return not any(named.overlaps(other.bounds) for named in recalled.named)


def _dated(first: Account, second: Account) -> Found:
    a, b = first.when, second.when
    if a.overlaps(b):
        widest = max(a.width, b.width)
        value = next((v for limit, v in (_OFTEN if _again(first) else _ONCE) if widest <= limit), 0.1)
        if _again(first) and widest > 3 and not (first.others and second.others):
            value -= _ONE_SIDED
        return Found(value, f"The dates agree ({describe(first.report.when)}; {describe(second.report.when)}).")
    if first.future != second.future and a.gap(b) <= 31 and not has(first.family, "repeats"):
        return Found(0.2, f"It was announced for {describe((first if first.future else second).report.when)}.")
    if a.gap(b) < _DAY_OFF and max(a.width, b.width) <= 2 and not has(first.family, "repeats"):
        return Found(0.4, f"The dates are a day apart ({describe(first.report.when)}; {describe(second.report.when)}).")
    return Found(veto=True, why=f"The dates differ ({describe(first.report.when)}; {describe(second.report.when)}).")


def _undated(first: Account, second: Account) -> Found:
    if first.future != second.future:
        plan, told = (first, second) if first.future else (second, first)
        return Found(
            0.1 if plan.published.end <= told.published.start else -0.3, "It was announced before it was told."
        )
    background = first.report.background or second.report.background
    if first.document == second.document:
        same = first.report.background == second.report.background
        return Found(0.5, "One article speaks of it twice.") if same else Found(-0.5)
    gap = first.published.gap(second.published)
    goes_on = has(first.family, "process")
    if _again(first):
        return _repeated(gap, background)
    if not math.isfinite(gap):
        return NOTHING
    if gap > _ONE_TIME:
        return Found(-0.6 if goes_on else -1.0)
    if background:
        return Found(0.2, "They speak of it in articles of one time.")
    return Found(0.5 if gap <= _FRESH else 0.2, "They speak of it in articles of one time.")


def _again(account: Account) -> bool:
    """Tell whether the same parties may do it again within days."""
    return has(account.family, "repeats") and not has(account.family, "process")


def _repeated(gap: float, background: bool) -> Found:
    """Judge undated reports of what is done again and again: news of one day may be one, that of two weeks is not."""
    if background or not math.isfinite(gap):
        return Found(-1.0)
    if gap > _WEEK:
        return Found(veto=True, why="They are news of different weeks.")
    return NOTHING if gap < _DAY_OFF else Found(-0.3)


def _half_dated(dated: Account, other: Account) -> Found:
    """One says when and the other does not: undated news is mostly of the days before it was published."""
    if dated.document == other.document:
        same = dated.report.background == other.report.background
        return Found(0.3, "One article speaks of it twice.") if same else Found(-0.4)
    if other.future or dated.future:
        return Found(0.1, "What was announced fits what is dated.")
    if dated.when.width > _CLOSE and not (other.future or dated.future):
        return NOTHING
    if any(named.overlaps(dated.when) for named in other.named):
        return Found(0.4, "Its sentence names that time.")
    past = any(named.end < other.published.start - _FRESH for named in other.named)
    if other.report.background or past or not other.published.bounded:
        return Found(-1.0) if _again(dated) else NOTHING
    fresh = Interval(other.published.start - _FRESH, other.published.end + 1)
    if dated.when.overlaps(fresh):
        return Found(0.4, "It was told as news at that time.")
    old = dated.bounds.gap(other.published) > (_WEEK if _again(dated) else STALE) and not has(dated.family, "process")
    return Found(-0.8, "It was told as news long after.", veto=old)


def status(first: Account, second: Account) -> Found:
    """What is only wished for or imagined is not what was planned or happened."""
    if (first.report.status in _AGAINST) != (second.report.status in _AGAINST):
        return Found(veto=True, why="One is only called for or imagined.")
    return Found(0.5) if first.report.status == second.report.status else NOTHING


def about(first: Account, second: Account) -> Found:
    """What it was about, in the words of both."""
    if not first.about or not second.about:
        return NOTHING
    share = len(first.about & second.about) / min(len(first.about), len(second.about))
    if share >= 0.3:
        return Found(min(1.0, 1.5 * share), "It is about the same.")
    return Found(-0.8) if has(first.family, "about") else NOTHING


FEATURES: tuple[Feature[Account], ...] = (
    Feature("status", 0.4, status),
    Feature("happening", 0.6, happening),
    Feature("time", 2.0, time),
    Feature("place", 1.5, place),
    Feature("parties", 3.0, parties),
    Feature("about", 1.0, about),
)


def same_happening(first: Account, second: Account) -> Verdict:
    """Judge a pair; accept from a score of `ENOUGH`. The order of the two does not matter."""
    one, two = sorted((first, second), key=lambda a: (a.document, a.report.start, a.id))
    return judge(FEATURES, one, two)
