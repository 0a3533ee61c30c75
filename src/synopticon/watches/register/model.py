"""What a register is made of. Every account carries the sentence it rests on, found again by its selectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AnswerKind = Literal["denied", "confirmed", "own words", "justified", "protested", "no comment", "silent"]


@dataclass(frozen=True, slots=True)
class Selector:
    """A TextQuoteSelector and a TextPositionSelector (W3C Web Annotation) of one stretch of a text: its characters,
    enough of what stands before and after to be the only such place, and its offsets in code points, half-open."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, in the clean text and in the text as received (None where that was not given)."""

    article: int
    language: str
    text: str
    clean: Selector
    received: Selector | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article that the register quotes, as it was received: `sha256` of its bytes, `received` when (ISO 8601)."""

    number: int
    document: str
    name: str
    title: str
    path: str
    uri: str
    language: str
    published: str
    credits: tuple[str, ...]
    sha256: str = ""
    received: str = ""
    media_type: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of the Admiralty scale, why, and what gave it: the name of a rule, or the analyst who decided."""

    code: str
    meaning: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says of it. `alleged_by` are those who say so in the article's own words, () where the outlet
    says it in its own voice; `through` the chain it came by; `shared_with` articles that share the passage."""

    report: str
    alleged_by: tuple[str, ...]
    through: str
    told_by: str
    published: str
    status: str
    goods: str
    quantities: tuple[str, ...]
    quote: Quote
    reliability: Grade
    shared_with: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one of the accused answered, and where; `silent` where the articles read hold no answer."""

    who: str
    kind: AnswerKind
    sentence: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """A provision that it would concern, and why."""

    provision: str
    says: str
    url: str
    checked: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the status history."""

    date: str
    status: str
    article: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One alleged or reported happening. `events` are ids of the record's; `independent` is None where independence is
    not established; `settles` says what would settle it, `related` the numbers of entries that bear on it; `perhaps`
    are accounts that may be of the same, told without its day: nothing else of the entry rests on them; `named` are
    the States that its sentences name besides those who say it, where who acted was not read."""

    id: str
    number: int
    headline: str
    status: str
    events: tuple[str, ...]
    concerns: tuple[Concern, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    goods: tuple[str, ...]
    quantities: tuple[str, ...]
    when: str
    where: str
    accounts: tuple[Account, ...]
    answers: tuple[Answer, ...]
    origins: tuple[str, ...]
    independent: int | None
    sourcing: str
    history: tuple[Step, ...]
    differences: tuple[str, ...]
    settles: tuple[str, ...]
    credibility: Grade
    notes: tuple[str, ...] = ()
    related: tuple[int, ...] = ()
    perhaps: tuple[Account, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is told of the monitoring itself: no entry."""

    headline: str
    provisions: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The entries, newest first, what concerns the monitoring itself, and the articles quoted."""

    title: str
    entries: tuple[Entry, ...]
    context: tuple[Context, ...]
    articles: tuple[Article, ...]
    read: int
