"""Articles of one affair are one story, across languages and months; other affairs are others."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import synopticon
from synopticon.reconciling import headlines, stories
from synopticon.reconciling.intervals import Interval
from synopticon.reconciling.matching import judge
from tests.builders import CHILE, JAPAN, LIND, SANTIAGO, VEGA, Made, Said, day, record

JUNE_18 = day("2024-06-18")

VISIT = Made(
    "a",
    [
        Said(
            "Prime minister Ada Lind landed in Santiago for talks on cod quotas and the Antarctic.",
            "arrive",
            [LIND],
            place=SANTIAGO,
            when=JUNE_18,
        ),
        Said("Luis Vega hopes that the fisheries accord will end a dispute over trawlers."),
    ],
    outlet="Fjord Herald",
    published="2024-06-18",
)
SPANISH = Made(
    "b",
    [
        Said(
            "La primera ministra Ada Lind llegó a Chile para hablar de las cuotas de bacalao y de la Antártida.",
            "arrive",
            [LIND],
            place=CHILE,
            when=JUNE_18,
        ),
        Said("Luis Vega espera que el acuerdo de pesca ponga fin a la disputa por los arrastreros."),
    ],
    "es",
    "La Ribera",
    "2024-06-19",
)
PLAN = Made(
    "c",
    [
        Said(
            "Ada Lind accepted an invitation to Chile from Luis Vega to settle the fisheries dispute.",
            "visit",
            [LIND],
            place=CHILE,
            status="planned",
        ),
        Said("Trawlers from both countries had clashed near the Antarctic over cod quotas."),
    ],
    outlet="Daily Coast",
    published="2024-01-24",
)
OTHER = Made(
    "d",
    [
        Said("An earthquake shook the north of Japan and toppled a viaduct."),
        Said(
            "Rescuers searched for commuters in the rubble as snow fell.",
            "visit",
            [VEGA],
            place=JAPAN,
            when=day("2024-06-17"),
        ),
    ],
    outlet="Valley Post",
    published="2024-06-18",
)


def test_one_affair_across_languages_and_months() -> None:
    stories = record(VISIT, SPANISH, PLAN, OTHER).stories
    assert sorted(s.documents for s in stories) == [("a", "b", "c"), ("d",)]


def test_a_story_is_named_after_its_chief_event_and_spans_its_articles() -> None:
    (story,) = record(VISIT, SPANISH, PLAN).stories
    assert story.title == "Ada Lind visited Chile"  # as most of the three say
    assert (story.earliest, story.latest) == ("2024-01-24", "2024-06-20")


def test_recalled_events_do_not_stretch_the_story() -> None:
    recalled = Said(
        "She had been there in 2000.", "visit", [LIND], place=CHILE, when=day("2000-03-01"), background=True
    )
    (story,) = record(Made("a", [*VISIT.said, recalled], published="2024-06-18")).stories
    assert story.earliest == "2024-06-18"
    assert len(story.events) == 2


# ------------------------------------------------------------------------------------------------ pairs looked at

FEW = 3  # articles between two, at which they are no longer compared, in these tests
TOPICS = ("quota", "cod", "bridge", "snow")


NO_WORDS = stories.Words({}, 1.0)


def _articles(rows: list[tuple[int, frozenset[str], frozenset[str]]]) -> list[stories.Article]:
    none: frozenset[str] = frozenset()
    return [
        stories.Article(
            f"a{n:02}", "en", NO_WORDS, NO_WORDS, Interval(at, at + 1), none, told, none, tuple(sorted(words))
        )
        for n, (at, words, told) in enumerate(rows)
    ]


ROWS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.frozensets(st.sampled_from(TOPICS), max_size=3),
        st.frozensets(st.sampled_from(("e1", "e2")), max_size=1),
    ),
    max_size=14,
)


@given(
    st.dictionaries(st.sampled_from("abcde"), st.floats(0.1, 9), min_size=1),
    st.dictionaries(st.sampled_from("defgh"), st.floats(0.1, 9), min_size=1),
)
def test_who_agrees_too_little_is_of_no_story_whatever_the_dates(one: dict[str, float], two: dict[str, float]) -> None:
    none: frozenset[str] = frozenset()
    norms = [math.sqrt(sum(w * w for w in words.values())) for words in (one, two)]
    first, second = (
        stories.Article(str(n), "en", stories.Words(words, norm), NO_WORDS, Interval(0, 1), none, none, none)
        for n, (words, norm) in enumerate(zip((one, two), norms))
    )
    scored = judge(stories.FEATURES, first, second).score
    assert scored < stories.ENOUGH or stories.likeness(first, second) >= stories._LEAST


def _shared(one: stories.Article, two: stories.Article) -> bool:
    return bool(one.mentioned & two.mentioned) or len(set(one.leading) & set(two.leading)) > 1


def _pairs(articles: list[stories.Article], window: int) -> set[tuple[str, str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "_NEIGHBOURS", window)
        patch.setattr(stories, "_LEAST", 0.0)  # whatever their words: they have none
        return stories._pairs(articles)


@given(ROWS)
@settings(max_examples=60)
def test_while_few_share_a_thing_all_that_share_one_are_compared(
    rows: list[tuple[int, frozenset[str], frozenset[str]]],
) -> None:
    articles = _articles(rows)
    assert _pairs(articles, len(articles)) == {(a.id, b.id) for a, b in combinations(articles, 2) if _shared(a, b)}


@given(ROWS, st.sets(st.integers(0, 13)))
@settings(max_examples=60)
def test_more_articles_only_ever_leave_out_pairs(
    rows: list[tuple[int, frozenset[str], frozenset[str]]], kept: set[int]
) -> None:
    articles = _articles(rows)
    some = [a for n, a in enumerate(articles) if n in kept]
    ids = {a.id for a in some}
    of_all = {pair for pair in _pairs(articles, FEW) if ids.issuperset(pair)}
    assert of_all <= _pairs(some, FEW) <= _pairs(some, len(articles))


@given(ROWS)
@settings(max_examples=60)
def test_what_is_left_out_has_many_between_in_all_that_it_shares(
    rows: list[tuple[int, frozenset[str], frozenset[str]]],
) -> None:
    articles = sorted(_articles(rows), key=lambda a: (a.published.start, a.id))
    looked_at = _pairs(articles, FEW)
    for (i, one), (j, two) in combinations(enumerate(articles), 2):
        if _shared(one, two) and (min(one.id, two.id), max(one.id, two.id)) not in looked_at:
            between = [a for a in articles[i + 1 : j] if _shared(one, a) and _shared(a, two)]
            assert len(between) >= FEW


def test_names_in_two_spellings_make_one_story_across_languages() -> None:
    english = synopticon.read(
        "Tehran rejects London's offer\n\nTehran rejected an offer of London and Berlin on Monday.", language="en"
    )
    spanish = synopticon.read(
        "Teherán rechaza la oferta de Londres\n\nTeherán rechazó el lunes una oferta de Londres y Berlín.",
        language="es",
    )
    none: frozenset[str] = frozenset()
    one, two = (stories.article(each, none, none, none) for each in (english, spanish))
    unnamed = replace(one, across=one.plain), replace(two, across=two.plain)
    assert stories.likeness(one, two) > stories.likeness(*unnamed)


HEADED = [
    "Miners walk out of the Calama copper pit over pay\nMiners of the Calama copper pit in Chile walked out on Monday.",
    "A cook's morning\nShe fries eggs. The copper pit at Calama in Chile feeds her street, and its miners are out.",
    "Copper climbs as Calama stops\nThe Calama copper pit in Chile stood still, and its miners asked for pay.",
]


def test_what_no_event_is_told_by_many_is_called_by_the_headline_nearest_to_all() -> None:
    readings = [synopticon.read(text, language="en") for text in HEADED]
    words = {
        r.document.id: (a.across.weights, a.across.norm)
        for r in readings
        for a in [stories.article(r, frozenset(), frozenset(), frozenset())]
    }
    assert headlines.title(None, readings, words) == HEADED[0].splitlines()[0]
    spanish = synopticon.read(HEADED[0].replace("Miners walk", "Mineros de Chile walk"), language="es")
    assert headlines.title(None, [spanish, readings[1]], words) == "A cook's morning"  # in the language of titles
    event = record(VISIT, SPANISH).events[0]
    assert headlines.title(event, readings, words) == event.title
    assert headlines.title(replace(event, documents=("a",)), readings, words) != event.title
