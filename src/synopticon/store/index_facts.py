"""What the query tables say of the nouns of a record, where the nouns do not say it themselves."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from synopticon.languages import quads
from synopticon.records import Event, Participant, Reading, Record, Report, When


def named(record: Record) -> dict[str, dict[tuple[int, int], str]]:
    """Give, for each document, which entity is mentioned where."""
    found: dict[str, dict[tuple[int, int], str]] = {r.document.id: {} for r in record.readings}
    for entity in record.entities:
        for span in entity.mentions:
            found.setdefault(span.document, {})[span.start, span.end] = entity.id
    return found


def involved(event: Event) -> set[tuple[str, str]]:
    """Give who took part in an event and where it was, each with the role."""
    found = {(e, "actor") for e in event.actors} | {(e, "recipient") for e in event.recipients}
    return found | ({(event.place, "place")} if event.place else set())


def pairs(event: Event) -> list[tuple[str, str]]:
    """Give who acted toward whom; those who did something together without another party, each with each."""
    actors, recipients = sorted(set(event.actors)), sorted(set(event.recipients))
    if recipients:
        return [(source, target) for source in actors for target in recipients if source != target]
    together = "cooperation" in quads().get(event.type, "")
    return list(combinations(actors, 2)) if together else []


def established(event: Event) -> int:
    """Count the origins of an event that are known by name."""
    return len({origin.name for origin in event.origins if origin.kind != "not-established"})


def taking_part(reading: Reading) -> set[int]:
    """Give where those stand who act, are acted upon or speak, and are not known."""
    people = [p.start for report in reading.reports for p in parties(report) if p.entity is None]
    return set(people) | {s.speaker_start for s in reading.statements if s.speaker is None}


def parties(report: Report) -> tuple[Participant, ...]:
    """Give those who act and those acted upon."""
    return (*report.actors, *report.recipients)


def published(reading: Reading) -> When:
    """Give when an article was published, as the record has it."""
    return reading.published if reading.published.known else reading.document.published


def is_day(when: When) -> bool:
    """Tell whether an article is dated to the day: only such count as points of a line."""
    if not when.earliest or not when.latest:
        return False
    try:
        return (date.fromisoformat(when.latest[:10]) - date.fromisoformat(when.earliest[:10])).days <= 1
    except ValueError:
        return False
