"""Trees for plain text: a small parser learns more from its betters' work on a million words than from gold alone.

The transition parser cuts the text into tokens and sentences and votes on heads and tags; the teacher scores all heads
(`teacher.py`); the tree is the best under both (Sagae & Lavie 2006: reparsing; Chu & Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from sacremoses import MosesDetokenizer  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Token

from synopticon.evaluation.conllu import Sentence, Word
from training import teacher
from training.teacher import Biaffine, Tree

VOTE = 0.5  # what a transition parser's head adds to the logarithm of the teacher's probability
SHORTEST, LONGEST = 4, 60
Matrix = NDArray[np.float32]


def sentences(pipeline: Path, model: Biaffine, text: Path, *, words: int) -> list[Sentence]:
    """Label about `words` words of a gzipped text of tokenised lines, documents spread evenly over it."""
    nlp = spacy.load(pipeline, exclude=["ner", "trainable_lemmatizer"])
    spans = list(_until(_spans(nlp, lines(text, nlp.lang, words)), words))
    plain = [Tree(tuple(token.text for token in tokens)) for tokens in spans]
    return [
        _sentence(n, tokens, model, scored)
        for n, (tokens, scored) in enumerate(zip(spans, teacher.scores(model, plain)))
    ]


def lines(path: Path, language: str, words: int) -> Iterator[str]:
    """Give the lines of every n-th document as they would be printed, so many documents that the words suffice."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        documents = [block.split("\n") for block in source.read().split("\n\n")]
    held = sum(len(line.split()) for document in documents for line in document)
    printed = MosesDetokenizer(lang=language)
    for document in documents[:: max(1, held // (words * 5 // 4))]:
        for line in document:
            yield printed.detokenize(html.unescape(line).split())


def heads(scored: Matrix, votes: Sequence[tuple[int, ...]]) -> list[int]:
    """Give the best tree: each word's head, its own index at the root. `scored` has the root as its last column."""
    size = len(scored)
    weights = scored.astype(np.float64)
    for vote in votes:
        for n, head in enumerate(vote):
            weights[n, size if head == n else head] += VOTE
    root = int(weights[:, size].argmax())
    square = np.vstack([weights, np.full(size + 1, -np.inf)])
    square[:size, size][np.arange(size) != root] = -np.inf  # one root a sentence
    tree = _arborescence(square, size)
    return [n if head == size else head for n, head in enumerate(tree[:size])]


def _arborescence(weights: NDArray[np.float64], root: int) -> list[int]:
    """Give each node's head in the heaviest tree; `weights[node, head]`; the root's own entry means nothing."""
    np.fill_diagonal(weights, -np.inf)
    best = weights.argmax(1)
    best[root] = root
    cycle = _cycle(best, root)
    if not cycle:
        return [int(head) for head in best]
    inside = np.zeros(len(weights), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    lost = weights[cycle] - weights[cycle, best[cycle]][:, None]
    entering = np.array(cycle)[lost[:, outside].argmax(0)]
    leaving = np.array(cycle)[weights[outside][:, cycle].argmax(1)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = weights[np.ix_(outside, outside)]
    smaller[size, :size] = lost[:, outside].max(0)
    smaller[:size, size] = weights[outside][:, cycle].max(1)
    found = _arborescence(smaller, int(np.flatnonzero(outside == root)[0]))
    tree = best.copy()
    for n in range(size):
        tree[outside[n]] = leaving[n] if found[n] == size else outside[found[n]]
    tree[root] = root
    broken = entering[found[size]]
    tree[broken] = outside[found[size]]
    return [int(head) for head in tree]


def _cycle(best: NDArray[np.int64], root: int) -> list[int]:
    seen = {root: 0}
    for start in range(len(best)):
        node, path = start, []
        while node not in seen:
            seen[node] = start + 1
            path.append(node)
            node = int(best[node])
        if node in path:
            return path[path.index(node) :]
    return []


def _spans(nlp: Language, text: Iterable[str]) -> Iterator[list[Token]]:
    for doc in nlp.pipe(text, batch_size=256):
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            if SHORTEST <= len(tokens) <= LONGEST:
                yield tokens


def _until(spans: Iterable[list[Token]], words: int) -> Iterator[list[Token]]:
    seen = 0
    for tokens in spans:
        seen += len(tokens)
        if seen > words:
            return
        yield tokens


def vote(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Give the heads that the transition parser found, as places in the sentence."""
    place = {token.i: n for n, token in enumerate(tokens)}
    return tuple(place.get(token.head.i, n) for n, token in enumerate(tokens))


def _sentence(number: int, tokens: list[Token], model: Biaffine, scored: teacher.Scores) -> Sentence:
    tags, arcs, relations = scored
    own = vote(tokens)
    tree = heads(arcs, [own])
    best = arcs.argmax(1)
    words = []
    for n, token in enumerate(tokens):
        taught = best[n] == (len(tokens) if tree[n] == n else tree[n])
        relation = model.vocab.relations[int(relations[n])] if taught else token.dep_
        if (relation == "ROOT") != (tree[n] == n):
            relation = "ROOT" if tree[n] == n else "dep" if token.dep_ == "ROOT" else token.dep_
        tag = _tag(token, tags[n], model.vocab.tags)
        feats = str(token.morph) if tag == token.pos_ else "_"
        words.append(Word(token.text, "", tag, "_", feats, tree[n], relation, bool(token.whitespace_)))
    return Sentence(f"silver-{number}", words, document=f"silver-{number // 3}", names_known=False, pure=False)


def _tag(token: Token, scored: NDArray[np.float32], tags: tuple[str, ...]) -> str:
    weights = scored + np.array([VOTE if tag == token.pos_ else 0.0 for tag in tags])
    return tags[int(weights.argmax())]
