"""What is found about a trigger on the way to its status: whether it happened, who says so, whether it is context."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from synopticon.reading.coding.cues import strongest
from synopticon.records import Status


@dataclass(slots=True)
class Finding:
    """What was found about a trigger: statuses, who accuses (verbs or nouns), whether it is negated, or context;
    `earlier`: told in the pluperfect, which makes it context where it has no date of its own; `decreed`: done by an
    order; `let`: somebody had got leave or means to do it; `shared`: what is told is a part in it, had or not."""

    statuses: list[Status] = field(default_factory=list)
    accusing: list[Token] = field(default_factory=list)
    negated: bool = False
    background: bool = False
    earlier: bool = False
    purpose: bool = False
    conditional: bool = False
    decreed: bool = False
    let: bool = False
    shared: bool = False
    governor: Token | None = None

    @property
    def status(self) -> Status:
        """The status that outweighs the others."""
        return strongest(self.statuses)
