"""What judgements are about, found in readings: by the places where it stood, never by its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synopticon.reconciling.selectors import locate
from synopticon.records import Anchor, Entity, Judgement, Noun, Reading, Report, Statement

__all__ = ["Attacher", "Found"]

_TELLING = 40  # characters of a place and what is around it from which an article is known by them
_SAME_WORDS = 0.5  # share of two spans that they must have in common to be of one statement


@dataclass(frozen=True, slots=True)
class Found:
    """What of a subject of a judgement is in some readings: ids of local or global entities, of reports, statements
    or documents, as its noun asks for (an event's and a disagreement's reports, a story's and a reuse's documents)."""

    subject: str
    noun: Noun
    detail: str
    ids: tuple[str, ...]


class Attacher:
    """Finds the subjects of judgements in one set of readings."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._articles: dict[str, list[Reading]] = {}
        self._moved: dict[Anchor, list[Reading]] = {}
        for reading in sorted(readings, key=lambda r: r.document.id):
            self._articles.setdefault(reading.document.article, []).append(reading)

    def subjects(self, judgement: Judgement) -> tuple[Found, ...]:
        """Give what is there of each subject of a judgement, in their order."""
        return tuple(self.subject(judgement, name) for name in judgement.subjects)

    def subject(self, judgement: Judgement, name: str) -> Found:
        """Give what is there of one subject, or of the entity that a correction sets."""
        mine = [a for a in judgement.anchors if a.subject == name]
        noun = mine[0].noun if mine else "entity"
        found = self._entity(mine) if noun == "entity" else [i for a in mine for i in self._of(a)]
        return Found(name, noun, mine[0].detail if mine else "", tuple(sorted(set(found))))

    def _states(self, anchor: Anchor) -> list[Reading]:
        """Give the readings of an anchor's article. Where it is not there, it may have been received under another
        id: then the one article in which the place stands letter by letter, with all that is around it."""
        if anchor.article in self._articles:
            return self._articles[anchor.article]
        if anchor not in self._moved:
            whole = anchor.prefix + anchor.exact + anchor.suffix
            found = [states for states in self._articles.values() if any(whole in r.document.text for r in states)]
            self._moved[anchor] = found[0] if len(found) == 1 and len(whole) >= _TELLING else []
        return self._moved[anchor]

    def _of(self, anchor: Anchor) -> Iterator[str]:
        if not anchor.exact:
            yield from self._documents(anchor)
            return
        for reading in self._states(anchor):
            at = locate(anchor, reading.document.text)
            if at is None:
                continue
            if anchor.noun == "statement":
                yield from _statement(reading.statements, *at)
            else:
                yield from _report(reading.reports, *at, anchor.detail)

    def _documents(self, anchor: Anchor) -> list[str]:
        """Give the document that was meant, or where it is not there all states of its article."""
        there = [r.document.id for r in self._states(anchor)]
        return [anchor.detail] if anchor.detail in there else there

    def _entity(self, anchors: Iterable[Anchor]) -> list[str]:
        """Give in each article the entity that has most of the places: one mention that is read otherwise now must
        not bring another entity with it."""
        by_document: dict[str, Counter[str]] = {}
        for anchor in anchors:
            for reading in self._states(anchor):
                at = locate(anchor, reading.document.text)
                entity = _entity_at(reading.entities, *at) if at else ""
                if entity:
                    by_document.setdefault(reading.document.id, Counter())[entity] += 1
        return [min(count, key=lambda i: (-count[i], i)) for count in by_document.values()]


def _entity_at(entities: Iterable[Entity], start: int, end: int) -> str:
    """Give the entity with the mention that has most in common with a span, "" where none has anything."""
    ranked = [
        (-_common(span.start, span.end, start, end), entity.id)
        for entity in entities
        for span in entity.mentions
        if span.start < end and start < span.end
    ]
    return min(ranked, default=(0.0, ""))[1]


def _statement(statements: Iterable[Statement], start: int, end: int) -> list[str]:
    ranked = sorted((-_common(s.content_start, s.content_end, start, end), s.id) for s in statements)
    return [ranked[0][1]] if ranked and -ranked[0][0] >= _SAME_WORDS else []


def _report(reports: Iterable[Report], start: int, end: int, detail: str) -> list[str]:
    """Give the report whose trigger is at a span, of several the one that tells the same; else the only one of the
    same happening in the sentence around it. A disagreement's detail names no happening."""
    happening, _, place = detail.partition("@")
    at = [r for r in reports if r.trigger_start < end and start < r.trigger_end]
    if not at:
        around = [r for r in reports if r.start <= start and end <= r.end and r.happening == happening]
        at = around if len(around) == 1 else []
    ranked = sorted(at, key=lambda r: (r.happening != happening, _place(r) != place, r.id))
    return [ranked[0].id] if ranked else []


def _place(report: Report) -> str:
    return report.place.text if report.place else ""


def _common(a: int, b: int, start: int, end: int) -> float:
    """Give what two spans have in common as a share of both together."""
    shared = min(b, end) - max(a, start)
    return shared / max(1, max(b, end) - min(a, start)) if shared > 0 else 0.0


def holders(ids: Iterable[str], of: Mapping[str, str]) -> str:
    """Give the group that holds most of some ids, ties by name; "" where none holds any."""
    count = Counter(of[i] for i in ids if i in of)
    return min(count, key=lambda g: (-count[g], g), default="")
