"""Which articles share passages: word for word, rewritten, translated, as versions, or only in what they quote.

In: Readings. Out: `Reuse`s, one a pair of documents at most, sorted by their ids. Sharing one happening, or the
words that somebody said to both, is not copying.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations

import numpy as np
from rensa import RMinHash

from synopticon.reconciling import alignment, outlets, sharing
from synopticon.reconciling.alignment import Alignment, Sentence
from synopticon.reconciling.direction import credited, direction, succession
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.passages import Passage, fingerprints, inside, quotations, shared, telling_weight
from synopticon.reconciling.words import Token, pivot, telling, tokens
from synopticon.records import Reading, Reuse, ReuseKind, Span

_HASHES, _BAND, _SEED = 256, 3, 7
_READY = 2000  # readings whose words and sentences are held at a time
_WORTH_COMPARING = 0.18  # estimated overlap of telling words under which two texts are not aligned
_COPIED_WEIGHT = 8.0  # telling weight, beyond quotations, from which a shared passage is a copy
_COPIED_SHARE, _MUCH = 0.1, 16.0  # share of the shorter text that it must be, unless it weighs so much
_VERSION_SHARE = 0.4  # share of the shorter text that two versions by one outlet have in common
_LIKENESS = 0.35  # of two sentences, from which one may be the other in other words or in another language
_CREDITED_WEIGHT = 4.0  # the same as _COPIED_WEIGHT, where one credits the other's outlet


@dataclass(frozen=True, slots=True)
class Enough:
    """What makes aligned sentences a copy: how many pairs, how much of either text they cover, how much of it in one
    order. Of 60 real articles and their translations the least covered had 0.50, of accounts of one affair in two
    languages the most 0.25; in one language, accounts of one affair share words up to 0.58."""

    pairs: int
    covered: float
    order: float

    def met(self, found: Alignment) -> bool:
        """Tell whether aligned sentences are so many."""
        return len(found.pairs) >= self.pairs and found.covered >= self.covered and found.order >= self.order


_REWRITTEN = (Enough(3, 0.7, 0.75),)
_TRANSLATED = (Enough(4, 0.46, 0.75), Enough(3, 0.5, 0.75))
_CREDITED = (Enough(2, 0.35, 0.6),)  # the article itself says where it is from


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with what comparing it needs, made once."""

    reading: Reading
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[tuple[int, int], ...]
    fingerprints: frozenset[int]
    digest: tuple[int, ...]

    @property
    def id(self) -> str:
        """Give the document's id."""
        return self.reading.document.id


def prepare(reading: Reading) -> Prepared:
    """Read words, sentences, quotations, fingerprints and the MinHash digest of a reading."""
    document = reading.document
    words = tokens(document.text)
    said = [(s.content_start, s.content_end) for s in reading.statements if s.kind == "direct"]
    quoted = tuple(sorted({*quotations(document.text), *said}))
    spans = reading.sentences or ((0, len(document.text)),)
    bag = sorted({pivot(t.text, document.language) for t, _ in telling(document.text, document.language)})
    hashed = RMinHash(_HASHES, _SEED)
    hashed.update(bag)
    return Prepared(
        reading,
        words,
        alignment.sentences(document.text, document.language, _told(spans, quoted)),
        quoted,
        fingerprints([t.text for t in words]),
        tuple(hashed.digest()) if bag else (),
    )


def _told(spans: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the sentences that are quotations: two accounts of one speech share those without copying."""
    return [
        (start, end)
        for start, end in spans
        if sum(max(0, min(end, to) - max(start, at)) for at, to in quoted) <= 0.5 * (end - start)
    ]


def find_reuse(readings: Iterable[Reading], memory: Memory = FORGETFUL) -> tuple[Reuse, ...]:
    """Find every pair of readings that share passages."""
    at = {r.document.id: r for r in sorted(readings, key=lambda r: r.document.id)}
    content = {i: memory.content(r) if memory.keeps else memory.key(r) for i, r in at.items()}

    @lru_cache(_READY)
    def prepared(name: str) -> Prepared:
        return prepare(at[name])

    def sketch(name: str) -> Sketch:
        return _sketch(prepared(name))

    def compared(first: str, second: str) -> Reuse | None:
        return compare(prepared(first), prepared(second))

    sketches = {i: memory.lasting("sketch", content[i], Sketch, partial(sketch, i)) for i in at}
    found = (
        memory.lasting("reuse", content[a] + content[b], Reuse | None, partial(compared, a, b))
        for a, b in sorted(_candidates(sketches))
    )
    return tuple(reuse for reuse in found if reuse)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a reading finds those it may share passages with: its article, and, as `sharing` packs them, its
    fingerprints, its MinHash digest, and the bands of that digest."""

    article: str
    fingerprints: bytes
    bands: bytes
    digest: bytes


def _sketch(prepared: Prepared) -> Sketch:
    digest = prepared.digest
    bands = {hash((i, *digest[i : i + _BAND])) for i in range(0, len(digest) - _BAND + 1, _BAND)}
    return Sketch(
        prepared.reading.document.article,
        sharing.packed(sorted(prepared.fingerprints)),
        sharing.packed(sorted(bands)),
        np.array(digest, dtype=np.uint64).tobytes(),
    )


def _candidates(sketches: Mapping[str, Sketch]) -> set[tuple[str, str]]:
    """Give the pairs worth comparing: one fingerprint in common, one article, or telling words that overlap so much
    that their sentences may be aligned."""
    names = sorted(sketches)
    held = [sketches[name] for name in names]
    of_article: dict[str, list[str]] = {}
    for name, sketch in zip(names, held):
        of_article.setdefault(sketch.article, []).append(name)
    found = {pair for states in of_article.values() for pair in combinations(states, 2)}
    exact = sharing.pairs([sharing.unpacked(s.fingerprints) for s in held])
    near = sharing.pairs([sharing.unpacked(s.bands) for s in held])
    empty = bytes(8 * _HASHES)
    digests = sharing.unpacked(b"".join(s.digest or empty for s in held)).reshape(len(held), _HASHES)
    alike = sharing.equal(digests, near) >= _WORTH_COMPARING * _HASHES
    for first, second in (exact, (near[0][alike], near[1][alike])):
        found.update((names[i], names[j]) for i, j in zip(first.tolist(), second.tolist()))
    return found


def compare(first: Prepared, second: Prepared) -> Reuse | None:
    """Compare two readings; None where neither copies, translates, rewrites or quotes what the other has."""
    passages = shared(first.tokens, second.tokens) if first.fingerprints & second.fingerprints else []
    copied = [p for p in passages if not _quotation(p, first, second)]
    weight = sum(_weight(p, first, second) for p in copied)
    if _one_article(first, second) or (weight >= _COPIED_WEIGHT and _version(weight, first, second)):
        return _result("version", first, second, passages, weight)
    if _same_outlet(first, second):
        return None  # what one outlet repeats in all its articles is furniture, not a copy
    if _enough(weight, first, second) and max(_weight(p, first, second) for p in copied) >= 0.6 * _COPIED_WEIGHT:
        return _result("verbatim", first, second, passages, weight)
    said_so = credited(first.reading, second.reading)
    across = first.reading.document.language != second.reading.document.language
    aligned = _aligned(first, second, _CREDITED if said_so.value else _TRANSLATED if across else _REWRITTEN)
    if aligned:
        return aligned
    if said_so.value and weight >= _CREDITED_WEIGHT:
        return _result("rewritten", first, second, copied, weight)
    if passages and len(copied) < len(passages):
        said = [p for p in passages if p not in copied]
        return _quoted(first, second, said)
    return None


def _enough(weight: float, first: Prepared, second: Prepared) -> bool:
    """Tell whether passages of some weight are more than a sentence that both have from one official or agency."""
    return weight >= _COPIED_WEIGHT and (weight >= _MUCH or weight >= _COPIED_SHARE * _shorter(first, second))


def _weight(passage: Passage, first: Prepared, second: Prepared) -> float:
    """Give how much a passage tells, leaving out the words that either text has in quotation marks."""
    one = first.tokens[passage.first_start : passage.first_end]
    two = second.tokens[passage.second_start : passage.second_end]
    said = {t.text for t in one if inside(t, first.quoted)} | {t.text for t in two if inside(t, second.quoted)}
    words = [t for t in one if t.text not in said]
    return telling_weight(words, first.reading.document.language)


def _quotation(passage: Passage, first: Prepared, second: Prepared) -> bool:
    """Tell whether a passage is, nearly all of it, inside quotation marks in one of the two texts at least."""
    one = first.tokens[passage.first_start : passage.first_end]
    two = second.tokens[passage.second_start : passage.second_end]
    shares = (sum(inside(t, p.quoted) for t in run) / len(run) for p, run in ((first, one), (second, two)))
    return max(shares) >= 0.7


def _one_article(first: Prepared, second: Prepared) -> bool:
    return bool(first.reading.document.article) and first.reading.document.article == second.reading.document.article


def _version(weight: float, first: Prepared, second: Prepared) -> bool:
    """Tell whether one outlet published both and they share much: a later state of the same article."""
    return _same_outlet(first, second) and weight >= _VERSION_SHARE * _shorter(first, second)


def _same_outlet(first: Prepared, second: Prepared) -> bool:
    return bool(outlets.of_document(first.reading.document) & outlets.of_document(second.reading.document))


def _shorter(first: Prepared, second: Prepared) -> float:
    return min(telling_weight(p.tokens, p.reading.document.language) for p in (first, second)) or 1.0


def _aligned(first: Prepared, second: Prepared, enough: Sequence[Enough]) -> Reuse | None:
    """Compare sentence by sentence, for a copy in other words or in another language."""
    if not _worth_comparing(first, second):
        return None
    across = first.reading.document.language != second.reading.document.language
    found = alignment.align(first.sentences, second.sentences, _LIKENESS)
    if not any(each.met(found) for each in enough):
        return None
    spans = tuple((_sentence_span(first, pair.first), _sentence_span(second, pair.second)) for pair in found.pairs)
    return _made(
        "translated" if across else "rewritten", first, second, spans, (_aligned_sentence(found), found.covered)
    )


def _worth_comparing(first: Prepared, second: Prepared) -> bool:
    equal = sum(a == b for a, b in zip(first.digest, second.digest))
    return equal >= _WORTH_COMPARING * _HASHES


def _sentence_span(side: Prepared, number: int) -> Span:
    sentence = side.sentences[number]
    return Span(side.id, sentence.start, sentence.end)


def _aligned_sentence(found: Alignment) -> str:
    return (
        f"{len(found.pairs)} sentences say the same, {found.order:.0%} of them in one order; "
        f"they make up {found.first:.0%} of the first and {found.second:.0%} of the second."
    )


def _spans(passages: Sequence[Passage], first: Prepared, second: Prepared) -> tuple[tuple[Span, Span], ...]:
    one, two = first.tokens, second.tokens
    return tuple(
        (
            Span(first.id, one[p.first_start].start, one[p.first_end - 1].end),
            Span(second.id, two[p.second_start].start, two[p.second_end - 1].end),
        )
        for p in passages
    )


def _quoted(first: Prepared, second: Prepared, passages: Sequence[Passage]) -> Reuse:
    why = "They share only words that are quoted: somebody said them, which does not make one a copy of the other."
    return Reuse((first.id, second.id), "quotation", "undecided", _spans(passages, first, second), (why,))


def _result(kind: ReuseKind, first: Prepared, second: Prepared, passages: Sequence[Passage], weight: float) -> Reuse:
    """Make the finding that two articles share passages of some telling weight, word for word."""
    share = min(1.0, weight / _shorter(first, second))
    why = f"They share {share:.0%} of the shorter text word for word, quotations aside."
    return _made(kind, first, second, _spans(passages, first, second), (why, share))


def _made(
    kind: ReuseKind,
    first: Prepared,
    second: Prepared,
    spans: tuple[tuple[Span, Span], ...],
    shared: tuple[str, float],
) -> Reuse:
    why, share = shared
    if kind == "version":
        towards, reasons = succession(first.reading, second.reading)
    else:
        towards, reasons = direction(first.reading, second.reading, share)
    return Reuse((first.id, second.id), kind, towards, spans, (why, *reasons))
