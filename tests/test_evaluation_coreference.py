"""The coreference measures on chains whose scores are known from the papers' own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from synopticon.evaluation.coreference import Key, load, score

MEANTIME = Path(__file__).parents[2] / "shared" / "data" / "coreference" / "meantime"


def _chains(*groups: str) -> dict[Key, int]:
    return {("d", ord(letter), 0): number for number, group in enumerate(groups) for letter in group}


# gold, found, MUC F1, B³ F1, CEAF-e F1 in percent
SCORED = [
    (("abc", "de"), ("abc", "de"), 100.0, 100.0, 100.0),
    # Bagga and Baldwin 1998, figure 2: two chains of five joined; MUC 94.7; B³ recall 1, precision 0.545.
    (("abcde", "fg", "hijkl"), ("abcde", "fghijkl"), 94.7, 86.5, 73.3),
    (("ab",), ("cd",), 0.0, 0.0, 0.0),
    (("abc",), ("ab", "c"), 66.7, 71.4, 53.3),
]


@pytest.mark.parametrize(("gold", "found", "muc", "b_cubed", "ceaf_e"), SCORED)
def test_measures(gold: tuple[str, ...], found: tuple[str, ...], muc: float, b_cubed: float, ceaf_e: float) -> None:
    scores = score(_chains(*gold), _chains(*found))
    assert (scores.muc, scores.b_cubed, scores.ceaf_e) == pytest.approx((muc, b_cubed, ceaf_e), abs=0.1)


@pytest.mark.skipif(not MEANTIME.is_dir(), reason="the MEANTIME development half is not beside the checkout")
@pytest.mark.parametrize(("language", "documents"), [("en", 60), ("es", 50)])
def test_gold_mentions_stand_where_their_words_are(language: str, documents: int) -> None:
    labelled = list(load(MEANTIME / language))
    assert len(labelled) >= documents
    for each in labelled:
        for gold in each.gold:
            assert gold.start <= gold.head_start < gold.head_end <= gold.end <= len(each.text)
            assert not each.text[gold.start : gold.end].startswith(" ")
