"""The words of a noun phrase that a report shows."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.words import base, case

_INSIDE = frozenset(("det", "amod", "compound", "flat", "nummod", "nmod", "fixed", "case", "advmod", "clf", "goeswith"))


_HYPHENS = frozenset(("-", "‐", "‑"))


def phrase(
    head: Token, outside: frozenset[int] = frozenset(), inside: tuple[str, ...] | None = None
) -> tuple[int, int]:
    """Give the token range of a noun phrase: its head and what stands close to it, clauses and asides left out.

    Tokens of `outside` (expressions of time) are left out; with `inside`, so are complements by other prepositions.
    """
    tokens, left = {head.i}, [head]
    while left:
        for child in left.pop().children:
            if _is_close(child, head, outside) and (inside is None or case(child) in ("", "poss", *inside)):
                tokens.add(child.i)
                left.append(child)
    return _contiguous(head, tokens)


def _is_close(child: Token, head: Token, outside: frozenset[int]) -> bool:
    if child.i in outside or child.i + 1 in outside or base(child) not in _INSIDE:
        return False
    return base(child) not in ("case", "cc") or child.head.i != head.i


def _apart(first: Token, second: Token) -> bool:
    return bool(first.whitespace_ or second.whitespace_)


def _contiguous(head: Token, indices: set[int]) -> tuple[int, int]:
    start = end = head.i
    while start - 1 in indices or (start - 2 in indices and head.doc[start - 1].text in _HYPHENS):
        start -= 1
    while start > 1 and head.doc[start - 1].text in _HYPHENS and not _apart(head.doc[start - 2], head.doc[start - 1]):
        start -= 2  # "submarine-launched"
    while end + 1 in indices:
        end += 1
    while end > head.i and base(head.doc[end]) == "case" and head.doc[end].pos_ == "ADP":
        end -= 1  # "politicians of", whose complement was quoted
    return start, end + 1
