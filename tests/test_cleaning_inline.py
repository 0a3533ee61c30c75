"""Furniture inside lines and run together into lines: captions' credits, players, prompts, tweets, galleries."""

from __future__ import annotations

import pytest

from synopticon.cleaning import clean
from synopticon.records import Document, Given, Raw

FIRST = "The premier of Norland said on Tuesday that the accord would be signed before the summer."
SECOND = "Her office gave no date for the meeting with the president of Sudmark, who arrives on Friday."
THIRD = "Fishermen in both countries have waited for it since the harbours were closed in the spring of last year."
PRIMERO = "La primera ministra de Norlandia dijo el martes que el acuerdo se firmará antes del verano."
SEGUNDO = "Su oficina no dio fecha para la reunión con el presidente de Sudmark, que llega el viernes."


def document(text: str, language: str = "en") -> Document:
    found = clean(Raw("raw-1", text.encode(), "a.txt", "text/plain", "", Given(language=language)))
    assert isinstance(found, Document), found
    return found


GONE = [
    (
        "en",
        "Newsletter Sign Up Continue reading the main story Please verify you're not a robot. " + "Try again. " * 40,
    ),
    ("en", "Sign Up You agree to receive occasional updates and special offers for The Daily Coast's products."),
    ("en", "JUST WATCHED Lind on the accord Replay More Videos ... MUST WATCH Lind on the accord 01:26"),
    ("en", "MOST READ IN NEWS 'GONE FISHING' Skipper found after a week at sea STORM FRONT Harbours closed"),
    ("en", "Story highlights"),
    ("en", "01:26"),
    ("en", "Advertisement Continue reading the main story"),
    ("en", "[Norland announces a plan to open its harbours]"),
    ("en", "Read More Storm closes three harbours in the south"),
    ("en", "The envoys shake hands in Vessel. Photograph: Mara Quill for the Coast"),
    ("en", "The envoys shake hands in Vessel. (Mara Quill/AFP/Getty Images)"),
    ("en", "The envoys shake hands in Vessel, May 3, 2021. [Photo/Agencies]"),
    ("en", "This article was amended on 4 May 2021. An earlier version gave the wrong name for the strait."),
    ("en", "Mara Quill can be reached at quill@coast.example."),
    ("en", "Published 5:00 AM ET\n\nUpdated 2 hours ago"),
    ("es", "Lea también El temporal cierra tres puertos del sur"),
    ("es", "Newsletter Suscríbete y recibe cada mañana lo más importante"),
    ("es", "Los enviados se saludan en Vessel. Foto: Mara Quila"),
    ("es", "Una versión anterior de esta nota daba un nombre equivocado al estrecho."),
    ("es", "Lo más leído"),
    ("es", "Síguenos en nuestras redes"),
]


@pytest.mark.parametrize(("language", "furniture"), GONE)
def test_furniture_between_paragraphs_is_cut(language: str, furniture: str) -> None:
    first, last = (FIRST, SECOND) if language == "en" else (PRIMERO, SEGUNDO)
    assert document(f"{first}\n\n{furniture}\n\n{last}", language).text == f"{first}\n\n{last}"


PARTED = [
    # a line, what is left of it
    ("Reuters The envoys of both sides met in Vessel on Monday", "The envoys of both sides met in Vessel on Monday"),
    ("AP:Associated Press Ships waited outside the harbour", "Ships waited outside the harbour"),
    ("Getty Images - Getty Ships waited outside the harbour", "Ships waited outside the harbour"),
    ("EPA Ships left on Monday Getty Images The envoys met", "Ships left on Monday\n\nThe envoys met"),
    ("Facebook Twitter Pinterest Ships waited outside the harbour.", "Ships waited outside the harbour."),
    ("Advertisement The harbour was opened on Monday.", "The harbour was opened on Monday."),
    ("Image copyright AFP Image caption The envoys met in Vessel", "The envoys met in Vessel"),
    ("We sign! — Ada Lind (@adalind) May 3, 2021", "We sign! — Ada Lind"),
    ("We sign! pic.twitter.com/a1b2c3 — Ada Lind (@adalind) May 3, 2021", "We sign! — Ada Lind"),
    ("¡Firmamos! — Ada Lind (@adalind) 3 de mayo de 2021", "¡Firmamos! — Ada Lind"),
]


@pytest.mark.parametrize(("line", "left"), PARTED)
def test_labels_leave_the_line_they_were_run_on_to(line: str, left: str) -> None:
    assert document(f"{FIRST}\n\n{line}\n\n{SECOND}").text == f"{FIRST}\n\n{left}\n\n{SECOND}"


KEPT = [
    "Reuters reported the arrest on Monday.",
    "Reuters President Ada Lind resigned on Monday after a week of talks with the owners.",
    "Twitter Inc. said it would answer the court.",
    "“Advertisement is all they care about,” she said.",
    "Read more books, the minister told the pupils of Vessel.",
    "The ministry's account (@norlandmfa) repeated the charge on Monday.",
    "[The ambassador] asked for time, and the council gave it to her.",
    "1/2 of the ships stayed in port.",
    "Watch your words, the envoy warned.",
    "Lind said the photograph: it was false, had been made by the opposition to hurt her before the vote.",
    "The envoy flew home (Reuters had reported on Monday that she would).",
    "Sign up to the treaty or leave, the envoy told the islands.",
    "More ships left the harbour in the night",
]


@pytest.mark.parametrize("line", KEPT)
def test_story_lines_that_look_alike_are_kept(line: str) -> None:
    text = f"{FIRST}\n\n{line}\n\n{SECOND}"
    assert document(text).text == text


def test_a_title_that_begins_with_an_agency_is_kept() -> None:
    text = f"Reuters President Lind resigns\n\n{FIRST}\n\n{SECOND}"
    assert document(text).title == "Reuters President Lind resigns"


def test_a_numbered_gallery_goes_and_an_article_in_numbers_stays() -> None:
    gallery = "\n\n".join(f"{n}/3 3 May 2021 Ships wait outside the harbour of Vessel, day {n}" for n in (1, 2, 3))
    story = "\n\n".join(
        (FIRST, SECOND, THIRD, FIRST[:-1] + " or never.", SECOND[:-1] + " again.", THIRD[:-1] + ", too.")
    )
    long = f"{story}\n\nHe left.\n\nShe stayed on in Vessel for the talks about the strait and the three islands in it."
    assert document(f"{long}\n\n{gallery}").text == long
    assert document(f"{FIRST}\n\n{gallery}").text == f"{FIRST}\n\n{gallery}"


def test_a_line_told_twice_is_told_once() -> None:
    assert document(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{SECOND}").text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_every_cut_is_an_edit_with_a_reason() -> None:
    found = document(f"{FIRST}\n\nAFP The envoys met in Vessel on Monday\n\n{SECOND}")
    assert [edit.reason for edit in found.edits] == ["boilerplate"]
