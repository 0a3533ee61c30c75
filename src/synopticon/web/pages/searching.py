"""Search over articles, statements and events."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from synopticon.store.index_search import Query as Looked
from synopticon.store.index_search import search
from synopticon.web import words
from synopticon.web.asking import PageNumber, Short, Words, after, first, first_day
from synopticon.web.render import page
from synopticon.web.state import Held, Look

router = APIRouter()
SIZE = 20
Day = Annotated[str, Query(max_length=10)]


@router.get("/search", response_class=HTMLResponse)
def searching(
    request: Request,
    desk: Look,
    held: Held,
    q: Words = "",
    since: Annotated[Day, Query(alias="from")] = "",
    until: Annotated[Day, Query(alias="to")] = "",
    outlet: Short = "",
    language: Short = "",
    country: Short = "",
    person: Short = "",
    kind: Literal["", "article", "statement", "event"] = "",
    type: Short = "",
    status: Short = "",
    number: Annotated[PageNumber, Query(alias="page")] = 1,
) -> HTMLResponse:
    """Show what was found."""
    looked = Looked(
        q.strip(), first_day(since), after(until), outlet, language, country.upper(), person.strip(), kind, type, status
    )  # fmt: skip
    found = search(desk, looked, first(number, SIZE), SIZE)
    statements = desk.places_of(hit.ref for hit in found.items if hit.kind == "statement")
    asked = {
        "q": q, "from": since, "to": until, "outlet": outlet, "language": language, "country": country,
        "person": person, "kind": kind, "type": type, "status": status,
    }  # fmt: skip
    return page(
        request,
        "search.html",
        found=found,
        asked=asked,
        empty=looked.empty,
        statements=statements,
        outlets=[name for name, _, _ in desk.outlets(200) if name],
        choices=held.keeper.composer.choices(desk, held.keeper.run),
        statuses=words.STATUS,
    )
