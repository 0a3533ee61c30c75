"""Did it happen? The status of a report told by a verb: its own form, and the words that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding import moods
from synopticon.reading.coding.arguments import tells
from synopticon.reading.coding.clauses import (
    is_finite,
    is_gerund,
    is_infinitive,
    is_listed,
    is_relative,
    is_relative_clause,
)
from synopticon.reading.coding.conditions import Conditions
from synopticon.reading.coding.cues import Cues
from synopticon.reading.coding.finding import Finding
from synopticon.reading.coding.forms import Forms
from synopticon.reading.coding.governing import governor, is_of_time, is_torn_clause
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, lemmas, word
from synopticon.records import Status

_CLIMB = 10
_UNREAL: frozenset[Status] = frozenset(("planned", "possible", "called-for", "hypothetical"))
_CLAUSAL = frozenset(("xcomp", "ccomp", "advcl", "acl", "conj", "parataxis", "csubj"))


class VerbJudge:
    """Reads statuses of verbs in one language."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        self.cues = cues
        self.lexicon = lexicon
        self.conditions = Conditions(cues, lexicon)
        self.forms = Forms(cues, lexicon, self.conditions)

    def verb(self, verb: Token) -> Finding:
        """Give the status of a happening told by a verb."""
        finding = Finding()
        self.forms.read(verb, finding)
        self._climb(verb, finding)
        if not finding.statuses and not finding.purpose and self._is_wished(verb):
            awaited = set(lemmas(moods.first_joined(verb).head)) & self.cues.awaiting
            finding.statuses.append("planned" if awaited else "possible")
        return finding

    def is_unwanted(self, verb: Token) -> bool:
        """Tell what somebody is told not to do, which says neither that they did nor that they did not: "told them not
        to travel"."""
        head = verb.head
        told = set(lemmas(head)) & set(self.lexicon.grammar["object_control"]) or self._weight(head) == "called-for"
        bidden = base(verb) in ("xcomp", "ccomp", "advcl") and is_infinitive(verb) and self._weight(head) != "alleged"
        return bidden and bool(told) and any(self.cues.adverbs.get(word(t)) == "denied" for t in verb.children)

    def _is_wished(self, verb: Token) -> bool:
        """Tell a clause in the present subjunctive, which says what may be, unless it is lamented or the like: "depende
        de que el otro muestre voluntad"."""
        first = moods.first_joined(verb)
        clause = base(first) in ("ccomp", "advcl", "acl") and any(base(t) == "mark" for t in first.children)
        known = self.forms.is_perfect(first) or self._is_known(first.head)
        return clause and moods.is_subjunctive(first) and not known

    def _climb(self, verb: Token, finding: Finding) -> None:
        current = verb
        for _ in range(_CLIMB):
            relation, head = base(current), governor(current, self.lexicon)
            if head.i == current.i or relation not in _CLAUSAL or is_listed(current):
                return
            if _is_behind_colon(current, head):
                return
            if is_torn_clause(current, self.lexicon):
                finding.background |= self._is_after(current)
                return
            if is_of_time(current, self.lexicon):  # "al reunirse con X, pidió calma": they have met
                self._of_time(current, head, finding)
                return
            if relation == "conj" and self._is_main_again(current, head):
                return
            if relation == "conj":
                self._shared(current, head, finding)
            elif self.forms.is_asked(current):
                self._under(current, head, finding)
            elif relation == "parataxis" or (is_relative_clause(current) and not self._is_content(current)):
                return
            elif head.i == current.head.i and moods.is_on_noun(relation, head):
                if not self._on_noun(current, head, finding):
                    return
            else:
                self._under(current, head, finding)
                if relation == "advcl" and is_finite(current):
                    return
                if relation == "ccomp" and not self._weight(head):
                    return
            current = head

    def _of_time(self, clause: Token, head: Token, finding: Finding) -> None:
        """What is done when something else is to be done is to come with it: "tras reunirse con X, viajará a Y"."""
        own = Finding()
        self.forms.read(head, own)
        finding.statuses += [status for status in own.statuses if status in ("planned", "possible", "hypothetical")]
        finding.background |= self.cues.prepositions.get(case(clause)) == "background"

    def _is_after(self, verb: Token) -> bool:
        """Tell a clause of time that tells what was before: "called X after a blast killed six"."""
        before = (t.lower_ for t in verb.doc[verb.sent.start : verb.i] if t.pos_ in ("ADP", "SCONJ"))
        return self.cues.prepositions.get(next(reversed([*before]), "")) == "background"

    def _is_main_again(self, verb: Token, head: Token) -> bool:
        """Tell a past form that the parser joined to an infinitive: "fired gas to disperse a crowd and held dozens"."""
        bare = not any(base(t) in ("aux", "mark") for t in verb.children)
        past = has(verb, "Tense", "Past") or has(verb, "VerbForm", "Fin")
        return bare and past and is_infinitive(head) and not is_passive(head, self.lexicon)

    def _is_content(self, verb: Token) -> bool:
        """Tell what is said from what is told of a thing: "reports that it sold X" has a subject and a mark."""
        own = any(base(t) == "nsubj" for t in verb.children)
        doubled = any(is_relative(t) and base(t) == "obj" for t in verb.children)
        doubled = doubled and any(base(t) == "mark" for t in verb.children)  # "decisión que X saludó y que Y tachó"
        return case(verb) in self.cues.content and own and not doubled

    def _shared(self, verb: Token, head: Token, finding: Finding) -> None:
        """A second verb shares the auxiliaries of the first where it has neither subject nor auxiliary of its own."""
        if not any(base(t) in ("aux", "nsubj") for t in verb.children) and not has(verb, "VerbForm", "Fin"):
            self.forms.read(head, finding)

    def _under(self, verb: Token, head: Token, finding: Finding) -> None:
        if self._is_known(head):
            return
        status = self._weight(head)
        if status in ("planned", "called-for") and moods.is_told(verb):  # "swears that X met Y", "insists that X met Y"
            status = "alleged" if status == "called-for" else None
        infinitive = is_infinitive(verb)
        if infinitive and set(lemmas(head)) & self.cues.undone:
            finding.negated = not self.forms.is_negated(head)
        if infinitive and base(verb) == "xcomp" and self._obliges(head, verb):
            status = "called-for"
            if self.forms.is_met(head, verb):
                self.forms.read(head, finding)
                return
        if infinitive and base(verb) == "xcomp" and status == "possible" and self._lets(head):
            finding.let = True
        if infinitive and base(verb) == "xcomp" and self._has_gone(head):
            finding.purpose, finding.governor = True, finding.governor or head
            return
        finding.governor = finding.governor or head
        beside = base(verb) == "advcl" and has(verb, "VerbForm", "Fin")  # "after X fired, Y protested"
        content = (status == "denied" and self._is_content(verb)) or self.forms.is_asked(verb)
        if base(verb) in ("advcl", "acl") and (status != "alleged" or beside) and not content:
            self._adverbial(verb, head, finding)
            return
        if status == "alleged":
            finding.accusing.append(head)
        if status == "denied" and moods.is_beside(verb, head):
            return
        if self.cues.prepositions.get(case(verb)) == "denied":  # "sigue sin retirar sus tropas"
            finding.negated = True
        if status and status != "occurred":
            finding.statuses.append("possible" if status == "denied" and self.forms.is_negated(head) else status)
        elif self.forms.is_negated(head) or (
            status is None and infinitive and base(verb) == "xcomp" and not self.forms.is_be_to(verb)
        ):
            if tells(head, self.lexicon) and not self.forms.is_negated(head):  # "phoned X to warn", who is warned by it
                finding.purpose = True
            else:
                finding.statuses.append("possible")
        if base(verb) == "xcomp":
            self.forms.read(head, finding)

    def _has_gone(self, verb: Token) -> bool:
        """Tell a journey that was made, whose purpose is no plan of its own: "had flown to X to congratulate Y",
        "convocó al embajador para protestar"."""
        marks = self.lexicon.grammar["object"][1:]
        someone = [t for t in verb.children if base(t) in ("obj", "iobj", "obl") and case(t) in marks]
        known = self.cues.going | (self.cues.summoning if someone else frozenset())
        return has(verb, "Tense", "Past") and bool(set(lemmas(verb)) & known)

    def _lets(self, head: Token) -> bool:
        """Tell who is told to have got leave or means, not to want them: "were allowed to go", "were able to go"."""
        tensed = any(has(t, "Tense", "Past") and has(t, "VerbForm", "Fin") for t in (head, *head.children))
        return bool(set(lemmas(head)) & self.cues.letting) and (tensed or self.forms.is_perfect(head))

    def _obliges(self, head: Token, verb: Token) -> bool:
        """Tell a verb whose infinitive is a duty: "has to leave", not "has troops to send", "has yet to leave"."""
        listed = set(lemmas(head)) & set(self.lexicon.grammar.get("obliging", ()))
        return bool(listed) and verb.left_edge.i == head.i + 1

    def _adverbial(self, verb: Token, head: Token, finding: Finding) -> None:
        """A clause beside another: a purpose is planned, "before" is not yet, a gerund goes with its governor."""
        introduced = case(verb)
        words = set(lemmas(head))
        made = words & set(self.lexicon.grammar["object_control"]) and self._weight(head) == "occurred"
        made = made or bool(words & set(self.lexicon.grammar.get("using", ())))  # "used a rocket to put X into orbit"
        begun = is_infinitive(verb) and (made or words & self.lexicon.light["begin"])
        if begun and introduced in (*self.lexicon.grammar["governed"], *self.cues.purposes):
            self.forms.read(head, finding)  # "empezaron el lunes a llegar", "los llevó a ver X"
            return
        if (
            self.cues.governors.get(f"{head.lemma_.lower()} {introduced}", "denied") != "denied"
        ):  # "would go on receiving X"
            self.forms.read(head, finding)
            return
        gerund = is_gerund(verb) or any(base(t) == "aux" and is_gerund(t) for t in verb.children)
        aim = is_infinitive(verb) or (gerund and introduced in self.lexicon.grammar["governed"])
        weight = None if self._has_gone(head) and introduced in self.cues.purposes else self._weight(head)
        if aim and weight in ("planned", "called-for", "possible", "hypothetical"):  # "voted on sending X"
            finding.statuses.append(weight)
        elif aim and (paper := self._signed(head, verb)) is not None:
            finding.governor = paper
            finding.statuses.append("planned")
        elif is_infinitive(verb) and introduced in self.cues.purposes:
            finding.purpose = True
            finding.negated = finding.negated or self.forms.is_negated(head)  # "will not go to X to meet Y"
            own = Finding()
            self.forms.read(head, own)  # "should use its seat to condemn X" has condemned nobody
            finding.statuses += [status for status in own.statuses if status in _UNREAL]
        elif self.cues.prepositions.get(introduced) == "denied":
            finding.negated = True
        elif self._weight(head, introduced) == "denied" and introduced and not has(verb, "VerbForm", "Fin"):
            finding.negated = True  # "bans X from launching Y"
        elif self.cues.prepositions.get(introduced) == "background":
            finding.background = True
        elif not introduced and self._weight(head) == "denied" and moods.is_complement(verb, head):
            # "did not rule out joining"
            finding.statuses.append("possible" if self.forms.is_negated(head) else "denied")
        elif not introduced and moods.goes_with(verb):
            self.forms.read(head, finding)

    def _signed(self, head: Token, verb: Token) -> Token | None:
        """Give the order or decree by which something is done, hung on the verb: "signed an order to
        seize them"."""
        decisions = set(self.lexicon.grammar["decisions"])
        if set(lemmas(head)) & set(self.lexicon.grammar["uncovering"]):
            return None  # "condemned the decision to seize them"
        found = [t for t in head.children if base(t) == "obj" and head.i < t.i < verb.i and set(lemmas(t)) & decisions]
        return found[-1] if found and found[-1].right_edge.i + 1 >= verb.left_edge.i else None

    def _on_noun(self, verb: Token, noun: Token, finding: Finding) -> bool:
        """Judge a clause on a noun ("a plan to…", "accusations of …-ing"); False where nothing more can be said."""
        if any(has(t, "NumType", "Ord") for t in noun.children):  # "is the first leader to visit X"
            self.forms.read(noun, finding)
            return False
        done = has(verb, "VerbForm", "Part") and not has(verb, "Tense", "Pres") and not self._is_content(verb)
        status = self._noun_weight(noun) if not done else None  # "the agreement reached in X": it was reached
        if set(lemmas(noun)) & set(self.lexicon.grammar.get("decisions", ())):
            finding.governor = finding.governor or noun
        if status == "alleged":
            finding.accusing.append(noun)
        if status:
            lacking = status != "hypothetical" and self._is_lacking(noun)  # "had no right to seize it" denies nothing
            finding.statuses.append("denied" if lacking else status)
        elif is_infinitive(verb):
            finding.purpose = True
        told = status is not None or self._is_content(verb)  # "rejected press reports that it sold X"
        outer = self._weight(noun.head) if told and base(noun) == "obj" else None
        if outer in ("denied", "cancelled"):  # "blocked a bid to renew the inquiry"
            finding.statuses.append(outer)
        return status is not None

    def _is_lacking(self, noun: Token) -> bool:
        """Tell what there is none of: "there are no plans to meet", "does not have plans to go"."""
        if any(base(t) == "det" and self.cues.adverbs.get(word(t)) == "denied" for t in noun.children):
            return True
        held = set(lemmas(noun.head)) & self.cues.having
        return bool(held) and base(noun) in ("obj", "nsubj") and self.forms.is_negated(noun.head)

    def _weight(self, head: Token, introduced: str = "") -> Status | None:
        return self.cues.weight(keys(head), introduced)

    def _is_known(self, head: Token) -> bool:
        return bool(set(lemmas(head)) & self.cues.known)

    def _noun_weight(self, noun: Token) -> Status | None:
        return next((s for lemma in lemmas(noun) if (s := self.cues.nouns.get(lemma))), None)


def _is_behind_colon(clause: Token, head: Token) -> bool:
    """Tell a clause with its own tense that explains what stands before a colon: "he was not there: he had left"."""
    marked = any(base(t) == "mark" for t in clause.children)
    return not marked and is_finite(clause) and any(t.text == ":" for t in clause.doc[head.i : clause.left_edge.i + 1])
