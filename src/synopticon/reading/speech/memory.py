"""Who speaks where a sentence leaves it out ("También dijo que …"): what the sentences before decide."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon
from synopticon.reading.speech.speaker import NOBODY, Speaker, can_speak, is_somebody, speaker_at
from synopticon.reading.speech.text import SUBJECTS, main_subject, sentence_of


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
    """Give who spoke before, in a language whose verbs may go without a subject or where the sentence goes on from the
    one before: in the same sentence, or else who the sentence before says something of, the last of its own speakers
    first."""
    verb = doc[cue.anchor]
    if not (lex.words["dropping"] or _goes_on(verb)):
        return NOBODY
    own = _in_own_sentence(doc, cue, earlier, lex)
    if own is not None:
        return own
    for sentence in _sentences_before(doc, verb, 2):
        told = [c for c in earlier if sentence.start <= c.anchor < sentence.end and c.speaker.text]
        main = [c for c in told if c.kind == "verb" and _is_main(doc[c.anchor], sentence)]
        if main and main[-1].speaker.head >= 0:
            return _agreeing(verb, doc[main[-1].speaker.head], main[-1].speaker, lex)
        subject = main_subject(sentence, pronouns=False)
        if subject is not None:
            return _agreeing(verb, subject, speaker_at(subject, lex), lex)
        if told and told[-1].speaker.head >= 0:
            return _agreeing(verb, doc[told[-1].speaker.head], told[-1].speaker, lex)
        if _names_somebody(sentence):
            return NOBODY  # whose part in it the parse does not tell
    return NOBODY


def _goes_on(verb: Token) -> bool:
    """Tell whether a stray full stop parts a verb's sentence from the one before: "praised it. and has called it"."""
    first = next((t for t in sentence_of(verb) if not t.is_space), verb)
    return first.pos_ == "CCONJ" and first.text.islower()


def _names_somebody(sentence: Span) -> bool:
    named = (m for m in sentence.doc._.mentions if m.type == "PER" and m.form == "name")
    return any(sentence.start_char <= m.start < sentence.end_char for m in named)


def _in_own_sentence(doc: Doc, cue: Cue, earlier: list[Cue], lex: Lexicon) -> Speaker | None:
    """Give who answers before a colon ("Sí lo hizo un asesor: «No»", replicó), or who spoke already in the sentence of
    a verb between commas ("el plan, explicó Ruiz, es viejo; cambiarlo, agregó, costará"); None where neither is."""
    verb, sentence = doc[cue.anchor], sentence_of(doc[cue.anchor])
    told = [c for c in earlier if sentence.start <= c.anchor and c.kind == "verb" and c.speaker.head >= 0]
    set_in = cue.first > 0 and doc[cue.first - 1].text == "," and cue.last < len(doc) and doc[cue.last].text == ","
    if told and set_in:
        return _agreeing(verb, doc[told[-1].speaker.head], told[-1].speaker, lex)
    colon = next((t for t in doc[sentence.start : verb.i] if t.text == ":"), None)
    if colon is None:
        return None
    for token in doc[sentence.start : colon.i]:
        if token.dep_ in {*SUBJECTS, "obj"} and token.pos_ in {"NOUN", "PROPN"} and token.head.pos_ == "VERB":
            found = _agreeing(verb, token, speaker_at(token, lex), lex)
            return found if found.text else None
    return None


def _is_main(verb: Token, sentence: Span) -> bool:
    """Tell whether a verb is its sentence's, or joined to that one: "no habló, pero su oficina recordó"."""
    while verb.dep_ in {"conj", "parataxis"} and sentence.start <= verb.head.i < sentence.end and verb.head != verb:
        verb = verb.head
    return verb == sentence.root


def _sentences_before(doc: Doc, verb: Token, count: int) -> list[Span]:
    found: list[Span] = []
    start = sentence_of(verb).start
    while start and len(found) < count:
        sentence = sentence_of(doc[start - 1])
        found.append(sentence)
        start = sentence.start
    return found


def _agreeing(verb: Token, subject: Token, speaker: Speaker, lex: Lexicon) -> Speaker:
    """Take a subject only if it is somebody and its number is the verb's."""
    helping = [n for child in verb.children if child.dep_ == "aux" for n in child.morph.get("Number", [])]
    shown = [n for child in subject.children if child.dep_ == "det" for n in child.morph.get("Number", [])]
    wanted, given = set(helping or verb.morph.get("Number", [])), set(subject.morph.get("Number", []) or shown)
    if (
        not is_somebody(subject, lex)
        or not can_speak(subject, speaker, lex, strict=True)
        or (wanted and given and not wanted & given)
    ):
        return NOBODY
    return _absent(speaker)


def _absent(speaker: Speaker) -> Speaker:
    return Speaker(-1, -1, -1, speaker.text, speaker.entity)
