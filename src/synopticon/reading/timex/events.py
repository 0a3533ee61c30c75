"""Lengths counted from a happening: "the visit comes nine months after he received her".

Where the clause that counts tells what happens as the article is written ("comes"), or bears a date before or after
the length ("on Tuesday, nine months after"), the other happening is as long before (or after) that. Such a length is
given the anchor "publication", "expression" or "following" and the direction "present"; `chronology` then dates the
other happening by it, hours ("hours after the raid, X met Y on Monday") to that day or the one beside it.
Any other stays counted from an event that nothing dates, an accepted gap.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from synopticon.reading.timex.tense import cues
from synopticon.records import TimeExpression

_VERBS = ("VERB", "AUX")
_DATES = ("DATE", "TIME")
_HOURS = {"H": 1.0, "M": 1 / 60}
# "Days after" is said of up to about a week and a half, "weeks after" of up to about two months.
_SEVERAL = {"PXD": "P10D", "PXW": "P8W"}
_LONG = frozenset(("month", "season", "quarter", "year"))
_DAY = 24


def counted(doc: Doc, found: list[TimeExpression]) -> list[TimeExpression]:
    """Anchor the lengths counted from events as far as the tree of a Doc tells; as they are where it has none."""
    if not (doc.has_annotation("DEP") and doc.has_annotation("POS")):
        return found
    return [_anchored(doc, e, found) if e.anchor == "event" else e for e in found]


def _anchored(doc: Doc, expression: TimeExpression, found: list[TimeExpression]) -> TimeExpression:
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if expression.shift in _SEVERAL:
        fewer = replace(expression, shift=_SEVERAL[expression.shift], mod="LESS_THAN")
        found_again = _anchored(doc, fewer, found)
        return found_again if found_again.direction == "present" else expression
    counts = _within_a_day(expression) if "T" in expression.shift else "X" not in expression.shift
    if span is None or not counts:
        return expression
    main, sentence = _main(span.root, span.end), span.sent.start_char
    dated = [e for e in found if sentence <= e.start and e.end <= expression.start and e.type in _DATES and e.pattern]
    set_off = len(dated) == 1 and doc[span.start - 1].text == ","
    if set_off or (main is not None and any(_hangs_on(doc, e, main) for e in dated[-1:])):
        return replace(expression, anchor="expression", direction="present")
    if main is None:
        return expression
    told = [e for e in found if expression.end <= e.start < main.sent.end_char and e.type in _DATES and e.pattern]
    if not dated and any(_hangs_on(doc, e, main) for e in told):
        return replace(expression, anchor="following", direction="present")
    if "T" in expression.shift:
        return expression
    news = _present(main) or (expression.granularity in _LONG and _comes(main) and not dated)
    if news and not any(_hangs_on(doc, e, main) for e in found if e.type in _DATES):
        return replace(expression, anchor="publication", direction="present")
    return expression


def _comes(verb: Token) -> bool:
    """Tell the verb of news told as coming after something: "the launch came a month after it tested a bomb"."""
    above = verb.dep_ == "ROOT" or verb.dep_.split(":")[0] == "ccomp"
    return above and verb.lemma_.lower() in cues(verb.doc.lang_).comes and "Past" in verb.morph.get("Tense", [])


def _within_a_day(expression: TimeExpression) -> bool:
    """Tell hours, or minutes, that take one to the same day or the next."""
    amount = expression.shift.rpartition("T")[2]
    return amount[:-1] == "X" or (amount[:-1].isdecimal() and int(amount[:-1]) * _HOURS.get(amount[-1], 0) <= _DAY)


def _main(root: Token, end: int) -> Token | None:
    """Give the verb of the clause that counts: what the length hangs on, or the verb over that where it hangs on the
    clause after it, a word that opens a clause standing between."""
    head = root.head
    if head.i >= end and root.doc[end].pos_ in ("ADP", "SCONJ", "ADV"):
        head = head.head
    return head if head.pos_ in _VERBS and head.i != root.i else None


def _hangs_on(doc: Doc, expression: TimeExpression, verb: Token) -> bool:
    """Tell whether a date is that of a clause: it hangs on its verb, on the verb of what it says ("fired a missile on
    Friday, the army said, a day after …") or on that which it is joined to or goes with."""
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None:
        return False
    on = next((t for t in span.root.ancestors if t.pos_ in _VERBS), span.root.head)
    beside = verb.head if verb.dep_.split(":")[0] in ("conj", "advcl") and verb.head.i < verb.i else verb
    said = on.head.i == verb.i and on.dep_.split(":")[0] in ("ccomp", "parataxis", "xcomp") and on.i < verb.i
    return on.i in (verb.i, beside.i) or said


def _present(verb: Token) -> bool:
    """Tell whether a verb speaks of now: finite and present, without a participle of the past."""
    words = (verb, *(child for child in verb.children if child.dep_.split(":")[0] in ("aux", "cop")))
    if any("Past" in word.morph.get("Tense", []) for word in words):
        return False
    return any("Pres" in word.morph.get("Tense", []) and "Fin" in word.morph.get("VerbForm", []) for word in words)


__all__ = ["counted"]
