"""Markdown → plain lines: headings, emphasis, links and images lose their signs, each an edit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synopticon.records import Edit

_SIGNS = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)"
    r"|!\[[^\]\n]{0,300}\]\([^()\s]{1,1000}(?: \"[^\"\n]{0,200}\")?\)"
    r"|(?P<open>\[)(?P<text>[^\[\]\n]{1,300})(?P<close>\]\([^()\s]{1,1000}(?: \"[^\"\n]{0,200}\")?\))"
    r"|(?P<mark>\*\*|__)(?P<strong>[^*_\n]{1,300})(?P=mark)",
    re.MULTILINE,
)


def linearise(source: str) -> Iterator[Edit]:
    """Give the edits that take Markdown's signs away; the words of links and emphasis stay."""
    for found in _SIGNS.finditer(source):
        inner = "text" if found.group("text") else "strong" if found.group("strong") else ""
        if inner:
            yield Edit(found.start(), found.start(inner), "", "markup")
            yield Edit(found.end(inner), found.end(), "", "markup")
        else:
            yield Edit(found.start(), found.end(), "", "markup")
