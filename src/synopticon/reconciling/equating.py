"""Whether two figures of different articles are of one thing: small features, each a number, that add up.

What was told before both, what their sentences say besides and whom they name speak for it, as does that an article
gives no other figure of the kind; nouns, amounts or days of other things speak against it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import product

from synopticon.reconciling.belonging import FORCES, Row, Told, done
from synopticon.reconciling.figure import Figure
from synopticon.reconciling.kinds import PEOPLE, one_kind
from synopticon.reconciling.meanings import overlap

ENOUGH = 1.0
SURELY = 1.5  # the same where one article bears no date: it may tell of another time
_AMOUNTS = ("in percent", "in dollars", "in euros", "in pounds")  # of which an article has many
_WIDE = frozenset(f"kind {name}" for name in ("young", "vehicle", "weapon", "projectile", "aircraft", "money", "ship"))
_ANYBODY = frozenset(f"kind {name}" for name in PEOPLE)
_NATION = "of "  # begins whose people a figure counts
_MODELESS = frozenset({"people missing", "people wanted"})  # "still" missing, and "sought", are what they are
_TIMES, _CLOSE = 4.0, 2.0  # by how much two figures of people may differ, and two of anything else
_LONGER = 10.0  # by how much two stretches of time may
_SAME, _LIKELY, _SOME = 0.45, 0.3, 0.2  # shares of the words of the shorter sentence that the other has too
_FEWEST = 4  # how many words two sentences share at least, for their words to be enough
_FAR = 31.0  # days between two times that are hardly of one happening and what is said of it
_TOLL = 0.6  # what it counts that each is the toll of its article, of the same people and bodies, which has grown
_NAME = 0.4  # what it counts that two sentences, or those before them, name one person, body or place
_LOOSE = 2.0  # times its lower end from which the upper end of a range says little
_LATER, _SURELY = (
    0.6,
    0.7,
)  # what it counts that one names a day after the other, where not much says that they are of one
_LITTLE = 3  # how many of five little things must speak for it where neither an event nor the wording does
_CHANCE = 10.0  # up to which a number is that of many things
_NEARLY, _DIGITS = 1.05, (4, 0.6)  # how near two precise figures come, how many digits those have, and what that counts
_FAMILIAR = (2, 4)  # names that two articles share, besides countries and towns, from which they speak of one affair


def possible(one: Row, two: Row) -> bool:
    """Tell whether two figures differ, not by too much, and nothing says that they are of two things; who contests a
    figure may put it at a tenth of it."""
    a, b = one.figure, two.figure
    many = _LONGER if b.contests or a.lasting else _TIMES if done(a) and done(b) else _CLOSE
    if a.value == b.value or not max(a.value, b.value) <= many * min(a.value, b.value):
        return False
    if _two_of(a, b, "people ") or _two_of(a, b, _NATION):
        return False  # the dead and the wounded, Americans and Spaniards
    if not (a.people or b.people) and one.as_of and two.as_of and one.as_of.gap(two.as_of) > 1:
        return False  # what there was at one time, and at another
    if _other_times(one, two):
        return False
    left = bool(a.unit & _MODELESS) or a.mode == b.mode
    return not (a.further or b.further) and left and _sorted(a, b)


def _two_of(a: Figure, b: Figure, prefix: str) -> bool:
    """Tell whether what both are of has keys that begin so, and none in common."""
    mine, theirs = ({key for key in f.unit | f.who if key.startswith(prefix)} for f in (a, b))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def likeness(one: Row, two: Row, told: Told, *, alone: bool, whole: bool = False) -> float:
    """Add up what speaks for it that two possible figures are of one thing; `alone` says that neither article has
    another of the kind, `whole` that both are the greatest of their articles, and the later the greater."""
    a, b = one.figure, two.figure
    toll = _TOLL if whole and len(one.cast & two.cast) >= _FAMILIAR[1] else 0.0
    happened, said = _happened(one, two, told), _said(a, b)
    named = _NAME * min(2, len(one.names & two.names))
    precise = _precise(a, b)
    if a.people and happened < _SURELY and not (toll or precise) and max(said, named) < _NAME:
        return 0.0  # whoever died there died of something else, for all that is known
    if told.sides(one, two):
        return 0.0
    if happened < _SURELY and said < ENOUGH and not (a.close(b) or whole or (a.people and named >= 2 * _NAME)):
        return 0.0  # little says that they are of one thing, and they are not so near that they are hardly of two
    if said < _SOME and _weighed(a, b):
        return 0.0  # tonnes are of all there is
    if said < ENOUGH and (_vague(a) or _vague(b)):
        return 0.0  # "dozens" is of many things
    if _everywhere(a, b, happened) and said < ENOUGH and not (named or _leading(one, two)):
        return 0.0
    lone = 0.3 if alone else 0.0
    speak = (
        max(happened, toll),
        precise,
        said,
        named,
        lone,
        _unit(a, b),
        _next(a, b),
        _close(a, b),
        _affair(one, two),
        _leading(one, two),
    )
    against = (
        told.apart(one, two),
        _LATER * (happened < _SURELY and said < ENOUGH) * _later_day(one, two),
        _few(a, b, surely=happened >= _SURELY or said >= ENOUGH),
        _sum(a, b),
    )
    return sum(speak) - sum(against)


def tied(one: Row, two: Row, told: Told, *, alone: bool, whole: bool) -> bool:
    """Tell whether an event, the wording, a toll that has grown or precise counts tie two figures to one thing, or at
    least most of what says little by itself."""
    a, b = one.figure, two.figure
    said = _said(a, b)
    if whole or said >= ENOUGH or _precise(a, b) or _happened(one, two, told) >= _SURELY:
        return True
    return sum((said > 0, alone, a.close(b), len(one.names & two.names) > 1, _one_noun(a, b))) >= _LITTLE


def _one_noun(a: Figure, b: Figure) -> bool:
    """Tell whether both count by one noun, and not only by the name of a people."""
    shared = a.unit & b.unit
    people = any(key.startswith(_NATION) for key in shared) and not any(key.startswith("kind ") for key in shared)
    return not people and any(" " not in key for key in shared)


def share(a: Figure, b: Figure) -> float:
    """Give the share of the words of the shorter of two sentences that the other has too."""
    return overlap(a.context, b.context)


def amount(figure: Figure) -> bool:
    """Tell whether a figure is of money or a share, of which an article has many."""
    return not figure.unit.isdisjoint(_AMOUNTS)


def _everywhere(a: Figure, b: Figure, happened: float) -> bool:
    """Tell whether two figures are of money, of no happening that both articles tell, or of men under arms or their
    craft, of none that is told right before both: what is counted everywhere."""
    if amount(a) and _AMOUNTS[0] not in a.unit:
        return not happened
    return happened < _SURELY and not a.close(b) and not (a.unit & b.unit).isdisjoint(FORCES)


def _weighed(a: Figure, b: Figure) -> bool:
    """Tell whether two figures are of a measure but money or shares, and nothing says that they measure one thing."""
    measured = any(unit.startswith("in ") for unit in a.unit & b.unit) and not amount(a)
    return measured and not (_shared(a, b) or a.made_of & b.made_of)


def _vague(figure: Figure) -> bool:
    return figure.low < figure.high < math.inf and figure.high > _LOOSE * figure.low


def _sorted(a: Figure, b: Figure) -> bool:
    """Tell whether no kind that both are of says that they are of two sorts of it."""
    kinds = {u for u in a.unit & b.unit if u.startswith("kind ")}
    if not kinds or kinds != a.unit & b.unit:
        return True
    sorts = [{u for u in f.unit if u.startswith("sort ")} for f in (a, b)]
    return not all(sorts) or not sorts[0].isdisjoint(sorts[1])


# ------------------------------------------------------------------------------------------------ features


def _unit(a: Figure, b: Figure) -> float:
    """Count how closely it is said what is counted: by one noun, one sort, one kind, one measure."""
    shared = a.unit & b.unit
    if any(unit.startswith("in ") for unit in shared):
        return 0.0 if shared & frozenset(_AMOUNTS) else 0.3
    if any(unit.startswith("people ") for unit in shared) or shared & _ANYBODY or shared <= _WIDE:
        return 0.1
    return 0.2 if all(unit.startswith("of ") for unit in shared) else 0.3


def _happened(one: Row, two: Row, told: Told) -> float:
    """Count that one event was told before both, more where right before, less where only both articles tell it."""
    mine, theirs = dict(told.near(one)), dict(told.near(two))
    shared = {e for e in mine.keys() & theirs.keys() if told.surely(e, one, two)}
    if any(mine[e] and theirs[e] for e in shared):
        return 1.0
    if shared:
        return 0.7
    return 0.4 if told.both(one, two) else 0.0


def _said(a: Figure, b: Figure) -> float:
    """Count the words that the two sentences share: enough by themselves where they are many."""
    least = _LIKELY if (done(a) and done(b)) or a.lasting else _SAME
    part = share(a, b)
    few = part * min(len(a.context), len(b.context)) < _FEWEST
    return (0.3 if part >= _SOME else 0.0) if few or part < least else 1.0


def _next(a: Figure, b: Figure) -> float:
    """Count the words next to two amounts that mean the same; without two, amounts of money and shares are of two
    things."""
    if not any(unit.startswith("in ") for unit in a.unit & b.unit) or not (a.about and b.about):
        return 0.0
    shared = 2 * _kindred(a, b) + _shared(a, b)
    return -1.0 if shared < 2 and amount(a) else min(0.2 * shared, 0.6)


def _kindred(a: Figure, b: Figure) -> bool:
    """Tell whether words next to two figures are of one kind: a discount, trade, a fine."""
    return one_kind(*(frozenset().union(*f.about) for f in (a, b)))


def _shared(a: Figure, b: Figure) -> int:
    """Give how many words next to a figure have a meaning of one next to the other."""
    theirs = frozenset().union(*b.about)
    return sum(not word.isdisjoint(theirs) for word in a.about)


def _precise(a: Figure, b: Figure) -> float:
    """Count that both are told to so many digits that it is hardly by chance that they come so near."""
    near = max(a.value, b.value) <= _NEARLY * min(a.value, b.value)
    return _DIGITS[1] if near and all(_digits(f) >= _DIGITS[0] for f in (a, b)) else 0.0


def _digits(figure: Figure) -> int:
    """Give how many digits of a figure say something: four of 5,682 and one of 5,000."""
    return len(str(int(figure.value)).rstrip("0")) if figure.low == figure.high else 0


def _close(a: Figure, b: Figure) -> float:
    """Count that one is hardly more than the other."""
    return 0.2 if a.close(b) else 0.0


def _few(a: Figure, b: Figure, *, surely: bool) -> float:
    """Count against it that both are small numbers of things, with no word next to them in common, or of things of no
    known kind that are not told `surely` of one event: everything comes in twos and threes."""
    few = max(a.value, b.value) < _CHANCE and not (a.people or amount(a) or a.lasting)
    kinds = any(unit.startswith("kind ") for unit in a.unit & b.unit)
    if not few or surely:
        return 0.0
    alike = _shared(a, b) or share(a, b) >= _SOME
    return 0.0 if alike and kinds else 0.6


def _affair(one: Row, two: Row) -> float:
    shared = len(one.cast & two.cast)
    return 0.1 * sum(shared >= least for least in _FAMILIAR)


def _leading(one: Row, two: Row) -> float:
    """Count that both stand where articles say what they are about."""
    return 0.2 if max(one.figure.sentence, two.figure.sentence) <= 1 else 0.0


def _other_times(one: Row, two: Row) -> bool:
    """Tell whether their sentences name months or years that lie far apart."""
    return bool(one.days and two.days) and all(a.gap(b) > _FAR for a, b in product(one.days, two.days))


def _later_day(one: Row, two: Row) -> float:
    """Count that the sentence of one names a day after the publication of the other: it may be of something else, but
    for a count that is set right, or grows from day to day."""
    if one.figure.revised or two.figure.revised or (one.figure.people and done(one.figure)):
        return 0.0
    later = any(day.start >= b.published.end for a, b in ((one, two), (two, one)) for day in a.dated)
    return 1.0 if later else 0.0


def _sum(a: Figure, b: Figure) -> float:
    """Count against it that one counts those of several deeds ("in six strikes"), the other those of one."""
    return 1.0 if a.summed != b.summed else 0.0


def alone(row: Row, rows: Iterable[Row]) -> bool:
    """Tell whether none of the figures of an article of one kind excludes a figure of it and comes near it."""
    return not any(row.figure.excludes(r.figure) and _near(row.figure, r.figure) for r in rows if r is not row)


def _near(a: Figure, b: Figure) -> bool:
    return not (b.denied or b.further) and max(a.value, b.value) <= _CLOSE * min(a.value, b.value)
