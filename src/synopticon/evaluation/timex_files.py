"""Texts with labelled expressions of time: MEANTIME/XTN files, and the specs of Recognizers-Text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DATE_LINE = re.compile(r'DCTVALUE="([^"]+)"')
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)%\]]|'s|n't|''")
_NO_SPACE_AFTER = frozenset("([$")
# What Recognizers call a type, in TIMEX3; time zones are none.
_TYPES = {
    "date": "DATE", "daterange": "DATE", "datetime": "TIME", "datetimerange": "TIME", "time": "TIME",
    "timerange": "TIME", "duration": "DURATION", "set": "SET",
}  # fmt: skip
_RANGE = re.compile(r"\(([^,]*),([^,]*),[^,]*\)")
_WHOLE = re.compile(r"(T\d\d)(:00)?(:00)?$")


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled expression: characters, TIMEX3 type and value, and the values that are right beside it."""

    start: int
    end: int
    type: str
    value: str
    also: frozenset[str] = frozenset()


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


def specified(path: Path) -> Iterator[Labelled]:
    """Read a file of Recognizers' specs: one command to an assistant a case, with the moment at which it was given.

    Where a spec gives several readings ("Monday": the last or the next), each is right.
    """
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        given = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        times = tuple(_spec(result, given) for result in case["Results"] if _type(result) in _TYPES)
        if times:
            yield Labelled(given, case["Input"], times)


def _type(result: dict[str, Any]) -> str:
    """ "datetimeV2.daterange" → "daterange"; a few cases have it only at their values."""
    values = (result.get("Resolution") or {}).get("values") or [{}]
    return str(result.get("TypeName") or values[0].get("type", "")).rpartition(".")[2]


def _spec(result: dict[str, Any], given: str) -> Gold:
    readings = (result.get("Resolution") or {}).get("values", [])
    said = [str(each[key]) for each in readings for key in ("timex", "value") if each.get(key)]
    right = {form for value in said for form in _forms(_RANGE.sub(r"\1/\2", value), given)}
    first = next(iter(said), "")
    return Gold(result["Start"], result["Start"] + len(result["Text"]), _TYPES[_type(result)], first, frozenset(right))


def _forms(value: str, given: str) -> Iterator[str]:
    """Give the ways of writing a value that are the same: with the day it was said on, full hours without minutes."""
    value = value.replace(" ", "T") if value[:1].isdigit() else value
    for form in (value, given + value, "XXXX-XX-XX" + value) if value.startswith("T") else (value,):
        yield form
        if whole := _WHOLE.search(form):
            yield from (form[: whole.start()] + whole[1] + tail for tail in ("", ":00"))
        elif re.search(r"T\d\d:\d\d:00$", form):
            yield form[:-3]
