"""Names in labelled text: what is marked as a person, an organisation, a place, something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from synopticon.evaluation.conllu import Sentence, Word

_UNIVERSAL = {"person": "PER", "organization": "ORG", "place": "LOC", "location": "LOC"}
_ANCORA = {"np0000p": "PER", "np0000o": "ORG", "np0000l": "LOC", "np0000a": "MISC"}
_TYPED = {**_UNIVERSAL, "other": "MISC"}
_USUAL = 0.9
# Titles and offices that GUM has inside the mention of a person and UNER outside the name.
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "doctor", "prof", "professor", "president", "vice", "senator", "sen", "governor"}
    | {"gov", "representative", "rep", "congressman", "sir", "general", "gen", "major", "colonel", "judge", "justice"}
    | {"minister", "prime", "secretary", "chancellor", "premier", "king", "queen", "prince", "princess", "pope"}
    | {"ceo", "chairman", "chairwoman", "chair", "director", "speaker", "reverend", "rev", "lord", "lady", "dame"}
    | {"archbishop", "bishop", "cardinal", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "admiral"}
    | {"commander", "officer", "chief", "spokesman", "spokeswoman", "editor", "coach", "mayor", "mp", "sheriff"}
    | {"ambassador", "attorney"}
)
_OWNS = frozenset({"'s", "’s", "'", "’"})
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


def of_ancora(
    sentence: Sentence, coreference: Sentence | None = None, usual: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Mark the names of a sentence of AnCora whose tags class them all.

    With `coreference` (the sentence with its typed mentions) a name whose tag has no class takes the one that its
    form has elsewhere (`usual`, as `usual_classes` gives it), else that of the mention whose head it is. A sentence
    in which a name stays without class is left out.
    """
    proper = [i for i, word in enumerate(sentence.words) if word.xpos.startswith("np")]
    classed = [_ANCORA.get(sentence.words[i].xpos[:7].lower(), "") for i in proper]
    if coreference is not None and len(coreference.words) == len(sentence.words):
        heads = _heads(coreference.words)
        classed = [
            kind or usual.get(_whole(sentence.words, i), "") or heads.get(i, "") for i, kind in zip(proper, classed)
        ]
    if all(classed) and (proper or coreference is not None):
        sentence.names_known = True
        for i, kind in zip(proper, classed):
            tag(sentence.words, i, i + _extent(sentence.words, i), kind)


def usual_classes(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Give the class that AnCora's tags give a form of a name, where it is nearly always the same one."""
    counted: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            kind = _ANCORA.get(word.xpos[:7].lower())
            if kind:
                counted.setdefault(_whole(sentence.words, i), Counter())[kind] += 1
    best = {form: count.most_common(1)[0] for form, count in counted.items()}
    return {form: kind for form, (kind, n) in best.items() if n >= _USUAL * counted[form].total()}


def _whole(words: list[Word], i: int) -> str:
    return " ".join(word.form for word in words[i : i + _extent(words, i)])


def _heads(words: list[Word]) -> dict[int, str]:
    """Give the class of each mention by the place of its head; of several the longest has the word."""
    found = {}
    for start, end, kind in sorted(_mentions(words), key=lambda m: (m[1] - m[0], m[0])):
        head = _head(words, start, end)
        if kind in _TYPED:
            found[head] = _TYPED[kind]
    return found


def tag(words: list[Word], start: int, end: int, kind: str) -> None:
    """Mark words[start:end] as one name unless part of it is already in one."""
    if any(word.name != "O" for word in words[start:end]) or start >= end:
        return
    for i in range(start, end):
        words[i].name = ("B-" if i == start else "I-") + kind


def _extent(words: list[Word], first: int) -> int:
    """Give the number of words of the name that AnCora begins at a word: its parts follow it as `MWE`."""
    whole = words[first].misc.get("MWE", "").replace("_", "")
    built = ""
    for n, word in enumerate(words[first:], 1):
        built += word.form
        if built == whole:
            return n
        if not whole.startswith(built):
            return 1
    return 1


def from_mentions(sentence: Sentence) -> None:
    """Mark names from typed mentions (`Entity=`): in each, the run of proper nouns that holds its head, and of names
    in each other the outermost ("New York Times"), as UNER has it.

    Outside a person's name stay titles and what the person belongs to ("Apple CEO Tim Cook", "Solis of Unesco").
    Peoples ("Bangladeshis") are persons there, and no names here.
    """
    sentence.names_known = True
    words = sentence.words
    mentions = [_Typed(a, b, _UNIVERSAL[kind]) for a, b, kind in _mentions(words) if kind in _UNIVERSAL]
    spans = [(*_name(words, mention, mentions), mention) for mention in mentions]
    for first, last, mention in sorted(spans, key=lambda s: (s[0] - s[1], s[2].end - s[2].start, s[0])):
        tag(words, first, last, mention.type)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A mention: words[start:end] and its type."""

    start: int
    end: int
    type: str


def _name(words: list[Word], mention: _Typed, mentions: Iterable[_Typed]) -> tuple[int, int]:
    """Give the words of a mention that are a name; an empty stretch where none is."""
    first, last = _proper(words, mention.start, mention.end)
    head = _head(words, mention.start, mention.end)
    size = mention.end - mention.start
    inner = [
        m for m in mentions if mention.start <= m.start and first < m.end <= mention.end and m.end - m.start < size
    ]
    heads = {_head(words, m.start, m.end) for m in inner if m.start < last}
    if any(words[i].deprel == "conj" and words[i].head == head for i in heads):
        return first, first
    first = max([first, *(m.end + (words[m.end].form in _OWNS) for m in inner if _owner(words, m, head))])
    if mention.type == "PER":
        first, last = _person(words, first, last, head, [m for m in inner if m.type != "PER"])
    while first < last and not _is_proper(words[first]):
        first += 1
    return first, last


def _owner(words: list[Word], inner: _Typed, head: int) -> bool:
    """Tell whether a mention owns what the outer one names: "Russia" in "Russia's Gazprom"."""
    return inner.end <= head and (words[inner.end - 1].form in _OWNS or words[inner.end].form in _OWNS)


def _person(words: list[Word], first: int, last: int, head: int, others: Iterable[_Typed]) -> tuple[int, int]:
    """Leave out of a person's name the titles, and the bodies and places before and behind it."""
    for other in others:
        if other.start <= first and other.end < last:
            first = max(first, other.end)
        elif other.start > head and other.end >= last:
            links = (i for i in range(head + 1, min(other.start + 1, last)) if words[i].form.lower() in _LINKS)
            last = next(links, last)
    titles = [i for i in range(first, last) if words[i].form.lower().rstrip(".") in _TITLES]
    if not titles:
        people = last - first == 1 and words[first].xpos == "NNPS"
        return (first, first) if people else (first, last)
    after = titles[-1] + 1
    if after < last and words[after].form.lower() in _LINKS:  # "Secretary of State John Kerry"
        held = (i for i in range(after, last) if words[i].head == after - 1 and words[i].deprel in ("flat", "appos"))
        after = next(held, last)
    return after, last


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
    head = _head(words, start, end)
    if not _is_proper(words[head]):
        return start, start
    first = last = head
    while first - 1 >= start and _joins(words, first - 1, start, -1):
        first -= 1
    while last + 1 < end and _joins(words, last + 1, end - 1, 1):
        last += 1
    while not _is_proper(words[first]):
        first += 1
    while not _is_proper(words[last]):
        last -= 1
    return first, last + 1


def _head(words: list[Word], start: int, end: int) -> int:
    inside = range(start, end)
    return next((i for i in inside if words[i].head not in inside or words[i].head == i), start)


def _is_proper(word: Word) -> bool:
    """Tell whether a word is part of a name: GUM tags "United" in "United States" a verb, but NNP."""
    return word.upos == "PROPN" or word.xpos in ("NNP", "NNPS")


def _joins(words: list[Word], i: int, limit: int, step: int) -> bool:
    """Tell whether a word belongs to the name beside it: a proper noun, or a small word before another one."""
    if _is_proper(words[i]):
        return True
    if words[i].form.lower() not in _LINKS or i == limit:
        return False
    return _is_proper(words[i + step]) or words[i + step].upos in ("ADP", "DET")
