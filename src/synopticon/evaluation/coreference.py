"""How well mentions are found and joined: MUC, B³, CEAF-e and their mean, on MEANTIME's entity chains.

Reads a folder with `entities_mentions.json` and `meantime.conll` (CorefUD-like export of MEANTIME). Only persons,
organisations and places are asked for; the corpus marks its own topics' finances and products besides. Its annotators
marked every mention in the title and the first sentences only, beyond them those of entities that several documents
share, and the export leaves the labels of many Spanish sentences out. So a mention of ours that is no gold one counts
as too much only in those first sentences, where they bear a label of these types. An extent around
another of one head and chain ("Orvane CEO Ana Ruiz", "Ana Ruiz") is one mention, as elsewhere. A mention of
ours is a gold one if it holds the gold mention's head, the tightest first, one to one. "Gold mentions" asks only how
those are joined; "own mentions" also counts what was missed and what was found too much.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from synopticon.reading import pipeline
from synopticon.reconciling.identity import join_entities
from synopticon.records import Document, Mention, Reading, When

_TYPES = frozenset({"PER", "ORG", "LOC"})
_OURS = frozenset({"PER", "ORG", "GPE", "LOC", "FAC"})
# Sentences (title, date line, then text) in which every mention is marked: NewsReader's guidelines for MEANTIME.
_MARKED = 6
_CLOSING = frozenset(
    [",", ".", ";", ":", "?", "!", ")", "]", "%", "'", "'s", "’s", "n't", "'re", "'ve", "'ll", "'m", "'d"]
)
_QUOTES = {"``": "“", "''": "”"}
_ELIDED = frozenset(["I'", "O'", "D'", "d'", "l'"])
Key = tuple[str, int, int]
Chains = Mapping[Key, Hashable]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention: offsets of its extent and of its head in the document's text, its type and its chain."""

    start: int
    end: int
    head_start: int
    head_end: int
    type: str
    chain: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document of the corpus, its tokens joined as in print, with the gold mentions in it; `marked` are
    the offsets of the sentences in which every mention is marked."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    marked: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CorefScores:
    """F1 in percent of each measure and their mean (CoNLL), with how many mentions were found and right."""

    muc: float
    b_cubed: float
    ceaf_e: float
    conll: float
    recall: float
    precision: float


@dataclass(frozen=True, slots=True)
class CorefReport:
    """Scores within documents with gold and with our own mentions, and across documents with gold mentions."""

    gold_mentions: CorefScores
    own_mentions: CorefScores
    across: CorefScores


def evaluate(folder: Path, language: str) -> CorefReport:
    """Read every document of a corpus folder and score its chains.

    Raises:
        FileNotFoundError: the folder lacks one of the two files.
    """
    labelled = list(load(folder))
    readings = tuple(_read(each, language) for each in labelled)
    local = _matched(labelled, readings)
    joined, _ = join_entities(readings)
    across = _matched(labelled, joined)
    gold = {(d.name, g.start, g.end): (d.name, g.chain) for d in labelled for g in d.gold}
    return CorefReport(
        gold_mentions=score(gold, _with_gold(gold, local)),
        own_mentions=score(gold, local),
        across=score({key: chain for key, (_, chain) in gold.items()}, _with_gold(gold, across)),
    )


def load(folder: Path) -> Iterator[Labelled]:
    """Give the documents of a corpus folder in the order of their file."""
    tokens = _tokens(folder / "meantime.conll")
    mentions: dict[str, list[dict[str, object]]] = {}
    for mention in json.loads((folder / "entities_mentions.json").read_text(encoding="utf-8")):
        mentions.setdefault(str(mention["conll_doc_key"]), []).append(mention)
    for name, sentences in tokens.items():
        text, places = _laid_out(sentences)
        found = (_gold(each, text, places) for each in mentions.get(name, ()) if each["mention_type"] in _TYPES)
        gold = _single(each for each in found if each is not None)
        yield Labelled(name, text, gold, _marked(places, gold))


def _marked(places: Mapping[tuple[int, int], tuple[int, int]], gold: Iterable[Gold]) -> tuple[tuple[int, int], ...]:
    """Give the offsets of the first sentences, of those that bear a label."""
    spans: dict[int, tuple[int, int]] = {}
    for (number, _), (start, end) in places.items():
        spans[number] = (spans.get(number, (start, end))[0], end)
    starts = [each.start for each in gold]
    first = (span for number, span in sorted(spans.items()) if number < _MARKED)
    return tuple(span for span in first if any(span[0] <= start < span[1] for start in starts))


def _single(found: Iterable[Gold]) -> tuple[Gold, ...]:
    """Give the mentions in the order of the text, the shortest alone of those with one head in one chain."""
    kept: dict[tuple[int, str], Gold] = {}
    for each in sorted(found, key=lambda g: (g.end - g.start, g.start)):
        kept.setdefault((each.head_start, each.chain), each)
    return tuple(sorted(kept.values(), key=lambda g: (g.start, g.end)))


def _tokens(path: Path) -> dict[str, dict[int, list[str]]]:
    found: dict[str, dict[int, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 4 and not line.startswith("#"):
            found.setdefault(parts[0], {}).setdefault(int(parts[1]), []).append(parts[3])
    return found


def _laid_out(sentences: Mapping[int, list[str]]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Give the text, one sentence a line, and the offsets of each token by sentence and number."""
    places, text = {}, ""
    for number, words in sentences.items():
        quoted = False
        for i, word in enumerate(words):
            word = _QUOTES.get(word, word)
            opens = word in ("“", '"') and not quoted
            quoted = opens or (quoted and word not in ("”", '"'))
            text += _gap(words[i - 1] if i else "", word, opens, quoted) if i else ""
            places[(number, i)] = (len(text), len(text) + len(word))
            text += word
        text += "\n\n" if number == 0 else "\n"
    return text, places


def _gap(before: str, word: str, opens: bool, quoted: bool) -> str:
    """Give what stands in print between two tokens: nothing before a closing sign or after an opening one."""
    closing = word in _CLOSING or (word in ("”", '"') and not opens)
    opened = before in ("(", "[", "$", "£", "``", "¿", "¡") or before in _ELIDED or (before == '"' and quoted)
    return "" if closing or opened else " "


def _gold(mention: Mapping[str, object], text: str, places: Mapping[tuple[int, int], tuple[int, int]]) -> Gold | None:
    """Give a mention. The export counts a head from the first word of its form in the sentence; where that lies
    outside the mention, the head is the word of that form inside it, else its last word."""
    sentence, numbers, head = mention["sent_id"], mention["tokens_number"], mention["mention_head_id"]
    if not (isinstance(sentence, int) and isinstance(numbers, list) and numbers):
        return None
    keys = [(sentence, number) for number in numbers]
    if any(key not in places for key in keys):
        return None
    formed = [key for key in keys if text[slice(*places[key])] == mention["mention_head"]]
    key = (sentence, head) if head in numbers and isinstance(head, int) else (formed or keys)[-1]
    chain = str(mention["coref_chain"]).removeprefix("cross_").removeprefix("intra_")
    return Gold(places[keys[0]][0], places[keys[-1]][1], *places[key], str(mention["mention_type"]), chain)


def _read(labelled: Labelled, language: str) -> Reading:
    document = Document(labelled.name, labelled.name, "", labelled.name, language, labelled.text, published=When())
    return pipeline.read(document)


def _matched(labelled: Iterable[Labelled], readings: Iterable[Reading]) -> dict[Key, Hashable]:
    """Give our chain of each mention, under the gold mention's key where it is one."""
    found: dict[Key, Hashable] = {}
    for each, reading in zip(labelled, readings):
        pairs = _paired(each, reading)
        for mention, gold in pairs:
            span = (gold.start, gold.end) if gold else (-mention.start - 1, -mention.end - 1)
            if gold or any(start <= mention.start < end for start, end in each.marked):
                found[(each.name, *span)] = mention.entity
    return found


def _paired(labelled: Labelled, reading: Reading) -> list[tuple[Mention, Gold | None]]:
    """Give our mentions, each with the gold one that it is, if it is one."""
    ours = [m for m in reading.mentions if m.entity and m.type in _OURS]
    free = {(g.start, g.end): g for g in labelled.gold}
    pairs: list[tuple[Mention, Gold | None]] = []
    for mention in sorted(ours, key=lambda m: (m.end - m.start, m.start)):
        held = [g for g in free.values() if mention.start <= g.head_start and g.head_end <= mention.end]
        best = min(held, key=lambda g: (abs(g.start - mention.start) + abs(g.end - mention.end), g.start), default=None)
        pairs.append((mention, best))
        if best is not None:
            del free[(best.start, best.end)]
    return pairs


def _with_gold(gold: Chains, found: Chains) -> Chains:
    """Give our chains on the gold mentions; one that we missed is alone."""
    return {key: found.get(key, ("alone", *key)) for key in gold}


# ---------------------------------------------------------------- the measures


def score(gold: Chains, found: Chains) -> CorefScores:
    """Score chains: each maps mentions to the name of their chain."""
    first, second = _sets(gold), _sets(found)
    muc = _f(_muc(first, found), _muc(second, gold))
    b3 = _f(_b_cubed(gold, found), _b_cubed(found, gold))
    ceaf = _ceaf(first, second)
    common = len(gold.keys() & found.keys())
    recall, precision = (100 * common / max(1, len(each)) for each in (gold, found))
    return CorefScores(*(round(x, 1) for x in (muc, b3, ceaf, (muc + b3 + ceaf) / 3, recall, precision)))


def _sets(chains: Chains) -> list[frozenset[Key]]:
    found: dict[Hashable, set[Key]] = {}
    for key, chain in chains.items():
        found.setdefault(chain, set()).add(key)
    return [frozenset(keys) for keys in found.values()]


def _f(recall: float, precision: float) -> float:
    return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


def _muc(chains: Iterable[frozenset[Key]], other: Chains) -> float:
    """Vilain et al. 1995: of the links that hold each chain together, the share the other side keeps."""
    kept = wanted = 0
    for chain in chains:
        pieces = {other.get(key, ("alone", *key)) for key in chain}
        kept += len(chain) - len(pieces)
        wanted += len(chain) - 1
    return kept / wanted if wanted else 0.0


def _b_cubed(chains: Chains, other: Chains) -> float:
    """Bagga and Baldwin 1998: for each mention, the share of its chain that the other side keeps with it."""
    members, others = {c: s for s in _sets(chains) for c in s}, {c: s for s in _sets(other) for c in s}
    shares = [len(members[key] & others.get(key, frozenset())) / len(members[key]) for key in chains]
    return sum(shares) / len(shares) if shares else 0.0


def _ceaf(gold: list[frozenset[Key]], found: list[frozenset[Key]]) -> float:
    """Luo 2005, with φ4: the best one-to-one pairing of chains."""
    index: dict[Key, int] = {key: j for j, chain in enumerate(found) for key in chain}
    overlap: dict[tuple[int, int], int] = {}
    for i, chain in enumerate(gold):
        for key in chain:
            if key in index:
                overlap[(i, index[key])] = overlap.get((i, index[key]), 0) + 1
    weights = {pair: 2 * n / (len(gold[pair[0]]) + len(found[pair[1]])) for pair, n in overlap.items()}
    total = sum(_best(component) for component in _components(weights))
    return _f(total / max(1, len(gold)), total / max(1, len(found)))


def _components(weights: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """Cut the pairing into parts that do not touch, so that each is small."""
    left = dict(weights)
    while left:
        part = dict([left.popitem()])
        while touching := {pair: w for pair, w in left.items() if any(pair[0] == i or pair[1] == j for i, j in part)}:
            part |= touching
            left = {pair: w for pair, w in left.items() if pair not in touching}
        yield part


def _best(weights: Mapping[tuple[int, int], float]) -> float:
    """Give the weight of the best pairing (Kuhn and Munkres, by shortest augmenting paths)."""
    rows, columns = sorted({i for i, _ in weights}), sorted({j for _, j in weights})
    if len(rows) > len(columns):
        return _best({(j, i): w for (i, j), w in weights.items()})
    cost = [[-weights.get((i, j), 0.0) for j in columns] for i in rows]
    return -_assign(cost)


def _assign(cost: list[list[float]]) -> float:
    """Give the cost of the cheapest assignment of every row to a column of its own."""
    n, m = len(cost), len(cost[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        match[0], column = row, 0
        least, used, way = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1)
        while match[column]:
            used[column], i = True, match[column]
            for j in range(1, m + 1):
                reduced = cost[i - 1][j - 1] - u[i] - v[j]
                if not used[j] and reduced < least[j]:
                    least[j], way[j] = reduced, column
            following = min((j for j in range(1, m + 1) if not used[j]), key=lambda j: least[j])
            step = least[following]
            for j in range(m + 1):
                if used[j]:
                    u[match[j]], v[j] = u[match[j]] + step, v[j] - step
                else:
                    least[j] -= step
            column = following
        while column:
            match[column], column = match[way[column]], way[column]
    return sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
