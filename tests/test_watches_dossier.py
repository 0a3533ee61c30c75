"""The register as it is given: JSON, CSV, one page that loads and runs nothing, PDF, the terminal."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterator

import pytest
from rich.console import Console

import synopticon
from synopticon.case import reconcile_all
from synopticon.cli.register import receiver
from synopticon.watches import load
from synopticon.watches.register import NoPdf, Register, compose, csv_text, html, json_text, pdf, terminal, to_dict
from synopticon.watches.register.model import Entry
from tests.affair import built
from tests.pages import Page


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("dossier")
    names = ("accused.txt", "copia.txt", "tokio.txt", "launch.txt", "coal.txt", "parade.txt")
    with built(folder / "articles", folder / "case.db", *names) as case:
        yield compose(case.record(), load("dprk"), receiver(case))


def _entry(register: Register, words: str) -> Entry:
    (found,) = [e for e in register.entries if any(words in a.quote.text for a in e.accounts)]
    return found


def test_json_and_csv_hold_the_entries(register: Register) -> None:
    loaded = json.loads(json_text(register))
    assert loaded == json.loads(json.dumps(to_dict(register)))
    assert loaded["entries"][0]["independent"] == 2
    rows = list(csv.DictReader(io.StringIO(csv_text(register))))
    assert len(rows) == sum(len(e.accounts) + len(e.perhaps) for e in register.entries)
    assert {row["independent_origins"] for row in rows} == {"not established", "1", "2"}


def test_no_cell_of_the_csv_is_a_formula(register: Register) -> None:
    account = dataclasses.replace(register.entries[0].accounts[0], told_by="=HYPERLINK(1)", through="@x")
    entry = dataclasses.replace(register.entries[0], accounts=(account,), headline="+1")
    (row,) = csv.DictReader(io.StringIO(csv_text(dataclasses.replace(register, entries=(entry,)))))
    assert (row["told_by"], row["through"], row["headline"]) == ("'=HYPERLINK(1)", "'@x", "'+1")


HOSTILE = (
    "<script>alert(1)</script> Officials of Japan accused North Korea on Monday of supplying ammunition to Myanmar. "
    "“<img src=x onerror=alert(2)> North Korea is \x1b[31mready,” a spokesman said."
)


def _hostile() -> Register:
    reading = synopticon.read(HOSTILE, language="en", published="2031-05-14", outlet='"><script>alert(3)</script>')
    return compose(reconcile_all([reading]), load("dprk"))


def test_the_dossier_is_one_page_that_loads_and_runs_nothing(register: Register) -> None:
    for shown in (register, _hostile()):
        page = Page(html(shown))
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
