"""Who said what."""

from __future__ import annotations

from collections.abc import Iterable

from synopticon.records import Reading, Stance, Statement
from synopticon.views.brief.index import Index
from synopticon.views.brief.model import Cite, Said

_VERBS: dict[Stance, str] = {
    "asserts": "said",
    "denies": "denied",
    "confirms": "confirmed",
    "accuses": "alleged",
    "promises": "promised",
    "threatens": "threatened",
    "demands": "demanded",
    "praises": "praised",
    "criticises": "criticised",
    "urges": "urged",
    "warns": "warned",
    "asks": "asked",
    "announces": "announced",
    "expects": "expected",
}


def said(index: Index, documents: Iterable[str]) -> tuple[Said, ...]:
    """List the statements of accounts whose speaker is known, the same words once, in the order of the accounts."""
    found: dict[tuple[str, str], Said] = {}
    for document in sorted(documents, key=lambda d: index.numbers[d]):
        reading = index.readings[document]
        for statement in reading.statements:
            line = _line(index, reading, statement)
            if line is None:
                continue
            key = (line.speaker.casefold(), line.words.casefold().strip(" .,;"))
            again = found.get(key)
            found[key] = line if again is None else _joined(again, line)
    return tuple(found.values())


def _joined(first: Said, again: Said) -> Said:
    return Said(
        first.speaker,
        first.verb,
        first.words,
        first.direct,
        first.language,
        first.chain,
        (*first.cites, *again.cites),
    )


def _line(index: Index, reading: Reading, statement: Statement) -> Said | None:
    speaker = index.name(statement.speaker) or " ".join(statement.speaker_text.split())
    direct = statement.kind == "direct"
    words = _clean(reading, *((statement.content_start, statement.content_end) if direct else _whole(statement)))
    if not speaker or not words:
        return None
    return Said(
        speaker=speaker,
        verb=_VERBS[statement.stance],
        words=words.strip('“”"«» ,'),
        direct=statement.kind == "direct",
        language=reading.document.language,
        chain=_chain(statement),
        cites=(Cite(index.numbers[reading.document.id], statement.start, statement.end),),
    )


def _whole(statement: Statement) -> tuple[int, int]:
    """Give where an indirect statement stands with its speaker and cue: out of these its words are a fragment."""
    return statement.start, statement.end


def _clean(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.document.text[start:end].split())


def _chain(statement: Statement) -> str:
    """Give the chain the words came through, each step once; the publisher is the account itself."""
    names = [" ".join(step.name.split()) for step in statement.via if step.role != "publisher"]
    return " → ".join(dict.fromkeys(names))
