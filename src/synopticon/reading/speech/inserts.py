"""Who speaks in front of what is set between commas: "Ana Ruiz, asked about the fire, said", "the fleet, whose harbour
burnt, spoke of"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue, finite_auxiliary
from synopticon.reading.speech.lexicon import Lexicon
from synopticon.reading.speech.speaker import Speaker, can_speak, nominal_run, resolved
from synopticon.reading.speech.text import is_gerund, is_parsed, sentence_of

_SHORT = 8  # tokens of an apposition that ends with a name
_APPOSED = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})


def across_insert(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take the phrase before an apposition, a relative clause or a participle that a comma ends right before the verb.
    What is set in must show by its first word what it is."""
    doc, sentence = token.doc, sentence_of(token)
    comma = cue.first - 1
    finite = "Fin" in token.morph.get("VerbForm", []) or finite_auxiliary(token)
    if not finite or not is_parsed(doc) or comma <= sentence.start or doc[comma].text != ",":
        return None
    for first in _beginnings(sentence, comma):
        run = nominal_run(doc, first, comma)
        opened = _next_token(doc, run.end) if run is not None else comma
        words = doc[opened + 1 : comma]
        if run is None or doc[opened].text != "," or not len(words) or not _is_set_in(words, lex):
            continue
        speaker = _several(doc, run, opened, comma) or _apposed(doc, resolved(run, doc, lex), words)
        if can_speak(doc[run.head], speaker, lex, strict=True):
            return replace(cue, speaker=speaker, first=first)
        return None
    return None


def _beginnings(sentence: Span, comma: int) -> list[int]:
    """Give where the phrase may begin: the sentence, or behind one of its commas ("In Lima, | the minister")."""
    behind = [t.i + 1 for t in sentence if t.text == "," and t.i < comma]
    return [next((t.i for t in sentence if not (t.is_space or t.is_punct)), sentence.start), *behind]


def _next_token(doc: Doc, position: int) -> int:
    return next((t.i for t in doc if t.idx >= position), len(doc) - 1)


def _is_set_in(words: Span, lex: Lexicon) -> bool:
    """Tell whether words between commas are a relative clause, a participle's or an apposition without a verb."""
    first = words[0]
    if "Rel" in first.morph.get("PronType", []) or lex.has("relatives", first.lower_):
        return True
    if is_gerund(first) or (first.pos_ == "VERB" and "Past" in first.morph.get("Tense", [])):
        return True
    inner = [t for t in words if "Fin" in t.morph.get("VerbForm", []) and not t.dep_.startswith("acl")]
    return first.pos_ in _APPOSED and not inner


def _several(doc: Doc, run: Speaker, opened: int, comma: int) -> Speaker | None:
    """Read "Ruiz, Soto and Vega, in a joint note, said" as several, none of whom is who speaks."""
    end = next((t.i for t in doc[opened + 1 : comma] if t.text == ","), comma)
    if doc[opened + 1].pos_ != "PROPN" or not any(t.pos_ == "CCONJ" for t in doc[opened + 1 : end]):
        return None
    last = doc[end - 1].idx + len(doc[end - 1])
    return Speaker(run.head, run.start, last, text_of(doc)[run.start : last])


def _apposed(doc: Doc, speaker: Speaker, words: Span) -> Speaker:
    """Add the person's name with which an apposition ends: "the spokesman, Captain Ana Ruiz,"."""
    for mention in doc._.mentions:
        if mention.end == words.end_char and mention.form == "name" and mention.type == "PER" and len(words) < _SHORT:
            text = text_of(doc)[speaker.start : mention.end]
            return Speaker(speaker.head, speaker.start, mention.end, text, mention.entity)
    return speaker
