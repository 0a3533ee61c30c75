"""Train the name finder: clusters from the word vectors, a first field, what it takes the words of plain text for,
then the field that ships, which also looks at the trees that the pipeline's own parser gives."""

from __future__ import annotations

import gzip
import html
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import pycrfsuite
import spacy
from scipy.cluster.vq import kmeans2  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc

from synopticon.evaluation.conllu import Sentence
from synopticon.reading.clusters import read_clusters
from synopticon.reading.cues import features
from synopticon.reading.governors import Node
from synopticon.reading.names import CLUSTERS, MODEL, nodes

COARSE, FINE = 64, 256
LEAST, EVERY = 3, 2  # how often a word must be seen to be listed; which share of the plain text's documents is read
SETTINGS = {"c1": 0.1, "c2": 0.05, "feature.minfreq": 2}


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
    np.savez_compressed(
        out / CLUSTERS, words=np.array(words), kinds=np.array(""), language=np.array(nlp.lang), **labels
    )


def train(
    sentences: Iterable[Sentence],
    out: Path,
    *,
    parser: Language,
    varied: Iterable[Sentence] = (),
    text: Iterable[Path] = (),
    iterations: int = 60,
) -> None:
    """Train the field on the sentences whose names are known; the others serve as context within their document.

    `varied` are the same sentences changed: of these only those with a name are learnt from. With `text` (gzipped files
    of tokenised lines, an empty line after each document) a first field reads it, and what it takes the words for
    there is listed in the table of clusters before the field is trained.
    """
    gold = list(sentences)
    named = [s for s in varied if s.names_known and any(word.name != "O" for word in s.words)]
    plain = list(text)
    if plain:
        _fit(gold, out, iterations // 2)
        kinds(plain, out)
    _fit([*gold, *named], out, iterations, parser)


def kinds(text: Iterable[Path], out: Path) -> None:
    """List what words with a capital are taken for in plain text, and write it into the table of clusters."""
    known = read_clusters(out / CLUSTERS)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(out / MODEL))
    counts: dict[str, Counter[str]] = {}
    for document in (d for path in text for n, d in enumerate(_documents(path)) if n % EVERY == 0):
        for words, items in zip(document, features(document, known)):
            tags = tagger.tag(pycrfsuite.ItemSequence(items))
            for i, (word, tag) in enumerate(zip(words, tags)):
                if word[:1].isupper() and (i or tag != "O"):
                    counts.setdefault(word.lower(), Counter())[tag] += 1
    lines = (f"{word}\t{_kind(count)}" for word, count in sorted(counts.items()) if count.total() >= LEAST)
    with np.load(out / CLUSTERS) as table:
        kept = {name: table[name] for name in ("words", "coarse", "fine", "language")}
    np.savez_compressed(out / CLUSTERS, kinds=np.array("\n".join(lines)), **kept)


def _kind(count: Counter[str]) -> str:
    """Say what a word is taken for, how surely, for what else, and where in a name it stands: "PER9B", "ORG5LOCM"."""
    types = Counter({"-": count["O"]})
    for tag, n in count.items():
        types[tag[2:] or "-"] += n if tag != "O" else 0
    (first, n), *others = types.most_common(2)
    share = n / count.total()
    sure = 9 if share > 0.9 else 7 if share > 0.7 else 5 if share > 0.5 else 3
    second = others[0][0] if others and others[0][1] > 0.15 * count.total() else ""
    begins = sum(n for tag, n in count.items() if tag[0] == "B")
    inside = sum(n for tag, n in count.items() if tag[0] == "I")
    where = "B" if begins > 4 * inside else "I" if inside > 4 * begins else "M"
    return f"{first}{sure}{second}{where if first != '-' else ''}"


def _documents(path: Path) -> Iterator[list[list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for filled, group in groupby(lines, key=lambda line: bool(line.strip())):
            if filled:
                yield [html.unescape(line).split() for line in group]


def _tree(sentence: Sentence, parser: Language) -> list[Node]:
    """Parse a sentence as it is when the names are looked for: by the parser, not as the treebank has it."""
    words = sentence.words
    return nodes(list(parser(Doc(parser.vocab, [w.form for w in words], [w.space for w in words]))))


def _fit(sentences: list[Sentence], out: Path, iterations: int, parser: Language | None = None) -> None:
    known = read_clusters(out / CLUSTERS)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for _, group in groupby(sentences, key=lambda s: s.document):
        document = list(group)
        trees = [_tree(s, parser) for s in document] if parser else []
        rows = features([[w.form for w in s.words] for s in document], known, trees)
        for sentence, items in zip(document, rows):
            if sentence.names_known:
                trainer.append(pycrfsuite.ItemSequence(items), [w.name for w in sentence.words])
    trainer.set_params({**SETTINGS, "max_iterations": iterations})
    trainer.train(str(out / MODEL))
