"""What stands in quotation marks: the marks themselves, and whose quotations are that follow each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.reading.speech.asides import with_asides
from synopticon.reading.speech.quotes import find_quotes
from tests.speech import content, read

# text → what stands inside the marks
QUOTES = [
    ('He said “we leave” and "we stay".', ["we leave", "we stay"]),
    ("«Es «muy» tarde», dijo.", ["Es «muy» tarde"]),
    ("“We will stay as long as it takes “Ruiz wrote.", ["We will stay as long as it takes"]),
    ("“They never asked us”declared Lind.", ["They never asked us"]),
    ('"No deal"said Lind. "Not now," he added.', ["No deal", "Not now,"]),
    ("“First part.\n\n“Second part,” he said.", ["First part.", "Second part,"]),
    ("“It began here.\nIt ends here,” he said.", ["It began here.\nIt ends here,"]),
    ("''We are done,'' he said. ''Go home.''", ["We are done,", "Go home."]),
    ("It's 'a fine mess,' she said of the officials' plan.", ["a fine mess,"]),
    ("The ’90s and the officials’ plan aren’t quoted.", []),
    ("He wrote ”the wrong mark” here.", ["the wrong mark"]),
    ("An inch is 2.54 cm.”", []),
    ("“", []),
    ('She wrote: "We parted. Not "over" money. No fight."', ['We parted. Not "over" money. No fight.']),
    ("No ship leaves today. — Port (@port) May 3, 2031\nNext.", ["No ship leaves today."]),
]

# text → what is said where "dijo" is a word of speech
ASIDES = [
    ("—Me voy —dijo Ruiz—. No vuelvo.", ["Me voy", "No vuelvo."]),
    ("—Me voy —le dijo Ruiz.\n—Pues vete —dijo Lago.", ["Me voy", "Pues vete"]),
    ("«Me voy —dijo Ruiz—. No vuelvo».", ["Me voy", "No vuelvo"]),
    ("«La casa —vieja y rota— cayó».", ["La casa —vieja y rota— cayó"]),
    ("— Pan y vino\n— Sal", []),
    ("“Me voy de aquí, dijo Ruiz.", ["Me voy de aquí,"]),
]


@pytest.mark.parametrize(("text", "inner"), QUOTES)
def test_quotations(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotes(text)] == inner


@pytest.mark.parametrize(("text", "inner"), ASIDES)
def test_asides(text: str, inner: list[str]) -> None:
    found = with_asides(text, find_quotes(text), lambda word: word == "dijo")
    assert [text[q.inner_start : q.inner_end] for q in found] == inner


@settings(deadline=None)
@given(st.text(alphabet='ab, .\n“”"«»—@(', max_size=80))
def test_asides_never_overlap(text: str) -> None:
    for before, after in pairwise(with_asides(text, find_quotes(text), lambda word: "a" in word)):
        assert before.inner_start <= before.inner_end <= after.inner_start <= after.inner_end <= len(text)


@settings(deadline=None)
@given(st.text(alphabet="ab. \n“”\"'«»‘’`", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    quotes = find_quotes(text)
    for before, after in pairwise(quotes):
        assert before.end <= after.start
    for quote in quotes:
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)


def test_a_quotation_goes_on_behind_its_cue_and_in_the_next_paragraph() -> None:
    text = (
        "“We waited thirty years,” said Mara Lind. “We will not wait longer.”\n\n“Now it is their turn to wait for us.”"
    )
    found = read(text)
    assert [content(text, s) for s in found] == [
        "We waited thirty years",
        "We will not wait longer.",
        "Now it is their turn to wait for us.",
    ]
    assert {s.speaker_text for s in found} == {"Mara Lind"}
    assert len({s.id for s in found}) == 3


def test_a_quotation_that_follows_a_reported_sentence_is_of_its_speaker() -> None:
    text = "The talks have failed, Mara Lind said. “We are going home tomorrow.”"
    found = read(text)
    assert [content(text, s) for s in found] == ["The talks have failed", "We are going home tomorrow."]
    assert {s.speaker_text for s in found} == {"Mara Lind"}


def test_paragraphs_of_one_quotation_have_the_speaker_named_at_its_end() -> None:
    text = "“Peace asks for patience.\n\n“And patience is running out,” warned Julian Cota."
    assert [(s.speaker_text, s.stance) for s in read(text)] == [("Julian Cota", "warns")] * 2


# text → the speakers of its quotations
FOLLOWING = [
    (
        "The mayor believes the storm will pass.\n“There is no reason at all to close the port this week.”",
        ["The mayor"] * 2,
    ),
    ("“We had storms before,” Lind said at the port. She named no date. “They have always passed.”", ["Lind"] * 2),
    ("Lind has said “I will win this,” and “nobody can stop me.”", ["Lind"] * 2),
    ("“The port,” Lind said, “will stay open.”", ["Lind"] * 2),
    ("“We leave,” said Mara Lind. “We stay,” answered Ivo Brandt.", ["Mara Lind", "Ivo Brandt"]),
]


@pytest.mark.parametrize(("text", "speakers"), FOLLOWING)
def test_whose_the_next_quotation_is(text: str, speakers: list[str]) -> None:
    assert [s.speaker_text for s in read(text)] == speakers


def test_a_quotation_that_opens_in_the_middle_of_a_sentence_is_part_of_what_is_said() -> None:
    text = "The zoo said in a statement that the boy “fell into the moat.”"
    (statement,) = read(text)
    assert (statement.kind, content(text, statement)) == ("mixed", "the boy “fell into the moat.”")
