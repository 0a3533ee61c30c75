"""The command: files whole or not at all, nothing held, one-line errors."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from synopticon import case as cases
from synopticon.cli import main
from synopticon.cli.output import write
from synopticon.exports import TEXT_FORMATS, render
from synopticon.records import Record


class Opened:
    """A case that is open already, whatever file is named."""

    kept = Record()

    def __init__(self, path: Path, must_exist: bool = False) -> None:
        pass

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def record(self, **options: object) -> Record:
        return self.kept


def run(monkeypatch: pytest.MonkeyPatch, record: Record, *arguments: str) -> int:
    monkeypatch.setattr(Opened, "kept", record)
    monkeypatch.setattr(cases, "Case", Opened)
    monkeypatch.setattr(sys, "argv", ["synopticon", "export", "case.db", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("format", [f for f in TEXT_FORMATS if f != "conllu"])
def test_a_file_and_standard_output_are_the_same(
    format: str,
    example_record: Record,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(monkeypatch, example_record, "-f", format, "-o", str(tmp_path / "out")) == 0
    capfdbinary.readouterr()
    assert run(monkeypatch, example_record, "-f", format, "-o", "-", "--quiet") == 0
    printed, said = capfdbinary.readouterr()
    assert printed == (tmp_path / "out").read_bytes() != b"" and not said
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


WRONG = [
    (("-f", "parquet"), "name it with -o"),
    (("-f", "parquet", "-o", "-"), "name it with -o"),
    (("-f", "ics", "-o", "notes.txt"), "notes.txt: the file that is there is no calendar of ours"),
    (("-f", "ics", "-o", "bytes.bin"), "bytes.bin: the file that is there is no calendar"),
    (("-f", "json", "-o", "missing/out.json"), "missing/out.json: cannot be written"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_errors_are_one_line(
    arguments: tuple[str, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("mine")
    Path("bytes.bin").write_bytes(b"\xff\xfe\xff")
    assert run(monkeypatch, Record(), *arguments) == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1 and said.startswith("synopticon: ")
    assert Path("notes.txt").read_text() == "mine"


def test_a_fault_leaves_the_old_file(example_record: Record, tmp_path: Path) -> None:
    def parts() -> object:
        yield "new"
        raise ZeroDivisionError

    out = tmp_path / "out"
    out.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write(parts(), out)  # type: ignore[arg-type]
    assert out.read_text() == "old" and [path.name for path in tmp_path.iterdir()] == ["out"]


def test_half_a_surrogate_pair_is_a_question_mark(tmp_path: Path) -> None:
    write(["a\ud800b"], tmp_path / "out")
    assert (tmp_path / "out").read_text() == "a?b"


@pytest.mark.parametrize("format", [f for f in TEXT_FORMATS if f not in ("conllu", "claimreview", "ics")])
def test_formats_are_made_as_they_are_written(format: str, example_record: Record) -> None:
    """What comes before a thing that cannot be written is written already: nothing is gathered first."""
    *events, event = example_record.events
    *readings, reading = example_record.readings
    if format == "annotation":
        broken = replace(example_record, readings=(*readings, replace(reading, mentions=None)))  # type: ignore[arg-type]
    else:
        broken = replace(example_record, events=(*events, replace(event, documents=None)))  # type: ignore[arg-type]
    length = parts = 0
    with pytest.raises(TypeError):
        for part in render(broken, format):
            length, parts = length + len(part), parts + 1
    assert parts >= len(events) and length > sum(map(len, render(example_record, format))) / 3


def test_json_is_written_as_json_would(example_record: Record) -> None:
    whole = "".join(render(example_record, "json"))
    assert whole == json.dumps(example_record.to_dict(), ensure_ascii=False, indent=1) + "\n"
    assert "".join(render(Record(), "json")) == json.dumps(Record().to_dict(), ensure_ascii=False, indent=1) + "\n"
