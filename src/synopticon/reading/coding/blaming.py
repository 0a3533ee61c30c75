"""Whom a pronoun stands for in what somebody is blamed or punished for: "imposed sanctions on X after it fired on Y",
"action against X for its raids". That is whoever is blamed, not who blames, though he is the subject."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.arguments import objects
from synopticon.reading.coding.clauses import is_verb
from synopticon.reading.coding.lexicon import Frames, Lexicon, frames_of
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, lemmas, word

# Kinds of happenings that somebody brings on themselves by what they did before.
_JUDGING = frozenset(("SANCTION", "ACCUSE", "COERCE", "PROTEST"))


def blamed(pronoun: Token, lexicon: Lexicon) -> Token | None:
    """Give whoever is blamed for what a pronoun of the third person does or has, None where nobody is."""
    if not has(pronoun, "Person", "3") or has(pronoun, "Reflex", "Yes"):
        return None
    ground = _ground(pronoun, lexicon)
    if ground is None:
        return None
    above = _first(ground.head)
    if base(ground) == "nmod" and case(above) in lexicon.grammar["opposing"]:
        return above if _opposes(above, lexicon) else None  # "action against X and his men for their raids", as parsed
    if not is_verb(ground.head):
        return None
    return next((t for t in _judged(ground.head, lexicon) if t.right_edge.i < ground.left_edge.i), None)


def _ground(pronoun: Token, lexicon: Lexicon) -> Token | None:
    """Give the clause or noun that says why or after what, of which the pronoun is the subject or the owner."""
    doing = base(pronoun) == "nsubj" and not is_passive(pronoun.head, lexicon)
    if not doing and pronoun.dep_ != "nmod:poss":
        return None
    ground = _first(pronoun.head)
    why = case(ground) or word(ground.left_edge)
    known = base(ground) in ("advcl", "obl", "nmod") and why in lexicon.grammar["grounds"]
    return ground if known else None


def _first(token: Token) -> Token:
    """Give the first of several joined words."""
    while base(token) == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _judged(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give whom a verb, or the noun that it carries, is directed against."""
    behind = [t for t in verb.subtree if t.i > verb.i and base(t) in ("nmod", "obl")]
    against = [t for t in behind if case(t) in lexicon.grammar["opposing"] and _opposes(t, lexicon)]
    if against:
        return against
    return objects(verb, lexicon) if _judges(keys(verb), lexicon.verbs) else []


def _opposes(complement: Token, lexicon: Lexicon) -> bool:
    """Tell "action against X", "sanctions on X" from "talks on X"."""
    only = case(complement) == lexicon.grammar["opposing"][0]
    return only or _judges(lemmas(complement.head), lexicon.nouns) or _judges(lemmas(complement.head), lexicon.verbs)


def _judges(words: tuple[str, ...], known: Frames) -> bool:
    return any(frame.kind in _JUDGING for frame in frames_of(words, known))
