"""Figures that accounts give differently, wherever in their articles they stand: the dead, the wounded, those who
marched, what was found on board.

Two figures are compared where enough speaks for it that they are of one thing. An article that gives the thing several
takes part with the one that fits best, of people with the most, and with what it puts down to another beside its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.belonging import Row, Told, done
from synopticon.reconciling.differing import Relation
from synopticon.reconciling.equating import ENOUGH, SURELY, alone, amount, likeness, possible, share, tied
from synopticon.reconciling.figure import Figure, span
from synopticon.reconciling.figures import figures
from synopticon.reconciling.losses import Losses
from synopticon.reconciling.matching import Link, clusters
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.reasons import Pairwise, Reason
from synopticon.reconciling.reasons import told as explained
from synopticon.reconciling.versions import Place, rewritten, updated
from synopticon.reconciling.written import in_figures
from synopticon.records import Disagreement, DisagreementKind, Event, Reading, Span, Variant

_DENIED = "denied"
_ALIKE = 0.2  # share of the words of two sentences that count the same
_ENOUGH_KEYS = 2  # words that two sentences share, or one event or name, for their figures to be compared
_BACK = 8  # figures before one that stands by itself among which those that it is put against are
_NEARLY = 0.1  # share of a figure by which another is as good as the same, where both can be true
_BEYOND = 0.3  # the same of a figure and one that only bounds it
_TELLING = 10.0  # from which a figure that both articles give is hardly of two things
_TOLD, _SAID = 31.0, 124.0  # days between publications of figures that are compared, and where they name one person
_GROWS = frozenset(
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
_Pair = tuple[Row, Row]
_Found = tuple[Row, Row, DisagreementKind, Reason]


def differing(
    events: Sequence[Event],
    members: Mapping[str, Sequence[Account]],
    readings: Iterable[Reading],
    memory: Memory = FORGETFUL,
    out: Sequence[Span] = (),
) -> dict[str, list[Disagreement]]:
    """Give, by event, the figures that differ and that no disagreement has yet; all of one thing at one event, the one
    that two of them fit best. What stands `out` there is not looked at."""
    rows: list[Row] = []
    for reading in readings:
        read = memory.of("figures", memory.content(reading), figures, reading)
        rows += [Row(figure, reading, len(rows) + n) for n, figure in enumerate(read)]
    rows = [row for row in rows if not any(_stands_in(row, place) for place in out)]
    if not rows:
        return {}
    told = Told(events, members)
    values, rows = _values(rows), _closest(rows)
    losses = Losses(rows)
    every = {*_of_one_article(rows, told), *_of_two_articles(rows, told)}
    pairs = [(one, two) for one, two in every if not losses.apart(one, two)]
    found: list[_Found] = []
    for one, two in sorted(pairs, key=lambda p: (p[0].number, p[1].number)):
        relation = _relation(one, two, values, told, lasting=_lasting(one, two, told))
        found += [(one, two, *relation)] if relation else []
    chosen: dict[str, list[Disagreement]] = {}
    for mine in _of_one_thing(found):
        home = told.home([(one, two) for one, two, *_ in mine])
        new = [row for row in mine if home and not told.shown(*row[:2], home)]
        if home and new:
            chosen.setdefault(home, []).extend(_disagreements(new, told.of[home]))
    return dict(sorted(chosen.items()))


def _stands_in(row: Row, place: Span) -> bool:
    return row.document == place.document and place.start <= row.figure.start < place.end


def _of_one_thing(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    """Put together the pairs that have a figure in common, the same two of one unit, or one that is hardly of two
    things."""
    first: dict[object, int] = {}
    links = []
    for n, (one, two, *_) in enumerate(found):
        same = [(_between(one, two), unit) for unit in sorted(one.figure.unit & two.figure.unit)]
        telling = [(r.figure.value, u) for r in (one, two) for u in sorted(r.figure.unit) if r.figure.telling]
        for key in (one.number, two.number, *same, *telling):
            links.append(Link(1.0, f"{first.setdefault(key, n):06d}", f"{n:06d}"))
    for group in clusters((f"{n:06d}" for n in range(len(found))), [k for k in links if k.first != k.second]):
        yield [found[int(n)] for n in group]


# ------------------------------------------------------------------------------------------------ which are compared


def _of_one_article(rows: Sequence[Row], told: Told) -> Iterator[_Pair]:
    """Give the pairs of a figure and one that somebody else puts it at right after."""
    for n, two in enumerate(rows):
        for one in rows[max(0, n - _BACK) : n] if two.figure.again and not two.figure.denied else ():
            near = one.document == two.document and two.figure.sentence - one.figure.sentence <= two.figure.again
            near = near and not one.figure.unit.isdisjoint(two.figure.unit) and one.figure.alike(two.figure)
            if near and not told.apart(one, two) and possible(one, two):
                yield one, two


def _of_two_articles(rows: Sequence[Row], told: Told) -> Iterator[_Pair]:
    """Give the pairs of figures of two articles that are of one thing: of each, those that it fits best."""
    held: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for unit in row.figure.unit:
            held.setdefault((row.document, unit), []).append(row)
    scored: dict[_Pair, float] = {}
    loose: set[_Pair] = set()
    for one, two in _candidates(rows, told):
        units = one.figure.unit & two.figure.unit
        lone = all(alone(row, held[row.document, unit]) for row in (one, two) for unit in units)
        whole = all(_greatest(row, held[row.document, unit]) for row in (one, two) for unit in units)
        whole = whole and _grown(one, two)
        scored[one, two] = likeness(one, two, told, alone=lone, whole=whole)
        loose |= set() if tied(one, two, told, alone=lone, whole=whole) else {(one, two)}
    near = {
        (row.number, other.document)
        for (one, two), score in scored.items()
        if score >= ENOUGH and one.figure.close(two.figure)
        for row, other in ((one, two), (two, one))
    }
    best: dict[tuple[int, str], float] = {}
    for (one, two), score in scored.items():
        if not one.figure.close(two.figure) and (
            (one.number, two.document) in near or (two.number, one.document) in near
        ):
            continue  # the other article has one that is nearer
        for row, other in ((one, two), (two, one)):
            best[row.number, other.document] = max(score, best.get((row.number, other.document), 0.0))
    for (one, two), score in scored.items():
        rivals = best.get((one.number, two.document), math.inf), best.get((two.number, one.document), math.inf)
        if (
            score >= (ENOUGH if _dated(one) and _dated(two) else SURELY)
            and score >= max(rivals)
            and (one, two) not in loose
        ):
            yield one, two


def _greatest(row: Row, rows: Iterable[Row]) -> bool:
    """Tell whether a figure is the greatest of its kind in its article."""
    return all(r.figure.value <= row.figure.value for r in rows)


def _grown(one: Row, two: Row) -> bool:
    """Tell whether a count of people to whom something happened is greater in the later article."""
    early, late = sorted((one, two), key=lambda r: (r.published.start, r.number))
    grows = bool(one.figure.unit & two.figure.unit & _GROWS)
    return grows and early.published.end <= late.published.start and early.figure.value < late.figure.value


def _candidates(rows: Sequence[Row], told: Told) -> list[_Pair]:
    """Give the pairs of figures of one thing, of articles published within a month of each other, that have an event, a
    name or two words in common, or later where both name one person or body; at any time where both stand where one
    event is told, or one article bears no date."""
    blocks: dict[tuple[str, str, int], list[Row]] = {}
    surely: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        words = frozenset().union(*row.figure.context)
        known = {*told.of_it(row), *row.names}
        keyed = {(key, at) for key in words | known for at in _months(row, _TOLD)}
        keyed |= {(key, at) for key in row.names & row.cast for at in _months(row, _SAID)}
        keyed |= {(event, 0) for event in told.here(row)}
        for unit in row.figure.unit:
            for key, at in keyed:
                blocks.setdefault((unit, key, at), []).append(row)
            for key in known:
                surely.setdefault((unit, key), []).append(row)
    shared: dict[_Pair, set[str]] = {}
    for (_, key, _), block in blocks.items():
        _share(shared, key, combinations(block, 2))
    for (_, key), block in surely.items():
        _share(shared, key, (pair for pair in combinations(block, 2) if not all(map(_dated, pair))))
    known = {key for _, key in surely}
    return [pair for pair, keys in shared.items() if len(keys) >= _ENOUGH_KEYS or not keys.isdisjoint(known)]


def _share(shared: dict[_Pair, set[str]], key: str, pairs: Iterable[_Pair]) -> None:
    for one, two in pairs:
        if one.document != two.document and possible(one, two):
            shared.setdefault((one, two), set()).add(key)


def _dated(row: Row) -> bool:
    return math.isfinite(row.published.start)


def _months(row: Row, days: float) -> tuple[int, ...]:
    """Give the stretch of so many days in which a figure was published, and the next; 0 where that is not known."""
    month = int(row.published.start // days) if _dated(row) else 0
    return (month, month + 1) if month else (0,)


# ------------------------------------------------------------------------------------------------ how they differ


def _lasting(one: Row, two: Row, told: Told) -> bool:
    """Tell whether two figures may be of one thing however long one was published after the other: both stand where one
    event is told, and of people the numbers hardly differ, for what befell others since is told in the same words."""
    close = not one.figure.people or one.figure.close(two.figure)
    return close and bool(told.here(one) & told.here(two))


_Values = Mapping[tuple[str, str], Sequence[Row]]


def _known_before(early: Row, late: Row, values: _Values) -> bool:
    """Tell whether the greater of two counts was published before the lesser, of the same in much the same words: the
    count has not grown, whoever gave the lesser counts otherwise."""
    a, b = early.figure, late.figure
    same = (row for unit in a.unit & b.unit & _GROWS for row in values.get((_valued(b), unit), ()))
    return any(row.published.end <= early.published.start and share(row.figure, a) >= _ALIKE for row in same)


def _valued(figure: Figure) -> str:
    return f"={figure.value:g}"


def _place(row: Row) -> Place:
    return row.reading, *row.reading.sentences[row.figure.sentence]


def _withdrawn(late: Row, figure: Figure, values: _Values) -> bool:
    """Tell whether an article says of a figure of one before that it is not so ("four pieces and not five")."""
    said = values.get((late.document, _DENIED), ())
    return any(r.figure.value == figure.value and not r.figure.unit.isdisjoint(figure.unit) for r in said)


def _values(rows: Iterable[Row]) -> _Values:
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


def _closest(rows: Sequence[Row]) -> list[Row]:
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


def _relation(one: Row, two: Row, values: _Values, told: Told, *, lasting: bool) -> Relation | None:
    """Say how two figures of one thing differ; None where they do not, or it is not certain that they are of one: what
    was published long after is of another, but where both stand where one event is told (`lasting`)."""
    if one.document == two.document:
        return _differ(one, two, later=False)
    early, late = sorted((one, two), key=lambda r: (r.published.start, r.number))
    a, b = early.figure, late.figure
    far = early.published.gap(late.published) > (_SAID if early.names & late.names & early.cast else _TOLD)
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


def _meant(row: Row, other: Row, values: _Values, told: Told) -> bool:
    """Tell whether a figure is the one of its article to be compared with another's: of people to whom something
    happened the most at one event; and whether its article does not give the other too, but to set it right."""
    mine = row.figure
    every = {r.figure.value for r in values.get((row.document, ""), ())}
    every |= in_figures(row.reading.document) if amount(other.figure) else set()  # also of what is no figure: a price
    set_right = mine.revised or _withdrawn(row, other.figure, values)
    if other.figure.value >= _TELLING and other.figure.value in every and not set_right:
        return False
    said = (r for unit in mine.unit & other.figure.unit for r in values.get((row.document, unit), ()))
    here = (r.figure for r in said if not told.apart(row, r))
    more = (f for f in here if f.value > mine.value and f.excludes(mine) and not _of_else(f, mine))
    return not done(mine) or not any(more)


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
    if later and a.unit & b.unit & _GROWS and a.value < b.value:
        return "version", Pairwise("grew", a.text, b.text, _of(a, b))
    if not a.excludes(b):
        return "precision", Pairwise("both", a.text, b.text, _of(a, b))
    if a.unit & b.unit & _GROWS and not (_dated(early) and _dated(late)):
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


# ------------------------------------------------------------------------------------------------ what is shown


def _disagreements(found: Sequence[_Found], accounts: Sequence[Account]) -> Iterator[Disagreement]:
    """Make one disagreement of each kind, with all figures that it concerns; what one account sets right, or has grown
    between two articles, is in conflict with nobody who says the same, but within one article."""
    settled = {_between(one, two) for one, two, kind, _ in found if kind == "version"}
    groups: dict[DisagreementKind, list[_Found]] = {}
    for one, two, kind, why in found:
        if kind == "version" or one.document == two.document or _between(one, two) not in settled:
            groups.setdefault(kind, []).append((one, two, kind, why))
    for kind, mine in sorted(groups.items()):
        values: dict[float, dict[int, Row]] = {}
        for row in (row for one, two, *_ in mine for row in (one, two)):
            values.setdefault(row.figure.value, {})[row.number] = row
        variants = {value: _variant(list(rows.values()), accounts) for value, rows in values.items()}
        written = {value: variant.value for value, variant in variants.items()}
        why = explained(_as_shown(one, two, reason, written) for one, two, _, reason in mine)
        yield Disagreement("number", kind, tuple(sorted(variants.values(), key=lambda v: v.value)), why)


def _as_shown(one: Row, two: Row, reason: Reason, written: Mapping[float, str]) -> Reason:
    """Give a reason with each figure written as the reading of its value is."""
    if isinstance(reason, str):
        return reason
    texts = {row.figure.text: written[row.figure.value] for row in (one, two)}
    return replace(reason, first=texts[reason.first], second=texts[reason.second])


def _between(one: Row, two: Row) -> frozenset[float]:
    return frozenset((one.figure.value, two.figure.value))


def _variant(rows: Sequence[Row], accounts: Sequence[Account]) -> Variant:
    text = min((r.figure.text for r in rows), key=_readable)
    spans = sorted((span(r.reading, r.figure) for r in rows), key=lambda s: (s.document, s.start))
    return Variant(text, tuple(sorted({i for r in rows for i in _reports(r, accounts)})), tuple(spans))


def _readable(text: str) -> tuple[bool, int, str]:
    """Order texts of a figure: those that say of what it is first, the shortest first."""
    return not any(word.isalpha() for word in text.split()[1:]), len(text), text


def _reports(row: Row, accounts: Sequence[Account]) -> list[str]:
    """Give the reports that give a figure: those of the event in its article, else the last one before it."""
    own = [a.id for a in accounts if a.document == row.document]
    before = [r for r in row.reading.reports if r.start <= row.figure.start]
    last = max(before, key=lambda r: (r.start, r.trigger_start, r.id), default=None)
    return own or ([last.id] if last else [])
