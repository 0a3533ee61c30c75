"""What two articles about the same people and places leave unsaid: by whom, to whom, where or what."""

from __future__ import annotations

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.company import ONE_AFFAIR, company
from synopticon.reconciling.comparing import compare
from synopticon.reconciling.families import has
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.reconciling.meanings import overlap
from synopticon.reconciling.placing import place
from synopticon.reconciling.sides import DAY, agreed, parties, shared, unlike, unlike_sides
from synopticon.reconciling.timing import WEEK

_PLACED = 0.9  # likeness of two places, from which they are one place or one lies in the other
_ABOUT = 0.3  # share of the words for what it was about that must agree
_ONE_KIND = 0.5  # likeness of what it was done to from which it may be the same
_SLIGHT = 0.3  # what it counts that two articles which tell of one party are about the same people and places


def closeness(first: Account, second: Account) -> float:
    """Say how far (0 to 1) two articles of one time name the same people, bodies and places."""
    near = first.published.gap(second.published) <= WEEK
    if first.document == second.document or not (near or (first.dated and second.dated)):
        return 0.0
    return company(first.cast, second.cast)


def setting(first: Account, second: Account) -> Found:
    """Articles about the same people and places, both news of one day or of deeds of one day: what they say was done at
    one place or to the same, by one that does not say where or to whom, or was said by the same where one does not say
    what. Or both of one week, of the same matter."""
    planned = has(first.family, "process") and first.future != second.future and not of_one_day(first, second)
    if first.document == second.document or planned:
        return NOTHING
    why = "Their articles are about the same people and places."
    if _of_one_affair(first, second):
        return Found(1.0, "Their articles are of one affair, which has few happenings of this kind.")
    comparable = _said if has(first.family, "spoken") else _done
    if (_news(first, second) or of_one_day(first, second)) and comparable(first, second):
        return Found(closeness(first, second), "They are news of one day about the same people and places.")
    if first.published.gap(second.published) <= WEEK and _one_matter(first, second):
        return Found(closeness(first, second), "They are news of one week about the same people, places and matter.")
    return Found(_SLIGHT * closeness(first, second), why) if _of_one_party(first, second) else NOTHING


def _of_one_affair(first: Account, second: Account) -> bool:
    """Tell whether both tell the very same kind of happening, of which an affair has few, in articles of one, and of no
    others; of two of unknown days there may be two."""
    same = first.report.happening == second.report.happening and first.future == second.future
    if (
        not (same and has(first.family, "seldom") and _timed(first, second))
        or company(first.cast, second.cast) < ONE_AFFAIR
    ):
        return False
    return not unlike_sides(first, second)


def _of_one_party(first: Account, second: Account) -> bool:
    """Tell whether both tell the very same kind of happening of a party that both name, and of no others apart."""
    once = has(first.family, "spoken") or not has(first.family, "repeats")
    if first.report.happening != second.report.happening or not once or _loosely_said(first, second):
        return False
    if unlike_sides(first, second):
        return False
    if first.about and second.about and overlap(first.about, second.about) < _ABOUT:
        return False
    return agreed(first.doers, second.doers) or shared(first.others, second.others)


def _loosely_said(first: Account, second: Account) -> bool:
    """Tell whether what was said is of no known time in either, and one at most tells what it was, or neither does and
    it is nothing that one goes on holding: of what a party criticises in a year, each may be another."""
    told = bool(first.about) != bool(second.about)
    held = has(first.family, "position") and not told
    return has(first.family, "spoken") and not held and not _timed(first, second)


def _timed(first: Account, second: Account) -> bool:
    """Tell whether one says when, or it is known when both were told."""
    return first.dated or second.dated or _dated_news(first, second)


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
    if shared((*first.doers, *first.others), (*second.doers, *second.others)):
        return True
    untold = any(_nameless(a) and not (a.doers or a.others) for a in (first, second))
    return untold and bool(first.home & second.home) and closeness(first, second) >= _ONE_KIND


def _news(first: Account, second: Account) -> bool:
    told = not (first.report.background or second.report.background)
    return told and _dated_news(first, second) and first.published.gap(second.published) <= 1


def of_one_day(first: Account, second: Account) -> bool:
    """Tell whether both are dated, to one day."""
    return max(first.when.width, second.when.width) <= DAY and first.when.overlaps(second.when)


def _said(first: Account, second: Account) -> bool:
    unsaid = not (first.about and second.about) or not has(first.family, "about")
    told = not first.future and not second.future and unsaid
    alike = first.report.happening == second.report.happening or shared(first.others, second.others)
    told = told and alike and not unlike(first.others, second.others)
    return told and _dated_news(first, second) and shared(first.doers, second.doers)


def _dated_news(first: Account, second: Account) -> bool:
    """Tell whether it is known when both articles were published."""
    return first.published.bounded and second.published.bounded


def _done(first: Account, second: Account) -> bool:
    once = not (has(first.family, "repeats") or has(first.family, "symmetric"))
    alike = first.family == second.family or shared(first.others, second.others)
    if once and alike and _dated_news(first, second) and shared(first.doers, second.doers):
        return True
    told = (_nameless(first) or _nameless(second)) and compare(first.things, second.things).value >= 0
    told = told and not to_others(first, second)
    if told and of_one_day(first, second) and first.home & second.home and closeness(first, second) >= _ONE_KIND:
        return True
    return place(first, second).value >= _PLACED or shared(first.others, second.others)


def _nameless(account: Account) -> bool:
    """Tell whether a report gives no name of who did it, nor of whom it was done to, nor of where."""
    everywhere = (account.place,) if account.place else ()
    return not any(p.entity or p.link for p in (*account.doers, *account.others, *everywhere))


def to_others(first: Account, second: Account) -> bool:
    """Tell whether it was done to somebody by name, and to others by their number: "Ruiz was held when prosecutors
    ordered the arrest of three aides"."""
    named = [a for a in (first, second) if any(p.entity for p in a.others)]
    counted = [a for a in (first, second) if any((t.low or 0) > 1 for t in a.things) and a not in named]
    return has(first.family, "taken") and bool(named and counted)
