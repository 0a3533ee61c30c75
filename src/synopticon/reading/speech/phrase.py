"""The words of a noun phrase, without what hangs on loosely."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.speech.text import is_time, torn_name

_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "ccomp", "nsubj", "cop", "expl"})
_LOOSE = _CLAUSES | {"punct", "cc", "discourse", "orphan", "dep"}
_BREAKS = frozenset({":", ";", "—", "–", "―", "--"})


def noun_phrase(head: Token) -> list[Token]:
    """Give the tokens of the phrase of `head`, without relative clauses and what else hangs on loosely."""
    kept: list[Token] = []
    torn = torn_name(head)
    stack = [head] if torn is None else [head, torn]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if _is_part(c, token))
    kept.extend(c for t in kept for c in t.children if c.dep_ in {"punct", "cc"})
    return _contiguous(sorted(set(kept), key=lambda t: t.i), head)


def _is_part(child: Token, parent: Token) -> bool:
    if child.dep_ in _LOOSE:
        return _joins(child, parent)
    behind_name = parent.pos_ == "PROPN" and child.dep_ in {"nmod", "obl"} and child.pos_ != "PROPN"
    return not (behind_name and child.i > parent.i and any(c.dep_ == "case" for c in child.children))


def _joins(child: Token, parent: Token) -> bool:
    return child.dep_ == "cc" and parent.dep_ == "conj"


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the unbroken run around the head, and no punctuation at its edges."""
    present = {t.i: t for t in tokens}
    left = right = head.i
    while left - 1 in present and present[left - 1].text not in _BREAKS:
        left -= 1
    while right + 1 in present and present[right + 1].text not in _BREAKS:
        right += 1
    run = _to_the_point([present[i] for i in range(left, right + 1)], head)
    while len(run) > 1 and _is_edge(run[-1], run):
        run.pop()
    while len(run) > 1 and (run[0].is_punct or run[0].is_space or run[0].dep_ in {"cc", "case"}):
        run.pop(0)
    return run


def _to_the_point(run: list[Token], head: Token) -> list[Token]:
    """Cut off when it was said ("the spokesman on Friday") and a relative clause torn apart ("a man whose son")."""
    for place, token in enumerate(run):
        timely = is_time(token) or (token.dep_ == "case" and is_time(token.head))
        if token.i > head.i and (timely or _is_relative(token) or _opens_age(run[place:])):
            return run[:place]
    while len(run) > 1 and run[0] != head and _is_relative(run[0]):
        run = run[1:]
    return run


def _opens_age(run: list[Token]) -> bool:
    """Tell whether a comma and a bare number follow a name: "Ana Ruiz, 22, of the harbour"."""
    numbered = len(run) > 1 and run[0].text == "," and run[1].pos_ == "NUM"
    return numbered and (len(run) == 2 or run[2].pos_ in {"PUNCT", "ADP"})


def _is_relative(token: Token) -> bool:
    return "Rel" in token.morph.get("PronType", [])


def _is_edge(token: Token, run: list[Token]) -> bool:
    closes_bracket = token.text == ")" and any(t.text == "(" for t in run)
    return (token.is_punct and not closes_bracket) or token.is_space or token.dep_ in {"cc", "case"}
