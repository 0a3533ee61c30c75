"""Where the reading components leave what they find: spaCy `Doc` extensions."""

from __future__ import annotations

from spacy.tokens import Doc

from synopticon.records import UNKNOWN_TIME

_DEFAULTS = {
    "document": None,
    "published": UNKNOWN_TIME,
    "mentions": (),
    "entities": (),
    "times": (),
    "statements": (),
    "reports": (),
    "undecided": (),
}


def register() -> None:
    """Register the extensions; safe to call again."""
    for name, default in _DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
