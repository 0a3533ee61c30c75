"""Who did it to whom, where the sentence names more than one who might have, and whether anybody did it at all."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load
from synopticon.records import Report

# text, happening, who does it, to whom: words of the first of each, "" where there must be nobody.
PARTIES = [
    # whoever is blamed did what he is blamed for
    ("The council imposed sanctions on Chad after it staged two missile launches.", "weapons-test", "Chad", ""),
    ("Norland expelled the diplomats of six countries for questioning the result.", "criticise", "the diplomats", ""),
    ("Deputy Minister Ana Sund thanked President Juan Reyes for brokering the truce.", "mediate", "Juan Reyes", ""),
    # whom words are for
    ("The minister warned that the test could lead to a change in the security of Chad.", "warn", "The minister", ""),
    ("Chad has refused to join the sanctions against Peru.", "reject", "Chad", ""),
    ("Chad has refused to lift the sanctions on Peru.", "reject", "Chad", "Peru"),
    ("Chad agreed to increase pressure on Peru.", "agree", "Chad", ""),
    ("Ana Sund vowed that Juan Reyes would be sworn in on Monday.", "promise", "Ana Sund", ""),
    (
        "The senator demanded that the government table the pact in Parliament.",
        "demand",
        "The senator",
        "the government",
    ),
    ("President Reyes threatened to declare a republic in arms.", "threaten", "Reyes", ""),
    ("Chad threatened to bomb Peru.", "threaten", "Chad", "Peru"),
    ("We appeal to all Chadians to welcome the families.", "request", "", "Chadians"),
    # what befell somebody is not theirs, nor is what they propose
    ("The minister welcomed the release of the sailors.", "support", "The minister", ""),
    ("The lower house voted for a motion of the Green Party.", "support", "house", ""),
    ("Norland's navy carried out strikes in support of Chadian forces.", "attack", "Norland's navy", ""),
    ("The police arrested an alleged fixer of the Aral gang.", "arrest", "The police", "an alleged fixer"),
    ("Chad condemned the raid by Peru.", "criticise", "Chad", "Peru"),
    ("Chad arrested a man over what it calls a plot to assassinate Juan Reyes.", "assassinate", "", "Juan Reyes"),
    (
        "Tom Hale, a former Marine arrested in Lima in May and fined in June for spying, has been freed.",
        "arrest",
        "",
        "Hale",
    ),
    ("The ambassador Ana Ruiz was declared persona non grata by Chad.", "expel-diplomats", "Chad", "Ruiz"),
    # whose words they are
    ("The ministry confirmed that a soldier was being held but dismissed the accusation.", "deny", "The ministry", ""),
    # what a clause stands on
    ("Olga Vell, a politician and former chief of staff who resigned in May, spoke.", "resign", "chief of staff", ""),
    ("Citing the pact with Chad, which Mr. Reyes strenuously opposed, the envoy left.", "reject", "Reyes", ""),
    # who a word stands for
    (
        "Blasts prompted Chad to throw out the Peruvian ambassador.",
        "expel-diplomats",
        "Chad",
        "the Peruvian ambassador",
    ),
]

# text, happening: what is no such happening, or none that occurred
NOTHING = [
    ("He called on both countries to act to show they oppose the tests.", "criticise"),
    ("Juan Reyes, the ambassador, said on Monday about negotiating with the rebels that it was hard.", "talk"),
    ('"Chad has to place the ships in the bay before the launch," the analyst said.', "mobilise"),
    ("The minister said that his country did not rule out joining the alliance.", "agree"),
    ("Officials say the rocket flew over the island and landed in the sea.", "arrive"),
    ("A missile was launched at dawn and landed in the Sea of Japan.", "attack"),
    ("Norland fired a missile from its capital Vessel that flew over Chad.", "mobilise"),
    ("President Reyes welcomed it before he boarded a plane for a visit.", "seize"),
    ("Thai and Chadian forces exchanged heavy artillery on Friday.", "release"),
    ("The war of words between Chad and Peru went on.", "clash"),
    ("The minister bowed to the memory of the dead.", "concede"),
    ("Chad suspended the flights until aid was delivered to the valley.", "aid"),
]


def reports(text: str, happening: str) -> list[Report]:
    return [r for r in load("en")(text)._.reports if r.happening == happening]


@pytest.mark.parametrize(("text", "happening", "actor", "recipient"), PARTIES)
def test_who_did_it_to_whom(text: str, happening: str, actor: str, recipient: str) -> None:
    found = reports(text, happening)
    assert found
    assert all(bool(r.actors) == bool(actor) and actor in (r.actors[0].text if actor else "") for r in found)
    assert all(bool(r.recipients) == bool(recipient) for r in found)
    assert not recipient or all(recipient in r.recipients[0].text for r in found)


@pytest.mark.parametrize(("text", "happening"), NOTHING)
def test_what_nobody_did(text: str, happening: str) -> None:
    assert not any(r.status in ("occurred", "denied") for r in reports(text, happening))


def test_a_deed_that_is_punished_is_not_of_who_punishes() -> None:
    text = (
        "Today the United States is taking decisive action against Reyes and his representatives for their repression "
        "of the Chadian people, the envoy said."
    )
    assert [p.text for r in reports(text, "crackdown") for p in r.actors][:1] == ["Reyes"]


def test_an_embassy_is_not_of_the_town_it_is_in() -> None:
    found = reports("The embassy in Lima has sent a note requesting access to the two.", "request")
    assert [(p.text, p.entity) for r in found for p in r.actors] == [("The embassy in Lima", None)]


def test_words_have_no_place_where_their_matter_lies() -> None:
    found = reports("Chad and Peru opposed the sanctions on Kenya.", "reject")
    assert [r.place for r in found] == [None]


def test_a_murder_that_was_committed_is_not_planned() -> None:
    found = reports("The envoy said that Chadian officials had committed murder.", "kill")
    assert found and all(r.status != "planned" for r in found)


def test_what_is_used_for_something_did_it() -> None:
    found = reports("Norland used a rocket to put a satellite into orbit in December.", "weapons-test")
    assert [r.status for r in found] == ["occurred"]


def test_talks_are_not_of_the_government_under_which_they_were_held() -> None:
    found = reports("Cha led talks with Norland over its plan during the administration of President Reyes.", "talk")
    assert found and not any("Reyes" in p.text for r in found for p in (*r.actors, *r.recipients))


def test_a_name_behind_a_verb_is_not_joined_to_one_before_it() -> None:
    text = "Chad asked the world court to rule on four areas: the Aral, Beni and Coro temples and Mount Dor."
    assert [p.text for r in reports(text, "request") for p in r.recipients] == ["the world court"]


def test_a_rival_name_leaves_a_pronoun_open() -> None:
    text = (
        "Deputy Prime Minister Bo Sund thanked President Juan Reyes and said the king would nominate him for the prize."
    )
    assert not any("Sund" in p.text for r in reports(text, "support") for p in r.recipients)
