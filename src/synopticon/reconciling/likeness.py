"""Whether two reports tell of one happening: the declared features, their weights, and the threshold.

Every feature looks at the two accounts only. What would make them two happenings whatever else agrees is a veto:
another kind of happening, other parties, another country, another time.
"""

from __future__ import annotations

from collections.abc import Sequence

from synopticon.gazetteer import within
from synopticon.reconciling.accounts import Account, Party
from synopticon.reconciling.families import family_of, has, kin
from synopticon.reconciling.matching import NOTHING, Feature, Found, Verdict, judge
from synopticon.reconciling.parties import PLACES
from synopticon.reconciling.sides import DAY, agreed, everyone, parties, unlike
from synopticon.reconciling.things import alike, by_name, compare, overlap
from synopticon.reconciling.timing import WEEK, time
from synopticon.reconciling.versions import of_one_article

ENOUGH = 3.5
_PLACED = 0.9  # likeness of two places, from which they are one place or one lies in the other
_ABOUT = 0.3  # share of the words for what it was about that must agree
_ONE_KIND = 0.5  # likeness of what it was done to from which it may be the same
_ONE_DEED = 0.8  # likeness of the parties from which one day's deed is hardly two
_SLIGHT = 0.3  # what it counts that two articles which tell of one party are about the same people and places
_AGAINST = ("called-for", "hypothetical")


def happening(first: Account, second: Account) -> Found:
    """The same happening, or another of its family."""
    if kin(first.family).isdisjoint(kin(second.family)):
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
    if not (max(first.when.width, second.when.width) <= DAY and first.when.overlaps(second.when)):
        return False
    one, two = everyone(first), everyone(second)
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
    """What is only wished for or imagined is not what was planned or happened; what was called off is not what took
    place at another time."""
    if (first.report.status in _AGAINST) != (second.report.status in _AGAINST):
        return Found(veto=True, why="One is only called for or imagined.")
    if {first.report.status, second.report.status} == {"cancelled", "occurred"} and not _of_one_day(first, second):
        return Found(veto=True, why="One was called off, the other took place.")
    if first.report.status == second.report.status:
        return Found(0.5)
    return Found(0.3) if first.future and second.future else NOTHING


def about(first: Account, second: Account) -> Found:
    """What it was about, in the words of both."""
    if not first.about or not second.about:
        return _unsaid(first, second)
    share = overlap(first.about, second.about)
    if share >= _ABOUT:
        return Found(min(1.0, 1.5 * share), "It is about the same.")
    if not has(first.family, "about") or by_name(first.things, second.things):
        return NOTHING
    if has(first.family, "taken") and compare(first.things, second.things).value > 0:
        return NOTHING  # they call it otherwise
    if _of_one_day(first, second) and parties(first, second).value >= _ONE_DEED:
        return NOTHING  # the same did the same to the same on one day, in other words
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
    near = first.published.gap(second.published) <= WEEK
    if first.document == second.document or not (near or (first.dated and second.dated)):
        return 0.0
    one, two = first.cast, second.cast
    return min(1.0, 2.5 * len(one & two) / max(6, min(len(one), len(two))))


def setting(first: Account, second: Account) -> Found:
    """Articles about the same people and places, both news of one day or of deeds of one day: what they say was done at
    one place or to the same, by one that does not say where or to whom, or was said by the same where one does not say
    what. Or both of one week, of the same matter."""
    planned = has(first.family, "process") and first.future != second.future and not _of_one_day(first, second)
    if first.document == second.document or planned:
        return NOTHING
    why = "Their articles are about the same people and places."
    comparable = _said if has(first.family, "spoken") else _done
    if (_news(first, second) or _of_one_day(first, second)) and comparable(first, second):
        return Found(_setting(first, second), "They are news of one day about the same people and places.")
    if first.published.gap(second.published) <= WEEK and _one_matter(first, second):
        return Found(_setting(first, second), "They are news of one week about the same people, places and matter.")
    return Found(_SLIGHT * _setting(first, second), why) if _of_one_party(first, second) else NOTHING


def _of_one_party(first: Account, second: Account) -> bool:
    """Tell whether both tell the very same kind of happening of a party that both name, and of no others apart."""
    once = has(first.family, "spoken") or not has(first.family, "repeats")
    if first.report.happening != second.report.happening or not once:
        return False
    if unlike(first.doers, second.doers) or unlike(first.others, second.others):
        return False
    if first.about and second.about and overlap(first.about, second.about) < _ABOUT:
        return False
    return agreed(first.doers, second.doers) or _shared(first.others, second.others)


def _one_matter(first: Account, second: Account) -> bool:
    """Tell whether the same was said by those who may be the same, or it was done to what may be the same."""
    if first.future != second.future:
        return False
    if has(first.family, "spoken"):
        return (
            overlap(first.about, second.about) >= _ABOUT
            and agreed(first.doers, second.doers)
            and not parties(first, second).veto
        )
    if has(first.family, "process"):
        return first.report.happening == second.report.happening and _of_one_company(first, second)
    return has(first.family, "taken") and compare(first.things, second.things).value > _ONE_KIND


def _of_one_company(first: Account, second: Account) -> bool:
    """Tell whether the same take part, or one of two articles about one country does not say who."""
    if _shared((*first.doers, *first.others), (*second.doers, *second.others)):
        return True
    untold = any(_nameless(a) and not (a.doers or a.others) for a in (first, second))
    return untold and bool(first.home & second.home) and _setting(first, second) >= _ONE_KIND


def _news(first: Account, second: Account) -> bool:
    return not (first.report.background or second.report.background) and first.published.gap(second.published) <= 1


def _of_one_day(first: Account, second: Account) -> bool:
    return max(first.when.width, second.when.width) <= DAY and first.when.overlaps(second.when)


def _said(first: Account, second: Account) -> bool:
    unsaid = not (first.about and second.about) or not has(first.family, "about")
    told = not first.future and not second.future and unsaid
    told = told and not unlike(first.others, second.others)
    return told and _dated_news(first, second) and _shared(first.doers, second.doers)


def _dated_news(first: Account, second: Account) -> bool:
    """Tell whether it is known when both articles were published."""
    return first.published.bounded and second.published.bounded


def _done(first: Account, second: Account) -> bool:
    once = not (has(first.family, "repeats") or has(first.family, "symmetric"))
    if once and _dated_news(first, second) and _shared(first.doers, second.doers):
        return True
    told = (_nameless(first) or _nameless(second)) and compare(first.things, second.things).value >= 0
    if told and _of_one_day(first, second) and first.home & second.home and _setting(first, second) >= _ONE_KIND:
        return True
    return place(first, second).value >= _PLACED or _shared(first.others, second.others)


def _nameless(account: Account) -> bool:
    """Tell whether a report gives no name of who did it, nor of whom it was done to, nor of where."""
    everywhere = (account.place,) if account.place else ()
    return not any(p.entity or p.link for p in (*account.doers, *account.others, *everywhere))


def _shared(first: Sequence[Party], second: Sequence[Party]) -> bool:
    return bool({p.entity for p in first if p.entity} & {p.entity for p in second if p.entity})


def echo(first: Account, second: Account) -> Found:
    """One sentence that says who did it, and what that makes it: "in the first visit by a leader this century"; or one
    article that says who only once, of what is done once: "the trip to Sudmark is planned for the 19th"."""
    if first.document != second.document:
        return NOTHING
    if first.report.start != second.report.start:
        return _referred(first, second) if first.id == second.refers else _again_told(first, second)
    if first.family != second.family and _nearest(first, second):
        return Found(0.8, "One sentence tells what was done and what it did.")
    loose = [a for a in (first, second) if a.doers and not any(p.entity for p in (*a.doers, *a.others))]
    if len(loose) != 1 or (loose[0].place and loose[0].place.entity):
        return NOTHING
    return Found(1.0, "One sentence tells it twice, once without saying who.")


def _nearest(first: Account, second: Account) -> bool:
    """Tell whether two reports of one sentence are of what was done and what it did, with nothing of the kind between
    them: "the assault, a response to air strikes that killed 30" are two deeds, and it is the strikes that killed."""
    if not (has(first.family, "taken") and has(second.family, "taken")):
        return False
    low, high = sorted((first.report.trigger_start, second.report.trigger_start))
    between = [r for r in first.reading.reports if low < r.trigger_start < high]
    return all(kin(family_of(r.happening)).isdisjoint(kin(first.family) & kin(second.family)) for r in between)


def _referred(first: Account, second: Account) -> Found:
    words = second.reading.document.text[second.report.trigger_start : second.report.trigger_end]
    return Found(0.8, f"“the {words}” is what was told before it.")


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
    Feature("setting", 2.0, setting),
    Feature("about", 1.0, about),
)


def same_happening(first: Account, second: Account) -> Verdict:
    """Judge a pair; accept from a score of `ENOUGH`. The order of the two does not matter."""
    one, two = sorted((first, second), key=lambda a: (a.document, a.report.start, a.id))
    return judge(FEATURES, one, two)
