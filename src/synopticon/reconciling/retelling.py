"""What the words of two sentences, and the rest of two articles, say of two reports that the rest leaves undecided:
whether it is told in much the same words, and whether each article tells of one such happening only."""

from __future__ import annotations

from collections.abc import Sequence

from synopticon.reconciling.accounts import Account, Party
from synopticon.reconciling.company import ONE_AFFAIR, company
from synopticon.reconciling.families import family_of, has, kin
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.likeness import ABOUT, ENOUGH, about, is_said, things
from synopticon.reconciling.matching import NOTHING, Feature, Found, Verdict, judge
from synopticon.reconciling.meanings import numbers, overlap
from synopticon.reconciling.placing import place
from synopticon.reconciling.sides import agreed, parties, unlike
from synopticon.reconciling.timing import WEEK, again, time
from synopticon.records import Report

_SENTENCE = 5  # telling words from which a sentence is hardly put alike by chance
_AKIN, _SLIGHT = 0.2, 0.37  # share of the words of the shorter sentence that speaks for it a little, and how much
_ONE = 0.5  # the same, of what is done again and again, where no day says that it is one
_RETOLD, _MUCH = 0.3, 0.4  # share of the words of the shorter sentence that the other must have, and that says all
_IN_FEW_WORDS, _IN_SOME_WORDS = 0.15, 0.25  # the same, where neither article tells of another such happening
_DATED = 0.3  # what time says, at least, of what dates put at one time
_CLOSELY = 0.5  # what time says, at least, of what is dated to some days
_RECALLED = -0.1  # what time says, at least, of what may be recalled


def wording(first: Account, second: Account) -> Found:
    """Two articles tell it in sentences of much the same words, or translated: "envoys in the capital voiced alarm",
    "las legaciones en la capital expresaron alarma". Where both give numbers, one has all those of the other."""
    if first.document == second.document or min(len(first.wording), len(second.wording)) < _SENTENCE:
        return NOTHING
    if not first.trigger & second.trigger and (
        first.report.happening != second.report.happening or _told_twice(first) or _told_twice(second)
    ):
        return NOTHING  # of several things that one sentence tells, they may be two
    share = overlap(first.wording, second.wording)
    if share < _AKIN:
        return NOTHING
    near = time(first, second).value
    if not _of_one_time(first, second, near):
        return NOTHING
    if not is_said(first) and (again(first) or again(second)) and near <= 0:
        one = share >= _ONE and _of_like_numbers(first, second)
        return Found(1.0, "Their sentences say it in much the same words.") if one else NOTHING
    if share < _RETOLD or not _of_like_numbers(first, second):
        return Found(_SLIGHT, "Their sentences share some words.")
    return Found(min(1.0, share / _MUCH), "Their sentences say it in much the same words.")


def _told_twice(account: Account) -> bool:
    """Tell whether the sentence of a report tells another of its kind: "he was held when X ordered the arrest of Y"."""
    mine = account.report
    return any(
        r.start == mine.start and r.happening == mine.happening and r.trigger_start != mine.trigger_start
        for r in account.reading.reports
    )


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
    near = time(first, second).value
    if not _of_known_times(first, second, near):
        return NOTHING
    if any(_named_otherwise(*sides) for sides in ((first.doers, second.doers), (first.others, second.others))):
        return NOTHING
    if things(first, second).value < 0 and not agreed(first.doers, second.doers):
        return NOTHING  # it was done to other things, by whom nobody says
    often = again(first) or again(second)
    if often and not _of_one_time(first, second, near):
        return NOTHING
    if 0 < near <= _CLOSELY and not _of_one_setting(first, second):
        return NOTHING  # neither says the day, and nothing else says that it is one
    if has(first.family, "answer") and not agreed(first.doers, second.doers):
        return NOTHING  # one may answer the other
    mine, theirs = _kindred(first), _kindred(second)
    alone = all(_of_another(first, r) for r in theirs) and all(_of_another(second, r) for r in mine)
    if often or is_said(first) or not alone:
        brief = min(len(first.wording), len(second.wording)) < _SENTENCE
        if brief or overlap(first.wording, second.wording) < (_IN_SOME_WORDS if often else _IN_FEW_WORDS):
            return NOTHING
        if _rivalled(first, mine) or _rivalled(second, theirs) or not _of_like_numbers(first, second):
            return NOTHING
    return Found(1.0, "Each article tells of one such happening only.")


def _of_one_setting(first: Account, second: Account) -> bool:
    """Tell whether anything but time speaks for two reports being of one happening: who, to whom, where or what."""
    told = (parties(first, second), place(first, second), things(first, second), about(first, second))
    return any(found.value > 0 for found in told) or overlap(first.wording, second.wording) >= _AKIN


def sole(first: Account, second: Account) -> Found:
    """Two articles about the same people and places tell each of one such happening of those who did it, only."""
    if not _of_one_kind(first, second):
        return NOTHING
    near = time(first, second).value
    if not _of_known_times(first, second, near) or near < _RECALLED:
        return NOTHING
    if near <= 0 and (_of_two_matters(first, second) or has(first.family, "answer")):
        return NOTHING  # one day's denial is of another charge than the next
    if not _of_one_time(first, second, near):
        return NOTHING
    if not agreed(first.doers, second.doers) or unlike(first.others, second.others):
        return NOTHING
    if any(_of_theirs(account, other) for account in (first, second) for other in _kindred(account)):
        return NOTHING
    return Found(1.0 if near > 0 else 0.5, "Each article tells of one such happening of theirs only.")


def _of_one_kind(first: Account, second: Account) -> bool:
    """Tell whether two articles about the same people and places tell of the very same kind of happening."""
    same = first.report.happening == second.report.happening and first.future == second.future
    same = same and (first.report.status == "denied") == (second.report.status == "denied")
    return same and first.document != second.document and company(first.cast, second.cast) >= ONE_AFFAIR


def _of_known_times(first: Account, second: Account, near: float) -> bool:
    """Tell whether times are known as far as one may not be years before the other, and that it is not of two matters
    where these speak against it; `near` is what they say."""
    if near <= 0 and not (first.published.bounded and second.published.bounded):
        return False
    return near >= 0 or not _of_two_matters(first, second)


def _of_two_matters(first: Account, second: Account) -> bool:
    """Tell whether both say what it was about, in words of which too few agree."""
    return bool(first.about and second.about) and overlap(first.about, second.about) < ABOUT


def _of_one_time(first: Account, second: Account, near: float) -> bool:
    """Tell whether two articles are of one week, or what they tell is of one time by its dates: what is done again, or
    said of other matters, and is told alike weeks apart is rather two of a kind, as is a plan and what is told. `near`
    is what times say."""
    often = again(first) or again(second) or has(first.family, "process") or first.future != second.future
    if not often or (is_said(first) and not _of_two_matters(first, second)):
        return True
    return first.published.gap(second.published) <= WEEK or near >= _DATED


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


def _of_another(account: Account, other: Report) -> bool:
    """Tell whether a report of another article is of others than an account is, or of another time."""
    report = account.report
    if _of_other_parties(report, other):
        return True
    return account.dated and other.when.known and not account.when.overlaps(interval(other.when))


def _apart(report: Report, other: Report) -> bool:
    if _of_other_parties(report, other):
        return True
    if report.when.known and other.when.known and not interval(report.when).overlaps(interval(other.when)):
        return True
    return report.happening == other.happening and report.start == other.start


def _of_other_parties(report: Report, other: Report) -> bool:
    """Tell whether two reports name who did it, or to whom, and nobody alike."""
    sides = ((report.actors, other.actors), (report.recipients, other.recipients))
    named = [({p.entity for p in one if p.entity}, {p.entity for p in two if p.entity}) for one, two in sides]
    return any(one and two and one.isdisjoint(two) for one, two in named)


LATE: tuple[Feature[Account], ...] = (
    Feature("wording", 2.7, wording),
    Feature("only", 2.4, only),
    Feature("sole", 1.5, sole),
)


def retold(found: Verdict, first: Account, second: Account) -> Verdict:
    """Add what the words of the two sentences and the rest of the two articles say, for a pair that it can decide: it
    is looked at last, and of no other pair, for sentences differ where all that is read from them agrees."""
    most = max(feature.weight for feature in LATE)
    if found.vetoed or not ENOUGH - most <= found.score < ENOUGH:
        return found
    said = judge(LATE, first, second)
    return Verdict(round(found.score + said.score, 6), False, (*found.why, *said.why))
