"""What training found of words: the table that lies with the name finder's model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Clusters:
    """What training found of frequent words: cluster numbers, coarse and fine, and for words with a capital what they
    were taken for in plain text (`kinds`: the type, how surely, where in the name). Words not among them have none."""

    rows: dict[str, tuple[str, str]]
    kinds: dict[str, str]
    language: str

    def of(self, word: str) -> tuple[str, str]:
        """Give the two cluster numbers of a word, as text."""
        return self.rows.get(word.lower(), ("-", "-"))


def read_clusters(path: Path) -> Clusters:
    """Read the table that training wrote."""
    with np.load(path) as table:
        words = str(table["words"]).split("\n")
        pairs = zip(table["coarse"].tolist(), table["fine"].tolist())
        kinds = dict(line.split("\t") for line in str(table["kinds"]).split("\n") if line)
        return Clusters({w: (str(a), str(b)) for w, (a, b) in zip(words, pairs)}, kinds, str(table["language"]))
