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
from synopticon.reconciling.belonging import Row, Told
from synopticon.reconciling.equating import ENOUGH, SURELY, alone, likeness, possible, tied
from synopticon.reconciling.figure import span
from synopticon.reconciling.figures import figures
from synopticon.reconciling.losses import Losses
from synopticon.reconciling.matching import Link, clusters
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.reasons import Reason
from synopticon.reconciling.reasons import told as explained
from synopticon.reconciling.relating import GROWS, SAID, TOLD, closest, relation, values_of
from synopticon.records import Disagreement, DisagreementKind, Event, Reading, Span, Variant

_ENOUGH_KEYS = 2  # words that two sentences share, or one event or name, for their figures to be compared
_BACK = 8  # figures before one that stands by itself among which those that it is put against are
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
    values, rows = values_of(rows), closest(rows)
    losses = Losses(rows)
    every = {*_of_one_article(rows, told), *_of_two_articles(rows, told)}
    pairs = [(one, two) for one, two in every if not losses.apart(one, two)]
    found: list[_Found] = []
    for one, two in sorted(pairs, key=lambda p: (p[0].number, p[1].number)):
        how = relation(one, two, values, told, lasting=_lasting(one, two, told))
        found += [(one, two, *how)] if how else []
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
    signs: dict[_Pair, tuple[bool, bool]] = {}
    for one, two in _candidates(rows, told):
        units = one.figure.unit & two.figure.unit
        lone = all(alone(row, held[row.document, unit]) for row in (one, two) for unit in units)
        whole = all(_greatest(row, held[row.document, unit]) for row in (one, two) for unit in units)
        whole = whole and _grown(one, two)
        scored[one, two], signs[one, two] = likeness(one, two, told, alone=lone, whole=whole), (lone, whole)
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
        lone, whole = signs[one, two]
        enough = score >= (ENOUGH if one.bears_date and two.bears_date else SURELY) and score >= max(rivals)
        if enough and tied(one, two, told, alone=lone, whole=whole):
            yield one, two


def _greatest(row: Row, rows: Iterable[Row]) -> bool:
    """Tell whether a figure is the greatest of its kind in its article."""
    return all(r.figure.value <= row.figure.value for r in rows)


def _grown(one: Row, two: Row) -> bool:
    """Tell whether a count of people to whom something happened is greater in the later article; others may be held for
    something else."""
    early, late = sorted((one, two), key=lambda r: (r.published.start, r.number))
    grows = bool(one.figure.unit & two.figure.unit & GROWS - {"people held"})
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
        keyed = {(key, at) for key in words | known for at in _months(row, TOLD)}
        keyed |= {(key, at) for key in row.names & row.cast for at in _months(row, SAID)}
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
        _share(shared, key, (pair for pair in combinations(block, 2) if not all(row.bears_date for row in pair)))
    known = {key for _, key in surely}
    return [pair for pair, keys in shared.items() if len(keys) >= _ENOUGH_KEYS or not keys.isdisjoint(known)]


def _share(shared: dict[_Pair, set[str]], key: str, pairs: Iterable[_Pair]) -> None:
    for one, two in pairs:
        if one.document != two.document and possible(one, two):
            shared.setdefault((one, two), set()).add(key)


def _months(row: Row, days: float) -> tuple[int, ...]:
    """Give the stretch of so many days in which a figure was published, and the next; 0 where that is not known."""
    month = int(row.published.start // days) if row.bears_date else 0
    return (month, month + 1) if month else (0,)


def _lasting(one: Row, two: Row, told: Told) -> bool:
    """Tell whether two figures may be of one thing however long one was published after the other: both stand where one
    event is told, and of people the numbers hardly differ, for what befell others since is told in the same words."""
    close = not one.figure.people or one.figure.close(two.figure)
    return close and bool(told.here(one) & told.here(two))


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
