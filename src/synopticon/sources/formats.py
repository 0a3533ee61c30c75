"""The kinds of files that are read: each a function from a file's bytes to pieces, one piece an article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from synopticon.records import Given, SetAside
from synopticon.sources import fields

RECORD = "application/json"
NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Piece:
    """One article in a file: its bytes, media type, number in the container ("" if it is the whole file)."""

    content: bytes
    media_type: str
    number: str = ""
    given: Given = NOTHING


Reader = Callable[[bytes, str], Iterator[Piece | SetAside]]

_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"\x7fELF", b"MZ\x90", b"Rar!", b"RIFF", b"OggS", b"ID3", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"PAR1",
)  # fmt: skip
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


def is_binary(content: bytes) -> bool:
    """Tell whether bytes are no text: a known file's first bytes, or one in a hundred is a control character.

    UTF-16 and UTF-32 are text where they begin with their mark, or where the zeros stand as Latin text puts them.
    """
    if content.startswith(_MAGIC):
        return True
    if content.startswith(_BOMS):
        return False
    sample = content[:65536]
    if _looks_like_utf16(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 100 > len(sample)


def _looks_like_utf16(sample: bytes) -> bool:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return len(sample) >= 16 and max(even, odd) * 2 > len(sample) * 0.7 and min(even, odd) * 50 < len(sample)


def _plain(content: bytes, location: str) -> Iterator[Piece | SetAside]:
    yield Piece(content, "text/plain")


def _markdown(content: bytes, location: str) -> Iterator[Piece | SetAside]:
    yield Piece(content, "text/markdown")


def _html(content: bytes, location: str) -> Iterator[Piece | SetAside]:
    yield Piece(content, "text/html")


def _json(content: bytes, location: str) -> Iterator[Piece | SetAside]:
    """An article, a list of articles, or an object with a list of them under "articles"."""
    try:
        data = _load(content)
    except (ValueError, RecursionError) as error:
        yield _malformed(location, error)
        return
    articles = data.get("articles") if isinstance(data, dict) and not fields.has_text(data) else None
    if isinstance(data, dict) and not isinstance(articles, list):
        yield record_piece(data, location, "")
        return
    for number, record in enumerate(articles if isinstance(articles, list) else _listed(data), 1):
        yield record_piece(record, location, str(number))


def _lines(content: bytes, location: str) -> Iterator[Piece | SetAside]:
    """JSON lines: an article a line; a broken line is set aside, the others are read."""
    for number, line in enumerate(_utf8(content).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            record = _load(line)
        except (ValueError, RecursionError) as error:
            yield _malformed(f"{location}#{number}", error)
        else:
            yield record_piece(record, location, str(number))


def _utf8(content: bytes) -> bytes:
    """Give JSON's bytes in UTF-8 (RFC 8259 asks for it; files made elsewhere are in UTF-16)."""
    if content.startswith(_BOMS) or _looks_like_utf16(content[:4096]):
        return content.decode(json.detect_encoding(content), "replace").removeprefix("\ufeff").encode()
    return content.removeprefix(b"\xef\xbb\xbf")


def _load(content: bytes) -> object:
    return json.loads(_utf8(content).decode("utf-8", "replace"))


def _listed(data: object) -> list[object]:
    return data if isinstance(data, list) else [data]


def record_piece(record: object, location: str, number: str) -> Piece | SetAside:
    """Give a record of a dump as an article, or say why it is none; `number` is its place in the container, or ""."""
    place = f"{location}#{number}" if number else location
    if not isinstance(record, Mapping):
        return SetAside(
            place, "malformed", f"{place}: is not an article: an object with a field for its text is needed"
        )
    if not fields.has_text(record):
        return SetAside(place, "empty", f"{place}: has no text in any of the fields {', '.join(fields.TEXT)}")
    canonical = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Piece(canonical.encode("utf-8", "surrogatepass"), RECORD, number, fields.given(record))


def _malformed(place: str, error: Exception) -> SetAside:
    why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return SetAside(place, "malformed", f"{place}: is not valid JSON ({why}); mend or remove it")


READERS: Mapping[str, Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".json": _json,
    ".jsonl": _lines,
    ".ndjson": _lines,
}
