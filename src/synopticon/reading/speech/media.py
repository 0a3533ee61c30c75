"""Where a phrase names the medium: "in a message", "on Telegram", "en una entrevista con Radio Costa"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.speech.lexicon import Lexicon


def medium_at(doc: Doc, position: int, lex: Lexicon) -> bool:
    """Tell whether the preposition at `position` begins a phrase that names a medium: "in a message"."""
    for token in doc[position + 1 : position + 4]:
        if token.lower_ in lex.media and token.pos_ == "NOUN":
            return True
        if token.pos_ not in {"DET", "ADJ", "NUM"}:
            return token.text in lex.services
    return False


def behind_medium(doc: Doc, position: int, lex: Lexicon) -> int:
    """Give the token behind a medium's phrase that begins at `position` ("en su cuenta de X | la diputada"), or it."""
    if position >= len(doc) or not lex.has("in", doc[position].lower_):
        return _at_name(doc, position)
    for token in doc[position + 1 : position + 6]:
        if token.text in lex.services or (token.lower_ in lex.media and token.pos_ == "NOUN"):
            return _behind_complements(doc, token.i + 1)
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            break
    return _at_name(doc, position)


def _at_name(doc: Doc, position: int) -> int:
    """Give where a person's name or another phrase stands behind a short one that begins at `position` ("a la salida |
    Ana Ruiz", "a esta agencia | Ana, vecina", "a Radio Costa | una vecina"), else `position`."""
    if position >= len(doc) or doc[position].pos_ != "ADP":
        return position
    for token in doc[position + 2 : position + 6]:
        named = [m for m in doc._.mentions if m.start <= token.idx < m.end and m.form == "name"]
        begins = any(m.type == "PER" and m.start == token.idx for m in named) or (not named and _is_lone_name(token))
        article = "Art" in token.morph.get("PronType", []) and not named
        if token.nbor(-1).pos_ in {"NOUN", "ADJ", "PROPN"} and (begins or article):
            return int(token.i)
        if token.pos_ not in {"DET", "NOUN", "ADJ", "NUM", "PROPN"}:
            break
    return position


def _is_lone_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.i + 1 < len(token.doc) and token.nbor(1).text in {",", "."}


def _behind_complements(doc: Doc, position: int) -> int:
    """Skip the prepositional phrases from `position` on: "(in an interview) with Radio Costa | the president"."""
    while position < len(doc) and doc[position].pos_ == "ADP":
        position += 1
        if position < len(doc) and doc[position].pos_ == "DET":
            position += 1
        while position < len(doc) and doc[position].pos_ in {"NOUN", "PROPN", "ADJ"}:
            position += 1
    return position
