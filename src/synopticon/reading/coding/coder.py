"""From the tree of one article to its reports: find triggers, fill their frames, judge them, join doubles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from synopticon.languages import happenings
from synopticon.reading.coding import trees
from synopticon.reading.coding.amounts import quantities
from synopticon.reading.coding.background import is_past
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.cues import Cues, strongest
from synopticon.reading.coding.frames import Filled, Filler
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.status import Finding, Judge
from synopticon.reading.coding.trees import Slots
from synopticon.records import (
    UNKNOWN_TIME,
    Participant,
    Report,
    Statement,
    Status,
    Undecided,
    identify,
)

# Who comes or gathers "to protest", "to discuss" does so by that; who comes "to attack" has not attacked yet.
_DONE_BY_COMING = frozenset(("PROTEST", "ACCUSE", "REQUEST", "SUPPORT", "REJECT"))
# What is promised, asked, threatened or refused stands in the report of the promise, not in one of its own.
_WILLED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"))
_HOLDS_CLAUSE = frozenset(("promise", "agree", "request", "demand", "threaten", "warn", "reject", "invite", "cancel"))


@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger with its filled frame, before it is a report. `carriers` are light, occurrence or control verbs."""

    trigger: Token
    filled: Filled
    finding: Finding
    carriers: tuple[Token, ...]
    sentence: Span

    @property
    def family(self) -> str:
        """The family of its happening."""
        return happenings()[self.filled.frame.happening]["family"]

    @property
    def weight(self) -> int:
        """How much it says: the number of its participants."""
        return len(self.filled.actors) + len(self.filled.recipients) + (self.filled.place is not None)


class Coder:
    """Codes the reports of one Doc."""

    def __init__(
        self, doc: Doc, lexicon: Lexicon, cues: Cues, given: tuple[tuple[int, int], ...] = (), loose: bool = False
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cues = cues
        self.cast = Cast(doc, lexicon, given)
        self.filler = Filler(self.cast, lexicon, loose)
        self.judge = Judge(cues, lexicon)
        self.moments = Moments(doc)

    def reports(self) -> tuple[tuple[Report, ...], tuple[Undecided, ...]]:
        """Give the reports of the Doc in the order of the text, and the happenings that it says did not happen."""
        found: list[Report] = []
        undecided: list[Undecided] = []
        for sentence in self.doc.sents:
            if self._is_title(sentence):
                continue
            for draft in _joined(list(self._drafts(sentence))):
                report = self._report(draft)
                if draft.finding.negated and report.statement is None:
                    undecided.append(
                        Undecided(report.trigger_start, report.trigger_end, f"report: {report.happening}", "negated")
                    )
                else:
                    found.append(report)
        return tuple(sorted(found, key=lambda r: (r.trigger_start, r.trigger_end, r.happening))), tuple(undecided)

    def _is_title(self, sentence: Span) -> bool:
        document = self.doc._.document
        return document is not None and document.title_start <= sentence.start_char < document.title_end

    # ------------------------------------------------------------ triggers

    def _drafts(self, sentence: Span) -> Iterator[Draft]:
        for token in sentence:
            if token.is_punct or token.is_space:
                continue
            draft = (
                self._verb(token, sentence)
                if trees.is_verb(token)
                else self._noun(token, sentence)
                if token.pos_ == "NOUN"
                else None
            )
            if draft is not None:
                yield draft

    def _verb(self, verb: Token, sentence: Span) -> Draft | None:
        if _adjectival(verb):
            return None
        slots = self._neighbours(verb, trees.verb_slots(verb, self.lexicon))
        for key in trees.keys(verb):
            frames = self.lexicon.verbs.get(key)
            filled = self.filler.best(frames, slots, is_noun=False) if frames else None
            if filled is not None:
                if _in_passing(verb) and not (filled.actors or filled.place or self.moments.of(verb, (), sentence)):
                    return None
                return self._refused(
                    Draft(verb, self._reached(filled, slots), self.judge.verb(verb), self._controls(verb), sentence)
                )
        return None

    def _neighbours(self, verb: Token, slots: Slots) -> Slots:
        """Where the parser leaves a finite verb without subject or object, take the name that stands right beside it."""
        if not trees.has(verb, "VerbForm", "Fin") or trees.is_passive(verb, self.lexicon):
            return slots
        found = dict(slots)
        if not slots["subj"] and (before := self._beside(verb, -1)) is not None:
            found["subj"] = [before]
        if not slots["obj"] and (after := self._beside(verb, 1)) is not None:
            found["obj"] = [after]
        return found

    def _beside(self, verb: Token, step: int) -> Token | None:
        """Give the named word next to a verb, over a comma, an auxiliary or an adverb, if nothing marks it otherwise."""
        index = verb.i + step
        while step < 0 <= index < len(self.doc) and (
            self.doc[index].text == "," or self.doc[index].pos_ in ("AUX", "ADV")
        ):
            index += step
        if not verb.sent.start <= index < verb.sent.end:
            return None
        token = self.doc[index]
        free = token.pos_ == "PROPN" and not self.cast.is_time(token) and not trees.case(token)
        return token if free and self.cast.types(token) else None

    def _reached(self, filled: Filled, slots: Slots) -> Filled:
        """Whom a promise or threat is for may stand in its clause: "threatened to shell X", "promised to help X"."""
        if filled.recipients or filled.frame.happening not in _HOLDS_CLAUSE:
            return filled
        for clause in (*slots.get("xcomp", ()), *slots.get("ccomp", ())):
            inner = trees.verb_slots(clause, self.lexicon) if trees.is_verb(clause) else {}
            for name in ("obj", "iobj", *self.lexicon.grammar["reached"]):
                tokens = self.filler.fillers(name, inner)
                found = self.cast.of(tokens) or self.cast.within(tokens, places=True)
                if found := _others(found, filled.actors):
                    return replace(filled, recipients=found)
        return filled

    def _noun(self, noun: Token, sentence: Span) -> Draft | None:
        frames = next((f for lemma in trees.lemmas(noun) if (f := self.lexicon.nouns.get(lemma))), None)
        if not frames or not any(trees.has(token, "VerbForm", "Fin") for token in sentence):
            return None  # a heading is not a sentence
        carrier, manner = self._carrier(noun)
        slots = trees.noun_slots(noun, self.lexicon)
        if carrier is not None:
            slots = self._with_carrier(slots, carrier, manner)
        filled = self.filler.best(frames, slots, is_noun=True)
        if filled is None:
            return None
        filled = self._acting(filled, carrier, manner)
        filled = self._attending(filled, noun)
        if carrier is None and not self.filler.loose and not self._substantial(filled, noun, sentence):
            return None
        return Draft(
            noun,
            filled,
            self.judge.noun(noun, carrier),
            (carrier, *self._controls(carrier)) if carrier else (),
            sentence,
        )

    def _substantial(self, filled: Filled, noun: Token, sentence: Span) -> bool:
        """A noun in passing ("his visit", "the attacks") reports only where it says at least two things."""
        said = bool(filled.actors) + bool(filled.recipients or (filled.place and filled.place not in filled.recipients))
        return (
            said > 1
            or len(filled.actors) > 1
            or self.moments.of(noun, (), sentence) is not None
            or "any" in filled.frame.need
        )

    def _carrier(self, noun: Token) -> tuple[Token | None, str]:
        """Give the light or occurrence verb of an event noun, and how it carries it."""
        head = noun.head
        if head.i == noun.i or not trees.is_verb(head):
            return None, ""
        keys = set(trees.keys(head))
        undergone = noun in trees.objects(head, self.lexicon)
        if undergone and keys & self.lexicon.light["forward"]:
            return head, "forward"
        if undergone and keys & self.lexicon.light["reverse"]:
            return head, "reverse"
        if trees.base(noun) == "nsubj" and keys & self.lexicon.light["occur"]:
            return head, "occur"
        return None, ""

    def _with_carrier(self, slots: Slots, carrier: Token, manner: str) -> Slots:
        """Add the slots of a light verb to those of its noun: "paid a visit to X" visits X."""
        outer = trees.verb_slots(carrier, self.lexicon)
        merged = dict(slots)
        for name, tokens in outer.items():
            if name not in ("subj", "obj", "mod", "adj", "poss") and not merged.get(name):
                merged[name] = tokens
        if manner != "occur":
            merged["light"] = [carrier]
        if manner == "forward" and not merged.get("poss"):
            merged["poss"] = outer["subj"]
        return merged

    def _acting(self, filled: Filled, carrier: Token | None, manner: str) -> Filled:
        """The subject of a light verb acts; that of a reverse one ("received support") undergoes."""
        if carrier is None or manner == "occur":
            return filled
        people = self.cast.of(trees.subjects(carrier, self.lexicon))
        if manner == "forward" and people:
            recipients = filled.recipients or filled.actors
            return replace(filled, actors=people, recipients=_others(recipients, people))
        if manner == "reverse" and people and not filled.recipients:
            return replace(filled, recipients=people, actors=_others(filled.actors, people))
        return filled

    def _attending(self, filled: Filled, noun: Token) -> Filled:
        """Who says or does something "during a visit", "in a letter" made it."""
        verb = noun.head
        for _ in range(3):
            verb = verb.head if verb.pos_ in ("NOUN", "PROPN", "ADJ") and not trees.is_verb(verb) else verb
        if filled.actors or trees.case(noun) not in self.lexicon.grammar["during"] or not trees.is_verb(verb):
            return filled
        if happenings()[filled.frame.happening]["type"] != "CONSULT" or trees.base(noun) not in ("obl", "nmod"):
            return filled
        people = self.cast.of(trees.subjects(verb, self.lexicon))
        return replace(filled, actors=_others(people, filled.recipients))

    def _refused(self, draft: Draft) -> Draft:
        """Read "will not accept", "will not lift" as what it is: a refusal."""
        kind = happenings()[draft.filled.frame.happening]["type"]
        if not (
            draft.finding.negated and "planned" in draft.finding.statuses and kind in _WILLED and draft.filled.actors
        ):
            return draft
        frame = replace(draft.filled.frame, happening="reject")
        finding = Finding(background=draft.finding.background)
        return replace(draft, filled=replace(draft.filled, frame=frame, objects=(draft.trigger,)), finding=finding)

    def _controls(self, verb: Token | None) -> tuple[Token, ...]:
        """Give the verbs above a verb that share its moment: "is expected to arrive on Tuesday"."""
        found: list[Token] = []
        while verb is not None and trees.base(verb) == "xcomp" and verb.head.i != verb.i:
            verb = verb.head
            found.append(verb)
        return tuple(found)

    # ------------------------------------------------------------ reports

    def _report(self, draft: Draft) -> Report:
        trigger, filled = draft.trigger, draft.filled
        happening = filled.frame.happening
        record = happenings()[happening]
        start, end = trigger.idx, trigger.idx + len(trigger)
        statement = self._statement(start)
        status, accusers = self._status(draft, statement)
        time = self.moments.of(trigger, draft.carriers, draft.sentence)
        return Report(
            id=identify("report", self._document(), start, end, happening),
            start=draft.sentence.start_char,
            end=draft.sentence.end_char,
            trigger_start=start,
            trigger_end=end,
            happening=happening,
            type=record["type"],
            mode=record["mode"],
            context=self._context(draft.sentence),
            actors=filled.actors,
            recipients=filled.recipients,
            place=filled.place,
            when=time.when if time else UNKNOWN_TIME,
            time=(time.start, time.end) if time else None,
            status=status,
            statement=statement.id if statement else None,
            accusers=accusers,
            object=self._object(filled),
            quantities=quantities(filled.heads, self.lexicon, self.cast.timed),
            background=draft.finding.background or is_past(time, self.doc._.published),
        )

    def _document(self) -> str:
        return self.doc._.document.id if self.doc._.document is not None else ""

    def _object(self, filled: Filled) -> str:
        if not filled.objects:
            return ""
        head = filled.objects[0]
        if trees.is_verb(head):
            tokens = sorted(head.subtree, key=lambda t: t.i)
            return " ".join(self.doc[tokens[0].i : tokens[-1].i + 1].text.split())
        start, end = trees.phrase(head)
        return self.doc[start:end].text

    def _context(self, sentence: Span) -> str:
        words = {lemma for token in sentence for lemma in (token.lower_, token.lemma_.lower())}
        text = sentence.text.lower()
        for context, cues in self.lexicon.contexts.items():
            if any(cue in words or (" " in cue and cue in text) for cue in cues):
                return context
        return ""

    def _statement(self, start: int) -> Statement | None:
        """Give the innermost statement whose content holds the trigger."""
        around = [s for s in self.doc._.statements if s.content_start <= start < s.content_end]
        return min(around, key=lambda s: (s.content_end - s.content_start, s.content_start, s.id), default=None)

    def _status(self, draft: Draft, statement: Statement | None) -> tuple[Status, tuple[Participant, ...]]:
        finding = draft.finding
        statuses = list(finding.statuses)
        if finding.purpose and happenings()[draft.filled.frame.happening]["type"] not in _DONE_BY_COMING:
            statuses.append("planned")
        if finding.negated:
            statuses.append("denied")
        accusers = self._accusers(finding)
        own = strongest(statuses)
        if statement is not None:
            said, by_speaker = self._said(draft, statement, own)
            if said:
                statuses.append(said)
                accusers = accusers or by_speaker
        status = strongest(statuses)
        return status, accusers if status == "alleged" else ()

    def _accusers(self, finding: Finding) -> tuple[Participant, ...]:
        for word in finding.accusing:
            slots = (
                trees.verb_slots(word, self.lexicon) if trees.is_verb(word) else trees.noun_slots(word, self.lexicon)
            )
            for name in ("subj", *self.lexicon.grammar["noun_actor"], *self.lexicon.grammar["of"]):
                if found := self.cast.of(slots.get(name, ())) or (
                    self.cast.national(slots.get(name, ())) if name == "adj" else ()
                ):
                    return found
        return ()

    def _said(self, draft: Draft, statement: Statement, own: Status) -> tuple[Status | None, tuple[Participant, ...]]:
        """Judge by the stance of a statement, and by who says what of whom."""
        speaker = self._speaker(statement)
        if statement.stance == "denies":
            return "denied", ()
        if statement.stance == "accuses" and own in ("occurred", "underway"):
            return "alleged", speaker
        if own == "occurred" or own == "underway":
            if draft.filled.frame.happening in self.cues.hostile and self._is_of_others(draft, statement):
                return "alleged", speaker
            infinitive = trees.has(draft.trigger, "VerbForm", "Inf")
            if infinitive and statement.stance in ("demands", "urges"):
                return "called-for", ()
        return None, ()

    def _is_of_others(self, draft: Draft, statement: Statement) -> bool:
        """Tell whether a speaker speaks of a named party that is neither them nor their own state's."""
        if statement.speaker is None and not statement.speaker_text:
            return False
        speaker = Participant(statement.speaker, statement.speaker_text, statement.speaker_start, statement.speaker_end)
        named = [a for a in draft.filled.actors if a.entity is not None and a.entity != statement.speaker]
        country = self.cast.country(speaker)
        return bool(named) and all(country is None or self.cast.country(a) != country for a in named)

    def _speaker(self, statement: Statement) -> tuple[Participant, ...]:
        if statement.speaker is None and not statement.speaker_text:
            return ()
        return (Participant(statement.speaker, statement.speaker_text, statement.speaker_start, statement.speaker_end),)


def _others(people: tuple[Participant, ...], known: tuple[Participant, ...]) -> tuple[Participant, ...]:
    entities = {p.entity for p in known if p.entity}
    return tuple(p for p in people if p not in known and p.entity not in entities)


def _adjectival(verb: Token) -> bool:
    """Tell a participle that only describes ("armed men", "Russian-backed forces")."""
    if trees.base(verb) == "amod" or (
        verb.i > 0 and verb.nbor(-1).text in ("-", "–") and not verb.nbor(-1).whitespace_
    ):
        return True
    return (
        verb.dep_ == "acl" and trees.has(verb, "VerbForm", "Part") and not any(not c.is_punct for c in verb.children)
    )


def _in_passing(verb: Token) -> bool:
    """Tell a clause that only identifies somebody ("nationals who had been arrested")."""
    current = verb
    for _ in range(4):
        if trees.base(current) == "acl":
            return True
        if trees.base(current) != "conj" or current.head.i == current.i:
            return False
        current = current.head
    return False


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Leave out what another draft of the sentence already tells: a verb's own object noun, what a promise promises."""
    kept: list[Draft] = []
    for draft in drafts:
        others = [other for other in drafts if other is not draft]
        if any(_holds(other, draft) or _tells(other, draft) or _mentions(other, draft) for other in others):
            continue
        kept.append(draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` stands in the clause that `outer` promises, asks for, threatens with or refuses."""
    if outer.filled.frame.happening not in _HOLDS_CLAUSE or outer.finding.negated:
        return False
    current = inner.trigger
    for _ in range(8):
        if current.head.i == outer.trigger.i:
            return trees.base(current) in ("xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod") and _after(
                outer, current
            )
        if current.head.i == current.i or current.dep_ == "acl:relcl" or trees.base(current) in ("parataxis", "nsubj"):
            return False
        if trees.base(current) == "advcl" and trees.has(current, "VerbForm", "Fin"):
            return False
        current = current.head
    return False


def _mentions(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` is a noun without an actor that `outer` is about ("condemned the killing of …")."""
    if inner.trigger.pos_ != "NOUN" or inner.filled.actors:
        return False
    return _depends(inner.trigger, outer.trigger) and trees.base(inner.trigger) in ("obj", "obl", "nmod", "nsubj")


def _after(outer: Draft, word: Token) -> bool:
    """An adjunct put before the outer verb is not part of what it asks for."""
    return word.i > outer.trigger.i and (trees.base(word) != "advcl" or not trees.has(word, "VerbForm", "Fin"))


def _tells(outer: Draft, inner: Draft) -> bool:
    """Tell whether two drafts of one family are one: the words depend on each other and `outer` says at least as much."""
    if outer.family != inner.family and not _is_topic(outer, inner):
        return False
    linked = _depends(inner.trigger, outer.trigger) or _depends(outer.trigger, inner.trigger)
    if not linked or _disagree(outer, inner):
        return False
    if outer.weight != inner.weight:
        return outer.weight > inner.weight
    return (outer.trigger.pos_ != "VERB", outer.trigger.i) < (inner.trigger.pos_ != "VERB", inner.trigger.i)


def _is_topic(outer: Draft, inner: Draft) -> bool:
    """What a protest asks for or rejects is its topic, not another event (codebook, PROTEST)."""
    kinds = [happenings()[draft.filled.frame.happening]["type"] for draft in (outer, inner)]
    return kinds[0] == "PROTEST" and kinds[1] in ("PROTEST", "REQUEST", "ACCUSE", "REJECT")


def _depends(word: Token, other: Token) -> bool:
    current = word
    for _ in range(6):
        if current.head.i == current.i or trees.base(current) in ("conj", "parataxis") or current.dep_ == "acl:relcl":
            return False
        if current.head.i == other.i:
            return True
        current = current.head
    return False


def _disagree(first: Draft, second: Draft) -> bool:
    """Two triggers with different known actors are two happenings."""
    one = {p.entity for p in first.filled.actors if p.entity}
    two = {p.entity for p in second.filled.actors if p.entity}
    return bool(one and two and not one & two)
