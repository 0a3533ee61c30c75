"""From words of a tree to participants: who is named, meant by a pronoun, joined to others or only described."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from synopticon.reading.coding.among import singled_out
from synopticon.reading.coding.blaming import blamed
from synopticon.reading.coding.clauses import is_relative
from synopticon.reading.coding.lexicon import Lexicon, first_frames
from synopticon.reading.coding.mentions import (
    agree,
    is_across,
    is_aside,
    is_gapped,
    opens_clause,
    owner_of_clause,
    owns,
    speaking,
    tells_more,
    without_repeats,
)
from synopticon.reading.coding.names import PLACES, Names
from synopticon.reading.coding.unnamed import CARRIES, Unnamed
from synopticon.reading.coding.words import base, case, has, lemmas
from synopticon.reading.held import text_of
from synopticon.records import Entity, Mention, Participant

# How a name hangs on the word for what it names; behind a plural "of" says whose they are ("two cities of Chad").
_NAMING = ("appos", "flat", "nmod", "compound")
_BODILY = ("ORG", "GPE")
_PARTIES = frozenset(("ORG", "GPE", "PER"))


def _joined(token: Token) -> list[Token]:
    return [t for t in token.children if base(t) == "conj"]


def _stands_for(mention: Mention) -> bool:
    """Tell a description that is known to stand for a body or State: a leader's name in it is not who is meant."""
    return mention.form == "nominal" and mention.entity is not None and mention.type in _BODILY


class Cast:
    """Who can take part in the reports of one Doc. Reads `doc._.mentions` and `doc._.entities`, or `doc.ents`.

    `given` are spans that are to count as somebody whatever they are: who asks about two parties names them.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, given: tuple[tuple[int, int], ...] = ()) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.entities: dict[str, Entity] = {e.id: e for e in doc._.entities}
        self.names = Names(doc, lexicon, given)
        self.timed = frozenset(
            t.i for time in doc._.times for t in doc.char_span(time.start, time.end, alignment_mode="expand") or ()
        )
        self.unnamed = Unnamed(doc, lexicon, self.names, self.entities, self.timed)

    def of(self, heads: Iterable[Token], counted: bool = False) -> tuple[Participant, ...]:
        """Give the participants that argument heads stand for, conjuncts included, in the order of the text.

        `counted`: whoever is counted is somebody ("21 schoolgirls"), as where only people can be meant.
        """
        found: dict[tuple[str | None, int], Participant] = {}
        for head in heads:
            for token in (head, *self._conjuncts(head), *self._among(head)):
                some = (self.unnamed.words(token),) if counted and self.unnamed.is_some_of(token) else ()
                for participant in some or self._one(token) or (self.unnamed.counted(token) if counted else ()):
                    found.setdefault((participant.entity, participant.start), participant)
        return tuple(without_repeats(sorted(found.values(), key=lambda p: (p.start, p.end, p.entity or ""))))

    def within(self, heads: Iterable[Token], places: bool = False) -> tuple[Participant, ...]:
        """Give who did a thing ("the raid by X") or whose it is ("Israel's decision"); with `places`, also the State in
        which it is ("targets in Ukraine"). Whom a deed befell did not do it: "the killing of X"."""
        for head in heads:
            owners = [t for t in head.children if owns(t, self.lexicon, places) and not self._befalls(t, head)]
            deeper = [t for owner in owners for t in owner.children if owns(t, self.lexicon, places)]
            deeper = [t for t in deeper if t.pos_ != "PRON"]
            before = [t for t in head.children if base(t) in ("amod", "compound")]
            named = [t for t in before if base(t) == "compound" and self.names.mention(t)]
            before += [t for noun in before for t in noun.children if base(t) == "amod"]
            own = [t for t in owners if owns(t, self.lexicon)]
            doing = [t for t in own if case(t) in self.lexicon.by]
            sites = [t for t in (*owners, *deeper) if not owns(t, self.lexicon)]
            found = (
                self.of(doing or [t for t in own if t.dep_ == "nmod:poss"])
                or self.of(named)
                or self.unnamed.nationals(before)
                or self.of(own)
                or self._states(sites)
                or self.of(t for t in deeper if t not in sites)
            )
            if found := tuple(p for p in found if not self.is_thing(p)):
                return found[:2]
        return ()

    def _states(self, sites: Iterable[Token]) -> tuple[Participant, ...]:
        """Give the States among places: who shells a post near a town shells no town, whatever the town."""
        inside = [t for t in sites if case(t) in self.lexicon.grammar["place"][:1]]
        return tuple(p for p in self.of(inside) if self.is_country(p))

    def _befalls(self, token: Token, deed: Token) -> bool:
        """Tell a complement of a deed that names whom it befell, or what it was done with: "the release of X"."""
        slot = "poss" if token.dep_ == "nmod:poss" else case(token)
        frames = first_frames(lemmas(deed), self.lexicon.nouns)
        undergone = any(slot in f.roles.get(role, ()) for f in frames for role in ("recipient", "object"))
        return undergone and not any(slot in f.roles["actor"] for f in frames)

    def places(self, heads: Iterable[Token]) -> tuple[Participant, ...]:
        """Give the places that argument heads name."""
        found = [p for head in heads for token in (head, *self._conjuncts(head)) for p in self._place(token)]
        return tuple(without_repeats(found))

    def is_place(self, participant: Participant) -> bool:
        """Tell whether a participant is somewhere rather than somebody."""
        entity = self.entities.get(participant.entity or "")
        return entity.type in PLACES if entity else self.names.type_at(participant.start) in PLACES

    def country(self, participant: Participant) -> str | None:
        """Give the country code of a participant's entity."""
        entity = self.entities.get(participant.entity or "")
        return entity.country if entity else None

    def is_medium(self, participant: Participant) -> bool:
        """Tell whether a participant is a news agency or another medium."""
        entity = self.entities.get(participant.entity or "")
        return entity is not None and entity.link.partition(":")[0] in ("agency", "outlet")

    def is_country(self, participant: Participant) -> bool:
        """Tell whether a participant is a state."""
        entity = self.entities.get(participant.entity or "")
        return entity is not None and (entity.link.startswith("country:") or (entity.type == "GPE" and not entity.link))

    def is_person(self, participant: Participant) -> bool:
        """Tell whether a participant is a person."""
        entity = self.entities.get(participant.entity or "")
        return entity is not None and entity.type == "PER"

    def is_thing(self, participant: Participant) -> bool:
        """Tell whether a participant is a thing with a name: a ship, a missile."""
        entity = self.entities.get(participant.entity or "")
        return entity is not None and entity.type in ("MISC", "EVENT")

    def is_of_things(self, pronoun: Token) -> bool:
        """Tell "they" of things: of no entity, behind a sentence about things in the plural ("The curbs returned. They
        ban sales")."""
        sentence = pronoun.sent
        if not has(pronoun, "Number", "Plur") or self.names.over(pronoun) or sentence.start == 0:
            return False
        if any(base(t) == "nsubj" for t in self.doc[sentence.start : pronoun.i]):
            return False
        before = self.doc[sentence.start - 1].sent
        topics = [t for t in before.root.children if base(t) == "nsubj"]
        people = any(lemma in self.lexicon.agents for t in topics for lemma in lemmas(t))
        return len(topics) == 1 and has(topics[0], "Number", "Plur") and not people and not self.of(topics)

    def is_time(self, token: Token) -> bool:
        """Tell whether a token lies inside an expression of time."""
        return token.i in self.timed

    def _conjuncts(self, head: Token) -> list[Token]:
        found: list[Token] = []
        left = self._whole(head)
        while left and len(found) < 12:
            for child in left.pop(0).children:
                if (
                    (base(child) == "conj" or self._is_second(child))
                    and not is_aside(child)
                    and not opens_clause(child)
                    and not (tells_more(child) and "PER" in self.names.types(child.head))
                    and not is_across(child)
                    and not is_gapped(child, self.lexicon.grammar["object"][1:])
                    and child.pos_ in ("NOUN", "PROPN", "PRON", "X", "ADJ")
                ):
                    found.append(child)
                    left.append(child)
        return found

    def _is_second(self, token: Token) -> bool:
        """Tell a second name that the parser took for part of the first: "Ruiz and President Ana Vega"."""
        first = token.head
        between = self.doc[first.i + 1 : token.i]
        joined = base(token) == "flat" and any(t.pos_ == "CCONJ" for t in between)
        return joined and "PER" in self.names.types(token) and not self.names.is_same_name(first, token)

    def _among(self, head: Token) -> list[Token]:
        """Give who is named among many, and who is joined to them; places are named among places."""
        named = singled_out(head, self.lexicon)
        return [t for one in named for t in (one, *self._conjuncts(one)) if not set(self.names.types(t)) & PLACES]

    def _whole(self, head: Token) -> list[Token]:
        """Give the tokens of the name around a head: what is joined to any of them is joined to the name."""
        mention = self.names.mention(head)
        span = self.doc.char_span(mention.start, mention.end) if mention and mention.form == "name" else None
        return [head, *(t for t in span or () if t.i != head.i), *self._served(head)]

    def _served(self, head: Token) -> list[Token]:
        """Give the state whose officials or forces they are; a second may be joined: "officials of X and Y"."""
        if not any(self.lexicon.agents.get(lemma) in CARRIES for lemma in lemmas(head)):
            return []
        owners = [t for t in head.children if base(t) == "nmod" and owns(t, self.lexicon)]
        states = [t for t in owners if self.unnamed.national(t) is not None]
        return [t for t in states if all(self._is_state(c) for c in _joined(t))]

    def _is_state(self, token: Token) -> bool:
        return (found := self.unnamed.national(token)) is not None and self.is_place(found)

    def _one(self, token: Token) -> tuple[Participant, ...]:
        if token.i in self.timed or (token.pos_ == "PRON" and token.lower_ in self.lexicon.grammar["relative_what"]):
            return ()
        if (meant := owner_of_clause(token) or self._blamed(token)) is not None:
            return self._one(meant)
        mention = self.names.mention(token)
        if (
            mention is None
            or not (mention.form == "name" or _stands_for(mention))
            or self.names.is_of_people(token, mention)
        ):
            mention = self.names.beside(token) or mention
        if mention and mention.type == "NORP" and self._rebel(token):
            return (self.unnamed.words(token),)
        if mention and mention.type == "NORP" and token.pos_ == "ADJ":
            mention = None
        if mention and (mention.entity or mention.members):
            counted = mention.type == "NORP" and any(base(t) == "nummod" for t in token.children)
            return self._of_number(token, mention) if counted else self._known(mention)
        if token.pos_ == "PRON" or is_relative(token) or has(token, "PronType", "Prs"):
            speaker = speaking(token, self.lexicon)
            return self._one(speaker) if speaker is not None and self._is_alone(speaker, token) else ()
        return self.unnamed.described(token, mention)

    def _rebel(self, token: Token) -> bool:
        """Tell a people's word with one for rebels that the parser hung below it: "los separatistas armenios"."""
        beside = [t for t in token.children if base(t) in ("amod", "compound", "appos") and abs(t.i - token.i) == 1]
        return any(self.lexicon.agents.get(lemma) == "rebel" for t in beside for lemma in lemmas(t))

    def _blamed(self, pronoun: Token) -> Token | None:
        """Give the party that is blamed for what a pronoun does or has."""
        found = blamed(pronoun, self.lexicon) if has(pronoun, "PronType", "Prs") else None
        return found if found is not None and self._fits(found, pronoun) else None

    def _is_alone(self, speaker: Token, pronoun: Token) -> bool:
        """Tell a subject whom a pronoun may stand for, where no other party that it fits is named between them."""
        if not self._fits(speaker, pronoun):
            return False
        between = self.doc[speaker.right_edge.i + 1 : pronoun.i]
        rivals = {p.entity for t in between if self._fits(t, pronoun) for p in self._named_party(t)}
        return rivals <= {p.entity for p in self.of((speaker,))}

    def _named_party(self, token: Token) -> tuple[Participant, ...]:
        """Give the party that a token is the head of the name of: a person, a body, a State."""
        named = any(m.form == "name" and m.type in _PARTIES for m in self.names.over(token))
        if not named or token.pos_ != "PROPN" or base(token) in ("flat", "compound", "amod"):
            return ()
        return tuple(p for p in self._one(token) if not self.is_place(p) or self.is_country(p))

    def _fits(self, name: Token, pronoun: Token) -> bool:
        """Tell whether a pronoun can stand for a party: "it" for no person, "he" for no body."""
        person, neuter = "PER" in self.names.types(name), has(pronoun, "Gender", "Neut")
        personal = has(pronoun, "Gender", "Masc") or has(pronoun, "Gender", "Fem")
        bodily = bool(set(self.names.types(name)) & {"GPE", "ORG"}) and not person
        if (person and neuter) or (bodily and personal and not self.lexicon.prodrop):
            return False
        return agree(name, pronoun) and bool(self._one(name))

    def _known(self, mention: Mention) -> tuple[Participant, ...]:
        text = text_of(self.doc)[mention.start : mention.end]
        ids = (mention.entity,) if mention.entity else mention.members
        return tuple(Participant(entity, text, mention.start, mention.end) for entity in ids)

    def _of_number(self, head: Token, mention: Mention) -> tuple[Participant, ...]:
        """Give some of a people by all their words: "17 Kenyans" are of Kenya and not Kenya."""
        words = self.unnamed.words(head)
        return tuple(Participant(p.entity, words.text, words.start, words.end) for p in self._known(mention))

    def _place(self, head: Token) -> tuple[Participant, ...]:
        if head.i in self.timed:
            return ()
        mention = self.names.mention(head)
        if mention and mention.type in PLACES:
            return self._known(mention) if mention.entity or mention.members else (self.unnamed.words(head),)
        if set(lemmas(head)) & self.lexicon.places:
            return self._named_place(head) or (self.unnamed.words(head),)
        return ()

    def _named_place(self, head: Token) -> tuple[Participant, ...]:
        """Give the name of a place from its apposition: "the capital, Pyongyang", "the city of Vladivostok"."""
        naming = ("appos", "flat", "compound") if has(head, "Number", "Plur") else _NAMING
        for child in head.children:
            mention = self.names.mention(child)
            named = mention is not None and mention.type in PLACES and mention.entity is not None
            close = base(child) in naming and case(child) in ("", *self.lexicon.grammar["of"])
            if mention is not None and named and close:
                return self._known(mention)
        return ()
