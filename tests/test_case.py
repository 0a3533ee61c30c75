"""Same articles, same record: in any order, in one build or several, and however often a build is killed."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from synopticon.case import Case, NoSuchRun
from synopticon.exports import render
from synopticon.reconciling import reuse
from synopticon.reconciling.memory import maker
from synopticon.records import identify
from tests.conftest import EXAMPLE

ARTICLES = sorted(path for path in EXAMPLE.iterdir() if path.suffix in {".txt", ".html", ".jsonl"})


def exported(case: Case) -> str:
    return "".join(render(case.record(), "json"))


@pytest.fixture(scope="module")
def undisturbed(example_case: Case) -> str:
    return exported(example_case)


def test_record_is_what_a_second_look_gives(example_case: Case, undisturbed: str) -> None:
    assert exported(example_case) == undisturbed


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_splits_change_nothing(tmp_path: Path, undisturbed: str, seed: int) -> None:
    chance = random.Random(seed)
    shuffled = chance.sample(ARTICLES, len(ARTICLES))
    cut = chance.randrange(1, len(shuffled))
    with Case(tmp_path / "case.db") as case:
        for part in (shuffled[:cut], shuffled[cut:]):
            case.add(*part, metadata=EXAMPLE / "metadata.csv")
            case.record()
        assert exported(case) == undisturbed


def test_adding_again_reads_nothing(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "in")
    with Case(tmp_path / "case.db") as case:
        first = case.add(tmp_path / "in")
        again = case.add(tmp_path / "in")
        changed = tmp_path / "in" / "12-elfaro-capitan.txt"
        changed.write_text(changed.read_text() + "\nEl puerto de Lyttelton no hizo comentarios.\n")
        third = case.add(tmp_path / "in")
    assert (first.articles, first.new, first.read) == (15, 15, 15)
    assert (again.articles, again.new, again.read) == (15, 0, 0)
    assert (third.articles, third.new, third.read) == (15, 1, 1)


def test_a_fault_in_a_reader_is_set_aside_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The minister of Chile arrived in Lima on Monday to meet the president of Peru.")
    with Case(tmp_path / "case.db") as case:
        with monkeypatch.context() as broken:
            broken.setattr("synopticon.reading.pipeline.read", lambda document: 1 / 0)
            first = case.add(tmp_path / "a.txt")
        again = case.add(tmp_path / "a.txt")
    assert [(item.location, item.reason) for item in first.aside] == [("a.txt", "fault")]
    assert "ZeroDivisionError" in first.aside[0].detail
    assert (again.articles, again.read, again.aside) == (1, 1, ())


def test_killed_at_any_point_it_goes_on(tmp_path: Path, undisturbed: str) -> None:
    chance = random.Random(2031)
    for _ in range(4):
        killed = multiprocessing.get_context("fork").Process(
            target=_build_and_die, args=(tmp_path / "case.db", chance.randrange(1, 40))
        )
        killed.start()
        killed.join(120)
        assert killed.exitcode == -signal.SIGKILL
    with Case(tmp_path / "case.db") as case:
        case.add(EXAMPLE)
        assert exported(case) == undisturbed


def _build_and_die(path: Path, steps: int) -> None:
    left = [steps]

    def progress(stage: str, done: int, total: int) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    case = Case(path)
    case.add(EXAMPLE, progress=progress)
    case.record(progress=progress)


BAD: Sequence[tuple[str, bytes, str]] = (
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("noise.txt", bytes(range(256)) * 64, "binary"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "unsupported-type"),
    ("broken.json", b'{"text": "Half', "malformed"),
    (
        "polish.txt",
        "Prezydent przyleciał we wtorek do stolicy i spotkał się z premierem, by rozmawiać o pokoju. ".encode() * 5,
        "unsupported-language",
    ),
)


def test_bad_files_are_set_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content, _ in BAD:
        (folder / name).write_bytes(content)
    for name in ("good.txt", "twin.txt"):
        (folder / name).write_text("The minister of Chile arrived in Lima on Monday to meet the president of Peru.\n")
    with Case(tmp_path / "case.db") as case:
        summary = case.add(folder)
    reasons = {item.location: item.reason for item in summary.aside}
    assert summary.articles == 1
    assert reasons == {name: reason for name, _, reason in BAD} | {"twin.txt": "duplicate"}
    assert all(item.detail for item in summary.aside)


def test_a_sidecar_overrides(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Published: 3 May 2021\n\nThe minister of Chile arrived in Lima on Monday.\n")
    (tmp_path / "metadata.csv").write_text("file,outlet,published\na.txt,The Post,2022-01-05\n")
    with Case(tmp_path / "case.db") as case:
        case.add(tmp_path)
        (document,) = json.loads(exported(case))["documents"]
    assert (document["outlet"], document["published"]["earliest"]) == ("The Post", "2022-01-05")
    assert document["published"]["basis"] == "given"


# ------------------------------------------------------------------------------------------------ kept runs, judgements

FIRST = "The minister of Chile arrived in Lima on Monday. Peru seized four trawlers of Chile on Sunday.\n"
SECOND = "Peru denied on Tuesday that its navy had fired at the boats, and the minister of Chile left Lima.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "first.txt").write_text(FIRST)
    return made


def test_runs_are_kept_and_compared(tmp_path: Path, folder: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(folder, published="2031-05-06")
        old = case.record()
        case.record()
        (folder / "second.txt").write_text(SECOND)
        case.add(folder, published="2031-05-06")
        new = case.record()
        assert [(run.id, run.articles) for run in case.runs()] == [("run-1", 1), ("run-2", 2)]
        assert (case.record(run="run-1"), case.record(run="run-2")) == (old, new)
        brought = case.changes("run-1")
        (added,) = {r.document.id for r in new.readings} - {r.document.id for r in old.readings}
        assert brought and all(added in change.documents for change in brought)
        assert case.changes("run-2") == () == case.changes("2999-01-01")
        assert {c.kind for c in case.changes("2000-01-01")} == {"new-story", "new-event"}
        for wrong in ("run-9", "yesterday"):
            with pytest.raises(NoSuchRun, match=wrong):
                case.changes(wrong)


def test_an_unchanged_case_opens_no_article(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(folder)
        record = case.record()
        with monkeypatch.context() as shut:
            for name in ("_clean", "_read"):
                shut.setattr(Case, name, lambda *_, **__: pytest.fail("an article was opened"))
            assert case.record() == record and case.aside() == []
            again = case.add(folder)
        assert (again.articles, again.new, again.read) == (1, 0, 0)


def test_what_was_just_added_is_not_opened_again(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.db"
    with Case(path) as case:
        case.add(folder)
        with monkeypatch.context() as shut:
            for name in ("_clean", "_read"):
                shut.setattr(Case, name, lambda *_, **__: pytest.fail("an article was opened"))
            assert len(case.record().readings) == 1
        (folder / "second.txt").write_text(f"Another day.\n\n{FIRST}")
        case.add(folder)
        (folder / "third.txt").write_text(f"A third day.\n\n{FIRST}")
        with Case(path) as other:
            other.add(folder)
        assert len(case.record().readings) == 3


def test_what_was_found_serves_the_next_process(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.db"
    with Case(path) as case:
        case.add(folder)
        case.record()
        assert {kind for kind, _ in case.store.remembered(maker())} >= {"sketch", "words"}
    monkeypatch.setattr(reuse, "_sketch", _must_not)
    with Case(path) as case:
        event = case.record().events[0].id
        case.judge("accept", [event], who="Ana")
        assert event in {e.id for e in case.record().events}


def _must_not(*_: object) -> None:
    raise AssertionError("an article was looked into again")


def test_judgements_are_kept_with_the_case(tmp_path: Path, folder: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(folder, published="2031-05-06")
        plain = case.record()
        event = next(e for e in plain.events if e.happening == "seize")
        made = case.judge("reject", [event.id[:12]], who="Ana Ruiz", note="not in this case")
    with Case(tmp_path / "case.db") as case:
        assert case.judgements() == (made,) and case.record().rejected.events
        assert [c.kind for c in case.changes("run-1")] == ["gone"]
        ended = case.withdraw(made.id[:16], who="Bo")
        assert ended.withdrawn and case.judgements() == () and case.judgements(withdrawn=True) == (ended,)
        assert case.record() == plain and [run.id for run in case.runs()] == ["run-1", "run-2", "run-3"]


def test_judgements_outlive_the_version_that_read(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later reader whose every id and offset is another: the article is cleaned to begin with a line more."""
    monkeypatch.setattr("synopticon.cleaning.document.identify", _ids("now"))
    with Case(tmp_path / "case.db") as case:
        case.add(folder, published="2031-05-06")
        event = next(e for e in case.record().events if e.happening == "seize")
        made = case.judge("correct", [event.id], who="Ana", attribute="title", value="The chase")
        (folder / "first.txt").write_text(f"Correction: the day was Sunday.\n\n{FIRST}")
        monkeypatch.setattr("synopticon.case.making._READER", "read-next")
        monkeypatch.setattr("synopticon.cleaning.document.identify", _ids("next"))
        case.add(folder, published="2031-05-06")
        record = case.record()
        (found,) = [e for e in record.events if made.id in e.judged]
        assert found.title == "The chase" and not set(found.reports) & set(event.reports)
        assert [a.state for a in record.attachments] == ["applied"]


def _ids(version: str) -> Callable[..., str]:
    return lambda prefix, *parts: "art-fixed" if prefix == "art" else identify(prefix, version, *parts)
