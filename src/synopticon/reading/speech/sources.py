"""Speech reported without a verb: "according to", "its claim that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Entry, Lexicon, lemmas, word_in
from synopticon.reading.speech.speaker import Speaker, can_speak, nominal_run, resolved, speaker_at
from synopticon.reading.speech.text import is_parsed

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_LONGEST_SOURCE = 20  # tokens of the noun phrase behind "according to"


def noun_cue(token: Token, lex: Lexicon) -> Cue | None:
    if token.pos_ != "NOUN" or not is_parsed(token.doc):
        return None
    entry = next((lex.nouns[lemma] for lemma in lemmas(token, lex.language) if lemma in lex.nouns), None)
    if entry is None or not _has_content(token, entry, lex):
        return None
    owner = _owner(token)
    if owner is None:
        return None
    speaker = speaker_at(owner, lex)
    end = token.idx + len(token)
    cue = Cue(token.i, token.idx, end, entry, "noun", speaker, min(token.i, owner.i), token.i + 1)
    return cue if can_speak(owner, speaker, lex, strict=True) else None


def _has_content(token: Token, entry: Entry, lex: Lexicon) -> bool:
    return any(noun_content(child, entry, lex) for child in token.children if child.i > token.i)


def noun_content(child: Token, entry: Entry, lex: Lexicon) -> bool:
    """Tell whether `child` of a noun of speech is the clause it reports."""
    if child.dep_ not in {"acl", "ccomp", "advcl", "xcomp"} or child.pos_ not in _VERBAL | {"ADJ", "NOUN"}:
        return False
    marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "case"}}
    that = marks & lex.words["complementisers"]
    if that and (entry.allows("that") or entry.prepositions):
        return True
    return entry.allows("to") and "Inf" in child.morph.get("VerbForm", [])


def _owner(token: Token) -> Token | None:
    """Give the possessor of a noun of speech: "the ministry's claim", "its claim", "la denuncia de Ruiz"."""
    owners = [c for c in token.children if c.dep_ in {"nmod:poss", "nmod"}]
    return owners[0] if owners else None


def according(doc: Doc, lex: Lexicon) -> Iterator[Cue]:
    position = 0
    while position < len(doc):
        length = _phrase_at(doc, position, lex)
        cue = _source(doc, position, length, lex) if length else None
        if cue is not None:
            yield cue
        position = cue.last if cue is not None else position + 1


def _phrase_at(doc: Doc, position: int, lex: Lexicon) -> int:
    for phrase in lex.phrases:
        if tuple(t.lower_ for t in doc[position : position + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _source(doc: Doc, position: int, length: int, lex: Lexicon) -> Cue | None:
    """Read the noun phrase behind an according-to phrase as the speaker."""
    first = position + length
    run = nominal_run(doc, first, first + _LONGEST_SOURCE)
    if run is None or doc[run.head].pos_ in _VERBAL:
        return None
    speaker = _with_apposition(doc, resolved(run, doc, lex), lex)
    if not speaker.entity and _is_measure(doc[run.head], lex):
        return None
    start, end = doc[position].idx, doc[first - 1].idx + len(doc[first - 1])
    last = next((t.i for t in doc[first:] if t.idx >= speaker.end), len(doc))
    return Cue(first - 1, start, end, Entry("asserts", frozenset({"that"})), "phrase", speaker, position, last)


def _is_measure(head: Token, lex: Lexicon) -> bool:
    """Tell whether a noun is what things are done by, not who says them: "according to plan"."""
    named = head.pos_ in _NOMINAL or (head.pos_ == "PRON" and lex.has("personal", head.lower_))
    if not named or lex.has("expletives", head.lower_):
        return True
    return word_in(head, lex, "measures")


def _with_apposition(doc: Doc, speaker: Speaker, lex: Lexicon) -> Speaker:
    """Add the name that stands between commas behind a title: "the spokesman, Ana Ruiz,"."""
    for mention in doc._.mentions:
        if mention.type == "PER" and mention.form == "name" and text_of(doc)[speaker.end : mention.start] == ", ":
            text = text_of(doc)[speaker.start : mention.end]
            return Speaker(speaker.head, speaker.start, mention.end, text, mention.entity)
    return speaker
