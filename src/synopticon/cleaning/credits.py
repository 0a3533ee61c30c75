"""Credits: byline, agency, source, dateline and date header, parsed into fields and cut from the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from synopticon import languages
from synopticon.cleaning import dates
from synopticon.cleaning.lines import Line, patterns, split
from synopticon.records import CreditRole

HEAD = 6
TAIL = 8
_LONGEST = 300
_HASHTAGS = re.compile(r"(?:[\s,;|]*[#＃]\w[\w-]*)+\s*\Z")


def _listed(kind: str) -> str:
    """Give the words of a list, of all languages, as alternatives of a pattern."""
    return "|".join(languages.of_all("credits", kind))


_CAPITAL = r"[A-ZÁÉÍÓÚÜÑÀÈÇÖŠŽ]"
_WORD = rf"{_CAPITAL}[\w’'.-]*"
_NAME = rf"{_WORD}(?: (?:(?:{_listed('person_particles')}) ){{0,2}}{_WORD}){{0,5}}"
_PLACE_NAME = rf"{_CAPITAL}[\w’'-]+(?:[ /-](?:(?:{_listed('place_particles')}) ){{0,2}}{_CAPITAL}[\w’'-]+){{0,4}}"
_PLACE = rf"{_PLACE_NAME}(?:, {_PLACE_NAME}\.?){{0,2}}"
_CAPS = r"[A-ZÁÉÍÓÚÜÑ][A-ZÁÉÍÓÚÜÑ’'.]{2,}(?:[ /-][A-ZÁÉÍÓÚÜÑ’'.]{2,}){0,4}" + rf"(?:, {_PLACE_NAME}\.?){{0,2}}"
# What follows a dateline begins a sentence; this keeps "NATO - the alliance - …" whole.
_BEGINS = r"""(?=["'“‘«¿¡(\[]*[A-ZÁÉÍÓÚÜÑ0-9])"""

Place = Literal["line", "start", "end"]


@dataclass(frozen=True, slots=True)
class Part:
    """One credit: who, and where its words stand in the text that was searched."""

    role: CreditRole
    name: str
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Credits found together: what they are, the stretch to cut, and what they tell of the article."""

    start: int
    end: int
    parts: tuple[Part, ...]
    date: str = ""
    updated: bool = False
    outlet: str = ""


def find(text: str) -> list[Found]:
    """Find the credits of a text in canonical white space: whole lines near its ends, what stands in front of the
    first paragraph, what signs the last one. Sorted, not overlapping."""
    lines = split(text)
    found: list[Found] = []
    for index, line in enumerate(lines):
        if HEAD <= index < len(lines) - TAIL or len(line.text) > _LONGEST:
            continue
        whole = _whole_line(line, near_start=index < HEAD, near_end=index >= len(lines) - TAIL)
        if whole and len(lines) > 1:
            found.append(whole)
    taken = {credit.start for credit in found}
    rest = [line for line in lines if line.start not in taken]
    for part in (_dateline(rest), _signature(rest)):
        if part and not any(part.start < other.end and other.start < part.end for other in found):
            found.append(part)
    return sorted(found, key=lambda credit: credit.start)


# ---------------------------------------------------------------- patterns from the tables


@cache
def agencies() -> frozenset[str]:
    """Give the names of news agencies of all languages' tables, as they sign."""
    return frozenset(name for code in languages.supported() for name in languages.table(code, "credits")["agencies"])


@cache
def _compiled(kind: str, after: str = "") -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_filled(pattern, code) + after)
        for code in languages.supported()
        for pattern in languages.table(code, "credits")[kind]
    )


def _filled(pattern: str, code: str) -> str:
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda name: (-len(name), name)))
    filling = {
        "{agency}": rf"(?:{names})(?!\w)",
        "{name}": _NAME,
        "{place}": _PLACE,
        "{caps}": _CAPS,
        "{datetime}": dates.datetime_pattern(code),
        "{date}": dates.date_pattern(code, year=False),
        "{time}": dates.TIME,
    }
    for key, value in filling.items():
        pattern = pattern.replace(key, value)
    return pattern


# ---------------------------------------------------------------- whole lines


def _whole_line(line: Line, *, near_start: bool, near_end: bool) -> Found | None:
    for kind, found in _candidates(line.core):
        if (kind != "source" or near_end or near_start) and _plausible(kind, found, near_start):
            return _from_match(found, line.start, line.end)
    return None


@lru_cache(maxsize=4096)
def _candidates(core: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Give what kinds of credit a line can be, first the likeliest; remembered, as rounds ask about the same lines."""
    bare = _HASHTAGS.sub("", core) if "#" in core or "＃" in core else core
    kinds = ("date", "byline", "agency", "source")
    tried = ((kind, pattern.fullmatch(bare)) for kind in kinds for pattern in _compiled(kind))
    return tuple((kind, found) for kind, found in tried if found)


def is_credit(line: Line) -> bool:
    """Tell whether a whole line is a credit, wherever it stands."""
    return len(line.text) <= _LONGEST and _whole_line(line, near_start=True, near_end=True) is not None


def _plausible(kind: str, found: re.Match[str], near_start: bool) -> bool:
    """Keep dates at the end of an article only where they are labelled or in brackets: a story may end with one."""
    groups = found.groupdict()
    if kind == "date":
        return near_start or found.start("date") > 0
    if kind == "byline":
        name = groups.get("byline") or ""
        return len(name.split()) <= 16 and name.split()[0].lower().strip(".") not in _calendar()
    return True


@cache
def _calendar() -> frozenset[str]:
    """Give the names of months and weekdays: "By September" names nobody."""
    tables = [languages.table(code, "credits") for code in languages.supported()]
    return frozenset(name for table in tables for name in (*table["months"], *table["weekdays"]))


@cache
def _never(kind: str) -> frozenset[str]:
    """Give what only looks like a place ("not_places") or a medium ("not_media") in a dateline, of all languages."""
    return frozenset(name for code in languages.supported() for name in languages.table(code, "credits")[kind])


_UPDATED = re.compile(rf"(?i){_listed('updated')}")


def _from_match(found: re.Match[str], start: int, end: int) -> Found:
    groups = {key: value.strip() for key, value in found.groupdict().items() if value and value.strip()}
    parts: list[Part] = []
    medium = groups.get("medium") or groups.get("medium2") or ""
    if medium.casefold() in _never("not_media") or _is_day(medium):
        medium = ""
    if "place" in groups:
        parts.append(Part("dateline", groups["place"]))
    if groups.get("agency") or is_agency(medium):
        parts.append(Part("agency", groups.get("agency") or medium))
    if "byline" in groups:
        parts += _names(groups["byline"])
    if "uri" in groups:
        parts.append(Part("source", host(groups["uri"]), groups["uri"]))
    if "source" in groups:
        role: CreditRole = "agency" if is_agency(groups["source"]) else "source"
        parts.append(Part(role, groups["source"]))
    if "date" in groups:
        parts.append(Part("date", groups["date"].rstrip(".,")))
    return Found(
        start,
        end,
        tuple(parts),
        date=groups.get("date", ""),
        updated=bool(_UPDATED.search(found.string[: found.start("date")])) if "date" in groups else False,
        outlet="" if is_agency(medium) else medium,
    )


def _names(byline: str) -> list[Part]:
    """Take an agency out of a byline ("Jane Roe, AFP")."""
    people: list[str] = []
    parts: list[Part] = []
    for piece in _stations().sub("", byline).split(","):
        names = _CONJUNCTION.split(piece.strip())
        if all(is_agency(name) for name in names):
            parts += [Part("agency", name) for name in names]
        else:
            people.append(piece.strip())
    return [Part("byline", ", ".join(people))] * bool(people) + parts


def _is_day(words: str) -> bool:
    """Tell whether brackets say when an article was written, not who wrote it: "(Tuesday)", "(12 ago.)"."""
    parts = [part.strip(".,").casefold() for part in words.split()]
    return bool(parts) and all(part.isdigit() or part in _calendar() for part in parts)


_CONJUNCTION = re.compile(rf"(?:^| )(?:{_listed('joining')}) (?=\S)")


@cache
def _stations() -> re.Pattern[str]:
    """Give the pattern of the places that reporters' names are followed by ("Jane Roe in Vessel and Ana Ruiz")."""
    words = [word for code in languages.supported() for word in languages.table(code, "credits")["from_where"]]
    return re.compile(rf" (?:{'|'.join(words)}) {_CAPITAL}[\w’'.-]+(?: {_CAPITAL}[\w’'.-]+){{0,2}}")


def is_agency(name: str) -> bool:
    """Tell whether a name, or a part of it between slashes and commas, is an agency's: known, or called one."""
    parts = [part.strip(" .()") for part in re.split(r"[/,|&]", name)]
    return any(part in agencies() or patterns("credits", "agency_names").fullmatch(part) for part in parts if part)


def host(uri: str) -> str:
    """Give an address's host without "www.", "" if there is none."""
    found = re.match(r"(?i)[a-z][a-z0-9+.-]*://(?:[^/?#@\s]*@)?([^/?#:\s]+)", uri)
    return found.group(1).lower().removeprefix("www.") if found else ""


# ---------------------------------------------------------------- inside the first and the last paragraph


def _dateline(lines: list[Line]) -> Found | None:
    """Find what stands in front of the first paragraph; a title may stand above it."""
    for line in lines[:3]:
        for pattern in _compiled("dateline", _BEGINS):
            found = pattern.match(line.text)
            if found and found.end() < min(len(line.text), 120) and _is_place(found.groupdict().get("place")):
                return _from_match(found, line.start, line.start + found.end())
    return None


def _is_place(name: str | None) -> bool:
    """Refuse what only looks like a place: words in capitals that announce, and more of them than places have."""
    return name is None or (name not in _never("not_places") and not (name.isupper() and len(name.split()) > 4))


def _signature(lines: list[Line]) -> Found | None:
    for line in lines[-1:]:
        tail = max(0, len(line.text) - 320)
        for pattern in _compiled("signature", r"\s*\.?\Z"):
            found = pattern.search(line.text, tail)
            if found and found.start() > 0:
                return _from_match(found, line.start + found.start(), line.end)
    return None
