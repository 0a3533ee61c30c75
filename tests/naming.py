"""Reading the entities of invented sentences, for the tests of names."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from synopticon.reading import entities
from synopticon.records import Document, Entity, Mention, When

assert entities.make  # the import registers the factory


@cache
def pipeline(language: str) -> Language:
    from synopticon.reading.pipeline import load_plain

    nlp = load_plain(language)
    if "synopticon_entities" not in nlp.pipe_names:
        nlp.add_pipe("synopticon_entities")
    return nlp


@cache
def blank(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("synopticon_entities")
    return nlp


def read(language: str, text: str, day: str = "") -> Doc:
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    doc._.document = Document("doc-1", "doc-1", "raw-1", "a.txt", language, text)
    doc._.published = When(day, None, "day") if day else When()
    return nlp(doc)


def mention(doc: Doc, words: str) -> Mention:
    found = [m for m in doc._.mentions if doc.text[m.start : m.end] == words]
    assert found, [doc.text[m.start : m.end] for m in doc._.mentions]
    last: Mention = found[-1]
    return last


def entity(doc: Doc, words: str) -> Entity:
    wanted = mention(doc, words).entity
    found: Entity = next(each for each in doc._.entities if each.id == wanted)
    return found
