"""Countries, capitals and governments: told apart, and tied to one another."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon import gazetteer
from synopticon.reading.naming.around import Around
from synopticon.reading.naming.evidence import dateline
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found

_WINDOW = 7
_QUOTES = frozenset("\"“”«»'‘’")
_CLAUSE = frozenset(",;:.!?()")


def government(text: Text, name: Found, near: Around) -> str | None:
    """Give the country whose government a capital's name stands for; None where it means the city or is none."""
    if name.form != "capital" and not (name.link.startswith("city:") and gazetteer.government_of(name.link)):
        return None
    words = text.words(name.first, name.last)
    if words.lower() in text.lex.not_governments or (words.isupper() and text.opens(name.first)):
        return None
    bound = text.possessive(name.last) or (name.last < len(text.tokens) and text.hyphen(name.last))
    if name.first and text.tokens[name.first - 1].pos_ == "DET" and not bound:
        return None
    return gazetteer.government_of(name.link) if acts(text, name, near) else None


def acts(text: Text, name: Found, near: Around) -> bool:
    """Tell whether a capital or a seat of government acts, speaks or is dealt with, and is not merely where
    something happens. Silent cases count as the place."""
    if text.possessive(name.last):
        return not any(word in text.lex.city_words for word in text.lower[name.last + 1 : name.last + 4])
    if name.last < len(text.tokens) and text.tokens[name.last].text in ("(", "/"):
        return False
    if _in_its_country(text, name, near) or _part_of(text, name) or dateline(text, name):
        return False
    if name.last + 1 < len(text.tokens) and text.hyphen(name.last):
        return text.lower[name.last + 1] not in text.lex.city_words
    if _struck(text, name, near):
        return False
    if text.tokens[name.last - 1].dep_ == "obl:agent":
        return True
    before = _preposition(text, name.first, near)
    told = _by_preposition(text, before) if before is not None else None
    return _by_syntax(text, name) if told is None else told


def _in_its_country(text: Text, name: Found, near: Around) -> bool:
    """Tell whether a capital's country stands behind a comma: "Rome, Italy"."""
    after = near.first.get(name.last + 1, -1)
    comma = name.last < len(text.tokens) and text.tokens[name.last].text == ","
    return comma and after >= 0 and near.names[after].link == gazetteer.government_of(name.link)


def _part_of(text: Text, name: Found) -> bool:
    """Tell whether a part of a city or a distance stands before "of": "the streets of Kabul", "a 40 km de Lima"."""
    before = name.first - 1
    if before < 1 or text.lower[before] not in text.lex.of:
        return False
    adjective = before > 1 and text.tokens[before - 1].pos_ == "ADJ" and text.tokens[before - 2].pos_ == "NOUN"
    return text.lower[before - 2 if adjective else before - 1] in text.lex.city_words | text.lex.distances


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


def _struck(text: Text, name: Found, near: Around) -> bool:
    """Tell whether a place is what is attacked, reached or taken: "the bombing of Kabul", "Kabul was shelled"."""
    token = text.tokens[name.last - 1]
    while token.dep_ in ("conj", "flat", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "nsubj:pass":
        return _is(text, token.head, text.lex.spatial)
    before = _preposition(text, name.first, near)
    if before is None or before == 0:
        return False
    if text.tokens[before].pos_ == "VERB":
        return _is(text, text.tokens[before], text.lex.spatial)
    aimed = token.dep_ in ("nmod", "obl", "obl:arg", "obj", "iobj") and _is(
        text, token.head, text.lex.assaults | text.lex.spatial
    )
    return aimed or _is(text, text.tokens[before - 1], text.lex.assaults)


def _is(text: Text, token: Token, words: frozenset[str]) -> bool:
    """Tell whether a token is one of some lemmas, also where its own lemma is a slip ("shelle", "Ataques")."""
    lemma = token.lemma_.lower()
    return not words.isdisjoint((lemma, *map(lemma.removesuffix, text.lex.slips)))


def _by_preposition(text: Text, i: int) -> bool | None:
    """Tell what the word before a name says of it; None where it says nothing."""
    word = text.lower[i]
    pair = f"{text.lower[i - 1]} {word}" if i else word
    if word in text.lex.locative or pair in text.lex.locative:
        return False
    if word in text.lex.directional:
        return not _moving(text, i)
    if word in text.lex.political or word in text.lex.of:
        return True
    if text.tokens[i].pos_ != "ADP":
        return None
    return not (i and text.lower[i - 1] in text.lex.motion)  # "the road between Lima and Cusco"


def _moving(text: Text, i: int) -> bool:
    """Tell whether a word of motion governs the preposition at token i."""
    for j in range(i - 1, max(-1, i - 1 - _WINDOW), -1):
        if text.sentence_of[j] != text.sentence_of[i] or text.tokens[j].text in _CLAUSE:
            return False
        if text.lower[j] in text.lex.motion or text.tokens[j].lemma_.lower() in text.lex.motion:
            return True
        if text.lower[j] in text.lex.political:
            return False
    return False


def _by_syntax(text: Text, name: Found) -> bool:
    token = text.tokens[name.last - 1]
    if not text.parsed:
        return name.first == 0 or text.opens(name.first)
    while token.dep_ in ("conj", "flat", "appos") and token.head.i != token.i:
        token = token.head
    governor = token.head.text.lower()
    if token.dep_ in ("nsubj", "obl:agent") or _before_verb(text, name.last):
        return True
    if token.dep_ not in ("obj", "iobj", "nsubj:pass", "obl:arg"):
        return False
    spatial = token.head.lemma_.lower() in text.lex.spatial or governor in text.lex.motion
    return governor in text.lex.political or (token.dep_ in ("obj", "iobj") and not spatial)


def _before_verb(text: Text, i: int) -> bool:
    """Tell whether a verb follows a name at once or behind a quotation mark: "Pyongyang “firmly supports” it"."""
    while i < len(text.tokens) and (text.tokens[i].text in _QUOTES or text.tokens[i].pos_ == "ADV"):
        i += 1
    if i >= len(text.tokens) or text.tokens[i].pos_ not in ("VERB", "AUX"):
        return False
    return text.tokens[i].morph.get("VerbForm", [""])[0] == "Fin"
