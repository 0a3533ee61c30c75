"""Single things of the API, by their ids."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from synopticon import contract
from synopticon.store.index_read import Missing
from synopticon.web.api import shapes
from synopticon.web.api.shapes import Json
from synopticon.web.asking import Identity
from synopticon.web.state import Look

router = APIRouter()


def of(item: str) -> dict[str, Any]:
    """Say in the OpenAPI description which shape an answer is of."""
    return {"x-one": item}


@router.get("/documents/{id}", openapi_extra=of("reading"), summary="Everything read in one article")
def document(desk: Look, id: Identity) -> Json:
    """Give an article with its entities (as that article has them), times, statements, reports and undecided."""
    return contract.reading_to_dict(desk.reading(id))


@router.get("/entities/{id}", openapi_extra=of("entity"), summary="One entity")
def entity(desk: Look, id: Identity) -> Json:
    """Give an entity."""
    return shapes.entities([desk.entity(id)])[0]


@router.get("/events/{id}", openapi_extra=of("event"), summary="One event")
def event(desk: Look, id: Identity) -> Json:
    """Give an event."""
    return shapes.events([desk.event(id)])[0]


@router.get("/stories/{id}", openapi_extra=of("story"), summary="One story")
def story(desk: Look, id: Identity) -> Json:
    """Give a story."""
    return shapes.stories([desk.story(id)])[0]


@router.get("/statements/{id}", openapi_extra=of("statement"), summary="One statement")
def statement(desk: Look, id: Identity) -> Json:
    """Give a statement."""
    t = desk.t.statements
    found = desk.statements([id])
    if id not in found:
        raise Missing(id)
    return shapes.statement(desk.reading(desk.holder(t, id)), found[id])


@router.get("/reports/{id}", openapi_extra=of("report"), summary="One report")
def report(desk: Look, id: Identity) -> Json:
    """Give a report."""
    found = desk.reports([id])
    if id not in found:
        raise Missing(id)
    document, _, told = found[id]
    return shapes.report(document, told)
