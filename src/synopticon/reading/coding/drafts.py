"""Triggers: which words of a sentence report a happening, with their frames filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.arguments import subjects, told
from synopticon.reading.coding.assaults import claimants
from synopticon.reading.coding.calling import name_given
from synopticon.reading.coding.carriers import Carriers
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import (
    described,
    is_adjectival,
    is_finite,
    is_in_passing,
    is_relative_clause,
    is_verb,
    kind_of_object,
    tells_of_others,
)
from synopticon.reading.coding.complements import Complements
from synopticon.reading.coding.draft import Draft
from synopticon.reading.coding.filled import Filled
from synopticon.reading.coding.frames import Filler
from synopticon.reading.coding.governing import is_nearly
from synopticon.reading.coding.judging import Judge
from synopticon.reading.coding.lexicon import Frame, Lexicon, first_frames
from synopticon.reading.coding.mending import Mender
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.sieve import Sieve
from synopticon.reading.coding.slots import Slots, noun_slots, verb_slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.wills import Wills, others
from synopticon.reading.coding.words import base, case, has, keys, lemmas, prepositions

# Where a frame asks what something is called.
_CALLED = frozenset(("xcomp", "ccomp", "as"))
# What is made between several, and may be brokered by one.
_BROKERED = frozenset(("ceasefire", "sign", "conclude"))
# Services that one may offer before one does them.
_OFFERED = frozenset(("mediate",))
_NEVER_CALLED = frozenset(("ASSAULT", "THREATEN", "ACCUSE"))


class Finder:
    """Finds the drafts of one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, cast: Cast, judge: Judge, moments: Moments, loose: bool) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cast = cast
        self.mender = Mender(doc, lexicon, cast)
        self.complements = Complements(doc, lexicon, cast)
        self.filler = Filler(cast, lexicon, loose)
        self.carriers = Carriers(lexicon, cast)
        self.judge = judge
        self.wills = Wills(lexicon, cast, judge, self.mender, self.filler)
        self.sieve = Sieve(doc, lexicon, cast, judge, moments, loose)
        self.moments = moments
        self.told: dict[str, Filled] = {}  # what was told last of each family, with its parties

    def drafts(self, sentence: Span) -> Iterator[Draft]:
        for token in sentence:
            if token.is_punct or token.is_space:
                continue
            draft = (
                self._verb(token, sentence)
                if is_verb(token)
                else self._state(token, sentence) or self._noun(token, sentence)
                if token.pos_ == "NOUN"
                else None
            )
            if draft is not None:
                yield draft

    def _verb(self, verb: Token, sentence: Span) -> Draft | None:
        if is_adjectival(verb) and not (self.mender.is_mistaken(verb) or self.mender.is_begun(verb)):
            return None
        grammar = self.lexicon.grammar
        if kind_of_object(verb, grammar["of_things"]) or described(verb, grammar["describing"]):
            return None
        slots = self._addressed(verb, self.mender.verb(verb, verb_slots(verb, self.lexicon)))
        for key in keys(verb):
            if frames := self._fitting(self.lexicon.verbs.get(key, ()), verb):
                agentless = self._is_agentless(verb, slots, sentence)
                own = self.mender.phrasal(verb, key, slots)
                filled = self._best(verb, frames, own, agentless, sentence)
                if filled is not None:
                    return self._of_verb(verb, filled, own, sentence)
        return None

    def _best(
        self, verb: Token, frames: tuple[Frame, ...], slots: Slots, agentless: bool, sentence: Span
    ) -> Filled | None:
        """Fill the best frame; where a verb of harm tells no deed of anybody, the best of those for accidents: "six
        were hurt when a train derailed"."""
        if not set(keys(verb)) & self.lexicon.accidental:
            return self.filler.best(frames, slots, is_noun=False, agentless=agentless)
        deeds = tuple(f for f in frames if f.coded)
        done = self.filler.best(deeds, slots, is_noun=False, agentless=agentless)
        if done is not None and not self.sieve.is_accident(verb, done, sentence):
            return done
        mishaps = tuple(f for f in frames if not f.coded)
        return self.filler.best(mishaps, slots, is_noun=False, agentless=agentless)

    def _addressed(self, verb: Token, slots: Slots) -> Slots:
        """Give what is said in a call or letter whom that reached: "phoned X to offer help"."""
        addressed = told(verb, self.lexicon)
        free = [name for name in ("iobj", *self.lexicon.grammar["addressee"][-1:]) if addressed and not slots.get(name)]
        if addressed and slots["obj"] and all(has(t, "PronType", "Prs") for t in slots["obj"]):
            free.append("obj")  # "rang X to thank him"
        return {**slots, **dict.fromkeys(free, addressed)}

    def _fitting(self, frames: tuple[Frame, ...], verb: Token) -> tuple[Frame, ...]:
        """Of a verb that says what something is only the frames that ask what it is called: who "called the truce a
        farce" called no truce."""
        if name_given(verb, self.lexicon) is None:
            return frames
        if verb.head.lower_ in self.lexicon.grammar["relative_what"]:
            return ()  # "denounced what it called an attack": one criticism
        return tuple(f for f in frames if any(c.slot in _CALLED and c.kind != "empty" for c in f.conditions))

    def _state(self, noun: Token, sentence: Span) -> Draft | None:
        """Read "is in custody", "are on strike" as the verb of being with its preposition, "is a lie" by its noun."""
        copula = next((t for t in noun.children if base(t) == "cop"), None)
        if copula is None:
            return None
        mark = next(reversed(prepositions(noun)), "")  # "informó de que está en alerta" is of "en"
        slots = {**verb_slots(noun, self.lexicon), "obj": []} | ({mark: [noun]} if mark else {})
        heads = lemmas(copula if mark else noun)
        frames = first_frames(heads, self.lexicon.verbs)
        if mark:  # "is at risk in prison" is in no prison
            frames = tuple(f for f in frames if any(c.slot == mark for c in f.conditions))
        filled = self.filler.best(frames, slots, is_noun=False)
        return Draft(noun, filled, self.judge.verb(noun), (), sentence) if filled is not None else None

    def _of_verb(self, verb: Token, filled: Filled, slots: Slots, sentence: Span) -> Draft | None:
        """Give the draft of a verb whose frame is filled, None where it reports nothing."""
        if self.sieve.is_none(verb, filled, slots, sentence):
            return None
        if (demand := self.wills.demanded(verb, sentence)) is not None:
            return demand
        dated = self.moments.of(verb, (), sentence) or any(self.cast.is_time(t) for t in verb.children)
        said = filled.actors or filled.place or dated or self._is_of_others(verb, filled)
        said = said or (not is_verbal(filled.frame.happening) and tells_of_others(verb, filled.heads))
        if is_in_passing(verb) and not said and not self.sieve.is_plotted(verb, filled):
            return None
        finding = self.judge.verb(verb)
        asked = {c.slot for c in filled.frame.conditions if c.kind == "filled"}
        if asked & set(self.lexicon.grammar["refusing"]):  # "does not recognise the court": done by not doing it
            finding.negated = False
        finding.negated |= filled.frame.family != "killing" and is_nearly(verb, self.lexicon)
        offered = set(lemmas(verb)) & set(self.lexicon.grammar["handing"]) and filled.frame.happening in _OFFERED
        if offered:  # "offered to serve as mediator", "se ofreció como mediador"
            finding.statuses.append("planned")
        if set(keys(verb)) & set(self.lexicon.grammar["awaited"]):  # "is expected in Lima", "tienen cita"
            finding.statuses.append("planned")
        if finding.governor is not None and self.wills.is_decreed(verb, filled, finding.governor):
            finding.statuses = [status for status in finding.statuses if status != "planned"]
            finding.decreed = True
        finding.background = finding.background and not self.sieve.is_counted(filled, verb)
        finding.background = finding.background or self.sieve.is_aside(verb, filled, sentence)
        filled = self._brokered(verb, self._foreign(self._before_clause(verb, filled)))
        sharing = (*self._controls(verb), *self._worded(filled, slots))
        draft = Draft(verb, self.wills.reached(verb, filled, slots), finding, sharing, sentence)
        return self.wills.threatened(draft) or self.wills.refused(draft)

    def _is_of_others(self, verb: Token, filled: Filled) -> bool:
        """Tell a relative clause that says what befell others than its noun: "a skirmish in which six were killed"."""
        noun = verb.head
        around = any(p.start <= noun.idx < p.end for p in filled.recipients)
        if filled.frame.kind == "ASSAULT" and self.filler.matcher.is_violent(subjects(verb, self.lexicon)):
            return True  # "a school hit by a rocket"
        if any(base(t) == "cop" for t in verb.children):
            return False
        own = [t for t in verb.children if base(t) == "nsubj" and t.pos_ in ("NOUN", "PROPN") and t.i < verb.i]
        done = bool(own) or filled.frame.kind == "ASSAULT"
        return done and is_relative_clause(verb) and bool(filled.recipients) and not around

    def _before_clause(self, verb: Token, filled: Filled) -> Filled:
        """Leave out who is named behind a relative clause: "the carrier, which docked in X; the visit of Y; and Z"."""
        before = tuple(p for p in filled.actors if p.start < verb.idx)
        relative = is_relative_clause(verb) and verb.head.i < verb.i
        return replace(filled, actors=before) if relative and before else filled

    def _brokered(self, verb: Token, filled: Filled) -> Filled:
        """Read a pact of which a single one is said to have negotiated it as one between others: "un alto el fuego
        negociado por Egipto"."""
        single = len(filled.actors) == 1 and not filled.recipients and is_passive(verb, self.lexicon)
        single = single and filled.frame.happening in _BROKERED and not is_finite(verb)
        if not single or not set(keys(verb)) & set(self.lexicon.grammar["brokering"]):
            return filled
        return replace(filled, frame=replace(filled.frame, happening="mediate"))

    def _foreign(self, filled: Filled) -> Filled:
        """Read the closing of another's legation as a ban, as nobody is called home: "shut Chad's consulate"."""
        if filled.frame.happening != "recall-diplomats" or filled.recipients or not filled.objects:
            return filled
        owners = self.cast.within((filled.objects[0], *filled.objects[0].conjuncts))
        known = {p.entity for p in owners if p.entity}
        if not known or not filled.actors or known & {p.entity for p in filled.actors}:
            return filled
        return replace(filled, frame=replace(filled.frame, happening="ban"), recipients=owners)

    def _worded(self, filled: Filled, slots: Slots) -> tuple[Token, ...]:
        """Give the nouns with which the frame words a deed, whose moment is its own: "placed the ship under sanctions
        in May", "signed a pact on Monday". What words are said of has a moment of its own."""
        if is_verbal(filled.frame.happening) or filled.frame.kind == "ACCUSE":
            return ()
        conditions = [c for c in filled.frame.conditions if c.kind == "in"]
        asked = [c for c in conditions if c.slot not in ("subj", "mod", "xcomp", "ccomp")]
        nouns = [t for c in asked for t in slots.get(c.slot, ()) if t.pos_ == "NOUN" and c.words & set(lemmas(t))]
        return tuple(t for t in nouns if set(lemmas(t)) & self.lexicon.nouns.keys())

    def _is_agentless(self, verb: Token, slots: Slots, sentence: Span) -> bool:
        """Tell a passive that names nobody who did it: in a clause of its own, or with its moment ("the accord, signed
        on Tuesday")."""
        if self.filler.matcher.fillers("subj", slots) or not slots.get("passive"):
            return False
        return is_finite(verb) or self.moments.of(verb, (), sentence) is not None

    def _noun(self, noun: Token, sentence: Span) -> Draft | None:
        frames = first_frames(lemmas(noun), self.lexicon.nouns)
        finite = is_finite(sentence.root) or any(
            has(t, "VerbForm", "Fin") or (t.pos_ == "ADJ" and t.i == sentence.root.i and is_verb(t)) for t in sentence
        )
        if not frames or not finite:
            return None  # a heading is not a sentence
        if self.sieve.is_in_name(noun):
            return None
        carrier, manner = self.carriers.of(noun)
        slots = self.carriers.made(self.complements.behind(noun, noun_slots(noun, self.lexicon)), noun)
        if base(noun) == "obj" and set(lemmas(noun.head)) & set(self.lexicon.grammar["following"]):
            slots["poss"] = [t for t in slots.get("poss", ()) if not has(t, "Poss", "Yes")]
        if carrier is not None and self.sieve.is_of_another(slots, carrier, manner):
            carrier, manner = None, ""
        if carrier is not None and self._is_label(carrier, frames[0]):
            return None
        if carrier is not None:
            slots = self.carriers.merged(slots, carrier, manner)
        filled = self.filler.best(frames, self._shown(slots, noun, frames), is_noun=True)
        people = claimants(noun, self.cast, self.lexicon)
        if filled is None and people and frames[-1].kind == "ASSAULT":
            filled = Filled(frames[-1], people, (), None, (), ())
        if filled is None or not (filled.actors or filled.recipients or filled.place):
            filled = self._again(noun, frames, carrier, sentence) or filled
        if filled is None:
            return None
        if self._is_judged_as(noun, filled.frame):
            return None
        if self.sieve.is_pursued(filled, noun, carrier) or self.sieve.is_only_named(noun):
            return None
        if self.sieve.is_of_paper(filled) or self.sieve.is_asked(noun) or self.sieve.is_by_rule(filled, noun):
            return None
        unsaid = not filled.place and not (filled.actors and filled.recipients)
        if filled.frame.happening == "visit" and unsaid and not self.sieve.is_dated(noun, carrier, sentence):
            return None  # "has made some trips"
        filled = self.carriers.acting(filled, carrier, manner)
        filled = self._attending(filled, noun)
        if filled.frame.kind == "ASSAULT" and people:
            filled = replace(filled, actors=people, recipients=others(filled.recipients, people))
        known = carrier is not None or self.filler.loose or bool(people)
        if not known and not self.sieve.is_substantial(filled, noun, sentence):
            return None
        finding = self.judge.noun(noun, carrier)
        if finding.accusing and not filled.frame.coded:  # "blamed X for the crash": there was a crash
            finding.statuses = [status for status in finding.statuses if status != "alleged"]
        finding.decreed = carrier is not None and self.wills.is_decreed(noun, filled, carrier)
        if finding.decreed and carrier is not None and is_passive(carrier, self.lexicon):  # "its closure was ordered"
            finding.statuses = [status for status in finding.statuses if status != "planned"]
        if self.judge.is_rule(noun, finding):
            return None
        if people:  # who claims an attack says that it happened
            finding.statuses = [status for status in finding.statuses if status != "alleged"]
        finding.background = not self.sieve.is_counted(filled, noun) and (
            finding.background or self.sieve.is_known(filled, noun, carrier, sentence)
        )
        return Draft(
            noun,
            filled,
            finding,
            (carrier, *self._controls(carrier)) if carrier and manner != "cancel" else (),
            sentence,
        )

    def _again(self, noun: Token, frames: tuple[Frame, ...], carrier: Token | None, sentence: Span) -> Filled | None:
        """Give the parties of what was told before to a noun that takes it up with its moment: "the crash took place at
        noon", "Monday's stoppage"."""
        before = next((found for frame in frames if (found := self.told.get(frame.family))), None)
        if before is None or before.frame.coded or has(noun, "Number", "Plur"):
            return None
        known = any(has(t, "Definite", "Def") or t.dep_ == "nmod:poss" for t in noun.children if t.i < noun.i)
        if not known or not self.sieve.is_dated(noun, carrier, sentence):
            return None
        counted = tuple(t for t in noun.children if has(t, "NumType", "Ord"))  # "the first report, of May"
        return replace(before, objects=counted or before.objects, heads=())

    def _is_label(self, verb: Token, frame: Frame) -> bool:
        """Tell what somebody only calls something: one calls strikes and meetings, but no murders or threats."""
        return frame.kind in _NEVER_CALLED and bool(set(keys(verb)) & self.lexicon.light["label"])

    def _is_judged_as(self, noun: Token, frame: Frame) -> bool:
        """Tell what somebody only holds a thing for: "what X denounced as a breach of the truce"."""
        verb = noun.head
        called = base(noun) == "obl" and case(noun) in self.lexicon.grammar["judged_as"] and is_verb(verb)
        judging = called and bool(set(lemmas(verb)) & set(self.lexicon.grammar["judging"]))
        return judging and frame.kind in _NEVER_CALLED

    def _shown(self, slots: Slots, noun: Token, frames: tuple[Frame, ...]) -> Slots:
        """Who does something "in protest", "as a sign of protest" protests by it."""
        grammar = self.lexicon.grammar
        sign = set(lemmas(noun.head)) & set(grammar["signs"]) and case(noun) in grammar["of"]
        bare = not any(base(t) == "det" for t in noun.children) and not has(noun, "Number", "Plur")
        if not any(f.kind == "PROTEST" for f in frames) or slots.get("poss") or not bare:
            return slots
        doing = self._doing(noun.head if sign else noun, grammar["shown"])
        return {**slots, "poss": [t for t in doing if not self._is_state(t)]}

    def _is_state(self, token: Token) -> bool:
        """Tell a state or its officials: what these do "in protest" is no protest of the street."""
        official = any(self.lexicon.agents.get(lemma) == "official" for lemma in lemmas(token))
        return official or any(self.cast.is_country(p) for p in self.cast.of((token,)))

    def _attending(self, filled: Filled, noun: Token) -> Filled:
        """Who says or does something "during a visit", "in a letter" made it; at a summit known by its place there may
        have been others."""
        if filled.actors or filled.frame.kind != "CONSULT" or "enough" in filled.frame.need:
            return filled
        people = self.cast.of(self._doing(noun, self.lexicon.grammar["during"]))
        return replace(filled, actors=others(people, filled.recipients))

    def _doing(self, noun: Token, cases: tuple[str, ...]) -> list[Token]:
        """Give the subjects of the verb that a noun with one of some prepositions stands beside."""
        verb = noun.head
        for _ in range(3):
            verb = verb.head if verb.pos_ in ("NOUN", "PROPN", "ADJ") and not is_verb(verb) else verb
        if case(noun) not in cases or base(noun) not in ("obl", "nmod") or not is_verb(verb):
            return []
        return subjects(verb, self.lexicon)

    def _controls(self, verb: Token | None) -> tuple[Token, ...]:
        """Give the verbs above a verb that share its moment: "is expected to arrive on Tuesday"."""
        found: list[Token] = []
        while verb is not None and base(verb) == "xcomp" and verb.head.i != verb.i:
            verb = verb.head
            found.append(verb)
        return tuple(found)
