"""Who "he" is that says something, where the names before it leave it open or a name inside what he says misled."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon, word_in
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.speaker import Speaker, speaker_at
from synopticon.reading.speech.text import main_subject, sentence_of
from synopticon.records import Entity, Mention

_FARTHEST = 4  # sentences before, those that a quotation fills included


def with_people(doc: Doc, cues: list[Cue], quotes: tuple[Quote, ...], lex: Lexicon) -> list[Cue]:
    """Give the cues whose speaker is "he" or "she" with whom the sentence before is about, where no name decided it,
    only one that the quotation itself holds, or one that is no subject there while the same pronoun is."""
    found: list[Cue] = []
    for cue in cues:
        speaker = _told(doc, cue.speaker, quotes, found, lex)
        found.append(replace(cue, speaker=_of_no_name(doc, _owned(doc, speaker, lex), quotes, found, lex)))
    return found


def _of_no_name(doc: Doc, speaker: Speaker, quotes: tuple[Quote, ...], earlier: list[Cue], lex: Lexicon) -> Speaker:
    """Leave open who "the envoy" is that was tied to a name, where the sentence before brought in somebody without one:
    "A Danish diplomat called it weak. "It will not last," the envoy said"."""
    noun = doc[speaker.head] if speaker.head >= 0 and speaker.start >= 0 else None
    if noun is None or speaker.entity is None or noun.pos_ != "NOUN" or not word_in(noun, lex, "people"):
        return speaker
    named = any(speaker.start <= m.start and m.end <= speaker.end and m.form == "name" for m in doc._.mentions)
    before = None if named else _subject_before(doc, noun, quotes, earlier)
    if before is None or before.pos_ != "NOUN" or not word_in(before, lex, "people") or not _is_new(before):
        return speaker
    person = _entity(doc, speaker.entity)
    unknown = speaker_at(before, lex).entity is None and person is not None and person.type == "PER"
    return replace(speaker, entity=None) if unknown else speaker


def _is_new(noun: Token) -> bool:
    """Tell whether a noun has an indefinite article."""
    return any("Ind" in c.morph.get("Definite", []) for c in noun.children)


def _owned(doc: Doc, speaker: Speaker, lex: Lexicon) -> Speaker:
    """Leave open whose body speaks that an owner ties to the country the sentence before is about, where the body's
    name was tied to another country: "Lima saw it otherwise. Its coast guard said"."""
    if speaker.head < 0 or speaker.start < 0 or speaker.entity is None:
        return speaker
    first = next(t for t in doc[max(0, speaker.head - 12) :] if t.idx >= speaker.start)
    subject = main_subject(sentence_of(doc[max(0, sentence_of(first).start - 1)]))
    if "Yes" not in first.morph.get("Poss", []) or subject is None:
        return speaker
    body, owner = _entity(doc, speaker.entity), _entity(doc, speaker_at(subject, lex).entity)
    if body is None or owner is None or owner.type == "PER" or None in (body.country, owner.country):
        return speaker
    return speaker if body.country == owner.country else replace(speaker, entity=None)


def _entity(doc: Doc, entity: str | None) -> Entity | None:
    return next((e for e in doc._.entities if e.id == entity), None)


def _told(doc: Doc, speaker: Speaker, quotes: tuple[Quote, ...], earlier: list[Cue], lex: Lexicon) -> Speaker:
    pronoun = doc[speaker.head] if speaker.head >= 0 and speaker.start >= 0 else None
    if pronoun is None or pronoun.pos_ != "PRON" or not lex.has("gendered", pronoun.lower_):
        return speaker
    if _named_in_sentence(doc, pronoun, quotes, speaker.entity):
        return speaker
    quoted = any(q.covers(m.start) for m in _last(doc, pronoun, speaker.entity) for q in quotes)
    subject = _subject_before(doc, pronoun, quotes, earlier)
    same = subject is not None and subject.lower_ == pronoun.lower_
    if speaker.entity is not None and not quoted and not same:
        return speaker
    entity = _person(doc, subject, pronoun, lex) if subject is not None else None
    return replace(speaker, entity=entity)


def _named_in_sentence(doc: Doc, pronoun: Token, quotes: tuple[Quote, ...], entity: str | None) -> bool:
    """Tell whether the sentence of a pronoun names whom it was tied to, outside of what is quoted."""
    start = doc[sentence_of(pronoun).start].idx
    near = [m for m in doc._.mentions if start <= m.start < pronoun.idx and m.form == "name" and m.entity == entity]
    return entity is not None and any(not any(q.covers(m.start) for q in quotes) for m in near)


def _last(doc: Doc, pronoun: Token, entity: str | None) -> list[Mention]:
    """Give the last mention of an entity before a pronoun."""
    return [m for m in doc._.mentions if entity and m.entity == entity and m.end <= pronoun.idx][-1:]


def _subject_before(doc: Doc, pronoun: Token, quotes: tuple[Quote, ...], earlier: list[Cue]) -> Token | None:
    """Give who the sentence before is about, of those that no quotation fills: who speaks there by its main verb, else
    that verb's subject."""
    sentence = sentence_of(pronoun)
    for _ in range(_FARTHEST):
        if not sentence.start:
            return None
        sentence = sentence_of(doc[sentence.start - 1])
        if any(q.start <= sentence.start_char and sentence.end_char <= q.end for q in quotes):
            continue
        spoken = [c.speaker for c in earlier if doc[c.anchor] == sentence.root and c.speaker.start >= 0]
        if spoken:
            return doc[spoken[0].head]
        subject = main_subject(sentence)
        return None if subject is None or any(q.covers(subject.idx) for q in quotes) else subject
    return None


def _person(doc: Doc, subject: Token, pronoun: Token, lex: Lexicon) -> str | None:
    """Give the person that a subject names, or that "he" was before, if no other pronoun ever stands for them; for
    "she" only if that pronoun does elsewhere."""
    if subject.pos_ == "PRON" and subject.lower_ != pronoun.lower_:
        return None
    entity = speaker_at(subject, lex).entity
    known = _entity(doc, entity)
    if known is None or known.type != "PER":
        return None
    words = {
        text_of(doc)[m.start : m.end].lower() for m in doc._.mentions if m.form == "pronoun" and m.entity == entity
    }
    others = {w for w in words if lex.has("gendered", w)} - {pronoun.lower_}
    known_for = pronoun.lower_ in words or not lex.has("feminine", pronoun.lower_)
    return entity if known_for and not others else None
