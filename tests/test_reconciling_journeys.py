"""Journeys told as to come in plain words, and dating by them, in both languages. The affair is made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.chronology import describe, resolve_all, stated
from synopticon.reconciling.dating import date_readings
from synopticon.reconciling.journeys import journeys
from synopticon.records import (
    Document,
    Entity,
    Mention,
    Participant,
    Reading,
    Report,
    Reuse,
    Span,
    Status,
    TimeExpression,
    When,
)

LIND = Entity("lind", "Ada Lind", "PER", "XNO", "person:ada-lind")
BRAN = Entity("bran", "Ivo Bran", "PER", "XSU", "person:ivo-bran")
SUD = Entity("sud", "Sudmark", "GPE", "XSU", "country:XSU")
EAST = Entity("east", "Eastmark", "GPE", "XEA", "country:XEA")
NAMES = {"Lind": LIND, "Bran": BRAN, "Sudmark": SUD, "Eastmark": EAST}

CASES = [
    ("en", "Lind will visit Sudmark in the spring.", ["XSU"]),
    ("en", "The daily said that Lind would travel to Sudmark and Eastmark in weeks.", ["XSU", "XEA"]),
    ("en", "There is talk of Lind's imminent visit to Sudmark.", ["XSU"]),
    ("en", "An upcoming visit by Lind to Sudmark was named.", ["XSU"]),
    ("en", "Lind is expected to arrive in Sudmark.", ["XSU"]),
    ("en", "Lind visited Sudmark.", []),
    ("en", "Lind will not visit Sudmark.", []),
    ("en", "Lind will meet Bran.", []),
    ("en", "Lind will visit Bran.", []),
    ("es", "Lind visitará Sudmark en primavera.", ["XSU"]),
    ("es", "El diario contó que Lind viajaría a Sudmark y Eastmark en semanas.", ["XSU", "XEA"]),
    ("es", "Se habla de la inminente visita de Lind a Sudmark.", ["XSU"]),
    ("es", "Lind tiene previsto viajar a Sudmark.", ["XSU"]),
    ("es", "El viaje previsto de Lind a Sudmark sigue en pie.", ["XSU"]),
    ("es", "Lind no visitará Sudmark.", []),
    ("es", "Lind visitó Sudmark.", []),
    ("es", "La visita de Lind a Sudmark terminó.", []),
    ("de", "Lind will visit Sudmark.", []),
]


def read(name: str, language: str, text: str, published: When, done: list[tuple[str, Entity, str]]) -> Reading:
    """Make a reading of words: mentions by name; arrivals as (trigger, country, its words of time)."""
    mentions = tuple(
        Mention(at, at + len(word), entity.type, "name", entity.id)
        for word, entity in NAMES.items()
        for at in range(len(text))
        if text.startswith(word, at)
    )
    times = [weekday(text, words) for _, _, words in done if words]
    reports = [report(text, *one) for one in done]
    return Reading(
        Document(name, name, name, name, language, text, published=published), published, ((0, len(text)),), mentions,
        tuple(NAMES.values()), resolve_all(times, published), (), tuple(reports),
    )  # fmt: skip


def weekday(text: str, words: str) -> TimeExpression:
    rule = "this-weekday" if words.startswith(("this", "este")) else "weekday"
    number = {"Monday": 1, "Tuesday": 2, "martes": 2, "Wednesday": 3, "miércoles": 3}[words.split()[-1]]
    at = text.index(words)
    return TimeExpression(
        at, at + len(words), "DATE", "", f"XXXX-WXX-{number}", "past", "", "day", "publication", rule=rule
    )


def report(text: str, trigger: str, country: Entity, words: str, status: Status = "occurred") -> Report:
    at = text.index(trigger)
    time = (text.index(words), text.index(words) + len(words)) if words else None
    return Report(
        f"{at}", 0, len(text), at, at + len(trigger), "arrive", "CONSULT", status=status, time=time,
        actors=(Participant("lind", "Lind", 0, 4),), place=Participant(country.id, country.name, 0, 4),
    )  # fmt: skip


@pytest.mark.parametrize(("language", "text", "countries"), CASES)
def test_journeys(language: str, text: str, countries: list[str]) -> None:
    found = list(journeys(read("a", language, text, When(), [])))
    assert [(j.traveller.id, j.country) for j in found] == [("lind", country) for country in countries]


WINDOW = When("2021-04-01", "2021-08-01", "day", basis="inferred")
KNOWN = replace(stated("2021-05-12"), basis="metadata")
PLANS = {
    "en": "Bran waits: Lind would travel to Sudmark. Lind will visit Eastmark.",
    "es": "Bran espera: la inminente visita de Lind a Sudmark. Lind visitará Eastmark.",
}
ARRIVALS = {
    "en": ("Lind landed this Tuesday in Sudmark, met by Bran. Lind will visit Eastmark.", "landed", "this Tuesday"),
    "es": ("Lind aterrizó este martes en Sudmark, ante Bran. Lind visitará Eastmark.", "aterrizó", "este martes"),
}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("language", ARRIVALS)
def test_a_plan_in_words_bounds_the_arrival_from_below(plan: str, language: str) -> None:
    text, trigger, words = ARRIVALS[language]
    before = read("plan", plan, PLANS[plan], KNOWN, [])
    arrived = read("arrived", language, text, replace(WINDOW, latest="2021-05-25"), [(trigger, SUD, words)])
    after = read("after", "en", "Lind arrived in Sudmark on Wednesday, said Bran.", WINDOW,
                 [("arrived", SUD, "Wednesday")])  # fmt: skip
    dated = {r.document.id: r.published for r in date_readings((before, arrived, after))}
    assert describe(dated["arrived"]) == "18 May 2021"
    assert describe(dated["after"]) == "19 or 20 May 2021"
    assert "was still to come for plan (12 May 2021)" in dated["arrived"].note
    assert {span.document for span in dated["arrived"].evidence} == {"plan", "arrived"}


def copies(times: list[tuple[str, str]]) -> tuple[Reading, Reading, Reuse]:
    source = read("a", "es", "Lind aterrizó este martes en Sudmark.", KNOWN, [("aterrizó", SUD, "este martes")])
    copy = read("b", "en", "Lind landed this Tuesday in Sudmark.", When(), [(t, SUD, w) for t, w in times])
    passages = ((Span("a", 0, 40), Span("b", 0, 40)),)
    return source, copy, Reuse(("a", "b"), "translated", "first-to-second", passages)


def test_a_copy_is_of_the_day_its_source_names_or_the_next() -> None:
    source, copy, reuse = copies([("landed", "this Tuesday")])
    _, dated = date_readings((source, copy), (reuse,))
    assert describe(dated.published) == "12 or 13 May 2021"
    same = replace(source, published=(on := replace(stated("2021-05-11"), basis="metadata")),
                   times=resolve_all(source.times, on))  # fmt: skip
    _, dated = date_readings((same, copy), (reuse,))
    assert describe(dated.published) == "11 or 12 May 2021"


def test_a_copy_without_a_day_is_not_older_than_its_source() -> None:
    source, copy, reuse = copies([])
    _, dated = date_readings((source, copy), (reuse,))
    assert describe(dated.published) == "on or after 12 May 2021"
    assert "copy of a" in dated.published.note


def test_of_years_that_fit_the_affairs_is_taken() -> None:
    known = read("known", "en", "Lind arrived in Sudmark on Wednesday, said Bran.",
                 replace(stated("2021-05-19"), basis="given"), [("arrived", SUD, "Wednesday")])  # fmt: skip
    text = "Lind landed this Tuesday in Sudmark, said Bran."
    undated = read("undated", "en", text, When(), [("landed", SUD, "this Tuesday")])
    time = replace(undated.times[0], pattern="XXXX-05-18&XXXX-WXX-2", rule="this-day-month")
    _, dated = date_readings((known, replace(undated, times=(time,))))
    assert describe(dated.published) == "18 May 2021"
    assert "in the year of known" in dated.published.note


def test_a_journey_known_of_days_far_apart_dates_nothing() -> None:
    def known(name: str, on: str) -> Reading:
        published = replace(stated(on), basis="given")
        return read(name, "en", "Lind arrived in Sudmark on Wednesday, said Bran.", published,
                    [("arrived", SUD, "Wednesday")])  # fmt: skip

    undated = read("undated", "en", "Lind landed this Tuesday in Sudmark, said Bran.", WINDOW,
                   [("landed", SUD, "this Tuesday")])  # fmt: skip
    one, two = known("one", "2021-05-19"), known("two", "2021-06-30")
    assert describe(date_readings((one, undated))[1].published) == "18 May 2021"
    assert date_readings((one, two, undated))[2].published == WINDOW
