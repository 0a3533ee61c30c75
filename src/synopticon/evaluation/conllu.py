"""Read CoNLL-U into sentences of *surface* tokens: what a tokeniser that never rewrites text can produce.

A multi-word token whose parts spell it (English `do|n't`) stays in parts; any other (Spanish `del`, `celebrarlos`)
becomes one token with the part that governs the rest as its head, tag and lemma. Accepted gap: the swallowed
article or clitic is not annotated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(slots=True)
class Word:
    """A token: `head` is the index of its governor in the sentence (its own index at the root)."""

    form: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = 0
    deprel: str = ""
    space: bool = True
    name: str = "O"
    misc: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Sentence:
    """A sentence; `paragraph` is true where one begins with it. `names_known`: its names were annotated. `pure`: its
    relations are its treebank's own, not harmonised with another's."""

    id: str
    words: list[Word]
    document: str = ""
    paragraph: bool = False
    names_known: bool = False
    text: str = ""
    pure: bool = True


@dataclass(slots=True)
class _Row:
    first: int
    last: int
    columns: list[str]


def read(path: Path, *, split: bool) -> list[Sentence]:
    """Read a file; with `split`, multi-word tokens that are spelt by their parts stay in parts."""
    found: list[Sentence] = []
    document, paragraph = "", True
    for block in _blocks(path.read_text(encoding="utf-8").split("\n")):
        comments = dict(_comments(block))
        if "newdoc id" in comments or "newdoc" in comments:
            document, paragraph = comments.get("newdoc id", ""), True
        paragraph = paragraph or any(name.startswith("newpar") for name in comments)
        rows = [_row(line) for line in block if line[:1].isdigit() and "." not in line.split("\t", 1)[0]]
        words = _surface(rows, split=split)
        found.append(Sentence(comments.get("sent_id", ""), words, document, paragraph, text=comments.get("text", "")))
        paragraph = False
    return found


def key(sentence: Sentence) -> str:
    """Give what two sentences share if they are the same but for case, spaces and joined words."""
    return "".join(word.form for word in sentence.words).replace("_", "").replace(" ", "").casefold()


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _comments(block: list[str]) -> Iterator[tuple[str, str]]:
    for line in block:
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            yield name.strip(), value.strip()


def _row(line: str) -> _Row:
    columns = line.split("\t")
    first, _, last = columns[0].partition("-")
    return _Row(int(first), int(last or first), columns)


def _surface(rows: list[_Row], *, split: bool) -> list[Word]:
    parts = {row.first: row for row in rows if row.first == row.last}
    joined = {row.first: row for row in rows if row.first != row.last}
    index: dict[int, int] = {}
    words: list[Word] = []
    n = 1
    while n in parts:
        span = joined.get(n)
        last = span.last if span else n
        members = [parts[i] for i in range(n, last + 1)]
        if span and not (split and "".join(m.columns[1] for m in members) == span.columns[1]):
            words.append(_merge(span, members))
            index.update((i, len(words) - 1) for i in range(n, last + 1))
        else:
            for member in members:
                index[member.first] = len(words)
                words.append(_word(member, space=member.first == last and _space(span or member)))
        n = last + 1
    for i, word in enumerate(words):
        word.head = i if word.head == 0 else index[word.head]
    return words


def _space(row: _Row) -> bool:
    return "SpaceAfter=No" not in row.columns[9]


def _word(row: _Row, *, space: bool) -> Word:
    _, form, lemma, upos, xpos, feats, head, deprel, _, misc = row.columns
    pairs = dict(pair.partition("=")[::2] for pair in misc.split("|")) if misc != "_" else {}
    feats = "" if feats == "_" else feats
    return Word(form, lemma, upos, xpos, feats, int(head), deprel, space, misc=pairs)


def _merge(span: _Row, members: list[_Row]) -> Word:
    inside = {member.first for member in members}
    governor = next((m for m in members if int(m.columns[6]) not in inside), members[0])
    return replace(_word(governor, space=_space(span)), form=span.columns[1])
