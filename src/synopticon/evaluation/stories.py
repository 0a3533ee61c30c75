"""How well articles are grouped into stories, on articles labelled by the affair that they are of.

Reads a folder of JSON articles with `newsCluster.EventId` (as Giveme5W1H has them). The affairs of even number are the
half that rules were made with; those of odd number are the half that nobody looked at. Each half is reconciled on its
own, and the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from synopticon import cleaning, sources
from synopticon.evaluation.clustering import GroupScores, score
from synopticon.reading import pipeline
from synopticon.reconciling import reconcile
from synopticon.records import Document, Reading, SetAside


@dataclass(frozen=True, slots=True)
class StoryScores:
    """Scores of the half that was in sight, of the half that was not, and of both in one case."""

    development: GroupScores
    unseen: GroupScores
    whole: GroupScores


def evaluate(folder: Path, language: str) -> StoryScores:
    """Read every labelled article of a folder and score its stories; the language of each is found out.

    Raises:
        ValueError: no article in the folder is labelled.
    """
    labels = labelled(folder)
    if not labels:
        raise ValueError("no article has newsCluster.EventId")
    readings = [pipeline.read(document) for document in documents(folder) if document.path in labels]
    halves = ([r for r in readings if labels[r.document.path] % 2 == odd] for odd in (0, 1))
    return StoryScores(*(measure(half, labels) for half in (*halves, readings)))


def measure(readings: Iterable[Reading], labels: Mapping[str, int]) -> GroupScores:
    """Reconcile readings and score their stories against labels by path."""
    record = reconcile(readings)
    gold = {r.document.id: labels[r.document.path] for r in record.readings}
    return score(gold, {document: story.id for story in record.stories for document in story.documents})


def labelled(folder: Path) -> dict[str, int]:
    """Give the affair of each labelled article by its path below the folder."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if "newsCluster" in data:
            found[path.name] = int(data["newsCluster"]["EventId"])
    return found


def documents(folder: Path) -> Iterator[Document]:
    """Give the cleaned articles of a folder; what cannot be read is left out."""
    for item in sources.collect([folder], received=""):
        cleaned = item if isinstance(item, SetAside) else cleaning.clean(item)
        if isinstance(cleaned, Document):
            yield cleaned
