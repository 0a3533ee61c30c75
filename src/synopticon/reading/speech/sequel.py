"""What goes on after an attributed quotation or a reported sentence: quotations without a word of speech."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.speaker import can_speak
from synopticon.reading.speech.text import FEWEST_WORDS, STOP, WORD, line_end, sentence_of
from synopticon.reading.speech.voices import stands_alone, word_count

_FEWEST_ALONE = 7  # a paragraph of fewer quoted words may be a heading
_MAIN = frozenset({"ROOT", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is speech, its cue, whether it is taken up from the quotation before it, and whether it
    is all that is said (no unquoted words of the same clause)."""

    quote: Quote
    cue: Cue
    continued: bool = False
    whole: bool = True


def take_up(doc: Doc, quotes: tuple[Quote, ...], found: dict[int, Quoted], cues: list[Cue], lex: Lexicon) -> None:
    """Add to `found` (by place in `quotes`) what goes on with an attributed quotation or a reported sentence."""
    for index in range(len(quotes) - 1, 0, -1):  # a cue that stands only behind the last paragraph of a chain
        if quotes[index].resumed and index in found and index - 1 not in found:
            found[index - 1] = Quoted(quotes[index - 1], found[index].cue, continued=True)
    for index, quote in enumerate(quotes):
        previous = found.get(index - 1)
        if index in found:
            continue
        if previous is not None and (quote.resumed or _goes_on(doc, previous, quote, cues, lex)):
            found[index] = Quoted(quote, previous.cue, continued=True)
            continue
        cue = _told_before(doc, quote, cues, lex)
        if cue is not None:
            found[index] = Quoted(quote, cue, continued=True)


def _told_before(doc: Doc, quote: Quote, cues: list[Cue], lex: Lexicon) -> Cue | None:
    """Give the cue of the sentence before, for a quotation that is a sentence or paragraph of its own:
    `The talks have failed, Ruiz said. "We are going home."`"""
    if not stands_alone(doc, quote) or not _is_sentence(doc, quote, FEWEST_WORDS) or not _closes(doc, quote):
        return None
    sentence = _sentence_before(doc, quote)
    if sentence is None:
        return None
    told = [c for c in cues if sentence.start <= c.anchor < sentence.end and c.kind == "verb" and c.sure]
    main = [c for c in told if doc[c.anchor].dep_ in _MAIN]
    if not main or main[0].speaker.head < 0:
        return None
    speaker = main[0].speaker
    return main[0] if can_speak(doc[speaker.head], speaker, lex, strict=True) else None


def _sentence_before(doc: Doc, quote: Quote) -> Span | None:
    """Give the sentence before, which may end the paragraph before only if the quotation is a paragraph itself."""
    last = next((t for t in reversed(doc) if t.idx < quote.start and not (t.is_punct or t.is_space)), None)
    if last is None:
        return None
    between = text_of(doc)[last.idx : quote.start]
    if "\n" in between and not (_fills_paragraph(doc, quote) and _is_sentence(doc, quote, _FEWEST_ALONE)):
        return None
    return sentence_of(last)


def _closes(doc: Doc, quote: Quote) -> bool:
    """Tell whether a quotation ends its sentence, so that no other speaker can follow it."""
    ends = text_of(doc)[quote.inner_end - 1] in ".!?…"
    following = text_of(doc)[quote.end : quote.end + 3].strip()
    return ends and not (following[:1].islower() or following[:1] in {",", "―", "—", "–", "-"})


def _goes_on(doc: Doc, previous: Quoted, quote: Quote, cues: list[Cue], lex: Lexicon) -> bool:
    """Tell whether an unattributed quotation goes on with the one before it."""
    cue = previous.cue
    spoken_end = cue.speaker.end if cue.speaker.end <= quote.start else 0
    between_start = max(previous.quote.end, cue.end, spoken_end)
    between = text_of(doc)[between_start : quote.start]
    if between_start > quote.start or any(between_start <= c.start < quote.start for c in cues):
        return False
    if text_of(doc)[quote.end : quote.end + 1] == ",":
        return False  # somebody else's words follow, by a verb that is not known
    if between.strip() and all(t.pos_ == "CCONJ" for t in doc if between_start <= t.idx < quote.start and t.is_alpha):
        return True
    if "\n" in between:
        return _fills_paragraph(doc, quote) and _is_sentence(doc, quote, _FEWEST_ALONE) and word_count(between) <= 12
    if between.rstrip().endswith(",") and word_count(between) <= 12:
        return word_count(text_of(doc)[quote.inner_start : quote.inner_end]) >= FEWEST_WORDS
    tail = between.strip()
    ends = not tail or tail[-1] in ".!?…”\"»'"
    if not ends or not _is_sentence(doc, quote, 2):
        return False
    return _tells_of_same(doc, quote, lex) if STOP.search(tail + "x") else word_count(tail) <= 25


def _tells_of_same(doc: Doc, quote: Quote, lex: Lexicon) -> bool:
    """Tell whether the sentence between two quotations of a paragraph tells of their speaker: "He paused." """
    sentence = _sentence_before(doc, quote)
    subjects = [t for t in sentence if t.dep_ == "nsubj" and t.head == sentence.root] if sentence is not None else []
    return any(lex.has("gendered", t.lower_) for t in subjects) and _closes(doc, quote)


def _is_sentence(doc: Doc, quote: Quote, fewest: int) -> bool:
    inner = text_of(doc)[quote.inner_start : quote.inner_end]
    capital = not inner.lstrip("¿¡[(…. '‘’")[:1].islower()
    ends = inner[-1:] in ".!?…,'’" or text_of(doc)[quote.end : quote.end + 1] in {".", "!", "?"}
    return capital and word_count(inner) >= fewest and (ends or word_count(inner) >= 6)


def _fills_paragraph(doc: Doc, quote: Quote) -> bool:
    line_start = text_of(doc).rfind("\n", 0, quote.start) + 1
    after = text_of(doc)[quote.end : line_end(text_of(doc), quote.end)]
    return not WORD.search(text_of(doc)[line_start : quote.start]) and not WORD.search(after)
