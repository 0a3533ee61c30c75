"""Whose something is: the one whom "his", "its", "su" before a word returns to, and the State behind them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from synopticon.reading.naming import salience
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.text import SUBJECTS, Text
from synopticon.records import EntityType

_OWNERS: tuple[EntityType, ...] = ("PER", "GPE", "ORG")
_ORGANS = frozenset({"ministry", "body", "government-seat"})
_UP = 8


def owner(text: Text, chains: Chains, i: int) -> Chain | None:
    """Give whom the possessive at token i returns to: what a pronoun was read as; where the language has none for it,
    the subject that it stands under, else the one subject of the sentence before."""
    read = next((p.chain for p in chains.placed if p.first == i and p.form == "pronoun"), None)
    if read is not None:
        return read
    under = subject(text, chains, text.tokens[i].head)
    if text.lex.possessive:
        return under if under is not None and under.type == "GPE" and _described(text, chains, i) else None
    return under if under is not None else salience.foremost(text, chains, i, _OWNERS, 1)


def _described(text: Text, chains: Chains, i: int) -> bool:
    """Tell whether the only one in the sentence before token i is somebody told by an office without a name."""
    here = [p for p in chains.placed if p.type == "PER" and p.last <= i]
    here = [p for p in here if text.sentence_of[p.first] == text.sentence_of[i]]
    return len(here) == 1 and here[0].chain is None


def subject(text: Text, chains: Chains, token: Token) -> Chain | None:
    """Give the nearest subject before a token that it stands under and is no part of; None where that is not known,
    and where a State's own subject stands under another State's: "Chad said Peru attacked its army"."""
    above = list(_subjects(token)) if text.parsed else []  # an unparsed token has no children to ask for
    named = [_named(text, chains, each) for each in above[:2]]
    if len(named) == 2 and not _acting(token):
        countries = {chain.country for chain in named if chain is not None and chain.type != "PER"}
        if len(countries) == 2:
            return None
    return named[0] if named else None


def _subjects(token: Token) -> Iterator[Token]:
    """Give the subjects over a token, the nearest first."""
    current = token
    for _ in range(_UP):
        yield from [t for t in current.children if t.dep_ in SUBJECTS and t.i < token.i and not _within(token, t)][:1]
        if current.head.i == current.i:
            return
        current = current.head


def _acting(token: Token) -> bool:
    """Tell whether a token is a subject itself, so that the one above it is the only other."""
    return token.dep_ in SUBJECTS


def _within(token: Token, head: Token) -> bool:
    return token.i == head.i or head in token.ancestors


def _named(text: Text, chains: Chains, token: Token) -> Chain | None:
    """Give who a token names; else the people whose name stands before or behind it: "Chadian warplanes"."""
    words = [token, *(t for t in token.children if t.dep_ in ("amod", "compound", "flat", "appos"))]
    for word in words:
        for placed in chains.placed:
            inside = text.start(placed.first) <= word.idx < text.end(placed.last - 1)
            if inside and placed.chain is not None and placed.chain.type in _OWNERS:
                return placed.chain
            if inside and placed.type == "PER" and placed.chain is None:
                return _country_in(chains, placed)
    return None


def _country_in(chains: Chains, described: Placed) -> Chain | None:
    """Give the country in the words for somebody without a name: "Chad's defence minister"."""
    within = (p.chain for p in chains.placed if described.first <= p.first and p.last <= described.last)
    return next((c for c in within if c is not None and c.link.startswith("country:")), None)


def state(text: Text, chain: Chain | None, *, led: bool = True) -> str:
    """Give the country (alpha-3) whose forces or government are somebody's; "" where it is none that is known.

    A person has them who leads a State or a ministry; with `led` False whoever is of a country has it as "his country".
    """
    if chain is None or not chain.country:
        return ""
    if chain.type == "PER":
        return chain.country if not led or leads(text, chain) else ""
    stately = chain.kind in _ORGANS if chain.type == "ORG" else chain.link.startswith("country:")
    return chain.country if stately else ""


def leads(text: Text, chain: Chain) -> bool:
    """Tell whether a person leads a State or one of its ministries, by the article or the gazetteer."""
    own = [(office, where) for office, where in (*chain.held, *chain.past) if not where or len(where) == 3]
    titles = {office for office, _ in own} | {o.title for o in chain.known_offices if len(o.country or "") == 3}
    apart = any(":" in where for _, where in chain.held)  # the leader of a group or an organisation
    return not apart and any(t in text.lex.leaders or t.endswith("minister") for t in titles)
