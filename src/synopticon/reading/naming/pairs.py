"""Two people in one word: "la cumbre Vega-Ruiz" names both, and nobody called so."""

from __future__ import annotations

from collections.abc import Sequence

from synopticon import gazetteer
from synopticon.identity.terms import parts
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found

_SHORTEST = 3


def without(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names without those that are two people's surnames."""
    full = [text.lower[each.first : each.last] for each in names if each.last - each.first > 1]
    borne = {word for words in full for word in words}
    surnames = {words[-1] for words in full}
    return [each for each in names if not _is_pair(text, each, borne, surnames)]


def _is_pair(text: Text, name: Found, borne: set[str], surnames: set[str]) -> bool:
    """Tell whether both halves of a word that nobody bears in full call somebody to mind."""
    halves = _halves(text, name.first) if name.last - name.first == 1 else ()
    if not halves or text.lower[name.first] in borne:
        return False
    return all(half.lower() in surnames or _known(text, half) for half in halves)


def _halves(text: Text, i: int) -> tuple[str, ...]:
    halves = tuple(text.tokens[i].text.split("-"))
    named = len(halves) == 2 and all(len(half) >= _SHORTEST and half.istitle() for half in halves)
    return halves if named else ()


def _known(text: Text, half: str) -> str:
    """Give the person whom a surname alone calls to mind, "" where that is none or several."""
    links = gazetteer.spelled(half, text.lex.language or "en")
    return links[0] if len(links) == 1 and links[0].startswith("person:") else ""


def place(text: Text, chains: Chains) -> None:
    """Place such words with both of their people, where both are known or named in the article."""
    taken = chains.tokens()
    for i in range(len(text.tokens)):
        halves = _halves(text, i) if i not in taken else ()
        both = [_person(text, chains, half) for half in halves]
        members = tuple(chain for chain in both if chain is not None)
        if len(members) == 2 and members[0] is not members[1]:
            chains.placed.append(Placed(i, i + 1, "PER", "nominal", None, members))


def _person(text: Text, chains: Chains, half: str) -> Chain | None:
    named = [c for c in chains.of_type("PER") if parts(half, "PER") == parts(c.name, "PER")[-1:]]
    if len(named) == 1:
        return named[0]
    link = _known(text, half) if not named else ""
    return chains.linked(link) if link else None
