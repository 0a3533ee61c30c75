"""What a pronoun for a thing stands for: "imposed a ban in May and lifted it in June", "la anuló", "fue levantado"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from synopticon.reading.coding import trees

_CORE = ("nsubj", "obj", "ROOT", "conj")


def is_pronoun_for_thing(token: Token) -> bool:
    """Tell a pronoun of the third person, or a demonstrative, that may stand for a thing ("it", "these", "lo"): not
    "he", "le" or "se"."""
    personal = trees.has(token, "PronType", "Prs") and trees.has(token, "Person", "3")
    shown = trees.has(token, "PronType", "Dem")
    other = any(trees.has(token, *trait) for trait in (("Case", "Dat"), ("Reflex", "Yes"), ("Poss", "Yes")))
    return token.pos_ == "PRON" and (personal or shown) and not other and not _is_of_one_person(token)


def antecedents(word: Token) -> Iterator[Token]:
    """Give the nouns that a pronoun may stand for, or the participle whose subject is left out: those that agree with
    it, before it in its sentence and in the one before, nearest first. Where number alone agrees, only subjects and
    objects."""
    begin = word.doc[max(0, word.sent.start - 1)].sent.start
    gendered = bool(_gender(word))
    for noun in reversed(word.doc[begin : word.i]):
        likely = noun.pos_ == "NOUN" and (gendered or trees.base(noun) in _CORE) and not trees.is_adverbial(noun)
        if likely and _gender(word) in ([], _gender(noun)) and _number(word) in ([], _number(noun)):
            yield noun


def _is_of_one_person(pronoun: Token) -> bool:
    """Tell "he" and "him", in a language in which no noun has a gender."""
    nouns = (t for t in pronoun.doc if t.pos_ == "NOUN")
    return bool(_gender(pronoun)) and not any(map(_gender, nouns))


def _gender(token: Token) -> list[str]:
    return [value for value in token.morph.get("Gender", []) if value != "Neut"]


def _number(token: Token) -> list[str]:
    return list(token.morph.get("Number", []))
