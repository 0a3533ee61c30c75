"""Words in their other senses, and deeds that the press tells by halves: who is meant, and what is no happening."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load

# Text, then what must be read of it: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # a gerund that says of what kind something is
    ("Canada imposed freezing sanctions on a Chadian bank.", "sanction", "occurred", "Canada", "Chadian"),
    ("Canada imposed freezing sanctions on a Chadian bank, Peru's biggest lender.", "sanction", "occurred", "Canada",
     "Chadian"),
    # forms of listing
    ("Six firms were placed on the ministry's Entity List.", "sanction", "occurred", "", "Six firms"),
    ("Also blacklisted was Pedro Lima, the yard's owner.", "sanction", "occurred", "", "Pedro Lima"),
    ("Also arrested was Pedro Lima, a deputy mayor.", "arrest", "occurred", "", "Pedro Lima"),
    ("Also detained was the mayor of Goma.", "arrest", "occurred", "", "the mayor"),
    ("Egypt and Chad wrapped up two days of talks in Cairo.", "talk", "occurred", "Egypt", ""),
    # who is charged with a deed did it, if anybody
    ("Chad charged Peru with occupying its land.", "occupy", "alleged", "Peru", ""),
    # what is hung on the last of several is said of all
    ("Iran launched 30 drones and two missiles at Israel.", "attack", "occurred", "Iran", "Israel"),
    # whose shells they are
    ("Israeli shells hit a school in Tyre.", "attack", "occurred", "Israeli", "a school"),
    ("A Kenyan bombardment of Kismayo killed six people.", "kill", "occurred", "Kenyan", "six people"),
    # who accuses a state charges nobody before a court
    ("The ministry charged Britain with having armed the rebels.", "accuse", "occurred", "ministry", "Britain"),
    ("Prosecutors charged the former minister with fraud.", "indict", "occurred", "Prosecutors", "minister"),
    # meetings
    ("William Ruto and Paul Kagame shook hands in Nairobi.", "meet", "occurred", "Paul Kagame", ""),
    ("William Ruto and Paul Kagame ended three hours of talks in Nairobi.", "talk", "occurred", "William Ruto", ""),
    ("The prime minister took a call from Emmanuel Macron.", "call", "occurred", "prime minister", "Macron"),
    ("Nigeria called out 3,000 soldiers after the jail break.", "mobilise", "occurred", "Nigeria", ""),
    ("Turkey halted flights to Sudan.", "suspend-aid", "occurred", "Turkey", "Sudan"),
    ("Iran insisted it had not fired at the ship.", "deny", "occurred", "Iran", ""),
    ("The commission dismissed the Kenyan exercise as unjustified.", "criticise", "occurred", "commission", "Kenyan"),
    ("Ethiopian troops pulled back from the border town.", "retreat", "occurred", "Ethiopian", ""),
    ("The minister blamed the famine on the rebels.", "accuse", "occurred", "minister", "rebels"),
    # forces and envoys
    ("The siren had Chad calling out 600 troops.", "mobilise", "occurred", "Chad", ""),
    ("Chad staged joint flights with the Greek air force.", "cooperate", "occurred", "Chad", "Greek air force"),
    ("The army was put on full alert in Lima.", "alert", "occurred", "", ""),
    ("Brazil has moved armoured vehicles to Boa Vista.", "mobilise", "occurred", "Brazil", ""),
    ("Ana Ruiz gathered security advisers from six capitals.", "meet", "occurred", "Ana Ruiz", "advisers"),
    ("Ruiz said he had begun arranging a meeting between William Ruto and Paul Kagame.", "meet", "planned", "",
     "Paul Kagame"),
    ("The rebels entered Bukavu on Sunday.", "occupy", "occurred", "rebels", ""),
    ("M23 pulled its delegates out on Monday.", "halt-talks", "occurred", "M23", ""),
    ("Kenya expressed deep regret over the remarks.", "criticise", "occurred", "Kenya", ""),
    ("Peru lodged a formal protest with the French embassy.", "criticise", "occurred", "Peru", "French embassy"),
    ("A jet knocked the balloon out of the sky over Chad.", "destroy", "occurred", "jet", ""),
]  # fmt: skip

# Text, a happening that it does not tell.
NOT_READ = [
    ("Canada imposed freezing sanctions on a Chadian bank.", "veto"),
    # what will never be, and what somebody says that has been, is not denied
    ("The ministry said the yard would never get a licence.", "deny"),
    ("The yard said it was selling its stake after the ministry said it would never get a licence.", "deny"),
    ("The envoy insisted the visit had been agreed in May and was aimed at nobody.", "deny"),
    # senses
    ("The group received a call for help from the mayor.", "call"),
    ("Investors pulled out of Turkish bonds in May.", "retreat"),
    ("The report falls short of accusing Rwanda of genocide.", "accuse"),
    ("Buyers in Japan pulled back as prices rose.", "retreat"),
    ("Total said it was withdrawing from the refinery project in Uganda.", "retreat"),
    ("Lorry drivers must give notice before they cross the border.", "resign"),
    ("The airport authority halted flights at Mombasa before the storm.", "suspend-aid"),
    ("Nigeria called out 3,000 soldiers after the jail break.", "criticise"),
    ("The rebels held Kindu in 2012 for ten days.", "arrest"),
    ("Rebels claim the capture of Kindu.", "arrest"),
    ("The president had ended six wars, he said, without a truce.", "declare-truce"),
    ("The premier cut short a meeting with Turkish diplomats.", "cancel"),
    ("The two leaders ended talks in Nairobi without a deal.", "halt-talks"),
    ("The envoy broke off talks with the farmers to call the governor.", "halt-talks"),
    ("Exporters in India are hit as well.", "attack"),
    ("The officers gathered evidence from six villages.", "mobilise"),
    ("Peru has a long-term deal with Chad for gas.", "agree"),
    ("Ruiz agreed with the minister's claim that the war could have been avoided.", "agree"),
    ("The man who signed them is the minister.", "sign"),
    ("Peru still defends part of the border.", "support"),
    ("The agency estimates that 400,000 people have been uprooted since May.", "deport"),
    # a rule is no news
    ('"There is no agreement until everything is agreed," the negotiator said.', "agree"),
    ("\"There's no deal until there's a deal,\" Ruiz said.", "agree"),
    # what stops short of it does not do it
    ("The judges stopped short of telling the government to call off the vote.", "cancel"),
    # the paper itself
    ("The newspaper asked the ministry for comment.", "request"),
    ("Three experts consulted by this newspaper doubt it.", "talk"),
]

SPANISH = [
    ("Tres expertos consultados por este diario dudan de ello.", "talk"),
    ("Este diario habló con la ministra Vega.", "talk"),
]


@pytest.mark.parametrize(("text", "happening", "status", "actor", "recipient"), READ, ids=lambda value: value[:40])
def test_a_sense_is_read(text: str, happening: str, status: str, actor: str, recipient: str) -> None:
    found = [r for r in load("en")(text)._.reports if (r.happening, r.status) == (happening, status)]
    assert found
    assert not actor or any(actor in p.text for r in found for p in r.actors)
    assert not recipient or any(recipient in p.text for r in found for p in r.recipients)


@pytest.mark.parametrize(("text", "happening"), NOT_READ, ids=lambda value: value[:40])
def test_another_sense_is_no_report(text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load("en")(text)._.reports]


@pytest.mark.parametrize(("text", "happening"), SPANISH, ids=lambda value: value[:40])
def test_a_paper_tells_nothing_of_itself(text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load("es")(text)._.reports]


def test_cities_of_a_country_are_not_the_country() -> None:
    found = load("en")("M23 overran the two main cities of eastern Congo in March.")._.reports
    assert [r.place.entity for r in found if r.place] == [None]
