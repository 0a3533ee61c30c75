"""Files and folders → Raw: what is read, what is set aside and why, in which order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synopticon.cleaning.received import TEXT
from synopticon.records import Raw, SetAside
from synopticon.sources import Limits, NotFound, collect, fields

STORY = "The premier said on Tuesday that the accord would be signed."


def read(*paths: Path, **options: object) -> list[Raw | SetAside]:
    return list(collect(paths, **options))  # type: ignore[arg-type]


def raws(*paths: Path, **options: object) -> list[Raw]:
    return [item for item in read(*paths, **options) if isinstance(item, Raw)]


def asides(*paths: Path, **options: object) -> dict[str, str]:
    return {item.location: item.reason for item in read(*paths, **options) if isinstance(item, SetAside)}


def write(path: Path, content: str | bytes | object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.md", "a.htm", ".hidden.txt"):
        write(tmp_path / name, STORY + name)
    found = raws(tmp_path, received="2021-05-19T08:00:00Z")
    assert [raw.location for raw in found] == ["a/b/c.md", "a/z.html", "a.htm", "b.txt"]
    assert [raw.media_type for raw in found] == ["text/markdown", "text/html", "text/html", "text/plain"]
    assert {raw.received for raw in found} == {"2021-05-19T08:00:00Z"}


def test_a_file_is_located_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "deep" / "a.txt", STORY)
    assert [(raw.location, raw.content) for raw in raws(path)] == [("a.txt", STORY.encode())]


def test_ids_are_of_content_and_what_is_given(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt", STORY), write(tmp_path / "b.txt", STORY)
    one, two = raws(first)[0], raws(second, received="2021-05-19T08:00:00Z")[0]
    assert one.id == two.id
    assert raws(first, published="2021-05-03")[0].id != one.id


ASIDE = [
    ("picture.jpg", b"\xff\xd8\xff\xe0", "unsupported-type"),
    ("noextension", STORY, "unsupported-type"),
    ("empty.txt", "", "empty"),
    ("blank.txt", " \n\t\n", "empty"),
    ("random.txt", bytes(range(256)) * 40, "binary"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + b"abc" * 40, "binary"),
    ("large.txt", STORY * 40, "too-large"),
    ("broken.json", '{"text": ', "malformed"),
    ("deep.json", "[" * 1_500, "malformed"),
    ("number.json", "3", "malformed"),
    ("textless.json", {"title": "x"}, "empty"),
]


@pytest.mark.parametrize(("name", "content", "reason"), ASIDE)
def test_what_is_set_aside(tmp_path: Path, name: str, content: str | bytes | object, reason: str) -> None:
    write(tmp_path / name, content)
    write(tmp_path / "good.txt", STORY)
    limits = Limits(size=1_800) if reason == "too-large" else Limits()
    found = read(tmp_path, limits=limits)
    aside = [item for item in found if isinstance(item, SetAside)]
    assert [item.location for item in found if isinstance(item, Raw)] == ["good.txt"]
    assert [item.reason for item in aside] == [reason]
    assert all(name in item.detail and "\n" not in item.detail for item in aside)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_text_in_other_encodings_is_no_binary(tmp_path: Path, encoding: str) -> None:
    assert len(raws(write(tmp_path / "a.txt", (STORY + " mañana").encode(encoding)))) == 1


RECORDS = [
    # file, content, locations, titles
    ("a.json", {"text": STORY, "title": "A"}, ["a.json"], ["A"]),
    (
        "a.json",
        [{"body": STORY, "headline": "A"}, {"maintext": STORY, "title": "B"}],
        ["a.json#1", "a.json#2"],
        ["A", "B"],
    ),
    ("a.json", {"articles": [{"content": STORY}]}, ["a.json#1"], [""]),
    (
        "a.jsonl",
        '{"text": "x y", "title": "A"}\n\n{"text": "x z", "title": "B"}\n',
        ["a.jsonl#1", "a.jsonl#3"],
        ["A", "B"],
    ),
    ("a.ndjson", '\ufeff{"text": "x y"}', ["a.ndjson#1"], [""]),
]


@pytest.mark.parametrize(("name", "content", "locations", "titles"), RECORDS)
def test_records_of_dumps(tmp_path: Path, name: str, content: object, locations: list[str], titles: list[str]) -> None:
    found = raws(write(tmp_path / name, content))
    assert [raw.location for raw in found] == locations
    assert [raw.given.title for raw in found] == titles
    assert {raw.media_type for raw in found} == {"application/json"}


def test_a_broken_line_spoils_no_other(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "x y"}\n{"text": \n[1]\n{"text": "x z"}')
    assert [raw.location for raw in raws(path)] == ["a.jsonl#1", "a.jsonl#4"]
    assert asides(path) == {"a.jsonl#2": "malformed", "a.jsonl#3": "malformed"}


def test_records_are_kept_in_canonical_form(tmp_path: Path) -> None:
    one = raws(write(tmp_path / "a.json", '{"title": "ñ", "text": "x y"}'))[0]
    two = raws(write(tmp_path / "b.json", '[ {"text":"x y","title":"\\u00f1"} ]'))[0]
    assert one.content == two.content == '{"text":"x y","title":"ñ"}'.encode()
    assert one.id == two.id


DUMPS = [
    (
        {"url": "https://x.example/a", "date_publish": "2021-05-03T00:00:00", "source_domain": "x.example"},
        ("https://x.example/a", "2021-05-03T00:00:00", "x.example", ""),
    ),
    (
        {"link": "u", "pubDate": "3 May 2021", "source": {"id": None, "name": "Daily Coast"}},
        ("u", "3 May 2021", "Daily Coast", ""),
    ),
    ({"URI": "u", "published": 5, "authors": ["Ana", "Ben"]}, ("u", "", "", "Ana, Ben")),
]


@pytest.mark.parametrize(("record", "wanted"), DUMPS)
def test_fields_of_dumps(record: dict[str, object], wanted: tuple[str, ...]) -> None:
    given = fields.given(record)
    assert (given.uri, given.published, given.outlet, given.author) == wanted


def test_the_names_of_text_fields_are_those_that_cleaning_reads() -> None:
    assert fields.TEXT == TEXT


def test_what_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"nowhere: there is no such file or folder\Z"):
        read(tmp_path, tmp_path / "nowhere")


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == []
