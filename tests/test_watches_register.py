"""The register: accusers apart, answers, grades, evidence that is found again, and no allegation stated as fact."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

import synopticon
from synopticon.case import Case, reconcile_all
from synopticon.cleaning import received_text
from synopticon.cli.register import receiver
from synopticon.records import Record
from synopticon.watches import Watch, load
from synopticon.watches.register import (
    NoPdf,
    Register,
    compose,
    csv_text,
    find,
    html,
    json_text,
    pdf,
    terminal,
    to_dict,
)
from synopticon.watches.register.evidence import select
from synopticon.watches.register.model import Entry, Quote
from tests.affair import built
from tests.conftest import ROOT, SHARED, needs_shared

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
    assert [a.alleged_by for a in accounts] == [
        ("South Korean Defence Ministry",),
        ("South Korean Defence Ministry",),
        ("Gobierno de Japón",),
    ]
    assert [a.told_by for a in accounts] == ["Daily Coast", "Bay Post", "Diario Sur"]
    assert accounts[0].shared_with == (accounts[1].quote.article,) and accounts[2].shared_with == ()


def test_answers_say_who_denied_and_who_would_not_comment(register: Register) -> None:
    answers = _entry(register, "4,000 artillery shells").answers
    assert [(a.who, a.kind) for a in answers] == [
        ("North Korea", "denied"),
        ("Myanmar", "denied"),
        ("Myanmar", "no comment"),
    ]
    assert [a.quote.text for a in answers if a.quote] == [
        "North Korea denied the accusation.",
        "Birmania negó la acusación.",
        "A spokesman for the government of Myanmar declined to comment.",
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
    assert shells.independent is None and "not established" in shells.sourcing


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


def _found_again(case: Case, register: Register) -> tuple[int, int]:
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
    found, every = _found_again(case, register)
    assert found == every > 7


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


# ---------------------------------------------------------------- as what it is given


def test_json_and_csv_hold_the_entries(register: Register) -> None:
    loaded = json.loads(json_text(register))
    assert loaded == json.loads(json.dumps(to_dict(register)))
    assert loaded["entries"][0]["independent"] is None
    rows = list(csv.DictReader(io.StringIO(csv_text(register))))
    assert len(rows) == sum(len(e.accounts) + len(e.perhaps) for e in register.entries)
    assert {row["independent_origins"] for row in rows} == {"not established", "1"}


def test_no_cell_of_the_csv_is_a_formula(register: Register) -> None:
    account = dataclasses.replace(register.entries[0].accounts[0], told_by="=HYPERLINK(1)", through="@x")
    entry = dataclasses.replace(register.entries[0], accounts=(account,), headline="+1")
    (row,) = csv.DictReader(io.StringIO(csv_text(dataclasses.replace(register, entries=(entry,)))))
    assert (row["told_by"], row["through"], row["headline"]) == ("'=HYPERLINK(1)", "'@x", "'+1")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.ids.add(str(values.get("id")))
        if tag == "a":
            self.links.append(str(values.get("href")))
        assert not {"src", "onclick", "onerror", "style"} & values.keys()


HOSTILE = (
    "<script>alert(1)</script> Officials of Japan accused North Korea on Monday of supplying ammunition to Myanmar. "
    "“<img src=x onerror=alert(2)> North Korea is \x1b[31mready,” a spokesman said."
)


def _hostile() -> Register:
    reading = synopticon.read(HOSTILE, language="en", published="2031-05-14", outlet='"><script>alert(3)</script>')
    return compose(reconcile_all([reading]), load("dprk"))


def test_the_dossier_is_one_page_that_loads_and_runs_nothing(register: Register) -> None:
    for shown in (register, _hostile()):
        page = _Page()
        page.feed(html(shown))
        assert shown.entries and not {"script", "img", "link", "iframe"} & set(page.tags)
        within = {link.removeprefix("#") for link in page.links if link.startswith("#")}
        assert within <= page.ids
        outside = {link for link in page.links if not link.startswith("#")}
        assert outside <= {c.url for e in shown.entries for c in e.concerns}


def test_only_https_makes_a_link(register: Register) -> None:
    concern = dataclasses.replace(register.entries[0].concerns[0], url="javascript:alert(1)")
    entry = dataclasses.replace(register.entries[0], concerns=(concern,))
    assert "javascript:" not in html(dataclasses.replace(register, entries=(entry,)))


def test_a_reason_that_several_provisions_share_is_told_once(register: Register) -> None:
    shells = _entry(register, "4,000 artillery shells")
    reasons = {concern.why for concern in shells.concerns}
    assert len(reasons) < len(shells.concerns) and html(register).count(f"Why: {shells.concerns[0].why[0]}") == 1


def test_an_answer_that_is_quoted_above_is_not_quoted_again() -> None:
    text = "Japan promised to help North Korea with the construction of satellites."
    shown = compose(reconcile_all([synopticon.read(text, language="en", published="2031-05-14")]), load("dprk"))
    page = re.sub(r"<table.*?</table>", "", html(shown), flags=re.S)
    assert shown.entries[0].answers[0].kind == "own words" and page.count(text) == 1


LAUNCHES = (
    "North Korea launched a ballistic missile on 4 May 2031, Japan said.",
    "North Korea launched a ballistic missile, the newspaper reported.",
    "North Korea launched a ballistic missile in May 2031, the ministry of Norway said.",
)


def _told(*texts: str, published: str = "2031-05-06") -> Register:
    readings = [synopticon.read(text, language="en", published=published) for text in texts]
    return compose(reconcile_all(readings), load("dprk"))


def test_a_telling_of_the_month_stands_under_the_entry_of_the_day() -> None:
    (entry,) = _told(LAUNCHES[0], LAUNCHES[2]).entries
    told = [account.quote.text for account in (*entry.accounts, *entry.perhaps)]
    assert sorted(told) == sorted([LAUNCHES[0], LAUNCHES[2]]) and entry.when == "4 May 2031"


def test_what_may_be_the_same_is_quoted_and_not_counted() -> None:
    text = f"{LAUNCHES[0]} Residents hid in cellars. North Korea launched a rocket, a fisherman said."
    shown = _told(text)
    (entry,) = shown.entries
    assert len(entry.accounts) == 1 and "fisherman" in entry.perhaps[0].quote.text
    assert "What may be the same" in html(shown) and csv_text(shown).count(",yes\r\n") == 1


def test_what_is_told_of_another_month_is_an_entry_of_its_own() -> None:
    other = LAUNCHES[2].replace("May 2031", "March 2031")
    assert len(_told(LAUNCHES[0], other).entries) == 2


def test_the_terminal_gets_no_control_characters() -> None:
    buffer = io.StringIO()
    terminal(_hostile(), Console(file=buffer, width=100))
    assert "\x1b" not in buffer.getvalue() and "Alleged" in buffer.getvalue()


def test_the_dossier_is_made_a_pdf(register: Register) -> None:
    try:
        made = pdf(register)
    except NoPdf as reason:
        pytest.skip(f"no PDF here: {reason}")
    assert made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF") and len(made) > 5_000


# ---------------------------------------------------------------- other regimes, the example, the seeds, size

EMBARGO = [
    ("Turkey delivered armoured vehicles and drones to Libya in May, a United Nations official said.", "9"),
    ("A frigate seized 40 crates of rifles bound for Benghazi, the Italian navy said.", "9"),
    ("Traders smuggled rockets from Libya into Niger, a governor of Niger said.", "10"),
    ("Libya and Malta agreed to share fishing waters, a minister said.", ""),
    ("Egypt delivered wheat to Libya, the port of Tripoli said.", ""),
]


@pytest.mark.parametrize(("text", "paragraph"), EMBARGO)
def test_another_regime_is_only_data(text: str, paragraph: str) -> None:
    record = reconcile_all([synopticon.read(text, language="en", published="2031-06-01")])
    entries = compose(record, load("libya")).entries
    found = [concern.provision for entry in entries for concern in entry.concerns]
    assert found == ([f"S/RES/1970 (2011) §{paragraph}"] if paragraph else [])


def test_the_watch_of_the_example(example_record: Record) -> None:
    register = compose(example_record, load(ROOT / "examples" / "fisheries-watch.toml"))
    accused, seized = sorted(register.entries, key=lambda e: e.headline)
    assert accused.headline.startswith("Alleged: fishing inside the closed area")
    assert [(a.who, a.kind) for a in accused.answers] == [("Uruguay", "denied")]
    assert seized.headline.startswith("Reported: ") and "trawlers" in seized.headline
    assert seized.independent == 2 and any("number" in line for line in seized.differences)


@needs_shared
def test_the_seeds_give_the_three_entries_that_a_careful_reader_makes(tmp_path: Path) -> None:
    with Case(tmp_path / "seeds.db") as case:
        case.add(SHARED / "seeds")
        register = compose(case.record(), load("dprk"), receiver(case))
        found, every = _found_again(case, register)
    told = {e.headline: e for e in register.entries}
    assert len(told) == 3 and found == every
    (supply,) = [e for head, e in told.items() if head.startswith("Alleged supply")]
    assert len({a.alleged_by for a in supply.accounts}) == 2 and supply.recipients == ("Russia",)
    (fired,) = [e for head, e in told.items() if "North Korean make" in head]
    assert fired.number in supply.related and fired.actors == ("Russia",)
    (help_,) = [e for head, e in told.items() if "satellites" in head]
    assert len(help_.accounts) == 3 and help_.concerns[0].provision == "S/RES/2321 (2016) §11"
    assert len(register.context) == 1 and "veto" in register.context[0].quotes[0].text


def test_a_large_record_gives_the_same_entries(case: Case) -> None:
    """3,000 articles that say nothing of the matter, beside six that do: what is read is found at once."""
    record = case.record()
    readings = list(record.readings)
    for number in range(3_000):
        reading = readings[number % 6]
        document = dataclasses.replace(reading.document, id=f"far-{number}", text="x" * len(reading.document.text))
        reports = tuple(dataclasses.replace(r, id=f"{r.id}-{number}") for r in reading.reports)
        readings.append(dataclasses.replace(reading, document=document, reports=reports, statements=()))
    large = Record(tuple(readings), record.entities, record.events, record.stories, record.reuse)
    assert len(compose(large, load("dprk")).entries) == 3


def test_a_watch_without_provisions_makes_entries_too(case: Case) -> None:
    (arms,) = [watch for watch in load("dprk") if watch.id == "dprk/arms"]
    own: Watch = dataclasses.replace(arms, provisions=())
    (entry,) = compose(case.record(), [own]).entries
    assert entry.concerns == () and "No provision is given" in html(compose(case.record(), [own]))
