"""A story: its brief, its timeline, and the synopsis of its accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from synopticon.records import Event
from synopticon.store.index_lines import Page
from synopticon.views.synopsis import synopsis
from synopticon.web.asking import Identity, PageNumber, first
from synopticon.web.composing import Told
from synopticon.web.render import page
from synopticon.web.state import Held, Look

router = APIRouter(prefix="/stories")
Item = TypeVar("Item")
ENTRIES, SAID, ACCOUNTS, ROWS, COLUMNS = 40, 30, 50, 12, 16

EntriesPage = Annotated[PageNumber, Query(alias="t")]
SaidPage = Annotated[PageNumber, Query(alias="s")]
AccountsPage = Annotated[PageNumber, Query(alias="a")]
RowsPage = Annotated[PageNumber, Query(alias="rows")]
ColumnsPage = Annotated[PageNumber, Query(alias="columns")]


@router.get("/{story}", response_class=HTMLResponse)
def story(
    request: Request,
    story: Identity,
    desk: Look,
    held: Held,
    t: EntriesPage = 1,
    s: SaidPage = 1,
    a: AccountsPage = 1,
    rows: RowsPage = 1,
    columns: ColumnsPage = 1,
    tell: Annotated[Literal["shared", "all"], Query()] = "shared",
) -> HTMLResponse:
    """Show a story."""
    line = desk.story_line(story)
    told = held.keeper.composer.story(desk, held.keeper.run, story)
    chapter = told.chapter
    side_by_side = part(told.columns, columns, COLUMNS)
    happenings = part(_told_of(told, tell), rows, ROWS)
    accounts = part(chapter.accounts, a, ACCOUNTS)
    named = [account.document for account in chapter.accounts]
    return page(
        request,
        "story.html",
        story=line,
        chapter=chapter,
        timeline=part(chapter.timeline, t, ENTRIES),
        said=part(chapter.said, s, SAID),
        accounts=accounts,
        columns=side_by_side,
        happenings=happenings,
        rows=synopsis(told.record, side_by_side.items, happenings.items),
        tell=tell,
        statuses={event.id: event.status for event in told.record.events},
        documents=told.documents,
        known=desk.documents(named),
        numbers={document: number for number, document in told.documents.items()},
        asked={"t": t, "s": s, "a": a, "rows": rows, "columns": columns, "tell": tell if tell == "all" else ""},
    )


def _told_of(told: Told, tell: str) -> Sequence[Event]:
    return told.record.events if tell == "all" or not told.shared else told.shared


def part(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """Give a page of things that are all at hand."""
    start = first(number, size)
    return Page(tuple(items[start : start + size]), start, size, len(items))
