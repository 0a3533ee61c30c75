"""Articles of one affair are one story, across languages and months; other affairs are others."""

from __future__ import annotations

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
