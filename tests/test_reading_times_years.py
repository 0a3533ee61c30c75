"""In which year a text puts the dates that it gives without one; texts are made up."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.chronology import resolve_all, stated
from synopticon.reading.pipeline import load
from tests.test_reading_times import pipeline

REVIEW = (
    "The ferry inquiry, two years on. On 24 March 2029 the board was named. On 1 April it met in Lagos. In June its "
    "chair resigned. The fleet was docked on 24 August. Divers were sent down on 5 October. On 11 January 2030 the "
    "report was printed."
)
RESENA = (
    "En mayo de 2029 el armador culpó al puerto. El 10 de junio la junta cerró el muelle. 23 de junio. El juez abre "
    "una causa. 27 de junio. La fiscal archiva el expediente. Julio. El armador entrega sus barcos. El 25, la junta lo "
    "multa. En octubre de 2029, el ministro dimitió."
)
HEADED = (
    "2029. The ferry was hit on July 17 off Lagos.\n"
    "Four days later divers reached it. That same Saturday two were held.\n\n"
    "2030-2031. The trial opened on July 29, 2030. In October the owner fled. A verdict came in February.\n\n"
    "What comes next? An appeal will be heard on May 4.\n"
)


def read(language: str, text: str, published: str) -> dict[str, str]:
    nlp = load(language)
    doc = nlp.make_doc(text)
    doc._.published = stated(published)
    return {text[t.start : t.end]: t.value for t in nlp(doc)._.times}


def test_what_is_told_between_two_dates_with_years_lies_between_them() -> None:
    found = read("en", REVIEW, "2031-11-02")
    assert [found[words] for words in ("1 April", "June", "24 August", "5 October")] == [
        "2029-04-01",
        "2029-06",
        "2029-08-24",
        "2029-10-05",
    ]


def test_so_does_a_chronicle_of_the_present_tense() -> None:
    found = read("es", RESENA, "2030-08-14")
    assert (found["El 10 de junio"], found["27 de junio"], found["Julio"], found["El 25"]) == (
        "2029-06-10",
        "2029-06-27",
        "2029-07",
        "2029-07-25",
    )


def test_one_or_two_dates_between_are_news() -> None:
    text = "The board was named in March 2029. On 24 August it was dissolved. It had met once, in January 2030."
    assert read("en", text, "2031-11-02")["24 August"] == "2031-08-24"


def test_dates_of_the_last_weeks_are_news() -> None:
    text = (
        "The board was named in March 2029. On 1 April it met. On 5 April it fell. On 9 April it met again. Its "
        "last report is of May 2029."
    )
    assert read("en", text, "2030-04-12")["5 April"] == "2030-04-05"
    assert read("en", text, "2031-01-12")["5 April"] == "2029-04-05"


def test_a_text_dated_anew_is_read_anew() -> None:
    nlp = load("en")
    doc = nlp.make_doc(REVIEW)
    doc._.published = stated("2031-11-02")
    again = resolve_all(nlp(doc)._.times, stated("2029-12-01"))
    assert [t.value for t in again if REVIEW[t.start : t.end] == "5 October"] == ["2029-10-05"]
    assert [t.pattern for t in again if REVIEW[t.start : t.end] == "5 October"] == ["XXXX-10-05"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("July 17", "2029-07-17"),
        ("That same Saturday", "2029-07-21"),
        ("October", "2030-10"),
        ("February", "2031-02"),
        ("May 4", "2033-05-04"),
    ],
)
def test_a_paragraph_that_begins_with_a_year_is_of_it(words: str, value: str) -> None:
    assert read("en", HEADED, "2032-07-10")[words] == value


def test_one_such_paragraph_may_begin_with_a_number() -> None:
    text = "2029. The ferry was hit on July 17 off Lagos.\n\nDivers were sent down on May 4.\n"
    assert read("en", text, "2032-08-10")["July 17"] == "2032-07-17"


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("en", "He was held on May 3, 2029, and jailed the next January.", "the next January", "2030-01"),
        ("en", "She sued on March 9, 2029. In that July she won.", "that July", "2029-07"),
        ("es", "Demandó el 9 de marzo de 2029. Aquel julio ganó.", "Aquel julio", "2029-07"),
        ("es", "Cayó el 17 de julio de 2029. Ese viernes hablaron.", "Ese viernes", "2029-07-20"),
    ],
)
def test_that_month_is_of_the_year_told(language: str, text: str, words: str, value: str) -> None:
    assert read(language, text, "2031-05-14")[words] == value


HEAP = """
2029.|2030-2031.|9999:|On February 29|July 17, 2029|on May 4|In June|May 3-4|January 2030|December 31, 9999
January 1, 0001|that same Monday|the next January|last June|El 29 de febrero|17 de julio de 2029|el 4 de mayo|En junio
aquel julio|cuatro días después
"""
PARTS = st.sampled_from(
    [part for line in HEAP.strip().split("\n") for part in line.split("|") if part] + ["\n", ".\n\n"]
)


@settings(max_examples=250)
@given(
    st.sampled_from(["en", "es"]),
    st.lists(PARTS, max_size=20),
    st.sampled_from(["2031-05-14", "2032-02-29", "0001-01-01", "9999-12-31", "2031"]),
)
def test_any_chronicle_is_read(language: str, words: list[str], published: str) -> None:
    nlp = pipeline(language)
    doc = nlp.make_doc(" ".join(words))
    doc._.published = stated(published)
    assert all(a.end <= b.start for a, b in itertools.pairwise(nlp(doc)._.times))


def test_that_may_open_a_clause() -> None:
    assert read("en", "On May 3, 2029, he said that Monday was too late.", "2031-05-14")["Monday"] != "2029-04-30"


def test_a_date_of_the_last_weeks_is_not_that_of_next_year() -> None:
    text = "The consul, who could see her on May 4, had no news."
    assert read("en", text, "2031-05-14")["May 4"] == "2031-05-04"
    assert read("en", text, "2031-04-14")["May 4"] == "2031-05-04"
    assert read("en", "The consul could see her on May 4.", "2031-06-14")["May 4"] == "2032-05-04"
