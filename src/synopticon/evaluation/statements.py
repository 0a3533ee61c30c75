"""Who said what, measured: against brat files (PolNeAR's layout) or labelled passages in JSON lines.

A gold content may be broken into pieces (a quotation with its cue in the middle). Each piece is paired with at
most one prediction, the largest overlap first; a content is found where one of its pieces is. The lines on
direct speech count pieces. `exact` compares contents
without quotation marks, outer punctuation and a complementiser in front.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from synopticon.languages import table
from synopticon.records import Statement

_OPENING = "“\"«„‘'`"
_EDGE = re.compile(r"^\W+|\W+$")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True, slots=True)
class Gold:
    """One piece of a labelled content, its cue and sources in characters of the text; -1 where there is none.
    `content` numbers the whole content it is a piece of."""

    start: int
    end: int
    cue: tuple[int, int]
    sources: tuple[tuple[int, int], ...]
    direct: bool
    content: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what it is labelled with."""

    name: str
    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, predicted and labelled, and the usual three numbers from them."""

    right: int = 0
    right_gold: int = 0
    predicted: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """Right among predicted, 0.0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right among labelled, 0.0 where nothing is labelled."""
        return self.right_gold / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.right_gold + other.right_gold,
            self.predicted + other.predicted,
            self.labelled + other.labelled,
        )

    def __str__(self) -> str:
        numbers = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{numbers}  ({self.right} of {self.predicted} predicted, {self.right_gold} of {self.labelled} labelled)"


# ---------------------------------------------------------------- reading the labels


def load_brat(folder: Path) -> list[Article]:
    """Read `text/*.txt` and `attributions/*.ann` below `folder`; of several annotators the first is taken.

    Raises:
        FileNotFoundError: `folder` has no `text` or `attributions`.
    """
    for part in ("text", "attributions"):
        if not (folder / part).is_dir():
            raise FileNotFoundError(
                f"{folder} has no folder {part!r}: give the folder that holds text/ and attributions/"
            )
    labels: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        labels.setdefault(_ANNOTATOR.sub("", path.stem), path)
    return [
        _brat_article(path, labels[path.stem])
        for path in sorted((folder / "text").glob("*.txt"))
        if path.stem in labels
    ]


def _brat_article(path: Path, labels: Path) -> Article:
    text = path.read_bytes().decode("utf-8")
    spans: dict[str, list[tuple[int, int]]] = {}
    gold: list[Gold] = []
    lines = labels.read_text(encoding="utf-8").split("\n")
    for line in lines:
        if line.startswith("T"):
            key, where, *_ = line.split("\t")
            spans[key] = _pieces(where)
    for line in lines:
        if line.startswith("E"):
            gold.extend(_attribution(line.split("\t")[1].split(), spans, text, len(gold)))
    return Article(path.stem, text, tuple(gold))


def _pieces(where: str) -> list[tuple[int, int]]:
    _, _, offsets = where.partition(" ")
    return [(int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";"))]


def _attribution(roles: list[str], spans: dict[str, list[tuple[int, int]]], text: str, number: int) -> Iterable[Gold]:
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for role in roles:
        name, _, key = role.partition(":")
        held[name.rstrip("0123456789")] += spans.get(key, [])
    cue = held["Cue"][0] if held["Cue"] else (-1, -1)
    for start, end in held["Content"]:
        direct = text[start] in _OPENING and _quoted(text[start:end])
        yield Gold(start, end, cue, tuple(held["Source"]), direct, number)


def _quoted(content: str) -> bool:
    return content.rstrip(" .,")[-1:] in "”\"»’'" or content[0] not in "".join(_OPENING[4:])


def load_passages(path: Path) -> list[Article]:
    """Read labelled passages, one JSON object a line: `text` and `statements`, each with `content` and the
    optional `speaker`, `cue`, `kind`, all of them words of the text (the first place they stand at)."""
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        text = record["text"]
        gold = tuple(_labelled(text, label, n) for n, label in enumerate(record["statements"]))
        articles.append(Article(str(record.get("id", number)), text, gold))
    return articles


def _labelled(text: str, statement: dict[str, str], content: int) -> Gold:
    start, end = _place(text, statement["content"])
    speaker = _place(text, statement.get("speaker", ""))
    sources = (speaker,) if speaker[0] >= 0 else ()
    cue = _place(text, statement.get("cue", ""))
    return Gold(start, end, cue, sources, statement.get("kind") == "direct", content)


def _place(text: str, words: str) -> tuple[int, int]:
    if not words:
        return -1, -1
    start = text.find(words)
    if start < 0:
        raise ValueError(f"the label {words!r} is not in its text {text[:60]!r}")
    return start, start + len(words)


# ---------------------------------------------------------------- comparing


def compare(article: Article, statements: Sequence[Statement], language: str) -> dict[str, Score]:
    """Score one article's statements: contents (overlap, exact; direct and indirect apart), cues, speakers."""
    gold = article.gold
    matched = {s: g for g, s in _pair(gold, statements)}
    speaking = {s for s, g in matched.items() if _same_source(article, gold[g], statements[s])}
    exact = {s for s, g in matched.items() if _same_content(article, gold[g], statements[s], language)}
    cues = {s for s, g in matched.items() if _overlap(gold[g].cue, _cue(statements[s])) > 0}
    everything = set(range(len(statements)))
    direct = {s for s in everything if statements[s].kind == "direct"}
    quoted = {g for g, label in enumerate(gold) if label.direct}
    contents = {label.content for label in gold}
    plain = contents - {gold[g].content for g in quoted}
    whole = _Counter(matched, {g: label.content for g, label in enumerate(gold)})
    pieces = _Counter(matched, {g: g for g in range(len(gold))})
    return {
        "all, overlap": whole.score(everything, everything, contents),
        "all, exact": whole.score(exact, everything, contents),
        "direct, overlap": pieces.score(direct, direct, quoted, everything),
        "direct, right speaker": pieces.score(direct & speaking, direct, quoted, speaking),
        "indirect, overlap": whole.score(everything - direct, everything - direct, plain, everything),
        "cue, given content": pieces.score(cues, set(matched), set(matched.values())),
        "speaker, given content": pieces.score(speaking, set(matched), set(matched.values())),
    }


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts over pairs: `matched` prediction → gold piece, `unit` gold piece → what counts as one label."""

    matched: Mapping[int, int]
    unit: Mapping[int, int]

    def score(self, right: set[int], predicted: set[int], labelled: set[int], finders: set[int] | None = None) -> Score:
        """Score `right` among `predicted`; a label is found by any right one of `finders` (default `right`)."""
        hits = [s for s in right if s in self.matched]
        found = {self.unit[self.matched[s]] for s in (finders if finders is not None else right) if s in self.matched}
        return Score(len(hits), len(found & labelled), len(predicted), len(labelled))


def _pair(gold: Sequence[Gold], statements: Sequence[Statement]) -> list[tuple[int, int]]:
    candidates = []
    for g, label in enumerate(gold):
        for s, statement in enumerate(statements):
            shared = _overlap((label.start, label.end), (statement.content_start, statement.content_end))
            if shared > 0:
                longest = max(label.end - label.start, statement.content_end - statement.content_start)
                same_cue = _overlap(label.cue, _cue(statement)) > 0
                candidates.append((not same_cue, -shared / longest, g, s))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, _, g, s in sorted(candidates):
        if g not in taken_gold and s not in taken:
            pairs.append((g, s))
            taken_gold.add(g)
            taken.add(s)
    return pairs


def _cue(statement: Statement) -> tuple[int, int]:
    return statement.cue_start, statement.cue_end


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _swapped(gold: Gold, statement: Statement) -> bool:
    """Tell whether "said" is labelled as source and the name as cue, as PolNeAR has it here and there: read aright."""
    span = (statement.speaker_start, statement.speaker_end)
    return _overlap(gold.cue, span) > 0 and any(_overlap(source, _cue(statement)) > 0 for source in gold.sources)


def _same_source(article: Article, gold: Gold, statement: Statement) -> bool:
    if _swapped(gold, statement):
        return True
    if not gold.sources:
        return not statement.speaker_text
    span = (statement.speaker_start, statement.speaker_end)
    if statement.speaker_start >= 0:
        return any(_overlap(source, span) > 0 for source in gold.sources)
    named = {article.text[a:b] for a, b in gold.sources}
    return any(statement.speaker_text and (statement.speaker_text in n or n in statement.speaker_text) for n in named)


def _same_content(article: Article, gold: Gold, statement: Statement, language: str) -> bool:
    complementisers = table(language, "speech")["words"]["complementisers"]
    one = _bare(article.text[gold.start : gold.end], complementisers)
    return one == _bare(article.text[statement.content_start : statement.content_end], complementisers)


def _bare(content: str, complementisers: list[str]) -> str:
    content = _EDGE.sub("", content)
    first, _, rest = content.partition(" ")
    return _EDGE.sub("", rest) if first.lower() in complementisers else content


# ---------------------------------------------------------------- over many


def measure(articles: Iterable[Article], language: str) -> dict[str, Score]:
    """Read each article with the language's pipeline and add up its scores.

    Raises:
        LookupError: the language is not supported.
    """
    from synopticon.reading.pipeline import load

    pipeline = load(language)
    total: dict[str, Score] = {}
    for article in articles:
        statements = pipeline(article.text)._.statements
        for name, score in compare(article, statements, language).items():
            total[name] = total.get(name, Score()) + score
    return total


def evaluate(path: Path, language: str) -> dict[str, Score]:
    """Score the pipeline on a folder of brat files (PolNeAR's layout) or a file of labelled passages (JSON Lines)."""
    return measure(load_brat(path) if path.is_dir() else load_passages(path), language)
