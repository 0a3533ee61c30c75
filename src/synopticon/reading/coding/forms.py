"""What a verb's own form says of whether it was done: tense, mood, auxiliaries, negation, adverbs."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding import moods
from synopticon.reading.coding.clauses import is_infinitive
from synopticon.reading.coding.conditions import Conditions
from synopticon.reading.coding.cues import Cues
from synopticon.reading.coding.finding import Finding
from synopticon.reading.coding.governing import governor
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, has, is_present_participle, lemmas, word
from synopticon.records import Status


class Forms:
    """Reads the forms of verbs in one language."""

    def __init__(self, cues: Cues, lexicon: Lexicon, conditions: Conditions) -> None:
        self.cues = cues
        self.lexicon = lexicon
        self.conditions = conditions

    def is_obliged(self, verb: Token) -> bool:
        """Tell whether a verb is told as an obligation: "must", "should"."""
        words = [w for t in verb.children if base(t) == "aux" for w in (word(t), *lemmas(t))]
        return not self.conditions.is_inverted(verb) and any(self.cues.modals.get(w) == "called-for" for w in words)

    def is_perfect(self, verb: Token) -> bool:
        """Tell a verb in a perfect: "has seized"."""
        return any(base(t) == "aux" and set(lemmas(t)) & self.cues.perfect for t in verb.children)

    def read(self, verb: Token, finding: Finding) -> None:
        """Add to a finding the statuses that the form of a verb gives, whether it is negated, and what else it says."""
        for child in verb.children:
            self._child(child, verb, finding)
        ending = self._ending(verb)
        future = has(verb, "Tense", "Fut") and not moods.is_supposed(verb, self.cues.past_subjunctive)
        if future or ending == "planned":
            finding.statuses.append("planned")
        supposed = verb.lower_.endswith(self.cues.past_subjunctive)  # "dispusiera", which taggers take for "dispondría"
        if (has(verb, "Mood", "Cnd") and not supposed) or ending == "conditional":
            finding.statuses.append(self._conditional(verb))
            finding.conditional = True
        if self.conditions.is_within(verb) or (moods.is_of_any(verb) and not self.is_asked(verb)):
            finding.statuses.append("hypothetical")
            finding.negated = False  # "if X does not withdraw": nobody said that it did not
        if "planned" in finding.statuses and any(self.conditions.is_clause(t) for t in verb.children):
            finding.statuses.append("hypothetical")  # "will strike if the talks fail"
        if self._is_progressive(verb):
            finding.statuses.append("underway")
        if self.is_be_to(verb):
            finding.statuses.append("planned")
        if self._is_order(verb):
            finding.statuses.append("called-for")

    def is_negated(self, verb: Token) -> bool:
        """Tell a verb that is told as not done, or as not willed: "does not want to prevent it"."""
        finding = Finding()
        for child in verb.children:
            self._child(child, verb, finding)
        willed = base(verb) == "xcomp" and is_infinitive(verb)
        return finding.negated or (willed and self.is_negated(verb.head))

    def is_met(self, head: Token, verb: Token) -> bool:
        """Tell a duty that was met, by the past of a single deed: "tuvo que ceder", "has had to yield", "had to be
        evacuated"; "had to yield" may be no more than a duty."""
        if self.is_perfect(head):
            return True
        past = has(head, "Tense", "Past") and has(head, "VerbForm", "Fin")
        undergone = any(base(t) == "aux" and t.dep_.endswith("pass") for t in verb.children)
        return past and (self.lexicon.prodrop or (undergone and not moods.is_backshifted(head)))

    def is_asked(self, verb: Token) -> bool:
        """Tell what somebody is asked to do, where the parser hung it on them: "pidió a ambos que liberen a X"."""
        first = moods.first_joined(verb)
        asked = base(first) == "acl" and moods.is_subjunctive(first)
        return asked and governor(first, self.lexicon).i != first.head.i

    def is_be_to(self, verb: Token) -> bool:
        """Tell "is to visit": an infinitive under a form of "be", or with one before it."""
        marks = [t for t in verb.children if base(t) == "mark"]  # "was due to": the copula may hang on "due"
        before = [t for w in (verb, *marks) for t in w.children if base(t) in ("aux", "cop") and t.i < verb.i]
        helping = {t.i for t in verb.children if base(t) == "aux" and has(t, "VerbForm", "Inf")}
        ends = {t.right_edge.i for t in marks}
        marked = base(verb) == "xcomp" or verb.i - 1 in ends or bool({i - 1 for i in helping} & ends)
        over = before if base(verb) != "xcomp" else [verb.head]
        bare = any(t.pos_ == "PART" and t.right_edge.i == verb.i - 1 for t in marks)  # "are to shut", whatever its tag
        found = (is_infinitive(verb) or bare) and marked and any(set(lemmas(t)) & self.cues.be_to for t in over)
        return found and not self._is_answer(verb)

    def _is_answer(self, verb: Token) -> bool:
        """Tell what somebody's answer or step was, which they gave or took: "her response was to expel six"."""
        answers = set(self.lexicon.grammar["answers"])
        told = [t for t in verb.children if base(t) == "nsubj" and set(lemmas(t)) & answers]
        return bool(told) and any(base(t) == "cop" and has(t, "Tense", "Past") for t in verb.children)

    def _is_order(self, verb: Token) -> bool:
        """Tell what somebody is told to do to their face: "Pidan perdón", "Bring them home"."""
        own = any(base(t) in ("nsubj", "aux", "mark", "cop", "expl") for t in verb.children)
        wished = has(verb, "Mood", "Imp") or (self.lexicon.prodrop and moods.is_subjunctive(verb))
        return wished and not own and base(verb) in ("ROOT", "parataxis")

    def _ending(self, verb: Token) -> str:
        """Give what the ending says of a verb that the tagger took for another word, "" for known verbs."""
        if verb.pos_ in ("VERB", "AUX") or moods.is_supposed(verb, self.cues.past_subjunctive):
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
            finding.let |= bool(set(lemmas(auxiliary)) & self.cues.letting) and has(auxiliary, "Tense", "Past")
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
        if any(self.conditions.is_within(child) for child in verb.children if base(child) == "advcl"):
            return "hypothetical"
        first = verb.head if base(verb) == "conj" else verb  # "said X had met Y and would visit Z"
        above = first.head
        if base(first) == "ccomp" and has(above, "Tense", "Past"):
            return "planned"
        return "possible"

    def _is_progressive(self, verb: Token) -> bool:
        auxiliary = [t for t in verb.children if base(t) == "aux"]
        perfect = any(set(lemmas(t)) & self.cues.perfect for t in auxiliary)
        present = any(has(t, "Tense", "Pres") for t in auxiliary)
        return is_present_participle(verb) and present and not perfect
