"""Places in a text found again after the article was cleaned and read anew (W3C TextQuoteSelector)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from synopticon.records import Anchor

__all__ = ["locate"]

_TELLING = 24  # characters from which a place that stands once is that place, whatever is around it
_ALIKE = 55.0  # per cent that what is around a shorter one must be like what was around it
_CLOSE = 5.0  # per cent by which two surroundings may differ and be equally like


def locate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Give where in a text an anchor's place is: where its words stand in surroundings most like those it had, of
    equals the nearest to where it was; None where it is not there any more."""
    if not anchor.exact:
        return 0, len(text)
    found = [(_likeness(anchor, text, *at), at) for at in _occurrences(anchor.exact, text)]
    if not found:
        return None
    best = max(likeness for likeness, _ in found)
    if best < _ALIKE and not (len(found) == 1 and len(anchor.exact) >= _TELLING):
        return None
    close = [at for likeness, at in found if best - likeness <= _CLOSE]
    return min(close, key=lambda at: (abs(at[0] - anchor.start), at))


def _occurrences(exact: str, text: str) -> Iterator[tuple[int, int]]:
    """Give where words stand: as they are, or else with other white space between them."""
    at = text.find(exact)
    while at >= 0:
        yield at, at + len(exact)
        at = text.find(exact, at + 1)
    if exact not in text and (words := exact.split()):
        spaced = re.compile(r"\s+".join(re.escape(word) for word in words))
        yield from ((m.start(), m.end()) for m in spaced.finditer(text))


def _likeness(anchor: Anchor, text: str, start: int, end: int) -> float:
    """Say in per cent how like the surroundings are; where a text ended, there was nothing to be unlike."""
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    length = len(anchor.prefix) + len(anchor.suffix)
    if not length:
        return 100.0
    alike = fuzz.ratio(before, anchor.prefix) * len(anchor.prefix) + fuzz.ratio(after, anchor.suffix) * len(
        anchor.suffix
    )
    return alike / length
