"""What the recogniser tells that the other cues would break up or pass over: its spans stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from synopticon import gazetteer
from synopticon.gazetteer.tables import given_names, person_words
from synopticon.reading.naming.chains import Chains, Placed
from synopticon.reading.naming.phrases import find
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import ROMAN, Found, Marks
from synopticon.records import EntityType

Spans = Mapping[int, tuple[int, int, EntityType]]
_PLACES = ("GPE", "LOC", "FAC")


def ends(text: Text, held: set[int], spans: Spans) -> set[int]:
    """Give the offices' words that end the recogniser's name of a thing: "Copa del Rey"."""
    found = {i: spans[i] for i in held if i in spans}
    return {
        i
        for i, (first, last, kind) in found.items()
        if kind != "PER" and first < i == last - 1 and text.capital(i) and i - 1 not in held
    }


def inner(text: Text, spans: Spans) -> set[int]:
    """Give the capitalised words behind the first of a person's name: a feast or a day there is a surname."""
    return {i for i, (first, _, kind) in spans.items() if kind == "PER" and i > first and text.capital(i)}


def bearer(text: Text, match: Found, spans: Spans) -> bool:
    """Tell whether a lesser town or region in the gazetteer is a person for the recogniser ("Lagos scored"); not right
    behind a verb of what is done to places ("took Lagos")."""
    lesser = match.type in ("GPE", "LOC") and match.form == "name" and match.last - match.first == 1
    seats = ("country", "capital")
    lesser = lesser and not any(gazetteer.entry(link).kind in seats for link in match.links)
    before = text.tokens[match.first - 1] if match.first else None
    taken = before is not None and before.pos_ == "VERB" and before.lemma_.lower() in text.lex.spatial
    return lesser and not taken and spans.get(match.first) == (match.first, match.last, "PER")


def unshown(text: Text, match: Found, spans: Spans) -> bool:
    """Tell whether nothing but its spelling speaks for a town that others may be named like: the recogniser does not
    take it for a place, and it stands where no place need stand."""
    if not match.links or any(gazetteer.entry(link).kind != "town" for link in match.links):
        return False
    before = text.lower[match.first - 1] if match.first else ""
    if before in text.lex.locative or _state_follows(text, match.last):
        return False
    full = (span for span in spans.values() if span[2] == "PER" and span[1] - span[0] > 1)
    if any(text.lower[span[1] - 1] == text.lower[match.last - 1] for span in full) or _goes_on(text, match.last):
        return True
    first, last, kind = spans.get(match.first, (0, 0, "MISC"))
    if first == last:
        return match.last - match.first == 1 or text.sentence_of[match.first] in text.headings
    return kind not in _PLACES or (first, last) != (match.first, match.last)


def given(text: Text, spans: Spans, matches: Mapping[int, Found]) -> dict[int, tuple[int, int, EntityType]]:
    """Give the persons that the recogniser takes for a place as far as their given name goes: "Jordan" in "Jordan
    Clarke"."""
    found: dict[int, tuple[int, int, EntityType]] = {}
    for first, last, kind in set(spans.values()):
        lone = kind in _PLACES and last - first == 1 and first not in matches and text.lower[first] in given_names()
        if lone and _goes_on(text, last) and last not in spans and text.tokens[last].is_alpha:
            found |= dict.fromkeys((first, last), (first, last + 1, "PER"))
    return found


def _goes_on(text: Text, i: int) -> bool:
    """Tell whether a name goes on with token i, that is no given name and nothing known: "Xinyu" in "Xinyu Dai"."""
    if i >= len(text.tokens) or not text.capital(i) or text.between(i - 1, i) != " " or text.opens(i):
        return False
    known = text.lower[i] in text.lex.heads or text.lower[i] in given_names() or text.lower[i] in text.lex.regional
    return not known and text.start(i) not in {match.start for match in text.matches}


def surname(text: Text, match: Found) -> bool:
    """Tell whether a people's name is somebody's behind a given name, with no noun that it could qualify: "Ana
    German said"."""
    i = match.first - 1
    if match.form != "demonym" or match.last - match.first > 1 or i < 0 or text.lower[i] not in given_names():
        return False
    beside = text.between(i, match.first) == " " and text.capital(i) and not text.opens(match.first)
    after = text.tokens[match.last].pos_ if match.last < len(text.tokens) else ""
    lone = i == 0 or not text.capital(i - 1)
    return beside and lone and text.capital(match.first) and after not in ("NOUN", "ADJ", "PROPN", "NUM")


def _state_follows(text: Text, i: int) -> bool:
    """Tell whether a place's name stands beyond a comma at token i: "Harbour Falls, Ohio"."""
    if i + 1 >= len(text.tokens) or text.tokens[i].text != ",":
        return False
    starts = {match.start for match in text.matches if gazetteer.entry(match.entries[0]).type == "GPE"}
    return text.start(i + 1) in starts


def team(text: Text, marks: Marks, first: int, last: int) -> bool:
    """Tell whether a run is a city and a plural that is a name: "Harbour City Rovers", "Cleveland Indians"."""
    end, city = text.tokens[last - 1], _city(marks, first)
    if (
        not 0 < last - city < 3
        or city == first
        or text.sentence_of[first] in text.headings
        or last - 1 in marks.offices
    ):
        return False
    plural = "Plur" in end.morph.get("Number", []) or end.text.endswith(tuple(text.lex.plurals))
    plain = all(text.capital(i) and text.tokens[i].is_alpha for i in range(city, last))
    known = (marks.matches[i].type for i in range(city, last) if i in marks.matches)
    person = any(i in marks.spans and marks.spans[i][2] == "PER" for i in range(city, last))
    people = text.lower[last - 1] in text.lex.peoples
    return plural and plain and not (person or people) and all(kind == "NORP" for kind in known)


def _city(marks: Marks, first: int) -> int:
    """Give where the name of a city ends that begins at a token; the token where there is none."""
    match, span = marks.matches.get(first), marks.spans.get(first, (first, first, "MISC"))
    if match is not None:
        below = any(gazetteer.entry(link).kind != "country" for link in match.links)
        return match.last if match.type == "GPE" and below else first
    return span[1] if span[0] == first and span[2] in ("LOC", "GPE") else first


def whole(text: Text, spans: Spans, names: Sequence[Found]) -> list[Found]:
    """Give the names with those put together again that are pieces of one person's name for the recogniser: "Jean le
    Rond" and "d'Alembert". Titles and articles before the first piece stay outside."""
    kept = list(names)
    for first, last, kind in sorted(set(spans.values())):
        inside = [n for n in kept if n.first < last and first < n.last]
        if kind != "PER" or not inside or any(n.links or n.first < first or n.last > last for n in inside):
            continue
        start = inside[0].first
        ends = inside[-1].last < last and not text.tokens[last - 1].text.islower()
        ends = ends and text.tokens[last - 1].text[0].isalpha()
        if (len(inside) > 1 or ends) and text.sentence_of[start] == text.sentence_of[last - 1]:
            at = kept.index(inside[0])
            kept[at : at + len(inside)] = [Found(start, last, kind, source="recogniser")]
    return kept


def listed(text: Text, spans: Spans, names: Sequence[Found]) -> list[Found]:
    """Give the names with a family name that opens a sentence and a list of persons: "Cooper, Ruiz and Vessin"."""
    found = []
    for each, other in pairwise(names):
        i = each.first - 2
        joined = other.first == each.last + 1 and text.lower[each.last] in text.lex.conjunctions
        if i < 0 or not joined or text.tokens[i + 1].text != "," or not (text.opens(i) and text.tokens[i].is_title):
            continue
        kinds = [spans.get(n.first, (0, 0, n.type))[2] if n.source != "gazetteer" else n.type for n in (each, other)]
        persons = "PER" in kinds and set(kinds) <= {"PER", "MISC"}
        if persons and text.lower[i] in person_words()[1] and all(n.last <= i or n.first > i for n in names):
            found.append(Found(i, i + 1, "PER", source="recogniser"))
    return sorted([*names, *found], key=lambda name: name.first)


def steady(text: Text, names: Sequence[Found], i: int) -> bool:
    """Tell whether a lone name is a place's for the recogniser wherever it stands: it is short for nobody."""
    name = names[i]
    if name.type not in _PLACES or name.source != "recogniser":
        return False
    words = text.words(name.first, name.last)
    located = name.first > 0 and text.lower[name.first - 1] in text.lex.locative
    full = (n for n in names if n.type == "PER" and n.last - n.first > name.last - name.first)
    if not located and any(text.lower[n.last - 1] == text.lower[name.last - 1] for n in full):
        return False
    alike = [n.type for n in names if text.words(n.first, n.last) == words]
    return all(kind in _PLACES for kind in alike) and (located or len(alike) > 1)


def nameless(text: Text) -> set[int]:
    """Give the tokens that name nobody whatever the recogniser says: a newsroom's desk ("Redacción Central"), the
    number of a century or a chapter ("siglo XI")."""
    desks = {i for phrase in find(text, text.lex.desks) for i in range(phrase.first, phrase.last)}
    behind = (i for i in range(1, len(text.tokens)) if text.lower[i - 1] in text.lex.counted)
    return desks | {i for i in behind if text.tokens[i].text.isupper() and ROMAN.fullmatch(text.lower[i])}


def rest(text: Text, chains: Chains, spans: Spans) -> None:
    """Place what the recogniser marks and nothing else took: the mention of something that the article does not tell
    apart from its like ("the Government", "la Liga"), without an entity."""
    solid = [p for p in chains.placed if p.form == "name" or p.type != "PER" or p.last - p.first < 2]
    taken = {i for placed in solid for i in range(placed.first, placed.last)}
    taken |= {i for i, token in enumerate(text.tokens) if token.like_url or "$" in token.text}
    taken |= nameless(text)
    for first, last, kind in sorted(set(spans.values())):
        alone = last - first == 1
        office = alone and (text.lower[first],) in text.lex.offices
        day = alone and (text.lower[first] in text.lex.calendar or text.lower[first] in text.lex.honorifics)
        if (
            (kind == "PER" and alone)
            or office
            or day
            or taken.intersection(range(first, last))
            or not text.capital(first)
        ):
            continue
        common = alone and text.lower[first] in text.lex.heads.keys() | text.lex.collectives.keys()
        chains.placed.append(Placed(first, last, kind, "nominal" if common else "name"))
