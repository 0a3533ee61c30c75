"""What an article is about, up to a place in it: which countries for "the two countries" where no two stand just
before, which body for "it" and "the company"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from synopticon import gazetteer
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.text import SUBJECTS, Text
from synopticon.records import EntityType

# Weights set by hand on invented sentences: a subject, a heading, a plain name, a people's name, that of a person
# who speaks for no state ("the Russian shipowner").
_SUBJECT, _TITLE, _NAME, _PEOPLE, _PERSON = 3.0, 3.0, 2.0, 1.0, 0.25
_HERE, _BEFORE = 4.0, 2.0
_LEAST = 2.0
_CLEAR = 1.75
_MUCH = 2.0
# Those who report are seldom whom "it" returns to: they stand in brackets and credits.
_REPORTING = ("agency:", "medium:", "outlet:")
_ACTING = (*SUBJECTS, "obl:agent")


def foremost(
    text: Text,
    chains: Chains,
    token: int,
    types: Sequence[EntityType],
    reach: int,
    *,
    whole: bool = False,
    fits: Callable[[Chain], bool] = lambda chain: True,
) -> Chain | None:
    """Give whom a pronoun or "the company" at a token most likely returns to: the only one of some types in the
    nearest sentence that names any, or the only one there that is a subject; None where it is not clear. `whole`
    leaves out names that only qualify a noun ("Orvane shares"), `fits` whatever else cannot be meant."""
    here = text.sentence_of[token]
    for sentence in range(here, here - 1 - reach, -1):
        found: dict[int, tuple[Chain, bool]] = {}
        for placed in chains.before(token, *types):
            chain = placed.chain
            if chain is None or placed.type == "NORP" or text.sentence_of[placed.first] != sentence:
                continue
            if fits(chain) and not (
                chain.link.startswith(_REPORTING)
                or placed.first in text.credited
                or (whole and _qualifies(text, placed))
            ):
                told = (placed.last - 1, placed.first, *((placed.last,) if _is_of_kind(text, placed) else ()))
                subject = any(text.tokens[i].dep_ in _ACTING for i in told)
                found[id(chain)] = (chain, subject or found.get(id(chain), (chain, False))[1])
        every = list(found.values())
        first = every if len(every) == 1 else [each for each in every if each[1]]
        if every:
            return first[0][0] if len(first) == 1 else None
    return None


def _qualifies(text: Text, placed: Placed) -> bool:
    """Tell whether a name stands before a noun that it qualifies, or where something is done: "via Orvane"."""
    if text.tokens[placed.first].dep_ == "obl" and text.tokens[placed.first].pos_ == "PROPN":
        return True
    behind = text.tokens[placed.last] if placed.last < len(text.tokens) else None
    beside = behind is not None and text.between(placed.last - 1, placed.last) == " "
    named = behind is not None and behind.pos_ == "NOUN" and not _is_of_kind(text, placed)
    return beside and named and not text.possessive(placed.last)


def _is_of_kind(text: Text, placed: Placed) -> bool:
    """Tell a name behind which a word says of what kind it is: "the ECOWAS bloc" is ECOWAS."""
    beside = placed.last < len(text.tokens) and text.between(placed.last - 1, placed.last) == " "
    return beside and placed.type == "ORG" and text.lower[placed.last] in text.lex.definites


def two_countries(text: Text, chains: Chains, token: int) -> list[Chain]:
    """Give the two countries that "the two countries" at a token means; none where it is not clear.

    They are the only two named in the sentence so far or in the one before, else the two of most weight in the
    article so far, if the third is far behind. Where both are clear and differ, neither is taken.
    """
    here = text.sentence_of[token]
    weights = _weights(text, chains, token)
    heavy = _heaviest(weights)
    for sentence in (here, here - 1):
        near = _named(text, chains, token, sentence)
        if len(near) == 2:
            return near if _foremost_pair(near, heavy, weights) else []
        if len(near) > 2:
            return []
    return heavy


def _foremost_pair(near: Sequence[Chain], heavy: Sequence[Chain], weights: Sequence[tuple[float, Chain]]) -> bool:
    """Tell whether two that stand near may be meant: no other two are what the article is about, and no third is much
    more spoken of than one of them."""
    if heavy:
        return all(any(one is each for each in heavy) for one in near)
    own = [weight for weight, chain in weights if any(chain is one for one in near)]
    third = [weight for weight, chain in weights if not any(chain is one for one in near)]
    return not third or not own or max(third) < _MUCH * min(own)


def _named(text: Text, chains: Chains, token: int, sentence: int) -> list[Chain]:
    """Give the countries of weight in a sentence before a token, without repeats."""
    found: dict[int, Chain] = {}
    for placed, chain in _countries(chains, token):
        if text.sentence_of[placed.first] == sentence and _weight(text, chains, placed) >= _PEOPLE:
            found.setdefault(id(chain), chain)
    return list(found.values())


def _countries(chains: Chains, token: int) -> Iterator[tuple[Placed, Chain]]:
    """Give the mentions before a token that speak of a country, with the country's chain: its own, its bodies'."""
    own = {chain.country: chain for chain in chains.all if chain.link.startswith("country:")}
    for placed in chains.before(token, "GPE", "ORG"):
        chain = placed.chain
        if chain is not None and chain.country in own and _is_of_state(chain):
            yield placed, own[chain.country]


def _is_of_state(chain: Chain) -> bool:
    """Tell whether a mention of somebody speaks of a State: a country, its body, its seat of government."""
    if chain.link.startswith(("country:", "body:")):
        return True
    return chain.link.startswith("city:") and gazetteer.government_of(chain.link) is not None


def _weights(text: Text, chains: Chains, token: int) -> list[tuple[float, Chain]]:
    """Give the countries mentioned before a token, each with its weight, the heaviest first."""
    weights: dict[int, float] = {}
    kept: dict[int, Chain] = {}
    here = text.sentence_of[token]
    for placed, chain in _countries(chains, token):
        back = here - text.sentence_of[placed.first]
        weight = _weight(text, chains, placed)
        if id(chain) not in kept and weight > _PERSON:  # the nearest mention comes first
            weight += {0: _HERE, 1: _BEFORE}.get(back, 0.0)
        kept[id(chain)] = chain
        weights[id(chain)] = weights.get(id(chain), 0.0) + weight
    return sorted(((weights[key], chain) for key, chain in kept.items()), key=lambda each: (-each[0], each[1].link))


def _heaviest(weights: Sequence[tuple[float, Chain]]) -> list[Chain]:
    return [chain for _, chain in weights[:2]] if _clear([weight for weight, _ in weights]) else []


def _clear(weights: Sequence[float]) -> bool:
    """Tell whether the first two of weights, the largest first, stand clear of the rest."""
    if len(weights) < 2 or weights[1] < _LEAST:
        return False
    return len(weights) == 2 or weights[1] >= _CLEAR * weights[2]


def _weight(text: Text, chains: Chains, placed: Placed) -> float:
    """Give what one mention of a country weighs."""
    if placed.type == "NORP" and _of_person(text, chains, placed):
        return _PERSON
    top = text.tokens[placed.last - 1]
    title = text.doc._.document.title_end if text.doc._.document is not None else 0
    if text.start(placed.first) < title:
        return _TITLE
    if top.dep_ in _ACTING:
        return _SUBJECT
    return _PEOPLE if placed.type == "NORP" else _NAME


def _of_person(text: Text, chains: Chains, placed: Placed) -> bool:
    """Tell whether a people's name says where a person is from who holds no office of state."""
    for other in chains.placed:
        if other.type == "PER" and other.first <= placed.first and placed.last <= other.last:
            return other.chain is not None and not _speaks(text, other.chain)
    head = text.tokens[placed.last - 1].head
    people = (p for p in chains.placed if p.type == "PER" and p.form == "name")
    if any(text.start(p.first) <= head.idx < text.end(p.last - 1) for p in people):
        return True
    return any(t.dep_ in ("appos", "flat") and t.pos_ == "PROPN" for t in head.children)


def _speaks(text: Text, chain: Chain) -> bool:
    told = set(chain.offices)
    return bool(told & text.lex.leaders) or any(office.endswith(("minister", "spokesperson")) for office in told)
