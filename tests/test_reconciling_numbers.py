"""Numbers in words, with what qualifies them; quotations that are turned; outcomes that exclude each other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from synopticon.evaluation import disagreements, reuse
from synopticon.evaluation.clustering import score
from synopticon.reconciling.measures import amounts
from synopticon.reconciling.numerals import leading, number
from synopticon.reconciling.once import said_once
from synopticon.records import Disagreement, Quantity, Span, Statement, Status, Variant
from tests.builders import CHILE, JAPAN, LIND, NORWAY, VEGA, Made, Said, day, reading, record, record_of

DATA = Path(__file__).parent / "data"
MAY = day("2021-05-03")

NUMERALS = [
    ("twenty-four", "en", 24),
    ("two hundred and six", "en", 206),
    ("12,500", "en", 12500),
    ("three thousand", "en", 3000),
    ("ciento cuarenta", "es", 140),
    ("treinta y dos", "es", 32),
    ("dos mil trescientos", "es", 2300),
    ("trawlers", "en", None),
    ("and", "en", None),
]


@pytest.mark.parametrize(("text", "language", "value"), NUMERALS)
def test_numerals(text: str, language: str, value: float | None) -> None:
    assert number(text, language) == value


def test_the_number_that_words_begin_with() -> None:
    assert leading(["ciento", "cuarenta", "estudiantes"], "es") == (140, 2)
    assert leading(["students"], "en") is None


# what two articles say of one seizure, and the kind of difference
QUALIFIED = [
    ("Norway seized about 40 boats.", 40, "Norway seized 42 boats.", 42, "precision"),
    ("Norway seized 40 boats.", 40, "Norway seized 42 boats.", 42, "conflict"),
    ("Norway seized nearly 50 boats.", 50, "Norway seized 48 boats.", 48, "precision"),
    ("Norway seized nearly 50 boats.", 50, "Norway seized 60 boats.", 60, "conflict"),
]


def counting(name: str, text: str, value: float, published: str = "2021-05-04", happening: str = "seize") -> Made:
    start = text.index(str(int(value)))
    end = text.rindex(" ") + len(text.split()[-1])
    boats = Quantity(text[start:end], start, end, value, value, text[start:end].split()[-1])
    said = Said(text, happening, [NORWAY], [CHILE], when=MAY, object="boats", quantities=[boats])
    return Made(name, [said], outlet=name, published=published)


@pytest.mark.parametrize(("one", "first", "two", "second", "kind"), QUALIFIED)
def test_qualifiers(one: str, first: float, two: str, second: float, kind: str) -> None:
    (event,) = record(counting("x", one, first), counting("y", two, second)).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("number", kind)]


def test_a_toll_that_grew_is_a_later_state_of_knowledge() -> None:
    early = counting("x", "Norway attacked 10 boats", 10, "2021-05-04", "attack")
    late = counting("y", "Norway attacked 14 boats", 14, "2021-05-06", "attack")
    same_day = counting("z", "Norway attacked 14 boats", 14, "2021-05-04", "attack")
    assert [d.kind for d in record(early, late).events[0].disagreements] == ["version"]
    assert [d.kind for d in record(early, same_day).events[0].disagreements] == ["conflict"]


@pytest.mark.parametrize(("other", "kinds"), [("Norwegian", ["conflict"]), ("Chilean", [])])
def test_those_of_two_peoples_are_not_counted_differently(other: str, kinds: list[str]) -> None:
    def arrested(name: str, many: int, people: str) -> Made:
        text = f"Japan arrested {many} {people} envoys."
        envoys = Quantity(text[15:-1], 15, len(text) - 1, many, many, "envoys")
        return Made(
            name, [Said(text, "arrest", [JAPAN], when=MAY, object=envoys.text, quantities=[envoys])], outlet=name
        )

    found = record(arrested("x", 23, "Norwegian"), arrested("y", 31, other)).events
    assert [d.kind for e in found for d in e.disagreements if d.attribute == "number"] == kinds


@pytest.mark.parametrize(
    ("published", "background", "kinds"),
    [
        ("2021-05-04", False, ["conflict"]),  # news of one day
        ("2021-05-07", True, []),  # recalled, and nothing else makes the two one
    ],
)
def test_a_number_that_makes_two_accounts_one_shows_no_difference(
    published: str, background: bool, kinds: list[str]
) -> None:
    def arrested(name: str, many: int, published: str, background: bool) -> Made:
        text = f"Norway arrested {many} bishops."
        bishops = Quantity(f"{many} bishops", 16, len(text) - 1, many, many, "bishops")
        said = Said(text, "arrest", [NORWAY], [bishops.text], quantities=[bishops], background=background)
        return Made(name, [said], outlet=name, published=published)

    (event,) = record(arrested("x", 13, "2021-05-04", False), arrested("y", 14, published, background)).events
    assert [d.kind for d in event.disagreements] == kinds


def test_others_are_not_counted_with_those_who_are_named() -> None:
    every = counting("x", "Norway attacked 14 boats", 14, "2021-05-04", "attack")
    others = counting("y", "Norway attacked the Alba and 13 other boats", 13, "2021-05-04", "attack")
    assert record(every, others).events[0].disagreements == ()


def test_success_and_failure_exclude_each_other() -> None:
    well = Said("Japan successfully launched a rocket.", "weapons-test", [JAPAN], when=MAY, object="a rocket")
    badly = Said("Japan launched a rocket but it failed.", "weapons-test", [JAPAN], when=MAY, object="a rocket")
    (event,) = record(Made("x", [well], outlet="A"), Made("y", [badly], outlet="B")).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("outcome", "conflict")]


@pytest.mark.parametrize(
    ("happening", "first", "speaker", "values"),
    [
        ("seize", "occurred", True, ["it happened", "it is denied"]),
        ("seize", "alleged", True, ["it is alleged", "it is denied"]),
        ("seize", "occurred", False, []),  # that something did not happen may be said of something else
        ("accuse", "occurred", True, []),  # who denies it does not deny that he is accused
    ],
)
def test_what_is_denied_is_denied_by_somebody(happening: str, first: Status, speaker: bool, values: list[str]) -> None:
    told = [Said(f"Norway did it, {n}.", happening, [NORWAY], [CHILE], when=MAY, status=status)
            for n, status in enumerate((first, "denied"))]  # fmt: skip
    one, two = reading(Made("x", [told[0]])), reading(Made("y", [told[1]]))
    said = Statement("s", 0, 5, "indirect", "denies", 0, 5)
    if speaker:
        two = replace(two, statements=(said,), reports=tuple(replace(r, statement="s") for r in two.reports))
    found = [d for e in record_of([one, two]).events for d in e.disagreements if d.attribute == "outcome"]
    assert [v.value for d in found for v in d.readings] == values


def test_at_least_as_many_is_as_many_and_at_least_more_has_grown() -> None:
    def killed(name: str, low: float, high: float | None, published: str) -> Made:
        people = Quantity(f"{low} people", 0, 1, low, high, "people")
        return Made(name, [Said(name, "kill", [NORWAY], [CHILE], when=MAY, quantities=[people])], published=published)

    def kinds(*made: Made) -> list[str]:
        return [d.kind for e in record(*made).events for d in e.disagreements]

    assert kinds(killed("x", 43, None, "2021-05-04"), killed("y", 43, 43, "2021-05-04")) == []
    assert kinds(killed("x", 29, None, "2021-05-04"), killed("y", 32, None, "2021-05-06")) == ["version"]
    assert kinds(killed("x", 29, None, "2021-05-04"), killed("y", 32, None, "2021-05-04")) == ["precision"]
    assert kinds(killed("x", 29, None, "2021-05-04"), killed("y", 32, 32, "2021-05-06")) == ["version"]
    late = killed("z", 29, None, "2021-05-07")  # somebody still prints what was known before
    assert kinds(killed("x", 29, None, "2021-05-04"), killed("y", 32, None, "2021-05-06"), late) == ["version"]


def test_people_and_things_are_not_counted_differently() -> None:
    def attacked(name: str, text: str, value: float) -> Made:
        start = text.index(str(int(value)))
        counted = Quantity(text[start:], start, len(text), value, value, text.split()[-1])
        return Made(name, [Said(text, "attack", [NORWAY], [CHILE], when=MAY, quantities=[counted])], outlet=name)

    people, targets = attacked("x", "Norway killed 5 people", 5), attacked("y", "Norway hit 9 targets", 9)
    assert [d for e in record(people, targets).events for d in e.disagreements] == []


def test_what_is_counted_nowhere_is_no_other_number_of_what_is_disputed() -> None:
    def seized(name: str, text: str) -> Made:
        return Made(name, [Said(text, "seize", [NORWAY], [CHILE], when=MAY, object=text[14:])], outlet=name)

    four, six, plain = (seized(n, f"Norway seized {w}") for n, w in zip("xyz", ("4 boats", "6 boats", "boats")))
    assert [d.kind for d in record(four, six, plain).events[0].disagreements] == ["conflict"]
    assert [d.kind for d in record(four, plain).events[0].disagreements] == ["scope"]


def test_the_three_who_were_counted_before_count_nobody() -> None:
    five = Said("Norway arrested 5 sailors", "arrest", [NORWAY], [CHILE], when=MAY, object="5 sailors")
    text = "Norway arrested the 3 who came ashore"
    counted = Quantity("3", 20, 21, 3, 3, "people")
    three = Said(text, "arrest", [NORWAY], [CHILE], when=MAY, quantities=[counted])
    assert not [d for e in record(Made("x", [five]), Made("y", [three])).events for d in e.disagreements]


def test_a_most_successful_test_is_no_success() -> None:
    best = Said("Japan launched its most successful rocket.", "weapons-test", [JAPAN], when=MAY, object="a rocket")
    badly = Said("Japan launched a rocket but it failed.", "weapons-test", [JAPAN], when=MAY, object="a rocket")
    (event,) = record(Made("x", [best], outlet="A"), Made("y", [badly], outlet="B")).events
    assert not event.disagreements


def test_what_differs_more_gravely_is_said_once() -> None:
    at = [Span("a", 0, 1), Span("b", 0, 1), Span("c", 0, 1)]
    four, six, five = (Variant(w, (w,), (s,)) for w, s in zip(("four", "six", "five or so"), at, strict=True))
    grown = Disagreement("number", "version", (four, six), "It grew.")
    found = (grown, Disagreement("number", "version", (five, six), "It grew again."),
             Disagreement("number", "precision", (four, five), "Both can be true."))  # fmt: skip
    (event,) = record(Made("x", [Said("Norway seized a boat.", "seize", [NORWAY], when=MAY)])).events
    (said,) = said_once([replace(event, disagreements=found)])[0].disagreements
    assert [v.value for v in said.readings] == ["five or so", "four", "six"]
    assert (said.kind, said.explanation) == ("version", "It grew. It grew again.")


def test_who_signed_differs_in_scope() -> None:
    two = Said("Norway and Chile signed.", "sign", [NORWAY, CHILE], when=MAY, object="a treaty")
    three = Said("Norway, Chile and Japan signed.", "sign", [NORWAY, CHILE, JAPAN], when=MAY, object="a treaty")
    (event,) = record(Made("x", [two], outlet="A"), Made("y", [three], outlet="B")).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("participants", "scope")]


def test_one_place_on_one_day_of_the_same_two_is_disputed_not_two_meetings() -> None:
    from tests.builders import SANTIAGO

    one = Said("x", "sign", [LIND], [VEGA], place=SANTIAGO, when=MAY, object="a treaty")
    two = Said("y", "sign", [LIND], [VEGA], place=JAPAN, when=MAY, object="a treaty")
    (event,) = record(Made("x", [one], outlet="A"), Made("y", [two], outlet="B")).events
    assert ("place", "conflict") in [(d.attribute, d.kind) for d in event.disagreements]


def test_bcubed() -> None:
    found = score({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "y", "c": "y"})
    assert (found.bcubed_precision, round(found.bcubed_recall, 3)) == (0.6667, 0.667)
    assert (found.pairs_precision, found.pairs_recall) == (0.0, 0.0)


def test_a_third_of_the_labelled_pairs_is_held_back() -> None:
    rows = [json.loads(line) for line in (DATA / "differences.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 100 and sum(row["held"] for row in rows) * 3 >= len(rows)
    topics = [json.loads(line) for line in (DATA / "copies.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [topic["held"] for topic in topics for _ in topic["pairs"]]
    assert len(pairs) >= 60 and sum(pairs) * 100 >= 32 * len(pairs)


def test_scores_of_labelled_pairs() -> None:
    pairs = [
        disagreements.Judged(1, "date", "conflict", "conflict", (), False),
        disagreements.Judged(2, "date", "agreed", "scope", (), False),
    ]
    assert disagreements.score(pairs).accuracy == 0.5 and disagreements.score(pairs).shown_wrongly == 1.0
    copies = [reuse.Judged("t: a b", "copy", "first-to-second", "verbatim", "second-to-first", False)]
    assert (reuse.score(copies).recall, reuse.score(copies).direction) == (1.0, 0.0)


def test_amounts_that_a_sentence_measures_and_their_correction() -> None:
    may, later = day("2021-05-03"), "2021-05-09"
    one = Said("Norway seized a ship with about 4,800 tonnes of coal.", "seize", [NORWAY], object="a ship", when=may)
    two = Said(
        "The ship that Norway seized held 3,900 tonnes, not 4,800 as first said.",
        "seize", [NORWAY], object="The ship", when=may,
    )  # fmt: skip
    otro = Said("Noruega incautó un barco con 2.100 toneladas.", "seize", [NORWAY], object="un barco", when=may)
    (event,) = record(Made("a", [one], published="2021-05-04"), Made("b", [two], published=later)).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("number", "version")]
    (event,) = record(Made("a", [one], published="2021-05-04"), Made("c", [otro], "es", published="2021-05-04")).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("number", "conflict")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("at least 1.3 million barrels", "en", [(1_300_000.0, "barrels")]),
        ("más de 1,5 millones de barriles y 300 kg", "es", [(1_500_000.0, "barrels"), (300.0, "kilos")]),
        ("4.800 toneladas", "es", [(4800.0, "tonnes")]),
        ("48 tonic waters", "en", []),
    ],
)
def test_amounts(text: str, language: str, expected: list[tuple[float, str]]) -> None:
    assert [(a.value, a.measure) for a in amounts(text, 0, len(text), language)] == expected
