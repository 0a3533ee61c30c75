"""Judging from the command line, and what is new from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from synopticon.case import Case
from synopticon.cli import app
from synopticon.cli.errors import status


@pytest.fixture
def case(tmp_path: Path) -> Path:
    article = tmp_path / "a.txt"
    article.write_text(
        "The minister of Chile arrived in Lima on Monday. Peru seized four trawlers of Chile on Sunday.\n"
    )
    with Case(tmp_path / "case.db") as made:
        made.add(article, published="2031-05-06")
        made.record()
    return tmp_path / "case.db"


def said(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert isinstance(result.exception, Exception) and status(result.exception) == 2
    assert "\n" not in str(result.exception)
    return str(result.exception)


def event(case: Path, happening: str) -> str:
    with Case(case) as opened:
        return next(e.id for e in opened.record().events if e.happening == happening)


def test_judge_list_withdraw(case: Path) -> None:
    seized = event(case, "seize")
    made = said(
        "judge", case, "correct", seized[:14], "--set", "title=The chase", "--who", "Ana", "--note", "as it was"
    )
    key = made.split("\t")[0]
    assert "Ana set the title to The chase" in made and "as it was" in made
    assert "applied" in said("judge", case, "list")
    brief = said("brief", case, "-f", "markdown")
    assert "The chase" in brief and "## Judged by analysts" in brief and brief.count("as it was") == 2
    assert "withdrawn 2" in said("judge", case, "withdraw", key[:15], "--who", "Bo")
    assert "withdrawn 2" in said("judge", case, "list") and "The chase" not in said("brief", case)


def test_runs_and_what_is_new(case: Path) -> None:
    assert "Nothing is new since run-1" in said("brief", case, "--since", "run-1")
    said("judge", case, "reject", event(case, "seize"), "--who", "Ana")
    news = said("brief", case, "--since", "run-1", "-f", "markdown")
    assert "## What is new" in news and "an analyst rejected it" in news
    assert [line.split("\t")[0] for line in said("runs", case).splitlines()] == ["run-1", "run-2"]


def test_what_cannot_be_done_is_one_line(case: Path) -> None:
    for arguments, message in (
        (("judge", case, "accept", "--who", "Ana"), "which one"),
        (("judge", case, "accept", "event-"), "who judges is missing"),
        (("judge", case, "accept", "event-zz", "--who", "Ana"), "nothing in the case has this id"),
        (("judge", case, "correct", event(case, "seize"), "--who", "Ana"), "--set ATTRIBUTE=VALUE"),
        (("judge", case, "withdraw", "j", "--who", "Ana"), "no such judgement"),
        (("brief", case, "--since", "run-7"), "no such run"),
        (("brief", case, "--since", "soon"), "neither a run nor a date"),
    ):
        assert message in refused(*arguments)
