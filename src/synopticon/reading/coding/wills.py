"""Acts of will: what is demanded of somebody, whom a promise or a threat is for, plans that are threats, refusals."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from synopticon.languages import happenings, is_verbal
from synopticon.reading.coding.arguments import subjects, told
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_relative, is_verb, own_subject
from synopticon.reading.coding.draft import Draft
from synopticon.reading.coding.filled import Filled
from synopticon.reading.coding.finding import Finding
from synopticon.reading.coding.frames import Filler
from synopticon.reading.coding.judging import Judge
from synopticon.reading.coding.lexicon import Frame, Lexicon, first_frames
from synopticon.reading.coding.mending import Mender
from synopticon.reading.coding.slots import Slots, verb_slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, has, keys, lemmas, word
from synopticon.records import Participant

# What is promised, asked, threatened or refused stands in the report of the promise, not in one of its own.
HOLDS_CLAUSE = frozenset(("promise", "agree", "request", "demand", "threaten", "warn", "reject", "invite"))
# What is promised and has a report of its own: help that a later article may show to have come.
PROMISED_APART = frozenset(("assist-technology",))
# Who will do these "unless …" threatens.
_HARMFUL = frozenset(("ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT", "MOBILIZE"))
# Of these who is to do it is asked; …
_ASKING = frozenset(("request", "demand", "invite"))
# … these are for whom it is done to: the prepositions of that, in the grammar of each language.
_REACHES = {"threaten": "reached", "reject": "given", "promise": "given", "agree": "given"}
_GIVING = frozenset(("promise", "agree"))
_HURTFUL = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN", "ACCUSE", "REJECT", "REQUEST"))
_THREATS = frozenset(("threaten",))
# To say that one will not do these is to refuse.
_WILLED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"))


class Wills:
    """Reads acts of will in one Doc."""

    def __init__(self, lexicon: Lexicon, cast: Cast, judge: Judge, mender: Mender, filler: Filler) -> None:
        self.lexicon = lexicon
        self.cast = cast
        self.judge = judge
        self.mender = mender
        self.filler = filler

    def demanded(self, verb: Token, sentence: Span) -> Draft | None:
        """Read "X says that Y must leave" as a demand by X on Y."""
        head = verb.head
        if base(verb) != "ccomp" or not is_verb(head) or not self.judge.forms.is_obliged(verb):
            return None
        marks = {word(t) for t in verb.children if base(t) == "mark"}
        if marks - self.judge.cues.content:  # "it takes time, X said, since Y must visit each house"
            return None
        actors = self.cast.of(subjects(head, self.lexicon))
        recipients = others(self.cast.of(subjects(verb, self.lexicon)), actors)
        if not actors or not recipients:
            return None
        frame = Frame("demand", {}, (), ())
        filled = Filled(frame, actors, recipients, None, (verb,), ())
        return Draft(verb, filled, self.judge.verb(head), (head,), sentence)

    def reached(self, verb: Token, filled: Filled, slots: Slots) -> Filled:
        """Whom a promise or threat is for may stand in its clause: "threatened to shell X", "promised to help X". Of a
        demand it is who is to do it; a warning reaches nobody but whom it is given to."""
        happening = filled.frame.happening
        if filled.recipients or happening not in HOLDS_CLAUSE:
            return filled
        if addressed := self.cast.of(told(verb, self.lexicon)):
            return replace(filled, recipients=others(addressed, filled.actors))
        for clause in (*slots.get("xcomp", ()), *slots.get("ccomp", ()), *slots.get("for", ())):
            if whose := others(self.cast.of(own_subject(clause)), filled.actors):
                return replace(filled, recipients=whose)
            if happening in _ASKING:
                found = others(self._asked(clause), filled.actors)
            else:
                found = self._undergoing(clause, happening, filled.actors)
            if found:
                return replace(filled, recipients=found)
        return filled

    def _asked(self, clause: Token) -> tuple[Participant, ...]:
        """Give who is to do what is demanded: "demanded that X leave"; of a passive nobody is said to."""
        if not is_verb(clause) or is_passive(clause, self.lexicon):
            return ()
        own = [t for t in clause.children if base(t) == "nsubj" and not is_relative(t)]
        return self.cast.of(t for t in own if t.i < clause.i or self.lexicon.prodrop)

    def _undergoing(self, clause: Token, happening: str, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Give to whom is done what somebody promises, threatens or refuses to do themselves: who undergoes the
        happening that its verb tells, or else stands beside it. Harm is promised or refused to nobody."""
        if happening not in _REACHES or not is_verb(clause) or is_passive(clause, self.lexicon):
            return ()
        threat = happening in _THREATS
        if not threat and any(t.pos_ != "PRON" for t in clause.children if base(t) == "nsubj"):
            return ()  # "promised that X would do it"
        inner = self.mender.verb(clause, verb_slots(clause, self.lexicon))
        frames = first_frames(keys(clause), self.lexicon.verbs)
        threatened = self.filler.best(frames, inner, is_noun=False)
        actors = (*actors, *self.cast.of(inner["subj"]))  # "warned that X would act": X is not who is warned
        refused = any(word(t) in self.lexicon.grammar["refusing"] for t in clause.children)
        hurtful = threatened is not None and threatened.frame.kind in _HURTFUL
        if not threat and hurtful != refused:  # "vowed not to let X have it"
            return ()
        if threatened is not None and (reached := others(threatened.recipients, actors)):
            return reached
        return self._beside(inner, happening, actors)

    def _beside(self, inner: Slots, happening: str, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Give the parties that are the object of what will be done, or stand behind a preposition of such."""
        for name in ("obj", "iobj", *self.lexicon.grammar[_REACHES[happening]]):
            # "warned that it would end the work left with X" reaches nobody
            tokens = [t for t in self.filler.matcher.fillers(name, inner) if t.head.dep_ != "acl" and not _is_means(t)]
            found = tuple(p for p in self.cast.of(tokens) if not self.cast.is_thing(p))
            if happening in _GIVING and name == "obj":  # "promised to keep the troops where they are"
                found = tuple(p for p in found if p.entity)
            elif happening not in _GIVING:
                # "threatened to declare a republic" threatens no republic
                found = tuple(p for p in found if p.entity or not any(map(_is_any, tokens)))
                found = found or self.cast.within(tokens, places=happening in _THREATS)
            if found := others(found, actors):
                return found
        return ()

    def threatened(self, draft: Draft) -> Draft | None:
        """Read "will strike unless …" as what it is: a threat, to whoever is to do something."""
        planned = bool({"planned", "hypothetical"} & set(draft.finding.statuses)) and not draft.finding.negated
        if not planned or draft.filled.frame.kind not in _HARMFUL or not draft.filled.actors:
            return None
        clauses = [t for t in draft.trigger.children if base(t) == "advcl" and self.judge.conditions.is_threatening(t)]
        if not clauses:
            return None
        asked = self.cast.of(subjects(clauses[0], self.lexicon))
        frame = Frame("threaten", {}, (), ())
        whom = draft.filled.recipients or others(asked, draft.filled.actors)
        filled = Filled(frame, draft.filled.actors, whom, None, (draft.trigger,), ())
        return replace(draft, filled=filled, finding=Finding(background=draft.finding.background))

    def is_decreed(self, trigger: Token, filled: Filled, order: Token) -> bool:
        """Tell what those who rule do by ordering it, with nobody said to be ordered, or by deciding on it: "ordered
        the border closed", "the decision to expel six envoys"."""
        grammar = self.lexicon.grammar
        ordering = set(lemmas(order)) & {*grammar["commands"], *grammar.get("decisions", ())}
        happening = filled.frame.happening
        voted = is_verbal(happening) and bool(ordering & set(grammar.get("votes", ())))
        if not ordering or ("decreed" not in happenings()[happening] and not voted):
            return False
        if not is_verb(order):  # "will sign an order to seize them"
            return not (is_verb(order.head) and {"planned", "possible"} & set(self.judge.verb(order.head).statuses))
        if "planned" in self.judge.verb(order).statuses:  # "will vote to expel"
            return False
        ordered = subjects(trigger, self.lexicon) if is_verb(trigger) else []
        return set(ordered) <= set(subjects(order, self.lexicon))

    def refused(self, draft: Draft) -> Draft:
        """Read "will not accept", "will not lift" as what it is: a refusal."""
        kind = draft.filled.frame.kind
        unnamed = any(t.pos_ == "PRON" for t in subjects(draft.trigger, self.lexicon))
        refused = draft.finding.negated and "planned" in draft.finding.statuses and kind in _WILLED
        if not refused or not (draft.filled.actors or unnamed):
            return draft
        finding = Finding(background=draft.finding.background)
        if self._is_ordered(draft.trigger):
            frame = replace(draft.filled.frame, happening="ban")
            filled = Filled(frame, (), draft.filled.actors, None, (draft.trigger,), ())
            return replace(draft, filled=filled, finding=finding)
        frame = replace(draft.filled.frame, happening="reject")
        return replace(draft, filled=replace(draft.filled, frame=frame, objects=(draft.trigger,)), finding=finding)

    def _is_ordered(self, verb: Token) -> bool:
        """Tell what somebody is told not to do, of their own will or not: "recibieron la orden de no salir"."""
        orders = set(self.lexicon.grammar.get("orders", ()))
        return base(verb) == "acl" and bool(set(lemmas(verb.head)) & orders)


def _is_means(noun: Token) -> bool:
    """Tell what is used, not who is reached: "threatened to use force"."""
    single = noun.pos_ == "NOUN" and has(noun, "Number", "Sing")
    return single and not any(base(t) in ("det", "nmod", "nummod", "amod", "compound") for t in noun.children)


def _is_any(noun: Token) -> bool:
    """Tell one that is not known yet: "a republic"."""
    single = has(noun, "Number", "Sing")
    return single and any(has(t, "Definite", "Ind") for t in noun.children)


def others(people: tuple[Participant, ...], known: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Give those who are none of some known ones."""
    entities = {p.entity for p in known if p.entity}
    return tuple(p for p in people if p not in known and p.entity not in entities)
