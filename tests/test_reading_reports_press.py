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
    # what befell others than the noun that a clause stands on, a noun that is one case
    ("The quarrel grew out of a March skirmish in which a Chadian guard was killed.", "kill", "occurred", "", "guard"),
    ("Its roots lie in the killing of a Chadian guard in March.", "kill", "occurred", "", "Chadian guard"),
    ("Among the dead were two pupils of a school hit by a rocket.", "attack", "occurred", "", "school"),
    ("The war, which left at least 40 dead, ended in May.", "kill", "occurred", "", "40"),
    # a day before the subject of its clause
    ("The pact was signed on Monday, and on Friday troops shelled Abéché.", "attack", "occurred", "troops", "Abéché"),
    ("On Sunday Libyan jets bombed the port.", "bomb", "occurred", "Libyan jets", "port"),
    ("The rebels and the government will hold talks in Oslo.", "talk", "planned", "The rebels", ""),
    # gerunds that the parser takes for part of a noun, and those that only describe
    ("Kenya has begun stationing jets in Garissa.", "mobilise", "occurred", "Kenya", ""),
    ("The rebels kept firing rockets at the airport.", "attack", "underway", "rebels", "airport"),
    ("Ana Ruiz met visiting Chadian President Ivan Sokolov on Monday.", "meet", "occurred", "Ana Ruiz", "Sokolov"),
    ("The minister held talks with visiting Chadian deputy premier Ivan Sokolov.", "talk", "occurred", "minister",
     "Sokolov"),
    ("The vote followed telephone calls by U.S. President Ana Ruiz to both men.", "call", "occurred", "Ana Ruiz",
     "both men"),
    # what somebody calls something or somebody
    ("Two Chadian gangs were designated foreign terrorist organizations on Monday.", "sanction", "occurred", "",
     "Two Chadian gangs"),
    # what is done by not doing it
    ("Chad said it did not recognise the court's jurisdiction.", "reject", "occurred", "it", ""),
    ("Chad doesn't accept the result of the election.", "reject", "occurred", "Chad", ""),
    # harm
    ("A fourth Chadian guard has been crippled by a landmine.", "injure", "occurred", "", "guard"),
    ("A Chadian sergeant lost a leg in the blast.", "injure", "occurred", "", "sergeant"),
    ("Another volley hit the hospital in Abéché.", "attack", "occurred", "", "hospital"),
    ("The Chadian air force sent jets against Libyan gunners.", "attack", "occurred", "Chadian air force", "gunners"),
    ("Chad took out a Libyan radar station with two missiles.", "destroy", "occurred", "Chad", ""),
    ("The fighting has displaced 40,000 Chadians.", "displace", "occurred", "", "Chadians"),
    ("More than 9,000 have been driven from their homes.", "displace", "occurred", "", "9,000"),
    ("Villagers fled their homes in Kidal.", "displace", "occurred", "", "Villagers"),
    # held, shut, blacklisted, paid for
    ("Chad continues to hold 18 Libyan soldiers.", "arrest", "underway", "Chad", "18 Libyan"),
    ("All the border crossings have stayed shut since March.", "ban", "occurred", "", ""),
    ("The blacklisting of Petromar by the US Treasury shook Chad.", "sanction", "occurred", "Treasury", "Petromar"),
    ("Chad cut off all communication with Libya.", "sever-ties", "occurred", "Chad", "Libya"),
    ("Chad put a price of $5 million on the general's head.", "bounty", "occurred", "Chad", ""),
    ("The United States doubled the reward for Pedro Lima to $9 million.", "bounty", "occurred", "United States", ""),
    # waivers and time
    ("The United States gave the company one more week.", "concede", "occurred", "United States", "company"),
    ("A waiver was granted to Petromar on Monday.", "lift-sanctions", "occurred", "", ""),
    # refusals and denials
    ("The chancellor ruled out nationalisation.", "reject", "occurred", "chancellor", ""),
    ("The minister said Chad bore no blame for the cut-off.", "deny", "occurred", "minister", ""),
    ("A bid to halt the campaign failed in the US Senate.", "reject", "occurred", "Senate", ""),
    # words
    ("Chad questioned whether Libya was acting in good faith.", "criticise", "occurred", "Chad", "Libya"),
    ("Chad brought the matter before the Security Council.", "request", "occurred", "Chad", "Security Council"),
    ("Lenders were told to check their books.", "demand", "occurred", "", "Lenders"),
    ("Chad put the president forward for the Nobel Peace Prize.", "support", "occurred", "Chad", "president"),
    # forces
    ("Chad ordered ten fighters to an airfield in Abéché.", "mobilise", "occurred", "Chad", ""),
    ("A fleet of eight ships has assembled off Chad.", "mobilise", "occurred", "fleet", ""),
    ("US forces will conduct flight operations with the Chadian military.", "exercise", "planned", "US forces",
     "Chadian military"),
    # sessions and meetings
    ("A closed session of the Security Council on May 8 produced no statement.", "meet", "occurred", "Security Council",
     ""),
    ("Ana Ruiz sat across from her counterpart, Pedro Lima.", "meet", "occurred", "Ana Ruiz", "Pedro Lima"),
    # craft, votes, stakes, supplies, posts
    ("A helicopter of the Chadian army vanished near the border.", "disappear", "occurred", "helicopter", ""),
    ("Chadian voters approved a plan to move the capital.", "hold-election", "occurred", "Chadian voters", ""),
    ("The referendum went ahead in Chad.", "hold-election", "occurred", "", ""),
    ("In May the owner transferred its stake of 11 percent to Petromar.", "transfer-ownership", "occurred", "owner",
     "Petromar"),
    ("The operator broke off the transit of oil to Chad.", "halt-supply", "occurred", "operator", ""),
    ("The refinery will run out of oil on Tuesday.", "halt-supply", "planned", "", ""),
    ("The party expelled three lawmakers.", "dismiss", "occurred", "party", "three lawmakers"),
    ("The bank granted Chad a loan.", "aid", "occurred", "bank", "Chad"),
    ("Two men were picked up by a helicopter off Chad.", "rescue", "occurred", "helicopter", "Two men"),
    ("The guerrillas will hand over the last of their weapons to Chad.", "disarm", "planned", "guerrillas", "Chad"),
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
    ("Ana Ruiz called it a direct threat to Chad's integrity.", "threaten"),
    ("Pedro Lima took another view, calling the deaths murder.", "kill"),
    ("Chad handed over four helicopters to Niger.", "extradite"),
    ("A lawyer has filed papers against visiting Chadian Crown Prince Ivan Sokolov.", "visit"),
    ("The treasury named Petromar as a subsidiary of a Libyan group.", "accuse"),
    ("The minister granted the company a waiver until May.", "threaten"),
    ("A fleet of eight ships has assembled off Chad.", "protest"),
    ("Chad declared a state of high readiness.", "emergency"),
    ("The party expelled three lawmakers.", "deport"),
    ("The ship was taken off the Panama registry.", "seize"),
    ("The party holds 18 of the 90 seats in parliament.", "arrest"),
    ("The bank closed its account at the end of the year.", "sanction"),
    ("The court awarded the family six million dollars.", "aid"),
    ("The group campaigns against the killing of whales.", "kill"),
    ("Ana Ruiz said they were murdered.", "kill"),
    ("Chad sent home two Libyan soldiers it had captured.", "retreat"),
    ("The minister has set aside six million euros for the purchase of a refinery.", "aid"),
    ("Fourteen people were accused of taking foreign money to sabotage the vote.", "seize"),
    ("More than two million Chadians approved the annexation of the strip.", "support"),
    ("The United States, which pledged unwavering support, flew in a team.", "aid"),
    ("Chad kept the rebels from attacking the town.", "attack"),
    ("The striker lost contact with his marker.", "disappear"),
    ("The suspect fled the scene on foot.", "displace"),
    ("The army enlarged its photo album.", "mobilise"),
    ("Lawmakers introduced a bill that would sanction two Chadian ministers.", "sanction"),
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
