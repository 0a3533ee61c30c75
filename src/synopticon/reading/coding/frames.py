"""Matching a trigger's slots against the frames of its lemma, and filling the roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from synopticon.languages import happenings, is_verbal
from synopticon.reading.coding.anaphora import antecedents, is_pronoun_for_thing
from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.assaults import attackers, hit, site, targets
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_infinitive, is_verb
from synopticon.reading.coding.governing import is_means
from synopticon.reading.coding.lexicon import Condition, Frame, Lexicon, frames_of
from synopticon.reading.coding.slots import Slots, is_beside
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, lemmas, word
from synopticon.records import Participant

# What is said or done about a thing of somebody's is said or done about its owner ("condemned Israel's decision").
_REACHES_OWNER = frozenset(
    ("ACCUSE", "SUPPORT", "REJECT", "ASSAULT", "SANCTION", "COERCE", "REQUEST", "THREATEN", "AID", "CONCEDE")
)
# Violence can be told of an event ("the blast killed six"): its subject then is nobody, and the report has no actor.
_EVENT_SUBJECT = frozenset(("ASSAULT",))
_SPOKEN = frozenset(("ACCUSE", "REJECT", "SUPPORT", "REQUEST"))
_AGAINST = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
# What is said against somebody or forced on them is told though they have no name.
_FELT = _SPOKEN | {"THREATEN", "COERCE", "SANCTION", "PROTEST"}
# Only people undergo these: who is counted is then somebody, whatever the noun ("21 schoolgirls were freed").
OF_PEOPLE = frozenset(
    ("release", "abduct", "kill", "beat", "rescue", "arrest", "deport", "displace", "torture", "sentence")
)
# A passive of these may give its reason where others name who did it: "fue detenido por corrupción".
_OF_JUSTICE = frozenset(("convict", "sentence", "indict", "accuse", "investigate", "pardon", "sanction", "extradite"))
_WITH_REASON = OF_PEOPLE - {"beat"} | _OF_JUSTICE
_ON_PLACES = frozenset(("attack", "bomb", "suicide-attack"))
_JOURNEYS = frozenset(("visit", "arrive"))


def _named_object(frame: Frame) -> bool:
    """Tell a frame of what is news whoever did it, which asks only for an actor and names its objects."""
    if "agentless" not in happenings()[frame.happening]:
        return False
    listed = any(c.slot == "obj" and c.kind == "in" for c in frame.conditions)
    return listed and frame.need == ("actor",) and frame.roles.get("object") == ("obj",)


def _holds(place: Participant, recipients: tuple[Participant, ...]) -> bool:
    """Tell a place whose words name somebody: "sanctions imposed on the Norlandian people"."""
    return any(place.start <= r.start and r.end <= place.end for r in recipients)


def _is_result(token: Token) -> bool:
    """Tell what an object is or has become: a noun, or "packed with explosives"."""
    return token.pos_ == "NOUN" or (has(token, "VerbForm", "Part") and not has(token, "Tense", "Pres"))


def _hyphened(token: Token) -> tuple[str, ...]:
    """Give the word that a token ends, where the tokens of a hyphenated one stand apart: "cease-fire"."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return ()
    return tuple(f"{token.nbor(-2).lower_}-{lemma}" for lemma in lemmas(token))


def _joined_last(noun: Token) -> list[Token]:
    """Give the last of several nouns, on which the parser hangs what is said of all: "40 drones and a missile at X"."""
    return [t for t in noun.children if base(t) == "conj" and t.pos_ in ("NOUN", "PROPN")][-1:]


@dataclass(frozen=True, slots=True)
class Filled:
    """Roles of one trigger under one frame; `heads` are the argument words, for quantities. `further` are the other
    places of one journey ("will visit Chile and Peru")."""

    frame: Frame
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: Participant | None
    objects: tuple[Token, ...]
    heads: tuple[Token, ...]
    further: tuple[Participant, ...] = ()


class Filler:
    """Fills frames in one Doc; `loose` takes a frame whose roles nobody known fills."""

    def __init__(self, cast: Cast, lexicon: Lexicon, loose: bool = False) -> None:
        self.loose = loose
        self.cast = cast
        self.lexicon = lexicon

    def best(self, frames: tuple[Frame, ...], slots: Slots, is_noun: bool, agentless: bool = False) -> Filled | None:
        """Give the first frame that fits with its roles, None where none does; `agentless`: nobody needs to be said to
        have done what is done to an object that the frame names ("a rocket was launched")."""
        if not is_noun and not slots.get("obj"):
            slots = {**slots, "obj": self._personal(slots)}
        found = self._first_fitting(frames, slots, is_noun, agentless)
        return self._taken_up(frames, slots, agentless) if found is None and not is_noun else found

    def _taken_up(self, frames: tuple[Frame, ...], slots: Slots, agentless: bool) -> Filled | None:
        """Fill the first frame that names its object with what a pronoun in its place stands for, or a passive's
        subject that is left out: "imposed a ban and lifted it", "criticó la prohibición y fue levantada"."""
        objects = slots.get("obj", ())
        pronouns = [t for t in objects if is_pronoun_for_thing(t)] if objects else slots.get("passive", ())
        if not pronouns or len(objects) > 1:
            return None
        naming = tuple(f for f in frames if any(c.slot == "obj" and c.kind == "in" for c in f.conditions))
        meant = ({**slots, "obj": [noun]} for noun in antecedents(pronouns[0]))
        return next((f for s in meant if (f := self._first_fitting(naming, s, False, agentless)) is not None), None)

    def _first_fitting(self, frames: tuple[Frame, ...], slots: Slots, is_noun: bool, agentless: bool) -> Filled | None:
        for frame in frames:
            if all(self._holds(condition, slots) for condition in frame.conditions):
                filled = self._fill(frame, slots, is_noun)
                if self._satisfied(frame, filled, slots, is_noun) or (agentless and _named_object(frame)):
                    return filled
        return None

    def _personal(self, slots: Slots) -> list[Token]:
        """Give objects that the language marks with a preposition: Spanish "a" before people."""
        marks = self.lexicon.grammar["object"][1:]
        direct = [t for name in marks for t in slots.get(name, ())]
        hung = [
            t
            for name, heads in slots.items()
            if name not in ("subj", "obj", "mod", "where", *marks)
            for head in heads
            if not is_verb(head)  # whose "a" is its own: "marched to support X"
            for t in head.children
            if case(t) in marks
        ]
        return [
            t
            for t in (*direct, *hung)
            if "PER" in self.cast.names.types(t)
            or any(lemma in self.lexicon.agents for lemma in self._counted_lemmas(t))
        ][:1]

    def _counted_lemmas(self, token: Token) -> tuple[str, ...]:
        """Give the lemmas of a noun, of a bare number those of whom it counts: "a dos de los soldados"."""
        of = [t for t in token.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"]]
        return tuple(w for t in (of if token.pos_ in ("NUM", "PRON") else [token]) for w in lemmas(t))

    def _holds(self, condition: Condition, slots: Slots) -> bool:
        tokens = self.fillers(condition.slot, slots)
        if condition.kind in ("in", "deep"):  # "sentenced to eight years", which is no party, but is said
            tokens = [*tokens, *(t for t in slots.get(condition.slot, ()) if self.cast.is_time(t))]
        if condition.kind == "filled":  # "told reporters the test was a failure" tells nobody to do anything
            return any(is_infinitive(t) for t in tokens) if condition.slot == "xcomp" else bool(tokens)
        if condition.kind == "empty":  # "llegaron a Trípoli": what is marked may be no object
            marks = self.lexicon.grammar["object"][1:] if condition.slot == "obj" else ()
            return all(case(t) in marks and marks for t in tokens)
        if condition.kind == "deep":
            return any(set(lemmas(t)) & condition.words for token in tokens for t in token.subtree)
        clausal = condition.slot == "ccomp"  # what is said first decides, not what is joined to it
        words = {t: lemmas(t) if clausal and t.pos_ == "VERB" else self._heads(t) for t in tokens}
        heads = {lemma for token in tokens for lemma in (*words[token], *self.cast.names.types(token, things=True))}
        heads |= {self.lexicon.agents[lemma].upper() for lemma in heads & self.lexicon.agents.keys()}
        return bool(heads & condition.words) == (condition.kind == "in")

    def _heads(self, token: Token) -> tuple[str, ...]:
        """Give the lemmas a filler answers to; in "dozens of tanks" also those of what is counted."""
        words = [*lemmas(token), word(token), *_hyphened(token)]
        if token.pos_ == "NUM":  # "a Hwasong 12": the name stands before its number
            words += [word(t) for t in token.lefts if base(t) in ("compound", "flat", "nmod")]
        if self.lexicon.adjectives_follow:  # a word before the noun is then a noun that the parser missed
            words += [w for t in token.lefts if base(t) == "amod" for w in lemmas(t)]
            nouns = [t for t in token.rights if token.pos_ == "ADJ" and t.pos_ == "NOUN" and base(t) == "amod"]
            words += [w for t in nouns for w in lemmas(t)]
        counts = (
            token.pos_ == "NUM" or word(token) in self.lexicon.numbers or bool(set(words) & self.lexicon.collective)
        )
        for child in token.children:
            if base(child) == "conj" or (
                counts and base(child) == "nmod" and case(child) in self.lexicon.grammar["of"]
            ):
                words += [*lemmas(child), word(child)]
        return tuple(words)

    def fillers(self, slot: str, slots: Slots) -> list[Token]:
        """Give what fills a slot: on the trigger itself, else on its object ("opened an inquiry into …")."""
        own = [t for t in slots.get(slot, ()) if not self.cast.is_time(t)]
        if own or slot in ("subj", "obj", "poss", "adj", "mod", "light", "se", "xcomp", "ccomp", "passive", "omitted"):
            return own
        nouns = [*slots.get("obj", ()), *(t for t in slots.get("xcomp", ()) if _is_result(t))]
        nouns += [t for name in self.lexicon.grammar["chained"] for t in slots.get(name, ()) if t.pos_ == "NOUN"]
        nouns += [
            t
            for noun in nouns
            for t in noun.children
            if (base(t) == "nmod" and case(t)) or (t.dep_ == "acl" and has(t, "VerbForm", "Part"))
        ]
        if slot == self.lexicon.grammar["opposing"][0] and slots.get("passive"):
            nouns += slots.get("subj", ())  # "la orden dictada por la justicia contra X", which is not the court's own
        return self._hung(slot, nouns) or self._hung(slot, [t for noun in nouns for t in _joined_last(noun)])

    def _hung(self, slot: str, nouns: list[Token]) -> list[Token]:
        """Give the complements of nouns by one preposition."""
        return [
            child
            for noun in nouns
            for child in noun.children
            if base(child) in ("nmod", "obl", "advcl", "acl")
            and child.dep_ != "nmod:poss"  # an owner has no preposition: it is the noun's ("with Lind’s father")
            and case(child) == slot
            and not self.cast.is_time(child)
        ]

    def _fill(self, frame: Frame, slots: Slots, is_noun: bool) -> Filled:
        kind = frame.kind
        if frame.happening in _WITH_REASON and not is_noun:
            slots = {**slots, "subj": [t for t in slots["subj"] if not self._is_named_reason(t)]}
        actors, actor_heads = self._people(
            frame.roles.get("actor", ()),
            slots,
            deep=not is_noun and kind in _SPOKEN | {"THREATEN"} and frame.happening != "establish-ties",
            places=kind == "ASSAULT",
        )
        armed = kind == "ASSAULT" or (kind == "MOBILIZE" and "subj" in frame.roles["actor"])
        told = self.cast.of(slots.get("subj", ())) and not self.is_violent(slots["subj"])  # "X put the dead at six"
        if armed and not actors and not is_noun and not told and "subj" not in frame.roles.get("recipient", ()):
            before = (m for t in slots["subj"] for m in t.children if base(m) in ("amod", "compound"))
            sent = [m for t in slots["subj"] for m in t.children if base(m) in ("acl", "amod")]
            by = [s for m in sent if is_passive(m, self.lexicon) for s in subjects(m, self.lexicon)]
            # "Israeli shells hit X", "a Kenyan bombardment killed six", "drones sent by Chad hit X"
            actors = attackers(before, self.cast) or self.cast.of(by)
        actors = self._with_things(frame, "actor", slots, actors)
        recipients, recipient_heads = self._people(
            frame.roles.get("recipient", ()),
            slots,
            deep=kind in _REACHES_OWNER,
            places=kind == "ASSAULT",
            counted=frame.happening in OF_PEOPLE,
        )
        recipients = self._with_things(frame, "recipient", slots, self._dead(frame, recipients, recipient_heads))
        recipients = tuple(
            r
            for r in recipients
            if r not in actors and (r.entity is None or r.entity not in {a.entity for a in actors})
        )
        beside = recipient_heads != self._heads_of(frame, slots)  # "attacked several legations in the capital of X"
        if frame.happening in _ON_PLACES and (beside or all(self._is_site(r, recipient_heads) for r in recipients)):
            recipients = self._targets(frame, slots) or recipients
        if kind == "ASSAULT" or frame.happening == "raid":
            recipients = hit(recipients, recipient_heads, self.lexicon)
        objects = self._first(frame.roles.get("object", ()), slots)
        places = self._own_places(frame, slots) or self._around(frame, slots, recipients)
        place = places[0] if places else None
        if kind == "ASSAULT" and (place is None or place.entity is None):
            place = site(recipient_heads or self._heads_of(frame, slots), self.cast, self.lexicon) or place
            place = None if place and any((r.start, r.end) == (place.start, place.end) for r in recipients) else place
        if frame.happening in _JOURNEYS:
            recipients = tuple(r for r in recipients if not self.cast.is_place(r) or self.cast.is_country(r))
            if place and not recipients and self.cast.is_country(place):
                recipients = (place,)
        heads = (*actor_heads, *recipient_heads, *objects)
        further = places[1:] if frame.happening in _JOURNEYS else ()
        return Filled(frame, actors, recipients, place, objects, heads, further)

    def _dead(
        self, frame: Frame, recipients: tuple[Participant, ...], heads: tuple[Token, ...]
    ) -> tuple[Participant, ...]:
        """Leave out of those that were killed who was only hurt, and is counted beside them: "20 dead and 300 hurt"."""
        words = set(self.lexicon.grammar["unhurt"]) if frame.happening == "kill" else set()
        hurt = [t.idx for h in heads for t in (h, *h.conjuncts) if words & set(lemmas(t))]
        return tuple(r for r in recipients if not any(r.start <= at < r.end for at in hurt)) or recipients

    def _people(
        self, names: tuple[str, ...], slots: Slots, deep: bool, places: bool = False, counted: bool = False
    ) -> tuple[tuple[Participant, ...], tuple[Token, ...]]:
        for name in names:
            tokens = tuple(t for t in self.fillers(name, slots) if not is_beside(t, self.lexicon))
            tokens = tuple(t for t in tokens if not is_means(t, self.lexicon))
            if name in self.lexicon.grammar["object"][1:] and "obj" in names[: names.index(name)]:
                things = [t for t in slots.get("obj", ()) if t.pos_ == "NOUN"]  # "tildó de absurdo el cerco a X"
                tokens = tuple(t for t in tokens if t.head not in things)
            found = (
                self._before(tokens, places)
                if name.endswith("adj")
                else self._in_mod(tokens)
                if name == "mod"
                else self.cast.of(tokens, counted)
            )
            reason = name == "subj" and any(case(t) in self.lexicon.grammar["reasons"] for t in tokens)
            if not found and deep and not reason:  # "investigado por violaciones del Acta de la ONU"
                whose = self._belonging(name, tokens, places)
                found = self.cast.within(whose, places) or (self._behind(tokens) if name == "subj" else ())
                if counted and found:  # "arrested a nephew of X": not X
                    found = tuple(self.cast.unnamed.words(t) for t in whose)
            if found:
                return found, tokens
        return (), ()

    def _belonging(self, name: str, tokens: tuple[Token, ...], assault: bool) -> tuple[Token, ...]:
        """Give the things whose owner may be meant by them: not where or in whose support an attack is made, no paper
        that is voted on, and nobody of theirs ("his client", "her brother")."""
        grammar = self.lexicon.grammar
        if (assault and name in grammar["place"][:1]) or (name in grammar["chained"] and self._is_voted(tokens)):
            return ()
        return tuple(t for t in tokens if name != "subj" or not self._is_of_pronoun(t))

    def _is_voted(self, tokens: tuple[Token, ...]) -> bool:
        votes = set(self.lexicon.grammar.get("votes", ()))
        return any(set(lemmas(t.head)) & votes for t in tokens)

    def _is_of_pronoun(self, noun: Token) -> bool:
        """Tell somebody of a person's from a paper or a deed of theirs: "his client", not "his letter"."""
        known = set(lemmas(noun)) & (self.lexicon.papers | self.lexicon.nouns.keys())
        return not known and any(has(t, "Poss", "Yes") for t in noun.children)

    def _with_things(
        self, frame: Frame, role: str, slots: Slots, found: tuple[Participant, ...]
    ) -> tuple[Participant, ...]:
        """Add by their words the craft that the frame names, which no table has: "a ferry and a tug collided"."""
        craft = frozenset(term for c in frame.conditions if c.kind == "in" for term in c.words)
        names = frame.roles.get(role, ()) if "craft" in happenings()[frame.happening] else ()
        heads = [t for h in self._first(names, slots) for t in (h, *h.conjuncts)]
        told = [self.cast.unnamed.words(t) for t in heads if set(lemmas(t)) & craft and t.pos_ == "NOUN"]
        new = [one for one in told if not any(one.start < p.end and p.start < one.end for p in found)]
        return tuple(sorted((*found, *dict.fromkeys(new)), key=lambda p: p.start)) if new else found

    def _before(self, tokens: tuple[Token, ...], assault: bool) -> tuple[Participant, ...]:
        """Give who acts by the words before a noun."""
        return attackers(tokens, self.cast) if assault else self.cast.unnamed.nationals(tokens)

    def _heads_of(self, frame: Frame, slots: Slots) -> tuple[Token, ...]:
        return self._first(frame.roles.get("recipient", ()), slots)

    def _is_site(self, found: Participant, heads: tuple[Token, ...]) -> bool:
        """Tell a town that is only where the target stands: "the school in Lima"."""
        return self.cast.is_place(found) and not self.cast.is_country(found) and found.start > heads[0].idx + 1

    def _targets(self, frame: Frame, slots: Slots) -> tuple[Participant, ...]:
        return targets(self._heads_of(frame, slots), self.cast, self.lexicon)

    def _behind(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Give who made the paper that speaks: "issued a report accusing …"."""
        for token in tokens:
            paper = set(lemmas(token)) & self.lexicon.papers
            made = [t for t in token.children if base(t) == "acl" and is_passive(t, self.lexicon)]
            if paper and (by := self.cast.of(t for verb in made for t in subjects(verb, self.lexicon))):
                return by  # "a petition signed by X asks …"
            if paper and base(token) in ("obj", "obl") and is_verb(token.head):
                refused = base(token) == "obj" and any(
                    f.kind == "REJECT" for f in frames_of(keys(token.head), self.lexicon.verbs)
                )
                return () if refused else self.cast.of(subjects(token.head, self.lexicon))
        return ()

    def _in_mod(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        return self.cast.unnamed.nationals(tokens)

    def _own_places(self, frame: Frame, slots: Slots) -> tuple[Participant, ...]:
        """Give the places in the slots that the frame names for them."""
        for name in frame.roles.get("place", ()):
            if found := self.cast.places(self.fillers(name, slots)):
                return found
        return ()

    def _around(self, frame: Frame, slots: Slots, recipients: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Give the place that any verb may have: "in Paris", "where". What is said is not said where its matter lies:
        "opposed the sanctions on Chad"."""
        said = is_verbal(frame.happening)
        beside = (*self.lexicon.grammar["agent"], *self.lexicon.grammar.get("companions", ()))
        agents = [t for name in beside for t in slots.get(name, ())]
        for name in (*self.lexicon.grammar["place"], "where"):
            hung = [child for agent in agents for child in agent.children if case(child) == name]
            near = [t for t in slots.get(name, ()) if not self.cast.is_time(t)] if said else self.fillers(name, slots)
            fillers = near or hung  # "were taken by gunmen in Mali", "met with X in Oslo"
            found = tuple(p for p in self.cast.places(fillers) if not _holds(p, recipients))
            if found:
                return found[:1]
        return ()

    def _first(self, names: tuple[str, ...], slots: Slots) -> tuple[Token, ...]:
        return next((tuple(found) for name in names if (found := self.fillers(name, slots))), ())

    def _satisfied(self, frame: Frame, filled: Filled, slots: Slots, is_noun: bool) -> bool:
        if self.loose:
            return True
        said = self.fillers("subj", slots)  # "detenida por la noche": the night is no agent
        subject = said if not is_noun and "subj" in frame.roles["actor"] else []
        left_out = not subject and "subj" in frame.roles["actor"] and bool(slots.get("omitted"))
        unnamed = self._is_somebody_unnamed(subject) or left_out or self._is_paper(frame, filled, subject)
        roles = {
            "actor": filled.actors or unnamed,
            "recipient": filled.recipients
            or (filled.actors and self._is_undergone(frame, slots))
            or (not is_noun and self._is_pronoun_undergoing(frame, filled, slots)),
            "place": self._own_places(frame, slots) if frame.roles.get("place") else filled.place,
            "object": filled.objects,
        }
        if not (filled.actors or filled.recipients or filled.place or unnamed):
            return "any" in frame.need or self._is_known_thing(frame, filled)
        violent = frame.kind in _EVENT_SUBJECT and self.is_violent(subject)
        told = violent or unnamed or self._is_reason(frame, subject) or self._is_about_subject(frame, filled)
        if subject and not filled.actors and not told:
            return "any" in frame.need and bool(slots.get("passive"))  # "was delayed by an earthquake"
        return self._needs(frame, filled, roles)

    def _is_about_subject(self, frame: Frame, filled: Filled) -> bool:
        """Tell what is told of a thing that the frame itself names: "two ships collided" is news without an owner."""
        return bool(filled.objects) and "subj" in frame.roles.get("object", ())

    def _is_known_thing(self, frame: Frame, filled: Filled) -> bool:
        """Tell a thing with a name or a date that says which happening it is: "Monday's halt of oil", "the renewal of
        the sanctions on Norland"; and a thing known to the reader to which the article looks back."""
        things = filled.objects if {"object", "enough"} <= set(frame.need) else ()
        about = [t for thing in things for one in (thing.head, thing) for t in one.subtree]
        told = any(self.cast.is_time(t) or self.cast.names.is_named(t) for t in about)
        return told or any(map(self._is_back, things))

    def _is_back(self, thing: Token) -> bool:
        """Tell "after the adoption of the law": one law, and it was adopted; not "after the adoption of laws"."""
        definite = any(has(t, "Definite", "Def") for t in thing.children) and has(thing, "Number", "Sing")
        return definite and case(thing.head) in self.lexicon.grammar.get("looking_back", ())

    def _is_undergone(self, frame: Frame, slots: Slots) -> bool:
        """Tell whether somebody without a name undergoes what the frame itself words: "pointed the finger at the
        harbour master"."""
        if frame.kind not in _FELT:
            return False
        roles = frame.roles.get("recipient", ())
        worded = any(c.kind in ("in", "deep") and c.slot not in roles for c in frame.conditions)
        heads = self._heads_of(frame, slots) if worded and "pair" not in frame.need else ()
        return any(t.pos_ in ("NOUN", "PROPN") for t in heads)

    def _is_named_reason(self, token: Token) -> bool:
        """Tell a reason that has a name, where others name who did it: "condenado por el caso Lumbre"."""
        known = any(lemma in self.lexicon.agents for lemma in lemmas(token))
        named = any(base(t) in ("appos", "flat") and self.cast.names.is_named(t) for t in token.children)
        thing = token.pos_ == "NOUN" and not known and named and not self.cast.names.is_named(token)
        return thing and case(token) in self.lexicon.grammar["reasons"]

    def _is_reason(self, frame: Frame, nouns: list[Token]) -> bool:
        """Tell why something was done to somebody, where a passive may name who did it: "fue detenido por fraude"."""
        cases = {case(t) for t in nouns}
        return frame.happening in _WITH_REASON and cases <= set(self.lexicon.grammar["reasons"])

    def _is_somebody_unnamed(self, nouns: list[Token]) -> bool:
        """Tell whether the subject is a pronoun or "the three": somebody acts, and the article says elsewhere who."""
        return any(
            (
                (t.pos_ == "PRON" and not has(t, "Gender", "Neut") and not has(t, "Person", "2"))
                and not self.cast.is_of_things(t)
            )
            or (t.pos_ == "NUM" and any(base(c) == "det" for c in t.children))
            for t in nouns
        )

    def _is_paper(self, frame: Frame, filled: Filled, nouns: list[Token]) -> bool:
        """Tell a paper that speaks against somebody, whoever wrote it: "the letter accuses Norland of …"."""
        written = any(set(lemmas(t)) & self.lexicon.papers for t in nouns)
        return written and frame.kind in _AGAINST and bool(filled.recipients)

    def _is_pronoun_undergoing(self, frame: Frame, filled: Filled, slots: Slots) -> bool:
        """Tell whether somebody named does it to a pronoun, named elsewhere: "la policía lo detuvo"."""
        undergoing = [t for name in frame.roles.get("recipient", ()) for t in slots.get(name, ())]
        personal = [t for t in undergoing if has(t, "PronType", "Prs") and has(t, "Person", "3")]
        return bool(filled.actors) and any(not has(t, "Reflex", "Yes") for t in personal)

    def is_violent(self, nouns: list[Token]) -> bool:
        """Tell whether the subject is an act or instrument of violence ("the blast killed", "shells hit")."""
        beside = [
            c
            for t in nouns
            for c in t.children
            if base(c) in ("amod", "appos", "compound", "flat") and c.i == t.i + 1  # "un coche bomba"
        ]
        return any(set(self._heads(t)) & self.lexicon.violence for t in (*nouns, *beside))

    def _is_plural(self, token: Token) -> bool:
        """Tell several; a word for somebody that the tagger took for a name has no number, but its own form."""
        inflected = token.pos_ == "PROPN" and word(token) not in lemmas(token)
        several = set(lemmas(token)) & self.lexicon.collective  # "the pair"
        known = any(lemma in self.lexicon.agents for lemma in lemmas(token))
        return has(token, "Number", "Plur") or (known and (inflected or bool(several)))

    def _needs(self, frame: Frame, filled: Filled, roles: Mapping[str, object]) -> bool:
        several = len(filled.actors) > 1 or any(self._is_plural(t) for t in filled.heads)
        if "pair" in frame.need and not filled.recipients and not (filled.actors and several):
            return False
        if "two" in frame.need and len(filled.actors) + len(filled.recipients) < 2:
            return False
        asked = [role for role in frame.need if role not in ("pair", "two", "enough")]
        return not asked or "any" in asked or any(roles.get(role) for role in asked)
