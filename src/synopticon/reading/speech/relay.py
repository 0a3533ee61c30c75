"""Who is quoted by whom: "…, KCNA said, quoting the minister"; "…, the minister said, as cited by Reuters"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from synopticon.reading.speech.cue import Cue, agent
from synopticon.reading.speech.lexicon import Lexicon, lemma_in
from synopticon.reading.speech.speaker import Speaker, can_speak, is_document, speaker_at
from synopticon.reading.speech.text import is_gerund, is_parsed, sentence_of
from synopticon.reading.speech.via import is_carrier


def relayed(doc: Doc, cue: Cue, lex: Lexicon) -> Cue:
    """Give the cue with who truly speaks and who carries it, where a word of quoting behind it tells them apart."""
    if cue.kind != "verb" or cue.missing or not is_parsed(doc):
        return cue
    sentence = sentence_of(doc[cue.anchor])
    for token in doc[max(sentence.start, cue.anchor - 25) : min(sentence.end, cue.anchor + 25)]:
        if not lemma_in(token, lex, "quoting") or not (_below(token, cue.anchor) or token.head.i == cue.speaker.head):
            continue
        by = agent(token, lex)
        if by is not None and "Fin" not in token.morph.get("VerbForm", []):
            return replace(cue, carrier=speaker_at(by, lex))
        source = _quoted(token, lex) if is_gerund(token) else None
        if source is not None and is_carrier(doc, cue.speaker, lex) is not None:
            return replace(cue, speaker=source, carrier=cue.speaker)
    return cue


def _below(token: Token, anchor: int) -> bool:
    return token.head.i == anchor or token.head.head.i == anchor


def _quoted(token: Token, lex: Lexicon) -> Speaker | None:
    """Give the object of a word of quoting if it is somebody who speaks, not a document."""
    for child in token.children:
        if child.i > token.i and child.dep_ in {"obj", "obl", "obl:arg"} and not is_document(child, lex):
            speaker = speaker_at(child, lex)
            return speaker if can_speak(child, speaker, lex, strict=True) else None
    return None
