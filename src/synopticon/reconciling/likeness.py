"""Whether two reports tell of one happening: the declared features, their weights, and the threshold.

Every feature looks at the two accounts only. What would make them two happenings whatever else agrees is a veto:
another kind of happening, other parties, another country, another time.
"""

from __future__ import annotations

import math

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.comparing import alike, by_name, compare, number
from synopticon.reconciling.families import family_of, has, kin
from synopticon.reconciling.matching import NOTHING, Feature, Found, Verdict, judge
from synopticon.reconciling.meanings import overlap
from synopticon.reconciling.parties import PLACES
from synopticon.reconciling.placing import place
from synopticon.reconciling.setting import closeness, of_one_day, setting, to_others
from synopticon.reconciling.sides import agreed, different, parties, shared
from synopticon.reconciling.timing import time
from synopticon.reconciling.versions import of_one_article

ENOUGH = 3.5
ABOUT = 0.3  # share of the words for what it was about that must agree
_ONE_DEED = 0.8  # likeness of the parties from which one day's deed is hardly two
_ONE_SAYING = 0.95  # the same from which what they said to each other is hardly two things
_ONE_WORDING = 0.5  # share of the words for what it was done to that makes two deeds of other verbs one
_AT_LENGTH = 3  # words for what was said, which two articles hardly choose alike
_SOON = 3.0  # days between articles that may tell of what was said in one day
_FAR = 3.0  # times by which two numbers of dead of one sentence may differ and still be of one deed
_ALLEGED = 0.25  # share of the words for what is denied from which one alone is hardly chance
_AGAINST = ("called-for", "hypothetical")


def happening(first: Account, second: Account) -> Found:
    """The same happening, or another of its family."""
    if kin(first.family).isdisjoint(kin(second.family)):
        return Found(veto=True, why="They are different kinds of happening.")
    if first.family == "travel" and first.facility != second.facility:
        return Found(veto=True, why="One is a stop at a site, the other the journey.")
    if first.series != second.series and not has(first.family, "position"):  # "has always denied it" is one denial
        return Found(veto=True, why="One is a row of happenings, the other a single one.")
    if _two_sayings(first, second):
        return Found(veto=True, why="One sentence tells what one side said and what the other did.")
    if first.family != second.family:
        return Found(0.4, "One happening may be told as either.")
    other_words = first.trigger.isdisjoint(second.trigger) and overlap(first.about, second.about) < _ONE_WORDING
    if other_words and has(first.family, "worded"):
        return Found(veto=True, why="They are told in other words.")
    same = first.report.happening == second.report.happening
    return Found(
        1.0 if same else 0.6, "Both report the same kind of happening." if same else "One is told as part of the other."
    )


def _two_sayings(first: Account, second: Account) -> bool:
    """Tell whether one sentence has two sides, each by its name, say or hand over something, in other words."""
    if first.document != second.document or first.report.start != second.report.start or not is_said(first):
        return False
    mine, theirs = ({p.entity for p in a.doers if p.entity} for a in (first, second))
    other = first.report.happening != second.report.happening
    return other and bool(mine and theirs) and mine.isdisjoint(theirs)


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
    if first.answers or second.answers:
        return _answered(first, second)
    if not first.about or not second.about:
        return _unsaid(first, second)
    share = overlap(first.about, second.about)
    if share >= ABOUT and (has(first.family, "crowd") or _of_other_numbers(first, second)):
        return NOTHING  # of a march the words are for those who march: how they compare tells `things`
    if share >= ABOUT:
        much = 1.0 if has(first.family, "counted") else 1.5  # missiles are of many tests
        return Found(much * min(1.0, 1.5 * share), "It is about the same.")
    if has(first.family, "matter") and first.reading.document.language == second.reading.document.language:
        return Found(veto=True, why="They are of different matters.")
    if not has(first.family, "about") or by_name(first.things, second.things):
        return NOTHING
    if has(first.family, "taken") and compare(first.things, second.things).value > 0:
        return NOTHING  # they call it otherwise
    who = parties(first, second).value
    if of_one_day(first, second) and who >= _ONE_DEED:
        return NOTHING  # the same did the same to the same on one day, in other words
    told = min(len(first.about), len(second.about)) >= _AT_LENGTH
    if told and who >= _ONE_SAYING and first.report.happening == second.report.happening and is_said(first):
        return NOTHING  # the same said it to the same, at some length and in other words
    wide = has(first.family, "process") and first.document != second.document
    return Found(-0.3 if wide else -0.8)


def _of_other_numbers(first: Account, second: Account) -> bool:
    """Tell whether all that is said of those it was done to is a number, in both, and another."""
    untold = not (first.report.object or second.report.object) and has(first.family, "counted")
    counts = [number(a, b) for a in first.things for b in second.things if alike(a, b)]
    return untold and bool(counts) and max(counts) < 0


def _answered(first: Account, second: Account) -> Found:
    """Compare denials of which one at least says only by a general word what it denies: by the words before it."""
    one, two = first.answers or first.about, second.answers or second.about
    share = overlap(one, two)
    shared = round(share * min(len(one), len(two)))
    if shared > 1 or share >= _ALLEGED:
        return Found(min(1.5, 0.5 * shared), "They answer the same.")
    return _unsaid(first, second)


def _unsaid(first: Account, second: Account) -> Found:
    """Compare what an article tells twice, in other sentences, saying only once what it was about; or what was said
    days apart, of which one does not tell what it was: outlets tell what is said anew."""
    if (
        is_said(first)
        and not (first.dated and second.dated)
        and _SOON < first.published.gap(second.published) < math.inf
    ):
        return Found(-0.5)
    if first.family != second.family and has(first.family, "spoken") != has(second.family, "spoken"):
        return Found(-0.6)  # of what they do not say, "criticised" and "rejected" say too little
    told = bool(first.report.object) != bool(second.report.object) and first.document == second.document
    apart = told and first.report.start != second.report.start
    return Found(-0.4) if apart and has(first.family, "spoken") and has(first.family, "about") else NOTHING


def is_said(account: Account) -> bool:
    """Tell whether it is done by saying something."""
    return has(account.family, "spoken") or has(account.family, "answer")


def things(first: Account, second: Account) -> Found:
    """Whom or what it was done to, where that has no name; more so in articles about the same people and places."""
    if _yet_to_come(first, second) or _yet_to_come(second, first):
        return Found(veto=True, why="One speaks of further ones that are to come.")
    found = compare(first.things, second.things)
    if found.veto and _updated(first, second):
        return Found(0.8, "Two versions of one article say it of the same with another number.")
    if has(first.family, "numbered"):
        if not of_one_day(first, second) and _one_and_more(first, second):
            return Found(veto=True, why="One is of one, the other of more.")
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


def _one_and_more(first: Account, second: Account) -> bool:
    """Tell whether one was done with one thing and the other with more of its kind."""
    pairs = ((a, b) for a in first.things for b in second.things if alike(a, b))
    return any(1.0 in (a.high, b.high) and max(a.low, b.low) > 1 for a, b in pairs)


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
        taken_up = first.id == second.refers and not _of_others(first, second)
        return _referred(first, second) if taken_up else _again_told(first, second)
    told_of_two = bool(first.doers and second.doers) and not agreed(first.doers, second.doers)
    if first.family != second.family and not told_of_two and _nearest(first, second):
        return Found(0.8, "One sentence tells what was done and what it did.")
    loose = [a for a in (first, second) if a.doers and not any(p.entity for p in (*a.doers, *a.others))]
    if len(loose) != 1 or (loose[0].place and loose[0].place.entity) or _parted(first, second):
        return NOTHING
    if told_of_two and is_said(first):
        return NOTHING  # of what two say of one matter, each says its own
    if to_others(first, second):
        return NOTHING
    return Found(1.0, "One sentence tells it twice, once without saying who.")


def _parted(first: Account, second: Account) -> bool:
    """Tell whether a mark that parts clauses stands between two reports of one sentence: "one regretted it; the others
    called it a farce"."""
    low, high = sorted((first.report.trigger_start, second.report.trigger_start))
    return any(mark in first.reading.document.text[low:high] for mark in ";:")


def _nearest(first: Account, second: Account) -> bool:
    """Tell whether two reports of one sentence are of what was done and what it did, with nothing of the kind between
    them: "the assault, a response to air strikes that killed 30" are two deeds, and it is the strikes that killed."""
    if not (has(first.family, "taken") and has(second.family, "taken")) or _far_apart(first, second):
        return False
    low, high = sorted((first.report.trigger_start, second.report.trigger_start))
    between = [r for r in first.reading.reports if low < r.trigger_start < high]
    return all(kin(family_of(r.happening)).isdisjoint(kin(first.family) & kin(second.family)) for r in between)


def _far_apart(first: Account, second: Account) -> bool:
    """Tell whether both count dead, in numbers far apart: "44,000 died since the attack that cost 1,200 lives"."""
    if not (has(first.family, "mortal") and has(second.family, "mortal")):
        return False
    one, two = _counts(first), _counts(second)
    return bool(one and two) and all(max(a, b) >= _FAR * min(a, b) for a in one for b in two)


def _counts(account: Account) -> list[float]:
    """Give the numbers that a report tells, of a range its higher end."""
    ends = (q.low if q.high is None else q.high for q in account.report.quantities)
    return [number for number in ends if number]


def _of_others(first: Account, second: Account) -> bool:
    """Tell whether both say what it was done to or about, in no word alike."""
    told = first.report.object and second.report.object and first.about and second.about
    return bool(told) and not overlap(first.about, second.about)


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


def in_order(first: Account, second: Account) -> tuple[Account, Account]:
    """Give a pair in the order in which it is compared, so that it does not matter which came first."""
    one, two = sorted((first, second), key=lambda a: (a.document, a.report.start, a.id))
    return one, two


def same_happening(first: Account, second: Account) -> Verdict:
    """Judge a pair; accept from a score of `ENOUGH`. The order of the two does not matter."""
    one, two = in_order(first, second)
    return judge(FEATURES, one, two)


_UNCOUNTED = tuple(feature for feature in FEATURES if feature.compare is not things)


def whatever_counted(first: Account, second: Account) -> bool:
    """Tell whether two accounts are known to be of one happening without what they count: of one time, news of one day,
    or by all else together. A number that made them one cannot show where they differ."""
    one, two = in_order(first, second)
    verdict = judge(_UNCOUNTED, one, two)
    if verdict.vetoed:
        return False
    news = not (one.report.background or two.report.background) and one.published.gap(two.published) < 1
    return news or verdict.score >= ENOUGH or time(one, two).value > 0


_UNNAMED = tuple(feature for feature in FEATURES if feature.compare is not parties)


def whoever_it_befell(first: Account, second: Account) -> bool:
    """Tell whether nothing but whom it was done to keeps two accounts apart."""
    one, two = in_order(first, second)
    return not judge(_UNNAMED, one, two).vetoed and not different(one.doers, two.doers)
