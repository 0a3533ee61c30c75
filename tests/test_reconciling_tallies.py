"""Where accounts give figures differently, and of which event these are. All sentences are ours."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from synopticon.reconciling.belonging import Row, Told
from synopticon.reconciling.equating import likeness, tied
from synopticon.reconciling.figures import figures
from synopticon.records import Disagreement, Document, Entity, Mention, Reading, TimeExpression, When
from tests.builders import CHILE, NORWAY, SANTIAGO, Made, Said, day, organisation, reading, record, record_of

COAST_GUARD = organisation("Chilean coast guard", "body:coast-guard-CHL", "CHL")
TUESDAY = day("2031-05-13")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Soldiers arrested three Norwegians, two Danes and a Swede.", "en"),
        ("Los soldados detuvieron a tres noruegos, dos daneses y un sueco.", "es"),
    ],
)
def test_those_who_head_a_list_are_not_all(text: str, language: str) -> None:
    reading = Reading(Document("d", "d", "r", "d.txt", language, text), sentences=((0, len(text)),))
    assert all(Row(figure, reading, n).added for n, figure in enumerate(figures(reading)))


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Police arrested 107 people overnight, and the total now stands at 224.", "en", []),
        ("Fueron detenidas 107 personas, y el total asciende ya a 224.", "es", []),
        ("Police arrested 107 people overnight; the lawyers put it at 224.", "en", ["107 people", "224"]),
        ("Soldiers arrested two Danes and several Swedes, who are now four.", "en", []),
        ("Los soldados detuvieron a dos daneses y varios suecos, que ya son cuatro.", "es", []),
    ],
)
def test_what_all_come_to_is_not_put_against_some_of_them(text: str, language: str, values: list[str]) -> None:
    arrest = Said(text, "arrest", place=SANTIAGO, when=TUESDAY)
    found = [d for e in record(Made("a", [arrest], language, published="2031-05-14")).events for d in e.disagreements]
    assert [v.value for d in found for v in d.readings] == values


# ------------------------------------------------------------------------------------------------ between accounts

SEIZED = Said(
    "The Chilean coast guard seized a trawler on Tuesday.", "seize", [COAST_GUARD], object="a trawler", when=TUESDAY
)


def numbers(*articles: tuple[str, str, str]) -> list[Disagreement]:
    """Give the disagreements on numbers of articles that tell of one seizure: name, day, what they say besides."""
    made = [Made(name, [SEIZED, Said(text)], published=published) for name, published, text in articles]
    return [d for e in record(*made).events for d in e.disagreements if d.attribute == "number"]


def test_figures_in_another_sentence_belong_to_what_was_told_before() -> None:
    (found,) = numbers(
        ("a", "2031-05-14", "Inspectors counted 24 mortars in the hold."),
        ("b", "2031-05-14", "On board were 31 mortars."),
    )
    assert (found.kind, [v.value for v in found.readings]) == ("conflict", ["24 mortars", "31 mortars"])
    assert all(v.reports and v.spans for v in found.readings)


def test_what_a_later_account_sets_right_is_a_version() -> None:
    (found,) = numbers(
        ("a", "2031-05-14", "Inspectors counted 24 mortars in the hold."),
        ("b", "2031-05-17", "There were 31 mortars, the prosecutor said, revising an earlier count."),
        ("c", "2031-05-18", "The 31 mortars were Norwegian."),
    )
    assert found.kind == "version"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Inspectors counted 24 mortars.", "Inspectors counted 24 mortars."),
        ("Inspectors counted 24 mortars.", "Inspectors counted 300 mortars."),  # hardly the same
        ("Inspectors counted 24 mortars.", "Inspectors counted 31 crates."),
        ("Inspectors counted 24 mortars.", "They found 31 mortars in one crate and 12 mortars in another."),
        ("Two of the sailors were hurt.", "Three sailors were questioned."),
        ("Inspectors counted 24 mortars.", "There were 31 mortars and not 24."),  # of one day: no later state
    ],
)
def test_what_is_no_difference_or_not_surely_one(one: str, two: str) -> None:
    assert not [d for d in numbers(("a", "2031-05-14", one), ("b", "2031-05-14", two)) if d.kind != "conflict"]


def test_two_who_count_one_crowd() -> None:
    march = Said(
        "Thousands of people marched in Santiago.", "protest", ["Thousands of people"], place=SANTIAGO, when=TUESDAY
    )
    told = [march, Said("The police said that 12,000 people took part."), Said("The union put the number at 40,000.")]
    (event,) = record(Made("a", told, published="2031-05-14")).events
    (found,) = event.disagreements
    assert (found.kind, [v.value for v in found.readings]) == ("conflict", ["12,000 people", "40,000"])
    assert "“12,000 people” and “40,000” of those who took part" in found.explanation


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("The council said that 540,000 people took part.", "Rojas disputed the figure: barely 110,000 marched.", 2),
        ("El consejo dijo que 540.000 personas participaron.", "Rojas negó esa cifra: apenas 110.000 marcharon.", 2),
        ("The council said that 540,000 people took part.", "In Arica barely 110,000 marched.", 0),
    ],
)
def test_who_contests_a_figure_may_put_it_far_below(first: str, second: str, values: int) -> None:
    march = Said("Miners marched in Santiago on Tuesday.", "protest", ["Miners"], place=SANTIAGO, when=TUESDAY)
    language = "es" if "cifra" in second else "en"
    told = [march, Said(first), Said("It rained."), Said(second)]
    found = [d for e in record(Made("a", told, language, published="2031-05-14")).events for d in e.disagreements]
    assert [len(d.readings) for d in found] == ([values] if values else [])


@pytest.mark.parametrize(
    ("one", "two", "shown"), [("10,431,907", "10,554,320", True), ("10,000,000", "10,500,000", False)]
)
def test_two_precise_counts_that_come_near_are_of_one_thing(one: str, two: str, shown: bool) -> None:
    march = Said("Miners marched in Santiago on Tuesday.", "protest", ["Miners"], place=SANTIAGO, when=TUESDAY)
    first = f"{one} citizens took part in the plebiscite on the port, its organisers in Arica told radio listeners."
    second = f"For the bishop, a turnout of {two} people in such a plebiscite honours every village of the port."
    told = (march, first), (CALLED, second)
    made = [
        Made(n, [said, Said("It rained."), Said(text)], published="2031-05-14") for n, (said, text) in zip("ab", told)
    ]
    assert bool(homes(*made)) == shown


def test_the_dead_of_an_attack_grow() -> None:
    def attack(text: str) -> list[Said]:
        return [Said("Norway bombed Chile on Tuesday.", "bomb", [NORWAY], [CHILE], when=TUESDAY), Said(text)]

    early = Made("a", attack("At least 14 people were killed by the bombs, a doctor said."), published="2031-05-13")
    late = Made("b", attack("The bombs killed 27 people, a doctor said."), published="2031-05-15")
    found = [d for e in record(early, late).events for d in e.disagreements if d.attribute == "number"]
    assert [d.kind for d in found] == ["version"]


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("The owner was fined 40,000 dollars.", "The fine was 55,000 dollars, her lawyer said.", ["conflict"]),
        ("The owner was fined 40,000 dollars.", "The fish on board was worth 55,000 dollars.", []),
        ("Its hold had 40 tonnes of hake.", "It had 62 tonnes of hake on board.", ["conflict"]),
        ("Inspectors counted 24 mortars.", "Another 31 mortars were found in the port.", []),
        ("Inspectors counted 24 mortars.", "The guard wants to buy 31 mortars.", []),
        ("Inspectors counted 24 mortars.", "Dozens of mortars were on board.", []),
        ("Hundreds of mortars were on board. Inspectors counted 450 mortars.", "On board were 450 mortars.", []),
        ("Inspectors counted 24 mortars.", "On board were 30 or so rifles.", []),
        ("The trawler had sailed three times.", "The trawler had two cranes.", []),
        ("On board were 90 tonnes of hake and 54 of cod.", "It held 90 tonnes of hake and 62 of cod.", ["conflict"]),
        ("On board were some 20 mortars.", "On board were a score or 20 mortars.", []),
        ("Some 24 sailors were hurt in six raids.", "Some 31 sailors were hurt on board.", []),  # of one, and of all
        ("The chase lasted some 25 minutes.", "The chase lasted two hours.", ["conflict"]),
        ("The judge gave the owners 50 days to pay.", "The judge gave the owners a week to pay.", ["conflict"]),
        ("The judge gave the owners 50 days to pay.", "The chase lasted a week.", []),
    ],
)
def test_what_speaks_for_one_thing(one: str, two: str, kind: list[str]) -> None:
    assert [d.kind for d in numbers(("a", "2031-05-14", one), ("b", "2031-05-14", two))] == kind


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [("in mid-May", "on 13 June", []), ("on 12 June", "on 13 June", ["conflict"]), ("", "on 13 June", ["conflict"])],
)
def test_a_stock_at_two_times_is_two_amounts(first: str, second: str, kinds: list[str]) -> None:
    days = {"in mid-May": ("2031-05-10", "2031-05-21"), "on 12 June": ("2031-06-12", "2031-06-13")}
    days["on 13 June"] = ("2031-06-13", "2031-06-14")

    def told(name: str, amount: int, at: str) -> Reading:
        made = reading(Made(name, [SEIZED, Said(f"The guard put the hake in the hold at {amount} tonnes {at}.")]))
        start = made.document.text.find(at) + at.find(" ") + 1
        end = start + len(at.partition(" ")[2])
        when = When(*days[at], "day", basis="stated") if at else When()
        times = (TimeExpression(start, end, "DATE", "", when=when),) if at else ()
        return replace(made, times=times, published=day("2031-06-20"))

    found = record_of([told("a", 408, first), told("b", 440, second)]).events
    assert [d.kind for e in found for d in e.disagreements if d.attribute == "number"] == kinds


def test_a_share_that_an_article_gives_too_is_of_another_thing() -> None:
    def told(name: str, *texts: str) -> Made:
        return Made(name, [SEIZED, *map(Said, texts)], published="2031-05-14")

    one, duty = told("a", "The owner paid a duty of 40% on the hake."), "The owner paid a duty of 50% on the hake."
    assert homes(one, told("b", duty)) == [("seize", ["40%", "50%"])]
    assert homes(one, told("b", duty, "Shares in the port closed 40% lower.")) == []


def test_an_article_without_a_date_and_one_of_years_later_tell_of_one_thing() -> None:
    for published in ("", "2034-05-14"):
        (found,) = numbers(
            ("a", "2031-05-14", "The owner was fined 400,000 dollars for the hake."),
            ("b", published, "The owner was fined 450,000 dollars for the hake."),
        )
        assert [v.value for v in found.readings] == ["400,000 dollars", "450,000 dollars"]


def test_the_forces_of_two_states_are_not_one_fleet() -> None:
    def sent(name: str, who: Entity, text: str) -> Made:
        told = Said(text, "mobilise", [who], place=SANTIAGO, when=TUESDAY)
        return Made(name, [CALLED, told], published="2031-05-14")

    one, two = "sent eight frigates to Santiago on Tuesday.", "sent seven frigates to Santiago on Tuesday."
    assert homes(sent("a", NORWAY, f"Norway {one}"), sent("b", CHILE, f"Chile {two}")) == []
    assert homes(sent("a", NORWAY, f"Norway {one}"), sent("b", NORWAY, f"Norway {two}")) != []


def test_what_an_outlet_changes_in_its_sentence_is_a_version() -> None:
    def told(name: str, outlet: str, more: str) -> Made:
        text = f"The inspectors who came on board at dawn counted {more} in the hold of the trawler."
        return Made(name, [SEIZED, Said(text)], outlet=outlet, published="2031-05-14")

    def kinds(*made: Made) -> list[str]:
        return [d.kind for e in record(*made).events for d in e.disagreements]

    assert kinds(told("a", "Daily Coast", "24 mortars"), told("b", "Daily Coast", "31 mortars")) == ["version"]
    assert kinds(told("a", "Daily Coast", "24 mortars"), told("b", "Valley Post", "31 mortars")) == ["conflict"]


def test_a_count_that_was_greater_before_has_not_grown() -> None:
    def attack(name: str, text: str, published: str) -> Made:
        said = Said("Norway bombed Chile on Tuesday.", "bomb", [NORWAY], [CHILE], when=TUESDAY)
        return Made(name, [said, Said(text)], published=published)

    first = attack("a", "The bombs wounded nine sailors in the port, a doctor said.", "2031-05-13")
    less = attack("b", "The bombs wounded seven sailors in the port, the mayor said.", "2031-05-14")
    again = attack("c", "The bombs wounded nine sailors in the port, people say.", "2031-05-16")
    assert {d.kind for e in record(first, less, again).events for d in e.disagreements} == {"conflict"}
    assert {d.kind for e in record(less, again).events for d in e.disagreements} == {"version"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The bombs wounded three Norwegian nationals in the port.",
            "The bombs wounded two Danish nationals in the port.",
        ),
        ("The bombs maimed two sailors in the port.", "The bombs wounded five sailors in the port."),
    ],
)
def test_people_of_two_sorts_are_not_counted_differently(one: str, two: str) -> None:
    assert losses(one, two) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The letter asked for a loan of 90 million dollars for a port.",
            "The guard owed loans of 100 million dollars.",
        ),
        ("The port paid for 24 frigates.", "The island bought 60 frigates."),
    ],
)
def test_money_and_arms_are_counted_in_many_affairs(one: str, two: str) -> None:
    assert likeness(later_on(one), later_on(two), Told((), {}), alone=True) == 0.0


def later_on(text: str) -> Row:
    """Give the first figure of a sentence that is the third of its article."""
    whole, at = f"It rained. It snowed. {text}", (0, 11, 22)
    ends = (*(n - 1 for n in at[1:]), len(whole))
    read = Reading(Document(text, text, "r", "d.txt", "en", whole), sentences=tuple(zip(at, ends, strict=True)))
    return Row(figures(read)[0], read, 0)


@pytest.mark.parametrize(("two", "likely"), [("19 accords", True), ("24 accords", False)])
def test_what_little_ties_together_differs_only_where_it_is_near(two: str, likely: bool) -> None:
    one, other = (
        later_on("The ministers signed 16 agreements on hake in Arica."),
        later_on(f"The visit ended with {two} at dawn."),
    )
    assert bool(likeness(one, other, Told((), {}), alone=True)) == likely
    same = later_on("The ministers signed 24 agreements on hake in Arica.")
    assert likeness(one, same, Told((), {}), alone=True)  # much ties them


@pytest.mark.parametrize(
    ("one", "two", "surely"),
    [
        ("There were 126 passengers on board.", "It left Arica with 123 passengers on board.", True),
        ("It left Arica with 28 sailors.", "All 23 crew members are safe.", False),  # of two ships, perhaps
        ("A squad of 15 Norwegians landed.", "Chile punished 17 Norwegians.", False),  # a people is no noun of a thing
    ],
)
def test_where_no_event_and_no_wording_ties_figures_most_little_things_must(one: str, two: str, surely: bool) -> None:
    assert tied(later_on(one), later_on(two), Told((), {}), alone="Norwegians" not in one, whole=False) == surely


def test_what_a_later_account_says_not_to_be_so_is_a_version() -> None:
    (found,) = numbers(
        ("a", "2031-05-14", "Inspectors counted 16 mortars in the hold."),
        ("b", "2031-05-17", "There were 14 mortars and not 16 in the hold, the prosecutor said."),
    )
    assert found.kind == "version"


def test_what_somebody_puts_it_at_need_not_stand_next_to_it() -> None:
    march = Said("Police arrested 41 people in Santiago.", "arrest", place=SANTIAGO, when=TUESDAY)
    told = [march, Said("The mayor closed the schools."), Said("The lawyers put the number of those arrested at 67.")]
    found = [d for e in record(Made("a", told, published="2031-05-14")).events for d in e.disagreements]
    assert [(d.attribute, [v.value for v in d.readings]) for d in found] == [("number", ["41 people", "67"])]


def test_all_of_one_thing_stands_at_one_event() -> None:
    found = numbers(
        ("a", "2031-05-14", "Inspectors counted 24 mortars in the hold."),
        ("b", "2031-05-14", "On board were 31 mortars."),
        ("c", "2031-05-14", "The hold had 38 mortars in it."),
    )
    assert [[v.value for v in d.readings] for d in found] == [["24 mortars", "31 mortars", "38 mortars"]]


def test_the_order_of_the_articles_changes_nothing() -> None:
    told = [
        ("a", "2031-05-14", "Inspectors counted 24 mortars in the hold."),
        ("b", "2031-05-17", "There were 31 mortars, the prosecutor said, revising an earlier count."),
        ("c", "2031-05-15", "The crew of the trawler had 28 mortars and 40 shells."),
    ]
    assert numbers(*told) == numbers(*reversed(told)) == numbers(told[1], told[0], told[2])


# ------------------------------------------------------------------------------------------------ which event


def homes(*made: Made) -> list[tuple[str, list[str]]]:
    """Give the happenings at which numbers are shown to differ, with the numbers."""
    events = record(*made).events
    return [
        (e.happening, [v.value for v in d.readings]) for e in events for d in e.disagreements if d.attribute == "number"
    ]


CALLED = Said("Norway telephoned Chile on Tuesday.", "call", [NORWAY], [CHILE], when=TUESDAY)


def test_a_cargo_belongs_to_the_seizure_of_the_ship_and_not_to_the_call_about_it() -> None:
    cargo = [("a", "The hold of the trawler had 40 tonnes of hake."), ("b", "The trawler had 62 tonnes of hake in it.")]
    made = [Made(name, [SEIZED, CALLED, Said(text)], published="2031-05-14") for name, text in cargo]
    assert homes(*made) == [("seize", ["40 tonnes", "62 tonnes"])]


def test_the_dead_belong_to_what_kills_or_to_nothing() -> None:
    truce = Said("Norway and Chile agreed on a truce on Tuesday.", "ceasefire", [NORWAY, CHILE], when=TUESDAY)
    dead = Said("The bombs killed 27 people, the police said, but a doctor put the dead at 31.")
    raid = Said("Norway bombed Chile on Tuesday.", "bomb", [NORWAY], [CHILE], when=TUESDAY)
    assert homes(Made("a", [truce, dead], published="2031-05-14")) == []
    assert homes(Made("a", [raid, truce, dead], published="2031-05-14")) == [("bomb", ["27 people", "31"])]


def test_what_is_counted_in_an_account_belongs_to_it() -> None:
    sent = Said("Norway sent 260 sailors to Chile.", "mobilise", [NORWAY], [CHILE], object="260 sailors", when=TUESDAY)
    said = Said("The union puts the sailors in Chile at 310 sailors.")
    made = Made("a", [sent, CALLED], published="2031-05-14"), Made("b", [CALLED, said], published="2031-05-14")
    assert homes(*made) == [("mobilise", ["260 sailors", "310 sailors"])]


# ------------------------------------------------------------------------------------------------ of one thing

WAR = Said("Norway and Chile clashed on Tuesday.", "clash", [NORWAY, CHILE], when=TUESDAY)


def losses(*texts: str) -> list[list[str]]:
    """Give the numbers that are shown to differ in articles that tell of a war, with states and towns named in them."""
    found = []
    for n, text in enumerate(texts):
        told = reading(Made(f"article-{n}", [WAR, Said(text)], published="2031-05-14"))
        named = [
            Mention(m.start(), m.end(), "GPE", "name", e.id)
            for e in (NORWAY, CHILE, SANTIAGO)
            for m in re.finditer(e.name, told.document.text)
        ]
        entities = {m.entity for m in named}
        known = tuple(e for e in (CHILE, NORWAY, SANTIAGO) if e.id in entities)
        found.append(replace(told, entities=known, mentions=tuple(sorted(named, key=lambda m: m.start))))
    return [[v.value for v in d.readings] for e in record_of(found).events for d in e.disagreements]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Norway counted 20 dead.", "Chile raised its toll to 13 dead."),
        ("Norway counted 20 dead.", "Chile counted 13 dead."),
        ("The fighting killed 20 people in Norway and 14 in Chile.", "The fighting killed 34 people."),
        ("The army said that 20 soldiers were killed.", "The fighting killed 28 people, a doctor said."),
        ("The fighting killed eight civilians and five soldiers.", "The fighting killed 20 people, a doctor said."),
    ],
)
def test_the_losses_of_one_side_or_sort_are_not_those_of_another_or_of_all(one: str, two: str) -> None:
    assert losses(one, two) == []


def test_two_states_that_count_the_dead_of_one_town_differ() -> None:
    one, two = "Norway put the dead of Santiago at 20.", "Chile put the dead of Santiago at 31."
    assert losses(one, two) == [["20", "31"]]


def test_two_nurses_and_a_driver_are_three() -> None:
    def taken(name: str, text: str, whom: str) -> Made:
        return Made(name, [Said(text, "abduct", [NORWAY], [whom], when=TUESDAY)], published="2031-05-14")

    two = taken("a", "Two nurses and a driver were kidnapped on Tuesday.", "Two nurses")
    three = taken("b", "Three nurses were kidnapped on Tuesday.", "Three nurses")
    assert homes(two, three) == []
