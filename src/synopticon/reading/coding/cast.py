"""From words of a tree to participants: names, nationalities of officials and forces, people without a name."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from synopticon.reading.coding.among import singled_out
from synopticon.reading.coding.blaming import blamed
from synopticon.reading.coding.clauses import is_relative
from synopticon.reading.coding.lexicon import Lexicon, first_frames, fold
from synopticon.reading.coding.mentions import (
    agree,
    by_token,
    is_across,
    is_aside,
    is_gapped,
    opens_clause,
    owner_of_clause,
    speaking,
    without_repeats,
)
from synopticon.reading.coding.phrases import phrase
from synopticon.reading.coding.words import base, case, has, hedge, is_lower_name, lemmas, word
from synopticon.reading.held import text_of
from synopticon.records import Entity, Mention, Participant

PLACES = frozenset(("GPE", "LOC", "FAC"))
_BODIES = frozenset(("official", "rebel", "civilian"))
# How a name hangs on the word for what it names; behind a plural "of" says whose they are ("two cities of Chad").
_NAMING = ("appos", "flat", "nmod", "compound")
_CARRIES = frozenset(("official", "military"))
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
        self._given = tuple(Mention(start, end, "MISC", "name") for start, end in given)
        self._mentions = by_token(doc, self._given)
        self._measures = {fold(measure) for measure in lexicon.grammar.get("measures", ())}
        self.timed = frozenset(
            t.i for time in doc._.times for t in doc.char_span(time.start, time.end, alignment_mode="expand") or ()
        )

    def of(self, heads: Iterable[Token], counted: bool = False) -> tuple[Participant, ...]:
        """Give the participants that argument heads stand for, conjuncts included, in the order of the text.

        `counted`: whoever is counted is somebody ("21 schoolgirls"), as where only people can be meant.
        """
        found: dict[tuple[str | None, int], Participant] = {}
        for head in heads:
            for token in (head, *self._conjuncts(head), *self._among(head)):
                some = self._words(token) if counted and self._of_several(token) else ()
                for participant in some or self._one(token) or (self._counted(token) if counted else ()):
                    found.setdefault((participant.entity, participant.start), participant)
        return tuple(without_repeats(sorted(found.values(), key=lambda p: (p.start, p.end, p.entity or ""))))

    def within(self, heads: Iterable[Token], places: bool = False) -> tuple[Participant, ...]:
        """Give who did a thing ("the raid by X") or whose it is ("Israel's decision"); with `places`, also the State in
        which it is ("targets in Ukraine"). Whom a deed befell did not do it: "the killing of X"."""
        for head in heads:
            owners = [t for t in head.children if self._owns(t, places) and not self._befalls(t, head)]
            deeper = [t for owner in owners for t in owner.children if self._owns(t, places) and t.pos_ != "PRON"]
            before = [t for t in head.children if base(t) in ("amod", "compound")]
            named = [t for t in before if base(t) == "compound" and self._mention(t)]
            before += [t for noun in before for t in noun.children if base(t) == "amod"]
            own = [t for t in owners if self._owns(t, False)]
            doing = [t for t in own if case(t) in self.lexicon.by]
            sites = [t for t in (*owners, *deeper) if not self._owns(t, False)]
            found = (
                self.of(doing or [t for t in own if t.dep_ == "nmod:poss"])
                or self.of(named)
                or self.national(before)
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

    def _owns(self, token: Token, places: bool) -> bool:
        grammar = self.lexicon.grammar
        preposition, owning = case(token), ("poss", *grammar["of"], *self.lexicon.by)
        if token.dep_ == "nmod:poss" or (base(token) == "nmod" and preposition in owning):
            return True
        return places and base(token) == "nmod" and preposition in grammar["place"]

    def places(self, heads: Iterable[Token]) -> tuple[Participant, ...]:
        """Give the places that argument heads name."""
        found = [p for head in heads for token in (head, *self._conjuncts(head)) for p in self._place(token)]
        return tuple(without_repeats(found))

    def national(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        """Give the countries that adjectives or names before a noun stand for."""
        return tuple(without_repeats([p for t in tokens if (p := self._national(t)) is not None]))

    def is_place(self, participant: Participant) -> bool:
        """Tell whether a participant is somewhere rather than somebody."""
        entity = self.entities.get(participant.entity or "")
        return entity.type in PLACES if entity else self._type_at(participant.start) in PLACES

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

    def types(self, token: Token, things: bool = False) -> tuple[str, ...]:
        """Give the types of the names a token stands in, as frames may ask for them ("obj=GPE"); with `things`, also
        MISC: a ship; of a word before a name, which is none itself, those of the name ("Ms Lind")."""
        around = self._mentions.get(token.i, ())
        if not around and token.pos_ == "PROPN":
            around = [m for t in token.rights if base(t) == "flat" for m in self._mentions.get(t.i, ())]
        found = {m.type for m in around if m not in self._given}
        return tuple(sorted(found if things else found - {"MISC"}))

    def is_named(self, token: Token) -> bool:
        """Tell a word of a name: "Norland", "Norlandian"."""
        return any(m.form == "name" for m in self._mentions.get(token.i, ()))

    def is_person(self, participant: Participant) -> bool:
        """Tell whether a participant is a person."""
        entity = self.entities.get(participant.entity or "")
        return entity is not None and entity.type == "PER"

    def is_thing(self, participant: Participant) -> bool:
        """Tell whether a participant is a thing with a name: a ship, a missile."""
        entity = self.entities.get(participant.entity or "")
        return entity is not None and entity.type in ("MISC", "EVENT")

    def is_same_name(self, first: Token, second: Token) -> bool:
        """Tell whether two tokens stand in one mention."""
        return any(m in self._mentions.get(second.i, ()) for m in self._mentions.get(first.i, ()))

    def title_around(self, token: Token) -> Token | None:
        """Give the noun of a title whose mention holds a token: "la mandataria uruguaya"."""
        for mention in self._mentions.get(token.i, ()):
            if mention.type == "PER" and mention.form == "nominal":
                span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                return next((t for t in span or () if t.pos_ == "NOUN"), None)
        return None

    def is_of_things(self, pronoun: Token) -> bool:
        """Tell "they" of things: of no entity, behind a sentence about things in the plural ("The curbs returned. They
        ban sales")."""
        sentence = pronoun.sent
        if not has(pronoun, "Number", "Plur") or self._mentions.get(pronoun.i) or sentence.start == 0:
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

    def _type_at(self, start: int) -> str:
        for token in self.doc.char_span(start, start + 1, alignment_mode="expand") or ():
            for mention in self._mentions.get(token.i, ()):
                return mention.type
        return ""

    def _conjuncts(self, head: Token) -> list[Token]:
        found: list[Token] = []
        left = self._whole(head)
        while left and len(found) < 12:
            for child in left.pop(0).children:
                if (
                    (base(child) == "conj" or self._is_second(child))
                    and not is_aside(child)
                    and not opens_clause(child)
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
        return joined and "PER" in self.types(token) and not self.is_same_name(first, token)

    def _among(self, head: Token) -> list[Token]:
        """Give who is named among many, and who is joined to them; places are named among places."""
        named = singled_out(head, self.lexicon)
        return [t for one in named for t in (one, *self._conjuncts(one)) if not set(self.types(t)) & PLACES]

    def _whole(self, head: Token) -> list[Token]:
        """Give the tokens of the name around a head: what is joined to any of them is joined to the name."""
        mention = self._mention(head)
        span = self.doc.char_span(mention.start, mention.end) if mention and mention.form == "name" else None
        return [head, *(t for t in span or () if t.i != head.i), *self._served(head)]

    def _served(self, head: Token) -> list[Token]:
        """Give the state whose officials or forces they are; a second may be joined: "officials of X and Y"."""
        if not any(self.lexicon.agents.get(lemma) in _CARRIES for lemma in lemmas(head)):
            return []
        owners = [t for t in head.children if base(t) == "nmod" and self._owns(t, False)]
        return [t for t in owners if self._national(t) is not None and all(self._is_state(c) for c in _joined(t))]

    def _is_state(self, token: Token) -> bool:
        return (found := self._national(token)) is not None and self.is_place(found)

    def _counted(self, token: Token) -> tuple[Participant, ...]:
        """Give the people of a number: "21 schoolgirls", "21 of the schoolgirls", "the 21"."""
        number = token.pos_ == "NUM" or any(base(t) == "nummod" for t in token.children)
        if not number or token.i in self.timed or token.pos_ not in ("NUM", "NOUN"):
            return ()
        return self._words(token)

    def _one(self, token: Token) -> tuple[Participant, ...]:
        if token.i in self.timed or (token.pos_ == "PRON" and token.lower_ in self.lexicon.grammar["relative_what"]):
            return ()
        if (meant := owner_of_clause(token) or self._blamed(token)) is not None:
            return self._one(meant)
        mention = self._mention(token)
        if (
            mention is None
            or not (mention.form == "name" or _stands_for(mention))
            or self._is_of_people(token, mention)
        ):
            mention = self._named_beside(token) or mention
        if mention and mention.type == "NORP" and self._rebel(token):
            return self._words(token)
        if mention and mention.type == "NORP" and token.pos_ == "ADJ":
            mention = None
        if mention and (mention.entity or mention.members):
            return self._known(mention)
        if token.pos_ == "PRON" or is_relative(token) or has(token, "PronType", "Prs"):
            speaker = speaking(token, self.lexicon)
            return self._one(speaker) if speaker is not None and self._is_alone(speaker, token) else ()
        return self._described(token, mention)

    def _rebel(self, token: Token) -> bool:
        """Tell a people's word with one for rebels that the parser hung below it: "los separatistas armenios"."""
        beside = [t for t in token.children if base(t) in ("amod", "compound", "appos") and abs(t.i - token.i) == 1]
        return any(self.lexicon.agents.get(lemma) == "rebel" for t in beside for lemma in lemmas(t))

    def _of_several(self, pronoun: Token) -> bool:
        """Tell a word for some of those named behind it: "varios de sus soldados"."""
        of = [t for t in pronoun.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"]]
        if pronoun.pos_ == "PRON" and any(t.pos_ == "NOUN" and has(t, "Number", "Plur") for t in of):
            return True
        return pronoun.pos_ == "PRON" and any(lemma in self.lexicon.agents for t in of for lemma in lemmas(t))

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
        named = any(m.form == "name" and m.type in _PARTIES for m in self._mentions.get(token.i, ()))
        if not named or token.pos_ != "PROPN" or base(token) in ("flat", "compound", "amod"):
            return ()
        return tuple(p for p in self._one(token) if not self.is_place(p) or self.is_country(p))

    def _fits(self, name: Token, pronoun: Token) -> bool:
        """Tell whether a pronoun can stand for a party: "it" for no person, "he" for no body."""
        person, neuter = "PER" in self.types(name), has(pronoun, "Gender", "Neut")
        personal = has(pronoun, "Gender", "Masc") or has(pronoun, "Gender", "Fem")
        bodily = bool(set(self.types(name)) & {"GPE", "ORG"}) and not person
        if (person and neuter) or (bodily and personal and not self.lexicon.prodrop):
            return False
        return agree(name, pronoun) and bool(self._one(name))

    def _mention(self, token: Token) -> Mention | None:
        """Give the mention around a token: a resolved one first, a person first, the longest first."""
        around = [
            m
            for m in self._mentions.get(token.i, ())
            if m.type not in ("NORP", "EVENT") or m.form != "name" or token.pos_ != "ADJ"
        ]
        return min(
            around, key=lambda m: (not (m.entity or m.members), m.type != "PER", m.start - m.end, m.start), default=None
        )

    def _named_beside(self, token: Token) -> Mention | None:
        """Give the name that stands by a title: "President X", "el presidente, X"."""
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        for child in token.children:
            close = base(child) in ("flat", "compound") or is_aside(child)
            unmarked = (child.dep_ == "nmod" or base(child) == "appos") and not case(child)
            if close or unmarked:
                mention = self._mention(child)
                unnamed = mention is None or mention.form != "name" or self._is_of_people(child, mention)
                if unnamed and base(child) == "appos":
                    mention = self._named_beside(child)  # "the father, the former president X"
                if (
                    mention
                    and mention.form == "name"
                    and (mention.type == "PER" or base(child) in ("appos", "conj"))
                    and mention.type != "NORP"
                ):
                    return mention
        return self._named_behind(token) or self._set_off(token)

    def _is_of_people(self, token: Token, mention: Mention) -> bool:
        """Tell a people's word that may stand before one of them: "la peruana Ana Ruiz", "la estonia Kaja Kallas"."""
        people = mention.type == "NORP" or (mention.type in PLACES and token.is_lower)
        return people and not has(token, "Number", "Plur")

    def _set_off(self, token: Token) -> Mention | None:
        """Give the person between commas right behind a word for one, however it was parsed: "her counterpart, X."."""
        if not any(lemma in self.lexicon.agents for lemma in lemmas(token)) or token.i + 2 >= len(self.doc):
            return None
        named = [m for m in self._mentions.get(token.i + 2, ()) if m.form == "name" and m.type == "PER"]
        if token.nbor(1).text != "," or not named or named[0].start != token.nbor(2).idx:
            return None
        after = text_of(self.doc)[named[0].end :].lstrip()[:1]
        return named[0] if not after or after in ",.;:" else None

    def _named_behind(self, token: Token) -> Mention | None:
        """Give the name right behind a word for a body, however it was parsed: "the militant group X"."""
        bodies = any(self.lexicon.agents.get(lemma) in _BODIES for lemma in lemmas(token))
        if token.pos_ != "NOUN" or not bodies or token.i + 1 >= len(self.doc):
            return None
        following = [m for m in self._mentions.get(token.i + 1, ()) if m.form == "name" and m.type == "ORG"]
        return next((m for m in following if m.start == self.doc[token.i + 1].idx), None)

    def _known(self, mention: Mention) -> tuple[Participant, ...]:
        text = text_of(self.doc)[mention.start : mention.end]
        ids = (mention.entity,) if mention.entity else mention.members
        return tuple(Participant(entity, text, mention.start, mention.end) for entity in ids)

    def _described(self, token: Token, mention: Mention | None) -> tuple[Participant, ...]:
        """Give somebody without a name of their own: the country of its soldiers, or just the words used."""
        kind = next((k for lemma in lemmas(token) if (k := self.lexicon.agents.get(lemma))), None)
        if kind is None and set(lemmas(token)) & self.lexicon.papers:
            return ()  # "its Constitution forbids it"
        deeper = self._of_many(token)
        if self._is_bare_force(token) or (deeper is not None and set(lemmas(deeper)) & self._measures):
            return ()  # "recurrir a la fuerza", "por 400 millones de euros"
        if deeper is not None and self._is_part(token, deeper):
            return ()
        if deeper is not None and kind not in _CARRIES:
            kind = next((k for lemma in lemmas(deeper) if (k := self.lexicon.agents.get(lemma))), kind)
        named = token.pos_ == "PROPN" or (token.is_upper and token.is_alpha and len(token) > 1)  # "ICE"
        if kind is None and mention is None and not named:
            return ()
        span = self._phrase(token)
        countries = self._countries_of(token, deeper) if kind in _CARRIES else ()
        countries = countries or self._speaks_for(token)
        whose = countries or (self._group_of(token) if kind == "rebel" else None,)
        return tuple(Participant(one, span.text, span.start_char, span.end_char) for one in whose)

    def _is_part(self, token: Token, whole: Token) -> bool:
        """Tell a part of a thing from a party: "gran parte de su cooperación"."""
        known = self._mention(whole) or any(lemma in self.lexicon.agents for lemma in lemmas(whole))
        return bool(set(lemmas(token)) & set(self.lexicon.grammar["parts"])) and not known

    def _is_bare_force(self, token: Token) -> bool:
        """Tell a word for somebody that alone is a thing: "el uso de la fuerza"."""
        listed = set(lemmas(token)) & set(self.lexicon.grammar.get("things_alone", ()))
        return (
            bool(listed)
            and not has(token, "Number", "Plur")
            and not any(base(t) in ("amod", "nmod", "appos", "flat", "compound") for t in token.children)
        )

    def _phrase(self, head: Token) -> Span:
        """Give the words of a noun phrase, whole hedges included: "al menos seis marineros"."""
        start, end = phrase(head, self.timed, self.lexicon.grammar["inside"])
        before = self.doc[max(0, start - 3) : start]
        return self.doc[next((t.i for t in before if t.i + hedge(t) >= start), start) : end]

    def _group_of(self, token: Token) -> str | None:
        """Give the armed group whose men they are: "Taliban gunmen", "guerrilleros de las FARC"."""
        before = [t for t in token.children if base(t) in ("compound", "amod", "flat")]
        behind = [t for t in token.children if base(t) == "nmod" and self._owns(t, False)]
        held = [m for t in (*before, *behind) for m in self._mentions.get(t.i, ()) if m.type == "ORG" and m.entity]
        return held[0].entity if held else None

    def _speaks_for(self, token: Token) -> tuple[str, ...]:
        """Give the body whose official somebody without a name is: "a spokesman for the Orvane ministry"."""
        grammar = self.lexicon.grammar
        serving = any(self.lexicon.agents.get(lemma) == "official" for lemma in lemmas(token))
        for child in token.children if serving else ():
            whose = base(child) in ("compound", "nmod") and case(child) in ("", *grammar["serving"])
            held = [m for m in self._mentions.get(child.i, ()) if m.type == "ORG" and m.entity] if whose else []
            held = [m for m in held if self.entities[m.entity or ""].link or " " in self.entities[m.entity or ""].name]
            if held and held[0].entity:
                return (held[0].entity,)
        return ()

    def _of_many(self, token: Token) -> Token | None:
        """Give who they are in "dozens of soldiers", "un grupo de funcionarios"; "a pact of ministers" is a thing."""
        if token.pos_ == "NOUN" and has(token, "Number", "Sing") and not self._is_of_several(token):
            return None
        return next((t for t in token.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"]), None)

    def _is_of_several(self, token: Token) -> bool:
        words = {word(token), *lemmas(token)}
        known = any(lemma in self.lexicon.agents for lemma in words)
        counted = words & (self.lexicon.collective | self.lexicon.numbers.keys())
        return known or bool(counted or words & self.lexicon.targets)

    def _countries_of(self, token: Token, deeper: Token | None) -> tuple[str, ...]:
        """Give the state of forces or officials, or the states: "Kenyan and Chadian soldiers"."""
        for head in (token, deeper) if deeper is not None else (token,):
            for child in head.children:
                if self._is_posted(head, child):
                    continue
                beside = base(child) in ("amod", "compound") or is_lower_name(child)
                joint = _joined(child) if beside else []
                if entities := tuple(p.entity for p in self.national((child, *joint)) if p.entity and self._acts(p)):
                    return entities
        return ()

    def _is_posted(self, who: Token, where: Token) -> bool:
        """Tell where somebody of another State works: "the embassy in Lima" is not Lima's."""
        grammar = self.lexicon.grammar
        return bool(set(lemmas(who)) & set(grammar["posted"])) and case(where) in grammar["place"]

    def _acts(self, place: Participant) -> bool:
        """Tell whether a place is one whose officials and forces act for it: no province ("the Florida senator")."""
        return not self.entities[place.entity or ""].link.startswith("province:")

    def _national(self, token: Token) -> Participant | None:
        """Give the country behind an adjective, a possessor or a complement: "Russian", "Russia's", "of Russia"."""
        for mention in self._mentions.get(token.i, ()):
            if mention.entity and mention.type in ("NORP", "GPE"):
                return Participant(
                    mention.entity, text_of(self.doc)[mention.start : mention.end], mention.start, mention.end
                )
        return None

    def _place(self, head: Token) -> tuple[Participant, ...]:
        if head.i in self.timed:
            return ()
        mention = self._mention(head)
        if mention and mention.type in PLACES:
            return self._known(mention) if mention.entity or mention.members else self._words(head)
        if set(lemmas(head)) & self.lexicon.places:
            return self._named_place(head) or self._words(head)
        return ()

    def _named_place(self, head: Token) -> tuple[Participant, ...]:
        """Give the name of a place from its apposition: "the capital, Pyongyang", "the city of Vladivostok"."""
        naming = ("appos", "flat", "compound") if has(head, "Number", "Plur") else _NAMING
        for child in head.children:
            mention = self._mention(child)
            named = mention is not None and mention.type in PLACES and mention.entity is not None
            close = base(child) in naming and case(child) in ("", *self.lexicon.grammar["of"])
            if mention is not None and named and close:
                return self._known(mention)
        return ()

    def words(self, head: Token) -> Participant:
        """Give a noun phrase by its words alone."""
        return self._words(head)[0]

    def _words(self, head: Token) -> tuple[Participant, ...]:
        span = self._phrase(head)
        return (Participant(None, span.text, span.start_char, span.end_char),)
