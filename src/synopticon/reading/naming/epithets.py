"""States called by where they lie or what they are: "the Andean country", "el gigante asiático", "the Gulf kingdom"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from synopticon.gazetteer.tables import settings
from synopticon.languages import table
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found

_STATE = "country:"
_LONGEST = 5  # words of a phrase behind its article
_BACK = 12  # sentences back in which the State that is meant is named last
_CLAUSES = ("ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj")


@dataclass(frozen=True, slots=True)
class Epithet:
    """Such a phrase: tokens first to last (exclusive), without its article, and the codes of the States it fits."""

    first: int
    last: int
    codes: frozenset[str]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's nouns, words and whole phrases, each as a tuple of small words, with the codes that fit them
    (all, where None), and what may stand between."""

    nouns: dict[tuple[str, ...], frozenset[str] | None]
    sorts: dict[tuple[str, ...], frozenset[str] | None]
    whole: dict[tuple[str, ...], frozenset[str] | None]
    between: frozenset[str]


@cache
def codes_of(name: str) -> frozenset[str]:
    """Give the States of a set of `gazetteer/regions.toml`, or those that a cell of codes lists."""
    cell = settings("regions").get(name, name)
    found = (codes_of(part[1:]) if part.startswith("@") else {part} for part in cell.split())
    return frozenset().union(*found)


@cache
def _words(language: str) -> _Words:
    data = table(language, "epithets")
    nouns, sorts, whole = (
        {tuple(words.split()): codes_of(name) if name else None for words, name in data[key].items()}
        for key in ("nouns", "words", "whole")
    )
    return _Words(nouns, sorts, whole, frozenset(data["between"]["any"].split(", ")))


def without(names: Sequence[Found], called: Sequence[Epithet]) -> list[Found]:
    """Give the names that are no part of such a phrase: "Gulf" in "the Gulf kingdom"."""
    inside = {i for each in called for i in range(each.first, each.last)}
    return [name for name in names if not inside.issuperset(range(name.first, name.last))]


def epithets(text: Text, names: Sequence[Found]) -> list[Epithet]:
    """Give such phrases in the order of the text; a noun by itself is none, nor one without "the", nor a name."""
    words = _words(text.lex.language)
    named = {(name.first, name.last) for name in names}
    found: list[Epithet] = []
    for i, word in enumerate(text.lower):
        opens = word in text.lex.definite or word in text.lex.near or word in text.lex.contracted
        each = _at(text, i + 1, words) if opens else None
        if each is not None and not any(first <= each.first and each.last <= last for first, last in named):
            found.append(each)
    return found


def _at(text: Text, first: int, words: _Words) -> Epithet | None:
    """Read the words from a token on as one noun and one or more words of a sort, in either order."""
    nouns: list[frozenset[str] | None] = []
    sorts: list[frozenset[str] | None] = []
    i, last = first, 0
    while i < len(text.tokens) and i - first < _LONGEST and text.sentence_of[i] == text.sentence_of[first - 1]:
        for held, known in ((sorts, words.whole), (sorts, words.sorts), (nouns, words.nouns)):
            size = next((n for n in (3, 2, 1) if text.lower[i : i + n] in known), 0)
            if size and not (known is words.nouns and text.capital(i)):
                held.append(known[text.lower[i : i + size]])
                i = last = i + size
                if known is words.whole and _ends(text, last):
                    return Epithet(first, last, held[-1] or frozenset(), whole=True)
                break
        else:
            if text.lower[i] not in words.between and text.tokens[i].text != "-":
                break
            i += 1
    if len(nouns) != 1 or not sorts or not _ends(text, last):
        return None
    fitting = [codes for codes in (*nouns, *sorts) if codes is not None]
    return Epithet(first, last, frozenset.intersection(*fitting))


def _ends(text: Text, last: int) -> bool:
    """Tell whether a phrase ends at a token: "the Asian power struggle" and "the Arab state of Bahrain" go on."""
    own = text.tokens[last - 1]
    if text.parsed and own.head.i > own.i and own.dep_ in ("compound", "amod", "nmod"):
        return False
    return last + 1 >= len(text.tokens) or text.lower[last] not in text.lex.of or not text.capital(last + 1)


def place(text: Text, chains: Chains, found: list[Epithet]) -> None:
    """Place each phrase with the State that it means: the one that fits, named last before it. Where two that fit stand
    equally near, it is not decided; a phrase that always means one State needs none before it."""
    for each in found:
        chain = _meant(text, chains, each)
        if chain is not None:
            first = each.first - (text.lower[each.first - 1] not in text.lex.contracted)
            chain.why[f"{text.words(first, each.last)!r} is {chain.name}"] = None
            chains.placed.append(Placed(first, each.last, "GPE", "nominal", chain))


def _meant(text: Text, chains: Chains, each: Epithet) -> Chain | None:
    if each.whole and len(each.codes) == 1:
        return chains.linked(_STATE + next(iter(each.codes)))
    here = text.sentence_of[each.first]
    near: dict[int, dict[str, Chain]] = {}
    for placed in _named(text, chains, each):
        if placed.chain is not None and not _beside(text, placed, each):
            near.setdefault(text.sentence_of[placed.first], {})[placed.chain.link] = placed.chain
    for sentence in range(here, max(-1, here - 1 - _BACK), -1):
        if fitting := near.get(sentence):
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def _named(text: Text, chains: Chains, each: Epithet) -> Iterator[Placed]:
    """Give where States that fit are named before a phrase, by a name, a capital or a people's word."""
    for placed in chains.placed:
        link = placed.chain.link if placed.chain is not None else ""
        if placed.last <= each.first and link.startswith(_STATE) and link.removeprefix(_STATE) in each.codes:
            yield placed


def _beside(text: Text, placed: Placed, each: Epithet) -> bool:
    """Tell whether a name and a phrase stand in one clause, where they are hardly one: "Peru backed the Andean
    country"."""
    if not text.parsed or text.sentence_of[placed.first] != text.sentence_of[each.first]:
        return False
    return _clause(text.tokens[placed.last - 1]).i == _clause(text.tokens[each.last - 1]).i


def _clause(token: Token) -> Token:
    """Give the head of the clause that a token stands in."""
    while token.dep_ not in _CLAUSES or (token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX")):
        if token.head.i == token.i:
            break
        token = token.head
    return token
