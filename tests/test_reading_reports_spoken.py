"""Reports of what is done by saying it, where no line of the dictionary has the words; sentences are made up."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.languages import happenings
from synopticon.reading.coding.spoken import by_stance
from synopticon.records import Reading

SPOKEN = [
    ("en", "Norway and Chile urged restraint.", "request", ("Norway", "Chile")),
    ("en", "Peru refused to say how many ships had sailed.", "deny", ("Peru",)),
    ("es", "China llamó a la moderación a todas las partes.", "request", ("China",)),
    ("es", "Francia y Noruega propusieron restablecer el comité, sin éxito.", "request", ("Francia", "Noruega")),
]

NOT_SPOKEN = [
    ("en", "Norway said that the ship had sailed.", "request"),
    ("en", "A Norwegian judge ordered the arrest of six former ministers.", "demand"),
]


def read(language: str, text: str) -> Reading:
    return synopticon.read(text, language=language, published="2031-05-14")


@pytest.mark.parametrize(("language", "text", "happening", "actors"), SPOKEN)
def test_what_is_said_with_a_stance_is_a_report(
    language: str, text: str, happening: str, actors: tuple[str, ...]
) -> None:
    found = {r.happening: tuple(a.text for a in r.actors) for r in read(language, text).reports}
    assert found.get(happening) == actors


@pytest.mark.parametrize(("language", "text", "happening"), NOT_SPOKEN)
def test_mere_words_and_orders_are_none(language: str, text: str, happening: str) -> None:
    assert happening not in {r.happening for r in read(language, text).reports}


def test_each_stance_is_one_happening_of_words() -> None:
    stances = [stance for record in happenings().values() for stance in record.get("stances", "").split()]
    assert len(stances) == len(set(stances)) == len(by_stance())
    assert all(happenings()[name].get("verbal") for name in by_stance().values())


def test_one_verb_is_one_report() -> None:
    triggers = [r.trigger_start for r in read("en", "Norway condemned the raid and urged restraint.").reports]
    assert len(triggers) == len(set(triggers)) == 2
