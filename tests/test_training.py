"""The recipe: conversion, what is kept out of training, variation; on trees and sentences made up here."""

from __future__ import annotations

from pathlib import Path

import pytest

from synopticon.evaluation.conllu import Sentence, Word, key, read
from synopticon.evaluation.entities import score as score_entities
from synopticon.evaluation.parse import score
from synopticon.reading.cues import shape
from synopticon.reading.names import stretches

pytest.importorskip("training.corpora", reason="the recipe lies beside the package, not in it")

from training import cess
from training.augment import by_length, unaccented, vary
from training.conventions import Conventions
from training.corpora import recipe, without
from training.dependencies import arcs, base
from training.docs import paragraphs

TREE = """
(
  (S
    (sn-SUJ (espec.fs (da0fs0 La el)) (grup.nom.fs (ncfs000 ministra ministro)))
    (grup.verb (vaip3s0 ha haber) (vmp00sm firmado firmar))
    (sn-CD (espec.ms (da0ms0 el el)) (grup.nom.ms (ncms000 pacto pacto)
      (sp (prep (sps00 de de)) (snp (grup.nom.ms (np0000l San_Telmo San_Telmo))))))
    (sn.e-SUJ *0*)
    (Fp . .)))
"""

CONLLU = """# newdoc id = d1
# sent_id = d1-1
# text = No fueron al puerto.
1\tNo\tno\tADV\trn\t_\t2\tadvmod\t_\t_
2\tfueron\tir\tVERB\tvmis3p0\tMood=Ind\t0\troot\t_\t_
3-4\tal\t_\t_\t_\t_\t_\t_\t_\t_
3\ta\ta\tADP\tsps00\t_\t5\tcase\t_\t_
4\tel\tel\tDET\tda0ms0\t_\t5\tdet\t_\t_
5\tpuerto\tpuerto\tNOUN\tncms000\t_\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\tfp\t_\t2\tpunct\t_\t_

"""

FORMS = ["La", "ministra", "ha", "firmado", "el", "pacto", "de", "San_Telmo", "."]
HEADS = {"La": "ministra", "ministra": "firmado", "ha": "firmado", "el": "pacto", "pacto": "firmado", "de": "San_Telmo"}
BASES = [("grup.nom.ms.co", "grup.nom"), ("snp", "sn"), ("S.F.C.co", "S.F.C"), ("S*", "S"), ("espec.ms", "espec")]
SHAPES = [("Kim", "Aa"), ("G20", "A0"), ("UN", "A"), ("12.5", "0.0"), ("A", "A1")]


def sentence(text: str, document: str = "", name: str = "") -> Sentence:
    return Sentence(name, [Word(form, form, "X", head=i) for i, form in enumerate(text.split())], document)


def test_heads_of_a_constituent_tree() -> None:
    [tree] = cess.trees(TREE)
    found = arcs(tree)
    assert [arc.leaf.form for arc in found] == FORMS
    heads = {arc.leaf.form: arc.head.form for arc in found if arc.head}
    assert {form: heads[form] for form in HEADS} == HEADS
    assert [arc.leaf.form for arc in found if arc.head is None] == ["firmado"]


def test_a_converted_sentence_is_a_tree_of_single_words() -> None:
    [tree] = cess.trees(TREE)
    words = Conventions().sentence(tree, "s", "d").words
    assert [w.form for w in words][7:9] == ["San", "Telmo"]
    assert [w.name for w in words][7:9] == ["B-LOC", "I-LOC"]
    assert words[8].head == 7 and words[8].deprel == "flat"
    assert sum(w.head == i for i, w in enumerate(words)) == 1


@pytest.mark.parametrize(("category", "wanted"), BASES)
def test_base_of_a_category(category: str, wanted: str) -> None:
    assert base(category) == wanted


def test_trees_with_unmatched_brackets_are_left_out() -> None:
    assert list(cess.trees(TREE + "\n(\n  (S (Fp . .))\n")) == list(cess.trees(TREE))


def test_multiword_tokens_become_one_surface_token(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    [found] = read(path, split=False)
    assert [w.form for w in found.words] == ["No", "fueron", "al", "puerto", "."]
    assert [w.head for w in found.words] == [1, 1, 3, 1, 1]
    assert key(found) == "nofueronalpuerto."


def test_the_parse_measure_of_a_perfect_and_an_empty_parse(tmp_path: Path) -> None:
    import spacy

    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    nlp = spacy.blank("es")
    nlp.add_pipe("sentencizer")
    scores = score(nlp, path)
    assert (scores.tokens, scores.sentences, scores.uas, scores.words) == (
        100.0,
        100.0,
        20.0,
        5,
    )  # each token a root: one is


def test_names_are_measured_by_span_and_type(tmp_path: Path) -> None:
    import spacy

    path = tmp_path / "a.iob2"
    path.write_text("# text = Ana saw Oslo.\n1\tAna\tB-PER\n2\tsaw\tO\n3\tOslo\tB-LOC\n4\t.\tO\n\n", encoding="utf-8")
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Ana"}, {"label": "ORG", "pattern": "Oslo"}])  # type: ignore[attr-defined]
    scores = score_entities(nlp, path)
    assert (scores.typed.f, scores.untyped.f, scores.types["PER"].f) == (50.0, 100.0, 100.0)


def test_what_is_measured_on_is_not_trained_on() -> None:
    held = [sentence("One sentence that is held back for the test", "t")]
    train = [
        sentence("one sentence THAT is held back for the test", "a"),
        sentence("Another sentence of the same tainted document stands here", "a"),
        sentence("A sentence from elsewhere stays where it is", "b"),
        sentence("A sentence from elsewhere stays where it is", "c"),
    ]
    assert [s.document for s in without(train, held)] == ["b"]


def test_variation_is_the_same_each_time_and_keeps_the_number_of_words_but_the_last() -> None:
    sentences = [sentence(f'They said " it is n\'t so " {i} .', "d") for i in range(60)]
    names = by_length({"PER": ["Ana Ruiz"]})
    first, second = vary(sentences, names, 3), vary(sentences, names, 3)
    assert first == second
    assert all(len(a.words) - len(b.words) in (0, 1) for a, b in zip(sentences, first))
    assert any("“" in w.form for s in first for w in s.words)


def test_accents_go_but_letters_stay() -> None:
    assert unaccented("Mañana irá Íñigo") == "Mañana ira Iñigo"


def test_paragraphs_do_not_cross_documents() -> None:
    groups = list(paragraphs([sentence("a", "x"), sentence("b", "x"), sentence("c", "y")], longest=5))
    assert [len(group) for group in groups] == [2, 1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_recipes_pin_their_sources_and_say_their_licence(language: str) -> None:
    sources = recipe(language).sources
    assert sources and all(len(s.sha256) == 64 and s.licence for s in sources)


@pytest.mark.parametrize(("word", "wanted"), SHAPES)
def test_shapes(word: str, wanted: str) -> None:
    assert shape(word) == wanted


def test_stretches_of_tags() -> None:
    tags = ["B-PER", "I-PER", "O", "I-LOC", "B-LOC", "I-ORG"]
    assert list(stretches(tags)) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")]
