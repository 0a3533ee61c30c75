"""Homonyms: which of several things a spelling means, by what stands near it; left open where nothing decides.

Three kinds of evidence, all in `homonyms.toml`: another capitalised word beside a place that is also a given or a
family name; a country named right after a comma ("Tripoli, Lebanon"); words nearby (200 characters, then 3,000) that
speak for one reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from synopticon.gazetteer.folding import fold
from synopticon.gazetteer.places import within
from synopticon.gazetteer.tables import Match, entries, settings
from synopticon.languages import of_all

_NEAR = 200
_FAR = 3000
_SPORTING = 2  # how many words of sport a nickname asks for
_NEXT_WORD = re.compile(r" ([A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)")
_LAST_WORD = re.compile(r"([A-ZÁÉÍÓÚÑ][a-záéíóúñü]+) (?:[A-Z]\. )?$")
_COMMA = re.compile(r"(?:, | \()")


@cache
def _goes_on() -> re.Pattern[str]:
    """Make the pattern of what stands behind one of a list that is not its last."""
    joining = "|".join(of_all("names", "grammar", "listing"))
    return re.compile(rf"(?:,? (?:{joining}) |, (?=[A-ZÁÉÍÓÚÑ]))")


@cache
def _went_before() -> re.Pattern[str]:
    """Make the pattern of what stands before one of a list that is not its first."""
    joining = "|".join(of_all("names", "grammar", "listing"))
    return re.compile(rf"[A-ZÁÉÍÓÚÑ][\w-]+(?:,? (?:{joining})|,) $")


@cache
def _cues() -> dict[str, dict[str, list[str]]]:
    """Give the homonyms by their folded spelling: entry id → the words that speak for it."""
    tables = ((names, cues) for names, cues in settings("homonyms").items() if isinstance(cues, dict))
    return {fold(name): cues for names, cues in tables for name in names.split("|")}


def _person(text: str, match: Match, next_start: int) -> bool:
    """Tell whether a place name is part of a person's name: "Jordan Ellis", "Michael Jordan".

    A word that begins a match of its own is no family name ("in Jordan President …" is missed otherwise).
    """
    rules = settings("homonyms")
    surface = text[match.start : match.end]
    if surface in rules["given"]:
        follows = _NEXT_WORD.match(text, match.end)
        if follows is not None and follows.start(1) != next_start and not _ordinary(follows.group(1)):
            return True
    before = _LAST_WORD.search(text, max(0, match.start - 30), match.start)
    return surface in rules["family"] and before is not None and before.group(1) in rules["first_names"]


def _ordinary(word: str) -> bool:
    return word in settings("homonyms")["not_surnames"]


def _count(text: str, cues: Sequence[str]) -> int:
    return sum(cue in text for cue in cues)


def _decided(ids: Sequence[str], scores: dict[str, int]) -> tuple[str, ...] | None:
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] == 0 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    best, others = ranked[0][0], any(score for _, score in ranked[1:])
    if best not in entries():
        return ()
    if others:
        return tuple(sorted(ids, key=lambda each: each != best))
    return (best,)


def _by_cues(text: str, match: Match) -> tuple[str, ...]:
    cues = dict(_cues().get(fold(text[match.start : match.end]), {}))
    if not cues:
        return match.entries
    usual = cues.pop("default", None)
    for reach in (_NEAR, _FAR):
        window = text[max(0, match.start - reach) : match.start] + "\n" + text[match.end : match.end + reach]
        decided = _decided(match.entries, {identity: _count(window, words) for identity, words in cues.items()})
        if decided is not None:
            return decided
    return match.entries if usual is None else tuple(one for one in usual if one in entries())


def _contained(text: str, match: Match, after: Match | None) -> Match:
    """Keep the readings that lie in the place named right after a comma or a bracket, if there are any."""
    if after is None or len(match.entries) < 2:
        return match
    gap = text[match.end : after.start]
    if _COMMA.fullmatch(gap) is None:
        return match
    inside = tuple(one for one in match.entries if any(within(one, other) and one != other for other in after.entries))
    return replace(match, entries=inside) if inside else match


def _elsewhere(text: str, match: Match, after: Match | None) -> bool:
    """Tell whether the province or country named behind a city and a comma is not the one it lies in, so that a
    namesake is meant: "Wellington, Somerset"; in a list of places no two belong together."""
    if after is None or text[match.end : after.start] != ", " or after.form not in ("name", "acronym"):
        return False
    cities = all(entries()[one].kind in ("city", "town", "capital") for one in match.entries)
    if not cities or any(entries()[one].kind not in ("province", "country") for one in after.entries):
        return False
    if _goes_on().match(text, after.end) or _went_before().search(text, max(0, match.start - 30), match.start):
        return False
    return not any(_lies(one, other) for one in match.entries for other in after.entries)


def _lies(city: str, land: str) -> bool:
    """Tell whether a city may lie in a province or country: of most the province is not known."""
    known = entries()[city].parent.startswith("province:") or land.startswith("country:")
    return within(city, land) if known else entries()[city].country == entries()[land].country


def _timid(text: str, match: Match) -> bool:
    """Tell whether a name that is also ordinary words stands without anything that shows it to be a name."""
    rules = settings("homonyms")
    if text[match.start : match.end] not in rules["timid"]:
        return False
    around = text[max(0, match.start - 40) : match.start] + "\n" + text[match.end : match.end + 25]
    return not any(cue in around for cue in rules["timid_cues"])


def _unled(text: str, match: Match) -> bool:
    """Tell whether a state's abbreviation stands without the comma or the party's letter before it: "Flint, Mich."."""
    surface = text[match.start : match.end].rstrip(".")
    led = text[max(0, match.start - 2) : match.start]
    if surface not in settings("homonyms")["behind_comma"]:
        return False
    return "." not in text[match.end - 1 : match.end + 1] or (led != ", " and led[-1:] not in ("-", "–"))


def _continental(text: str, match: Match) -> bool:
    """Tell whether the word before a people's makes it another's: "Latin American"."""
    before = text[: match.start].rstrip(" -").rpartition(" ")[2].strip('\n“"(')
    return f"{before} {text[match.start : match.end]}" in settings("homonyms")["continental"]


def _teams(text: str, match: Match) -> tuple[str, ...]:
    """Give a match's readings with a team's only where the text tells of sport, if its spelling is not the team's
    name: "the Bears", "the Indians" beat somebody."""
    words = text[match.start : match.end]
    teams = [one for one in match.entries if entries()[one].kind == "team" and entries()[one].name != words]
    if not teams or " " in words:
        return match.entries
    around = text[max(0, match.start - _FAR) : match.end + _FAR]
    sporting = sum(cue in around for cue in settings("homonyms")["sport"]) >= _SPORTING
    return tuple(one for one in match.entries if (one in teams) == sporting)


def settle(text: str, matches: list[Match]) -> list[Match]:
    """Give the matches with homonyms decided where the text decides; persons' names are left out."""
    settled = []
    following = [*matches[1:], None] if matches else []
    namesakes = {text[m.start : m.end] for m, after in zip(matches, following) if _elsewhere(text, m, after)}
    for match, after in zip(matches, following):
        if match.form in ("name", "capital") and _person(text, match, after.start if after else -1):
            continue
        if text[match.start : match.end] in namesakes or _timid(text, match) or _unled(text, match):
            continue
        if match.form == "demonym" and _continental(text, match):
            continue
        match = replace(match, entries=_teams(text, match))
        if not match.entries:
            continue
        if match.form == "demonym" and entries()[match.entries[0]].kind == "team":
            match = replace(match, form="name")
        match = _contained(text, match, after)
        ids = _by_cues(text, match) if len(match.entries) > 1 or _watched(text, match) else match.entries
        if ids:
            settled.append(replace(match, entries=ids))
    return settled


def _watched(text: str, match: Match) -> bool:
    """Tell whether a spelling with one entry has a reading outside the gazetteer."""
    cues = _cues().get(fold(text[match.start : match.end]), {})
    return "default" in cues or any(identity not in entries() for identity in cues)
