"""What a brief holds, whatever it is shown on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """Characters `start` to `end` of the clean text of account `account` (its number in the brief)."""

    account: int
    start: int
    end: int

    @property
    def key(self) -> str:
        """Give the anchor of the cited characters."""
        return f"c{self.account}-{self.start}-{self.end}"

    def __str__(self) -> str:
        return f"[{self.account}:{self.start}–{self.end}]"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an account, in the language they stand in."""

    text: str
    language: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Cut:
    """One thing that cleaning changed: the words received, what they became, why."""

    received: str
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """One article of the brief. `dated` says how its date is known, `provenance` who it credits or copies;
    `document` is its id."""

    number: int
    name: str
    title: str
    language: str
    dated: str
    path: str
    text: str
    provenance: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    document: str = ""


def places(account: Account) -> str:
    """Say in how many places cleaning changed an account."""
    return "1 place" if len(account.cuts) == 1 else f"{len(account.cuts)} places"


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed of one event: its status in words, who tells it. `notes` are sentences with their citations."""

    event: str
    status: str
    headline: str
    cites: tuple[Cite, ...]
    sourcing: str
    notes: tuple[tuple[str, tuple[Cite, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: the claims of one time that one sentence tells best."""

    when: str
    claims: tuple[Claim, ...]
    quote: Quote | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the readings that differ: the value, and where it is given."""

    value: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where accounts differ: what about, the readings, the kind and the reason for calling it so."""

    about: str
    attribute: str
    kind: str
    sides: tuple[Side, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, what they do by saying it, and the chain their words came through, nearest the speaker first."""

    speaker: str
    verb: str
    chain: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words as they stand, and whose they are: direct speech has one voice, a sentence may report several."""

    voices: tuple[Voice, ...]
    words: str
    direct: bool
    language: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What could not be decided, and why."""

    what: str
    reason: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What an earlier record did not say: the kind of change, the sentence, and where it is told."""

    kind: str
    words: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story: `counts` is its header line, `besides` what single accounts tell without a date; `news` stands alone,
    in a brief of what is new."""

    title: str
    span: str
    counts: str
    timeline: tuple[Entry, ...]
    besides: tuple[Entry, ...]
    differences: tuple[Difference, ...]
    said: tuple[Said, ...]
    open: tuple[Open, ...]
    accounts: tuple[Account, ...]
    news: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief, story by story, latest first. `judged` says what analysts decided and what came of it; `since`
    what a brief of what is new begins with."""

    chapters: tuple[Chapter, ...]
    aside: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    since: str = ""
