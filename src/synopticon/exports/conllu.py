"""`conllu`: the articles as the pipeline parses them, in CoNLL-U (universaldependencies.org/format.html).

Columns: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC. MISC holds `SpaceAfter=No`, `SpacesAfter`, the token's
offset in the document's clean text (`Start`, `End`), and for a name its type and entity (`Entity=PER`, `Id=…`, with
`B-`, `I-`). A sentence's `# text` is its tokens with one space where there is any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synopticon.exports.common import NO_AIDS, Aids
from synopticon.records import Reading, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", " ": "\\s", "|": "\\p"}


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the documents, sentence by sentence; each is parsed when its turn comes.

    Raises:
        ValueError: no parser is given.
    """
    if aids.parse is None:
        raise ValueError("conllu needs a parser: the record keeps no trees")
    parse = aids.parse
    return (part for reading in record.readings for part in _document(reading, parse(reading.document)))


def _document(reading: Reading, doc: Doc) -> Iterator[str]:
    names = _names(reading)
    head = [f"# newdoc id = {reading.document.id}", f"# language = {reading.document.language}"]
    for number, sentence in enumerate(_sentences(doc), 1):
        yield _sentence(f"{reading.document.id}-s{number}", sentence, names, head)
        head = []


def _sentences(doc: Doc) -> Iterator[list[Token]]:
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            yield tokens


def _names(reading: Reading) -> dict[int, str]:
    """Give, for each offset that a name covers, its MISC: "Entity=B-PER|Id=…" at its start, I- after."""
    found: dict[int, str] = {}
    for mention in reading.mentions:
        if mention.form != "name":
            continue
        tail = f"|Id={_misc(mention.entity)}" if mention.entity else ""
        for offset in range(mention.start, mention.end):
            found.setdefault(offset, f"Entity={'B' if offset == mention.start else 'I'}-{mention.type}{tail}")
    return found


def _sentence(identity: str, tokens: list[Token], names: dict[int, str], head: list[str]) -> str:
    numbers = {token.i: number for number, token in enumerate(tokens, 1)}
    root = _root(tokens, numbers)
    text = "".join(token.text + " " * bool(_spaces(token)) for token in tokens).rstrip(" ")
    lines = [*head, f"# sent_id = {identity}", f"# text = {text}"]
    lines += ["\t".join(_columns(token, numbers, root, names)) for token in tokens]
    return "\n".join(lines) + "\n\n"


def _root(tokens: list[Token], numbers: dict[int, int]) -> int:
    """Give the index of the one root: the first token whose head is itself or outside the sentence's words."""
    return next(
        (t.i for t in tokens if t.head.i == t.i), next((t.i for t in tokens if t.head.i not in numbers), tokens[0].i)
    )


def _columns(token: Token, numbers: dict[int, int], root: int, names: dict[int, str]) -> list[str]:
    head, relation = _attachment(token, numbers, root)
    return [
        str(numbers[token.i]),
        token.text,
        token.lemma_.strip() or token.text,
        token.pos_ or "X",
        "_",
        str(token.morph) or "_",
        str(head),
        relation,
        "_",
        _last(token, names),
    ]


def _attachment(token: Token, numbers: dict[int, int], root: int) -> tuple[int, str]:
    if token.i == root:
        return 0, "root"
    head = token.head.i
    if head == token.i or head not in numbers:
        return numbers[root], "dep"
    relation = token.dep_ or "dep"
    return numbers[head], relation if relation.lower() != "root" else "dep"


def _last(token: Token, names: dict[int, str]) -> str:
    after, end = _spaces(token), token.idx + len(token.text)
    items = [names.get(token.idx, ""), "" if after else "SpaceAfter=No"]
    if after not in ("", " "):
        items.append(f"SpacesAfter={_misc(after)}")
    return "|".join(sorted(filter(None, [*items, f"Start={token.idx}", f"End={end}"])))


def _spaces(token: Token) -> str:
    """Give the white space after a token: its own and that of the tokens of white space behind it."""
    found, doc = token.whitespace_, token.doc
    for follower in doc[token.i + 1 :]:
        if not follower.is_space:
            break
        found += follower.text_with_ws
    return found


def _misc(value: str | None) -> str:
    return "".join(_ESCAPES.get(character, character) for character in value or "")
