"""Constituents (CESS-ESP) to dependencies in AnCora's UD conventions.

Heads come from the head rules below. Labels, tags and features are not written down here: they are read off the
sentences that CESS-ESP shares with the UD edition of AnCora's *development* part, by counting what became of each
configuration there (`training.conventions`). So the two treebanks agree by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.cess import Node, leaves

COPULAS = {"ser", "estar", "parecer"}
AUXILIARIES = {"haber", "ser", "estar", "ir", "poder", "deber"}

# Which child governs a constituent: the first kind that is present. "" stands for the leaves of that letter.
_PREFER = {
    "sn": ("grup.nom", "sn", "n", "p", "z", "w", "relatiu", "S.F", "S.NF", "sa", "s.a", "a", "sp"),
    "grup.nom": ("n", "grup.nom", "p", "w", "z", "sn", "Z", "W", "S.NF", "s.a", "grup.a", "a", "S", "sadv", "r", "d"),
    "sp": ("sn", "S", "grup.nom", "sa", "s.a", "sadv", "grup.adv", "relatiu", "sp", "n", "p", "prep", "s"),
    "S": ("grup.verb", "infinitiu", "gerundi", "participi", "v", "S", "sn", "sa", "s.a", "sp", "sadv", "interjeccio"),
    "sadv": ("grup.adv", "sadv", "r", "sn", "S", "sp"),
    "grup.adv": ("r", "grup.adv", "sadv", "n"),
    "sa": ("grup.a", "s.a", "sa", "a", "participi", "v", "n"),
    "s.a": ("grup.a", "s.a", "sa", "a", "participi", "v", "n"),
    "grup.a": ("a", "grup.a", "v", "participi", "s.a", "n", "z"),
    "infinitiu": ("v", "infinitiu"),
    "gerundi": ("v", "gerundi"),
    "participi": ("v", "a", "participi"),
    "espec": ("da", "d", "p", "z", "Z", "r", "espec"),
    "relatiu": ("p", "sn", "relatiu", "r", "d"),
}


@dataclass(slots=True)
class Arc:
    """One leaf with its governor (None at the root) and the configuration that its label depends on."""

    leaf: Node
    head: Node | None = None
    child: str = ""
    function: str = ""
    parent: str = ""
    role: str = ""


def arcs(tree: Node) -> list[Arc]:
    """Give one arc a word, in the order of the words."""
    found = {id(leaf): Arc(leaf) for leaf in leaves(tree)}
    top = _attach(tree, found)
    found[id(top)].role = "root"
    return list(found.values())


def base(category: str) -> str:
    """Give a category without gender, number and the marks of coordination: `grup.nom.ms.co` → `grup.nom`."""
    parts = category.strip("*").split(".")
    if parts[0] in ("grup", "s") and len(parts) > 1:
        return ".".join(parts[:2])
    if parts[0].startswith("sn"):
        return "sn"
    if parts[0].startswith("S"):
        return ".".join(p.strip("*") for p in parts[:3] if p.strip("*") in ("S", "F", "NF", "A", "C", "R", "P"))[:6]
    return parts[0]


def _attach(node: Node, found: dict[int, Arc]) -> Node:
    """Attach everything under `node` and give its governing leaf."""
    if node.leaf:
        return node
    heads = [_attach(child, found) for child in node.children]
    if len(heads) == 1:
        return heads[0]
    if _coordinated(node):
        return _coordinate(node, heads, found)
    governor = _governor(node)
    copula = _copula(node, governor)
    if base(node.category) in ("grup.verb", *_VERBAL):
        governor = _main_verb(node)
    if copula is not None:
        _link(found, heads[governor], heads[copula], node.children[governor], node, "copula")
    top = copula if copula is not None else governor
    for i, child in enumerate(node.children):
        if i not in (governor, top):
            target = _target(node, i, top)
            _link(found, heads[i], heads[target], child, node, _side(i, target))
    if copula is not None:
        _lift(found, heads[governor], heads[top])
    return heads[top]


def _target(node: Node, i: int, top: int) -> int:
    """Give what a child depends on: the governor, or in "acaba de llegar" the infinitive for what leads to it."""
    last = len(node.children) - 1
    if base(node.category) == "grup.verb" and top < i < last and base(node.children[last].category) in _VERBAL:
        return last
    return top


def _lift(found: dict[int, Arc], verb: Node, predicate: Node) -> None:
    """What depended on a copula (its auxiliaries) depends on the predicate."""
    for arc in found.values():
        if arc.head is verb:
            arc.head = predicate


def _link(found: dict[int, Arc], dependent: Node, head: Node, child: Node, parent: Node, role: str) -> None:
    if dependent is head:
        return
    arc = found[id(dependent)]
    arc.head, arc.role = head, role
    arc.child, arc.parent = (child.category[:2] if child.leaf else base(child.category)), base(parent.category)
    arc.function = child.function.split(".")[0] + (".CO" if ".co" in child.category else "")


def _side(i: int, top: int) -> str:
    return "before" if i < top else "after"


def _punctuation(node: Node) -> bool:
    return node.leaf and node.category.startswith("F")


def _coordinated(node: Node) -> bool:
    return ".co" in node.category or (
        any(base(c.category) == "coord" for c in node.children[1:]) and base(node.category) != "S"
    )


def _coordinate(node: Node, heads: list[Node], found: dict[int, Arc]) -> Node:
    """The first conjunct governs the others; conjunctions and commas go to the conjunct that follows."""
    conjuncts = list(_conjuncts(node))
    if not conjuncts:
        conjuncts = [0]
    first = conjuncts[0]
    joined = "conjunct" if any(base(c.category) == "coord" for c in node.children) else "listed"
    for i, child in enumerate(node.children):
        if i == first:
            continue
        following = next((c for c in conjuncts if c > i), None)
        if i in conjuncts:
            _link(found, heads[i], heads[first], child, node, joined)
        elif base(child.category) in ("coord", "conj") or _punctuation(child):
            target = following if following is not None and i > first else first
            _link(found, heads[i], heads[target], child, node, "link")
        else:
            near = max((c for c in conjuncts if c < i), default=first)
            _link(found, heads[i], heads[near], child, node, _side(i, near))
    return heads[first]


def _conjuncts(node: Node) -> Iterator[int]:
    kinds = [base(c.category) for c in node.children]
    own = base(node.category)
    open_ = True
    for i, child in enumerate(node.children):
        if kinds[i] in ("coord", "conj") or _punctuation(child):
            open_ = True
        elif open_ and not child.function and (child.leaf or kinds[i] not in ("espec", "sadv")):
            yield i
            open_ = False
        elif kinds[i] == own and child.category.strip("*")[:1] == "S":
            yield i


def _governor(node: Node) -> int:
    kinds = [c.category[:1] if c.leaf else base(c.category) for c in node.children]
    free = [i for i, c in enumerate(node.children) if not _punctuation(c)] or [0]
    wanted = base(node.category)
    if wanted == "sn" and kinds[free[0]] == "espec" and _elliptic(node):
        return free[0]
    for kind in _PREFER.get(wanted, _PREFER["S"] if wanted.startswith("S") else ()):
        plain = [i for i in free if _is(node.children[i], kinds[i], kind)]
        unmarked = [i for i in plain if ".j" not in node.children[i].category and not node.children[i].function]
        if plain:
            return (unmarked or plain)[0]
    return free[0]


def _is(child: Node, kind: str, wanted: str) -> bool:
    if child.leaf:
        return child.category.startswith(wanted)
    return kind == wanted or ((len(wanted) > 1 or wanted == "S") and kind.startswith(wanted))


def _elliptic(node: Node) -> bool:
    """Tell "las de Caminero": an article that stands for its noun."""
    rest = [c for c in node.children if not _punctuation(c)][1:]
    while len(rest) == 1 and base(rest[0].category) in ("grup.nom", "sn"):
        rest = rest[0].children
    return bool(rest) and base(rest[0].category) == "sp"


def _copula(node: Node, governor: int) -> int | None:
    """Give the child that is the predicate of a copula, if the clause has one."""
    verb = node.children[governor]
    last = [leaf for leaf in leaves(verb) if leaf.category.startswith("v")][-1:]
    if not base(node.category).startswith("S") or not last or last[0].lemma not in COPULAS:
        return None
    attributes = (i for i, c in enumerate(node.children) if c.function == "ATR")
    return next((i for i in attributes if node.children[i].category.startswith(("s", "S.NF.P"))), None)


def _main_verb(node: Node) -> int:
    verbs = [i for i, c in enumerate(node.children) if c.category[:1] == "v" or base(c.category) in _VERBAL]
    if not verbs:
        return 0
    for i in verbs[:-1]:
        lemma = next((leaf.lemma for leaf in leaves(node.children[i])), "")
        if lemma not in AUXILIARIES:
            return i
    return verbs[-1]


_VERBAL = ("infinitiu", "gerundi", "participi")
