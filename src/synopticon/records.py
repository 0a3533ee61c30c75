"""The nouns: frozen, slotted, typed. Ids derive from content.

Offsets count Unicode code points and are half-open. Unless a docstring says otherwise they are offsets of
the *clean text* of a document; those of an `Edit` are offsets of the *received text* (the received bytes,
decoded). Times are ISO 8601 and half-open: `earliest` is in the interval, `latest` is the first moment after it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

SCHEMA = "1"

Granularity = Literal[
    "century",
    "decade",
    "year",
    "season",
    "quarter",
    "month",
    "week",
    "day",
    "part",
    "hour",
    "minute",
    "second",
    "unknown",
]
Basis = Literal["stated", "metadata", "header", "url", "given", "inferred", "unknown"]
EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MISC"]
Form = Literal["name", "nominal", "pronoun"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeDirection = Literal["none", "past", "future", "nearest", "present"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts",
    "denies",
    "confirms",
    "accuses",
    "promises",
    "threatens",
    "demands",
    "praises",
    "criticises",
    "urges",
    "warns",
    "asks",
    "announces",
    "expects",
]
StepRole = Literal["medium", "originator", "wire", "publisher"]
Status = Literal[
    "planned",
    "possible",
    "underway",
    "occurred",
    "alleged",
    "denied",
    "cancelled",
    "called-for",
    "hypothetical",
]
EditReason = Literal["boilerplate", "credit", "glued-words", "mojibake", "markup", "whitespace", "control"]
CreditRole = Literal["byline", "agency", "source", "dateline", "date"]
MarkReason = Literal["foreign", "misspelt"]
ReuseKind = Literal["verbatim", "rewritten", "translated", "version", "quotation"]
ReuseDirection = Literal["first-to-second", "second-to-first", "common-source", "undecided"]
OriginKind = Literal["agency", "official", "medium", "own-reporting", "not-established"]
DisagreementKind = Literal["conflict", "precision", "scope", "version", "translation", "time-zone"]
JudgementVerdict = Literal["same", "not-same", "accept", "reject", "correct"]
Noun = Literal["document", "entity", "report", "statement", "event", "story", "reuse", "disagreement"]
ChangeKind = Literal[
    "new-story",
    "new-event",
    "status",
    "new-origin",
    "new-report",
    "new-disagreement",
    "resolved-disagreement",
    "gone",
]


def identify(prefix: str, *parts: object) -> str:
    """Give the id of something from its content: `prefix-` and 16 hexadecimal digits of BLAKE2b."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.blake2b(joined.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


# ---------------------------------------------------------------- what was received, and its clean text


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the clean text of `document` (its id; "" outside a case)."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """A half-open interval of time, as precise as it is known and no more.

    `earliest` and `latest` are ISO dates ("2024-06-18") or date-times ("2024-06-18T02:00"), None where unbounded
    or unknown. `zone` is an offset ("+09:00") or an IANA name, None where it is not known.
    `note` is the reasoning in one sentence where the interval was inferred.
    """

    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity = "unknown"
    zone: str | None = None
    basis: Basis = "unknown"
    evidence: tuple[Span, ...] = ()
    note: str = ""

    @property
    def known(self) -> bool:
        """Tell whether at least one bound is known."""
        return self.earliest is not None or self.latest is not None


UNKNOWN_TIME = When()


@dataclass(frozen=True, slots=True)
class Given:
    """What came with the bytes and is not in them: a dump's fields, a sidecar's row, an option. "" = not given."""

    uri: str = ""
    title: str = ""
    outlet: str = ""
    language: str = ""
    published: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as received. `id` hashes the content and what was given with it, so the same bytes under two
    URIs are two. `location` is the path below the folder that was read, with `#n` for record n of a container."""

    id: str
    content: bytes
    location: str
    media_type: str
    received: str
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that was not read: where it lies, a reason of one word, and a line that says what to do."""

    location: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change from received to clean text: received[start:end] became `replacement`, for `reason`."""

    start: int
    end: int
    replacement: str
    reason: EditReason


@dataclass(frozen=True, slots=True)
class Credit:
    """Who an article credits: `role`, `name`, `uri` ("" if none), and where it stands in the *received* text."""

    role: CreditRole
    name: str
    uri: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of clean text that facts must carry a warning about: a leftover of another language, a misspelling."""

    start: int
    end: int
    reason: MarkReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one article. `title` stands at text[title_start:title_end] where it is part of the text
    (-1, -1 where it is known only from outside). `article` is shared by all versions of one URI."""

    id: str
    article: str
    raw: str
    path: str
    language: str
    text: str
    title: str = ""
    title_start: int = -1
    title_end: int = -1
    version: int = 1
    uri: str = ""
    outlet: str = ""
    encoding: str = "utf-8"
    edits: tuple[Edit, ...] = ()
    credits: tuple[Credit, ...] = ()
    marks: tuple[Mark, ...] = ()
    published: When = UNKNOWN_TIME


# ---------------------------------------------------------------- what one article says


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to an entity. `entity` is the id of an `Entity` of the same reading, or
    None while undecided; `members` are the ids it stands for where it names several ("both leaders")."""

    start: int
    end: int
    type: EntityType
    form: Form
    entity: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form of an entity, its language and how often it stands there."""

    text: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office held: title as English words ("president"), country code or "", dates (ISO, half-open) or None."""

    title: str
    country: str = ""
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or country. In a Reading: within one article; in a Record: across all.

    `link` is the gazetteer's id ("" where it is not in the gazetteer), `country` ISO 3166-1 alpha-3 or None,
    `why` the sentences that say why its mentions were joined; `told` whether words of the article tell its type (a
    title, a head word, "a company"), not its looks alone.
    """

    id: str
    name: str
    type: EntityType
    country: str | None = None
    link: str = ""
    names: tuple[Name, ...] = ()
    mentions: tuple[Span, ...] = ()
    offices: tuple[Office, ...] = ()
    why: tuple[str, ...] = ()
    told: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: what is said (`pattern`, `direction`, `shift`) and what it comes to (`value`, `when`).

    `pattern` is the TIMEX3 value with X for what is not said ("XXXX-WXX-2" a Tuesday, "XXXX-09" a September,
    "2024-01-16"); `shift` a signed ISO duration from the anchor ("-P9M"), "" where there is none;
    `anchor` is "publication", "expression" (before it), "following", "event" or "none"; `mod` TIMEX3's ("APPROX",
    "START", "MID", "END", "BEFORE", "AFTER", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE") or ""; `leans` where the
    expression before it starts from which it is counted, -1 where the tree does not tell.
    Kept apart so that an expression can be resolved again when its article's date becomes known.
    """

    start: int
    end: int
    type: TimexType
    value: str
    pattern: str = ""
    direction: TimeDirection = "none"
    shift: str = ""
    granularity: Granularity = "unknown"
    anchor: str = "none"
    mod: str = ""
    when: When = UNKNOWN_TIME
    rule: str = ""
    leans: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain a statement came through, nearest the speaker first."""

    role: StepRole
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said. `start`..`end` covers speaker, cue and content. A speaker or cue that is not in the
    text has offsets -1, -1. `speaker` is an entity id or None; `speaker_text` the description used."""

    id: str
    start: int
    end: int
    kind: StatementKind
    stance: Stance
    content_start: int
    content_end: int
    cue: str = ""
    cue_start: int = -1
    cue_end: int = -1
    speaker: str | None = None
    speaker_text: str = ""
    speaker_start: int = -1
    speaker_end: int = -1
    addressee: str | None = None
    via: tuple[Step, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or somewhere in a report: the words used, and the entity they refer to (None while undecided)."""

    entity: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as a range: "dozens of soldiers" is low 24, high None, unit "soldiers"."""

    text: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report of one happening. `start`..`end` is its sentence. `happening` is a key of
    `languages/happenings.toml`, from which PLOVER's `type` and `mode` follow; `time` is where the expression
    that governs it stands; `statement` the id of the statement it stands in (None: the outlet's own voice);
    `accusers` say it where the status is `alleged` and no statement holds it; `clause` is where the words of its own
    clause stand, its subject first, () where it has none (an infinitive, a noun)."""

    id: str
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    happening: str
    type: str
    mode: str = ""
    context: str = ""
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Participant | None = None
    when: When = UNKNOWN_TIME
    time: tuple[int, int] | None = None
    status: Status = "occurred"
    statement: str | None = None
    accusers: tuple[Participant, ...] = ()
    object: str = ""
    quantities: tuple[Quantity, ...] = ()
    background: bool = False
    clause: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """What the evidence did not decide, where, and why."""

    start: int
    end: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one article. `document.published` is what is known from outside the prose;
    `published` is that or, where it is unknown, what the prose itself decides (basis `inferred`)."""

    document: Document
    published: When = UNKNOWN_TIME
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    pipeline: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Give the reading in the shapes of the export contract (DESIGN §5)."""
        from synopticon.contract import reading_to_dict

        return reading_to_dict(self)


# ---------------------------------------------------------------- what the set of articles says


@dataclass(frozen=True, slots=True)
class Reuse:
    """Passages two documents share. `passages` pair a span of the first with one of the second;
    documents stand in the order of their ids."""

    documents: tuple[str, str]
    kind: ReuseKind
    direction: ReuseDirection = "undecided"
    passages: tuple[tuple[Span, Span], ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Give its id, which follows from the two documents."""
        return identify("reuse", *self.documents)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports go back to, and the ids of the reports that do."""

    id: str
    name: str
    kind: OriginKind
    reports: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One step of an event's history: the date at which it was said, the status, the report that says it."""

    date: str | None
    status: Status
    report: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of an attribute that is disputed, and the reports that give it."""

    value: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An attribute of an event on which its reports differ, how, and why that kind, in a sentence."""

    attribute: str
    kind: DisagreementKind
    readings: tuple[Variant, ...]
    explanation: str = ""

    @property
    def id(self) -> str:
        """Give its id, which follows from what differs and the reports that give each reading."""
        sides = sorted("\x1e".join((v.value, *sorted(v.reports))) for v in self.readings)
        return identify("disagreement", self.attribute, self.kind, *sides)


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one happening. `independent_origins` is None while independence is not established; `judged` are
    the ids of the judgements that took part in making it."""

    id: str
    type: str
    happening: str
    title: str
    mode: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When = UNKNOWN_TIME
    status: Status = "occurred"
    history: tuple[StatusStep, ...] = ()
    reports: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    outlets: int = 0
    origins: tuple[Origin, ...] = ()
    independent_origins: int | None = None
    parent: str | None = None
    plan_of: str | None = None
    disagreements: tuple[Disagreement, ...] = ()
    why: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles and events of one unfolding affair."""

    id: str
    title: str
    documents: tuple[str, ...]
    events: tuple[str, ...]
    earliest: str | None = None
    latest: str | None = None


# ---------------------------------------------------------------- what analysts decide, and what changed


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text by which a subject of a judgement is found again when its article is read anew.

    `exact`, `prefix` and `suffix` are those of the W3C's TextQuoteSelector, over the clean text of any version of
    `article`; `start` is where `exact` stood, which decides among equal places. `detail` tells apart what stands at
    one place (a report's happening). An empty `exact` is the whole article, which begins with `suffix`.
    """

    subject: str
    noun: Noun
    article: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's decision; append-only: the only thing that ever changes is that it is `withdrawn` (ISO, UTC), once.

    `subjects` are the ids that it was made about, `anchors` where they stood. An entity of one article only is written
    `ENTITY@DOCUMENT`. `correct` sets `attribute` to `value`.
    """

    id: str
    verdict: JudgementVerdict
    subjects: tuple[str, ...]
    who: str
    when: str
    note: str = ""
    withdrawn: str | None = None
    attribute: str = ""
    value: str = ""
    anchors: tuple[Anchor, ...] = ()

    @property
    def sentence(self) -> str:
        """Say it in a sentence: what, by whom, on which day, and why."""
        value = next((a.exact for a in self.anchors if self.attribute and a.subject == self.value), self.value)
        said = {
            "same": f"Judged one by {self.who}",
            "not-same": f"Judged apart by {self.who}",
            "accept": f"Accepted by {self.who}",
            "reject": f"Rejected by {self.who}",
            "correct": f"{self.who} set the {self.attribute} to {value}",
        }[self.verdict]
        return f"{said} ({self.when[:10]}){f': {self.note}' if self.note else ''}."


@dataclass(frozen=True, slots=True)
class Attachment:
    """What became of a judgement in a record: the ids that its subjects have there now, and whether it holds.

    `overridden`: a later judgement says otherwise; `lost`: what it was about is not in the readings any more.
    """

    judgement: str
    state: Literal["applied", "overridden", "lost"]
    subjects: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """What analysts rejected: it takes no part in the record (nor stands in its readings) and is kept to be seen.

    Reports and statements stand with the id of their document, disagreements with that of their event.
    """

    events: tuple[Event, ...] = ()
    reports: tuple[tuple[str, Report], ...] = ()
    statements: tuple[tuple[str, Statement], ...] = ()
    reuse: tuple[Reuse, ...] = ()
    disagreements: tuple[tuple[str, Disagreement], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A record that was kept: when it was made (ISO 8601, UTC) and what was in it."""

    id: str
    made: str
    articles: int
    events: int
    stories: int


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two records, in a sentence; `reports` and `documents` are those that bring it.

    `event` and `story` are ids of the later record (of the earlier where `kind` is `gone`), "" where there is none;
    `before` and `after` are the values of what changed.
    """

    kind: ChangeKind
    event: str
    story: str
    sentence: str
    reports: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a set of articles. `readings` have the record's entity ids and re-resolved times in them.

    `judgements` are those that it was made with, `attachments` what each came to; `called` has English words, by
    statement, for speakers who are only described in another language.
    """

    readings: tuple[Reading, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    stories: tuple[Story, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    rejected: Rejected = Rejected()
    called: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Give the whole record as the export contract's one object (DESIGN §5)."""
        from synopticon.contract import record_to_dict

        return record_to_dict(self)
