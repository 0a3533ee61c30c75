"""What type a name has: the gazetteer first, then titles, head words, the recogniser, and what the rest decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from synopticon import gazetteer
from synopticon.gazetteer.tables import person_words
from synopticon.reading.naming import nouns, ships, sites
from synopticon.reading.naming.describe import Description
from synopticon.reading.naming.evidence import (
    aged,
    alike,
    attributed,
    bearers,
    countryman,
    employer,
    enumerated,
    familiar,
    foreign,
    hyphened,
    impersonal,
    in_state,
    lies,
    located,
    named_so,
    pictured,
    plural,
    reporter,
    settlement,
    speaks,
    surnamed,
    unheard,
    who,
    wire,
)
from synopticon.reading.naming.shapes import incorporated
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, common, headed, spelled_out
from synopticon.records import EntityType

_OPEN = ("capitals", "recogniser")
_MOST = 5
_RARE = 3.3
_SHOWN = 3.9
# What a body's full name ("Orvane Inc.") weighs for its first word alone, against one for each time it was labelled.
_SHORTENED = 3
# A word and its number, as rockets and satellites have: "Malligyong-4".
_NUMBERED = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}-\d+")


def typed(text: Text, names: Sequence[Found], described: Sequence[Description]) -> list[Found]:
    """Give the names with their types; those that nothing types keep MISC."""
    people = {each.name for each in described if each.name >= 0}
    names = ships.numbered(text, names)
    borne = bearers(text, names)
    found = [
        _told(text, names, name, i in people, name.last - name.first == 1 and text.lower[name.first] in borne)
        for i, name in enumerate(names)
    ]
    for i, kind in _served(text, names, described):
        if i not in people and found[i].source in _OPEN:
            found[i] = replace(found[i], type=kind, source="head")
    for i, kind in sites.told(text, found):
        region = found[i].type == "LOC" and not headed(text, found[i].first, found[i].last, [])
        if i not in people and (found[i].source in _OPEN or (region and not found[i].links)):
            found[i] = replace(found[i], type=kind, source="head")
    borne = bearers(text, found)
    votes, places = _votes(text, found), located(text, found) - borne
    found = [_voted(text, name, votes, places) for name in found]
    afloat = ships.afloat(text, found)
    for i, name in enumerate(found):
        ship = not name.links and text.words(name.first, name.last) in afloat
        found[i] = replace(name, type="MISC", source="head") if ship else _last(text, found, i)
    return found


def _last(text: Text, names: Sequence[Found], i: int) -> Found:
    """Give a name with what its place in the text tells where nothing else does: a town, one of a list."""
    name = names[i]
    if name.source not in _OPEN:
        return name
    if name.type == "LOC" and settlement(text, name):
        return replace(name, type="GPE")
    if enumerated(text, names, i):
        return replace(name, type="GPE", source="head")
    if name.type in ("PER", "MISC", "GPE") and plural(text, name):
        return replace(name, type="ORG")
    kind = alike(text, names, i) if name.type == "MISC" else None
    return replace(name, type=kind) if kind is not None else name


def _served(text: Text, names: Sequence[Found], described: Sequence[Description]) -> Iterator[tuple[int, EntityType]]:
    """Give the names whose office-holders are described, and what they must be: "Acme CEO", "mayor of Springfield"."""
    for each in described:
        for i, name in enumerate(names):
            if each.first <= name.first and name.last <= each.last and i != each.owner:
                if each.office in text.lex.of_bodies:
                    yield i, "ORG"
                elif each.office in text.lex.of_places:
                    yield i, "GPE"


def _told(text: Text, names: Sequence[Found], name: Found, introduced: bool, borne: bool) -> Found:
    if name.type == "PER" and name.form != "surname" and name.links and not introduced:
        return nouns.named_after(text, name)
    if name.source == "acronym" and name.type == "MISC" and (beside := nouns.beside(text, name)) is not None:
        return replace(name, type=beside, source="head")
    if name.type == "LOC" and name.links and wire(text, name):
        return replace(name, type="ORG", links=(), form="", source="head")
    label = text.tokens[name.first - 1].text if name.first else ""
    if name.source == "head" and name.type in ("LOC", "FAC") and text.lex.apposed.get(label) == "ORG":
        return replace(name, type="ORG")
    if (
        not name.links
        and name.last - name.first > 1
        and len(text.tokens[name.last - 1]) > 1
        and _incorporated(text, name)
    ):
        return replace(name, type="ORG", source="head")
    if not name.links and name.type != "ORG" and not introduced and _body(text, name):
        return replace(name, type="ORG", source="head")
    if name.source not in _OPEN:
        return name
    if not name.links and name.type in ("PER", "GPE", "LOC") and spelled_out(text, name.last + 1):
        return replace(name, type="ORG", source="head")
    if introduced or nouns.honoured(text, name) or (name.last - name.first < 4 and aged(text, name)):
        return replace(name, type="PER", source="title")
    if wire(text, name):
        return replace(name, type="ORG", source="head")
    if not borne and lies(text, name):
        return replace(name, type=name.type if name.type in ("LOC", "FAC") else "GPE", source="head")
    if pictured(text, name) or (name.type != "PER" and reporter(text, names, name)):
        return replace(name, type="PER", source="given")
    located_so = name.type != "PER" or (name.first > 0 and text.lower[name.first - 1] in text.lex.locative)
    if located_so and in_state(text, name):
        return replace(name, type="GPE", source="head")
    if name.type != "PER" and hyphened(text, name):
        return replace(name, type="PER", source="given")
    beside = None if borne else nouns.beside(text, name)
    if name.type != "PER" and (named_so(text, name) or familiar(text, name)):
        return replace(name, type="PER", source="given")
    if (kind := nouns.explained(text, name)) is not None:
        return replace(name, type=kind, source="head")
    if beside is not None and (
        name.type != "PER" or name.last - name.first == 1 or nouns.named_beside(text, name, beside)
    ):
        return replace(name, type=beside, source="head")
    if name.type in ("GPE", "LOC") and countryman(text, name):
        return replace(name, type="PER")
    if not borne and name.type in ("PER", "LOC", "GPE") and foreign(text, name):
        return replace(name, type=headed(text, name.first, name.last, []) or "MISC")
    if not borne and name.source == "recogniser" and attributed(text, name):
        return replace(name, type="ORG")
    if not borne and name.source == "recogniser" and unheard(text, name):
        before = text.lower[name.first - 1] if name.first else ""
        return replace(name, type="GPE" if before in text.lex.locative else "ORG")
    if name.type == "PER" and impersonal(text, name):
        return replace(name, type="ORG")
    if name.type in ("PER", "ORG") and (_model(text, name, name.type) or _thing(text, name)):
        return replace(name, type="MISC")
    if name.type != "MISC":
        return name
    if employer(text, names, name):
        return replace(name, type="ORG", source="head")
    guess = who(text, name) or _guess(text, name)
    if guess == "PER" and spelled_out(text, name.last + 1):
        return replace(name, type="ORG", source="head")
    return replace(name, type="MISC" if guess in ("PER", "ORG") and _model(text, name, guess) else guess)


def _body(text: Text, name: Found) -> bool:
    """Tell whether what follows a name says that it is a body's, also where a word in it says otherwise: "the Orvane
    Forum, a think tank"."""
    return nouns.bodily(text, name) or (name.type == "EVENT" and nouns.explained(text, name) == "ORG")


def _incorporated(text: Text, name: Found) -> bool:
    """Tell whether a name ends with what the law adds to a company's, in capitals: "Orvane Corp.", "Orvane SA"."""
    own = not common(text.lower[name.first], text.lex.language) or name.last - name.first > 2
    return own and text.capital(name.last - 1) and incorporated(text, name.last - 1, name.last)


def _thing(text: Text, name: Found) -> bool:
    """Tell whether an article stands before a supposed person's name and no noun behind it: "the Store"."""
    if name.type != "PER" or not name.first or text.tokens[name.first - 1].pos_ != "DET":
        return False
    behind = text.tokens[name.last].pos_ if name.last < len(text.tokens) else ""
    compound = text.tokens[name.last - 1].dep_ in ("compound", "flat") or behind in ("NOUN", "PROPN")
    compound = compound and text.tokens[name.last - 1].head.i >= text.tokens[name.last - 1].i
    return text.lower[name.first - 1] in text.lex.definite and not compound and not text.possessive(name.last)


def _model(text: Text, name: Found, kind: EntityType) -> bool:
    """Tell whether a name has a number or a lone letter before a hyphen, as things have: "An-2", "J-Alert"; a body
    may have a short number: "M23"."""
    words = text.words(name.first, name.last)
    if kind == "ORG":
        return sum(c.isdigit() for c in words) > 2 or _NUMBERED.fullmatch(words) is not None
    return any(c.isdigit() for c in words) or (len(words) > 1 and words[0].isupper() and words[1] == "-")


def _guess(text: Text, name: Found) -> EntityType:
    """Guess from the name's shape and what stands before it: persons bear no article, places follow prepositions."""
    words = [text.tokens[i] for i in range(name.first, name.last) if text.capital(i)]
    before = text.lower[name.first - 1] if name.first else ""
    if before in text.lex.definite or not all(word.is_alpha or "-" in word.text for word in words):
        return "MISC"
    loud = any(word.text.isupper() and len(word) > 2 for word in words)
    if len(words) == 1:
        return _alone(text, name)
    if 2 <= len(words) <= _MOST and not loud and _like_person(text, [word.text.lower() for word in words]):
        return "PER"
    return "ORG" if speaks(text, name) else "MISC"


def _like_person(text: Text, words: list[str]) -> bool:
    """Tell whether capitalised words may be a person's name: a known given name, or words that are rare, before
    words that are rare or known surnames."""
    if not text.recognised:
        return not all(common(word, text.lex.language) for word in words)
    given, family = person_words()
    if words[0] not in given and common(words[0], text.lex.language, _RARE):
        return False
    return all(word in family or not common(word, text.lex.language, _RARE) for word in words[1:])


def _alone(text: Text, name: Found) -> EntityType:
    """Guess what a lone unknown name is, persons being named in full at first: a place after "in", a body that acts."""
    before = text.lower[name.first - 1] if name.first else ""
    token = text.tokens[name.first]
    shown = token.text in text.elsewhere and text.lower[name.first] not in text.small
    proper = shown and token.pos_ == "PROPN" and "Plur" not in token.morph.get("Number", [])
    least = _SHOWN if proper else _RARE
    if text.recognised and common(text.lower[name.first], text.lex.language, least):
        return "MISC"
    if before in text.lex.locative | text.lex.directional:
        return "GPE"
    acts = text.tokens[name.last - 1].dep_ in ("nsubj", "nsubj:pass")
    if acts and any(t.lower_ in text.lex.pronouns for t in text.tokens[name.last - 1].head.subtree):
        return "PER"
    return "ORG" if acts or text.possessive(name.last) else "MISC"


def _votes(text: Text, names: Sequence[Found]) -> dict[str, Counter[EntityType]]:
    """Count the types told for each spelling; a title weighs most, a guess nothing against a recogniser."""
    weight = {"title": 5, "head": 3, "gazetteer": 5, "given": 3, "recogniser": 1}
    found: dict[str, Counter[EntityType]] = {}
    for name in names:
        if name.type != "MISC":
            words = text.words(name.first, name.last)
            found.setdefault(words, Counter())[name.type] += weight.get(name.source, 0)
            if name.source == "team" or (name.link and gazetteer.entry(name.link).kind == "team"):
                found.setdefault(words.split()[-1], Counter())["ORG"] += _SHORTENED
            if name.type == "ORG" and name.source == "head":
                for short in _shortened(text, name):
                    found.setdefault(short, Counter())["ORG"] += _SHORTENED
    return found


def _shortened(text: Text, name: Found) -> Iterator[str]:
    """Give what a body may be called for short: the first words of its name, a single one if it is no ordinary word."""
    for last in range(name.first + 1, name.last):
        rest = text.lower[last : name.last]
        lone = last - name.first == 1
        ends = rest[0] in text.lex.body_particles or not text.capital(last - 1)
        if ends or (lone and name.last - name.first > 2 and common(text.lower[name.first], text.lex.language, _RARE)):
            continue
        yield text.words(name.first, last)


def _voted(text: Text, name: Found, votes: dict[str, Counter[EntityType]], places: set[str]) -> Found:
    if name.source not in _OPEN:
        return name
    counted = votes.get(text.words(name.first, name.last))
    if name.type in ("ORG", "LOC", "GPE", "MISC") and surnamed(text, name, votes):
        return replace(name, type="PER")
    if not counted:
        return name
    best = max(sorted(counted), key=lambda kind: counted[kind])
    if best == "PER" and text.words(name.first, name.last).lower() in places:
        return replace(name, type="GPE")
    return replace(name, type=best) if counted[best] else name
