"""Short names of bodies: "Northrop" of Northrop Grumman, "GAO" of the Government Accountability Office, "the Rovers"
of Harbour City Rovers. Joined only where one body alone in the article can be meant."""

from __future__ import annotations

from collections.abc import Iterator

from synopticon import gazetteer
from synopticon.gazetteer.tables import given_names
from synopticon.identity.spelling import words as folded
from synopticon.identity.terms import small
from synopticon.languages import companies
from synopticon.reading.naming.chains import Chain, Chains, merge
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import common

_INITIALS = (2, 7)
_PLACES = ("FAC", "LOC")
# A first word so common in the language that it names no body by itself: "General", "American", "Air".
_COMMON = 4.8


def join(text: Text, chains: Chains, chain_of: dict[int, Chain]) -> None:
    """Join the short names of bodies to the one body of the article whose name they are short for."""
    for short in [each for each in chains.all if _may_be_short(each)]:
        fitting = list(_longer(text, chains, short))
        if len({id(long) for long, _ in fitting}) == 1 and any(each is short for each in chains.all):
            _merge(chains, chain_of, fitting[0][0], short, fitting[0][1])


def _may_be_short(chain: Chain) -> bool:
    """Tell whether a chain may be a body's short name: no person named in full, nobody with an office."""
    person = chain.type == "PER" and (len(chain.name.split()) > 1 or bool(chain.offices) or bool(chain.gender))
    return chain.type in ("ORG", "MISC", "PER", *_PLACES) and not person


def _longer(text: Text, chains: Chains, short: Chain) -> Iterator[tuple[Chain, str]]:
    for long in chains.all:
        if _house(text, short, long):
            yield long, f"{short.name!r} is short for {long.name!r}, named in the article"
        if long is short or long.type != "ORG" or short.type in _PLACES:
            continue
        if long.link and short.link:
            if _paper(text, short, long) or _own_initials(short, long):
                yield long, f"{short.name!r} is short for {long.name!r}, named in the article"
            continue
        if not short.link and _paper(text, short, long):
            yield long, f"{short.name!r} is short for {long.name!r}, named in the article"
            continue
        for name in dict.fromkeys((long.name, *long.forms)):
            if _is_short(text, short, long, name):
                yield long, f"{short.name!r} is short for {name!r}, named in the article"
                break


def _house(text: Text, short: Chain, long: Chain) -> bool:
    """Tell whether a building's name is another's without its first or last words: "Heathrow Airport", "Wrigley"."""
    if long is short or long.type not in _PLACES or short.type not in (*_PLACES, "MISC") or short.link or long.link:
        return False
    own, whole = folded(short.name), folded(long.name)
    if not own or len(own) >= len(whole) or text.lex.heads.get(whole[-1]) != "FAC":
        return False
    return (len(own) > 1 and whole[-len(own) :] == own) or (len(own) == 1 and own == whole[:-1])


def _own_initials(short: Chain, long: Chain) -> bool:
    """Tell whether initials that the gazetteer knows as another body's are those of one the article spells out."""
    if short.link == long.link or len(short.forms) != 1:
        return False
    letters = next(iter(short.forms))
    return letters.isupper() and len(letters) > 2 and any(_initials(letters, name) for name in long.forms)


def _paper(text: Text, short: Chain, long: Chain) -> bool:
    """Tell whether one medium's name ends another's: "The Times", where the article names the New York Times."""
    if not (short.link.startswith("medium:") or not short.link) or not long.link.startswith("medium:"):
        return False
    bare = short.name
    for article in text.lex.paper_articles:
        bare = bare.removeprefix(f"{article} ")
    own, whole = folded(bare), folded(long.name)
    return 0 < len(own) < len(whole) and whole[-len(own) :] == own


def _is_short(text: Text, short: Chain, long: Chain, name: str) -> bool:
    own, whole = folded(short.name), folded(name)
    if not own or len(own) >= len(whole):
        return False
    if own == whole[: len(own)] and set(whole[len(own) :]) <= companies()["forms"]:
        return short.type != "PER" or len(own) == 1
    if len(own) == 1 and short.name.isupper():
        return not (short.link and long.link) and _initials(short.name, name)
    if short.link or len(own) > 2:
        return False
    return _begins(text, short, own, whole) or _ends(text, short, own, name)


def _initials(short: str, name: str) -> bool:
    """Tell whether a short name are the initials of a name, its small words counted or not."""
    every = folded(name)
    letters = "".join(folded(short))
    large = [word for word in every if word not in small()]
    least, most = _INITIALS
    if not least <= len(letters) < most or len(large) < 2:
        return False
    return letters in ("".join(word[0] for word in every), "".join(word[0] for word in large))


def _begins(text: Text, short: Chain, own: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether a name begins with a short one that is no ordinary word, no place and no given name."""
    if own != whole[: len(own)] or (short.type == "PER" and len(own) > 1):
        return False
    language = text.lex.language or "en"
    plain = len(own) == 1 and common(own[0], language, _COMMON)
    known = gazetteer.spelled(short.name, language) or own[0] in given_names()
    return not (plain or known or own[-1] in text.lex.heads or own[-1] in text.lex.regional)


def _ends(text: Text, short: Chain, own: tuple[str, ...], name: str) -> bool:
    """Tell whether a name is a place and then the short one: a team's, a paper's."""
    if len(own) > 1 or short.type == "PER" or not name.lower().endswith(f" {short.name.lower()}"):
        return False
    before = name[: -len(short.name)].strip()
    place = bool(gazetteer.spelled(before, text.lex.language or "en")) or own[0].endswith(tuple(text.lex.plurals))
    return place and own[0] not in text.lex.heads


def _merge(chains: Chains, chain_of: dict[int, Chain], kept: Chain, gone: Chain, why: str) -> None:
    name = kept.name
    merge(chains, kept, gone, why)
    kept.name = gazetteer.entry(kept.link).name if kept.link else name
    for placed in chains.placed:
        if placed.chain is kept and placed.form == "name":
            placed.type = kept.type
    chain_of.update({key: kept for key, chain in chain_of.items() if chain is gone})
