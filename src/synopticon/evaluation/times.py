"""How well and how fast times are read: spans, types and values against MEANTIME/XTN, spans against Recognizers' specs.

Counting follows TempEval-3 (UzZaman et al. 2013): a strict match has the same words, a relaxed one shares a word; type
and value are counted over relaxed matches, so that their F1 loses what was not found.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from synopticon.chronology import stated
from synopticon.reading import times as _component  # noqa: F401  registers the factory
from synopticon.records import TimeExpression

_DATE_LINE = re.compile(r'DCTVALUE="([^"]+)"')
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)%\]]|'s|n't|''")
_NO_SPACE_AFTER = frozenset("([$")


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled expression: characters, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled document: its date, its text and its expressions."""

    published: str
    text: str
    times: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts, and the measures that follow from them (0 to 1); seconds are of reading alone."""

    documents: int
    gold: int
    found: int
    strict: int
    relaxed: int
    types: int
    values: int
    seconds: float
    characters: int

    def precision(self, right: int) -> float:
        """Give the share of found expressions that are right."""
        return right / self.found if self.found else 0.0

    def recall(self, right: int) -> float:
        """Give the share of labelled expressions that were found right."""
        return right / self.gold if self.gold else 0.0

    def f1(self, right: int) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * right / (self.found + self.gold) if self.found + self.gold else 0.0

    def lines(self) -> list[str]:
        """Say the scores in lines for a terminal."""
        named = (("strict", self.strict), ("relaxed", self.relaxed), ("type", self.types), ("value", self.values))
        said = [f"{name:8} P {self.precision(n):.3f}  R {self.recall(n):.3f}  F1 {self.f1(n):.3f}" for name, n in named]
        rate = self.characters / self.seconds if self.seconds else 0.0
        return [*said, f"{self.documents} documents, {self.gold} labelled, {rate:,.0f} characters a second"]


Reader = Callable[[str, str], list[Gold]]


def evaluate(path: Path, language: str, nlp: Language | None = None) -> Scores:
    """Measure the component on a file in the MEANTIME/XTN format, in `nlp` or else in a blank pipeline.

    Raises:
        OSError: the file cannot be read.
    """
    return score(list(labelled(path)), reader(nlp or spacy.blank(language)))


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
    """Make the same of `dateparser.search`, the peer a user would pick. It gives no types: DATE is taken."""
    from datetime import datetime

    from dateparser.search import search_dates

    def read(text: str, published: str) -> list[Gold]:
        base = datetime.fromisoformat(published[:10])
        found, at = [], 0
        for words, moment in search_dates(text, languages=[language], settings={"RELATIVE_BASE": base}) or ():
            start = text.find(words, at)
            at = max(at, start + len(words))
            found.append(Gold(start, start + len(words), "DATE", moment.date().isoformat()))
        return [gold for gold in found if gold.start >= 0]

    return read


def labelled(path: Path) -> Iterator[Labelled]:
    """Read a file of words, labels (B-DATE, I-DATE, O) and values, one word a line; sentences end at empty lines."""
    for block in re.split(r"^(?=\*!-DCT)", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        head, _, body = block.partition("\n")
        dated = _DATE_LINE.search(head)
        if dated:
            yield _document(dated[1], body)


def _document(published: str, body: str) -> Labelled:
    text, times, last = "", list[Gold](), ""
    for line in body.split("\n"):
        fields = line.split("\t")
        if len(fields) < 3:
            text, last = (text + "\n", "") if text and not text.endswith("\n") else (text, "")
            continue
        word, label, value = fields[:3]
        glued = not last or last in _NO_SPACE_AFTER or _NO_SPACE_BEFORE.fullmatch(word)
        start = len(text) + (0 if glued else 1)
        text += word if glued else f" {word}"
        if label.startswith("B-"):
            times.append(Gold(start, len(text), label[2:], value))
        elif label.startswith("I-") and times:
            times[-1] = Gold(times[-1].start, len(text), times[-1].type, times[-1].value)
        last = word
    return Labelled(published, text, tuple(times))


def score(documents: list[Labelled], read: Reader) -> Scores:
    """Count what a reader finds in labelled documents."""
    total, seconds = [0] * 6, 0.0
    for document in documents:
        begun = time.perf_counter()
        found = read(document.text, document.published)
        seconds += time.perf_counter() - begun
        pairs = list(match(document, found))
        right = (
            len(document.times),
            len(found),
            sum(_words(document.text, g) == _words(document.text, f) for g, f in pairs),
            len(pairs),
            sum(g.type == f.type for g, f in pairs),
            sum(g.value.upper() == f.value.upper() for g, f in pairs),
        )
        total = [a + b for a, b in zip(total, right)]
    characters = sum(len(document.text) for document in documents)
    gold, found_, strict, relaxed, types, values = total
    return Scores(len(documents), gold, found_, strict, relaxed, types, values, seconds, characters)


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


@dataclass(frozen=True, slots=True)
class SpecScores:
    """How many cases of Recognizers' specs were read: all spans found (overlapping), and exactly."""

    cases: int
    found: int
    exact: int


def evaluate_specs(folder: Path, language: str, name: str = "DateTimeModel") -> SpecScores:
    """Measure spans against one file of the Recognizers-Text specs.

    Those specs are of commands to an assistant and count bare numbers ("on 15") as dates, which news does not:
    recall here is a check of coverage, not a target.
    """
    cases = json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))
    read, found, exact, total = reader(spacy.blank(language)), 0, 0, 0
    for case in cases:
        spans = [(r["Start"], r["Start"] + len(r["Text"])) for r in case["Results"]]
        if not spans:
            continue
        total += 1
        published = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        ours = [(t.start, t.end) for t in read(case["Input"], published)]
        found += all(any(s < e2 and s2 < e for s2, e2 in ours) for s, e in spans)
        exact += all(span in ours for span in spans)
    return SpecScores(total, found, exact)


__all__ = ["Gold", "Labelled", "Scores", "SpecScores", "dateparser_reader", "evaluate", "evaluate_specs"]
