"""Who says a quotation: the words in the gap before its verb, a signature behind a dash, a name before a colon."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Entry, Lexicon, word_in
from synopticon.reading.speech.media import behind_medium
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.speaker import (
    Speaker,
    can_speak,
    is_somebody,
    is_strange,
    nominal_run,
    resolved,
    speaker_at,
)
from synopticon.reading.speech.text import FEWEST_WORDS, STOP, WORD, is_parsed, line_end

_DASH = re.compile(r"[\s\"”»]*(?P<dash>[―—–]|--?)\s*(?=[^\W\d_a-z])")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def word_count(text: str) -> int:
    """Count the words of a stretch of text."""
    return len(WORD.findall(text))


def is_main_verb(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", []) and not token.dep_.startswith("acl") and token.dep_ != "aux"


def respoken(doc: Doc, quote: Quote, cue: Cue, gap: list[Token], lex: Lexicon) -> Cue:
    """Put the speaker where the order of words demands it: in the gap before the verb, else right behind it."""
    speaker = cue.speaker
    nominal = [t for t in gap if t.pos_ in _NOMINAL and not t.dep_.startswith("expl")]
    if cue.kind == "phrase" or quote.end <= speaker.start < cue.start:
        return cue
    glued = _glued(doc, quote, cue)
    if glued is not None:
        return replace(cue, speaker=glued, missing=False)
    if nominal:
        words = _in_gap(doc, gap, cue, lex)
        return replace(cue, speaker=words, missing=False) if words is not None else cue
    if speaker.start >= cue.end:
        return cue
    first = behind_medium(doc, cue.last, lex)
    run = nominal_run(doc, first, first + 20)
    return replace(cue, speaker=resolved(run, doc, lex), missing=False) if run is not None else cue


def _glued(doc: Doc, quote: Quote, cue: Cue) -> Speaker | None:
    """Read a name that is glued to the closing mark and therefore no token of its own: `…there”Ruiz said`."""
    if not any(t.idx < quote.end < t.idx + len(t) for t in doc[max(0, cue.first - 6) : cue.first]):
        return None
    words = text_of(doc)[quote.end : cue.start].strip()
    if not words or not words[0].isupper():
        return None
    start = text_of(doc).index(words, quote.end)
    known = [m.entity for m in doc._.mentions if m.entity and text_of(doc)[m.start : m.end].endswith(words)]
    entity = known[0] if len(set(known)) == 1 else None
    return Speaker(cue.anchor, start, start + len(words), words, entity)


def _in_gap(doc: Doc, gap: list[Token], cue: Cue, lex: Lexicon) -> Speaker | None:
    for token in gap:
        if token.is_punct or token.is_space or token.pos_ in {"ADP", "SCONJ", "ADV", "CCONJ"}:
            continue
        run = nominal_run(doc, token.i, cue.first if cue.first > token.i else cue.anchor)
        return resolved(run, doc, lex) if run is not None else None
    return None


def stands_alone(doc: Doc, quote: Quote) -> bool:
    """Tell whether no unquoted words of the same sentence stand before the quotation."""
    line = text_of(doc).rfind("\n", 0, quote.start) + 1
    before = text_of(doc)[line : quote.start] + " "
    stops = list(STOP.finditer(before))
    return not WORD.search(before[stops[-1].end() :] if stops else before)


def unlisted(doc: Doc, quote: Quote, lex: Lexicon) -> Cue | None:
    """Read "…", confided Ana Ruiz: behind a quotation and a comma any verb is one of speech if who can speak
    follows it."""
    following = [t for t in doc if quote.end <= t.idx][:3]
    if len(following) < 3 or following[0].text != "," or "Fin" not in following[1].morph.get("VerbForm", []):
        return _unlisted_behind(doc, quote, lex)
    verb = following[1]
    run = nominal_run(doc, verb.i + 1, verb.i + 20)
    if verb.pos_ != "VERB" or run is None:
        return None
    speaker = resolved(run, doc, lex)
    if not can_speak(doc[run.head], speaker, lex, strict=True):
        return None
    return _speaking(verb, speaker)


def _speaking(verb: Token, speaker: Speaker) -> Cue:
    entry = Entry("asserts", frozenset({"quote"}))
    return Cue(verb.i, verb.idx, verb.idx + len(verb), entry, "verb", speaker, verb.i, verb.i + 1)


def _unlisted_behind(doc: Doc, quote: Quote, lex: Lexicon) -> Cue | None:
    """Read "…," Ana Ruiz sang: behind a comma and a name any verb is one of speech that takes nothing but a hearer."""
    words = word_count(text_of(doc)[quote.inner_start : quote.inner_end])
    first = next((t for t in doc if t.idx >= quote.end), None)
    if first is None or text_of(doc)[quote.inner_end - 1] != "," or words < FEWEST_WORDS:
        return None
    run = nominal_run(doc, first.i, first.i + 20)
    verb = next((t for t in doc[first.i :] if run is not None and t.idx >= run.end), None)
    if run is None or verb is None or not _is_said(verb):
        return None
    speaker = resolved(run, doc, lex)
    takes = any(c.dep_ in {"obj", "ccomp", "xcomp"} and c.i > verb.i for c in verb.children)
    return _speaking(verb, speaker) if not takes and can_speak(doc[run.head], speaker, lex, strict=True) else None


def _is_said(verb: Token) -> bool:
    """Tell whether a word is a finite verb, or one that was tagged a noun but governs a subject."""
    if verb.pos_ == "VERB":
        return "Fin" in verb.morph.get("VerbForm", [])
    return any(child.dep_ == "nsubj" for child in verb.children)


def signed(doc: Doc, quote: Quote, lex: Lexicon) -> Cue | None:
    """Read a quotation with a dash and a name behind it, to the end of the line: "…" — Ana Ruiz, Temuco."""
    rest = text_of(doc)[quote.end : line_end(text_of(doc), quote.end)]
    match = _DASH.match(rest)
    if match is None or not stands_alone(doc, quote) or word_count(rest) > 15:
        return None
    position = quote.end + match.end()
    first = next((t for t in doc if t.idx >= position), None)
    run = nominal_run(doc, first.i, first.i + 8) if first is not None else None
    if first is None or run is None or any(is_main_verb(t) for t in doc[first.i :] if t.idx < quote.end + len(rest)):
        return None
    start = quote.end + match.start("dash")
    end = quote.end + match.end("dash")
    return Cue(first.i - 1, start, end, Entry("asserts"), "phrase", resolved(run, doc, lex), first.i - 1, first.i)


def after_colon(doc: Doc, quote: Quote, lex: Lexicon) -> Cue | None:
    """Read a quotation behind a colon: the speaker is the name before it, or the subject of that sentence."""
    colon = next((t for t in reversed(doc) if t.idx < quote.start and not t.is_space), None)
    words = word_count(text_of(doc)[quote.inner_start : quote.inner_end])
    if colon is None or colon.text != ":" or words < FEWEST_WORDS or not is_parsed(doc):
        return None
    speaker = _before_colon(doc, colon, lex)
    if speaker is None or lex.has("labels", speaker.text):
        return None
    entry = Entry("asserts", frozenset({"quote"}))
    return Cue(colon.i, colon.idx, colon.idx + 1, entry, "verb", speaker, colon.i, colon.i + 1)


def _before_colon(doc: Doc, colon: Token, lex: Lexicon) -> Speaker | None:
    first = colon.i
    while first and not doc[first].is_sent_start and "\n" not in doc[first - 1].text:
        first -= 1
    run = nominal_run(doc, first, colon.i)
    if run is not None and (run.end == colon.idx or _through_medium(doc, run, colon, lex)):
        return _titled(doc, run, colon, lex)
    subjects = [t for t in doc[first : colon.i] if t.dep_ == "nsubj" and t.head.dep_ in {"ROOT", "conj", "ccomp"}]
    if not subjects or _identifies(subjects[0], lex):
        return None
    if _replies(subjects[0], lex):
        return _owner(subjects[0], lex)
    speaker = speaker_at(subjects[0], lex)
    return speaker if can_speak(subjects[0], speaker, lex, strict=True) else None


def _identifies(subject: Token, lex: Lexicon) -> bool:
    """Tell whether a thing is told to be something: "the news is not the crash but who took part: …"."""
    copula = any(c.dep_ == "cop" for c in subject.head.children)
    return copula and not is_somebody(subject, lex) and subject.head.pos_ in _NOMINAL


def _titled(doc: Doc, run: Speaker, colon: Token, lex: Lexicon) -> Speaker | None:
    """Read the words before a colon as a name, or as whose answer follows: "Ana Ruiz:", "Ruiz's answer:"."""
    head = doc[run.head]
    if _replies(head, lex):
        return _owner(head, lex)
    speaker = resolved(run, doc, lex)
    if run.end < colon.idx:
        return speaker if can_speak(head, speaker, lex, strict=True) else None
    known = head.pos_ == "PROPN" or speaker.entity or lex.has("people", head.lower_)
    return speaker if known or (is_strange(head, lex) and run.text == head.text) else None


def _replies(token: Token, lex: Lexicon) -> bool:
    return word_in(token, lex, "replies")


def _owner(token: Token, lex: Lexicon) -> Speaker | None:
    """Give whose answer it is; an answer of nobody named is nobody's."""
    owner = next((c for c in token.children if c.dep_ in {"nmod:poss", "nmod", "det:poss"}), None)
    return speaker_at(owner, lex) if owner is not None else None


def _through_medium(doc: Doc, run: Speaker, colon: Token, lex: Lexicon) -> bool:
    """Tell whether only a medium's phrase stands between a name and the colon: "Ana Ruiz, in a letter:"."""
    between = [t for t in doc[run.head : colon.i] if t.idx >= run.end and t.text != ","]
    return bool(between) and lex.has("in", between[0].lower_) and not any(is_main_verb(t) for t in between)
