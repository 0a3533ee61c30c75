"""Rebels without a name: "the rebels", "la guerrilla" are the one armed group that the article names."""

from __future__ import annotations

from synopticon.reading.naming import salience
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.phrases import Phrase, find
from synopticon.reading.naming.text import NAMING, Text

_REACH = 2
_KIND = "armed-group"


def place(text: Text, chains: Chains) -> None:
    """Place "the insurgents", "ese mismo grupo armado" with the armed group they are; undecided ones are left out."""
    taken = chains.tokens()
    known = armed(text, chains)
    for phrase in find(text, text.lex.armed) if known else ():
        first = _opened(text, phrase)
        if first is None or phrase.first in taken or _of_others(text, phrase):
            continue
        chain = _meant(text, chains, known, phrase)
        if chain is not None:
            words = text.words(first, phrase.last)
            chain.why[f"{words!r} are of {chain.name}, the armed group that the article names"] = None
            chains.placed.append(Placed(first, phrase.last, "ORG", "nominal", chain))


def armed(text: Text, chains: Chains) -> list[Chain]:
    """Give the bodies of an article that the gazetteer or the words beside them know as armed groups."""
    return [chain for chain in chains.of_type("ORG") if is_armed(chain) or _told(text, chains, chain)]


def is_armed(chain: Chain) -> bool:
    """Tell whether a body is an armed group in the gazetteer."""
    return chain.kind == _KIND


def _told(text: Text, chains: Chains, chain: Chain) -> bool:
    """Tell whether words beside a body that nobody knows call it one: "the rebel group Orvane", "rebeldes de X"."""
    words = {word for phrase in text.lex.armed for word in phrase}
    for placed in chains.placed if not chain.link else ():
        if placed.chain is chain and placed.form == "name":
            before = placed.first - 1
            while before > 0 and text.lower[before] in text.lex.of | text.lex.definite:
                before -= 1
            beside = {text.lower[i] for i in (before, placed.last) if 0 <= i < len(text.tokens)}
            if beside & words:
                return True
    return False


def _opened(text: Text, phrase: Phrase) -> int | None:
    """Give where the article before a phrase stands, None where there is none."""
    i = phrase.first - 1
    if i > 0 and text.lower[i] in text.lex.same:
        i -= 1
    return i if i >= 0 and text.lower[i] in text.lex.definite | text.lex.pointing else None


def _of_others(text: Text, phrase: Phrase) -> bool:
    """Tell whether what follows makes them others': "the rebels of the north", "los rebeldes hutíes"."""
    behind = text.beside(phrase.last - 1)
    return behind is not None and (behind.text.lower() in text.lex.of or (behind.is_alpha and behind.pos_ in NAMING))


def _meant(text: Text, chains: Chains, known: list[Chain], phrase: Phrase) -> Chain | None:
    if len(known) == 1:
        return known[0]
    return salience.foremost(
        text, chains, phrase.first, ("ORG",), _REACH, fits=lambda chain: any(chain is each for each in known)
    )
