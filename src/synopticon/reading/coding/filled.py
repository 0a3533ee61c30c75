"""Roles of a trigger under a frame, and the happenings that only people undergo."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from synopticon.reading.coding.lexicon import Frame
from synopticon.records import Participant

# Only people undergo these: who is counted is then somebody, whatever the noun ("21 schoolgirls were freed").
OF_PEOPLE = frozenset(
    (
        *("release", "abduct", "kill", "beat", "rescue", "arrest", "deport", "displace", "torture"),
        *("sentence", "indict", "convict", "pardon", "extradite"),
    )
)


@dataclass(frozen=True, slots=True)
class Filled:
    """Roles of one trigger under one frame; `heads` are the argument words, for quantities. `further` are the other
    places of one journey ("will visit Chile and Peru")."""

    frame: Frame
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: Participant | None
    objects: tuple[Token, ...]
    heads: tuple[Token, ...]
    further: tuple[Participant, ...] = ()
