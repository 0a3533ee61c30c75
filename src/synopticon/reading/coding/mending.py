"""Slots of a verb that the parser leaves open or fills wrongly, mended by its construction or by what stands beside."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.binding import Binding
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_finite, is_infinitive, is_relative, is_relative_clause
from synopticon.reading.coding.governing import is_means
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.misplaced import cut_off
from synopticon.reading.coding.neighbours import PARTIES, Neighbours
from synopticon.reading.coding.relatives import behind_clitic, marked, nearer, paired, turned
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, is_outcome, keys, lemmas, prepositions, word


class Mender:
    """Mends the slots of the verbs of one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, cast: Cast) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cast = cast
        self.near = Neighbours(doc, lexicon, cast)
        self.binding = Binding(doc, lexicon, cast)

    def verb(self, verb: Token, slots: Slots) -> Slots:
        """Where the parser leaves a finite verb without subject or object, take the name right beside it."""
        if self.is_mistaken(verb):
            return {**slots, "subj": self.near.before(verb), "obj": [verb.head]}
        if self.is_begun(verb):
            after = {case(t): [t] for t in verb.head.children if base(t) == "nmod" and case(t)}
            return {**slots, **after, "subj": subjects(verb.head.head, self.lexicon), "obj": [verb.head]}
        slots = self._sent_home(self._past_aside(verb, self._harmed_with(verb, slots)))
        slots = self._counted(verb, self.binding.bound(verb, self._given(verb, self._hyphened(verb, slots))))
        slots = self._reflexive(verb, self._let(verb, slots))
        if self._is_let_happen(verb):
            return {**slots, "subj": [], "obj": slots["obj"] or subjects(verb.head, self.lexicon)}
        if told := self._behind_infinitive(verb, slots):
            return {**slots, "subj": told[:1], "obj": told[1:]}
        if perceived := self._perceived(verb, slots):
            return {**slots, "subj": perceived, "obj": []}
        if not is_finite(verb):
            return {**slots, "subj": slots["subj"] or self._planner(verb), "obj": slots["obj"] or self._begun(verb)}
        slots = paired(verb, marked(verb, slots, self.cast, self.lexicon), self.cast, self.lexicon)
        slots = behind_clitic(verb, nearer(verb, slots, self.lexicon), self.lexicon)
        found = dict(turned(verb, slots, self.cast, self.lexicon))
        if is_passive(verb, self.lexicon):
            told = [t for t in slots["obj"] if not self.cast.is_time(t)]
            found["obj"] = told or self.near.shared(verb) or (slots["obj"] and self._behind_time(verb))
            return found
        own = any(base(t) == "nsubj" for t in verb.children)
        if not own and (behind := self._behind_it(verb, slots)):  # "Chile protestó desde que murió un soldado"
            return {**found, "subj": behind, "obj": []}
        if not own and (cut := cut_off(verb)) is not None and self.cast.of((cut,)):
            found["subj"] = [cut]
        elif not slots["subj"] or all(self.cast.is_time(t) for t in slots["subj"]):
            found["subj"] = self.near.subject(verb) or self._behind_time(verb)
        elif self._is_thing(found["subj"]):
            found["subj"] = self._saying(verb) or self._right_before(verb) or found["subj"]
        if not slots["obj"]:
            doubled = _second_subject(verb)
            found["obj"] = doubled or [t for t in self.near.object(verb) if t not in found["subj"]]
        found["subj"] = [*self.near.joined(found["subj"], verb), *found["subj"]]
        return found

    def _harmed_with(self, verb: Token, slots: Slots) -> Slots:
        """Give what harmed the first where the second has it: "six died and nine were wounded in a raid"."""
        harm = self.lexicon.accidental
        joined = [t for t in verb.children if base(t) == "conj" and set(keys(t)) & harm]
        if not joined or not set(keys(verb)) & harm:
            return slots
        shared = [t for t in joined[0].children if base(t) == "obl" and case(t) and t.i > joined[0].i]
        return {**{case(t): [t] for t in shared if not self.cast.is_time(t)}, **slots}

    def _sent_home(self, slots: Slots) -> Slots:
        """Give what is sent or set somewhere, where the parser took the word behind it for the noun: "called its
        ambassador home", "set a refinery ablaze"."""
        ends = [t for t in slots["obj"] if is_outcome(t)]
        before = [t for end in ends for t in end.children if base(t) == "compound" and t.pos_ == "NOUN"]
        return {**slots, "obj": before[-1:], word(ends[0]): ends} if before else slots

    def _past_aside(self, verb: Token, slots: Slots) -> Slots:
        """Give the complement behind an aside between commas, where the parser hung it on that: "placed the ship, then
        called Adisa, under sanctions"."""
        frames = [frame for key in keys(verb) for frame in self.lexicon.verbs.get(key, ())]
        asked = {c.slot for f in frames for c in f.conditions if c.kind == "in"} - slots.keys()
        asked -= set(self.lexicon.grammar["of"])  # which belongs to nouns
        for noun in self.doc[verb.i + 1 : verb.sent.end] if asked else ():
            opens, aside = _begin(noun), _begin(noun.head)
            inside = verb.i < aside.i - 1 < noun.head.i < opens.i and base(noun) != "conj"
            complement = case(noun) in asked and opens.pos_ == "ADP"
            if complement and inside and opens.nbor(-1).text == "," == aside.nbor(-1).text:
                return {**slots, case(noun): [noun]}
        return slots

    def _behind_infinitive(self, verb: Token, slots: Slots) -> list[Token]:
        """Give who does it and what, both behind an infinitive of time: "al decretar el sindicato un paro"; of an
        accident what it befell: "al volcar un autobús"."""
        timed = is_means(verb, self.lexicon) or case(verb) in self.lexicon.grammar.get("sequels", ())
        both = [t for t in slots["obj"] if t.i > verb.i and not case(t)]
        if timed and len(both) == 1 and set(lemmas(verb)) & set(self.lexicon.grammar.get("befalling", ())):
            return both
        if not timed or not is_infinitive(verb) or len(both) != 2:
            return []
        return both if self.cast.of(both[:1]) and not self.cast.is_time(both[1]) else []

    def _perceived(self, verb: Token, slots: Slots) -> list[Token]:
        """Give who was seen doing what has no object: "vio protestar a los policías"."""
        seen = set(lemmas(verb.head)) & set(self.lexicon.grammar.get("perceiving", ()))
        if base(verb) != "xcomp" or not seen or not is_infinitive(verb):
            return []
        bare = set(lemmas(verb)) & set(self.lexicon.grammar["subject_behind"])
        return [t for t in slots["obj"] if bare and t.i > verb.i and case(t)]

    def _let(self, verb: Token, slots: Slots) -> Slots:
        """Give whom one lets do something, whom the parser hung on what they do: "dejaron marchar al chófer"."""
        if slots["obj"] or not set(lemmas(verb)) & set(self.lexicon.grammar["letting"]):
            return slots
        marks = ("", *self.lexicon.grammar["object"][1:])
        done = [t for t in slots.get("xcomp", ()) if is_infinitive(t)]
        let = [t for one in done for t in one.children if t.i > one.i and case(t) in marks]
        return {**slots, "obj": [t for t in let if base(t) in ("obj", "obl", "nsubj", "iobj")][:1]}

    def _is_let_happen(self, verb: Token) -> bool:
        """Tell what somebody lets be done to them: "no se dejará intimidar"."""
        letting = base(verb) == "xcomp" and set(lemmas(verb.head)) & set(self.lexicon.grammar["letting"])
        return bool(letting) and is_infinitive(verb) and any(has(t, "Reflex", "Yes") for t in verb.head.children)

    def _reflexive(self, verb: Token, slots: Slots) -> Slots:
        """Read a thing that does it to itself as undergoing it: "el pacto se firmó en Quito"."""
        nouns = slots["subj"]
        if not slots.get("se") or slots["obj"] or not nouns or is_passive(verb, self.lexicon):
            return slots
        frames = [frame for key in keys(verb) for frame in self.lexicon.verbs.get(key, ())]
        conditions = [condition for frame in frames for condition in frame.conditions]
        named = {lemma for token in nouns for lemma in lemmas(token)}
        own = any(c.slot == "se" or (c.slot == "subj" and c.words & named) for c in conditions)
        if own or not self._is_thing(nouns):
            return slots
        return {**slots, "subj": [], "obj": nouns, "passive": [verb]}

    def _behind_it(self, verb: Token, slots: Slots) -> list[Token]:
        """Give who or what stands behind a verb without an object, where the parser saw one: "Renunció la fiscal"."""
        if not set(lemmas(verb)) & set(self.lexicon.grammar["subject_behind"]):
            return []
        behind = [t for t in slots["obj"] if t.i > verb.i and not case(t) and self._is_nominal(t)]
        return behind or [t for place in verb.children for t in place.children if self._is_counted_behind(t, place)]

    def _is_nominal(self, token: Token) -> bool:
        """Tell a noun, one among them that the tagger took for an adjective: "un militar"."""
        articled = any(base(t) in ("det", "nummod") for t in token.children)
        somebody = articled and any(lemma in self.lexicon.agents for lemma in lemmas(token))
        return token.pos_ in ("NOUN", "PROPN") or somebody

    def _is_counted_behind(self, noun: Token, place: Token) -> bool:
        """Tell who or what was hung on the place before it: "entraron en X 32 camiones", "viajó a la capital Ruiz"."""
        joined = base(place) in ("obl", "obj") and base(noun) == "appos"
        told = any(base(t) == "nummod" for t in noun.children)
        told = told or ("PER" in self.cast.names.types(noun) and place.pos_ == "NOUN" and bool(case(place)))
        return joined and told and noun.left_edge.nbor(-1).text != ","

    def is_begun(self, verb: Token) -> bool:
        """Tell a gerund that the parser took for part of the object behind it: "has begun stationing jets in X"."""
        noun = verb.head
        part = base(verb) in ("amod", "compound") and has(verb, "VerbForm", "Ger")
        began = part and base(noun) == "obj" and noun.head.i == verb.i - 1
        return began and bool(set(lemmas(noun.head)) & self.lexicon.light["begin"])

    def is_mistaken(self, verb: Token) -> bool:
        """Tell a verb between two parties that the parser took for an adjective: "Norland invited Ferreyra"."""
        formed = has(verb, "VerbForm", "Part") or (has(verb, "VerbForm", "Fin") and verb.pos_ == "VERB")
        if base(verb) != "amod" or verb.head.i < verb.i or not formed:
            return False
        if self.near.beside(verb, -1) is None:
            return False
        return self.near.beside(verb, 1) is not None or verb.sent.root.pos_ not in ("VERB", "AUX", "NOUN")

    def _hyphened(self, verb: Token, slots: Slots) -> Slots:
        """Give a hyphenated verb, whose tokens stand apart, whoever stands before its first part: "X test-fired Y"."""
        hyphen = verb.i - verb.sent.start > 2 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_
        if slots["subj"] or not hyphen or verb.nbor(-2).whitespace_ or base(verb) == "amod":
            return slots
        before = self.near.beside(verb.nbor(-2), -1)
        return {**slots, "subj": [before]} if before is not None else slots

    def _counted(self, verb: Token, slots: Slots) -> Slots:
        """Give a verb without an object what a hedged number counts: "shipped more than a million shells"."""
        if slots["obj"]:
            return slots
        for child in verb.children:
            some = child.pos_ == "ADJ" and word(child) in self.lexicon.numbers
            if some and base(child) == "xcomp" and child.i > verb.i:  # "shot down several of the drones"
                return {**slots, "obj": [t for t in child.children if case(t)][:1] or [child]}
            marks = [t.i for t in child.children if base(t) == "case" and t.i > verb.i]
            counted = any(base(t) == "nummod" for t in child.children)
            around = [self.doc[i - n : i + 2 - n].text.lower() for i in marks[:1] for n in (0, 1)]
            around += [self.doc[i].lower_ for i in marks[:1] if [t.pos_ for t in self.doc[i + 1 : i + 2]] == ["NUM"]]
            if counted and set(around) & set(self.lexicon.grammar["hedges"]):  # "at least six", "about six"
                return {**slots, "obj": [child]}
        return slots

    def phrasal(self, verb: Token, key: str, slots: Slots) -> Slots:
        """Give the object of a phrasal verb whose particle the parser took for a preposition: "took in refugees"."""
        rest = key.split()[1:]
        following = [t.lower_ for t in self.doc[verb.i + 1 : verb.i + 1 + len(rest)]]
        if slots["obj"] or not rest or following != rest or is_passive(verb, self.lexicon):
            return slots
        near = (*slots.get(rest[-1], ()), *slots.get(f"ccomp {rest[-1]}", ()))
        behind = [t for t in near if prepositions(t) in (rest, rest[-1:])]
        return {**slots, "obj": behind}

    def _given(self, verb: Token, slots: Slots) -> Slots:
        """Tell who is given from what is given: "lent Chad 20 million dollars", "is giving Ukraine six jets"; who is
        given nothing is the object: "asked the minister to leave"."""
        frames = [frame for key in keys(verb) for frame in self.lexicon.verbs.get(key, ())]
        objects, given = slots["obj"], slots.get("iobj", [])
        if not any("iobj" in names for frame in frames for names in frame.roles.values()):
            asked = [] if objects or is_passive(verb, self.lexicon) else [t for t in given if not case(t)]
            return {**slots, "obj": asked} if asked and self._is_party(asked[0]) else slots
        if is_passive(verb, self.lexicon):  # "was granted asylum": the subject is given, the object is what
            own = [t for t in verb.children if base(t) == "obj" and t.i > verb.i and not case(t)]
            own = [t for t in own if t not in slots.get("xcomp", ())]  # "was declared persona non grata"
            return {**slots, "obj": own, "iobj": objects} if own and not given else slots
        if given and not objects and not any(self._is_party(t) for t in given):
            return {**slots, "obj": given, "iobj": []}
        if given or not objects:
            return slots
        behind = [t for t in verb.children if t.dep_ == "obl:unmarked" and t.i > objects[0].i and t.pos_ == "NOUN"]
        if behind and self._is_party(objects[0]) and not self.cast.is_time(behind[0]):  # "granted the firm a waiver"
            return {**slots, "obj": behind[:1], "iobj": objects[:1]}
        two = len(objects) > 1 and not case(objects[1])  # "envió tropas a la frontera" gives the troops nothing
        if two and self._is_party(objects[0]) and not self._is_party(objects[1]):
            return {**slots, "obj": objects[1:], "iobj": objects[:1]}
        before = [t for t in objects[0].lefts if base(t) == "compound" and set(self.cast.names.types(t)) & PARTIES]
        counted = [t for t in before if t.nbor(1).pos_ == "NUM" and t.i == objects[0].left_edge.i]
        return {**slots, "iobj": counted} if counted else slots

    def _is_party(self, token: Token) -> bool:
        known = any(lemma in self.lexicon.agents for lemma in lemmas(token))
        return known or bool(set(self.cast.names.types(token)) & PARTIES) or token.pos_ == "PRON"

    def _behind_time(self, verb: Token) -> list[Token]:
        """Give the noun of "engineers held since May walked free", where the parser took the moment for the subject."""
        clause, noun = verb.head, verb.head.head
        before = base(clause) == "acl" and noun.i < clause.i < verb.i and noun.pos_ in ("NOUN", "PROPN")
        return [noun] if before else []

    def _saying(self, verb: Token) -> list[Token]:
        """Give who speaks where a second verb of theirs was joined to what they say: "said that the vehicles were meant
        for X and called the inspection unlawful"."""
        clause = verb.head
        if base(verb) != "conj" or any(base(t) in ("nsubj", "mark") for t in verb.children):
            return []
        if not any(is_verbal(f.happening) for f in frames_of(keys(verb), self.lexicon.verbs)):
            return []  # "said that the rocket flew over X and landed in the sea"
        above = clause.head if base(clause) == "ccomp" else self._relative_between(clause, verb)
        return [t for t in subjects(above, self.lexicon) if self.cast.of((t,))] if above is not None else []

    def _right_before(self, verb: Token) -> list[Token]:
        """Give the name right before a relative clause that the parser hung on what something is: "the rule was one of
        the last of the Ruiz government, which banned X"."""
        noun = verb.head
        predicate = noun.head if base(noun) == "nmod" else noun
        said = any(base(t) == "cop" for t in predicate.children)
        if base(verb) != "acl" or not said or not any(is_relative(t) for t in verb.children):
            return []
        index = verb.left_edge.i - (1 if verb.left_edge.text != "," else 0)
        last = self.doc[index - 1] if self.doc[index].text == "," else self.doc[index]
        return [last] if set(self.cast.names.types(last)) & PARTIES else []

    def _relative_between(self, first: Token, verb: Token) -> Token | None:
        """Give the relative clause that a verb goes on, where the parser joined it to the verb above: "a letter in
        which X offers talks and denies the charge"."""
        between = [t for t in self.doc[first.i + 1 : verb.i] if is_relative_clause(t) and first in t.ancestors]
        own = [t for t in between if any(base(c) == "nsubj" and not is_relative(c) for c in t.children)]
        return own[-1] if own else None

    def _is_thing(self, nouns: list[Token]) -> bool:
        """Tell a subject that is nobody."""
        return bool(nouns) and all(t.pos_ == "NOUN" and not self.cast.of((t,)) for t in nouns)

    def _begun(self, verb: Token) -> list[Token]:
        """Give the object that the parser hung on the verb before: "began to whistle at the minister"."""
        begun = base(verb) == "xcomp" and set(lemmas(verb.head)) & self.lexicon.light["begin"]
        return [t for t in verb.head.children if begun and base(t) == "obj" and t.i > verb.i][:1]

    def _planner(self, verb: Token) -> list[Token]:
        """Give whose plan it is where "X plans to" was taken for a noun with a name before it."""
        if base(verb) != "acl" or not has(verb, "VerbForm", "Inf"):
            return []
        before = [t for t in verb.head.children if base(t) == "compound" and set(self.cast.names.types(t)) & PARTIES]
        return before[-1:]


def _begin(head: Token) -> Token:
    """Give the first word of a phrase, the punctuation before it left out."""
    return next((t for t in head.subtree if not t.is_punct), head)


def _second_subject(verb: Token) -> list[Token]:
    """Give the object that the parser took for a second subject: "El derrumbe se cobró la vida de seis mineros"."""
    own = [t for t in verb.children if base(t) == "nsubj" and not case(t) and not is_relative(t)]
    if len(own) != 2 or not own[0].i < verb.i < own[1].i:
        return []
    between = verb.doc[verb.i + 1 : own[1].left_edge.i]  # "iniciaron el lunes una huelga"
    bare = [t for t in verb.children if base(t) == "obl" and not case(t)]
    return own[1:] if all(any(t == b or b in t.ancestors for b in bare) for t in between) else []
