"""Who held which office when: dated, never guessed."""

from __future__ import annotations

from functools import cache

from synopticon.gazetteer.tables import Entry, entries, settings
from synopticon.languages import of_all
from synopticon.records import Office


@cache
def _titles() -> dict[str, str]:
    """Map every way to say a title, in small letters, to the title it stands for."""
    found: dict[str, str] = {}
    for title, others in settings("offices")["titles"].items():
        for name in (title, *others):
            found.setdefault(name, title)
    return found


def title_of(words: str) -> str:
    """Give the title that words stand for ("ministro de Exteriores" → "foreign minister"), or the words folded."""
    lowered = " ".join(words.lower().split())
    return _titles().get(lowered, lowered)


@cache
def _holders() -> dict[str, tuple[tuple[Office, Entry], ...]]:
    """Give every office with its holder, by country, in the order of the tables."""
    found: dict[str, list[tuple[Office, Entry]]] = {}
    for entry in entries().values():
        for office in entry.offices:
            found.setdefault(office.country, []).append((office, entry))
    return {country: tuple(holders) for country, holders in found.items()}


def _covers(office: Office, date: str) -> bool:
    """Tell whether an office is known to be held at a date. A start that is only a year covers all of it;
    without a start nothing is known."""
    if office.start is None or date < office.start[: len(date)]:
        return False
    return office.end is None or date < office.end


def held(identity: str, date: str | None) -> tuple[Office, ...]:
    """Give the offices that somebody is known to hold at an ISO date; without a date, those not known to have ended."""
    entry = entries().get(identity)
    offices = entry.offices if entry is not None else ()
    return tuple(o for o in offices if (o.end is None if date is None else _covers(o, date)))


def _latest(found: list[tuple[Office, Entry]]) -> str | None:
    """Give the only holder, or the one who came last when an office changed hands on the day."""
    ids = dict.fromkeys(entry.id for _, entry in sorted(found, key=lambda each: each[0].start or "", reverse=True))
    starts = {office.start for office, _ in found}
    if not ids or (len(ids) > 1 and len(starts) == 1):
        return None
    return next(iter(ids))


def by_office(title: str, country: str, date: str) -> str | None:
    """Give the id of the person who held an office of a country (alpha-3, or an organisation's id) at an ISO date.

    `title` may be in English or Spanish; "leader" means the one who governs. None where the gazetteer does not know,
    or knows two.
    """
    wanted = title_of(title)
    if wanted in of_all("names", "office_rules", "rulers"):
        first = leaders(country, date)
        return first[0] if first else None
    held = [
        (office, entry)
        for office, entry in _holders().get(country, ())
        if title_of(office.title) == wanted and _covers(office, date)
    ]
    return _latest(held)


def leaders(country: str, date: str) -> tuple[str, ...]:
    """Give the ids of those who led a country (alpha-3) at an ISO date, the one who governs first."""
    order = list(settings("offices")["leading"]["titles"])
    if country in settings("offices")["leading"]["reigning"]:
        order = ["chancellor", "prime minister", *(t for t in order if t not in ("chancellor", "prime minister"))]
    found = (by_office(title, country, date) for title in order)
    return tuple(dict.fromkeys(person for person in found if person is not None))
