"""Countries, capitals and governments: told apart, and tied to one another."""

from __future__ import annotations

from synopticon import gazetteer
from synopticon.reading.naming.describe import Around
from synopticon.reading.naming.scan import Found
from synopticon.reading.naming.text import Text

_WINDOW = 7
_CLAUSE = frozenset(",;:.!?()")


def government(text: Text, name: Found, near: Around) -> str | None:
    """Give the country whose government a capital's name stands for; None where it means the city or is none."""
    if name.form != "capital" and not (name.link.startswith("city:") and gazetteer.government_of(name.link)):
        return None
    return gazetteer.government_of(name.link) if acts(text, name, near) else None


def acts(text: Text, name: Found, near: Around) -> bool:
    """Tell whether a capital or a seat of government acts, speaks or is dealt with, and is not merely where
    something happens. Silent cases count as the place."""
    if text.possessive(name.last):
        return True
    if name.last < len(text.tokens) and text.tokens[name.last].text == "(":
        return False
    before = _preposition(text, name.first, near)
    if before is not None:
        return _by_preposition(text, before)
    return _by_syntax(text, name)


def _preposition(text: Text, i: int, near: Around) -> int | None:
    """Give the word before a name, or before the first of the names it is listed with; None at a beginning."""
    while i > 0 and text.sentence_of[i - 1] == text.sentence_of[i]:
        listed = text.tokens[i - 1].text == "," or text.lower[i - 1] in text.lex.conjunctions
        if listed and i - 1 in near.last:
            i = near.names[near.last[i - 1]].first
        elif text.lower[i - 1] in text.lex.definite and text.lower[i - 1] not in text.lex.of:
            i -= 1
        else:
            return i - 1 if text.tokens[i - 1].is_alpha and text.tokens[i - 1].text.islower() else None
    return None


def _by_preposition(text: Text, i: int) -> bool:
    word = text.lower[i]
    pair = f"{text.lower[i - 1]} {word}" if i else word
    if word in text.lex.locative or pair in text.lex.locative:
        return False
    if word in text.lex.directional:
        return not _moving(text, i)
    if word in text.lex.conjunctions:
        return True
    tagged = text.tokens[i].pos_
    if tagged in ("ADP", "SCONJ", "CCONJ", "") and word not in text.lex.political | text.lex.motion:
        return tagged != "" or word in text.lex.of
    return word in text.lex.political


def _moving(text: Text, i: int) -> bool:
    """Tell whether a word of motion governs the preposition at token i."""
    for j in range(i - 1, max(-1, i - 1 - _WINDOW), -1):
        if text.sentence_of[j] != text.sentence_of[i] or text.tokens[j].text in _CLAUSE:
            return False
        if text.lower[j] in text.lex.motion:
            return True
        if text.lower[j] in text.lex.political:
            return False
    return False


def _by_syntax(text: Text, name: Found) -> bool:
    token = text.tokens[name.last - 1]
    if not text.doc.has_annotation("DEP"):
        return name.first == 0 or text.opens(name.first)
    while token.dep_ in ("conj", "flat", "appos") and token.head is not token:
        token = token.head
    governor = token.head.text.lower()
    if token.dep_ in ("nsubj", "obl:agent"):
        return True
    return token.dep_ in ("obj", "iobj", "nsubj:pass", "obl:arg") and governor in text.lex.political
