"""Rules over categories of words: compiled from a language's `times.toml`, matched by plain backtracking."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from synopticon.languages import table
from synopticon.reading.timex.lexing import Sense, Token

# What the lexer finds by its shape; the other categories are a language's own.
SHAPES = frozenset(("day", "dd", "mm", "hour", "minute", "yy", "hhmm", "year", "number", "amount"))


class Element(NamedTuple):
    """One element of a rule: any of `names` (categories, or words in 'quotes')."""

    names: tuple[str, ...]
    optional: bool
    adjacent: bool
    context: bool


_BLOCK = 24


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the grammar. `arguments` are whatever else its line says, for the meaning `do` to use; `requires` is
    one set of bits for each element that must be there."""

    name: str
    elements: tuple[Element, ...]
    do: str
    arguments: dict[str, str]
    order: int
    requires: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule fits: tokens `first` to `last` (half-open), and what its categories took, in order."""

    rule: Rule
    first: int
    last: int
    taken: tuple[tuple[str, str], ...]

    def get(self, *names: str, nth: int = 0) -> str:
        """Give the value that the nth taking of one of these categories has, "" where there is none."""
        values = [value for name, value in self.taken if name in names]
        return values[nth] if nth < len(values) else ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by what they can begin with (a category, or a word in quotes), and a bit for each such name."""

    starts: dict[str, tuple[Rule, ...]]
    bits: dict[str, int]


@cache
def grammar(language: str) -> Grammar:
    """Compile the rules of a language.

    Raises:
        LookupError: the language has no table of times.
        ValueError: a rule can match nothing, that is: all of its elements may be absent.
    """
    categories = SHAPES | set(table(language, "times")["words"])
    starts: dict[str, list[Rule]] = {}
    bits: dict[str, int] = {}
    for order, line in enumerate(table(language, "times")["grammar"]):
        arguments = {k: str(v) for k, v in line.items() if k not in ("name", "like", "do")}
        elements = _elements(line["like"], categories)
        rule = Rule(line["name"], elements, line["do"], arguments, order, _requires(elements, bits))
        for name in _beginnings(rule):
            starts.setdefault(name, []).append(rule)
    return Grammar({name: tuple(found) for name, found in starts.items()}, bits)


def _requires(elements: tuple[Element, ...], bits: dict[str, int]) -> tuple[int, ...]:
    required = []
    for element in elements:
        mask = 0
        for name in element.names:
            mask |= bits.setdefault(name, 1 << len(bits))
        if not element.optional:
            required.append(mask)
    return tuple(required)


def _elements(like: str, categories: Set[str]) -> tuple[Element, ...]:
    elements, inside = [], False
    for part in like.split():
        inside = inside or part[0] == "["
        bare = part.strip("[]").removesuffix("?").lstrip("~")
        names = tuple(_name(name, categories) for name in bare.split("|"))
        elements.append(Element(names, part.endswith("?"), "~" in part[:2], inside))
        inside = inside and part[-1] != "]"
    return tuple(elements)


def _name(name: str, categories: Set[str]) -> str:
    quoted = len(name) > 2 and name[0] == name[-1] == "'"
    return name if quoted or name in categories else f"'{name}'"


def _beginnings(rule: Rule) -> list[str]:
    names: list[str] = []
    for element in rule.elements:
        names += [name for name in element.names if name not in names]
        if not element.optional:
            return names
    raise ValueError(f"rule {rule.name!r} can match nothing")


def matches(tokens: list[Token], senses: list[dict[str, Sense]], rules: Grammar) -> list[Match]:
    """Give every rule's match at every token, in order of the text and of the grammar."""
    ahead, found = _ahead(tokens, senses, rules.bits), []
    for i, token in enumerate(tokens):
        names = [name for name in (f"'{token.text}'", *senses[i]) if name in rules.starts]
        if not names:
            continue
        near = ahead[i // _BLOCK]
        tried = {r.order: r for name in names for r in rules.starts[name] if all(map(near.__and__, r.requires))}
        for order in sorted(tried):
            match = _fit(tried[order], tokens, senses, i)
            if match:
                found.append(match)
    return found


def _ahead(tokens: list[Token], senses: list[dict[str, Sense]], bits: dict[str, int]) -> list[int]:
    """Give, for each block of tokens, the names that occur in it or the next: a rule needs no trying where one that it
    requires does not. No rule is longer than a block."""
    blocks = []
    for first in range(0, len(tokens), _BLOCK):
        mask = 0
        for i in range(first, min(first + _BLOCK, len(tokens))):
            mask |= bits.get(f"'{tokens[i].text}'", 0)
            for name in senses[i]:
                mask |= bits.get(name, 0)
        blocks.append(mask)
    return [mask | after for mask, after in zip(blocks, [*blocks[1:], 0])]


def _fit(rule: Rule, tokens: list[Token], senses: list[dict[str, Sense]], i: int) -> Match | None:
    steps = _walk(rule.elements, 0, tokens, senses, i)
    if steps is None:
        return None
    own = _trimmed([step for step in steps if not step[0].context])
    if not own:
        return None
    taken = tuple((step[1], step[2]) for step in steps)
    return Match(rule, own[0][3], own[-1][4], taken)


Taken = tuple[Element, str, str, int, int]


def _trimmed(own: list[Taken]) -> list[Taken]:
    """Leave off the commas that a rule allows where nothing of its own stands before or after them, and a bracket that
    closes one outside."""
    while own and own[0][1] == "','":
        own = own[1:]
    while own and (own[-1][1] == "','" or (own[-1][1] == "')'" and not any(name == "'('" for _, name, *_ in own))):
        own = own[:-1]
    return own


def _walk(
    elements: tuple[Element, ...], k: int, tokens: list[Token], senses: list[dict[str, Sense]], i: int
) -> list[Taken] | None:
    """Match elements from the k-th at token i, taking what may be absent first where it is there."""
    if k == len(elements):
        return []
    element = elements[k]
    if i < len(tokens) and not (element.adjacent and i and tokens[i - 1].end != tokens[i].start):
        for name in element.names:
            length, value = _take(name, tokens[i], senses[i])
            if length:
                rest = _walk(elements, k + 1, tokens, senses, i + length)
                if rest is not None:
                    return [(element, name, value, i, i + length), *rest]
    return _walk(elements, k + 1, tokens, senses, i) if element.optional else None


def _take(name: str, token: Token, here: dict[str, Sense]) -> tuple[int, str]:
    if name[0] == "'":
        return (1, token.text) if name[1:-1] == token.text else (0, "")
    sense = here.get(name)
    return (sense.length, sense.value) if sense else (0, "")


def choose(found: list[Match]) -> list[Match]:
    """Keep the longest matches that do not overlap: the earlier rule before the later, the earlier place first."""
    kept: list[Match] = []
    covered: set[int] = set()
    for match in sorted(found, key=lambda m: (m.first - m.last, m.rule.order, m.first)):
        if covered.isdisjoint(range(match.first, match.last)):
            kept.append(match)
            covered.update(range(match.first, match.last))
    return sorted(kept, key=lambda m: m.first)
