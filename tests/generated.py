"""A case of any size for measuring what reconciling costs: affairs of invented people, each told several times."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from wordfreq import top_n_list

from synopticon.records import Entity, Quantity
from tests.builders import CHILE, JAPAN, NORWAY, SANTIAGO, Made, Said, day

_GIVEN = (
    "bel", "cor", "dan", "fer", "gal", "hin", "jor", "kel", "lam", "mor",
    "nev", "oru", "pel", "quin", "ras", "sol", "tam", "ulf", "vor", "wen",
)  # fmt: skip
_ENDS = (
    "a", "ada", "ane", "ara", "eda", "elle", "ena", "era", "ia", "ica",
    "ida", "ila", "ina", "isa", "ola", "ona", "ora", "ula", "una", "ura",
)  # fmt: skip
_LAST = ("bek", "dahl", "feld", "gard", "holm", "lund", "mark", "quist", "sted", "vik")
_STATES = (CHILE, JAPAN, NORWAY)
_TOLD_BY = 8  # articles an affair
_A_DAY = 4  # affairs


def articles(count: int, seed: int = 1) -> Iterator[Made]:
    """Give `count` articles: eight an affair, four affairs a day, each with words of its own among common ones."""
    chance = random.Random(seed)
    words = top_n_list("en", 20000)[200:]
    topics = [chance.sample(words, 25) for _ in range(count // _TOLD_BY + 1)]
    for number in range(count):
        affair = number // _TOLD_BY
        yield _article(number, affair, [*chance.sample(words, 90), *chance.sample(topics[affair], 18)], chance)


def one_affair(count: int) -> Iterator[Made]:
    """Give `count` articles of one affair: all say the same of it, each in words of its own, over five days."""
    first: Made | None = None
    for number, made in enumerate(articles(count)):
        first = first or made
        said = [replace(one, text=other.text) for one, other in zip(first.said, made.said, strict=True)]
        yield replace(made, said=said, published=f"2001-01-0{1 + number % 5}")


def _name(number: int) -> str:
    """Invent a name of its own; one in 400 shares the given name, one in 200 the surname."""
    given, surname = number % 400, (number * 7 + number // 400) % 200
    return f"{_GIVEN[given % 20]}{_ENDS[given // 20]} {_GIVEN[surname // 10 % 20]}{_LAST[surname % 10]}".title()


def _article(number: int, affair: int, words: list[str], chance: random.Random) -> Made:
    chance.shuffle(words)
    leader = Entity(f"e-{affair}", _name(affair), "PER", "CHL")
    host = _STATES[affair % 3]
    told = (date(2001, 1, 1) + timedelta(days=affair // _A_DAY)).isoformat()
    boats = Quantity("four trawlers", 0, 1, 4 + affair % 9, 4 + affair % 9, "trawlers")
    claim = " ".join(words[20:26])
    said = [
        Said(" ".join(words[:20]), "arrive", [leader], place=host, when=day(told)),
        Said(" ".join(words[20:45]), "seize", [host], when=day(told), object="trawlers", quantities=[boats]),
        Said(" ".join(words[45:70]), "meet", [leader], [host], place=SANTIAGO),
        Said(" ".join(words[70:]), "accuse", [host], [leader], object=f"of {claim}"),
    ]
    return Made(f"doc-{number:06}", said, outlet=f"Outlet {number % 60}", published=told)
