"""Figures in running text, and where accounts give them differently. All sentences are ours."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from synopticon.reconciling.belonging import Row, Told
from synopticon.reconciling.equating import likeness, tied
from synopticon.reconciling.figure import Figure
from synopticon.reconciling.figures import figures
from synopticon.records import Disagreement, Document, Entity, Mention, Reading, TimeExpression, When
from tests.builders import CHILE, NORWAY, SANTIAGO, Made, Said, day, organisation, reading, record, record_of

COAST_GUARD = organisation("Chilean coast guard", "body:coast-guard-CHL", "CHL")
TUESDAY = day("2031-05-13")


def read(text: str, language: str = "en") -> list[Figure]:
    return list(figures(Reading(Document("d", "d", "r", "d.txt", language, text), sentences=((0, len(text)),))))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("At least 27 people were killed and 40 wounded.", "en", [("people dead", 27), ("people hurt", 40)]),
        ("La explosión mató a 27 personas e hirió a otras cuarenta.", "es", [("people dead", 27)]),
        ("Murieron catorce mineros y tres resultaron heridos.", "es", [("people dead", 14), ("people hurt", 3)]),
        ("Organisers put it at 40,000.", "en", []),  # a bare number, and nobody was spoken of before
        ("Organisers put the crowd at 40,000.", "en", [("people there", 40_000)]),
        ("Los detenidos son 67, según los abogados.", "es", [("people held", 67)]),
        ("Cuarenta y un mineros murieron.", "es", [("people dead", 41)]),
        ("More than 60 of Ana Ruiz's followers were deported.", "en", [("people sent-away", 60)]),
        ("Soldiers shot dead 20 demonstrators.", "en", [("people dead", 20)]),
        ("The minister was released, and 46 miners stayed in the camp.", "en", [("kind person", 46)]),
        ("Twelve people were taken to hospital, four of whom died.", "en", [("people hurt", 12)]),
        ("Tens of thousands of people marched.", "en", [("people there", 20_000)]),
        ("Half a million people fled.", "en", [("people moved", 500_000)]),
        ("Unas 84 soldados noruegos cruzaron el puente.", "es", [("of country:NOR", 84)]),
        ("The price of copper fell to $87 a ton.", "en", []),  # another every day
        ("The trawler had 12 crew members on board.", "en", [("kind crew", 12)]),
        ("Hubo 112 detenidos.", "es", [("people held", 112)]),
        ("The mission found 18 armoured vehicles in the hold.", "en", [("kind vehicle", 18)]),
        ("Eight in ten workers stayed at home.", "en", [("in percent", 80)]),
        ("El seguimiento fue del 80 % según el sindicato.", "es", [("in percent", 80)]),
        ("It cost $87 million.", "en", [("in dollars", 87_000_000)]),
        ("Costó 830 millones de dólares.", "es", [("in dollars", 830_000_000)]),
        ("He spoke of between 80 and 90 miners.", "en", [("miner", 85)]),
        ("Derlis Acosta, 27, was killed.", "en", []),  # an age
        ("Resolution 1970 was adopted.", "en", []),
        ("They waited for 30 hours.", "en", []),
        ("Nine people, among them four children, were arrested.", "en", [("people held", 9)]),
        ("Several boats sank.", "en", []),
        ("More than a quarter of a million people were displaced.", "en", [("people moved", 250_000)]),
        ("Un cuarto de millón de personas huyeron.", "es", [("people moved", 250_000)]),
        ("A third of 300 miners were killed.", "en", [("people dead", 99.99)]),
        ("El 23 dejó cinco heridos en el puerto.", "es", [("people hurt", 5)]),  # a day
        ("The duty was cut from 36% to 19%.", "en", [("in percent", 36), ("in percent", 19)]),
        ("The port holds 900 tonnes of wheat and 540 of maize.", "en", [("in tonnes", 900), ("in tonnes", 540)]),
        ("Hay 900 toneladas de trigo y 540 de maíz.", "es", [("in tonnes", 900), ("in tonnes", 540)]),
        ("There were 900 tonnes of wheat and 12 of the sailors.", "en", [("in tonnes", 900)]),
        ("Unas 10.000 personas tomaron la calle.", "es", [("people there", 10_000)]),
        ("Some 10,000 people took to the streets.", "en", [("people there", 10_000)]),
        ("The judge issued 13 arrest warrants against bishops.", "en", [("people wanted", 13)]),
        ("The judge ordered the arrest of 14 opposition figures.", "en", [("people wanted", 14)]),
        ("La fiscalía pidió la captura de 14 opositores.", "es", [("people wanted", 14)]),
        ("Hay 13 órdenes de captura contra obispos.", "es", [("people wanted", 13)]),
        ("Police arrested 14 opposition figures.", "en", [("people held", 14)]),
        ("The guard detained 14 boats.", "en", [("kind ship", 14)]),
        ("He said that 540,000 votes had been cast.", "en", [("people there", 540_000)]),
        ("She won 540,000 votes.", "en", [("vote", 540_000)]),
        ("The fleet has more than 4,500 personnel.", "en", [("kind soldier", 4_500)]),
        ("It sent 4,500 service members and 300 marines.", "en", [("kind soldier", 4_500), ("kind soldier", 300)]),
        ("Soldiers captured 20 fishermen.", "en", [("people held", 20)]),
        ("Unas maniobras con 5.600 uniformados los jueves.", "es", [("kind soldier", 5_600)]),
        ("Soldiers arrested three U.S. citizens.", "en", [("people held", 3)]),
        ("Twenty Norwegians crossed the bridge.", "en", [("of country:NOR", 20)]),
        ("Some 900 Norwegians fled.", "en", [("people moved", 900)]),
        ("La policía detiene a cuatro noruegos en el puerto.", "es", [("people held", 4)]),
        (
            "Cinco marinos cayeron en combate y otros seis resultaron heridos.",
            "es",
            [("people dead", 5), ("people hurt", 6)],
        ),
        ("Five sailors were martyred and six wounded.", "en", [("people dead", 5), ("people hurt", 6)]),
        ("The mine maimed two sailors.", "en", [("people badly-hurt", 2)]),
        ("La mina mutiló a dos marineros.", "es", [("people badly-hurt", 2)]),
        ("The siege cost 200 lives.", "en", [("people dead", 200)]),
        ("El asedio segó 200 vidas.", "es", [("people dead", 200)]),
        ("The doctors saved 200 lives.", "en", []),
        ("Los médicos salvaron 200 vidas.", "es", []),
        ("13.350 habían cruzado la frontera.", "es", [("people moved", 13_350)]),
        ("By noon 13,350 had crossed the border.", "en", [("people moved", 13_350)]),
        ("The talk lasted, he said, 39 seconds.", "en", [("span lasted", 39 / 86_400)]),
        ("La charla duró 39 segundos.", "es", [("span lasted", 39 / 86_400)]),
        ("Crude rose by 4 percent.", "en", []),
        ("El petróleo subió un 4 %.", "es", []),
    ],
)
def test_what_a_number_is_of(text: str, language: str, found: list[tuple[str, float]]) -> None:
    told = read(text, language)
    assert [value for _, value in found] == [f.value for f in told]
    assert all(unit in f.unit for f, (unit, _) in zip(told, found, strict=True))


def test_a_figure_that_somebody_puts_it_at_is_of_what_was_counted_before() -> None:
    one, two = read("The police said that 12,000 people took part, and the union put the number at 40,000.")
    assert two.again and two.unit == one.unit == {"people there"}
    assert one.excludes(two)


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
    ("text", "language"),
    [
        ("La filial se quedó con el 44 % y la matriz subió al 11 %.", "es"),
        ("The branch kept 44 percent and the parent rose to 11 percent.", "en"),
    ],
)
def test_a_share_that_rises_is_not_put_at_another(text: str, language: str) -> None:
    assert [f.again for f in read(text, language)] == [0, 0]


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


@pytest.mark.parametrize(
    ("text", "language"), [("Norway still holds 18 sailors.", "en"), ("Noruega aún retiene a 18 marineros.", "es")]
)
def test_those_who_are_still_held_are_those_left(text: str, language: str) -> None:
    assert [f.mode for f in read(text, language)] == ["left"]


def test_qualifiers_make_ranges() -> None:
    (about,) = read("About 40 soldiers crossed.")
    (more,) = read("More than a million rounds were found.")
    assert about.low < 40 < about.high
    assert (more.low, more.high) == (1_000_000, float("inf"))


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("The ministry set aside 1.2 billion euros.", "en", "1.2 billion euros"),
        ("The ministry offered $38 billion.", "en", "$38 billion"),
        ("Le dio 1.200 millones de euros.", "es", "1.200 millones de euros"),
        ("Turnout was 36 per cent.", "en", "36 per cent"),
        ("Murieron una veintena de soldados.", "es", "una veintena de soldados"),
        (
            "Half of them left; more than a quarter of a million people fled.",
            "en",
            "more than a quarter of a million people",
        ),
        ("Llegaron 25.000 soldados los jueves.", "es", "25.000 soldados"),
        ("Suben a once los muertos.", "es", "once"),
        ("He said that 540,000 votes had been cast.", "en", "540,000 votes"),
    ],
)
def test_a_number_is_written_with_what_it_is_of(text: str, language: str, written: str) -> None:
    assert [f.text for f in read(text, language)] == [written]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Soldiers captured 20 fishermen, and the 21 men were taken away.", "en", [20, 21]),
        ("Apresaron a una veintena de soldados; los 21 hombres iban a saludar.", "es", [20, 21]),
        ("Soldiers captured 20 fishermen, and the 400 people of the village wept.", "en", [20]),
    ],
)
def test_those_who_were_counted_are_taken_up_at_another_number(text: str, language: str, values: list[float]) -> None:
    told = read(text, language)
    assert [f.value for f in told] == values
    assert {unit for f in told for unit in f.unit} == {"people held"}


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


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("The harbour master no longer speaks of 24 but of 28 sailors.", "en", "kind crew"),
        ("El puerto ya no habla de 24 sino de 28 tripulantes.", "es", "kind crew"),
        ("They held not four but five trawlers.", "en", "kind ship"),
    ],
)
def test_a_number_that_is_set_aside_for_another_is_denied_and_of_the_same(text: str, language: str, units: str) -> None:
    old, new = read(text, language)
    assert (old.denied, new.denied, new.now, bool(new.again)) == (True, False, True, True)
    assert units in old.unit & new.unit


def test_what_is_not_only_so_is_so() -> None:
    assert not any(f.denied for f in read("They held not only four trawlers but five barges."))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The guard arrested nine bishops, who later were 12.", "en"),
        ("La policía detuvo a 18 personas, que después fueron 21.", "es"),
    ],
)
def test_those_who_became_more_are_those_of_now(text: str, language: str) -> None:
    first, then = read(text, language)
    assert (bool(then.again), then.now, first.now) == (True, True, False)
    assert first.unit == then.unit == {"people held"}


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Police arrested two bishops.", "Three sailors were arrested.", False),
        ("Police arrested two bishops.", "Three people were arrested.", True),
        ("The bomb killed 12 soldiers.", "The bomb killed 15 troops.", True),
    ],
)
def test_an_article_puts_nobody_at_the_number_of_another_sort(one: str, two: str, alike: bool) -> None:
    assert read(one)[0].alike(read(two)[0]) == alike


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
    ("text", "language", "values"),
    [
        ("The counts speak of 35 dead, 22 in Norway and 13 in Chile.", "en", [35]),
        ("Los recuentos hablan de 35 fallecidos, 22 en Noruega y 13 en Chile.", "es", [35]),
        ("Norway counted 20 dead, seven of them in uniform.", "en", [20]),
        ("The police put the crowd at 12,000, the union at 40,000.", "en", [12_000, 40_000]),
    ],
)
def test_the_parts_of_a_number_are_no_numbers_of_its_own(text: str, language: str, values: list[float]) -> None:
    assert [f.value for f in read(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Chile arrests seven over the killing of two sailors.", "en", "people held"),
        ("La policía detuvo a siete por la muerte de dos marineros.", "es", "people held"),
    ],
)
def test_what_the_word_before_a_number_says_was_done(text: str, language: str, unit: str) -> None:
    assert read(text, language)[0].unit == {unit}


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
