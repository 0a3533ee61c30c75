"""Did it happen? The status of a report from tense, mood, modals, negation and the words that govern its trigger."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    is_verb,
)
from synopticon.reading.coding.cues import Cues, strongest
from synopticon.reading.coding.governing import governor, is_of_time, is_torn_clause, torn_condition
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, is_present_participle, keys, lemmas, word
from synopticon.records import Status

_CLIMB = 10
_UNREAL: frozenset[Status] = frozenset(("planned", "possible", "called-for", "hypothetical"))
_CLAUSAL = frozenset(("xcomp", "ccomp", "advcl", "acl", "conj", "parataxis", "csubj"))


@dataclass(slots=True)
class Finding:
    """What was found about a trigger: statuses, who accuses (verbs or nouns), whether it is negated, or context;
    `earlier`: told in the pluperfect, which makes it context where it has no date of its own; `decreed`: done by an
    order."""

    statuses: list[Status] = field(default_factory=list)
    accusing: list[Token] = field(default_factory=list)
    negated: bool = False
    background: bool = False
    earlier: bool = False
    purpose: bool = False
    conditional: bool = False
    decreed: bool = False
    governor: Token | None = None

    @property
    def status(self) -> Status:
        """The status that outweighs the others."""
        return strongest(self.statuses)


class VerbJudge:
    """Reads statuses of verbs in one language."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        self.cues = cues
        self.lexicon = lexicon

    def verb(self, verb: Token) -> Finding:
        """Give the status of a happening told by a verb."""
        finding = Finding()
        self._own(verb, finding)
        self._climb(verb, finding)
        if not finding.statuses and not finding.purpose and self._is_wished(verb):
            awaited = set(lemmas(moods.first_joined(verb).head)) & self.cues.awaiting
            finding.statuses.append("planned" if awaited else "possible")
        return finding

    def _is_wished(self, verb: Token) -> bool:
        """Tell a clause in the present subjunctive, which says what may be, unless it is lamented or the like: "depende
        de que el otro muestre voluntad"."""
        first = moods.first_joined(verb)
        clause = base(first) in ("ccomp", "advcl", "acl") and any(base(t) == "mark" for t in first.children)
        return clause and moods.is_subjunctive(first) and not self.is_perfect(first) and not self._is_known(first.head)

    def is_obliged(self, verb: Token) -> bool:
        """Tell whether a verb is told as an obligation: "must", "should"."""
        words = [w for t in verb.children if base(t) == "aux" for w in (word(t), *lemmas(t))]
        return not self._opens_condition(verb) and any(self.cues.modals.get(w) == "called-for" for w in words)

    def is_threatening(self, clause: Token) -> bool:
        """Tell a clause by which a plan becomes a threat: "unless …"."""
        return any(moods.whole(t) in self.cues.threatening for t in clause.children if base(t) == "mark")

    def is_perfect(self, verb: Token) -> bool:
        """Tell a verb in a perfect: "has seized"."""
        return any(base(t) == "aux" and set(lemmas(t)) & self.cues.perfect for t in verb.children)

    # ------------------------------------------------------------ the verb's own form

    def _own(self, verb: Token, finding: Finding) -> None:
        for child in verb.children:
            self._child(child, verb, finding)
        ending = self._ending(verb)
        future = has(verb, "Tense", "Fut") and not moods.is_supposed(verb, self.cues.past_subjunctive)
        if future or ending == "planned":
            finding.statuses.append("planned")
        if has(verb, "Mood", "Cnd") or ending == "conditional":
            finding.statuses.append(self._conditional(verb))
            finding.conditional = True
        if self._in_condition(verb) or (moods.is_of_any(verb) and not self._is_asked(verb)):
            finding.statuses.append("hypothetical")
            finding.negated = False  # "if X does not withdraw": nobody said that it did not
        if "planned" in finding.statuses and any(self._is_condition(t) for t in verb.children):
            finding.statuses.append("hypothetical")  # "will strike if the talks fail"
        if self._is_progressive(verb):
            finding.statuses.append("underway")
        if self._is_be_to(verb):
            finding.statuses.append("planned")
        if self._is_order(verb):
            finding.statuses.append("called-for")

    def _is_order(self, verb: Token) -> bool:
        """Tell what somebody is told to do to their face: "Pidan perdón", "Bring them home"."""
        own = any(base(t) in ("nsubj", "aux", "mark", "cop", "expl") for t in verb.children)
        wished = has(verb, "Mood", "Imp") or (self.lexicon.prodrop and moods.is_subjunctive(verb))
        return wished and not own and base(verb) in ("ROOT", "parataxis")

    def _is_asked(self, verb: Token) -> bool:
        """Tell what somebody is asked to do, where the parser hung it on them: "pidió a ambos que liberen a X"."""
        first = moods.first_joined(verb)
        asked = base(first) == "acl" and moods.is_subjunctive(first)
        return asked and governor(first, self.lexicon).i != first.head.i

    def _ending(self, verb: Token) -> str:
        """Give what the ending says of a verb that the tagger took for another word, "" for known verbs."""
        if verb.pos_ in ("VERB", "AUX"):
            return ""
        return next((kind for end, kind in self.cues.endings.items() if word(verb).endswith(end)), "")

    def _child(self, child: Token, verb: Token, finding: Finding) -> None:
        relation = base(child)
        if (relation in ("nsubj", "obj") or child.pos_ == "PRON") and any(
            self._denies(t) for t in (child, *child.children)
        ):
            finding.negated = True  # "no prisoners were released", "nadie lo aceptó", "ni Chile ni Perú firmaron"
        if relation in ("aux", "cop"):
            self._auxiliary(child, verb, finding)
        elif relation == "advmod" or (relation == "det" and word(child) in self.cues.adverbs):
            self._adverb(child, finding)

    def _denies(self, token: Token) -> bool:
        nobody = token.pos_ == "PRON" and base(token) in ("nsubj", "obl", "iobj")
        neither = base(token) == "cc" and token.i < token.head.i
        denied = self.cues.adverbs.get(word(token)) == "denied"
        return denied and (nobody or neither or base(token) == "det")

    def _auxiliary(self, auxiliary: Token, verb: Token, finding: Finding) -> None:
        status = self.cues.modals.get(word(auxiliary)) or next(
            (s for lemma in lemmas(auxiliary) if (s := self.cues.modals.get(lemma))), None
        )
        if status == "conditional":
            finding.statuses.append(self._conditional(verb))
            finding.conditional = True
        elif status:
            finding.statuses.append(status)  # type: ignore[arg-type]
        elif has(auxiliary, "Tense", "Fut"):
            finding.statuses.append("planned")
        elif has(auxiliary, "Mood", "Cnd"):
            finding.statuses.append(self._conditional(verb))
            finding.conditional = True
        elif set(lemmas(auxiliary)) & self.cues.periphrastic and not is_present_participle(verb):
            finding.statuses.append("planned")
        if word(auxiliary) in self.cues.pluperfect and not moods.is_backshifted(verb):
            finding.earlier = True
        for child in auxiliary.children:
            if base(child) == "advmod":
                self._adverb(child, finding)

    def _adverb(self, adverb: Token, finding: Finding) -> None:
        before = adverb.doc[adverb.i - 1].lower_ if adverb.left_edge.i < adverb.i else ""
        kind = self.cues.adverbs.get(f"{before} {word(adverb)}") or self.cues.adverbs.get(moods.whole(adverb))
        if kind == "denied":
            finding.negated = True
        elif kind == "background":
            finding.background = True
        elif kind == "planned":
            return
        elif kind:
            finding.statuses.append(kind)  # type: ignore[arg-type]

    def _conditional(self, verb: Token) -> Status:
        """Judge "would": a plan told in the past where somebody said so, else no more than possible."""
        if any(self._in_condition(child) for child in verb.children if base(child) == "advcl"):
            return "hypothetical"
        first = verb.head if base(verb) == "conj" else verb  # "said X had met Y and would visit Z"
        above = first.head
        if base(first) == "ccomp" and has(above, "Tense", "Past"):
            return "planned"
        return "possible"

    def _in_condition(self, verb: Token) -> bool:
        if base(verb) == "conj" and is_verb(verb.head) and _of_one_form(verb, verb.head):
            return self._in_condition(verb.head)
        if (first := torn_condition(verb, self.lexicon)) is not None:
            return self._in_condition(first)
        parts = [self._mark(t) for t in sorted(verb.children, key=lambda t: t.i) if base(t) == "mark"]
        marks = {*parts, " ".join(parts)}  # "a menos que"
        # the parser may hang "until" on the subject: "until the first plane has landed"
        if base(verb) == "advcl":
            marks |= {case(t) for t in verb.children if base(t) == "nsubj"}
        tensed = [t for t in (verb, *verb.children) if t.i == verb.i or base(t) in ("aux", "cop")]
        present = any(has(t, "Tense", "Pres") and has(t, "VerbForm", "Fin") for t in tensed)
        if self._opens_condition(verb) or marks & self.cues.conditions:
            return True
        return bool(marks & self.cues.pending) and (present or self._is_held_up(verb.head))

    def _mark(self, mark: Token) -> str:
        """Give a conjunction with the word behind it where both only concede something: "si bien"."""
        both = f"{word(mark)} {word(mark.nbor(1))}" if mark.i + 1 < len(mark.doc) else ""
        return both if both in self.cues.conceding else moods.whole(mark)

    def _is_condition(self, clause: Token) -> bool:
        """Tell the clause of a condition: "if the talks fail", not "even if they fail"."""
        marks = [t for t in clause.children if base(t) == "mark" and self._mark(t) in self.cues.conditions]
        bare = [t for t in marks if t.i == t.sent.start or t.nbor(-1).pos_ != "ADV"]
        return base(clause) == "advcl" and bool(bare)

    def _is_held_up(self, verb: Token) -> bool:
        """Tell what waits for something: "talks were frozen until …", "would stop only once …"."""
        if any(self.cues.modals.get(word(t)) == "conditional" for t in verb.children if base(t) == "aux"):
            return True
        denied = any(self.cues.adverbs.get(word(t)) == "denied" for t in verb.children)
        held = is_passive(verb, self.lexicon) or self._weight(verb) == "cancelled"  # "suspended aid until …"
        return held or (is_verb(verb) and denied)

    def _opens_condition(self, verb: Token) -> bool:
        """Tell a condition by its order: "should X halt its attacks", which is no question."""
        own = sorted((t for t in verb.children if base(t) != "punct"), key=lambda t: t.i)
        first = next((t for t in own if base(t) != "cc"), None)
        if first is None or base(first) != "aux" or word(first) not in self.cues.inverted:
            return False
        behind = any(base(t) == "nsubj" and first.i < t.i < verb.i for t in own)
        return behind and verb.sent[-1].text != "?"

    def _is_progressive(self, verb: Token) -> bool:
        auxiliary = [t for t in verb.children if base(t) == "aux"]
        perfect = any(set(lemmas(t)) & self.cues.perfect for t in auxiliary)
        present = any(has(t, "Tense", "Pres") for t in auxiliary)
        return is_present_participle(verb) and present and not perfect

    def _is_be_to(self, verb: Token) -> bool:
        """Tell "is to visit": an infinitive under a form of "be", or with one before it."""
        marks = [t for t in verb.children if base(t) == "mark"]  # "was due to": the copula may hang on "due"
        before = [t for w in (verb, *marks) for t in w.children if base(t) in ("aux", "cop") and t.i < verb.i]
        helping = {t.i for t in verb.children if base(t) == "aux" and has(t, "VerbForm", "Inf")}
        ends = {t.right_edge.i for t in marks}
        marked = base(verb) == "xcomp" or verb.i - 1 in ends or bool({i - 1 for i in helping} & ends)
        over = before if base(verb) != "xcomp" else [verb.head]
        bare = any(t.pos_ == "PART" and t.right_edge.i == verb.i - 1 for t in marks)  # "are to shut", whatever its tag
        return (is_infinitive(verb) or bare) and marked and any(set(lemmas(t)) & self.cues.be_to for t in over)

    # ------------------------------------------------------------ what governs it

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
            elif self._is_asked(current):
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
        self._own(head, own)
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
            self._own(head, finding)

    def _under(self, verb: Token, head: Token, finding: Finding) -> None:
        if self._is_known(head):
            return
        status = self._weight(head)
        if status in ("planned", "called-for") and moods.is_told(verb):  # "swears that X met Y", "insists that X met Y"
            status = "alleged" if status == "called-for" else None
        infinitive = is_infinitive(verb)
        if infinitive and set(lemmas(head)) & self.cues.undone:
            finding.negated = not self._negated(head)
        if infinitive and base(verb) == "xcomp" and self._obliges(head, verb):
            status = "called-for"
        if infinitive and base(verb) == "xcomp" and self._has_gone(head):
            finding.purpose, finding.governor = True, finding.governor or head
            return
        finding.governor = finding.governor or head
        beside = base(verb) == "advcl" and has(verb, "VerbForm", "Fin")  # "after X fired, Y protested"
        content = (status == "denied" and self._is_content(verb)) or self._is_asked(verb)
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
            finding.statuses.append("possible" if status == "denied" and self._negated(head) else status)
        elif self._negated(head) or (
            status is None and infinitive and base(verb) == "xcomp" and not self._is_be_to(verb)
        ):
            if tells(head, self.lexicon) and not self._negated(head):  # "phoned X to warn", who is warned by it
                finding.purpose = True
            else:
                finding.statuses.append("possible")
        if base(verb) == "xcomp":
            self._own(head, finding)

    def _has_gone(self, verb: Token) -> bool:
        """Tell a journey that was made, whose purpose is no plan of its own: "had flown to X to congratulate Y"."""
        return has(verb, "Tense", "Past") and bool(set(lemmas(verb)) & self.cues.going)

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
            self._own(head, finding)  # "empezaron el lunes a llegar", "los llevó a ver X"
            return
        if (
            self.cues.governors.get(f"{head.lemma_.lower()} {introduced}", "denied") != "denied"
        ):  # "would go on receiving X"
            self._own(head, finding)
            return
        gerund = is_gerund(verb) or any(base(t) == "aux" and is_gerund(t) for t in verb.children)
        aim = is_infinitive(verb) or (gerund and introduced in self.lexicon.grammar["governed"])
        weight = None if self._has_gone(head) and introduced in self.cues.purposes else self._weight(head)
        if aim and weight in ("planned", "called-for", "possible", "hypothetical"):  # "voted on sending X"
            finding.statuses.append(weight)
        elif is_infinitive(verb) and introduced in self.cues.purposes:
            finding.purpose = True
            finding.negated = finding.negated or self._negated(head)  # "will not go to X to meet Y"
            own = Finding()
            self._own(head, own)  # "should use its seat to condemn X" has condemned nobody
            finding.statuses += [status for status in own.statuses if status in _UNREAL]
        elif self.cues.prepositions.get(introduced) == "denied":
            finding.negated = True
        elif self._weight(head, introduced) == "denied" and introduced and not has(verb, "VerbForm", "Fin"):
            finding.negated = True  # "bans X from launching Y"
        elif self.cues.prepositions.get(introduced) == "background":
            finding.background = True
        elif not introduced and self._weight(head) == "denied" and moods.is_complement(verb, head):
            finding.statuses.append("possible" if self._negated(head) else "denied")  # "did not rule out joining"
        elif not introduced and moods.goes_with(verb):
            self._own(head, finding)

    def _on_noun(self, verb: Token, noun: Token, finding: Finding) -> bool:
        """Judge a clause on a noun ("a plan to…", "accusations of …-ing"); False where nothing more can be said."""
        if any(has(t, "NumType", "Ord") for t in noun.children):  # "is the first leader to visit X"
            self._own(noun, finding)
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
        return bool(held) and base(noun) in ("obj", "nsubj") and self._negated(noun.head)

    def _weight(self, head: Token, introduced: str = "") -> Status | None:
        """Give the status that a word gives to what stands under it, behind a preposition of its own ("kept X from
        firing") or without one ("kept firing")."""
        entries = keys(head)
        led = [f"{key} {introduced}" for key in entries] if introduced else []
        return next((self.cues.governors[key] for key in (*led, *entries) if key in self.cues.governors), None)

    def _is_known(self, head: Token) -> bool:
        return bool(set(lemmas(head)) & self.cues.known)

    def _noun_weight(self, noun: Token) -> Status | None:
        return next((s for lemma in lemmas(noun) if (s := self.cues.nouns.get(lemma))), None)

    def _negated(self, verb: Token) -> bool:
        finding = Finding()
        for child in verb.children:
            self._child(child, verb, finding)
        willed = base(verb) == "xcomp" and is_infinitive(verb)  # "does not want to prevent it"
        return finding.negated or (willed and self._negated(verb.head))


def _of_one_form(first: Token, second: Token) -> bool:
    """Tell whether two joined verbs have one tense and mood: "si readmite a X y retoma Y", not "… y anunció Y"."""
    one, two = ({k: t.morph.get(k, []) for k in ("Tense", "Mood", "VerbForm")} for t in (first, second))
    return one == two and not any(base(t) in ("nsubj", "mark") for t in first.children)


def _is_behind_colon(clause: Token, head: Token) -> bool:
    """Tell a clause with its own tense that explains what stands before a colon: "he was not there: he had left"."""
    marked = any(base(t) == "mark" for t in clause.children)
    return not marked and is_finite(clause) and any(t.text == ":" for t in clause.doc[head.i : clause.left_edge.i + 1])
