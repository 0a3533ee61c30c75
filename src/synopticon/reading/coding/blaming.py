"""Whom a pronoun stands for in what somebody is blamed or punished for: "imposed sanctions on X after it fired on Y",
"action against X for its raids". That is whoever is blamed, not who blames, though he is the subject."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding import trees
from synopticon.reading.coding.lexicon import Frames, Lexicon, frames_of

# Kinds of happenings that somebody brings on themselves by what they did before.
_JUDGING = frozenset(("SANCTION", "ACCUSE", "COERCE", "PROTEST"))


def blamed(pronoun: Token, lexicon: Lexicon) -> Token | None:
    """Give whoever is blamed for what a pronoun of the third person does or has, None where nobody is."""
    if not trees.has(pronoun, "Person", "3") or trees.has(pronoun, "Reflex", "Yes"):
        return None
    ground = _ground(pronoun, lexicon)
    if ground is None:
        return None
    above = _first(ground.head)
    if trees.base(ground) == "nmod" and trees.case(above) in lexicon.grammar["opposing"]:
        return above if _opposes(above, lexicon) else None  # "action against X and his men for their raids", as parsed
    if not trees.is_verb(ground.head):
        return None
    return next((t for t in _judged(ground.head, lexicon) if t.right_edge.i < ground.left_edge.i), None)


def _ground(pronoun: Token, lexicon: Lexicon) -> Token | None:
    """Give the clause or noun that says why or after what, of which the pronoun is the subject or the owner."""
    doing = trees.base(pronoun) == "nsubj" and not trees.is_passive(pronoun.head, lexicon)
    if not doing and pronoun.dep_ != "nmod:poss":
        return None
    ground = _first(pronoun.head)
    why = trees.case(ground) or trees.word(ground.left_edge)
    known = trees.base(ground) in ("advcl", "obl", "nmod") and why in lexicon.grammar["grounds"]
    return ground if known else None


def _first(word: Token) -> Token:
    """Give the first of several joined words."""
    while trees.base(word) == "conj" and word.head.i != word.i:
        word = word.head
    return word


def _judged(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give whom a verb, or the noun that it carries, is directed against."""
    behind = [t for t in verb.subtree if t.i > verb.i and trees.base(t) in ("nmod", "obl")]
    against = [t for t in behind if trees.case(t) in lexicon.grammar["opposing"] and _opposes(t, lexicon)]
    if against:
        return against
    return trees.objects(verb, lexicon) if _judges(trees.keys(verb), lexicon.verbs) else []


def _opposes(complement: Token, lexicon: Lexicon) -> bool:
    """Tell "action against X", "sanctions on X" from "talks on X"."""
    only = trees.case(complement) == lexicon.grammar["opposing"][0]
    return (
        only
        or _judges(trees.lemmas(complement.head), lexicon.nouns)
        or _judges(trees.lemmas(complement.head), lexicon.verbs)
    )


def _judges(words: tuple[str, ...], known: Frames) -> bool:
    return any(frame.kind in _JUDGING for frame in frames_of(words, known))
