"""Bodies, places and everything else that is no person: placed with the gazetteer's entry or with their like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synopticon import gazetteer, identity
from synopticon.identity import Named
from synopticon.identity.spelling import words as folded
from synopticon.identity.terms import parts
from synopticon.languages import of_all
from synopticon.reading.naming.around import Around, country_of
from synopticon.reading.naming.chains import Chain, Chains, Placed, merge
from synopticon.reading.naming.people import is_longer
from synopticon.reading.naming.places import acts, government
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import TOLD, Found, points
from synopticon.records import EntityType

# What a company is called at the exchange: "Broadcom (AVGO)".
_TICKER = re.compile(r"[A-Z]{3,5}")
_PLACES = ("GPE", "LOC", "FAC")


def add(text: Text, chains: Chains, name: Found, near: Around) -> Chain | None:
    """Place a name that is no person's. Where the gazetteer knows several bearers and the text does not decide,
    the mention stays without an entity."""
    if name.links:
        return _linked(text, chains, name, near)
    return _unlinked(text, chains, name)


def _linked(text: Text, chains: Chains, name: Found, near: Around) -> Chain | None:
    words = text.words(name.first, name.last)
    country = government(text, name, near)
    link = country or name.link
    if len(name.links) > 1 and not country:
        link = _decided(chains, name)
    chain = chains.linked(link) if link else None
    kind: EntityType = name.type
    if chain is not None and gazetteer.entry(link).kind == "government-seat":
        kind = "ORG" if acts(text, name, near) else "FAC"
        chain.type = "ORG" if kind == "ORG" else chain.type
    if country and chain is not None:
        chain.why[f"{words!r} stands for the government of {chain.name}"] = None
    chains.place(Placed(name.first, name.last, kind, "name", chain), words)
    return chain


def _decided(chains: Chains, name: Found) -> str:
    """Choose between bearers of one name: the one named otherwise in the article, else a country before the rest."""
    named = {chain.link for chain in chains.all}
    there = [link for link in name.links if link in named]
    if len(there) == 1:
        return there[0]
    sovereign = [link for link in name.links if gazetteer.entry(link).kind == "country"]
    return sovereign[0] if len(sovereign) == 1 and name.link == sovereign[0] else ""


def _unlinked(text: Text, chains: Chains, name: Found) -> Chain | None:
    words = text.words(name.first, name.last)
    if parts(words, "LOC") in points():
        return _half(chains, name, words)
    country = _country(text, name)
    named = Named(words, name.type, country)
    chain = next((c for c in chains.all if c.type != "PER" and _one(named, c)), None)
    chain = chain or _team(text, chains, name, words)
    if chain is None:
        chain = chains.begin(Chain(name.type, words, country=country))
    chain.told = chain.told or (name.source in TOLD and name.type == chain.type)
    chain.country = chain.country or country
    if not chain.link and is_longer(words, chain.name):
        chain.name = words
    chain.full.append(words)
    chains.place(Placed(name.first, name.last, chain.type, "name", chain), words)
    return chain


def _team(text: Text, chains: Chains, name: Found, words: str) -> Chain | None:
    """Give the one body of a city that a lone word is short for: "the Rovers" of "Harbour City Rovers"."""
    if name.type != "ORG" or name.last - name.first > 1:
        return None
    whole = [c for c in chains.all if c.type == "ORG" and not c.link and c.name.endswith(f" {words}")]
    cities = [c for c in whole if gazetteer.spelled(c.name.removesuffix(f" {words}"), text.lex.language or "en")]
    if len(cities) == 1:
        cities[0].why[f"{words!r} is short for {cities[0].name!r}, named in the article"] = None
    return cities[0] if len(cities) == 1 else None


def _half(chains: Chains, name: Found, words: str) -> Chain | None:
    """Place "the North" with the one country of the article whose name begins so; without one it is no name."""
    halves = [
        c for c in chains.all if c.link.startswith("country:") and parts(c.name, "GPE")[:1] == parts(words, "LOC")
    ]
    if len(halves) != 1:
        return None
    halves[0].why[f"{words!r} is short for {halves[0].name}, named in the article"] = None
    chains.place(Placed(name.first, name.last, "GPE", "nominal", halves[0]))
    return halves[0]


def _one(named: Named, chain: Chain) -> bool:
    if folded(named.name) == folded(chain.name) and named.type in (chain.type, "MISC"):
        return True
    if {named.type, chain.type} <= {"MISC"}:
        return False
    return identity.compare(named, chain.named()).same


def _country(text: Text, name: Found) -> str | None:
    """Give the country that a name tells of itself ("Russian Orthodox Church", "Bank of Japan") or just after it."""
    words = text.words(name.first, name.last)
    inside = [m for m in gazetteer.find(words, text.lex.language) if m.end - m.start < len(words)]
    told = (m for m in inside if len(m.entries) == 1 and m.entries[0].startswith("country:"))
    regional = {m.end for m in inside if words[: m.start].lower().strip() in text.lex.regional}
    codes = {gazetteer.entry(m.entries[0]).country for m in told if m.end not in regional}
    return next(iter(codes)) if len(codes) == 1 else None


def beside(text: Text, names: list[Found], chain_of: dict[int, Chain]) -> None:
    """Give bodies and places the country whose people's name or name stands beside them: "el Ministerio de
    Exteriores ruso", "the Foreign Ministry of Japan", "Russia's Security Council"."""
    last = {name.last: i for i, name in enumerate(names)}
    first = {name.first: i for i, name in enumerate(names)}
    for i, chain in sorted(chain_of.items()):
        name = names[i]
        if chain.country or chain.link or chain.type not in ("ORG", "FAC"):
            continue
        for neighbour in _neighbours(text, names, name, first, last):
            code = country_of(names[neighbour])
            if code and names[neighbour].type in ("NORP", "GPE"):
                chain.country = code
                break


def _neighbours(
    text: Text, names: list[Found], name: Found, first: dict[int, int], last: dict[int, int]
) -> Iterator[int]:
    after = name.last
    linked = after < len(text.tokens) and text.lower[after] in text.lex.of
    after += linked
    for index, place in ((first, after), (last, name.first), (last, name.first - 1)):
        if place not in index or (place == name.first - 1 and not text.possessive(place)):
            continue
        if place != after or linked or names[index[place]].type == "NORP":
            yield index[place]


def bracketed(text: Text, chains: Chains, names: list[Found], chain_of: dict[int, Chain]) -> None:
    """Join a short form introduced in brackets to the name before it: "Korean Central News Agency (KCNA)"."""
    last = {name.last: i for i, name in enumerate(names)}
    for i, name in enumerate(names):
        opening = name.first - 1
        if opening < 1 or text.tokens[opening].text != "(" or opening not in last:
            continue
        long, short = chain_of.get(last[opening]), chain_of.get(i)
        words = text.words(name.first, name.last)
        if long is None or short is None or long is short or not _short_for(text, words, long, short):
            continue
        other = bool(short.link) and not _kindred(long, short)
        kept, gone = (short, long) if short.link and not long.link and not other else (long, short)
        short.link = "" if other else short.link
        merge(chains, kept, gone, f"{words!r} is introduced in brackets as short for {long.name!r}")
        chain_of.update({k: kept for k, c in chain_of.items() if c is gone})
        kept.name = long.name if other else max((long.name, short.name), key=len)
        for placed in chains.placed:
            if placed.chain is kept and placed.form == "name" and not kept.link.startswith("country:"):
                placed.type = kept.type


def aliases(text: Text, chains: Chains, names: list[Found], chain_of: dict[int, Chain]) -> None:
    """Join another name of a person to the one right before it: "José Ruiz, alias Chito,"."""
    last = {name.last: i for i, name in enumerate(names) if name.type == "PER"}
    for i, name in enumerate(names):
        at = name.first
        while at > 0 and (text.lower[at - 1] in text.lex.alias_small or not text.tokens[at - 1].text[0].isalnum()):
            at -= 1
        if name.links or at < 2 or name.first - at > 3 or text.lower[at - 1] not in text.lex.aliases:
            continue
        before = at - 1
        while before > 0 and text.tokens[before - 1].text in ",(":
            before -= 1
        person, other = chain_of.get(last.get(before, -1)), chain_of.get(i)
        if person is None or other is None or person is other or text.sentence_of[at] != text.sentence_of[before - 1]:
            continue
        words = person.name
        merge(chains, person, other, f"{text.words(name.first, name.last)!r} is told to be another name of {words!r}")
        person.name = words
        for placed in chains.placed:
            if placed.chain is person and placed.form == "name":
                placed.type = "PER"
        chain_of.update({k: person for k, c in chain_of.items() if c is other})


def _kindred(long: Chain, short: Chain) -> bool:
    """Tell whether the body that initials call to mind may be the one that the article spells out: they share a word,
    whatever the language ("Organismo de la Energía Atómica (OIEA)")."""
    known = gazetteer.entry(short.link).name
    return known.isupper() or bool(set(parts(long.name, "ORG")) & set(parts(known, "ORG")))


def _syllables(words: str, name: str) -> bool:
    """Tell whether a word is put together from pieces of a name, in their order: "Codeca"."""
    letters, whole = "".join(folded(words)), "".join(folded(name))
    rest = iter(whole)
    return len(letters) > 3 and letters[0] == whole[0] and all(letter in rest for letter in letters)


def _short_for(text: Text, words: str, long: Chain, short: Chain) -> bool:
    if long.type == "PER" or (long.link and short.link):
        return False
    if long.link and gazetteer.entry(long.link).kind == "company" and not short.link and _TICKER.fullmatch(words):
        return True
    if not words.isupper():
        return long.type == "ORG" and " " not in words and len(long.name.split()) > 2 and _syllables(words, long.name)
    every = folded(long.name)
    small = of_all("names", "particles", "without_initial")
    letters = "".join(word[0] for word in every if word not in small)
    if words.lower() in (letters, "".join(word[0] for word in every)):
        return True
    # Initials of another language's words: "Orvane Workers' Front (FTO)"; never a thing's name, which has figures.
    foreign = long.type == "ORG" and len(every) > 1 and words.isalpha() and len(words) > 2
    return foreign and short.type in ("ORG", "MISC")
