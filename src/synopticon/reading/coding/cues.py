"""How a language says that something is planned, possible, denied…: its status table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from synopticon.languages import table
from synopticon.reading.coding.lexicon import split
from synopticon.records import Status

# The innermost word does not always decide: "denied that it planned to attack" is denied, not planned.
PRECEDENCE: tuple[Status, ...] = (
    "denied", "cancelled", "hypothetical", "alleged", "called-for", "possible", "planned", "underway", "occurred",
)  # fmt: skip

# Lists of [governors] whose words give no status.
_NO_STATUS = frozenset(("known", "having", "going", "undone", "letting", "summoning"))

Words = Mapping[str, Status]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words under the status that they give; `background` words tell what is context, `known` are governors of what
    is there whether they are denied or not, `having` verbs by which somebody has a plan or none, `going` journeys, by
    which their purpose is done, `summoning` verbs of calling somebody in to hear it, `undone` words for who cannot,
    `letting` those of who could or had leave to; `conceding` conjunctions open no condition;
    `sharing` nouns, and `concerning` verbs with `accompanying` prepositions, tell of a part in a happening, which is
    there whoever has one."""

    modals: Mapping[str, str]
    governors: Words
    known: frozenset[str]
    going: frozenset[str]
    summoning: frozenset[str]
    undone: frozenset[str]
    letting: frozenset[str]
    nouns: Words
    modifiers: Mapping[str, str]
    adverbs: Mapping[str, str]
    prepositions: Mapping[str, str]
    conditions: frozenset[str]
    inverted: frozenset[str]
    threatening: frozenset[str]
    pending: frozenset[str]
    conceding: frozenset[str]
    purposes: frozenset[str]
    content: frozenset[str]
    introducing: frozenset[str]
    definite: frozenset[str]
    sharing: frozenset[str]
    concerning: frozenset[str]
    accompanying: frozenset[str]
    having: frozenset[str]
    perfect: frozenset[str]
    pluperfect: frozenset[str]
    since: frozenset[str]
    periphrastic: frozenset[str]
    be_to: frozenset[str]
    hostile: frozenset[str]
    endings: Mapping[str, str]
    past_subjunctive: tuple[str, ...]
    awaiting: frozenset[str]

    def weight(self, keys: Sequence[str], introduced: str = "") -> Status | None:
        """Give the status that a word, by its keys, gives to what stands under it, behind a preposition of its own
        ("kept X from firing") or without one ("kept firing")."""
        led = [f"{key} {introduced}" for key in keys] if introduced else []
        return next((self.governors[key] for key in (*led, *keys) if key in self.governors), None)


@cache
def cues(language: str) -> Cues:
    """Give the status table of a language.

    Raises:
        LookupError: the language has no such table.
    """
    own = table(language, "status")
    return Cues(
        modals=_inverted(own["modals"]),
        governors=_inverted({k: line for k, line in own["governors"].items() if k not in _NO_STATUS}),  # type: ignore[arg-type]
        known=frozenset(split(own["governors"]["known"])),
        undone=frozenset(split(own["governors"]["undone"])),
        letting=frozenset(split(own["governors"]["letting"])),
        going=frozenset(split(own["governors"]["going"])),
        summoning=frozenset(split(own["governors"]["summoning"])),
        nouns=_inverted(own["nouns"]),  # type: ignore[arg-type]
        modifiers=_inverted(own["modifiers"]),
        adverbs=_inverted(own["adverbs"]),
        prepositions=_inverted(own["prepositions"]),
        conditions=frozenset(split(own["conditions"]["hypothetical"])),
        inverted=frozenset(split(own["conditions"]["inverted"])),
        threatening=frozenset(split(own["conditions"]["threatening"])),
        pending=frozenset(split(own["conditions"]["pending"])),
        conceding=frozenset(split(own["conditions"]["conceding"])),
        purposes=frozenset(split(own["conditions"]["purpose"])),
        content=frozenset(split(own["conditions"]["content"])),
        introducing=frozenset(split(own["articles"]["introducing"])),
        definite=frozenset(split(own["articles"]["definite"])),
        sharing=frozenset(split(own["sharing"]["nouns"])),
        concerning=frozenset(split(own["sharing"]["verbs"])),
        accompanying=frozenset(split(own["sharing"]["prepositions"])),
        having=frozenset(split(own["governors"]["having"])),
        perfect=frozenset(split(own["past"]["perfect"])),
        pluperfect=frozenset(split(own["past"]["pluperfect"])),
        since=frozenset(split(own["past"]["background"])),
        periphrastic=frozenset(split(own["future"]["periphrastic"])),
        be_to=frozenset(split(own["future"]["be_to"])),
        hostile=frozenset(split(own["hostile"]["happenings"])),
        endings=_inverted(own["endings"]),
        past_subjunctive=split(own["subjunctive"]["past"]),
        awaiting=frozenset(split(own["subjunctive"]["awaiting"])),
    )


def _inverted(lines: Mapping[str, str]) -> dict[str, str]:
    """Give word → status; a word listed twice keeps its first status."""
    found: dict[str, str] = {}
    for status, line in lines.items():
        for word in split(line):
            found.setdefault(word, status)
    return found


def strongest(statuses: list[Status]) -> Status:
    """Give the status that outweighs the others, `occurred` where there is none."""
    return min(statuses, key=PRECEDENCE.index, default="occurred")
