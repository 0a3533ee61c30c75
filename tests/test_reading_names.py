"""What the name finder learns from and looks at: names of labelled mentions, and how a name stands in its tree."""

from __future__ import annotations

import pytest

from synopticon.evaluation.conllu import Sentence, Word
from synopticon.evaluation.names import from_mentions
from synopticon.reading.governors import Node, standings
from synopticon.reading.names import stretches

# (form, tag, head, relation, mentions that begin and end at it) a word; the names that are to be marked
MENTIONS = [
    (
        [
            ("the", "DT", 3, "det", "(1-organization"),
            ("Oslo", "NNP", 2, "compound", "(2-place)"),
            ("Harbour", "NNP", 3, "compound", ""),
            ("Board", "NNP", 3, "root", "1)"),
        ],
        [("Oslo Harbour Board", "ORG")],
    ),
    (
        [
            ("Norway", "NNP", 2, "nmod:poss", "(1-person(2-place"),
            ("'s", "POS", 0, "case", "2)"),
            ("President", "NNP", 2, "root", ""),
            ("Ada", "NNP", 2, "flat", ""),
            ("Lind", "NNP", 2, "flat", "1)"),
        ],
        [("Norway", "LOC"), ("Ada Lind", "PER")],
    ),
    (
        [
            ("Secretary", "NNP", 0, "root", "(1-person"),
            ("of", "IN", 2, "case", ""),
            ("State", "NNP", 0, "nmod", ""),
            ("Ada", "NNP", 0, "flat", ""),
            ("Lind", "NNP", 3, "flat", "1)"),
        ],
        [("Ada Lind", "PER")],
    ),
    (
        [
            ("Lind", "NNP", 0, "root", "(1-person(2-person)"),
            ("and", "CC", 2, "cc", ""),
            ("Vega", "NNP", 0, "conj", "(3-person)1)"),
        ],
        [("Lind", "PER"), ("Vega", "PER")],
    ),
    (
        [
            ("Ada", "NNP", 0, "root", "(1-person"),
            ("Lind", "NNP", 0, "flat", ""),
            ("of", "IN", 3, "case", ""),
            ("Norsea", "NNP", 0, "nmod", "(2-organization)1)"),
        ],
        [("Ada Lind", "PER"), ("Norsea", "ORG")],
    ),
    ([("The", "DT", 1, "det", "(1-person"), ("Chairman", "NNP", 1, "root", "1)")], []),
]


@pytest.mark.parametrize(("rows", "wanted"), MENTIONS)
def test_names_of_mentions_are_the_outermost_without_titles(
    rows: list[tuple[str, str, int, str, str]], wanted: list[tuple[str, str]]
) -> None:
    words = [
        Word(form, form, "PROPN" if tag.startswith("NNP") else "X", tag, head=head, deprel=relation, misc={"Entity": e})
        for form, tag, head, relation, e in rows
    ]
    sentence = Sentence("s", words)
    from_mentions(sentence)
    found = stretches([word.name for word in words])
    assert [(" ".join(w.form for w in words[a:b]), kind) for a, b, kind in found] == wanted


def test_names_stand_under_their_governor() -> None:
    # "delegates travelled to Port Orvane and Quintal": the parts of a name and the names joined to it share its place
    words = ["delegates", "travelled", "to", "Port", "Orvane", "and", "Quintal"]
    heads, relations = [1, 1, 4, 4, 1, 6, 4], ["nsubj", "root", "case", "compound", "obl", "cc", "conj"]
    tree = [Node(head, relation, word) for head, relation, word in zip(heads, relations, words)]
    found = list(standings([word[0].isupper() for word in words], tree))
    assert [None if each is None else (each.relation, each.governor, each.case) for each in found] == [
        *[None] * 3,
        *[("obl", 1, "to")] * 2,
        None,
        ("obl", 1, "to"),
    ]
    assert [each.joined for each in found if each] == [None, None, 4]


def test_a_tree_that_turns_in_a_circle_ends() -> None:
    tree = [Node(1, "conj", "a"), Node(0, "conj", "b")]
    assert len(list(standings([True, True], tree))) == 2
