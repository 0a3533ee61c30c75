"""What `config.cfg` calls by name."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.util import registry

from synopticon.reading.tokens import customise


@registry.callbacks("synopticon.news_tokens.v1")  # type: ignore[untyped-decorator]
def news_tokens() -> Callable[[Language], None]:
    """Set the tokeniser for news before training; the pipeline stores it."""
    return customise
