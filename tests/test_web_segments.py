"""Text cut into segments: nothing lost, nothing overlapping, every layer and anchor where it belongs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from synopticon.web.segments import Change, Layered, paragraphs

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


@given(st.text("ab \n", max_size=50), st.lists(spans, max_size=12), st.lists(st.integers(0, 60), max_size=4))
def test_segments_cover_the_text_once(text: str, places: list[tuple[int, int]], cuts: list[int]) -> None:
    layered = [Layered(start, end, f"layer-{number % 3}") for number, (start, end) in enumerate(places)]
    anchors = [(start, end) for start, end in places if end <= len(text)]
    made = paragraphs(text, layered, anchors, [Change(at, at, "gone", "boilerplate") for at in cuts])
    shown = "".join(segment.text for paragraph in made for segment in paragraph.segments)
    assert shown == "".join(line for line in text.split("\n") if line.strip())
    for segment in (segment for paragraph in made for segment in paragraph.segments if segment.text):
        around = {s.layer for s in layered if s.start <= segment.start and segment.end <= s.end <= len(text)}
        assert set(segment.layers) == around
    found = [anchor for paragraph in made for segment in paragraph.segments for anchor in segment.anchors]
    assert sorted(found) == sorted({f"s-{start}-{end}" for start, end in anchors})
    assert sum(len(s.changes) for p in made for s in p.segments) == len(cuts)


def test_overlapping_spans() -> None:
    (made,) = paragraphs(
        "one two three", [Layered(0, 7, "a"), Layered(4, 13, "b", "/there"), Layered(4, 7, "c", "/here")]
    )
    assert [(s.text, s.layers, s.href) for s in made.segments] == [
        ("one ", ("a",), ""),
        ("two", ("a", "b", "c"), "/here"),
        (" three", ("b",), "/there"),
    ]
