"""Articles of a labelled set: read as any other."""

from __future__ import annotations

from collections.abc import Mapping

from synopticon import cleaning, sources
from synopticon.reading import pipeline
from synopticon.records import Document, Given, Reading


def read(data: Mapping[str, str]) -> Reading:
    """Read the article of a line: its text, with its outlet, language, day and, where it is told, title.

    Raises:
        KeyError: a field is missing.
        ValueError: it is no article.
    """
    title = data.get("title", "")
    given = Given(title=title, outlet=data["outlet"], language=data["language"], published=data["published"])
    document = cleaning.clean(sources.from_text(data["text"], given))
    if not isinstance(document, Document):
        raise ValueError(f"{data['outlet']}: {document.reason}")
    return pipeline.read(document)
