"""Whom an object pronoun stands for, who is never the subject of its own verb."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.mentions import agree
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.words import has, word

_CLIMB = 8


class Binding:
    """Binds the object pronouns of one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, cast: Cast) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cast = cast

    def bound(self, verb: Token, slots: Slots) -> Slots:
        """An object pronoun is never the subject of its own verb: in "X met Y, who promised to help him" it is X."""
        heads = [t for t in slots["obj"] if self._is_other(t)]
        clitic = not slots["obj"] and has(verb, "VerbForm", "Inf") and self._has_clitic(verb)
        if not heads and not clitic:
            return slots
        own = {p.entity for p in self.cast.of(slots["subj"])}
        if heads and not {p.entity for p in self.cast.of(heads)} <= own | {None}:
            return slots
        outer = self._outer(verb, own)
        if outer is None or not all(agree(outer, t) for t in heads):  # "Lind said they were murdered"
            return slots
        others = self._others_between(outer, verb, own)
        if any(has(t, "Number", "Plur") for t in heads) or len({p.entity for p in self.cast.of(others)}) > 1:
            return slots
        meant = (others or [outer])[:1]
        return {**slots, "obj": meant, "iobj": meant}

    def _others_between(self, outer: Token, verb: Token, own: set[str | None]) -> list[Token]:
        """Give other people named before the verb, of whom the pronoun may be: "X thanked Y and said that the kingdom
        would nominate him"."""
        known = own | {p.entity for p in self.cast.of((outer,))}
        names = self.cast.names
        named = [t for t in self.doc[outer.i + 1 : verb.i] if names.is_named(t) and "PER" in names.types(t)]
        return [t for t in named if not {p.entity for p in self.cast.of((t,))} <= known]

    def _is_other(self, token: Token) -> bool:
        personal = has(token, "PronType", "Prs") and token.pos_ == "PRON"
        aside = has(token, "Reflex", "Yes") or has(token, "Gender", "Neut")
        return personal and has(token, "Person", "3") and not aside

    def _has_clitic(self, verb: Token) -> bool:
        return any(word(verb).endswith(end) for end in self.lexicon.grammar["clitics"])

    def _outer(self, verb: Token, own: set[str | None]) -> Token | None:
        """Give the subject of a clause further out that is a person and nobody of `own`."""
        current = verb
        for _ in range(_CLIMB):
            if current.head.i == current.i:
                return None
            current = current.head
            for subject in subjects(current, self.lexicon) if is_verb(current) else ():
                found = self.cast.of((subject,))
                if len(found) == 1 and found[0].entity and found[0].entity not in own:
                    return subject if self.cast.is_person(found[0]) and subject.i < verb.i else None
        return None
