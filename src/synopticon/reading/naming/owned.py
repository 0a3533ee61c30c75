"""What a State or whoever leads it has, and which stands for it: "his forces", "su embajada", "the Vega government"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from synopticon import gazetteer
from synopticon.reading.naming import salience
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.owners import leads, owner, state, subject
from synopticon.reading.naming.phrases import find
from synopticon.reading.naming.text import NAMING, Text
from synopticon.records import EntityType

_TITLED = 4  # words between "government of" and the name of whoever leads it: "del presidente saliente, X"


class _Thing(NamedTuple):
    """What is owned: where its words end, the kind of the body it is ("" for the State itself), its type, and whether
    only those who lead a State have it."""

    last: int
    body: str
    type: EntityType
    led: bool


def place(text: Text, chains: Chains) -> None:
    """Place what is somebody's and stands for a State, where it is known whose; the rest is left out."""
    for first, last, chain in _governments(text, chains):
        _place(text, chains, first, last, chains.linked(f"country:{chain.country}"), "ORG")
    things = dict(_things(text))
    for i, word in enumerate(text.lower):
        thing = things.get(_past_own(text, i + 1)) if word in text.lex.owners else None
        if thing is None or text.sentence_of[i] != text.sentence_of[thing.last - 1]:
            continue
        code = state(text, owner(text, chains, i), led=thing.led)
        if code:
            link = gazetteer.body(thing.body, code) if thing.body else f"country:{code}"
            _settle(chains, i + 1, thing.last, chains.linked(link), thing.type)
            _place(text, chains, i, thing.last, chains.linked(link), thing.type)
    _other_sides(text, chains)


def _place(text: Text, chains: Chains, first: int, last: int, chain: Chain, kind: EntityType) -> None:
    chain.why[f"{text.words(first, last)!r} stands for {chain.name}"] = None
    chains.placed.append(Placed(first, last, kind, "nominal", chain))


def _settle(chains: Chains, first: int, last: int, chain: Chain, kind: EntityType) -> None:
    """Give the name of a body whose it is: in "su Ministerio de Defensa" it was nobody's."""
    for placed in chains.placed:
        if placed.form == "name" and (placed.first, placed.last) == (first, last) and placed.chain is not None:
            gone = placed.chain
            if not gone.link:
                placed.chain, placed.type = chain, kind
                if not any(each.chain is gone or gone in each.members for each in chains.placed):
                    chains.all.remove(gone)


def _past_own(text: Text, i: int) -> int:
    return i + 1 if i < len(text.tokens) and text.lower[i] in text.lex.own else i


def _things(text: Text) -> Iterator[tuple[int, _Thing]]:
    """Give what may be a State's, by the token where its words begin."""
    for i, word in enumerate(text.lower):
        of = i + 1 < len(text.tokens) and text.lower[i + 1] in text.lex.of
        if _before_noun(text, i):
            continue
        if word in text.lex.country_words:
            yield i, _Thing(i + 1, "", "GPE", led=False)
        elif word in text.lex.collectives or (word in text.lex.owned and not of):
            yield i, _Thing(i + 1, "", "ORG", led=word in text.lex.owned)
    for phrase in find(text, text.lex.bodies):
        of = phrase.last < len(text.tokens) and text.lower[phrase.last] in text.lex.of
        if not of and not _before_noun(text, phrase.last - 1):
            yield phrase.first, _Thing(phrase.last, phrase.key, "ORG", led=True)


def _before_noun(text: Text, i: int) -> bool:
    """Tell whether a word only qualifies the noun behind it: "his state oil company", "its military offensive"."""
    behind = text.beside(i)
    return bool(text.lex.possessive) and behind is not None and behind.pos_ in NAMING


def _governments(text: Text, chains: Chains) -> Iterator[tuple[int, int, Chain]]:
    """Give the governments that are told by who leads them, and who does: "the Vega administration", "el Gobierno de
    Ana Vega", "President Vega's government"."""
    named = [p for p in chains.placed if p.type == "PER" and p.form == "name" and p.chain is not None]
    before = {p.last: p for p in named}
    behind = {p.first: p for p in named}
    taken = chains.tokens("nominal")
    for i, word in enumerate(text.lower):
        if word not in text.lex.collectives or i in taken:
            continue
        leader = behind.get(_past_title(text, i + 1)) or before.get(i - 1 if i and text.possessive(i - 1) else i)
        if leader is None or leader.chain is None or text.sentence_of[leader.first] != text.sentence_of[i]:
            continue
        if leader.chain.country and leads(text, leader.chain):
            first = min(i, leader.first)
            article = first > 0 and text.lower[first - 1] in text.lex.definite - text.lex.contracted
            yield first - article, max(i + 1, leader.last), leader.chain


def _past_title(text: Text, i: int) -> int:
    """Give where a name may stand behind "government": at once, or past "of" and a title."""
    if i >= len(text.tokens) or text.lower[i] not in text.lex.of:
        return i if i < len(text.tokens) and not text.lex.possessive else -1
    last = i + 1
    while last < min(len(text.tokens), i + _TITLED) and not text.capital(last):
        last += 1
    words = text.lower[i + 1 : last]
    titled = not words or any(phrase[0] in words for phrase in text.lex.offices)
    return last if titled else -1


def _other_sides(text: Text, chains: Chains) -> None:
    """Place "the other side", "la otra parte" with the other of the two States that the article is about: the one that
    is not the subject there."""
    for phrase in find(text, dict.fromkeys(text.lex.others, "")):
        first = phrase.first - 1
        if first < 0 or text.lower[first] not in text.lex.definite:
            continue
        pair = salience.two_countries(text, chains, first)
        acting = state(text, subject(text, chains, text.tokens[phrase.last - 1]))
        other = [chain for chain in pair if chain.country != acting]
        if acting and len(pair) == 2 and len(other) == 1:
            _place(text, chains, first, phrase.last, other[0], "GPE")
