"""How reports and statuses are measured: readers of labelled files, editions of the codebook, PETRARCH's own tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from synopticon.evaluation import reports as evaluation
from synopticon.evaluation.adjudication import TABLE, TYPES, digest, judged, pair, types, verdicts
from synopticon.evaluation.labels import Gold, by_codebook, petrarch, plv
from synopticon.evaluation.petrarch import agreement, is_unit_tests, unit_tests
from synopticon.evaluation.reports import coded_type, evaluate, score
from synopticon.evaluation.status import evaluate as evaluate_status
from synopticon.evaluation.status import factuality
from synopticon.reading.pipeline import load

SPANISH = """<Sentences><Sentence id="a"><EventText eid="E1" sourcetext="Los mineros" targettext="" />
<EventCoding eid="E1" eventcode="15" plover="MOBILIZE" /><EventCoding eid="E1" eventcode="14" plover="PROTEST" />
<Text>Los mineros iniciaron una huelga.</Text></Sentence></Sentences>"""
UNIT = """<Validation><Environment><Verbfile>{verbs}</Verbfile></Environment>
<Sentence date="1"/> <EventCoding eventcode="{code}" sourcecode="CHLGOV" targetcode="PER" />
<Text>Chile imposed sanctions on Peru.</Text></Sentence>
<Sentence date="2"/> <EventCoding noevents="True" /><Text>It rained in Lima all day.</Text></Sentence>"""
STATUS = [("0", "Peru", "O", "O", "O", "O"), ("1", "may", "O", "O", "O", "O"),
    ("2", "visit", "B-EVENT", "B-POSSIBLE-1", "B-POS-1", "B-FUTURE-1"), ("3", "Chile", "O", "O", "O", "O")]  # fmt: skip


def test_labels_are_read_by_their_edition(tmp_path: Path) -> None:
    table = tmp_path / "plv.tsv"
    table.write_text("sentence\tsource\ttarget\tgold_root\nA met B.\tA\tan actor\tDISAPPROVE\n", encoding="utf-8")
    assert plv(table) == [Gold("A met B.", (("ACCUSE", "A", ""),), edition="CAMEO")]


def test_strikes_labelled_as_mobilisation_are_protest_by_the_codebook(tmp_path: Path) -> None:
    file = tmp_path / "es.xml"
    file.write_text(SPANISH, encoding="utf-8")
    (gold,) = petrarch(file)
    assert [label for label, _, _ in gold.events] == ["MOBILIZE", "PROTEST"]
    assert by_codebook(gold, "es").events == (("PROTEST", "Los mineros", ""),)
    army = Gold(gold.text, (("MOBILIZE", "Los soldados", ""),))
    assert by_codebook(army, "es") == army
    assert evaluate(file, "es")["codebook_type_f1"] == 1.0


def test_occupations_were_fights_in_the_older_edition() -> None:
    (report,) = load("en")("Kenyan troops seized the town of Kismayo.")._.reports
    assert (coded_type(report), coded_type(report, "CAMEO")) == ("COERCE", "ASSAULT")


def test_property_destroyed_was_coercion_in_the_summary_of_2017() -> None:
    (report,) = load("en")("Rebels burned two buses in Kismayo.")._.reports
    assert (coded_type(report), coded_type(report, "2017")) == ("ASSAULT", "COERCE")


def test_the_files_of_a_folder_are_scored_as_one(tmp_path: Path) -> None:
    for name in ("spanish_a.xml", "spanish_b.xml", "other.xml"):
        (tmp_path / name).write_text(SPANISH, encoding="utf-8")
    assert evaluate(tmp_path, "es")["sentences"] == 2


def test_the_report_that_joins_the_given_parties_is_compared() -> None:
    text = "Chile imposed sanctions on Peru while Bolivia invited Cuba."
    scores = score(
        [Gold(text, (("AGREE", "Bolivia", "Cuba"),)), Gold(text, (("SANCTION", "Chile", "Peru"),))], load("en")
    )
    assert (scores.given_right, scores.events) == (2, 2)
    assert scores.invented == 2  # what one label a sentence leaves out counts as invented


def test_what_was_found_told_is_no_invention_and_what_nobody_judged_is(tmp_path: Path) -> None:
    text = "Chile imposed sanctions on Peru while Bolivia invited Cuba and Haiti arrested a spy."
    events = (("SANCTION", "6:13"), ("AGREE", "46:53"), ("COERCE", "73:81"))
    rows = [
        (text, "SANCTION", "6:13", "not-news"),
        (text, "AGREE", "46:53", "told"),
        ("It rained.", "COERCE", "73:81", "told"),
    ]
    table = tmp_path / "table.tsv"
    lines = ("\t".join(("plv", digest(row[0]), *row[1:], "", "", "why")) for row in rows)
    head = "set\tsentence\ttype\ttrigger\tverdict\tsecond\tthird\treason"
    table.write_text("\n".join((head, *lines)), encoding="utf-8")
    known = verdicts(table)
    assert judged(text, events, known) == ["not-news", "told", ""]
    assert judged(text, [("AGREE", "38:45")], known) == ["told"]  # the trigger has moved
    assert judged(text, [("AGREE", "0:5"), ("AGREE", "46:53")], known) == ["", "told"]  # one verdict, one event
    scores = score([Gold(text, (("PROTEST", "Chile", ""),))], load("en"), known)
    assert (scores.invented, scores.judged, scores.told) == (3, 2, 1)
    assert scores.summary()["adjudicated_invented_per_100"] == 200.0
    assert verdicts(tmp_path / "none.tsv") == {}
    table.write_text(table.read_text(encoding="utf-8").replace("not-news", "perhaps"), encoding="utf-8")
    with pytest.raises(ValueError, match="perhaps"):
        verdicts(table)


@pytest.mark.parametrize(
    ("given", "decided"),
    [
        (("told", "told", "wrong"), "told"),
        (("not-news", "told", "wrong"), "not-news"),
        (("", "told", "told"), "told"),
        (("", "told", "other-type"), "other-type"),
        (("wrong", "", ""), "wrong"),
    ],
)
def test_most_judges_decide(tmp_path: Path, given: tuple[str, str, str], decided: str) -> None:
    table = tmp_path / "table.tsv"
    head = "set\tsentence\ttype\ttrigger\tverdict\tsecond\tthird\treason"
    table.write_text("\n".join((head, "\t".join(("plv", "abc", "AID", "0:3", *given, "")))), encoding="utf-8")
    assert verdicts(table) == {"abc": {("AID", "0:3"): decided}}


def test_the_table_of_verdicts_keeps_no_text() -> None:
    rows = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()]
    assert sum(map(len, verdicts().values())) == len(rows) - 1
    assert all(len(row) == 8 and len(row[1]) == 10 and len(row[7]) < 70 for row in rows[1:])


def test_given_parties_are_compared_with_what_an_expert_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Chile imposed sanctions on Peru after Bolivia invited Cuba."
    golds = [Gold(text, (("COERCE", "Chile", "Peru"),)), Gold(text, (("AGREE", "Bolivia", "Cuba"),))]
    allowed = (("COERCE", "SANCTION"), ("SANCTION",), ("NONE",))
    experts = {pair(text, "Chile", "Peru"): allowed, pair(text, "Bolivia", "Cuba"): (("NONE",),)}
    monkeypatch.setattr(evaluation, "types", lambda: experts)
    found = score(golds, load("en")).summary()
    assert found["manual_judgements"] == 2
    assert [found[f"manual_{name}"] for name in ("given_best", "given_allowed", "labels_allowed")] == [0.5, 1.0, 0.5]


def test_the_table_of_types_keeps_no_text() -> None:
    rows = [row.split("\t") for row in TYPES.read_text(encoding="utf-8").splitlines()]
    assert len(types()) == len(rows) - 1
    assert all(len(row) == 7 and {len(key) for key in row[1:4]} == {10} for row in rows[1:])


@pytest.mark.parametrize(("verbs", "code"), [("CAMEO.2.0.txt", "163"), ("PETR.Validate.verbs.txt", "193")])
def test_unit_tests_are_read_in_their_code(tmp_path: Path, verbs: str, code: str) -> None:
    file = tmp_path / "petrarch.xml"
    file.write_text(UNIT.format(verbs=verbs, code=code), encoding="utf-8")
    assert is_unit_tests(file)
    tests = unit_tests(file)
    assert [test.events for test in tests] == [(("SANCTION", "CHL", "PER"),), ()]
    found = agreement(tests, load("en"))
    assert (found["type_agreed"], found["type_and_parties_agreed"], found["silent_agreed"]) == (1.0, 1.0, 1.0)
    assert evaluate(file, "en") == found


def test_statuses_are_scored_by_question(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("\n".join("\t".join(row) for row in STATUS), encoding="utf-8")
    ((text, (event,)),) = factuality(tmp_path)
    assert (text[event.start : event.end], event.uncertain, event.negated, event.to_come) == (
        "visit",
        True,
        False,
        True,
    )
    found = evaluate_status(tmp_path, "en")
    assert (found["uncertain_accuracy"], found["to_come_accuracy"], found["negated_accuracy"]) == (1.0, 1.0, 1.0)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="conll"):
        evaluate_status(tmp_path, "en")
