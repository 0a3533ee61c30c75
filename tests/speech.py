"""Reading the statements of invented sentences, for the tests of who said what."""

from __future__ import annotations

from functools import cache

from synopticon.reading.pipeline import load
from synopticon.records import Credit, Document, Statement


@cache
def read(text: str, language: str = "en") -> tuple[Statement, ...]:
    found: tuple[Statement, ...] = load(language)(text)._.statements
    return found


def read_document(
    text: str, credits: tuple[Credit, ...] = (), outlet: str = "", title_end: int = 0
) -> tuple[Statement, ...]:
    nlp = load("en")
    doc = nlp.make_doc(text)
    doc._.document = Document(
        "d", "a", "r", "p", "en", text, title_start=0, title_end=title_end, credits=credits, outlet=outlet
    )
    found: tuple[Statement, ...] = nlp(doc)._.statements
    return found


def content(text: str, statement: Statement) -> str:
    return text[statement.content_start : statement.content_end]
