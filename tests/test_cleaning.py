"""Raw → Document: what is cut, what is kept, what is parsed; properties over arbitrary text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synopticon.cleaning import apply, clean, received_text, to_clean, to_received
from synopticon.records import Document, Given, Raw, SetAside

STORY_EN = (
    "The premier of Norland said on Tuesday that the accord would be signed before the summer.\n\n"
    "Her office gave no date for the meeting with the president of Sudmark, who arrives on Friday."
)
STORY_ES = (
    "La primera ministra de Norlandia dijo el martes que el acuerdo se firmará antes del verano.\n\n"
    "Su oficina no dio fecha para la reunión con el presidente de Sudmark, que llega el viernes."
)


def raw(text: str | bytes, media_type: str = "text/plain", **given_fields: str) -> Raw:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Raw("raw-1", content, "article.txt", media_type, "2021-05-19T08:00:00Z", Given(**given_fields))


def cleaned(text: str | bytes, media_type: str = "text/plain", **given_fields: str) -> Document:
    document = clean(raw(text, media_type, **given_fields))
    assert isinstance(document, Document), document
    return document


# ---------------------------------------------------------------- boilerplate

FURNITURE = [
    (
        "en",
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName *\n\nGreat!",
    ),
    ("en", "Leave a Reply Cancel reply"),
    ("en", ">>> Read also: Storm closes three harbours in the south"),
    ("en", "You may also like\n\nStorm closes harbours\n\nFerry runs aground off Vessel"),
    ("en", "SEE MORE: Lind to face a vote of confidence"),
    ("en", "Share on Facebook | Twitter | WhatsApp"),
    ("en", "Share this story: Facebook | X | E-mail"),
    ("en", "Share on Facebook Share on X Copy link"),
    ("en", "Enjoyed this story? Please share it."),
    ("en", "Share this article"),
    ("en", "Advertisement"),
    ("en", "© 2021 Daily Coast. All rights reserved."),
    ("en", "We use cookies to give you the best experience on our site."),
    ("en", "Sign up for our newsletter to get the day's news in your inbox."),
    ("en", "#Norland #Sudmark #fisheries"),
    ("en", "error: Content is protected !!"),
    ("en", "Mara Quill is an award-winning journalist who covers the northern coast for the Daily Coast newsroom."),
    ("en", "Follow Mara Quill on Twitter: @maraquill"),
    ("en", "Advertisement Continue reading the main story"),
    ("en", "WATCH: Lind on the accord"),
    ("en", "Norland: the new power of the north Read more"),
    ("en", "Read or Share this story: https://coast.example/2Cc6"),
    ("es", "Puedes leer: El temporal cierra tres puertos"),
    ("es", "Fuente de la imagen, Agencia Norte"),
    ("es", "Deja una respuesta\n\nTu dirección de correo electrónico no será publicada.\n\nComentario *\n\n¡Muy bien!"),
    ("es", "Lea también: El temporal cierra tres puertos del sur"),
    ("es", "Te puede interesar:\nEl temporal cierra tres puertos del sur"),
    ("es", "Compartir en Facebook"),
    ("es", "Deja tu comentario (3)"),
    ("es", "Correo electrónico"),
    ("en", "Leave a comment. Your email address will not be published. Required fields are marked *"),
    ("en", "You have 2 free articles left this month. Subscribe from $2 a week."),
    ("en", "Most read: Ferry stopped for a week"),
    ("es", "Compartir en Facebook Compartir en X WhatsApp Copiar enlace"),
    ("es", "Compartir por Telegram | Correo electrónico | Imprimir"),
    ("es", "¿Te gustó esta noticia? ¡Compártela!"),
    ("es", "Publicidad"),
    ("es", "© 2021 El Faro. Todos los derechos reservados."),
    ("es", "Utilizamos cookies para mejorar tu experiencia."),
    ("es", "Suscríbete a nuestro boletín y recibe las noticias en tu correo."),
    ("es", "error: Gracias por su visita"),
    ("es", "Mara Quila es periodista especializada en política del norte y escribe para El Faro."),
]


@pytest.mark.parametrize(("language", "furniture"), FURNITURE)
def test_furniture_below_a_story_is_cut(language: str, furniture: str) -> None:
    story = STORY_EN if language == "en" else STORY_ES
    document = cleaned(f"{story}\n\n{furniture}")
    assert document.text == story
    assert {edit.reason for edit in document.edits} <= {"boilerplate", "whitespace"}


STORY_LINES = [
    ("en", "You have two free nations and one that is not, the envoy told the assembly on Monday."),
    ("en", "Leave a reply to the king unsent and you will regret it, the envoy warned the premier on Monday."),
    ("en", "Advertisement revenue fell by a third, the company said."),
    ("en", "“Read more books,” she told the students."),
    ("en", "More talks are planned, said the minister."),
    ("en", "Sudmark accord in doubt"),
    ("en", "Children in the north should read more."),
    (
        "en",
        "More: that was all that the fishermen wanted, and the premier gave them none. They left. She stayed.",
    ),
    ("en", "Shares in the shipping line fell by four per cent."),
    ("en", "Lind is a former journalist who covered the war for the state radio before she entered politics."),
    ("en", "The newsletter that the ministry publishes reported the arrest."),
    ("en", "By Tuesday the ships had left the harbour."),
    ("en", "Source of the dispute is a treaty of 1921, historians say."),
    ("en", "NATO - the alliance that both had hoped to join - kept silent."),
    ("es", "Lea también los tratados antiguos, aconsejó el ministro a los periodistas que lo esperaban."),
    ("es", "Publicidad engañosa es lo que hace el gobierno, según la oposición."),
    ("es", "Acuerdo en duda"),
    ("es", "Guardar la calma por la noticia"),
    ("es", "Por Norlandia hablará el ministro de Pesca, según la embajada."),
    ("es", "La fuente del conflicto es un tratado de 1921."),
]


@pytest.mark.parametrize(("language", "line"), STORY_LINES)
def test_nothing_of_a_story_is_cut(language: str, line: str) -> None:
    story = STORY_EN if language == "en" else STORY_ES
    first, last = story.split("\n\n")
    for text in (f"{first}\n\n{line}\n\n{last}", f"{first}\n\nLind agreed.\n\n{last}\n\n{line}"):
        document = cleaned(text, language=language)
        assert document.text == text
        assert document.edits == ()


def test_a_person_of_the_story_has_no_biography_cut() -> None:
    text = (
        "The journalist Mara Quill was released on Friday after two years in a prison in Sudmark, her lawyer said.\n\n"
        "Quill is a journalist who covers the northern coast and has worked for the Daily Coast."
    )
    assert cleaned(text).text == text


def test_lines_that_an_outlet_repeats_are_cut_when_given() -> None:
    document = clean(
        raw(f"{STORY_EN}\n\nDaily Coast, first with the tide"), repeated=frozenset({"Daily Coast, first with the tide"})
    )
    assert isinstance(document, Document)
    assert document.text == STORY_EN


def test_a_gallery_keeps_its_captions() -> None:
    text = "\n".join(
        f"Photos: The harbour on day {n} of the strike, with ships waiting outside. Hide Caption {n} of 3"
        for n in (1, 2, 3)
    )
    assert "day 2 of the strike" in cleaned(text).text


# ---------------------------------------------------------------- words, marks, titles

GLUED = [
    ("en", "The president of russiaLind landed. Lind spoke.", "russia Lind"),
    ("en", "He flew to North SudmarkVessel. In Vessel he spoke of Sudmark.", "Sudmark Vessel"),
    ("en", "“We want peace between the two countries”declared the minister.", "countries” declared"),
    ("en", "It was agreed by the government.The minister left.", "government. The"),
    ("en", "“We will go on in the future “Lind wrote in a letter.", "in the future” Lind wrote"),
    ("en", "The envoy flew from North KoreaPyongyang is the capital.", "Korea Pyongyang"),
    ("es", "El acuerdo fue firmado por el gobierno.El ministro salió.", "gobierno. El"),
]
WHOLE = [
    "The iPhone, YouTube, TikTok, McDonald, PolitiFact and the eBay sale were all in SoftBank and OceanGate hands.",
    "It stands at https://example.org/theNews.html and on www.dailyCoast.example, or write to theDesk@example.org.",
    "LinkedIn and WhatsApp and MacDonald and LeBron and DeepMind and the WikiLeaks cables were named by BuzzFeed.",
    "The U.S. and the U.N. said 1.5 million, at 3.30 p.m. on Tuesday, were at risk in St.Gallen.",
]


@pytest.mark.parametrize(("language", "text", "apart"), GLUED)
def test_glued_words_come_apart(language: str, text: str, apart: str) -> None:
    document = cleaned(text, language=language)
    assert apart in document.text
    assert "glued-words" in {edit.reason for edit in document.edits}


@pytest.mark.parametrize("text", WHOLE)
def test_brands_addresses_and_abbreviations_stay_whole(text: str) -> None:
    assert cleaned(text, language="en").text == text


MARKED = [
    ("en", "She thanked [a la República del Norte] and its people for the help.", "[a la República del Norte]"),
    ("en", "They wanted no war “guerra” against the north.", "guerra"),
    ("en", "The talks between Norland y Sudmark went on.", "y"),
    (
        "es",
        "El ministro habló de la paz [with the Republic of the North] en la capital.",
        "[with the Republic of the North]",
    ),
]


@pytest.mark.parametrize(("language", "text", "marked"), MARKED)
def test_leftovers_of_another_language_are_marked(language: str, text: str, marked: str) -> None:
    document = cleaned(text, language=language)
    assert document.text == text
    assert marked in [text[mark.start : mark.end] for mark in document.marks]


@pytest.mark.parametrize(
    "text", ["She said [of the plan] that it was “good”.", STORY_EN, "The Academy of Arts and Sciences met."]
)
def test_plain_text_bears_no_marks(text: str) -> None:
    assert cleaned(text, language="en").marks == ()


TITLES = [
    (f"Norland and Sudmark to sign accord\n\n{STORY_EN}", "Norland and Sudmark to sign accord"),
    (f"Will Norland sign?\n\n{STORY_EN}", "Will Norland sign?"),
    (f"Middle East\n\nNorland and Sudmark to sign accord\n\n{STORY_EN}", "Norland and Sudmark to sign accord"),
    (f"VESSEL, May 3 (AFP) — {STORY_EN}", ""),
    (STORY_EN, ""),
    ("One line without a stop", ""),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_titles(text: str, title: str) -> None:
    document = cleaned(text, language="en")
    assert document.title == title
    if title:
        assert document.text[document.title_start : document.title_end] == title
    else:
        assert (document.title_start, document.title_end) == (-1, -1)


def test_lines_broken_at_a_width_are_joined() -> None:
    words = ("The premier of Norland said on Tuesday that the accord would be signed before the summer. " * 8).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 70:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    document = cleaned("\n".join([*lines, line]))
    assert "\n" not in document.text


# ---------------------------------------------------------------- encodings, records, what is set aside

ENCODINGS = [
    ("utf-8", STORY_ES.encode()),
    ("utf-8", b"\xef\xbb\xbf" + STORY_ES.encode()),
    ("utf-16-le", b"\xff\xfe" + STORY_ES.encode("utf-16-le")),
    ("cp1252", (STORY_ES + "\n\n“Según él”, dijo").encode("cp1252")),
]


@pytest.mark.parametrize(("encoding", "content"), ENCODINGS)
def test_encodings_are_told_and_recorded(encoding: str, content: bytes) -> None:
    document = cleaned(content)
    assert document.encoding == encoding
    assert "oficina no dio fecha para la reunión" in document.text


def test_mojibake_is_undone_and_quotes_stay() -> None:
    broken = "El aÃ±o pasado la reuniÃ³n “terminó” sin acuerdo, segÃºn el ministro."
    document = cleaned(broken, language="es")
    assert document.text == "El año pasado la reunión “terminó” sin acuerdo, según el ministro."
    assert {edit.reason for edit in document.edits} == {"mojibake"}
    assert all(edit.end - edit.start <= 2 for edit in document.edits)


def test_hidden_characters_go() -> None:
    document = cleaned("The pre\u00admier\u200b said so.\x00 She\u00a0left.", language="en")
    assert document.text == "The premier said so. She left."


def record(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_a_record_gets_its_title_in_front() -> None:
    raw_record = raw(record(text=STORY_EN, title="Norland to sign"), "application/json", title="Norland to sign")
    assert received_text(raw_record) == (f"Norland to sign\n\n{STORY_EN}", "utf-8")
    document = clean(raw_record)
    assert isinstance(document, Document)
    assert (document.title, document.title_start) == ("Norland to sign", 0)


def test_a_record_that_begins_with_its_title_is_left_alone() -> None:
    text = f"Norland to sign\n{STORY_EN}"
    assert received_text(raw(record(text=text), "application/json", title="Norland to sign"))[0] == text


def test_a_title_that_runs_into_the_text_is_parted() -> None:
    text = f"Norland to sign the accord {STORY_EN}"
    document = cleaned(record(text=text), "application/json", title="Norland to sign the accord")
    assert document.text == f"Norland to sign the accord\n\n{STORY_EN}"
    assert document.text[document.title_start : document.title_end] == "Norland to sign the accord"


def test_markdown_loses_its_signs() -> None:
    head = "# Norland to sign\n\n![The premier](lind.jpg)\n\n**Vessel** saw [talks](https://x.example/a) end."
    source = f"{head}\n\n{STORY_EN}"
    document = cleaned(source, "text/markdown")
    assert document.text == f"Norland to sign\n\nVessel saw talks end.\n\n{STORY_EN}"
    assert document.title == "Norland to sign"


def test_a_record_with_markup_in_its_text() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY_EN.split("\n\n"))
    assert cleaned(record(content=paragraphs), "application/json").text == STORY_EN


ASIDE = [
    (
        "unsupported-language",
        "Der Minister sagte am Dienstag, die Regierung werde das Getreide auf die Inseln schicken.",
        "",
    ),
    ("unsupported-language", STORY_EN, "de"),
    ("empty", "1234 – 5678", ""),
    ("empty", "Leave a Reply\n\nYour email address will not be published.", ""),
]


@pytest.mark.parametrize(("reason", "text", "language"), ASIDE)
def test_what_is_set_aside(reason: str, text: str, language: str) -> None:
    aside = clean(raw(text, language=language))
    assert isinstance(aside, SetAside)
    assert aside.reason == reason
    assert aside.location in aside.detail and "\n" not in aside.detail


def test_the_language_that_is_given_wins() -> None:
    assert cleaned(STORY_ES, language="English").language == "en"


IDENTITY = [
    ("https://www.example.org/a?utm_source=x#top", "http://example.org/a/", True),
    ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
]


@pytest.mark.parametrize(("first", "second", "same"), IDENTITY)
def test_articles_are_told_by_their_address(first: str, second: str, same: bool) -> None:
    assert (cleaned(STORY_EN, uri=first).article == cleaned(STORY_EN, uri=second).article) is same


# ---------------------------------------------------------------- properties

PIECES = st.sampled_from(
    (
        "Leave a Reply", "Deja una respuesta", "By Mara Quill", "(AFP)", "EFE", "Source: Daily Coast", "russiaLind",
        "\n\n", "\n", " ", "word", "The minister said so.", "Read more: Storm", "“quoted”next", "12 June 2021",
        "MOSCOW (Reuters) - The", "aÃ±o", "&amp;", "&#160;", "\u200b", "\xa0", "\r\n", "#one #two #three", "“", "”",
        "***", "Published: 3 May 2021", "About the author", "Te puede interesar:", "Photo: Reuters", "By",
    )
)  # fmt: skip
ANY = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, st.sampled_from(("en", "es")), st.sampled_from(("text/plain", "text/html")))
def test_edits_lead_from_received_to_clean(text: str, language: str, media_type: str) -> None:
    source = raw(text, media_type, language=language)
    received, _ = received_text(source)
    document = clean(source)
    if isinstance(document, SetAside):
        return
    assert apply(received, document.edits) == document.text
    assert list(document.edits) == sorted(document.edits, key=lambda edit: (edit.start, edit.end))
    assert all(received[edit.start : edit.end] != edit.replacement for edit in document.edits)
    assert all(0 <= credit.start <= credit.end <= len(received) for credit in document.credits)
    document.text.encode()
    edited = {(edit.start, edit.end) for edit in document.edits}
    for index, character in enumerate(document.text):
        start, end = to_received(document.edits, index, index + 1)
        if (start, end) not in edited:
            assert received[start:end] == character
            assert to_clean(document.edits, start, end) == (index, index + 1)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, st.sampled_from(("en", "es")))
def test_cleaning_a_clean_text_changes_nothing(text: str, language: str) -> None:
    document = clean(raw(text, language=language))
    if isinstance(document, SetAside):
        return
    again = cleaned(document.text, language=language)
    assert again.text == document.text
    assert again.edits == ()


SEEDS = Path(os.environ.get("SYNOPTICON_SEEDS", Path(__file__).parents[2] / "shared" / "seeds"))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this checkout")
def test_the_seeds_are_clean_once_cleaned() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        document = cleaned(path.read_bytes())
        assert cleaned(document.text, language=document.language).edits == ()
