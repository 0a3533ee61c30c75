"""One speaker's words in two languages: a difference of two outlets, none where one translates the other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from synopticon.case import Case
from tests.conftest import EXAMPLE

LABELLED = Path(__file__).parent / "data" / "differences.jsonl"
COPIES = ("04-laboya-captura.txt", "05-globaltide-capture.txt")


def translations(folder: Path) -> int:
    """Count the differences of translation in the record of a folder of articles."""
    with Case(folder / "case.db") as case:
        case.add(folder)
        record = case.record()
    return sum(d.kind == "translation" for e in record.events for d in e.disagreements)


def test_two_outlets_give_ones_words_in_two_languages(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    row = next(row for row in rows if row["kind"] == "translation")
    for name in ("first", "second"):
        article = row[name]
        (tmp_path / f"{name}.txt").write_text(
            f"{article['outlet']}\nPublished: {article['published']}\n\n{article['text']}\n", encoding="utf-8"
        )
    assert translations(tmp_path) == 1


def test_a_translation_of_an_article_does_not_differ_from_it(tmp_path: Path) -> None:
    for name in COPIES:
        shutil.copy(EXAMPLE / name, tmp_path)
    with Case(tmp_path / "case.db") as case:
        case.add(tmp_path)
        assert [r.kind for r in case.record().reuse] == ["translated"]
    assert translations(tmp_path) == 0
