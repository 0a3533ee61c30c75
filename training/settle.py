"""The later stages of training: the same components further on other text, at a learning rate that falls to nothing."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.util import load_config
from thinc.api import Config

RATE = 0.0006
# Edit trees do not know each other again after loading: trained further, they unlearn. A new layer learns them here.
ANEW = ("trainable_lemmatizer",)


def config(first: Path, trained: Path, steps: int, rate: float = RATE) -> Config:
    """Give the first stage's configuration, its components taken from where that stage left them."""
    settings = load_config(first)
    width = settings["components"]["tok2vec"]["model"]["encode"]["width"]
    for name in ANEW:
        settings["components"][name]["model"]["tok2vec"]["width"] = width
    for name in settings["components"]:
        if name not in ANEW:
            settings["components"][name] = {"source": str(trained)}
    settings["training"]["max_steps"] = steps
    settings["training"]["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "warmup_steps": 20,
        "total_steps": steps,
        "initial_rate": rate,
    }
    return settings


def write(first: Path, trained: Path, steps: int, out: Path, rate: float = RATE) -> Path:
    """Write that configuration to `out`."""
    config(first, trained, steps, rate).to_disk(out)
    return out


def lemmas(first: Path, trained: Path, steps: int, out: Path) -> Path:
    """Write the configuration of the third stage: all but the lemmatiser frozen, which is learnt anew."""
    settings = config(first, trained, steps)
    others = [name for name in settings["components"] if name not in ANEW]
    settings["training"]["frozen_components"] = others
    settings["training"]["annotating_components"] = ["tok2vec"]
    settings["training"]["optimizer"]["learn_rate"]["initial_rate"] = 0.003
    settings.to_disk(out)
    return out


def averaged(one: Path, other: Path, out: Path) -> Path:
    """Write the pipeline whose weights are the mean of two stages of one training (Wortsman et al. 2022)."""
    kept, second = spacy.load(one), spacy.load(other)
    for name in [name for name in kept.pipe_names if name not in ANEW]:
        pairs = zip(kept.get_pipe(name).model.walk(), second.get_pipe(name).model.walk())  # type: ignore[attr-defined]
        for layer, fellow in pairs:
            for parameter in filter(layer.has_param, layer.param_names):
                layer.set_param(parameter, (layer.get_param(parameter) + fellow.get_param(parameter)) / 2)
    kept.to_disk(out)
    return out
