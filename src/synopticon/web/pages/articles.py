"""An article: its clean text with what was found in it, what was received, and notes in the margin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse

from synopticon.cleaning import received_text
from synopticon.records import Document, Reading, Statement
from synopticon.store import StoreError
from synopticon.store.index_lines import EntityLine, EventLine
from synopticon.web import words
from synopticon.web.asking import Identity, span
from synopticon.web.render import page, quoted
from synopticon.web.segments import Change, Layered, Paragraph, paragraphs
from synopticon.web.state import Desktop, Held, Look

router = APIRouter(prefix="/articles")
_UNSEEN = ("whitespace", "markup", "control")
_CUT = 400  # characters of what was cut that are shown
_RECEIVED = 20_000  # characters of what was received that stand beside the text
LAYERS = (
    ("entity", "Names", True),
    ("time", "Times", True),
    ("statement", "Statements", False),
    ("report", "Reports", False),
    ("mark", "Doubtful words", True),
    ("edit", "What cleaning changed", False),
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the margin of text[start:end]. `subject` is what it can be judged by."""

    start: int
    end: int
    layer: str
    text: str
    href: str = ""
    more: str = ""
    status: str = ""
    subject: str = ""


@router.get("/{article}", response_class=HTMLResponse)
def article(
    request: Request,
    article: Identity,
    desk: Look,
    held: Held,
    at: Annotated[str, Query(max_length=20, description="characters to show, START-END")] = "",
) -> HTMLResponse:
    """Show an article."""
    reading = desk.reading(article)
    told = desk.told_in(article)
    events = desk.events(told.values())
    known = desk.entities(m.entity for m in reading.mentions if m.entity)
    received = _received(held, reading.document)
    changes = _changes(reading.document, received)
    asked = (place,) if (place := span(at)) else ()
    layers = [*_layers(reading, known, told, events), *(Layered(*place, "linked") for place in asked)]
    notes = _notes(reading, known, told, events, changes)
    anchors = {*_anchors(reading), *asked, *((note.start, note.end) for note in notes)}
    text = paragraphs(reading.document.text, layers, anchors, changes)
    reuse = desk.reuse_of(article)
    return page(
        request,
        "article.html",
        line=desk.document(article),
        document=reading.document,
        published=reading.published if reading.published.known else reading.document.published,
        text=text,
        notes=_by_paragraph(text, notes),
        layers=LAYERS,
        counts=_counts(reading, changes),
        received=received[:_RECEIVED] if received else received,
        longer=len(received or "") > _RECEIVED,
        known=sorted(known.values(), key=lambda e: (-e.count, e.name, e.id)),
        versions=desk.versions(reading.document.article),
        reuse=reuse,
        others=desk.documents(document for pair in reuse for document in pair.documents),
    )


@router.get("/{article}/received", response_class=PlainTextResponse)
def received(article: Identity, desk: Look, held: Held) -> PlainTextResponse:
    """Give the text as it was received, as plain text whatever it is."""
    text = _received(held, desk.reading(article).document)
    if text is None:
        raise HTTPException(404, "What was received is not in the case any more.")
    return PlainTextResponse(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


def _received(held: Desktop, document: Document) -> str | None:
    try:
        return received_text(held.keeper.case.received(document.raw))[0]
    except StoreError:
        return None


# ---------------------------------------------------------------- what is marked in the text


def _layers(
    reading: Reading, known: dict[str, EntityLine], told: dict[str, str], events: dict[str, EventLine]
) -> list[Layered]:
    found = [_mention(m.start, m.end, known.get(m.entity or ""), m.type) for m in reading.mentions]
    found += [Layered(t.start, t.end, "time", "", f"{t.value}") for t in reading.times]
    found += [Layered(s.start, s.end, "statement") for s in reading.statements]
    for report in reading.reports:
        event = events.get(told.get(report.id, ""))
        title = f"{words.STATUS[report.status]}: {event.title}" if event else words.STATUS[report.status]
        found.append(Layered(report.start, report.end, "report"))
        found.append(Layered(report.trigger_start, report.trigger_end, "trigger", "", title))
    found += [Layered(m.start, m.end, "mark", "", m.note or m.reason) for m in reading.document.marks]
    return found + [Layered(u.start, u.end, "undecided", "", u.reason) for u in reading.undecided if u.end > u.start]


def _mention(start: int, end: int, entity: EntityLine | None, type_: str) -> Layered:
    if entity is None:
        return Layered(start, end, "entity", "", words.TYPE.get(type_, type_))
    return Layered(start, end, "entity", f"/entities/{quoted(entity.id)}", entity.name)


def _anchors(reading: Reading) -> set[tuple[int, int]]:
    found = set(reading.sentences)
    for items in (reading.mentions, reading.times, reading.statements, reading.reports, reading.undecided):
        found |= {(item.start, item.end) for item in items}
    return found | {(s.content_start, s.content_end) for s in reading.statements}


def _changes(document: Document, received: str | None) -> list[Change]:
    """Give what cleaning did at which place of the clean text, bare white space and markup left out."""
    made: list[Change] = []
    shift = 0
    for edit in document.edits:
        at = edit.start + shift
        shift += len(edit.replacement) - (edit.end - edit.start)
        if received is None or edit.reason in _UNSEEN:
            continue
        cut = " ".join(received[edit.start : edit.end].split())
        shown = cut if len(cut) <= _CUT else f"{cut[:_CUT]}…"
        made.append(Change(at, at + len(edit.replacement), shown, edit.reason))
    return made


def _counts(reading: Reading, changes: list[Change]) -> dict[str, int]:
    return {
        "entity": len(reading.mentions),
        "time": len(reading.times),
        "statement": len(reading.statements),
        "report": len(reading.reports),
        "mark": len(reading.document.marks) + len(reading.undecided),
        "edit": len(changes),
    }


# ---------------------------------------------------------------- the margin


def _notes(
    reading: Reading,
    known: dict[str, EntityLine],
    told: dict[str, str],
    events: dict[str, EventLine],
    changes: list[Change],
) -> list[Note]:
    notes = [_said(statement, known) for statement in reading.statements]
    for report in reading.reports:
        event = events.get(told.get(report.id, ""))
        href = f"/events/{quoted(event.id)}" if event else ""
        title = event.title if event else report.happening
        notes.append(Note(report.start, report.end, "report", title, href, "", report.status, report.id))
    notes += [Note(u.start, u.end, "undecided", u.what, "", u.reason) for u in reading.undecided]
    notes += [Note(m.start, m.end, "mark", m.reason, "", m.note) for m in reading.document.marks]
    notes += [Note(c.at, c.end, "edit", c.reason, "", c.cut) for c in changes]
    return sorted(notes, key=lambda note: (note.start, note.end, note.layer, note.text))


def _said(statement: Statement, known: dict[str, EntityLine]) -> Note:
    speaker = known.get(statement.speaker or "")
    name = speaker.name if speaker else " ".join(statement.speaker_text.split()) or "somebody not named"
    chain = " → ".join(dict.fromkeys(step.name for step in statement.via if step.role != "publisher"))
    href = f"/entities/{quoted(speaker.id)}" if speaker else ""
    told = f"{words.STANCE[statement.stance]} ({statement.kind})" + (f", through {chain}" if chain else "")
    return Note(statement.start, statement.end, "statement", name, href, told, "", statement.id)


def _by_paragraph(text: tuple[Paragraph, ...], notes: list[Note]) -> dict[int, list[Note]]:
    """Put each note to the paragraph it begins in, or to the next one."""
    placed: dict[int, list[Note]] = {paragraph.start: [] for paragraph in text}
    ends = [paragraph.end for paragraph in text]
    for note in notes if text else ():
        there = min(bisect_right(ends, note.start), len(text) - 1)
        placed[text[there].start].append(note)
    return placed
