"""The brief says what the record holds, cites it, and is safe to open."""

from __future__ import annotations

import dataclasses
import io
import re
from itertools import groupby

import pytest
from rich.console import Console

import synopticon
from synopticon.case import Case, reconcile_all
from synopticon.reconciling import reconcile
from synopticon.records import Disagreement, Record, SetAside, Span, Variant
from synopticon.views.brief import Brief, compose, html, markdown, terminal
from synopticon.views.brief.entries import difference
from synopticon.views.brief.index import Index
from tests.pages import Page

HOSTILE = (
    "<script>alert(1)</script> The minister of Chile arrived in Lima on Monday. "
    "“<img src=x onerror=alert(2)> We are \x1b[31mready,” the president of Peru said."
)


@pytest.fixture(scope="module")
def brief(example_record: Record) -> Brief:
    return compose(example_record)


@pytest.fixture(scope="module")
def hostile() -> Brief:
    reading = synopticon.read(HOSTILE, language="en", published="2031-05-14", outlet='"><script>alert(3)</script>')
    return compose(reconcile_all([reading]), aside=[SetAside("<b>.txt", "empty", "<i>nothing</i>")])


def test_every_citation_opens_its_characters(brief: Brief) -> None:
    page = Page(html(brief))
    assert len(page.links) > 50
    assert {link.removeprefix("#") for link in page.links} <= page.ids


def test_page_holds_nothing_from_outside_and_runs_nothing(brief: Brief, hostile: Brief) -> None:
    for one in (brief, hostile):
        text = html(one)
        assert not {"script", "img", "link", "iframe"} & set(Page(text).tags)
        assert 'http-equiv="Content-Security-Policy"' in text


def test_text_stays_text(hostile: Brief) -> None:
    assert "<script>" not in html(hostile) and "&lt;script&gt;" in html(hostile)
    assert "<script>" not in re.sub(r"\\<", "", "".join(markdown(hostile)))
    buffer = io.StringIO()
    terminal(hostile, Console(file=buffer, width=100))
    assert "\x1b[31m" not in buffer.getvalue()


def test_each_line_once(brief: Brief) -> None:
    for chapter in brief.chapters:
        entries = (*chapter.timeline, *chapter.besides)
        lines = [(e.when, claim.status, claim.headline) for e in entries for claim in e.claims]
        assert len(lines) == len(set(lines))
        said = [(s.voices[0].speaker, s.words) for s in chapter.said]
        assert len(said) == len(set(said))
        speakers = [speaker.casefold() for speaker, _ in said]
        assert len([*groupby(speakers)]) == len(set(speakers))  # what one says stands together


def test_every_line_is_cited_and_named(brief: Brief) -> None:
    for chapter in brief.chapters:
        for entry in (*chapter.timeline, *chapter.besides):
            for claim in entry.claims:
                assert claim.cites and claim.headline[0].isupper() and "{" not in claim.headline
                assert not re.search(r"\b(None|The The|of of)\b", claim.headline), claim.headline
        assert all(item.cites and item.voices[0].speaker for item in chapter.said)


def test_oldest_first(brief: Brief, example_record: Record) -> None:
    events = {event.id: event for event in example_record.events}
    for chapter in brief.chapters:
        dated = [events[e.claims[0].event].when.earliest for e in chapter.timeline if not e.part]
        known = [date for date in dated if date]
        assert known == sorted(known)


def test_what_was_cut_can_be_checked(example_case: Case) -> None:
    from synopticon.cleaning import received_text

    record = example_case.record()
    received = {r.document.id: received_text(example_case.received(r.document.raw))[0] for r in record.readings}
    cuts = [cut for chapter in compose(record, received).chapters for a in chapter.accounts for cut in a.cuts]
    assert {"boilerplate", "credit", "glued-words"} <= {cut.reason for cut in cuts}
    assert any("Leave a Reply" in cut.received for cut in cuts)


def test_an_empty_record_gives_an_empty_brief() -> None:
    empty = compose(Record())
    assert empty.chapters == ()
    assert "<main>" in html(empty) and "".join(markdown(empty)) == ""


def test_markdown_and_terminal_say_the_same(brief: Brief) -> None:
    buffer = io.StringIO()
    terminal(brief, Console(file=buffer, width=400))
    written = "".join(markdown(brief))
    for chapter in brief.chapters:
        for entry in chapter.timeline:
            first = entry.claims[0].headline.split()[0]
            assert first in written and first in buffer.getvalue()
    assert dataclasses.is_dataclass(brief)


def test_what_one_sentence_tells_stands_in_its_order() -> None:
    reading = synopticon.read(
        "A few hours before the talks, dozens of Chilean soldiers crossed the border with Peru, but quickly retreated.",
        language="en",
    )
    page = "".join(markdown(compose(reconcile([reading])))).partition("## ")[2]
    assert 0 < page.index("crossed the border") < page.index("retreated")


def test_what_is_told_as_an_answer_stands_behind_what_it_answers() -> None:
    texts = (
        "Peru condemned the attack and urged calm. Chile had bombed a Bolivian port at 12:35 p.m. on Tuesday.",
        "Chile bombed a port in Bolivia at 12:35 p.m. on Tuesday. Peru condemned the attack and urged calm.",
    )
    readings = [synopticon.read(text, language="en", published="2024-06-18") for text in texts]
    page = "".join(markdown(compose(reconcile(readings)))).partition("## ")[2]
    assert 0 < page.index("12:35") < page.index("told by 18 June 2024")


@pytest.mark.parametrize(("words", "about"), [("Two", "Other figures"), ("Three", "Chile condemned the attack")])
def test_a_number_far_from_what_happened_is_cited_where_it_stands(words: str, about: str) -> None:
    text = "Chile condemned the attack on Monday. Three ships sank. Rain fell. Two ministers abstained."
    record = reconcile([synopticon.read(text, language="en", published="2024-06-18")])
    (event,) = (e for e in record.events if e.happening == "criticise")
    span = Span(record.readings[0].document.id, text.index(words), text.index(words) + len(words))
    readings = tuple(Variant(value, event.reports, (span,)) for value in (words, "four"))
    found = difference(Index(record, {span.document: 1}), event, Disagreement("number", "conflict", readings, ""))
    assert found.about == about
    assert {cite.start for side in found.sides for cite in side.cites} == {text.index(words)}


def test_a_speaker_who_is_only_described_is_called_in_english() -> None:
    text = "Un funcionario vietnamita dijo que el viaje estaba previsto para junio."
    page = "".join(markdown(compose(reconcile([synopticon.read(text, language="es", published="2024-06-18")]))))
    assert "A Vietnamese official" in page
