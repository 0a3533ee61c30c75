"""What a watch is: rules about the events and sentences of a record, and the provisions that they concern."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from synopticon.records import Span

Kind = Literal["conduct", "context"]
Makes = Literal["entry", "addition", "mention"]
Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Word lists by name and language."""


class WatchError(Exception):
    """A watch cannot be used; the message is one line that names the file, the key and the way out."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph that conduct may concern. `says` puts it in our words; `since` and `until` are ISO dates or "";
    `checked` tells what the number and content were checked against; `rules` are those it goes with (all if empty);
    `settles` what evidence would settle whether such a thing happened."""

    resolution: str
    paragraph: str
    says: str
    url: str = ""
    since: str = ""
    until: str = ""
    checked: str = ""
    rules: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give the citation: "S/RES/1718 (2006) §8 (b)"."""
        return f"{self.resolution} §{self.paragraph}" if self.paragraph else self.resolution


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may fill a role: ids of the gazetteer or names, countries (ISO 3166-1 alpha-3), sectors; any of them. For
    whom a sentence names, `words` are lists of which it may have a word instead."""

    entities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entities or self.countries or self.sectors or self.words)


NOBODY = Cast()


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold together for an event, or a sentence, to match. An empty field asks for nothing.

    `happenings`, `types`, `modes` say what is reported; `actor`, `recipient` and `party` (either of them) who takes
    part; `named` whom the sentence names. `goods` are word lists of which one must be found in what is given, sent or
    used (the object; the sentence where no object was read), `subjects` word lists each of which must be found in the
    sentence (the first says what it is about where there are no goods), `unless` lists that must not; `abroad` lists of
    which one must, unless the sentence names another State than those that `named` asks for. `sentences` lets
    it match sentences that no matching event reports, `beside` those too beside which another names whom `named` asks
    for, `stands` those too that have, after one that matches, a word of these lists ("two earlier cargoes") in place of
    goods.
    `answerable` are the roles of which an answer is looked for, besides those that `named` asks for. `one` are lists
    each of which names one happening ("the sixth nuclear test"), whoever tells it and when; `apart` lists of which two
    tell two happenings (drones, vehicles). `makes` says what a match makes in a register: an entry; an addition, which
    adds its provisions to the entry that its sentence makes by another watch, and is one where there is none; a
    mention, which makes an entry only where the affair has no other of its headline.
    """

    name: str
    headline: str = ""
    happenings: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    actor: Cast = NOBODY
    recipient: Cast = NOBODY
    party: Cast = NOBODY
    named: Cast = NOBODY
    goods: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    place: Cast = NOBODY
    status: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    origins: int = 0
    after: str = ""
    before: str = ""
    sentences: bool = False
    beside: bool = False
    stands: tuple[str, ...] = ()
    answerable: tuple[str, ...] = ("actor", "recipient")
    one: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    makes: Makes = "entry"


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch: `id` is the name of its pack and file, `path` the file it was read from, `regime` what its pack is
    called. A watch of kind `context` is about the monitoring itself: it alerts, and makes no entry of a register.
    `unless` are lists that no sentence may have which a rule matches by its words alone."""

    id: str
    title: str
    about: str
    rules: tuple[Rule, ...]
    kind: Kind = "conduct"
    provisions: tuple[Provision, ...] = ()
    words: Words = field(default_factory=dict)
    path: str = ""
    regime: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Why one event matches one rule; or, where `event` is "", one sentence that no matching event reports.

    `reports` are those of the event that match, `spans` their sentences, `reasons` sentences, `found` the words of
    the lists that were found.
    """

    watch: str
    rule: str
    event: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...]
    reasons: tuple[str, ...]
    found: tuple[str, ...] = ()
