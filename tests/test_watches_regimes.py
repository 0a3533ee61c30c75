"""The register of other regimes, of the example and of the seeds; its size; what is told again and in passing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

import synopticon
from synopticon.case import Case, reconcile_all
from synopticon.cli.register import receiver
from synopticon.records import Record
from synopticon.watches import Watch, load
from synopticon.watches.register import Register, compose, csv_text, html
from tests.affair import built
from tests.conftest import ROOT, SHARED, needs_shared
from tests.test_watches_register import found_again


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("regimes")
    names = ("accused.txt", "copia.txt", "tokio.txt", "launch.txt", "coal.txt", "parade.txt")
    with built(folder / "articles", folder / "case.db", *names) as case:
        yield case


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
        found, every = found_again(case, register)
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
