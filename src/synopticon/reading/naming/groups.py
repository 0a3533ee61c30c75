"""Governments under another word, "the country", and plural descriptions that stand for those named before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from synopticon import gazetteer
from synopticon.identity.terms import parts
from synopticon.reading.naming import salience
from synopticon.reading.naming.armed import is_armed
from synopticon.reading.naming.around import Around
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.describe import Description, describe
from synopticon.reading.naming.phrases import Phrase, find
from synopticon.reading.naming.text import Text
from synopticon.records import EntityType

_BACK = 3
_REACH = 2
# Kinds of bodies that are never "the company".
_PUBLIC = frozenset({"armed-group", "igo", "party", "ministry", "body", "government-seat"})
# Kinds that are organs of a State, never "the group".
_ORGANS = frozenset({"ministry", "body", "government-seat", "country"})
_UNIONS = ("igo",)
_MISSIONS = {"embassy": "ambassador"}  # whose house it is, by the office of who leads it
_TYPES: Mapping[str, EntityType] = {"country": "GPE", "side": "GPE", "firm": "ORG"}


def collectives(text: Text, chains: Chains, near: Around) -> None:
    """Place "the Russian authorities", "el Gobierno de Japón" with the country whose government they are."""
    table: dict[tuple[str, ...], str] = {(word,): kind for word, kind in text.lex.collectives.items()}
    taken = {i for name in near.names for i in range(name.first, name.last)}
    taken |= {i for office in find(text, text.lex.offices) for i in range(office.first, office.last)}
    for phrase in find(text, table):
        if phrase.first in taken:
            continue
        each = describe(text, phrase, near)
        stately = each.country and not each.body and each.owner < 0 and not _local(near, each)
        if stately and not each.indefinite:
            words = text.words(each.first, each.last)
            chain = chains.linked(f"country:{each.country}")
            chain.why[f"{words!r} is the government of {chain.name}"] = None
            chains.placed.append(Placed(each.first, each.last, "ORG", "nominal", chain))


def _local(near: Around, each: Description) -> bool:
    """Tell whether a place that stands for no State governs itself here: "the Manhattan authorities"."""
    inside = (n for n in near.names if n.link and each.first <= n.first and n.last <= each.last)
    places = [n for n in inside if n.type in ("GPE", "LOC")]
    return any(gazetteer.government_of(name.link) is None for name in places)


def countries_before(text: Text, chains: Chains, token: int, sentence: int) -> list[Chain]:
    """Give the countries mentioned in a sentence before a token, without repeats, the nearest first."""
    found: list[Chain] = []
    for placed in chains.before(token, "GPE"):
        chain = placed.chain
        if chain is None or not chain.link.startswith("country:") or text.sentence_of[placed.first] != sentence:
            continue
        if not any(chain is each for each in found):
            found.append(chain)
    return found


def the_country(text: Text, chains: Chains, token: int) -> Chain | None:
    """Give the country that "the country" at a token means: the only one named before it in its sentence, else
    in the sentence before; None where there are more, or where another people stands nearer."""
    here = text.sentence_of[token]
    for sentence in (here, here - 1):
        every = countries_before(text, chains, token, sentence)
        named = [c for c in every if _by_name(text, chains, c, sentence)]
        if every:
            return named[0] if len(named) == 1 and named[0] is every[0] else None
    return None


def _by_name(text: Text, chains: Chains, chain: Chain, sentence: int) -> bool:
    return any(p.chain is chain and p.type != "NORP" and text.sentence_of[p.first] == sentence for p in chains.placed)


def definite_countries(text: Text, chains: Chains) -> None:
    """Place "the country", "el país" where one country alone can be meant."""
    for i, word in enumerate(text.lower):
        if word not in text.lex.country_words or not text.tokens[i].text.islower():
            continue
        first = i
        while first > 0 and text.lower[first - 1] in text.lex.country_modifiers:
            first -= 1
        if first == 0 or text.lower[first - 1] not in text.lex.definite or _qualified(text, i):
            continue
        chain = the_country(text, chains, first - 1)
        if chain is not None:
            chain.why[f"{text.words(first - 1, i + 1)!r} returns to {chain.name}, the only one named before it"] = None
            chains.placed.append(Placed(first - 1, i + 1, "GPE", "nominal", chain))


def definite_bodies(text: Text, chains: Chains) -> None:
    """Place "the ministry", "la compañía" with the body named before whose name has that word; the words that fit
    any body, only where one alone is named in the sentence or the one before. "The newspaper X" is X."""
    named = {placed.first: placed.chain for placed in chains.placed if placed.form == "name"}
    inside = chains.tokens("name")
    for i, word in enumerate(text.lower):
        wanted = text.lex.definites.get(word)
        first = i - 2 if i > 1 and text.lower[i - 1] in text.lex.same else i - 1
        if wanted is None or first < 0 or i in inside or not _points(text, first, i):
            continue
        if word in text.lex.labels and text.lower[first] in text.lex.near:
            continue  # "este diario" is whoever writes
        if _bears_name(text, i):
            chain = named.get(i + 1) or named.get(i + 2)
            chain = chain if chain is not None and chain.type == "ORG" else None
        elif _qualified(text, i):
            continue
        else:
            chain = _beside(text, chains, first) or _body(text, chains, first, wanted)
            chain = chain or _mission(text, chains, first, wanted)
        if chain is not None:
            chain.why[f"{text.words(first, i + 1)!r} returns to {chain.name}"] = None
            chains.placed.append(Placed(first, i + 1, "ORG", "nominal", chain))


def _points(text: Text, first: int, i: int) -> bool:
    """Tell whether the word before a body's points back: "the agency", "ese mismo organismo"."""
    return text.lower[first] in text.lex.definite or (first < i - 1 and text.lower[first] in text.lex.pointing)


def _bears_name(text: Text, i: int) -> bool:
    """Tell whether a name stands right behind the word at token i: "el diario El Litoral", not "el grupo que"."""
    quoted = i + 2 < len(text.tokens) and not text.tokens[i + 1].text[0].isalnum() and text.glued(i + 1, i + 2)
    behind = i + 1 + quoted
    inside = behind < len(text.tokens) and text.sentence_of[behind] == text.sentence_of[i]
    return inside and text.capital(behind) and text.tokens[i + 1].text not in ",.;:()"


def _beside(text: Text, chains: Chains, token: int) -> Chain | None:
    """Give the body named right before a comma before a token: "Orvane Press, the agency"."""
    if token < 1 or text.tokens[token - 1].text != ",":
        return None
    near = (p.chain for p in chains.before(token, "ORG") if p.last == token - 1)
    return next(near, None)


def _body(text: Text, chains: Chains, token: int, wanted: str) -> Chain | None:
    if wanted in _FITTING:
        return salience.foremost(text, chains, token, ("ORG",), _REACH, fits=_FITTING[wanted])
    named = (p.chain for p in chains.before(token, "ORG") if p.chain is not None)
    return next((chain for chain in named if wanted in parts(chain.name, "ORG")), None)


def _mission(text: Text, chains: Chains, token: int, wanted: str) -> Chain | None:
    """Give the country of the one ambassador who is spoken of just before "the embassy"."""
    here = text.sentence_of[token]
    near = [p.chain for p in chains.before(token, "PER") if here - text.sentence_of[p.first] <= _REACH]
    posted = {c.country for c in near if c is not None and _MISSIONS.get(wanted) in c.offices}
    return chains.linked(f"country:{code}") if len(posted) == 1 and (code := posted.pop()) else None


# Who may be meant by the words that say of what kind a body is (the values of `definites` that are no words of names).
_FITTING: Mapping[str, Callable[[Chain], bool]] = {
    "*": lambda chain: True,
    "firm": lambda chain: chain.kind not in _PUBLIC,
    "group": lambda chain: chain.kind not in _ORGANS,
    "bloc": lambda chain: chain.kind in _UNIONS,
    "armed": is_armed,
}


def _qualified(text: Text, i: int) -> bool:
    """Tell whether the word at token i is made another's by what follows: "the country of", "state visit"."""
    if i + 1 >= len(text.tokens):
        return False
    after = text.tokens[i + 1]
    return text.lower[i + 1] in text.lex.of | text.lex.relative or (
        after.is_alpha and after.pos_ in ("NOUN", "ADJ", "PROPN")
    )


def groups(text: Text, chains: Chains) -> None:
    """Place "both leaders", "los dos países" with the two they stand for; undecided ones are left out."""
    for phrase in find(text, text.lex.groups):
        first = _quantified(text, phrase)
        if first is None or (phrase.last < len(text.tokens) and text.lower[phrase.last] in text.lex.of):
            continue
        if phrase.key not in ("country", "side") and _is_told_apart(text, phrase.last):
            continue
        members = _members(text, chains, first, phrase.key)
        if len(members) == 2:
            kind = _TYPES.get(phrase.key, "PER")
            chains.placed.append(Placed(first, phrase.last, kind, "nominal", None, tuple(members)))


def _is_told_apart(text: Text, i: int) -> bool:
    """Tell whether what begins at token i says which two are meant, who need not have been named before: "the two men
    arrested in May", "los dos hombres que"."""
    if i >= len(text.tokens):
        return False
    behind = text.tokens[i]
    participle = "Part" in behind.morph.get("VerbForm", []) and behind.dep_ not in ("aux", "aux:pass")
    participle = participle or (behind.pos_ == "VERB" and behind.dep_ == "advcl" and behind.head.i > behind.i)
    return text.lower[i] in text.lex.relative or (participle and text.tokens[i - 1].pos_ == "NOUN")


def _quantified(text: Text, phrase: Phrase) -> int | None:
    """Give where "both", "the two" before a group's word begins, None where there is no such word."""
    i = phrase.first - 1
    while i > 0 and text.lower[i] in text.lex.modifiers | text.lex.country_modifiers:
        i -= 1
    if i < 0 or text.sentence_of[i] != text.sentence_of[phrase.first]:
        return None
    if text.lower[i] in text.lex.both:
        return i
    return i - 1 if i > 0 and text.lower[i] in text.lex.two and text.lower[i - 1] in text.lex.definite else None


def _members(text: Text, chains: Chains, token: int, key: str) -> list[Chain]:
    """Give the two persons named last, looking back by sentences until there are two and no more; or two countries. The
    sides are countries only where no armed group is a side."""
    if key == "side" and any(is_armed(chain) for chain in chains.all):
        return []
    if key in ("country", "side"):
        return salience.two_countries(text, chains, token)
    found: list[Chain] = []
    here = text.sentence_of[token]
    for sentence in range(here, here - 1 - _BACK, -1):
        for chain in _in_sentence(text, chains, token, sentence, _TYPES.get(key, "PER")):
            if _is_one(text, chain, key) and not any(chain is each for each in found):
                found.append(chain)
        if len(found) >= 2:
            break
    return found if len(found) == 2 else []


def _in_sentence(text: Text, chains: Chains, token: int, sentence: int, kind: EntityType) -> Iterator[Chain]:
    for placed in chains.before(token, kind):
        if placed.chain is not None and text.sentence_of[placed.first] == sentence:
            yield placed.chain


def _is_one(text: Text, chain: Chain, key: str) -> bool:
    if key == "leader":
        return bool(set(_offices(chain)) & text.lex.leaders)
    if key == "minister":
        return any(office.endswith("minister") or office.startswith("secretary") for office in _offices(chain))
    return key != "firm" or chain.kind not in _PUBLIC


def _offices(chain: Chain) -> tuple[str, ...]:
    return (*chain.offices, *(office.title for office in chain.known_offices))
