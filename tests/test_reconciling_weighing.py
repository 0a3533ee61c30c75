"""One happening told by other doers, in other words or without either; and two that only look like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.reconciling import reconcile
from synopticon.reconciling.accounts import Account, accounts
from synopticon.reconciling.context import common
from synopticon.reconciling.families import kin
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.likeness import echo, same_happening
from synopticon.reconciling.parties import people
from synopticon.reconciling.things import begun
from synopticon.reconciling.timing import time
from synopticon.reconciling.weighing import Curve, measured, weigh, weights
from synopticon.records import Entity, Participant, Quantity
from tests.builders import (
    CHILE,
    JAPAN,
    LIND,
    NORWAY,
    SANTIAGO,
    VEGA,
    Made,
    Said,
    day,
    organisation,
    reading,
    record,
    record_with_names,
)

POLICE = organisation("Chilean police", "body:police-CHL", "CHL")
COURT = organisation("Chilean Supreme Court", "body:supreme-court-CHL", "CHL")
MINE = organisation("Copiapo Copper", "company:copiapo-copper", "CHL")
UNION = organisation("Dockers' Front")
TUESDAY = day("2031-05-13")


def pair(one: Said, two: Said, *more: Said, published: tuple[str, str] = ("2031-05-14", "2031-05-14")) -> int:
    """Tell two happenings in articles that tell `more` besides; give how many events of their type there are."""
    found = record_with_names(
        Made("a", [one, *more], published=published[0]), Made("b", [two, *more], published=published[1])
    )
    kinds = {e.type for e in found.events if e.happening in (one.happening, two.happening)}
    return sum(e.type in kinds and e.happening in (one.happening, two.happening) for e in found.events)


CONTEXT = [
    Said("Luis Vega met Ada Lind in Santiago of Chile.", "meet", [VEGA], [LIND], place=SANTIAGO, when=TUESDAY),
    Said("Chile praised Norway.", "praise", [CHILE], [NORWAY]),
]
STRIKE = Said("A general strike paralysed much of the country on Tuesday.", "strike", when=TUESDAY)
DOCKERS = Said("The Dockers' Front went on strike on Tuesday.", "strike", [UNION], when=TUESDAY)


def test_a_strike_without_strikers_is_that_of_one_day_in_an_affair() -> None:
    assert pair(STRIKE, DOCKERS, *CONTEXT) == 1
    assert pair(STRIKE, replace(STRIKE, text="The strike of 13 May left streets empty."), *CONTEXT) == 1


def test_a_strike_without_strikers_elsewhere_is_another() -> None:
    here = Made("a", [STRIKE, *CONTEXT], published="2031-05-14")
    stopped = replace(STRIKE, text="Trains and schools stood still.")
    there = Made("b", [stopped, Said("Japan praised Luis Vega.", "praise", [JAPAN], [VEGA])], published="2031-05-14")
    assert sum(e.happening == "strike" for e in record_with_names(here, there).events) == 2


@pytest.mark.parametrize(
    ("one", "two", "events"),
    [
        (POLICE, COURT, 1),  # which organ of a state a deed of it is put down to is wording
        (POLICE, CHILE, 1),
        (POLICE, VEGA, 1),
        (POLICE, MINE, 2),  # a company does not act for its state
        (POLICE, NORWAY, 2),
    ],
)
def test_organs_of_one_state_may_have_done_one_deed(one: Entity, two: Entity, events: int) -> None:
    first = Said(f"{one.name} seized a ship on Tuesday.", "seize", [one], object="a ship", when=TUESDAY)
    second = Said(f"{two.name} seized the ship on Tuesday.", "seize", [two], object="the ship", when=TUESDAY)
    assert pair(first, second, *CONTEXT) == events


@pytest.mark.parametrize(("words", "events"), [("Norwegian officers", 2), ("Chilean officers", 1), ("the force", 1)])
def test_who_is_only_described_is_not_of_another_country(words: str, events: int) -> None:
    first = Said("Chilean police arrested a captain.", "arrest", [POLICE], ["a captain"], when=TUESDAY)
    second = Said(f"{words} arrested the captain.", "arrest", [words], ["the captain"], when=TUESDAY)
    assert pair(first, second, *CONTEXT) == events


@pytest.mark.parametrize(("words", "events"), [("the two sides", 1), ("the dockers", 2)])
def test_both_governments_are_the_two_sides(words: str, events: int) -> None:
    first = Said("Both governments vowed not to use force.", "promise", ["Both governments"], object="not to use force")
    second = Said(f"There {words} swore it.", "promise", [words], object="to use no force")
    assert pair(first, second, *CONTEXT, published=("2031-05-14", "2031-05-16")) == events


def test_what_was_put_off_is_not_what_took_place_later() -> None:
    plan = Said("Lind will come on 13 May.", "visit", [LIND], place=CHILE, when=TUESDAY, status="planned")
    off = Said("Lind put off her visit to Chile.", "visit", [LIND], place=CHILE, status="cancelled")
    came = Said("Lind came to Chile.", "visit", [LIND], place=CHILE, when=day("2031-06-03"))
    found = record_with_names(
        Made("a", [plan], published="2031-05-01"),
        Made("b", [off], published="2031-05-11"),
        Made("c", [came], published="2031-06-04"),
    )
    dropped, visit = found.events
    assert (dropped.status, dropped.documents, visit.documents) == ("cancelled", ("a", "b"), ("c",))
    assert dropped.plan_of == visit.id


def test_the_ambassador_expelled_is_not_the_one_recalled() -> None:
    expelled = Said("Chile expelled the envoy.", "expel-diplomats", [CHILE], ["the envoy of Norway"], when=TUESDAY)
    recalled = Said("Norway recalled its envoy.", "recall-diplomats", [NORWAY], ["its envoy"], when=TUESDAY)
    called = Said("Chile recalled its envoy.", "recall-diplomats", [CHILE], ["its envoy"], when=TUESDAY)
    assert pair(expelled, recalled, *CONTEXT) == 2
    assert pair(expelled, called, *CONTEXT) == 2


@pytest.mark.parametrize(
    ("one", "two", "akin"),
    [
        ("seizure", "inspection", True),
        ("seizure", "arrest", True),
        ("inspection", "arrest", False),  # two that a third may be told as are not one another
        ("attack", "attack", True),
        ("travel", "meeting", False),
        ("rejection", "veto", True),
        ("occupation", "seizure", True),
        ("occupation", "dismissal", True),
        ("break", "talks-halted", True),
        ("recognition", "support", True),
        ("agreement", "aid", True),
        ("torture", "assault", True),
        ("occupation", "protest", False),
    ],
)
def test_families_that_one_happening_may_be_told_as(one: str, two: str, akin: bool) -> None:
    assert bool(kin(one) & kin(two)) is akin


@pytest.mark.parametrize(
    ("one", "two", "events"),
    [("a freighter", "the ship", 1), ("a freighter", "the vessel", 1), ("a freighter", "a fishing trawler", 2)],
)
def test_what_is_of_one_kind_may_be_one_thing(one: str, two: str, events: int) -> None:
    first = Said(f"It seized {one}.", "seize", [POLICE], object=one)
    second = Said(f"Officers took {two}.", "seize", [POLICE], object=two)
    assert pair(first, second, *CONTEXT, published=("2031-05-14", "2031-05-16")) == events


LISTED = "Two factories and a laboratory were put on the register that closes public contracts to firms."
INVERTED = "Put on the register that closes contracts to firms were two factories and a laboratory."
RETOLD = [
    ("the same words", LISTED, "two factories", INVERTED, "two factories", 1),
    (
        "other words",
        LISTED,
        "two factories",
        "Two factories lost their licences at dawn today.",
        "two factories",
        2,
    ),
    (
        "half the words",
        LISTED,
        "two factories",
        "Since Monday two factories and a laboratory may win no public contracts, the ministry announced.",
        "two factories",
        1,
    ),
    ("other numbers", LISTED.replace("Two", "14"), "factories", LISTED.replace("Two", "23"), "factories", 1),
]


@pytest.mark.parametrize(("what", "one", "mine", "two", "theirs", "events"), RETOLD, ids=[row[0] for row in RETOLD])
def test_a_sentence_told_again(what: str, one: str, mine: str, two: str, theirs: str, events: int) -> None:
    found = record(
        Made("a", [Said(one, "sanction", [], [mine])], published="2031-05-14"),
        Made("b", [Said(two, "sanction", [], [theirs])], published="2031-05-14"),
    )
    assert len(found.events) == events


OFFICES = [
    ("collide", [NORWAY], [CHILE], [JAPAN], "", ""),
    ("appoint", [NORWAY], [VEGA], [LIND], "", ""),
    ("dismiss", [NORWAY], [VEGA], [LIND], "", ""),
    ("elect", [NORWAY], [VEGA], [LIND], "", ""),
    ("try", [NORWAY], [VEGA], [LIND], "", ""),
    ("enact", [NORWAY], [], [], "the fisheries law", "the mining law"),
    ("found", [NORWAY], [], [], "a fisheries council", "a space agency"),
    ("dissolve", [NORWAY], [], [], "the parliament", "the fisheries council"),
    ("expire", [], [], [], "the fisheries treaty", "the mining licence"),
    ("renew", [NORWAY], [], [], "the fisheries treaty", "the mining licence"),
    ("halt-supply", [NORWAY], [CHILE], [JAPAN], "gas", "gas"),
    ("suspend", [NORWAY], [], [], "the fisheries talks", "flights to the north"),
    ("find", [NORWAY], [], [], "a mass grave", "a lost submarine"),
    ("open", [NORWAY], [], [], "a fisheries museum", "an embassy"),
]


@pytest.mark.parametrize(("kind", "who", "whom", "others", "what", "else_"), OFFICES, ids=[row[0] for row in OFFICES])
def test_what_plover_has_no_type_for(
    kind: str, who: list[Entity], whom: list[Entity], others: list[Entity], what: str, else_: str
) -> None:
    told = [Said(word, kind, who, whom, object=what, when=TUESDAY) for word in ("x", "y")]
    other = Said("z", kind, who, others, object=else_, when=TUESDAY)
    assert pair(*told, *CONTEXT) == 1
    assert pair(told[0], other, *CONTEXT) == 2


LEFT = Said("Ada Lind resigned over the leak.", "resign", [LIND])
STEPPED = Said("The minister stepped down after the leak.", "resign", ["the minister"])
ANOTHER = Said("Luis Vega resigned, too, because of old debts.", "resign", [VEGA])
OTHERS = [Said("Japan praised Japan.", "praise", [JAPAN], [JAPAN])]


@pytest.mark.parametrize(
    ("one", "two", "more", "context", "events"),
    [
        (LEFT, STEPPED, [], CONTEXT, 1),
        (LEFT, STEPPED, [], OTHERS, 2),  # an article about others
        (LEFT, STEPPED, [ANOTHER], CONTEXT, 2),  # the words beside it tell which one is meant
        (LEFT, replace(STEPPED, status="planned"), [], CONTEXT, 2),
    ],
)
def test_the_only_such_happening_of_two_articles_about_the_same_is_one(
    one: Said, two: Said, more: list[Said], context: list[Said], events: int
) -> None:
    found = record_with_names(
        Made("a", [one, *CONTEXT, *more], published="2031-05-14"), Made("b", [two, *context], published="2031-05-22")
    )
    assert sum(e.happening == "resign" for e in found.events) == events


NEWS = [
    Said("It was in Santiago of Chile that Ada Lind saw Luis Vega.", "meet", [LIND], [VEGA], place=SANTIAGO),
    Said("Chilean officials had kind words for Norway.", "praise", [CHILE], [NORWAY]),
    Said("Ada Lind called on Chile to lower its tariffs.", "demand", [LIND], [CHILE]),
]
EXPELLED = Said("Chile expelled the envoy of Norway on 13 May.", "expel-diplomats", [CHILE], [NORWAY], when=TUESDAY)
BARE = Said("An envoy of Norway was told by Chile to leave.", "expel-diplomats", [CHILE], [NORWAY])


@pytest.mark.parametrize(
    ("what", "said", "published", "events"),
    [
        ("below the news", [*NEWS, BARE], "2031-07-20", 1),
        ("as the news", [BARE, *NEWS], "2031-07-20", 2),
        ("a year later", [*NEWS, BARE], "2032-07-20", 2),
    ],
)
def test_what_is_no_news_of_its_article_may_be_recalled(
    what: str, said: list[Said], published: str, events: int
) -> None:
    made = Made("a", [EXPELLED, *CONTEXT], published="2031-05-14"), Made("b", said, published=published)
    assert sum(e.happening == "expel-diplomats" for e in record_with_names(*made).events) == events


TARIFFS = Said("Norway demanded lower tariffs.", "demand", [NORWAY], object="lower tariffs", when=TUESDAY)
PORTS = Said("Norway wants free ports.", "demand", [NORWAY], object="free ports")
QUOTAS = Said("Norway insists on fishing quotas.", "demand", [NORWAY], object="fishing quotas")


@pytest.mark.parametrize(("more", "events"), [([], 2), ([QUOTAS], 3)])
def test_what_one_asks_for_in_other_words_is_another_demand(more: list[Said], events: int) -> None:
    assert pair(TARIFFS, PORTS, *CONTEXT, *more) == events


@pytest.mark.parametrize(("later", "events"), [("2031-05-14", 1), ("2031-05-20", 2)])
def test_an_answer_that_does_not_say_to_what_is_that_of_its_day(later: str, events: int) -> None:
    first = Said("Chile denied it.", "deny", [CHILE], object="it")
    second = Said("Chile dismissed the charge.", "deny", [CHILE], object="the charge")
    assert pair(first, second, *CONTEXT, published=("2031-05-14", later)) == events


def test_the_words_of_a_sentence_are_not_those_of_who_takes_part() -> None:
    made = reading(Made("a", [Said("Luis Vega criticised harbour fees.", "criticise", [VEGA])], published="2031-05-14"))
    (told,) = made.reports
    told = replace(told, actors=(Participant(VEGA.id, "Luis Vega", 0, 9),))
    (account,) = accounts((replace(made, reports=(told,)),), (VEGA,))
    words = frozenset().union(*account.wording)
    assert "harbour" in words
    assert "vega" not in words


def test_one_article_that_tells_of_two_matters_tells_two_things() -> None:
    tanks = Said("Norway put tanks on a ferry to Santiago.", "mobilise", [NORWAY], object="tanks", place=SANTIAGO)
    planes = Said("Norway also gathered fighter planes.", "mobilise", [NORWAY], object="fighter planes")
    assert len(record(Made("a", [tanks, planes], published="2031-05-14")).events) == 2


def test_both_governments_are_the_two_sides_wherever_they_met() -> None:
    first = Said(
        "Both governments vowed in Santiago not to use force.", "promise", ["Both governments"],
        object="not to use force", place=SANTIAGO, when=TUESDAY,
    )  # fmt: skip
    second = Said(
        "At Ventana the two sides vowed to use no force.", "promise", ["the two sides"],
        object="to use no force", place=Entity("e-ventana", "Ventana", "LOC"), when=TUESDAY,
    )  # fmt: skip
    assert pair(first, second, *CONTEXT) == 1


@pytest.mark.parametrize(
    ("text", "family", "language", "named"),
    [
        ("Norwegian sailors", "arrest", "en", False),
        ("marineros noruegos", "arrest", "es", False),
        ("Norway", "arrest", "en", True),
        ("Norwegian sailors", "sanction", "en", True),
    ],
)
def test_people_of_a_country_are_not_the_country(text: str, family: str, language: str, named: bool) -> None:
    (found,) = people([Participant(NORWAY.id, text, 0, len(text))], family, {NORWAY.id: NORWAY}, language)
    assert bool(found.entity) is named


@pytest.mark.parametrize(
    ("before", "phrase", "language", "whole"),
    [
        ("They held a fourth", "Norwegian citizen", "en", "a fourth Norwegian citizen"),
        ("Retuvieron a una", "noruega", "es", "una noruega"),
        ("They held", "Norwegian citizens", "en", "Norwegian citizens"),
    ],
)
def test_a_phrase_begins_with_its_determiner(before: str, phrase: str, language: str, whole: str) -> None:
    assert begun(before, phrase, language) == whole


def test_a_meeting_of_a_year_long_ago_is_not_one_told_as_news() -> None:
    long_ago = Said("Luis Vega went to Oslo in 1998, when he met the then prime minister.", "meet", [VEGA],
                    when=day("1998-01-01", "1999-01-01"))  # fmt: skip
    news = Said("Luis Vega met Ada Lind before the signing.", "meet", [VEGA], [LIND])
    assert pair(long_ago, news) == 2
    assert pair(replace(long_ago, when=day("2031-01-01", "2032-01-01")), news) == 1


APART = ("2031-05-14", "2031-05-16")
SORRY = Said("Luis Vega asked the dockers for forgiveness in a park.", "apologise", [VEGA])
NOT_SORRY = Said("The politician begged no pardon.", "apologise", ["The politician"])
REFUSED = Said("The Front would hand over nobody.", "extradite", ["the Front"], object="a welder", status="denied")
UNSETTLED = Said("The surrender of a pilot was struck down.", "extradite", object="a pilot", status="cancelled")
RECALLED = Said("Chile called home its envoy.", "recall-diplomats", [CHILE], when=TUESDAY)
BROKEN = Said("Chile put an end to ties.", "sever-ties", [CHILE])


@pytest.mark.parametrize(
    ("what", "one", "two", "events"),
    [
        (
            "other things",
            Said("By night two dozen rafts were sunk.", "destroy", object="24 rafts"),
            Said("A granary was set alight.", "destroy", object="a granary"),
            2,
        ),
        ("a denial", SORRY, replace(NOT_SORRY, status="denied"), 2),
        ("nothing alike", UNSETTLED, REFUSED, 2),
        ("a body for a person", Said("Luis Vega left.", "resign", [VEGA]), Said("x", "resign", ["the registry"]), 2),
        (
            "a person for a person",
            Said("Luis Vega left over the mine.", "resign", [VEGA]),
            Said("The mine cost him his post.", "resign", ["the chief"]),
            1,
        ),
        ("another kind of deed", RECALLED, BROKEN, 2),
    ],
)
def test_that_each_article_tells_it_once_is_not_enough(what: str, one: Said, two: Said, events: int) -> None:
    assert pair(one, two, *CONTEXT, published=APART) == events


def at_once(one: Said, two: Said) -> int:
    """Tell two happenings in one sentence; give how many events there are."""
    made = reading(Made("a", [one, two], published="2031-05-14"))
    sentence = (made.sentences[0][0], made.sentences[1][1])
    reports = tuple(replace(r, start=sentence[0], end=sentence[1]) for r in made.reports)
    return len(reconcile([replace(made, sentences=(sentence,), reports=reports)]).events)


def dead(number: float) -> Said:
    """Tell how many died."""
    who = f"{number:.0f} people"
    return Said(f"{who} died,", "die", [who], quantities=[Quantity(who, 0, len(who), number, number, "people")])


def killed(number: float) -> Said:
    """Tell how many were killed."""
    what = f"{number:.0f}"
    return Said(f"it cost {what} lives.", "kill", quantities=[Quantity(what, 0, 1, number, number)])


@pytest.mark.parametrize(
    ("one", "two", "events"),
    [
        (dead(44000), killed(1200), 2),
        (dead(14), killed(12), 1),
        (
            Said("The countries of the league denounced it,", "criticise", ["The countries of the league"]),
            Said("and Norway voiced its concern.", "criticise", [NORWAY]),
            2,
        ),
    ],
)
def test_two_of_one_sentence(one: Said, two: Said, events: int) -> None:
    assert at_once(one, two) == events


@pytest.mark.parametrize(
    ("two", "what", "one_deed"),
    [
        ("The lifting of the curbs on cattle came next.", "the curbs on cattle", False),
        ("The lifting of the ban cheered the ports.", "the ban", True),
        ("The lifting cheered the ports.", "", True),
    ],
)
def test_what_takes_up_another_thing_is_another_deed(two: str, what: str, one_deed: bool) -> None:
    first = Said("Luis Vega lifted the ban on timber.", "lift-restrictions", [VEGA], object="the ban on timber")
    made = reading(Made("a", [first, Said(two, "lift-restrictions", object=what)], published="2031-05-14"))
    at = made.document.text.index("lifting")
    reports = tuple(replace(r, trigger_start=at, trigger_end=at + 7) if r.object == what else r for r in made.reports)
    lifted, lifting = accounts([replace(made, reports=reports)], [VEGA])
    assert lifting.refers == lifted.id
    assert (echo(lifted, lifting).value > 0) is one_deed


def test_a_rival_of_others_is_none() -> None:
    left = Said("Norway left its partnership with Chile.", "withdraw-from-treaty", [NORWAY], object="its partnership")
    torn = Said("The partnership was torn up.", "withdraw-from-treaty", object="the partnership")
    rival = Said("Japan left a council.", "withdraw-from-treaty", [JAPAN], when=day("2029-01-05"))
    one = Made("a", [replace(left, when=TUESDAY), *CONTEXT], published="2031-05-14")
    two = Made("b", [torn, rival, *CONTEXT], published="2031-05-16")
    assert sum(e.happening == "withdraw-from-treaty" for e in record_with_names(one, two).events) == 2


@pytest.mark.parametrize(
    ("kind", "named", "apart"),
    [
        ("hold-election", "2031-05-20", False),  # recalled on a later day
        ("hold-election", "2031-05-02", True),
        ("attack", "2031-05-20", True),  # there may have been others since
    ],
)
def test_what_is_done_once_is_recalled_on_a_later_day(kind: str, named: str, apart: bool) -> None:
    first = reading(Made("a", [Said("It happened on 13 May.", kind, [CHILE], when=TUESDAY)], published="2031-05-14"))
    later = reading(Made("b", [Said("It had happened.", kind, [CHILE], background=True)], published="2031-05-24"))
    told, recalled = accounts([first, later], [CHILE])
    assert time(told, replace(recalled, named=(interval(day(named)),))).veto is apart


def test_a_curve_is_interpolated_and_stays_beyond_its_ends() -> None:
    curve = Curve((0.0, 1.0, 3.0), (0.0, 2.0, 1.0))
    assert [curve(x) for x in (-5.0, 0.0, 0.5, 1.0, 2.0, 3.0, 9.0)] == [0.0, 0.0, 1.0, 2.0, 1.5, 1.0, 1.0]


def test_what_speaks_for_one_happening_says_more_the_more_there_is_of_it() -> None:
    for name in ("evidence", "sentences", "wording", "company", "kind", "recalled"):
        assert list(weights().curves[name].says) == sorted(weights().curves[name].says), name
    rivals = weights().curves["rivals"].says
    assert list(rivals) == sorted(rivals, reverse=True)


FIRE = Said("A granary burnt to the ground near the old lighthouse.", "destroy", object="a granary")
ASHES = Said("Of the granary by the old lighthouse only ashes were left.", "destroy", object="the granary")
BLAZE = [Said(f"The lighthouse was {told} then.") for told in ("closed", "painted", "sold", "opened", "lit")]


def _two(first: Made, second: Made) -> tuple[Account, Account]:
    found = accounts([reading(first), reading(second)], [])
    one, two = (next(a for a in found if a.document == name) for name in ("a", "b"))
    return one, two


def test_a_word_that_every_sentence_has_tells_little() -> None:
    alone = common(*(a.context for a in _two(Made("a", [FIRE]), Made("b", [ASHES]))))
    often = common(*(a.context for a in _two(Made("a", [FIRE, *BLAZE]), Made("b", [ASHES]))))
    assert {"granary", "lighthouse"} <= alone.keys() == often.keys()
    assert often["lighthouse"] < 0.5 * alone["lighthouse"]
    assert often["granary"] == alone["granary"]


def test_sentences_in_two_languages_have_words_in_common() -> None:
    english = Said("A bridge was lost in the storm.", "destroy", object="a bridge")
    spanish = Said("La tormenta se llevó un puente.", "destroy", object="un puente")
    assert len(common(*(a.context for a in _two(Made("a", [english]), Made("b", [spanish], "es"))))) > 1


def test_a_pair_is_weighed_the_same_either_way_round() -> None:
    one, two = _two(Made("a", [FIRE], published="2031-05-14"), Made("b", [ASHES], published="2031-05-15"))
    found = same_happening(one, two)
    assert measured(found, one, two) == measured(found, two, one)
    assert weigh(found, one, two) == weigh(found, two, one)


def test_what_two_sentences_share_is_told() -> None:
    found = record_with_names(
        Made("a", [FIRE, *CONTEXT], published="2031-05-14"), Made("b", [ASHES, *CONTEXT], published="2031-05-15")
    )
    (event,) = (e for e in found.events if e.happening == "destroy")
    assert any("“lighthouse”" in why for why in event.why)


@pytest.mark.parametrize(
    ("text", "many"), [("Ada Lind made four trips to Chile.", 2), ("Ada Lind made a trip to Chile.", 1)]
)
def test_four_journeys_are_not_the_one(text: str, many: int) -> None:
    row = Said(text, "visit", [LIND], place=CHILE)
    one = Said("Ada Lind came to Chile.", "visit", [LIND], place=CHILE)
    made = Made("a", [row], published="2031-05-14")
    at = text.index("made")
    told = tuple(replace(r, trigger_start=at, trigger_end=at + 4) for r in reading(made).reports)
    two = Made("b", [one], published="2031-05-15")
    assert len(reconcile([replace(reading(made), reports=told), reading(two)]).events) == many


EU = organisation("European Union", "org:eu")
COMMISSION = organisation("European Commission", "org:european-commission")
BANK = organisation("European Central Bank", "org:ecb")


@pytest.mark.parametrize(("two", "events"), [(COMMISSION, 1), (BANK, 2)])
def test_what_an_organ_of_an_international_body_did_that_body_did(two: Entity, events: int) -> None:
    one = Said("The European Union did so to Chile.", "lift-sanctions", [EU], [CHILE])
    other = Said("Somebody in Brussels did so to Chile.", "lift-sanctions", [two], [CHILE], when=TUESDAY)
    assert pair(one, other, *CONTEXT) == events
