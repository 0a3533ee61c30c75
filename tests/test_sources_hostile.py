"""Files and folders that would stop a careless reader: pipes, links, odd names, huge, binary and odd encodings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from synopticon.cleaning import clean
from synopticon.records import Document, Raw, SetAside
from synopticon.sources import NotFound, collect

STORY = "El señor Muñoz llegó mañana a la capital, según el ministro: “no habrá acuerdo” – dijo el martes."


def read(*paths: Path, **options: object) -> list[Raw | SetAside]:
    return list(collect(paths, **options))  # type: ignore[arg-type]


def raws(*paths: Path) -> list[Raw]:
    return [item for item in read(*paths) if isinstance(item, Raw)]


def asides(*paths: Path) -> dict[str, str]:
    return {item.location: item.reason for item in read(*paths) if isinstance(item, SetAside)}


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_links(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    write(inside / "a.txt", STORY)
    outside = write(tmp_path / "secret.txt", STORY)
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(outside)
    (inside / "d.txt").symlink_to(tmp_path / "gone.txt")
    (inside / "loop").symlink_to(inside)
    assert [raw.location for raw in raws(inside)] == ["a.txt", "b.txt"]
    assert asides(inside) == {"c.txt": "link", "d.txt": "unreadable"}
    assert asides(inside / "d.txt") == {"d.txt": "unreadable"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY).chmod(0)
    assert asides(tmp_path) == {"a.txt": "unreadable"}


def test_an_error_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "b.txt", STORY)
    plain = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "a.txt":
            raise OSError(5, "Input/output error")
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert asides(tmp_path) == {"a.txt": "unreadable"}
    assert [raw.location for raw in raws(tmp_path)] == ["b.txt"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert asides(tmp_path) == {"a.txt": "unsupported-type"}


def test_pipes_with_the_names_of_sidecars_are_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    for name in ("metadata.csv", "metadata.json"):
        os.mkfifo(tmp_path / name)
    assert [raw.location for raw in raws(tmp_path)] == ["a.txt"]
    assert [raw.location for raw in raws(tmp_path / "a.txt")] == ["a.txt"]
    assert asides(tmp_path) == {"metadata.csv": "unsupported-type", "metadata.json": "unsupported-type"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    assert asides(tmp_path / "a.txt") == {"a.txt": "unsupported-type"}
    assert asides(tmp_path) == {"a.txt": "link"}
    assert asides(Path("/dev/zero")) == {"zero": "unsupported-type"}


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    write(tmp_path / "good.txt", STORY)
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "metadata.csv").symlink_to(tmp_path / "metadata.csv")
    assert [raw.location for raw in raws(tmp_path)] == ["good.txt"]
    assert set(asides(tmp_path).values()) == {"unreadable"}
    assert asides(tmp_path / "a.txt") == {"a.txt": "unreadable"}


ODD = [("a\nb.txt", "a\\nb.txt"), ("a\tb\x1b.txt", "a\\tb\\x1b.txt"), ("a\u202etxt.txt", "a\\u202etxt.txt")]


@pytest.mark.parametrize(("name", "location"), ODD)
def test_odd_names_are_spelt_out(tmp_path: Path, name: str, location: str) -> None:
    write(tmp_path / name, STORY)
    write(tmp_path / "empty" / name, "")
    assert [raw.location for raw in raws(tmp_path)] == [location]
    assert asides(tmp_path) == {f"empty/{location}": "empty"}
    assert all("\n" not in item.detail for item in read(tmp_path) if isinstance(item, SetAside))


@pytest.mark.skipif(sys.platform != "linux", reason="names are no bytes here")
def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"f\xe9")
    write(folder / os.fsdecode(b"ma\xf1ana.txt"), STORY)
    write(folder / os.fsdecode(b"ma\xf1ana.pdf"), STORY)
    for item in read(tmp_path):
        item.location.encode()
    assert [raw.location for raw in raws(tmp_path)] == ["f\\xe9/ma\\xf1ana.txt"]
    with pytest.raises(NotFound) as caught:
        read(folder / os.fsdecode(b"\xf1"))
    str(caught.value).encode()


def test_a_file_of_fifty_megabytes_is_set_aside_unopened(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    found = read(tmp_path)
    assert [item.reason for item in found if isinstance(item, SetAside)] == ["too-large"]
    assert "50 MB" in next(item.detail for item in found if isinstance(item, SetAside))


def test_a_folder_of_images(tmp_path: Path) -> None:
    heads = {
        "a.jpg": b"\xff\xd8\xff\xe0",
        "b.png": b"\x89PNG\r\n\x1a\n",
        "c.gif": b"GIF89a",
        "d.txt": b"\xff\xd8\xff\xe0",
    }
    for name, head in heads.items():
        write(tmp_path / name, head + bytes(range(256)) * 4)
    assert raws(tmp_path) == []
    assert set(asides(tmp_path).values()) == {"unsupported-type", "binary"}


ENCODED = [
    (STORY.encode("utf-8-sig"), "utf-8"),
    (STORY.encode("utf-16"), "utf-16-le"),
    (b"\xfe\xff" + STORY.encode("utf-16-be"), "utf-16-be"),
    (STORY.encode("utf-16-le"), "utf-16-le"),
    (STORY.encode("utf-16-be"), "utf-16-be"),
    (STORY.encode("utf-32"), "utf-32-le"),
    (STORY.encode("cp1252"), "cp1252"),
    (STORY.encode() + b"\n\n" + STORY.encode("cp1252"), "mixed"),
    (STORY.encode().decode("cp1252", "ignore").encode(), "utf-8"),
    (("\0" + STORY * 3 + "\0").encode(), "utf-8"),
]


@pytest.mark.parametrize(("content", "encoding"), ENCODED)
def test_encodings_from_file_to_document(tmp_path: Path, content: bytes, encoding: str) -> None:
    found = raws(write(tmp_path / "a.txt", content))
    document = clean(found[0])
    assert isinstance(document, Document), document
    assert encoding in ("mixed", document.encoding)
    assert "según el ministro" in document.text
    assert not any(character in document.text for character in "\0\ufeff\ufffdÃ")
