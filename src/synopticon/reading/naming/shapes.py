"""Names that a stretch of capitals alone does not show: with a possessive or "and" inside, of ships, in quotation
marks, and peoples' names that are a team's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopticon import gazetteer
from synopticon.gazetteer.tables import given_names
from synopticon.languages import companies, of_all
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, Marks, common
from synopticon.records import EntityType

_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Za-z]{0,3}(?:-\d+\w*)?")
_FIGURES = re.compile(r"[1-9]\d{2}s?(?:-\d+\w*)?")
_OPENING = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_LONGEST = 8
_NOUN = 4.0


def owns(text: Text, first: int, i: int) -> bool:
    """Tell whether the possessive mark at token i stands inside a name that begins at `first`: "Children's Hospital",
    "St Mary's Church"; not "Japan's Parliament"."""
    saint = text.lower[first] in of_all("names", "particles", "saints") and 1 < i - first < 4
    if not (saint or text.lower[i - 1] in text.lex.owning) or not text.capital(i - 1):
        return False
    last = i + 1
    while last < len(text.tokens) and (text.capital(last) or text.lower[last] in text.lex.body_particles):
        if text.sentence_of[last] != text.sentence_of[i]:
            break
        last += 1
    return any(text.capital(k) and _house(text, k) for k in range(i + 1, last))


def _house(text: Text, i: int) -> EntityType | None:
    kind = text.lex.heads.get(text.lower[i])
    return kind if kind in ("ORG", "FAC") else None


def incorporated(text: Text, first: int, last: int) -> bool:
    """Tell whether tokens are only what the law adds to a company's name: "Inc.", "Co. Ltd"."""
    words = [text.lower[i].rstrip(".") for i in range(first, last) if text.tokens[i].text != "."]
    return bool(words) and all(word.replace(".", "") in companies()["forms"] for word in words)


def home_team(text: Text, inside: Sequence[Found], first: int, last: int) -> bool:
    """Tell whether a run is a city and the nickname of a team: "L.A. Rams"."""
    city, team = inside
    whole = city.first == first and city.last == team.first and team.last == last and city.type == "GPE"
    return whole and bool(team.link) and gazetteer.entry(team.link).kind == "team"


def whole(text: Text, first: int, last: int) -> EntityType | None:
    """Give the type of a run that is one name by its shape: owned by people ("Children's Hospital"), joined by "&",
    or a ship's behind its prefix."""
    if first >= last:
        return None
    if text.lower[first] in text.lex.ships and last - first > 1:
        return "MISC"
    inside = range(first + 1, last - 1)
    if any(text.possessive(i) and owns(text, first, i) for i in inside):
        return next((kind for k in range(last - 1, first, -1) if (kind := _house(text, k)) is not None), None)
    topical = text.lower[first] in text.lex.topical and any(text.lower[i] in text.lex.conjunctions for i in inside)
    if topical or any(text.tokens[i].text == "&" for i in inside):
        return "ORG"
    return "FAC" if _built(text, first, last) else None


def _built(text: Text, first: int, last: int) -> bool:
    """Tell whether a run is a building's that bears a person's name: "Ana Ruiz International Airport"."""
    plain = all(text.capital(i) and (text.tokens[i].is_alpha or len(text.tokens[i]) == 2) for i in range(first, last))
    loud = text.words(first, last).isupper() or text.sentence_of[first] in text.headings
    named = text.lower[first] in given_names() or any(t.ent_type_ in ("PER", "PERSON") for t in text.tokens[first:last])
    return text.lex.heads.get(text.lower[last - 1]) == "FAC" and last - first > 2 and plain and named and not loud


def listed(text: Text, marks: Marks, first: int, i: int, after: int) -> bool:
    """Tell whether "and" at token i stands inside one body's name: "Ministry of Health and Welfare", "Food & Drug"."""
    if text.tokens[i].text == "&":
        return text.capital(i - 1) and text.capital(after)
    topical = any(text.lower[k] in text.lex.topical and text.capital(k) for k in range(first, i - 1))
    about = any(text.lower[k] in text.lex.of for k in range(first + 1, i))
    begins = after in marks.matches or text.lower[after] in text.lex.heads or text.lower[after] in given_names()
    named = marks.spans.get(after, (0, 0, "MISC"))
    return topical and about and not begins and (named[0] < i or named[2] != "PER") and after == i + 1


def purposed(text: Text, first: int, i: int) -> bool:
    """Tell whether "for" at token i stands inside a body's name, behind a common noun that has a capital where words
    have none: "the group Fishermen for the Sea"."""
    noun = text.lower[i - 1]
    named = noun not in given_names() and common(noun, text.lex.language or "en", _NOUN)
    shown = not text.opens(first) and text.sentence_of[first] not in text.headings
    return text.lower[i] in text.lex.purpose and i - first < 3 and named and shown and text.capital(i - 1)


def titles(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names with those in quotation marks whole: the title of a work, which names nobody."""
    spans = [span for span in _quoted(text) if not _known(names, *span)]
    kept = [name for name in names if not any(first <= name.first and name.last <= last for first, last in spans)]
    found = (_entitled(text, first, last) for first, last in spans)
    return nicknames(text, sorted([*kept, *found], key=lambda name: name.first))


def nicknames(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names with a person's put together around what he is called by: "Carlos 'El Mono' Ibarrola"."""
    kept = list(names)
    for first in names:
        quote = text.tokens[first.last].text if first.last < len(text.tokens) else ""
        closed = _closed(text, first.last, _OPENING[quote]) if quote in _OPENING else 0
        last = next((each for each in names if each.first == closed + 1 and not each.links), None) if closed else None
        given = first.type == "PER" or text.lower[first.first] in given_names()
        if last is None or first.links or not given or last.type not in ("PER", "MISC") or first not in kept:
            continue
        kept = [each for each in kept if not (first.first <= each.first and each.last <= last.last)]
        kept.append(Found(first.first, last.last, "PER", source="surname"))
    return sorted(kept, key=lambda name: name.first)


def _entitled(text: Text, first: int, last: int) -> Found:
    """Give what bears a name in quotation marks: a work, or the body that the word before them says it is."""
    before = text.lower[first - 2] if first > 1 and text.sentence_of[first - 2] == text.sentence_of[first] else ""
    if text.lex.apposed.get(before) == "ORG" or text.lex.heads.get(before) == "ORG":
        return Found(first, last, "ORG", source="head")
    return Found(first, last, "MISC", source="quoted")


def _known(names: Sequence[Found], first: int, last: int) -> bool:
    """Tell whether a name that fills the quotation marks is known, or a body's or place's by its own words; or there
    is none."""
    filling = (name for name in names if name.first == first and name.last == last)
    inside = [name for name in names if first <= name.first and name.last <= last]
    return any(name.links or name.source in ("head", "team") for name in filling) or not inside


def _quoted(text: Text) -> Iterator[tuple[int, int]]:
    """Give the stretches of two to eight words in quotation marks that bear a capital each but for small words."""
    i = 0
    while i < len(text.tokens):
        closing = _OPENING.get(text.tokens[i].text)
        last = _closed(text, i, closing) if closing else 0
        if last - i > 2 and text.sentence_of[i + 1] not in text.headings and _titled(text, i + 1, last):
            yield i + 1, last
            i = last
        i += 1


def _closed(text: Text, i: int, closing: str) -> int:
    """Give the token that closes the quotation marks at token i, 0 where it is far."""
    if i and text.glued(i - 1, i) and text.tokens[i].text in "'’\"":
        return 0
    for last in range(i + 1, min(i + 2 + _LONGEST, len(text.tokens))):
        if text.sentence_of[last] != text.sentence_of[i]:
            return 0
        if text.tokens[last].text == closing:
            ends = last + 1 >= len(text.tokens) or not text.glued(last, last + 1)
            return last if ends or not text.tokens[last + 1].is_alpha else 0
    return 0


def _titled(text: Text, first: int, last: int) -> bool:
    small = text.lex.body_particles | text.lex.person_particles | text.lex.definite
    plain = [i for i in range(first, last) if text.tokens[i].is_alpha]
    capitals = [i for i in plain if text.capital(i)]
    rest = (text.lower[i] in small or text.tokens[i].is_stop for i in plain if not text.capital(i))
    signs = all(text.tokens[i].text not in ",;:.!?" for i in range(first, last))
    return len(capitals) > 1 and text.capital(first) and all(rest) and signs


def teams(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names with a people's that is a team's in the article: "the Indians" of "Cleveland Indians"."""
    known = [name for name in names if name.link and gazetteer.entry(name.link).kind == "team"]
    ends = {text.lower[name.last - 1] for name in names if name.source == "team" or name in known}
    return [
        replace(name, type="ORG", links=(), form="", source="team")
        if name.type == "NORP" and name.last - name.first == 1 and text.lower[name.first] in ends
        else name
        for name in names
    ]


def models(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names with a maker's and what it made as one: "Antonov An-2", "a Boeing 747", which is a thing's."""
    kept: list[Found] = []
    for name in names:
        if kept and kept[-1].source == "model" and name.first < kept[-1].last:
            continue
        last = _model(text, name)
        kept.append(Found(name.first, last, "MISC", source="model") if last else name)
    return kept


def _model(text: Text, name: Found) -> int:
    """Give where the designation behind a maker's name ends, 0 where there is none."""
    maker = name.link and gazetteer.entry(name.link).kind == "company"
    i = name.last
    if not maker or i >= len(text.tokens) or text.sentence_of[i] != text.sentence_of[i - 1]:
        return 0
    last = i + 1
    while last + 1 < len(text.tokens) and text.hyphen(last):
        last += 2
    behind = text.tokens[last] if last < len(text.tokens) else None
    counted = behind is not None and behind.pos_ == "NOUN" and "Plur" in behind.morph.get("Number", [])
    words = text.raw[text.start(i) : text.end(last - 1)]
    figures = _FIGURES.fullmatch(words) is not None and not counted
    return last if text.between(i - 1, i) == " " and (figures or _DESIGNATION.fullmatch(words)) else 0
