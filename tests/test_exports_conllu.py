"""The articles as trees: valid CoNLL-U whose tokens stand where they say, for any text."""

from __future__ import annotations

from dataclasses import replace

import conllu
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from synopticon.exports import render
from synopticon.exports.common import Aids
from synopticon.reading import pipeline
from synopticon.records import Document, Mention, Reading, Record

VOCAB = spacy.blank("en").vocab


def plain(document: Document) -> Doc:
    return pipeline.load_plain(document.language)(document.text)


def check(text: str, record: Record) -> list[conllu.TokenList]:
    """Parse CoNLL-U and hold it against the texts; give its sentences."""
    texts = {reading.document.id: reading.document.text for reading in record.readings}
    sentences = list(conllu.parse(text))
    document = ""
    for sentence in sentences:
        document = sentence.metadata.get("newdoc id", document)
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))
        assert [token["deprel"] for token in sentence if token["head"] == 0] == ["root"]
        sentence.to_tree()  # raises if the heads form no tree
        for token in sentence:
            start, end = int(token["misc"]["Start"]), int(token["misc"]["End"])
            assert texts[document][start:end] == token["form"] and token["head"] != token["id"]
        forms = [t["form"] + ("" if (t["misc"] or {}).get("SpaceAfter") == "No" else " ") for t in sentence]
        assert sentence.metadata["text"] == "".join(forms).rstrip(" ")
    return sentences


def test_the_example(example_record: Record) -> None:
    few = replace(example_record, readings=(example_record.readings[0], example_record.readings[3]))
    text = "".join(render(few, "conllu", Aids(parse=plain)))
    sentences = check(text, few)
    assert [s.metadata["newdoc id"] for s in sentences if "newdoc id" in s.metadata] == [
        r.document.id for r in few.readings
    ]
    assert len({s.metadata["sent_id"] for s in sentences}) == len(sentences)
    assert {t["upos"] for s in sentences for t in s} >= {"NOUN", "VERB", "PROPN", "ADP"}
    assert any(t["feats"] for s in sentences for t in s) and all(t["lemma"] for s in sentences for t in s)
    begun = sum(t["misc"].get("Entity", "").startswith("B-") for s in sentences for t in s)
    assert begun == sum(m.form == "name" for r in few.readings for m in r.mentions)
    assert text == "".join(render(few, "conllu", Aids(parse=plain)))


@given(st.lists(st.sampled_from(["word", "a|b", "x\\y", "=1", "“", "#", "\u00a0", "\u2028"]), min_size=1), st.data())
def test_any_tree_of_any_words(words: list[str], data: st.DataObject) -> None:
    spaces = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        heads=[0] * len(words),
        deps=["root"] + ["dep"] * (len(words) - 1),
        lemmas=words,
        pos=["X"] * len(words),
        morphs=[""] * len(words),
        tags=[""] * len(words),
    )
    document = Document("doc-1", "a", "raw-1", "x.txt", "en", doc.text)
    names = (Mention(0, len(doc[0].text), "ORG", "name", "e|1 2"),)
    record = Record(readings=(Reading(document, mentions=names),))
    check("".join(render(record, "conllu", Aids(parse=lambda _: doc))), record)


def test_without_a_parser_one_line_says_so() -> None:
    with pytest.raises(ValueError, match="needs a parser"):
        render(Record(), "conllu")
