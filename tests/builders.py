"""Readings made by hand, for testing what concerns the set without the readers. All that is named here is invented
or a country of the gazetteer; an entity id is the same in every reading, as if identity had joined them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from synopticon.languages import happenings
from synopticon.reconciling import assemble
from synopticon.reconciling.reuse import find_reuse
from synopticon.records import (
    UNKNOWN_TIME,
    Credit,
    Document,
    Entity,
    EntityType,
    Mention,
    Office,
    Participant,
    Quantity,
    Reading,
    Record,
    Report,
    Statement,
    Status,
    Step,
    When,
    identify,
)

LIND = Entity("e-lind", "Ada Lind", "PER", "NOR", offices=(Office("prime minister", "NOR"),))
VEGA = Entity("e-vega", "Luis Vega", "PER", "CHL", offices=(Office("president", "CHL"),))
ROJAS = Entity("e-rojas", "Marta Rojas", "PER", "CHL", offices=(Office("foreign minister", "CHL"),))
NORWAY = Entity("e-norway", "Norway", "GPE", "NOR", "country:NOR")
CHILE = Entity("e-chile", "Chile", "GPE", "CHL", "country:CHL")
SANTIAGO = Entity("e-santiago", "Santiago", "GPE", "CHL", "city:santiago-CHL")
JAPAN = Entity("e-japan", "Japan", "GPE", "JPN", "country:JPN")
HARBOUR = Entity("e-harbour", "Quinta Harbour", "FAC", "CHL")
AFP = Entity("e-afp", "AFP", "ORG", "FRA", "agency:afp")
TASS = Entity("e-tass", "TASS", "ORG", "RUS", "agency:tass")


def day(date: str, last: str | None = None) -> When:
    """A day, or the days from `date` up to `last` exclusively."""
    from datetime import date as Date
    from datetime import timedelta

    after = last or (Date.fromisoformat(date) + timedelta(days=1)).isoformat()
    return When(date, after, "day" if last is None else "month", basis="stated")


@dataclass(frozen=True)
class Said:
    """One sentence of an article and the happening it reports, if any."""

    text: str
    happening: str = ""
    actors: Sequence[Entity | str] = ()
    recipients: Sequence[Entity | str] = ()
    place: Entity | None = None
    when: When = UNKNOWN_TIME
    status: Status = "occurred"
    by: Entity | None = None
    via: Sequence[Step] = ()
    background: bool = False
    object: str = ""
    quantities: Sequence[Quantity] = ()


@dataclass(frozen=True)
class Made:
    """What an article is to be."""

    name: str
    said: Sequence[Said]
    language: str = "en"
    outlet: str = ""
    published: str = ""
    credits: Sequence[Credit] = field(default=())


def reading(made: Made) -> Reading:
    """Build the reading of an article: a sentence a paragraph, its reports and statements."""
    text = "\n".join(s.text for s in made.said)
    published = day(made.published) if made.published else UNKNOWN_TIME
    document = Document(
        made.name, made.name, f"raw-{made.name}", f"{made.name}.txt", made.language, text, outlet=made.outlet,
        credits=tuple(made.credits), published=replace(published, basis="given") if made.published else published,
    )  # fmt: skip
    spans, reports, statements, at = [], [], [], 0
    for number, said in enumerate(made.said):
        start, end = at, at + len(said.text)
        spans.append((start, end))
        at = end + 1
        statement = _statement(made, said, number, start, end) if said.by or said.via else None
        if statement:
            statements.append(statement)
        if said.happening:
            reports.append(_report(made, said, number, (start, end), statement))
    entities = {e.id: e for s in made.said for e in (*s.actors, *s.recipients, s.place, s.by) if isinstance(e, Entity)}
    return Reading(
        document, document.published, tuple(spans), entities=tuple(entities[k] for k in sorted(entities)),
        statements=tuple(statements), reports=tuple(reports),
    )  # fmt: skip


def _statement(made: Made, said: Said, number: int, start: int, end: int) -> Statement:
    return Statement(
        identify("statement", made.name, number), start, end, "indirect", "asserts", start, end,
        speaker=said.by.id if said.by else None, via=tuple(said.via),
    )  # fmt: skip


def _report(made: Made, said: Said, number: int, span: tuple[int, int], statement: Statement | None) -> Report:
    row = happenings()[said.happening]
    return Report(
        identify("report", made.name, number), *span, span[0], span[0] + 1, said.happening, row["type"], row["mode"],
        actors=_participants(said.actors), recipients=_participants(said.recipients),
        place=_participants([said.place])[0] if said.place else None,
        when=said.when, time=span if said.when.known else None, status=said.status,
        statement=statement.id if statement else None, object=said.object, quantities=tuple(said.quantities),
        background=said.background,
    )  # fmt: skip


def _participants(parties: Sequence[Entity | str]) -> tuple[Participant, ...]:
    return tuple(Participant(None, p, 0, 1) if isinstance(p, str) else Participant(p.id, p.name, 0, 1) for p in parties)


def record(*made: Made) -> Record:
    """Build the record of some articles, entities taken as joined and dates as known."""
    return record_of([reading(m) for m in made])


def record_of(readings: Sequence[Reading]) -> Record:
    """Build the record of some readings, in whatever order they come."""
    ordered = tuple(sorted(readings, key=lambda r: r.document.id))
    entities = {e.id: e for r in ordered for e in r.entities}
    return assemble(ordered, tuple(entities[k] for k in sorted(entities)), find_reuse(ordered))


def organisation(name: str, link: str = "", country: str | None = None, kind: EntityType = "ORG") -> Entity:
    """An organisation by name."""
    return Entity(identify("entity", name), name, kind, country, link)


def record_with_names(*made: Made) -> Record:
    """Build the record of articles in which every party is named where its name stands."""
    return record_of([_with_names(reading(m)) for m in made])


def _with_names(made: Reading) -> Reading:
    text = made.document.text
    found = [
        Mention(at, at + len(e.name), e.type, "name", e.id) for e in made.entities if (at := text.find(e.name)) >= 0
    ]
    return replace(made, mentions=tuple(sorted(found, key=lambda m: m.start)))
