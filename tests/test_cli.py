"""The commands, run as a user runs them: what they print, and the exit status of each bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from synopticon.case import Case
from tests.conftest import EXAMPLE


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "synopticon", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "110"}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, timeout=120)


def test_build_brief_export(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    built = run("build", EXAMPLE, "-o", case)
    assert built.returncode == 0, built.stderr
    assert "15 articles, 15 new, 15 read" in built.stdout
    shown = run("brief", case)
    assert shown.returncode == 0 and "Ferreyra" in shown.stdout and "Leave a Reply" not in shown.stdout
    page = tmp_path / "brief.html"
    assert run("brief", case, "--format", "html", "-o", page).returncode == 0
    assert page.read_text().startswith("<!doctype html>")
    exported = run("export", case, "--format", "json")
    assert len(json.loads(exported.stdout)["documents"]) == 15


def test_read_prints_one_reading(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The minister of Chile arrived in Lima on Monday to meet the president of Peru.")
    shown = json.loads(run("read", article, "--published", "2031-05-14").stdout)
    assert shown["times"][0]["value"] == "2031-05-12"
    assert "events" not in shown


BAD_INPUT = [
    ("an empty folder", "empty", "no articles there"),
    ("a folder of images", "images", "unsupported-type"),
    ("random bytes", "noise.txt", "binary"),
    ("a language not supported", "polish.txt", "unsupported-language"),
    ("nothing at all", "missing", "missing"),
]


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    (tmp_path / "empty").mkdir()
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "polish.txt").write_text("Prezydent przyleciał we wtorek do stolicy i spotkał się z premierem. " * 9)
    (tmp_path / "prose.db").write_text("Dear diary")
    return tmp_path


@pytest.mark.parametrize(("what", "path", "said"), BAD_INPUT, ids=[row[0] for row in BAD_INPUT])
def test_bad_input_is_one_line_and_status_2(bad: Path, what: str, path: str, said: str) -> None:
    result = run("build", path, "-o", "case.db", cwd=bad)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1 and path.split("/")[0] in result.stderr and said in result.stderr
    assert not (bad / "case.db").exists()


@pytest.mark.parametrize("command", ["brief", "export"])
@pytest.mark.parametrize(("case", "said"), [("prose.db", "not a Synopticon case"), ("missing.db", "no such case")])
def test_a_case_that_is_none(bad: Path, command: str, case: str, said: str) -> None:
    result = run(command, case, cwd=bad)
    assert result.returncode == 2 and said in result.stderr and result.stderr.count("\n") == 1


def test_help_loads_no_stage() -> None:
    heavy = {"spacy", "sqlalchemy", "trafilatura", "numpy", "synopticon.case"}
    loaded = f"import sys, synopticon.cli; assert not {heavy} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], timeout=60).returncode == 0


OPTIONS = [
    (["build", "good.txt", "-o", "c.db", "--published", "soon"], "--published soon: no date"),
    (["build", "good.txt", "-o", "c.db", "--metadata", "missing.csv"], "missing.csv"),
    (["read", "good.txt", "--language", "xx"], "unsupported-language"),
    (["bench", "reports", "--data", "good.txt"], "good.txt: not labelled data for reports"),
    (["bench", "times", "--data", "good.txt", "--language", "en"], "good.txt: no labels for times"),
    (["bench", "times", "--data", "missing"], "missing: no such file"),
]


@pytest.mark.parametrize(("arguments", "said"), OPTIONS, ids=[" ".join(row[0]) for row in OPTIONS])
def test_an_option_that_cannot_be_used(bad: Path, arguments: list[str], said: str) -> None:
    (bad / "good.txt").write_text("The minister of Chile arrived in Lima on Monday to meet the president of Peru.")
    result = run(*arguments, cwd=bad)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr and result.stderr.count("\n") == 1


def test_a_huge_file_is_set_aside(bad: Path) -> None:
    (bad / "huge.txt").write_bytes(b"A word and another. " * 2_600_000)
    result = run("build", "huge.txt", "-o", "case.db", cwd=bad)
    assert result.returncode == 2 and "too-large" in result.stderr


def test_bad_input_leaves_a_good_case_alone(bad: Path) -> None:
    (bad / "good.txt").write_text("The minister of Chile arrived in Lima on Monday to meet the president of Peru.")
    assert run("build", "good.txt", "-o", "case.db", cwd=bad).returncode == 0
    before = run("export", "case.db", cwd=bad).stdout
    assert run("build", "noise.txt", "-o", "case.db", cwd=bad).returncode == 0
    assert run("build", "good.txt", "-o", "prose.db", cwd=bad).returncode == 2
    assert run("export", "case.db", cwd=bad).stdout == before
    assert (bad / "prose.db").read_text() == "Dear diary"


def test_an_output_that_cannot_be_written(example_case: Case, tmp_path: Path) -> None:
    result = run("export", example_case.store.path, "-o", tmp_path / "no" / "such.json")
    assert result.returncode == 2 and "cannot be written" in result.stderr


def test_a_disk_that_fills_up(bad: Path) -> None:
    """A limit on the size of files stands for a full disk: the error the system gives is of the same kind."""
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));"
    command = [sys.executable, "-c", f"{limited} from synopticon.cli import main; main()"]
    arguments = ["build", str(EXAMPLE), "-o", "case.db"]
    result = subprocess.run([*command, *arguments], capture_output=True, text=True, cwd=bad, timeout=120)
    assert result.returncode == 1 and result.stderr.count("\n") == 1 and "disk" in result.stderr
    assert run("build", EXAMPLE, "-o", "case.db", cwd=bad).returncode == 0
