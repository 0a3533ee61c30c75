"""An event: its history, who tells it and in which words, where accounts differ."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from synopticon.records import Event, Report, Statement
from synopticon.store.index_lines import DocumentLine
from synopticon.store.index_read import Desk
from synopticon.web.asking import Identity
from synopticon.web.render import page
from synopticon.web.state import Held, Look

router = APIRouter(prefix="/events")
SHOWN = 200  # reports; an event told more often is shown by as many of them


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's report of the event, with its sentence and whose statement it stands in."""

    report: Report
    sentence: str
    document: DocumentLine
    statement: Statement | None


@router.get("/{event}", response_class=HTMLResponse)
def event(request: Request, event: Identity, desk: Look, held: Held) -> HTMLResponse:
    """Show an event."""
    found = desk.event(event)
    line = desk.event_line(event)
    tellings = _tellings(desk, found)
    around = desk.events(filter(None, (line.parent, line.plan_of)))
    return page(
        request,
        "event.html",
        event=found,
        line=line,
        tellings=tellings,
        more=len(found.reports) - len(tellings),
        documents=desk.documents(span.document for d in found.disagreements for v in d.readings for span in v.spans),
        by_report={telling.report.id: telling for telling in tellings},
        known=desk.entities(_entities(found, tellings)),
        parent=around.get(line.parent or ""),
        outcome=around.get(line.plan_of or ""),
        parts=desk.parts_of(event),
        plans=desk.plans_of(event),
        judgements=[j.sentence for j in held.keeper.case.judgements() if j.id in found.judged] if found.judged else [],
        story=desk.story_line(line.story) if line.story else None,
    )


def _tellings(desk: Desk, event: Event) -> list[Telling]:
    """Give the reports in the order in which they appeared."""
    reports = desk.reports(event.reports[:SHOWN])
    documents = desk.documents(document for document, _, _ in reports.values())
    statements = desk.statements(r.statement for _, _, r in reports.values() if r.statement)
    made = [
        Telling(report, sentence, documents[document], statements.get(report.statement or ""))
        for document, sentence, report in reports.values()
    ]
    return sorted(made, key=lambda t: (t.document.earliest or "9999", t.document.id, t.report.start, t.report.id))


def _entities(event: Event, tellings: list[Telling]) -> set[str]:
    found = {*event.actors, *event.recipients, event.place}
    found |= {telling.statement.speaker for telling in tellings if telling.statement}
    return {entity for entity in found if entity}
