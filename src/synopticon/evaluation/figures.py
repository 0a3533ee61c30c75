"""Scores, whatever their shape, as a list of names and numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping


def figures(scores: object, name: str = "") -> Iterator[tuple[str, float | int | str]]:
    """Flatten dataclasses (their properties too) and mappings of numbers: `typed.f1 78.2`."""
    if dataclasses.is_dataclass(scores):
        for key in (*(field.name for field in dataclasses.fields(scores)), *_derived(scores)):
            yield from figures(getattr(scores, key), _below(name, key))
    elif isinstance(scores, Mapping):
        for key, value in scores.items():
            yield from figures(value, _below(name, str(key)))
    elif isinstance(scores, (int, float, str)):
        yield name, scores


def _derived(scores: object) -> list[str]:
    """Name the properties of scores: the numbers that are computed from their fields."""
    return [key for key, value in vars(type(scores)).items() if isinstance(value, property)]


def _below(name: str, part: str) -> str:
    return f"{name}.{part}" if name else part
