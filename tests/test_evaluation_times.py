"""How times are measured: files of labelled words, counts, shares, and the speed beside a peer's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synopticon.evaluation.figures import figures
from synopticon.evaluation.times import Scores, evaluate, score
from synopticon.evaluation.timex_files import Gold, labelled

WORDS = [
    ("The", "O", "-"), ("premier", "O", "-"), ("left", "O", "-"), ("on", "O", "-"), ("Tuesday", "B-DATE", "2021-05-18"),
    (".", "O", "-"), ("", "", ""), ("She", "O", "-"), ("returned", "O", "-"), ("two", "B-DATE", "2021-05-20"),
    ("days", "I-DATE", "2021-05-20"), ("later", "I-DATE", "2021-05-20"), (".", "O", "-"),
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    head = '*!-DCT="19 May" DCTVALUE="2021-05-19"'
    lines = ["\t".join(word) if word[0] else "" for word in WORDS]
    path = tmp_path / "en.tsv"
    path.write_text("\n".join((head, *lines)), encoding="utf-8")
    return path


def test_labelled_words_become_text_and_spans(file: Path) -> None:
    (document,) = labelled(file)
    assert document.text.strip() == "The premier left on Tuesday.\nShe returned two days later."
    assert [document.text[t.start : t.end] for t in document.times] == ["Tuesday", "two days later"]
    assert document.published == "2021-05-19"


def test_counts_and_shares(file: Path) -> None:
    (document,) = documents = list(labelled(file))
    tuesday, later = document.times
    wrong = Gold(tuesday.start, tuesday.end, "DATE", "2021-05-25")
    spurious = Gold(0, 3, "DATE", "2021")
    scores = score(documents, lambda text, published: [wrong, spurious, Gold(later.start, later.end, "DATE", "XXXX")])
    assert (scores.gold, scores.found, scores.strict, scores.relaxed, scores.values) == (2, 3, 2, 2, 0)
    assert scores.strict_precision == pytest.approx(2 / 3)
    assert (scores.strict_recall, scores.strict_f1, scores.value_f1) == (1.0, 0.8, 0.0)
    assert (scores.resolved, scores.wrong) == (1, 1.0)


def test_a_file_is_measured_with_the_peer_and_the_share_of_the_pipeline(file: Path) -> None:
    scores = evaluate(file, "en")
    assert isinstance(scores, Scores)
    said = dict(figures(scores))
    assert said["strict_f1"] == 1.0
    assert said["value_f1"] == 1.0
    assert 0 < float(said["share_of_pipeline"]) < 1
    if "dateparser.gold" in said:
        assert float(said["times_as_fast"]) > 1


def test_a_folder_of_specs_is_measured(tmp_path: Path) -> None:
    tuesday = [{"timex": "XXXX-WXX-2", "type": "date", "value": day} for day in ("2016-11-01", "2016-11-08")]
    result = {"Text": "Tuesday", "Start": 8, "TypeName": "datetimeV2.date", "Resolution": {"values": tuesday}}
    wrong = {**result, "Start": 4, "Text": "3 May", "Resolution": {"values": [{"timex": "2016-06-03", "type": "date"}]}}
    cases = [
        {"Input": "back on Tuesday", "Results": [result], "Context": {}},
        {"Input": "the 3 May", "Results": [wrong], "Context": {}},
        {"Input": "none", "Results": []},
    ]
    (tmp_path / "DateTimeModel.json").write_text(json.dumps(cases))
    scores = evaluate(tmp_path, "en")
    assert (scores.documents, scores.gold, scores.relaxed, scores.types, scores.values) == (2, 2, 2, 2, 1)
    assert dict(figures(scores))["strict_f1"] == 0.5
