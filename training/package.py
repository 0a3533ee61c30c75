"""Turn what was trained into the folder that ships: small, loadable by `spacy.load`, nothing of the training text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from synopticon.reading.names import CLUSTERS, MODEL
from synopticon.reading.tokens import customise
from training.corpora import Recipe

VERSION = "0.1.0"


def package(out: Path, plan: Recipe) -> Path:
    """Write `out`/pipeline from `out`/trained/model-last and the name finder's files."""
    trained = spacy.load(out / "trained" / "model-last")
    # Without the vocabulary only the strings that the components need come along: none of the training text's words.
    nlp = spacy.load(out / "trained" / "model-last", exclude=["vocab"])
    nlp.vocab.vectors = _nameless(trained.vocab.vectors, plan.rows)
    for string in _in_edits(out / "trained" / "model-last" / "trainable_lemmatizer" / "trees"):
        nlp.vocab.strings.add(trained.vocab.strings[string])
    customise(nlp)  # rules of tokens that changed since training
    _describe(nlp, plan)
    target = out / "pipeline"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    _tighten(target / "vocab" / "strings.json")
    for name in (MODEL, CLUSTERS):
        if (out / name).exists():
            shutil.copy(out / name, target / name)
    return target


def _tighten(path: Path) -> None:
    """Write a JSON file without the spaces in it: a quarter of the list of strings."""
    listed = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(listed, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def _nameless(vectors: Vectors, rows: int) -> Vectors:
    """Give the vectors of the most frequent words, keyed by hash alone."""
    keys = sorted(vectors.key2row, key=lambda key: (vectors.key2row[key], key))[:rows]
    return Vectors(data=vectors.data[:rows], keys=keys, name=vectors.name, attr=vectors.attr)


def _in_edits(path: Path) -> Iterator[int]:
    """Give the hashes of the strings that the lemmatiser's edits take off and put on."""
    for node in srsly.msgpack_loads(path.read_bytes())["trees"]:
        yield from (node[side] for side in ("orig", "subst") if node.get(side))


def _describe(nlp: Language, plan: Recipe) -> None:
    nlp.meta["name"] = plan.name
    nlp.meta["version"] = VERSION
    nlp.meta["description"] = "Tags, trees, lemmas and names for news, trained on open treebanks."
    nlp.meta["license"] = "CC BY-SA 4.0"
    nlp.meta["sources"] = [{"name": s.path, "license": s.licence} for s in plan.sources if s.role != "test"]
    nlp.meta["performance"] = {}
    # What only training needs would otherwise have to resolve wherever the pipeline is loaded from.
    nlp.config["initialize"]["before_init"] = None
    nlp.config["initialize"]["vectors"] = None
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
