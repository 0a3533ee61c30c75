"""Quotation marks: where quoted words begin and end, whatever the marks and however badly they are set.

Everything here works on text alone. A quotation that a new paragraph takes up again with another opening mark
(the convention of newspapers) is several `Quote`s, the later ones `resumed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENERS = {"“": "curly", "„": "curly", "‟": "curly", "«": "angled", "‹": "angled", "``": "tex"}
_CLOSERS = {"”": "curly", "»": "angled", "›": "angled"}
_STRAIGHT = {'"': "straight", "″": "straight", "＂": "straight", "''": "tex"}
_MARK = re.compile("``|''|[“„‟«‹”»›\"″＂]")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:]))[‘'](?=[\w¿¡])", re.M)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%])[’'](?=$|[\s.,;:!?)\]—–])", re.M)
_POST = re.compile(r"(?P<dash>[—–―]|--)\s*[^\W\d_][^\n()@]{1,50}\(@\w{1,30}\)")
_POST_DATE = re.compile(r"\s*[^\W\d_]+ \d{1,2}, \d{4}")
_BEFORE_OPEN = frozenset("([{—–-¿¡/:")
_SENTENCE_LAST = frozenset(".,!?…")
_LONGEST = 6000  # characters; beyond this a missing closing mark is likelier than a quotation


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: text[start:end] with its marks, text[inner_start:inner_end] without. `closed` is False where
    the closing mark is missing; `resumed` where it takes up the quotation of the paragraph before."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    resumed: bool = False

    def covers(self, position: int) -> bool:
        """Tell whether the character at `position` stands inside the marks."""
        return self.inner_start <= position < self.inner_end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the outermost quotations of `text`, in order. Nested ones are part of the outer one.

    Single marks count only outside double ones and only where they cannot be apostrophes. A quotation whose
    closing mark is missing ends with its paragraph.
    """
    found: list[Quote] = []
    paragraphs = list(_paragraphs(text))
    skip_to = 0
    for index, (start, end) in enumerate(paragraphs):
        for quote in _in_paragraph(text, max(start, skip_to), end):
            if not quote.closed:
                quote = _carried_over(text, quote, paragraphs[index + 1 :])
                skip_to = max(skip_to, quote.end)
            found.append(quote)
    posts = list(_posts(text))
    found = [q for q in found if not any(p.start < q.end and q.start < p.end for p in posts)] + posts
    found.extend(_singles(text, found))
    return _link(text, sorted(found, key=lambda quote: quote.start))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.start(), match.end()


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    return [_classify(text, match.start(), match.end()) for match in _MARK.finditer(text, start, end)]


def _classify(text: str, start: int, end: int) -> _Mark:
    """Say what a mark may do: directional marks by their shape unless their place contradicts it."""
    sign = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    begins = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()
    ends = not before.isspace() and (after.isspace() or not after.isalnum())
    if sign in _STRAIGHT:
        return _Mark(start, end, _STRAIGHT[sign], begins or not ends, not begins or ends)
    if sign in _OPENERS:  # "… in the future “Putin wrote": an opening mark set for a closing one
        return _Mark(start, end, _OPENERS[sign], True, False)
    return _Mark(start, end, _CLOSERS[sign], begins and before.isspace(), True)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    marks = _marks(text, start, end)
    index = 0
    while index < len(marks):
        opening = marks[index]
        index += 1
        if not opening.opens:
            continue
        closing = _closing(marks, index)
        if closing is None:
            inner_end = _trimmed(text, opening.end, end)
            if inner_end > opening.end:
                yield Quote(opening.start, inner_end, opening.end, inner_end, closed=False)
            return
        yield _between(text, opening, marks[closing])
        index = closing + 1


def _closing(marks: list[_Mark], index: int) -> int | None:
    """Give the mark that closes the one before `index`: of its own kind at its own depth, else the best left."""
    kind = marks[index - 1].kind
    depth = 0
    for position in range(index, len(marks)):
        mark = marks[position]
        if mark.kind != kind:
            continue
        if mark.closes and depth == 0:
            return position
        depth += -1 if mark.closes else 1
    return _miswritten(marks, index, kind)


def _miswritten(marks: list[_Mark], index: int, kind: str) -> int | None:
    """No mark balances: take the first that can close, else the next of the same kind whatever its shape."""
    for position in range(index, len(marks)):
        if marks[position].closes and not (marks[position].opens and marks[position].kind != kind):
            return position
    return next((p for p in range(index, len(marks)) if marks[p].kind == kind), None)


def _between(text: str, opening: _Mark, closing: _Mark) -> Quote:
    inner_end = _trimmed(text, opening.end, closing.start)
    return Quote(opening.start, closing.end, opening.end, inner_end)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _carried_over(text: str, quote: Quote, following: list[tuple[int, int]]) -> Quote:
    """Extend an unclosed quotation over following paragraphs that close it before they open another."""
    for start, end in following[:4]:
        marks = _marks(text, start, end)
        if not marks:
            continue
        first = marks[0]
        if first.closes and not first.opens and first.start - quote.start < _LONGEST:
            return Quote(quote.start, first.end, quote.inner_start, _trimmed(text, start, first.start))
        break
    return quote


def _posts(text: str) -> Iterator[Quote]:
    """Find posts set into an article as they stand, without marks: their words, a dash, a name, (@handle)."""
    position = 0
    for match in _POST.finditer(text):
        start = max(text.rfind("\n", 0, match.start()) + 1, position)
        start += len(text[start : match.start()]) - len(text[start : match.start()].lstrip())
        inner_end = _trimmed(text, start, match.start("dash"))
        dated = _POST_DATE.match(text, match.end())
        position = dated.end() if dated else match.end()
        if inner_end > start + 1:
            yield Quote(start, inner_end, start, inner_end)


def _singles(text: str, found: list[Quote]) -> Iterator[Quote]:
    position = 0
    for match in _SINGLE_OPEN.finditer(text):
        if match.start() < position or any(q.start <= match.start() < q.end for q in found):
            continue
        closing = _single_closing(text, match.end())
        if closing is not None and not any(q.start < closing and match.start() < q.end for q in found):
            position = closing + 1
            yield Quote(match.start(), closing + 1, match.end(), closing)


def _single_closing(text: str, start: int) -> int | None:
    """Give the closing single mark: the first after sentence punctuation, else the first that is no apostrophe
    of a plural ("officials' plans" inside single marks ends them early, an accepted gap)."""
    line = text.find("\n", start)
    limit = len(text) if line < 0 else line
    another = _SINGLE_OPEN.search(text, start, limit)
    limit = another.start() if another else limit
    candidates = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, limit)]
    after_stop = [c for c in candidates if text[c - 1] in _SENTENCE_LAST]
    return next(iter(after_stop or candidates), None)


def _link(text: str, quotes: list[Quote]) -> tuple[Quote, ...]:
    """Mark as resumed each quotation that opens the paragraph after one that was left unclosed."""
    linked: list[Quote] = []
    for quote in quotes:
        previous = linked[-1] if linked else None
        if previous and not previous.closed and not text[previous.end : quote.start].strip():
            quote = Quote(quote.start, quote.end, quote.inner_start, quote.inner_end, quote.closed, True)
        linked.append(quote)
    return tuple(linked)
