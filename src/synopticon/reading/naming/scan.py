"""Names in a text: from the gazetteer, from the pipeline's own recogniser, and from capitals alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopticon import gazetteer
from synopticon.gazetteer.tables import given_names, person_words
from synopticon.identity.features import younger
from synopticon.reading.naming import marking, runs, shapes, ships, told
from synopticon.reading.naming.phrases import Phrase
from synopticon.reading.naming.stretches import unknown
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, Marks, common, headed, trim
from synopticon.records import EntityType

# From here on a word is too common to be taken for a surname that nobody knows.
_SURNAME = 3.5
# How far before a place an office may stand whose holder is named behind it.
_OFFICE = 5


def names(text: Text, offices: Sequence[Phrase]) -> list[Found]:
    """Give the names of a text in their order, without overlap."""
    marks = marking.marks(text, offices)
    found: list[Found] = []
    i = 0
    while i < len(text.tokens):
        last = runs.end(text, marks, i)
        if last == i:
            i += 1
            continue
        found.extend(_cut(text, marks, i, last))
        i = last
    found = [_article(text, each) for each in found if each.first < each.last and not _regional(text, each)]
    found = [_stopped(text, each) for each in found]
    found = told.listed(text, marks.spans, told.whole(text, marks.spans, found))
    found = shapes.titles(text, found)
    return ships.hidden(text, shapes.models(text, shapes.teams(text, found)))


def _article(text: Text, name: Found) -> Found:
    """Give a name that nobody knows with the Arabic article before it: "al-Khadim"."""
    i = name.first - 2
    led = not name.links and i >= 0 and text.hyphen(i + 1) and text.lower[i] in text.lex.person_particles
    return replace(name, first=i) if led and text.glued(i, i + 1) and text.tokens[i].text.islower() else name


def _stopped(text: Text, name: Found) -> Found:
    """Give a name that nobody knows up to a full stop inside it that ends a sentence: "said No. Their talks"."""
    closed = text.lex.owners | text.lex.pronouns.keys() | text.lex.definite
    for i in range(name.first + 1, name.last if not name.links else name.first):
        if text.tokens[i - 1].text.endswith(".") and text.lower[i] in closed:
            return replace(name, last=i)
    return name


def _regional(text: Text, name: Found) -> bool:
    """Tell whether a name is only an adjective of a part of the world: "the South American country"."""
    words = text.lower[name.first : name.last]
    return not name.links and len(words) > 1 and all(word in text.lex.regional for word in words)


def _outranks(text: Text, span: tuple[int, int, EntityType], inside: Sequence[Found]) -> bool:
    """Tell whether the recogniser's longer name stands before the gazetteer's in it: "Jerusalem Post", "Paris Hilton";
    a body's may begin with a people's name and hold several ("Israeli Defense Forces")."""
    covers = [each for each in inside if span[0] <= each.first and each.last <= span[1]]
    if not covers or len(covers) < len(inside) or (covers[0].first, covers[-1].last) == span[:2]:
        return False
    if any(each.type == "PER" and each.form != "surname" for each in covers):
        return False
    outside = {*range(*span[:2])} - {i for each in covers for i in range(each.first, each.last)}
    if all(text.lower[i] in text.lex.definite | text.lex.indefinite for i in outside):
        return False
    follows = covers[-1].last
    named = follows < span[1] and text.lower[follows] in given_names() and covers[-1].type == "GPE"
    if _governs(text, span[0], covers) or named or _signed_from(text, covers[-1], span[1]):
        return False
    return span[2] == "ORG" or (len(covers) == 1 and not (covers[0].first == span[0] and covers[0].type == "NORP"))


def _signed_from(text: Text, place: Found, last: int) -> bool:
    """Tell whether a capital ends a line, or stands before a date, behind who wrote from there: "Ana Ruiz Lima"."""
    seat = place.last == last and place.type == "GPE" and gazetteer.entry(place.link).kind in ("capital", "country")
    ends = last >= len(text.tokens) or "\n" in text.between(last - 1, last) or text.tokens[last].text[0].isdigit()
    return seat and ends and text.lower[place.last - 1] not in person_words()[1]


def _governs(text: Text, first: int, inside: Sequence[Found]) -> bool:
    """Tell whether a span is a country's government under a word of its own: "Gobierno de Chile"."""
    between = all(text.lower[i] in text.lex.of | text.lex.definite for i in range(first + 1, inside[0].first))
    state = inside[0].link.startswith("country:") and inside[0].type in ("GPE", "NORP")
    return text.lower[first] in text.lex.collectives and between and state and len(inside) == 1


def _cut(text: Text, marks: Marks, first: int, last: int) -> Iterator[Found]:
    """Cut a run of capitalised words into names."""
    inside = [marks.matches[i] for i in range(first, last) if i in marks.matches]
    if inside and inside[0].first == first and inside[0].last == last:
        yield inside[0]
        return
    if inside and inside[0].first == first and shapes.incorporated(text, inside[0].last, last):
        yield replace(inside[0], last=last)
        return
    if len(inside) == 2 and shapes.home_team(text, inside, first, last):
        yield replace(inside[1], first=first)
        return
    if not inside and _nobiliary(text, first, last):
        yield Found(first, last, "PER", source="surname")
        return
    held = [i for i in range(first, last) if i in marks.offices]
    if held and not _named_after(text, marks, first, last):
        yield from _between(text, marks, first, last, held)
        return
    if (at := _officer(text, marks, first, last, inside)) is not None:
        yield from _cut(text, marks, first, at)
        yield from _cut(text, marks, at, last)
        return
    whole = _whole(text, marks, first, last, inside)
    if whole is not None:
        yield from unknown(text, marks, first, whole.first) if whole.source == "recogniser" else ()
        yield whole
        yield from unknown(text, marks, whole.last, last)
        return
    at = first
    for match in inside:
        yield from unknown(text, marks, at, match.first)
        yield match
        at = match.last
    yield from unknown(text, marks, at, last)


def _officer(text: Text, marks: Marks, first: int, last: int, inside: list[Found]) -> int | None:
    """Give where a person's name begins behind the place of an office, no comma between: "gobernador de Orvana Ana
    Ruiz"."""
    if inside and inside[0].first == first and inside[0].type == "ORG":
        at = inside[0].last
        whole = 1 < last - at < 4 and all(text.capital(i) and text.tokens[i].is_title for i in range(at, last))
        person = whole and text.lower[at] in given_names() and text.lower[last - 1] not in text.lex.heads
        return at if person and text.sentence_of[first] not in text.headings else None
    before = first - 1 - (first > 1 and text.lower[first - 1] in text.lex.definite - text.lex.of)
    bound = first and text.lower[before] in text.lex.of | text.lex.locative
    near = range(max(0, first - _OFFICE), first)
    if not bound or not any(i in marks.offices and text.sentence_of[i] == text.sentence_of[first] for i in near):
        return None
    if (holder := _behind_body(text, first, last)) is not None:
        return holder
    known = bool(inside) and inside[0].first == first and inside[0].type in ("GPE", "LOC")
    at = inside[0].last if known else first + 1
    named = 1 < last - at < 4 and all(text.capital(i) and text.tokens[i].is_title for i in range(at, last))
    given = named and text.lower[at] in given_names() and text.lower[last - 1] not in text.lex.heads
    rare = named and known and not any(common(text.lower[i], text.lex.language, _SURNAME) for i in range(at, last))
    return at if given or rare else None


def _behind_body(text: Text, first: int, last: int) -> int | None:
    """Give where the name of who holds an office begins behind the body's: "juez de la Audiencia Nacional Ana Ruiz",
    "spokeswoman for the Ministry Ana Ruiz"."""
    for at in range(last - 2, max(first, last - 4), -1):
        named = all(text.capital(i) and text.tokens[i].is_title for i in range(at, last))
        ends = text.lex.heads.get(text.lower[last - 1]) or text.lower[at] in text.lex.heads
        body = any(text.lex.heads.get(text.lower[i]) == "ORG" for i in range(first, at))
        if not named or ends or not body:
            continue
        rare = not any(common(text.lower[i], text.lex.language, _SURNAME) for i in range(at, last))
        if text.lower[at] in given_names() or (at == first + 1 and rare):
            return at
    return None


def _nobiliary(text: Text, first: int, last: int) -> bool:
    """Tell whether a run is a surname that begins with "of", which has a capital where no given name is before it:
    "De la Rúa"."""
    shown = text.lower[first] in text.lex.of and text.capital(first) and not text.opens(first)
    surname = all(text.capital(i) or text.lower[i] in text.lex.person_particles for i in range(first, last))
    heading = text.sentence_of[first] in text.headings
    return shown and surname and not heading and 1 < last - first < 5


def _named_in_full(text: Text, marks: Marks, first: int, last: int, known: Found) -> Found | None:
    """Give the name of somebody who is called like a known person but for a given name before or surnames behind:
    "Ana Ruiz Ibarrola". Whoever bears a given name more is another; surnames more may be the known one's."""
    if known.type != "PER" or known.form == "surname" or text.sentence_of[first] in text.headings:
        return None
    behind = [i for i in range(known.last, last) if text.lower[i] not in text.lex.person_particles or text.capital(i)]
    surnames = person_words()[1]
    plain = all(text.capital(i) and text.tokens[i].is_title and text.lower[i] not in text.lex.heads for i in behind)
    rare = all(text.lower[i] in surnames or not common(text.lower[i], text.lex.language, _SURNAME) for i in behind)
    one = marks.spans.get(last - 1) == (known.first, last, "PER")
    if first == known.first and 0 < len(behind) < 3 and plain and (rare or one):
        return replace(known, last=last, source="surname")
    before = known.first - first == 1 and not text.opens(first)
    given = before and not behind and text.lower[first] in given_names()
    strange = before and bool(behind) and not common(text.lower[first], text.lex.language, _SURNAME)
    return Found(first, last, "PER", source="surname") if given or (strange and plain and rare) else None


def _named_after(text: Text, marks: Marks, first: int, last: int) -> bool:
    """Tell whether an office is part of a name in a run: "General Assembly", "King Fahd Airport"."""
    ends = text.lex.heads.get(text.lower[last - 1]) in ("ORG", "FAC", "LOC") and last - 1 not in marks.offices
    first += text.lower[first] in text.lex.definite
    return ends and first in marks.offices and last - first > 1


def _between(text: Text, marks: Marks, first: int, last: int, held: list[int]) -> Iterator[Found]:
    """Cut a run at the offices in it."""
    for i in (*held, last):
        start = first
        while start < i and not (text.capital(start) or start in marks.matches):
            start += 1
        if start < i:
            yield from _cut(text, marks, start, i)
        first = i + 1


def _whole(text: Text, marks: Marks, first: int, last: int, inside: list[Found]) -> Found | None:
    """Give the run as one name where a head word, a surname or the recogniser says so, although it holds another."""
    start = trim(text, marks, first, last)
    if told.team(text, marks, start, last):
        return Found(start, last, "ORG", source="team")
    if (shape := shapes.whole(text, start, last)) is not None:
        return Found(start, last, shape, source="head")
    if not inside:
        return None
    follower = text.lower[inside[-1].last].rstrip(".") if inside[-1].last < last else ""
    if inside[-1].type == "PER" and follower in younger():
        return Found(inside[-1].first, inside[-1].last + 1, "PER", source="surname")
    if len(inside) == 1 and (longer := _named_in_full(text, marks, start, last, inside[0])) is not None:
        return longer
    if inside[0].type in ("GPE", "LOC") and _firm(text, start, last, inside):
        return Found(start, last, "ORG", source="head")
    if len(inside) == 1 and inside[0].last == last and _part_of_state(text, start, inside[0]):
        return replace(inside[0], first=start)
    kind = headed(text, start, last, inside)
    if kind is not None:
        return Found(start, last, kind, source="head")
    span = marks.spans.get(inside[-1].first)
    if span is not None and first <= span[0] and span[1] <= last and _outranks(text, span, inside):
        return Found(span[0], span[1], span[2], source="recogniser")
    if len(inside) == 1 and inside[0].form == "surname" and inside[0].last == last and start < inside[0].first:
        if any(common(text.lower[i], text.lex.language) for i in range(start, inside[0].first) if not _given(text, i)):
            return None
        return Found(start, last, "PER", source="surname")
    return None


def _firm(text: Text, first: int, last: int, inside: list[Found]) -> bool:
    """Tell whether a run is a firm's name that begins with a place's: "China Orvane Investment Limited"."""
    own = inside[0].first == first and last - inside[-1].last > 1
    return own and text.capital(last - 1) and shapes.incorporated(text, last - 1, last)


def _part_of_state(text: Text, first: int, inside: Found) -> bool:
    """Tell whether a province stands behind the word for one: "Estado de Yucatán"."""
    between = range(first + 1, inside.first)
    if first >= inside.first:
        return False
    state = text.lower[first] in text.lex.country_words | text.lex.state_parts and bool(inside.links)
    province = state and gazetteer.entry(inside.links[0]).kind == "province"
    return province and bool(between) and all(text.lower[i] in text.lex.of | text.lex.definite for i in between)


def _given(text: Text, i: int) -> bool:
    """Tell whether a word may stand before a surname: a given name, initials, a small word of names."""
    word = text.lower[i]
    return word in given_names() or word in text.lex.person_particles or len(word.rstrip(".")) < 3
