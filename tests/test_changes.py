"""What is new since an earlier record: exactly what an added article brings, and nothing that a copy repeats."""

from __future__ import annotations

from dataclasses import replace

from synopticon.reconciling import reconcile
from synopticon.reconciling.changes import changes
from synopticon.records import Change, Credit, Quantity, Record
from synopticon.views.brief import compose_news, html, markdown
from tests.builders import LIND, NORWAY, ROJAS, SANTIAGO, TASS, VEGA, Made, Said, day, reading

PLANNED = Said(
    "Premier Ada Lind is to fly to Santiago on 3 May, her office announced.", "visit", [LIND], place=SANTIAGO,
    when=day("2031-05-03"), status="planned",
)  # fmt: skip
CAME = Said(
    "Ada Lind came to Santiago on 3 May for the first time, wearing a grey coat.", "visit", [LIND], place=SANTIAGO,
    when=day("2031-05-03"),
)  # fmt: skip
SEIZED = Said(
    "Norwegian patrol boats stopped and seized four trawlers far out at sea.", "seize", [NORWAY],
    when=day("2031-05-04"), object="trawlers", quantities=[Quantity("four trawlers", 0, 1, 4, 4, "trawlers")],
)  # fmt: skip
SIX = replace(
    SEIZED, text="Six trawlers were seized by Norway on the fourth, fishermen told.",
    quantities=[Quantity("six trawlers", 0, 1, 6, 6, "trawlers")],
)  # fmt: skip
ACCUSED = Said(
    "Marta Rojas accused Norway of piracy on the open sea on Monday.", "accuse", [ROJAS], [NORWAY], status="alleged",
    object="of piracy on the open sea", by=ROJAS,
)  # fmt: skip
FIRST = Made("doc-a", [PLANNED, SEIZED], outlet="Post", published="2031-05-02")


def record(*made: Made) -> Record:
    return reconcile(reading(one) for one in made)


def found(*, before: tuple[Made, ...], after: tuple[Made, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.kind, c.documents) for c in changes(record(*before), record(*after))]


def test_nothing_is_new_in_the_same_record() -> None:
    assert changes(record(FIRST), record(FIRST)) == ()


def test_all_is_new_where_there_was_nothing() -> None:
    kinds = found(before=(), after=(FIRST,))
    assert kinds == [("new-story", ("doc-a",)), ("new-event", ("doc-a",)), ("new-event", ("doc-a",))]


def test_a_plan_comes_to_pass() -> None:
    later = Made("doc-b", [CAME], outlet="Herald", published="2031-05-04")
    new = record(FIRST, later)
    told = {c.kind: c for c in changes(record(FIRST), new)}
    assert (told["status"].before, told["status"].after) == ("planned", "occurred")
    assert told["status"].documents == ("doc-b",) and told["new-report"].documents == ("doc-b",)
    assert set(told) == {"status", "new-report"} and told["status"].event in {e.id for e in new.events}


def test_another_count_is_a_disagreement_until_it_is_gone() -> None:
    second = Made("doc-b", [SIX], outlet="Herald", published="2031-05-04")
    with_it, without = record(FIRST, second), record(FIRST)
    (change,) = [c for c in changes(without, with_it) if c.kind == "new-disagreement"]
    assert change.after.count(" / ") == 1 and change.before == "" and "number (conflict)" in change.sentence
    assert set(change.documents) == {"doc-a", "doc-b"}
    (back,) = [c for c in changes(with_it, without) if c.kind == "resolved-disagreement"]
    assert (back.before, back.after) == (change.after, "")
    third = Made("doc-c", [replace(SIX, text="A third paper counts nine.", quantities=[_nine()])], outlet="Globe")
    (more,) = [c for c in changes(with_it, record(FIRST, second, third)) if c.kind == "new-disagreement"]
    assert more.after.count(" / ") == 2 and more.before == change.after


def _nine() -> Quantity:
    return Quantity("nine trawlers", 0, 1, 9, 9, "trawlers")


def test_an_agency_that_tells_it_is_a_new_origin() -> None:
    told = replace(SEIZED, text="TASS has it that Norway seized four trawlers in May.", by=TASS)
    agency = Made("doc-b", [told], outlet="Herald", published="2031-05-05")
    new = [c for c in changes(record(FIRST), record(FIRST, agency)) if c.kind == "new-origin"]
    assert [(c.after, c.documents) for c in new] == [("TASS", ("doc-b",))]


LONG = (
    "The harbour master wrote down the names of all four boats and of their owners before nightfall.",
    "Nobody on the quay could say how long the crews would have to stay aboard without fresh water.",
    "A lawyer for the fishing company came by train with two boxes of charts and tide tables.",
)


def test_a_copy_brings_no_new_origin() -> None:
    body = [PLANNED, SEIZED, *map(Said, LONG)]
    original = Made("doc-a", body, outlet="Post", published="2031-05-04")
    copies = (
        Made("doc-b", body, outlet="Herald", published="2031-05-05"),
        Made("doc-b", body, outlet="Herald", published="2031-05-05", credits=[Credit("source", "Post")]),
        Made("doc-b", body, outlet="Herald", published="2031-05-05", credits=[Credit("agency", "Reuters")]),
    )
    for copy in copies:
        new = record(original, copy)
        assert new.reuse, "the copy is seen as one"
        kinds = {c.kind for c in changes(record(original), new)}
        assert kinds == {"new-report"}, copy.credits


def test_what_is_rejected_or_deleted_is_gone() -> None:
    second = Made("doc-b", [ACCUSED], outlet="Herald", published="2031-05-04")
    (change,) = [c for c in changes(record(FIRST, second), record(FIRST)) if c.kind == "gone"]
    assert change.documents == ("doc-b",) and "no article tells it any more" in change.sentence


def test_a_story_that_begins_is_told_first() -> None:
    other = Made(
        "doc-z", [Said("Luis Vega opened a school.", "meet", [VEGA], when=day("2035-01-02"))], published="2035-01-02"
    )
    new = changes(record(FIRST), record(FIRST, other))
    assert [c.kind for c in new] == ["new-story", "new-event"] and len({c.story for c in new}) == 1


def test_the_order_of_changes_does_not_depend_on_chance() -> None:
    second = Made("doc-b", [CAME, SIX, ACCUSED], outlet="Herald", published="2031-05-05")
    one = changes(record(FIRST), record(FIRST, second))
    assert one == changes(record(FIRST), record(second, FIRST)) and len({c.kind for c in one}) >= 4


def test_the_brief_of_what_is_new_cites_it() -> None:
    second = Made("doc-b", [CAME, SIX, ACCUSED], outlet="Herald", published="2031-05-05")
    new = record(FIRST, second)
    news: tuple[Change, ...] = changes(record(FIRST), new)
    brief = compose_news(new, news, "What is new since run-1.")
    lines = [line for chapter in brief.chapters for line in chapter.news]
    assert len(lines) == len(news) and all(line.cites for line in lines)
    text = "".join(markdown(brief))
    assert "## What is new" in text and "## What happened" not in text and "since run-1" in text
    page = html(brief)
    assert 'href="#c' in page and "What is new" in page and "since run-1" in page
