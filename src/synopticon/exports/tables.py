"""The record as tables, one a noun: names and types of the columns, and the rows. Nothing here depends on a library.

Types: s text, i whole number, f number, b truth, l list of texts. A column may be empty (null) where what it holds is
not known. Offsets count code points of the clean text of the row's document. Positions count from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from synopticon.records import Participant, Reading, Record, Report, When

Value = str | int | float | bool | list[str] | None
Rows = Iterator[tuple[Value, ...]]

_WHEN = "earliest:s latest:s granularity:s zone:s basis:s note:s"
_SPAN = "document:s start:i end:i text:s"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns ("name:type", parted by spaces) and what gives its rows."""

    name: str
    spec: str
    rows: Callable[[Record], Rows]

    @property
    def columns(self) -> list[tuple[str, str]]:
        """The names and types of the columns, in order."""
        return [(name, kind) for name, kind in (column.split(":") for column in self.spec.split())]


def _when(when: When) -> tuple[Value, ...]:
    return when.earliest, when.latest, when.granularity, when.zone, when.basis, when.note


def _span(reading: Reading, start: int, end: int) -> tuple[Value, ...]:
    return reading.document.id, start, end, reading.document.text[start:end]


def _place(start: int, end: int) -> tuple[Value, Value]:
    """Give offsets, null for what does not stand in the text."""
    return (None, None) if start < 0 else (start, end)


def _meta(record: Record) -> Rows:
    pipelines: dict[str, str] = record.meta.get("pipelines", {})
    yield from ((key, str(record.meta[key])) for key in ("schema", "synopticon") if key in record.meta)
    yield from ((f"pipeline.{language}", pipeline) for language, pipeline in sorted(pipelines.items()))


def _documents(record: Record) -> Rows:
    for r in record.readings:
        d = r.document
        published = r.published if r.published.known else d.published
        known = (d.id, d.article, d.version, d.path, d.uri or None, d.outlet or None, d.language, d.title or None)
        yield (*known, *_place(d.title_start, d.title_end), d.text, d.encoding, *_when(published), r.pipeline)


def _credits(record: Record) -> Rows:
    for r in record.readings:
        for n, c in enumerate(r.document.credits):
            yield r.document.id, n, c.role, c.name, c.uri or None, *_place(c.start, c.end)


def _edits(record: Record) -> Rows:
    for r in record.readings:
        for n, e in enumerate(r.document.edits):
            yield r.document.id, n, e.start, e.end, e.replacement, e.reason


def _marks(record: Record) -> Rows:
    for r in record.readings:
        for m in r.document.marks:
            yield *_span(r, m.start, m.end), m.reason, m.note


def _sentences(record: Record) -> Rows:
    for r in record.readings:
        for n, (start, end) in enumerate(r.sentences):
            yield *_span(r, start, end), n


def _entities(record: Record) -> Rows:
    for e in record.entities:
        yield e.id, e.name, e.type, e.country, e.link or None, len(e.mentions), list(e.why)


def _names(record: Record) -> Rows:
    return ((e.id, n.text, n.language, n.count) for e in record.entities for n in e.names)


def _offices(record: Record) -> Rows:
    return ((e.id, o.title, o.country or None, o.start, o.end) for e in record.entities for o in e.offices)


def _mentions(record: Record) -> Rows:
    for r in record.readings:
        for m in r.mentions:
            yield *_span(r, m.start, m.end), m.type, m.form, m.entity, list(m.members)


def _times(record: Record) -> Rows:
    for r in record.readings:
        for t in r.times:
            yield *_span(r, t.start, t.end), t.type, t.value, t.mod or None, t.anchor, *_when(t.when), t.rule


def _statements(record: Record) -> Rows:
    for r in record.readings:
        for s in r.statements:
            speaker = (s.speaker, s.speaker_text, *_place(s.speaker_start, s.speaker_end))
            cue = (s.cue, *_place(s.cue_start, s.cue_end))
            content = (s.content_start, s.content_end, r.document.text[s.content_start : s.content_end])
            yield s.id, *_span(r, s.start, s.end), s.kind, s.stance, *speaker, *cue, *content, s.addressee, s.within


def _steps(record: Record) -> Rows:
    for r in record.readings:
        for s in r.statements:
            for n, step in enumerate(s.via):
                yield s.id, n, step.role, step.name, step.entity


def _reports(record: Record) -> Rows:
    for r in record.readings:
        for p in r.reports:
            coded = (p.happening, p.type, p.mode, p.context, p.status, p.statement, p.object, p.background)
            time = p.time or (None, None)
            trigger = (p.trigger_start, p.trigger_end, r.document.text[p.trigger_start : p.trigger_end])
            yield p.id, *_span(r, p.start, p.end), *trigger, *coded, *_when(p.when), *time


def _parties(report: Report) -> Iterator[tuple[str, int, Participant]]:
    place = (report.place,) if report.place else ()
    roles = {"actor": report.actors, "recipient": report.recipients, "place": place, "accuser": report.accusers}
    return ((role, n, p) for role, parties in roles.items() for n, p in enumerate(parties))


def _participants(record: Record) -> Rows:
    for r in record.readings:
        for report in r.reports:
            for role, n, p in _parties(report):
                yield report.id, r.document.id, role, n, p.entity, p.text, *_place(p.start, p.end)


def _quantities(record: Record) -> Rows:
    for r in record.readings:
        for report in r.reports:
            for n, q in enumerate(report.quantities):
                yield report.id, r.document.id, n, q.start, q.end, q.text, q.low, q.high, q.unit


def _events(record: Record) -> Rows:
    for e in record.events:
        counts = (len(e.reports), len(e.documents), e.outlets, len(e.origins), e.independent_origins)
        links = (e.parent, e.plan_of, list(e.why))
        yield e.id, e.type, e.mode, e.happening, e.title, e.place, *_when(e.when), e.status, *counts, *links


def _event_participants(record: Record) -> Rows:
    for e in record.events:
        for role, ids in (("actor", e.actors), ("recipient", e.recipients)):
            yield from ((e.id, role, n, entity) for n, entity in enumerate(ids))


def _event_reports(record: Record) -> Rows:
    documents = {report.id: r.document.id for r in record.readings for report in r.reports}
    return ((e.id, n, report, documents.get(report)) for e in record.events for n, report in enumerate(e.reports))


def _event_history(record: Record) -> Rows:
    return ((e.id, n, s.date, s.status, s.report) for e in record.events for n, s in enumerate(e.history))


def _origins(record: Record) -> Rows:
    for e in record.events:
        for n, o in enumerate(e.origins):
            yield e.id, n, o.id, o.name, o.kind, list(o.reports), list(o.evidence)


def _disagreements(record: Record) -> Rows:
    for e in record.events:
        for n, d in enumerate(e.disagreements):
            yield d.id, e.id, n, d.attribute, d.kind, d.explanation


def _disagreement_readings(record: Record) -> Rows:
    for e in record.events:
        for d in e.disagreements:
            for m, v in enumerate(d.readings):
                spans = [f"{s.document}:{s.start}-{s.end}" for s in v.spans]
                yield d.id, m, v.value, list(v.reports), spans


def _stories(record: Record) -> Rows:
    for s in record.stories:
        yield s.id, s.title, s.earliest, s.latest, len(s.documents), len(s.events)


def _story_documents(record: Record) -> Rows:
    return ((s.id, n, document) for s in record.stories for n, document in enumerate(s.documents))


def _story_events(record: Record) -> Rows:
    return ((s.id, n, event) for s in record.stories for n, event in enumerate(s.events))


def _reuse(record: Record) -> Rows:
    for u in record.reuse:
        yield u.id, *u.documents, u.kind, u.direction, len(u.passages), list(u.evidence)


def _reuse_passages(record: Record) -> Rows:
    for u in record.reuse:
        for n, (a, b) in enumerate(u.passages):
            yield u.id, n, a.document, a.start, a.end, b.document, b.start, b.end


def _undecided(record: Record) -> Rows:
    for r in record.readings:
        for u in r.undecided:
            yield *_span(r, u.start, u.end), u.what, u.reason


def _judgements(record: Record) -> Rows:
    outcomes = {attachment.judgement: attachment for attachment in record.attachments}
    for j in record.judgements:
        outcome = outcomes.get(j.id)
        made = (j.id, j.verdict, list(j.subjects), j.who, j.when, j.note, j.attribute or None, j.value or None)
        yield (*made, outcome.state, list(outcome.subjects)) if outcome else (*made, None, [])


def _rejected(record: Record) -> Rows:
    rejected = record.rejected
    yield from (("event", event.id, None) for event in rejected.events)
    yield from (("report", report.id, document) for document, report in rejected.reports)
    yield from (("statement", statement.id, document) for document, statement in rejected.statements)
    yield from (("reuse", reuse.id, None) for reuse in rejected.reuse)
    yield from (("disagreement", disagreement.id, event) for event, disagreement in rejected.disagreements)


TABLES = (
    Table("meta", "key:s value:s", _meta),
    Table(
        "documents",
        "id:s article:s version:i path:s uri:s outlet:s language:s title:s title_start:i title_end:i text:s encoding:s "
        f"{_WHEN} pipeline:s",
        _documents,
    ),
    Table("credits", "document:s position:i role:s name:s uri:s start:i end:i", _credits),
    Table("edits", "document:s position:i start:i end:i replacement:s reason:s", _edits),
    Table("marks", f"{_SPAN} reason:s note:s", _marks),
    Table("sentences", f"{_SPAN} position:i", _sentences),
    Table("entities", "id:s name:s type:s country:s link:s mentions:i why:l", _entities),
    Table("names", "entity:s text:s language:s count:i", _names),
    Table("offices", "entity:s title:s country:s start:s end:s", _offices),
    Table("mentions", f"{_SPAN} type:s form:s entity:s members:l", _mentions),
    Table("times", f"{_SPAN} type:s value:s mod:s anchor:s {_WHEN} rule:s", _times),
    Table(
        "statements",
        f"id:s {_SPAN} kind:s stance:s speaker:s speaker_text:s speaker_start:i speaker_end:i cue:s cue_start:i "
        "cue_end:i content_start:i content_end:i content:s addressee:s within:s",
        _statements,
    ),
    Table("statement_steps", "statement:s position:i role:s name:s entity:s", _steps),
    Table(
        "reports",
        f"id:s {_SPAN} trigger_start:i trigger_end:i trigger:s happening:s type:s mode:s context:s status:s "
        f"statement:s object:s background:b {_WHEN} time_start:i time_end:i",
        _reports,
    ),
    Table("participants", "report:s document:s role:s position:i entity:s text:s start:i end:i", _participants),
    Table("quantities", "report:s document:s position:i start:i end:i text:s low:f high:f unit:s", _quantities),
    Table(
        "events",
        f"id:s type:s mode:s happening:s title:s place:s {_WHEN} status:s reports:i documents:i outlets:i origins:i "
        "independent_origins:i parent:s plan_of:s why:l",
        _events,
    ),
    Table("event_participants", "event:s role:s position:i entity:s", _event_participants),
    Table("event_reports", "event:s position:i report:s document:s", _event_reports),
    Table("event_history", "event:s position:i date:s status:s report:s", _event_history),
    Table("origins", "event:s position:i id:s name:s kind:s reports:l evidence:l", _origins),
    Table("disagreements", "id:s event:s position:i attribute:s kind:s explanation:s", _disagreements),
    Table(
        "disagreement_readings",
        "disagreement:s position:i value:s reports:l spans:l",
        _disagreement_readings,
    ),
    Table("stories", "id:s title:s earliest:s latest:s documents:i events:i", _stories),
    Table("story_documents", "story:s position:i document:s", _story_documents),
    Table("story_events", "story:s position:i event:s", _story_events),
    Table("reuse", "id:s first:s second:s kind:s direction:s passages:i evidence:l", _reuse),
    Table(
        "reuse_passages",
        "reuse:s position:i first:s first_start:i first_end:i second:s second_start:i second_end:i",
        _reuse_passages,
    ),
    Table("undecided", f"{_SPAN} what:s reason:s", _undecided),
    Table(
        "judgements",
        "id:s verdict:s subjects:l who:s when:s note:s attribute:s value:s state:s now:l",
        _judgements,
    ),
    Table("rejected", "what:s id:s of:s", _rejected),
)
