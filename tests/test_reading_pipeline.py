"""The language pipelines that ship: what they say, how large and how quick they are, that nothing breaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import synopticon.languages
from synopticon.evaluation.parse import evaluate
from synopticon.reading import pipeline
from synopticon.reading.settings import BadSetting, identity
from synopticon.records import Document
from tests.conftest import SHARED, needs_shared

TOKENS = [
    ("en", "He spoke of “all countries”declared last May.", ["“", "all", "countries", "”", "declared"]),
    ("en", 'She called it "a mistake"and left.', ['"', "a", "mistake", '"', "and"]),
    ("en", "«We don’t know»,he said.", ["«", "We", "do", "n’t", "know", "»", ",", "he"]),
    ("en", "LISBON/MADRID (Lusa) -- The ministers met.", ["LISBON", "/", "MADRID", "(", "Lusa", ")", "--"]),
    ("en", "The co-founder of an anti-war group", ["co-founder", "anti-war"]),
    ("en", "Capt. Ruiz told Lt. Moore:", ["Capt.", "Ruiz", "Lt.", "Moore", ":"]),
    ("es", "«No habrá acuerdo»,dijo.", ["«", "No", "habrá", "acuerdo", "»", ",", "dijo"]),
    ("es", "El “pacto”firmado en EE.UU. por la Sra. Vega", ["“", "pacto", "”", "firmado", "EE.UU.", "Sra."]),
    ("es", "¿Vendrá?, preguntó.", ["¿", "Vendrá", "?", ",", "preguntó"]),
]

SUBJECTS = [
    ("en", "The minister signed the agreement in Lisbon.", ("minister", "signed", "agreement")),
    ("en", "Two ships left the harbour on Monday.", ("ships", "left", "harbour")),
    ("en", "The president said that the army had closed the border.", ("president", "said", None)),
    ("es", "El ministro firmó el acuerdo en Lisboa.", ("ministro", "firmó", "acuerdo")),
    ("es", "La presidenta anunció una nueva ley.", ("presidenta", "anunció", "ley")),
    ("es", "El gobierno rechazó la propuesta de la oposición.", ("gobierno", "rechazó", "propuesta")),
]

# Half a point under what was measured; raised when a better pipeline ships, never lowered.
FLOORS = [
    ("en_ewt-ud-test.conllu", "en", {"upos": 93.1, "uas": 82.1, "las": 79.1, "lemmas": 94.4, "sentences": 83.7}),
    ("es_ancora-ud-test.conllu", "es", {"upos": 96.7, "uas": 84.9, "las": 80.6, "lemmas": 94.7, "sentences": 96.8}),
]

LEMMAS = [
    ("en", "The ministers were meeting their counterparts.", {"ministers": "minister", "meeting": "meet"}),
    ("es", "Los ministros firmaron los acuerdos.", {"ministros": "ministro", "firmaron": "firmar"}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TOKENS)
def test_tokens(language: str, text: str, wanted: list[str]) -> None:
    tokens = iter([t.text for t in pipeline.load_plain(language).make_doc(text)])
    missing = [word for word in wanted if word not in tokens]  # in this order
    assert not missing


@pytest.mark.parametrize(("language", "text", "wanted"), SUBJECTS)
def test_who_did_what(language: str, text: str, wanted: tuple[str, str, str | None]) -> None:
    doc = pipeline.load_plain(language)(text)
    root = next(t for t in doc if t.dep_ == "ROOT")
    found = {c.dep_: c.text for c in root.children}
    assert (found.get("nsubj"), root.text) == wanted[:2]
    assert wanted[2] is None or found.get("obj") == wanted[2]


@pytest.mark.parametrize(("language", "text", "wanted"), LEMMAS)
def test_lemmas(language: str, text: str, wanted: dict[str, str]) -> None:
    doc = pipeline.load_plain(language)(text)
    assert {t.text: t.lemma_ for t in doc if t.text in wanted} == wanted


@pytest.mark.parametrize("language", synopticon.languages.supported())
def test_a_line_break_ends_a_sentence(language: str) -> None:
    doc = pipeline.load_plain(language)("Lisboa 12\n\nMadrid 14\nOslo 3.")
    starts = [next(t.text for t in s if not t.is_space) for s in doc.sents]
    assert {"Lisboa", "Madrid", "Oslo"} <= set(starts)


def test_passives_are_told_apart_in_both_languages() -> None:
    labels = {t.text: t.dep_ for t in pipeline.load_plain("es")("El acuerdo fue firmado por el ministro.")}
    assert (labels["acuerdo"], labels["fue"]) == ("nsubj:pass", "aux:pass")
    labels = {t.text: t.dep_ for t in pipeline.load_plain("en")("The agreement was signed by the minister.")}
    assert (labels["agreement"], labels["was"]) == ("nsubj:pass", "aux:pass")


INTERPOSED = [
    ("The Treasury on Tuesday imposed sanctions on a Norland bank.", "imposed", "Treasury", "sanctions", "Tuesday"),
    ("It rained. The ministry late on Friday denied reports of transfers.", "denied", "ministry", "reports", "Friday"),
    ("President Ola Berg imposed sanctions on Norland on Monday.", "imposed", "Ola", "sanctions", "Monday"),
    ("The envoy, Ola Berg, imposed sanctions on Norland on Monday.", "imposed", "envoy", "sanctions", "Monday"),
    ("Police in Lima on March 10 detained dozens of protesters. It rained.", "detained", "Police", "dozens", "March"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "object_", "day"), INTERPOSED)
def test_a_day_between_subject_and_verb(text: str, verb: str, subject: str, object_: str, day: str) -> None:
    doc = pipeline.load_plain("en")(text)
    found = {t.text: (t.head.text, t.dep_) for t in doc}
    assert (found[subject], found[object_]) == ((verb, "nsubj"), (verb, "obj"))
    assert found[day] == (verb, "obl")
    assert len(list(doc.sents)) == text.count(".")


def test_a_rare_form_of_a_verb_is_one() -> None:
    doc = pipeline.load_plain("es")("La ministra visitaría Corea del Norte.")
    found = {t.text: (t.head.text, t.dep_) for t in doc}
    assert (found["ministra"], found["visitaría"][1]) == (("visitaría", "nsubj"), "ROOT")


def test_a_participle_after_a_day_stays_one() -> None:
    doc = pipeline.load_plain("en")("They met on Tuesday accompanied by aides.")
    assert next(t.dep_ for t in doc if t.text == "accompanied") != "ROOT"


@pytest.mark.parametrize("language", synopticon.languages.supported())
def test_small_and_plain_spacy(language: str) -> None:
    folder = Path(synopticon.languages.__file__).parent / language / "pipeline"
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) < 20_000_000
    assert spacy.load(folder)("Word.")[0].pos_


def test_a_reading_has_sentences_the_pipeline_and_stays_the_same() -> None:
    text = "A title without a stop\n\nThe minister arrived. He said nothing."
    document = Document("doc-1", "art-1", "raw-1", "a.txt", "en", text)
    first, second = pipeline.read(document), pipeline.read(document)
    assert first == second
    assert next(text[a:b] for a, b in first.sentences) == "A title without a stop"
    assert first.document is document and first.pipeline.startswith("en_")


def test_an_unsupported_language_is_said_to_be() -> None:
    with pytest.raises(LookupError, match="'xx' is not supported; supported: en, es"):
        pipeline.load("xx")


@pytest.fixture
def swapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    spacy.blank("en").to_disk(tmp_path / "mine")
    monkeypatch.setenv("SYNOPTICON_PIPELINE_EN", str(tmp_path / "mine"))
    yield tmp_path / "mine"


def test_another_pipeline_can_be_swapped_in(swapped: Path) -> None:
    assert "parser" not in pipeline.load_plain("en").pipe_names


def test_a_dictionary_of_the_users_own_is_read_beside_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[verbs.visit]\n"place:obj need:place" = "grace"\n', encoding="utf-8")
    document = Document("d", "a", "r", "f.txt", "en", "The premier of Malta graced Berlin.")
    before, key = pipeline.read(document), identity("en")
    monkeypatch.setenv("SYNOPTICON_PREDICATES_EN", str(mine))
    assert [report.happening for report in pipeline.read(document).reports] == ["visit"]
    assert (before.reports, key) == ((), "")
    assert identity("en") != identity("es") == ""


@pytest.mark.parametrize(("name", "value"), [("PIPELINE", "no_such_package"), ("PREDICATES", "no-such-file.toml")])
def test_what_cannot_be_swapped_in_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"SYNOPTICON_{name}_EN", value)
    with pytest.raises(BadSetting, match=value):
        pipeline.load("en")


@needs_shared
@pytest.mark.parametrize(("name", "language", "floors"), FLOORS)
def test_no_measure_falls_below_its_floor(name: str, language: str, floors: dict[str, float]) -> None:
    scores = evaluate(SHARED / "data" / "treebanks" / name, language)
    measured: dict[str, float] = {field.name: getattr(scores, field.name) for field in fields(scores)}
    assert {k: v for k, v in measured.items() if v < floors.get(k, 0)} == {}


@settings(max_examples=40)
@given(st.text(max_size=200), st.sampled_from(["en", "es"]))
def test_no_text_breaks_a_pipeline(text: str, language: str) -> None:
    doc = pipeline.load_plain(language)(text)
    assert doc.text == text
