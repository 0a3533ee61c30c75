"""What one record says that an earlier one did not, fact by fact.

Events are the same where they share reports: an event's id changes as reports join it. Copies bring reports and never
an origin: what stands in a passage that was there before is not told anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synopticon.chronology import describe
from synopticon.records import Change, ChangeKind, Disagreement, Event, Origin, Record, Reuse, Span
from synopticon.wording import many

__all__ = ["changes"]

_ORDER: tuple[ChangeKind, ...] = (
    "new-story", "new-event", "status", "new-origin", "new-disagreement", "resolved-disagreement", "new-report", "gone",
)  # fmt: skip
_WITHIN = 0.5  # share of a sentence that lies in a shared passage, from which the sentence is copied


def changes(old: Record, new: Record) -> tuple[Change, ...]:
    """Compare two records of one case: story by story in the order of the new record, events by their time in each."""
    before, after = _Indexed(old), _Indexed(new)
    found = [*_stories(before, after), *_events(before, after), *_gone(before, after)]
    place = {story.id: n for n, story in enumerate(new.stories)}
    time = {event.id: (event.when.earliest or event.when.latest or "9", event.id) for event in new.events}
    return tuple(
        sorted(
            found,
            key=lambda c: (
                place.get(c.story, len(place)), c.kind != "new-story", time.get(c.event, ("~", c.event)),
                _ORDER.index(c.kind), c.sentence,
            ),
        )
    )  # fmt: skip


class _Indexed:
    """A record by what comparing it needs."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.events = {e.id: e for e in record.events}
        self.event_of = {report: e.id for e in record.events for report in e.reports}
        self.story_of = _story_of(record)
        self.documents = frozenset(r.document.id for r in record.readings)
        self.sentences = {p.id: Span(r.document.id, p.start, p.end) for r in record.readings for p in r.reports}
        self.shared = _by_document(record.reuse)

    def previous(self, event: Event) -> list[Event]:
        """Give the events of this record that share reports with one of another, the one that shares most first."""
        shared: dict[str, int] = {}
        for report in event.reports:
            if report in self.event_of:
                shared[self.event_of[report]] = shared.get(self.event_of[report], 0) + 1
        return [self.events[i] for i in sorted(shared, key=lambda i: (-shared[i], i))]


def _story_of(record: Record) -> dict[str, str]:
    """Give each event the story that holds most of its documents, ties by id."""
    found: dict[str, tuple[int, str]] = {}
    documents = {e.id: frozenset(e.documents) for e in record.events}
    for story in record.stories:
        mine = frozenset(story.documents)
        for event in story.events:
            rank = (-len(documents[event] & mine), story.id) if event in documents else (0, story.id)
            found[event] = min(found.get(event, rank), rank)
    return {event: story for event, (_, story) in found.items()}


def _by_document(reuse: Iterable[Reuse]) -> dict[str, list[tuple[Span, str]]]:
    """Give, for each document, the passages that it shares and with which document; quotations are not copied."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for item in reuse:
        for first, second in item.passages if item.kind != "quotation" else ():
            found.setdefault(first.document, []).append((first, second.document))
            found.setdefault(second.document, []).append((second, first.document))
    return found


# ------------------------------------------------------------------------------------------------ stories, events


def _stories(old: _Indexed, new: _Indexed) -> Iterator[Change]:
    for story in new.record.stories:
        if old.documents.isdisjoint(story.documents):
            told = many(len(story.documents), "article")
            yield Change("new-story", "", story.id, f"{story.title}: a story of {told}.", (), story.documents)


def _events(old: _Indexed, new: _Indexed) -> Iterator[Change]:
    for event in new.record.events:
        previous = old.previous(event)
        if not previous:
            sentence = f"{event.title} ({_time(event)}): {event.status}, told by {_told(event.documents)}."
            yield _change("new-event", event, new, sentence, event.reports, after=event.status)
            continue
        yield from _status(event, previous[0], new)
        yield from _origins(event, previous, old, new)
        yield from _reports(event, previous, new)
        yield from _disagreements(event, previous, new)


def _gone(old: _Indexed, new: _Indexed) -> Iterator[Change]:
    rejected = {report for event in new.record.rejected.events for report in event.reports}
    for event in old.record.events:
        if new.previous(event):
            continue
        why = "an analyst rejected it" if rejected & set(event.reports) else "no article tells it any more"
        sentence = f"{event.title} ({_time(event)}): {why}."
        story = _successor(old.story_of.get(event.id, ""), old, new)
        yield Change("gone", event.id, story, sentence, event.reports, event.documents, event.status, "")


def _successor(story: str, old: _Indexed, new: _Indexed) -> str:
    """Give the story of the new record that has most articles of one of the old, "" where none has any."""
    mine = next((frozenset(s.documents) for s in old.record.stories if s.id == story), frozenset())
    shared = {s.id: len(mine.intersection(s.documents)) for s in new.record.stories}
    best = min(shared, key=lambda i: (-shared[i], i), default="")
    return best if shared.get(best) else ""


def _change(
    kind: ChangeKind,
    event: Event,
    new: _Indexed,
    sentence: str,
    reports: Iterable[str],
    *,
    before: str = "",
    after: str = "",
) -> Change:
    told = tuple(sorted(reports))
    documents = tuple(sorted({new.sentences[r].document for r in told if r in new.sentences}))
    return Change(kind, event.id, new.story_of.get(event.id, ""), sentence, told, documents, before, after)


def _status(event: Event, before: Event, new: _Indexed) -> Iterator[Change]:
    if event.status != before.status:
        deciding = {step.report for step in event.history if step.status == event.status}
        sentence = f"{event.title}: {before.status} before, {event.status} now."
        yield _change("status", event, new, sentence, deciding, before=before.status, after=event.status)


def _reports(event: Event, previous: Sequence[Event], new: _Indexed) -> Iterator[Change]:
    there = {document for e in previous for document in e.documents}
    added = [document for document in event.documents if document not in there]
    if added:
        reports = [r for r in event.reports if r in new.sentences and new.sentences[r].document in added]
        copies = {new.sentences[r].document for r in reports if _copied(r, there, new)}
        also = f", {_copies(len(copies), len(added))}" if copies else ""
        sentence = f"{event.title}: {_told(added, 'further ')} {'tells' if len(added) == 1 else 'tell'} it{also}."
        yield _change(
            "new-report", event, new, sentence, reports, before=str(len(there)), after=str(len(event.documents))
        )


def _copies(copies: int, added: int) -> str:
    if copies == added:
        return "in a passage that was there before" if added == 1 else "all in passages that were there before"
    return f"{copies} of them in passages that were there before"


# ------------------------------------------------------------------------------------------------ origins


def _origins(event: Event, previous: Sequence[Event], old: _Indexed, new: _Indexed) -> Iterator[Change]:
    before = [o for e in previous for o in e.origins if o.kind != "not-established"]
    ids, names = {o.id for o in before}, {_folded(o) for o in before}
    for origin in event.origins:
        if origin.kind == "not-established" or origin.id in ids or _folded(origin) in names:
            continue
        own = [r for r in origin.reports if r in old.sentences or not _copied(r, old.documents, new)]
        if own:
            sentence = f"{event.title}: {origin.name} is an origin of it too."
            listed = ", ".join(sorted(o.name for o in before))
            yield _change("new-origin", event, new, sentence, own, before=listed, after=origin.name)


def _folded(origin: Origin) -> str:
    return " ".join(origin.name.split(" (")[0].casefold().split())


def _copied(report: str, others: Iterable[str], new: _Indexed) -> bool:
    """Tell whether a report's sentence stands for the most part in passages shared with one of some documents."""
    at = new.sentences[report]
    from_them = frozenset(others)
    return any(
        other in from_them and min(at.end, span.end) - max(at.start, span.start) >= _WITHIN * (at.end - at.start)
        for span, other in new.shared.get(at.document, ())
    )


# ------------------------------------------------------------------------------------------------ disagreements


@dataclass(frozen=True, slots=True)
class _Differing:
    """A disagreement with what it is known again by."""

    of: Disagreement
    values: frozenset[str]
    reports: frozenset[str]

    def same(self, other: _Differing) -> bool:
        """Tell whether the two are one disagreement at different times."""
        if (self.of.attribute, self.of.kind) != (other.of.attribute, other.of.kind):
            return False
        return bool(self.values & other.values or self.reports & other.reports)


def _differing(found: Disagreement) -> _Differing:
    values = frozenset(v.value for v in found.readings)
    return _Differing(found, values, frozenset(r for v in found.readings for r in v.reports))


def _disagreements(event: Event, previous: Sequence[Event], new: _Indexed) -> Iterator[Change]:
    before = [_differing(d) for e in previous for d in e.disagreements]
    after = [_differing(d) for d in event.disagreements]
    for now in after:
        known = [was for was in before if was.same(now)]
        fresh = now.values - frozenset().union(*(was.values for was in known))
        if not known or (fresh and len(now.values) > max(len(was.values) for was in known)):
            held = " / ".join(sorted(frozenset().union(*(was.values for was in known))))
            yield _change(
                "new-disagreement", event, new, _differ(event, now), now.reports, before=held, after=_sides(now)
            )
    for was in before:
        if not any(was.same(now) for now in after):
            sentence = f"{event.title}: accounts differ no longer on the {was.of.attribute} ({_sides(was)})."
            yield _change("resolved-disagreement", event, new, sentence, was.reports, before=_sides(was))


def _differ(event: Event, now: _Differing) -> str:
    return f"{event.title}: accounts differ on the {now.of.attribute} ({now.of.kind}): {_sides(now)}."


def _sides(differing: _Differing) -> str:
    return " / ".join(sorted(differing.values))


# ------------------------------------------------------------------------------------------------ words


def _time(event: Event) -> str:
    return describe(event.when) if event.when.known else "undated"


def _told(documents: Sequence[str] | Mapping[str, object], further: str = "") -> str:
    count = len(documents)
    return f"{count} {further}{'article' if count == 1 else 'articles'}"
