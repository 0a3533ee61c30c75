"""Relative clauses whose subject stands behind the verb, where the parser took it for the object."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding import trees
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.slots import Slots


def turned(verb: Token, slots: Slots, cast: Cast, lexicon: Lexicon) -> Slots:
    """Give what a thing undergoes to whoever stands behind the verb without the mark that the language puts before
    people as objects: "el préstamo que concedió el FMI", "la nota que entregó la ministra"."""
    marked = bool(lexicon.grammar["object"][1:])
    if not marked or trees.is_passive(verb, lexicon) or not _is_subject(verb):
        return slots
    things, people = slots["subj"], [t for t in slots["obj"] if t.i > verb.i and not trees.case(t)]
    if len(people) != 1 or not _is_known(people[0]) or not cast.of(people):
        return slots
    return slots if cast.of(things) else {**slots, "subj": people, "obj": things}


def _is_subject(verb: Token) -> bool:
    """Tell a clause on a noun that its relative pronoun is the subject of."""
    own = [t for t in verb.children if trees.base(t) == "nsubj"]
    return trees.base(verb) == "acl" and len(own) == 1 and trees.is_relative(own[0]) and own[0].i < verb.i


def _is_known(token: Token) -> bool:
    """Tell a name, or a noun with a definite article."""
    definite = any(trees.has(t, "Definite", "Def") or trees.has(t, "Poss", "Yes") for t in token.children)
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and definite)
