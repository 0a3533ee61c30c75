"""How far two articles are about the same: the people, bodies and places that both name."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

ONE_AFFAIR = 0.5  # from which two articles are of one affair
_LEAST = 6  # names, so that two articles that share one of few are not about the same
_MANY = 2.5  # of the names of the article with fewer, one of so many in common says all that there is to say


def company(one: Set[Any], two: Set[Any]) -> float:
    """Say how far (0 to 1) two sets of names, each of an article, are the same."""
    return min(1.0, _MANY * len(one & two) / max(_LEAST, min(len(one), len(two))))
