"""Whether two reports tell of one happening: the declared features, their weights, and the threshold.

Every feature looks at the two accounts only. What would make them two happenings whatever else agrees is a veto:
another kind of happening, other parties, another country, another time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from synopticon.reconciling.accounts import Account, Party
from synopticon.reconciling.company import ONE_AFFAIR, company
from synopticon.reconciling.families import family_of, has, kin
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.matching import NOTHING, Feature, Found, Verdict, judge
from synopticon.reconciling.parties import PLACES
from synopticon.reconciling.placing import place
from synopticon.reconciling.setting import closeness, of_one_day, setting, shared
from synopticon.reconciling.sides import agreed, parties, unlike
from synopticon.reconciling.things import alike, by_name, compare, numbers, overlap
from synopticon.reconciling.timing import WEEK, again, time
from synopticon.reconciling.versions import of_one_article
from synopticon.records import Report

ENOUGH = 3.5
_ABOUT = 0.3  # share of the words for what it was about that must agree
_ONE_DEED = 0.8  # likeness of the parties from which one day's deed is hardly two
_SOON = 3.0  # days between articles that may tell of what was said in one day
_SENTENCE = 5  # telling words from which a sentence is hardly put alike by chance
_AKIN, _SLIGHT = 0.2, 0.37  # share of the words of the shorter sentence that speaks for it a little, and how much
_ONE = 0.5  # the same, of what is done again and again, where no day says that it is one
_RETOLD, _MUCH = 0.3, 0.4  # share of the words of the shorter sentence that the other must have, and that says all
_IN_FEW_WORDS, _IN_SOME_WORDS = 0.15, 0.25  # the same, where neither article tells of another such happening
_DATED = 0.3  # what time says, at least, of what dates put at one time
_RECALLED = -0.1  # what time says, at least, of what may be recalled
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


def status(first: Account, second: Account) -> Found:
    """What is only wished for or imagined is not what was planned or happened; what was called off is not what took
    place at another time."""
    if (first.report.status in _AGAINST) != (second.report.status in _AGAINST):
        return Found(veto=True, why="One is only called for or imagined.")
    if {first.report.status, second.report.status} == {"cancelled", "occurred"} and not of_one_day(first, second):
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
        much = 1.0 if has(first.family, "counted") else 1.5  # missiles are of many tests
        return Found(much * min(1.0, 1.5 * share), "It is about the same.")
    if has(first.family, "matter") and first.reading.document.language == second.reading.document.language:
        return Found(veto=True, why="They are of different matters.")
    if not has(first.family, "about") or by_name(first.things, second.things):
        return NOTHING
    if has(first.family, "taken") and compare(first.things, second.things).value > 0:
        return NOTHING  # they call it otherwise
    if of_one_day(first, second) and parties(first, second).value >= _ONE_DEED:
        return NOTHING  # the same did the same to the same on one day, in other words
    wide = has(first.family, "process") and first.document != second.document
    return Found(-0.3 if wide else -0.8)


def _unsaid(first: Account, second: Account) -> Found:
    """Compare what an article tells twice, in other sentences, saying only once what it was about; or what was said
    days apart, of which one does not tell what it was: outlets tell what is said anew."""
    if (
        _is_said(first)
        and not (first.dated and second.dated)
        and _SOON < first.published.gap(second.published) < math.inf
    ):
        return Found(-0.5)
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
    if found.value < 0 and not found.veto and shared(first.others, second.others):
        return NOTHING  # both name whom it was done to: what else they speak of is rather what it was done with
    if not found.veto and found.value <= 0 and _told_by_name(first, second):
        return Found(
            0.7 + 0.4 * closeness(first, second), "One names what it was done to, and the other's article does."
        )
    if found.veto or found.value <= 0:
        return found
    return Found(found.value + 0.4 * closeness(first, second), found.why)


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


def echo(first: Account, second: Account) -> Found:
    """One sentence that says who did it, and what that makes it: "in the first visit by a leader this century"; or one
    article that says who only once, of what is done once: "the trip to Sudmark is planned for the 19th"."""
    if first.document != second.document:
        return NOTHING
    if first.report.start != second.report.start:
        return _referred(first, second) if first.id == second.refers else _again_told(first, second)
    told_of_two = bool(first.doers and second.doers) and not agreed(first.doers, second.doers)
    if first.family != second.family and not told_of_two and _nearest(first, second):
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


def wording(first: Account, second: Account) -> Found:
    """Two articles tell it in sentences of much the same words, or translated: "envoys in the capital voiced alarm",
    "las legaciones en la capital expresaron alarma". Where both give numbers, one has all those of the other."""
    if first.document == second.document or min(len(first.wording), len(second.wording)) < _SENTENCE:
        return NOTHING
    if first.report.happening != second.report.happening and not first.trigger & second.trigger:
        return NOTHING  # of several things that one sentence tells, they may be two
    share = overlap(first.wording, second.wording)
    if share < _AKIN or not _of_one_time(first, second):
        return NOTHING
    if not _is_said(first) and (again(first) or again(second)) and time(first, second).value <= 0:
        one = share >= _ONE and _of_like_numbers(first, second)
        return Found(1.0, "Their sentences say it in much the same words.") if one else NOTHING
    if share < _RETOLD or not _of_like_numbers(first, second):
        return Found(_SLIGHT, "Their sentences share some words.")
    return Found(min(1.0, share / _MUCH), "Their sentences say it in much the same words.")


def _named_otherwise(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Tell whether one side is named, and nothing speaks for its being the other."""
    return any(p.entity for p in (*first, *second)) and unlike(first, second)


def _of_like_numbers(first: Account, second: Account) -> bool:
    """Tell whether one of two sentences has all numbers of the other."""
    one, two = numbers(first.wording), numbers(second.wording)
    return one <= two or two <= one


def only(first: Account, second: Account) -> Found:
    """Two articles about the same people and places tell each of one such happening: of what is done, and not again
    within days, or in sentences that share some of their words, more of them for what is done again."""
    if not _of_one_kind(first, second):
        return NOTHING
    if any(_named_otherwise(*sides) for sides in ((first.doers, second.doers), (first.others, second.others))):
        return NOTHING
    often = again(first) or again(second)
    if often and not _of_one_time(first, second):
        return NOTHING
    if has(first.family, "answer") and not agreed(first.doers, second.doers):
        return NOTHING  # one may answer the other
    mine, theirs = _kindred(first), _kindred(second)
    if often or _is_said(first) or mine or theirs:
        brief = min(len(first.wording), len(second.wording)) < _SENTENCE
        if brief or overlap(first.wording, second.wording) < (_IN_SOME_WORDS if often else _IN_FEW_WORDS):
            return NOTHING
        if _rivalled(first, mine) or _rivalled(second, theirs) or not _of_like_numbers(first, second):
            return NOTHING
    return Found(1.0, "Each article tells of one such happening only.")


def sole(first: Account, second: Account) -> Found:
    """Two articles about the same people and places tell each of one such happening of those who did it, only."""
    if not _of_one_kind(first, second):
        return NOTHING
    near = time(first, second).value
    if near < _RECALLED or (near <= 0 and (_of_two_matters(first, second) or has(first.family, "answer"))):
        return NOTHING  # one day's denial is of another charge than the next
    if not _of_one_time(first, second) or not agreed(first.doers, second.doers) or unlike(first.others, second.others):
        return NOTHING
    if any(_of_theirs(account, other) for account in (first, second) for other in _kindred(account)):
        return NOTHING
    return Found(1.0 if near > 0 else 0.5, "Each article tells of one such happening of theirs only.")


def _of_one_kind(first: Account, second: Account) -> bool:
    """Tell whether two articles about the same people and places tell of the very same kind of happening, of times that
    are known as far as one may not be years before the other, and not of two matters where these speak against it."""
    same = first.report.happening == second.report.happening and first.future == second.future
    if not same or first.document == second.document or company(first.cast, second.cast) < ONE_AFFAIR:
        return False
    near = time(first, second).value
    if near <= 0 and not (first.published.bounded and second.published.bounded):
        return False
    return near >= 0 or not _of_two_matters(first, second)


def _of_two_matters(first: Account, second: Account) -> bool:
    """Tell whether both say what it was about, in words of which too few agree."""
    return bool(first.about and second.about) and overlap(first.about, second.about) < _ABOUT


def _is_said(account: Account) -> bool:
    """Tell whether it is done by saying something."""
    return has(account.family, "spoken") or has(account.family, "answer")


def _of_one_time(first: Account, second: Account) -> bool:
    """Tell whether two articles are of one week, or what they tell is of one time by its dates: what is done again, or
    said of other matters, and is told alike weeks apart is rather two of a kind, as is a plan and what is told."""
    often = again(first) or again(second) or has(first.family, "process") or first.future != second.future
    if not often or (_is_said(first) and not _of_two_matters(first, second)):
        return True
    return first.published.gap(second.published) <= WEEK or time(first, second).value >= _DATED


def _of_theirs(account: Account, other: Report) -> bool:
    """Tell whether another report of an article may be of those who did what an account tells."""
    mine, theirs = ({p.entity for p in side if p.entity} for side in (account.report.actors, other.actors))
    return not theirs or not mine or not mine.isdisjoint(theirs)


def _kindred(account: Account) -> list[Report]:
    """Give the other reports of an article that are of the same kind of happening."""
    mine = kin(account.family)
    told = (r for r in account.reading.reports if r.id != account.id)
    return [r for r in told if not mine.isdisjoint(kin(family_of(r.happening)))]


def _rivalled(account: Account, kindred: Sequence[Report]) -> bool:
    """Tell whether an article tells of another such happening: of others, of another time, or in the same sentence."""
    return any(_apart(account.report, other) for other in kindred)


def _apart(report: Report, other: Report) -> bool:
    sides = ((report.actors, other.actors), (report.recipients, other.recipients))
    named = [({p.entity for p in one if p.entity}, {p.entity for p in two if p.entity}) for one, two in sides]
    if any(one and two and one.isdisjoint(two) for one, two in named):
        return True
    if report.when.known and other.when.known and not interval(report.when).overlaps(interval(other.when)):
        return True
    return report.happening == other.happening and report.start == other.start


LATE: tuple[Feature[Account], ...] = (
    Feature("wording", 2.7, wording),
    Feature("only", 2.4, only),
    Feature("sole", 1.5, sole),
)
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


def retold(found: Verdict, first: Account, second: Account) -> Verdict:
    """Add what the words of the two sentences and the rest of the two articles say, for a pair that it can decide: it
    is looked at last, and of no other pair, for sentences differ where all that is read from them agrees."""
    most = max(feature.weight for feature in LATE)
    if found.vetoed or not ENOUGH - most <= found.score < ENOUGH:
        return found
    said = judge(LATE, first, second)
    return Verdict(round(found.score + said.score, 6), False, (*found.why, *said.why))
