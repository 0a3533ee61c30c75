"""Synopticon: one sourced, dated, checkable record from many accounts of international affairs.

reading = synopticon.read(text, language="en", published="2024-06-18")
case = synopticon.open("korea.db"); case.add("articles/"); record = case.record()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synopticon import records
from synopticon.records import Reading, Record

if TYPE_CHECKING:
    from spacy.language import Language

    from synopticon.case import Case

__version__ = "0.1.0"
__all__ = ["Reading", "Record", "load", "open", "read", "records"]


def read(text: str, *, language: str = "", published: str | None = "", title: str = "", outlet: str = "") -> Reading:
    """Read one article.

    Args:
        text: the article as it was received; it is cleaned first, and every edit is kept.
        language: ISO 639-1 code; found out where it is not given.
        published: ISO 8601 date or date-time; times are resolved against it; None or "" where it is not known.
        title: headline, where it is not part of the text.
        outlet: who published it.

    Raises:
        ValueError: the text is empty or in a language that is not supported.
    """
    from synopticon import sources
    from synopticon.cleaning import clean
    from synopticon.reading import pipeline

    given = records.Given(title=title, outlet=outlet, language=language, published=published or "")
    document = clean(sources.from_text(text, given))
    if isinstance(document, records.SetAside):
        raise ValueError(f"{document.reason}: {document.detail}")
    return pipeline.read(document)


def open(path: str | Path) -> Case:
    """Open a case file, or make one."""
    from synopticon.case import Case

    return Case(Path(path), remember=True)


def load(language: str) -> Language:
    """Load the spaCy pipeline of a language with all of Synopticon's components."""
    from synopticon.reading import pipeline

    return pipeline.load(language)
