"""How well a pipeline parses: raw text in, its own tokens and sentences, against a CoNLL-U treebank.

Scores are F1 over words aligned by their characters, as in the CoNLL 2018 shared task: a word whose span the
pipeline does not find is wrong in everything. Relations are compared up to the colon (`las`), and in full
(`las_subtypes`). Multi-word tokens are taken apart or left whole, whichever the pipeline's tokeniser does.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.evaluation.conllu import Sentence, Word, read
from synopticon.reading.pipeline import load_plain


@dataclass(frozen=True, slots=True)
class ParseScores:
    """Percentages, the gold words they rest on, and words a second on this machine (tagging and parsing only)."""

    words: int
    tokens: float
    sentences: float
    upos: float
    feats: float
    lemmas: float
    uas: float
    las: float
    las_subtypes: float
    words_per_second: float


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    right: int = 0

    def percent(self) -> float:
        total = self.gold + self.found
        return round(200.0 * self.right / total, 2) if total else 0.0


_MEASURES = ("tokens", "sentences", "upos", "feats", "lemmas", "uas", "las", "las_subtypes")


@dataclass(frozen=True, slots=True)
class _Token:
    upos: str
    feats: str
    lemma: str
    head: tuple[int, int]
    deprel: str


_Spans = dict[tuple[int, int], _Token]


def evaluate(path: Path, language: str) -> ParseScores:
    """Score the language's pipeline on a CoNLL-U file, document by document."""
    return score(load_plain(language), path)


def score(nlp: Language, path: Path) -> ParseScores:
    """Score any spaCy pipeline with UD labels."""
    variants = [_documents(read(path, split=split)) for split in (True, False)]
    texts = [text for text, _, _ in variants[0]]
    started = time.perf_counter()
    docs = [nlp(text) for text in texts]
    seconds = time.perf_counter() - started
    tallies = max((_compare(gold, docs) for gold in variants), key=lambda t: t["tokens"].percent())
    numbers = {name: tallies[name].percent() for name in _MEASURES}
    words = tallies["tokens"].gold
    return ParseScores(words=words, words_per_second=round(words / max(seconds, 1e-9)), **numbers)


def _compare(gold: list[tuple[str, _Spans, set[tuple[int, int]]]], docs: list[Doc]) -> dict[str, _Tally]:
    tallies = {name: _Tally() for name in _MEASURES}
    for (_, spans, sentences), doc in zip(gold, docs):
        found = _predicted(doc)
        _count(tallies["sentences"], len(sentences), _sentences(doc), len(sentences & _sentences(doc)))
        for name in _MEASURES:
            if name != "sentences":
                right = sum(_agrees(name, token, found.get(span)) for span, token in spans.items())
                _add(tallies[name], len(spans), len(found), right)
    return tallies


def _count(tally: _Tally, gold: int, found: set[tuple[int, int]], right: int) -> None:
    _add(tally, gold, len(found), right)


def _add(tally: _Tally, gold: int, found: int, right: int) -> None:
    tally.gold, tally.found, tally.right = tally.gold + gold, tally.found + found, tally.right + right


def _agrees(name: str, gold: _Token, found: _Token | None) -> bool:
    if found is None:
        return False
    if name in ("uas", "las", "las_subtypes"):
        label = gold.deprel == found.deprel if name == "las_subtypes" else _base(gold) == _base(found)
        return gold.head == found.head and (name == "uas" or label)
    return {
        "tokens": True,
        "upos": gold.upos == found.upos,
        "feats": gold.feats == found.feats,
        "lemmas": gold.lemma == found.lemma,
    }[name]


def _base(token: _Token) -> str:
    return token.deprel.split(":")[0]


def _predicted(doc: Doc) -> _Spans:
    spans = {t.i: (t.idx, t.idx + len(t)) for t in doc if not t.is_space}
    found: _Spans = {}
    for i, span in spans.items():
        token = doc[i]
        head = (-1, -1) if token.head.i == i else spans.get(token.head.i, (-2, -2))
        deprel = "root" if token.dep_ == "ROOT" else token.dep_
        found[span] = _Token(token.pos_, _features(str(token.morph)), token.lemma_, head, deprel)
    return found


def _sentences(doc: Doc) -> set[tuple[int, int]]:
    found = set()
    for sentence in doc.sents:
        tokens = [t for t in sentence if not t.is_space]
        if tokens:
            found.add((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return found


def _features(feats: str) -> str:
    return "" if feats == "_" else "|".join(sorted(feats.split("|")))


def _documents(sentences: list[Sentence]) -> list[tuple[str, _Spans, set[tuple[int, int]]]]:
    """Give each document's text (a space between sentences, an empty line between paragraphs), words, sentences."""
    return [_document(list(group)) for _, group in groupby(sentences, key=lambda s: s.document)]


def _document(sentences: list[Sentence]) -> tuple[str, _Spans, set[tuple[int, int]]]:
    text, spans, bounds = "", _Spans(), set()
    for sentence in sentences:
        if text:
            text = text.rstrip() + ("\n\n" if sentence.paragraph else " ")
        start, places = len(text), []
        for word in sentence.words:
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + (" " if word.space else "")
        bounds.add((start, places[-1][1]))
        spans.update(_gold(sentence.words, places))
    return text, spans, bounds


def _gold(words: list[Word], places: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], _Token]]:
    for i, (word, place) in enumerate(zip(words, places)):
        head = (-1, -1) if word.head == i else places[word.head]
        yield place, _Token(word.upos, _features(word.feats), word.lemma, head, word.deprel)
