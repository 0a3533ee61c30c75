"""What is no report though a word of the dictionary stands there: accidents, aims, things only mentioned."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.arguments import objects, subjects
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import (
    is_finite,
    is_gerund,
    is_reduced,
    is_relative,
    is_relative_clause,
    is_topic,
    is_verb,
)
from synopticon.reading.coding.filled import OF_PEOPLE, Filled
from synopticon.reading.coding.governing import governor
from synopticon.reading.coding.judging import Judge
from synopticon.reading.coding.lexicon import Lexicon, fold, frames_of
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.slots import Slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, lemmas, word
from synopticon.reading.held import text_of

# Who is freed or taken is news whoever did it.
OF_CAPTIVES = frozenset(("release", "abduct"))
# Who comes or gathers "to protest", "to discuss" does so by that; who comes "to attack" has not attacked yet.
_DONE_BY_COMING = frozenset(("PROTEST", "ACCUSE", "REQUEST", "SUPPORT", "REJECT"))
# … if it is words or a protest: who meets "to sign" has not signed.
_DEEDS = frozenset(
    (
        "sign",
        "conclude",
        "establish-ties",
        "investigate",
        "inspect",
        "indict",
        "sue",
        "convict",
        "sentence",
        "veto",
        "cancel",
    )
)
# Words about what is to come.
_AHEAD = frozenset(("REQUEST", "THREATEN"))
# Campaigns that last: "its offensive" is there before anything is done for it.
_LASTING = frozenset(("ASSAULT", "MOBILIZE"))
# What a way or a line can be said to do, and what a rule says of what may be done.
_MOVES = frozenset(("visit", "arrive", "depart", "cross-border", "retreat", "invade", "pass-through"))
_RULED = frozenset(("ban", "demand", "promise", "allow-access", "lift-restrictions", "sanction", "threaten", "concede"))
# What is one event by its place: a pact is made once.
_SETTLED = frozenset(("sign", "conclude", "ceasefire"))


def is_done_by_coming(filled: Filled) -> bool:
    """Tell what is done by coming or calling for it: a protest, a demand, any words."""
    worded = is_verbal(filled.frame.happening)
    return (worded or filled.frame.kind in _DONE_BY_COMING) and filled.frame.happening not in _DEEDS


class Sieve:
    """Tells reports from what only looks like one, in one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, cast: Cast, judge: Judge, moments: Moments, loose: bool) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cast = cast
        self.judge = judge
        self.moments = moments
        self.loose = loose
        self._naming = {fold(name) for name in lexicon.grammar["naming_words"]}
        self.fought = False  # whether violence was told before: "35 people have been killed since Thursday" is its toll

    def is_none(self, verb: Token, filled: Filled, slots: Slots, sentence: Span) -> bool:
        """Tell a verb that reports nothing, though its frame is filled."""
        if (
            self.is_in_name(verb)
            or self.is_asked(verb)
            or is_topic(verb)
            or self.judge.is_unwanted(verb)
            or self.is_matter(verb)
            or self.is_ability(verb, filled)
            or self.is_aim(verb, filled)
            or self._is_thought_of(verb)
            or self.is_of_done(filled, slots)
            or self.is_silence(filled, slots)
            or self.is_unsaid(verb)
            or self.is_of_paper(filled)
            or self.is_course(filled, slots)
            or self.is_standing(verb, filled, slots)
            or any(self.is_pursued(filled, noun, verb) for noun in slots["obj"])
        ):
            return True
        return self.is_accident(verb, filled, sentence) or self.is_of_nobody(verb, filled)

    def is_asked(self, token: Token) -> bool:
        """Tell a word of a question, which says that nothing happened: "Were there talks?"; not one before the
        quotation marks of somebody's question."""
        behind = text_of(self.doc)[token.idx : token.sent.end_char].rstrip().rstrip("\"'»”’").rstrip()
        return behind.endswith("?") and not any(mark in behind for mark in '"«“')

    def is_matter(self, verb: Token) -> bool:
        """Tell a gerund that only says what words are about: "spoke about sending troops"."""
        grammar = self.lexicon.grammar
        before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
        talks = any(f.kind == "CONSULT" for f in frames_of(lemmas(before), self.lexicon.nouns))
        about = (*grammar.get("about", ()), *(grammar["addressee"][:1] if talks else ()))  # "talks on joining X"
        return is_gerund(verb) and case(verb) in about

    def is_in_name(self, token: Token) -> bool:
        """Tell a word that is part of a name: "Save" of "Save the Children"."""
        capital = token.text[:1].isupper() and not token.is_upper and token.i > token.sent.start
        beside = [self.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(self.doc)]
        return capital and any(self.cast.names.is_same_name(token, other) for other in beside)

    def is_of_done(self, filled: Filled, slots: Slots) -> bool:
        """Tell words for what is to come that are about what is done already: "reclamó haber volado un tramo"."""
        return filled.frame.kind in _AHEAD and any(self.judge.forms.is_perfect(t) for t in slots.get("xcomp", ()))

    def is_silence(self, filled: Filled, slots: Slots) -> bool:
        """Tell somebody who says nothing, or not under their name: "declined to be named", "asked not to be quoted"."""
        silent, withheld = set(self.lexicon.grammar["silent"]), set(self.lexicon.grammar.get("withheld", ()))
        unsaid = [
            t
            for t in slots.get("xcomp", ())
            if set(lemmas(t)) & silent or any(set(lemmas(o)) & withheld for o in objects(t, self.lexicon))
        ]
        hidden = set(self.lexicon.grammar.get("unnamed", ()))
        named = any(is_passive(t, self.lexicon) for t in unsaid) or any(
            set(lemmas(t)) & hidden for clause in slots.get("ccomp", ()) for t in clause.children
        )
        return (bool(unsaid) and filled.frame.kind == "REJECT") or (named and filled.frame.kind == "REQUEST")

    def is_unsaid(self, verb: Token) -> bool:
        """Tell what somebody declines to give a word on: "evitó valorar el fallo"."""
        silent = set(lemmas(verb)) & set(self.lexicon.grammar["silent"])
        return bool(silent) and base(verb) == "xcomp" and "denied" in self.judge.verb(verb).statuses

    def is_of_paper(self, filled: Filled) -> bool:
        """Tell what a paper does for its news: "three diplomats consulted by this newspaper", "asked X for comment"."""
        told = (*filled.actors, *(filled.recipients if filled.frame.kind == "CONSULT" else ()))
        words = {lemma for token in filled.objects for lemma in lemmas(token)}
        if filled.frame.kind == "REQUEST" and words & set(self.lexicon.grammar["silent"]):
            return True
        ours = self.lexicon.grammar["ourselves"]  # "reporters of this newspaper toured X": its own legwork
        return any(p.text.lower().endswith(ours) for p in told)

    def is_course(self, filled: Filled, slots: Slots) -> bool:
        """Tell where a way or a line goes, which moves nowhere: "where the corridor leaves Chad"."""
        ways = set(self.lexicon.grammar["ways"])
        return filled.frame.happening in _MOVES and any(ways & set(lemmas(t)) for t in slots.get("subj", ()))

    def is_standing(self, verb: Token, filled: Filled, slots: Slots) -> bool:
        """Tell what a rule says whenever it is asked: "the constitution bans extradition", not "the new law banned"."""
        rules = set(self.lexicon.grammar["rules"])
        own = [t for t in slots.get("subj", ()) if rules & set(lemmas(t))]
        present = has(verb, "Tense", "Pres") and has(verb, "VerbForm", "Fin")
        return bool(own) and present and filled.frame.happening in _RULED

    def is_by_rule(self, filled: Filled, noun: Token) -> bool:
        """Tell what a law provides for from its making, which is one: "las sanciones de la ley", "la sanción de la
        ley"."""
        several = has(noun, "Number", "Plur") and not any(has(t, "Number", "Plur") for t in filled.objects)
        return filled.frame.happening == "enact" and several

    def is_ability(self, verb: Token, filled: Filled) -> bool:
        """Tell what a thing can do, not what is done: "missiles that can hit X"."""
        words = {w for t in verb.children if base(t) == "aux" for w in (word(t), *lemmas(t))}
        able = any(self.judge.cues.modals.get(w) == "possible" for w in words)
        return able and not filled.actors and is_relative_clause(verb)

    def is_accident(self, verb: Token, filled: Filled, sentence: Span) -> bool:
        """Tell harm that nobody is said to have done: "six were killed when a train derailed" is no assault."""
        harm = filled.frame.kind == "ASSAULT"
        if not harm or filled.actors or not set(keys(verb)) & self.lexicon.accidental or self.is_plotted(verb, filled):
            return False
        mishaps = set(self.lexicon.grammar.get("mishaps", ()))
        if any(set(lemmas(t)) & mishaps and not _is_named(t) for t in subjects(verb, self.lexicon)):
            return True
        if self.fought and not any(set(lemmas(token)) & mishaps for token in sentence):
            return False
        return not any(set(lemmas(token)) & self.lexicon.violence for token in sentence)

    def is_plotted(self, verb: Token, filled: Filled) -> bool:
        """Tell harm that is planned, whoever plans it: "foiled a plot to kill X"."""
        planned = verb.dep_ == "acl" and has(verb, "VerbForm", "Inf")
        planned = planned and bool(set(lemmas(verb.head)) & self.judge.cues.nouns.keys())
        return planned and filled.frame.kind == "ASSAULT" and bool(filled.recipients)

    def is_of_nobody(self, verb: Token, filled: Filled) -> bool:
        """Tell an act without anybody: "the difficulty of fighting X"; and what a page tells its reader."""
        if not filled.actors and any(has(t, "Person", "2") for t in objects(verb, self.lexicon)):
            return True  # "Thank you, America"
        spans = [self.doc.char_span(p.start, p.end, alignment_mode="expand") for p in filled.actors]
        if any(has(t, "Person", "2") for span in spans for t in span or ()):
            return True
        free = base(verb) == "advcl" and is_gerund(verb) and not case(verb)
        harm = free and filled.frame.kind == "ASSAULT" and bool(filled.recipients)  # "a blast hit X, killing six"
        harm = harm or self.is_plotted(verb, filled)
        loose = self.loose or harm or is_finite(verb) or is_passive(verb, self.lexicon)
        return not loose and not filled.actors and base(verb) != "ROOT"

    def is_substantial(self, filled: Filled, noun: Token, sentence: Span) -> bool:
        """A noun in passing ("his visit", "the attacks") reports only where it says at least two things."""
        said = bool(filled.actors) + bool(filled.recipients or (filled.place and filled.place not in filled.recipients))
        said += bool(filled.actors and filled.objects) and base(noun) in ("nsubj", "obj")
        return (
            said > 1
            or (said and filled.frame.kind == "PROTEST")
            or (bool(filled.recipients) and self.is_counted(filled, noun))
            or len(filled.actors) > 1
            or (filled.frame.kind == "CONSULT" and len(filled.recipients) > 1)
            or self.moments.of(noun, (), sentence) is not None
            or _is_one_case(filled)
            or bool({"any", "enough"} & set(filled.frame.need))
            or (filled.frame.happening in OF_CAPTIVES and base(noun) in ("nsubj", "obj"))
        )

    def is_counted(self, filled: Filled, noun: Token) -> bool:
        """Tell an assault of which the victims are told, or who claims it: "six died in an attack on X"."""
        if filled.frame.kind != "ASSAULT":
            return False
        told = {*keys(noun.head), *lemmas(noun.head)}
        return bool(told & (self.lexicon.accidental | self.lexicon.toll))

    def is_dated(self, noun: Token, carrier: Token | None, sentence: Span) -> bool:
        """Tell a happening without a place of which its moment is told, that it took place, or was called off."""
        carriers = (carrier,) if carrier is not None else ()
        entries = set(keys(carrier)) if carrier is not None else set()
        own = carrier is not None and base(noun) == "nsubj" and is_finite(carrier)
        if own and entries & self.lexicon.light["occur"]:
            return True  # its place follows from the article
        return bool(entries & self.lexicon.light["cancel"]) or self.moments.of(noun, carriers, sentence) is not None

    def is_of_another(self, slots: Slots, carrier: Token, manner: str) -> bool:
        """Tell a noun with an owner who is not the subject: one "expresses concern over Y's cooperation with Z"."""
        named = [t for t in slots.get("poss", ()) if t.pos_ not in ("PRON", "DET")]  # "its": the subject's own
        owners = {p.entity for p in self.cast.of(named) if p.entity}
        people = {p.entity for p in self.cast.of(subjects(carrier, self.lexicon)) if p.entity}
        return manner == "forward" and bool(owners and people) and not owners & people

    def is_only_named(self, noun: Token) -> bool:
        """Tell what is only named, or not even that: "made no mention of his resignation"."""
        beside = [t for t in noun.head.children if base(t) == "obj" and t.i < noun.i and case(noun)]
        return any(t.pos_ == "NOUN" and self._naming & set(lemmas(t)) for t in (noun.head, *beside))

    def is_pursued(self, filled: Filled, noun: Token, carrier: Token | None) -> bool:
        """Tell what is named only as the aim of something else: "needs support to carry out its offensive"."""
        lasting = filled.frame.kind in _LASTING
        near = [*noun.children, *(t for child in noun.children for t in child.children)]
        owned = any(t.dep_ == "nmod:poss" or has(t, "Poss", "Yes") for t in near)
        return (
            lasting
            and owned
            and carrier is not None
            and has(carrier, "VerbForm", "Inf")
            and base(carrier) in ("acl", "advcl", "xcomp")
            and not any(self.judge.cues.governors.get(key) == "planned" for key in keys(carrier.head))
        )

    def is_aim(self, verb: Token, filled: Filled) -> bool:
        """Tell what something is only meant for, with no plan or decision told: "a campaign to seize the capital",
        "rebels fighting to topple X"."""
        if self._is_of_descriptive(verb) or self._is_hoped_for(verb, filled):
            return True
        if verb.dep_ != "acl" or not has(verb, "VerbForm", "Inf") or self.loose:
            return False
        above = governor(verb, self.lexicon)  # "acusó a las tropas de abrir fuego": of the accusing
        told = set(lemmas(above)) & self.judge.cues.nouns.keys() or is_verb(above)
        return not told and not is_done_by_coming(filled)

    def _is_thought_of(self, verb: Token) -> bool:
        """Tell an infinitive of which something is said: "retirar a un embajador es una decisión soberana"."""
        first = next((t for t in verb.subtree if not t.is_punct), verb)
        opens = first.i == verb.sent.start or first.nbor(-1).text in (":", ";")
        if not self.loose and self._is_judged(verb):
            return True
        bare = base(verb) in ("csubj", "advcl") and not case(verb) and not self.loose
        marked = any(base(t) in ("mark", "aux") for t in verb.children)
        return bare and not marked and has(verb, "VerbForm", "Inf") and (opens or base(verb) == "csubj")

    def _is_judged(self, verb: Token) -> bool:
        """Tell a gerund of which it is said what it is or is not: "that handing him over was not in its interest"."""
        head = verb.head
        if is_gerund(verb) and base(verb) == "advcl" and case(verb) in self.judge.cues.content:
            return True  # "declared that handing him over was …": no gerund is the verb of such a clause
        copula = [t for t in head.children if base(t) == "cop" and t.i > verb.right_edge.i]
        subject = base(verb) in ("csubj", "advcl") and not any(
            base(t) == "nsubj" for t in head.children if t.i > verb.i
        )
        close = bool(copula) and "," not in (t.text for t in self.doc[verb.i : copula[0].i])
        return close and subject and is_gerund(verb) and case(verb) in ("", *self.judge.cues.content)

    def _is_hoped_for(self, verb: Token, filled: Filled) -> bool:
        """Tell the end that talks have, which those who talk cannot plan: "multiplied her contacts to reach a deal"."""
        infinitive = base(verb) in ("advcl", "xcomp") and has(verb, "VerbForm", "Inf")
        return infinitive and filled.frame.happening == "conclude" and self.judge.verb(verb).purpose and not self.loose

    def _is_of_descriptive(self, verb: Token) -> bool:
        """Tell an infinitive under a clause that only says what somebody is doing, with no plan told."""
        head = verb.head
        under = base(verb) in ("xcomp", "advcl") and has(verb, "VerbForm", "Inf") and head.dep_ == "acl"
        present = has(head, "VerbForm", "Ger") or has(head, "Tense", "Pres")
        planned = any(self.judge.cues.governors.get(key) in ("planned", "occurred") for key in keys(head))
        return under and present and not planned and not self.loose and head.nbor(-1).text != ","

    def is_aside(self, verb: Token, filled: Filled, sentence: Span) -> bool:
        """Tell a clause on a noun, without a date, that only says who or what it is: "X, who was once jailed by Y",
        "forces backed by Y", "the bases it has seized"."""
        if is_reduced(verb):
            time = self.moments.of(verb, (), sentence)
            single = has(verb.head, "Number", "Sing")  # "a deal struck in Muscat", not "deals"
            settled = single and filled.frame.happening in _SETTLED and filled.place is not None
            return not settled and (time is None or not time.when.known)
        if base(verb) != "acl" or verb.head.pos_ == "PRON" or self._goes_on(verb) or _is_cleft(verb):
            return False
        harm = filled.frame.kind == "ASSAULT"  # "left six people killed" is the news
        own = subjects(verb, self.lexicon) == [verb.head] and verb.left_edge.nbor(-1).text != ","
        doing = is_gerund(verb) and own
        reduced = is_passive(verb, self.lexicon) or doing  # "the yards buying X's steel"
        told = is_relative_clause(verb) or (reduced and not harm)
        somebody = told and bool(self.cast.of((verb.head,)))
        before = is_relative_clause(verb) and self.judge.forms.is_perfect(verb)
        time = self.moments.of(verb, (), sentence) if somebody or before else None
        return (somebody or before) and (time is None or not time.when.known)

    def _goes_on(self, verb: Token) -> bool:
        """Tell a clause by which the story goes on: "were stopped by police, who fired tear gas"."""
        start = min(t.i for t in verb.subtree)
        comma = start > 0 and "," in (self.doc[start].text, self.doc[start - 1].text)
        late = verb.head.i > verb.sent.root.i and is_relative_clause(verb)
        tensed = is_finite(verb) and not is_passive(verb, self.lexicon) and not self.judge.forms.is_perfect(verb)
        return comma and late and tensed and any(is_relative(t) and base(t) == "nsubj" for t in verb.children)

    def is_known(self, filled: Filled, noun: Token, carrier: Token | None, sentence: Span) -> bool:
        """Tell an assault that is only mentioned, without its moment: "thanked it for its war"."""
        if carrier is not None or filled.frame.kind != "ASSAULT":
            return False
        if self.is_counted(filled, noun):
            return False
        return base(noun) in ("obl", "nmod", "obj") and self.moments.of(noun, (), sentence) is None


def _is_one_case(filled: Filled) -> bool:
    """Tell what was done to somebody counted or single: "the killing of a guard", not "the killing of guards"."""
    own = [child for head in filled.heads for child in head.children if child.i < head.i]
    return filled.frame.happening in OF_PEOPLE and any(base(t) == "nummod" or has(t, "Definite", "Ind") for t in own)


def _is_named(noun: Token) -> bool:
    """Tell "mortar fire" from "a fire"."""
    return any(base(t) in ("compound", "amod") for t in noun.children)


def _is_cleft(verb: Token) -> bool:
    """Tell "it was the police who fired": the clause is the news."""
    noun = verb.head
    copula = any(base(t) == "cop" for t in noun.children)
    return copula and not any(base(t) == "nsubj" and not has(t, "PronType", "Prs") for t in noun.children)
