"""`ics`: what is planned, as an iCalendar (RFC 5545) that is brought up to date in place.

An event stands in the calendar if it is planned, or was before it took place or was cancelled, and if both ends of its
time are known; nothing is dated that the record does not date. An event keeps its UID as long as it shares reports with
what stood under it in the calendar written before, and its SEQUENCE rises when anything about it changes. What is no
longer in the record is kept as cancelled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from synopticon.exports.common import NO_AIDS, Aids, Index, bounds
from synopticon.records import Event, Record, When

_PRODUCT = "-//Synopticon//Record of planned events//EN"
_PLANS = frozenset({"planned", "possible"})
_PAST = frozenset({"underway", "occurred"})

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event as it stands in a calendar: content lines, unfolded, without UID, SEQUENCE, DTSTAMP and reports."""

    uid: str
    sequence: int
    stamp: str
    reports: Lines
    content: Lines

    @property
    def digest(self) -> str:
        return hashlib.blake2b("\n".join(self.content).encode("utf-8", "replace"), digest_size=8).hexdigest()


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the calendar, an entry at a time; `aids.previous` is the text of the calendar written before, or "".

    Raises:
        ValueError: the calendar written before is not one of ours.
    """
    before = _read(aids.previous) if aids.previous.strip() else []
    return _calendar(record, before)


def left_out(record: Record) -> list[str]:
    """Say how many plans bear no date and are not in the calendar."""
    undated = sum(1 for event in record.events if _state(event) and not _interval(event.when))
    if not undated:
        return []
    return [
        f"{undated} planned event{'s bear' if undated > 1 else ' bears'} no date and stand{'s' * (undated == 1)} aside"
    ]


def _calendar(record: Record, before: Sequence[_Entry]) -> Iterator[str]:
    index = Index(record)
    made = [_entry(event, index) for event in record.events if _state(event) and _interval(event.when)]
    kept = _paired(made, before)
    yield _folded(("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"))
    for entry in made:
        yield _written(_updated(entry, kept.get(entry.uid)))
    for old in sorted(set(before) - set(kept.values()), key=lambda entry: entry.uid):
        yield _written(_withdrawn(old))
    yield _folded(("END:VCALENDAR",))


def _state(event: Event) -> str:
    """Give the iCalendar STATUS of a plan, "" for what was never one."""
    was_planned = any(step.status in _PLANS for step in event.history)
    if event.status == "cancelled":
        return "CANCELLED"
    if event.status in _PLANS:
        return "TENTATIVE"
    if not was_planned:
        return ""
    return "CONFIRMED" if event.status in _PAST else "TENTATIVE"


# ---------------------------------------------------------------- an event's lines


def _entry(event: Event, index: Index) -> _Entry:
    stamp = (index.published(event) or ["1970-01-01"])[-1]
    start, end = _interval(event.when) or ("", "")
    place = index.name(event.place)
    address = next(
        (uri for d in event.documents if d in index.readings and _web(uri := index.readings[d].document.uri)), ""
    )
    lines = [
        start,
        end,
        f"SUMMARY:{_text(event.title)}",
        f"STATUS:{_state(event)}",
        f"DESCRIPTION:{_text(_description(event, index))}",
        f"CATEGORIES:{_text(event.type)}",
        *([f"LOCATION:{_text(place)}"] if place else []),
        *([f"URL:{address}"] if address else []),
        "TRANSP:TRANSPARENT",
        f"X-SYNOPTICON-STATUS:{_text(event.status)}",
        f"X-SYNOPTICON-GRANULARITY:{_text(event.when.granularity)}",
    ]
    return _Entry(f"{_anchor(event)}@synopticon", len(event.reports) - 1, _utc(stamp), event.reports, tuple(lines))


def _anchor(event: Event) -> str:
    """Give the report that first told the plan: earliest, then least id; it outlives the event's own id."""
    planned = [(step.date or "9999", step.report) for step in event.history if step.status in _PLANS]
    return min(planned, default=("", min(event.reports, default=event.id)))[1]


def _interval(when: When) -> tuple[str, str] | None:
    """Give DTSTART and DTEND, half-open: moments in UTC where both ends and the zone are known, else whole days."""
    days = bounds(when)
    if days is None:
        return None
    moments = [_moment(text, when.zone) for text in (when.earliest, when.latest)]
    if all(moments):
        return f"DTSTART:{moments[0]}", f"DTEND:{moments[1]}"
    return f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}", f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"


def _moment(text: str | None, zone: str | None) -> str:
    if text is None or "T" not in text:
        return ""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        try:
            moment = _placed(moment, zone or "")
        except (ValueError, ZoneInfoNotFoundError):
            return ""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _placed(moment: datetime, zone: str) -> datetime:
    if zone[:1] in ("+", "-"):
        return datetime.fromisoformat(moment.isoformat() + zone)
    return moment.replace(tzinfo=ZoneInfo(zone))


def _utc(stamp: str) -> str:
    moment = datetime.fromisoformat(stamp)
    return f"{(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _description(event: Event, index: Index) -> str:
    origins = event.independent_origins
    independence = "independence not established" if origins is None else f"independent origins: {origins}"
    lines = [f"{event.status}; articles: {len(event.documents)}; {independence}"]
    for step in event.history:
        found = index.reports.get(step.report)
        if found:
            outlet = found.reading.document.outlet or "no outlet named"
            lines.append(f"{step.date or 'no date'}, {step.status}, {outlet}: “{' '.join(found.sentence.split())}”")
    return "\n".join(lines)


def _web(uri: str) -> bool:
    """Tell a web address that can stand as a value of its own."""
    return uri.startswith(("https://", "http://")) and uri.isascii() and uri.isprintable() and " " not in uri


def _text(value: str) -> str:
    """Escape a text value (RFC 5545, 3.3.11); control characters are spaces."""
    plain = "".join(c if c == "\n" or (c.isprintable() or c == "\u00a0") else " " for c in value)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


# ---------------------------------------------------------------- against the calendar written before


def _paired(made: Sequence[_Entry], before: Sequence[_Entry]) -> dict[str, _Entry]:
    """Pair new entries (by their UID) with old ones: those that share most reports first, each once."""
    shared = []
    for old in before:
        reports = set(old.reports)
        shared += [(-n, old.uid, new.uid, old) for new in made if (n := len(reports.intersection(new.reports)))]
    pairs: dict[str, _Entry] = {}
    taken: set[str] = set()
    for _, uid, new_uid, old in sorted(shared, key=lambda row: row[:3]):
        if new_uid not in pairs and uid not in taken:
            pairs[new_uid] = old
            taken.add(uid)
    return pairs


def _updated(entry: _Entry, old: _Entry | None) -> _Entry:
    if old is None:
        return entry
    sequence = old.sequence if entry.digest == old.digest else max(old.sequence + 1, entry.sequence)
    return _Entry(old.uid, sequence, max(entry.stamp, old.stamp), entry.reports, entry.content)


def _withdrawn(old: _Entry) -> _Entry:
    content = tuple("STATUS:CANCELLED" if line.startswith("STATUS:") else line for line in old.content)
    changed = content != old.content
    return _Entry(old.uid, old.sequence + changed, old.stamp, old.reports, content)


def _read(calendar: str) -> list[_Entry]:
    lines = calendar.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").split("\n")
    if f"PRODID:{_PRODUCT}" not in lines:
        raise ValueError(
            "the file that is there is no calendar of ours and is not brought up to date; name another with -o"
        )
    entries: list[_Entry] = []
    block: list[str] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            block = []
        elif line == "END:VEVENT":
            entries.append(_parsed(block))
        else:
            block.append(line)
    return entries


def _parsed(block: Sequence[str]) -> _Entry:
    own = dict.fromkeys(("UID", "SEQUENCE", "DTSTAMP", "X-SYNOPTICON-REPORTS"), "")
    content = []
    for line in block:
        name, _, value = line.partition(":")
        if name in own:
            own[name] = value
        else:
            content.append(line)
    number = int(own["SEQUENCE"]) if own["SEQUENCE"].isdecimal() else 0
    reports = tuple(filter(None, own["X-SYNOPTICON-REPORTS"].split(" ")))
    return _Entry(own["UID"], number, own["DTSTAMP"], reports, tuple(content))


# ---------------------------------------------------------------- as text


def _written(entry: _Entry) -> str:
    return _folded(
        (
            "BEGIN:VEVENT",
            f"UID:{entry.uid}",
            f"SEQUENCE:{entry.sequence}",
            f"DTSTAMP:{entry.stamp}",
            *entry.content,
            f"X-SYNOPTICON-REPORTS:{' '.join(entry.reports)}",
            "END:VEVENT",
        )
    )


def _folded(lines: Sequence[str]) -> str:
    """Give content lines folded at 75 octets of UTF-8 (RFC 5545, 3.1), never inside a character."""
    return "".join(piece for line in lines for piece in _fold(line))


def _fold(line: str) -> Iterator[str]:
    start = width = 0
    for place, character in enumerate(line):
        size = len(character.encode("utf-8", "replace"))
        if width + size > 75:
            yield line[start:place] + "\r\n "
            start, width = place, 1
        width += size
    yield line[start:] + "\r\n"
