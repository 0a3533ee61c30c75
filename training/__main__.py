"""Make a language pipeline from open treebanks: `python -m training en --data DIR --out DIR [--install]`.

Converts, varies, trains, packages and measures. `--portion 0.25` trains on a quarter of the documents (for a
learning curve); `--names` makes the name finder alone, with the parser that is installed. Everything is seeded;
the data are pinned by sha256 in `training/{language}.toml`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin

from synopticon.evaluation.conllu import Sentence
from synopticon.evaluation.parse import score
from synopticon.reading.names import CLUSTERS, MODEL
from training import callbacks, crf, settle, vectors
from training.augment import Names, by_length, vary
from training.corpora import Corpora, gather, pinned, recipe
from training.docs import document, paragraphs
from training.package import package
from training.tables import names

HERE = Path(__file__).parent
SEED = 0
EPOCHS = 13  # of the teacher
SILVER = 1_200_000  # words that it labels


def main() -> None:
    """Run the recipe of one language."""
    options = _options()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    plan = recipe(options.language)
    corpora = gather(options.language, options.data)
    for name, words in corpora.counts.items():
        print(f"{words:8d} words  {name}")
    corpora = part(corpora, options.portion)
    if options.names:
        vectors.make(options.language, [pinned(options.data, source) for source in plan.of("text")], out / "vectors")
        finder(options.language, options.data, out, corpora, installed(options.language))
        for name in (MODEL, CLUSTERS) if options.install else ():
            shutil.copy(out / name, installed(options.language) / name)
        return
    make(options.language, options.data, out, corpora, steps=options.steps)
    packaged = package(out, plan)
    for source in plan.sources:
        if source.role == "test":
            print(source.name, json.dumps(asdict(score(spacy.load(packaged), options.data / source.path))))
    if options.install:
        install(options.language, packaged)


def make(language: str, data: Path, out: Path, corpora: Corpora, *, steps: int) -> None:
    """Train everything the pipeline of a language consists of, in `out`."""
    text = [pinned(data, source) for source in recipe(language).of("text")]
    swaps = by_length(names(language, data))
    vectors.make(language, text, out / "vectors")
    write(language, corpora.watch, out / "watch.spacy")
    write(language, vary(corpora.train, swaps, SEED), out / "train.spacy")
    train(HERE / "config.cfg", out / "first", overrides=_overrides(language, out, "train.spacy", steps))
    taught(language, out, text, swaps, corpora)
    further = settle.write(HERE / "config.cfg", out / "first" / "model-best", steps, out / "further.cfg", rate=0.001)
    train(further, out / "further", overrides=_overrides(language, out, "mixed", steps))
    write(language, vary([s for s in corpora.train if s.pure], swaps, SEED + 2), out / "settle.spacy")
    settled = settle.write(HERE / "config.cfg", out / "further" / "model-last", steps // 3, out / "settle.cfg")
    train(settled, out / "settled", overrides=_overrides(language, out, "settle.spacy", steps // 3))
    mean = settle.averaged(out / "further" / "model-last", out / "settled" / "model-last", out / "mean")
    lemmas = settle.lemmas(HERE / "config.cfg", mean, steps // 6, out / "lemmas.cfg")
    train(lemmas, out / "trained", overrides=_overrides(language, out, "settle.spacy", steps // 6))
    finder(language, data, out, corpora, out / "trained" / "model-last")


def finder(language: str, data: Path, out: Path, corpora: Corpora, pipeline: Path) -> None:
    """Train the name finder in `out`, which holds the vectors, on the trees that a pipeline's parser gives."""
    crf.clusters(out / "vectors", out)
    varied = vary(corpora.train, by_length(names(language, data)), SEED + 1)
    text = [pinned(data, source) for source in recipe(language).of("text")]
    crf.train(corpora.train, out, parser=spacy.load(pipeline, exclude=["ner"]), varied=varied, text=text)


def taught(language: str, out: Path, text: list[Path], swaps: Names, corpora: Corpora) -> None:
    """Write `out`/mixed: plain text that the first parser and a larger teacher labelled, and the gold twice."""
    from training import silver, teacher  # they need torch, and only they

    gold, watch = (teacher.trees(out / name, language) for name in ("train.spacy", "watch.spacy"))
    model = teacher.train(gold, watch, out / "vectors", epochs=EPOCHS, seed=SEED + 1)
    (out / "mixed").mkdir(exist_ok=True)
    labelled = [s for path in text for s in silver.sentences(out / "first" / "model-best", model, path, words=SILVER)]
    write(language, vary(labelled, swaps, SEED + 3), out / "mixed" / "silver.spacy")
    for n in (4, 5):
        write(language, vary(corpora.train, swaps, SEED + n), out / "mixed" / f"gold-{n}.spacy")


def part(corpora: Corpora, portion: float) -> Corpora:
    """Keep a portion of the training documents, spread evenly over them."""
    documents = sorted({s.document for s in corpora.train})
    kept = {d for i, d in enumerate(documents) if int((i + 1) * portion) > int(i * portion)}
    return Corpora([s for s in corpora.train if s.document in kept], corpora.watch, corpora.test, corpora.counts)


def write(language: str, sentences: Iterable[Sentence], path: Path) -> None:
    """Write gold documents for spaCy's trainer."""
    vocab = spacy.blank(language).vocab
    DocBin(docs=[document(vocab, group) for group in paragraphs(sentences)], store_user_data=False).to_disk(path)


def install(language: str, packaged: Path) -> None:
    """Put the packaged pipeline where the package ships it."""
    target = installed(language)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(packaged, target)
    print(f"installed in {target}")


def installed(language: str) -> Path:
    """Give the folder of the pipeline that the package ships."""
    return HERE.parent / "src" / "synopticon" / "languages" / language / "pipeline"


def _overrides(language: str, out: Path, text: str, steps: int) -> dict[str, object]:
    return {
        "nlp.lang": language,
        "paths.train": str(out / text),
        "paths.dev": str(out / "watch.spacy"),
        "paths.vectors": str(out / "vectors"),
        "system.seed": SEED,
        "training.max_steps": steps,
    }


def _options() -> argparse.Namespace:
    assert callbacks.news_tokens  # registers what config.cfg names
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("language", choices=sorted(p.stem for p in HERE.glob("??.toml")))
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds treebanks/, entities/ …")
    parser.add_argument("--out", type=Path, required=True, help="where to work; may be emptied afterwards")
    parser.add_argument(
        "--steps", type=int, default=4000, help="of the first stage and of the one on what the teacher labelled"
    )
    parser.add_argument("--portion", type=float, default=1.0)
    parser.add_argument("--names", action="store_true", help="make the name finder alone")
    parser.add_argument("--install", action="store_true", help="replace the pipeline that the package ships")
    return parser.parse_args()


if __name__ == "__main__":
    main()
