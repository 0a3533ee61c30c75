"""Whether two phrases may be of the same thing, and what two reports say by theirs.

Heads compare as lemmas, across languages through the lexicon, and by their endings: schoolgirls are girls, airstrikes
are strikes. Counts compare by how far apart they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from synopticon.reconciling.kinds import one_kind
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.reconciling.things import Thing

_ENDING = 4  # letters of a head that another may end with ("girl", "schoolgirl")
_FAR = 3.0  # times by which two counts may differ and still be two counts of one thing
_VAGUE = 50.0  # the same of "dozens", "thousands"
_ONE_KIND = 0.6  # what it counts that both are of one kind ("a freighter", "the ship")
_AS_MANY = 0.7  # the same, where they are as many
_MANY = 3  # from which two equal counts are hardly chance
_ANYBODY = 0.3  # what it counts that both say "people"
_CHANCE = 10  # up to which a number is that of many happenings


def alike(a: Thing, b: Thing) -> bool:
    """Tell whether two phrases may be of the same: one head, one ending, one kind, one named after the other, or one
    age; one that is told as another is none told without that, nor one of a name one of another name."""
    if a.further != b.further:
        return False
    if a.called and b.called and a.called.isdisjoint(b.called):
        return False
    if a.age and b.age:
        return a.age == b.age
    return one_head(a, b) or one_kind(a.heads, b.heads)


def one_head(a: Thing, b: Thing) -> bool:
    """Tell whether two phrases have one head, or are named one after the other."""
    if a.heads & b.heads or a.heads & b.marks or b.heads & a.marks:
        return True
    return any(_ends(x, y) or _ends(y, x) for x in a.heads for y in b.heads)


def _ends(long: str, short: str) -> bool:
    return len(short) >= _ENDING and len(long) > len(short) + 2 and long.endswith(short)


def number(a: Thing, b: Thing) -> float:
    """Say how two counts go together: 1 both can be true, 0 one is not counted, -0.5 they differ, -1 by far.

    "At least four" says nothing against thirty, and yet hardly speaks of them: it reaches three times as far.
    """
    if (a.several and b.high == 1) or (b.several and a.high == 1) or _one_of_many(a, b) or _one_of_many(b, a):
        return -1.0
    if not a.counted or not b.counted or (a.part and a.low <= b.high) or (b.part and b.low <= a.high):
        return 0.0
    if a.low <= min(b.high, b.low * _reach(b)) and b.low <= min(a.high, a.low * _reach(a)):
        return 1.0
    less, more = sorted((a, b), key=lambda t: t.low if math.isfinite(t.low) else t.high)
    least = max(less.high if math.isfinite(less.high) else less.low, 1.0)
    return -1.0 if (more.low if math.isfinite(more.low) else more.high) >= _FAR * least else -0.5


def _one_of_many(one: Thing, many: Thing) -> bool:
    """Tell whether two phrases have one head or one kind, of which one makes it one and the other more ("the tanker",
    "two ships")."""
    if not one.one or many.part or not (many.several or many.low > 1):
        return False
    return not one.heads.isdisjoint(many.heads) or one_kind(one.heads, many.heads)


def _reach(count: Thing) -> float:
    """Give how many times its least a count may be: "thousands" may be many of them."""
    return _VAGUE if count.loose else _FAR


def compare(first: Sequence[Thing], second: Sequence[Thing]) -> Found:
    """Compare what two reports say was taken, hurt, freed or gathered. Counts far apart are of two happenings."""
    pairs = [(a, b) for a in first for b in second if alike(a, b)]
    if not pairs:
        return _unlike(first, second)
    a, b = max(pairs, key=lambda p: (number(*p), p[0].text, p[1].text))
    told = number(a, b)
    if told == -1.0 or (told < 0 and _far_apart(first, second)):
        return Found(veto=True, why=f"“{a.text}” and “{b.text}” are not the same number.")
    value = 1.0 if told == 1.0 else 0.5 if told < 0 else 0.9
    if not (one_head(a, b) or (a.age and b.age)):
        value = min(value, _ONE_KIND if a.low != b.low or a.low < _MANY else _AS_MANY)
    if a.anybody and b.anybody and not (a.marks & b.marks) and not _exactly(a, b):
        value = min(value, _ANYBODY)
    return Found(value, f"“{a.text}” and “{b.text}” can be the same.")


def _far_apart(first: Sequence[Thing], second: Sequence[Thing]) -> bool:
    """Tell whether the greatest counts of two sides are far apart: "seven people, of them four children" and "two
    children"."""
    low, high = sorted(max((t.low for t in side), default=0.0) for side in (first, second))
    return low > 0 and high >= _FAR * low


def _exactly(a: Thing, b: Thing) -> bool:
    """Tell whether two counts are one number that is hardly chance."""
    return a.low == a.high == b.low == b.high and a.low > _CHANCE


def _unlike(first: Sequence[Thing], second: Sequence[Thing]) -> Found:
    if not first or not second:
        return NOTHING
    for a in first:
        for b in second:
            one = 1 < a.low == b.low
            if one and (a.low > _CHANCE or (a.high == b.high == a.low and (a.anybody or b.anybody))):
                return Found(0.6, f"“{a.text}” and “{b.text}” are of one number.")
    if any(t.anybody for t in (*first, *second)):
        worst = min(number(a, b) for a in first for b in second)
        return Found(veto=True, why="The numbers are far apart.") if worst == -1.0 else NOTHING
    return NOTHING if by_name(first, second) else Found(-0.3)


def by_name(first: Sequence[Thing], second: Sequence[Thing]) -> bool:
    """Tell whether one calls by its name what the other only describes."""
    return any(a.named != b.named for a in first for b in second)
