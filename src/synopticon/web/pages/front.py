"""The front page: the stories, and what changed since the last visit."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from synopticon.records import Change
from synopticon.web.asking import PageNumber, first
from synopticon.web.forms import Form, back
from synopticon.web.render import page
from synopticon.web.state import Desktop, Held, Look, fresh

router = APIRouter()
SIZE = 20
CHIEF = 4  # events of a story that the front page names: those that most articles tell
_SEEN = "synopticon_seen"  # "run seen before:run shown now"
_SHOWN = 30  # changes


@router.get("/", response_class=HTMLResponse, dependencies=[Depends(fresh)])
def front(
    request: Request,
    desk: Look,
    held: Held,
    number: Annotated[PageNumber, Query(alias="page")] = 1,
    order: Annotated[Literal["recent", "size"], Query()] = "recent",
) -> HTMLResponse:
    """Show the stories."""
    run = held.keeper.run
    before, now = _seen(request)
    before = now if now and now != run else before
    stories = desk.stories(order, first(number, SIZE), SIZE)
    compared = _changes(held, before, run)
    found = compared or ()
    totals = {
        "articles": desk.count(desk.t.documents),
        "events": desk.count(desk.t.events),
        "statements": desk.count(desk.t.statements),
        "undecided": desk.count(desk.t.undecided),
    }
    answer = page(
        request,
        "front.html",
        stories=stories,
        chief={story.id: sorted(desk.chief_events(story.id, CHIEF), key=lambda e: e.sort) for story in stories.items},
        order=order,
        totals=totals,
        changes=found[:_SHOWN],
        changed=len(found),
        comparing=compared is None,
        known=desk.events(change.event for change in found[:_SHOWN]),
    )
    answer.set_cookie(_SEEN, f"{before}:{run}", max_age=31_536_000, httponly=True, samesite="strict")
    return answer


@router.post("/seen")
def seen(request: Request, held: Held, form: Form) -> RedirectResponse:
    """Take what changed as seen."""
    answer = back(form)
    run = held.keeper.run
    answer.set_cookie(_SEEN, f"{run}:{run}", max_age=31_536_000, httponly=True, samesite="strict")
    return answer


def _seen(request: Request) -> tuple[str, str]:
    before, _, now = request.cookies.get(_SEEN, "").partition(":")
    return before[:100], now[:100]


def _changes(held: Desktop, before: str, run: str) -> tuple[Change, ...] | None:
    """Give what changed since a run; nothing on the first visit, or where the run is not kept any more. None: wait."""
    runs = {kept.id for kept in held.keeper.case.runs()}
    return () if before == run or before not in runs else held.keeper.changes(before)
