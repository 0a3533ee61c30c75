"""Everything that concerns the set of articles: what is one happening, who copied whom, where accounts differ.

A pure function of the set of Readings, and of what analysts judged of them: the same readings and judgements give the
same record in any order and any split.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from synopticon.collecting import uncollected
from synopticon.reconciling import stories
from synopticon.reconciling.accounts import accounts
from synopticon.reconciling.aftermath import attachments, present
from synopticon.reconciling.dating import date_readings
from synopticon.reconciling.glossing import speakers
from synopticon.reconciling.identity import join_entities
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.reuse import find_reuse
from synopticon.reconciling.rulings import NONE, Rulings, rule
from synopticon.reconciling.versions import numbered
from synopticon.reconciling.weaving import weave
from synopticon.records import Entity, Judgement, Reading, Record, Rejected, Reuse, Span

__all__ = ["reconcile"]


def reconcile(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), memory: Memory = FORGETFUL) -> Record:
    """Make the record of a set of readings and of what analysts judged; judgements that are withdrawn do not count.

    With a `memory` that was given a similar set before, only what differs is worked out; the record is the same.

    The readings in the record carry the record's entity ids and the dates inferred from the set. Two readings of
    one document id are one: the last in the order of their text is kept.
    """
    with uncollected():
        return _reconciled(_unique(readings), judgements, memory)


def _reconciled(unique: list[Reading], judgements: Iterable[Judgement], memory: Memory) -> Record:
    rulings = rule(unique, judgements)
    given = numbered(rulings.corrected(unique))
    reuse, refused = rulings.without(find_reuse(given, memory))
    dated = date_readings(given, reuse, memory)
    joined, entities = join_entities(dated, rulings.entities, memory)
    ordered = tuple(sorted(joined, key=lambda r: r.document.id))
    record = assemble(ordered, tuple(entities), reuse, rulings, refused, memory)
    memory.turn()
    return record


def _unique(readings: Iterable[Reading]) -> list[Reading]:
    found: dict[str, Reading] = {}
    for reading in readings:
        held = found.get(reading.document.id)
        if held is None or _stable(held) < _stable(reading):
            found[reading.document.id] = reading
    return [found[i] for i in sorted(found)]


def _stable(reading: Reading) -> tuple[str, str]:
    return reading.pipeline, repr(reading)


def assemble(
    readings: tuple[Reading, ...],
    entities: tuple[Entity, ...],
    reuse: tuple[Reuse, ...],
    rulings: Rulings = NONE,
    refused: tuple[Reuse, ...] = (),
    memory: Memory = FORGETFUL,
) -> Record:
    """Make the record of readings that are dated already and carry the entity ids of `entities`, sorted by document;
    `refused` is the reuse that analysts rejected."""
    subjects = present(rulings, readings)
    known = tuple(rulings.called(entities, subjects))
    whole = rulings.named(readings, known)
    kept = tuple(rulings.told(whole))
    told = accounts(kept, known, memory)
    out = [Span(document, r.start, r.end) for document, r in rulings.dropped(whole)[0]] if rulings else []
    woven = weave(told, kept, known, reuse, rulings, subjects, memory, out)
    apart = frozenset(report for event in woven.rejected for report in event.reports)
    tales = stories.tell(kept, woven.events, [a for a in told if a.id not in apart], reuse, rulings.stories, memory)
    record = Record(kept, known, woven.events, tales, reuse, called=speakers(kept))
    if not rulings:
        return record
    rejected = Rejected(woven.rejected, *rulings.dropped(whole), refused, woven.differing)
    record = replace(record, judgements=rulings.judgements, rejected=rejected)
    return replace(record, attachments=attachments(rulings, record, subjects))
