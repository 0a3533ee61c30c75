"""Whose signing: agreements told without their parties take them from the sentence, or from the one before; and who
"the two sides" are: the last two who did something together or to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from synopticon.languages import table
from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_finite, is_verb
from synopticon.reading.coding.draft import Draft
from synopticon.reading.coding.filled import Filled
from synopticon.reading.coding.slots import verb_slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.wills import others
from synopticon.reading.coding.words import base, case, has, keys, lemmas
from synopticon.reading.held import text_of
from synopticon.records import EntityType, Mention, Participant

_BETWEEN = frozenset(("sign",))
_SENTENCES = 3  # through which somebody goes on acting without being named again
_BODIES: tuple[EntityType, ...] = ("GPE", "ORG", "NORP")
# Who may be meant by a plural word of each kind (`groups` of names.toml).
_MEANT: Mapping[str, tuple[EntityType, ...]] = {
    "leader": ("PER",), "minister": ("PER",), "PER": ("PER",), "country": _BODIES, "side": _BODIES, "firm": ("ORG",),
}  # fmt: skip
_MEETINGS = frozenset(("travel", "meeting", "call"))


class Parties:
    """Gives the parties of drafts that name none. Reads `doc._.mentions`."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self._met: tuple[int, tuple[Participant, ...]] = (-1, ())
        self._types = {entity.id: entity.type for entity in doc._.entities}
        self._pairs: dict[tuple[EntityType, ...], tuple[Span, tuple[Participant, ...]]] = {}

    def completed(self, draft: Draft) -> Draft | None:
        """Give a draft with its parties; None where it needs some and the text does not decide which."""
        filled = self._resolved(draft)
        if not filled.actors and (verb := self._acting(draft)) is not None:
            filled = replace(filled, actors=others(self._going_on(verb), filled.recipients))
        if draft.family in _MEETINGS and not filled.actors and not filled.recipients:
            filled = replace(filled, actors=self._paired(draft.trigger))
        draft = replace(draft, filled=filled)
        if filled.frame.happening not in _BETWEEN or filled.actors:
            return draft
        found = self._together(draft.sentence) or self._together(self._before(draft.sentence)) or self._at_hand(draft)
        if not found:
            return draft if filled.recipients or filled.place else None
        return replace(draft, filled=replace(filled, actors=found))

    def meet(self, draft: Draft) -> None:
        """Keep who meets whom: what is signed without names in that sentence or in the next is signed by them."""
        guests, hosts = draft.filled.actors, draft.filled.recipients
        both = {p.entity: p for p in (*guests, *hosts)}
        for kinds in set(_MEANT.values()) if len(both) == 2 else ():
            if all(self._types.get(entity or "") in kinds for entity in both):
                self._pairs[kinds] = draft.sentence, tuple(both.values())
        if draft.family in _MEETINGS and guests and hosts:
            self._met = (draft.sentence.end, (guests[0], hosts[0]))

    def _paired(self, noun: Token) -> tuple[Participant, ...]:
        """Give the two whose meeting it is by a name beside it: "the Vega-Ruiz talks", "la cumbre Vega-Ruiz"."""
        held = [t for t in noun.children if base(t) in ("compound", "appos", "flat", "nmod", "amod")]
        held = [t for t in held if not case(t) and "-" in text_of(self.doc)[t.left_edge.idx : t.idx + len(t)]]
        found = self.cast.of([one for t in held for one in (t, *t.children)])
        return found if len(found) == 2 else ()

    def _acting(self, draft: Draft) -> Token | None:
        """Give the verb whose subject would act: the trigger, or that which carries it ("anunció el envío de …")."""
        if is_verb(draft.trigger):
            return draft.trigger if "subj" in draft.filled.frame.roles.get("actor", ()) else None
        forward = self.cast.lexicon.light["forward"]
        return next((verb for verb in draft.carriers[:1] if set(keys(verb)) & forward), None)

    def _going_on(self, verb: Token) -> tuple[Participant, ...]:
        """Give who goes on acting where the language leaves "he" out: the subject of the sentence before, if it is one
        who has a name. "La ministra Ruiz viajó a Lima. Exigió una disculpa."."""
        first = verb.head if base(verb) == "conj" else verb
        for _ in range(_SENTENCES):
            tensed = [first, *(t for t in first.children if base(t) == "aux")]
            several = any(has(t, "Number", "Plur") for t in tensed)
            if base(first) != "ROOT" or several or not self._leaves_out(first):
                return ()
            before = self._before(first.sent)
            if before is None:
                return ()
            first = before.root
            if acting := subjects(first, self.cast.lexicon):
                found = self.cast.of(acting)
                named = len(found) == 1 and self._types.get(found[0].entity or "") in ("PER", *_BODIES)
                return found if named and not is_passive(first, self.cast.lexicon) else ()
        return ()

    def _leaves_out(self, verb: Token) -> bool:
        own = any(t.dep_ == "expl:pv" for t in verb.children)  # "Se reunió con X"
        own = own and is_finite(verb) and has(verb, "Person", "3")
        own = own and not any(base(t) == "nsubj" for t in verb.children)  # "el pacto se firmó": by nobody
        return own or bool(verb_slots(verb, self.cast.lexicon)["omitted"])

    def _resolved(self, draft: Draft) -> Filled:
        """Put those who are meant in the place of "the two sides"."""
        filled, here = draft.filled, draft.sentence
        sides = (tuple(q for p in side for q in self._meant(p, here)) for side in (filled.actors, filled.recipients))
        actors, recipients = sides
        return replace(filled, actors=actors, recipients=recipients)

    def _meant(self, party: Participant, here: Span) -> tuple[Participant, ...]:
        group, counted = ("", False) if party.entity else _group(party.text, self.doc.lang_)
        kinds = _MEANT.get(group, ())
        if kinds not in self._pairs or self._is_told_apart(party):
            return (party,)
        where, pair = self._pairs[kinds]
        if not counted and where.end < here.start:  # "the leaders": two only where two have just been named
            return (party,)
        if kinds == _BODIES and self._others_between(where, here, pair):
            return (party,)
        return tuple(replace(party, entity=member.entity) for member in pair)

    def _is_told_apart(self, party: Participant) -> bool:
        """Tell those whom a clause behind them tells from others: "los dirigentes que depongan las armas"."""
        span = self.doc.char_span(party.start, party.end, alignment_mode="expand")
        if span is None or set(lemmas(span.root.head)) & set(self.cast.lexicon.grammar["object_control"]):
            return False  # "exige a los dos países que permitan …"
        clauses = (t for t in span.root.children if base(t) == "acl" and t.i > span.root.i)
        return any(clause.left_edge.nbor(-1).text != "," and clause.left_edge.text != "," for clause in clauses)

    def _others_between(self, first: Span, last: Span, pair: tuple[Participant, ...]) -> bool:
        """Tell whether several other States or bodies are named between two sentences."""
        known = {member.entity for member in pair}
        between = (m for m in self.doc._.mentions if first.end_char <= m.start < last.start_char)
        return len({m.entity for m in between if m.type in _BODIES and m.entity not in known} - {None}) > 1

    def _at_hand(self, draft: Draft) -> tuple[Participant, ...]:
        end, both = self._met
        return both if end in (draft.sentence.start, draft.sentence.end) else ()

    def _before(self, sentence: Span) -> Span | None:
        if sentence.start == 0:
            return None
        before = self.doc[sentence.start - 1].sent
        return before if "\n" not in text_of(self.doc)[before.end_char - 1 : sentence.start_char] else None

    def _together(self, sentence: Span | None) -> tuple[Participant, ...]:
        """Give the last who are named together in a sentence: "both countries", "the two leaders"."""
        if sentence is None:
            return ()
        held: list[Mention] = [
            m for m in self.doc._.mentions if sentence.start_char <= m.start < sentence.end_char and len(m.members) == 2
        ]
        if not held:
            return ()
        last = max(held, key=lambda m: (m.start, m.end))
        text = text_of(self.doc)[last.start : last.end]
        return tuple(Participant(entity, text, last.start, last.end) for entity in last.members)


@cache
def _words(language: str) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Give the kind of each plural word for two who were named, the words that say that they are two, and articles."""
    try:
        names = table(language, "names")
    except LookupError:
        return {}, frozenset(), frozenset()
    counting = (*names["quantifiers"]["both"], *names["quantifiers"]["two"])
    return names["groups"], frozenset(counting), frozenset(names["grammar"]["definite"])


def _group(text: str, language: str) -> tuple[str, bool]:
    """Give the kind of those whom "the two leaders", "both sides", "the sides" stand for, "" where it is no such
    description, and whether it says that they are two."""
    groups, counting, definite = _words(language)
    *rest, noun = text.casefold().split() or [""]
    if not rest or not (counting | definite).issuperset(rest):
        return "", False
    return groups.get(noun, ""), not counting.isdisjoint(rest)
