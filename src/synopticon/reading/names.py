"""Find names with a conditional random field over the cues of `synopticon.reading.cues`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from synopticon.reading.clusters import read_clusters
from synopticon.reading.cues import features
from synopticon.reading.governors import Node
from synopticon.reading.openings import opens

FACTORY = "synopticon_names"
MODEL, CLUSTERS = "names.crfsuite", "clusters.npz"


class NameFinder:
    """A spaCy component: sets `doc.ents` from the trained field in its folder."""

    def __init__(self, folder: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(folder / MODEL))
        self._clusters = read_clusters(folder / CLUSTERS)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of a parsed document."""
        spans = [[t for t in sentence if not t.is_space] for sentence in doc.sents] if len(doc) else []
        spans = [tokens for tokens in spans if tokens]
        found: list[Span] = []
        forms = [[t.lower_ if opens(t) else t.text for t in tokens] for tokens in spans]
        trees = [nodes(tokens) for tokens in spans]
        for tokens, rows in zip(spans, features(forms, self._clusters, trees)):
            if any(t.text[:1].isupper() for t in tokens):
                tags = self._tagger.tag(pycrfsuite.ItemSequence(rows))
                found.extend(Span(doc, tokens[a].i, tokens[b - 1].i + 1, label=kind) for a, b, kind in stretches(tags))
        doc.set_ents(found)
        return doc


def nodes(tokens: Sequence[Token]) -> list[Node]:
    """Give the tree of a sentence over these tokens of it; a word whose head is none of them is its own."""
    places = {token.i: n for n, token in enumerate(tokens)}
    return [Node(places.get(token.head.i, n), token.dep_, token.lemma_) for n, token in enumerate(tokens)]


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
