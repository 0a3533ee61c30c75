"""Who "the two sides" are, who stands between commas, and which of several joined names a clause is of."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load
from synopticon.records import Report

Names = frozenset[str]


def told(language: str, text: str, happening: str) -> tuple[Report, Names]:
    """Give the last report of a happening and the names of all who take part in it."""
    doc = load(language)(text)
    report = [r for r in doc._.reports if r.happening == happening][-1]
    names = {e.id: e.name for e in doc._.entities}
    return report, frozenset(names.get(p.entity or "", p.text) for p in (*report.actors, *report.recipients))


@pytest.mark.parametrize(
    ("language", "text", "happening", "names"),
    [
        ("en", "Chad and Kenya signed a truce. Oman's envoy met both sides. The two countries agreed to a swap.",
         "agree", {"Chad", "Kenya"}),
        ("en", "Foreign Minister Ana Ruiz met her counterpart, Luis Vega. The two ministers then signed an accord.",
         "sign", {"Ana Ruiz", "Luis Vega"}),
        ("es", "La presidenta de Chile, Ana Ruiz, recibió a Luis Vega. Los mandatarios firmaron un convenio.",
         "sign", {"Ana Ruiz", "Luis Vega"}),
        ("es", "Chad y Kenia firmaron una tregua. El enviado se reunió con las partes.", "meet", {"Chad", "Kenya"}),
        ("en", "She flew to Lima, where she met her counterpart, Luis Vega.", "meet", {"Luis Vega"}),
    ],
)  # fmt: skip
def test_a_group_is_the_last_two_who_acted_together(language: str, text: str, happening: str, names: set[str]) -> None:
    assert names <= told(language, text, happening)[1]


@pytest.mark.parametrize(
    "text",
    [
        "The parties met in Lima.",
        "Ana Ruiz praised Chad. The two ministers signed an accord.",
        "Chad broke with Oman. Peru, Chile, Bolivia and Cuba were silent. In the end both countries signed an accord.",
    ],
)
def test_a_group_of_nobody_named_stays_words(text: str) -> None:
    doc = load("en")(text)
    last = [r for r in doc._.reports if r.happening in ("meet", "sign")][-1]
    assert all(p.entity is None for p in last.actors)


def test_who_were_is_all_that_are_joined() -> None:
    _, names = told("en", "Two Chilean nurses and a Kenyan driver who were abducted in Chad were freed.", "abduct")
    assert names == {"Two Chilean nurses", "a Kenyan driver"}
    _, names = told("en", "Two nurses met a driver who was abducted in Chad.", "abduct")
    assert names == {"a driver"}


def test_the_year_of_a_name_dates_nothing() -> None:
    report, _ = told("en", "Peru condemned the step as contrary to the Lima Convention of 1954.", "criticise")
    assert not report.when.known


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Más de 60 detenidos fueron deportados a Chad.", 60, None),
        ("Unos doscientos mineros fueron deportados a Chad.", 200, 200),
        ("Unos 60 mineros fueron deportados a Chad.", 60, 60),
    ],
)
def test_numbers_with_their_qualifier(text: str, low: float, high: float | None) -> None:
    report, _ = told("es", text, "deport")
    assert [(q.low, q.high) for q in report.quantities] == [(low, high)]
