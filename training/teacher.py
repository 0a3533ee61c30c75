"""A larger parser that only teaches: deep biaffine attention over a bidirectional LSTM (Dozat & Manning 2017).

It is several times too slow to ship. Together with the transition parsers it labels plain text that the shipped
parser then learns from (see `silver.py`). Needs torch; nothing at run time does.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from spacy.tokens import DocBin
from torch import Tensor, nn

WORDS, CHARACTERS, HIDDEN, LAYERS, ARC, LABEL = 80, 48, 160, 3, 224, 72
PAD, UNKNOWN = 0, 1
BATCH = 1600  # words


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence: `heads` are indices of words, a word's own index at the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the model knows by number. `vectors` holds a row for each of `fixed`, the words with a vector."""

    words: dict[str, int]
    characters: dict[str, int]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    fixed: dict[str, int]
    vectors: NDArray[np.float32]


def trees(path: Path, language: str) -> list[Tree]:
    """Read the sentences of a file of gold documents, without the tokens that are only space."""
    nlp = spacy.blank(language)
    found = []
    for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
        for sentence in doc.sents:
            words = [token for token in sentence if not token.is_space]
            place = {token.i: n for n, token in enumerate(words)}
            heads = tuple(place.get(token.head.i, place[token.i]) for token in words)
            tags, relations = tuple(t.pos_ for t in words), tuple(t.dep_ for t in words)
            found.append(Tree(tuple(t.text for t in words), tags, heads, relations))
    return [tree for tree in found if 0 < len(tree.words) <= 120]


def vocabulary(gold: Sequence[Tree], vectors: Path) -> Vocabulary:
    """Number what occurs twice or more, and take the vectors that training made."""
    words = Counter(word.lower() for tree in gold for word in tree.words)
    characters = Counter(c for tree in gold for word in tree.words for c in word)
    vocab = spacy.load(vectors).vocab
    keys = sorted(vocab.vectors.key2row, key=lambda key: vocab.vectors.key2row[key])
    rows = np.vstack([np.zeros((2, vocab.vectors.data.shape[1]), np.float32), vocab.vectors.data])
    return Vocabulary(
        {w: n + 2 for n, w in enumerate(sorted(w for w, c in words.items() if c > 1))},
        {c: n + 2 for n, c in enumerate(sorted(c for c, n in characters.items() if n > 2))},
        tuple(sorted({tag for tree in gold for tag in tree.tags})),
        tuple(sorted({relation for tree in gold for relation in tree.relations})),
        {vocab.strings[key]: int(vocab.vectors.key2row[key]) + 2 for key in keys},
        rows.astype(np.float32),
    )


class Biaffine(nn.Module):
    """Words, fixed vectors and characters → BiLSTM → tags, heads, relations."""

    def __init__(self, vocab: Vocabulary) -> None:
        super().__init__()
        self.vocab = vocab
        self.word = nn.Embedding(len(vocab.words) + 2, WORDS, padding_idx=PAD)
        self.vector = nn.Embedding.from_pretrained(torch.tensor(vocab.vectors), freeze=True, padding_idx=PAD)
        self.character = nn.Embedding(len(vocab.characters) + 2, 24, padding_idx=PAD)
        self.spelling = nn.Conv1d(24, CHARACTERS, 3, padding=1)
        width = WORDS + vocab.vectors.shape[1] + CHARACTERS
        self.lstms = nn.ModuleList(
            nn.LSTM(width if n == 0 else 2 * HIDDEN, HIDDEN, batch_first=True, bidirectional=True)
            for n in range(LAYERS)
        )
        self.tag = nn.Linear(2 * HIDDEN, len(vocab.tags))
        self.sides = nn.ModuleList(nn.Linear(2 * HIDDEN, n) for n in (ARC, ARC, LABEL, LABEL))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.zeros(len(vocab.relations), LABEL + 1, LABEL + 1))
        self.root = nn.Parameter(torch.randn(1, 1, 2 * HIDDEN) * 0.1)

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor]]:
        """Give scores of tags and heads (the last column is the root), and the two sides of the relations."""
        characters = self.character(batch["characters"])
        count, length, longest, _ = characters.shape
        spelled = self.spelling(characters.view(count * length, longest, -1).transpose(1, 2)).amax(2)
        parts = (self.word(batch["words"]), self.vector(batch["vectors"]), spelled.view(count, length, -1))
        state = _dropped(torch.cat(parts, -1), self.training)
        for lstm in self.lstms:
            packed = nn.utils.rnn.pack_padded_sequence(state, batch["lengths"], batch_first=True, enforce_sorted=False)
            state, _ = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0], batch_first=True)
            state = _dropped(state, self.training)
        governors = torch.cat([state, self.root.expand(count, 1, -1)], 1)
        pairs = zip(self.sides, (state, governors, state, governors))
        own, head, dependent, governor = (
            _dropped(nn.functional.leaky_relu(side(x), 0.1), self.training) for side, x in pairs
        )
        arcs = (_with_one(own) @ self.arc) @ head.transpose(1, 2)
        return self.tag(state), arcs, (dependent, governor)

    def relations(self, sides: tuple[Tensor, Tensor], heads: Tensor) -> Tensor:
        """Score the relations of each word to the head given for it."""
        dependent, governor = sides
        chosen = governor.gather(1, heads.unsqueeze(-1).expand(-1, -1, governor.shape[-1]))
        return torch.einsum("bni,rij,bnj->bnr", _with_one(dependent), self.relation, _with_one(chosen))


def train(gold: Sequence[Tree], watch: Sequence[Tree], vectors: Path, *, epochs: int, seed: int) -> Biaffine:
    """Train a teacher; the learning rate falls to nothing over the epochs."""
    torch.manual_seed(seed)
    random = Random(seed)
    model = Biaffine(vocabulary(gold, vectors))
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(parameters, lr=0.002, betas=(0.9, 0.95))
    total = epochs * sum(1 for _ in batches(gold, random))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.003, total_steps=total + epochs, pct_start=0.1)
    started = time.monotonic()
    for epoch in range(epochs):
        model.train()
        for group in batches(gold, random):
            optimizer.zero_grad()
            _loss(model, [gold[i] for i in group], random).backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimizer.step()
            schedule.step()
        print(
            f"teacher {seed}, epoch {epoch}: {agreement(model, watch)}, {time.monotonic() - started:.0f} s", flush=True
        )
    return model


def agreement(model: Biaffine, gold: Sequence[Tree]) -> str:
    """Say how many tags, heads and relations are as in the gold (its tokens, its sentences)."""
    right = Counter[str]()
    for tree, (tags, arcs, relations) in zip(gold, scores(model, gold)):
        heads = arcs.argmax(1)
        root = len(tree.words)
        for n, head in enumerate(tree.heads):
            found = int(heads[n]) == (root if head == n else head)
            right["tags"] += model.vocab.tags[int(tags[n].argmax())] == tree.tags[n]
            right["uas"] += found
            right["las"] += found and model.vocab.relations[int(relations[n])] == tree.relations[n]
    words = sum(len(tree.words) for tree in gold)
    return ", ".join(f"{name} {100 * count / words:.2f}" for name, count in right.items())


Scores = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64]]


def scores(model: Biaffine, sentences: Sequence[Tree]) -> list[Scores]:
    """Give, a sentence: log-probabilities of tags, of heads (last column: root), and the relation to the best head."""
    model.eval()
    found: dict[int, Scores] = {}
    with torch.no_grad():
        for group in batches(sentences, None, BATCH * 2):
            batch = numbered(model.vocab, [sentences[i] for i in group], None)
            tags, arcs, sides = model(batch)
            arcs = _masked(arcs, batch).log_softmax(-1)
            relations = model.relations(sides, arcs.argmax(-1)).argmax(-1)
            for row, i in enumerate(group):
                size = len(sentences[i].words)
                columns = [*range(size), arcs.shape[2] - 1]
                kept = arcs[row, :size][:, columns].numpy()
                found[i] = (tags[row, :size].log_softmax(-1).numpy(), kept, relations[row, :size].numpy())
    return [found[i] for i in range(len(sentences))]


def batches(sentences: Sequence[Tree], random: Random | None, words: int = BATCH) -> Iterator[list[int]]:
    """Group sentences of like length; the order of groups is the random's."""
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i].words), random.random() if random else i))
    groups: list[list[int]] = [[]]
    for i in order:
        if (len(groups[-1]) + 1) * len(sentences[i].words) > words and groups[-1]:
            groups.append([])
        groups[-1].append(i)
    if random:
        random.shuffle(groups)
    yield from groups


def numbered(vocab: Vocabulary, sentences: Sequence[Tree], random: Random | None) -> dict[str, Tensor]:
    """Turn sentences into numbers; with a random, a fifth of the words are hidden."""
    length = max(len(s.words) for s in sentences)
    longest = min(20, max(len(w) for s in sentences for w in s.words))
    words = np.zeros((len(sentences), length), np.int64)
    vectors = np.zeros_like(words)
    characters = np.zeros((len(sentences), length, longest), np.int64)
    for i, sentence in enumerate(sentences):
        for j, word in enumerate(sentence.words):
            hidden = random is not None and random.random() < 0.2
            words[i, j] = UNKNOWN if hidden else vocab.words.get(word.lower(), UNKNOWN)
            vectors[i, j] = UNKNOWN if hidden else vocab.fixed.get(word.lower(), UNKNOWN)
            spelling = word[:longest] if len(word) <= longest else word[:8] + word[8 - longest :]
            characters[i, j, : len(spelling)] = [vocab.characters.get(c, UNKNOWN) for c in spelling]
    lengths = torch.tensor([len(s.words) for s in sentences])
    arrays = {"words": words, "vectors": vectors, "characters": characters}
    return {**{name: torch.from_numpy(array) for name, array in arrays.items()}, "lengths": lengths}


def _loss(model: Biaffine, group: list[Tree], random: Random) -> Tensor:
    batch = numbered(model.vocab, group, random)
    tags, arcs, sides = model(batch)
    length = tags.shape[1]
    tag_of = {tag: n for n, tag in enumerate(model.vocab.tags)}
    relation_of = {relation: n for n, relation in enumerate(model.vocab.relations)}
    gold = np.full((3, len(group), length), -100, np.int64)
    for i, tree in enumerate(group):
        size = len(tree.words)
        gold[0, i, :size] = [tag_of[tag] for tag in tree.tags]
        gold[1, i, :size] = [length if head == n else head for n, head in enumerate(tree.heads)]
        gold[2, i, :size] = [relation_of[relation] for relation in tree.relations]
    tag, head, relation = torch.from_numpy(gold)
    related = model.relations(sides, head.clamp(min=0))
    return sum((
        nn.functional.cross_entropy(scored.flatten(0, 1), wanted.flatten(), ignore_index=-100)
        for scored, wanted in ((tags, tag), (_masked(arcs, batch), head), (related, relation))
    ), start=torch.zeros(()))  # fmt: skip


def _masked(arcs: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """No head lies beyond the sentence, and none is the word itself."""
    length = arcs.shape[1]
    beyond = torch.arange(length).unsqueeze(0) >= batch["lengths"].unsqueeze(1)
    beyond = torch.cat([beyond, torch.zeros(len(beyond), 1, dtype=torch.bool)], 1).unsqueeze(1)
    itself = torch.eye(length, length + 1, dtype=torch.bool).unsqueeze(0)
    return arcs.masked_fill(beyond | itself, -1e4)


def _dropped(state: Tensor, training: bool, rate: float = 0.33) -> Tensor:
    """Drop the same columns at every word of a sentence (Gal & Ghahramani 2016)."""
    if not training:
        return state
    kept: Any = torch.empty(state.shape[0], 1, state.shape[2]).bernoulli_(1 - rate) / (1 - rate)
    return state * kept


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones(*x.shape[:-1], 1)], -1)
