"""The lists of the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query
from sqlalchemy import ColumnElement, Table, or_, select

from synopticon.records import Entity, Event, Report, Reuse, Statement, Story, Undecided
from synopticon.store.index_lines import Page, UndecidedLine
from synopticon.store.index_read import Desk
from synopticon.store.index_search import CLOSE, OPEN, search
from synopticon.store.index_search import Query as Looked
from synopticon.web.api import shapes
from synopticon.web.api.shapes import Json
from synopticon.web.asking import Limit, Offset, Short, Words, after, first_day
from synopticon.web.state import Held, Look

router = APIRouter()
_DATE = "^([12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"
Since = Annotated[str, Query(alias="from", pattern=_DATE, description="2024, 2024-06 or 2024-06-18; inclusive.")]
Until = Annotated[str, Query(alias="to", pattern=_DATE, description="As from; inclusive.")]
Kind = Annotated[Literal["", "article", "statement", "event"], Query(description="What to look among.")]


def answer(page: Page[Any], items: list[Json]) -> Json:
    """Give a page of a list."""
    return {"total": page.total, "offset": page.offset, "limit": page.limit, "items": items}


def of(item: str) -> dict[str, Any]:
    """Say in the OpenAPI description which shape a list is of."""
    return {"x-list": item}


def _nouns(desk: Desk, table: Table, where: Sequence[ColumnElement[bool]], offset: int, limit: int, kind: Any) -> Any:
    rows, page = _rows(desk, table, [table.c.noun], where, offset, limit)
    return page, [msgspec.json.decode(row.noun, type=kind) for row in rows]


def _rows(
    desk: Desk, table: Table, wanted: list[Any], where: Sequence[ColumnElement[bool]], offset: int, limit: int
) -> tuple[list[Any], Page[Any]]:
    rows = select(*wanted).where(*where).order_by(table.c.position).offset(offset).limit(limit)
    return list(desk.connection.execute(rows)), Page((), offset, limit, desk.count(table, where))


def _equal(table: Table, **values: str) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in values.items() if value]


@router.get("/documents", openapi_extra=of("document"), summary="Articles, with their texts")
def documents(
    desk: Look, limit: Limit = 20, offset: Offset = 0, outlet: Short = "", language: Short = "", story: Short = ""
) -> Json:
    """List articles in the order of the export."""
    t = desk.t.documents
    rows, page = _rows(desk, t, [t.c.id], _equal(t, outlet=outlet, language=language, story=story), offset, limit)
    return answer(page, shapes.documents(desk.readings([row.id for row in rows])))


@router.get("/entities", openapi_extra=of("entity"), summary="People, organisations, countries, places")
def entities(
    desk: Look, limit: Limit = 50, offset: Offset = 0, type: Short = "", country: Short = "", name: Short = ""
) -> Json:
    """List entities; `name` is the beginning of a name."""
    t = desk.t.entities
    where = _equal(t, type=type, country=country)
    where += [t.c.sorted.startswith(name.casefold(), autoescape=True)] if name else []
    page, found = _nouns(desk, t, where, offset, limit, Entity)
    return answer(page, shapes.entities(found))


@router.get("/statements", openapi_extra=of("statement"), summary="Who said what")
def statements(
    desk: Look, limit: Limit = 50, offset: Offset = 0, document: Short = "", speaker: Short = "", story: Short = ""
) -> Json:
    """List statements; `speaker` is an entity's id."""
    t = desk.t.statements
    where = _equal(t, document=document, speaker=speaker, story=story)
    rows, page = _rows(desk, t, [t.c.document, t.c.noun], where, offset, limit)
    readings = {reading.document.id: reading for reading in desk.readings([row.document for row in rows])}
    found = [(readings[row.document], msgspec.json.decode(row.noun, type=Statement)) for row in rows]
    return answer(page, [shapes.statement(reading, said) for reading, said in found])


@router.get("/reports", openapi_extra=of("report"), summary="What single articles report")
def reports(
    desk: Look, limit: Limit = 50, offset: Offset = 0, document: Short = "", event: Short = "", status: Short = ""
) -> Json:
    """List reports."""
    t = desk.t.reports
    where = _equal(t, document=document, event=event, status=status)
    rows, page = _rows(desk, t, [t.c.document, t.c.noun], where, offset, limit)
    found = [(row.document, msgspec.json.decode(row.noun, type=Report)) for row in rows]
    return answer(page, [shapes.report(document, report) for document, report in found])


@router.get("/events", openapi_extra=of("event"), summary="What happened, was announced, was denied")
def events(
    desk: Look,
    limit: Limit = 50,
    offset: Offset = 0,
    story: Short = "",
    type: Short = "",
    status: Short = "",
    entity: Short = "",
    since: Since = "",
    until: Until = "",
) -> Json:
    """List events; `entity` takes part or is the place, `type` is PLOVER's."""
    t, i = desk.t.events, desk.t.involved
    where = _equal(t, story=story, type=type, status=status)
    where += [t.c.id.in_(select(i.c.event).where(i.c.entity == entity))] if entity else []
    where += [t.c.sort >= first_day(since)] if since else []
    where += [t.c.sort < after(until), t.c.sort != ""] if until else []
    page, found = _nouns(desk, t, where, offset, limit, Event)
    return answer(page, shapes.events(found))


@router.get("/stories", openapi_extra=of("story"), summary="Articles and events of one affair")
def stories(desk: Look, limit: Limit = 50, offset: Offset = 0) -> Json:
    """List stories."""
    page, found = _nouns(desk, desk.t.stories, [], offset, limit, Story)
    return answer(page, shapes.stories(found))


@router.get("/reuse", openapi_extra=of("reuse"), summary="Who copied whom")
def reuse(desk: Look, limit: Limit = 50, offset: Offset = 0, document: Short = "", kind: Short = "") -> Json:
    """List pairs of articles that share words."""
    t = desk.t.reuse
    where = _equal(t, kind=kind)
    where += [or_(t.c.first == document, t.c.second == document)] if document else []
    page, found = _nouns(desk, t, where, offset, limit, Reuse)
    return answer(page, shapes.reuse(found))


@router.get("/undecided", openapi_extra=of("undecided"), summary="What the evidence did not decide")
def undecided(desk: Look, limit: Limit = 50, offset: Offset = 0, what: Short = "", document: Short = "") -> Json:
    """List what was left undecided."""
    t = desk.t.undecided
    page = desk.page(UndecidedLine, t, _equal(t, what=what, document=document), [t.c.position], offset, limit)
    found = [(line.document, Undecided(line.start, line.end, line.what, line.reason)) for line in page.items]
    return answer(page, [shapes.undecided(document, item) for document, item in found])


@router.get("/search", openapi_extra=of("hit"), summary="Full text, with filters")
def searching(
    desk: Look,
    q: Words = "",
    limit: Limit = 20,
    offset: Offset = 0,
    since: Since = "",
    until: Until = "",
    outlet: Short = "",
    language: Short = "",
    country: Short = "",
    person: Short = "",
    kind: Kind = "",
    type: Short = "",
    status: Short = "",
) -> Json:
    """Find articles, statements and events. Of the snippet's text, what was looked for stands at `marks`."""
    looked = Looked(
        q, first_day(since), after(until), outlet, language, country, person, kind, type, status
    )  # fmt: skip
    page = search(desk, looked, offset, limit)
    return answer(page, [_hit(hit) for hit in page.items])


def _hit(hit: Any) -> Json:
    title, _ = _unmarked(hit.title)
    snippet, marks = _unmarked(hit.snippet)
    return {
        "kind": hit.kind,
        "id": hit.ref,
        "document": hit.document or None,
        "story": hit.story,
        "title": title,
        "snippet": snippet,
        "marks": marks,
        "outlet": hit.outlet,
        "language": hit.language,
        "type": hit.type,
        "status": hit.status,
        "earliest": hit.earliest,
        "latest": hit.latest,
    }


def _unmarked(text: str) -> tuple[str, list[list[int]]]:
    """Take the marks out of a snippet and give where they were."""
    plain, marks = "", []
    for number, piece in enumerate(text.replace(CLOSE, OPEN).split(OPEN)):
        if number % 2:
            marks.append([len(plain), len(plain) + len(piece)])
        plain += piece
    return plain, marks


@router.get("/judgements", openapi_extra=of("judgement"), summary="What analysts decided")
def judgements(held: Held, limit: Limit = 50, offset: Offset = 0, withdrawn: bool = False) -> Json:
    """List judgements, the latest first."""
    found = held.keeper.case.judgements(withdrawn=withdrawn)[::-1]
    page: Page[Any] = Page((), offset, limit, len(found))
    return answer(page, [shapes.judgement(each) for each in found[offset : offset + limit]])
