"""Dated deeds that no frame fits: told in their own words, of whoever has a name, on a day that is named."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.reconciling import reconcile
from synopticon.records import Reading, Report

PUBLISHED = "2031-05-14T10:00+00:00"


POLITICS = {"en": "Chile condemned Peru.", "es": "Chile condenó a Perú."}


def _read(text: str, language: str) -> Reading:
    return synopticon.read(f"{text} {POLITICS[language]}", language=language, published=PUBLISHED)


def _acts(text: str, language: str = "en") -> list[Report]:
    return [r for r in _read(text, language).reports if r.happening == "act"]


TOLD = [
    ("en", "Norwegian border guards installed a barrier on Sunday at the bridge over the Tana.",
     "Norwegian border guards installed a barrier at the bridge over the Tana", "2031-05-11"),
    ("en", "The Kenyan government had shut the door to a compromise on 3 May.",
     "The Kenyan government had shut the door to a compromise", "2031-05-03"),
    ("en", "On Monday the flag of Mombasa was lowered by Kenyan lorry drivers.",
     "the flag of Mombasa was lowered by Kenyan lorry drivers", "2031-05-12"),
    ("es", "La Unión Africana rebautizó el lunes un buque de la flota de Kenia.",
     "La Unión Africana rebautizó un buque de la flota de Kenia", "2031-05-12"),
    ("es", "Kenia cerró el 3 de mayo las válvulas del oleoducto de Lamu.",
     "Kenia cerró las válvulas del oleoducto de Lamu", "2031-05-03"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "day"), TOLD)
def test_a_dated_deed_of_a_named_party_is_told_in_its_own_words(language: str, text: str, words: str, day: str) -> None:
    reading = _read(text, language)
    (report,) = (r for r in reading.reports if r.happening == "act")
    assert " ".join(reading.document.text[a:b] for a, b in report.clause) == words
    assert (report.type, report.status) == ("OTHER", "occurred")
    assert report.when.earliest and report.when.earliest.startswith(day)
    assert report.actors or report.recipients


UNTOLD = [
    ("en", "Norwegian border guards installed a barrier at the bridge over the Tana.", "nobody says when"),
    ("en", "Norwegian border guards have installed barriers since 2019.", "a habit"),
    ("en", "Somebody installed a barrier on Sunday.", "nobody known"),
    ("en", "Kenya did not shut the door to a compromise on Monday.", "it was not done"),
    ("en", "Kenya could have shut the door to a compromise on Monday.", "it was not done"),
    ("en", "Kenya was shutting the door to a compromise on Monday.", "it went on"),
    ("en", "If Kenya had shut the door to a compromise on Monday, talks would have ended.", "it was imagined"),
    ("en", "Kenya wanted a compromise on Monday.", "a wish"),
    ("en", "Kenya's exports rose on Monday.", "a figure"),
    ("en", "Kenyan police shut it on Monday.", "nothing that its words tell"),
    ("en", "Kenya visited Norway on Monday and the Kenyan army bombed Oslo on Tuesday.", "others fit"),
    ("en", "Lars Holm of Kenya on Monday affirmed the right to a harbour.", "words"),
    ("en", "How many barriers were installed by Norway on Monday?", "a question"),
    ("en", "The storm ate up a loan for a plant that the Kenyan ministry withdrew on Monday.", "to what is elsewhere"),
    (
        "en",
        "Norway on Monday shut its ports to Kenyan crews, a punishment for the loss of a plane, as anger mounted over "
        "an interview in which the reporter taken from that flight broke down in tears.",
        "who did it is not sure",
    ),
    (
        "es",
        "El Tribunal Supremo de Kenia autorizó el lunes, a petición del fiscal, que el buque siga en el puerto.",
        "what was allowed is behind an aside",
    ),
    ("es", "Kenia quería el lunes un acuerdo con Noruega.", "a wish"),
    ("es", "Kenia cerraba los lunes las válvulas del oleoducto.", "a habit"),
    ("es", "Kenia no cerró el lunes las válvulas del oleoducto.", "it was not done"),
]


@pytest.mark.parametrize(("language", "text", "why"), UNTOLD)
def test_what_lacks_who_or_when_or_was_not_done_is_no_act(language: str, text: str, why: str) -> None:
    assert not _acts(text, language), why


def test_what_a_frame_fits_is_coded_and_no_act() -> None:
    text = "Kenya expelled the Norwegian ambassador on Monday."
    assert [r.happening for r in _read(text, "en").reports] == ["expel-diplomats", "criticise"]


DONE_TO = [
    ("The campaigner Ana Ruiz was discharged from a hospital in Lima on Monday.", "Ana Ruiz"),
    ("Rosa Mora, an organiser of the primary, who signed a letter on Monday, was freed.", "Rosa Mora"),
]


@pytest.mark.parametrize(("text", "name"), DONE_TO)
def test_who_is_described_has_the_name_beside_the_description(text: str, name: str) -> None:
    (report,) = _acts(text)
    assert [p.text for p in (*report.actors, *report.recipients)] == [name]


def test_an_article_without_politics_has_no_acts() -> None:
    text = TOLD[0][1]
    assert _acts(text)
    assert not synopticon.read(text, language="en", published=PUBLISHED).reports


ONE = [
    ("Norwegian guards installed a barrier on Sunday at the bridge.",
     "On Sunday Norwegian guards put up a barrier.", 1),
    ("Norwegian guards installed a barrier on Sunday.", "Norwegian guards painted a boat on Sunday.", 2),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "events"), ONE)
def test_acts_are_one_by_their_words(first: str, second: str, events: int) -> None:
    record = reconcile([_read(first, "en"), _read(second, "en")])
    assert len([e for e in record.events if e.happening == "act"]) == events


def test_an_act_is_named_by_its_words_in_any_language() -> None:
    record = reconcile([_read("Kenia cerró el 3 de mayo las válvulas del oleoducto de Lamu.", "es")])
    (title,) = (e.title for e in record.events if e.happening == "act")
    assert title.startswith(("Kenya “cerró", "Kenya closed"))
