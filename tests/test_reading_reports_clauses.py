"""Whose deed it is where clauses stand in each other: topics, aims of a call, conditions, asides, what is called."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load

# Text, then what must be read of it: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # who is reached with words is told what is said by them
    ("Vega phoned her counterpart to condemn the raid and to warn that it would end the talks.", "warn", "occurred",
     "Vega", "counterpart"),
    ("Vega rang Ferreyra to thank him for the loan.", "praise", "occurred", "Vega", "Ferreyra"),
    ("The envoy called to complain after soldiers shelled the consulate.", "criticise", "occurred", "envoy", ""),
    ("The president wrote to the pope asking for mediation.", "request", "occurred", "president", ""),
    ("The general wrote to the head of the commission accusing Chad of arming the rebels.", "accuse", "occurred",
     "general", "Chad"),
    ("President Ruiz telephoned Ana Vega to offer his help after the United States seized a tanker, the palace said.",
     "seize", "occurred", "United States", ""),
    ("Vega called to offer condolences after a mob beat six men in Lima.", "beat", "occurred", "a mob", "six men"),
    ("She flew to Lima to thank Ruiz after police freed her son.", "release", "occurred", "police", "her son"),
    ("The envoy told the council that Chad had sent troops to Goma.", "mobilise", "occurred", "Chad", ""),
    # a past form is joined to none but a past form
    ("Watchers accused the junta of bombing a school and called for an inquiry.", "demand", "occurred", "Watchers", ""),
    ("The minister blamed Chad for shelling the town and vowed revenge.", "threaten", "occurred", "minister", ""),
    ("Norland told residents to leave and struck the port.", "attack", "occurred", "Norland", ""),
    ("The palace said Ruiz had spoken with Vega and would visit Lima.", "visit", "planned", "Ruiz", ""),
    # what something is called is not done
    ("The bishop called the arrests a disgrace and a gift to the rebels.", "criticise", "occurred", "bishop", ""),
    ("On Sudan, the minister called the truce a farce.", "criticise", "occurred", "minister", ""),
    ("The army repelled what it said was an attack by rebels.", "clash", "occurred", "army", "rebels"),
    ("The miners called a strike for Monday.", "strike", "occurred", "miners", ""),
    # conditions by their order, plans by two words
    ("Chad said the talks could resume should Peru withdraw its troops.", "retreat", "hypothetical", "Peru", ""),
    ("The committee was due to meet on Friday.", "meet", "planned", "committee", ""),
    ("Ferreyra was due to meet Vega in Lima on Tuesday.", "meet", "planned", "Ferreyra", "Vega"),
    ("The minister insists that the army was attacked by rebels.", "attack", "alleged", "rebels", "army"),
    ("The curbs will stay until the first envoy has arrived in Peru.", "arrive", "hypothetical", "envoy", ""),
    ("Peru would go on receiving envoys of Chile, she said.", "receive", "planned", "Peru", "envoys of Chile"),
    ("The minister insisted that Peru release the hostages.", "release", "called-for", "Peru", "hostages"),
    # the verb of the sentence is of the noun that a participle describes
    ("A team led by the deputy premier flew to Hanoi.", "visit", "occurred", "team", ""),
    ("One of nine jets built for the navy struck a depot.", "attack", "occurred", "One of nine jets", ""),
    # behind an aside
    ("The Treasury placed the yard, then named Ardent, under sanctions.", "sanction", "occurred", "Treasury", ""),
    ("The governor placed the mayor, his cousin, under house arrest.", "arrest", "occurred", "governor", "mayor"),
    # whom it is wanted of
    ("Some lawmakers are pressing for the country to quit the pact.", "request", "underway", "lawmakers", "country"),
    ("France agreed to sell 24 fighter jets to Greece.", "agree", "occurred", "France", "Greece"),
]  # fmt: skip

# Text, a happening that it does not tell.
NOT_READ = [
    ("The ministry said that seizing foreign boats was a breach of law.", "seize"),
    ("The ministry said seizing boats was a breach of law.", "seize"),
    ("Araujo, standing at the gate, called the march a triumph.", "protest"),
    ("Police drove off what the army called an intrusion into Goma.", "cross-border"),
    ("The strike, which the government called illegal, began on Monday.", "demand"),
    ("Norland said the crossing would reopen should Chad halt its raids.", "demand"),
    ("A council diplomat who declined to be named said the text was dead.", "reject"),
    ("An official who asked not to be identified said the text was dead.", "request"),
    ("The warden took her two guests out for a stroll.", "kill"),
    ("The governor abused his powers, the opposition says.", "torture"),
    ("The two parties have burned their bridges.", "destroy"),
    ("The minister was met with silence.", "meet"),
    ("The French left on Monday.", "retreat"),
    ("The decree left the ministry in charge of the talks.", "resign"),
    ("The ministry replied that the factories had never been popular.", "deny"),
    ("Ruiz led a rally for the anniversary of the battle of Ayacucho.", "protest"),
    ("The freighter arrived off Lima on Friday.", "arrive"),
    ("Peru no longer honours the accord.", "agree"),
    ("Slovakia put its aid to Kyiv on hold.", "aid"),
    ("Algeria has yet to expel the envoy.", "expel-diplomats"),
    ("The council dismissed the prime minister after gangs threatened to march on the palace.", "deny"),
    ("The Netherlands has stopped aid to Uganda.", "aid"),
    ("The pact, signed in Juba on Monday, ends the war.", "agree"),
]

SPANISH = [
    ("La ministra dijo que apresar barcos ajenos era una violación del derecho.", "seize"),
    ("La ministra dijo que expulsar a los periodistas sería un error.", "deport"),
]


@pytest.mark.parametrize(("text", "happening", "status", "actor", "recipient"), READ, ids=lambda value: value[:40])
def test_a_deed_is_of_its_own_clause(text: str, happening: str, status: str, actor: str, recipient: str) -> None:
    found = [r for r in load("en")(text)._.reports if (r.happening, r.status) == (happening, status)]
    assert any(actor in p.text for r in found for p in r.actors)
    assert not recipient or any(recipient in p.text for r in found for p in r.recipients)


@pytest.mark.parametrize(("text", "happening"), NOT_READ)
def test_what_is_only_spoken_of_is_nobodys_deed(text: str, happening: str) -> None:
    assert not any(r.happening == happening and r.status == "occurred" for r in load("en")(text)._.reports)


@pytest.mark.parametrize(("text", "happening"), SPANISH)
def test_an_infinitive_that_is_spoken_of_is_nobodys_deed(text: str, happening: str) -> None:
    assert not any(r.happening == happening for r in load("es")(text)._.reports)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Chad warned that it would end the work left with the agency.", []),
        ("Rebels promised to hold their fighters where they are.", []),
        ("Six towns rejected it and two, Lima and Quito, kept quiet.", []),
    ],
)
def test_words_of_what_is_said_are_no_recipients(text: str, recipients: list[str]) -> None:
    assert [p.text for r in load("en")(text)._.reports for p in r.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "happening", "time"),
    [
        ("Fiji and Tuvalu put their signatures to a treaty on Saturday.", "sign", "Saturday"),
        ("The Treasury placed the yard under sanctions in May 2021.", "sanction", "May 2021"),
        ("Vega and Ruiz went over the loan accord that they signed in June and new plans in farming.", "sign", "June"),
    ],
)
def test_the_moment_of_the_noun_that_words_a_deed_is_its_moment(text: str, happening: str, time: str) -> None:
    found = [r.time for r in load("en")(text)._.reports if r.happening == happening]
    assert [text[slice(*span)] for span in found if span] == [time]


@pytest.mark.parametrize(
    ("text", "happening", "actor", "recipient"),
    [
        ("Chad told the council that Peru had violated the treaty.", "accuse", "Chad", "Peru"),
        ("Experts believe the group fled and warn of reprisals.", "warn", "Experts", ""),
        ("Hundreds of families were moved out of the valley on Monday.", "rescue", "", "Hundreds of families"),
        ("Peru turned away offers of help from Chad.", "reject", "Peru", "Chad"),
        ("The envoy spoke of betrayal by the allies.", "criticise", "envoy", ""),
        ("The minister accepted a truce on Monday.", "ceasefire", "minister", ""),
        ("The speaker said any state which took part would suffer consequences.", "threaten", "speaker", ""),
        ("Cooperation with the agency was put on hold.", "sever-ties", "", "the agency"),
        ("Rebels shelled the town on Monday. Some 35 people have been killed since Thursday.", "kill", "", "35 people"),
        ("A meeting held in Geneva on Tuesday produced nothing.", "meet", "", ""),
        ("Two reporters held since March were freed on Monday in exchange for a spy.", "release", "", "Two reporters"),
        ("Norland has detained a tanker suspected of cutting a cable.", "seize", "Norland", ""),
        ("Three jets entered the airspace of Estonia on Friday.", "cross-border", "Three jets", ""),
    ],
)
def test_what_a_careful_reader_would_list(text: str, happening: str, actor: str, recipient: str) -> None:
    found = [r for r in load("en")(text)._.reports if (r.happening, r.status) == (happening, "occurred")]
    assert found
    assert not actor or any(actor in p.text for r in found for p in r.actors)
    assert not recipient or any(recipient in p.text for r in found for p in r.recipients)


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("The curbs returned on Monday. They outlaw sales of arms.", "ban"),
        ("A bus fell into a gorge on Monday. At least 35 people were killed.", "kill"),
        ("The talks were frozen until the guns fell silent.", "ceasefire"),
        ("Nobody accepted the offer.", "agree"),
        ("Norland's parliament is to vote on Thursday on sending troops to Chad.", "mobilise"),
        ("The mediators want to bring the two generals to the table.", "mobilise"),
        ("The judge signed the warrant on Friday.", "sign"),
        ("Norland has no plans to send troops to Chad.", "mobilise"),
        ("Norland will send troops to Chad if the talks fail.", "mobilise"),
        ("Norland will attack the camp if the rebels do not free the hostages.", "release"),
    ],
)
def test_what_nobody_did_did_not_occur(text: str, happening: str) -> None:
    assert not any(r.happening == happening and r.status == "occurred" for r in load("en")(text)._.reports)


def test_a_gerund_on_a_noun_says_only_who_somebody_is() -> None:
    found = [r for r in load("en")("The mills buying Chad's cotton met on Monday.")._.reports if r.happening == "trade"]
    assert all(r.background for r in found)
