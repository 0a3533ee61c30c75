"""The chain of complements right behind a noun, however it was parsed: "the visit of X to Y"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.words import base, expanded, lemmas

_CHAIN = 4


class Complements:
    """Finds the complements of the nouns of one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, cast: Cast) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cast = cast

    def behind(self, noun: Token, slots: Slots) -> Slots:
        """Fill the prepositions of a chain right behind a noun, however it was parsed: "visit of X to Y"."""
        found, index, before = dict(slots), self._past_words(noun.i + 1), noun
        for _ in range(_CHAIN):
            name, begin = self._preposition(index)
            head = self._complement(begin, noun) if name else None
            if head is None:
                break
            index = self._past_words(self._end(head))
            before, owner = head, before
            articled = owner.pos_ == "NOUN" and any(base(t) == "det" for t in owner.children)
            if owner.i != noun.i and articled and name in self.lexicon.grammar["of"]:
                continue  # "talks during the government of X" are not of X
            for slot in (name, *(self.lexicon.grammar["agent"] if name in self.lexicon.grammar["by_whom"] else ())):
                found[slot] = found.get(slot) or [head]
        return found

    def _preposition(self, index: int) -> tuple[str, int]:
        """Give the preposition at `index`, one of several words among them, and where what it stands before begins."""
        if index >= len(self.doc):
            return "", index
        for several in self.lexicon.grammar["by_whom"]:
            words = several.split()
            if [expanded(t) for t in self.doc[index : index + len(words)]] == words:
                return several, index + len(words)
        token = self.doc[index]
        return expanded(token) if token.pos_ == "ADP" else "", index + 1

    def _complement(self, index: int, noun: Token) -> Token | None:
        """Give the name or official that begins at `index`, behind a preposition."""
        while index < noun.sent.end and (
            self.doc[index].pos_ in ("DET", "ADJ", "NUM") or self.doc[index].dep_ == "amod"
        ):
            if self.cast.names.types(self.doc[index]) and self.cast.names.types(self.doc[index]) != ("NORP",):
                break
            index += 1
        if index >= noun.sent.end or self.cast.is_time(self.doc[index]):
            return None
        token = self.doc[index]
        while token.head.i > token.i and "nmod:desc" in (token.dep_, token.head.dep_):
            token = token.head  # "by US President Ruiz": the title goes with the name
        known = any(lemma in self.lexicon.agents for lemma in lemmas(token))
        named = bool(set(self.cast.names.types(token)) - {"NORP", "EVENT"})
        if token.dep_ == "nmod:poss" and token.head.i > token.i:  # "the death of Lind's brother"
            return token.head
        return token if named or (token.pos_ == "NOUN" and known) else None

    def _end(self, head: Token) -> int:
        index = head.i + 1
        while index < len(self.doc) and self.cast.names.is_same_name(head, self.doc[index]):
            index += 1
        return index

    def _past_words(self, index: int) -> int:
        """Pass over adjectives and moments between a noun and its complements."""
        while index < len(self.doc) and (
            self.doc[index].pos_ == "ADJ"
            or self.cast.is_time(self.doc[index])
            or (index + 1 < len(self.doc) and self.doc[index].pos_ == "ADP" and self.cast.is_time(self.doc[index + 1]))
        ):
            index += 1
        return index
