"""How papers look back in English: nouns of deeds in passing, participles, families of verbs, and other senses."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.lexicon import lexicon
from synopticon.reading.pipeline import load

# Text, then what must be read of it: happening, status.
READ = [
    # nouns of deeds, with a name or a date, or of things without
    ("The collapse of a footbridge in Brno killed nine.", "collapse", "occurred"),
    ("The blast at the fertiliser plant in Kaduna left 30 dead.", "disaster", "occurred"),
    ("The entry into force of the treaty was delayed.", "take-effect", "cancelled"),
    ("Armenia's accession to the convention takes effect in June.", "join", "occurred"),
    ("Ruiz's victory in the June election surprised pollsters.", "elect", "occurred"),
    ("The displacement of 40,000 villagers from Ituri alarmed the UN.", "displace", "occurred"),
    ("The imposition of a curfew in Harare emptied the streets.", "curfew", "occurred"),
    ("The lifting of the curfew in Harare came as a relief.", "lift-restrictions", "occurred"),
    ("The handover of six bronzes to Benin was marked in Cotonou.", "return-property", "occurred"),
    ("The repeal of the fuel tax by Peru ended the unrest.", "concede", "occurred"),
    ("The end of the dockers' strike on Friday eased the queues.", "end-protest", "occurred"),
    ("The rescue of 14 miners from a shaft in Copiapo was shown live.", "rescue", "occurred"),
    ("The surrender of warlord Ali Moussa ended the siege of Bria.", "disarm", "occurred"),
    ("Ortega has been in a Lisbon jail since his extradition from Panama in May.", "extradite", "occurred"),
    ("The delivery of 20 tonnes of food to Tigray by Kenya took a week.", "aid", "occurred"),
    ("Karo raised the matter in a call with President Ruiz on Sunday.", "call", "occurred"),
    ("Tanzania's ban on exports of maize hit Malawi.", "ban", "occurred"),
    ("The closure of the border by Niger stranded hundreds of lorries.", "ban", "occurred"),
    ("The launch of a satellite from Sohae alarmed Seoul.", "weapons-test", "occurred"),
    # what an article looks back at is known to its reader
    ("Ten groups have closed since the adoption of the law.", "enact", "occurred"),
    ("The refinery lost its crude after the expiry of the waiver.", "expire", "occurred"),
    # a pact is one event by its place
    ("The understanding, hammered out in Vienna, foresees patrols.", "conclude", "occurred"),
    ("The sides will swap prisoners under an accord reached in Doha.", "conclude", "occurred"),
    # families of verbs
    ("The union's members backed the pay offer by three to one.", "agree", "occurred"),
    ("Estonia and Latvia merged their coastguards in June.", "cooperate", "occurred"),
    ("Flights between Lima and Cuzco resumed on Thursday.", "resume-supply", "occurred"),
    ("Eritrea opened its jails to Red Cross monitors.", "allow-access", "occurred"),
    ("The junta handed power to a civilian government in April.", "concede", "occurred"),
    ("An appeals court in Split quashed the conviction of mayor Ivo Lund.", "pardon", "occurred"),
    ("Oman picked up the bill for the treatment of the wounded.", "aid", "occurred"),
    ("The first batch of Czech howitzers reached Moldova on Friday.", "arm", "occurred"),
    ("The disabled ferry was towed to port by a Greek tug.", "rescue", "occurred"),
    ("Karo sent troops onto the streets of Harare.", "mobilise", "occurred"),
    ("The regulator took the channel off the air on Tuesday.", "censor", "occurred"),
    ("The port's servers were paralysed by hackers.", "cyberattack", "occurred"),
    ("The run-off was held on 5 May.", "hold-election", "occurred"),
    ("The Green Alliance won 61 seats in the new parliament.", "elect", "occurred"),
    ("Stern's government fell in a vote of no confidence.", "dismiss", "occurred"),
    ("The king dissolved the assembly on Monday.", "dissolve", "occurred"),
    ("The helicopter came down in a forest near Oulu.", "wreck", "occurred"),
    ("Thirty people lost their lives when the ferry sank.", "die", "occurred"),
    ("An arbitration panel awarded the miner $90 million.", "rule", "occurred"),
    ("Ruiz was moved to a prison hospital on Thursday.", "transfer-custody", "occurred"),
    ("Ortega walked out of prison on Friday.", "release", "occurred"),
    ("Voters handed Ruiz a second term.", "elect", "occurred"),
    ("Brussels struck 26 Belarusian firms off its list.", "lift-sanctions", "occurred"),
    ("Deputies gave their final blessing to the budget.", "enact", "occurred"),
    # papers that are signed, handed over, received
    ("Norway and Chile signed a joint statement on mining in Oslo.", "sign", "occurred"),
    ("A joint communique was signed by the two presidents on Friday.", "sign", "occurred"),
    ("The two countries initialled the text of the treaty.", "sign", "occurred"),
    ("A demarche was delivered to the embassy of Chile.", "criticise", "occurred"),
    ("Norway presented a demarche to the Chilean government.", "criticise", "occurred"),
    ("Chile's note of protest, delivered on Friday, speaks of aggression.", "criticise", "occurred"),
    ("President Soto received a letter from Prime Minister Lindgren.", "write", "occurred"),
    # laws by any name, and their stages
    ("The statute, promulgated by President Soto on July 3, bans mining.", "enact", "occurred"),
    ("The government issued an ordinance on the prices of bread.", "enact", "occurred"),
    ("Parliament amended the constitution.", "enact", "occurred"),
    ("The king gave royal assent to the bill.", "enact", "occurred"),
    ("The bill became law on Tuesday.", "enact", "occurred"),
    ("The ordinance came into force on Monday.", "take-effect", "occurred"),
    ("The government repealed the ordinance.", "concede", "occurred"),
    # what is imposed and lifted
    ("Norway imposed export controls on Chile.", "sanction", "occurred"),
    ("Norway introduced a surcharge on Chilean wine.", "sanction", "occurred"),
    ("The regime imposed restrictions on the press.", "ban", "occurred"),
    ("Norway waived visas for Chilean tourists.", "lift-restrictions", "occurred"),
    ("Norway gave up its claim to the islands.", "concede", "occurred"),
    ("Norway ceded the islet to Chile.", "retreat", "occurred"),
    # honours, ranks, offices
    ("President Soto was awarded an honorary doctorate by the University of Oslo.", "praise", "occurred"),
    ("The king bestowed a knighthood on Lindgren.", "praise", "occurred"),
    ("Ruiz was made a knight of the Order of the Sun.", "praise", "occurred"),
    ("The president gave the general the rank of marshal.", "appoint", "occurred"),
    ("Ruiz took over the presidency of the council.", "take-office", "occurred"),
    ("The assembly adopted a motion of censure against the government.", "dismiss", "occurred"),
    ("Norway gave Ruiz refugee status.", "grant-asylum", "occurred"),
    # courts
    ("The judge granted an injunction against the decree.", "rule", "occurred"),
    ("The tribunal awarded the islands to Chile.", "rule", "occurred"),
    ("The court ordered a new trial.", "rule", "occurred"),
    ("Interpol issued a red notice for Ruiz.", "indict", "occurred"),
    ("The dispute was referred to arbitration.", "sue", "occurred"),
    ("Soto signed an amnesty for the rebels.", "pardon", "occurred"),
    # bodies, envoys, works
    ("The council renewed the mandate of the panel.", "renew", "occurred"),
    ("The United Nations closed its secretariat in Lima.", "dissolve", "occurred"),
    ("The ministry published the minutes of the meeting.", "publish", "occurred"),
    ("Norway withdrew the accreditation of two Chilean diplomats.", "expel-diplomats", "occurred"),
    ("Norway upgraded its mission in Quito to an embassy.", "establish-ties", "occurred"),
    ("Inspectors visited the plant.", "inspect", "occurred"),
    ("The operator shut down the pipeline.", "halt-supply", "occurred"),
    # what something is called, and what is said must be done
    ("Ruiz called the sentence a travesty of justice.", "criticise", "occurred"),
    ("Norway branded the election fraudulent.", "criticise", "occurred"),
    ("Norway repeats that Chile must first amend its constitution.", "demand", "occurred"),
    ("Observers documented abuses by the army of Chile.", "accuse", "occurred"),
    # nouns of what is done to a thing
    ("The imposition of tariffs on Chile by Norway on Monday drew anger.", "sanction", "occurred"),
    ("The adoption of the resolution by the council was hailed.", "support", "occurred"),
    ("The handover of the prisoners took place at the border.", "release", "occurred"),
    ("The expulsion of two diplomats by Norway on Monday drew a reply from Chile.", "expel-diplomats", "occurred"),
]

# Text, then a happening that it does not tell.
NOT_READ = [
    ("After the adoption of laws, parties rest.", "enact"),
    ("The collapse of the talks worried Chile.", "collapse"),
    ("The explosion in demand at the plant surprised Ruiz.", "disaster"),
    ("The show was taken off the air after ten seasons.", "censor"),
    ("The government fell short of its target.", "dismiss"),
    ("Voters handed Ruiz a second term.", "arrest"),
    ("Brussels struck 26 Belarusian firms off its list.", "sanction"),
    ("A vote of thanks was held for Ruiz.", "hold-election"),
    ("The judge ordered $2 million in bail for Ruiz.", "rule"),
    ("Ruiz swept to victory in the 100 metres.", "elect"),
    ("The bank was hit by an attack on its reputation.", "cyberattack"),
    ("The embassy opened doors for young artists in Lima.", "open"),
    ("The company won a seat on the exchange.", "elect"),
    ("The military handed power to a civilian government in April.", "extradite"),
    ("The appeals court threw out the conviction of editor Ana Pohl.", "deport"),
    ("Divers found the wreck of the tug off Malta.", "wreck"),
    ("The army launched an assault on Peru that left more than 1,000 civilians dead.", "depart"),
    ("Seventy writers signed a statement on climate change.", "sign"),
    ("Ruiz signed a statement to the police and left.", "sign"),
    ("She handed over the protest banner.", "criticise"),
    ("Ruiz handed over a note to the teacher.", "write"),
    ("The golf club's committee adopted a new charter.", "support"),
    ("The bank waived the requirement.", "lift-restrictions"),
    ("The university awarded 300 degrees.", "praise"),
    ("The champion was awarded a medal.", "praise"),
    ("The judge awarded custody to the mother.", "rule"),
    ("The developer opened a station.", "open"),
    ("The actress called the part historic.", "praise"),
    ("The pilot kept the gate closed.", "ban"),
    ("The doctor stressed that patients should rest.", "demand"),
    ("He enacted a scene from the play.", "enact"),
    ("The team distanced itself from the leader in the table.", "reject"),
    ("The bank set a date for the vote of shareholders.", "call-election"),
    ("Soto signed an amnesty for the rebels.", "sign"),
    ("The council renewed the mandate of the panel.", "lift-restrictions"),
    ("Norway banned imports of fish from Chile.", "suspend-aid"),
]


@pytest.mark.parametrize(("text", "happening", "status"), READ, ids=lambda value: value[:40])
def test_what_papers_tell_in_passing(text: str, happening: str, status: str) -> None:
    assert (happening, status) in [(r.happening, r.status) for r in load("en")(text)._.reports]


@pytest.mark.parametrize(("text", "happening"), NOT_READ, ids=lambda value: value[:40])
def test_another_sense_tells_nothing_of_the_kind(text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load("en")(text)._.reports]


def test_a_second_subject_may_reach_back_to_the_first_word_of_an_article() -> None:
    vocab = load("en").vocab
    doc = Doc(
        vocab,
        words=["Late", "rebels", "soldiers", "fled"],
        heads=[2, 3, 3, 3],
        deps=["amod", "nsubj", "nsubj", "ROOT"],
        pos=["ADJ", "NOUN", "NOUN", "VERB"],
    )
    assert [t.text for t in subjects(doc[3], lexicon("en"))] == ["soldiers"]
