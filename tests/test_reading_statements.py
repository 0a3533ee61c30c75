"""Who said what in one sentence: direct, indirect and mixed speech, stances, speakers; what is no statement."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from synopticon.reading.pipeline import load
from synopticon.reading.speech.lexicon import lexicon
from synopticon.reading.statements import StatementReader
from tests.speech import content, read, read_document

# text → kind, stance, speaker's words, cue, content of its first statement
ENGLISH = [
    (
        "“The strait is closed,” said Admiral Jonas Wirth.",
        "direct",
        "asserts",
        "Admiral Jonas Wirth",
        "said",
        "The strait is closed",
    ),
    (
        "“The strait is closed,” the admiral told reporters on Monday.",
        "direct",
        "asserts",
        "the admiral",
        "told",
        "The strait is closed",
    ),
    (
        "The minister said: “We will not sign under pressure.”",
        "direct",
        "asserts",
        "The minister",
        "said",
        "We will not sign under pressure.",
    ),
    (
        "The minister said the talks would resume in May.",
        "indirect",
        "asserts",
        "The minister",
        "said",
        "the talks would resume in May",
    ),
    (
        "The talks would resume in May, the minister said.",
        "indirect",
        "asserts",
        "the minister",
        "said",
        "The talks would resume in May",
    ),
    (
        "The premier denied having ordered the raid.",
        "indirect",
        "denies",
        "The premier",
        "denied",
        "having ordered the raid",
    ),
    (
        "The ministry accused Sudmark of fishing in the closed area.",
        "indirect",
        "accuses",
        "The ministry",
        "accused",
        "Sudmark of fishing in the closed area",
    ),
    (
        "The president promised to rebuild the harbour within a year.",
        "indirect",
        "promises",
        "The president",
        "promised",
        "to rebuild the harbour within a year",
    ),
    (
        "The general threatened to shell the city again.",
        "indirect",
        "threatens",
        "The general",
        "threatened",
        "to shell the city again",
    ),
    (
        "The senator urged the government to open the archives.",
        "indirect",
        "urges",
        "The senator",
        "urged",
        "the government to open the archives",
    ),
    (
        "The envoy praised the “quiet courage” of the fishermen.",
        "mixed",
        "praises",
        "The envoy",
        "praised",
        "the “quiet courage” of the fishermen",
    ),
    (
        "The mayor warned that the bridge could collapse.",
        "indirect",
        "warns",
        "The mayor",
        "warned",
        "the bridge could collapse",
    ),
    (
        "According to the coast guard, two boats sank on Friday.",
        "indirect",
        "asserts",
        "the coast guard",
        "According to",
        "two boats sank on Friday",
    ),
    (
        "Two boats sank on Friday, according to officials in Vessel.",
        "indirect",
        "asserts",
        "officials in Vessel",
        "according to",
        "Two boats sank on Friday",
    ),
    (
        "Officials in Vessel and Oststadt said the ferry had turned back.",
        "indirect",
        "asserts",
        "Officials in Vessel and Oststadt",
        "said",
        "the ferry had turned back",
    ),
    ("“The harbour is ours” — Mara Lind, mayor", "direct", "asserts", "Mara Lind", "—", "The harbour is ours"),
    ("Ana Ruiz denied ordering the raid.", "indirect", "denies", "Ana Ruiz", "denied", "ordering the raid"),
    (
        "The harbour master on Friday said the ferry would sail.",
        "indirect",
        "asserts",
        "The harbour master",
        "said",
        "the ferry would sail",
    ),
    (
        "Ivo Brandt was quoted by the news agency TASS saying: “We will not sail before dawn.”",
        "direct",
        "asserts",
        "Ivo Brandt",
        "saying",
        "We will not sail before dawn.",
    ),
    (
        "The spokesman, Ivo Brandt, He assured that the dates will be announced later.",
        "indirect",
        "asserts",
        "Ivo Brandt",
        "assured",
        "the dates will be announced later",
    ),
    (
        "The opposition demanded that the minister resign.",
        "indirect",
        "demands",
        "The opposition",
        "demanded",
        "the minister resign",
    ),
    (
        "The senator asked whether the archives had been opened.",
        "indirect",
        "asks",
        "The senator",
        "asked",
        "whether the archives had been opened",
    ),
    (
        "The company announced that it would close the plant in May.",
        "indirect",
        "announces",
        "The company",
        "announced",
        "it would close the plant in May",
    ),
    (
        "The company confirmed that two ships had sunk.",
        "indirect",
        "confirms",
        "The company",
        "confirmed",
        "two ships had sunk",
    ),
    (
        "The ambassador criticised the new sanctions against his country.",
        "indirect",
        "criticises",
        "The ambassador",
        "criticised",
        "the new sanctions against his country",
    ),
    (
        "Analysts expect the bank to cut its rates in June.",
        "indirect",
        "expects",
        "Analysts",
        "expect",
        "the bank to cut its rates in June",
    ),
    (
        "Western powers accused Balvania of arming the rebels.",
        "indirect",
        "accuses",
        "Western powers",
        "accused",
        "Balvania of arming the rebels",
    ),
    ("The ministry condemned the raid.", "indirect", "criticises", "The ministry", "condemned", "the raid"),
    ("The raid was condemned by the ministry.", "indirect", "criticises", "the ministry", "was condemned", "The raid"),
    (
        "The harbour board this month rejected a request from the ferry company.",
        "indirect",
        "denies",
        "The harbour board",
        "rejected",
        "a request from the ferry company",
    ),
    (
        "Admiral Jonas Wirth, head of the fleet, called on the captains to “stay in port.”",
        "mixed",
        "urges",
        "Admiral Jonas Wirth, head of the fleet",
        "called on",
        "the captains to “stay in port.”",
    ),
    (
        "Admiral Wirth told the court he had never seen the order.",
        "indirect",
        "asserts",
        "Admiral Wirth",
        "told",
        "he had never seen the order",
    ),
    (
        "Wirth said in a statement it had received the offer and would study it.",
        "indirect",
        "asserts",
        "Wirth",
        "said",
        "it had received the offer and would study it",
    ),
    (
        "It also said the harbour would stay closed.",
        "indirect",
        "asserts",
        "It",
        "said",
        "the harbour would stay closed",
    ),
    (
        "Lind vowed the crews would not sail again.",
        "indirect",
        "promises",
        "Lind",
        "vowed",
        "the crews would not sail again",
    ),
    (
        "Lind said that the boats were ready, and that the crews were aboard.",
        "indirect",
        "asserts",
        "Lind",
        "said",
        "the boats were ready, and that the crews were aboard",
    ),
    (
        "According to the Coast Gazette, a student paper, the ferry had turned back.",
        "indirect",
        "asserts",
        "the Coast Gazette",
        "According to",
        "the ferry had turned back",
    ),
    (
        "The boy was well and according to the clinic, he was awake.",
        "indirect",
        "asserts",
        "the clinic",
        "according to",
        "he was awake",
    ),
    (
        "Ivo Brandt, 36, of Vessel, said the ferry had turned back.",
        "indirect",
        "asserts",
        "Ivo Brandt",
        "said",
        "the ferry had turned back",
    ),
    (
        "The ministry’s claim that the boats were armed angered the fishermen.",
        "indirect",
        "asserts",
        "The ministry",
        "claim",
        "the boats were armed",
    ),
    (
        "A report from the Northern News Agency maintains that the minister accepted the invitation.",
        "indirect",
        "asserts",
        "A report from the Northern News Agency",
        "maintains",
        "the minister accepted the invitation",
    ),
    (
        "The mayor: “No ship will leave before the summer.”",
        "direct",
        "asserts",
        "The mayor",
        ":",
        "No ship will leave before the summer.",
    ),
    (
        "The mayor, in a letter to the port: “No ship will leave before the summer.”",
        "direct",
        "asserts",
        "The mayor",
        ":",
        "No ship will leave before the summer.",
    ),
    (
        "Lind’s answer: “No comment from us on that today.”",
        "direct",
        "asserts",
        "Lind",
        ":",
        "No comment from us on that today.",
    ),
    (
        "As Lind put it: “No ship will leave before the summer.”",
        "direct",
        "asserts",
        "Lind",
        "put it",
        "No ship will leave before the summer.",
    ),
    ("“No ship will leave, said the mayor.", "direct", "asserts", "the mayor", "said", "No ship will leave"),
    (
        "“Keep your hands on the wheel,” Mara Lind grinned.",
        "direct",
        "asserts",
        "Mara Lind",
        "grinned",
        "Keep your hands on the wheel",
    ),
    (
        "No ship leaves today. Stay at home. — Port of Vessel (@portvessel) May 3, 2031",
        "direct",
        "asserts",
        "Port of Vessel",
        "—",
        "No ship leaves today. Stay at home.",
    ),
]

SILENT = [
    "The two countries agreed to share the fishing grounds and plan to build a harbour.",
    "The so-called “gentlemen’s pact” expires in August.",
    "The film “A Long Winter on the Island” won the prize.",
    "The visit shows how close the two capitals have grown.",
    "The spokesman did not say when the summit would be held.",
    "The minister could say tomorrow that the deal is dead.",
    "“Brothers of the sea”",
    "The explosion said little about who had planned it.",
    "Neither the mayor nor the port confirmed that the ferry had sunk.",
    "“We will not wait,” I said.",
    "The captain added a ten-year-old compass to his collection.",
]


@pytest.mark.parametrize(("text", "kind", "stance", "speaker", "cue", "said"), ENGLISH)
def test_english(text: str, kind: str, stance: str, speaker: str, cue: str, said: str) -> None:
    first = read(text)[0]
    assert (first.kind, first.stance, first.speaker_text, first.cue, content(text, first)) == (
        kind, stance, speaker, cue, said,
    )  # fmt: skip
    assert text[first.speaker_start : first.speaker_end] == speaker
    assert text[first.cue_start : first.cue_end] == cue


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert read(text) == ()


def test_every_stance_is_read() -> None:
    lex = lexicon("en")
    assert lex is not None
    assert {stance for _, _, stance, *_ in ENGLISH} == {entry.stance for entry in lex.verbs.values()}


def test_two_verbs_of_one_speaker_are_two_statements() -> None:
    text = "Lind denounced the raid as an attack that raises tensions and urged a firm response."
    found = read(text)
    assert [(s.stance, content(text, s)) for s in found] == [
        ("criticises", "the raid as an attack that raises tensions"),
        ("urges", "a firm response"),
    ]
    assert {s.speaker_text for s in found} == {"Lind"}


def test_who_adds_is_who_spoke() -> None:
    text = "Lind said the boats were ready, but added that nobody would sail."
    assert [(s.speaker_text, content(text, s)) for s in read(text)] == [
        ("Lind", "the boats were ready"),
        ("Lind", "nobody would sail"),
    ]


def test_several_speakers_are_not_one_of_them() -> None:
    (statement,) = read("Lind and her colleagues said the ferry had turned back.")
    assert (statement.speaker, statement.speaker_text) == (None, "Lind and her colleagues")


def test_a_title_before_a_name_is_not_the_body_that_it_belongs_to() -> None:
    doc = load("en")("“We cannot wait any longer,” said Foreign Office Security Council spokesman Peter Lark.")
    (statement,) = doc._.statements
    assert {e.name for e in doc._.entities if e.id == statement.speaker} == {"Peter Lark"}


def test_speech_within_speech_points_at_what_holds_it() -> None:
    text = "The opposition said that the president had promised to hold elections in May."
    outer, inner = sorted(read(text), key=lambda s: s.content_start)
    assert inner.within == outer.id
    assert (outer.stance, inner.stance) == ("asserts", "promises")


def test_what_an_agency_says_another_said_keeps_both() -> None:
    text = "According to the coast guard, the ferry turned back, spokesman Ivo Brandt said."
    outer, inner = read(text)
    assert (outer.speaker_text, inner.speaker_text, inner.within) == (
        "spokesman Ivo Brandt",
        "the coast guard",
        outer.id,
    )
    assert content(text, inner) == "the ferry turned back"


def test_a_report_says_in_which_statement_it_stands() -> None:
    text = "Balvania shelled the port of Vessel. The minister said that Norlandia had invaded the island."
    doc = load("en")(text)
    (statement,) = doc._.statements
    assert [r.statement for r in doc._.reports] == [None, statement.id]


def test_titles_are_skipped() -> None:
    text = "Premier says the deal is dead\n\nThe premier said the deal was dead."
    assert [s.start >= 31 for s in read_document(text, title_end=29)] == [True]


def test_a_pipeline_without_parser_still_reads_plain_quotations() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("synopticon_statements")
    doc = nlp("“We will not wait any longer,” said Lind. Lind said that the boats were ready.")
    assert [(s.kind, s.speaker_text) for s in doc._.statements] == [("direct", "Lind"), ("indirect", "Lind")]


def test_a_language_without_a_table_gives_nothing() -> None:
    assert lexicon("xx") is None
    doc = StatementReader("xx")(spacy.blank("xx")("“Hello there everybody,” said Lind."))
    assert doc._.statements == ()


@cache
def _blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("synopticon_statements")
    return nlp


def _check(doc: Doc) -> None:
    for s in doc._.statements:
        assert 0 <= s.start <= s.content_start < s.content_end <= s.end <= len(doc.text)
        assert doc.text[s.cue_start : s.cue_end] == s.cue
        if s.speaker_start >= 0:
            assert doc.text[s.speaker_start : s.speaker_end] == s.speaker_text
    assert len({s.id for s in doc._.statements}) == len(doc._.statements)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_parse(text: str) -> None:
    _check(_blank()(text))


_WORDS = st.sampled_from(
    [
        "said",
        "told",
        "“",
        "”",
        '"',
        "'",
        ",",
        ".",
        ":",
        "—",
        "Lind",
        "the",
        "minister",
        "that",
        "to",
        "of",
        "he",
        "she",
        "according",
        "denied",
        ",",
        "\n",
        "accuse",
        "AFP",
        "Moscow",
        "(",
        ")",
        "je",
        "12",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=30))
def test_any_words_of_speech_are_read_with_parse(words: list[str]) -> None:
    _check(load("en")(" ".join(words)))
