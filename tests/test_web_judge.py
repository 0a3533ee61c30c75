"""Judging in the desk: from any page, undone, by several at once, and nothing overwritten."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from synopticon.case import Case
from synopticon.reconciling.corrections import Correctable, checked
from synopticon.records import Event, Noun, Record
from synopticon.web import Options
from synopticon.web.app import desk
from synopticon.web.keeping import Keeper
from synopticon.web.subjects import CORRECTABLE
from tests.desk import HOME, copied, form_token, judgement, served, text, tree


@pytest.fixture
def case(example_case: Case, tmp_path: Path) -> Path:
    """A copy of the example case to judge in."""
    example_case.record()
    return copied(example_case.store.path, tmp_path / "fisheries.db")


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    """The desk of the copy."""
    with served(case) as client:
        yield client


def told_by_most(record: Record) -> Event:
    return max(record.events, key=lambda event: (len(event.documents), event.id))


def test_reject_and_undo(client: TestClient, example_record: Record) -> None:
    event = told_by_most(example_record)
    answer = client.post(
        "/judge", data=judgement(client, event.id, "reject", note="a hoax", next=f"/events/{event.id}")
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/judge/list?judged=judgement-"), "its own page is no more"
    assert client.get(f"/events/{event.id}").status_code == 404, "the record was made again without it"
    listed = client.get("/judge/list").text
    assert "a hoax" in text(listed) and "Ana Ruiz" in text(listed)
    key = str(tree(listed).xpath("string(//input[@name='id']/@value)"))
    undone = client.post("/judge/withdraw", data={"form_token": form_token(listed), "id": key, "next": "/judge/list"})
    assert undone.status_code == 303
    assert client.get(f"/events/{event.id}").status_code == 200
    (kept,) = client.get("/api/judgements?withdrawn=true").json()["items"]
    assert kept["id"] == key and kept["withdrawn"] and kept["note"] == "a hoax"
    assert client.get("/api/judgements").json()["total"] == 0


def test_correct(client: TestClient, example_record: Record) -> None:
    event = told_by_most(example_record)
    page = f"/events/{event.id}"
    fields = judgement(client, event.id, "correct", attribute="status", value="alleged", next=page)
    answer = client.post("/judge", data=fields)
    assert answer.headers["location"].startswith(f"{page}?judged=judgement-")
    assert "Judgement kept" in text(client.get(answer.headers["location"]).text)
    assert client.get(f"/api/events/{event.id}").json()["status"] == "alleged"
    assert "set the status to alleged" in text(client.get(page).text)


def test_not_the_same(client: TestClient, example_record: Record) -> None:
    people = sorted((e for e in example_record.entities if e.type == "PER"), key=lambda e: (-len(e.mentions), e.id))
    one, other = people[:2]
    answer = client.post("/judge", data=judgement(client, one.id, "same", other=other.id))
    assert answer.status_code == 303
    names = [e["name"] for e in client.get("/api/entities?type=PER&limit=200").json()["items"]]
    assert (one.name in names) + (other.name in names) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"verdict": "perhaps"}, "Say what you decide"),
        ({"who": " "}, "Give your name"),
        ({"subject": "event-nothing"}, "nothing in the case has this id"),
        ({"verdict": "same"}, "takes two"),
        ({"verdict": "correct", "attribute": "status", "value": "perhaps"}, "must be one of"),
        ({"verdict": "correct", "attribute": "colour", "value": "red"}, "no attribute"),
    ],
)
def test_what_cannot_be_judged(client: TestClient, example_record: Record, changed: dict[str, str], said: str) -> None:
    fields = judgement(client, told_by_most(example_record).id)
    answer = client.post("/judge", data={**fields, **changed})
    assert answer.status_code == 400
    assert said in text(answer.text)
    assert client.get("/api/judgements").json()["total"] == 0


def test_name_is_remembered(client: TestClient, example_record: Record) -> None:
    event = told_by_most(example_record)
    client.post("/judge", data=judgement(client, event.id, who="José Núñez"))
    page = tree(client.get(f"/events/{event.id}").text)
    assert page.xpath("string(//input[@name='who']/@value)") == "José Núñez"


def test_every_subject_has_its_form(client: TestClient, example_record: Record) -> None:
    reading = next(r for r in example_record.readings if r.statements and r.reports)
    event = next(e for e in example_record.events if e.disagreements)
    local = next(e for e in reading.entities)
    subjects = {
        event.id: "accept",
        event.disagreements[0].id: "accept",
        example_record.reuse[0].id: "reject",
        reading.reports[0].id: "accept",
        reading.statements[0].id: "accept",
        reading.document.id: "correct",
        example_record.stories[0].id: "same",
        local.id: "not-same",
        f"{local.id}@{reading.document.id}": "not-same",
    }
    for subject, verdict in subjects.items():
        page = tree(client.get("/judge/on", params={"subject": subject}).text)
        assert page.xpath(f"//button[@name='verdict'][@value='{verdict}']"), subject
    assert client.get("/judge/on?subject=event-none").status_code == 404


def test_corrections_offered_are_those_there_are() -> None:
    values = {"status": "denied", "date": "2024", "happening": "meet", "stance": "asserts", "type": "PER"}
    values |= {"country": "NOR", "reliability": "B", "credibility": "2", "place": "e", "speaker": "e"}
    nouns: dict[str, Noun] = {
        "event": "event", "report": "report", "statement": "statement", "entity": "entity", "document": "document",
    }  # fmt: skip
    for noun, attributes in CORRECTABLE.items():
        for attribute in attributes:
            assert checked(Correctable(nouns[noun], {"e": "E"}), attribute, values.get(attribute, "words"))


def test_two_at_once_lose_nothing(case: Path, example_record: Record) -> None:
    """Several people judge at the same moment, each from pages of the record before: every judgement is kept."""
    people = 4
    reports = [report.id for reading in example_record.readings for report in reading.reports][: people * 3]
    failed: list[str] = []
    keeper = Keeper(case)
    keeper.prepare()
    app = desk(keeper, Options())
    start = threading.Barrier(people)

    def work(number: int) -> None:
        with_own_cookies = TestClient(app, base_url=HOME, follow_redirects=False)
        mine = reports[number::people]
        forms = [judgement(with_own_cookies, report, who=f"Analyst {number}") for report in mine]
        start.wait()
        for fields in forms:
            answer = with_own_cookies.post("/judge", data=fields)
            if answer.status_code != 303:
                failed.append(text(answer.text))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    kept = keeper.case.judgements()
    assert sorted(subject for j in kept for subject in j.subjects) == sorted(reports)
    assert {j.who for j in kept} == {f"Analyst {number}" for number in range(people)}
    assert not keeper.stale() and not keeper.making.busy and not keeper.making.fault
    keeper.close()


def wait_for(thread_name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == thread_name:
            thread.join(60)


def test_large_cases_are_made_again_behind_the_pages(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synopticon.web.keeping.LARGE", 1)
    keeper = Keeper(case)
    keeper.prepare()
    held = threading.Event()
    prepare = keeper.prepare
    monkeypatch.setattr(keeper, "prepare", lambda: (held.wait(20), prepare())[0])
    client = TestClient(desk(keeper, Options()), base_url=HOME, follow_redirects=False)
    event = str(client.get("/api/events?limit=1").json()["items"][0]["id"])
    answer = client.post("/judge", data=judgement(client, event, "reject"))
    assert "is being made again" in text(client.get(answer.headers["location"]).text)
    assert client.get(f"/events/{event}").status_code == 200, "the pages show the record before"
    held.set()
    wait_for("synopticon-desk")
    assert client.get(f"/events/{event}").status_code == 404
    assert "is being made again" not in text(client.get("/").text)
    keeper.close()


def test_what_changed_since_the_last_visit(client: TestClient, example_record: Record) -> None:
    event = told_by_most(example_record)
    assert "Since your last visit" not in text(client.get("/").text)
    client.post("/judge", data=judgement(client, event.id, "reject"))
    for _ in range(2):
        page = client.get("/").text
        assert "Since your last visit" in text(page), "until a visitor says it was seen"
        assert event.title in text(page)
    client.post("/seen", data={"form_token": form_token(page), "next": "/"})
    assert "Since your last visit" not in text(client.get("/").text)


def test_changes_of_large_cases_are_worked_out_behind_the_pages(
    case: Path, example_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synopticon.web.keeping.LARGE", 1)
    with served(case) as client:
        client.get("/")
        client.post("/judge", data=judgement(client, told_by_most(example_record).id, "reject"))
        wait_for("synopticon-desk")
        assert "is being worked out" in text(client.get("/").text)
        wait_for("synopticon-changes")
        assert "Since your last visit" in text(client.get("/").text)


def test_a_record_that_cannot_be_made_is_said(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(case)
    keeper.prepare()
    client = TestClient(desk(keeper, Options()), base_url=HOME)

    def fail(*_: object, **__: object) -> Record:
        raise RuntimeError("no luck")

    monkeypatch.setattr(keeper.case, "record", fail)
    keeper.refresh()
    assert "could not be made again" in text(client.get("/judge").text)
    keeper.close()


def test_what_another_program_decides_is_shown(client: TestClient, case: Path, example_record: Record) -> None:
    event = told_by_most(example_record)
    with Case(case) as elsewhere:
        elsewhere.judge("reject", [event.id], who="Bo Berg")
        elsewhere.record()
    assert client.get("/").status_code == 200
    assert client.get(f"/events/{event.id}").status_code == 404


def test_a_case_that_cannot_be_written_is_shown(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synopticon.store.file._writable", lambda path: False)
    with served(case) as client:
        page = client.get("/judge").text
        assert "cannot be written" in text(page)
        assert not tree(page).xpath("//form[@method='post']")
        assert client.get("/").status_code == 200
