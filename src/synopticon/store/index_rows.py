"""From a record to the rows of the query tables: a pure function of the record."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import Table

from synopticon.languages import quads
from synopticon.records import Document, Entity, Event, Reading, Record, Report, Reuse, Story, When
from synopticon.store.index_tables import Tables

Row = dict[str, Any]
Placed = tuple["Table | None", Row]
"""A row and its table; None is the full-text table."""
_NOWHERE = Document("", "", "", "", "", "")  # what an event stands in: it has no one article


class Rows:
    """The rows of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.readings = {r.document.id: r for r in record.readings}
        self.entities = {entity.id: entity for entity in record.entities}
        self.story_of = {d: story.id for story in record.stories for d in story.documents}
        self.story_of_event = {e: story.id for story in record.stories for e in story.events}
        self.event_of = {report: event.id for event in record.events for report in event.reports}
        self.events = {event.id: event for event in record.events}
        self.named = _named(record)
        self.items = 0
        self.disagreements = 0

    def all(self, t: Tables) -> Iterator[Placed]:
        """Give every row."""
        for number, reading in enumerate(self.record.readings):
            yield from self._reading(t, number, reading)
        for number, entity in enumerate(self.record.entities):
            yield from _entity(t, number, entity)
        for number, event in enumerate(self.record.events):
            yield from self._event(t, number, event)
        for number, story in enumerate(self.record.stories):
            yield from self._story(t, number, story)
        yield from self._reuse(t)
        for made in self.record.attachments:
            yield t.attachments, {
                "judgement": made.judgement, "state": made.state, "note": made.note,
                "subjects": json.dumps(made.subjects),
            }  # fmt: skip

    # ------------------------------------------------------------ one article

    def _reading(self, t: Tables, number: int, reading: Reading) -> Iterator[Placed]:
        document, when = reading.document, _published(reading)
        yield t.documents, {
            "id": document.id, "article": document.article, "path": document.path, "uri": document.uri,
            "outlet": document.outlet, "language": document.language, "title": _line(document.title),
            "basis": when.basis, "earliest": when.earliest, "latest": when.latest,
            "story": self.story_of.get(document.id), "position": number, "version": document.version,
            "words": len(document.text.split()), "reading": zlib.compress(msgspec.json.encode(reading), 3),
        }  # fmt: skip
        for role, name in sorted({(c.role, c.name or c.uri) for c in document.credits}):
            yield t.credits, {"role": role, "name": name, "document": document.id}
        yield from self._item(t, "article", document.id, document, when, document.title, document.text, "", "")
        yield from self._about(t, self.named[document.id].values())
        yield from self._statements(t, number, reading, when)
        yield from self._reports(t, number, reading, when)
        yield from self._undecided(t, reading)

    def _statements(self, t: Tables, number: int, reading: Reading, when: When) -> Iterator[Placed]:
        document = reading.document
        for place, said in enumerate(reading.statements):
            content = _line(document.text[said.content_start : said.content_end])
            yield t.statements, {
                "id": said.id, "document": document.id, "stance": said.stance, "kind": said.kind,
                "speaker_text": _line(said.speaker_text), "content": content, "speaker": said.speaker,
                "story": self.story_of.get(document.id), "told": when.earliest,
                "position": number * 10_000 + place, "start": said.start, "end": said.end,
                "noun": _json(said),
            }  # fmt: skip
            speaker = self.entities.get(said.speaker or "")
            title = speaker.name if speaker else _line(said.speaker_text)
            yield from self._item(t, "statement", said.id, document, when, title, content, said.stance, "")
            within = {e for at, e in self.named[document.id].items() if said.start <= at[0] and at[1] <= said.end}
            yield from self._about(t, filter(None, {said.speaker, said.addressee, *within}))

    def _reports(self, t: Tables, number: int, reading: Reading, when: When) -> Iterator[Placed]:
        document = reading.document
        for place, report in enumerate(reading.reports):
            yield t.reports, {
                "id": report.id, "document": document.id, "status": report.status, "happening": report.happening,
                "sentence": _line(document.text[report.start : report.end]), "event": self.event_of.get(report.id),
                "told": when.earliest, "position": number * 10_000 + place, "start": report.start,
                "end": report.end, "noun": _json(report),
            }  # fmt: skip

    def _undecided(self, t: Tables, reading: Reading) -> Iterator[Placed]:
        """What leaves somebody who acts or speaks without a name weighs most; then what concerns a whole article."""
        document = reading.document
        taking = _taking_part(reading)
        for item in reading.undecided:
            named = item.what != "entity" or any(item.start <= start < item.end for start in taking)
            whole = 2.0 if item.what != "entity" else 1.0
            yield t.undecided, {
                "document": document.id, "what": item.what, "reason": item.reason, "start": item.start,
                "end": item.end, "words": _line(document.text[item.start : item.end])[:200],
                "story": self.story_of.get(document.id), "weight": whole + (1.0 if named else 0.0),
            }  # fmt: skip

    # ------------------------------------------------------------ what can be searched

    def _item(
        self, t: Tables, kind: str, ref: str, document: Document, when: When, title: str, body: str, type_: str,
        status: str,
    ) -> Iterator[Placed]:  # fmt: skip
        self.items += 1
        yield t.items, {
            "item": self.items, "kind": kind, "ref": ref, "document": document.id, "title": _line(title),
            "outlet": document.outlet, "language": document.language, "type": type_, "status": status,
            "sort": when.earliest or when.latest or "", "story": self._story_of(ref, document.id),
            "earliest": when.earliest, "latest": when.latest,
        }  # fmt: skip
        yield None, {"rowid": self.items, "title": _line(title), "body": body}

    def _story_of(self, ref: str, document: str) -> str | None:
        return self.story_of_event.get(ref) or self.story_of.get(document)

    def _about(self, t: Tables, entities: Any) -> Iterator[Placed]:
        """Tie the item given last to entities, and to the countries that these are of."""
        there = sorted({e for e in entities if e in self.entities})
        for entity in there:
            yield t.about, {"entity": entity, "item": self.items}
        for country in sorted({c for e in there if (c := self.entities[e].country)}):
            yield t.concerns, {"country": country, "item": self.items}

    # ------------------------------------------------------------ what the set says

    def _event(self, t: Tables, number: int, event: Event) -> Iterator[Placed]:
        sort, story = self._sort(event), self.story_of_event.get(event.id)
        yield t.events, {
            "id": event.id, "type": event.type, "mode": event.mode, "happening": event.happening,
            "title": event.title, "status": event.status, "sort": sort, "story": story,
            "earliest": event.when.earliest, "latest": event.when.latest, "place": event.place,
            "parent": event.parent, "plan_of": event.plan_of, "position": number,
            "documents": len(event.documents), "outlets": event.outlets, "origins": _established(event),
            "disagreements": len(event.disagreements), "independent": event.independent_origins,
            "noun": _json(event),
        }  # fmt: skip
        for entity, role in sorted(_involved(event)):
            yield t.involved, {"entity": entity, "event": event.id, "role": role, "sort": sort}
        yield from self._relations(t, event, sort, story)
        for each in event.disagreements:
            self.disagreements += 1
            yield t.disagreements, {
                "position": self.disagreements, "id": each.id, "event": event.id, "attribute": each.attribute,
                "kind": each.kind, "explanation": each.explanation, "story": story,
                "documents": len(event.documents),
            }  # fmt: skip
        words = " ".join(self.entities[e].name for e, _ in sorted(_involved(event)) if e in self.entities)
        yield from self._item(t, "event", event.id, _NOWHERE, event.when, event.title, words, event.type, event.status)
        yield from self._about(t, (entity for entity, _ in _involved(event)))

    def _relations(self, t: Tables, event: Event, sort: str, story: str | None) -> Iterator[Placed]:
        for source, target in _pairs(event):
            yield t.relations, {
                "source": source, "target": target, "event": event.id, "quad": quads().get(event.type, ""),
                "type": event.type, "status": event.status, "date": sort, "story": story,
            }  # fmt: skip

    def _sort(self, event: Event) -> str:
        """Give the date by which an event stands in time; "" where neither it nor its reports are dated."""
        if event.when.known:
            return event.when.earliest or event.when.latest or ""
        told = (_published(self.readings[d]).earliest for d in event.documents if d in self.readings)
        return min((day for day in told if day), default="")

    def _story(self, t: Tables, number: int, story: Story) -> Iterator[Placed]:
        readings = [self.readings[d] for d in story.documents]
        events = [self.events[e] for e in story.events]
        days = Counter(day[:10] for r in readings if (day := _published(r).earliest) and _is_day(_published(r)))
        yield t.stories, {
            "id": story.id, "title": story.title, "sort": max(days, default=story.latest or ""),
            "languages": " ".join(sorted({r.document.language for r in readings})),
            "points": json.dumps(sorted(days.items())), "earliest": story.earliest, "latest": story.latest,
            "position": number, "documents": len(readings), "events": len(events),
            "outlets": len({r.document.outlet for r in readings if r.document.outlet}),
            "origins": len({o.name for e in events for o in e.origins if o.kind != "not-established"}),
            "disagreements": sum(len(e.disagreements) for e in events), "noun": _json(story),
        }  # fmt: skip
        for document in story.documents:
            yield t.telling, {"story": story.id, "document": document}

    def _reuse(self, t: Tables) -> Iterator[Placed]:
        links: Counter[tuple[str, str, str, str]] = Counter()
        for number, reuse in enumerate(self.record.reuse):
            first, second = reuse.documents
            yield t.reuse, {
                "position": number, "id": reuse.id, "first": first, "second": second, "kind": reuse.kind,
                "direction": reuse.direction, "noun": _json(reuse),
                "characters": sum(span.end - span.start for span, _ in reuse.passages),
            }  # fmt: skip
            links[self._link(reuse)] += 1
        for (source, target, kind, decided), count in sorted(links.items()):
            yield t.links, {"source": source, "target": target, "kind": kind, "decided": decided, "count": count}

    def _link(self, reuse: Reuse) -> tuple[str, str, str, str]:
        """Give the outlets of a pair of articles, who had the words first in front where that is decided."""
        documents = [self.readings[d].document for d in reuse.documents]
        first, second = (d.outlet or d.path for d in documents)
        if reuse.direction == "second-to-first":
            return second, first, reuse.kind, "yes"
        if reuse.direction == "first-to-second":
            return first, second, reuse.kind, "yes"
        return (*sorted((first, second)), reuse.kind, "no")  # type: ignore[return-value]


def _entity(t: Tables, number: int, entity: Entity) -> Iterator[Placed]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in entity.mentions:
        places[span.document].append((span.start, span.end))
    yield t.entities, {
        "id": entity.id, "name": entity.name, "sorted": entity.name.casefold(), "type": entity.type,
        "country": entity.country, "link": entity.link, "position": number, "count": len(entity.mentions),
        "documents": len(places), "noun": _json(entity),
    }  # fmt: skip
    for document, spans in sorted(places.items()):
        start, end = min(spans)
        yield t.mentions, {
            "entity": entity.id, "document": document, "count": len(spans), "start": start, "end": end,
        }  # fmt: skip


def _named(record: Record) -> dict[str, dict[tuple[int, int], str]]:
    """Give, for each document, which entity is mentioned where."""
    found: dict[str, dict[tuple[int, int], str]] = {r.document.id: {} for r in record.readings}
    for entity in record.entities:
        for span in entity.mentions:
            found.setdefault(span.document, {})[span.start, span.end] = entity.id
    return found


def _involved(event: Event) -> set[tuple[str, str]]:
    found = {(e, "actor") for e in event.actors} | {(e, "recipient") for e in event.recipients}
    return found | ({(event.place, "place")} if event.place else set())


def _pairs(event: Event) -> list[tuple[str, str]]:
    """Give who acted toward whom; those who did something together without another party, each with each."""
    actors, recipients = sorted(set(event.actors)), sorted(set(event.recipients))
    if recipients:
        return [(source, target) for source in actors for target in recipients if source != target]
    together = "cooperation" in quads().get(event.type, "")
    return list(combinations(actors, 2)) if together else []


def _established(event: Event) -> int:
    return len({origin.name for origin in event.origins if origin.kind != "not-established"})


def _taking_part(reading: Reading) -> set[int]:
    """Give where those stand who act, are acted upon or speak, and are not known."""
    people = [p.start for report in reading.reports for p in _parties(report) if p.entity is None]
    return set(people) | {s.speaker_start for s in reading.statements if s.speaker is None}


def _parties(report: Report) -> tuple[Any, ...]:
    return (*report.actors, *report.recipients)


def _published(reading: Reading) -> When:
    return reading.published if reading.published.known else reading.document.published


def _is_day(when: When) -> bool:
    """Tell whether an article is dated to the day: only such count as points of a line."""
    if not when.earliest or not when.latest:
        return False
    try:
        return (date.fromisoformat(when.latest[:10]) - date.fromisoformat(when.earliest[:10])).days <= 1
    except ValueError:
        return False


def _line(text: str) -> str:
    return " ".join(text.split())


def _json(noun: object) -> str:
    return msgspec.json.encode(noun).decode()
