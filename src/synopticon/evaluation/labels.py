"""Files of labelled happenings, read: Zero-Shot-PLOVER's table (PLV), records of the PLOVER project, PETRARCH files.

Older labels are read as today's: YIELD is CONCEDE and RETREAT together, DEMAND is REQUEST, DISAPPROVE and INVESTIGATE
are ACCUSE, FIGHT is ASSAULT.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from synopticon.reading.coding.lexicon import fold, lexicon

_TODAY = {
    "CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT", "SACTION": "SANCTION",
}  # fmt: skip


Edition = Literal["CAMEO", "2017", "2021"]


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled sentence: its events as (type, actor words, recipient words), by an edition of the codebook: "CAMEO"
    for what was mapped from it, the summary of December 2017, or the manual of 2021."""

    text: str
    events: tuple[tuple[str, str, str], ...]
    edition: Edition = "2021"


def plv(path: Path) -> list[Gold]:
    """Read Zero-Shot-PLOVER's table (columns sentence, source, target, gold_root)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return _together(
        (row["sentence"], (today(row["gold_root"]), _named(row["source"]), _named(row["target"]))) for row in rows
    )


def _together(rows: Iterable[tuple[str, tuple[str, str, str]]]) -> list[Gold]:
    """Give rows of one text as the events of one sentence."""
    events: dict[str, list[tuple[str, str, str]]] = {}
    for text, event in rows:
        events.setdefault(text, []).append(event)
    return [Gold(text, tuple(found), edition="CAMEO") for text, found in events.items()]


def _named(text: str) -> str:
    return "" if text.lower() in ("an actor", "a recipient") else text


def plover(path: Path) -> list[Gold]:
    """Read gold records of the PLOVER project."""
    return _together(
        (record["text"].strip(), (today(record["event"]), _first(record.get("source")), _first(record.get("target"))))
        for record in json.loads(path.read_text(encoding="utf-8"))
    )


def _first(party: object) -> str:
    if isinstance(party, list) and party and isinstance(party[0], dict):
        return str(party[0].get("actorText", ""))
    return ""


def petrarch(path: Path) -> list[Gold]:
    """Read a PETRARCH validation file whose EventCoding has a `plover` attribute (as of 2018) or a CAMEO code in
    `eventcode`."""
    found = []
    for sentence in ElementTree.fromstring(path.read_text(encoding="utf-8")).iter("Sentence"):
        text = " ".join((sentence.findtext("Text") or "").split())
        text = re.sub(r"^\d{8} \S+ \| ", "", text)
        words = {e.get("eid"): e for e in sentence.iter("EventText")}
        events = tuple(
            (label, _attribute(words, coding, "sourcetext"), _attribute(words, coding, "targettext"))
            for coding in sentence.iter("EventCoding")
            if (label := today(coding.get("plover") or from_cameo(coding.get("eventcode") or "")))
        )
        if text and events:
            found.append(Gold(text, events, edition="2017"))
    return found


def _attribute(words: dict[str | None, ElementTree.Element], coding: ElementTree.Element, name: str) -> str:
    element = words.get(coding.get("eid"))
    return (element.get(name) or "").strip() if element is not None else ""


_CAMEO = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip


def from_cameo(code: str) -> str:
    """Give the PLOVER type of a CAMEO code, by CAMEO2PLOVER-2021 (blockade and occupation are COERCE)."""
    return "COERCE" if code.startswith(("191", "192")) else _CAMEO.get(code[:2], "")


def today(label: str) -> str:
    """Give an older label as this year's, CONCEDE and RETREAT joined."""
    return _TODAY.get(label.upper(), label.upper())


def by_codebook(gold: Gold, language: str) -> Gold:
    """Give a sentence with its labels as the codebook has them: the Spanish files label as MOBILIZE ("movilización")
    also strikes, marches and blockades of roads, which are modes of PROTEST; one happening is labelled once."""
    events = {
        ("PROTEST" if label == "MOBILIZE" and not _armed(source, language) else label): (source, target)
        for label, source, target in reversed(gold.events)
    }
    changed = any(label == "MOBILIZE" and label not in events for label, _, _ in gold.events)
    return replace(gold, events=tuple((k, *v) for k, v in reversed(events.items()))) if changed else gold


def _armed(text: str, language: str) -> bool:
    words = content(text)
    return any(lexicon(language).agents.get(fold(word).removesuffix("s")) == "military" for word in words)


def content(text: str) -> set[str]:
    """Give the words that tell a party from another: those of three letters or more, and acronyms."""
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 2 or word.isupper()}
