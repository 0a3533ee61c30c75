"""The gazetteer: names found in both languages, homonyms, offices, outlets, places, and its generated tables."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synopticon import gazetteer
from synopticon.gazetteer import folding, tables

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"

# language, sentence, every match as (text, best id, form)
FOUND: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("en", "Russia’s envoy left.", [("Russia", "country:RUS", "name")]),
    ("en", "Russia's envoy left.", [("Russia", "country:RUS", "name")]),
    ("en", "The U.S. and the UK agreed.", [("U.S.", "country:USA", "acronym"), ("UK", "country:GBR", "acronym")]),
    ("en", "A US-led force", [("US", "country:USA", "acronym")]),
    ("en", "It was up to us to act", []),
    ("en", "They ate turkey on china plates in a polish mood", []),
    ("en", "In May he may march in March.", []),
    ("en", "North Koreans fished", [("North Koreans", "country:PRK", "demonym")]),
    ("en", "the north korean capital", [("north korean", "country:PRK", "demonym")]),
    ("en", "the DPRK army", [("DPRK", "country:PRK", "acronym")]),
    ("en", "MOSCOW REJECTS THE OFFER", [("MOSCOW", "city:moscow-RUS", "capital")]),
    ("en", "Papua New Guinea voted", [("Papua New Guinea", "country:PNG", "name")]),
    ("en", "Equatorial Guinea voted", [("Equatorial Guinea", "country:GNQ", "name")]),
    ("en", "Kim Jong-un waved", [("Kim Jong-un", "person:kim-jong-un", "name")]),
    ("en", "Kim Jong Un waved", [("Kim Jong Un", "person:kim-jong-un", "name")]),
    ("en", "Kim waved", []),
    ("en", "Lavrov waved", [("Lavrov", "person:sergei-lavrov", "surname")]),
    ("en", "Sergey Lavrov waved", [("Sergey Lavrov", "person:sergei-lavrov", "name")]),
    ("en", "the UN Security Council met", [("UN Security Council", "org:un-security-council", "name")]),
    ("en", "the Vostochni cosmodrome", [("Vostochni cosmodrome", "site:vostochny-cosmodrome", "name")]),
    ("en", "the Korean Central News Agency", [("Korean Central News Agency", "agency:kcna", "name")]),
    ("en", "a village in Russia's Far East", [("Russia's Far East", "region:russian-far-east", "name")]),
    ("en", "Michael Jordan played", []),
    ("en", "Jordan Ellis played", []),
    ("en", "Talks in Jordan failed.", [("Jordan", "country:JOR", "name")]),
    (
        "en",
        "Georgian voters in Batumi",
        [("Georgian", "country:GEO", "demonym"), ("Batumi", "city:batumi-GEO", "name")],
    ),
    ("en", "Lewis Hamilton won", []),
    ("en", "Russiagate and Iranology", []),
    ("en", "after the Korean War", [("Korean War", "event:korean-war", "name")]),
    ("es", "una gala en Belén y una reunión", []),
    ("es", "el líder norcoreano habló", [("norcoreano", "country:PRK", "demonym")]),
    ("es", "las autoridades rusas", [("rusas", "country:RUS", "demonym")]),
    ("es", "los EE.UU. y la UE", [("EE.UU.", "country:USA", "acronym"), ("UE", "org:eu", "acronym")]),
    ("es", "los EE. UU. negaron", [("EE. UU.", "country:USA", "acronym")]),
    ("es", "EEUU negó", [("EEUU", "country:USA", "acronym")]),
    ("es", "viajó a Moscú", [("Moscú", "city:moscow-RUS", "capital")]),
    ("es", "viajo a Moscu", [("Moscu", "city:moscow-RUS", "capital")]),
    ("es", "la paz llegó a La Paz", [("La Paz", "city:la-paz-BOL", "capital")]),
    ("es", "se quito el abrigo en Quito", [("Quito", "city:quito-ECU", "capital")]),
    ("es", "el país calla", []),
    ("es", "El País calla sobre eso.", []),
    ("es", "según el diario El País", [("El País", "medium:el-pais", "name")]),
    ("es", "Serguéi Lavrov saludó", [("Serguéi Lavrov", "person:sergei-lavrov", "name")]),
    ("es", "Volodímir Zelenski saludó", [("Volodímir Zelenski", "person:volodymyr-zelensky", "name")]),
    (
        "es",
        "el Consejo de seguridad de la ONU",
        [("Consejo de seguridad de la ONU", "org:un-security-council", "name")],
    ),
    ("es", "la OTAN y el OIEA", [("OTAN", "org:nato", "acronym"), ("OIEA", "org:iaea", "acronym")]),
    ("es", "los hutíes y los talibanes", [("hutíes", "group:houthis", "name"), ("talibanes", "group:taliban", "name")]),
    ("es", "el Extremo Oriente ruso", [("Extremo Oriente ruso", "region:russian-far-east", "name")]),
    ("es", "cosmódromo de Vostochni", [("cosmódromo de Vostochni", "site:vostochny-cosmodrome", "name")]),
    (
        "es",
        "la Agencia Central de Noticias de Corea",
        [("Agencia Central de Noticias de Corea", "agency:kcna", "name")],
    ),
    ("es", "RUSIA RECHAZA LA OFERTA", [("RUSIA", "country:RUS", "name")]),
    ("es", "viajó a Níger y a Nigeria", [("Níger", "country:NER", "name"), ("Nigeria", "country:NGA", "name")]),
    ("en", "a message [a Corea del Norte] in it", [("Corea del Norte", "country:PRK", "name")]),
    ("fr", "Vladimir Putin", [("Vladimir Putin", "person:vladimir-putin", "name")]),
]

# language, sentence, the homonym, its ids in order
HOMONYMS: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("en", "Georgia held a vote.", "Georgia", ("country:GEO", "province:georgia-USA")),
    ("en", "Georgia held a vote; crowds filled Tbilisi.", "Georgia", ("country:GEO",)),
    ("en", "Georgia held a vote; crowds filled Atlanta.", "Georgia", ("province:georgia-USA",)),
    ("es", "Georgia votó; en Tiflis hubo protestas.", "Georgia", ("country:GEO",)),
    ("en", "He flew to Tripoli, Lebanon.", "Tripoli", ("city:tripoli-LBN",)),
    ("en", "Washington reacted.", "Washington", ("city:washington-USA",)),
    ("en", "Fires burn in Washington and near Spokane.", "Washington", ("province:washington-USA",)),
    ("en", "Congo held talks in Kinshasa.", "Congo", ("country:COD",)),
    ("es", "Córdoba, Argentina, espera.", "Córdoba", ("city:cordoba-ARG",)),
    ("en", "A Korean boat sank.", "Korean", ("country:KOR", "country:PRK")),
]

OFFICES = [
    ("president", "RUS", "2010-01-01", "person:dmitry-medvedev"),
    ("president", "RUS", "2024-06-18", "person:vladimir-putin"),
    ("ministro de Exteriores", "RUS", "2024-01-16", "person:sergei-lavrov"),
    ("defence minister", "RUS", "2024-05-13", "person:sergei-shoigu"),
    ("defense minister", "RUS", "2024-06-01", "person:andrei-belousov"),
    ("foreign minister", "UKR", "2024-06-18", "person:dmytro-kuleba"),
    ("secretary general", "org:nato", "2024-06-18", "person:jens-stoltenberg"),
    ("secretary-general", "org:un", "2010-06-18", "person:ban-ki-moon"),
    ("leader", "PRK", "2010-01-01", "person:kim-jong-il"),
    ("leader", "PRK", "2023-09-13", "person:kim-jong-un"),
    ("leader", "GBR", "2023-09-13", "person:rishi-sunak"),
    ("leader", "USA", "2023-09-13", "person:joe-biden"),
    ("leader", "DEU", "2022-01-01", "person:olaf-scholz"),
    ("president", "ZZZ", "2022-01-01", None),
    ("beekeeper", "RUS", "2022-01-01", None),
]

OUTLETS = [
    ("TASS", "agency:tass"),
    ("the Korean Central News Agency", "agency:kcna"),
    ("https://en.yna.co.kr/view/1", "agency:yonhap"),
    ("elpais.com", "medium:el-pais"),
    ("http://www.zougla.gr/x", "outlet:zougla.gr"),
    ("El Heraldo de Ninguna Parte", None),
    ("http://[broken", None),
    ("", None),
]

WITHIN = [
    ("city:pyongyang-PRK", "country:PRK", True),
    ("city:pyongyang-PRK", "region:korean-peninsula", True),
    ("site:vostochny-cosmodrome", "region:russian-far-east", True),
    ("site:vostochny-cosmodrome", "country:RUS", True),
    ("seat:kremlin", "city:moscow-RUS", True),
    ("country:RUS", "site:vostochny-cosmodrome", False),
    ("country:PRK", "country:KOR", False),
    ("province:crimea-UKR", "country:UKR", True),
    ("no:such", "country:UKR", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_find(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    matches = gazetteer.find(text, language)
    assert [(text[each.start : each.end], each.entries[0], each.form) for each in matches] == expected


@pytest.mark.parametrize(("language", "text", "name", "ids"), HOMONYMS)
def test_homonyms(language: str, text: str, name: str, ids: tuple[str, ...]) -> None:
    found = [each for each in gazetteer.find(text, language) if text[each.start : each.end] == name]
    assert [each.entries for each in found] == [ids]


@pytest.mark.parametrize(("title", "country", "date", "person"), OFFICES)
def test_by_office(title: str, country: str, date: str, person: str | None) -> None:
    assert gazetteer.by_office(title, country, date) == person


@pytest.mark.parametrize(("given_name", "identity"), OUTLETS)
def test_outlet(given_name: str, identity: str | None) -> None:
    found = gazetteer.outlet(given_name)
    assert (found.id if found else None) == identity


@pytest.mark.parametrize(("place", "other", "expected"), WITHIN)
def test_within(place: str, other: str, expected: bool) -> None:
    assert gazetteer.within(place, other) is expected


def test_governments_and_zones() -> None:
    assert gazetteer.government_of("seat:kremlin") == "country:RUS"
    assert gazetteer.government_of("city:seoul-KOR") == "country:KOR"
    assert gazetteer.government_of("city:osaka-JPN") is None
    assert gazetteer.government_of("no:such") is None
    assert gazetteer.country_zone("PRK") == "Asia/Pyongyang"
    assert gazetteer.country_zone("ZZZ") is None


def test_demonyms() -> None:
    assert gazetteer.demonym("norcoreanas", "es") == "country:PRK"
    assert gazetteer.demonym("Britons", "en") == "country:GBR"
    assert gazetteer.demonym("Korean", "en") is None
    assert gazetteer.demonym("table", "en") is None


def test_agencies_are_sixty_and_more() -> None:
    assert len(gazetteer.agencies()) > 60
    assert all(each.kind == "agency" for each in gazetteer.agencies())


def test_unknown_id() -> None:
    with pytest.raises(KeyError):
        gazetteer.entry("country:NOWHERE")


def test_every_country_has_a_spanish_demonym_or_is_no_state() -> None:
    have = {row[0] for row in tables.rows("demonyms_es")}
    states = {each.country for each in tables.entries().values() if each.kind == "country"}
    small = {"NRU", "SLB"}
    assert sorted(code for code in states if code and code not in have | small) == []


def test_tables_agree() -> None:
    """Ids that one table takes from another exist: parents, members, homonyms, offices."""
    known = tables.entries()
    assert {each.parent for each in known.values()} - set(known) - {""} == set()
    assert {member for row in tables.rows("regions") for member in row[1].split("|")} - set(known) == set()
    assert {row[0] for row in tables.rows("regions")} - set(known) == set()
    cues = [each for each in tables.settings("homonyms").values() if isinstance(each, dict)]
    named = {identity for each in cues for identity in each if identity != "default"}
    assert {each for each in named - set(known) if not each.startswith("thing:")} == set()
    assert set(tables.settings("policy")["places"]) - set(known) == set()


def test_policy_can_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "policy.toml"
    other.write_text('seats = ["city:x"]\n[places]\n', encoding="utf-8")
    monkeypatch.setenv("SYNOPTICON_POLICY", str(other))
    assert tables.settings.__wrapped__("policy") == {"seats": ["city:x"], "places": {}}


def test_offices_are_in_order() -> None:
    for each in tables.entries().values():
        for office in each.offices:
            assert office.start is None or office.end is None or office.start <= office.end, each.id


@settings(max_examples=150)
@given(st.text(), st.sampled_from(("en", "es", "xx")))
@example("İstanbul İİ Rusia", "es")
@example("U.S", "en")
@example("EE.UU", "es")
@example("Russia\u0301 ß ﬁ 🇷🇺Russia", "en")
def test_find_never_fails(text: str, language: str) -> None:
    reached = 0
    for match in gazetteer.find(text, language):
        assert reached <= match.start < match.end <= len(text)
        assert match.entries and all(gazetteer.entry(each).id == each for each in match.entries)
        reached = match.end


@settings(max_examples=150)
@given(st.text())
@example("İ ẞ ŉ ǰ")
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folding.fold(text)) == len(text)


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(["Rusia", "Kim Jong Un", "EE.UU.", "el", "ruso", ",", "La Paz", "Tokio", "\n"]), max_size=12
    )
)
def test_find_is_the_same_with_text_around(words: list[str]) -> None:
    text = " ".join(words)
    plain = [(each.start, each.end) for each in gazetteer.find(text, "es")]
    moved = [(each.start - 4, each.end - 4) for each in gazetteer.find(f"xyz {text} xyz", "es")]
    assert plain == moved


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gazetteer_recipe", ROOT / "training" / "gazetteer.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "gazetteers").is_dir(), reason="the shared source tables are not here")
def test_making_the_tables_again_changes_no_byte(tmp_path: Path) -> None:
    pytest.importorskip("babel", reason="babel is needed to make the tables")
    recipe = _generator()
    recipe.make(SHARED / "gazetteers", tmp_path)
    made = sorted(tmp_path.glob("*.tsv"))
    assert made
    for path in made:
        assert path.read_bytes() == (recipe.TABLES / path.name).read_bytes(), path.name


def test_a_people_s_word_that_two_states_share_goes_by_the_text() -> None:
    def home(text: str) -> tuple[str, ...]:
        return next(m.entries for m in gazetteer.find(text, "es") if m.form == "demonym")

    assert home("El Gobierno congoleño pidió ayuda.") == ("country:COD",)
    assert home("El Gobierno congoleño lo negó en Brazzaville.") == ("country:COG",)
