"""What is told only under a condition: the conjunctions, the order of words and the tense that make a clause one."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding import moods
from synopticon.reading.coding.clauses import is_verb
from synopticon.reading.coding.cues import Cues
from synopticon.reading.coding.governing import torn_condition
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, word


class Conditions:
    """Tells clauses of conditions in one language."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        self.cues = cues
        self.lexicon = lexicon

    def is_within(self, verb: Token) -> bool:
        """Tell a verb in the clause of a condition: "if X halts its attacks", "should X halt them", "until it does"."""
        if base(verb) == "conj" and is_verb(verb.head) and _of_one_form(verb, verb.head):
            return self.is_within(verb.head)
        if (first := torn_condition(verb, self.lexicon)) is not None:
            return self.is_within(first)
        parts = [self._mark(t) for t in sorted(verb.children, key=lambda t: t.i) if base(t) == "mark"]
        marks = {*parts, " ".join(parts)}  # "a menos que"
        # the parser may hang "until" on the subject: "until the first plane has landed"
        if base(verb) == "advcl":
            marks |= {case(t) for t in verb.children if base(t) == "nsubj"}
        tensed = [t for t in (verb, *verb.children) if t.i == verb.i or base(t) in ("aux", "cop")]
        present = any(has(t, "Tense", "Pres") and has(t, "VerbForm", "Fin") for t in tensed)
        if self.is_inverted(verb) or marks & self.cues.conditions:
            return True
        return bool(marks & self.cues.pending) and (present or self._is_held_up(verb.head))

    def is_clause(self, clause: Token) -> bool:
        """Tell the clause of a condition: "if the talks fail", not "even if they fail"."""
        marks = [t for t in clause.children if base(t) == "mark" and self._mark(t) in self.cues.conditions]
        bare = [t for t in marks if t.i == t.sent.start or t.nbor(-1).pos_ != "ADV"]
        return base(clause) == "advcl" and bool(bare)

    def is_inverted(self, verb: Token) -> bool:
        """Tell a condition by its order: "should X halt its attacks", which is no question."""
        own = sorted((t for t in verb.children if base(t) != "punct"), key=lambda t: t.i)
        first = next((t for t in own if base(t) != "cc"), None)
        if first is None or base(first) != "aux" or word(first) not in self.cues.inverted:
            return False
        behind = any(base(t) == "nsubj" and first.i < t.i < verb.i for t in own)
        return behind and (base(verb) == "advcl" or verb.sent[-1].text != "?")

    def is_threatening(self, clause: Token) -> bool:
        """Tell a clause by which a plan becomes a threat: "unless …"."""
        return any(moods.whole(t) in self.cues.threatening for t in clause.children if base(t) == "mark")

    def _mark(self, mark: Token) -> str:
        """Give a conjunction with the word behind it where both only concede something: "si bien"."""
        both = f"{word(mark)} {word(mark.nbor(1))}" if mark.i + 1 < len(mark.doc) else ""
        return both if both in self.cues.conceding else moods.whole(mark)

    def _is_held_up(self, verb: Token) -> bool:
        """Tell what waits for something: "talks were frozen until …", "would stop only once …"."""
        if any(self.cues.modals.get(word(t)) == "conditional" for t in verb.children if base(t) == "aux"):
            return True
        denied = any(self.cues.adverbs.get(word(t)) == "denied" for t in verb.children)
        held = is_passive(verb, self.lexicon) or self.cues.weight(keys(verb)) == "cancelled"  # "suspended aid until …"
        return held or (is_verb(verb) and denied)


def _of_one_form(first: Token, second: Token) -> bool:
    """Tell whether two joined verbs have one tense and mood: "si readmite a X y retoma Y", not "… y anunció Y"."""
    one, two = ({k: t.morph.get(k, []) for k in ("Tense", "Mood", "VerbForm")} for t in (first, second))
    return one == two and not any(base(t) in ("nsubj", "mark") for t in first.children)
