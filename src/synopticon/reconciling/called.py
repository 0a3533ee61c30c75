"""What a country's people and things are called in a title: "North Korean soldiers" are not North Korea."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from synopticon.languages import table
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.glossing import gloss
from synopticon.reconciling.parties import Party
from synopticon.reconciling.titles import name_of
from synopticon.records import Participant

_LONGEST = 7  # words; a longer description is a clause


def called(parties: Sequence[Party], members: Sequence[Account]) -> list[Party]:
    """Put words for a country where no report names it itself and an English one says whom or what of it it means."""
    return [_worded(party, members) if party.link.startswith("country:") else party for party in parties]


def _worded(party: Party, members: Sequence[Account]) -> Party:
    told = [(account, p) for account in members for p in _of(account, party.entity)]
    if not told or not all(_described(account, p) for account, p in told):
        return party
    english = Counter(
        " ".join(p.text.split())
        for account, p in told
        if account.reading.document.language == "en" and len(p.text.split()) <= _LONGEST
    )
    if not english:
        return _officials(party, told) or _glossed(party, told)
    words = min(english, key=lambda text: (-english[text], len(text), text))
    return replace(party, entity="", link="", name=words)


def _glossed(party: Party, told: Sequence[tuple[Account, Participant]]) -> Party:
    """Give the words of another language for a country's people in English, or else in quotation marks."""
    worded = {
        (len(p.text), " ".join(p.text.split()), account.reading.document.language)
        for account, p in told
        if len(p.text.split()) <= _LONGEST
    }
    if not worded:
        return party
    _, words, language = min(worded)
    return replace(party, entity="", link="", name=gloss(words, language) or f"“{words}”")


def _officials(party: Party, told: Sequence[tuple[Account, Participant]]) -> Party | None:
    """Say "officials of" a country where every report tells of several of them, in words of another language; None
    where not."""
    plural = all(
        officials(account.reading.document.language).intersection(p.text.lower().split()) for account, p in told
    )
    return replace(party, entity="", link="", name=f"officials of {name_of(party)}") if plural else None


@cache
def officials(language: str) -> frozenset[str]:
    """Give the words of a language for several people who hold an office."""
    return frozenset(table(language, "differences")["officials"])


def _of(account: Account, entity: str) -> list[Participant]:
    return [p for p in (*account.report.actors, *account.report.recipients) if p.entity == entity]


def _described(account: Account, participant: Participant) -> bool:
    """Tell whether a participant's words only mention the country on the way to somebody or something of its own."""
    return " " in participant.text and not any(
        participant.entity in (m.entity, *m.members) and m.start <= participant.start and participant.end <= m.end
        for m in account.reading.mentions
    )
