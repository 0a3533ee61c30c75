"""What fills the slots of a trigger, on it or on its object, and whether that meets a frame's conditions."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_infinitive
from synopticon.reading.coding.lexicon import Condition, Frame, Lexicon
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.words import base, case, has, lemmas, word
from synopticon.records import Participant


class Matcher:
    """Matches slots against the conditions of frames in one Doc."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self.cast = cast
        self.lexicon = lexicon

    def fillers(self, slot: str, slots: Slots) -> list[Token]:
        """Give what fills a slot: on the trigger itself, else on its object ("opened an inquiry into …")."""
        own = [t for t in slots.get(slot, ()) if not self.cast.is_time(t)]
        if own or slot in ("subj", "obj", "poss", "adj", "mod", "light", "se", "xcomp", "ccomp", "passive", "omitted"):
            return own
        nouns = [*slots.get("obj", ()), *(t for t in slots.get("xcomp", ()) if _is_result(t))]
        nouns += [t for name in self.lexicon.grammar["chained"] for t in slots.get(name, ()) if t.pos_ == "NOUN"]
        nouns += [
            t
            for noun in nouns
            for t in noun.children
            if (base(t) == "nmod" and case(t)) or (t.dep_ == "acl" and has(t, "VerbForm", "Part"))
        ]
        if slot == self.lexicon.grammar["opposing"][0] and slots.get("passive"):
            nouns += slots.get("subj", ())  # "la orden dictada por la justicia contra X", which is not the court's own
        return self._hung(slot, nouns) or self._hung(slot, [t for noun in nouns for t in _joined_last(noun)])

    def first(self, names: tuple[str, ...], slots: Slots) -> tuple[Token, ...]:
        """Give what fills the first of some slots that anything fills."""
        return next((tuple(found) for name in names if (found := self.fillers(name, slots))), ())

    def places(self, frame: Frame, slots: Slots) -> tuple[Participant, ...]:
        """Give the places in the slots that the frame names for them."""
        for name in frame.roles.get("place", ()):
            if found := self.cast.places(self.fillers(name, slots)):
                return found
        return ()

    def meets(self, condition: Condition, slots: Slots) -> bool:
        """Tell whether what fills the slot of a condition is as a frame asks."""
        tokens = self.fillers(condition.slot, slots)
        if condition.kind in ("in", "deep"):  # "sentenced to eight years", which is no party, but is said
            tokens = [*tokens, *(t for t in slots.get(condition.slot, ()) if self.cast.is_time(t))]
        if condition.kind == "filled":  # "told reporters the test was a failure" tells nobody to do anything
            return any(is_infinitive(t) for t in tokens) if condition.slot == "xcomp" else bool(tokens)
        if condition.kind == "empty":  # "llegaron a Trípoli": what is marked may be no object
            marks = self.lexicon.grammar["object"][1:] if condition.slot == "obj" else ()
            return all(case(t) in marks and marks for t in tokens)
        if condition.kind == "deep":
            return any(set(lemmas(t)) & condition.words for token in tokens for t in token.subtree)
        clausal = condition.slot == "ccomp"  # what is said first decides, not what is joined to it
        words = {t: lemmas(t) if clausal and t.pos_ == "VERB" else self._heads(t) for t in tokens}
        heads = {lemma for token in tokens for lemma in (*words[token], *self.cast.names.types(token, things=True))}
        heads |= {self.lexicon.agents[lemma].upper() for lemma in heads & self.lexicon.agents.keys()}
        return bool(heads & condition.words) == (condition.kind == "in")

    def is_violent(self, nouns: list[Token]) -> bool:
        """Tell whether the subject is an act or instrument of violence ("the blast killed", "shells hit")."""
        beside = [
            c
            for t in nouns
            for c in t.children
            if base(c) in ("amod", "appos", "compound", "flat") and c.i == t.i + 1  # "un coche bomba"
        ]
        return any(set(self._heads(t)) & self.lexicon.violence for t in (*nouns, *beside))

    def _hung(self, slot: str, nouns: list[Token]) -> list[Token]:
        """Give the complements of nouns by one preposition."""
        return [
            child
            for noun in nouns
            for child in noun.children
            if base(child) in ("nmod", "obl", "advcl", "acl")
            and child.dep_ != "nmod:poss"  # an owner has no preposition: it is the noun's ("with Lind’s father")
            and case(child) == slot
            and not self.cast.is_time(child)
        ]

    def _heads(self, token: Token) -> tuple[str, ...]:
        """Give the lemmas a filler answers to; in "dozens of tanks" also those of what is counted, of a name those of
        what it is said to be: "the tanker Aldora", "the Aldora, a tanker"."""
        words = [*lemmas(token), word(token), *_hyphened(token)]
        if token.pos_ == "PROPN":
            words += [w for t in token.children if _describes(t) for w in lemmas(t)]
        if token.pos_ == "NUM":  # "a Hwasong 12": the name stands before its number
            words += [word(t) for t in token.lefts if base(t) in ("compound", "flat", "nmod")]
        if self.lexicon.adjectives_follow:  # a word before the noun is then a noun that the parser missed
            words += [w for t in token.lefts if base(t) == "amod" for w in lemmas(t)]
            nouns = [t for t in token.rights if token.pos_ == "ADJ" and t.pos_ == "NOUN" and base(t) == "amod"]
            words += [w for t in nouns for w in lemmas(t)]
        counts = (
            token.pos_ == "NUM" or word(token) in self.lexicon.numbers or bool(set(words) & self.lexicon.collective)
        )
        for child in token.children:
            if base(child) == "conj" or (
                counts and base(child) == "nmod" and case(child) in self.lexicon.grammar["of"]
            ):
                words += [*lemmas(child), word(child)]
        return tuple(words)


def _describes(noun: Token) -> bool:
    """Tell a noun right before the name it describes, or one behind it and a comma."""
    before = base(noun) == "compound" and noun.i + 1 == noun.head.i
    return noun.pos_ == "NOUN" and (before or (base(noun) == "appos" and noun.i > noun.head.i))


def _is_result(token: Token) -> bool:
    """Tell what an object is or has become: a noun, or "packed with explosives"."""
    return token.pos_ == "NOUN" or (has(token, "VerbForm", "Part") and not has(token, "Tense", "Pres"))


def _hyphened(token: Token) -> tuple[str, ...]:
    """Give the word that a token ends, where the tokens of a hyphenated one stand apart: "cease-fire"."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return ()
    return tuple(f"{token.nbor(-2).lower_}-{lemma}" for lemma in lemmas(token))


def _joined_last(noun: Token) -> list[Token]:
    """Give the last of several nouns, on which the parser hangs what is said of all: "40 drones and a missile at X"."""
    return [t for t in noun.children if base(t) == "conj" and t.pos_ in ("NOUN", "PROPN")][-1:]
