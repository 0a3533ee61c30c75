"""Sidecars: what is given beside the articles, for a folder or for files one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synopticon.records import Raw, SetAside
from synopticon.sources import SidecarError, collect

STORY = "The premier said on Tuesday that the accord would be signed."


def read(*paths: Path, **options: object) -> list[Raw | SetAside]:
    return list(collect(paths, **options))  # type: ignore[arg-type]


def raws(*paths: Path, **options: object) -> list[Raw]:
    return [item for item in read(*paths, **options) if isinstance(item, Raw)]


def write(path: Path, content: str | bytes | object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_sidecars(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "deep" / "b.txt", STORY)
    write(tmp_path / "deep" / "c.json", [{"text": STORY, "url": "https://old.example"}])
    write(
        tmp_path / "metadata.csv",
        "file,url,date\na.txt,https://x.example/a,2021-05-03\ndeep/b.txt,https://x.example/b,\n",
    )
    write(tmp_path / "deep" / "metadata.json", {"c.json": {"url": "https://x.example/c", "outlet": "X"}})
    found = {raw.location: raw.given for raw in raws(tmp_path)}
    assert (found["a.txt"].uri, found["a.txt"].published) == ("https://x.example/a", "2021-05-03")
    assert found["deep/b.txt"].uri == "https://x.example/b"
    assert (found["deep/c.json#1"].uri, found["deep/c.json#1"].outlet) == ("https://x.example/c", "X")
    assert "metadata.csv" not in found


def test_a_given_sidecar_and_a_given_date_go_over_all(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", STORY)
    write(tmp_path / "in" / "metadata.csv", "name,language,date\na.txt,es,2021-05-03\n")
    over = write(tmp_path / "over.json", [{"file": "a.txt", "language": "en"}])
    given = raws(tmp_path / "in", metadata=over, published="2021-05-01")[0].given
    assert (given.language, given.published) == ("en", "2021-05-01")


TABLE = "file,url,date\na.txt,https://x.example/a,2021-05-03\nb,https://x.example/b,2021-05-04\n"


def test_a_file_given_alone_gets_its_row(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path / name, STORY + name)
    write(tmp_path / "d.jsonl", json.dumps({"text": STORY}))
    write(tmp_path / "metadata.csv", TABLE + "d.jsonl#1,https://x.example/d,\n")
    together = {raw.location: raw.id for raw in raws(tmp_path)}
    alone = {raw.location: raw.id for path in sorted(tmp_path.iterdir()) for raw in raws(path)}
    assert together == alone
    assert raws(tmp_path / "a.txt")[0].given.published == "2021-05-03"
    assert raws(tmp_path / "b.txt")[0].given.uri == "https://x.example/b"


def test_rows_of_folders_below_are_found_by_stem(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "b.txt", STORY)
    write(tmp_path / "deep" / "metadata.csv", TABLE)
    assert raws(tmp_path)[0].given == raws(tmp_path / "deep" / "b.txt")[0].given
    assert raws(tmp_path)[0].given.uri == "https://x.example/b"


def test_a_sidecar_that_is_named_is_no_article(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "metadata.csv", TABLE)
    found = read(*sorted(tmp_path.iterdir()))  # as a shell's folder/* gives them
    assert [(item.location, item.given.published) for item in found if isinstance(item, Raw)] == [
        ("a.txt", "2021-05-03")
    ]
    assert len(found) == 1


def test_an_article_may_be_called_metadata(tmp_path: Path) -> None:
    path = write(tmp_path / "metadata.json", {"text": STORY, "title": "A"})
    assert [raw.given.title for raw in raws(path)] == ["A"]
    assert [raw.given.title for raw in raws(tmp_path)] == ["A"]


FORMS = [
    TABLE,
    TABLE.replace(",", ";"),
    TABLE.replace(",", "\t"),
    TABLE.replace("\n", "\r\n"),
    TABLE.encode("utf-8-sig"),
    TABLE.encode("utf-16"),
    TABLE.replace("file", "File Name").replace("File Name", " FILE "),
]


@pytest.mark.parametrize("content", FORMS)
def test_tables_as_spreadsheets_write_them(tmp_path: Path, content: str | bytes) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "metadata.csv", content)
    given = raws(tmp_path)[0].given
    assert (given.uri, given.published) == ("https://x.example/a", "2021-05-03")


BAD = [
    ("metadata.csv", "", "line 1: no row names a file"),
    ("metadata.csv", "url,date\nx,y\n", "line 1: no row names a file"),
    ("metadata.csv", 'file,date\na.txt,"2021\n', "line "),
    ("metadata.csv", 'file,date\na.txt,"2021"-05\n', "line 2"),
    ("metadata.csv", "file,date\na.txt,2021-05-03,x\n", "line 2 has more columns"),
    ("metadata.csv", "file,date\na.txt,2021\nb.txt,ma\xf1ana\n".encode("latin-1"), "line 3 is not in UTF-8"),
    ("metadata.csv", b"\xff\xfe\x00", "truncated"),
    ("side.json", '[\n{"file": "a.txt"\n', "line 3 is not valid JSON"),
    ("side.json", "[" * 100_000, "nested too deeply"),
    ("side.json", "3", "neither a list nor an object"),
]


@pytest.mark.parametrize(("name", "content", "why"), BAD)
def test_a_bad_sidecar_is_one_clear_line(tmp_path: Path, name: str, content: str | bytes, why: str) -> None:
    write(tmp_path / "in" / "a.txt", STORY)
    path = write(tmp_path / "in" / name, content)
    with pytest.raises(SidecarError) as caught:
        read(tmp_path / "in", metadata=None if name == "metadata.csv" else path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and why in message and "\n" not in message
