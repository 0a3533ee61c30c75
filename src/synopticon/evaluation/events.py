"""How well mentions of events are joined across documents and languages, beside joining all of one lemma.

Reads ECB+ (a folder of topics with `*.xml`, judged in the selected sentences where the list of them lies there too) or
MEANTIME (a folder with `event_mentions.json` and `meantime.conll`, or one with such a folder a language: then chains
run across languages). Gold mentions go through the event matching that builds a record: a mention that our reader
reports is that report; of any other, the words that depend on it are its parties and place. Sets are joined topic by
topic.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from spacy.tokens import Doc, Token

from synopticon.evaluation.coreference import CorefScores, Key, score
from synopticon.languages import supported
from synopticon.reading import pipeline
from synopticon.reconciling import events
from synopticon.reconciling.accounts import accounts
from synopticon.reconciling.identity import join_entities
from synopticon.reconciling.reuse import find_reuse
from synopticon.reconciling.words import pivot
from synopticon.records import Document, Participant, Reading, Report, When, identify

_ACTORS, _RECIPIENTS = ("nsubj", "nmod:poss", "obl:agent"), ("obj", "nsubj:pass", "iobj")
_PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A gold mention: where its head stands in the text, and its chain."""

    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus with its gold mentions; topics are joined each on its own."""

    topic: str
    name: str
    language: str
    text: str
    gold: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class EventScores:
    """Our joining of gold mentions, and that of all mentions of one lemma in a topic; how many mentions and chains."""

    ours: CorefScores
    same_lemma: CorefScores
    mentions: int
    chains: int
    topics: int


def evaluate(folder: Path, language: str) -> EventScores:
    """Join the gold mentions of every topic and score the chains.

    Raises:
        ValueError: the folder holds neither corpus.
    """
    texts = list(load(folder, language))
    if not texts:
        raise ValueError("neither ECB+ topics nor MEANTIME event mentions in it")
    gold: dict[Key, Hashable] = {}
    ours: dict[Key, Hashable] = {}
    lemmas: dict[Key, Hashable] = {}
    topics = sorted({t.topic for t in texts})
    for topic in topics:
        own = [t for t in texts if t.topic == topic]
        gold |= {(t.name, g.start, g.end): (topic, g.chain) for t in own for g in t.gold}
        found, same = _joined(own)
        ours |= {key: (topic, chain) for key, chain in found.items()}
        lemmas |= {key: (topic, lemma) for key, lemma in same.items()}
    return EventScores(score(gold, ours), score(gold, lemmas), len(gold), len(set(gold.values())), len(topics))


# ------------------------------------------------------------------------------------------------ joining


def _joined(texts: Sequence[Text]) -> tuple[dict[Key, Hashable], dict[Key, Hashable]]:
    """Give the chain of each mention, ours and by lemma."""
    readings, homes, lemmas = [], {}, {}
    for text in texts:
        reading, doc = _read(text)
        reports = []
        for mention in text.gold:
            key = (text.name, mention.start, mention.end)
            report = _report(reading, doc, mention)
            lemmas[key] = _head(doc, mention).lemma_.lower()
            homes[report.id] = key
            reports.append(report)
        readings.append(replace(reading, reports=tuple({r.id: r for r in reports}.values())))
    joined, entities = join_entities(tuple(readings))
    found: dict[Key, Hashable] = {key: ("alone", *key) for key in lemmas}
    told = accounts(joined, entities)
    for number, (members, _) in enumerate(events.group(told, events.copied(told, find_reuse(joined)))):
        found |= {homes[member]: number for member in members}
    return found, dict(lemmas)


def _read(text: Text) -> tuple[Reading, Doc]:
    document = Document(text.name, text.name, "", text.name, text.language, text.text, published=When())
    nlp = pipeline.load(text.language)
    doc = nlp.make_doc(text.text)
    doc._.document = document
    doc._.published = document.published
    doc = nlp(doc)
    return pipeline.assemble(doc, document, ""), doc


def _report(reading: Reading, doc: Doc, mention: Mentioned) -> Report:
    """Give our report at a mention, or make one of the words around it."""
    own = [r for r in reading.reports if r.trigger_start < mention.end and mention.start < r.trigger_end]
    name = identify("mention", reading.document.id, mention.start, mention.end)
    if own:
        return replace(min(own, key=lambda r: (r.trigger_start, r.id)), id=name)
    trigger = _head(doc, mention)
    sentence = trigger.sent
    sides = _parties(trigger, reading)
    times = [t for t in reading.times if sentence.start_char <= t.start < sentence.end_char and t.type == "DATE"]
    return Report(
        name, sentence.start_char, sentence.end_char, mention.start, mention.end,
        f"lemma {pivot(trigger.lemma_.lower(), reading.document.language)}", "",
        actors=tuple(sides[0]), recipients=tuple(sides[1]), place=next(iter(sides[2]), None),
        when=times[0].when if len(times) == 1 else When(),
    )  # fmt: skip


def _head(doc: Doc, mention: Mentioned) -> Token:
    """Give the token that a mention is."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span else doc[0]


def _parties(trigger: Token, reading: Reading) -> tuple[list[Participant], list[Participant], list[Participant]]:
    """Give who, whom and where, by what depends on a trigger."""
    actors: list[Participant] = []
    recipients: list[Participant] = []
    places: list[Participant] = []
    for child in trigger.children:
        party = _participant(child, reading)
        place = party.entity in {e.id for e in reading.entities if e.type in _PLACES}
        if child.dep_ in _ACTORS:
            actors.append(party)
        elif child.dep_ in _RECIPIENTS:
            recipients.append(party)
        elif child.dep_.split(":")[0] in ("obl", "nmod") and party.entity:
            (places if place else recipients).append(party)
    return actors, recipients, places


def _participant(token: Token, reading: Reading) -> Participant:
    start, end = token.idx, token.idx + len(token)
    held = [m for m in reading.mentions if m.start <= start and end <= m.end and m.entity]
    best = min(held, key=lambda m: (m.end - m.start, m.start), default=None)
    return Participant(best.entity if best else None, token.text, start, end)


# ------------------------------------------------------------------------------------------------ the corpora


def load(folder: Path, language: str) -> Iterator[Text]:
    """Give the documents of either corpus."""
    for code in supported():
        if (folder / code / "event_mentions.json").exists():
            yield from _meantime(folder / code, code)
    if (folder / "event_mentions.json").exists():
        yield from _meantime(folder, language)
    yield from _ecb(folder, language)


def _meantime(folder: Path, language: str) -> Iterator[Text]:
    tokens: dict[str, dict[int, list[str]]] = {}
    for line in (folder / "meantime.conll").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 4 and not line.startswith("#"):
            tokens.setdefault(parts[0], {}).setdefault(int(parts[1]), []).append(parts[3])
    mentions: dict[str, list[tuple[int, int, str]]] = {}
    for item in json.loads((folder / "event_mentions.json").read_text(encoding="utf-8")):
        at = item["tokens_number"][-1]
        formed = [n for n in item["tokens_number"] if n == item["mention_head_id"]]
        chain = item["coref_chain"].removeprefix("cross_").removeprefix("intra_")
        mentions.setdefault(item["conll_doc_key"], []).append((item["sent_id"], (formed or [at])[0], chain))
    for name, sentences in tokens.items():
        text, places = _laid_out(sentences)
        gold = [Mentioned(*places[s, t], chain) for s, t, chain in mentions.get(name, ()) if (s, t) in places]
        yield Text(name.split("/")[0], f"{language} {name}", language, text, _once(gold))


def _ecb(folder: Path, language: str) -> Iterator[Text]:
    selected = _selected(folder / "ECBplus_coreference_sentences.csv")
    for path in sorted(folder.glob("*/*.xml")) or sorted(folder.glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        words: dict[int, list[str]] = {}
        at: dict[str, tuple[int, int]] = {}
        for token in root.iter("token"):
            row = words.setdefault(int(token.get("sentence", "0")), [])
            at[token.get("t_id", "")] = (int(token.get("sentence", "0")), len(row))
            row.append(token.text or "")
        text, places = _laid_out(words)
        topic, rest = path.stem.split("_", 1)
        kept = selected.get((topic, rest))
        gold = [
            Mentioned(*places[at[ids[-1]]], chain)
            for ids, chain in _chained(root)
            if ids and (kept is None or at[ids[-1]][0] in kept)
        ]
        yield Text(topic, path.stem, language, text, _once(gold))


def _chained(root: ElementTree.Element) -> Iterator[tuple[list[str], str]]:
    """Give the tokens of each mention of an action and its chain; one that is in no chain is alone in one."""
    chains: dict[str, str] = {}
    for link in root.iter():
        if link.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
            name = link.get("note") if link.tag == "CROSS_DOC_COREF" else None
            chain = name or f"{root.get('doc_name')} {link.get('r_id')}"
            chains |= {source.get("m_id", ""): chain for source in link.findall("source")}
    for mention in root.find("Markables") or ():
        ids = [anchor.get("t_id", "") for anchor in mention.findall("token_anchor")]
        if mention.tag.startswith(("ACTION", "NEG_ACTION")) and ids:
            name = mention.get("m_id", "")
            yield ids, chains.get(name, f"{root.get('doc_name')} alone {name}")


def _selected(path: Path) -> dict[tuple[str, str], set[int]]:
    """Give the sentences to be judged by topic and document, as the corpus lists them."""
    found: dict[tuple[str, str], set[int]] = {}
    if path.exists():
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
            found.setdefault((row["Topic"], row["File"]), set()).add(int(row["Sentence Number"]))
    return found


def _laid_out(sentences: dict[int, list[str]]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Give the text, one sentence a line, and the offsets of each token by sentence and number."""
    places, text = {}, ""
    for number in sorted(sentences):
        for i, word in enumerate(sentences[number]):
            places[number, i] = (len(text), len(text) + len(word))
            text += word + " "
        text = text.rstrip(" ") + "\n"
    return text, places


def _once(gold: Iterable[Mentioned]) -> tuple[Mentioned, ...]:
    by_span = {(g.start, g.end): g for g in gold if g.end > g.start}
    return tuple(by_span[span] for span in sorted(by_span))
