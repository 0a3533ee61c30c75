"""What is said in quotation marks: which quotations are speech, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from synopticon.reading.quotes import Quote
from synopticon.reading.statements_cues import Cue
from synopticon.reading.statements_lexicon import Lexicon
from synopticon.reading.statements_speaker import is_parsed

_LONGEST_GAP = 45  # tokens between a quotation and its verb: a long apposition fits, another sentence does not
_FEWEST_WORDS = 4  # fewer quoted words without a cue are a term or irony, not a statement
_STOP = re.compile(r"[.!?…][\"”’'»)]*\s")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is speech, its cue, and whether it is taken up from the quotation before it."""

    quote: Quote
    cue: Cue
    continued: bool = False
    whole: bool = True


def attribute(doc: Doc, quotes: tuple[Quote, ...], cues: list[Cue], lex: Lexicon) -> list[Quoted]:
    """Give the quotations that are speech in order, each with the cue that says whose it is."""
    outside = [c for c in cues if c.kind != "noun" and not any(q.covers(c.start) for q in quotes)]
    found: dict[int, Quoted] = {}
    for index, quote in enumerate(quotes):
        cue = _cue_after(doc, quote, outside) or _cue_before(doc, quote, outside, lex)
        if cue is not None:
            found[index] = Quoted(quote, cue, whole=_stands_alone(doc, quote, cue))
    _continue(doc, quotes, found, outside)
    return [found[index] for index in sorted(found)]


def word_count(text: str) -> int:
    """Count the words of a stretch of text."""
    return len(_WORD.findall(text))


# ---------------------------------------------------------------- cue behind or before


def _cue_after(doc: Doc, quote: Quote, cues: list[Cue]) -> Cue | None:
    for cue in cues:
        if cue.start < quote.end:
            continue
        if cue.start - quote.end > 400 or "\n" in doc.text[quote.end : cue.start]:
            return None
        if cue.first < cue.last and _follows(doc, quote, cue):
            return cue
    return None


def _follows(doc: Doc, quote: Quote, cue: Cue) -> bool:
    """Tell whether nothing but the speaker, auxiliaries and adverbs stands between quotation and cue."""
    gap = [t for t in doc[: cue.anchor + 1] if quote.end <= t.idx < cue.start]
    if len(gap) > _LONGEST_GAP or _STOP.search(doc.text[quote.end : cue.start].lstrip(".,!?…")):
        return False
    if cue.kind == "phrase":
        return all(t.is_punct or t.is_space for t in gap) or _only(gap, cue)
    return _only(gap, cue) and not (gap and _is_new_sentence(doc, quote, cue))


def _is_new_sentence(doc: Doc, quote: Quote, cue: Cue) -> bool:
    """Tell whether `"A." X said b` begins a sentence of its own whose cue has content of its own on the right."""
    closed = doc.text[quote.inner_end - 1 : quote.inner_end] in {".", "…"}
    return closed and not doc.text[quote.end : quote.end + 1].strip(" \n") and _has_own_content(doc, cue)


def _has_own_content(doc: Doc, cue: Cue) -> bool:
    return any(c.dep_ in {"ccomp", "xcomp", "obj"} and c.i > cue.anchor for c in doc[cue.anchor].children)


def _only(gap: list[object], cue: Cue) -> bool:
    return all(_belongs(token, cue) for token in gap)


def _belongs(token: object, cue: Cue) -> bool:
    from spacy.tokens import Token

    assert isinstance(token, Token)
    if token.is_punct or token.is_space or cue.first <= token.i < cue.last:
        return True
    return is_parsed(token.doc) and _hangs_on(token, cue)


def _hangs_on(token: object, cue: Cue) -> bool:
    from spacy.tokens import Token

    assert isinstance(token, Token)
    verb = token.doc[cue.anchor]
    node = token
    while node.head != node and node.head != verb:
        node = node.head
    return node.head == verb and node.dep_ not in {"ccomp", "xcomp", "obj", "conj", "parataxis"}


def _cue_before(doc: Doc, quote: Quote, cues: list[Cue], lex: Lexicon) -> Cue | None:
    before = [c for c in cues if c.end <= quote.start and quote.start - c.end < 300]
    for cue in reversed(before):
        gap_text = doc.text[cue.end : quote.start]
        if "\n" in gap_text.strip(" ") and not gap_text.rstrip().endswith(":"):
            return None
        if cue.kind == "verb" and _precedes(doc, quote, cue, lex):
            return cue
        if _STOP.search(gap_text):
            return None
    return None


def _precedes(doc: Doc, quote: Quote, cue: Cue, lex: Lexicon) -> bool:
    end = max(cue.end, cue.speaker.end if cue.speaker.end <= quote.start else cue.end)
    gap_text = doc.text[end : quote.start].rstrip()
    if _STOP.search(gap_text + " ") and not gap_text.endswith(":"):
        return False
    if gap_text.endswith(":"):
        return True
    words = word_count(doc.text[quote.inner_start : quote.inner_end])
    capital = doc.text[quote.inner_start : quote.inner_start + 1].isupper()
    if gap_text.endswith(",") and capital and words >= _FEWEST_WORDS:
        return True
    gap = [t for t in doc[cue.last :] if end <= t.idx < quote.start]
    plain = all(t.is_punct or t.is_space or _is_light(t, cue, lex) for t in gap)
    return plain and words >= _FEWEST_WORDS and _ends_sentence(doc, quote)


def _is_light(token: object, cue: Cue, lex: Lexicon) -> bool:
    from spacy.tokens import Token

    assert isinstance(token, Token)
    if lex.has("complementisers", token.lower_) or token.pos_ == "ADV":
        return True
    return is_parsed(token.doc) and cue.entry.allows("that") and _hangs_on(token, cue)


def _ends_sentence(doc: Doc, quote: Quote) -> bool:
    last = doc.text[quote.inner_end - 1 : quote.inner_end]
    following = doc.text[quote.end : quote.end + 2].strip()
    return last in {".", "!", "?", "…", ","} or following[:1] in {"", ".", "!", "?", "…"} or not following


def _stands_alone(doc: Doc, quote: Quote, cue: Cue) -> bool:
    """Tell whether the quotation is all that is said: no unquoted words of the same sentence before it."""
    if cue.end <= quote.start:
        return True
    line = doc.text.rfind("\n", 0, quote.start) + 1
    before = doc.text[line : quote.start].rstrip()
    stops = list(_STOP.finditer(before + " "))
    rest = before[stops[-1].end() :] if stops and stops[-1].end() <= len(before) else ("" if stops else before)
    return not _WORD.search(rest)


# ---------------------------------------------------------------- quotations without a cue of their own


def _continue(doc: Doc, quotes: tuple[Quote, ...], found: dict[int, Quoted], cues: list[Cue]) -> None:
    for index in range(len(quotes) - 1, 0, -1):  # a cue that stands only behind the last paragraph of a chain
        if quotes[index].resumed and index in found and index - 1 not in found:
            found[index - 1] = Quoted(quotes[index - 1], found[index].cue, continued=True)
    for index in range(1, len(quotes)):
        previous = found.get(index - 1)
        if index in found or previous is None:
            continue
        if quotes[index].resumed or _goes_on(doc, previous, quotes[index], cues):
            found[index] = Quoted(quotes[index], previous.cue, continued=True)


def _goes_on(doc: Doc, previous: Quoted, quote: Quote, cues: list[Cue]) -> bool:
    """Tell whether an unattributed quotation goes on with the one before it."""
    words = word_count(doc.text[quote.inner_start : quote.inner_end])
    if words < _FEWEST_WORDS and not _is_sentence(doc, quote):
        return False
    cue = previous.cue
    between_start = max(previous.quote.end, cue.end, cue.speaker.end if cue.speaker.end <= quote.start else 0)
    between = doc.text[between_start : quote.start]
    if any(between_start <= c.start < quote.start for c in cues):
        return False
    if "\n" in between:
        return _is_sentence(doc, quote) and _fills_paragraph(doc, quote) and not _STOP.search(_first_line(between))
    if between.rstrip().endswith(",") and word_count(between) <= 12:
        return True
    tail = between.strip().rstrip(".")
    return _is_sentence(doc, quote) and not _STOP.search(tail + " ") and _is_short(tail)


def _first_line(between: str) -> str:
    return between.strip("\n").split("\n")[0].strip()[:-1] + " "


def _is_short(tail: str) -> bool:
    return word_count(tail) <= 25


def _is_sentence(doc: Doc, quote: Quote) -> bool:
    inner = doc.text[quote.inner_start : quote.inner_end]
    capital = inner.lstrip("¿¡[(…. ")[:1].isupper()
    return capital and (inner[-1:] in {".", "!", "?", "…", ","} or word_count(inner) >= 6)


def _fills_paragraph(doc: Doc, quote: Quote) -> bool:
    line_start = doc.text.rfind("\n", 0, quote.start) + 1
    line_end = doc.text.find("\n", quote.end)
    after = doc.text[quote.end : len(doc.text) if line_end < 0 else line_end]
    return not _WORD.search(doc.text[line_start : quote.start]) and not _WORD.search(after)
