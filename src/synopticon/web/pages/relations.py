"""Relations: who acted toward whom, from the table to the graph to the sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from synopticon.languages import quads
from synopticon.store.index_lines import RelationLine
from synopticon.store.index_read import Desk
from synopticon.web.asking import PageNumber, Short, after, first_day
from synopticon.web.pages.stories import part
from synopticon.web.render import page, url
from synopticon.web.state import Look

router = APIRouter()
QUADS = tuple(dict.fromkeys(quads().values()))
PAIRS, SENTENCES, MOST = 50, 30, 2000
Day = Annotated[str, Query(max_length=10)]
Quad = Literal["", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One who acted, one toward whom, and how many events of each quad category."""

    source: str
    target: str
    counts: tuple[int, ...]
    first: str
    last: str

    @property
    def total(self) -> int:
        """Give the number of events."""
        return sum(self.counts)


@router.get("/relations", response_class=HTMLResponse)
def relations(
    request: Request,
    desk: Look,
    story: Short = "",
    since: Annotated[Day, Query(alias="from")] = "",
    until: Annotated[Day, Query(alias="to")] = "",
    entity: Short = "",
    source: Short = "",
    target: Short = "",
    quad: Quad = "",
    number: Annotated[PageNumber, Query(alias="page")] = 1,
    s: PageNumber = 1,
) -> HTMLResponse:
    """Show who acted toward whom."""
    found = desk.relations(story, first_day(since), after(until), entity, 0, MOST)
    chosen = [r for r in found.items if _fits(r, source, target, quad)]
    pairs = part(_pairs(found.items), number, PAIRS)
    sentences = part(chosen, s, SENTENCES)
    shown = {id for pair in pairs.items for id in (pair.source, pair.target)}
    shown |= {id for relation in sentences.items for id in (relation.source, relation.target)}
    asked = {"story": story, "from": since, "to": until, "entity": entity}
    return page(
        request,
        "relations.html",
        pairs=pairs,
        months=_months(found.items),
        quads=QUADS,
        sentences=sentences,
        words_of=_words(desk, [relation.event for relation in sentences.items]),
        events=desk.events(relation.event for relation in sentences.items),
        known=desk.entities({*shown, *filter(None, (entity, source, target))}),
        asked=asked,
        chosen={**asked, "source": source, "target": target, "quad": quad},
        story=desk.story_line(story) if story else None,
        cut=found.total > MOST,
        chart=url("/api/charts/relations", asked),
    )


def _fits(relation: RelationLine, source: str, target: str, quad: str) -> bool:
    wanted = ((relation.source, source), (relation.target, target), (relation.quad, quad))
    return all(not asked or value == asked for value, asked in wanted)


def _pairs(found: Iterable[RelationLine]) -> list[Pair]:
    """Count events by pair, those with most first."""
    groups: dict[tuple[str, str], list[RelationLine]] = defaultdict(list)
    for relation in found:
        groups[relation.source, relation.target].append(relation)
    made = []
    for (source, target), lines in groups.items():
        counts = tuple(sum(line.quad == quad for line in lines) for quad in QUADS)
        days = sorted(line.date[:10] for line in lines if line.date) or [""]
        made.append(Pair(source, target, counts, days[0], days[-1]))
    return sorted(made, key=lambda pair: (-pair.total, pair.source, pair.target))


def _months(found: Iterable[RelationLine]) -> list[tuple[str, tuple[int, ...]]]:
    """Count events by month and quad category, of the months that have any."""
    counted: dict[str, list[int]] = defaultdict(lambda: [0] * len(QUADS))
    for relation in found:
        if relation.date and relation.quad in QUADS:
            counted[relation.date[:7]][QUADS.index(relation.quad)] += 1
    return [(month, tuple(counts)) for month, counts in sorted(counted.items())]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that reports an event, and where it stands."""

    text: str
    document: str
    language: str
    name: str
    start: int
    end: int


def _words(desk: Desk, events: Sequence[str]) -> dict[str, list[Sentence]]:
    """Give up to three sentences that report each event."""
    found: dict[str, list[Sentence]] = {}
    told = desk.sentences_of(events, 3)
    documents = desk.documents(line[0] for lines in told.values() for line in lines)
    for event, lines in told.items():
        found[event] = [
            Sentence(text, document, documents[document].language, documents[document].name, start, end)
            for document, text, start, end in lines
        ]
    return found
