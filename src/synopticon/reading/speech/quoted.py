"""What is said in quotation marks: which quotations are speech, and whose."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.sequel import Quoted, take_up
from synopticon.reading.speech.text import FEWEST_WORDS, STOP, is_parsed, sentence_of
from synopticon.reading.speech.voices import (
    after_colon,
    is_main_verb,
    respoken,
    signed,
    stands_alone,
    unlisted,
    word_count,
)

_LONGEST_GAP = 45  # tokens between a quotation and its verb: a long apposition fits, another sentence does not


def attribute(doc: Doc, quotes: tuple[Quote, ...], cues: list[Cue], lex: Lexicon) -> list[Quoted]:
    """Give the quotations that are speech in order, each with the cue that says whose it is."""
    outside = [c for c in cues if c.kind != "noun" and not any(q.covers(c.start) for q in quotes)]
    found: dict[int, Quoted] = {}
    for index, quote in enumerate(quotes):
        own = _attributed(doc, quote, outside, lex)
        if own is not None:
            found[index] = own
    take_up(doc, quotes, found, outside, lex)
    return [found[index] for index in sorted(found)]


def _attributed(doc: Doc, quote: Quote, cues: list[Cue], lex: Lexicon) -> Quoted | None:
    whole = stands_alone(doc, quote)
    cue = _cue_after(doc, quote, cues, whole, lex)
    if cue is not None:
        return Quoted(quote, cue, whole=whole)
    if whole:
        cue = unlisted(doc, quote, lex)
        if cue is not None:
            return Quoted(quote, cue)
    cue = _cue_before(doc, quote, cues, lex) or signed(doc, quote, lex) or after_colon(doc, quote, lex)
    return Quoted(quote, cue) if cue is not None else None


def _cue_after(doc: Doc, quote: Quote, cues: list[Cue], whole: bool, lex: Lexicon) -> Cue | None:
    cue = next((c for c in cues if c.start >= quote.end), None)
    if cue is None or cue.start - quote.end > 400 or "\n" in text_of(doc)[quote.end : cue.start]:
        return None
    gap = [t for t in doc[: cue.anchor + 1] if quote.end <= t.idx < cue.start]
    if not _reaches(doc, quote, cue, gap):
        return None
    sentence = sentence_of(doc[cue.anchor])
    earlier = [c for c in cues if sentence.start <= c.anchor and c.end <= quote.start and c.kind == "verb"]
    if not whole and (earlier or _has_own_content(doc, cue, lex) or not _ends_clause(doc, quote)):
        return None
    return respoken(doc, quote, cue, gap, lex)


def _reaches(doc: Doc, quote: Quote, cue: Cue, gap: list[Token]) -> bool:
    """Tell whether nothing but the speaker, auxiliaries and adverbs stands between quotation and cue; behind a
    comma, which only an attribution can follow, it is enough that no other clause does."""
    between = text_of(doc)[quote.end : cue.start].lstrip(".,!?…")
    if len(gap) > _LONGEST_GAP or STOP.search(between):
        return False
    if all(_belongs(token, cue) for token in gap):
        return not (gap and _begins_anew(doc, quote, cue))
    if cue.kind == "phrase" or not _ends_in_comma(doc, quote):
        return False
    return not any(is_main_verb(token) for token in gap)


def _ends_in_comma(doc: Doc, quote: Quote) -> bool:
    return text_of(doc)[quote.inner_end - 1] in ",?!" or text_of(doc)[quote.end : quote.end + 1] == ","


def _ends_clause(doc: Doc, quote: Quote) -> bool:
    return text_of(doc)[quote.inner_end - 1] in ",?!." or text_of(doc)[quote.end : quote.end + 1] == ","


def _begins_anew(doc: Doc, quote: Quote, cue: Cue) -> bool:
    """Tell whether `"A." X said b` begins a sentence of its own whose cue has content of its own on the right."""
    closed = text_of(doc)[quote.inner_end - 1] in {".", "…"}
    return closed and any(c.dep_ in {"ccomp", "xcomp", "obj"} and c.i > cue.anchor for c in doc[cue.anchor].children)


def _has_own_content(doc: Doc, cue: Cue, lex: Lexicon) -> bool:
    children = [c for c in doc[cue.anchor].children if c.i >= cue.last and c.idx > cue.speaker.end]
    clausal = any(c.dep_ in {"ccomp", "xcomp"} for c in children)
    return clausal or (cue.last < len(doc) and doc[cue.last].lower_ in lex.words["complementisers"])


def _belongs(token: Token, cue: Cue) -> bool:
    if token.is_punct or token.is_space or cue.first <= token.i < cue.last:
        return True
    return is_parsed(token.doc) and _hangs_on(token, cue)


def _hangs_on(token: Token, cue: Cue) -> bool:
    verb = token.doc[cue.anchor]
    node = token
    while node.head != node and node.head != verb:
        node = node.head
    return node.head == verb and node.dep_ not in {"ccomp", "xcomp", "obj", "conj", "parataxis", "advcl"}


def _cue_before(doc: Doc, quote: Quote, cues: list[Cue], lex: Lexicon) -> Cue | None:
    before = [c for c in cues if c.end <= quote.start and quote.start - c.end < 300]
    for cue in reversed(before):
        gap_text = text_of(doc)[cue.end : quote.start]
        if "\n" in gap_text.strip(" ") and not gap_text.rstrip().endswith(":"):
            return None
        if cue.kind in {"verb", "clause"} and _precedes(doc, quote, cue, lex):
            return cue
        if STOP.search(gap_text):
            return None
    return None


def _precedes(doc: Doc, quote: Quote, cue: Cue, lex: Lexicon) -> bool:
    end = max(cue.end, cue.speaker.end if cue.speaker.end <= quote.start else cue.end)
    gap_text = text_of(doc)[end : quote.start].rstrip()
    if STOP.search(gap_text + " "):
        return False
    if gap_text.endswith(":"):
        return True
    words = word_count(text_of(doc)[quote.inner_start : quote.inner_end])
    capital = text_of(doc)[quote.inner_start : quote.inner_start + 1].isupper()
    if gap_text.endswith(",") and capital and words >= FEWEST_WORDS:
        return True
    gap = [t for t in doc[cue.last :] if end <= t.idx < quote.start]
    plain = all(t.is_punct or t.is_space or _is_light(t, cue, lex) for t in gap)
    plain = plain and not any("Fin" in t.morph.get("VerbForm", []) for t in gap)
    plain = plain and not any(lex.has("complementisers", t.lower_) for t in _words(gap)[:-1])
    return plain and words >= FEWEST_WORDS and _ends_sentence(doc, quote)


def _words(tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if not (t.is_punct or t.is_space)]


def _is_light(token: Token, cue: Cue, lex: Lexicon) -> bool:
    if lex.has("complementisers", token.lower_) or token.pos_ == "ADV":
        return True
    return is_parsed(token.doc) and cue.entry.allows("that") and _hangs_on(token, cue) and not _is_subject(token, cue)


def _is_subject(token: Token, cue: Cue) -> bool:
    """Tell whether a token between verb and quotation belongs to what is said: "says it “would be a way"."""
    node = token
    while node.head != node and node.head.i != cue.anchor:
        node = node.head
    return node.dep_.startswith("nsubj") and node.idx > cue.end


def _ends_sentence(doc: Doc, quote: Quote) -> bool:
    last = text_of(doc)[quote.inner_end - 1]
    following = text_of(doc)[quote.end : quote.end + 2].strip()
    return last in {".", "!", "?", "…", ","} or following[:1] in {"", ".", "!", "?", "…"}
