"""Who is meant by a description: whose forces, which rebels, whose counterpart. Every sentence here is invented."""

from __future__ import annotations

import pytest

from tests.naming import read

# language, text, words → the link of the one meant, or of both; "" where it stays open
OWNED = [
    ("en", "Emmanuel Macron was firm. His government closed the border.", "His government", "country:FRA"),
    ("en", "Chad's defence minister warned of war hours after his forces fired.", "his forces", "country:TCD"),
    ("en", "Nicolás Maduro said his country would reply.", "his country", "country:VEN"),
    ("en", "Nicolás Maduro defended his state oil company.", "his state", ""),
    ("en", "Chad continues its military offensive in Niger.", "its military", ""),
    ("en", "The Petro administration closed the port.", "The Petro administration", "country:COL"),
    ("en", "The rebel leader Tomo Baki said his forces had won.", "his forces", ""),
    ("es", "El canciller peruano protestó después de que su país cerrara la frontera.", "su país", "country:PER"),
    ("es", "El Gobierno chadiano protestó y su embajada pidió calma.", "su embajada", "country:TCD"),
    (
        "es",
        "Chad protestó ayer. Su Ministerio de Defensa lo negó.",
        "Su Ministerio de Defensa",
        "body:defence-ministry-TCD",
    ),
    ("es", "El gobierno de Gustavo Petro cerró el puerto.", "El gobierno de Gustavo Petro", "country:COL"),
    ("es", "El Gobierno de Sofía lo pidió ayer.", "Gobierno de Sofía", "country:BGR"),
    ("es", "La chadiana Mariam Tolbé dijo que su gobierno hablará.", "su gobierno", "country:TCD"),
    (
        "es",
        "El ejército chadiano dijo que tropas libias tomaron una base de su ejército.",
        "su ejército",
        "body:army-TCD",
    ),
]
ARMED = [
    ("en", "The FARC took a base. The rebels killed five soldiers.", "The rebels", "group:farc"),
    ("en", "The FARC fought the ELN. It rained. It snowed. It was cold. The rebels left.", "The rebels", ""),
    ("en", "The Colombian army took a base. The rebels left.", "The rebels", ""),
    ("en", "The Treasury Department acted against the M23. The group denied it.", "The group", "group:m23"),
    ("es", "Las FARC tomaron una base. La guerrilla lo negó.", "La guerrilla", "group:farc"),
    ("es", "El M23 tomó Goma. Ese mismo grupo declaró una tregua.", "Ese mismo grupo", "group:m23"),
    ("es", "El Estado colombiano calló. La guerrilla lo negó.", "La guerrilla", ""),
]
OTHERS = [
    ("en", "Sergei Lavrov called his Chinese counterpart.", "his Chinese counterpart", "person:wang-yi"),
    (
        "en",
        "Recep Tayyip Erdogan met Nicolás Maduro. Erdogan thanked his counterpart.",
        "his counterpart",
        "person:nicolas-maduro",
    ),
    ("en", "Recep Tayyip Erdogan thanked his counterpart Ana Vega.", "his counterpart", ""),
    ("es", "Serguéi Lavrov llamó a su homólogo chino.", "su homólogo chino", "person:wang-yi"),
    ("en", "Thai jets struck Cambodia and fire from the other side killed nine.", "the other side", "country:KHM"),
    ("es", "Tailandia atacó Camboya. Bangkok acusó a la otra parte.", "la otra parte", "country:KHM"),
    ("en", "Rosneft and Lukoil were fined. Both companies protested.", "Both companies", "org:lukoil org:rosneft"),
    (
        "es",
        "La cumbre Putin-Zelenski fue anulada.",
        "Putin-Zelenski",
        "person:vladimir-putin person:volodymyr-zelensky",
    ),
    ("en", "The ambassador of Peru, Ana Vega, was heard. The embassy denied it.", "The embassy", "country:PER"),
]
HELD = [
    (
        "en",
        "It was calm. The acting prime minister warned of war. Hun Manet, prime minister of Cambodia, spoke.",
        "The acting prime minister",
        "",
    ),
    (
        "en",
        "Shehbaz Sharif is prime minister of Pakistan. The deputy premier of Pakistan left.",
        "The deputy premier of Pakistan",
        "",
    ),
    (
        "es",
        "Serguéi Lavrov callaba. El titular de Exteriores lo negó. El ministro de Exteriores, Ignazio Cassis, calló.",
        "El titular de Exteriores",
        "person:sergei-lavrov",
    ),
    (
        "es",
        "El primer ministro en funciones, Somchai Wong, habló. El primer ministro camboyano, Hun Manet, calló.",
        "El primer ministro en funciones",
        "Somchai Wong",
    ),
    (
        "es",
        "El Vice Presidente JD Vance llamó. El presidente de Estados Unidos calló.",
        "El presidente de Estados Unidos",
        "person:donald-trump",
    ),
]
BODIES = [
    (
        "en",
        "North Korea fired, said Seoul. The South's defence ministry protested. The joint chiefs condemned it.",
        "The joint chiefs",
        "body:joint-chiefs-KOR",
    ),
    (
        "en",
        "China and Canada quarrel. In Ottawa, the defence department denied it.",
        "the defence department",
        "body:defence-ministry-CAN",
    ),
    (
        "es",
        "Corea del Norte disparó. En Seúl, los jefes conjuntos lo condenaron ante Japón.",
        "los jefes conjuntos",
        "body:joint-chiefs-KOR",
    ),
    (
        "es",
        "El Gobierno chadiano acusó a Libia y avanzó que Exteriores protestará.",
        "Exteriores",
        "body:foreign-ministry-TCD",
    ),
    (
        "es",
        "Perú calló. El Ministerio de Exteriores del país andino lo negó ante Chile.",
        "Ministerio de Exteriores",
        "",
    ),
    (
        "es",
        "El Programa Mundial de Alimentos lo denunció. El mismo organismo pide ayuda.",
        "El mismo organismo",
        "org:united-nations-world-food-programme",
    ),
]


@pytest.mark.parametrize(("language", "text", "words", "links"), [*OWNED, *ARMED, *OTHERS, *HELD, *BODIES])
def test_whom_a_description_means(language: str, text: str, words: str, links: str) -> None:
    doc = read(language, text, "2025-08-20")
    known = {each.id: each.link or each.name for each in doc._.entities}
    found = [m for m in doc._.mentions if doc.text[m.start : m.end] == words]
    every = [known[i] for m in found for i in (m.entity, *m.members) if i is not None]
    linked = [each for each in every if links or ":" in each]
    assert " ".join(sorted(dict.fromkeys(linked))) == links


@pytest.mark.parametrize(
    ("language", "text", "words", "link"),
    [
        (
            "en",
            "He toured the Demilitarized Zone between the Koreas with Seoul's envoy.",
            "Demilitarized Zone",
            "region:dmz-korea",
        ),
        ("es", "Recorrió en Corea del Sur la Zona Desmilitarizada.", "Zona Desmilitarizada", "region:dmz-korea"),
        ("en", "The RSF took El Fasher in Darfur.", "RSF", "group:rsf-sdn"),
        ("en", "The RSF spoke for a jailed journalist.", "RSF", "org:rsf"),
        ("es", "Cruzó el estrecho de Kerch de noche.", "estrecho de Kerch", "sea:kerch-strait"),
        ("es", "Los Veintisiete aprobaron sanciones.", "Veintisiete", "org:eu"),
        (
            "es",
            "El ejército de Sudán, las Fuerzas Armadas Sudanesas, calló.",
            "Fuerzas Armadas Sudanesas",
            "body:armed-forces-SDN",
        ),
    ],
)
def test_what_a_name_is(language: str, text: str, words: str, link: str) -> None:
    doc = read(language, text)
    known = {each.id: each.link for each in doc._.entities}
    assert {known.get(m.entity or "") for m in doc._.mentions if words in doc.text[m.start : m.end]} == {link}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", '"We stand ready", said No. Their talks failed. No Kwang Chol is a general.', ["No", "No Kwang Chol"]),
        ("en", "Latin American states agreed.", []),
        ("es", "El Movimiento 23 de Marzo (M23) y la ONU hablan.", ["Movimiento 23 de Marzo", "M23", "ONU"]),
    ],
)
def test_where_a_name_ends(language: str, text: str, names: list[str]) -> None:
    doc = read(language, text)
    named = [doc.text[m.start : m.end] for m in doc._.mentions if m.form == "name"]
    assert [name.rstrip(".") for name in named] == names
