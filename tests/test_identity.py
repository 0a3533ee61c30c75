"""Whether two names are one: labelled pairs, and what must hold for any pair."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon.identity import FEATURES, Named, block_keys, compare, same
from synopticon.identity.spelling import nearly, skeletons, sounds_alike, words
from synopticon.records import EntityType

PAIRS = Path(__file__).parent / "data" / "name_pairs.csv"
PRECISION, RECALL = 1.0, 0.93

ALIKE = [
    ("Vostochny", "Vostochni"),
    ("Sergei", "Serguéi"),
    ("Pyongyang", "Pionyang"),
    ("Zelenskyy", "Zelenski"),
    ("Mikhail", "Mijaíl"),
    ("Choe", "Choi"),
    ("Khamenei", "Jamenei"),
    ("Khokhashvili", "Jojachvili"),
    ("Vakhtangov", "Vajtangov"),
    ("Zhuravlyov", "Zhuravliov"),
    ("Aliyeva", "Alieva"),
    ("Lukasenko", "Lukasenka"),
    ("Hafizov", "Jafizov"),
    ("Samiyeh", "Samiya"),
]
UNLIKE = [("Un", "Il"), ("Hu", "Xu"), ("Jong", "Hong"), ("Niger", "Nigeria"), ("Iran", "Iraq"), ("5th", "7th")]


def _side(row: dict[str, str], side: str) -> Named:
    kind: EntityType = next(each for each in get_args(EntityType) if each == row["type"])
    offices = tuple(row[f"{side}_offices"].split("|")) if row[f"{side}_offices"] else ()
    return Named(row[side], kind, row[f"{side}_country"] or None, "", offices)


def _rows() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_there_are_pairs_enough_of_both_kinds() -> None:
    labels = [row["same"] for row in _rows()]
    assert len(labels) >= 200
    assert min(labels.count("0"), labels.count("1")) >= 80


def test_labelled_pairs_reach_the_floor() -> None:
    judged = [(row["same"] == "1", same(_side(row, "left"), _side(row, "right")), row) for row in _rows()]
    right = sum(gold and found for gold, found, _ in judged)
    wrong = [f"{row['left']} / {row['right']} ({row['why']})" for gold, found, row in judged if gold != found]
    precision = right / sum(found for _, found, _ in judged)
    recall = right / sum(gold for gold, _, _ in judged)
    assert precision >= PRECISION and recall >= RECALL, wrong


@pytest.mark.parametrize("row", [row for row in _rows() if row["same"] == "0"], ids=lambda row: row["why"])
def test_no_two_that_are_not_one_are_joined(row: dict[str, str]) -> None:
    assert not same(_side(row, "left"), _side(row, "right"))


def test_pairs_that_are_one_share_a_block() -> None:
    for row in _rows():
        left, right = _side(row, "left"), _side(row, "right")
        assert not same(left, right) or block_keys(left) & block_keys(right), row


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_transliterations_sound_alike(first: str, second: str) -> None:
    assert sounds_alike(words(first)[0], words(second)[0])


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_other_words_do_not(first: str, second: str) -> None:
    assert not sounds_alike(words(first)[0], words(second)[0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Volodymyr Marenko", "Vladímir Marenko"),
        ("Aleksandar Petrov", "Alexander Petrov"),
        ("Yusuf al-Tarabi", "Youssef al Tarabi"),
    ],
)
def test_forms_of_one_given_name_are_one(first: str, second: str) -> None:
    assert same(Named(first, "PER"), Named(second, "PER"))


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Frente Patriótico de Liberación", "Patriotic Liberation Front"),
        ("Comisión Binacional de Aguas", "Binational Water Commission"),
        ("Coalición para el Cambio", "Coalition for Change"),
        ("Armada de Colombia", "Colombian Navy"),
        ("Sueño Georgiano", "Georgian Dream"),
        ("Escudo del Golfo", "Gulf Shield"),
    ],
)
def test_names_of_bodies_in_two_languages_are_one(spanish: str, english: str) -> None:
    left, right = Named(spanish, "ORG", language="es"), Named(english, "ORG", language="en")
    assert same(left, right)
    assert block_keys(left) & block_keys(right)


def test_other_bodies_in_two_languages_are_not() -> None:
    assert not same(Named("Frente Patriótico", "ORG", language="es"), Named("Patriotic League", "ORG", language="en"))


def test_other_given_names_are_not() -> None:
    assert not same(Named("Volodymyr Marenko", "PER"), Named("Vladyslav Marenko", "PER"))


def test_a_link_outweighs_every_spelling() -> None:
    one, other = Named("Tocho", "PER", link="person:a"), Named("Morocho", "PER", link="person:a")
    assert same(one, other)
    assert not same(Named("Ana Ruiz", "PER", link="person:a"), Named("Ana Ruiz", "PER", link="person:b"))


def test_a_slip_alone_is_never_enough() -> None:
    assert nearly("chinh", "tinh")
    assert not same(Named("Tran Van Chinh", "PER"), Named("Tran Van Tinh", "PER"))


def test_every_finding_has_a_sentence() -> None:
    for row in _rows():
        for finding in compare(_side(row, "left"), _side(row, "right")).findings:
            assert finding.value != 0
            assert len(finding.sentence) > 8
            assert finding.feature in {feature.__name__ for feature in FEATURES}


_NAMES = st.builds(
    Named,
    st.text(max_size=30),
    st.sampled_from(get_args(EntityType)),
    st.sampled_from([None, "PRK", "KOR"]),
    st.just(""),
    st.sampled_from([(), ("president",), ("judge",)]),
)


@given(_NAMES, _NAMES)
def test_the_order_of_a_pair_changes_nothing(first: Named, second: Named) -> None:
    one, other = compare(first, second), compare(second, first)
    assert (one.same, one.score, one.vetoed) == (other.same, other.score, other.vetoed)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_word_sounds_like_itself(word: str) -> None:
    assert sounds_alike(word, word)
    assert skeletons(word)


def test_ministries_of_undecided_countries_are_not_one() -> None:
    bare = Named("Defence Ministry", "ORG")
    assert not same(bare, bare)
    assert not same(bare, Named("Ministerio de Defensa", "ORG"))
    assert same(Named("Defence Ministry", "ORG", "CHL"), Named("Ministerio de Defensa", "ORG", "CHL"))


def test_a_captain_is_not_the_minister_who_shares_his_name() -> None:
    minister = Named("Juan Ortega", "PER", "URY", "", ("foreign minister",))
    assert not same(minister, Named("Juan Ortega", "PER", "URY", "", ("captain",)))
    assert not same(minister, Named("Juan Ortega", "PER", None, "", ("captain",)))
    assert same(minister, Named("Juan Ortega", "PER", "URY", "", ("senator",)))
    assert same(minister, Named("Juan Ortega", "PER", "URY", "", ("captain", "foreign minister")))


def test_an_agency_with_and_without_the_word() -> None:
    assert same(Named("Orvane Press", "ORG"), Named("Orvane Press Agency", "ORG"))
    assert not same(Named("Orvane", "ORG"), Named("Orvane Agency", "ORG"))
    assert not same(Named("Orvane Press Council", "ORG"), Named("Orvane Press", "ORG"))


def test_a_type_that_only_looks_tell_gives_way_to_the_same_two_words() -> None:
    person, looks = Named("Orva Tessin", "PER"), Named("Orva Tessin", "GPE", told=False)
    assert same(person, looks)
    assert not same(person, Named("Orva Tessin", "GPE"))
    assert not same(Named("Orva", "PER"), Named("Orva", "GPE", told=False))
