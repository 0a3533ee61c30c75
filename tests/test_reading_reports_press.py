"""How agencies put it in English: idioms, nouns and trees that the parser bends, and what only sounds like a deed."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load

# Text, then what must be read of it: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # irregular pasts, whatever the tagger takes them for
    ("Chad shot down three Libyan drones on Wednesday.", "destroy", "occurred", "Chad", ""),
    ("A rocket tore through a school in Tyre on Tuesday.", "attack", "occurred", "", "Tyre"),
    # who does what is told before "officials said"
    ("Libyan drones hit a clinic in Abéché, killing at least six people, among them a nurse, local officials said.",
     "kill", "occurred", "Libyan", "six people"),
    # fighting
    ("Niger hit back with a volley of rockets at Maradi.", "attack", "occurred", "Niger", ""),
    ("The army went on the offensive against the rebels in Sikasso.", "attack", "occurred", "army", ""),
    ("The ministry put the dead at 31 after the shelling.", "kill", "occurred", "", "31"),
    ("Some 43 soldiers died when a shell landed on their camp.", "kill", "occurred", "", "43 soldiers"),
    # who holds what
    ("The town of Kidal has fallen into rebel hands.", "occupy", "occurred", "", ""),
    ("The fall of Kidal to the Libyan army alarmed the United Nations.", "occupy", "occurred", "Libyan army", ""),
    ("The militia is in full control of Kidal.", "occupy", "occurred", "militia", ""),
    ("The rebels laid siege to the town for a year.", "blockade", "occurred", "rebels", ""),
    ("The trawler was blasted with water cannon near the reef.", "attack", "occurred", "", "trawler"),
    # sanctions
    ("Norway was among six states hit with sanctions on Tuesday.", "sanction", "occurred", "", "six states"),
    ("The decision by Norway to blacklist six bankers angered Oslo.", "sanction", "occurred", "Norway", "six bankers"),
    ("Norwegian ministers adopted a third package of sanctions against Chad.", "sanction", "occurred", "ministers",
     "Chad"),
    ("Chad hit back with duties on Norwegian fish.", "sanction", "occurred", "Chad", ""),
    ("Sanctions on Chad came back into force on Sunday.", "sanction", "occurred", "", "Chad"),
    ("Peru put the border treaty in abeyance.", "withdraw-from-treaty", "occurred", "Peru", ""),
    ("Kenya called its ambassador home for consultations.", "recall-diplomats", "occurred", "Kenya", ""),
    ("Kenya gave every Dutch envoy two days to pack.", "expel-diplomats", "occurred", "Kenya", "envoy"),
    # forces
    ("Kenya sent a frigate to Mauritius.", "mobilise", "occurred", "Kenya", ""),
    ("The frigate tied up in Mombasa.", "mobilise", "occurred", "frigate", ""),
    ("Kenyan gunners fired about ten artillery rounds into the sea.", "weapons-test", "occurred", "Kenyan", ""),
    ("The incursion of Chadian drones into Niger alarmed the bloc.", "cross-border", "occurred", "Chadian", "Niger"),
    # meetings and truces
    ("The truce between Chad and Niger took effect on Friday.", "ceasefire", "occurred", "Chad", ""),
    ("The rebels gave their assent to a truce put forward by Kenya.", "ceasefire", "occurred", "rebels", ""),
    ("Chad and Niger sealed a truce in Cairo.", "ceasefire", "occurred", "Chad", ""),
    ("The forum brought together 20 heads of state in Lima.", "meet", "occurred", "20 heads", ""),
    ("Ruiz said he would sit down with the Kenyan leader in Lagos.", "meet", "planned", "", "the Kenyan leader"),
    # words
    ("The letter accuses Chad, Niger and Mali of abuse.", "accuse", "occurred", "", "Niger"),
    ("The spokesman took Chad's side.", "support", "occurred", "spokesman", "Chad"),
    ("Kenya's rulers have long protested at the presence of Chad among the mediators.", "criticise", "occurred",
     "rulers", ""),
    ("Lima, she said, would protest against the raid.", "criticise", "planned", "Lima", ""),
    ("Ruiz gave way on Monday evening.", "concede", "occurred", "Ruiz", ""),
    ("The ministry says it ships arms to nobody.", "arm", "denied", "", ""),
    ("The union of states voted overwhelmingly to condemn the raid.", "criticise", "occurred", "union", ""),
    ("Chad's cabinet voted to expel the Dutch ambassador.", "expel-diplomats", "occurred", "Chad", "Dutch"),
    ("African leaders lined up to condemn the raid.", "criticise", "occurred", "leaders", ""),
    ("Dutch jets shot down several of the drones on Monday.", "destroy", "occurred", "Dutch", ""),
    ("Norway targeted 44 tankers in the shadow fleet.", "sanction", "occurred", "Norway", "44 tankers"),
    ("A border guard taken prisoner by Chadian rebels has died.", "abduct", "occurred", "rebels", "guard"),
    ("The premier had been trading insults with his Chadian counterpart.", "criticise", "occurred", "premier",
     "Chadian counterpart"),
    ("Pedro Lima was flown to The Hague.", "extradite", "occurred", "", ""),
    ("A Libyan strike destroyed a boat, killing three people.", "kill", "occurred", "Libyan", "three people"),
    ("A US strike destroyed a boat, killing three people.", "kill", "occurred", "US", "three people"),
    ("Pedro Lima was whisked away to a prison in Callao.", "arrest", "occurred", "", "Pedro Lima"),
    ("Officers scaled the walls of the embassy.", "raid", "occurred", "Officers", ""),
    ("The two operations chiefs spoke by hotline on Saturday.", "call", "occurred", "chiefs", ""),
    ("Chad said it had targeted 26 Libyan installations.", "attack", "occurred", "", ""),
    ("Niger shut all border checkpoints with Chad.", "ban", "occurred", "Niger", ""),
    ("Norway has offered two jets and a frigate.", "promise", "occurred", "Norway", ""),
    ("The Chadian health ministry put the dead at 14 after the raid.", "kill", "occurred", "", "14"),
    ("Chadian units went on firing past midnight, the army said.", "attack", "occurred", "Chadian units", ""),
    ("An official confirmed that Ana Ruiz and Pedro Lima will meet at the Callao base.", "meet", "planned",
     "Pedro Lima", ""),
    ("Amnesty said the rebels had committed war crimes.", "accuse", "occurred", "Amnesty", "rebels"),
]  # fmt: skip

# Text, a happening that it does not tell.
NOT_READ = [
    ("The test broke a five-month pause, the army said.", "violate-ceasefire"),
    ("Arequipa hosts the summit next month.", "receive"),
    ("The spokesman played down the language of the North.", "deny"),
    ("The planes had been met by missiles priced at many times that.", "meet"),
    ("A diplomat gave the plan weeks, not months.", "threaten"),
    ('"It could have been an error," President Ana Ruiz offered reporters as she left.', "promise"),
    ("Aid staff wonder aloud where the others are.", "request"),
    ("The officers rang Chad and Niger to warn of drones.", "blockade"),
    ("Oslo let the assertion pass without comment.", "allow-access"),
    ("Sirens that had wailed at dawn in the port gave way to loudspeakers.", "concede"),
    ("His forces withdrew to spare civilians.", "pardon"),
    ("Chad sent 100 militia boats to the reef.", "aid"),
    ("Libyan missiles struck three air bases, prompting Chad to launch its own operation.", "request"),
    ("The pale dot that stopped traffic on the bridge was a kite.", "ban"),
    ("India revoked the visas of all Kenyan nationals.", "lift-restrictions"),
    ("The rebels freed three hostages on Sunday.", "rescue"),
    ("His offer to meet William Ruto went unanswered.", "agree"),
    ("Admiral Ana Ruiz called on Chad to prepare for a long war.", "mobilise"),
    ("Two student groups held a protest demonstration at the university in Lima.", "abduct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "happening", "status", "actor", "recipient"), READ)
def test_the_press_is_read(text: str, happening: str, status: str, actor: str, recipient: str) -> None:
    """Each wording gives its happening, done by whom it says."""
    found = load("en")(text)._.reports
    told = [
        (r.happening, r.status)
        for r in found
        if actor in " | ".join(p.text for p in r.actors) and recipient in " | ".join(p.text for p in r.recipients)
    ]
    assert (happening, status) in told, [(r.happening, r.status, r.actors, r.recipients) for r in found]


@pytest.mark.parametrize(("text", "happening"), NOT_READ)
def test_what_is_not_told(text: str, happening: str) -> None:
    """A wording that only sounds like the deed gives no report of it."""
    assert happening not in [report.happening for report in load("en")(text)._.reports]
