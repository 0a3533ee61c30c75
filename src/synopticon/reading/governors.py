"""Where a name stands in the tree of its sentence: what governs it, how, with which preposition, what hangs on it.

The type of a name that no table knows often follows from these: who says is a person, what one travels to is a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_WITHIN = frozenset({"flat", "compound", "fixed", "amod", "nmod"})
_BY_LEMMA = frozenset({"case", "det"})
_DEPENDENTS = ("appos", "acl", "nmod", "amod")
_CLIMBS, _REACH = 6, 3


@dataclass(frozen=True, slots=True)
class Node:
    """A token in the tree: the index of its head in the sentence (its own at the root), relation (UD), lemma."""

    head: int
    relation: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a name stands: the relation of its head word, the index of the
    governor (None at the root), the lemmas of preposition and determiner ("-" without), the first of the names it is
    joined to by "and" (None for none), and the first dependents by relation."""

    relation: str
    governor: int | None
    case: str
    determiner: str
    joined: int | None
    dependents: Mapping[str, int]


@dataclass(slots=True)
class _Below:
    lemmas: dict[str, str] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)


def standings(capital: Sequence[bool], tree: Sequence[Node]) -> Iterator[Standing | None]:
    """Give for each token with a capital how the name that it is part of stands; None for the others."""
    below = _below(tree)
    for i, upper in enumerate(capital):
        yield _standing(_top(capital, tree, i), tree, below) if upper else None


def _standing(top: int, tree: Sequence[Node], below: Mapping[int, _Below]) -> Standing:
    first = _first_joined(tree, top)
    own, shared = below.get(top, _Below()), below.get(first, _Below())
    head = tree[first].head
    return Standing(
        relation=tree[first].relation,
        governor=head if head != first else None,
        case=own.lemmas.get("case", shared.lemmas.get("case", "-")),
        determiner=own.lemmas.get("det", "-"),
        joined=first if first != top else None,
        dependents=own.first,
    )


def _below(tree: Sequence[Node]) -> dict[int, _Below]:
    found: dict[int, _Below] = {}
    for i, node in enumerate(tree):
        if node.relation in _BY_LEMMA:
            found.setdefault(node.head, _Below()).lemmas[node.relation] = node.lemma.lower()
        elif node.relation in _DEPENDENTS:
            found.setdefault(node.head, _Below()).first.setdefault(node.relation, i)
    return found


def _top(capital: Sequence[bool], tree: Sequence[Node], i: int) -> int:
    """Climb from a word of a name to the name's head: over words with a capital, near ones where it is a complement."""
    for _ in range(_CLIMBS):
        head, relation = tree[i].head, tree[i].relation.partition(":")[0]
        if head == i or relation not in _WITHIN or not capital[head] or (relation == "nmod" and abs(head - i) > _REACH):
            return i
        i = head
    return i


def _first_joined(tree: Sequence[Node], top: int) -> int:
    """Give the first of the names joined by "and", commas and the like; it alone has the relation they share."""
    for _ in range(len(tree)):
        if tree[top].relation != "conj" or tree[top].head == top:
            return top
        top = tree[top].head
    return top
