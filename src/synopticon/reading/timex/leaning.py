"""On which date "the next day", "two days earlier" and "la víspera" lean: the last one that the text tells of.

That is the nearest before it, in its own sentence or else in the sentence before that has any; there, one of what the
sentence tells before one of a clause about somebody or something ("fighting spread on Saturday, far from where it had
begun on Thursday. A day earlier …": on Friday), of a noun ("named Lind on Friday for the vote of 28 July") or to come.
On what only bounds something ("shut since May", "until Friday") nothing leans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from synopticon.chronology.resolving import REACH
from synopticon.reading.timex.tense import Cues, cues
from synopticon.records import TimeExpression

_DATES = ("DATE", "TIME")
_STILL = ("", "P0D")
_CLAUSES = ("acl", "acl:relcl")


def leaning(doc: Doc, found: Sequence[TimeExpression], language: str) -> list[TimeExpression]:
    """Give each expression that is counted from another the place of that other, as far as the tree of a Doc tells."""
    if not (doc.has_annotation("DEP") and doc.has_annotation("POS")):
        return list(found)
    ordered = sorted(found, key=lambda e: e.start)
    return [_leant(doc, e, ordered, cues(language)) if _is_counted(e) else e for e in found]


def _is_counted(expression: TimeExpression) -> bool:
    return expression.anchor == "expression" and not expression.mod and expression.shift not in _STILL


def _leant(doc: Doc, expression: TimeExpression, found: Sequence[TimeExpression], known: Cues) -> TimeExpression:
    """Give an expression with the place of that on which it leans; as it is where none is near."""
    before = [e for e in found if e.end <= expression.start and _is_date(e)]
    spans = ((e, doc.char_span(e.start, e.end, alignment_mode="expand")) for e in before)
    told = [(e, span) for e, span in spans if span is not None and not _bounds(span, known)]
    if not told or expression.start - told[-1][0].end > REACH:
        return expression
    sentence = told[-1][1].sent
    near = [(e, span) for e, span in told if span.sent.start == sentence.start]
    apart = sentence.end_char <= expression.start
    main = [(e, span) for e, span in near if apart and not _is_aside(span.root)]
    own = [(e, span) for e, span in main if not _is_attribute(span.root) and e.direction != "future"]
    return replace(expression, leans=(own or main or near)[-1][0].start)


def _is_date(expression: TimeExpression) -> bool:
    return expression.type in _DATES and not expression.value.endswith("_REF")


def _bounds(span: Span, known: Cues) -> bool:
    """Tell a date since or until which something holds."""
    before = {t.lower_ for t in span.doc[max(0, span.start - 1) : span.start + 1]}
    return bool(before & (known.since | known.until | known.toward))


def _is_aside(word: Token) -> bool:
    """Tell a word inside a clause about a noun."""
    return any(t.dep_ in _CLAUSES for t in (word, *word.ancestors))


def _is_attribute(word: Token) -> bool:
    """Tell a date that says which of several a noun is: "named Lind on Friday for the election of 28 July"."""
    return word.dep_.startswith("nmod") and word.head.pos_ == "NOUN"


__all__ = ["leaning"]
