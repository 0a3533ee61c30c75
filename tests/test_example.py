"""The example's record against what a careful reader finds in it (`examples/fisheries-answers.toml`)."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from synopticon.languages import happenings
from synopticon.records import Entity, Event, Reading, Record
from tests.conftest import ROOT

ANSWERS: dict[str, Any] = tomllib.loads((ROOT / "examples" / "fisheries-answers.toml").read_text())


def reading(record: Record, path: str) -> Reading:
    return next(r for r in record.readings if r.document.path == path)


def paths(record: Record, documents: tuple[str, ...]) -> set[str]:
    return {r.document.path for r in record.readings if r.document.id in documents}


def named(record: Record, ids: tuple[str, ...]) -> set[str]:
    return {entity.name for entity in record.entities if entity.id in ids}


@pytest.mark.parametrize("path", sorted(ANSWERS["documents"]))
def test_documents(example_record: Record, path: str) -> None:
    expected = ANSWERS["documents"][path]
    found = reading(example_record, path)
    assert found.document.language == expected["language"]
    assert found.document.outlet == expected["outlet"]
    if "published" in expected:
        assert (found.published.earliest or "")[:10] == expected["published"], found.published


def test_text(example_record: Record) -> None:
    whole = "\n".join(r.document.text for r in example_record.readings)
    for words in ANSWERS["text"]["absent"]:
        assert words not in whole
    for words in ANSWERS["text"]["present"]:
        assert words in whole


def test_clean_text_is_the_edits_applied(example_record: Record) -> None:
    reasons = {edit.reason for r in example_record.readings for edit in r.document.edits}
    assert reasons >= {"boilerplate", "credit", "glued-words", "markup", "whitespace"}
    assert any(r.document.marks for r in example_record.readings)


def entities_called(record: Record, name: str) -> list[Entity]:
    return [e for e in record.entities if e.name == name or any(n.text == name for n in e.names)]


@pytest.mark.parametrize("names", ANSWERS["people"]["same"], ids=lambda names: names[0])
def test_one_person_of_many_names(example_record: Record, names: list[str]) -> None:
    first = entities_called(example_record, names[0])
    assert len(first) == 1
    for name in names[1:]:
        assert first[0] in entities_called(example_record, name), name


@pytest.mark.parametrize("names", ANSWERS["people"]["apart"], ids=lambda names: " / ".join(names))
def test_people_apart(example_record: Record, names: list[str]) -> None:
    (first,), (second,) = (entities_called(example_record, name) for name in names)
    assert first.id != second.id


def test_namesakes_stay_apart(example_record: Record) -> None:
    for case in ANSWERS["people"]["namesakes"]:
        bearers = [e for e in entities_called(example_record, case["name"]) if e.type == "PER"]
        other = reading(example_record, case["other"]).document.id
        assert len(bearers) == 2
        assert [{m.document for m in e.mentions} == {other} for e in bearers].count(True) == 1


@pytest.mark.parametrize("case", ANSWERS["reuse"], ids=lambda case: case["kind"])
def test_reuse(example_record: Record, case: dict[str, Any]) -> None:
    ids = tuple(sorted(reading(example_record, path).document.id for path in case["files"]))
    (found,) = [reuse for reuse in example_record.reuse if reuse.documents == ids]
    assert found.kind == case["kind"]
    assert found.passages and found.evidence
    first = ids[0] == reading(example_record, case["source"]).document.id
    assert found.direction == ("first-to-second" if first else "second-to-first")


def test_no_reuse_beyond_these(example_record: Record) -> None:
    expected = {frozenset(case["files"]) for case in ANSWERS["reuse"]}
    copies = [r for r in example_record.reuse if r.kind != "quotation"]
    assert {frozenset(paths(example_record, r.documents)) for r in copies} == expected


def family(event: Event) -> str:
    return happenings()[event.happening]["family"]


def matching(record: Record, case: dict[str, Any]) -> Event:
    """Give the event of the family and actors that shares most files with the answer."""
    fits = [e for e in record.events if family(e) == case["family"]]
    fits = [e for e in fits if set(case["actors"]) <= named(record, (*e.actors, *e.recipients))]
    if "earliest" in case:
        dated = [e for e in fits if e.when.earliest and case["earliest"] <= e.when.earliest < case["latest"]]
        fits = dated or fits
    if "status" in case:
        fits = [e for e in fits if e.status == case["status"]]
    assert fits, f"no event for {case['what']}"
    return max(fits, key=lambda e: (len(paths(record, e.documents) & set(case["files"])), e.id))


@pytest.mark.parametrize("case", ANSWERS["events"], ids=lambda case: case["what"])
def test_events(example_record: Record, case: dict[str, Any]) -> None:
    event = matching(example_record, case)
    assert set(case["files"]) <= paths(example_record, event.documents)
    assert set(case["statuses"]) <= {step.status for step in event.history}
    if "earliest" in case:
        assert event.when.earliest and case["earliest"] <= event.when.earliest
        assert event.when.latest and event.when.latest[:10] <= case["latest"]
    if "disagreement" in case:
        assert case["disagreement"] in [{"attribute": d.attribute, "kind": d.kind} for d in event.disagreements]


@pytest.mark.parametrize("path", ANSWERS["denials"][0]["files"])
def test_denials(example_record: Record, path: str) -> None:
    """A denial is a statement where its words are told, and a report of its own where they are not."""
    names = {e.id: e.name for e in example_record.entities}
    found = reading(example_record, path)
    said = {names.get(s.speaker or "") for s in found.statements if s.stance == "denies"}
    told = {names.get(p.entity or "") for r in found.reports if r.happening == "deny" for p in r.actors}
    assert ANSWERS["denials"][0]["speaker"] in said | told


def test_copies_are_not_confirmation(example_record: Record) -> None:
    """Two copies of one text never make two independent origins of an event that only they tell."""
    copies = [frozenset(r.documents) for r in example_record.reuse if r.kind in {"verbatim", "rewritten", "translated"}]
    for event in example_record.events:
        if frozenset(event.documents) in copies:
            assert event.independent_origins in {None, 1}


def test_one_story(example_record: Record) -> None:
    assert len(example_record.stories) == 1
    assert len(example_record.stories[0].documents) == 15
