"""Numbers that say by what stands before them of what they are: those put at what was counted before, "the 21 men"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from synopticon.reconciling.figure import Figure, Unit, people
from synopticon.reconciling.figuring import Rules
from synopticon.reconciling.kinds import PEOPLE
from synopticon.records import Reading

SOME = "some"  # the unit of people who are only taken up again
NEXT_TO, _LONG = 1, 8  # sentences back to what a figure is put against, where it says not, and says, of whom it is
CONTESTED = 3  # the same where somebody contests a figure
_BACK, _TIMES = 3, 10.0  # figures before one by itself among which that is that it answers, and how far they may differ
_KINDS = frozenset(f"kind {name}" for name in PEOPLE)
_TAKEN_UP = 2  # sentences back to those who are taken up


def of_before(figure: Figure, found: Sequence[Figure], reading: Reading, rules: Rules) -> Figure:
    """Let a number by itself be of the people spoken of before it in its sentence ("the number of dead at 23"), of what
    was counted last, in this sentence or the one before, or of the people that the one before speaks of."""
    first, last = reading.sentences[figure.sentence][0], figure.start
    near = (f for f in reversed(found[-_BACK:]) if figure.sentence - f.sentence <= 1)
    before = next((f for f in near if max(f.value, figure.value) <= _TIMES * min(f.value, figure.value)), None)
    own = figure.unit or _spoken_of(reading, (first, last), rules)
    if before and (not own or own == before.unit):
        return replace(figure, unit=before.unit, marks=before.marks, context=before.context, about=before.about)
    if own:
        return replace(figure, unit=own, again=_LONG if people(own) else NEXT_TO)
    if before is None and figure.sentence:
        return replace(figure, unit=_spoken_of(reading, reading.sentences[figure.sentence - 1], rules))
    return replace(figure, again=0)


def instead(figures: Sequence[Figure], reading: Reading, rules: Rules) -> list[Figure]:
    """Let a number that a sentence sets aside for the next ("not 24 but 28 sailors") be of what that counts and denied;
    the next is how many there are now. `figures` are those of one sentence."""
    text, found = reading.document.text, list(figures)
    for n, (old, new) in enumerate(pairwise(figures)):
        begins = reading.sentences[old.sentence][0]
        if rules.but.fullmatch(text, old.end, new.start) and rules.not_so.search(text, begins, old.start):
            found[n] = replace(old, unit=new.unit, marks=new.marks, who=new.who, denied=True, again=0)
            found[n + 1] = replace(new, again=NEXT_TO, now=True)
    return found


def taken_up(figure: Figure, found: Sequence[Figure]) -> Figure:
    """Let "the 21 men" be those who were counted right before, though at another number; "the 21 people" be nobody
    where none were."""
    near = (f for f in reversed(found) if figure.sentence - f.sentence <= _TAKEN_UP and (f.people or f.unit & _KINDS))
    before = next((f for f in near if f.close(figure)), None)
    if before is None:
        return replace(figure, unit=figure.unit - {SOME})
    return replace(figure, unit=before.unit, marks=before.marks, who=before.who)


def _spoken_of(reading: Reading, within: tuple[int, int], rules: Rules) -> Unit:
    """Give the people to whom something happened that a stretch of text speaks of last, as a unit."""
    found = [(m.start(), name) for name, p in rules.aspects.items() for m in p.finditer(reading.document.text, *within)]
    return frozenset({f"people {max(found)[1]}"}) if found else frozenset()
