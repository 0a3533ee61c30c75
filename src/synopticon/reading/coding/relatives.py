"""Relative clauses whose subject stands behind the verb, where the parser took it for the object."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_relative
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, lemmas


def turned(verb: Token, slots: Slots, cast: Cast, lexicon: Lexicon) -> Slots:
    """Give what a thing undergoes to whoever stands behind the verb without the mark that the language puts before
    people as objects: "el préstamo que concedió el FMI", "la nota que entregó la ministra"."""
    marked = bool(lexicon.grammar["object"][1:])
    if not marked or is_passive(verb, lexicon) or not _is_subject(verb):
        return slots
    things, people = slots["subj"], [t for t in slots["obj"] if t.i > verb.i and not case(t)]
    if len(people) != 1 or not _is_known(people[0]) or not cast.of(people):
        return slots
    return slots if cast.of(things) else {**slots, "subj": people, "obj": things}


def marked(verb: Token, slots: Slots, cast: Cast, lexicon: Lexicon) -> Slots:
    """Give who undergoes it by the relative pronoun that the language marks as a person, and who does it behind the
    verb: "el rehén al que liberó la guerrilla", "a quien acusó Chile"."""
    marks = lexicon.grammar["object"][1:]
    whom = [t for t in verb.children if is_relative(t) and case(t) in marks and t.i < verb.i]
    behind = [t for t in slots["obj"] if t.i > verb.i and not case(t)]
    if not whom or base(verb) != "acl" or len(behind) != 1 or not cast.of(behind):
        return slots
    own = any(base(t) == "nsubj" for t in verb.children)
    return slots if own or not cast.of([verb.head]) else {**slots, "subj": behind, "obj": [verb.head]}


def paired(verb: Token, slots: Slots, cast: Cast, lexicon: Lexicon) -> Slots:
    """Tell who does it from what undergoes it where the parser took both for objects: "el globo que cruzó la isla", "el
    globo que derribó Chile"."""
    own = [t for t in verb.children if base(t) in ("nsubj", "obj") and not case(t)]
    relative, behind = [t for t in own if is_relative(t)], [t for t in own if t.i > verb.i]
    if not lexicon.prodrop or base(verb) != "acl" or len(own) != 2 or len(relative) != 1 or len(behind) != 1:
        return slots
    if any(base(t) == "nsubj" for t in own) or behind[0].pos_ not in ("NOUN", "PROPN"):
        return slots
    doing = any(not cast.is_place(p) or cast.is_country(p) for p in cast.of(behind)) and not cast.of([verb.head])
    return {**slots, "subj": behind if doing else [verb.head], "obj": [verb.head] if doing else behind}


def behind_clitic(verb: Token, slots: Slots, lexicon: Lexicon) -> Slots:
    """Give who does it behind a verb whose object is a pronoun before it, where the parser took both for objects: "lo
    recibió la ministra" (people as objects are marked: "recibió a la ministra")."""
    pronouns = [t for t in slots["obj"] if t.i < verb.i and t.pos_ == "PRON" and has(t, "Case", "Acc")]
    behind = [t for t in slots["obj"] if t.i > verb.i and t.pos_ in ("NOUN", "PROPN") and not case(t)]
    own = any(base(t) in ("nsubj", "expl") for t in verb.children) or is_passive(verb, lexicon)
    if own or not lexicon.prodrop or len(pronouns) != 1 or len(behind) != 1 or has(pronouns[0], "Reflex", "Yes"):
        return slots
    return {**slots, "subj": behind, "obj": pronouns}


def nearer(verb: Token, slots: Slots, lexicon: Lexicon) -> Slots:
    """Give the nearer noun where the parser hung a relative clause on one above it and only that is what the verb asks
    for: "el destino del petrolero que Chile capturó"."""
    noun = verb.head
    before = noun.doc[verb.left_edge.i - 1] if base(verb) == "acl" and verb.left_edge.i > noun.i + 1 else noun
    if before.i == noun.i or base(before) != "nmod" or before.head.i != noun.i:
        return slots
    asked = [c for f in frames_of(keys(verb), lexicon.verbs) for c in f.conditions if c.kind == "in"]
    for name in ("obj", "subj"):
        words: set[str] = set().union(*(c.words for c in asked if c.slot == name))
        if slots[name] == [noun] and words & set(lemmas(before)) and not words & set(lemmas(noun)):
            return {**slots, name: [before]}
    return slots


def _is_subject(verb: Token) -> bool:
    """Tell a clause on a noun that its relative pronoun is the subject of."""
    own = [t for t in verb.children if base(t) == "nsubj"]
    return base(verb) == "acl" and len(own) == 1 and is_relative(own[0]) and own[0].i < verb.i


def _is_known(token: Token) -> bool:
    """Tell a name, or a noun with a definite article."""
    definite = any(has(t, "Definite", "Def") or has(t, "Poss", "Yes") for t in token.children)
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and definite)
