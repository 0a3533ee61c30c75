"""Read CESS-ESP: constituents with functions, one file a document."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_BRACKETS = {"-Fpa-": "(", "-Fpt-": ")"}
_TOKEN = re.compile(r"\(|\)|[^\s()]+")


@dataclass(slots=True)
class Node:
    """A constituent (`children`) or a word (`form`, `lemma`). `function` is SUJ, CD… or ""."""

    category: str
    function: str = ""
    children: list[Node] = field(default_factory=list)
    form: str = ""
    lemma: str = ""

    @property
    def leaf(self) -> bool:
        """Tell a word from a constituent."""
        return bool(self.form)


def documents(path: Path) -> Iterator[tuple[str, list[Node]]]:
    """Give the documents of the archive in the order of their names: name, sentence trees."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".tbf"):
                yield Path(name).stem, list(trees(archive.read(name).decode("latin-1")))


def trees(text: str) -> Iterator[Node]:
    """Read the trees of one file; empty subjects, and trees whose brackets do not match, are left out."""
    for block in re.split(r"^(?=\()", text, flags=re.MULTILINE):
        if block.strip() and block.count("(") == block.count(")"):
            yield _tree(block)


def _tree(block: str) -> Node:
    stack = [Node("")]
    for token in _TOKEN.findall(block):
        if token == "(":
            stack.append(Node(""))
        elif token == ")":
            node = stack.pop()
            if node.form != "*0*" and (node.form or node.children):
                stack[-1].children.append(node)
        else:
            _take(stack[-1], token)
    return stack[0]


def _take(node: Node, token: str) -> None:
    if not node.category:
        category, _, function = token.partition("-")
        node.category, node.function = category, function.strip(".")
    elif not node.form:
        node.form = _BRACKETS.get(token, token)
    else:
        node.lemma = _BRACKETS.get(token, token)


def leaves(node: Node) -> Iterator[Node]:
    """Give the words under a node, in order."""
    if node.leaf:
        yield node
    for child in node.children:
        yield from leaves(child)
