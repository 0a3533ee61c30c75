"""Light and occurrence verbs, which carry an event noun: "paid a visit", "the march took place", "received support"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from synopticon.reading.coding.arguments import objects, subjects
from synopticon.reading.coding.calling import name_given
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_finite, is_reduced, is_relative, is_relative_clause, is_verb
from synopticon.reading.coding.filled import OF_PEOPLE, Filled
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.slots import Slots, verb_slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.wills import others
from synopticon.reading.coding.words import base, case, keys, lemmas


class Carriers:
    """Finds the verbs that carry the event nouns of one Doc, and what these have by them."""

    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self.lexicon = lexicon
        self.cast = cast

    def of(self, noun: Token) -> tuple[Token | None, str]:
        """Give the light or occurrence verb of an event noun, and how it carries it."""
        noun = self._first_listed(self._counted_by(noun))
        head = noun.head
        making = self.lexicon.light["occur"] | self.lexicon.light["forward"]
        clauses = [t for t in noun.children if self._is_clause_of(noun, t) and self._is_made_by(t, making)]
        # "the test that took place", "the visit she will pay"
        relative = (clauses[0], "occur") if clauses else (None, "")
        if head.i == noun.i or not is_verb(head):
            return relative
        entries = set(keys(head))
        behind = base(noun) == "obl" and case(noun)  # "decided on the expulsion of X"
        if behind and {f"{lemma} {behind}" for lemma in lemmas(head)} & self.lexicon.light["forward"]:
            return head, "forward"
        undergone = noun in objects(head, self.lexicon)[:1]
        if undergone and self._is_made_by(head, self.lexicon.light["forward"]):
            return head, "forward"
        if undergone and entries & self.lexicon.light["cancel"]:
            return head, "cancel"
        if undergone and entries & self.lexicon.light["reverse"]:
            return head, "reverse"
        occurring = self.lexicon.light["occur"]
        late = self.lexicon.prodrop and undergone and not subjects(head, self.lexicon)  # "arrancó el paro"
        late = late or self._is_behind(noun, head)
        done = any(base(t) == "obj" for t in head.children) and not any(" " in key for key in entries & occurring)
        if (base(noun) == "nsubj" or late) and entries & occurring and (late or not done):
            return head, "occur"  # not "the accord ends the war"
        return relative

    def merged(self, slots: Slots, carrier: Token, manner: str) -> Slots:
        """Add the slots of a light verb to those of its noun: "paid a visit to X" visits X."""
        outer = verb_slots(carrier, self.lexicon)
        merged = dict(slots)
        own = ("subj", "obj", "mod", "adj", "poss", *self.lexicon.grammar["agent"])
        for name, tokens in outer.items():
            if name not in own and not merged.get(name):
                merged[name] = tokens
        merged["occurs" if manner == "occur" else "light"] = [carrier]
        occurring = self.lexicon.prodrop and bool(set(keys(carrier)) & self.lexicon.light["occur"])
        bare = occurring and not outer["subj"] and is_finite(carrier)  # "hubo marchas en X"
        # "a march is called for Saturday"
        if manner == "forward" and (bare or is_passive(carrier, self.lexicon)):
            merged["occurs"] = [carrier]
        if manner in ("forward", "cancel") and not merged.get("poss"):
            merged["poss"] = outer["subj"]
        return merged

    def acting(self, filled: Filled, carrier: Token | None, manner: str) -> Filled:
        """Let the subject of a light verb act; that of a reverse one ("received support") undergoes."""
        if carrier is None or manner == "occur":
            return filled
        people = self.cast.of(subjects(carrier, self.lexicon))
        if manner in ("forward", "cancel") and people and self._is_announced(filled, carrier):
            people = tuple(p for p in people if not self.cast.is_person(p))
            return replace(filled, actors=people) if people else filled
        if manner in ("forward", "cancel") and people:
            recipients = filled.recipients or filled.actors
            return replace(filled, actors=people, recipients=others(recipients, people))
        if manner == "reverse" and people and not filled.recipients:
            return replace(filled, recipients=people, actors=others(filled.actors, people))
        return filled

    def made(self, slots: Slots, noun: Token) -> Slots:
        """Let who "made" it in a relative clause own it: "the strike that the miners began on Monday"."""
        if slots.get("poss"):
            return slots
        for verb in noun.children:
            own = [t for t in verb.children if base(t) == "nsubj" and not is_relative(t)]
            behind = [t for t in objects(verb, self.lexicon) if t.i > verb.i and not case(t)]
            own = own or [t for t in behind if self.cast.of((t,))]
            if is_passive(verb, self.lexicon):  # "the march, called by the unions"
                own = subjects(verb, self.lexicon)
            clause = base(verb) == "acl" or is_reduced(verb)
            if clause and own and self._is_made_by(verb, self.lexicon.light["forward"]):
                return {**slots, "poss": own}
        return slots

    def _is_behind(self, noun: Token, verb: Token) -> bool:
        """Tell what came, behind a verb that has no object: "vinieron después el cierre y la ruptura"."""
        bare = noun.i > verb.i and not case(noun) and base(noun) in ("obj", "nsubj")
        return bare and bool(set(lemmas(verb)) & set(self.lexicon.grammar["subject_behind"]))

    def _first_listed(self, noun: Token) -> Token:
        """Give the first of several nouns that a verb carries: "hubo marchas, paros y bloqueos"."""
        while base(noun) == "conj" and noun.head.pos_ == "NOUN" and not is_verb(noun.head):
            noun = noun.head
        return noun

    def _is_clause_of(self, noun: Token, verb: Token) -> bool:
        """Tell a clause that says of a noun what came of it: "the test that took place", "talks held in Lima"."""
        meeting = any(f.kind == "CONSULT" for f in frames_of(lemmas(noun), self.lexicon.nouns))
        held = meeting and verb.dep_ == "acl" and is_passive(verb, self.lexicon) and base(noun) == "nsubj"
        return is_relative_clause(verb) or held

    def _is_made_by(self, verb: Token, making: frozenset[str]) -> bool:
        """Tell a verb of a list by which a happening is made; "called the march a success", "what it called a march" do
        not."""
        named = name_given(verb, self.lexicon) is not None or verb.head.lower_ in self.lexicon.grammar["relative_what"]
        return bool(set(keys(verb)) & making) and not named

    def _counted_by(self, noun: Token) -> Token:
        """Give the word that counts a noun, if there is one: "a series of attacks", "una ola de protestas"."""
        head = noun.head
        counted = base(noun) == "nmod" and case(noun) in self.lexicon.grammar["of"]
        return head if counted and set(lemmas(head)) & self.lexicon.collective else noun

    def _is_announced(self, filled: Filled, carrier: Token) -> bool:
        """Tell what is done to somebody, where a verb only makes it known: a minister who "announces the arrest of X"
        has arrested nobody."""
        return filled.frame.happening in OF_PEOPLE and bool(
            set(lemmas(carrier)) & set(self.lexicon.grammar.get("announcing", ()))
        )
