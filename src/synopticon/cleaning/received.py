"""The received text: what the edits of a Document are edits of. A pure function of the Raw."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from synopticon.cleaning.decoding import decode
from synopticon.records import Raw

RECORD = "application/json"
# As in `sources.fields.TEXT` (a stage imports no other; a test holds them equal).
TEXT = ("text", "content", "body", "maintext", "article", "article_text", "full_text", "raw_text")
_TAG = re.compile(
    r"</?(?:p|div|span|a|strong|em|b|i|h[1-6]|li|ul|article|section|figure|img|br)(?:\s[^<>]{0,500})?/?>", re.I
)
_LONGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """The text, the encoding it was decoded by, and whether it is markup (a page, or a fragment of one)."""

    text: str
    encoding: str
    markup: bool = False
    page: bool = False


def received_text(raw: Raw) -> tuple[str, str]:
    """Give the received text of a Raw and the encoding of its bytes.

    Of a page the decoded source; of a dump's record its text, with the title given in front of it where the text
    does not begin with it; of anything else the decoded bytes.
    """
    received = receive(raw)
    return received.text, received.encoding


def receive(raw: Raw) -> Received:
    """Give the received text of a Raw with what is known about its form."""
    if raw.media_type == RECORD:
        return _record(raw)
    page = raw.media_type in ("text/html", "application/xhtml+xml")
    text, encoding = decode(raw.content, declared=page)
    return Received(text, encoding, markup=page, page=page)


def _record(raw: Raw) -> Received:
    text = _field(raw.content)
    markup = len(_TAG.findall(text[:_LONGEST])) >= 2
    page = markup and re.search(r"<html[\s>]|<body[\s>]", text[:5_000], re.I) is not None
    title = raw.given.title.strip()
    if title and not page and not _begins_with(text, title):
        text = f"{title}\n\n{text}"
    return Received(text, "utf-8", markup=markup, page=page)


def _begins_with(text: str, title: str) -> bool:
    """Tell whether a text begins with its title, or has it as one of its first lines; tags are looked through."""
    head, wanted = re.sub(r"<[^<>]*>", " ", text[: 4 * len(title) + 1_000]), _letters(title)
    lines = [line for line in head.splitlines() if line.strip()][:4]
    return _letters(head).startswith(wanted) or wanted in map(_letters, lines)


def _field(content: bytes) -> str:
    """Give the text of a record: the first of the known fields that holds any; "" for what is no record."""
    try:
        record = json.loads(content.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")
    if not isinstance(record, dict):
        return ""
    lowered = {str(key).strip().lower(): value for key, value in record.items()}
    return next((value for name in TEXT if isinstance(value := lowered.get(name), str) and value.strip()), "")


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))
