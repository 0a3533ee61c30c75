"""`synopticon_statements`: who said what, to whom, how it was put and what it came through.

Direct speech is taken from quotation marks, indirect speech from the parse around words of speech
(`languages/LANGUAGE/speech.toml`). Where neither decides, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from synopticon.reading import extensions
from synopticon.reading.held import hold_text, text_of
from synopticon.reading.speech.asides import with_asides
from synopticon.reading.speech.clauses import content_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.cues import find_cues, in_first_person
from synopticon.reading.speech.lexicon import Lexicon, lexicon
from synopticon.reading.speech.memory import with_remembered_speakers
from synopticon.reading.speech.pronouns import with_people
from synopticon.reading.speech.quoted import attribute
from synopticon.reading.speech.quotes import Quote, find_quotes
from synopticon.reading.speech.relay import relayed
from synopticon.reading.speech.sequel import Quoted
from synopticon.reading.speech.speaker import Speaker, may_speak
from synopticon.reading.speech.via import addressee_of, chain, is_carrier, media_of
from synopticon.reading.speech.voices import word_count
from synopticon.records import Statement, StatementKind, Step, Undecided, identify

_FEWEST_WORDS = 3  # an indirect content of fewer words says nothing that can be checked, save where the stance tells
_MENTAL = frozenset({"asserts", "expects", "warns", "praises"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement in the making: its cue, its content's characters, its kind, steps taken from outer cues."""

    cue: Cue
    start: int
    end: int
    kind: StatementKind
    steps: tuple[Step, ...] = ()


@Language.factory(
    "synopticon_statements",
    assigns=["doc._.statements"],
    requires=["token.dep"],
    default_config={},
)
def make_statements(nlp: Language, name: str) -> StatementReader:
    """Make the component for the language of `nlp`; without a speech table for it, it finds nothing."""
    return StatementReader(nlp.lang or "")


class StatementReader:
    """The component: call it on a `Doc` to fill `doc._.statements` and add to `doc._.undecided`."""

    def __init__(self, language: str) -> None:
        extensions.register()
        self._lexicon = lexicon(language)

    def __call__(self, doc: Doc) -> Doc:
        """Read the statements of `doc`; offsets are of `text_of(doc)`. Raises nothing, whatever the text."""
        if self._lexicon is not None and len(doc):
            with hold_text(doc):
                statements, undecided = read_statements(doc, self._lexicon)
            doc._.statements = statements
            doc._.undecided = (*doc._.undecided, *undecided)
        return doc


def read_statements(doc: Doc, lex: Lexicon) -> tuple[tuple[Statement, ...], tuple[Undecided, ...]]:
    """Give the statements of a text in order, and the words of speech whose speaker stayed undecided."""
    marked = with_asides(text_of(doc), find_quotes(text_of(doc)), lex.says)
    quotes = tuple(q for q in marked if not _in_title(doc, q.start))
    found = [c for c in find_cues(doc, lex, quotes) if not _in_title(doc, c.start)]
    cues = with_people(doc, with_remembered_speakers(doc, found, lex), quotes, lex)
    direct = [q for q in attribute(doc, quotes, cues, lex) if not in_first_person(doc, q.cue)]
    drafts = [*_direct(doc, direct), *_indirect(doc, cues, direct, quotes, lex)]
    drafts = [replace(d, cue=relayed(doc, d.cue, lex)) for d in drafts]
    drafts = [d for d in drafts if d.cue.missing or may_speak(doc, d.cue.speaker, lex)]
    drafts = _carried(doc, _spoken_for(doc, _distinct(drafts), lex), lex)
    statements = [_statement(doc, draft, lex) for draft in drafts]
    statements = _nested(sorted(statements, key=lambda s: (s.content_start, -s.content_end, s.id)))
    return tuple(statements), tuple(_undecided(statements))


def _in_title(doc: Doc, position: int) -> bool:
    document = doc._.document
    return document is not None and document.title_start <= position < document.title_end


def _direct(doc: Doc, direct: list[Quoted]) -> list[_Draft]:
    return [_quoted_draft(doc, quoted) for quoted in direct]


def _quoted_draft(doc: Doc, quoted: Quoted) -> _Draft:
    quote = quoted.quote
    start, end = _inner(doc, quote)
    if quoted.whole or quoted.continued or start >= end:
        start, end = (start, end) if start < end else (quote.start, quote.end)
        return _Draft(quoted.cue, start, end, "direct")
    start = _clause_start(doc, quote)
    return _Draft(quoted.cue, start, quote.end, "mixed")


def _inner(doc: Doc, quote: Quote) -> tuple[int, int]:
    start, end = quote.inner_start, quote.inner_end
    while start < end and text_of(doc)[start].isspace():
        start += 1
    while end > start and text_of(doc)[end - 1] in ", ":
        end -= 1
    return start, end


def _clause_start(doc: Doc, quote: Quote) -> int:
    """Give where the sentence that ends in a quotation begins, within its paragraph."""
    line = text_of(doc).rfind("\n", 0, quote.start) + 1
    starts = [s.start_char for s in _sentences(doc) if line <= s.start_char <= quote.start]
    start = max([line, *starts])
    while start < quote.start and text_of(doc)[start].isspace():
        start += 1
    return start


def _sentences(doc: Doc) -> list[Span]:
    return list(doc.sents) if doc.has_annotation("SENT_START") else []


def _indirect(doc: Doc, cues: list[Cue], direct: list[Quoted], quotes: tuple[Quote, ...], lex: Lexicon) -> list[_Draft]:
    used = {q.cue.anchor for q in direct if q.cue.start >= q.quote.end or q.cue.entry.allows("quote")}
    spoken = [q.quote for q in direct]
    forward = {q.cue.anchor for q in direct if q.cue.start < q.quote.start and not q.continued}
    drafts = []
    for cue in cues:
        if cue.anchor in used or in_first_person(doc, cue) or _in_unspoken_quote(cue, quotes, spoken):
            continue
        content = content_of(doc, cue, lex, quotes, cues)
        if content is not None and cue.anchor in forward and content[0] < cue.start:
            continue  # its quotation follows: what precedes is another's
        draft = _clausal_draft(doc, cue, content, quotes) if content is not None else None
        if draft is not None and not _crosses(draft, spoken) and not _leaves_quote(draft, quotes):
            drafts.append(draft)
    return drafts


def _in_unspoken_quote(cue: Cue, quotes: tuple[Quote, ...], spoken: list[Quote]) -> bool:
    for quote in quotes:
        if quote.covers(cue.start):
            return quote not in spoken or cue.speaker.entity is None or cue.kind != "verb"
    return False


def _leaves_quote(draft: _Draft, quotes: tuple[Quote, ...]) -> bool:
    """Tell whether a verb inside a quotation seems to report what stands outside of it, or all of it."""
    cue, speaker = draft.cue, draft.cue.speaker
    holding = [q for q in quotes if q.covers(cue.start)]
    whole = draft.start <= speaker.start < draft.end and draft.start <= cue.start < draft.end
    return any(whole or not q.start <= draft.start < draft.end <= q.end for q in holding)


def _crosses(draft: _Draft, spoken: list[Quote]) -> bool:
    """Tell whether a content overlaps attributed direct speech without standing wholly inside it."""
    return any(
        draft.start < q.inner_end and q.inner_start < draft.end and not q.covers(draft.cue.start) for q in spoken
    )


def _clausal_draft(doc: Doc, cue: Cue, content: tuple[int, int], quotes: tuple[Quote, ...]) -> _Draft | None:
    start, end = content
    inside = [q for q in quotes if start <= q.start and q.end <= end]
    for quote in inside:
        if quote.start - start <= 1 and end - quote.end <= 1 and quote.end > quote.start:
            inner = _inner(doc, quote)
            if word_count(text_of(doc)[inner[0] : inner[1]]) >= _FEWEST_WORDS and cue.entry.allows("that", "quote"):
                return _Draft(cue, *inner, "direct")
    if not _enough(doc, cue, start, end, bool(inside)):
        return None
    return _Draft(cue, start, end, "mixed" if inside else "indirect")


def _enough(doc: Doc, cue: Cue, start: int, end: int, quoted: bool) -> bool:
    if word_count(text_of(doc)[start:end]) >= (2 if quoted else _FEWEST_WORDS):
        return True
    named = any(t.pos_ in {"NOUN", "PROPN"} for t in doc if start <= t.idx < end)
    return named and cue.kind == "verb" and cue.entry.tells()


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """Keep one draft for one cue and content; a cue may hold several quotations, never the same words twice."""
    kept: dict[tuple[int, int], _Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, d.end, d.cue.start)):
        kept.setdefault((draft.start, draft.end), draft)
    return list(kept.values())


def _spoken_for(doc: Doc, drafts: list[_Draft], lex: Lexicon) -> list[_Draft]:
    """Drop what a speaker says of their own saying or thinking: "she said she hoped it would end" is one statement."""
    anchors = {d.cue.anchor for d in drafts}
    return [d for d in drafts if not _echoes(doc, d.cue, anchors, lex)]


def _echoes(doc: Doc, cue: Cue, anchors: set[int], lex: Lexicon) -> bool:
    token, head = doc[cue.anchor], cue.speaker.head
    if cue.kind != "verb" or token.dep_ != "ccomp" or token.head.i not in anchors or head < 0:
        return False
    return bool(doc[head].head == token and lex.has("personal", doc[head].lower_) and cue.entry.stance in _MENTAL)


def _carried(doc: Doc, drafts: list[_Draft], lex: Lexicon) -> list[_Draft]:
    """Turn an agency's or medium's report of another's statement into a step of that statement's chain; one that
    only trails behind it ("…, TASS reported") is no statement of its own."""
    dropped: set[int] = set()
    steps: dict[int, list[Step]] = {}
    for outer_index, outer in enumerate(drafts):
        step = is_carrier(doc, outer.cue.speaker, lex)
        inner = _governed(doc, drafts, outer) if step is not None else []
        if step is not None and inner:
            if outer.cue.start >= outer.end or outer.cue.kind != "verb":
                dropped.add(outer_index)
            for index in inner:
                steps.setdefault(index, []).extend([*media_of(doc, outer.cue, (outer.start, outer.end), lex), step])
    return [
        replace(draft, steps=tuple(steps.get(index, ()))) for index, draft in enumerate(drafts) if index not in dropped
    ]


def _governed(doc: Doc, drafts: list[_Draft], outer: _Draft) -> list[int]:
    """Give the drafts whose cue is the main word of what `outer` reports: the whole of it is their statement."""
    found = []
    for index, inner in enumerate(drafts):
        cue = inner.cue
        if inner is outer or not outer.start <= cue.start < outer.end or cue.anchor == outer.cue.anchor:
            continue
        most = 2 * (inner.end - inner.start) > outer.end - outer.start
        if outer.start <= inner.start and inner.end <= outer.end and (most or _is_main(doc, cue, outer)):
            found.append(index)
    return found


def _is_main(doc: Doc, cue: Cue, outer: _Draft) -> bool:
    head = doc[cue.anchor].head
    outside = not outer.start <= head.idx < outer.end
    return head == doc[cue.anchor] or outside or doc[cue.anchor].dep_ in {"conj", "parataxis"}


# ---------------------------------------------------------------- statements


def _statement(doc: Doc, draft: _Draft, lex: Lexicon) -> Statement:
    cue, speaker = draft.cue, draft.cue.speaker
    content = (draft.start, draft.end)
    addressee = addressee_of(doc, cue, content, lex)
    document = doc._.document.id if doc._.document is not None else ""
    bounds = [p for p in (cue.start, cue.end, draft.start, draft.end, speaker.start, speaker.end) if p >= 0]
    return Statement(
        id=identify("statement", document, draft.start, draft.end, speaker.text),
        start=min(bounds),
        end=max(bounds),
        kind=draft.kind,
        stance=cue.entry.stance,
        content_start=draft.start,
        content_end=draft.end,
        cue=text_of(doc)[cue.start : cue.end],
        cue_start=cue.start,
        cue_end=cue.end,
        speaker=speaker.entity,
        speaker_text=speaker.text,
        speaker_start=speaker.start,
        speaker_end=speaker.end,
        addressee=_addressed(addressee),
        via=chain(doc, cue, content, addressee, draft.steps, lex),
    )


def _addressed(addressee: Speaker) -> str | None:
    return addressee.entity or addressee.text or None


def _nested(statements: list[Statement]) -> list[Statement]:
    """Point each statement at the nearest one whose content holds its cue and its content."""
    return [replace(s, within=_holder(s, statements)) for s in statements]


def _holder(inner: Statement, statements: list[Statement]) -> str | None:
    holders = [
        s
        for s in statements
        if s is not inner
        and s.content_start <= min(inner.content_start, inner.cue_start)
        and max(inner.content_end, inner.cue_end) <= s.content_end
        and s.cue_start != inner.cue_start
    ]
    holders.sort(key=lambda s: (s.content_end - s.content_start, s.id))
    return holders[0].id if holders else None


def _undecided(statements: list[Statement]) -> list[Undecided]:
    reason = "the sentence leaves out who speaks, and what stands before does not decide it"
    return [
        Undecided(s.start, s.end, "speaker", reason) for s in statements if s.speaker is None and not s.speaker_text
    ]
