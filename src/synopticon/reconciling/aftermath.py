"""What became of each judgement in a record: applied, overridden by a later one, or lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from synopticon.reconciling.attaching import Attacher, Found, holders
from synopticon.reconciling.rulings import Ruled, Rulings, reports_of
from synopticon.records import Attachment, Reading, Record

__all__ = ["attachments", "present"]


def attachments(rulings: Rulings, record: Record, entities: Mapping[str, Sequence[str]]) -> tuple[Attachment, ...]:
    """Say what became of each judgement in a record; `entities` are the record's ids of the subjects of those about
    entities."""
    event_of = {report: e.id for e in (*record.events, *record.rejected.events) for report in e.reports}
    story_of = {document: s.id for s in record.stories for document in s.documents}
    found = []
    for ruled in rulings.ruled:
        ids = _now(ruled, event_of, story_of, record, entities)
        if not ruled.there:
            found.append(Attachment(ruled.of.id, "lost", ids, _lost(ruled)))
        elif ruled.of.id in rulings.overridden or _replaced(ruled, rulings):
            found.append(Attachment(ruled.of.id, "overridden", ids, "A later judgement says otherwise."))
        else:
            found.append(Attachment(ruled.of.id, "applied", ids, _partly(ruled)))
    return tuple(found)


def _lost(ruled: Ruled) -> str:
    gone = [f.subject for f in ruled.found if not f.ids]
    return f"Not in the readings any more: {', '.join(gone)}."


def _partly(ruled: Ruled) -> str:
    return _lost(ruled) if any(not f.ids for f in ruled.found) else ""


def _replaced(ruled: Ruled, rulings: Rulings) -> bool:
    """Tell whether a later judgement gives the opposite verdict on, or another value of, the same."""
    mine = ruled.of
    later = rulings.ruled[[r.of.id for r in rulings.ruled].index(mine.id) + 1 :]
    return any(
        r.noun == ruled.noun and set(r.ids) >= set(ruled.ids) and r.found[0].detail == ruled.found[0].detail
        for r in later
        if mine.verdict in ("accept", "reject", "correct")
        and (r.of.verdict == "correct") == (mine.verdict == "correct")
        and (r.of.attribute, r.of.verdict, r.of.value) != (mine.attribute, mine.verdict, mine.value)
        and r.of.attribute == mine.attribute
    )


def _now(
    ruled: Ruled,
    event_of: Mapping[str, str],
    story_of: Mapping[str, str],
    record: Record,
    entities: Mapping[str, Sequence[str]],
) -> tuple[str, ...]:
    if ruled.noun == "entity":
        return tuple(entities.get(ruled.of.id, ()))
    found: list[str] = []
    for one in ruled.found:
        if one.noun == "event":
            found.append(holders(one.ids, event_of))
        elif one.noun == "story":
            found.append(holders(one.ids, story_of))
        elif one.noun == "reuse":
            found += [r.id for r in (*record.reuse, *record.rejected.reuse) if set(r.documents) <= set(one.ids)]
        elif one.noun == "disagreement":
            found += _disagreements(one, record)
        else:
            found += one.ids
    return tuple(dict.fromkeys(i for i in found if i))


def _disagreements(found: Found, record: Record) -> list[str]:
    held = [d for e in (*record.events, *record.rejected.events) for d in e.disagreements]
    held += [d for _, d in record.rejected.disagreements]
    mine = frozenset(found.ids)
    fit = [d for d in held if f"{d.attribute} {d.kind}" == found.detail and mine & reports_of(d)]
    return [min(fit, key=lambda d: (-len(mine & reports_of(d)), d.id)).id] if fit else []


def present(rulings: Rulings, joined: Iterable[Reading]) -> dict[str, tuple[str, ...]]:
    """Give the record's ids of the subjects of judgements on entities; `joined` carry the record's ids."""
    asked = [r for r in rulings.ruled if r.noun == "entity"]
    at = Attacher(joined) if asked else None
    found = {}
    for ruled in asked if at else ():
        ids = [i for f in at.subjects(ruled.of) for i in f.ids] if at else []
        found[ruled.of.id] = tuple(dict.fromkeys(ids))
    return found
