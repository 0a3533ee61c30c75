"""What the common nouns beside a name tell of it: "the X airport", "the newspaper X", "X, a party", "Mr X"."""

from __future__ import annotations

from dataclasses import replace

from synopticon.gazetteer.tables import first_names, given_names
from synopticon.reading.naming.text import NAMING, Text
from synopticon.reading.naming.unknown import Found
from synopticon.records import EntityType

_MOST = 5


def named_after(text: Text, name: Found) -> Found:
    """Give a known person's name, or the building's that bears it: "el aeropuerto John F. Kennedy"."""
    return replace(name, type="FAC", links=(), form="", source="head") if built(text, name) else name


def built(text: Text, name: Found) -> bool:
    """Tell whether a building's word stands right beside a name."""
    places = [i for i in (name.first - 1, name.last) if 0 <= i < len(text.tokens)]
    same = (i for i in places if text.sentence_of[i] == text.sentence_of[name.first])
    return any(text.lex.heads.get(text.tokens[i].text) == "FAC" for i in same)


def explained(text: Text, name: Found) -> EntityType | None:
    """Give the type told by a common noun beyond a comma: "a relief group, X,", "X, a party of", "its parent, X,"."""
    size = len(text.tokens)
    if name.last + 1 < size and text.tokens[name.last].text == ",":
        found = _noun(text, name.last + 1, min(size, name.last + 1 + _MOST))
        if found:
            return _fitting(text, name, found)
    closed = name.last >= size or text.tokens[name.last].text[0] in ",.;)"
    opening = text.lex.indefinite | text.lex.owners
    if not closed or name.first < 3 or text.tokens[name.first - 1].text != ",":
        return None
    for i in range(name.first - 3, max(-1, name.first - 2 - _MOST), -1):
        if text.lower[i] in opening and text.tokens[name.first - 2].pos_ != "PROPN":
            return _fitting(text, name, _noun(text, i, name.first - 1))
    return None


def bodily(text: Text, name: Found) -> bool:
    """Tell whether what follows a name is said of bodies only: "X (ABC), made up of", "X (left-wing)"."""
    i = name.last
    if i + 2 < len(text.tokens) and text.tokens[i].text == "(":
        closing = next((k for k in range(i + 2, min(i + _MOST, len(text.tokens))) if text.tokens[k].text == ")"), 0)
        if closing and text.lower[i + 1] in text.lex.wings:
            return True
        i = closing + 1 if closing else i
    i += i < len(text.tokens) and text.tokens[i].text == ","
    return any(text.lower[i : i + len(phrase)] == phrase for phrase in text.lex.composed)


def _fitting(text: Text, name: Found, noun: str) -> EntityType | None:
    """Give the type that a common noun tells; none where the name is plainly a person's: "another parent, Ana Ruiz"."""
    kind = text.lex.heads.get(noun) or text.lex.apposed.get(noun)
    person = name.type == "PER" and name.last - name.first > 1 and text.lower[name.first] in first_names()
    return None if person and kind != "PER" else kind


def _noun(text: Text, i: int, end: int) -> str:
    """Give the common noun whose indefinite article or owner ("its") token i is, if it stands before `end`; else ""."""
    head = text.tokens[i].head
    opens = text.lower[i] in text.lex.indefinite and text.tokens[i].dep_ == "det"
    if not (opens or text.lower[i] in text.lex.owners) or head.pos_ != "NOUN":
        return ""
    if not text.start(i) < head.idx < text.start(end - 1) + 1:
        return ""
    pair = f"{head.nbor(-1).text} {head.text}"
    return pair if pair in text.lex.apposed else head.text


def named_beside(text: Text, name: Found, beside: EntityType) -> bool:
    """Tell whether a common noun beside a name outweighs the recogniser's "person": a label, a building's word, or a
    body's before words of which none is a given name ("the party Orvane Unida")."""
    strange = beside == "ORG" and text.lower[name.first] not in first_names() and name.source == "recogniser"
    return _labelled(text, name) or built(text, name) or strange


def _labelled(text: Text, name: Found) -> bool:
    """Tell whether the word right before a name is one that bears its name behind it: "the newspaper", "el buque"."""
    return name.first > 0 and text.tokens[name.first - 1].text in text.lex.labels


def beside(text: Text, name: Found) -> EntityType | None:
    """Give the type that a common noun beside a name tells: "the X cosmodrome", "el diario ruso X", "la isla de X"."""
    if name.last < len(text.tokens) and text.between(name.last - 1, name.last).strip() == "":
        after = text.lex.heads.get(text.tokens[name.last].text)
        if after in ("FAC", "LOC") or (after == "ORG" and name.type == "ORG"):
            return after
        if after == "GPE" and not _qualifies(text, name.last):
            return after
        if text.lex.apposed.get(text.tokens[name.last].text) == "ORG" and (firm := _firm(text, name)) is not None:
            return firm
    i = name.first - 1
    while i > 0 and name.first - i < _MOST and (text.lower[i] in text.lex.of | text.lex.definite | text.lex.modifiers):
        i -= 1
    adjectives = {m.end for m in text.matches if m.form == "demonym"}
    if i > 0 and (text.end(i) in adjectives or (text.tokens[i].pos_ == "ADJ" and text.tokens[i - 1].pos_ == "NOUN")):
        i -= 1
    if i < 0 or text.between(i, i + 1).strip() or text.sentence_of[i] != text.sentence_of[name.first]:
        return None
    if text.parsed and text.tokens[i].pos_ in ("VERB", "AUX"):
        return None
    before = text.lex.heads.get(text.tokens[i].text)
    apposed = text.lex.apposed.get(text.tokens[i].text)
    linked = any(text.lower[k] in text.lex.of for k in range(i + 1, name.first))
    if apposed is not None and (apposed == "GPE" or not linked):
        return apposed
    if linked and before == "FAC" and text.lower[i] in text.lex.sited and name.last - name.first < 3:
        return "GPE"
    return before if before in (("FAC", "LOC", "GPE") if linked else ("FAC", "LOC", "ORG", "MISC")) else None


def _qualifies(text: Text, i: int) -> bool:
    """Tell whether a noun says of which kind the noun behind it is: "the Orvane state news agency"."""
    behind = text.beside(i)
    return behind is not None and behind.pos_ in NAMING


def _firm(text: Text, name: Found) -> EntityType | None:
    """Give the type of a name between "the" and "supermarket", "airline" and the like; a town's may stand there."""
    lone = name.type == "PER" and name.last - name.first == 1 and text.lower[name.first] not in given_names()
    named = name.first and text.lower[name.first - 1] in text.lex.definite and (lone or name.type in ("LOC", "MISC"))
    return "ORG" if named and text.lower[name.last] not in text.lex.heads else None


def honoured(text: Text, name: Found) -> bool:
    i = name.first - 1
    if i >= 0 and text.tokens[i].text == ".":
        i -= 1
    return i >= 0 and text.lower[i].rstrip(".") in text.lex.honorifics and text.between(i, i + 1).strip() == ""
