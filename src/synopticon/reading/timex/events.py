"""Lengths counted from a happening: "the visit comes nine months after he received her".

Where the clause that counts tells what happens as the article is written ("comes"), or bears a date before the length
("on Tuesday, nine months after"), the other happening is as long before (or after) that. Such a length is given the
anchor "publication" or "expression" and the direction "present"; `chronology` then dates the other happening by it.
Any other stays counted from an event that nothing dates, an accepted gap.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from synopticon.records import TimeExpression

_VERBS = ("VERB", "AUX")


def counted(doc: Doc, found: list[TimeExpression]) -> list[TimeExpression]:
    """Anchor the lengths counted from events as far as the tree of a Doc tells; as they are where it has none."""
    if not (doc.has_annotation("DEP") and doc.has_annotation("POS")):
        return found
    return [_anchored(doc, e, found) if e.anchor == "event" else e for e in found]


def _anchored(doc: Doc, expression: TimeExpression, found: list[TimeExpression]) -> TimeExpression:
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    main = _main(span.root, span.end) if span is not None else None
    if main is None or "X" in expression.shift or "T" in expression.shift:
        return expression
    sentence = main.sent.start_char
    dated = [e for e in found if sentence <= e.start and e.end <= expression.start and e.type == "DATE" and e.pattern]
    if any(_hangs_on(doc, e, main) for e in dated[-1:]):
        return replace(expression, anchor="expression", direction="present")
    if _present(main) and not any(_hangs_on(doc, e, main) for e in found if e.type in ("DATE", "TIME")):
        return replace(expression, anchor="publication", direction="present")
    return expression


def _main(root: Token, end: int) -> Token | None:
    """Give the verb of the clause that counts: what the length hangs on, or the verb over that where it hangs on the
    clause after it, a word that opens a clause standing between."""
    head = root.head
    if head.i >= end and any(child.dep_ in ("mark", "case") and end <= child.i < head.i for child in head.children):
        head = head.head
    return head if head.pos_ in _VERBS and head.i != root.i else None


def _hangs_on(doc: Doc, expression: TimeExpression, verb: Token) -> bool:
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return span is not None and span.root.head.i == verb.i


def _present(verb: Token) -> bool:
    """Tell whether a verb speaks of now: finite and present, without a participle of the past."""
    words = (verb, *(child for child in verb.children if child.dep_.split(":")[0] in ("aux", "cop")))
    if any("Past" in word.morph.get("Tense", []) for word in words):
        return False
    return any("Pres" in word.morph.get("Tense", []) and "Fin" in word.morph.get("VerbForm", []) for word in words)


__all__ = ["counted"]
