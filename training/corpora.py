"""Which sentences a pipeline is trained on, which it is watched on, which it is measured on."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from synopticon.evaluation import names
from synopticon.evaluation.conllu import Sentence, key, read
from training import cess
from training.conventions import Conventions

COMMONPLACE = 5  # words up to which a sentence says nothing of where it was taken from ("Thanks.")
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Corpora:
    """`train`, `watch` (to see a run's progress) and `test`, with no sentence of test or watch in train."""

    train: list[Sentence]
    watch: list[Sentence]
    test: list[Sentence]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a recipe. `form`: conllu, iob, mentions, cess, text. `names`: how it marks them. `watch_every`: each
    n-th document serves `watch_role` instead. `relations`: "ancora" where its relations are to be AnCora's."""

    name: str
    path: str
    sha256: str
    form: str
    licence: str
    role: str = ""
    names: str = ""
    relations: str = ""
    watch_every: int = 0
    watch_role: str = "watch"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What `training/{language}.toml` says. `split`: multi-word tokens come apart. `rows`: how many
    word vectors ship; those of the rarer words are worth a tenth of a point."""

    name: str
    split: bool
    rows: int
    sources: tuple[Source, ...]

    def of(self, form: str) -> tuple[Source, ...]:
        """Give the sources of a form."""
        return tuple(source for source in self.sources if source.form == form)


def recipe(language: str) -> Recipe:
    """Read a language's recipe."""
    table = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
    sources = tuple(Source(name=name, **source) for name, source in table["sources"].items())
    settings = table["settings"]
    return Recipe(settings["name"], settings["multiword"] == "split", settings["rows"], sources)


def pinned(data: Path, source: Source) -> Path:
    """Give the file of a source.

    Raises:
        ValueError: it is not the file that the recipe was written for.
    """
    path = data / source.path
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source.sha256:
        raise ValueError(f"{path}: sha256 {found} is not the recipe's {source.sha256}")
    return path


def gather(language: str, data: Path) -> Corpora:
    """Read a language's sources, convert and mark them, and keep what is measured on out of training."""
    plan = recipe(language)
    by_role: dict[str, list[Sentence]] = defaultdict(list)
    counts: dict[str, int] = {}
    for source in plan.of("conllu"):
        sentences = _marked(read(pinned(data, source), split=plan.split), source, data, plan)
        for role, part in _parts(sentences, source):
            by_role[role].extend(part)
            counts[f"{source.name} ({role})"] = sum(len(s.words) for s in part)
    for source in plan.of("cess"):
        converted = convert(pinned(data, source), by_role["train"] + by_role["watch"])
        by_role["train"].extend(converted)
        counts[f"{source.name} (train)"] = sum(len(s.words) for s in converted)
    train = without(by_role["train"], by_role["test"] + by_role["watch"])
    counts["kept for training"] = sum(len(s.words) for s in train)
    return Corpora(train, by_role["watch"], by_role["test"], counts)


def _parts(sentences: list[Sentence], source: Source) -> list[tuple[str, list[Sentence]]]:
    """Split a source: every n-th document serves another role."""
    if not source.watch_every:
        return [(source.role, sentences)]
    documents = sorted({s.document for s in sentences})
    apart = set(documents[:: source.watch_every])
    return [
        (source.role, [s for s in sentences if s.document not in apart]),
        (source.watch_role, [s for s in sentences if s.document in apart]),
    ]


def without(train: Iterable[Sentence], held: Iterable[Sentence]) -> list[Sentence]:
    """Drop documents that share three sentences or a fifth of theirs with held ones, single sentences elsewhere,
    and repetitions within the training text itself."""
    held_keys = {key(s) for s in held}
    held_documents = {s.document for s in held if s.document}
    train = list(train)
    size = Counter(s.document for s in train)
    shared = Counter(s.document for s in train if len(s.words) > COMMONPLACE and key(s) in held_keys)
    tainted = {d for d in shared if d and (shared[d] >= 3 or shared[d] * 5 >= size[d])} | held_documents
    seen: set[str] = set(held_keys)
    kept: list[Sentence] = []
    for sentence in train:
        if sentence.document not in tainted and key(sentence) not in seen:
            kept.append(sentence)
            if len(sentence.words) > COMMONPLACE:
                seen.add(key(sentence))
    return kept


def convert(path: Path, gold: list[Sentence]) -> list[Sentence]:
    """Convert CESS-ESP in the conventions of `gold`, whose sentences it partly shares; those are left out."""
    documents = list(cess.documents(path))
    trees = {_spelling(tree): tree for _, found in documents for tree in found}
    conventions = Conventions()
    conventions.learn(gold, trees)
    known = {key(s) for s in gold}
    return [
        conventions.sentence(tree, f"{document}-{i}", f"cess:{document}")
        for document, found in documents
        for i, tree in enumerate(found)
        if _spelling(tree) not in known
    ]


def _spelling(tree: cess.Node) -> str:
    return "".join(leaf.form for leaf in cess.leaves(tree)).replace("_", "").casefold()


def _marked(sentences: list[Sentence], source: Source, data: Path, plan: Recipe) -> list[Sentence]:
    """Mark the names, as the source has them."""
    if source.names == "iob":
        tags = [names.from_iob(pinned(data, s)) for s in plan.of("iob")]
        names.from_tags(sentences, {key: value for found in tags for key, value in found.items()})
    elif source.names == "ancora":
        known = {s.id: s for m in plan.of("mentions") for s in read(pinned(data, m), split=False)}
        usual = names.usual_classes(sentences)
        for sentence in sentences:
            names.of_ancora(sentence, known.get(sentence.id), usual)
    elif source.names == "mentions":
        for sentence in sentences:
            names.from_mentions(sentence)
    if source.relations:
        _harmonise(sentences)
    return sentences


_ANCORA_RELATIONS = {
    "acl:relcl": "acl", "nsubj:pass": "nsubj", "aux:pass": "aux", "csubj:pass": "csubj", "obl:arg": "obj",
    "obl:agent": "obl", "flat:foreign": "flat", "flat:name": "flat",
}  # fmt: skip


def _harmonise(sentences: list[Sentence]) -> None:
    """Say in AnCora's relations what GSD says in finer ones; give names their capitals back in the lemma."""
    for sentence in sentences:
        sentence.pure = False
        for word in sentence.words:
            word.deprel = _ANCORA_RELATIONS.get(word.deprel, word.deprel)
            if word.upos == "PROPN":
                word.lemma = word.form
