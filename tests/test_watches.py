"""Watches: read strictly, explained in words, matched once for one happening; packs that say where they come from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon.case import Case
from synopticon.records import Record, When
from synopticon.watches import Index, Match, Watch, WatchError, explain, load, load_all, match, packs, words
from tests.affair import built

WATCH = """
title = "Shells"
[words.arms]
en = ["shell*", "ammunition"]
es = ["munición"]
[[rule]]
name = "supply"
happenings = ["arm"]
actor = { countries = ["PRK"] }
goods = ["arms"]
"""

# What is added to or put in place in the watch, and what the error must say.
SLIPS = [
    ("titel = 1\n", "", "unknown key 'titel'; known: title, about"),
    ("[[rule]]\nname = 'supply'\nsubjects = ['arms']\n", "", "two have one name"),
    ("", 'goods = ["guns"]', "rule supply.goods: no word list 'guns'; write [words.guns]"),
    ("", 'goods = "arms"', "rule supply.goods: must be a list of words"),
    ("", 'status = ["rumoured"]', "rule supply.status: 'rumoured' is unknown; use one of planned"),
    ("", 'happenings = ["smuggle"]', "rule supply.happenings: 'smuggle' is unknown"),
    ("", 'types = ["WAR"]', "rule supply.types: 'WAR' is unknown; use one of"),
    ("", 'actor = { countries = ["North Korea"] }', "'North Korea' is no ISO 3166-1 alpha-3 code; write e.g. PRK"),
    ("", 'actor = { sectors = ["piracy"] }', "rule supply.actor.sectors: 'piracy' is unknown; use one of government"),
    ("", 'actor = "PRK"', "rule supply.actor: must be a table; write actor = {"),
    ("", 'named = { words = ["guns"] }', "rule supply.named.words: no word list 'guns'; write [words.guns]"),
    ("casts = 1\n", "", "casts: must be tables; write [casts.NAME]"),
    ("", 'abroad = ["guns"]', "rule supply.abroad: no word list 'guns'"),
    ("", 'stands = ["guns"]', "rule supply.stands: no word list 'guns'"),
    ("", "after = 'spring'", "rule supply.after: 'spring' is no date; write 2024-04-30"),
    ("", "origins = -1", "rule supply.origins: must be a whole number, 0 or more"),
    ("", "sentences = 'yes'", "rule supply.sentences: must be true or false"),
    ("kind = 'rumour'\n", "", "kind: 'rumour' is unknown; use one of conduct, context"),
    ("[words.other]\nfr = ['x']\n", "", "words.other.fr: no language here; use en, es"),
    ("[[provision]]\nresolution = 'R'\n", "", "provision R.says: is missing"),
    ("[words.far]\nen = ['{guns} ... away']\n", "", "no word list 'guns' in this language; write [words.guns]"),
    ("[words.far]\nen = ['(a|b']\n", "", "write a list as {name} and a choice as (one|other)"),
    ("[words.x]\nen = ['(a|b)']\n[words.y]\nen = ['{x} c']\n", "", "'x' has lines with lists or choices in them"),
    ("", 'makes = "noise"', "rule supply.makes: 'noise' is unknown; use one of entry"),
    ("", 'apart = ["drones"]', "rule supply.apart: no word list 'drones'"),
    ("unless = ['calm']\n", "", "unless: no word list 'calm'"),
    ("[[provision]]\nresolution = 'R'\nsays = 'S'\nrules = ['no']\n", "", "'no' is unknown; use one of supply"),
]


def _file(folder: Path, text: str) -> Path:
    path = folder / "shells.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _slip(added: str, instead: str) -> str:
    key = instead.split(" ")[0]
    text = re.sub(rf"(?m)^{key} = .*\n", "", WATCH) if key else WATCH
    text = text + instead + "\n" if instead else text
    return added + text if added and not added.startswith("[") else text + added


@pytest.mark.parametrize(("added", "instead", "said"), SLIPS)
def test_a_slip_is_one_line_that_names_file_and_key(tmp_path: Path, added: str, instead: str, said: str) -> None:
    path = _file(tmp_path, _slip(added, instead))
    with pytest.raises(WatchError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and said in message and "\n" not in message


def test_files_that_are_no_watch_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(b"title = \xff")
    with pytest.raises(WatchError, match="not UTF-8"):
        load(path)
    path.write_text("title = ", encoding="utf-8")
    with pytest.raises(WatchError, match="no TOML"):
        load(path)
    path.write_text("title = 'x'", encoding="utf-8")
    with pytest.raises(WatchError, match=r"rule: there is none; write at least one \[\[rule\]\]"):
        load(path)
    path.write_text("[[rule]]\nname = 'all'\n", encoding="utf-8")
    with pytest.raises(WatchError, match="asks for nothing"):
        load(path)
    with pytest.raises(WatchError, match=r"no such file, folder or pack; give .* dprk, libya"):
        load("nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(WatchError, match=r"no \.toml file in this folder"):
        load(tmp_path / "empty")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one, other = _file(tmp_path, WATCH), _file(tmp_path / "other", WATCH)
    assert len(load_all([one, one])) == 1
    with pytest.raises(WatchError, match="has the same name as"):
        load_all([one, other])


def test_word_lists_of_a_folder_hold_for_its_files(tmp_path: Path) -> None:
    head, rule = WATCH.split("[[rule]]")
    (tmp_path / "words.toml").write_text('[arms]\nen = ["shell*"]\n', encoding="utf-8")
    _file(tmp_path, head.split("[words")[0] + "[[rule]]" + rule)
    (watch,) = load(tmp_path)
    assert watch.id == f"{tmp_path.name}/shells" and watch.words["arms"]["en"] == ("shell*",)


# ---------------------------------------------------------------- word lists

FOUND = [
    ("missil*", "Two missiles fell.", "missiles"),
    ("misil*", "Los MISILES cayeron", "MISILES"),
    ("municion", "munición y más", "munición"),
    ("munición", "municion y más", "municion"),
    ("ship to ship", "a ship-to-ship transfer", "ship-to-ship"),
    ("shell", "a seashell and shells", ""),
    ("North Korea* ... sent", "North Korea, they say, has sent arms", "North Korea, they say, has sent"),
    ("North Korea* ... sent", "North Korea one two three four five six seven eight nine sent", ""),
    ("(Chile|Peru) ... (sent|sold)", "Peru, they say, sold arms", "Peru, they say, sold"),
    ("arms of (Chile|Peru)", "arms of Bolivia", ""),
    ("(Chile|Peru)", "In Peru", "Peru"),
    ("Chile* shipment*", "Chile’s shipments", "Chile’s shipments"),
    ("KN-*", "a KN-23 missile", "KN-23"),
    ("c++", "written in C++ by", "C++"),
]


@pytest.mark.parametrize(("line", "text", "found"), FOUND)
def test_a_line_of_a_list_finds_words(line: str, text: str, found: str) -> None:
    assert words.find((line,), text) == found


def test_a_list_is_not_found_where_its_exception_is() -> None:
    lines = ("ban on", "! despite")
    assert words.find(lines, "a ban on coal") == "ban on" and words.find(lines, "Despite a ban on coal") == ""


def test_a_list_stands_for_its_lines_in_another(tmp_path: Path) -> None:
    lists = '[words.ports]\nen = ["Nampo", "Rason"]\n[words.left]\nen = ["left {ports}", "(out of|from {ports})"]\n'
    (watch,) = load(_file(tmp_path, WATCH.replace("[[rule]]", lists + "[[rule]]") + 'subjects = ["left"]\n'))
    assert watch.words["left"]["en"] == ("left (Nampo|Rason)", "(out of|from Nampo|Rason)")
    assert "left (Nampo|Rason)" in "\n".join(explain(watch))


@given(st.text(max_size=200), st.integers(0, 200))
def test_looking_where_a_word_may_begin_finds_what_looking_everywhere_finds(text: str, start: int) -> None:
    lists = (("missil*", "a ... b"), ("North Korea*",))
    text = text[:start] + " a North Korean missile or b " + text[start:]
    hits = words.Scanner(lists).scan(text)
    for line in lists:
        everywhere = words.find(line, text)
        assert words.find_within(hits, line, text, 0, len(text)) == everywhere
        assert everywhere and words.may_be_within(hits, line, 0, len(text))
    assert len(words.fold(text)) == len(text)


# ---------------------------------------------------------------- matching


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("watches")
    names = ("accused.txt", "copia.txt", "tokio.txt", "launch.txt", "coal.txt", "parade.txt")
    with built(folder / "articles", folder / "case.db", *names) as case:
        yield case


@pytest.fixture(scope="module")
def record(case: Case) -> Record:
    return case.record()


def _matched(record: Record, watches: tuple[Watch, ...]) -> list[tuple[str, str, str]]:
    index = Index(record)
    found = match(record, watches)
    return [(m.watch, m.rule, index.events[m.event].happening if m.event else "sentence") for m in found]


def test_one_happening_matches_once_however_many_copies_tell_it(record: Record) -> None:
    found = [m for m in match(record, load("dprk")) if m.watch == "dprk/arms"]
    assert [m.rule for m in found] == ["from"]
    assert len(found[0].reports) == 3  # two copies and the account in Spanish
    assert "North Korea is said to act." in found[0].reasons


def test_only_what_the_rules_ask_for_matches(record: Record) -> None:
    assert _matched(record, load("dprk")) == [
        ("dprk/arms", "from", "arm"),
        ("dprk/exports", "coal-iron-said", "sentence"),
        ("dprk/launches", "launch", "weapons-test"),
        ("dprk/science", "in-return", "arm"),
    ]
    assert _matched(record, load("libya")) == []


CONDITIONS = [
    ("", 1),
    ('recipient = { entities = ["Myanmar"] }', 1),
    ('recipient = { entities = ["country:MMR"] }', 1),
    ('recipient = { entities = ["Estonia"] }', 0),
    ('recipient = { sectors = ["government"] }', 1),
    ('status = ["alleged"]', 1),
    ('status = ["occurred"]', 0),
    ('stance = ["accuses"]', 1),
    ('stance = ["praises"]', 0),
    ("origins = 5", 0),
    ('place = { countries = ["MMR"] }', 0),
    ('unless = ["arms"]', 0),
    ('named = { countries = ["PRK"] }', 1),
    ('named = { countries = ["CHL"] }', 0),
    ('types = ["AID"]', 1),
    ('modes = ["military"]', 1),
    ('modes = ["training"]', 0),
]


@pytest.mark.parametrize(("condition", "count"), CONDITIONS)
def test_every_condition_counts(tmp_path: Path, record: Record, condition: str, count: int) -> None:
    watches = load(_file(tmp_path, WATCH + condition + "\n"))
    found = match(record, watches)
    assert len(found) == count
    assert all(reason.endswith(".") for one in found for reason in one.reasons)


TIMES = [("after = 2031-01-01", 1), ("after = 2031-03-04", 0), ("before = 2031-01-01", 0), ("before = 2031-03-04", 1)]


@pytest.mark.parametrize(("condition", "count"), TIMES)
def test_time_counts_where_it_is_known(tmp_path: Path, record: Record, condition: str, count: int) -> None:
    launched = '[[rule]]\nname = "x"\nhappenings = ["weapons-test"]\nactor = { countries = ["PRK"] }\n'
    assert len(match(record, load(_file(tmp_path, launched + condition + "\n")))) == count
    (shells,) = match(record, load(_file(tmp_path, WATCH)))
    undated = dataclasses.replace(record, events=tuple(dataclasses.replace(e, when=When()) for e in record.events))
    assert match(undated, load(_file(tmp_path, WATCH + condition + "\n")))[0].event == shells.event


def test_matching_is_a_function_of_the_record_alone(record: Record) -> None:
    turned = dataclasses.replace(record, events=record.events[::-1])
    first, second = match(record, load("dprk")), match(turned, load("dprk"))
    assert sorted(first, key=_key) == sorted(second, key=_key) and len(first) == 4


def _key(one: Match) -> tuple[str, str, str]:
    return one.watch, one.rule, one.event


# ---------------------------------------------------------------- packs

ASKED = {  # what the pack for North Korea has to have: resolution, paragraph
    "arms": [
        "1718 (2006) §8 (b)",
        "1718 (2006) §8 (a) (i)",
        "1874 (2009) §9",
        "1874 (2009) §10",
        "2270 (2016) §6",
        "2270 (2016) §8",
    ],
    "launches": ["1874 (2009) §2", "1718 (2006) §2"],
    "science": ["2270 (2016) §17", "2321 (2016) §11"],
    "luxury": ["1718 (2006) §8 (a) (iii)"],
    "petroleum": ["2397 (2017) §4", "2397 (2017) §5"],
    "exports": ["2371 (2017) §8", "2371 (2017) §9", "2375 (2017) §16", "2397 (2017) §6", "2397 (2017) §7"],
    "maritime": ["2375 (2017) §11", "2397 (2017) §9", "2270 (2016) §18"],
    "workers": ["2375 (2017) §17", "2397 (2017) §8"],
    "ventures": ["2375 (2017) §18"],
    "banking": ["2094 (2013) §11", "2270 (2016) §33"],
    "designations": ["1718 (2006) §8 (d)", "1718 (2006) §8 (e)"],
    "monitoring": ["1874 (2009) §26", "1718 (2006) §12"],
}


def test_the_pack_for_north_korea_has_its_provisions() -> None:
    held = {watch.id.split("/")[1]: [p.name for p in watch.provisions] for watch in load("dprk")}
    for name, asked in ASKED.items():
        for provision in asked:
            assert f"S/RES/{provision}" in held[name]
    assert [watch.id for watch in load("dprk") if watch.kind == "context"] == ["dprk/monitoring"]
    (panel,) = [p for w in load("dprk") for p in w.provisions if p.name == "S/RES/1874 (2009) §26"]
    assert panel.until == "2024-04-30" and "28 March 2024" in panel.says


@pytest.mark.parametrize("pack", packs())
def test_every_provision_says_what_it_was_checked_against(pack: str) -> None:
    for watch in load(pack):
        assert watch.provisions
        for provision in watch.provisions:
            assert provision.checked and provision.since and provision.url.startswith("https://")
        for name, lists in watch.words.items():
            assert set(lists) == {"en", "es"}, f"{watch.id}: {name}"
            for lines in lists.values():
                words.check(lines)


@pytest.mark.parametrize("pack", packs())
def test_a_watch_is_explained_in_words(pack: str) -> None:
    for watch in load(pack):
        told = "\n".join(explain(watch))
        assert all(rule.name in told for rule in watch.rules)
        assert all(provision.name in told for provision in watch.provisions)
        assert "Cast(" not in told and "anybody of PRK" not in told
