"""Lines that an outlet repeats across its articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from synopticon.cleaning import repeated_lines
from synopticon.records import Document

SLOGAN = "Daily Coast, first with the tide"


def article(number: int, *lines: str, outlet: str = "Daily Coast") -> Document:
    text = "\n\n".join((f"Story {number} begins here.", f"It goes on, {number} times.", f"And ends, {number}.", *lines))
    return Document(
        id=f"doc-{number:02}", article=f"art-{number}", raw="", path="", language="en", text=text, outlet=outlet
    )


def test_a_slogan_in_three_articles_is_learned() -> None:
    assert repeated_lines([article(n, SLOGAN) for n in range(3)]) == {"Daily Coast": frozenset({SLOGAN})}


def test_two_articles_are_too_few_and_unknown_outlets_are_left_alone() -> None:
    assert repeated_lines([article(n, SLOGAN) for n in range(2)]) == {}
    assert repeated_lines([article(n, SLOGAN, outlet="") for n in range(9)]) == {}


def test_copies_of_one_article_count_once() -> None:
    copies = [Document(f"doc-{n}", "", "", "", "en", article(1, SLOGAN).text, outlet="Daily Coast") for n in range(9)]
    assert repeated_lines(copies) == {}


def test_background_told_in_some_articles_is_story() -> None:
    background = "The two states have had no treaty on fisheries since the war of 1921, in which hundreds died."
    documents = [article(n, background) for n in range(4)] + [article(n) for n in range(4, 12)]
    assert repeated_lines(documents) == {}


@given(st.permutations(range(6)))
def test_the_order_does_not_matter(order: list[int]) -> None:
    assert repeated_lines([article(n, SLOGAN) for n in order]) == {"Daily Coast": frozenset({SLOGAN})}
