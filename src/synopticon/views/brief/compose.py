"""From the record to the brief: what is said, in which order, and with which citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from synopticon.chronology import describe
from synopticon.records import Change, Document, Event, Reading, Record, SetAside, Story, When
from synopticon.views.brief.accounts import account
from synopticon.views.brief.entries import announces_only, difference, entry, grouped, in_words_alone
from synopticon.views.brief.index import Index
from synopticon.views.brief.model import Brief, Chapter, Cite, Entry, News, Open
from synopticon.views.brief.speech import said
from synopticon.wording import many

_FAR = "9999"


def compose(record: Record, received: Mapping[str, str] | None = None, aside: Iterable[SetAside] = ()) -> Brief:
    """Compose the brief of a record.

    Args:
        record: the record.
        received: the received text of each document by its id; where it is there, the brief shows what cleaning cut.
        aside: inputs that were not read.
    """
    ordered = sorted(record.stories, key=lambda story: (story.latest or "", story.id), reverse=True)
    numbers = _numbers(record, ordered)
    index = Index(record, numbers)
    chapters = tuple(_chapter(index, story, received or {}) for story in ordered)
    return Brief(
        chapters, tuple(f"{item.location}: {item.reason}: {item.detail}" for item in aside), tuple(_judged(record))
    )


def _judged(record: Record) -> Iterator[str]:
    """Say what analysts decided, and where it has no effect why not."""
    names = _named(record)
    outcomes = {a.judgement: a for a in record.attachments}
    for judgement in record.judgements:
        outcome = outcomes[judgement.id]
        about = " · ".join(dict.fromkeys(names.get(i, i) for i in outcome.subjects or judgement.subjects))
        state = "" if outcome.state == "applied" else f" No effect: {outcome.state}."
        yield " ".join(filter(None, (f"{about}: {judgement.sentence}{state}", outcome.note)))


def _named(record: Record) -> dict[str, str]:
    """Give what judgements may be about in words."""
    events = {e.id: e for e in (*record.events, *record.rejected.events)}
    titles = {e.id: e.title for e in events.values()}
    differing = [(e.id, d) for e in events.values() for d in e.disagreements] + [*record.rejected.disagreements]
    called = {r.document.id: r.document.title or r.document.path for r in record.readings}
    reuse = (*record.reuse, *record.rejected.reuse)
    return {
        **titles,
        **called,
        **{e.id: e.name for e in record.entities},
        **{s.id: s.title for s in record.stories},
        **{d.id: f"{titles.get(event, '')}, {d.attribute}" for event, d in differing},
        **{r.id: f"text shared by {called[r.documents[0]]} and {called[r.documents[1]]}" for r in reuse},
    }


def compose_news(record: Record, changes: Sequence[Change], since: str) -> Brief:
    """Compose the brief of what is new in a record, story by story in its order.

    Args:
        record: the record.
        changes: what it says that an earlier one did not.
        since: what it is compared with, in words.
    """
    index = Index(record, _numbers(record, sorted(record.stories, key=lambda s: (s.latest or "", s.id), reverse=True)))
    stories = {story.id: story for story in record.stories}
    told: dict[str, list[Change]] = {}
    for change in changes:
        told.setdefault(change.story, []).append(change)
    chapters = tuple(_news(index, stories.get(story), mine) for story, mine in told.items())
    return Brief(chapters, since=since)


def _news(index: Index, story: Story | None, changes: Sequence[Change]) -> Chapter:
    news = tuple(News(c.kind, c.sentence, _places(index, c)) for c in changes)
    cited = {cite.account for line in news for cite in line.cites}
    documents = [d for d in (story.documents if story else ()) if index.numbers[d] in cited]
    return Chapter(
        title=story.title if story else "In no story any more",
        span=_span(index, story) if story else "",
        counts=many(len(changes), "change"),
        timeline=(),
        besides=(),
        differences=(),
        said=(),
        open=(),
        accounts=tuple(account(index, d, None) for d in sorted(documents, key=lambda d: index.numbers[d])),
        news=news,
    )


def _places(index: Index, change: Change) -> tuple[Cite, ...]:
    """Cite the reports of a change, or where it names none where its articles begin; what is gone has no place."""
    if change.reports:
        return index.cites(r for r in change.reports if r in index.reports)
    return tuple(Cite(index.numbers[d], *_begin(index.readings[d])) for d in change.documents if d in index.readings)


def _begin(reading: Reading) -> tuple[int, int]:
    document = reading.document
    if document.title_start >= 0:
        return document.title_start, document.title_end
    return min(reading.sentences, default=(0, min(80, len(document.text))))


def _numbers(record: Record, stories: Iterable[Story]) -> dict[str, int]:
    """Number the documents story by story, oldest first."""
    dates = {reading.document.id: _sort_date(reading) for reading in record.readings}
    numbers: dict[str, int] = {}
    for story in stories:
        for document in sorted(story.documents, key=lambda d: (dates[d], d)):
            numbers.setdefault(document, len(numbers) + 1)
    for document in sorted(set(dates) - set(numbers), key=lambda d: (dates[d], d)):
        numbers[document] = len(numbers) + 1
    return numbers


def _sort_date(reading: Reading) -> str:
    return reading.published.earliest or reading.document.published.earliest or _FAR


def _chapter(index: Index, story: Story, received: Mapping[str, str]) -> Chapter:
    all_events = [index.events[event] for event in story.events]
    events = [e for e in all_events if e.disagreements or not (in_words_alone(index, e) or announces_only(index, e))]
    chief, rest = _split(events)
    timeline = _timeline(index, chief)
    besides = grouped(entry(index, event) for event in _by_account(index, rest))
    told = {one.quote.text for one in (*timeline, *besides) if one.quote}
    return Chapter(
        title=story.title,
        span=_span(index, story),
        counts=_counts(index, story, all_events),
        timeline=timeline,
        besides=besides,
        differences=tuple(difference(index, e, d) for e in _in_time(index, all_events) for d in e.disagreements),
        said=said(index, story.documents, told),
        open=_open(index, story.documents),
        accounts=tuple(
            account(index, document, received.get(document))
            for document in sorted(story.documents, key=lambda d: index.numbers[d])
        ),
    )


def _split(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """Part what has a time of its own, or several accounts, from what one account tells without a date."""
    chief: list[Event] = []
    rest: list[Event] = []
    for event in events:
        (chief if event.when.known or len(event.documents) > 1 or event.disagreements else rest).append(event)
    return chief, rest


def _by_account(index: Index, events: Iterable[Event]) -> list[Event]:
    """Order events as their accounts tell them."""
    return sorted(events, key=lambda event: (index.first(event), event.id))


def _in_time(index: Index, events: Iterable[Event]) -> list[Event]:
    """Order events by their dates, those of one date as their accounts tell them."""
    return sorted(events, key=lambda event: (index.sort_key(event) or _FAR, index.first(event), event.id))


def _timeline(index: Index, events: list[Event]) -> tuple[Entry, ...]:
    """Oldest first; the parts of an event follow it."""
    there = {event.id for event in events}
    parts: dict[str, list[Event]] = {}
    for event in _in_time(index, events):
        if event.parent in there and event.parent != event.id:
            parts.setdefault(str(event.parent), []).append(event)
    lines: list[Entry] = []
    for event in _in_time(index, events):
        if event.parent in there and event.parent != event.id:
            continue
        lines.append(entry(index, event))
        lines += [entry(index, part, part=True) for part in _below(parts, event.id)]
    return grouped(lines)


def _below(parts: dict[str, list[Event]], event: str) -> list[Event]:
    found: list[Event] = []
    for part in parts.get(event, []):
        found += [part, *_below(parts, part.id)]
    return found


def _span(index: Index, story: Story) -> str:
    if story.earliest is None or story.latest is None:
        return "undated"
    return describe(When(story.earliest, story.latest, "unknown"))


def _counts(index: Index, story: Story, events: Iterable[Event]) -> str:
    documents = [index.readings[d].document for d in story.documents]
    named = {document.outlet for document in documents if document.outlet}
    unnamed = sum(not document.outlet for document in documents)
    origins = {o.name for e in events for o in e.origins if o.kind != "not-established"}
    outlets = many(len(named), "outlet") + (f" and {unnamed} unnamed" if unnamed and named else "")
    if not named:
        outlets = "outlets not named" if unnamed > 1 else "outlet not named"
    return f"{many(len(documents), 'account')} · {outlets} · {many(len(origins), 'origin')} named"


def _open(index: Index, documents: Iterable[str]) -> tuple[Open, ...]:
    """Each thing once, with every place where it stands."""
    found: dict[tuple[str, str], list[Cite]] = {}
    for document in sorted(documents, key=lambda d: index.numbers[d]):
        reading = index.readings[document]
        named = _taking_part(reading)
        for item in reading.undecided:
            if item.what == "entity" and not any(item.start <= start < item.end for start in named):
                continue  # who is meant matters only where it leaves a line of the brief without a name
            cite = Cite(index.numbers[document], item.start, item.end)
            found.setdefault((_quoted(reading.document, item.start, item.end, item.what), item.reason), []).append(cite)
    return tuple(Open(what, reason, tuple(cites)) for (what, reason), cites in found.items())


def _taking_part(reading: Reading) -> set[int]:
    """Give where those stand who act, are acted upon or speak, and are not known."""
    people = [p for report in reading.reports for p in (*report.actors, *report.recipients) if p.entity is None]
    return {p.start for p in people} | {s.speaker_start for s in reading.statements if s.speaker is None}


def _quoted(document: Document, start: int, end: int, what: str) -> str:
    words = " ".join(document.text[start:end].split())
    return f"{what}: “{words}”" if words and len(words) <= 80 else what
