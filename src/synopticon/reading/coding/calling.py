"""What somebody calls something: "called the raid a crime", "what it termed an act of aggression"."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.clauses import is_relative
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, case, has, lemmas

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))


def name_given(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give what a verb calls its object; None where it calls nothing anything ("called a strike")."""
    if not set(lemmas(verb)) & set(lexicon.grammar["naming"]):
        return None
    behind = [t for t in verb.children if t.i > verb.i]
    undergone = any(t.dep_ == "nsubj:pass" for t in verb.children)
    compared = [t for t in behind if case(t) in lexicon.grammar["named_as"] and base(t) in ("obl", "nmod", "xcomp")]
    bare = [t for t in behind if _is_predicative(t)] + [t for thing in behind for t in _beside(thing)]
    fronted = undergone or _is_fronted(verb, lexicon) or any(is_relative(t) and base(t) == "obj" for t in verb.children)
    if compared and (fronted or bare):
        return compared[0]
    things = [t for t in behind if base(t) in ("obj", "iobj") and not case(t)]
    others = [t for t in bare if not things or t.i != things[0].i]
    return next(iter(bare if fronted else others if things else ()), None)


def _is_predicative(token: Token) -> bool:
    """Tell a nominal that can say what something is; a bare adjunct only with its article ("a farce", not "Monday")."""
    if token.pos_ not in _NOMINAL or case(token) or base(token) not in ("obj", "obl", "xcomp"):
        return False
    return base(token) != "obl" or any(has(t, "Definite", "Ind") for t in token.children)


def _beside(thing: Token) -> list[Token]:
    """Give what the parser hung on the thing itself: "called the captures a provocation"."""
    if base(thing) != "obj" or case(thing):
        return []
    inside = [t for t in thing.children if t.i > thing.i and base(t) in ("obj", "nmod", "appos") and not case(t)]
    close = [t for t in inside if t.left_edge.nbor(-1).text != ","]
    return [t for t in close if any(has(c, "Definite", "Ind") for c in t.children)]


def _is_fronted(verb: Token, lexicon: Lexicon) -> bool:
    return base(verb) == "acl" and verb.head.lower_ in lexicon.grammar["relative_what"]


def meant(token: Token, lexicon: Lexicon) -> Token:
    """Give what "what" stands for in "denounced what it called an attack": the attack; else the token itself."""
    if token.lower_ not in lexicon.grammar["relative_what"]:
        return token
    for verb in token.children:
        if base(verb) == "acl" and (named := name_given(verb, lexicon)) is not None:
            return named
        said = [t for t in verb.children if base(t) == "ccomp" and not any(base(c) == "nsubj" for c in t.children)]
        if base(verb) == "acl" and said and any(base(c) == "cop" for c in said[0].children):
            return said[0]  # "what it said was an attack"
    return token
