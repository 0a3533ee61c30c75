"""Turn what was trained into the folder that ships: small, loadable by `spacy.load`, nothing of the training text."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from synopticon.reading.names import CLUSTERS, MODEL
from training.corpora import Recipe

VERSION = "0.1.0"


def package(out: Path, plan: Recipe) -> Path:
    """Write `out`/pipeline from `out`/trained/model-last and the name finder's files."""
    nlp = spacy.load(out / "trained" / "model-last")
    _describe(nlp, plan)
    target = out / "pipeline"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    for name in (MODEL, CLUSTERS):
        if (out / name).exists():
            shutil.copy(out / name, target / name)
    return target


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
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
