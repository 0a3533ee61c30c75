"""Who said what in Spanish: the passages labelled by hand, and who is asked or how it came."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synopticon.evaluation.statements import Score, compare, load_passages
from tests.speech import content, read

PASSAGES = Path(__file__).parent / "data" / "statements_es.jsonl"


def _scores(held_out: bool) -> dict[str, Score]:
    lines = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    total: dict[str, Score] = {}
    for article, line in zip(load_passages(PASSAGES), lines, strict=True):
        if line["held_out"] == held_out:
            for name, score in compare(article, read(article.text, "es"), "es").items():
                total[name] = total.get(name, Score()) + score
    return total


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.97, 0.96), (True, 0.95, 0.95)])
def test_spanish_passages_keep_their_floor(held_out: bool, precision: float, recall: float) -> None:
    scores = _scores(held_out)
    assert scores["all, overlap"].precision >= precision
    assert scores["all, overlap"].recall >= recall
    assert scores["speaker, given content"].precision >= 0.94


@pytest.mark.parametrize("held_out", [False, True])
def test_spanish_passages_keep_their_stances(held_out: bool) -> None:
    found, wanted = [], []
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        if passage["held_out"] == held_out:
            stances = {content(passage["text"], s).strip("“”"): s.stance for s in read(passage["text"], "es")}
            for statement in passage["statements"]:
                found.append(stances.get(statement["content"].strip("“”"), ""))
                wanted.append(statement["stance"])
    right = sum(one == other for one, other in zip(found, wanted, strict=True) if one)
    assert right >= 0.95 * sum(bool(one) for one in found)


# text → content, to whom, through what
ASKED = [
    (
        "El sindicato exigió al ministro la readmisión de los despedidos.",
        "la readmisión de los despedidos",
        "ministro",
        [],
    ),
    ("Ferro exigió al alcalde que publique las actas.", "publique las actas", "alcalde", []),
    (
        "La diputada Inés Olmedo escribió en su cuenta de Twitter que el acuerdo es una vergüenza.",
        "el acuerdo es una vergüenza",
        None,
        ["Twitter"],
    ),
    ("“Es una vergüenza”, escribió en X la diputada Inés Olmedo.", "Es una vergüenza", None, ["X"]),
    (
        "El líder rebelde afirmó que su país resistirá en un mensaje dirigido a las milicias.",
        "su país resistirá",
        "las milicias",
        ["message"],
    ),
]


@pytest.mark.parametrize(("text", "said", "addressee", "media"), ASKED)
def test_who_is_asked_and_by_what_way(text: str, said: str, addressee: str | None, media: list[str]) -> None:
    first = read(text, "es")[0]
    assert (content(text, first), first.addressee, [s.name for s in first.via if s.role == "medium"]) == (
        said, addressee, media,
    )  # fmt: skip
