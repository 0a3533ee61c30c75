"""Which language a text is in, or that it is in none that is read."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synopticon.cleaning.language import identify, known_name

SUPPORTED = [
    (
        "en",
        "The foreign minister said on Tuesday that the government would send the grain before the end of the month.",
    ),
    ("en", "Premier Lind arrives in Vessel"),
    ("en", "Talks stalled. Nobody knows why, says Lind."),
    ("es", "El ministro de Exteriores dijo el martes que el gobierno enviará el grano antes de que acabe el mes."),
    ("es", "La primera ministra llega a Vessel"),
    ("en", "Choe Son Hui, Sergei Lavrov, Xi Jinping and Wang Yi met Tuesday."),
    ("es", "Choe Son-hui, Serguéi Lavrov, Xi Jinping y Wang Yi se reunieron el martes."),
    ("en", "She thanked [a la Federación] and said that the talks “conversaciones” would go on en Moscú."),
]
FOREIGN = [
    ("gl", "O presidente dixo o luns que o acordo do Norte se asinará hoxe na capital coa delegación."),
    ("pt", "O governo anunciou hoje a visita do presidente à capital do Norte"),
    ("ca", "El govern del Nord llança un míssil sobre el mar"),
    ("it", "La Corea del Nord lancia un missile sul mare"),
    (
        "pt",
        "O ministro dos Negócios Estrangeiros disse na terça-feira que o governo vai enviar os cereais para as ilhas.",
    ),
    (
        "ca",
        "El ministre d'Afers Exteriors va dir dimarts que el govern enviarà els cereals a les illes abans de finals.",
    ),
    ("it", "Il ministro degli Esteri ha detto martedì che il governo invierà il grano alle isole prima della fine."),
    ("fr", "Le ministre des Affaires étrangères a déclaré mardi que le gouvernement enverrait les céréales aux îles."),
    (
        "de",
        "Der Außenminister sagte am Dienstag, die Regierung werde das Getreide vor Monatsende auf die Inseln schicken.",
    ),
    ("nl", "De minister van Buitenlandse Zaken zei dinsdag dat de regering het graan naar de eilanden zal sturen."),
    ("ru", "Министр иностранных дел заявил во вторник, что правительство отправит зерно на острова до конца месяца."),
    ("ja", "外務大臣は火曜日、政府が月末までに島に穀物を送ると述べた。"),
    ("sw", "Waziri wa mambo ya nje alisema Jumanne kwamba serikali itatuma nafaka visiwani kabla ya mwisho wa mwezi."),
]
NAMES = [
    ("en-GB", "en"),
    ("English", "en"),
    ("spa", "es"),
    ("ES_mx", "es"),
    ("Español", "es"),
    ("fr", None),
    ("", None),
]


@pytest.mark.parametrize(("language", "text"), SUPPORTED + FOREIGN)
def test_language_of_a_text(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "   \n", "1234 – 5678 !!"])
def test_no_words_no_language(text: str) -> None:
    assert identify(text) == ""


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_what_dumps_call_languages(name: str, code: str | None) -> None:
    assert known_name(name) == code


@settings(deadline=None)  # the first call loads the tables
@example("ab cd ef gh 日本語のニュース です ます した ない ある")
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(identify(text), str)
