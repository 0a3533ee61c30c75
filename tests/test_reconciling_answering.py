"""What is denied by a word that says nothing, what is said in other words, and what is told either way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.reconciling.accounts import Account, accounts
from synopticon.reconciling.answering import answered
from synopticon.reconciling.likeness import same_happening
from synopticon.reconciling.timing import time
from synopticon.records import Entity, Reading
from tests.builders import CHILE, LIND, NORWAY, ROJAS, SANTIAGO, Made, Said, day, reading, record, record_with_names

TUESDAY = day("2031-05-13")
MAY = day("2031-05-01", "2031-06-01")
DEPOTS = "Lind spoke of missile depots under the old harbour."
DEPOSITOS = "Se habló de depósitos de misiles bajo el puerto viejo."
FISHING = "There were trawlers without a licence in the strait."


def moved(made: Made, words: str) -> Reading:
    """Build a reading whose last report is told by some words of its sentence."""
    found = reading(made)
    report = found.reports[-1]
    at = found.document.text.index(words, report.start)
    kept = replace(report, trigger_start=at, trigger_end=at + len(words))
    return replace(found, reports=(*found.reports[:-1], kept))


def account(made: Made, words: str = "") -> Account:
    """Give the last report of an article as it is compared."""
    found = moved(made, words) if words else reading(made)
    return next(a for a in accounts([found], found.entities) if a.id == found.reports[-1].id)


@pytest.mark.parametrize(
    ("before", "object_", "language", "events"),
    [
        (DEPOSITOS, "lo", "es", 1),
        (DEPOSITOS, "la acusación", "es", 1),
        (DEPOTS, "any involvement", "en", 1),
        (DEPOTS, "the decision", "en", 1),
        (FISHING, "it", "en", 2),
        (FISHING, "the claim", "en", 2),
    ],
)
def test_a_denial_of_it_is_of_what_was_said_right_before(before: str, object_: str, language: str, events: int) -> None:
    one = [Said(DEPOTS), Said("Chile denied it.", "deny", [CHILE], object="it")]
    two = [Said(before), Said(f"Chile: {object_}.", "deny", [CHILE], object=object_)]
    made = Made("a", one, published="2031-05-14"), Made("b", two, language, published="2031-05-16")
    assert len(record(*made).events) == events


@pytest.mark.parametrize(
    ("text", "object_", "trigger", "words"),
    [
        ("A plane crossed the strait, which Chile denies.", "the strait", "denies", {"plane", "cross"}),
        ("Lind warned of depots, a charge that Chile denied.", "a charge", "denied", {"depot"}),
        ("Chile denied that there were depots.", "that there were depots", "denied", set()),
        ("Chile rejected the plan.", "the plan", "rejected", set()),
    ],
)
def test_what_is_denied_stands_before_a_general_word_or_a_relative_clause(
    text: str, object_: str, trigger: str, words: set[str]
) -> None:
    found = moved(Made("a", [Said(text, "deny", [CHILE], object=object_)]), trigger)
    keys = frozenset().union(*answered(found.reports[0], found))
    assert words <= keys if words else not keys


@pytest.mark.parametrize(
    ("one", "two", "events"),
    [
        ("dialogue", "talks", 1),
        ("the dismissal of the council", "that it be sacked", 1),
        ("talks", "the release of the crew", 2),
        ("calm", "a ceasefire", 2),
    ],
)
def test_words_for_one_matter_are_of_one_matter(one: str, two: str, events: int) -> None:
    made = [Said(f"Norway asked for {o}.", "request", [NORWAY], object=o) for o in (one, two)]
    told = [Made(name, [said], published=f"2031-05-{n}") for name, said, n in zip("ab", made, (14, 18), strict=True)]
    assert len(record(*told).events) == events


@pytest.mark.parametrize(("object_", "about"), [("the measure", 0), ("la decisión", 0), ("the embargo", 1)])
def test_the_measure_says_nothing_of_what_was_said_about(object_: str, about: int) -> None:
    language = "es" if object_.startswith("la ") else "en"
    said = Said("Norway on it.", "criticise", [NORWAY], object=object_)
    assert len(account(Made("a", [said], language)).about) == about


@pytest.mark.parametrize(("other", "events"), [("of wanting conquest, mines and lithium", 1), ("espionage", 2)])
def test_the_same_said_of_the_same_at_length_is_one_saying(other: str, events: int) -> None:
    long = "of dragging fleets towards quarrels over copper"
    one = Said("It made charges.", "accuse", [NORWAY], [CHILE], object=long)
    two = Said("Blame was laid.", "accuse", [NORWAY], [CHILE], object=other)
    made = Made("a", [one], published="2031-05-14"), Made("b", [two], published="2031-05-14")
    assert len(record(*made).events) == events


def test_who_dies_is_who_is_killed() -> None:
    died = Said("Two dockers died.", "die", ["Two dockers"], when=TUESDAY)
    killed = Said("It killed two dockers.", "kill", [], ["two dockers"], when=TUESDAY)
    assert len(record(Made("a", [died]), Made("b", [killed])).events) == 1


def test_what_is_criticised_and_what_is_rejected_are_two_where_neither_says_what() -> None:
    one = Said("Norway voiced its concern.", "criticise", [NORWAY])
    two = Said("Norway will not.", "reject", [NORWAY], object="that it would go")
    found = reading(Made("a", [one, two], published="2031-05-14"))
    assert same_happening(*accounts([found], found.entities)).score < 2.5


def of_one_sentence(text: str, one: Said, two: Said) -> list[Account]:
    """Build two reports of one sentence, told by its words "said" and "sent"."""
    found = reading(Made("a", [replace(one, text=text), two]))
    first, second = found.reports
    at = [text.index(word) for word in ("said", "sent")]
    first = replace(first, trigger_start=at[0], trigger_end=at[0] + 4)
    second = replace(second, start=first.start, end=first.end, trigger_start=at[1], trigger_end=at[1] + 4)
    return list(accounts([replace(found, reports=(first, second))], found.entities))


@pytest.mark.parametrize(("other", "vetoed"), [(CHILE, True), (ROJAS, False)])
def test_two_sides_of_one_sentence_say_two_things(other: Entity, vetoed: bool) -> None:
    one = Said("", "accuse", [ROJAS], [NORWAY], when=TUESDAY)
    two = Said("y", "criticise", [other], when=TUESDAY)
    first, second = of_one_sentence("Rojas said it of Norway, and Chile sent a note.", one, two)
    assert same_happening(first, second).vetoed is vetoed


@pytest.mark.parametrize(
    ("mark", "kind", "one"),
    [(";", "mobilise", False), (",", "mobilise", True), (",", "criticise", False)],  # each says its own
)
def test_a_clause_of_its_own_tells_another_thing(mark: str, kind: str, one: bool) -> None:
    first, second = of_one_sentence(
        f"Lind said it in grief{mark} the unions sent a note.",
        Said("", kind, [LIND]),
        Said("y", kind, ["the unions"]),
    )
    told = "One sentence tells it twice, once without saying who."
    assert (told in same_happening(first, second).why) is one


@pytest.mark.parametrize(("happening", "one"), [("deny", True), ("weapons-test", False)])
def test_what_is_denied_again_and_again_is_one_denial(happening: str, one: bool) -> None:
    again = Said("Chile has repeatedly done so.", happening, [CHILE], object="involvement")
    once = Said("Chile did so.", happening, [CHILE], object="involvement")
    first = account(Made("a", [again], published="2031-05-14"), "done")
    second = account(Made("b", [once], published="2031-05-14"))
    assert first.series and same_happening(first, second).vetoed is not one


@pytest.mark.parametrize(
    ("text", "language", "series"),
    [
        ("Police dispersed them night after night.", "en", True),
        ("La guardia los dispersó noche tras noche.", "es", True),
        ("Police dispersed the dockers at the gate twice in the last month.", "en", True),
        ("La guardia dispersó a los del puerto dos veces en un mes.", "es", True),
        ("Police dispersed men who had come there twice.", "en", False),
        ("Police dispersed them, though they come every night.", "en", False),
    ],
)
def test_what_is_done_night_after_night_is_a_row_of_deeds(text: str, language: str, series: bool) -> None:
    made = Made("a", [Said(text, "crowd-control", ["Police"])], language)
    assert account(made, "dispers").series is series


@pytest.mark.parametrize(
    ("happening", "whom", "published", "barred"),
    [
        ("request", [], "2031-12-28", False),
        ("arrest", ["five dockers"], "2031-12-28", False),
        ("arrest", ["a docker"], "2031-05-28", False),
        ("arrest", ["a docker"], "2031-12-28", True),
    ],
)
def test_news_of_different_weeks_may_tell_one_thing_once_more(
    happening: str, whom: list[str], published: str, barred: bool
) -> None:
    said = Said("Chile did so.", happening, [CHILE], whom)
    early = account(Made("a", [said], published="2031-05-01"))
    late = account(Made("b", [said], published=published))
    found = time(early, late)
    assert (found.veto, found.value < -1) == (barred, True)


def test_only_a_month_ties_no_two() -> None:
    context = [Said("Norway praised Chile in Santiago.", "praise", [NORWAY], [CHILE], place=SANTIAGO, when=TUESDAY)]
    vague = Said("Somebody had gone there in May.", "visit", when=MAY)
    other = Said("The vicar came by.", "visit", ["the vicar"])
    made = [Made(n, [s, *context], published="2031-05-20") for n, s in (("a", vague), ("b", other))]
    found = record_with_names(*made)
    assert sum(e.happening == "visit" for e in found.events) == 2
