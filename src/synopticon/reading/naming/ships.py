"""Which names are ships', told by what stands around any of their mentions: a vessel's word, a flag, a crew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found

_QUOTES = frozenset("\"'“”«»‘’")
_FIGURES = 3
_NEAR = 4


def afloat(text: Text, names: Sequence[Found]) -> set[str]:
    """Give the names that are ships' where nothing is known of them."""
    return {text.words(each.first, each.last) for each in names if not each.links and _ship(text, each)}


def numbered(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names with the figure behind a ship's or a thing's, which is part of it: "the tanker Chol San 9"."""
    ships = {
        (text.words(each.first, each.last), text.lower[each.last])
        for each in names
        if not each.links and _figure(text, each.last) and (_ship(text, each) or _thing(text, each))
    }
    return [
        replace(each, last=each.last + 1, type="MISC", source="head")
        if each.last < len(text.tokens) and (text.words(each.first, each.last), text.lower[each.last]) in ships
        else each
        for each in names
    ]


def _figure(text: Text, i: int) -> bool:
    if i >= len(text.tokens) or text.between(i - 1, i) != " ":
        return False
    return text.tokens[i].is_digit and len(text.tokens[i]) <= _FIGURES


def _thing(text: Text, name: Found) -> bool:
    """Tell whether a name of which nothing is known stands with its figure between an article and no noun: "the Chol
    San 9, which"."""
    i, behind = _before(text, name), name.last + 1
    closed = behind >= len(text.tokens) or text.tokens[behind].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
    open_ = name.source in ("capitals", "recogniser") and name.type != "PER"
    return open_ and closed and i >= 0 and text.lower[i] in text.lex.definite and len(text.tokens[name.last]) < _FIGURES


def _ship(text: Text, name: Found) -> bool:
    return _flagged(text, name) or _called(text, name) or _manned(text, name) or _behind(text, name)


def _before(text: Text, name: Found) -> int:
    """Give the token before a name, quotation marks left out."""
    i = name.first - 1
    return i - 1 if i >= 0 and text.tokens[i].text in _QUOTES else i


def _called(text: Text, name: Found) -> bool:
    """Tell whether a vessel's word stands before a name: "the tanker X", 'el buque, el "X"', "a ship called X"."""
    i = _before(text, name)
    quoted = i < name.first - 1
    article = i > 0 and text.lower[i] in text.lex.definite
    i -= article
    if i > 0 and text.tokens[i].text == "," and (article or quoted):
        i -= 1
    elif article:
        return False
    elif i > 0 and text.lower[i] in text.lex.called:
        i -= 1
    return i >= 0 and text.lower[i] in text.lex.vessels and _one_sentence(text, i, name)


def _flagged(text: Text, name: Found) -> bool:
    """Tell whether a flag stands before a name: "the Togo-flagged X"."""
    i = _before(text, name)
    return i > 0 and text.lower[i] in text.lex.flagged and _one_sentence(text, i, name)


def _manned(text: Text, name: Found) -> bool:
    """Tell whether a name with an article is what somebody is on, or commands: "on board the X", "the X's crew", "el
    capitán del X"."""
    i = _before(text, name)
    if i < 1 or text.lower[i] not in text.lex.definite or not _one_sentence(text, i - 1, name):
        return False
    if text.possessive(name.last) and name.last + 1 < len(text.tokens):
        return text.lower[name.last + 1] in text.lex.crews
    of = i if text.lower[i] in text.lex.of and text.lower[i] in text.lex.contracted else i - 1
    if text.lower[of] in text.lex.of and of > 0:
        return text.lower[of - 1] in text.lex.crews | text.lex.aboard
    return text.lower[of] in text.lex.aboard


def _behind(text: Text, name: Found) -> bool:
    """Tell whether a flag or a ship's number stands behind a name: "X, flying the flag of", "X (IMO 912…)"."""
    i = name.last + (name.last < len(text.tokens) and text.tokens[name.last].text in _QUOTES)
    if i + 1 >= len(text.tokens) or text.tokens[i].text not in ",(" or not _one_sentence(text, i + 1, name):
        return False
    ahead = text.lower[i + 1 : i + 1 + _NEAR]
    return (
        _apposed(text, i)
        or "imo" in ahead[:1]
        or (ahead[0] in text.lex.flying and any(word in text.lex.flags for word in ahead))
    )


def _one_sentence(text: Text, i: int, name: Found) -> bool:
    return text.sentence_of[i] == text.sentence_of[name.first]


def _apposed(text: Text, i: int) -> bool:
    """Tell whether a vessel's word stands beyond the comma at token i and no verb behind it: "X, the trawler"."""
    ahead = range(i + 2, min(i + 2 + _NEAR, len(text.tokens) - 1))
    noun = next((k for k in ahead if text.lower[k] in text.lex.vessels), 0)
    opens = text.lower[i + 1] in text.lex.definite | text.lex.indefinite
    closed = text.tokens[noun + 1].pos_ not in ("VERB", "AUX", "PRON") and not text.possessive(noun + 1)
    return bool(noun) and opens and closed and text.tokens[i].text == ","
