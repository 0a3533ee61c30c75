"""Who speaks where a sentence leaves it out ("También dijo que …"): what the sentences before decide."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon
from synopticon.reading.speech.speaker import NOBODY, Speaker, can_speak, speaker_at
from synopticon.reading.speech.text import sentence_of

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def with_remembered_speakers(doc: Doc, cues: list[Cue], lex: Lexicon) -> list[Cue]:
    """Give each cue without a subject the subject of the sentence before, or the speaker before, if one is
    near and agrees in number; it then has the speaker's words and entity but no place in the text."""
    filled: list[Cue] = []
    for cue in cues:
        if cue.missing:
            speaker = _from_before(doc, cue, filled, lex)
            cue = replace(cue, speaker=speaker)
        filled.append(cue)
    return filled


def _from_before(doc: Doc, cue: Cue, earlier: list[Cue], lex: Lexicon) -> Speaker:
    verb = doc[cue.anchor]
    for sentence in _sentences_before(doc, verb, 2):
        subject = _main_subject(sentence)
        if subject is not None:
            return _agreeing(verb, subject, speaker_at(subject, lex), lex)
        last = [c for c in earlier if sentence.start <= c.anchor < sentence.end and c.speaker.text]
        if last:
            return _absent(last[-1].speaker)
    return NOBODY


def _sentences_before(doc: Doc, verb: Token, count: int) -> list[Span]:
    found: list[Span] = []
    start = sentence_of(verb).start
    while start and len(found) < count:
        sentence = sentence_of(doc[start - 1])
        found.append(sentence)
        start = sentence.start
    return found


def _main_subject(sentence: Span) -> Token | None:
    return next((c for c in sentence.root.children if c.dep_ in _SUBJECTS and c.pos_ != "PRON"), None)


def _agreeing(verb: Token, subject: Token, speaker: Speaker, lex: Lexicon) -> Speaker:
    """Take a subject only if it is somebody and its number is the verb's."""
    wanted, given = set(verb.morph.get("Number", [])), set(subject.morph.get("Number", []))
    for child in verb.children:
        if child.dep_ == "aux":
            wanted |= set(child.morph.get("Number", []))
    if not can_speak(subject, speaker, lex, strict=True) or (wanted and given and not wanted & given):
        return NOBODY
    return _absent(speaker)


def _absent(speaker: Speaker) -> Speaker:
    return Speaker(-1, -1, -1, speaker.text, speaker.entity)
