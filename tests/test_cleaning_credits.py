"""Credits: parsed into fields, cut, and what they tell of outlet and date."""

from __future__ import annotations

import pytest

from synopticon.cleaning import clean, received_text
from synopticon.cleaning.credits import find
from synopticon.records import Document, Given, Raw

BODY = "The premier said on Tuesday that the accord would be signed.\n\nHer office gave no date for the meeting."

LINES = [
    ("By Mara Quill", [("byline", "Mara Quill")]),
    ("By Mara Quill and Tom de Witt, Reuters", [("byline", "Mara Quill and Tom de Witt"), ("agency", "Reuters")]),
    ("Por Editor3", [("byline", "Editor3")]),
    ("Por María de la Cruz", [("byline", "María de la Cruz")]),
    ("(Reporting by Mara Quill; Editing by Tom Witt)", [("byline", "Mara Quill")]),
    ("Editado en español por Juana Díaz", [("byline", "Juana Díaz")]),
    ("Con información de EFE y AFP", [("agency", "EFE"), ("agency", "AFP")]),
    ("EFE", [("agency", "EFE")]),
    ("(AFP)", [("agency", "AFP")]),
    ("Con información de AFP", [("agency", "AFP")]),
    ("With information from the Associated Press", [("agency", "Associated Press")]),
    ("Source: Canal Norte", [("source", "Canal Norte")]),
    ("Fuente: El Faro", [("source", "El Faro")]),
    ("Source: https://www.elfaro.example/mundo/acuerdo-12", [("source", "elfaro.example")]),
    ("Source: AFP", [("agency", "AFP")]),
    ("date 2024-01-24 #Norland #visit", [("date", "2024-01-24")]),
    ("Published: 3 May 2021", [("date", "3 May 2021")]),
    ("Updated 12 June 2024", [("date", "12 June 2024")]),
    ("Publicado el 3 de mayo de 2021", [("date", "3 de mayo de 2021")]),
    ("Xinhua | Updated: 2017-09-15 17:52", [("agency", "Xinhua"), ("date", "2017-09-15 17:52")]),
]
DATELINES = [
    ("Vessel (El Faro Noticias).- ", [("dateline", "Vessel")], "El Faro Noticias"),
    ("MOSCOW (Reuters) - ", [("dateline", "MOSCOW"), ("agency", "Reuters")], ""),
    ("BEIJING -- ", [("dateline", "BEIJING")], ""),
    ("Seúl, 12 jun (EFE).- ", [("dateline", "Seúl"), ("agency", "EFE"), ("date", "12 jun")], ""),
    ("SEOUL, South Korea (AP) — ", [("dateline", "SEOUL, South Korea"), ("agency", "AP")], ""),
    ("WASHINGTON, June 12 (Reuters) - ", [("dateline", "WASHINGTON"), ("agency", "Reuters"), ("date", "June 12")], ""),
    ("MOSCOW, June 12. /TASS/. ", [("dateline", "MOSCOW"), ("agency", "TASS"), ("date", "June 12")], ""),
    ("Madrid.- ", [("dateline", "Madrid")], ""),
    ("VESSEL (Thursday) — ", [("dateline", "VESSEL")], ""),
    ("Oslo, 23 may. (Corresponsal).- ", [("dateline", "Oslo"), ("date", "23 may")], ""),
    ("OSLO (Our Correspondent) - ", [("dateline", "OSLO")], ""),
    ("(Reuters) - ", [("agency", "Reuters")], ""),
    ("Vessel, June 12, 2024 - ", [("dateline", "Vessel"), ("date", "June 12, 2024")], ""),
    (
        "Riyadh, Muharram 3, 1442, August 22, 2020, AFP -- ",
        [("dateline", "Riyadh"), ("agency", "AFP"), ("date", "August 22, 2020")],
        "",
    ),
]
SIGNATURES = [" EFE", " (AFP)", " (Con información de EFE)", " - AP", " /Reuters"]
NONE = ["By winning the war he ended it", "By September", "FYI - This is it", "North Norland (NN) - which is"]


def cleaned(text: str, language: str = "", **given: str) -> Document:
    document = clean(Raw("raw-1", text.encode(), "a.txt", "text/plain", "", Given(language=language, **given)))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(("line", "credits"), LINES)
@pytest.mark.parametrize("above", [True, False])
def test_lines_of_credit(line: str, credits: list[tuple[str, str]], above: bool) -> None:
    text = f"{line}\n\n{BODY}" if above else f"{BODY}\n\n{line}"
    if credits[0][0] == "date" and not above and line[0].isdigit():
        return
    document = cleaned(text)
    assert document.text == BODY
    assert [(credit.role, credit.name) for credit in document.credits] == credits
    received, _ = received_text(Raw("raw-1", text.encode(), "a.txt", "text/plain", ""))
    assert all(credit.name in received[credit.start : credit.end] or credit.uri for credit in document.credits)
    assert document.outlet == ""


@pytest.mark.parametrize(("dateline", "credits", "outlet"), DATELINES)
@pytest.mark.parametrize("title", ["", "Accord to be signed\n\n"])
def test_datelines(dateline: str, credits: list[tuple[str, str]], outlet: str, title: str) -> None:
    document = cleaned(f"{title}{dateline}{BODY}")
    assert document.text == title + BODY
    assert [(credit.role, credit.name) for credit in document.credits] == credits
    assert document.outlet == outlet


MEDIA = [
    # outlet given, dateline's medium → credits beside the dateline
    ("El Faro de Vessel", "El Faro", []),
    ("elfaro.example", "El Faro", []),
    ("Daily Coast", "El Faro", [("source", "El Faro")]),
    ("Daily Coast", "Norland Press Agency", [("agency", "Norland Press Agency")]),
    ("El Faro", "Agencia Norte", [("agency", "Agencia Norte")]),
]


@pytest.mark.parametrize(("outlet", "medium", "credits"), MEDIA)
def test_a_dateline_of_another_medium_is_a_credit(outlet: str, medium: str, credits: list[tuple[str, str]]) -> None:
    document = cleaned(f"Vessel ({medium}).- {BODY}", outlet=outlet)
    assert document.outlet == outlet
    assert [(credit.role, credit.name) for credit in document.credits if credit.role != "dateline"] == credits


@pytest.mark.parametrize("signature", SIGNATURES)
def test_signatures(signature: str) -> None:
    document = cleaned(BODY + signature)
    assert document.text == BODY
    assert [credit.role for credit in document.credits] == ["agency"]


@pytest.mark.parametrize("line", NONE)
def test_what_is_no_credit(line: str) -> None:
    assert find(f"{line}\n\n{BODY}") == []


DATES = [
    # header line, language, given, uri → earliest, basis
    ("Published: 3 May 2021", "en", "", "", "2021-05-03", "header"),
    ("Updated: 4 May 2021\nPublished: 3 May 2021", "en", "", "", "2021-05-03", "header"),
    ("Publicado el 3 de mayo de 2021", "es", "", "", "2021-05-03", "header"),
    ("Fecha: 03/05/2021", "es", "", "", "2021-05-03", "header"),
    ("Published: 03/05/2021", "en", "", "", None, "unknown"),
    ("Published: 25/05/2021", "en", "", "", "2021-05-25", "header"),
    ("date 2024-01-24", "en", "", "", "2024-01-24", "header"),
    ("Published: 31 February 2021", "en", "", "", None, "unknown"),
    ("Published: 3 May 2021", "en", "2021-05-02", "", "2021-05-02", "given"),
    ("", "en", "", "https://example.org/2021/05/18/accord", "2021-05-18", "url"),
    ("Seúl, 12 jun (EFE).-", "es", "", "", None, "unknown"),
    ("", "en", "", "", None, "unknown"),
]


@pytest.mark.parametrize(("header", "language", "given", "uri", "earliest", "basis"), DATES)
def test_publication(header: str, language: str, given: str, uri: str, earliest: str | None, basis: str) -> None:
    published = cleaned(f"{header}\n\n{BODY}", language, published=given, uri=uri).published
    assert (published.earliest, published.basis) == (earliest, basis)
    if earliest:
        assert published.granularity == "day" and published.latest is not None and published.latest > earliest


def test_dates_that_disagree_are_noted() -> None:
    published = cleaned(f"Published: 3 May 2021\n\n{BODY}", published="2021-05-02").published
    assert published.note == "given 2021-05-02 is believed over header 2021-05-03"


def test_a_time_stamp_keeps_its_zone() -> None:
    published = cleaned(BODY, published="2021-05-18T02:10:00+09:00").published
    assert (published.earliest, published.zone) == ("2021-05-18", "+09:00")


OUTLETS = [
    ({"outlet": "Daily Coast", "uri": "https://x.example/a"}, "Daily Coast"),
    ({"outlet": "www.dailycoast.example"}, "dailycoast.example"),
    ({"uri": "https://www.elfaro.example/a"}, "elfaro.example"),
    ({}, ""),
]


@pytest.mark.parametrize(("given", "outlet"), OUTLETS)
def test_outlets(given: dict[str, str], outlet: str) -> None:
    assert cleaned(f"{BODY}\n\nSource: Canal Norte", **given).outlet == outlet


STATIONED = [
    (
        "(Reporting by Mara Quill in Vessel, Tom Witt and Ana Ruiz in Norport; Editing by Jo Lind)",
        "Mara Quill, Tom Witt and Ana Ruiz",
    ),
    ("(Reporte de Ana Pérez en Vessel y Luis Gómez; Editado por Juana Díaz)", "Ana Pérez y Luis Gómez"),
    ("Mara Quill in Vessel and Tom Witt in Norport contributed to this report.", "Mara Quill and Tom Witt"),
    ("Ana Pérez contribuyó a este reporte desde Vessel.", "Ana Pérez"),
]


@pytest.mark.parametrize(("line", "names"), STATIONED)
def test_reporters_are_named_without_their_stations(line: str, names: str) -> None:
    document = cleaned(f"{BODY}\n\n{line}")
    assert document.text == BODY
    assert [(credit.role, credit.name) for credit in document.credits] == [("byline", names)]


@pytest.mark.parametrize("line", [line for line, _ in STATIONED if line.startswith("(")])
def test_reporters_who_sign_the_last_paragraph(line: str) -> None:
    document = cleaned(f"{BODY} {line}")
    assert document.text == BODY
    assert [credit.role for credit in document.credits] == ["byline"]
