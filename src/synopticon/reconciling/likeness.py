"""Whether two reports tell of one happening: the declared features, their weights, and the threshold.

Every feature looks at the two accounts only. What would make them two happenings whatever else agrees is a veto:
another kind of happening, other parties, another country, another time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from synopticon.gazetteer import within
from synopticon.reconciling.accounts import Account, Party, known
from synopticon.reconciling.families import has, kin
from synopticon.reconciling.matching import NOTHING, Feature, Found, Verdict, judge
from synopticon.reconciling.parties import PLACES
from synopticon.reconciling.things import alike, by_name, compare, overlap
from synopticon.reconciling.timing import FRESH, time
from synopticon.reconciling.versions import of_one_article
from synopticon.reconciling.words import stem

ENOUGH = 3.5
_PLACED = 0.9  # likeness of two places, from which they are one place or one lies in the other
_DAY = 1.5  # days; what is dated so closely is of one day
_SURE = 0.6  # likeness of those it was done to, from which one deed told of two doers is one deed
_TELLING = 6  # letters from which a word before a head hardly is one that only counts
_NAMED = 2  # words of a name from which two languages may have it alike
_AGAINST = ("called-for", "hypothetical")


def happening(first: Account, second: Account) -> Found:
    """The same happening, or another of its family."""
    if kin(first.family) != kin(second.family):
        return Found(veto=True, why="They are different kinds of happening.")
    if first.family == "travel" and first.facility != second.facility:
        return Found(veto=True, why="One is a stop at a site, the other the journey.")
    if first.series != second.series:
        return Found(veto=True, why="One is a row of happenings, the other a single one.")
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
        if _everyone(first) == _everyone(second) and len(_everyone(first)) > 1:
            names = sorted({p.name for p in (*first.doers, *first.others)})
            return Found(1.0, f"Both name {' and '.join(names)}.")
    found = [_both(first, second, doers, others) for doers, others in ways]
    return max((f for f in found if not f.veto), key=lambda f: (f.value, f.why), default=found[0])


def _everyone(account: Account) -> frozenset[str]:
    return frozenset(p.entity or p.name for p in (*account.doers, *account.others))


def different(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides name parties that have nothing to do with each other."""
    return _alike(first, second).veto


def one_scene(first: Account, second: Account) -> bool:
    """Tell whether both put the very same kind of happening at one place, no mere country, on one day."""
    a, b = first.place, second.place
    if first.report.happening != second.report.happening or a is None or b is None:
        return False
    if not (a.link or a.entity) or (a.link or a.entity) != (b.link or b.entity) or a.link.startswith("country:"):
        return False
    return max(first.when.width, second.when.width) <= _DAY and first.when.overlaps(second.when)


def _both(first: Account, second: Account, doers: Sequence[Party], others: Sequence[Party]) -> Found:
    one, two = _alike(first.doers, doers, has(first.family, "spoken")), _alike(first.others, others)
    if one.veto and two.value >= _SURE and has(first.family, "taken") and one_scene(first, second):
        return Found(0.4 * two.value - 0.1, f"{two.why} One name another doer.".strip())
    if one.veto or two.veto:
        return one if one.veto else two
    alone = has(first.family, "alone") and not (first.others or others)
    whole = one.value if alone else 0.6 * one.value + 0.4 * two.value
    if has(first.family, "taken") and _person(first.others, others):
        whole = max(whole, 0.2 * one.value + 0.8 * two.value)  # whom it was done to says more than by whom
    return Found(round(whole, 4), " ".join(s for s in dict.fromkeys((one.why, two.why)) if s))


def _person(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether two sides name one person."""
    return bool({p.entity for p in first if p.type == "PER"} & {p.entity for p in second if p.type == "PER"} - {""})


def _alike(first: Sequence[Party], second: Sequence[Party], spoken: bool = False) -> Found:
    """Compare two sides of a happening; what is only said, somebody says for a state more often than what is done."""
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
                return Found(0.75 if spoken else 0.5, f"{a.name} and {b.name} are of one country.")
    for a in first:
        for b in second:
            if one_body(a, b):
                return Found(0.6, f"{a.name} and {b.name} are one body of one country, by their names.")
    if any(_may_act_for(a, b) or _may_act_for(b, a) for a in first for b in second):
        return NOTHING
    if all(p.entity for p in first) and all(p.entity for p in second):
        return Found(veto=True, why="They name different parties.")
    worded = [(a, b) for a in first for b in second if not a.entity and not b.entity]
    if any(_same_words(a, b) for a, b in worded):
        return Found(0.6, "They describe a party in the same words.")
    if any(a.thing and b.thing and alike(a.thing, b.thing) for a, b in worded):
        return Found(0.4, "They describe a party in like words.")
    if any(_same_mark(a, b) for a, b in worded):
        return Found(0.3, "They describe a party by one word alike.")
    return Found(-0.2)


def _same_mark(a: Party, b: Party) -> bool:
    """Tell whether a word before two heads is the same and no country: "suicide bomber", "suicide attacker"."""
    if not (a.thing and b.thing) or a.country or b.country:
        return False
    return any(len(mark) >= _TELLING for mark in a.thing.marks & b.thing.marks)


def _same_words(a: Party, b: Party) -> bool:
    return len(a.words & b.words) >= 0.6 * max(1, min(len(a.words), len(b.words)))


def _may_act_for(state: Party, other: Party) -> bool:
    """Tell whether one is a state and the other somebody whose country is not known."""
    return state.state and other.type == "PER" and not other.country


def one_body(a: Party, b: Party) -> bool:
    """Tell whether two organisations of one country share a word that says what they are, across languages; where the
    country of one is not known, whether all their words are the same in two languages."""
    if not telling_words(a) & telling_words(b):
        return False
    return a.country == b.country if a.country and b.country else _translated(a, b)


def _translated(a: Party, b: Party) -> bool:
    """Tell whether two names are most likely one name in two languages."""
    if a.language == b.language or (a.link and b.link):
        return False
    return len(a.senses) == len(b.senses) >= _NAMED and overlap(a.senses, b.senses) == 1.0


def telling_words(body: Party) -> frozenset[str]:
    """Give the words of an organisation that say what it is; none of anybody else."""
    return body.words - _country_words(body.country) if body.type == "ORG" else frozenset()


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
        if a.country == b.country and (first.family == "travel" or "country" in (a.link[:7], b.link[:7])):
            return Found(0.6, f"{a.name} and {b.name} are in one country.")
        if _one_company(first, second):
            return Found(-0.5, f"They place it in {a.name} and in {b.name}.")
        return Found(veto=True, why=f"They place it in {a.name} and in {b.name}.")
    if a.words & b.words:
        return Found(0.5, "They describe the place in the same words.")
    return NOTHING


def _one_company(first: Account, second: Account) -> bool:
    """Tell whether all the same parties, by name, did on one day what they do not do twice: one place is wrong."""
    if has(first.family, "repeats") or has(first.family, "process") or first.family == "travel":
        return False
    if first.document == second.document or first.report.happening != second.report.happening:
        return False
    if not (max(first.when.width, second.when.width) <= _DAY and first.when.overlaps(second.when)):
        return False
    one, two = _everyone(first), _everyone(second)
    several = len(one) > 1 or any(len(p.words) > 1 for p in (*first.doers, *first.others))
    return one == two and several


def _hosted(first: Account, second: Account) -> Found:
    """Compare the place that one names with the host that the other names: who is received is in the host's country."""
    placed, other = (first, second) if first.place and first.place.country else (second, first)
    if placed.place is None or not other.others or not placed.place.country:
        return NOTHING
    hosts = {p.country for p in other.others if p.country}
    if placed.place.country in hosts:
        return Found(0.7, f"The host is of the country that {placed.place.name} is in.")
    return Found(veto=True, why="The host is not of that country.") if hosts else NOTHING


def status(first: Account, second: Account) -> Found:
    """What is only wished for or imagined is not what was planned or happened."""
    if (first.report.status in _AGAINST) != (second.report.status in _AGAINST):
        return Found(veto=True, why="One is only called for or imagined.")
    if first.report.status == second.report.status:
        return Found(0.5)
    return Found(0.3) if first.future and second.future else NOTHING


def about(first: Account, second: Account) -> Found:
    """What it was about, in the words of both."""
    if not first.about or not second.about:
        return _unsaid(first, second)
    share = overlap(first.about, second.about)
    if share >= 0.3:
        return Found(min(1.0, 1.5 * share), "It is about the same.")
    if not has(first.family, "about") or by_name(first.things, second.things):
        return NOTHING
    return Found(-0.3 if has(first.family, "process") else -0.8)


def _unsaid(first: Account, second: Account) -> Found:
    """Compare what an article tells twice, in other sentences, saying only once what it was about."""
    told = bool(first.report.object) != bool(second.report.object) and first.document == second.document
    apart = told and first.report.start != second.report.start
    return Found(-0.4) if apart and has(first.family, "spoken") and has(first.family, "about") else NOTHING


def things(first: Account, second: Account) -> Found:
    """Whom or what it was done to, where that has no name; more so in articles about the same people and places."""
    if _yet_to_come(first, second) or _yet_to_come(second, first):
        return Found(veto=True, why="One speaks of further ones that are to come.")
    found = compare(first.things, second.things)
    if found.veto and _updated(first, second):
        return Found(0.8, "Two versions of one article say it of the same with another number.")
    if has(first.family, "numbered"):
        return found if found.veto else NOTHING
    if found.veto and first.family != second.family:
        return NOTHING  # the dead are not the wounded, nor the boats their crews
    if found.value < 0 and not found.veto and _shared(first.others, second.others):
        return NOTHING  # both name whom it was done to: what else they speak of is rather what it was done with
    if not found.veto and found.value <= 0 and _told_by_name(first, second):
        return Found(
            0.7 + 0.4 * _setting(first, second), "One names what it was done to, and the other's article does."
        )
    if found.veto or found.value <= 0:
        return found
    return Found(found.value + 0.4 * _setting(first, second), found.why)


def _told_by_name(first: Account, second: Account) -> bool:
    """Tell whether one calls by its name what the other only describes, in an article that has the name too."""
    told = bool(first.names & second.cast) or bool(second.names & first.cast)
    return told and first.document != second.document and by_name(first.things, second.things)


def _yet_to_come(plan: Account, told: Account) -> bool:
    """Tell whether a plan is of others ("more satellites") than what is told without that word."""
    return plan.future and any(t.further for t in plan.things) and not any(t.further for t in told.things)


def _updated(first: Account, second: Account) -> bool:
    """Tell whether two versions of one article say it of the same, whatever the number."""
    return of_one_article((first,), (second,)) and any(alike(a, b) for a in first.things for b in second.things)


def _setting(first: Account, second: Account) -> float:
    """Say how far (0 to 1) two articles of one time name the same people, bodies and places."""
    near = first.published.gap(second.published) <= FRESH
    if first.document == second.document or not (near or (first.dated and second.dated)):
        return 0.0
    one, two = first.cast, second.cast
    return min(1.0, 2.5 * len(one & two) / max(6, min(len(one), len(two))))


def setting(first: Account, second: Account) -> Found:
    """News of one day, in articles about the same people and places, of what was done at one place or to the same, or
    said by the same where one does not say what."""
    if first.document == second.document or first.report.background or second.report.background:
        return NOTHING
    if not first.published.gap(second.published) <= 1:
        return NOTHING
    if not (_said(first, second) if has(first.family, "spoken") else _done(first, second)):
        return NOTHING
    return Found(_setting(first, second), "They are news of one day about the same people and places.")


def _said(first: Account, second: Account) -> bool:
    told = not first.future and not second.future and _shared(first.doers, second.doers)
    return told and not (first.about and second.about)


def _done(first: Account, second: Account) -> bool:
    return place(first, second).value >= _PLACED or _shared(first.others, second.others)


def _shared(first: Sequence[Party], second: Sequence[Party]) -> bool:
    return bool({p.entity for p in first if p.entity} & {p.entity for p in second if p.entity})


def echo(first: Account, second: Account) -> Found:
    """One sentence that says who did it, and what that makes it: "in the first visit by a leader this century"; or one
    article that says who only once, of what is done once: "the trip to Sudmark is planned for the 19th"."""
    if first.document != second.document:
        return NOTHING
    if first.report.start != second.report.start:
        return _again_told(first, second)
    loose = [a for a in (first, second) if a.doers and not any(p.entity for p in (*a.doers, *a.others))]
    if len(loose) != 1 or (loose[0].place and loose[0].place.entity):
        return NOTHING
    return Found(1.0, "One sentence tells it twice, once without saying who.")


def _again_told(first: Account, second: Account) -> Found:
    silent = [a for a in (first, second) if not a.doers and all(p.type in PLACES for p in a.others)]
    one, two = first.place, second.place
    if len(silent) != 1 or not has(first.family, "once") or first.future != second.future:
        return NOTHING
    if first.report.background != second.report.background or one is None or two is None:
        return NOTHING
    if not one.entity or one.entity != two.entity:
        return NOTHING
    return Found(0.4, "One article tells it twice, once without saying who.")


FEATURES: tuple[Feature[Account], ...] = (
    Feature("status", 0.4, status),
    Feature("happening", 0.6, happening),
    Feature("time", 2.0, time),
    Feature("place", 1.5, place),
    Feature("parties", 3.0, parties),
    Feature("things", 2.2, things),
    Feature("echo", 3.0, echo),
    Feature("setting", 1.2, setting),
    Feature("about", 1.0, about),
)


def same_happening(first: Account, second: Account) -> Verdict:
    """Judge a pair; accept from a score of `ENOUGH`. The order of the two does not matter."""
    one, two = sorted((first, second), key=lambda a: (a.document, a.report.start, a.id))
    return judge(FEATURES, one, two)
