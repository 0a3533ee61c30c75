"""Who did what to whom, measured against three kinds of labelled sentences: Zero-Shot-PLOVER's table (PLV), records of
the PLOVER project (JSON) and PETRARCH validation files in Spanish (XML).

Two questions. *Given the actors*: the labelled actor and recipient are handed to the reader, and the type of the report
that joins them is compared. *By itself*: the reader gets the sentence alone; its types are compared with the labelled
ones, and a report of a type that the sentence does not carry is counted as invented (which it need not be: PLV labels
one event a sentence); `beyond_gold` also counts second reports of a type that it carries once. `adjudicated_invented`
leaves out what somebody who read the sentence found told in it; on `adjudicated_share` of the inventions there is such
a verdict. The files label PLOVER's types only, so only reports of these are compared. `manual_given_…` compares with
the types that three experts gave by the manual without seeing the labels, the best or one that each allows;
`manual_labels_allowed` is how often the file's labels do. `mistyped` are inventions that join both labelled parties:
the event, of another type. Only news counts:
reports that the reader gives as context (`background`), or as no more than alleged, hypothetical, called for, denied or
cancelled, are neither hits nor inventions; `context` counts the background ones of a type that the sentence has not.
Two happenings changed their type: blockades and occupations, COERCE since 2021, were
FIGHT (CAMEO 191, 192), and are read so in the files of the older edition (PLV, the PLOVER project's records), as are
protests to come, which it filed under THREATEN, and retreats and concessions to come, which were AGREE; sanctions
imposed were COERCE (CAMEO 163 in the published map), and are SANCTION in the manual of 2021. Property destroyed was
COERCE in the summary of December 2017, by which the Spanish files were labelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.evaluation.adjudication import Verdicts, judged, pair, types, verdicts
from synopticon.evaluation.labels import Edition, Gold, by_codebook, content, petrarch, plover, plv, today
from synopticon.evaluation.petrarch import agreement, is_unit_tests, unit_tests
from synopticon.languages import is_coded
from synopticon.reading.reports import ReportReader
from synopticon.records import Participant, Report

_COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
_GIVING_WAY = frozenset(("RETREAT", "CONCEDE"))
_COERCIVE = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_NAMED = {"en": "english", "es": "spanish"}
_ONCE_FIGHT = frozenset(("occupy", "blockade"))
_NOTHING = "NONE"
_NOT_COUNTED = frozenset(("hypothetical", "called-for", "denied", "cancelled", "alleged"))


@dataclass(slots=True)
class Scores:
    """Counts of one run. `given` is about the type that joins given actors, `found` about what is found alone."""

    sentences: int = 0
    events: int = 0
    given_right: int = 0
    given_silent: int = 0
    manual: int = 0
    manual_best: int = 0
    manual_allowed: int = 0
    manual_labels: int = 0
    predicted: int = 0
    right: int = 0
    invented: int = 0
    judged: int = 0
    told: int = 0
    doubled: int = 0
    invented_main: int = 0
    mistyped: int = 0
    context: int = 0
    actor: list[int] = field(default_factory=lambda: [0, 0, 0])
    recipient: list[int] = field(default_factory=lambda: [0, 0, 0])
    gold_types: Counter[str] = field(default_factory=Counter)
    given_types: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    found_types: Counter[str] = field(default_factory=Counter)
    found_hits: Counter[str] = field(default_factory=Counter)

    def summary(self) -> dict[str, float]:
        """Give the measures as fractions, and inventions per hundred sentences."""
        by_manual = {
            "manual_judgements": self.manual,
            "manual_given_best": round(self.manual_best / max(1, self.manual), 3),
            "manual_given_allowed": round(self.manual_allowed / max(1, self.manual), 3),
            "manual_labels_allowed": round(self.manual_labels / max(1, self.manual), 3),
        }
        return {
            "sentences": self.sentences,
            "events": self.events,
            "given_accuracy": round(self.given_right / max(1, self.events), 3),
            "given_macro_f1": round(_macro(self.gold_types, self.given_types, self.hits), 3),
            "given_silent": round(self.given_silent / max(1, self.events), 3),
            "type_precision": round(self.right / max(1, self.predicted), 3),
            "type_recall": round(self.right / max(1, self.events), 3),
            "type_f1": round(2 * self.right / max(1, self.predicted + self.events), 3),
            "type_macro_f1": round(_macro(self.gold_types, self.found_types, self.found_hits), 3),
            "actor_f1": round(_f1(self.actor), 3),
            "recipient_f1": round(_f1(self.recipient), 3),
            "invented_main_per_100": round(100 * self.invented_main / max(1, self.sentences), 1),
            "invented_per_100": round(100 * self.invented / max(1, self.sentences), 1),
            "adjudicated_invented_per_100": round(100 * (self.invented - self.told) / max(1, self.sentences), 1),
            "adjudicated_share": round(self.judged / max(1, self.invented), 3),
            "mistyped_per_100": round(100 * self.mistyped / max(1, self.sentences), 1),
            "context_per_100": round(100 * self.context / max(1, self.sentences), 1),
            "beyond_gold_per_100": round(100 * self.doubled / max(1, self.sentences), 1),
            **(by_manual if self.manual else {}),
        }


def coded_type(report: Report, edition: Edition = "2021") -> str:
    """Give the type the codebook files a report under: cooperation to come is AGREE, coercion to come THREATEN."""
    older = edition == "CAMEO"
    if edition == "2017" and report.happening == "destroy" and report.status not in ("planned", "hypothetical"):
        return "COERCE"
    if older and report.happening in _ONCE_FIGHT and report.status not in ("planned", "hypothetical"):
        return "ASSAULT"
    if older and report.type == "PROTEST" and report.status == "planned":
        return "THREATEN"
    giving = report.type in _COOPERATIVE or (older and report.type in _GIVING_WAY)
    if giving and report.status in ("planned", "possible"):
        return "AGREE"
    if report.status in ("planned", "hypothetical") and report.type in _COERCIVE:
        return "THREATEN"
    if older and report.happening == "sanction":
        return "COERCE"
    return today(report.type)


def evaluate(path: Path, language: str) -> dict[str, float]:
    """Score the pipeline on PLV (.tsv), PLOVER records (.json) or PETRARCH sentences (.xml), or on all PETRARCH files
    of a folder that are named after the language, as one.

    Raises:
        ValueError: the file is of another kind.
    """
    from synopticon.reading.pipeline import load

    readers = {".tsv": plv, ".json": plover, ".xml": petrarch}
    files = sorted(path.glob(f"{_NAMED[language]}_*.xml")) if path.is_dir() else [path]
    if path.suffix == ".xml" and is_unit_tests(path):
        return agreement(unit_tests(path), load(language))
    if not files or any(file.suffix not in readers for file in files):
        raise ValueError(f"{path}: labelled reports are .tsv (PLV), .json (PLOVER) or .xml (PETRARCH) files")
    golds, nlp, known = [gold for file in files for gold in readers[file.suffix](file)], load(language), verdicts()
    scores = score(golds, nlp, known).summary()
    if files[0].suffix == ".xml" and (read := [by_codebook(gold, language) for gold in golds]) != golds:
        scores |= {f"codebook_{name}": value for name, value in score(read, nlp, known).summary().items()}
    return scores


def score(golds: Sequence[Gold], nlp: Language, known: Verdicts | None = None) -> Scores:
    """Run the reader over labelled sentences both ways. `nlp` ends with `synopticon_reports`; `known` are the verdicts
    on what it invents."""
    reader = nlp.get_pipe("synopticon_reports")
    if not isinstance(reader, ReportReader):
        raise TypeError("the pipeline has no synopticon_reports")
    scores, experts = Scores(), types()
    for gold, doc in zip(golds, nlp.pipe([gold.text for gold in golds]), strict=True):
        scores.sentences += 1
        _by_itself(gold, doc, scores, known or {})
        for event in gold.events:
            scores.events += 1
            report = joining(doc, *event[1:], reader)
            _given(event[0], coded_type(report, gold.edition) if report else "", scores)
            for allowed in experts.get(pair(gold.text, *event[1:]), ()):
                _by_manual(event[0], coded_type(report) if report else "", allowed, scores)
    return scores


def _by_itself(gold: Gold, doc: Doc, scores: Scores, known: Verdicts) -> None:
    coded = [report for report in doc._.reports if is_coded(report.type)]
    reports = [report for report in coded if is_news(report)]
    wanted = Counter(label for label, _, _ in gold.events)
    found = Counter(coded_type(report, gold.edition) for report in reports)
    hit = wanted & found
    scores.predicted += found.total()
    scores.right += hit.total()
    scores.doubled += (found - wanted).total()
    invented = [r for r in reports if coded_type(r, gold.edition) not in wanted]
    scores.invented += len(invented)
    events = [(coded_type(r, gold.edition), f"{r.trigger_start}:{r.trigger_end}") for r in invented]
    given = judged(gold.text, events, known)
    scores.judged += sum(map(bool, given))
    scores.told += given.count("told")
    scores.invented_main += sum(is_main(r, doc) for r in invented)
    scores.mistyped += sum(any(_joins(r, *event[1:]) >= _BOTH for event in gold.events) for r in invented)
    scores.context += sum(coded_type(r, gold.edition) not in wanted for r in coded if r.background)
    scores.found_types += found
    scores.found_hits += hit
    for label, source, target in gold.events:
        best = [report for report in reports if coded_type(report, gold.edition) == label]
        _compare(source, [p for r in best for p in _doers(r)], scores.actor)
        _compare(target, [p for r in best for p in _undergoers(r)], scores.recipient)


def is_news(report: Report) -> bool:
    """Tell whether the reader gives a report as something that happens or will, not as context or somebody's word."""
    return not report.background and report.status not in _NOT_COUNTED


def is_main(report: Report, doc: Doc) -> bool:
    """Tell whether a report is what its sentence is about: its main clause, or what somebody says in it; not a clause
    or noun in passing, context, or what is only alleged. One label a sentence can be compared with no more."""
    if report.background or report.status == "alleged":
        return False
    span = doc.char_span(report.trigger_start, report.trigger_end, alignment_mode="expand")
    current = span.root if span is not None else doc[0]
    for _ in range(12):
        relation = current.dep_.partition(":")[0]
        if current.head.i == current.i:
            return True
        if relation not in ("conj", "ccomp", "xcomp", "obj", "parataxis", "nsubj") or (
            relation == "obj" and current.pos_ != "NOUN"
        ):
            return False
        current = current.head
    return False


def _doers(report: Report) -> tuple[Participant, ...]:
    return report.recipients if report.happening == "receive" else report.actors


def _undergoers(report: Report) -> tuple[Participant, ...]:
    if report.happening == "receive":
        return report.actors
    return report.recipients or report.actors[1:] or ((report.place,) if report.place else ())


def _compare(gold: str, found: Sequence[Participant], tally: list[int]) -> None:
    tally[0] += bool(gold)
    tally[1] += bool(found)
    tally[2] += bool(gold) and any(_overlap(gold, p.text) for p in found)


def _overlap(gold: str, found: str) -> bool:
    first, second = content(gold), content(found)
    return bool(first & second)


def _given(label: str, predicted: str, scores: Scores) -> None:
    scores.gold_types[label] += 1
    scores.given_right += predicted == label
    scores.given_silent += not predicted
    if predicted:
        scores.given_types[predicted] += 1
        scores.hits[label] += predicted == label


def _by_manual(label: str, predicted: str, allowed: Sequence[str], scores: Scores) -> None:
    if allowed[0] == _NOTHING:
        return
    scores.manual += 1
    scores.manual_best += predicted == allowed[0]
    scores.manual_allowed += predicted in allowed
    scores.manual_labels += label in allowed


def joining(doc: Doc, source: str, target: str, reader: ReportReader) -> Report | None:
    """Give the report that best joins two given parties: the one that has most of them in their roles, whose trigger
    lies between them in the tree, that is told as a fact, that its sentence is about; then the first."""
    spans = [(start, start + len(text)) for text in (source, target) if text and (start := doc.text.find(text)) >= 0]
    between = _between(doc, spans)

    def rank(report: Report) -> tuple[float, bool, bool, int]:
        trigger = doc.char_span(report.trigger_start, report.trigger_end, alignment_mode="expand")
        joins = _joins(report, source, target) + 1.5 * (trigger is not None and trigger.root.i in between)
        return -joins, report.status in _NOT_COUNTED, not is_main(report, doc), report.trigger_start

    given = (report for report in reader.given(doc, tuple(spans)) if is_coded(report.type))
    return min(given, key=rank, default=None)


def _between(doc: Doc, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Give the tokens on the path in the tree from one span to the other, or from the only one to its governor."""
    roots = [s.root for start, end in spans if (s := doc.char_span(start, end, alignment_mode="expand")) is not None]
    paths = [[root.i, *(t.i for t in root.ancestors)] for root in roots]
    if len(paths) < 2:
        return {path[1] for path in paths if len(path) > 1}
    common = next((i for i in paths[0] if i in paths[1]), None)
    return {i for path in paths for i in (path[: path.index(common) + 1] if common is not None else path)}


_BOTH = 8  # what _joins gives to a report with both parties in their roles


def _joins(report: Report, source: str, target: str) -> int:
    doing = any(_overlap(source, p.text) for p in _doers(report))
    undergoing = any(_overlap(target, p.text) for p in _undergoers(report))
    crossed = any(_overlap(source, p.text) for p in _undergoers(report)) or any(
        _overlap(target, p.text) for p in _doers(report)
    )
    return 4 * (doing and undergoing) + 2 * doing + 2 * undergoing + crossed


def _macro(gold: Counter[str], found: Counter[str], hits: Counter[str]) -> float:
    labels = sorted(gold)
    return sum(2 * hits[k] / (gold[k] + found[k]) for k in labels if gold[k] + found[k]) / max(1, len(labels))


def _f1(tally: Sequence[int]) -> float:
    return 2 * tally[2] / max(1, tally[0] + tally[1])


__all__ = ["Gold", "Scores", "coded_type", "joining", "petrarch", "plover", "plv", "score", "today"]
