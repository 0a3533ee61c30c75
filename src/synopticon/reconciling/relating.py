"""How two figures of one thing differ: in conflict, less precise, of an earlier state of knowledge, or not at all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from synopticon.reconciling.belonging import Row, Told, done
from synopticon.reconciling.differing import Relation
from synopticon.reconciling.equating import amount, share
from synopticon.reconciling.figure import Figure
from synopticon.reconciling.reasons import Pairwise
from synopticon.reconciling.versions import Place, rewritten, updated
from synopticon.reconciling.written import in_figures, of_people

TOLD, SAID = 31.0, 124.0  # days between publications of figures that are compared, and where they name one person
_DENIED = "denied"
_ALIKE = 0.2  # share of the words of two sentences that count the same
_NEARLY = 0.1  # share of a figure by which another is as good as the same, where both can be true
_BEYOND = 0.3  # the same of a figure and one that only bounds it
_TELLING = 10.0  # from which a figure that both articles give is hardly of two things
_LOOSE = 2.0  # times its lower end from which the upper end of a range is that of a word for no certain number
GROWS = frozenset(
    f"people {name}" for name in ("dead", "hurt", "held", "missing", "moved", "freed", "taken", "rescued")
)
_CALLED = {
    "people dead": "the dead",
    "people hurt": "the wounded",
    "people badly-hurt": "the badly wounded",
    "people held": "those arrested",
    "people wanted": "those to be arrested",
    "people missing": "the missing",
    "people taken": "those abducted",
    "people freed": "those freed",
    "people there": "those who took part",
    "people moved": "those who fled",
    "people sent-away": "those deported",
    "people rescued": "those rescued",
}
Values = Mapping[tuple[str, str], Sequence[Row]]


def _known_before(early: Row, late: Row, values: Values) -> bool:
    """Tell whether the greater of two counts was published before the lesser, of the same in much the same words: the
    count has not grown, whoever gave the lesser counts otherwise."""
    a, b = early.figure, late.figure
    same = (row for unit in a.unit & b.unit & GROWS for row in values.get((_valued(b), unit), ()))
    return any(row.published.end <= early.published.start and share(row.figure, a) >= _ALIKE for row in same)


def _valued(figure: Figure) -> str:
    return f"={figure.value:g}"


def _place(row: Row) -> Place:
    return row.reading, *row.reading.sentences[row.figure.sentence]


def _withdrawn(late: Row, figure: Figure, values: Values) -> bool:
    """Tell whether an article says of a figure of one before that it is not so ("four pieces and not five")."""
    said = values.get((late.document, _DENIED), ())
    return any(r.figure.value == figure.value and not r.figure.unit.isdisjoint(figure.unit) for r in said)


def values_of(rows: Iterable[Row]) -> Values:
    """Give, by article and unit and by article alone, the figures that it gives; what it says to be wrong, apart; and
    by value and unit those of all articles."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        said = () if row.figure.further else (*row.figure.unit, "")
        for unit in (_DENIED,) if row.figure.denied else said:
            found.setdefault((row.document, unit), []).append(row)
        for unit in () if row.figure.denied else said:
            found.setdefault((_valued(row.figure), unit), []).append(row)
    return found


def closest(rows: Sequence[Row]) -> list[Row]:
    """Leave out what the same article says more closely ("hundreds of fighters", "some 450 fighters")."""
    of: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for unit in row.figure.unit:
            of.setdefault((row.document, unit), []).append(row)
    return [row for row in rows if not any(_covers(row, r) for unit in row.figure.unit for r in of[row.document, unit])]


def _covers(row: Row, closer: Row) -> bool:
    a, b = row.figure, closer.figure
    inside = a.low <= b.low and b.high <= a.high and (a.low, a.high) != (b.low, b.high)
    apart = abs(b.sentence - a.sentence) > max(a.again, b.again)
    return inside and apart and not b.further and a.mode == b.mode


def relation(one: Row, two: Row, values: Values, told: Told, *, lasting: bool) -> Relation | None:
    """Say how two figures of one thing differ; None where they do not, or it is not certain that they are of one: what
    was published long after is of another, but where both stand where one event is told (`lasting`)."""
    if one.document == two.document:
        return _differ(one, two, later=False)
    early, late = sorted((one, two), key=lambda r: (r.published.start, r.number))
    a, b = early.figure, late.figure
    far = early.published.gap(late.published) > (SAID if early.names & late.names & early.cast else TOLD)
    if a.denied or b.denied or (far and not lasting):
        return None
    later = early.published.end <= late.published.start
    sets_right = later and (b.revised or _withdrawn(late, a, values))
    if rewritten(_place(one), _place(two)) and not sets_right:
        return "version", updated(a.text, b.text)
    if not (_meant(early, late, values, told) and _meant(late, early, values, told)):
        return None
    if sets_right:
        return "version", f"“{b.text}” was published after “{a.text}”, which it sets right."
    return _differ(early, late, later=later and not _known_before(early, late, values))


def _meant(row: Row, other: Row, values: Values, told: Told) -> bool:
    """Tell whether a figure is the one of its article to be compared with another's: of people to whom something
    happened the most at one event; and whether its article does not give the other too, but to set it right."""
    mine = row.figure
    set_right = mine.revised or _withdrawn(row, other.figure, values)
    if other.figure.value >= _TELLING and not set_right and _gives(row, other.figure, values):
        return False
    said = (r for unit in mine.unit & other.figure.unit for r in values.get((row.document, unit), ()))
    here = (r.figure for r in said if not told.apart(row, r))
    more = (f for f in here if f.value > mine.value and f.excludes(mine) and not _of_else(f, mine))
    return not done(mine) or not any(more)


def _gives(row: Row, figure: Figure, values: Values) -> bool:
    """Tell whether the article of a row gives the value of a figure too, also where it is read as none: a price, "23
    people in all"."""
    if any(r.figure.value == figure.value for r in values.get((row.document, ""), ())):
        return True
    written = in_figures if amount(figure) else of_people
    return figure.value in written(row.reading.document)


def _of_else(a: Figure, b: Figure) -> bool:
    """Tell whether two amounts of one sentence are of two things: "90 tonnes of wheat and 54 of maize"."""
    return a.sentence == b.sentence and bool(a.made_of and b.made_of) and a.made_of.isdisjoint(b.made_of)


def _differ(early: Row, late: Row, *, later: bool) -> Relation | None:
    a, b = early.figure, late.figure
    one, two = early.reading.document, late.reading.document
    if early.document == late.document:
        return _put(a, b)
    if one.article and one.article == two.article:
        return "version", f"“{a.text}” and “{b.text}” stand in two versions of one article."
    if not a.excludes(b) and abs(a.value - b.value) <= _nearly(a, b) * max(a.value, b.value):
        return None
    if later and a.unit & b.unit & GROWS and a.value < b.value:
        return "version", Pairwise("grew", a.text, b.text, _of(a, b))
    if not a.excludes(b):
        loose = all(_LOOSE * f.low < f.high < math.inf for f in (a, b))  # "hundreds", "several hundred"
        return None if loose else ("precision", Pairwise("both", a.text, b.text, _of(a, b)))
    if a.unit & b.unit & GROWS and not (early.bears_date and late.bears_date):
        return "version", f"“{a.text}” and “{b.text}”: the count{_of(a, b)} may have grown, one of them bears no date."
    return "conflict", Pairwise("exclude", a.text, b.text, _of(a, b))


def _of(a: Figure, b: Figure) -> str:
    """Say of what two figures are, where their own words may not say it."""
    called = [_CALLED[unit] for unit in sorted(a.unit & b.unit) if unit in _CALLED]
    return f" of {called[0]}" if called else ""


def _put(a: Figure, b: Figure) -> Relation | None:
    """Say how a figure differs from what somebody puts it at in the same article."""
    both = f"“{a.text}” and “{b.text}”{_of(a, b)}"
    if b.total and b.now and a.value < b.value:
        return None  # what it comes to, with those counted
    if a.excludes(b) and b.now:
        return "version", f"One article tells of {both}: the one as given before, the other as it is now."
    if a.excludes(b):
        return "conflict", f"One article tells of two who count: {both} cannot both be true."
    why = f"One article tells of two who count: {both} can both be true."
    return ("precision", why) if math.isinf(a.high) != math.isinf(b.high) else None


def _nearly(a: Figure, b: Figure) -> float:
    """Give the share by which one figure is as good as another: "more than a million" says nothing against 1.2, and
    "a score" of 20."""
    if a.loose != b.loose:
        return 0.0
    return _BEYOND if math.isinf(a.high) != math.isinf(b.high) else _NEARLY
