"""The register: accusers apart, answers, grades, evidence that is found again, and no allegation stated as fact."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import synopticon
from synopticon.case import Case, reconcile_all
from synopticon.cleaning import received_text
from synopticon.cli.register import receiver
from synopticon.watches import load
from synopticon.watches.register import (
    Register,
    compose,
    find,
    html,
)
from synopticon.watches.register.evidence import select
from synopticon.watches.register.model import Entry, Quote
from tests.affair import built

HEADS = (
    "Alleged",
    "Reported",
    "Said",
    "Announced",
    "Planned",
    "Possible",
    "Denied",
    "Called off",
    "Cancelled",
    "Spoken of",
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("register")
    names = ("accused.txt", "copia.txt", "tokio.txt", "launch.txt", "coal.txt", "parade.txt")
    with built(folder / "articles", folder / "case.db", *names) as case:
        yield case


@pytest.fixture(scope="module")
def register(case: Case) -> Register:
    return compose(case.record(), load("dprk"), receiver(case))


def _entry(register: Register, words: str) -> Entry:
    (found,) = [e for e in register.entries if any(words in a.quote.text for a in e.accounts)]
    return found


def test_there_is_one_entry_a_happening_and_none_besides(register: Register) -> None:
    assert len(register.entries) == 3
    assert {e.accounts[0].quote.text[:11] for e in register.entries} == {"South Korea", "North Korea", "Two freight"}


def test_accusers_are_kept_apart(register: Register) -> None:
    accounts = _entry(register, "4,000 artillery shells").accounts
    said = ["South Korean Defence Ministry", "South Korean Defence Ministry", "Gobierno de Japón"]
    assert all(name in account.alleged_by[0] for name, account in zip(said, accounts, strict=True))
    assert [a.told_by for a in accounts] == ["Daily Coast", "Bay Post", "Diario Sur"]
    assert accounts[0].shared_with == (accounts[1].quote.article,) and accounts[2].shared_with == ()


def test_answers_say_who_denied_and_who_would_not_comment(register: Register) -> None:
    answers = _entry(register, "4,000 artillery shells").answers
    assert [(a.who, a.kind) for a in answers] == [
        ("North Korea", "denied"),
        ("Myanmar", "denied"),  # which the refusal to comment of another article does not add to
    ]
    assert [a.quote.text for a in answers if a.quote] == [
        "North Korea denied the accusation.",
        "Birmania negó la acusación.",
    ]
    (silent,) = _entry(register, "ballistic").answers
    assert silent.kind == "silent" and silent.quote is None


def test_provisions_say_why_they_are_concerned(register: Register) -> None:
    shells = _entry(register, "4,000 artillery shells")
    names = [concern.provision for concern in shells.concerns]
    assert names[:2] == ["S/RES/1718 (2006) §8 (b)", "S/RES/1874 (2009) §9"] and "S/RES/2321 (2016) §11" in names
    assert all("“artillery”" in " ".join(c.why) for c in shells.concerns[:2])
    assert _entry(register, "ballistic").concerns[0].provision == "S/RES/1718 (2006) §2"


def test_goods_and_quantities_are_as_given(register: Register) -> None:
    shells = _entry(register, "4,000 artillery shells")
    assert shells.actors == ("North Korea",) and shells.recipients == ("Myanmar",)
    assert "4,000 artillery shells" in shells.quantities and "munición" in shells.goods
    assert shells.independent == 2 and "2 independent origins" in shells.sourcing


def test_a_provision_that_was_not_in_force_then_is_not_concerned() -> None:
    text = "North Korea launched a ballistic missile over the sea in 1998, a historian said."
    reading = synopticon.read(text, language="en", published="2031-03-03")
    record = reconcile_all([reading])
    assert compose(record, load("dprk")).entries == ()
    later = reconcile_all([synopticon.read(text.replace("1998", "2012"), language="en", published="2031-03-03")])
    assert len(compose(later, load("dprk")).entries) == 1


def test_what_would_settle_it_is_said(register: Register) -> None:
    shells = _entry(register, "4,000 artillery shells").settles
    assert "Evidence that both sides could examine: North Korea denies it" in shells
    assert any(line.startswith("Serial numbers") for line in shells)
    assert "An answer of North Korea: none stands in the articles read" in _entry(register, "ballistic").settles


# ---------------------------------------------------------------- never stated as fact


def test_no_allegation_is_stated_as_fact(register: Register) -> None:
    for entry in register.entries:
        assert entry.headline.startswith(HEADS), entry.headline
        assert entry.status in (
            "alleged",
            "reported",
            "said",
            "announced",
            "denied",
            "called off",
            "spoken of as possible",
        )


@pytest.mark.parametrize("pack", ["dprk", "libya"])
def test_no_text_of_a_pack_says_that_anything_was_breached(pack: str) -> None:
    for watch in load(pack):
        told = " ".join(
            [watch.title, watch.about, *(r.headline for r in watch.rules), *(p.says for p in watch.provisions)]
        )
        assert not re.search(r"\b(violat|breach|illegal|guilty|proved|proven)", told, re.I), watch.id


def test_outside_quotations_nothing_says_that_a_provision_was_breached(register: Register) -> None:
    page = re.sub(r"<style>.*?</style>|<blockquote.*?</blockquote>|<td lang.*?</td>", "", html(register), flags=re.S)
    page = page.replace("it does not say that anything happened or that a provision was breached", "")
    assert not re.search(r"\b(violat|breach)", page, re.I)


# ---------------------------------------------------------------- evidence


def _quotes(register: Register) -> Iterator[Quote]:
    for entry in register.entries:
        yield from (account.quote for account in entry.accounts)
        yield from (answer.quote for answer in entry.answers if answer.quote)
    for context in register.context:
        yield from context.quotes


def found_again(case: Case, register: Register) -> tuple[int, int]:
    """Count the quotes and those that are found again, at their place and by their words, in both texts."""
    documents = {r.document.id: r.document for r in case.record().readings}
    found = every = 0
    for quote in _quotes(register):
        every += 1
        document = documents[register.articles[quote.article - 1].document]
        received = received_text(case.received(document.raw))[0]
        assert quote.received is not None
        moved = dataclasses.replace(quote.received, start=0, end=0)
        found += (
            document.text[quote.clean.start : quote.clean.end] == quote.clean.exact
            and find(received, quote.received) == (quote.received.start, quote.received.end)
            and find("…" + received, moved) == (quote.received.start + 1, quote.received.end + 1)
        )
    return found, every


def test_every_sentence_is_found_again_by_its_selectors(case: Case, register: Register) -> None:
    found, every = found_again(case, register)
    assert found == every > 6


def test_the_same_words_twice_are_told_apart_by_what_stands_around() -> None:
    text = "Nobody came. " * 40 + "Then somebody did. " + "Nobody came. " * 40
    start = text.index("Then") + len("Then somebody did. ")
    selector = select(text, start, start + 12)
    assert selector.exact == "Nobody came." and find("x" + text, selector) == (start + 1, start + 13)
    assert find(text.replace("came", "went"), selector) is None


def test_articles_are_kept_with_hash_and_time(case: Case, register: Register) -> None:
    import hashlib

    documents = {r.document.id: r.document for r in case.record().readings}
    for article in register.articles:
        raw = case.received(documents[article.document].raw)
        assert article.sha256 == hashlib.sha256(raw.content).hexdigest() and article.received == raw.received
    assert [a.number for a in register.articles] == list(range(1, len(register.articles) + 1))


# ---------------------------------------------------------------- grades


def test_grades_follow_stated_rules(register: Register) -> None:
    shells = _entry(register, "4,000 artillery shells")
    assert shells.credibility.code == "4" and shells.credibility.by == "rule “denied”"
    assert {a.reliability.code for a in shells.accounts} == {"C"}
    coal = _entry(register, "coal")
    assert coal.accounts[0].reliability.code == "F" and coal.accounts[0].reliability.by == "rule “not named”"
    assert coal.credibility.code == "6"


def test_an_analyst_overrides_a_grade(tmp_path: Path) -> None:
    with built(tmp_path / "articles", tmp_path / "case.db", "accused.txt", "launch.txt") as case:
        entry = _entry(compose(case.record(), load("dprk")), "4,000 artillery shells")
        case.judge("correct", entry.events[:1], who="Ines", note="Photographs.", attribute="credibility", value="2")
        made = case.judge("correct", [entry.accounts[0].report], who="Ines", attribute="reliability", value="B")
        again = _entry(compose(case.record(), load("dprk")), "4,000 artillery shells")
        assert again.credibility.code == "2" and again.credibility.why == "Photographs."
        assert again.credibility.by.startswith("Ines, ")
        assert again.accounts[0].reliability.code == "B"
        case.withdraw(made.id, who="Ines")
        third = _entry(compose(case.record(), load("dprk")), "4,000 artillery shells")
        assert third.accounts[0].reliability.code == "C" and third.credibility.code == "2"
