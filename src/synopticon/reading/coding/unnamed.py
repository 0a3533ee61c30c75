"""Somebody without a name of their own: officials and forces of a State, people of a number, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span, Token

from synopticon.reading.coding.lexicon import Lexicon, fold
from synopticon.reading.coding.mentions import owns, without_repeats
from synopticon.reading.coding.names import Names
from synopticon.reading.coding.phrases import phrase
from synopticon.reading.coding.words import base, case, has, hedge, is_lower_name, lemmas, word
from synopticon.reading.held import text_of
from synopticon.records import Entity, Mention, Participant

CARRIES = frozenset(("official", "military"))  # kinds of people whose State acts when they do


class Unnamed:
    """Reads who is only described in one Doc; `timed` are the tokens of expressions of time."""

    def __init__(
        self, doc: Doc, lexicon: Lexicon, names: Names, entities: Mapping[str, Entity], timed: frozenset[int]
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.names = names
        self.entities = entities
        self.timed = timed
        self._measures = {fold(measure) for measure in lexicon.grammar.get("measures", ())}

    def described(self, token: Token, mention: Mention | None) -> tuple[Participant, ...]:
        """Give somebody without a name of their own: the country of its soldiers, or just the words used."""
        kind = next((k for lemma in lemmas(token) if (k := self.lexicon.agents.get(lemma))), None)
        if kind is None and set(lemmas(token)) & self.lexicon.papers:
            return ()  # "its Constitution forbids it"
        deeper = self._of_many(token)
        if self._is_bare_force(token) or (deeper is not None and set(lemmas(deeper)) & self._measures):
            return ()  # "recurrir a la fuerza", "por 400 millones de euros"
        if deeper is not None and self._is_part(token, deeper):
            return ()
        if deeper is not None and kind not in CARRIES:
            kind = next((k for lemma in lemmas(deeper) if (k := self.lexicon.agents.get(lemma))), kind)
        named = token.pos_ == "PROPN" or (token.is_upper and token.is_alpha and len(token) > 1)  # "ICE"
        if kind is None and mention is None and not named:
            return ()
        span = self._phrase(token)
        countries = self._countries_of(token, deeper) if kind in CARRIES else ()
        countries = countries or self._speaks_for(token)
        whose = countries or (self._group_of(token) if kind == "rebel" else None,)
        return tuple(Participant(one, span.text, span.start_char, span.end_char) for one in whose)

    def counted(self, token: Token) -> tuple[Participant, ...]:
        """Give the people of a number: "21 schoolgirls", "21 of the schoolgirls", "the 21"."""
        number = token.pos_ == "NUM" or any(base(t) == "nummod" for t in token.children)
        if not number or token.i in self.timed or token.pos_ not in ("NUM", "NOUN"):
            return ()
        return (self.words(token),)

    def is_some_of(self, pronoun: Token) -> bool:
        """Tell a word for some of those named behind it: "varios de sus soldados"."""
        of = [t for t in pronoun.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"]]
        if pronoun.pos_ == "PRON" and any(t.pos_ == "NOUN" and has(t, "Number", "Plur") for t in of):
            return True
        return pronoun.pos_ == "PRON" and any(lemma in self.lexicon.agents for t in of for lemma in lemmas(t))

    def words(self, head: Token) -> Participant:
        """Give a noun phrase by its words alone."""
        span = self._phrase(head)
        return Participant(None, span.text, span.start_char, span.end_char)

    def national(self, token: Token) -> Participant | None:
        """Give the country behind an adjective, a possessor or a complement: "Russian", "Russia's", "of Russia"."""
        for mention in self.names.over(token):
            if mention.entity and mention.type in ("NORP", "GPE"):
                return Participant(
                    mention.entity, text_of(self.doc)[mention.start : mention.end], mention.start, mention.end
                )
        return None

    def nationals(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        """Give the countries that adjectives or names before a noun stand for."""
        return tuple(without_repeats([p for t in tokens if (p := self.national(t)) is not None]))

    def _is_part(self, token: Token, whole: Token) -> bool:
        """Tell a part of a thing from a party: "gran parte de su cooperación"."""
        known = self.names.mention(whole) or any(lemma in self.lexicon.agents for lemma in lemmas(whole))
        return bool(set(lemmas(token)) & set(self.lexicon.grammar["parts"])) and not known

    def _is_bare_force(self, token: Token) -> bool:
        """Tell a word for somebody that alone is a thing: "el uso de la fuerza"."""
        listed = set(lemmas(token)) & set(self.lexicon.grammar.get("things_alone", ()))
        return (
            bool(listed)
            and not has(token, "Number", "Plur")
            and not any(base(t) in ("amod", "nmod", "appos", "flat", "compound") for t in token.children)
        )

    def _phrase(self, head: Token) -> Span:
        """Give the words of a noun phrase, whole hedges included: "al menos seis marineros"."""
        start, end = phrase(head, self.timed, self.lexicon.grammar["inside"])
        before = self.doc[max(0, start - 3) : start]
        return self.doc[next((t.i for t in before if t.i + hedge(t) >= start), start) : end]

    def _group_of(self, token: Token) -> str | None:
        """Give the armed group whose men they are: "Taliban gunmen", "guerrilleros de las FARC"."""
        before = [t for t in token.children if base(t) in ("compound", "amod", "flat")]
        behind = [t for t in token.children if base(t) == "nmod" and owns(t, self.lexicon)]
        held = [m for t in (*before, *behind) for m in self.names.over(t) if m.type == "ORG" and m.entity]
        return held[0].entity if held else None

    def _speaks_for(self, token: Token) -> tuple[str, ...]:
        """Give the body whose official somebody without a name is: "a spokesman for the Orvane ministry"."""
        grammar = self.lexicon.grammar
        serving = any(self.lexicon.agents.get(lemma) == "official" for lemma in lemmas(token))
        for child in token.children if serving else ():
            whose = base(child) in ("compound", "nmod") and case(child) in ("", *grammar["serving"])
            held = [m for m in self.names.over(child) if m.type == "ORG" and m.entity] if whose else []
            held = [m for m in held if self.entities[m.entity or ""].link or " " in self.entities[m.entity or ""].name]
            if held and held[0].entity:
                return (held[0].entity,)
        return ()

    def _of_many(self, token: Token) -> Token | None:
        """Give who they are in "dozens of soldiers", "un grupo de funcionarios"; "a pact of ministers" is a thing."""
        if token.pos_ == "NOUN" and has(token, "Number", "Sing") and not self._is_of_several(token):
            return None
        return next((t for t in token.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"]), None)

    def _is_of_several(self, token: Token) -> bool:
        words = {word(token), *lemmas(token)}
        known = any(lemma in self.lexicon.agents for lemma in words)
        counted = words & (self.lexicon.collective | self.lexicon.numbers.keys())
        return known or bool(counted or words & self.lexicon.targets)

    def _countries_of(self, token: Token, deeper: Token | None) -> tuple[str, ...]:
        """Give the state of forces or officials, or the states: "Kenyan and Chadian soldiers"."""
        for head in (token, deeper) if deeper is not None else (token,):
            for child in head.children:
                if self._is_posted(head, child):
                    continue
                beside = base(child) in ("amod", "compound") or is_lower_name(child)
                joint = [t for t in child.children if base(t) == "conj"] if beside else []
                if entities := tuple(p.entity for p in self.nationals((child, *joint)) if p.entity and self._acts(p)):
                    return entities
        return ()

    def _is_posted(self, who: Token, where: Token) -> bool:
        """Tell where somebody of another State works: "the embassy in Lima" is not Lima's, nor
        "a plane in Lima"."""
        elsewhere = {*self.lexicon.grammar["posted"], *self.lexicon.craft}
        return bool(set(lemmas(who)) & elsewhere) and case(where) in self.lexicon.grammar["place"]

    def _acts(self, place: Participant) -> bool:
        """Tell whether a place is one whose officials and forces act for it: no province ("the Florida senator")."""
        return not self.entities[place.entity or ""].link.startswith("province:")
