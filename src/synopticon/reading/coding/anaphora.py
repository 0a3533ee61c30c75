"""What a pronoun stands for: a thing ("imposed a ban and lifted it", "la anuló"), or the person before it ("…, quien
amenazó")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, case, has, is_adverbial, lemmas

_CORE = ("nsubj", "obj", "ROOT", "conj")


def is_pronoun_for_thing(token: Token) -> bool:
    """Tell a pronoun of the third person, or a demonstrative, that may stand for a thing ("it", "these", "lo"): not
    "he", "le" or "se"."""
    personal = has(token, "PronType", "Prs") and has(token, "Person", "3")
    shown = has(token, "PronType", "Dem")
    other = any(has(token, name, value) for name, value in (("Case", "Dat"), ("Reflex", "Yes"), ("Poss", "Yes")))
    return token.pos_ == "PRON" and (personal or shown) and not other and not _is_of_one_person(token)


def antecedents(word: Token) -> Iterator[Token]:
    """Give the nouns that a pronoun may stand for, or the participle whose subject is left out: those that agree with
    it, before it in its sentence and in the one before, nearest first. Where number alone agrees, only subjects and
    objects."""
    begin = word.doc[max(0, word.sent.start - 1)].sent.start
    gendered = bool(_gender(word))
    for noun in reversed(word.doc[begin : word.i]):
        likely = noun.pos_ == "NOUN" and (gendered or base(noun) in _CORE) and not is_adverbial(noun)
        if likely and _gender(word) in ([], _gender(noun)) and _number(word) in ([], _number(noun)):
            yield noun


def person_before(relative: Token, lexicon: Lexicon) -> Token | None:
    """Give the person whom a relative pronoun for people stands right behind, whatever the parser hung its clause on:
    "fue la respuesta a Ruiz, quien amenazó", "criticó al ministro de Defensa, a quien acusa"."""
    if relative.lower_ not in lexicon.grammar["relative_who"]:
        return None
    behind = [t for t in relative.children if base(t) == "case"]
    first = min((relative, *behind), key=lambda t: t.i)
    if first.i < 2 or first.nbor(-1).text != "," or first.nbor(-2).sent.start != relative.sent.start:
        return None
    inner = first.nbor(-2)
    within = [inner, *(t for t in inner.ancestors if t.i < inner.i and inner.sent.start <= t.i)]
    named = next((t for t in within if t.ent_type_ == "PER" or set(lemmas(t)) & lexicon.agents.keys()), None)
    while named is not None and base(named) == "flat" and named.head.i < named.i:
        named = named.head
    return None if named is None else name_of(_chief(named, lexicon), lexicon)


def _chief(noun: Token, lexicon: Lexicon) -> Token:
    """Give who is of a body, or of somebody without a name: "the chief of the fleet, who met X"."""
    above = noun.head
    of = base(noun) == "nmod" and case(noun) in lexicon.grammar["of"] and above.i < noun.i
    person = bool(set(lemmas(above)) & lexicon.agents.keys()) and has(above, "Number", "Sing")
    return _chief(above, lexicon) if noun.pos_ == "NOUN" and of and person else noun


def name_of(noun: Token, lexicon: Lexicon) -> Token:
    """Give the name that stands before its apposition: "Ana Holt, an organiser of the vote, who was held"."""
    name = noun.head.head if base(noun.head) == "flat" else noun.head
    named = base(noun) == "appos" and name.pos_ == "PROPN" and name.i < noun.i
    named = named and has(name, "Number", "Plur") == has(noun, "Number", "Plur")
    somebody = noun.pos_ != "PROPN" and bool(set(lemmas(noun)) & lexicon.agents.keys())
    return name if named and somebody else noun


def _is_of_one_person(pronoun: Token) -> bool:
    """Tell "he" and "him", in a language in which no noun has a gender."""
    nouns = (t for t in pronoun.doc if t.pos_ == "NOUN")
    return bool(_gender(pronoun)) and not any(map(_gender, nouns))


def _gender(token: Token) -> list[str]:
    return [value for value in token.morph.get("Gender", []) if value != "Neut"]


def _number(token: Token) -> list[str]:
    return list(token.morph.get("Number", []))
