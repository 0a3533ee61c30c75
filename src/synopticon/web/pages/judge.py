"""Judging: what was left undecided, what analysts decided, and deciding."""

from __future__ import annotations

from typing import Annotated, cast, get_args
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from synopticon.case import NoSuchRun
from synopticon.reconciling.judging import Unjudgeable
from synopticon.records import DisagreementKind, Judgement, JudgementVerdict
from synopticon.store.index_lines import Page
from synopticon.web import words
from synopticon.web.asking import PageNumber, Short, first
from synopticon.web.forms import Form, Given, back
from synopticon.web.render import WHO_COOKIE, page, remembered
from synopticon.web.state import Desktop, Held, Look
from synopticon.web.subjects import subject as find

router = APIRouter(prefix="/judge")
SIZE = 30
Next = Annotated[str, Query(max_length=2000, description="the page to go back to")]
_YEAR = 31_536_000


@router.get("", response_class=HTMLResponse)
def queue(
    request: Request,
    desk: Look,
    what: Annotated[str, Query(max_length=40)] = "",
    differing: Annotated[str, Query(max_length=20)] = "conflict",
    number: Annotated[PageNumber, Query(alias="page")] = 1,
    d: PageNumber = 1,
) -> HTMLResponse:
    """Show what was left undecided, and where accounts differ."""
    if differing not in ("", *get_args(DisagreementKind)):
        raise HTTPException(400, f"differing={differing}: one of {', '.join(get_args(DisagreementKind))}")
    left = desk.undecided(what, first(number, SIZE), SIZE)
    differ = desk.disagreements(differing, first(d, SIZE), SIZE)
    return page(
        request,
        "judge.html",
        left=left,
        what=what,
        kinds=desk.undecided_kinds(),
        documents=desk.documents(line.document for line in left.items),
        near=desk.judgeable_near((line.document, line.start, line.end) for line in left.items),
        differ=differ,
        differing=differing,
        events=desk.events(line.event for line in differ.items),
        asked={"what": what, "differing": differing if differing != "conflict" else "", "page": number, "d": d},
    )


@router.get("/on", response_class=HTMLResponse)
def on(request: Request, desk: Look, held: Held, subject: Short, next: Next = "/") -> HTMLResponse:
    """Show the form that judges one thing."""
    found = find(desk, subject)
    return page(request, "judge_on.html", subject=found, next=next, earlier=_about(held, subject))


@router.get("/list", response_class=HTMLResponse)
def listed(
    request: Request, desk: Look, held: Held, number: Annotated[PageNumber, Query(alias="page")] = 1
) -> HTMLResponse:
    """Show every judgement, the latest first."""
    every = held.keeper.case.judgements(withdrawn=True)[::-1]
    start = first(number, SIZE)
    shown = Page(tuple(every[start : start + SIZE]), start, SIZE, len(every))
    return page(request, "judgements.html", shown=shown, fates=desk.fate(j.id for j in shown.items))


@router.post("")
def judge(request: Request, held: Held, form: Form) -> RedirectResponse:
    """Keep a judgement, and go back to where it was made."""
    verdict, who = form.one("verdict"), _who(form)
    if verdict not in words.VERDICT:
        raise HTTPException(400, "Say what you decide: accept, reject, same, not-same or correct.")
    correct = verdict == "correct"
    subjects = form.many("subject")
    joined = verdict in ("same", "not-same")
    try:
        made = held.keeper.case.judge(
            cast("JudgementVerdict", verdict),
            (*subjects, *(form.many("other") if joined else ())),
            who=who,
            note=form.one("note"),
            attribute=form.one("attribute", 40) if correct else "",
            value=form.one("value", 300) if correct else "",
            run=_run(held, form.one("run")),
        )
    except (Unjudgeable, NoSuchRun) as error:
        raise HTTPException(400, str(error)) from error
    held.keeper.refresh()
    return _remembering(back(form, path=_landing(held, form, made), judged=made.id), who)


@router.post("/withdraw")
def withdraw(request: Request, held: Held, form: Form) -> RedirectResponse:
    """Withdraw a judgement; it stays listed."""
    who = form.one("who", 80) or remembered(request) or "analyst"
    try:
        made = held.keeper.case.withdraw(form.one("id", 100), who=who)
    except Unjudgeable as error:
        raise HTTPException(400, str(error)) from error
    held.keeper.refresh()
    return back(form, judged=made.id)


def _landing(held: Desktop, form: Given, made: Judgement) -> str:
    """Give where to go where the page that was judged on is there no more: an id changes with what it is made of.

    "" where it still is; else the page of what it became, or, where it is rejected, the list of judgements.
    """
    kind, _, old = urlsplit(form.one("next")).path.removeprefix("/").partition("/")
    if kind not in ("events", "entities") or old not in made.subjects:
        return ""
    with held.keeper.look() as desk:
        there = {"events": desk.events, "entities": desk.entities}[kind]
        if there([old]):
            return ""
        became = [now for now in desk.now(made.id) if there([now])]
        return f"/{kind}/{quote(became[0])}" if became else "/judge/list"


def _who(form: Given) -> str:
    """Give who judges.

    Raises:
        HTTPException: no name is given.
    """
    who = form.one("who", 80)
    if not who:
        raise HTTPException(400, "Give your name: every judgement says whose it is.")
    return who


def _run(held: Desktop, given: str) -> str | None:
    """Give the run whose ids the form has: what the analyst saw counts, though the record went on meanwhile."""
    return given if any(run.id == given for run in held.keeper.case.runs()) else None


def _remembering(answer: RedirectResponse, who: str) -> RedirectResponse:
    answer.set_cookie(WHO_COOKIE, quote(who), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _about(held: Desktop, subject: str) -> list[str]:
    """Give what was decided about a thing before, in sentences."""
    return [judgement.sentence for judgement in held.keeper.case.judgements() if subject in judgement.subjects]
