"""Did it happen, measured: statuses against MEANTIME's factuality (certainty, polarity, future per event word).

Every labelled event word is judged, whether or not the dictionary knows it as a happening. Three questions are
scored apart: is it to come, is it uncertain, is it negated. Words that the annotators left underspecified on a
question are not counted there. The labels' own reach is short: 26 negated and 27 uncertain events in 120 articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Token

from synopticon.reading.coding.clauses import is_verb
from synopticon.reading.coding.cues import cues
from synopticon.reading.coding.judging import Judge
from synopticon.reading.coding.lexicon import lexicon

_TO_COME = frozenset(("planned", "possible", "called-for", "hypothetical"))
_UNCERTAIN = frozenset(("possible", "hypothetical"))


@dataclass(frozen=True, slots=True)
class Labelled:
    """An event word at text[start:end]; each label is True, False or None (underspecified)."""

    start: int
    end: int
    uncertain: bool | None
    negated: bool | None
    to_come: bool | None


def factuality(folder: Path) -> Iterator[tuple[str, tuple[Labelled, ...]]]:
    """Read the CoNLL files below a folder: texts (words joined by spaces) with their labelled event words."""
    for path in sorted(folder.rglob("*.conll")):
        yield _article(path.read_text(encoding="utf-8").split("\n"))


def _article(lines: list[str]) -> tuple[str, tuple[Labelled, ...]]:
    text, events = "", []
    for line in lines:
        columns = line.split("\t")
        if len(columns) < 6:
            text += "\n" if text and not text.endswith("\n") else ""
            continue
        if columns[2].startswith("B-"):
            certainty, polarity, future = (_label(column) for column in columns[3:6])
            events.append(
                Labelled(
                    len(text),
                    len(text) + len(columns[1]),
                    _answer(certainty, ("POSSIBLE", "PROBABLE"), "CERTAIN"),
                    _answer(polarity, ("NEG",), "POS"),
                    _answer(future, ("FUTURE",), "NON_FUTURE"),
                )
            )
        text += columns[1] + " "
    return text, tuple(events)


def _label(column: str) -> str:
    return column.removeprefix("B-").rsplit("-", 1)[0]


def _answer(label: str, yes: tuple[str, ...], no: str) -> bool | None:
    return True if label in yes else False if label == no else None


def evaluate(data: Path, language: str) -> dict[str, float]:
    """Score the statuses of a language on a folder of MEANTIME factuality files (`*.conll`).

    Raises:
        ValueError: no such file lies below the folder.
    """
    from synopticon.reading.pipeline import load

    if not any(data.rglob("*.conll")):
        raise ValueError(f"{data}: statuses are labelled in .conll files (MEANTIME factuality)")
    return score_status(data, load(language))


def score_status(folder: Path, nlp: Language) -> dict[str, float]:
    """Give accuracy and macro-F1 of each question, and the mean of the three macro-F1."""
    judge = Judge(cues(nlp.lang or "en"), lexicon(nlp.lang or "en"))
    tallies: dict[str, Counter[tuple[bool, bool]]] = {name: Counter() for name in ("to_come", "uncertain", "negated")}
    for text, events in factuality(folder):
        doc = nlp(text)
        for event in events:
            span = doc.char_span(event.start, event.end, alignment_mode="expand")
            if span is not None and len(span):
                _count(event, _judged(span.root, judge), tallies)
    scores = {f"{name}_accuracy": _accuracy(tally) for name, tally in tallies.items()}
    macro = {f"{name}_macro_f1": _macro(tally) for name, tally in tallies.items()}
    return scores | macro | {"macro_f1": round(sum(macro.values()) / len(macro), 3)}


def _judged(word: Token, judge: Judge) -> dict[str, bool]:
    finding = judge.verb(word) if is_verb(word) else judge.noun(word, None)
    return {
        "to_come": finding.status in _TO_COME or finding.purpose,
        "uncertain": finding.status in _UNCERTAIN,
        "negated": finding.negated or finding.status in ("denied", "cancelled"),
    }


def _count(event: Labelled, found: dict[str, bool], tallies: dict[str, Counter[tuple[bool, bool]]]) -> None:
    for name, wanted in (("to_come", event.to_come), ("uncertain", event.uncertain), ("negated", event.negated)):
        if wanted is not None:
            tallies[name][(wanted, found[name])] += 1


def _accuracy(tally: Counter[tuple[bool, bool]]) -> float:
    return round((tally[(True, True)] + tally[(False, False)]) / max(1, tally.total()), 3)


def _macro(tally: Counter[tuple[bool, bool]]) -> float:
    scores = []
    for label in (True, False):
        wanted = tally[(label, True)] + tally[(label, False)]
        found = tally[(True, label)] + tally[(False, label)]
        scores.append(2 * tally[(label, label)] / max(1, wanted + found))
    return round(sum(scores) / 2, 3)
