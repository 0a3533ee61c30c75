"""Sources: who copied whom, which outlets there are, whom they credit."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from synopticon.web.asking import PageNumber, Short, first
from synopticon.web.render import page
from synopticon.web.state import Look

router = APIRouter()
SIZE, PAIRS = 50, 30


@router.get("/sources", response_class=HTMLResponse)
def sources(
    request: Request,
    desk: Look,
    source: Short = "",
    target: Short = "",
    number: Annotated[PageNumber, Query(alias="page")] = 1,
    p: PageNumber = 1,
) -> HTMLResponse:
    """Show where articles have their words from."""
    pairs = desk.reuse_between(source, target, first(p, PAIRS), PAIRS)
    return page(
        request,
        "sources.html",
        links=desk.links(first(number, SIZE), SIZE),
        outlets=desk.outlets(200),
        credits=desk.credited(200),
        pairs=pairs,
        documents=desk.documents(document for reuse in pairs.items for document in reuse.documents),
        asked={"source": source, "target": target},
    )
