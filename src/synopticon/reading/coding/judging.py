"""Did it happen? The status of a report told by a noun: its modifiers, its light verb, the words that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.arguments import objects, subjects
from synopticon.reading.coding.clauses import is_infinitive, is_verb
from synopticon.reading.coding.finding import Finding
from synopticon.reading.coding.moods import is_of_any
from synopticon.reading.coding.status import VerbJudge
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, lemmas, word
from synopticon.records import Status

_UNSURE: frozenset[Status] = frozenset(("possible", "called-for", "hypothetical"))


class Judge(VerbJudge):
    """Reads statuses in one language, of verbs and of nouns."""

    def noun(self, noun: Token, carrier: Token | None) -> Finding:
        """Give the status of a happening told by a noun; `carrier` is its light or occurrence verb."""
        finding = Finding()
        self._nominal(noun, finding)
        if carrier is None and self._is_shared_in(noun):
            finding.shared = True
            return finding
        if carrier is not None:
            self.forms.read(carrier, finding)
            self._climb(carrier, finding)
            if self._weight(carrier) == "planned" and not set(lemmas(carrier)) & self._deciding:
                finding.statuses.append("planned")  # "were planning another march"
        if carrier is None or base(noun) == "nsubj" or self._weight(carrier) == "cancelled":
            self._governed(noun, finding)
        if self._is_underway_then(noun):
            finding.statuses = [status for status in finding.statuses if status != "planned"]
        if "cancelled" in finding.statuses and _UNSURE & set(finding.statuses):
            finding.statuses = ["possible"]  # "suggested postponing the drills": they may still be held
        return finding

    def _is_shared_in(self, noun: Token) -> bool:
        """Tell a known happening in which somebody has a part or none: "denied involvement in the raid", "has nothing
        to do with the raid", "no link between the strike and the raid"."""
        first = noun.head if base(noun) == "conj" else noun
        near = [t for t in (first.head, *first.head.children) if t.i < first.i]
        part = [t for t in near if base(t) == "obj" or t.i == first.head.i] if base(first) in ("nmod", "obl") else []
        shared = any(set(lemmas(t)) & self.cues.sharing for t in part if t.pos_ == "NOUN")
        concerning = any(set(lemmas(t)) & self.cues.concerning for t in near if is_verb(t) and is_infinitive(t))
        beside = base(first) == "obl" and case(first) in self.cues.accompanying and concerning
        known = any(word(t) in self.cues.definite for t in noun.children if t.i < noun.i)
        return known and (shared or beside)

    def _is_underway_then(self, noun: Token) -> bool:
        """Tell what something was done during, planned or not: "fired a rocket during a scheduled drill"."""
        tensed = has(noun.head, "Tense", "Past") and has(noun.head, "VerbForm", "Fin")
        return tensed and case(noun) == self.lexicon.grammar["during"][0]

    @property
    def _deciding(self) -> set[str]:
        """Words of those who rule, by which what is decided or ordered is done, and of those who commit crimes."""
        grammar = self.lexicon.grammar
        return {*grammar.get("decisions", ()), *grammar["commands"], *grammar.get("perpetrating", ())}

    def is_rule(self, noun: Token, finding: Finding) -> bool:
        """Tell a rule by which nothing is done yet nor denied: "there is no deal until all is agreed"."""
        clause = noun.head
        own = [clause, noun] if finding.negated else []
        own += [clause.head] if base(clause) == "advcl" and self._is_bare(clause.head) else []
        marks = self.cues.pending | self.cues.threatening
        clauses = [t for token in own for t in token.children if base(t) in ("advcl", "acl")]
        return any(base(t) == "mark" and word(t) in marks for clause in clauses for t in clause.children)

    def _is_bare(self, verb: Token) -> bool:
        """Tell a clause that says there is no such thing: "there is no deal"."""
        return any(base(t) == "expl" for t in verb.children) and self.forms.is_negated(verb)

    def _nominal(self, noun: Token, finding: Finding) -> None:
        for child in noun.children:
            words = [word(child), *lemmas(child)]
            kind = next((self.cues.modifiers[w] for w in words if w in self.cues.modifiers), None)
            if base(child) in ("amod", "acl", "advmod") and kind == "background":
                finding.background = True
            elif base(child) in ("amod", "acl", "advmod") and kind:
                finding.statuses.append(kind)  # type: ignore[arg-type]
            elif base(child) in ("det", "advmod") and self.cues.adverbs.get(word(child)) == "denied":
                finding.negated = True

    def _governed(self, noun: Token, finding: Finding) -> None:
        head, relation, preposition = noun.head, base(noun), case(noun)
        if head.i == noun.i:
            return
        finding.governor = head
        if relation == "conj":
            self._governed(head, finding)
            return
        kind = self.cues.prepositions.get(preposition)
        if kind == "background" and self._is_new(noun):
            kind = None
        if noun in subjects(head, self.lexicon) and is_passive(head, self.lexicon):
            return  # "was received by a demonstration"
        if kind == "background":
            finding.background = True
        elif kind == "denied":
            finding.negated = True
        elif kind:
            finding.statuses.append(kind)  # type: ignore[arg-type]
        if relation in ("nmod", "appos", "compound") and kind != "background":  # "concern over the launch"
            self._under_noun(head, finding)
        if relation == "obl" and preposition in self.lexicon.grammar["occasion"]:
            finding.statuses += ["planned" for status in self.verb(head).statuses if status == "planned"]
        if is_of_any(head):
            finding.statuses.append("hypothetical")
        if relation == "nsubj" and any(base(t) in ("aux", "cop") for t in head.children):
            self._foretold(head, finding)
        if (
            relation not in ("nmod", "appos", "compound")
            and (is_verb(head) or head.pos_ == "ADJ")
            and relation in ("obj", "obl", "xcomp", "nsubj", "ccomp")
        ):
            self._under_verb(noun, head, relation, finding)

    def _is_new(self, noun: Token) -> bool:
        """Tell what is told for the first time, by its article: "was arrested during a march", not "the march"."""
        return any(word(t) in self.cues.introducing for t in noun.children if t.i < noun.i)

    def _foretold(self, head: Token, finding: Finding) -> None:
        """What "will bring" or "would be" something is itself to come."""
        own = Finding()
        self.forms.read(head, own)
        finding.statuses += ["planned" for status in own.statuses if status == "planned"]
        if any(self.cues.modals.get(word(t)) == "conditional" or has(t, "Mood", "Cnd") for t in (head, *head.children)):
            finding.statuses.append("planned")

    def _under_noun(self, head: Token, finding: Finding) -> None:
        status = self._noun_weight(head)
        if status == "alleged":
            finding.accusing.append(head)
        if status:
            finding.statuses.append(status)

    def _under_verb(self, noun: Token, head: Token, relation: str, finding: Finding) -> None:
        own = [t for t in head.children if base(t) == "obj" and (t.i < head.i or not self.lexicon.prodrop)]
        acting = self.forms.is_perfect(head) and bool(own)  # "el fallo no lo ha impedido"
        loose = has(head, "VerbForm", "Part") and not acting
        undergone = relation != "nsubj" or is_passive(head, self.lexicon) or loose
        undergone = undergone or self._is_put_off(head)
        direct = (
            noun in objects(head, self.lexicon)
            or relation in ("obj", "nsubj", "xcomp", "ccomp")
            or case(noun) in (*self.lexicon.grammar["governed"], *self.cues.purposes)
        )
        let_pass = self._is_let_pass(head)
        status = self._weight(head) if undergone and direct and not let_pass else None
        if relation == "obj" and set(lemmas(head)) & set(self.lexicon.grammar["containing"]):
            status = next((s for t in subjects(head, self.lexicon) if (s := self._noun_weight(t))), status)
        if status == "underway" and (relation == "obl" or case(noun) or is_passive(head, self.lexicon)):
            status = None  # "las protestas siguieron a la destitución", "fue seguida de una tregua"
        if self.cues.prepositions.get(case(noun)) != "background":  # "broke its promises after the withdrawal"
            self._beside(noun, head, relation, finding)
        if status == "alleged":
            finding.accusing.append(head)
        if status and status != "occurred":
            finding.statuses.append("possible" if status == "denied" and self.forms.is_negated(head) else status)
        elif undergone and direct and self.forms.is_negated(head) and not self._is_known(head) and not let_pass:
            finding.statuses.append("possible")

    def _is_let_pass(self, verb: Token) -> bool:
        """Tell a verb of preventing of which it is told that it was not done, so that what it is said of was: "did
        nothing to prevent the raid", "no pudo impedir el ataque"."""
        if not set(lemmas(verb)) & set(self.lexicon.grammar["preventing"]):
            return False
        above = [t for t in (verb, verb.head, verb.head.head) if is_verb(t) and t.i <= verb.i]
        tensed = [t for t in above if any(has(w, "Tense", "Past") for w in (t, *t.children) if w.i <= t.i)]
        nothing = {w for w, kind in self.cues.adverbs.items() if kind == "denied"}
        undone = any(w in nothing for t in tensed for c in t.children for w in (word(c),) if c.pos_ in ("PRON", "ADV"))
        return bool(tensed) and (undone or any(self._weight(t) == "denied" for t in tensed if t.i != verb.i))

    def _is_put_off(self, verb: Token) -> bool:
        """Tell "se aplazó": what is called off by nobody that is named."""
        reflexive = any(base(t) == "expl" for t in verb.children)
        return reflexive and self._weight(verb) == "cancelled"

    def _beside(self, noun: Token, head: Token, relation: str, finding: Finding) -> None:
        """The object beside it may be the word that it belongs to: "continued preparations for a visit"."""
        if relation != "obl" and not (relation == "obj" and case(noun)):
            return
        for other in head.children:
            if base(other) == "obj" and other.i < noun.i and (status := self._noun_weight(other)):
                finding.statuses.append(status)
