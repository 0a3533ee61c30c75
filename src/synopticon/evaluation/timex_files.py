"""Texts with labelled expressions of time, as MEANTIME/XTN files have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DATE_LINE = re.compile(r'DCTVALUE="([^"]+)"')
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)%\]]|'s|n't|''")
_NO_SPACE_AFTER = frozenset("([$")


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled expression: characters, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled document: its date, its text and its expressions."""

    published: str
    text: str
    times: tuple[Gold, ...]


def labelled(path: Path) -> Iterator[Labelled]:
    """Read a file of words, labels (B-DATE, I-DATE, O) and values, one word a line; sentences end at empty lines."""
    for block in re.split(r"^(?=\*!-DCT)", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        head, _, body = block.partition("\n")
        dated = _DATE_LINE.search(head)
        if dated:
            yield _document(dated[1], body)


def _document(published: str, body: str) -> Labelled:
    text, times, last = "", list[Gold](), ""
    for line in body.split("\n"):
        fields = line.split("\t")
        if len(fields) < 3:
            text, last = (text + "\n", "") if text and not text.endswith("\n") else (text, "")
            continue
        word, label, value = fields[:3]
        glued = not last or last in _NO_SPACE_AFTER or _NO_SPACE_BEFORE.fullmatch(word)
        start = len(text) + (0 if glued else 1)
        text += word if glued else f" {word}"
        if label.startswith("B-"):
            times.append(Gold(start, len(text), label[2:], value))
        elif label.startswith("I-") and times:
            times[-1] = Gold(times[-1].start, len(text), times[-1].type, times[-1].value)
        last = word
    return Labelled(published, text, tuple(times))
