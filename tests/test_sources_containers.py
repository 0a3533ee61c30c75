"""Archives, tables, feeds: every article in them; what is broken, cut off or hostile is set aside with its reason."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.records import Raw, SetAside
from synopticon.sources import Limits, collect
from tests.test_sources import STORY, asides, raws

PAGE = f"<html><body><p>{STORY}</p></body></html>".encode()


def archive(*pages: tuple[str, str, str, bytes], packed: bool = True, more: str = "") -> bytes:
    """Make a WARC of responses: address, status, content type (and other lines), content as sent."""
    records = [_record("warcinfo", "", "application/warc-fields", b"software: a test\r\n", "")]
    for address, status, kind, content in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        records.append(_record("response", address, "application/http; msgtype=response", answer, more))
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(kind: str, address: str, content_type: str, block: bytes, more: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2031-05-14T09:30:00Z\r\nContent-Type: {content_type}\r\n"
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    return f"{head}{target}{more}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


A, B = "https://courier.example/a", "https://courier.example/b"


@pytest.mark.parametrize(("name", "packed"), [("x.warc", False), ("x.warc.gz", True), ("X.WARC.GZ", True)])
def test_pages_of_an_archive(tmp_path: Path, name: str, packed: bool) -> None:
    pages = [
        (A, "200 OK", "text/html; charset=utf-8", PAGE),
        (B, "404 Not Found", "text/html", b"<p>No such page.</p>"),
        (B, "200 OK", "image/png", b"\x89PNG"),
        (B, "200 OK", "text/plain", STORY.encode()),
        (B, "200 OK", "text/html", b"  \n"),
    ]
    path = put(tmp_path / name, archive(*pages, packed=packed))
    found = raws(path)
    assert [(r.location, r.media_type, r.given.uri, r.content) for r in found] == [
        (f"{name}#2", "text/html", A, PAGE),
        (f"{name}#5", "text/plain", B, STORY.encode()),
    ]
    assert asides(path) == {f"{name}#6": "empty"}


def test_packed_pages_are_unpacked_only_so_far(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"x" * 30_000_000)
    assert len(bomb) < 50_000
    kind = "text/html\r\nContent-Encoding: gzip"
    content = archive((A, "200 OK", kind, bomb), (B, "200 OK", kind, gzip.compress(PAGE)))
    path = put(tmp_path / "x.warc.gz", content)
    found = list(collect([path], limits=Limits(record=1_000_000)))
    assert [(type(i), i.location) for i in found] == [(SetAside, "x.warc.gz#2"), (Raw, "x.warc.gz#3")]
    assert isinstance(found[0], SetAside) and found[0].reason == "too-large"
    assert isinstance(found[1], Raw) and found[1].content == PAGE


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_off_says_so(tmp_path: Path, packed: bool) -> None:
    first = archive((A, "200 OK", "text/html", PAGE), packed=packed)
    whole = archive((A, "200 OK", "text/html", PAGE), (B, "200 OK", "text/html", PAGE * 50), packed=packed)
    name = "x.warc.gz" if packed else "x.warc"
    path = put(tmp_path / name, whole[: (len(first) + len(whole)) // 2])
    assert [raw.given.uri for raw in raws(path)] == [A]
    assert asides(path) == {name if packed else f"{name}#3": "truncated"}
    assert not asides(put(path, first))


def test_a_page_cut_off_when_recorded_is_set_aside(tmp_path: Path) -> None:
    path = put(
        tmp_path / "x.warc", archive((A, "200 OK", "text/html", PAGE), packed=False, more="WARC-Truncated: length\r\n")
    )
    assert not raws(path) and asides(path) == {"x.warc#2": "truncated"}


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_no_bytes_are_a_fault(content: bytes) -> None:
    from synopticon.sources.containers import CONTAINERS

    for suffix, reader in CONTAINERS.items():
        for item in reader(io.BytesIO(content), f"x{suffix}", 1000):
            assert isinstance(item, SetAside) or item.content


def test_rows_of_a_table(tmp_path: Path) -> None:
    import datetime

    columns = {
        "Text": [STORY, STORY + " Again.", "", None],
        "url": [A, B, A, B],
        "date": [datetime.datetime(2031, 5, 14, 9, 30), None, None, None],
        "embedding": [[0.1] * 4] * 4,
        "raw": [b"\x00"] * 4,
    }
    pq.write_table(pa.table(columns), tmp_path / "x.parquet")
    first, second = raws(tmp_path / "x.parquet")
    assert (first.location, first.given.uri, first.given.published) == ("x.parquet#1", A, "2031-05-14T09:30:00")
    assert json.loads(second.content)["Text"] == STORY + " Again." and "embedding" not in json.loads(second.content)
    assert asides(tmp_path / "x.parquet") == {"x.parquet#3": "empty", "x.parquet#4": "empty"}


def test_a_table_needs_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "x.parquet", b"PAR1")
    assert asides(tmp_path / "x.parquet") == {"x.parquet": "malformed"}
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (aside,) = collect([tmp_path / "x.parquet"])
    assert isinstance(aside, SetAside) and "pip install 'synopticon[parquet]'" in aside.detail


RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Courier</title>
<language>en-GB</language>
<item><title>A visit</title><link>{A}</link><pubDate>Wed, 14 May 2031 09:30:00 +0200</pubDate>
<description><![CDATA[<p>{STORY}</p>]]></description></item>
<item><title>Nothing more</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title>
<entry><title>A visit</title><link href="{B}"/><published>2031-05-14T07:30:00Z</published>
<author><name>Ada Lind</name></author>
<summary>Short.</summary><content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("name", "text", "uri", "author"), [("x.rss", RSS, A, ""), ("x.xml", ATOM, B, "Ada Lind")])
def test_entries_of_a_feed(tmp_path: Path, name: str, text: str, uri: str, author: str) -> None:
    (raw,) = raws(put(tmp_path / name, text.encode()))
    given = raw.given
    assert (given.uri, given.title, given.outlet, given.author) == (uri, "A visit", "The Courier", author)
    assert given.published == "2031-05-14T07:30:00+00:00" and STORY in raw.content.decode()
    assert asides(tmp_path / name) == ({"x.rss#2": "empty"} if name == "x.rss" else {})


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel>'
FOREIGN = [
    ("laughs.xml", LAUGHS.encode(), "malformed"),
    ("laughs.rss", LAUGHS.encode("utf-16"), "malformed"),
    ("other.xml", b"<inventory><item>1</item></inventory>", "unsupported-type"),
    ("address.xml", b"https://courier.example/feed", "unsupported-type"),
    ("empty.atom", b"", "empty"),
]


@pytest.mark.parametrize(("name", "content", "reason"), FOREIGN)
def test_what_is_no_feed(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert asides(put(tmp_path / name, content)) == {name: reason}
