"""Finding the names of the gazetteer in text: one automaton a language, then a check of every hit.

Word boundaries, case, accents and the signs inside a name are checked here, since the automaton sees only folded
text. Of overlapping matches the longest wins, of equally long ones the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from ahocorasick_rs import AhoCorasick

from synopticon.gazetteer import folding
from synopticon.gazetteer.tables import LANGUAGES, Match, Spelling, entries, settings, spellings

_FOREIGN = 100
_LEAST_NAME = 4
_LEAST_DEMONYM = 6
_NEIGHBOUR = re.compile(r"[^\W\d_]{2,}")
_TABLES = ("lowercase", "common", "sentence_case", "accented")
_FORMS: dict[str, int] = {"name": 0, "capital": 0, "acronym": 0, "demonym": 1, "surname": 20}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A spelling together with what its check needs; `order` sorts candidates, the likeliest first."""

    spelling: Spelling
    order: tuple[int, int, int]
    caps: bool
    sentence: bool
    lower: bool
    accented: bool


@dataclass(frozen=True, slots=True)
class Index:
    """What `find` needs for one language."""

    automaton: AhoCorasick
    candidates: tuple[tuple[Candidate, ...], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What `matching.toml` says for one language."""

    lowercase: frozenset[str]
    common: frozenset[str]
    sentence_case: frozenset[str]
    accented: frozenset[str]


@cache
def _rules(language: str) -> Rules:
    given = settings("matching")
    return Rules(*(frozenset(given[table].get(language, ())) for table in _TABLES))


def _candidate(spelling: Spelling, language: str, foreign: bool, place: int) -> Candidate:
    entry = entries()[spelling.entry]
    kind = settings("kinds")[entry.kind]
    rules = _rules(language)
    order = (kind["rank"] + _FORMS[spelling.form] + (_FOREIGN if foreign else 0), -entry.weight, place)
    sentence = entry.kind in rules.sentence_case and " " in spelling.text
    small = spelling.text.lower() in rules.lowercase or (not foreign and _country(spelling, rules))
    accented = spelling.text.lower() in rules.accented
    return Candidate(spelling, order, kind.get("caps", True), sentence, small, accented)


def _country(spelling: Spelling, rules: Rules) -> bool:
    """Tell whether a spelling names a country or a people even in small letters, as careless text writes it."""
    if entries()[spelling.entry].kind != "country" or spelling.form not in ("name", "demonym"):
        return False
    least = _LEAST_NAME if spelling.form == "name" else _LEAST_DEMONYM
    return len(spelling.text) >= least and spelling.text.lower() not in rules.common


def _travels(spelling: Spelling) -> bool:
    """Tell whether a spelling of another language is looked for as well: only what looks like a name."""
    if spelling.form == "demonym" or not spelling.text[0].isupper():
        return False
    return len(spelling.text.replace(".", "")) > (3 if spelling.form == "acronym" and "." not in spelling.text else 2)


def _gather(language: str) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    own = spellings(language)
    for place, spelling in enumerate(own):
        for pattern in folding.patterns(spelling.text):
            found.setdefault(pattern, []).append(_candidate(spelling, language, False, place))
    native = set(found)
    known = {spelling.text for spelling in own}
    for other in LANGUAGES:
        if other == language:
            continue
        for place, spelling in enumerate(spellings(other)):
            if spelling.text in known or not _travels(spelling):
                continue
            for pattern in folding.patterns(spelling.text):
                if pattern not in native:
                    found.setdefault(pattern, []).append(_candidate(spelling, language, True, place))
    return found


@cache
def index(language: str) -> Index:
    """Build what `find` needs for a language: own spellings first, then names as other languages write them."""
    found = _gather(language)
    ordered = tuple(tuple(sorted(candidates, key=lambda each: each.order)) for candidates in found.values())
    return Index(AhoCorasick(list(found)), ordered)


def _written(surface: str, candidate: Candidate) -> bool:
    name = candidate.spelling.text
    if surface == name:
        return True
    if candidate.spelling.form == "acronym" and " " in surface and " " not in name and "." not in surface:
        return False
    if not folding.joined(surface, name) or (candidate.spelling.exact and surface.lower() != name.lower()):
        return False
    if folding.moved(surface, name) or (candidate.accented and surface.lower() != name.lower()):
        return False
    if folding.cased(surface, name, candidate.caps):
        return True
    if candidate.sentence and folding.sentence_cased(surface, name):
        return True
    return candidate.lower and surface.islower()


def _shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the words on both sides stand in capitals, so that capitals prove nothing."""
    before = _NEIGHBOUR.findall(text[max(0, start - 30) : start])[-1:]
    after = _NEIGHBOUR.findall(text[end : end + 30])[:1]
    return bool(before or after) and all(word.isupper() for word in before + after)


def _raw(text: str, language: str) -> Iterator[tuple[int, int, list[Candidate]]]:
    built = index(language)
    folded = f" {folding.fold(text)} "
    for pattern, start, end in built.automaton.find_matches_as_indexes(folded, overlapping=True):
        stop = end - 2
        surface = text[start:stop]
        fitting = [each for each in built.candidates[pattern] if _written(surface, each)]
        if not fitting or (surface in settings("matching")["words"] and _shouted(text, start, stop)):
            continue
        dotted = text[stop : stop + 1] == "." and "." in surface and fitting[0].spelling.text.endswith(".")
        yield start, stop + dotted, fitting


def _longest(hits: Iterable[tuple[int, int, list[Candidate]]]) -> list[tuple[int, int, list[Candidate]]]:
    taken: list[tuple[int, int, list[Candidate]]] = []
    for _, group in groupby(_clusters(hits), key=lambda each: each[0]):
        ordered = sorted((hit for _, hit in group), key=lambda hit: (hit[0] - hit[1], hit[0]))
        kept: list[tuple[int, int, list[Candidate]]] = []
        for hit in ordered:
            if all(hit[1] <= other[0] or hit[0] >= other[1] for other in kept):
                kept.append(hit)
        taken.extend(sorted(kept, key=lambda hit: hit[0]))
    return taken


def _clusters(
    hits: Iterable[tuple[int, int, list[Candidate]]],
) -> Iterator[tuple[int, tuple[int, int, list[Candidate]]]]:
    """Number the runs of hits that overlap in a chain, so that only these are compared with one another."""
    number, reached = 0, -1
    for hit in sorted(hits, key=lambda each: (each[0], each[1])):
        if hit[0] >= reached:
            number += 1
        reached = max(reached, hit[1])
        yield number, hit


def foreign(name: str, language: str) -> bool:
    """Tell whether a name is one that other languages have for something and this language, accents aside, has not."""
    return name in _elsewhere(language) and folding.fold(name) not in _at_home(language)


@cache
def _at_home(language: str) -> frozenset[str]:
    return frozenset(folding.fold(spelling.text) for spelling in spellings(language))


@cache
def _elsewhere(language: str) -> frozenset[str]:
    others = (other for other in LANGUAGES if other != language)
    return frozenset(spelling.text for other in others for spelling in spellings(other))


def find(text: str, language: str) -> list[Match]:
    """Find the names, demonyms and well-known surnames of the gazetteer in a text.

    Offsets count code points of `text`; matches do not overlap and stand in the order of the text. A possessive
    ending is not part of a match. Names are case-sensitive, but a headline's Title Case and CAPITALS count; accents
    may be missing. A language without spellings of its own is searched with those of the others. Homonyms are not
    settled here.
    """
    matches = []
    for start, end, candidates in _longest(_raw(text, language)):
        ids = tuple(dict.fromkeys(each.spelling.entry for each in candidates))
        form = candidates[0].spelling.form
        matches.append(Match(start, end, ids, form))
    return matches
