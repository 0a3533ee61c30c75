"""How well names are found and typed: raw text in, against labelled spans (IOB2, or a CoNLL-U file with name classes).

A name counts as right when its first and last character are. Types are the three that all sets share (PER, ORG, LOC:
countries, regions and buildings are LOC) and MISC where the gold has it; nationalities are not names here.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.evaluation import names
from synopticon.evaluation.conllu import Sentence, Word, read
from synopticon.reading.pipeline import load, load_plain
from synopticon.records import Mention

_TYPES = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "MISC": "MISC", "EVENT": "MISC"}
_Span = tuple[int, int]
_Names = dict[_Span, str]


@dataclass(frozen=True, slots=True)
class TypeScores:
    """Precision, recall and F1 in percent, and the number of gold names."""

    precision: float
    recall: float
    f: float
    names: int


@dataclass(frozen=True, slots=True)
class EntityScores:
    """`typed`: all types together; `untyped`: the span alone; `types`: each type. Words a second with all readers."""

    typed: TypeScores
    untyped: TypeScores
    types: dict[str, TypeScores]
    words: int
    words_per_second: float


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    names: _Names
    measured: tuple[_Span, ...]
    words: int


def evaluate(path: Path, language: str, *, plain: bool = False) -> EntityScores:
    """Score the language's pipeline on an .iob2 or .conllu file; `plain` leaves out the gazetteer and our readers.

    Raises:
        ValueError: the file is of neither kind, or holds no labelled name.
    """
    return score(load_plain(language) if plain else load(language), path)


def score(nlp: Language, path: Path) -> EntityScores:
    """Score any pipeline: its mentions by name where it has our readers, its `doc.ents` where not."""
    texts = list(_texts(path))
    if not any(text.names for text in texts):
        raise ValueError(f"{path}: no labelled names: give an .iob2 file or a .conllu file with classed names")
    started = time.perf_counter()
    docs = [nlp(text.text) for text in texts]
    seconds = time.perf_counter() - started
    labels = {"PER", "ORG", "LOC"} | {label for text in texts for label in text.names.values()}
    pairs = [(text.names, _found(doc, text.measured, labels)) for text, doc in zip(texts, docs)]
    words = sum(text.words for text in texts)
    return EntityScores(
        typed=_scores(pairs, labels),
        untyped=_scores([(dict.fromkeys(g, ""), dict.fromkeys(f, "")) for g, f in pairs], {""}),
        types={label: _scores(pairs, {label}) for label in sorted(labels)},
        words=words,
        words_per_second=round(words / max(seconds, 1e-9)),
    )


def _scores(pairs: list[tuple[_Names, _Names]], labels: set[str]) -> TypeScores:
    count: Counter[str] = Counter()
    for gold, found in pairs:
        count["gold"] += sum(label in labels for label in gold.values())
        count["found"] += sum(label in labels for label in found.values())
        count["right"] += sum(label in labels and gold.get(span) == label for span, label in found.items())
    precision = 100.0 * count["right"] / max(count["found"], 1)
    recall = 100.0 * count["right"] / max(count["gold"], 1)
    f = 2 * precision * recall / max(precision + recall, 1e-9)
    return TypeScores(round(precision, 2), round(recall, 2), round(f, 2), count["gold"])


def _found(doc: Doc, measured: tuple[_Span, ...], labels: set[str]) -> _Names:
    """Give the names found in the stretches that are labelled."""
    found = _mentions(doc) or [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    typed = [(start, end, _TYPES[label]) for start, end, label in found if label in _TYPES]
    return {
        (start, end): label
        for start, end, label in typed
        if label in labels and any(a <= start and end <= b for a, b in measured)
    }


def _mentions(doc: Doc) -> list[tuple[int, int, str]]:
    """Give our names, and the capitalised words of bodies that we count as nominals and the sets as names: what AnCora
    marks of "el Gobierno vasco" is "Gobierno"."""
    told = {(each.start_char, each.end_char): each.label_ for each in doc.ents}
    found = [(_titled(m, told), m.end, _kind(m, told)) for m in doc._.mentions if m.form == "name"]
    named = [(start, end) for start, end, _ in found]
    for mention in doc._.mentions:
        run = (
            _capitals(doc, mention.start, mention.end)
            if mention.form == "nominal" and mention.type in ("ORG", "MISC")
            else None
        )
        if run and not any(run[0] < end and start < run[1] for start, end in named):
            found.append((*run, mention.type))
    return found + [(*span, kind) for span, kind in told.items() if kind == "PER" and _office(doc, span, named)]


def _office(doc: Doc, span: _Span, named: list[_Span]) -> bool:
    """Tell whether the recogniser has a name in a person's description of ours: "el Presidente" is one to AnCora."""
    if any(span[0] < end and start < span[1] for start, end in named):
        return False
    described = (m for m in doc._.mentions if (m.form, m.type) == ("nominal", "PER"))
    return any(m.start <= span[0] and span[1] <= m.end for m in described)


def _titled(mention: Mention, told: Mapping[_Span, str]) -> int:
    """Give where a mention begins; a person's with the title that the recogniser has in the name: "Don Juan"."""
    starts = [a for (a, b), kind in told.items() if kind == mention.type == "PER" and b == mention.end]
    return min([mention.start, *starts])


def _kind(mention: Mention, told: Mapping[_Span, str]) -> str:
    """Give a mention's type; that of a country, city or people, which is land and state to us at once, as the
    recogniser has it there: AnCora calls a state that acts ORG ("Moscú respondió"), EWT never."""
    if mention.type not in ("GPE", "NORP"):
        return mention.type
    return told.get((mention.start, mention.end), mention.type)


def _capitals(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Give the first run of capitalised words in a stretch, its determiners left out; None where there is none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    words = [token for token in span or () if token.pos_ != "DET"]
    run = next((list(group) for upper, group in groupby(words, key=lambda t: t.text[0].isupper()) if upper), [])
    return (run[0].idx, run[-1].idx + len(run[-1])) if run else None


def _texts(path: Path) -> Iterator[_Text]:
    if path.suffix not in (".iob2", ".conllu"):
        raise ValueError(f"{path}: not an .iob2 or .conllu file")
    sentences = _from_iob(path) if path.suffix == ".iob2" else _from_conllu(path)
    for _, group in groupby(sentences, key=lambda s: s.document):
        yield _joined(list(group))


def _from_conllu(path: Path) -> list[Sentence]:
    """Take AnCora's classes from the tags, or typed mentions (GUM, CorefUD) where the file has them."""
    sentences = read(path, split=False)
    mentions = any("Entity" in word.misc for sentence in sentences for word in sentence.words)
    named = []
    # A mention ends before its "'s"; AnCora's classes are those of whole words.
    for sentence in read(path, split=True) if mentions else sentences:
        if mentions:
            names.from_mentions(sentence)
        else:
            names.of_ancora(sentence)
        named.append(sentence)
    return named


def _from_iob(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = []
    document, text = "", ""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc id"):
            document = line.partition("=")[2].strip()
        elif line.startswith("# text"):
            text = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(Sentence("", list(_words(rows, text)), document, names_known=True, text=text))
            rows, text = [], ""
    return sentences


def _words(rows: list[list[str]], text: str) -> Iterator[Word]:
    """Give words with the spaces that the sentence's text has (one after each word where there is no text)."""
    at = 0
    for row in rows:
        at = max(text.find(row[1], at), at) + len(row[1])
        tag = row[2] if row[2][2:] in ("PER", "ORG", "LOC", "MISC") else "O"
        yield Word(row[1], space=not text or text[at : at + 1] == " ", name=tag)


def _joined(sentences: list[Sentence]) -> _Text:
    text = ""
    found: _Names = {}
    measured = []
    for sentence in sentences:
        text = f"{text.rstrip()} " if text else ""
        start, open_ = len(text), None
        for word in sentence.words:
            if word.name.startswith("B-"):
                open_ = (len(text), len(text) + len(word.form))
            elif word.name.startswith("I-") and open_ is not None:
                found.pop(open_, None)
                open_ = (open_[0], len(text) + len(word.form))
            if word.name != "O" and open_ is not None:
                found[open_] = word.name[2:]
            text += word.form + (" " if word.space else "")
        if sentence.names_known:
            measured.append((start, len(text)))
    return _Text(text, found, tuple(measured), sum(len(s.words) for s in sentences))
