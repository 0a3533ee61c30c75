"""Whole affairs: the measures on a tiny one, and that what the gold of each affair cites stands in its articles."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from synopticon.evaluation.affair import Gold
from synopticon.evaluation.affairs import evaluate
from tests.conftest import ROOT

AFFAIRS = sorted((ROOT / "tests" / "data" / "affairs").rglob("gold.toml"))
ARTICLES = {
    "01-a.txt": "Chile expels ambassador\n\nChile expelled the ambassador of Peru, Rosa Quispe, on Monday.\n",
    "02-b.txt": "Perú protesta\n\nChile expulsó el lunes a la embajadora de Perú, Rosa Quispe.\n",
    "03-c.txt": "Quake\n\nThe mayor of Lyon, Paul Durand, met the French president, Anne Morel, on Tuesday.\n",
    "metadata.csv": "file,outlet,published\n"
    "01-a.txt,Alfa,2031-03-11\n02-b.txt,Beta,2031-03-11\n03-c.txt,Gama,2031-03-12\n",
}
GOLD = """
entity = [
  { name = "Rosa Quispe", type = "PER", forms = ["Rosa Quispe"] },
  { name = "Paul Durand", type = "PER", forms = ["Paul Durand"] },
  { name = "Peru", type = "GPE", forms = ["Peru", "Perú"] },
  { name = "nobody", type = "PER", forms = ["Peru"] },
]
[[event]]
key = "expulsion"
types = ["SANCTION"]
status = ["occurred"]
earliest = "2031-03-10"
latest = "2031-03-11"
accounts = { 01 = ["expelled the ambassador"], 02 = ["expulsó el lunes"] }
[[event]]
key = "meeting"
types = ["CONSULT"]
status = ["cancelled"]
earliest = "2031-03-01"
latest = "2031-03-02"
accounts = { 03 = ["met the French president"] }
[[copy]]
first = "01"
second = "03"
[[disagreement]]
values = ["six|6", "seven|7"]
kinds = ["conflict"]
"""


def test_measures(tmp_path: Path) -> None:
    for name, text in ARTICLES.items() | {("gold.toml", GOLD)}:
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = evaluate(tmp_path, "en")
    assert found["all"] == found[tmp_path.name]
    assert {name: value for name, value in found["all"].items() if name != "copies_precision"} == {
        "accounts_read": 1,
        "copies_recall": 0,
        "date_not_wrong": 0.5,
        "date_right": 0.5,
        "disagreements_recall": 0,
        "entities_found": 1,
        "entities_joined": 1,
        "entities_right": 0.75,
        "entities_whole": 1,
        "links_of_read": 1,
        "merges_of_all": 1,
        "merges_of_read": 1,
        "merges_right": 1,
        "persons_apart": 1,
        "status_right": 0.5,
    }


def test_no_affair(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"gold\.toml"):
        evaluate(tmp_path, "en")


@pytest.mark.parametrize("path", AFFAIRS, ids=lambda path: path.parent.name)
def test_gold_cites_its_articles(path: Path) -> None:
    gold = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Gold)
    texts = {file.name[:2]: file.read_text(encoding="utf-8") for file in path.parent.glob("*.txt")}
    accounts = [told.accounts for told in gold.event] + [told.accounts for told in gold.register]
    cited = [(number, phrase) for told in accounts for number, phrases in told.items() for phrase in phrases]
    assert [(number, phrase) for number, phrase in cited if phrase not in texts[number]] == []
    assert [f for name in gold.entity for f in name.forms if not any(f in text for text in texts.values())] == []
