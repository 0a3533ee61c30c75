"""Matching a trigger's slots against the frames of its lemma, and filling the roles."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.languages import happenings, is_verbal
from synopticon.reading.coding.anaphora import antecedents, is_pronoun_for_thing
from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.assaults import attackers, hit, site, targets
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_verb
from synopticon.reading.coding.filled import OF_PEOPLE, Filled
from synopticon.reading.coding.governing import is_means
from synopticon.reading.coding.lexicon import Frame, Lexicon, frames_of
from synopticon.reading.coding.matching import Matcher
from synopticon.reading.coding.needs import SPOKEN, WITH_REASON, Needs
from synopticon.reading.coding.slots import Slots, is_beside
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, keys, lemmas
from synopticon.records import Participant

# What is said or done about a thing of somebody's is said or done about its owner ("condemned Israel's decision").
_REACHES_OWNER = frozenset(
    ("ACCUSE", "SUPPORT", "REJECT", "ASSAULT", "SANCTION", "COERCE", "REQUEST", "THREATEN", "AID", "CONCEDE")
)
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


class Filler:
    """Fills frames in one Doc; `loose` takes a frame whose roles nobody known fills."""

    def __init__(self, cast: Cast, lexicon: Lexicon, loose: bool = False) -> None:
        self.loose = loose
        self.cast = cast
        self.lexicon = lexicon
        self.matcher = Matcher(cast, lexicon)
        self.needs = Needs(cast, lexicon, self.matcher)

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
            if all(self.matcher.meets(condition, slots) for condition in frame.conditions):
                filled = self._fill(frame, slots, is_noun)
                met = self.loose or self.needs.are_met(frame, filled, slots, is_noun)
                if met or (agentless and _named_object(frame)):
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
        types, agents = self.cast.names.types, self.lexicon.agents
        return [
            t
            for t in (*direct, *hung)
            if "PER" in types(t) or any(lemma in agents for lemma in self._counted_lemmas(t))
        ][:1]

    def _counted_lemmas(self, token: Token) -> tuple[str, ...]:
        """Give the lemmas of a noun, of a bare number those of whom it counts: "a dos de los soldados"."""
        of = [t for t in token.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"]]
        return tuple(w for t in (of if token.pos_ in ("NUM", "PRON") else [token]) for w in lemmas(t))

    def _fill(self, frame: Frame, slots: Slots, is_noun: bool) -> Filled:
        kind = frame.kind
        if frame.happening in WITH_REASON and not is_noun:
            slots = {**slots, "subj": [t for t in slots["subj"] if not self._is_named_reason(t)]}
        actors, actor_heads = self._people(
            frame.roles.get("actor", ()),
            slots,
            deep=not is_noun and kind in SPOKEN | {"THREATEN"} and frame.happening != "establish-ties",
            places=kind == "ASSAULT",
        )
        armed = kind == "ASSAULT" or (kind == "MOBILIZE" and "subj" in frame.roles["actor"])
        # "X put the dead at six"
        told = self.cast.of(slots.get("subj", ())) and not self.matcher.is_violent(slots["subj"])
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
        objects = self.matcher.first(frame.roles.get("object", ()), slots)
        places = self.matcher.places(frame, slots) or self._around(frame, slots, recipients)
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
            tokens = tuple(t for t in self.matcher.fillers(name, slots) if not is_beside(t, self.lexicon))
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
        heads = [t for h in self.matcher.first(names, slots) for t in (h, *h.conjuncts)]
        told = [self.cast.unnamed.words(t) for t in heads if set(lemmas(t)) & craft and t.pos_ == "NOUN"]
        new = [one for one in told if not any(one.start < p.end and p.start < one.end for p in found)]
        return tuple(sorted((*found, *dict.fromkeys(new)), key=lambda p: p.start)) if new else found

    def _before(self, tokens: tuple[Token, ...], assault: bool) -> tuple[Participant, ...]:
        """Give who acts by the words before a noun."""
        return attackers(tokens, self.cast) if assault else self.cast.unnamed.nationals(tokens)

    def _heads_of(self, frame: Frame, slots: Slots) -> tuple[Token, ...]:
        return self.matcher.first(frame.roles.get("recipient", ()), slots)

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

    def _around(self, frame: Frame, slots: Slots, recipients: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Give the place that any verb may have: "in Paris", "where". What is said is not said where its matter lies:
        "opposed the sanctions on Chad"."""
        said = is_verbal(frame.happening)
        beside = (*self.lexicon.grammar["agent"], *self.lexicon.grammar.get("companions", ()))
        agents = [t for name in beside for t in slots.get(name, ())]
        for name in (*self.lexicon.grammar["place"], "where"):
            hung = [child for agent in agents for child in agent.children if case(child) == name]
            near = (
                [t for t in slots.get(name, ()) if not self.cast.is_time(t)]
                if said
                else self.matcher.fillers(name, slots)
            )
            fillers = near or hung  # "were taken by gunmen in Mali", "met with X in Oslo"
            found = tuple(p for p in self.cast.places(fillers) if not _holds(p, recipients))
            if found:
                return found[:1]
        return ()

    def _is_named_reason(self, token: Token) -> bool:
        """Tell a reason that has a name, where others name who did it: "condenado por el caso Lumbre"."""
        known = any(lemma in self.lexicon.agents for lemma in lemmas(token))
        named = any(base(t) in ("appos", "flat") and self.cast.names.is_named(t) for t in token.children)
        thing = token.pos_ == "NOUN" and not known and named and not self.cast.names.is_named(token)
        return thing and case(token) in self.lexicon.grammar["reasons"]
