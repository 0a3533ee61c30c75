"""Train the name finder: clusters from the word vectors, then the field."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import numpy as np
import pycrfsuite
import spacy
from scipy.cluster.vq import kmeans2  # type: ignore[import-untyped]

from synopticon.evaluation.conllu import Sentence
from synopticon.reading.names import CLUSTERS, MODEL, features, read_clusters

COARSE, FINE = 64, 256


def clusters(vectors: Path, out: Path) -> None:
    """Cluster the words of the vectors, coarse and fine, and write the table."""
    nlp = spacy.load(vectors)
    table = nlp.vocab.vectors
    rows = sorted((row, nlp.vocab.strings[key]) for key, row in table.key2row.items())
    labels = {
        name: kmeans2(table.data, k, iter=8, minit="points", seed=0, missing="warn")[1].astype(np.uint16)
        for name, k in (("coarse", COARSE), ("fine", FINE))
    }
    words = "\n".join(word for _, word in rows)
    np.savez_compressed(out / CLUSTERS, words=np.array(words), **labels)


def train(sentences: Iterable[Sentence], out: Path, *, iterations: int = 80) -> None:
    """Train the field on the sentences whose names are known; the others serve as context within their document."""
    known = read_clusters(out / CLUSTERS)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for _, group in groupby(sentences, key=lambda s: s.document):
        document = list(group)
        rows = features([[w.form for w in s.words] for s in document], known)
        for sentence, items in zip(document, rows):
            if sentence.names_known:
                trainer.append(pycrfsuite.ItemSequence(items), [w.name for w in sentence.words])
    trainer.set_params({"c1": 0.15, "c2": 0.05, "max_iterations": iterations, "feature.minfreq": 1})
    trainer.train(str(out / MODEL))
