"""The words of its own clause that a report has, and the title that an event gets of them."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.reconciling import reconcile

# Text, happening, the spans of its clause: who, then the rest.
CLAUSES = [
    # asides and times are left out, and nothing is torn
    (
        "The Sudmark foreign ministry, in a note that it handed over on Monday, condemned the seizure of the ship.",
        "criticise",
        ["The Sudmark foreign ministry", "condemned the seizure of the ship"],
    ),
    ("Gunmen, who had come by boat, attacked the port, killing six people.", "attack", ["Gunmen", "attacked the port"]),
    ("El Gobierno de Chile expulsó el lunes a dos diplomáticos peruanos.", "expel-diplomats",
     ["El Gobierno de Chile", "expulsó", "a dos diplomáticos peruanos"]),
    ("The army freed the captives who had been held since May.", "rescue",
     ["The army", "freed the captives who had been held"]),
    ("Peru signed an accord on trade, the first in ten years.", "sign", ["Peru", "signed an accord on trade"]),
    # who did it: of a verb joined to another, behind "who", by a name behind a comma
    ("Rebels seized the town of Lerida on Monday and took forty soldiers captive.", "abduct",
     ["Rebels", "took forty soldiers captive"]),
    ("Two envoys were recalled and expelled.", "expel-diplomats", ["Two envoys", "were", "expelled"]),
    ("Chile, which had accused Peru of spying, expelled three diplomats.", "accuse",
     ["Chile", "had accused Peru of spying"]),
    ("The minister, Ana Ruiz, condemned the attack.", "criticise", ["The minister, Ana Ruiz,", "condemned the attack"]),
    ("The painters Eva and Jan Holm, two brothers who had fled, were arrested in Lima.", "arrest",
     ["The painters Eva and Jan Holm", "were arrested in Lima"]),
    ("Peru cut relations and its ambassador left the capital.", "depart", ["its ambassador", "left the capital"]),
    ("Peru cut relations and its ambassador left the capital.", "sever-ties", ["Peru", "cut relations"]),
    ("President Yoon Suk Kwan visited the former Soviet republic last month.", "visit",
     ["Yoon Suk Kwan", "visited the former Soviet republic"]),
    ("The leader is one of the few who openly supports the war of Chile.", "support", []),
    # verbs that carry a noun, nouns by themselves
    ("President Mora paid a visit to Chile last week.", "visit", ["President Mora", "paid a visit to Chile"]),
    ("Chile spoke of the bombing of the port of Arica by Peru.", "bomb", ["the bombing of the port of Arica by Peru"]),
    ("A smaller rally was held on Monday in front of the embassy of Chile.", "protest",
     ["A smaller rally", "was held", "in front of the embassy of Chile"]),
    ("The visit of President Mora takes place on Monday.", "visit", []),
    # behind the verb, in languages that have it there
    ("Ayer se manifestaron en Lima los mineros.", "protest", ["los mineros", "se manifestaron en Lima"]),
    # no clause of its own
    ("Police arrested a man whom a court in Lima had sentenced to death.", "sentence", []),
    ("Chile decided to expel three diplomats of Peru.", "expel-diplomats", []),
    ("Chile did not expel the envoys of Peru, the minister said.", "expel-diplomats", []),
]  # fmt: skip
TITLES = [
    ("The group's leader vowed on Monday to attack ships of Peru.",
     "The group's leader vowed to attack ships of Peru"),
    ('Chile\'s foreign ministry voiced "grave concern" on Monday.',
     "Chile's foreign ministry voiced \"grave concern\""),
    ("President Ana Ruiz flew to Lima on Monday. She condemned the attack on the port.",
     "Ana Ruiz condemned the attack on the port"),
    ("Ana Ruiz left Lima on Monday. Police raided her home.",
     "Police raided Ana Ruiz's home"),
    ("Ana Ruiz brushed the complaints aside.", "Ana Ruiz brushed the complaints aside"),
    ("Chile will send two ships to the strait.", "Chile will send two ships to the strait"),
    ("Chile denied that its troops had shelled the town of Arica.",
     "Denied: Chile's troops had shelled the town of Arica"),
    ("Kenia expulsó a un canadiense el lunes.", "Kenya deported Canadian national"),
    ("El obispo criticó el lunes la decisión por improvisada.",
     "The bishop criticized “la decisión por improvisada”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "happening", "expected"), CLAUSES)
def test_a_report_has_the_words_of_its_clause(text: str, happening: str, expected: list[str]) -> None:
    language = "es" if text.startswith(("El ", "Ayer ")) else "en"
    reports = synopticon.read(text, language=language, published="2024-05-06").reports
    report = next(r for r in reports if r.happening == happening) if expected else None
    told = [r for r in reports if r.happening == happening]
    assert [text[a:b] for r in told[:1] for a, b in r.clause] == expected, report


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_an_event_is_called_by_the_clause_of_an_english_account(text: str, expected: str) -> None:
    language = "es" if text.startswith(("Kenia", "El ")) else "en"
    record = reconcile([synopticon.read(text, language=language, published="2024-05-06")])
    assert expected in [event.title for event in record.events]
