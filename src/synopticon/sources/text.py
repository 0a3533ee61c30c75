"""A text that is at hand already → `Raw`."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

from synopticon.records import Given, Raw, identify


def from_text(text: str, given: Given) -> Raw:
    """Give a text, with what is known of it, as if it had been received as a UTF-8 file of no name."""
    content = text.encode("utf-8", "surrogatepass")
    key = identify("raw", hashlib.sha256(content).hexdigest(), *astuple(given))
    return Raw(key, content, "", "text/plain", "", given)
