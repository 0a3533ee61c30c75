"""The register as one self-contained HTML file, without scripts; it loads nothing. The PDF is made from it."""

from __future__ import annotations

from synopticon.templating import pages
from synopticon.watches.register.model import Register
from synopticon.watches.register.terminal import by_reason, parties, repeats, summary


def html(register: Register) -> str:
    """Give the dossier; everything from articles is escaped."""
    environment = pages("synopticon.watches.register")
    template = environment.get_template("register.html.j2")
    helpers = {"by_reason": by_reason, "parties": parties, "repeats": repeats}
    return template.render(register=register, summary=summary(register), **helpers) + "\n"
