"""How well and how fast times are read: spans, types and values against MEANTIME/XTN and Recognizers' specs.

Counting follows TempEval-3 (UzZaman et al. 2013): a strict match has the same words, a relaxed one shares a word; type
and value are counted over relaxed matches, so that their F1 loses what was not found.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from synopticon.chronology import stated
from synopticon.evaluation.timex_files import Gold, Labelled, labelled, specified
from synopticon.reading import pipeline
from synopticon.reading import times as _component  # noqa: F401  registers the factory
from synopticon.records import TimeExpression


def _measures(count: str) -> tuple[property, property, property]:
    """Make the properties precision, recall and F1 of a count of what is right."""

    def share(scores: Scores, of: int) -> float:
        right: int = getattr(scores, count)
        return right / of if of else 0.0

    return (
        property(lambda scores: share(scores, scores.found), doc=f"The share of found ones, by {count}."),
        property(lambda scores: share(scores, scores.gold), doc=f"The share of labelled ones, by {count}."),
        property(lambda scores: 2 * share(scores, scores.found + scores.gold), doc=f"Their harmonic mean, by {count}."),
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts, and the measures that follow from them (0 to 1); seconds are the processor's, of reading alone.

    `resolved` counts the matched expressions whose value is given without an X, `mistaken` those of them that are
    wrong. Beside our own stand, where they were measured, how large a part of the language pipeline's time the
    component takes, and the peer's scores: called plainly, and told the language.
    """

    documents: int
    gold: int
    found: int
    strict: int
    relaxed: int
    types: int
    values: int
    resolved: int
    mistaken: int
    seconds: float
    characters: int
    share_of_pipeline: float | None = None
    dateparser: Scores | None = None
    dateparser_told: Scores | None = None

    strict_precision, strict_recall, strict_f1 = _measures("strict")
    relaxed_precision, relaxed_recall, relaxed_f1 = _measures("relaxed")
    type_precision, type_recall, type_f1 = _measures("types")
    value_precision, value_recall, value_f1 = _measures("values")

    @property
    def wrong(self) -> float:
        """Give the share of wrong values among those given without an X."""
        return self.mistaken / self.resolved if self.resolved else 0.0

    @property
    def characters_a_second(self) -> float:
        """Give the speed of reading."""
        return self.characters / self.seconds if self.seconds else 0.0

    @property
    def times_as_fast(self) -> float | None:
        """Give how many times as fast as the peer, called plainly, it reads."""
        return self.dateparser.seconds / self.seconds if self.dateparser and self.seconds else None

    @property
    def times_as_fast_told(self) -> float | None:
        """Give how many times as fast as the peer, told the language, it reads."""
        return self.dateparser_told.seconds / self.seconds if self.dateparser_told and self.seconds else None


Reader = Callable[[str, str], list[Gold]]


def evaluate(path: Path, language: str, nlp: Language | None = None) -> Scores:
    """Measure the component on a file in the MEANTIME/XTN format, or on a folder of Recognizers' specs.

    In `nlp`, or else in a blank pipeline; a file with the peer beside it where it is installed, and its part of the
    whole pipeline's time. The specs are of commands to an assistant and count bare numbers ("on 15") as dates, which
    news does not: a check of coverage, not a target.

    Raises:
        OSError: the file cannot be read, or the folder has no DateTimeModel.json.
    """
    documents = list(specified(path / "DateTimeModel.json") if path.is_dir() else labelled(path))
    if nlp is not None:
        return score(documents, reader(nlp))
    read = reader(spacy.blank(language))
    read("", "2000-01-01")  # the grammar is compiled once
    ours = score(documents, read)
    if path.is_dir():
        return ours
    ours = replace(ours, share_of_pipeline=share_of_pipeline(documents, language))
    if not find_spec("dateparser"):
        return ours
    plain, told = (score(documents, dateparser_reader(known)) for known in ("", language))
    return replace(ours, dateparser=plain, dateparser_told=told)


def share_of_pipeline(documents: list[Labelled], language: str) -> float:
    """Give the part of the language pipeline's time, all its readers included, that the component takes."""
    nlp = pipeline.load(language)
    spent: dict[str, float] = dict.fromkeys(nlp.pipe_names, 0.0)
    for n, document in enumerate(documents[:1] + documents):
        doc = nlp.make_doc(document.text)
        doc._.published = stated(document.published)
        for name, pipe in nlp.pipeline:
            begun = time.process_time()
            doc = pipe(doc)
            spent[name] += time.process_time() - begun if n else 0.0  # the first run loads tables
    whole = sum(spent.values())
    return spent["synopticon_times"] / whole if whole else 0.0


def reader(nlp: Language) -> Reader:
    """Make a reader of one text from a pipeline; the component is added where it is missing."""
    if "synopticon_times" not in nlp.pipe_names:
        nlp.add_pipe("synopticon_times")

    def read(text: str, published: str) -> list[Gold]:
        doc = nlp.make_doc(text)
        doc._.published = stated(published)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        found: tuple[TimeExpression, ...] = doc._.times
        return [Gold(t.start, t.end, t.type, t.value) for t in found]

    return read


def dateparser_reader(language: str) -> Reader:
    """Make the same of `dateparser.search`, the peer a user would pick; "" lets it find out the language, as it does
    when called plainly. It gives no types: DATE is taken."""
    from datetime import datetime

    from dateparser.search import search_dates

    def read(text: str, published: str) -> list[Gold]:
        base = datetime.fromisoformat(published[:10])
        found, at = [], 0
        known = [language] if language else None
        for words, moment in search_dates(text, languages=known, settings={"RELATIVE_BASE": base}) or ():
            start = text.find(words, at)
            at = max(at, start + len(words))
            found.append(Gold(start, start + len(words), "DATE", moment.date().isoformat()))
        return [gold for gold in found if gold.start >= 0]

    return read


def score(documents: list[Labelled], read: Reader) -> Scores:
    """Count what a reader finds in labelled documents."""
    total, seconds = [0] * 8, 0.0
    for document in documents:
        begun = time.process_time()
        found = read(document.text, document.published)
        seconds += time.process_time() - begun
        pairs = list(match(document, found))
        right = (
            len(document.times),
            len(found),
            sum(_words(document.text, g) == _words(document.text, f) for g, f in pairs),
            len(pairs),
            sum(g.type == f.type for g, f in pairs),
            sum(_same(g, f) for g, f in pairs),
            sum(_resolved(f) for _, f in pairs),
            sum(_resolved(f) and not _same(g, f) for g, f in pairs),
        )
        total = [a + b for a, b in zip(total, right)]
    characters = sum(len(document.text) for document in documents)
    gold, found_, strict, relaxed, types, values, resolved, mistaken = total
    return Scores(
        len(documents), gold, found_, strict, relaxed, types, values, resolved, mistaken, seconds, characters
    )  # fmt: skip


def _same(gold: Gold, found: Gold) -> bool:
    return found.value.upper() == gold.value.upper() or found.value in gold.also


def _resolved(found: Gold) -> bool:
    """Tell whether a date is given outright: neither in part, nor as a length or a vague reference."""
    return found.type in ("DATE", "TIME") and "X" not in found.value and not found.value.endswith("_REF")


def match(document: Labelled, found: list[Gold]) -> Iterator[tuple[Gold, Gold]]:
    """Pair labelled and found expressions that share a word, each once, exact ones first."""
    left = sorted(found, key=lambda f: (f.start, f.end))
    exact = {(f.start, f.end) for f in left}
    for gold in sorted(document.times, key=lambda g: ((g.start, g.end) not in exact, g.start)):
        fit = [f for f in left if f.start < gold.end and gold.start < f.end]
        if fit:
            best = min(fit, key=lambda f: abs(f.start - gold.start) + abs(f.end - gold.end))
            left.remove(best)
            yield gold, best


def _words(text: str, span: Gold) -> str:
    return re.sub(r"\W", "", text[span.start : span.end]).lower()


__all__ = ["Gold", "Labelled", "Scores", "dateparser_reader", "evaluate", "score"]
