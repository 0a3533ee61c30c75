"""People, organisations, countries and places: what they are called, what they said and did."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from synopticon.records import Entity
from synopticon.web import words
from synopticon.web.asking import Identity, PageNumber, Short, first
from synopticon.web.render import page
from synopticon.web.state import Look

router = APIRouter(prefix="/entities")
SIZE = 60
_SAID, _EVENTS, _ARTICLES, _RELATIONS = 20, 30, 30, 40


@router.get("", response_class=HTMLResponse)
def entities(
    request: Request,
    desk: Look,
    type: Annotated[str, Query(max_length=10)] = "",
    name: Short = "",
    number: Annotated[PageNumber, Query(alias="page")] = 1,
) -> HTMLResponse:
    """List entities by type."""
    if type and type not in words.TYPES:
        raise HTTPException(400, f"type={type}: one of {', '.join(words.TYPES)}")
    found = desk.entities_of([type] if type else [], name.strip(), first(number, SIZE), SIZE)
    return page(request, "entities.html", found=found, type=type, name=name, types=words.TYPES)


@router.get("/{entity}", response_class=HTMLResponse)
def entity(
    request: Request,
    entity: Identity,
    desk: Look,
    s: Annotated[PageNumber, Query(alias="s")] = 1,
    e: Annotated[PageNumber, Query(alias="e")] = 1,
    a: Annotated[PageNumber, Query(alias="a")] = 1,
) -> HTMLResponse:
    """Show an entity."""
    found = desk.entity(entity)
    said = desk.said_by(entity, first(s, _SAID), _SAID)
    articles = desk.mentioned_in(entity, first(a, _ARTICLES), _ARTICLES)
    relations = desk.relations(entity=entity, limit=_RELATIONS)
    others = {id for relation in relations.items for id in (relation.source, relation.target)}
    return page(
        request,
        "entity.html",
        entity=found,
        line=desk.entity_line(entity),
        names=_names(found),
        offices=sorted(found.offices, key=lambda office: (office.start or "", office.title), reverse=True),
        said=said,
        events=desk.events_with(entity, first(e, _EVENTS), _EVENTS),
        articles=articles,
        places=desk.first_mentions(entity, [line.id for line in articles.items]),
        relations=relations,
        known=desk.entities(others),
        related=desk.events(relation.event for relation in relations.items),
        sayings=desk.documents(line.document for line in said.items),
        asked={"s": s, "e": e, "a": a},
    )


def _names(entity: Entity) -> list[tuple[str, list[tuple[str, int]]]]:
    """Give the names by language, those used most first."""
    languages = sorted({name.language for name in entity.names})
    return [
        (code, sorted(((n.text, n.count) for n in entity.names if n.language == code), key=lambda n: (-n[1], n[0])))
        for code in languages
    ]
