"""Find names with a conditional random field: word shapes, clusters of words, and what the rest of the article shows.

A name seen alone says little of what it names, so each token also sees its other occurrences in the document: whether
they are capitalised inside a sentence, and which words stand before and after them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc, Span

from synopticon.reading import cues

FACTORY = "synopticon_names"
MODEL, CLUSTERS = "names.crfsuite", "clusters.npz"
_CLASSES = ((re.compile(r"[A-ZÀ-ÖØ-Þ]"), "A"), (re.compile(r"[a-zß-öø-ÿ]"), "a"), (re.compile(r"\d"), "0"))
_QUOTES = frozenset("\"'“”«»‘’")


@dataclass(frozen=True, slots=True)
class Clusters:
    """Cluster numbers of frequent words, coarse and fine; words that are not among them have none."""

    rows: dict[str, tuple[str, str]]

    def of(self, word: str) -> tuple[str, str]:
        """Give the two cluster numbers of a word, as text."""
        return self.rows.get(word.lower(), ("-", "-"))


def read_clusters(path: Path) -> Clusters:
    """Read the table that training wrote."""
    with np.load(path) as table:
        words = str(table["words"]).split("\n")
        pairs = zip(table["coarse"].tolist(), table["fine"].tolist())
        return Clusters({word: (str(a), str(b)) for word, (a, b) in zip(words, pairs)})


@dataclass(slots=True)
class _Word:
    """What is known of a form from all of a document."""

    inside: int = 0
    lower: int = 0
    before: Counter[str] | None = None
    after: Counter[str] | None = None


def features(sentences: Sequence[Sequence[str]], clusters: Clusters) -> Iterator[list[list[str]]]:
    """Give the features of each token of each sentence of one document."""
    known = _document(sentences, clusters)
    for sentence in sentences:
        own = [_own(word, clusters, known) for word in sentence]
        yield [_features(own, i, sentence) for i in range(len(sentence))]


def _document(sentences: Sequence[Sequence[str]], clusters: Clusters) -> dict[str, _Word]:
    known: dict[str, _Word] = {}
    for sentence in sentences:
        shouted = sum(w.isupper() for w in sentence) * 2 > len(sentence)
        for i, word in enumerate(sentence):
            entry = known.setdefault(word.lower(), _Word())
            if word.islower():
                entry.lower += 1
            elif i and word[:1].isupper() and not shouted:
                entry.inside += 1
                entry.before = entry.before or Counter()
                entry.after = entry.after or Counter()
                entry.before[clusters.of(sentence[i - 1])[1]] += 1
                if i + 1 < len(sentence):
                    entry.after[clusters.of(sentence[i + 1])[1]] += 1
    return known


def _own(word: str, clusters: Clusters, known: dict[str, _Word]) -> tuple[str, str, str, str, list[str]]:
    """Give a token's lower form, shape, two clusters, and what the document knows of it."""
    lower = word.lower()
    coarse, fine = clusters.of(word)
    found: list[str] = []
    if word[:1].isupper():
        entry = known.get(lower) or _Word()
        found.append(f"doc={min(entry.inside, 3)}{min(entry.lower, 2)}")
        found.extend(f"db={c}" for c, _ in _frequent(entry.before))
        found.extend(f"da={c}" for c, _ in _frequent(entry.after))
    return lower, shape(word), coarse, fine, found


def _frequent(counter: Counter[str] | None) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:3] if counter else []


def shape(word: str) -> str:
    """Give the shape of a word, repetitions folded: "Kim" → "Aa", "G20" → "A0"."""
    letters = (next((c for pattern, c in _CLASSES if pattern.match(ch)), ch) for ch in word[:12])
    folded: list[str] = []
    for letter in letters:
        if not folded or folded[-1] != letter:
            folded.append(letter)
    return "".join(folded) + ("1" if len(word) == 1 else "")


def _features(own: list[tuple[str, str, str, str, list[str]]], i: int, sentence: Sequence[str]) -> list[str]:
    lower, form, coarse, fine, document = own[i]
    word = sentence[i]
    found = ["b", f"w={lower}", f"s={form}", f"c={coarse}", f"f={fine}", *document]
    if form[:1] == "A":
        found += [f"p={word[:n]}" for n in (2, 3, 4)] + [f"x={lower[-n:]}" for n in (2, 3, 4)]
        found.append("up" if word.isupper() else "cap")
    if i == 0 or (i == 1 and sentence[0] in _QUOTES):
        found.append("first")
    for name, n in (("-2", i - 2), ("-1", i - 1), ("+1", i + 1), ("+2", i + 2)):
        if 0 <= n < len(own):
            other = own[n]
            found += [f"w{name}={other[0]}", f"s{name}={other[1]}", f"f{name}={other[3]}"]
        else:
            found.append(f"{name}=none")
    if i > 0:
        found += [f"s-1s={own[i - 1][1]}|{form}", f"c-1c={own[i - 1][2]}|{coarse}"]
    if i + 1 < len(own):
        found += [f"ss+1={form}|{own[i + 1][1]}", f"cc+1={coarse}|{own[i + 1][2]}"]
    return found


def _older(path: Path) -> partial[Iterator[list[list[str]]]]:
    return partial(features, clusters=read_clusters(path))


class NameFinder:
    """A spaCy component: sets `doc.ents` from the trained field in its folder."""

    def __init__(self, folder: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(folder / MODEL))
        # A table that names its language was made for the cues of `reading.cues`, an older one for those here.
        with np.load(folder / CLUSTERS) as table:
            current = "language" in table.files
        path = folder / CLUSTERS
        self._features = partial(cues.features, clusters=cues.read_clusters(path)) if current else _older(path)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of a document whose sentences are known."""
        spans = [[t for t in sentence if not t.is_space] for sentence in doc.sents] if len(doc) else []
        spans = [tokens for tokens in spans if tokens]
        found: list[Span] = []
        for tokens, rows in zip(spans, self._features([[t.text for t in tokens] for tokens in spans])):
            if any(t.text[:1].isupper() for t in tokens):
                tags = self._tagger.tag(pycrfsuite.ItemSequence(rows))
                found.extend(Span(doc, tokens[a].i, tokens[b - 1].i + 1, label=kind) for a, b, kind in stretches(tags))
        doc.set_ents(found)
        return doc


def stretches(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Give start, end and type of the names in a sequence of IOB2 tags."""
    start, kind, n = -1, "", -1
    for n, tag in enumerate(tags):
        if start >= 0 and tag != f"I-{kind}":
            yield start, n, kind
            start = -1
        if tag[:2] == "B-" or (tag[:2] == "I-" and start < 0):
            start, kind = n, tag[2:]
    if start >= 0:
        yield start, n + 1, kind


@Language.factory(FACTORY, default_config={"folder": ""})
def create(nlp: Language, name: str, folder: str) -> NameFinder:
    """Make the component from the folder that holds the field and the clusters."""
    return NameFinder(Path(folder))
