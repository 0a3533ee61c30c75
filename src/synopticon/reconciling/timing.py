"""Whether two reports can be of one time: by the dates they state, or by when they were told."""

from __future__ import annotations

import math

from synopticon.chronology import describe
from synopticon.gazetteer import within
from synopticon.reconciling.accounts import Account, undated
from synopticon.reconciling.company import ONE_AFFAIR, company
from synopticon.reconciling.comparing import alike, by_name, compare
from synopticon.reconciling.families import has
from synopticon.reconciling.intervals import Interval
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.reconciling.meanings import overlap
from synopticon.reconciling.parties import persons
from synopticon.reconciling.sides import agreed, shared, unlike_sides

_ONE_STORY = 0.9  # likeness of the names of two articles from which they are of one time, whenever that is
_ALL_ELSE = 0.7  # what it counts that two of which one does not say when agree in all else
_DAY_OFF = 1.0  # days between two dates that may still be one moment told by two clocks, or one of them wrong
_CLOCKS_OFF = 1.0 / 24  # days between two clock times of one moment, told roundly ("at noon", "at 12:35")
_MISDATED = 3.0  # days between two dates of what all else says is one deed
_ABOUT = 0.3  # share of the words for what it was about that must agree
_SAID, _SAME = 2, 0.5  # words for what was said, and the share that must agree, that make it the same thing
_MANY = 3  # from which two equal counts are hardly chance
FRESH = 4.0  # days before publication in which undated news is likely to have happened
_CLOSE = 62.0  # days; a date known less closely does not place undated news
WEEK = 7.0  # days
_ONCE = ((3.0, 1.0), (31.0, 0.85), (120.0, 0.6), (370.0, 0.35))  # what it counts that dates so wide agree
_OFTEN = ((3.0, 1.0), (8.0, 0.3), (31.0, 0.25), (math.inf, -0.5))  # the same, of what is done again within days
_DAYS, _MONTH = 3.0, 31.0  # days
_ONE_MONTH = 0.7  # what it counts that the same is told of the same party, of one month by one and of its day or week
_OTHER_WEEKS = -1.5  # what it counts that news of different weeks tells it undated
_ONE_SIDED = 0.25  # what it counts less, of that, where only one side is known
STALE = 45.0  # days after which what is told as news, undated, is not what happened then
_NEXT_BEST = 0.05  # what it counts that news of what is done again days before fits: the last time fits better
_ALIKE = 0.6  # likeness of what it was done to, from which a recalled happening may be this one
GOING_ON = (
    200.0  # days between publications within which undated mentions of what goes on may be of one course of things
)
_ONE_TIME = 31.0  # days between publications within which undated mentions speak of one time


def time(first: Account, second: Account) -> Found:
    """Dates that agree, that contain each other, or that are a day apart; else two happenings. That one at least does
    not say when counts little against two in which all else agrees."""
    found = _time(first, second)
    if found.value < _ALL_ELSE and not found.veto and _all_else(first, second):
        return Found(_ALL_ELSE, "Their articles are of one affair, and all else agrees.")
    return found


def _time(first: Account, second: Account) -> Found:
    a, b = first.when, second.when
    if not a.overlaps(b) and _one_death(first, second):
        return Found(0.2, "Nobody dies twice, whatever the dates.")
    if math.isfinite(a.width) and math.isfinite(b.width):
        return _dated(first, second)
    if _elsewhen(first, second) or _elsewhen(second, first):
        return Found(veto=True, why="The sentence that recalls it names another time.")
    if not first.bounds.overlaps(second.bounds):
        told = not first.future and not second.future
        if told and has(first.family, "process") and first.bounds.gap(second.bounds) <= WEEK:
            return Found(0.2, "It was agreed before it began.")
        return Found(veto=True, why="One was told before the other can have happened.")
    if not math.isfinite(min(a.width, b.width)):
        return _undated(first, second)
    dated, other = (first, second) if first.when.width < second.when.width else (second, first)
    return _half_dated(dated, other)


def _all_else(first: Account, second: Account) -> bool:
    """Tell whether two articles of one affair tell the very same kind of deed, of the same matter, or to things that
    may be the same and by or to the same parties."""
    same = first.report.happening == second.report.happening and first.future == second.future
    if not same or first.document == second.document or has(first.family, "spoken") or has(first.family, "answer"):
        return False
    if unlike_sides(first, second) or (again(first) and not _one_named(first, second)):
        return False
    if company(first.cast, second.cast) < ONE_AFFAIR:
        return False
    things = compare(first.things, second.things).value
    named = agreed(first.doers, second.doers) or agreed(first.others, second.others)
    if overlap(first.about, second.about) >= _ABOUT:
        return things >= 0 and (named or min(len(first.about), len(second.about)) >= _SAID)
    return things > _SAME and named


def _one_death(first: Account, second: Account) -> bool:
    """Tell whether both tell of the death of one person, who is named, as of what has happened."""
    if not (has(first.family, "mortal") and has(second.family, "mortal")) or first.future or second.future:
        return False
    return not persons(first.others).isdisjoint(persons(second.others))


def _elsewhen(recalled: Account, other: Account) -> bool:
    """Tell whether an undated report recalls something in a sentence whose dates all lie outside the other's time: of
    what is done once, or to nobody twice, before it, for what is recalled comes before what it is recalled for ("on
    Friday she had not spoken since the vote")."""
    if not (recalled.report.background and recalled.named and undated(recalled)):
        return False
    once = has(recalled.family, "once") or has(recalled.family, "mortal")
    if once and any(other.bounds.end <= named.start for named in recalled.named):
        return False
    return not any(named.overlaps(other.bounds) for named in recalled.named)


def _dated(first: Account, second: Account) -> Found:
    a, b = first.when, second.when
    if _on_other_weekdays(first, second):
        return Found(veto=True, why="They are told for other days of the week.")
    if a.overlaps(b):
        widest = max(a.width, b.width)
        value = next((v for limit, v in (_OFTEN if again(first) else _ONCE) if widest <= limit), 0.1)
        told = (first.others and second.others) or has(first.family, "crowd")
        if again(first) and _DAYS < widest <= _MONTH and _one_named(first, second):
            value = _ONE_MONTH
        elif again(first) and widest > _DAYS and not told:
            value -= _ONE_SIDED
        return Found(value, f"The dates agree ({describe(first.report.when)}; {describe(second.report.when)}).")
    if a.gap(b) <= _CLOCKS_OFF and max(a.width, b.width) <= _CLOCKS_OFF and first.document != second.document:
        return Found(0.5, f"The clock times are close ({describe(first.report.when)}; {describe(second.report.when)}).")
    if first.future != second.future and a.gap(b) <= 31 and not has(first.family, "repeats"):
        return Found(0.2, f"It was announced for {describe((first if first.future else second).report.when)}.")
    if a.gap(b) < _DAY_OFF and max(a.width, b.width) <= 2 and not has(first.family, "repeats"):
        return Found(0.4, f"The dates are a day apart ({describe(first.report.when)}; {describe(second.report.when)}).")
    if a.gap(b) <= _MISDATED and max(a.width, b.width) <= 2 and _one_stay(first, second):
        return Found(0.3, "A journey lasts some days.")
    if a.gap(b) <= _MISDATED and max(a.width, b.width) <= 2 and _one_deed(first, second):
        return Found(-0.2, "All else agrees but the dates.")
    return Found(veto=True, why=f"The dates differ ({describe(first.report.when)}; {describe(second.report.when)}).")


def _one_named(first: Account, second: Account) -> bool:
    """Tell whether both name one party on the same side, and neither alone calls by its name what it was done to."""
    if has(first.family, "taken") and by_name(first.things, second.things):
        return False
    return shared(first.doers, second.doers) or shared(first.others, second.others)


def _on_other_weekdays(first: Account, second: Account) -> bool:
    """Tell whether two deeds are told for weekdays that are no neighbours, of a week that one leaves open; neighbours
    may be one day by two clocks."""
    one, two = first.weekday, second.weekday
    if one is None or two is None or has(first.family, "process") or first.future != second.future:
        return False
    return max(first.when.width, second.when.width) > 1 and (one - two) % 7 not in (0, 1, 6)


def _one_deed(first: Account, second: Account) -> bool:
    """Tell whether two articles tell of the same parties, place and matter: of what is done once, or to as many."""
    if first.document == second.document or first.report.happening != second.report.happening:
        return False
    if not _one_spot(first, second):
        return False
    if _named_parties(first) != _named_parties(second) or first.future != second.future:
        return False
    if has(first.family, "once"):
        return bool(_named_parties(first)) and (
            not (first.about and second.about) or overlap(first.about, second.about) >= _ABOUT
        )
    counted = [
        (x, y) for x in first.things for y in second.things if x.low == y.low >= _MANY and x.high == y.high == x.low
    ]
    return has(first.family, "taken") and any(alike(x, y) for x, y in counted)


def _one_stay(first: Account, second: Account) -> bool:
    """Tell whether the same person is told to be on a journey, to one place as far as both say where to."""
    one, two = first.place, second.place
    apart = one is not None and two is not None and not (within(one.link, two.link) or within(two.link, one.link))
    same = _named_parties(first) & _named_parties(second)
    return first.family == "travel" and first.future == second.future and bool(same) and not apart


def _one_spot(first: Account, second: Account) -> bool:
    """Tell whether both name one place, no country: by its entry, or in the same words where it has none."""
    one, two = first.place, second.place
    if one is None or two is None or one.link != two.link:
        return False
    return not one.link.startswith("country:") if one.link else bool(one.words) and one.words == two.words


def _named_parties(account: Account) -> frozenset[str]:
    return frozenset(p.entity for p in (*account.doers, *account.others) if p.entity)


def _undated(first: Account, second: Account) -> Found:
    if first.future != second.future:
        plan, told = (first, second) if first.future else (second, first)
        if has(first.family, "process"):
            return Found(-0.3)  # more of what goes on already is wished for
        return Found(
            0.1 if plan.published.end <= told.published.start else -0.3, "It was announced before it was told."
        )
    lasting = _campaign(first) and _campaign(second)
    background = (first.report.background or second.report.background) and not lasting and not _one_thing(first, second)
    if first.document == second.document:
        same = first.report.background == second.report.background or lasting
        if same and has(first.family, "spoken") and first.report.start != second.report.start:
            return Found(0.5 if overlap(first.about, second.about) >= _ABOUT else 0.0)
        return Found(0.5, "One article speaks of it twice.") if same else Found(-0.5)
    gap = first.published.gap(second.published)
    goes_on = has(first.family, "process") or lasting
    if has(first.family, "spoken") and gap <= WEEK and _one_thing(first, second):
        return Found(0.3, "The same was said within a week.")
    if _taken_up_again(first, second):
        return Found(0.0, "What was said is told again within a week.")
    if (again(first) or again(second)) and not lasting:
        return _repeated(gap, background, _may_recall(first, second, gap), _may_be_retold(first, second))
    if not math.isfinite(gap):
        return NOTHING
    if has(first.family, "mortal") and not again(first) and not again(second):
        return Found(0.5 if gap <= FRESH else 0.2, "It can be done to nobody twice.")
    if gap > _ONE_TIME:
        return Found(-1.0 if not goes_on else -0.1 if gap <= GOING_ON else -0.6)
    if not _close_in_time(first, second):
        return NOTHING
    near = gap <= FRESH and not background
    return Found(0.5 if near else 0.2, "They speak of it in articles of one time.")


def _close_in_time(first: Account, second: Account) -> bool:
    """Tell whether it is known within a month when both articles were published, or they are all about the same."""
    known = max(first.published.width, second.published.width) <= _MONTH
    return known or company(first.cast, second.cast) >= _ONE_STORY


def _campaign(account: Account) -> bool:
    """Tell whether a deed is put in a country as a whole, without a day or anything that would tell one such deed from
    another: "its offensive in Sudmark" is a course of deeds."""
    where = account.place or next(iter(account.others), None)
    bare = not (account.things or account.about or account.report.quantities or account.report.object)
    return bare and has(account.family, "taken") and where is not None and where.link.startswith("country:")


def _one_thing(first: Account, second: Account) -> bool:
    """Tell whether both say of the same that it was taken, hurt or freed, or said the same: then recalling it may be of
    this time too."""
    if has(first.family, "spoken") and min(len(first.about), len(second.about)) >= _SAID:
        return overlap(first.about, second.about) >= _SAME
    return compare(first.things, second.things).value > _ALIKE


def _taken_up_again(first: Account, second: Account) -> bool:
    """Tell whether news of one week (of some weeks, where it is a position) has the same say something, in like words
    or where one does not tell what ("the North denies it"): outlets tell it again and again."""
    reach = STALE if has(first.family, "position") else WEEK
    near = first.published.gap(second.published) <= reach
    said = has(first.family, "spoken") or has(first.family, "position")
    unsaid = said and (not (first.about and second.about) or overlap(first.about, second.about) >= _ABOUT)
    return near and unsaid and not first.future and not second.future


def again(account: Account) -> bool:
    """Tell whether the same parties may do it again within days; hardly to a person or body that is named."""
    if has(account.family, "taken") and persons(account.others):
        return False
    if has(account.family, "targeted") and any(p.entity and not p.state for p in account.others):
        return False
    return has(account.family, "repeats") and not has(account.family, "process")


def _may_recall(first: Account, second: Account, gap: float) -> bool:
    """Tell whether articles of one affair, so many days apart, may tell it as what came before their news: none that
    does not say when stands where an article tells its news, and what is taken again and again was the same."""
    if gap > GOING_ON or any(a.leads for a in (first, second) if undated(a)):
        return False
    done = has(first.family, "counted") or not any(has(first.family, t) for t in ("spoken", "position", "about"))
    often = done and (again(first) or again(second))
    return company(first.cast, second.cast) >= ONE_AFFAIR and (not often or _one_thing(first, second))


def _may_be_retold(first: Account, second: Account) -> bool:
    """Tell whether one may tell what was said once more, or what was done to the same and to as many, which is hardly
    chance: where nobody else ties the two, they are two."""
    if has(first.family, "spoken") or has(first.family, "position"):
        return True
    one = (a.low == b.low >= _MANY and a.high == b.high == a.low for a in first.things for b in second.things)
    return has(first.family, "taken") and any(one) and _one_thing(first, second)


def _repeated(gap: float, background: bool, recalled: bool, same: bool) -> Found:
    """Judge undated reports of what is done again and again: news of one day may be one, that of two weeks is not, but
    either may be recalled in the other's; that of other months is not, unless it may be the `same`, which one that
    says when may tie."""
    if recalled and gap > WEEK:
        return Found(-0.2 if background else -0.1)
    if background and not gap <= WEEK:
        return Found(-1.0)
    if not math.isfinite(gap):
        return Found(-0.3)
    if gap > WEEK:
        return Found(_OTHER_WEEKS, "They are news of different weeks.", veto=gap > _ONE_TIME and not same)
    return NOTHING if gap < _DAY_OFF and not background else Found(-0.3)


def _half_dated(dated: Account, other: Account) -> Found:
    """One says when and the other does not: undated news is mostly of the days before it was published."""
    if dated.document == other.document:
        same = dated.report.background == other.report.background
        return Found(0.3, "One article speaks of it twice.") if same else Found(-0.4)
    if _one_target(dated, other):
        return Found(0.5, "It is hardly done to the same twice.")
    if other.future and again(dated) and not other.published.gap(dated.when) <= WEEK:
        return Found(-1.0, "One was still to come, at another time.", veto=True)
    if other.future or dated.future:
        return Found(0.1, "What was announced fits what is dated.")
    if any(named.overlaps(dated.when) for named in other.named):
        return Found(0.4, "Its sentence names that time.")
    if dated.when.width > _CLOSE:
        unlike = (again(dated) and not other.report.background) or _long_before(dated, other)
        return Found(-1.0, "One is news, the other is of some time that year.", veto=True) if unlike else NOTHING
    past = any(named.end < other.published.start - FRESH for named in other.named)
    recalled = _may_recall(dated, other, dated.when.gap(other.published))
    if other.report.background and again(dated) and dated.bounds.gap(other.published) > STALE:
        return Found(-1.0, "It is recalled long after.", veto=not _one_thing(dated, other))
    if other.report.background or past or not other.published.bounded:
        often = again(dated) and not _one_thing(dated, other)
        if often:
            return Found(-0.2 if recalled else -1.0)
        return Found(-0.3, "Its sentence names another time.") if past and not other.report.background else NOTHING
    fresh = Interval(other.published.start - FRESH, other.published.end + 1)
    if dated.when.overlaps(fresh):
        late = again(dated) and (dated.when.gap(other.published) > _DAY_OFF or dated.when.width > WEEK)
        return Found(_NEXT_BEST if late else 0.4, "It was told as news at that time.")
    if _taken_up_again(dated, other):
        return Found(0.0, "What was said is told again within a week.")
    if dated.family == "travel" and dated.bounds.gap(other.published) <= WEEK and _one_trip(dated, other):
        return Found(0.1, "Journeys are told of for days.")
    brief = again(dated) and not has(dated.family, "position")
    gap = dated.bounds.gap(other.published)
    old = gap > (WEEK if brief else STALE) and not has(dated.family, "process")
    if recalled:
        return Found(-0.1 if old else 0.0, "It may be recalled long after.")
    once = has(dated.family, "taken") and not again(dated) and not again(other)
    value = _OTHER_WEEKS if old else -0.3 if once else -0.8
    often = brief or has(dated.family, "symmetric") or dated.family == "travel"  # the next meeting is another
    reach = _ONE_TIME if often else GOING_ON
    late = old and gap > reach and not _may_be_retold(dated, other)
    return Found(value, "It was told as news long after.", veto=late)


def targets(account: Account) -> frozenset[str]:
    """Give the persons and bodies, by their ids, to whom what is told is hardly done twice."""
    once = (has(account.family, "taken") or has(account.family, "targeted")) and not again(account)
    once = once and not has(account.family, "offices")
    return frozenset(p.entity for p in account.others if p.entity and not p.state) if once else frozenset()


def _one_target(dated: Account, other: Account) -> bool:
    """Tell whether the very same is told of one person or body by name, to whom it is hardly done twice, in articles
    not too long apart."""
    if dated.report.happening != other.report.happening or dated.future or other.future:
        return False
    return dated.when.gap(other.published) <= GOING_ON and not targets(dated).isdisjoint(targets(other))


def _long_before(dated: Account, other: Account) -> bool:
    """Tell whether what is dated to a year lies long before an article that tells it as news, without a date, or that
    recalls a meeting of the same, of which there are many; what is done once, or goes on, is taken up after years."""
    if dated.when.gap(other.published) <= GOING_ON or _one_thing(dated, other):
        return False
    if has(dated.family, "once") or has(dated.family, "process"):
        return False
    return not other.report.background or again(dated) or has(dated.family, "symmetric")


def _one_trip(first: Account, second: Account) -> bool:
    """Tell whether one person is told to have gone to one place, no mere country."""
    return _one_spot(first, second) and bool(_named_parties(first) & _named_parties(second))
