"""From a record to the rows of the query tables: a pure function of the record."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from sqlalchemy import Table

from synopticon.languages import quads
from synopticon.records import Document, Entity, Event, Reading, Record, Reuse, Story, When
from synopticon.store import index_facts as facts
from synopticon.store.index_tables import Tables

Row = dict[str, Any]
Kind = Literal["document", "entity", "event", "story", "disagreements", "reuse", "attachments"]
Placed = tuple["Table | None", Row]
"""A row and its table; None is the full-text table."""
SPACE = 1 << 17  # numbers that the rows of one article or event have to themselves
_EVENTS = 1 << 62  # numbers of what belongs to events begin here
_NOWHERE = Document("", "", "", "", "", "")  # what an event stands in: it has no one article


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a record, its place among those of its kind, and all rows that are made of it."""

    kind: Kind
    id: str
    position: int
    rows: Iterator[Placed]


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
        self.named = facts.named(record)
        self.item = 0  # the number of the item given last
        self._spaces: set[int] = set()

    def parts(self, t: Tables) -> Iterator[Part]:
        """Give every row, with the part of the record that it is made of."""
        for number, reading in enumerate(self.record.readings):
            yield Part("document", reading.document.id, number, self._reading(t, number, reading))
        for number, entity in enumerate(self.record.entities):
            yield Part("entity", entity.id, number, _entity(t, number, entity))
        for number, event in enumerate(self.record.events):
            yield Part("event", event.id, number, self._event(t, number, event))
        for number, story in enumerate(self.record.stories):
            yield Part("story", story.id, number, self._story(t, number, story))
        yield Part("disagreements", "", 0, self._disagreements(t))
        yield Part("reuse", "", 0, self._reuse(t))
        yield Part("attachments", "", 0, self._attachments(t))

    def _attachments(self, t: Tables) -> Iterator[Placed]:
        for made in self.record.attachments:
            yield t.attachments, {
                "judgement": made.judgement, "state": made.state, "note": made.note,
                "subjects": json.dumps(made.subjects),
            }  # fmt: skip

    # ------------------------------------------------------------ one article

    def _reading(self, t: Tables, number: int, reading: Reading) -> Iterator[Placed]:
        document, when = reading.document, facts.published(reading)
        yield t.documents, {
            "id": document.id, "article": document.article, "path": document.path, "uri": document.uri,
            "outlet": document.outlet, "language": document.language, "title": _line(document.title),
            "basis": when.basis, "earliest": when.earliest, "latest": when.latest,
            "story": self.story_of.get(document.id), "position": number, "version": document.version,
            "words": len(document.text.split()), "reading": msgspec.json.encode(reading),
        }  # fmt: skip
        for role, name in sorted({(c.role, c.name or c.uri) for c in document.credits}):
            yield t.credits, {"role": role, "name": name, "document": document.id}
        self.item = number * SPACE
        yield from self._item(t, "article", document.id, document, when, document.title, document.text, "", "")
        yield from self._about(t, self.named[document.id].values())
        yield from self._statements(t, number, reading, when)
        yield from self._reports(t, number, reading, when)
        yield from self._undecided(t, number, reading)

    def _statements(self, t: Tables, number: int, reading: Reading, when: When) -> Iterator[Placed]:
        document = reading.document
        for place, said in enumerate(reading.statements):
            content = _line(document.text[said.content_start : said.content_end])
            yield t.statements, {
                "id": said.id, "document": document.id, "stance": said.stance, "kind": said.kind,
                "speaker_text": _line(said.speaker_text), "content": content, "speaker": said.speaker,
                "story": self.story_of.get(document.id), "told": when.earliest,
                "position": number * SPACE + place, "start": said.start, "end": said.end,
                "noun": _json(said),
            }  # fmt: skip
            speaker = self.entities.get(said.speaker or "")
            title = speaker.name if speaker else _line(said.speaker_text)
            self.item = number * SPACE + place + 1
            yield from self._item(t, "statement", said.id, document, when, title, content, said.stance, "")
            within = {e for at, e in self.named[document.id].items() if said.start <= at[0] and at[1] <= said.end}
            yield from self._about(t, filter(None, {said.speaker, said.addressee, *within}))

    def _reports(self, t: Tables, number: int, reading: Reading, when: When) -> Iterator[Placed]:
        document = reading.document
        for place, report in enumerate(reading.reports):
            yield t.reports, {
                "id": report.id, "document": document.id, "status": report.status, "happening": report.happening,
                "sentence": _line(document.text[report.start : report.end]), "event": self.event_of.get(report.id),
                "told": when.earliest, "position": number * SPACE + place, "start": report.start,
                "end": report.end, "noun": _json(report),
            }  # fmt: skip

    def _undecided(self, t: Tables, number: int, reading: Reading) -> Iterator[Placed]:
        """What leaves somebody who acts or speaks without a name weighs most; then what concerns a whole article."""
        document = reading.document
        taking = facts.taking_part(reading)
        for place, item in enumerate(reading.undecided):
            named = item.what != "entity" or any(item.start <= start < item.end for start in taking)
            whole = 2.0 if item.what != "entity" else 1.0
            yield t.undecided, {
                "position": number * SPACE + place, "document": document.id, "what": item.what,
                "reason": item.reason, "start": item.start, "end": item.end,
                "words": _line(document.text[item.start : item.end])[:200],
                "story": self.story_of.get(document.id), "weight": whole + (1.0 if named else 0.0),
            }  # fmt: skip

    # ------------------------------------------------------------ what can be searched

    def _item(
        self, t: Tables, kind: str, ref: str, document: Document, when: When, title: str, body: str, type_: str,
        status: str,
    ) -> Iterator[Placed]:  # fmt: skip
        yield t.items, {
            "item": self.item, "kind": kind, "ref": ref, "document": document.id, "title": _line(title),
            "outlet": document.outlet, "language": document.language, "type": type_, "status": status,
            "sort": when.earliest or when.latest or "", "story": self._story_of(ref, document.id),
            "earliest": when.earliest, "latest": when.latest,
        }  # fmt: skip
        yield None, {"rowid": self.item, "title": _line(title), "body": body}

    def _story_of(self, ref: str, document: str) -> str | None:
        return self.story_of_event.get(ref) or self.story_of.get(document)

    def _about(self, t: Tables, entities: Any) -> Iterator[Placed]:
        """Tie the item given last to entities, and to the countries that these are of."""
        there = sorted({e for e in entities if e in self.entities})
        for entity in there:
            yield t.about, {"entity": entity, "item": self.item}
        for country in sorted({c for e in there if (c := self.entities[e].country)}):
            yield t.concerns, {"country": country, "item": self.item}

    # ------------------------------------------------------------ what the set says

    def _event(self, t: Tables, number: int, event: Event) -> Iterator[Placed]:
        sort, story = self._sort(event), self.story_of_event.get(event.id)
        yield t.events, {
            "id": event.id, "type": event.type, "mode": event.mode, "happening": event.happening,
            "title": event.title, "status": event.status, "sort": sort, "story": story,
            "earliest": event.when.earliest, "latest": event.when.latest, "place": event.place,
            "parent": event.parent, "plan_of": event.plan_of, "position": number,
            "documents": len(event.documents), "outlets": event.outlets, "origins": facts.established(event),
            "disagreements": len(event.disagreements), "independent": event.independent_origins,
            "noun": _json(event),
        }  # fmt: skip
        for entity, role in sorted(facts.involved(event)):
            yield t.involved, {"entity": entity, "event": event.id, "role": role, "sort": sort}
        self.item = self._space(event.id)
        yield from self._relations(t, event, sort, story)
        words = " ".join(self.entities[e].name for e, _ in sorted(facts.involved(event)) if e in self.entities)
        yield from self._item(t, "event", event.id, _NOWHERE, event.when, event.title, words, event.type, event.status)
        yield from self._about(t, (entity for entity, _ in facts.involved(event)))

    def _relations(self, t: Tables, event: Event, sort: str, story: str | None) -> Iterator[Placed]:
        quad = quads().get(event.type)
        for place, (source, target) in enumerate(facts.pairs(event)) if quad else ():
            yield t.relations, {
                "id": self.item + place, "source": source, "target": target, "event": event.id,
                "quad": quad,
                "type": event.type, "status": event.status, "date": sort, "story": story,
            }  # fmt: skip

    def _space(self, event: str) -> int:
        """Give the first of the numbers that an event's rows may have: they do not depend on the other events, but
        where two would have the same; those of articles are less."""
        number = int.from_bytes(hashlib.blake2b(event.encode(), digest_size=6).digest(), "big") >> 4
        while number in self._spaces:
            number += 1
        self._spaces.add(number)
        return _EVENTS + number * SPACE

    def _disagreements(self, t: Tables) -> Iterator[Placed]:
        found = ((event, each) for event in self.record.events for each in event.disagreements)
        for position, (event, each) in enumerate(found, 1):
            yield t.disagreements, {
                "position": position, "id": each.id, "event": event.id, "attribute": each.attribute,
                "kind": each.kind, "explanation": each.explanation, "story": self.story_of_event.get(event.id),
                "documents": len(event.documents),
            }  # fmt: skip

    def _sort(self, event: Event) -> str:
        """Give the date by which an event stands in time; "" where neither it nor its reports are dated."""
        if event.when.known:
            return event.when.earliest or event.when.latest or ""
        told = (facts.published(self.readings[d]).earliest for d in event.documents if d in self.readings)
        return min((day for day in told if day), default="")

    def _story(self, t: Tables, number: int, story: Story) -> Iterator[Placed]:
        readings = [self.readings[d] for d in story.documents]
        events = [self.events[e] for e in story.events]
        days = Counter(
            day[:10] for r in readings if (day := facts.published(r).earliest) and facts.is_day(facts.published(r))
        )
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


def _line(text: str) -> str:
    return " ".join(text.split())


def _json(noun: object) -> str:
    return msgspec.json.encode(noun).decode()
