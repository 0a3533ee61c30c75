"""Attacks as news tells them: their targets without a name, where a target stands, who claims to have done it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, case, lemmas
from synopticon.records import Participant

_DEPTH = 3
# An adjective or a name before the noun may be the attacker only of a kind that attacks; a city is where it was.
_ATTACKERS = frozenset(("ORG", "NORP", "PER"))


def site(heads: Iterable[Token], cast: Cast, lexicon: Lexicon) -> Participant | None:
    """Give the named place that a target stands in: "the consulate in the city of X"."""
    near = list(heads)
    for _ in range(_DEPTH):
        inner = [t for head in near for t in head.children if base(t) in ("nmod", "obl", "acl", "obj") and t.i > head.i]
        inside = [t for t in inner if case(t) in lexicon.grammar["place"]]
        named = [p for p in cast.places(inside) if p.entity is not None]
        if named:
            return named[0]
        near = inner
    return None


def targets(heads: Iterable[Token], cast: Cast, lexicon: Lexicon) -> tuple[Participant, ...]:
    """Give the words for a building or another place without a name that is attacked: "the market in X"."""
    found = [t for t in heads if set(lemmas(t)) & lexicon.targets]
    return tuple(cast.unnamed.words(t) for t in found[:1])


def hit(recipients: tuple[Participant, ...], heads: Iterable[Token], lexicon: Lexicon) -> tuple[Participant, ...]:
    """Give what is attacked as itself where it is a building: who attacks a state's consulate attacks no state."""
    sites = [t.idx for t in heads if t.pos_ == "NOUN" and set(lemmas(t)) & lexicon.targets]
    return tuple(replace(r, entity=None) if any(r.start <= at < r.end for at in sites) else r for r in recipients)


def attackers(tokens: Iterable[Token], cast: Cast) -> tuple[Participant, ...]:
    """Give who attacks by the words before the noun: a state or a group, not the city of "the Paris attacks"."""
    found = []
    for token in tokens:
        attacker = bool(set(cast.names.types(token)) & _ATTACKERS)
        one = cast.unnamed.nationals((token,)) or (cast.of((token,)) if attacker else ())
        found += [p for p in one if p.entity is not None and (cast.is_country(p) or not cast.is_place(p))]
    return tuple(found[:2])


def claimants(noun: Token, cast: Cast, lexicon: Lexicon) -> tuple[Participant, ...]:
    """Give who says that an attack is theirs: "X claimed responsibility for the attack", "X reivindicó el ataque"."""
    claim = noun.head
    chain = []
    if not is_verb(claim) and claim.pos_ == "NOUN":
        chain = list(lemmas(claim))
        claim = claim.head
    if not is_verb(claim):
        return ()
    reflexive = next((t.lower_ for t in claim.children if t.lower_ in lexicon.grammar["reflexive_pronouns"]), "")
    spoken = {f"{reflexive} {lemma}".strip() for lemma in lemmas(claim)}
    keys = {f"{verb} {word}" for verb in spoken for word in chain} if chain else spoken
    return cast.of(subjects(claim, lexicon)) if keys & lexicon.light["claim"] else ()
