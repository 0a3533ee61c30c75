"""Edits: made, composed, and offsets carried across them both ways, over arbitrary Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon.cleaning.offsets import Offsets, apply, compose, to_clean, to_received
from synopticon.records import Edit

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


def _edits(draw: st.DrawFn, text: str) -> list[Edit]:
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    last = -1
    for start, end in zip(bounds[::2], bounds[1::2]):
        if start == end == last:
            continue
        replacement = draw(st.text(alphabet="xyz ", max_size=3))
        if replacement or end > start:
            edits.append(Edit(start, end, replacement, draw(st.sampled_from(("markup", "boilerplate", "whitespace")))))
            last = end
    return edits


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(TEXT)
    return text, _edits(draw, text)


@st.composite
def edited_twice(draw: st.DrawFn) -> tuple[str, list[Edit], list[Edit]]:
    text, first = draw(edited())
    return text, first, _edits(draw, apply(text, first))


def well_formed(text: str, edits: tuple[Edit, ...]) -> bool:
    position, insertion = 0, -1
    for edit in edits:
        if not position <= edit.start <= edit.end <= len(text) or edit.start == edit.end == insertion:
            return False
        if text[edit.start : edit.end] == edit.replacement:
            return False
        position = edit.end
        insertion = edit.start if edit.start == edit.end else -1
    return list(edits) == sorted(edits, key=lambda edit: (edit.start, edit.end))


@given(edited_twice())
def test_composed_edits_do_what_both_do(case: tuple[str, list[Edit], list[Edit]]) -> None:
    text, first, second = case
    composed = compose(text, compose(text, [], first), [])
    between = apply(text, first)
    assert apply(text, composed) == between
    both = compose(text, composed, second)
    assert apply(text, both) == apply(between, second)
    assert well_formed(text, both)


@given(edited())
def test_every_clean_character_maps_to_what_it_came_from(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    clean = apply(text, edits)
    offsets = Offsets(edits)
    last = 0
    for index in range(len(clean)):
        start, end = offsets.to_received(index, index + 1)
        assert 0 <= start <= end <= len(text)
        assert start >= last or any(edit.start <= start < edit.end for edit in edits)
        last = max(last, start)
        replaced = any(edit.start == start and edit.end == end for edit in edits)
        assert replaced or text[start:end] == clean[index]


@given(edited(), st.data())
def test_a_span_goes_there_and_back(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    clean = apply(text, edits)
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    back = to_received(edits, start, end)
    assert 0 <= back[0] <= back[1] <= len(text)
    there = to_clean(edits, *back)
    received = [index for index in range(start, end) if len(range(*to_received(edits, index, index + 1)))]
    if received:  # what was inserted came from nowhere, and nothing leads back to it
        assert there is not None
        assert there[0] <= received[0] and there[1] > received[-1]


CASES = [
    # received, edits, clean span, received span
    ("abcdef", [Edit(2, 4, "", "markup")], (0, 4), (0, 6)),
    ("abcdef", [Edit(2, 4, "", "markup")], (0, 2), (0, 2)),
    ("abcdef", [Edit(2, 4, "", "markup")], (2, 4), (4, 6)),
    ("oneTwo", [Edit(3, 3, " ", "glued-words")], (4, 7), (3, 6)),
    ("oneTwo", [Edit(3, 3, " ", "glued-words")], (0, 3), (0, 3)),
    ("a&amp;b", [Edit(1, 6, "&", "markup")], (1, 2), (1, 6)),
]


@pytest.mark.parametrize(("received", "edits", "clean", "wanted"), CASES)
def test_spans(received: str, edits: list[Edit], clean: tuple[int, int], wanted: tuple[int, int]) -> None:
    assert to_received(edits, *clean) == wanted
    assert to_clean(edits, *wanted) == clean


def test_what_was_cut_is_nowhere_in_the_clean_text() -> None:
    assert to_clean([Edit(2, 4, "", "markup")], 2, 4) is None


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abcdef", [Edit(0, 3, "", "markup"), Edit(2, 4, "", "markup")])
