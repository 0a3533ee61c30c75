"""Measured amounts in a sentence: "3,900 tonnes", "1,5 millones de barriles"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from synopticon.languages import table
from synopticon.reconciling.numerals import number

_NUMBER = r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: where it stands in a text, how much, of which measure (one word for all languages)."""

    start: int
    end: int
    value: float
    measure: str


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Give a pattern of figures with an optional scale ("millones de") and a measure."""
    try:
        rows = table(language, "differences")
    except LookupError:
        return None
    scales = "|".join(map(re.escape, rows["scales"]))
    units = "|".join(f"(?P<{name}>{'|'.join(map(re.escape, words))})" for name, words in rows["measures"].items())
    return re.compile(rf"(?<![\w.,]){_NUMBER}(?:\s+(?P<scale>{scales}))?\s+(?:{units})\b", re.IGNORECASE)


def amounts(text: str, start: int, end: int, language: str) -> Iterator[Amount]:
    """Give the measured amounts between two offsets of a text."""
    pattern = _pattern(language)
    for match in pattern.finditer(text, start, end) if pattern else ():
        value = number(match["number"], language)
        scale = number(match["scale"].split()[0], language) if match["scale"] else 1.0
        measure = next(name for name, words in match.groupdict().items() if words and name not in ("number", "scale"))
        if value is not None and scale is not None:
            yield Amount(match.start(), match.end(), _decimal(match["number"], value) * scale, measure)


def _decimal(figure: str, value: float) -> float:
    """Read "1,5" as a fraction, which has no three figures after its comma."""
    return float(figure.replace(",", ".")) if re.fullmatch(r"\d+,\d{1,2}", figure) else value
