"""What two articles of one affair tell of one party, of one month, of kinds of which an affair has few; what a party
said at no known time; envoys, nations and names by which things are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.identity import Named, compare
from synopticon.reconciling.comparing import alike, number
from synopticon.reconciling.comparing import compare as things_compared
from synopticon.reconciling.parties import own_envoys
from synopticon.reconciling.things import Thing, thing
from synopticon.records import Entity, Participant
from tests.builders import CHILE, JAPAN, LIND, NORWAY, SANTIAGO, VEGA, Made, Said, day, record_with_names

TUESDAY, MAY = day("2031-05-13"), day("2031-05-01", "2031-06-01")
RUIZ = Entity("e-ruiz", "Eva Ruiz", "PER")
ENVOY = Entity("e-envoy", "Ola Strand", "PER", "NOR")
CONTEXT = [
    Said("Luis Vega met Ada Lind in Santiago of Chile.", "meet", [VEGA], [LIND], place=SANTIAGO, when=TUESDAY),
    Said("Chile praised Norway.", "praise", [CHILE], [NORWAY]),
]


def events(one: Said, two: Said, published: tuple[str, str] = ("2031-05-14", "2031-05-14")) -> int:
    """Tell two happenings in articles of one affair; give how many events of their kind there are."""
    found = record_with_names(
        Made("a", [one, *CONTEXT], published=published[0]), Made("b", [two, *CONTEXT], published=published[1])
    )
    return sum(e.happening == one.happening for e in found.events)


CRITICISED = Said("Chile called it a threat.", "criticise", [CHILE])
COMPLAINED = Said("Chile complained in the council.", "criticise", [CHILE])


@pytest.mark.parametrize(("published", "count"), [(("2031-05-14", "2031-05-14"), 1), (("", ""), 2)])
def test_what_a_party_criticised_at_no_known_time_may_be_another_thing(published: tuple[str, str], count: int) -> None:
    assert events(CRITICISED, COMPLAINED, published) == count


@pytest.mark.parametrize(("of", "count"), [("British", 1), ("American", 2)])
def test_several_people_of_two_nations_are_others(of: str, count: int) -> None:
    one = Said("Chile expelled 23 British diplomats.", "expel-diplomats", [CHILE], ["23 British diplomats"])
    text = f"23 {of} diplomats"
    assert events(one, Said(f"Chile expelled {text}.", "expel-diplomats", [CHILE], [text])) == count


def test_an_envoy_is_not_to_whom_a_recall_is_done() -> None:
    recalled = Said("Norway recalled Ola Strand.", "recall-diplomats", [NORWAY], [ENVOY], when=TUESDAY)
    other = Said("Norway recalled its ambassador.", "recall-diplomats", [NORWAY], ["its ambassador"], when=TUESDAY)
    assert events(recalled, other) == 1
    own = Participant(NORWAY.id, "Norway's ambassador", 0, 19)
    assert own_envoys((), (own,), {NORWAY.id: NORWAY}, "en") == ((own,), ())


@pytest.mark.parametrize(("who", "count"), [(CHILE, 1), (JAPAN, 2)])
def test_the_same_told_of_a_party_in_one_month(who: Entity, count: int) -> None:
    dated = Said("Chile warned the fleet on 13 May.", "threaten", [CHILE], when=TUESDAY)
    assert events(dated, Said(f"In May {who.name} warned the fleet.", "threaten", [who], when=MAY)) == count


@pytest.mark.parametrize(("happening", "count"), [("indict", 1), ("arrest", 2)])
def test_kinds_of_which_an_affair_has_few(happening: str, count: int) -> None:
    one = Said("Prosecutors acted against the crew on 13 May.", happening, ["Prosecutors"], when=TUESDAY)
    two = Said("The case began last year.", happening, background=True)
    assert events(one, two, ("2031-05-14", "2032-05-20")) == count


@pytest.mark.parametrize(("whom", "count"), [(RUIZ, 1), ("a man", 2)])
def test_to_a_person_it_is_hardly_done_twice(whom: Entity | str, count: int) -> None:
    name = whom if isinstance(whom, str) else whom.name
    dated = Said(f"Chile blacklisted {name} on 13 May.", "sanction", [CHILE], [whom], when=TUESDAY)
    later = Said(f"Chile put {name} on a list.", "sanction", [CHILE], [whom])
    assert events(dated, later, ("2031-05-14", "2031-07-14")) == count


@pytest.mark.parametrize(("matter", "count"), [("the pact on fishing quotas", 1), ("the treaty of natural gas", 2)])
def test_who_does_not_say_when_but_agrees_in_all_else(matter: str, count: int) -> None:
    pact = "the pact on fishing quotas"
    one = Said(f"Chile left {pact}.", "withdraw-from-treaty", ["The government"], object=pact, when=TUESDAY)
    two = Said(f"They have left {matter}.", "withdraw-from-treaty", object=matter)
    assert events(one, two, ("2031-05-14", "2031-06-20")) == count


def _thing(text: str, language: str = "en") -> Thing:
    read = thing(text, language)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("a tanker", "a second tanker", False),
        ("a second tanker", "a second tanker", True),
        ("un petrolero", "un segundo petrolero", False),
        ("the crude carrier Jana 3", "the supertanker", True),
        ("the carrier Jana 3", "the tanker Oro", False),
    ],
)
def test_things_by_their_names_and_numbers(one: str, two: str, same: bool) -> None:
    language = "es" if one.startswith("un ") else "en"
    assert alike(_thing(one, language), _thing(two, language)) is same


def test_a_recall_from_another_country_is_another() -> None:
    hosted = Participant(VEGA.id, "its ambassador in Japan", 0, 23)
    (kept,) = own_envoys(
        (Participant(NORWAY.id, "Norway", 30, 36),), (hosted,), {NORWAY.id: NORWAY, VEGA.id: VEGA}, "en"
    )[1]
    assert kept.entity is None


def test_a_total_far_above_is_of_others() -> None:
    some, few = [_thing("seven people"), _thing("four children")], [_thing("two children")]
    assert things_compared(some, few).veto
    assert not things_compared(some[1:], few).veto


def test_one_is_none_of_many_of_its_kind() -> None:
    assert number(_thing("the tanker"), _thing("two ships")) == -1.0


def test_a_slip_in_a_long_name_of_one_who_is_called_the_same() -> None:
    one, other = (Named(n, "PER", offices=("journalist",)) for n in ("Raman Pratasevich", "Roman Protasevich"))
    assert compare(one, other).same
    assert not compare(replace(one, offices=()), other).same


def test_what_politicians_are_called_besides_their_office() -> None:
    rich = Named("Rubén Vardanián", "PER", offices=("businessperson",))
    assert compare(rich, Named("Ruben Vardanyan", "PER", offices=("minister",))).same
