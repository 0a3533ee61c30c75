"""The chain a statement came through, and to whom it was made."""

from __future__ import annotations

import pytest

from synopticon.records import Credit
from tests.speech import read, read_document

# text → the speaker's words, and the steps to the reader
CHAINS = [
    ("Mara Lind said on Telegram that the boats were ready.", "Mara Lind", [("medium", "Telegram")]),
    (
        "President Ana Ruiz wrote in a column published in the newspaper Daily Coast that the alliance would hold.",
        "President Ana Ruiz",
        [("medium", "column"), ("originator", "Daily Coast")],
    ),
    (
        "“The boats are ready,” the Korean Central News Agency said, quoting the fleet’s commander.",
        "the fleet’s commander",
        [("wire", "Korean Central News Agency")],
    ),
    ("“The boats are ready,” Lind said, as cited by Reuters.", "Lind", [("wire", "Reuters")]),
    (
        "The state media quoted the commander as saying the boats were ready.",
        "the commander",
        [("originator", "The state media")],
    ),
    ("The boats are ready. — Port of Vessel (@portvessel) May 3, 2031", "Port of Vessel", [("medium", "post")]),
    (
        "The president met the king and said afterward that the talks had failed, reported Yonhap, the news service.",
        "The president",
        [("wire", "Yonhap")],
    ),
]

# text → to whom it was said
ADDRESSED = [
    ("“The boats are ready,” declared Ana Ruiz to the public radio in Vessel.", "the public radio in Vessel"),
    ("“The boats are ready,” Lind told reporters.", "reporters"),
    ("Lind said in a message to the fishermen that the boats were ready.", "the fishermen"),
    ("Lind said Tuesday that the boats were ready.", None),
    ("The envoy urged both countries to sign the treaty.", "both countries"),
]


@pytest.mark.parametrize(("text", "speaker", "steps"), CHAINS)
def test_chain(text: str, speaker: str, steps: list[tuple[str, str]]) -> None:
    first = read(text)[0]
    assert (first.speaker_text, [(step.role, step.name) for step in first.via]) == (speaker, steps)


@pytest.mark.parametrize(("text", "addressee"), ADDRESSED)
def test_addressee(text: str, addressee: str | None) -> None:
    assert read(text)[0].addressee == addressee


def test_a_chain_names_nobody_twice() -> None:
    text = "“We are ready,” foreign minister Ana Ruiz wrote in a post on Telegram, Reuters reported."
    first = read_document(text, credits=(Credit("agency", "Reuters"),), outlet="bbc.com")[0]
    steps = [(step.role, step.name) for step in first.via]
    assert steps == [("medium", "Telegram"), ("wire", "Reuters"), ("publisher", "BBC")]


def test_media_agencies_and_credits_make_the_chain() -> None:
    text = (
        "Kim Jong Un said in a message to Vladimir Putin that the alliance would hold, the news agency KCNA reported."
    )
    (statement,) = read_document(text, credits=(Credit("source", "Daily Coast"),), outlet="Coast Online")
    assert [step.role for step in statement.via] == ["medium", "wire", "publisher", "publisher"]
    assert [step.name for step in statement.via][-2:] == ["Daily Coast", "Coast Online"]


def test_who_is_told_is_the_addressee_and_an_agency_told_is_a_wire() -> None:
    statement = read("“We are ready,” foreign minister Ana Ruiz told AFP.")[0]
    assert statement.speaker_text.endswith("Ana Ruiz")
    assert statement.addressee
    assert [step.role for step in statement.via] == ["wire"]
