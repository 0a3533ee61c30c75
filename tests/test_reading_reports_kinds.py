"""Happenings beyond PLOVER: accidents, offices, bodies, laws, flows; and what is none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import synopticon
from synopticon.reading.pipeline import load
from synopticon.reconciling import reconcile

# Text, then what must be read of it: happening, words of the actor, of the recipient, of the object ("" for any).
READ = [
    # accidents: things may have them without anybody
    ("The two barges slammed into each other on the Danube.", "collide", "", "", "The two barges"),
    ("A Greek frigate and a Maltese patrol boat crashed into each other off Gozo.", "collide", "", "", ""),
    ("A Danish freighter ran aground near Aarhus on Tuesday.", "wreck", "", "", "A Danish freighter"),
    ("The coach plunged into a gorge in Bolivia.", "wreck", "", "", "The coach"),
    ("A Latvian tanker caught fire off Ghana.", "wreck", "", "", "tanker"),
    ("A viaduct collapsed in Turin on Monday.", "collapse", "", "", "A viaduct"),
    ("A fire broke out at a refinery in Ghana.", "disaster", "", "", "A fire"),
    # harm that nobody is said to have done
    ("Six people were injured when a tram overturned in Porto.", "injure", "", "Six people", ""),
    ("A sailor was hurt in the storm.", "injure", "", "A sailor", ""),
    ("Eleven pupils were killed when a bus plunged into a river in Ghana.", "die", "Eleven pupils", "", ""),
    # offices
    ("Ghana's president threw his energy minister overboard.", "dismiss", "president", "energy minister", ""),
    ("Finance minister Ana Ruiz was replaced on Monday.", "dismiss", "", "Ana Ruiz", ""),
    ("Senators voted 45-10 to remove President Juan Lopez.", "dismiss", "Senators", "Juan Lopez", ""),
    ("The government lost a confidence vote.", "dismiss", "", "government", ""),
    ("A retired general has been handed the premiership of Chad.", "appoint", "", "general", ""),
    ("Ana Ruiz was chosen as leader of the party.", "appoint", "", "Ana Ruiz", "leader"),
    ("Juan Lopez took over as army chief from Pedro Ruiz.", "take-office", "Juan Lopez", "", ""),
    ("Juan Lopez was returned to office in 2023.", "elect", "Juan Lopez", "", ""),
    ("Kenyans went to the polls on Tuesday.", "hold-election", "Kenyans", "", ""),
    # bodies, laws, papers
    ("Peru and Chile unveiled a commission of their own.", "found", "Peru", "", "a commission"),
    ("The panel ceased work in April.", "dissolve", "", "", "The panel"),
    ("Peru's president signed the bill into law.", "enact", "president", "", "the bill"),
    ("The tribunal found that the claims had no basis.", "rule", "tribunal", "", "claims"),
    ("The report was made public on Monday.", "publish", "", "", "The report"),
    # flows
    ("A strike shut off deliveries for five days.", "halt-supply", "", "", "deliveries"),
    ("The pipeline was shut down after a leak.", "halt-supply", "", "", "The pipeline"),
    ("The flow has since returned to normal.", "resume-supply", "", "", "The flow"),
    ("The interconnector between Malta and Sicily tripped on Friday.", "halt-supply", "", "", "interconnector"),
    ("Rolling power cuts began in Harare on Monday.", "begin-outage", "", "", "power cuts"),
    ("Heating went off in Almaty at noon.", "halt-supply", "", "", "Heating"),
    ("The city's industry was brought to a standstill.", "halt-supply", "", "", "industry"),
    ("The blackouts were lifted on Sunday.", "end-outage", "", "", "blackouts"),
    ("Vodacom mended its two undersea cables in May.", "repair", "Vodacom", "", "cables"),
    ("Gas began flowing to Malta again on Sunday.", "resume-supply", "", "", "Gas"),
    ("The contract for moving oil across Turkey ended on Monday.", "expire", "", "", "The contract"),
    ("Ghana let a fishing treaty with Togo expire.", "expire", "", "", "treaty"),
    ("Two data cables were also damaged off Crete.", "damage", "", "", "data cables"),
    ("The anchor was hoisted by the Greek ship Argo.", "recover", "", "", "The anchor"),
    ("The envoy halted the issuing of visas in Accra.", "suspend", "", "", "visas"),
    ("Dozens of visa interviews were cancelled on Monday.", "cancel", "", "", "interviews"),
    # courts and prisons
    ("A court in Malta dismissed the charges against the captain.", "rule", "court", "", "the charges"),
    ("General Ruiz was transferred on Monday to a high-security prison.", "transfer-custody", "", "Ruiz", ""),
    ("Greek police lifted the seizure of the tanker in May.", "release", "police", "", "the tanker"),
    ("Iberia suspended flights to Caracas.", "suspend", "Iberia", "", "flights"),
    # encounters
    ("The Kenyan coast guard drove off a Somali trawler.", "confront", "coast guard", "", "trawler"),
    ("Greek jets intercepted two Libyan planes over Crete.", "confront", "Greek jets", "", "planes"),
    ("A balloon drifted over Bolivia.", "pass-through", "", "", "A balloon"),
    # what begins to hold, who joins
    ("The treaty came into force on Monday.", "take-effect", "", "", "The treaty"),
    ("Malta joined NATO on Tuesday.", "join", "Malta", "NATO", ""),
    ("Voters approved the new constitution in a referendum.", "enact", "Voters", "", "constitution"),
    ("Ana Ruiz defeated Juan Lopez in the run-off.", "elect", "Ana Ruiz", "Juan Lopez", ""),
    ("The mayor was found dead in his house.", "die", "The mayor", "", ""),
    # PLOVER's own, in other words
    ("The BRP Cabra was blasted for nearly an hour, the coast guard said.", "attack", "", "BRP Cabra", ""),
    ("A Syrian drone crossed into Turkish airspace.", "cross-border", "Syrian", "", ""),
    ("Hackers made off with $90 million.", "cyberattack", "Hackers", "", ""),
    ("Gunmen made off with gold from a mine in Mali.", "seize", "Gunmen", "", "gold"),
    ("Four officers have been banned from Norway.", "sanction", "", "Four officers", ""),
    ("Troops in trucks forced the gate of the royal palace.", "raid", "Troops", "", "the gate"),
    ("Troops entered the square in front of the palace.", "occupy", "Troops", "", ""),
    ("Mr Ruiz announced tariffs of his own.", "sanction", "Ruiz", "", "tariffs"),
    ("Tea growers in Kenya, who ship $1 billion a year to Egypt, are at work.", "trade", "growers", "Egypt", ""),
    ("The prefecture refused a permit.", "reject", "prefecture", "", "a permit"),
    ("The houses of two deputies had been set alight.", "destroy", "", "", "houses"),
    ("France struck down a Security Council resolution.", "veto", "France", "", "resolution"),
    # what nobody had a line for: poison, campaigns from the air, exchanges, what a court lets go, and what comes back
    ("Ana Ruiz and her son were poisoned in Lima on 4 March.", "attack", "", "Ana Ruiz", ""),
    ("In June Chad launched a surprise bombing campaign.", "attack", "Chad", "", ""),
    ("Chad and Kenya carried out a prisoner swap on Monday.", "release", "Chad", "", "a prisoner swap"),
    ("The Supreme Court of Malta lifted the detention order.", "release", "Supreme Court", "", "the detention order"),
    ("Kenya reinstated sanctions on nine companies.", "sanction", "Kenya", "nine companies", ""),
    ("The activist Ana Ruiz was held at an airport in Lima.", "arrest", "", "Ana Ruiz", ""),
    ("Three of the party's organisers were picked up on Monday.", "arrest", "", "organisers", ""),
    ("Ruiz won in the primary with most of the votes.", "elect", "Ruiz", "", ""),
    ("Malta summoned Kenya's charge d'affaires on Monday.", "summon", "Malta", "Kenya", ""),
    ("Kenya captured the Aldora Star, a tanker under the Danish flag.", "seize", "Kenya", "", "Aldora Star"),
    ("Chad conducted its longest test flight of a ballistic missile.", "weapons-test", "Chad", "", "test flight"),
    ("Followers of Ana Ruiz marched in Lima on Sunday.", "protest", "Followers", "", ""),
]  # fmt: skip

# Text, a happening that it does not tell.
NOT_READ = [
    ("The two barges slammed into each other on the Danube.", "criticise"),
    ("A frigate and a Maltese patrol boat slammed into one another on Monday.", "criticise"),
    ("When the marchers reached the square they met soldiers, tear gas and rubber bullets.", "meet"),
    ("The plan met with resistance.", "meet"),
    ("Juan Lopez was returned to office in 2023.", "release"),
    ("The colonel had suspended the court.", "withdraw-from-treaty"),
    ("Peru is defending its right to fish, the envoy said.", "support"),
    ("The envoy may not set foot in Peru.", "arrive"),
    ("The coast guard expelled the trawler.", "deport"),
    ("Parliament ousted the government in a vote of no confidence.", "occupy"),
    ("The commission named three officials in its report.", "appoint"),
    ("Four of the vessels fly the flag of Panama.", "pass-through"),
    ("The order was to restore power and water.", "resume-supply"),
    ("Gunmen killed six pupils in Mali.", "die"),
    ("Cuts to health services began on Monday.", "begin-outage"),
    ("The family moved to a house near the jail.", "transfer-custody"),
    ("General Ruiz was transferred on Monday to a high-security prison.", "arrest"),
    ("The driver was identified as Sgt. Pedro Ruiz.", "accuse"),
    ("The teacher declined to give her surname.", "reject"),
    ("It may take weeks, the firm said, since engineers must visit each house.", "demand"),
    ("Tea growers ship roughly $1 billion a year to Egypt.", "aid"),
]

# Text, the title of the event that it tells where its own clause is not to be had.
TITLES = [
    ("The two barges slammed into each other on the Danube.", "The two barges collided"),
    ("A Danish freighter ran aground near Aarhus on Tuesday.", "A Danish freighter met with an accident"),
    ("Two sailors were hurt in the storm.", "Two sailors suffered injuries"),
    ("Gas deliveries to Austria resumed on Friday.", "Gas deliveries to Austria resumed"),
    ("The court ruled that the law was invalid.", "The court ruled that the law was invalid"),
    ("Juan Lopez was sworn in as president of Peru.", "Juan Lopez took office as president of Peru"),
    ("The Kenyan coast guard drove off a Somali trawler.", "The Kenyan coast guard confronted a Somali trawler"),
]


@pytest.mark.parametrize(("text", "happening", "actor", "recipient", "object_"), READ, ids=lambda value: value[:40])
def test_a_kind_is_read(text: str, happening: str, actor: str, recipient: str, object_: str) -> None:
    found = [r for r in load("en")(text)._.reports if (r.happening, r.status) == (happening, "occurred")]
    assert found
    assert not actor or any(actor in p.text for r in found for p in r.actors)
    assert not recipient or any(recipient in p.text for r in found for p in r.recipients)
    assert not object_ or any(object_ in r.object for r in found)


@pytest.mark.parametrize(("text", "happening"), NOT_READ, ids=lambda value: value[:40])
def test_another_sense_is_no_report(text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load("en")(text)._.reports]


@pytest.mark.parametrize(("text", "expected"), TITLES, ids=lambda value: value[:40])
def test_a_title_reads_well_with_parts_missing(text: str, expected: str) -> None:
    reading = synopticon.read(text, language="en")
    bare = replace(reading, reports=tuple(replace(report, clause=()) for report in reading.reports))
    (event,) = reconcile([bare]).events
    assert event.title.startswith(expected)
