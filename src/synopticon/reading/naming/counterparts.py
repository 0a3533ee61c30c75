"""Who is meant by "his counterpart": the one named in the article who holds the same office of another country."""

from __future__ import annotations

from synopticon import gazetteer
from synopticon.reading.naming import salience
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.owners import owner
from synopticon.reading.naming.phrases import Phrase, find
from synopticon.reading.naming.text import Text

_REACH = 2
_LEADING = "leader"


def place(text: Text, chains: Chains, date: str | None) -> None:
    """Place "his counterpart", "su homólogo chadiano" where one person alone can be meant."""
    for phrase in find(text, dict.fromkeys(text.lex.counterparts, "")):
        first, last, country = _phrase(text, chains, phrase)
        if first < 0 or text.lower[first] not in text.lex.owners or _introduces(text, chains, last):
            continue
        whose = owner(text, chains, first)
        if whose is None or whose.type != "PER":
            continue
        chain = _meant(text, chains, whose, first, country) or _known(text, chains, whose, country, date)
        if chain is not None:
            chain.why[f"{text.words(first, last)!r} holds the office of {whose.name} elsewhere"] = None
            chains.placed.append(Placed(first, last, "PER", "nominal", chain))


def _phrase(text: Text, chains: Chains, phrase: Phrase) -> tuple[int, int, str]:
    """Give where the phrase begins (the owner) and ends, and the country that it names."""
    peoples = [(p, p.chain.country or "") for p in chains.placed if p.type == "NORP" and p.chain is not None]
    for people, country in peoples:
        if people.last == phrase.first:
            return people.first - 1, phrase.last, country
    for people, country in peoples:
        if people.first == phrase.last:
            return phrase.first - 1, people.last, country
    return phrase.first - 1, phrase.last, ""


def _introduces(text: Text, chains: Chains, i: int) -> bool:
    """Tell whether the name follows: "his counterpart Ana Vega", "su homólogo, Juan Ruiz"."""
    i += i < len(text.tokens) and text.tokens[i].text == ","
    names = {p.first for p in chains.placed if p.form == "name" and p.type == "PER"}
    titled = {p.first for p in chains.placed if p.form == "nominal" and p.type == "PER"}
    return i in names or i in titled


def _offices(text: Text, chain: Chain) -> frozenset[str]:
    """Give the offices of a person as they compare with those of others: who leads is one office."""
    titles = {*chain.held_titles(), *(gazetteer.title_of(each.title) for each in chain.known_offices)}
    return frozenset(_LEADING if title in text.lex.leaders else title for title in titles)


def _meant(text: Text, chains: Chains, whose: Chain, token: int, country: str) -> Chain | None:
    """Give the only other with the same office who is named shortly before, or of the country that is told."""
    here = text.sentence_of[token]
    found: dict[int, Chain] = {}
    for placed in chains.placed:
        chain = placed.chain
        if chain is None or chain is whose or chain.type != "PER" or chain.country in (None, whose.country):
            continue
        near = placed.last <= token and here - text.sentence_of[placed.first] <= _REACH
        if (chain.country == country if country else near) and _offices(text, chain) & _offices(text, whose):
            found[id(chain)] = chain
    one = next(iter(found.values())) if len(found) == 1 else None
    about = {chain.country for chain in salience.two_countries(text, chains, token)} if not country else set()
    return one if one is not None and (not about or about == {one.country, whose.country}) else None


def _known(text: Text, chains: Chains, whose: Chain, country: str, date: str | None) -> Chain | None:
    """Give who holds the office of the country that is told, by the gazetteer."""
    named = any(
        c.type == "PER" and c.country == country and _offices(text, c) & _offices(text, whose) for c in chains.all
    )
    if not country or date is None or named:
        return None
    offices = sorted(_offices(text, whose) & (text.lex.single | {_LEADING}))
    links = {link for office in offices if (link := gazetteer.by_office(office, country, date))}
    return chains.linked(links.pop()) if len(links) == 1 else None
