"""Reasons for differences, said once for all readings that they hold between."""

from __future__ import annotations

import pytest

from synopticon.reconciling.reasons import Pairwise, Reason, told


def _all(how: str, texts: list[str], of: str = "") -> list[Reason]:
    return [Pairwise(how, a, b, of) for i, a in enumerate(texts) for b in texts[i + 1 :]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (_all("exclude", ["40", "60"]), "“40” and “60” exclude each other."),
        (_all("exclude", ["40", "50", "60"], " of the dead"), "“40”, “50” and “60” of the dead exclude one another."),
        (_all("both", ["about 40", "42", "dozens"]), "“about 40”, “42” and “dozens” can all be true."),
        (
            [Pairwise("exclude", "40", "60"), Pairwise("exclude", "60", "80")],
            "“40” and “60” exclude each other. “60” and “80” exclude each other.",
        ),
        (_all("grew", ["11", "14"]), "“14” was published after “11”: the count has grown."),
        (
            [Pairwise("grew", "33", "43"), Pairwise("grew", "11", "43"), Pairwise("grew", "11", "33")],
            "The count has grown from one publication to the next: “11”, “33”, “43”.",
        ),
        (["One.", "One.", *_all("both", ["a", "b"])], "“a” and “b” can both be true. One."),
    ],
)
def test_what_holds_between_all_is_said_once(reasons: list[Reason], said: str) -> None:
    assert told(reasons) == said
