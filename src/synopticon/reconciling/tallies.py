"""Figures that accounts give differently, wherever in their articles they stand: the dead, the wounded, those who
marched, what was found on board.

Two figures of one thing are compared where one event was told last before both, or where their sentences say the same
besides. An article that gives the thing several figures takes part only with the one it sets right, or with what it
puts down to another beside its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.belonging import DONE, Row, Told, done
from synopticon.reconciling.figures import Figure, figures, span
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.things import overlap
from synopticon.records import Disagreement, DisagreementKind, Event, Reading, Variant

_TIMES = 4.0  # by how much two figures of one thing may differ
_SAME, _FEWEST = 0.45, 4  # share of the words of the shorter sentence that the other has too, and how many they are
_LIKELY = 0.3  # the same, of people to whom one thing happened
_SOME = 0.2  # the same, of people to whom what both articles tell of happened
_CLOSE = 2.0  # by how much two figures of anything else may differ
_NEARLY = 0.1  # share of a figure by which another is as good as the same, where both can be true
_TOLD = 31.0  # days between publications of figures that are compared
_OF_MANY = frozenset({"in percent", "in dollars", "in euros", "in pounds"})
_WIDE = frozenset(f"kind {name}" for name in ("young", "vehicle", "weapon", "projectile", "aircraft", "money", "ship"))
_GROWS = frozenset(f"people {name}" for name in ("dead", "hurt", "held", "missing", "moved", "freed"))
_Pair = tuple[Row, Row]
_Found = tuple[Row, Row, DisagreementKind, str]


def differing(
    events: Sequence[Event],
    members: Mapping[str, Sequence[Account]],
    readings: Iterable[Reading],
    memory: Memory = FORGETFUL,
) -> dict[str, list[Disagreement]]:
    """Give, by event, the figures that differ and that its disagreements do not have yet; two of them at one event, the
    one that they fit best."""
    rows: list[Row] = []
    for reading in readings:
        read = memory.of("figures", memory.content(reading), figures, reading)
        rows += [Row(figure, reading, len(rows) + n) for n, figure in enumerate(read)]
    if not rows:
        return {}
    told = Told(events, members)
    values = _values(rows)
    chosen: dict[str, list[_Found]] = {}
    for one, two in sorted(
        {*_of_one_article(rows), *_of_one_event(rows, told), *_of_one_matter(rows)},
        key=lambda p: (p[0].number, p[1].number),
    ):
        relation = _relation(one, two, values)
        home = told.home(one, two) if relation else None
        if relation and home:
            chosen.setdefault(home, []).append((one, two, *relation))
    return {event: list(_disagreements(found, told.of[event])) for event, found in sorted(chosen.items())}


# ------------------------------------------------------------------------------------------------ which are compared


def _of_one_article(rows: Sequence[Row]) -> Iterator[_Pair]:
    """Give the pairs of a figure and one that somebody else puts it at right after."""
    for one, two in pairwise(rows):
        if one.document == two.document and not one.figure.unit.isdisjoint(two.figure.unit) and _of_one_thing(one, two):
            yield one, two


def _of_one_event(rows: Sequence[Row], told: Told) -> Iterator[_Pair]:
    """Give the pairs of figures of one thing that belong to one event: both right after it is told, or of one head, or
    in sentences that have something else in common."""
    blocks: dict[tuple[str, str], list[tuple[Row, bool]]] = {}
    for row in rows:
        for event, close in told.near(row) if row.figure.unit.isdisjoint(_OF_MANY) else ():
            for unit in row.figure.unit:
                blocks.setdefault((event, unit), []).append((row, close))
    for (_, unit), block in blocks.items():
        headed = unit not in DONE and unit not in _WIDE
        for (one, near), (two, also) in combinations(block, 2):
            sure = headed or (near and also) or _share(one.figure, two.figure) >= _SOME
            if sure and one.document != two.document and _of_one_thing(one, two):
                yield one, two


def _of_one_matter(rows: Sequence[Row]) -> Iterator[_Pair]:
    """Give the pairs of figures of one thing, published within a month, whose sentences say the same besides."""
    blocks: dict[tuple[str, str, int], list[Row]] = {}
    for row in rows:
        start = row.published.start
        month = int(start // _TOLD) if math.isfinite(start) else 0
        for unit in row.figure.unit:
            for key in frozenset().union(*row.figure.context):
                for at in (month, month + 1) if month else (0,):
                    blocks.setdefault((unit, key, at), []).append(row)
    shared: dict[tuple[int, int], set[str]] = {}
    for (_, key, _), block in blocks.items():
        for one, two in combinations(block, 2):
            if one.document != two.document and _of_one_thing(one, two):
                shared.setdefault((one.number, two.number), set()).add(key)
    for (first, second), keys in shared.items():
        if len(keys) >= _FEWEST and _alike(rows[first].figure, rows[second].figure):
            yield rows[first], rows[second]


def _of_one_thing(one: Row, two: Row) -> bool:
    a, b = one.figure, two.figure
    many = _TIMES if done(a) else _CLOSE
    if a.value == b.value or not max(a.value, b.value) <= many * min(a.value, b.value):
        return False
    if one.document == two.document:
        return b.again and not b.denied and b.sentence - a.sentence <= 1
    return not (a.marks and b.marks) or not _stems(a).isdisjoint(_stems(b)) or _share(a, b) >= _SAME


def _stems(figure: Figure) -> frozenset[str]:
    return frozenset(mark[:4] for mark in figure.marks)


def _alike(a: Figure, b: Figure) -> bool:
    share = _share(a, b)
    if not a.unit.isdisjoint(_OF_MANY):
        return False
    return share >= (_LIKELY if done(a) else _SAME) and share * min(len(a.context), len(b.context)) >= _FEWEST


def _share(a: Figure, b: Figure) -> float:
    return overlap(a.context, b.context)


# ------------------------------------------------------------------------------------------------ how they differ

_Values = Mapping[tuple[str, str], Sequence[Row]]


def _values(rows: Iterable[Row]) -> _Values:
    """Give, by article and unit, the figures that an article gives; what it says to be wrong does not count."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for unit in row.figure.unit if not row.figure.denied else ():
            found.setdefault((row.document, unit), []).append(row)
    return found


def _relation(one: Row, two: Row, values: _Values) -> tuple[DisagreementKind, str] | None:
    """Say how two figures of one thing differ; None where they do not, or it is not certain that they are of one."""
    if one.document == two.document:
        return _differ(one, two, later=False)
    early, late = sorted((one, two), key=lambda r: (r.published.start, r.number))
    a, b = early.figure, late.figure
    if a.denied or b.denied or early.published.gap(late.published) > _TOLD:
        return None
    if not (_meant(early, late, values) and _meant(late, early, values)):
        return None
    later = early.published.end <= late.published.start
    if b.revised and later:
        return "version", f"“{b.text}” was published after “{a.text}”, which it sets right."
    return _differ(early, late, later=later)


def _meant(row: Row, other: Row, values: _Values) -> bool:
    """Tell whether a figure is the one of its article to be compared with another's: of people to whom something
    happened the most, of anything else the only one, or the one whose sentence is likest."""
    units = row.figure.unit & other.figure.unit
    rivals = [r for unit in units for r in values[row.document, unit] if r.figure.value != row.figure.value]
    if done(row.figure):
        return all(r.figure.value < row.figure.value for r in rivals)
    likeness = _share(row.figure, other.figure)
    return all(_share(r.figure, other.figure) < likeness and likeness >= _SAME for r in rivals)


def _differ(early: Row, late: Row, *, later: bool) -> tuple[DisagreementKind, str] | None:
    a, b = early.figure, late.figure
    one, two = early.reading.document, late.reading.document
    if early.document == late.document:
        kind: DisagreementKind = "conflict" if a.excludes(b) else "precision"
        return kind, f"“{a.text}” and “{b.text}” are given in one article."
    if one.article and one.article == two.article:
        return "version", f"“{a.text}” and “{b.text}” stand in two versions of one article."
    if later and a.unit & b.unit & _GROWS and a.value < b.value:
        return "version", f"“{b.text}” was published after “{a.text}”."
    if a.excludes(b):
        return "conflict", f"“{a.text}” and “{b.text}” exclude each other."
    if not done(a) or abs(a.value - b.value) <= _NEARLY * max(a.value, b.value):
        return None
    return "precision", f"“{a.text}” and “{b.text}” can both be true."


# ------------------------------------------------------------------------------------------------ what is shown


def _disagreements(found: Sequence[_Found], accounts: Sequence[Account]) -> Iterator[Disagreement]:
    """Make one disagreement of each kind and unit, with all figures that it concerns; what one account sets right is in
    conflict with nobody who says the same."""
    settled = {_between(one, two) for one, two, kind, _ in found if kind == "version"}
    groups: dict[tuple[DisagreementKind, str], list[_Found]] = {}
    for one, two, kind, why in found:
        if kind == "version" or _between(one, two) not in settled:
            groups.setdefault((kind, min(one.figure.unit & two.figure.unit)), []).append((one, two, kind, why))
    for (kind, _), mine in sorted(groups.items()):
        values: dict[float, dict[int, Row]] = {}
        for row in (row for one, two, *_ in mine for row in (one, two)):
            values.setdefault(row.figure.value, {})[row.number] = row
        variants = [_variant(list(rows.values()), accounts) for rows in values.values()]
        why = " ".join(dict.fromkeys(why for *_, why in mine))
        yield Disagreement("number", kind, tuple(sorted(variants, key=lambda v: v.value)), why)


def _between(one: Row, two: Row) -> frozenset[float]:
    return frozenset((one.figure.value, two.figure.value))


def _variant(rows: Sequence[Row], accounts: Sequence[Account]) -> Variant:
    text = min((r.figure.text for r in rows), key=lambda text: (len(text), text))
    spans = sorted((span(r.reading, r.figure) for r in rows), key=lambda s: (s.document, s.start))
    return Variant(text, tuple(sorted({i for r in rows for i in _reports(r, accounts)})), tuple(spans))


def _reports(row: Row, accounts: Sequence[Account]) -> list[str]:
    """Give the reports that give a figure: those of the event in its article, else the last one before it."""
    own = [a.id for a in accounts if a.document == row.document]
    before = [r for r in row.reading.reports if r.start <= row.figure.start]
    last = max(before, key=lambda r: (r.start, r.trigger_start, r.id), default=None)
    return own or ([last.id] if last else [])
