"""Figures in running text: what a number is of. All sentences are ours."""

from __future__ import annotations

import pytest

from synopticon.reconciling.figure import Figure
from synopticon.reconciling.figures import figures
from synopticon.records import Document, Reading


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
        ("La filial se quedó con el 44 % y la matriz subió al 11 %.", "es"),
        ("The branch kept 44 percent and the parent rose to 11 percent.", "en"),
    ],
)
def test_a_share_that_rises_is_not_put_at_another(text: str, language: str) -> None:
    assert [f.again for f in read(text, language)] == [0, 0]


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
