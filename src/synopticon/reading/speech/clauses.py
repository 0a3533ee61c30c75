"""What is said in words that are not quoted: the clause or phrase that a cue reports."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from synopticon.reading.speech.complements import holds_quote, to_the_right
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.edges import by_order, left_edge, right_edge, trim
from synopticon.reading.speech.lexicon import Entry, Lexicon
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.sources import noun_content
from synopticon.reading.speech.text import has_verb, is_parsed, sentence_end, sentence_of, sentence_start

_MARKS = frozenset("“”„‟«»‹›\"″＂'‘’`")
_COMMAS = frozenset({",", ";", "–", "—", "-", "―"})


def content_of(doc: Doc, cue: Cue, lex: Lexicon, quotes: tuple[Quote, ...], cues: list[Cue]) -> tuple[int, int] | None:
    """Give the characters of what `cue` reports, without complementiser and outer punctuation, or None."""
    tokens = _tokens_of(doc, cue, lex, quotes, cues)
    if tokens is None:
        return None
    return trim(doc, tokens[0], tokens[1], lex, quotes)


def _tokens_of(doc: Doc, cue: Cue, lex: Lexicon, quotes: tuple[Quote, ...], cues: list[Cue]) -> tuple[int, int] | None:
    if cue.kind == "noun":
        return _of_noun(doc[cue.anchor], cue.entry, lex)
    if cue.kind in {"phrase", "clause"}:
        return _around(doc, cue, cues) if cue.sure and cue.entry.allows("that") else None
    if not is_parsed(doc):
        return _after_complementiser(doc, cue, lex)
    parsed, ordered = to_the_right(doc[cue.anchor], cue, lex, quotes), by_order(doc, cue, lex)
    if parsed is not None and ordered is not None and ordered[0] == ordered[1] < parsed[0]:
        parsed = None  # the parser ran past a complementiser to a later verb
    for right in (parsed, ordered):
        if right is not None and not _is_speaker(doc, cue, right):
            start, end = left_edge(doc, cue, right[0], lex), right_edge(doc, cue, right, cues, quotes, lex)
            if end - start >= (1 if cue.entry.tells() else 3) or holds_quote(doc, (start, end), quotes):
                return start, end
    if _is_passive_of(doc[cue.anchor]):
        return _charge(doc, cue) or _patient(doc[cue.anchor])
    return _to_the_left(doc, cue) if cue.entry.allows("that") else None


def _is_speaker(doc: Doc, cue: Cue, found: tuple[int, int]) -> bool:
    """Tell whether what seemed to be the content is who speaks: "…, said one source in the room"."""
    behind = cue.speaker.start >= cue.end
    return behind and doc[min(found[0], len(doc) - 1)].idx < cue.speaker.end


def _of_noun(noun: Token, entry: Entry, lex: Lexicon) -> tuple[int, int] | None:
    for child in noun.children:
        if child.i > noun.i and noun_content(child, entry, lex):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _is_passive_of(verb: Token) -> bool:
    return any(c.dep_ == "nsubj:pass" for c in verb.children)


def _charge(doc: Doc, cue: Cue) -> tuple[int, int] | None:
    """Give what a passive adds behind its agent: "was accused by the court | of having lied"."""
    end = sentence_end(sentence_of(doc[cue.anchor]))
    behind = next((t for t in doc[cue.anchor + 1 : end] if t.idx >= cue.speaker.end and not t.is_space), None)
    takes = behind is not None and behind.lower_ in cue.entry.prepositions
    return (behind.i, end) if behind is not None and takes and has_verb(doc, behind.i, end) else None


def _patient(verb: Token) -> tuple[int, int] | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    return (subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else None


def _after_complementiser(doc: Doc, cue: Cue, lex: Lexicon) -> tuple[int, int] | None:
    """Without a parse only what follows "that" at once is taken, to the end of its sentence."""
    if cue.last >= len(doc) or not lex.has("complementisers", doc[cue.last].lower_):
        return None
    end = cue.last
    while end < len(doc) and doc[end].text not in {".", "!", "?"} and "\n" not in doc[end].text:
        end += 1
    return cue.last, end


def _to_the_left(doc: Doc, cue: Cue) -> tuple[int, int] | None:
    """Take the sentence that stands before ", X said": to its beginning, or all of it where the cue is inside."""
    sentence = sentence_of(doc[cue.anchor])
    if _goes_on_with_object(doc, cue, sentence):
        return None
    before = cue.first
    if before <= sentence.start or doc[before - 1].text not in _COMMAS | _MARKS:
        return None
    start = sentence_start(sentence)
    if _is_adverbial(doc[cue.anchor], start):
        return None
    if doc[start].idx <= cue.speaker.start < doc[before - 1].idx:
        return _whole(sentence, cue)  # who speaks stands in it: it tells of them, they do not say it
    if before - 1 - start < 3 or not has_verb(doc, start, before):
        return _whole(sentence, cue)
    return start, before - 1 if doc[before - 1].text in _COMMAS else before


def _is_adverbial(verb: Token, start: int) -> bool:
    """Tell whether the clause that opens a sentence says when or why it was said: "After X fired, Y protested"."""
    opening = [c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and c.left_edge.i == start]
    return any(m.i == start and m.dep_ == "mark" for clause in opening for m in clause.children)


def _goes_on_with_object(doc: Doc, cue: Cue, sentence: Span) -> bool:
    """Tell whether something the verb may govern follows it: then what precedes is not what was said."""
    following = [t for t in doc[cue.last : sentence.end] if t.idx >= max(cue.end, cue.speaker.end)]
    if not following or len(following) <= 2 or not cue.entry.allows("object", "quoted"):
        return False
    return following[0].pos_ in {"DET", "PRON", "NOUN", "ADJ", "NUM", "SCONJ"}


def _whole(sentence: Span, cue: Cue) -> tuple[int, int] | None:
    end = sentence_end(sentence)
    rest_has_verb = cue.last < end and has_verb(sentence.doc, cue.last, end)
    if not rest_has_verb or sentence.doc[cue.last].text not in _COMMAS:
        return None
    return sentence_start(sentence), end


def _around(doc: Doc, cue: Cue, cues: list[Cue]) -> tuple[int, int] | None:
    """Take the rest of the sentence that an according-to phrase or an as-clause stands in."""
    sentence = sentence_of(doc[cue.anchor]) if doc.has_annotation("SENT_START") else _rough_sentence(doc, cue)
    start, end = sentence_start(sentence), sentence_end(sentence)
    if cue.first - start <= 1:
        return _behind_source(doc, cue, _before_next(doc, cue, cues, end))
    left_end = cue.first
    last_word = next((t for t in reversed(list(doc[start:left_end])) if not t.is_punct), None)
    opening = last_word.pos_ if last_word is not None else ""
    if cue.last < end and (opening == "SCONJ" or (opening == "CCONJ" and doc[cue.last].text == ",")):
        return cue.last, end
    if has_verb(doc, start, left_end) or not is_parsed(doc):
        return start, left_end
    return start, end


def _behind_source(doc: Doc, cue: Cue, end: int) -> tuple[int, int] | None:
    """Take what follows "According to X," and what describes X between commas."""
    spoken = max(cue.end, cue.speaker.end)
    after = next((t.i for t in doc[cue.anchor : end] if t.idx >= spoken), end)
    relative = after < end and "Rel" in doc[after].morph.get("PronType", [])
    while after < end and doc[after].text not in _COMMAS and (relative or not _has_subject(doc[after])):
        after += 1
    comma = next((t.i for t in doc[after + 1 : end] if t.text == ","), end)
    apposed = any(t.dep_ == "appos" and doc[cue.first].i < t.head.i < after for t in doc[after + 1 : comma])
    if apposed and not has_verb(doc, after, comma) and has_verb(doc, comma, end):
        after = comma
    return (after, end) if after < end else None


def _before_next(doc: Doc, cue: Cue, cues: list[Cue], end: int) -> int:
    """Give where another's ", X said" begins that closes the sentence, or `end`."""
    closing = [c for c in cues if c.kind == "verb" and cue.last < c.first and c.last >= end]
    return next((c.first - 1 for c in closing if c.first < end and doc[c.first - 1].text == ","), end)


def _has_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubj:pass", "expl"}


def _rough_sentence(doc: Doc, cue: Cue) -> Span:
    start = end = cue.anchor
    while start and not _stops(doc[start - 1]):
        start -= 1
    while end < len(doc) and not _stops(doc[end]):
        end += 1
    return doc[start:end]


def _stops(token: Token) -> bool:
    return token.text in {".", "!", "?"} or "\n" in token.text
