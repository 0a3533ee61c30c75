"""Files that hold many articles and may be larger than one can be: web archives, tables, feeds.

They are read from an open file, record by record; what is broken, cut off or too large is set aside with its reason and
the rest is read.
"""

from __future__ import annotations

import zlib
from calendar import timegm
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import IO, Any
from urllib.parse import urlsplit

from synopticon.records import Given, SetAside
from synopticon.sources import fields
from synopticon.sources.formats import Piece, record_piece

Opened = Callable[[IO[bytes], str, int], Iterator[Piece | SetAside]]
"""Reads an open file: the file, its location, and the most bytes that one record may have."""

_PAGES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_GROUP = 2_000_000_000  # bytes, unpacked, of a row group of a table
_FEED = 20_000_000  # bytes of a feed


# ---------------------------------------------------------------- web archives


def _archive(file: IO[bytes], location: str, limit: int) -> Iterator[Piece | SetAside]:
    """WARC (ISO 28500) and ARC, packed or not: the pages that were answered with 200."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = last = 0
    try:
        archive = ArchiveIterator(file)
        for number, record in enumerate(archive, 1):
            place = f"{location}#{number}"
            piece = _page(record, place, str(number), limit)
            if piece:
                yield piece
            if _cut(record):
                yield _truncated(place)
            last = archive.get_record_offset()  # after the page: it reads the record to its end
        if location.lower().endswith(".gz") and not _complete(file, last):
            yield _truncated(location)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError) as error:
        reason = " ".join(str(error).split())[:120]
        yield SetAside(location, "malformed", f"{location}: is no sound archive after record {number} ({reason})")


def _page(record: Any, place: str, number: str, limit: int) -> Piece | SetAside | None:
    """Give the page of a response, None for what is none (a request, an image, a redirection)."""
    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != "200":
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    if kind not in _PAGES:
        return None
    if cause := record.rec_headers.get_header("WARC-Truncated"):
        return SetAside(place, "truncated", f"{place}: was cut off when it was recorded ({cause}); fetch it again")
    content = _content(record, limit)
    if len(content) > limit:
        return SetAside(place, "too-large", f"{place}: is more than one article can be ({limit / 1e6:.0f} MB)")
    if _cut(record):
        return None
    if not content.strip():
        return SetAside(place, "empty", f"{place}: holds nothing but white space")
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Piece(content, _PAGES[kind], number, Given(uri=uri.strip("<> ")))


def _content(record: Any, limit: int) -> bytes:
    """Unpack a page up to a little more than the limit and no further, however little it was packed into."""
    stream, found = record.content_stream(), bytearray()
    while len(found) <= limit and (part := stream.read(min(65536, limit + 1 - len(found)))):
        found += part
    return bytes(found)


def _cut(record: Any) -> bool:
    """Tell whether the file ends before the record does; warcio itself gives no error."""
    stream = record.raw_stream
    while stream.read(65536):
        pass
    return int(getattr(stream, "limit", 0)) > 0


def _complete(file: IO[bytes], last: int) -> bool:
    """Tell whether a packed file ends where one of its members does, from the last record that was found on."""
    file.seek(last)
    unpacker = None
    try:
        while block := file.read(65536):
            while block:
                unpacker = unpacker or zlib.decompressobj(wbits=31)
                unpacker.decompress(block, 1 << 20)
                block = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                unpacker = None if unpacker.eof else unpacker
    except zlib.error:
        return False
    return unpacker is None


def _truncated(place: str) -> SetAside:
    return SetAside(place, "truncated", f"{place}: the archive ends before its record does; get the whole file")


# ---------------------------------------------------------------- tables


def _table(file: IO[bytes], location: str, limit: int) -> Iterator[Piece | SetAside]:
    """Parquet: a row an article, its columns named as the fields of a dump."""
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        yield SetAside(location, "unsupported-type", f"{location}: needs pyarrow: pip install 'synopticon[parquet]'")
        return
    try:
        table = parquet.ParquetFile(file)
        names = [n for n in table.schema_arrow.names if n.strip().lower() in fields.KNOWN]
        groups = [table.metadata.row_group(n).total_byte_size for n in range(table.num_row_groups)]
        if max(groups, default=0) > _GROUP:
            yield SetAside(
                location, "too-large", f"{location}: has a row group of {max(groups) / 1e9:.0f} GB; write smaller ones"
            )
            return
        batches = table.iter_batches(batch_size=64, columns=names)
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, 1):
            yield record_piece({key: _plain(value) for key, value in row.items()}, location, str(number))
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())[:120]
        yield SetAside(location, "malformed", f"{location}: is no sound Parquet file ({reason})")


def _plain(value: object) -> object:
    """Give a cell as JSON has it: moments in ISO 8601, bytes not at all."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) else None


# ---------------------------------------------------------------- feeds


def _feed(file: IO[bytes], location: str, limit: int) -> Iterator[Piece | SetAside]:
    """RSS and Atom: an entry an article; its content or, where the feed has no more, its summary."""
    import feedparser

    content = file.read(_FEED + 1)
    if len(content) > _FEED:
        yield SetAside(location, "too-large", f"{location}: is more than a feed can be ({_FEED / 1e6:.0f} MB)")
        return
    if b"<!ENTITY" in content.replace(b"\x00", b"").upper():
        yield SetAside(location, "malformed", f"{location}: declares entities of its own, as no honest feed does")
        return
    parsed = feedparser.parse(BytesIO(content))  # bytes that look like an address would be fetched; a file is not
    if not parsed.get("version"):
        yield SetAside(location, "unsupported-type", f"{location}: is XML, but neither RSS nor Atom")
        return
    for number, entry in enumerate(parsed.entries, 1):
        yield _entry(entry, parsed.feed, location, str(number))


def _entry(entry: Any, feed: Any, location: str, number: str) -> Piece | SetAside:
    bodies = [body.get("value", "") for body in entry.get("content", [])] or [entry.get("summary", "")]
    body = max(bodies, key=len)
    if not body.strip():
        place = f"{location}#{number}"
        return SetAside(place, "empty", f"{place}: the entry has neither content nor a summary")
    found = {
        "url": _address(entry.get("link", "")),
        "title": entry.get("title", ""),
        "outlet": feed.get("title", ""),
        "language": (feed.get("language") or "")[:2].lower(),
        "published": _moment(entry),
        "author": entry.get("author", ""),
        "text": body,
    }
    return record_piece({key: value for key, value in found.items() if value}, location, number)


def _address(link: str) -> str:
    try:
        return link if urlsplit(link).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _moment(entry: Any) -> str:
    parsed = entry.get("published_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else ""
    except (ValueError, OverflowError, OSError):
        return ""


CONTAINERS: Mapping[str, Opened] = {
    ".warc": _archive,
    ".warc.gz": _archive,
    ".arc": _archive,
    ".arc.gz": _archive,
    ".parquet": _table,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
}
