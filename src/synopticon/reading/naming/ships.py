"""Which names are ships', told by what stands around any of their mentions: a vessel's word, a flag, a crew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found

_QUOTES = frozenset("\"'“”«»‘’")
_FIGURES = 3
_NEAR = 4
_FAR = 9


def afloat(text: Text, names: Sequence[Found]) -> set[str]:
    """Give the names that are ships' where nothing is known of them."""
    return {text.words(each.first, each.last) for each in names if not each.links and _ship(text, each)}


def hidden(text: Text, names: Sequence[Found]) -> list[Found]:
    """Give the names with those of ships that are ordinary words, which nothing but a capital behind "the" would tell:
    "the tanker, the Skipper,". Where one ship is named, another such word is one too."""
    if not text.telling_of_ships:
        return list(names)
    taken = {i for each in names for i in range(each.first, each.last)}
    behind = [Found(i, i + 1, "MISC", source="head") for i in range(1, len(text.tokens)) if _word(text, i, taken)]
    ships = {text.tokens[each.first].text for each in behind if _ship(text, each)}
    if ships or afloat(text, names):
        ships |= {text.tokens[each.first].text for each in behind}
    found = [Found(i, i + 1, "MISC", source="head") for i in range(len(text.tokens)) if text.tokens[i].text in ships]
    return sorted([*names, *(each for each in found if each.first not in taken)], key=lambda each: each.first)


def _word(text: Text, i: int, taken: set[int]) -> bool:
    """Tell whether a lone capitalised word that no name holds stands behind "the" in mid-sentence, is never in small
    letters, and is no word for who holds an office or for a body."""
    token, word = text.tokens[i], text.lower[i]
    if i in taken or not token.is_title or len(word) < _FIGURES or text.lower[i - 1] not in text.lex.definite:
        return False
    alone = not text.capital(i - 1) and (i + 1 == len(text.tokens) or not text.capital(i + 1))
    shown = not text.opens(i) and text.sentence_of[i] not in text.headings and word not in text.small
    noun = token.pos_ in ("NOUN", "PROPN") and (i + 1 == len(text.tokens) or text.tokens[i + 1].pos_ != "NOUN")
    office = text.lex.offices.get((word,), "")
    held = office in text.lex.single | text.lex.of_bodies | text.lex.of_places | text.lex.leaders
    return alone and shown and noun and not held and not _said(text, word)


def _said(text: Text, word: str) -> bool:
    """Tell whether a word is one that names bodies, days, peoples, parts of the world or countries."""
    lex = text.lex
    tables = (lex.heads, lex.collectives, lex.calendar, lex.openers, lex.peoples, lex.regional, lex.definites)
    return any(word in table for table in tables) or word in lex.country_words or (word,) in lex.bodies


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
    open_ = name.source in ("capitals", "recogniser") and (name.type != "PER" or text.telling_of_ships)
    return open_ and closed and i >= 0 and text.lower[i] in text.lex.definite and len(text.tokens[name.last]) < _FIGURES


def _ship(text: Text, name: Found) -> bool:
    if _flagged(text, name) or _called(text, name) or _manned(text, name) or _behind(text, name):
        return True
    return text.telling_of_ships and (_introduced(text, name) or _listed(text, name) or _sails(text, name))


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
    i = name.last + _figure(text, name.last)
    i += i < len(text.tokens) and text.tokens[i].text in _QUOTES
    if i + 1 >= len(text.tokens) or text.tokens[i].text not in ",(" or not _one_sentence(text, i + 1, name):
        return False
    ahead = text.lower[i + 1 : i + 1 + _NEAR]
    return (
        _apposed(text, i)
        or ahead[0] in text.lex.ship_numbers
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


def _introduced(text: Text, name: Found) -> bool:
    """Tell whether a ship is said to be called so: "the ship, then called X", "a vessel identified as X", "believed
    the ship to be the X", "under an earlier name, X"."""
    i = _before(text, name)
    i -= i > 0 and text.lower[i] in text.lex.definite
    if i > 0 and text.tokens[i].text == "," and text.lower[i - 1] in text.lex.titles:
        return name.last - name.first == 1
    said = (k for k in range(i, max(0, i - _NEAR - 1), -1) if text.lower[k] in text.lex.called or _is(text, k))
    at = next(said, 0)
    if at < i and text.lower[i] not in text.lex.introducing:
        return False
    return any(text.lower[k] in text.lex.vessels for k in range(max(0, at - _NEAR), at)) and _one_sentence(
        text, at, name
    )


def _is(text: Text, i: int) -> bool:
    return text.tokens[i].lemma_ in text.lex.copulas


def _listed(text: Text, name: Found) -> bool:
    """Tell whether a name with an article is one of the ships just spoken of, or is said to be one: "two tankers, the
    first and the X", "the X was part of a fleet", "the X was on its way"."""
    i = _before(text, name)
    if i < 1 or text.lower[i] not in text.lex.definite - text.lex.of or name.source == "acronym":
        return False
    fleet = text.lex.vessels | text.lex.fleets | text.lex.neuter
    ahead = range(name.last + 1, min(name.last + _NEAR + 3, len(text.tokens)))
    if name.last < len(text.tokens) and _is(text, name.last):
        return any(text.lower[k] in fleet and _one_sentence(text, k, name) for k in ahead)
    apposed = text.tokens[i - 1].text == "," or text.lower[i - 1] in text.lex.conjunctions
    before = (k for k in range(max(0, i - _FAR), i) if _one_sentence(text, k, name))
    return apposed and bool(text.lex.contracted) and any(text.lower[k] in text.lex.vessels for k in before)


def _sails(text: Text, name: Found) -> bool:
    """Tell whether a name with an article does what ships do, or has done to it what is done to them: "the X docked",
    "the X was boarded"."""
    i, token = _before(text, name), text.tokens[name.last - 1]
    if i < 0 or text.lower[i] not in text.lex.definite or name.source == "acronym":
        return False
    verbs = [token.head, *(t for t in token.head.children if t.dep_ == "xcomp")]
    if token.dep_ == "nsubj":
        return any(t.lemma_ in text.lex.sailing for t in verbs)
    return token.dep_ in ("nsubj:pass", "obj") and token.head.lemma_ in text.lex.boarding
