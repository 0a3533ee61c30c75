"""The text of a Doc, which spaCy puts together anew each time it is asked for, kept at hand while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from spacy.tokens import Doc

_TEXT = "synopticon_text"


def text_of(doc: Doc) -> str:
    """Give the text of a Doc, from where `hold_text` keeps it."""
    held: str | None = doc.user_data.get(_TEXT)
    return doc.text if held is None else held


@contextmanager
def hold_text(doc: Doc) -> Iterator[None]:
    """Keep the text of a Doc at hand while it is read."""
    doc.user_data[_TEXT] = doc.text
    try:
        yield
    finally:
        del doc.user_data[_TEXT]
