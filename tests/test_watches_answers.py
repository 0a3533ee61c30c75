"""What the accused answered: found where it is said, put to what it answers, and to nothing else."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.case import reconcile_all
from synopticon.watches import load
from synopticon.watches.register import Register, compose
from synopticon.watches.register.terminal import parties

COAL = "A dealer of Vietnam bought coal from North Korea, a dock worker said. "
DIESEL = "A tanker of Togo pumped diesel at sea into a North Korean tanker, a pilot said. "
FILLER = "The harbour has three cranes and a lighthouse that was built of granite. " * 6

# What follows the telling, whose answer is looked for, and the kinds that it gives.
ANSWERED = [
    ("North Korea denied the accusation.", "North Korea", {"denied"}),
    ("North Korea's embassy in Hanoi called the reports baseless.", "North Korea", {"denied"}),
    ("North Korea's mission did not respond to a request for comment.", "North Korea", {"no comment"}),
    ("The foreign ministry of Vietnam said that it had no knowledge of such a sale.", "Vietnam", {"denied"}),
    ("The foreign ministry of Vietnam declined to comment. Vietnam later denied it.", "Vietnam", {"denied"}),
    (FILLER + "North Korea rejected all these accusations.", "North Korea", {"denied"}),
    (FILLER + "The embassy of North Korea did not answer calls.", "North Korea", {"no comment"}),
    (FILLER + "North Korea denied that it had shelled an island.", "North Korea", {"silent"}),
    ("South Korea denied that a minister would resign.", "North Korea", {"silent"}),
    ("North Korea said that such trade was its legitimate right.", "North Korea", {"justified"}),
    (
        "North Korea had sold nothing, it said, and talk of coal was a product of the imagination.",
        "North Korea",
        {"denied"},
    ),
    ("It was North Korea that spoke next. The tale was pure fiction, it said.", "North Korea", {"denied"}),
    ("Norway said that the sale posed no danger to its own ships.", "Norway", set()),
    ("Norway said that it had no knowledge of a sale of coal.", "Norway", {"denied"}),
    ("A company with an office in North Korea declined to comment.", "North Korea", {"silent"}),
]


def _register(*texts: str) -> Register:
    readings = [synopticon.read(text, language="en", published="2031-05-14") for text in texts]
    return compose(reconcile_all(readings), load("dprk"))


@pytest.mark.parametrize(("after", "who", "kinds"), ANSWERED)
def test_an_answer_is_put_to_what_it_answers(after: str, who: str, kinds: set[str]) -> None:
    (entry,) = _register(COAL + after).entries
    assert {answer.kind for answer in entry.answers if answer.who == who} == kinds


def test_a_denial_of_all_answers_each_and_a_plain_one_the_nearest() -> None:
    def denied(after: str) -> int:
        entries = _register(COAL + DIESEL + after).entries
        return sum(("North Korea", "denied") in [(a.who, a.kind) for a in e.answers] for e in entries)

    assert denied(FILLER + "North Korea rejected all the accusations.") == 2
    assert denied("North Korea denied having the tanker.") == 1


def test_whom_the_sentences_name_stands_where_who_acted_was_not_read() -> None:
    entry = _register(
        "At least nine bags of crypto were looted for North Korea, and moved through banks of Togo."
    ).entries[0]
    assert entry.actors == () and parties(entry) == "not read; its sentences name North Korea, Togo"
    assert parties(_register("North Korea launched a missile on 6 May.").entries[0]) == "North Korea"


def test_what_names_one_ship_is_one_entry_and_two_ships_are_two() -> None:
    first = "The tanker Asan Maru pumped diesel at sea into a North Korean tanker, a pilot said. "
    again = "A pilot of Norway saw the tanker Asan Maru pump fuel at sea for North Korea. "
    other = "The tanker Blue Heron pumped diesel at sea into a North Korean tanker, a cook said."
    assert [len(e.accounts) for e in _register(first + again).entries] == [2]
    assert [len(e.accounts) for e in _register(first + other).entries] == [1, 1]


def test_a_denial_makes_no_entry_beside_what_it_denies() -> None:
    (entry,) = _register(COAL + FILLER + "Laos denied that it had sold coal from North Korea to Vietnam.").entries
    assert len(entry.accounts) == 2 and ("Laos", "denied") in [(a.who, a.kind) for a in entry.answers]


def test_a_protest_answers_what_is_of_the_same_goods() -> None:
    def kinds(after: str) -> set[str]:
        (entry,) = _register(
            "Two banks of North Korea moved stolen money through Norway, an auditor said. " + after
        ).entries
        return {answer.kind for answer in entry.answers if answer.who == "North Korea"}

    assert kinds("North Korea denounced the punishment of its banks as hostile.") == {"protested"}
    assert kinds("North Korea denounced the drills of Japan as hostile.") == {"silent"}


def test_an_entry_lacks_only_what_no_sentence_says() -> None:
    def lacking(told: str) -> set[str]:
        (entry,) = _register(told).entries
        return {line.split(":")[0] for line in entry.settles} & {"When", "Where", "How much or how many"}

    assert lacking(COAL) == {"When", "Where", "How much or how many"}
    assert (
        lacking("A dealer of Vietnam bought nine thousand tonnes of coal from North Korea at Haiphong in May 2030.")
        == set()
    )
