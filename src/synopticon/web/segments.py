"""An article's text cut at every boundary of what was found in it: spans may overlap, elements may not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layered:
    """Something found at text[start:end]: its layer, a page about it ("" for none), a word on it."""

    start: int
    end: int
    layer: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What cleaning did at one place of the clean text: took `cut` away, or put text[at:end] in its place."""

    at: int
    end: int
    cut: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that lie in the same spans. `anchors` are the ids of spans that begin here, `changes` stand before."""

    start: int
    end: int
    text: str
    layers: tuple[str, ...] = ()
    href: str = ""
    title: str = ""
    anchors: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, in segments."""

    start: int
    end: int
    segments: tuple[Segment, ...]


def paragraphs(
    text: str, spans: Sequence[Layered], anchors: Iterable[tuple[int, int]] = (), changes: Iterable[Change] = ()
) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs and segments.

    Args:
        text: the clean text.
        spans: what was found; those outside the text are left out, of several links the shortest span's holds.
        anchors: spans that can be linked to, as `s-START-END`.
        changes: what cleaning did.
    """
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    starting: dict[int, list[str]] = defaultdict(list)
    for start, end in sorted(set(anchors)):
        starting[start].append(f"s-{start}-{end}")
    before: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        before[min(change.at, len(text))].append(change)
    lines = _lines(text)
    bounds = {0, len(text), *starting, *before, *(edge for line in lines for edge in line)}
    bounds |= {edge for span in inside for edge in (span.start, span.end)}
    edges = sorted(edge for edge in bounds if 0 <= edge <= len(text))
    made = _segments(text, edges, sorted(inside, key=lambda s: (s.start, s.end, s.layer)), starting, before)
    return tuple(_gathered(lines, made))


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _segments(
    text: str,
    edges: list[int],
    spans: list[Layered],
    starting: dict[int, list[str]],
    before: dict[int, list[Change]],
) -> list[Segment]:
    made: list[Segment] = []
    active: list[Layered] = []
    waiting = iter(spans)
    following = next(waiting, None)
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        active = [span for span in active if span.end > start]
        while following is not None and following.start <= start:
            active.append(following)
            following = next(waiting, None)
        made.append(_segment(text, start, end, active, starting, before))
    return made


def _segment(
    text: str,
    start: int,
    end: int,
    active: list[Layered],
    starting: dict[int, list[str]],
    before: dict[int, list[Change]],
) -> Segment:
    nearest = sorted(active, key=lambda span: (span.end - span.start, span.layer))
    return Segment(
        start,
        end,
        text[start:end],
        tuple(sorted({span.layer for span in active})),
        next((span.href for span in nearest if span.href), ""),
        " · ".join(dict.fromkeys(span.title for span in nearest if span.title)),
        tuple(starting.get(start, ())),
        tuple(before.get(start, ())),
    )


def _gathered(lines: list[tuple[int, int]], segments: list[Segment]) -> Iterable[Paragraph]:
    """Put segments into their lines; what stands between lines is kept for its anchors and changes."""
    waiting: list[Segment] = []
    position = 0
    for start, end in lines:
        here: list[Segment] = []
        while position < len(segments) and segments[position].start < end:
            segment = segments[position]
            position += 1
            if segment.start >= start:
                here.append(segment)
            elif segment.anchors or segment.changes:
                waiting.append(_bare(segment))
        yield Paragraph(start, end, (*waiting, *here))
        waiting = []
    rest = tuple(map(_bare, (s for s in segments[position:] if s.anchors or s.changes)))
    if rest:
        yield Paragraph(rest[0].start, rest[-1].end, rest)


def _bare(segment: Segment) -> Segment:
    """Give a segment's anchors and changes without its text."""
    return Segment(segment.start, segment.start, "", anchors=segment.anchors, changes=segment.changes)
