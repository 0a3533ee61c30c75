"""Persons: full names, bare names that return to them, and whom the gazetteer knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synopticon import gazetteer, identity
from synopticon.gazetteer.tables import first_names, given_names
from synopticon.identity import Comparison, Named
from synopticon.identity.spelling import sounds_alike
from synopticon.identity.terms import parts
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.describe import Description
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import TOLD, Found

# Offices that a country's name before them makes the subject of, not the home: "Russia analyst".
_SUBJECT = frozenset({"analyst", "expert", "journalist", "researcher", "economist", "author", "envoy"})


@dataclass(frozen=True, slots=True)
class People:
    """What the naming of persons works on: the text, its names, the descriptions by the index of the name they
    introduce, and the countries that the article names."""

    text: Text
    names: Sequence[Found]
    described: Mapping[int, tuple[Description, ...]]
    countries: frozenset[str]

    def words(self, name: Found) -> str:
        """Give a name as written."""
        return self.text.words(name.first, name.last)

    def country(self, i: int) -> str:
        """Give the country by which the article describes the bearer of name i, "" where it does not."""
        told = (each.country for each in self.described.get(i, ()) if each.office not in _SUBJECT)
        return next((country for country in told if country), "") or _native(self, i)

    def offices(self, i: int) -> tuple[str, ...]:
        """Give the keys of the offices by which the article describes the bearer of name i."""
        return tuple(each.office for each in self.described.get(i, ()))

    def gender(self, i: int) -> str:
        """Give the gender that titles tell of the bearer of name i."""
        told = [each.gender for each in self.described.get(i, ()) if each.gender]
        before = self.names[i].first - 1
        word = self.text.lower[before].rstrip(".") if before >= 0 else ""
        return told[0] if told else self.text.lex.honorifics.get(word, "")


def _native(people: People, i: int) -> str:
    """Give the country whose people's name, or own name with a possessive, stands right before a full name: "la peruana
    Ana Vega", "Peru's Ana Vega"."""
    text, name = people.text, people.names[i]
    before = people.names[i - 1] if i else None
    if before is None or len(before.links) != 1 or not before.link.startswith("country:"):
        return ""
    bound = before.type == "GPE" and before.last == name.first - 1 and text.possessive(before.last)
    led = before.first > 0 and text.lower[before.first - 1] in text.lex.definite and not text.lex.possessive
    people_of = before.type == "NORP" and before.last == name.first and led and name.last - name.first > 1
    return (gazetteer.entry(before.link).country or "") if bound or people_of else ""


def is_full(people: People, name: Found) -> bool:
    """Tell whether a name of a person has more than one word, or is known as it stands."""
    if name.links and name.form != "surname":
        return True
    return len(parts(people.words(name), "PER")) > 1


def add_full(people: People, chains: Chains, i: int) -> Chain:
    """Place a full name: in the chain of the same person, or in a new one."""
    name = people.names[i]
    words = people.words(name)
    link = known(people, i)
    chain = _same(people, chains, i, link) or _part(people, chains, i, link) or chains.begin(Chain("PER", words, link))
    _note(people, chain, i, link)
    if is_longer(words, chain.name):
        chain.name = words
    chain.full.append(words)
    chain.kin = chain.kin or _is_relative(people, name)
    chains.place(Placed(name.first, name.last, "PER", "name", chain), words)
    return chain


def _part(people: People, chains: Chains, i: int, link: str) -> Chain | None:
    """Give the one chain whose full name holds this one, or stands in it: "Redondo Terreros", a second surname."""
    if link:
        return None
    own = parts(people.words(people.names[i]), "PER")
    named = Named(people.words(people.names[i]), "PER")
    fitting = []
    for chain in chains.of_type("PER"):
        if identity.compare(named, chain.named()).vetoed:
            continue
        longer = any(_within(parts(full, "PER"), own) for full in chain.full if len(parts(full, "PER")) > 1)
        if _fits(people, chain, i) or (longer and not people.country(i)):
            fitting.append(chain)
    return fitting[0] if len(fitting) == 1 else None


def is_longer(words: str, than: str) -> bool:
    """Tell whether a form of a name is fuller: more words, then more letters."""
    one, other = set(words.lower().split()), set(than.lower().split())
    return (len(one), len("".join(sorted(one)))) > (len(other), len("".join(sorted(other))))


def _gender_of(words: str) -> str:
    """Give the gender that the first word of a full name tells, "" where it tells none."""
    every = words.split()
    return given_names().get(every[0].lower(), "") if len(every) > 1 else ""


def _note(people: People, chain: Chain, i: int, link: str) -> None:
    words = people.words(people.names[i])
    chain.link = chain.link or link
    if chain.link and chain.country is None:
        chain.country = gazetteer.entry(chain.link).country
    chain.country = chain.country or people.country(i) or None
    chain.told = chain.told or people.names[i].source in TOLD
    chain.gender = chain.gender or people.gender(i) or _gender_of(words)
    for each in people.described.get(i, ()):
        chain.standing_in = chain.standing_in or each.standing_in
        (chain.past if each.former else chain.held)[(each.office, each.country or each.body)] = None


def known(people: People, i: int) -> str:
    """Give the gazetteer's id for a person's name: the one that fits the country the article gives, or the only one."""
    links = [link for link in people.names[i].links if link.startswith("person:")]
    country = people.country(i)
    if country:
        links = [link for link in links if gazetteer.entry(link).country in (country, None)]
    if len(links) > 1:
        near = [link for link in links if gazetteer.entry(link).country in people.countries]
        links = near if len(near) == 1 else []
    return links[0] if links else ""


def _same(people: People, chains: Chains, i: int, link: str) -> Chain | None:
    if link:
        for chain in chains.of_type("PER"):
            if chain.link == link:
                return chain
    named = Named(people.words(people.names[i]), "PER", people.country(i) or None, link, people.offices(i))
    for chain in chains.of_type("PER"):
        found = identity.compare(named, chain.named())
        if chain.full and (found.same or _named_again(named, chain, found)):
            chain.why[found.why[0]] = None
            return chain
    return None


def _named_again(named: Named, chain: Chain, found: Comparison) -> bool:
    """Tell whether one article has a full name again, whatever else it says its bearer is: founder, then director."""
    abroad = bool(named.country and chain.country and named.country != chain.country)
    return not found.vetoed and not abroad and parts(named.name, "PER") == parts(chain.name, "PER")


def _is_relative(people: People, name: Found) -> bool:
    """Tell whether a name is introduced as somebody's father, wife or predecessor."""
    before = people.text.lower[max(0, name.first - 4) : name.first]
    return any(word in people.text.lex.kin for word in before)


def add_bare(people: People, chains: Chains, i: int) -> Chain | None:
    """Place a bare name: with the person whose full name holds it, else with the one the gazetteer knows by it,
    else, if it is a person's, in a chain of its own. None where it is no person's name."""
    name = people.names[i]
    words = people.words(name)
    chain = None if _famous(people, chains, i) else returning(people, chains, i)
    if chain is not None:
        chain.why[f"{words!r} is short for {chain.name!r}, named in the article"] = None
    elif name.type != "PER":
        return None
    else:
        chain = _alone(people, chains, i)
    _note(people, chain, i, "")
    chains.place(Placed(name.first, name.last, "PER", "name", chain), words)
    return chain


def _famous(people: People, chains: Chains, i: int) -> bool:
    """Tell whether a bare name is that of whom it calls to mind, though the article names a namesake in full: by the
    office it is given, or because it stands before the namesake is named, or the article has called the other so."""
    link, name = known(people, i), people.names[i]
    fitting = [chain for chain in chains.of_type("PER") if chain.full and _fits(people, chain, i)]
    if not link or not fitting or any(chain.link == link for chain in fitting):
        return False
    told, held = people.offices(i), {office.title for office in gazetteer.entry(link).offices}
    if told and not any(set(chain.offices) & set(told) for chain in fitting):
        return not held.isdisjoint(told)
    before = any(p.chain in fitting and p.form == "name" and p.last <= name.first for p in chains.placed)
    return not before or any(chain.link == link for chain in chains.of_type("PER"))


def returning(people: People, chains: Chains, i: int) -> Chain | None:
    """Give the chain of the full name that a bare name is short for: the one named in full just before, else the one
    that the article calls so, else the nearest before it or after it; somebody's relative only where there is no one
    else."""
    name = people.names[i]
    fitting = [chain for chain in chains.of_type("PER") if chain.full and _fits(people, chain, i)]
    titled = [chain for chain in fitting if set(chain.offices) & set(people.offices(i))]
    among = titled or fitting
    if len(among) > 1 and not _just_named(people, chains, among, name):
        called = [c for c in among if not c.kin and _called(people, chains, c, people.words(name), name.first)]
        among = called if len(called) == 1 else among
    return _nearest(chains, among, name.first)


def _just_named(people: People, chains: Chains, among: list[Chain], name: Found) -> bool:
    """Tell whether one of the chains is named in full in a name's sentence or the one before it."""
    sentence = people.text.sentence_of
    full = (p for p in chains.placed if any(p.chain is c for c in among) and p.form == "name" and p.last - p.first > 1)
    return any(p.last <= name.first and sentence[name.first] - sentence[p.first] <= 1 for p in full)


def _called(people: People, chains: Chains, chain: Chain, words: str, before: int) -> bool:
    """Tell whether a chain has been named by these words alone before a token."""
    mine = (p for p in chains.placed if p.chain is chain and p.form == "name" and p.last <= before)
    return any(people.text.words(p.first, p.last) == words for p in mine)


def _nearest(chains: Chains, fitting: list[Chain], token: int) -> Chain | None:
    own = [chain for chain in fitting if not chain.kin] or fitting
    places = [
        (placed.last > token, abs(token - placed.last), k)
        for k, chain in enumerate(own)
        for placed in chains.placed
        if placed.chain is chain and placed.form == "name"
    ]
    return own[min(places)[2]] if places else None


def _fits(people: People, chain: Chain, i: int) -> bool:
    bare = parts(people.words(people.names[i]), "PER")
    country, gender = people.country(i), people.gender(i)
    if country and chain.country and country != chain.country:
        return False
    if gender and chain.gender and gender != chain.gender:
        return False
    return any(_within(bare, parts(full, "PER")) for full in chain.full)


def _within(bare: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether words stand together in a full name."""
    if not bare or len(bare) >= len(full):
        return False
    starts = range(len(full) - len(bare) + 1)
    return any(all(_alike(a, b) for a, b in zip(bare, full[k:])) for k in starts)


def _alike(first: str, second: str) -> bool:
    return len(first) > 1 and sounds_alike(first, second)


def _sharing(people: People, i: int) -> str:
    """Give a given name with the surname of the relative named with it, "" where there is none: "Ada and Eva Holt"."""
    name, behind = people.names[i], people.names[i + 1] if i + 1 < len(people.names) else None
    if behind is None or behind.type != "PER" or name.last - name.first != 1 or behind.first != name.last + 1:
        return ""
    own, full = people.words(name), people.words(behind).split()
    joined = people.text.lower[name.last] in people.text.lex.conjunctions
    given = all(word.lower() in first_names() for word in (own, full[0]))
    return " ".join((own, *full[1:])) if joined and given and len(full) > 1 and own != full[0] else ""


def _alone(people: People, chains: Chains, i: int) -> Chain:
    """Give the chain of a bare name that no full name in the article explains."""
    name = people.names[i]
    words = _sharing(people, i) or people.words(name)
    link = known(people, i)
    for chain in chains.of_type("PER"):
        if link and chain.link == link:
            return chain
        if not chain.full and parts(chain.name, "PER") == parts(words, "PER"):
            return chain
    chain = chains.begin(Chain("PER", words, link))
    chain.full += [words] if " " in words and words != people.words(name) else []
    if link:
        chain.country = gazetteer.entry(link).country
        chain.why[f"{words!r} alone calls {gazetteer.entry(link).name} to mind, and nobody else is named so"] = None
    return chain
