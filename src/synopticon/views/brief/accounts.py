"""The accounts of a brief: what each article is, how it is dated, whom it credits, what was cut from it."""

from __future__ import annotations

from synopticon.chronology import describe
from synopticon.records import Document, Reading, Reuse
from synopticon.views.brief.index import Index
from synopticon.views.brief.model import Account, Cut
from synopticon.wording import BASIS, language


def account(index: Index, document_id: str, received: str | None) -> Account:
    """Describe one article; `received` is its received text, where the caller has it."""
    reading = index.readings[document_id]
    document = reading.document
    return Account(
        number=index.numbers[document_id],
        name=document.outlet or document.path,
        title=" ".join(document.title.split()),
        language=language(document.language),
        dated=_dated(reading),
        path=document.path,
        text=document.text,
        provenance=(*_credits(document), *_reuse(index, document_id)),
        cuts=_cuts(document, received) if received is not None else (),
        document=document_id,
    )


def _dated(reading: Reading) -> str:
    when = reading.published if reading.published.known else reading.document.published
    if not when.known:
        return "date unknown"
    how = BASIS.get(when.basis, when.basis)
    return f"{describe(when)} ({how}{f': {when.note}' if when.note and when.basis == 'inferred' else ''})"


def _credits(document: Document) -> list[str]:
    words = {"byline": "by", "agency": "agency", "source": "source", "dateline": "dateline"}
    shown = [(words.get(c.role), c.name or c.uri) for c in document.credits]
    return [f"{word} {name}" for word, name in dict.fromkeys(shown) if word]


def _reuse(index: Index, document: str) -> list[str]:
    return [_sentence(index, reuse, document) for reuse in index.record.reuse if document in reuse.documents]


def _sentence(index: Index, reuse: Reuse, document: str) -> str:
    first = reuse.documents[0] == document
    other = index.numbers[reuse.documents[1 if first else 0]]
    taken = reuse.direction == ("second-to-first" if first else "first-to-second")
    given = reuse.direction == ("first-to-second" if first else "second-to-first")
    if reuse.kind == "version":
        return f"a later version of {other}" if taken else f"another version of {other}"
    if reuse.kind == "quotation":
        return f"quotes the same words as {other}"
    what = {"verbatim": "text", "rewritten": "rewritten text", "translated": "translated text"}[reuse.kind]
    if taken or given:
        return f"takes {what} from {other}" if taken else f"its text is taken up by {other}"
    return f"shares {what} with {other}"


def _cuts(document: Document, received: str) -> tuple[Cut, ...]:
    """Give what cleaning changed, leaving out bare white space and markup."""
    shown = (e for e in document.edits if e.reason not in {"whitespace", "markup", "control"})
    return tuple(Cut(" ".join(received[e.start : e.end].split()), e.replacement, e.reason) for e in shown)
