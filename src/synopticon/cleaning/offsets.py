"""Edits: apply them, put one set after another, and carry offsets across them both ways.

Edits of a set are sorted by (start, end) and never overlap; at one position an insertion (start == end) comes
before the edit that starts there, and there is at most one. All offsets count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from synopticon.records import Edit, EditReason


def apply(received: str, edits: Iterable[Edit]) -> str:
    """Give the clean text: `received` with every edit made.

    Raises:
        ValueError: edits overlap, are out of order or reach beyond the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if not position <= edit.start <= edit.end <= len(received):
            raise ValueError(f"edit {edit.start}–{edit.end} overlaps another or lies outside the text")
        pieces += received[position : edit.start], edit.replacement
        position = edit.end
    pieces.append(received[position:])
    return "".join(pieces)


class Offsets:
    """Both directions between a received text and its clean text, for many look-ups over one set of edits."""

    __slots__ = ("_clean", "_edits", "_received")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._received = [edit.start for edit in edits]
        self._clean: list[int] = []
        shift = 0
        for edit in edits:
            self._clean.append(edit.start + shift)
            shift += len(edit.replacement) - (edit.end - edit.start)

    def to_received(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of received text that clean[start:end] came from.

        A bound inside a replacement widens to the whole stretch replaced; what was cut at the very edge of the
        span is left out of it.
        """
        low = self._before(start, at_end=False)
        high = self._before(end, at_end=True) if end > start else low
        return low, max(low, high)

    def to_clean(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the stretch of clean text that received[start:end] became, None where nothing of it is left."""
        low = self._after(start, at_end=False)
        high = self._after(end, at_end=True)
        return (low, high) if low < high else None

    def _before(self, clean: int, *, at_end: bool) -> int:
        """Carry one clean offset back; `at_end` says which bound of a span it is."""
        index = bisect_left(self._clean, clean) if at_end else bisect_right(self._clean, clean)
        if not index:
            return clean
        edit, begins = self._edits[index - 1], self._clean[index - 1]
        inside = clean - begins - len(edit.replacement)
        if inside < 0 or (inside == 0 and at_end):
            return edit.end if at_end else edit.start
        return edit.end + inside

    def _after(self, received: int, *, at_end: bool) -> int:
        """Carry one received offset forward; `at_end` says which bound of a span it is."""
        index = (bisect_left if at_end else bisect_right)(self._received, received)
        if not index:
            return received
        edit, begins = self._edits[index - 1], self._clean[index - 1]
        if received < edit.end and not at_end:
            return begins
        return begins + len(edit.replacement) + max(0, received - edit.end)


def to_received(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """Give the stretch of received text that clean[start:end] came from (see `Offsets.to_received`)."""
    return Offsets(edits).to_received(start, end)


def to_clean(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int] | None:
    """Give the stretch of clean text that received[start:end] became, None where nothing of it is left."""
    return Offsets(edits).to_clean(start, end)


# ---------------------------------------------------------------- one set of edits after another


@dataclass(frozen=True, slots=True)
class _Step:
    """`keep` characters pass; otherwise `cut` characters go and `insert` comes, for `reason`."""

    keep: int = 0
    cut: int = 0
    insert: str = ""
    reason: EditReason = "whitespace"


def _steps(edits: Iterable[Edit]) -> Iterator[_Step]:
    position = 0
    for edit in edits:
        if edit.start > position:
            yield _Step(keep=edit.start - position)
        yield _Step(cut=edit.end - edit.start, insert=edit.replacement, reason=edit.reason)
        position = edit.end
    while True:
        yield _Step(keep=1 << 60)


# What takes words away names what becomes of all inside it; a repair leaves the reason of what it passes over.
_REMOVALS: tuple[EditReason, ...] = ("boilerplate", "credit")


class _Composer:
    """Walks the text between the two sets once; collects steps from the received text to the last."""

    def __init__(self, first: Iterable[Edit], length: int) -> None:
        self.source = _steps(first)
        self.head = next(self.source)
        self.left = length  # received characters not walked yet
        self.position = 0
        self.edits: list[Edit] = []

    def _emit(self, cut: int, insert: str, reason: EditReason) -> None:
        start, end = self.position, self.position + cut
        self.position, self.left = end, self.left - cut
        last = self.edits[-1] if self.edits else None
        if last is not None and last.end == start:
            empty = last.start == last.end and start == end
            if last.reason == reason or empty:
                self.edits[-1] = Edit(last.start, end, last.replacement + insert, last.reason)
                return
        self.edits.append(Edit(start, end, insert, reason))

    def _keep(self, count: int) -> None:
        self.position, self.left = self.position + count, self.left - count

    def take(self, count: int, cut_for: EditReason | None) -> None:
        """Pass `count` characters of the text between, or cut them for a reason."""
        while count:
            head = self.head
            if head.keep:
                used = min(head.keep, count)
                self.head = _Step(keep=head.keep - used) if head.keep > used else next(self.source)
                self._keep(used) if cut_for is None else self._emit(used, "", cut_for)
            else:
                used = min(len(head.insert), count)
                insert = head.insert[:used] if cut_for is None else ""
                self._emit(head.cut, insert, cut_for if cut_for and cut_for in _REMOVALS else head.reason)
                rest = head.insert[used:]
                self.head = _Step(insert=rest, reason=head.reason) if rest else next(self.source)
            count -= used

    def settle(self) -> None:
        """Emit what the first set had cut right here, under its own reason, before the second changes what follows."""
        while not self.head.keep and not self.head.insert:
            self._emit(self.head.cut, "", self.head.reason)
            self.head = next(self.source)

    def finish(self) -> list[Edit]:
        while self.left or not self.head.keep:
            if self.head.keep:
                self._keep(min(self.head.keep, self.left))
            else:
                self._emit(self.head.cut, self.head.insert, self.head.reason)
            self.head = next(self.source)
        return self.edits


def compose(received: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Give one set of edits of `received` that does what `first` and then `second` (edits of its result) do.

    Where the second removes what the first had changed, the second's reason stands for both.
    """
    if not second:
        return tuple(first)
    composer = _Composer(first, len(received))
    position = 0
    for edit in second:
        composer.take(edit.start - position, None)
        composer.settle()
        composer.take(edit.end - edit.start, edit.reason)
        if edit.replacement:
            composer._emit(0, edit.replacement, edit.reason)
        position = edit.end
    return _tidy(received, composer.finish())


def _tidy(received: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Shrink each edit to what it changes, drop those that change nothing, join insertions at one position."""
    tidy: list[Edit] = []
    for edit in edits:
        small = shrink(received, edit)
        if small is None:
            continue
        last = tidy[-1] if tidy else None
        if last and small.start == small.end == last.start == last.end:
            small = Edit(last.start, last.end, last.replacement + small.replacement, last.reason)
            tidy.pop()
        tidy.append(small)
    return tuple(tidy)


def shrink(text: str, edit: Edit) -> Edit | None:
    """Give the edit without the characters at its ends that stay as they were; None if it changes nothing."""
    if not edit.replacement:
        return edit if edit.end > edit.start else None
    start, end, new = edit.start, edit.end, edit.replacement
    head = 0
    while start + head < end and head < len(new) and text[start + head] == new[head]:
        head += 1
    tail = 0
    while end - tail > start + head and tail < len(new) - head and text[end - tail - 1] == new[len(new) - tail - 1]:
        tail += 1
    start, end, new = start + head, end - tail, new[head : len(new) - tail]
    return Edit(start, end, new, edit.reason) if new or end > start else None
