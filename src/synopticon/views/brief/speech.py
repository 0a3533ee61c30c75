"""Who said what.

Direct speech is given in its own words. Out of indirect speech only whole sentences are given, because the
words that depend on "said that" are a fragment without it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterable

from synopticon.records import Reading, Statement
from synopticon.views.brief.index import Index
from synopticon.views.brief.model import Cite, Said, Voice
from synopticon.wording import STANCE

_VOICES = 3  # a line that names more speakers than that is harder to read than the sentence itself


def said(index: Index, documents: Iterable[str], told: Container[str]) -> tuple[Said, ...]:
    """List the statements of accounts by who says them, the same words of one speaker once: speakers in the order in
    which the accounts have them first, and what each says in the order of the accounts.

    Sentences in `told`, word for word, are left out: the timeline gives them already.
    """
    found: dict[tuple[str, str], Said] = {}
    for document in sorted(documents, key=lambda d: index.numbers[d]):
        for line in _lines(index, index.readings[document]):
            if not line.direct and line.words in told:
                continue
            key = (line.voices[0].speaker.casefold(), line.words.casefold().strip(" .,;"))
            again = found.get(key)
            found[key] = dataclasses.replace(again, cites=(*again.cites, *line.cites)) if again else line
    spoken: dict[str, list[Said]] = {}
    for line in found.values():
        spoken.setdefault(line.voices[0].speaker.casefold(), []).append(line)
    return tuple(line for lines in spoken.values() for line in lines)


def voice(index: Index, statement: Statement) -> str:
    """Name the speaker of a statement and the chain it came through: "Lind → Norland Press Agency"; "" if unknown."""
    speaker = index.speaker(statement)
    return " → ".join(filter(None, [speaker, chain(statement)])) if speaker else ""


def chain(statement: Statement) -> str:
    """Give the chain the words came through, each step once; the publisher is the account itself."""
    names = [" ".join(step.name.split()) for step in statement.via if step.role != "publisher"]
    return " → ".join(dict.fromkeys(names))


def _lines(index: Index, reading: Reading) -> list[Said]:
    """One line for each direct statement, one for each sentence with indirect ones; its widest statement leads."""
    lines: dict[Cite, Said] = {}
    for statement in sorted(reading.statements, key=lambda s: (s.start - s.end, s.start, s.id)):
        line = _line(index, reading, statement)
        if line is None:
            continue
        (place,) = line.cites
        around = next((held for cite, held in lines.items() if _inside(place, cite)), None)
        if around is None:
            lines[place] = line
        elif not around.direct and statement.speaker and len(around.voices) < _VOICES:
            lines[around.cites[0]] = dataclasses.replace(around, voices=_with(around.voices, line.voices[0]))
    return [lines[place] for place in sorted(lines, key=lambda cite: (cite.start, cite.end))]


def _inside(one: Cite, other: Cite) -> bool:
    return other.start <= one.start and one.end <= other.end


def _with(voices: tuple[Voice, ...], one: Voice) -> tuple[Voice, ...]:
    return voices if one.speaker in {voice.speaker for voice in voices} else (*voices, one)


def _line(index: Index, reading: Reading, statement: Statement) -> Said | None:
    speaker = index.speaker(statement)
    document = reading.document
    said = " ".join(document.text[statement.content_start : statement.content_end].split())
    direct = statement.kind == "direct" and not _is_phrase(said)
    start, end = statement.content_start, statement.content_end
    if not direct:
        start, end = index.whole(document.id, statement.start, statement.end)
    words = said if direct else " ".join(document.text[start:end].split())
    if not speaker or not words:
        return None
    return Said(
        voices=(Voice(speaker[0].upper() + speaker[1:], STANCE[statement.stance], chain(statement)),),
        words=words.strip('“”"«» ,') if direct else words,
        direct=direct,
        language=reading.document.language,
        cites=(Cite(index.numbers[reading.document.id], start, end),),
    )


def _is_phrase(words: str) -> bool:
    """Tell whether quoted words are a few out of somebody else's sentence, which they need to be understood."""
    return words[:1].islower() and len(words.split()) < 8
