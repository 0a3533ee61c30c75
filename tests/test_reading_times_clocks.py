"""Weekdays that had begun only at their place; sentences are made up."""

from __future__ import annotations

import pytest

from synopticon.chronology import stated
from synopticon.reading import pipeline
from synopticon.records import Document, TimeExpression, When

MONDAY = "2021-05-17"

# outlet, sentence, the day its weekday comes to, whether the note says why
CASES = [
    ("nytimes.com", "Japan launched a satellite early on Tuesday, officials said.", "2021-05-18", True),
    ("nytimes.com", "South Korea's president arrived in Tokyo on Tuesday.", "2021-05-18", True),
    ("nytimes.com", "The mayor of Chicago resigned on Tuesday.", "2021-05-11", False),
    ("nytimes.com", "Japan launched a satellite last Tuesday.", "2021-05-11", False),
    ("nytimes.com", "Japan launched a satellite on Wednesday.", "2021-05-12", False),
    ("kcna.kp", "The United States launched a satellite on Tuesday.", "2021-05-11", False),
    ("unknown.example", "Japan launched a satellite on Tuesday.", "2021-05-11", False),
]


def weekday(outlet: str, text: str, published: When) -> TimeExpression:
    document = Document("d", "d", f"https://{outlet}/a", "d", "en", text, outlet=outlet, published=published)
    return next(t for t in pipeline.read(document).times if t.pattern.startswith("XXXX-WXX-"))


@pytest.mark.parametrize(("outlet", "text", "day", "said"), CASES)
def test_the_day_is_that_of_the_place(outlet: str, text: str, day: str, said: bool) -> None:
    found = weekday(outlet, text, stated(MONDAY))
    assert (found.value[:10], bool(found.when.note)) == (day, said)


def test_a_note_names_both_clocks() -> None:
    note = weekday("nytimes.com", CASES[0][1], stated(MONDAY)).when.note
    assert note == "that day had begun in Japan while it was 17 May 2021 in United States"


def test_an_article_that_was_out_before_the_day_began_there() -> None:
    published = When("2021-05-17T06:00:00", "2021-05-17T06:01:00", "minute", None, "stated")
    assert weekday("nytimes.com", CASES[0][1], published).value == "2021-05-11"


def test_an_article_of_unknown_date_is_left_alone() -> None:
    assert not weekday("nytimes.com", CASES[0][1], When()).when.known
