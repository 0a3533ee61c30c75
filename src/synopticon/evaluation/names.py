"""Names in labelled text: what is marked as a person, an organisation, a place, something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from synopticon.evaluation.conllu import Sentence, Word

_UNIVERSAL = {"person": "PER", "organization": "ORG", "place": "LOC", "location": "LOC"}
_ANCORA = {"np0000p": "PER", "np0000o": "ORG", "np0000l": "LOC", "np0000a": "MISC"}
_LINKS = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "e", "of", "the", "and", "for", "'s", "d'", "al", "en", "para", "-"}
)


def from_iob(path: Path) -> dict[str, list[str]]:
    """Read UNER: sentence id → one tag a word."""
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            current = tags.setdefault(line.partition("=")[2].strip(), [])
        elif line and not line.startswith("#"):
            current.append(line.split("\t")[2])
    return tags


def from_tags(sentences: list[Sentence], tags: dict[str, list[str]]) -> None:
    """Mark the names of the sentences that the tags are known of; types other than three are not names here."""
    for sentence in sentences:
        found = tags.get(sentence.id, [])
        if len(found) == len(sentence.words):
            sentence.names_known = True
            for word, value in zip(sentence.words, found):
                word.name = value if value[2:] in ("PER", "ORG", "LOC") else "O"


def of_ancora(sentence: Sentence, coreference: Sentence | None) -> None:
    """Mark the names of a sentence of AnCora: by its tags if all are classed, else by its typed mentions."""
    proper = [word.xpos for word in sentence.words if word.xpos.startswith("np")]
    if all(tag[:7] in _ANCORA for tag in proper) and (proper or coreference is not None):
        sentence.names_known = True
        from_ancora(sentence)
    elif coreference is not None and len(coreference.words) == len(sentence.words):
        from_mentions(coreference, other=True)
        sentence.names_known = True
        for word, source in zip(sentence.words, coreference.words):
            word.name = source.name


def tag(words: list[Word], start: int, end: int, kind: str) -> None:
    """Mark words[start:end] as one name unless part of it is already in one."""
    if any(word.name != "O" for word in words[start:end]) or start >= end:
        return
    for i in range(start, end):
        words[i].name = ("B-" if i == start else "I-") + kind


def from_ancora(sentence: Sentence) -> None:
    """Mark the names that AnCora's tags class; the parts of one follow its first word as `MWE`."""
    for i, word in enumerate(sentence.words):
        kind = _ANCORA.get(word.xpos[:7].lower())
        if kind:
            tag(sentence.words, i, i + _extent(sentence.words, i), kind)


def _extent(words: list[Word], first: int) -> int:
    whole = words[first].misc.get("MWE", "").replace("_", "")
    built = ""
    for n, word in enumerate(words[first:], 1):
        built += word.form
        if built == whole:
            return n
        if not whole.startswith(built):
            return 1
    return 1


def from_mentions(sentence: Sentence, *, other: bool) -> None:
    """Mark names from typed mentions (`Entity=`): in each, the run of proper nouns that holds its head."""
    sentence.names_known = True
    kinds = {**_UNIVERSAL, **({"other": "MISC"} if other else {})}
    for start, end, kind in sorted(_mentions(sentence.words), key=lambda m: (m[1] - m[0], m[0])):
        if kind in kinds:
            tag(sentence.words, *_proper(sentence.words, start, end), kinds[kind])


def _mentions(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    """Give the mentions of `Entity=(e1-person-…`, `…e1)`, `(e1-person-…)`: start, end, type."""
    waiting: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(words):
        for opened, body, closed in re.findall(r"(\()?([^()]+)(\))?", word.misc.get("Entity", "")):
            identity, _, rest = body.partition("-")
            if opened and closed:
                yield i, i + 1, rest.partition("-")[0]
            elif opened:
                waiting.setdefault(identity, []).append((i, rest.partition("-")[0]))
            elif waiting.get(identity):
                start, kind = waiting[identity].pop()
                yield start, i + 1, kind


def _proper(words: list[Word], start: int, end: int) -> tuple[int, int]:
    """Give the first run of proper nouns, with the small words inside it, if it holds the mention's head."""
    inside = range(start, end)
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), start)
    if words[head].upos != "PROPN":
        return start, start
    first = last = head
    while first - 1 >= start and _joins(words, first - 1, start, -1):
        first -= 1
    while last + 1 < end and _joins(words, last + 1, end - 1, 1):
        last += 1
    while words[first].upos != "PROPN":
        first += 1
    while words[last].upos != "PROPN":
        last -= 1
    return first, last + 1


def _joins(words: list[Word], i: int, limit: int, step: int) -> bool:
    """Tell whether a word belongs to the name beside it: a proper noun, or a small word before another one."""
    if words[i].upos == "PROPN":
        return True
    return words[i].form.lower() in _LINKS and i != limit and words[i + step].upos in ("PROPN", "ADP", "DET")
