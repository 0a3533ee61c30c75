"""From the tree of one article to its reports: find triggers, fill their frames, judge them, join doubles."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from synopticon.languages import happenings, is_coded, is_verbal
from synopticon.reading.coding.acts import Acts, is_act
from synopticon.reading.coding.amounts import quantities
from synopticon.reading.coding.background import is_past
from synopticon.reading.coding.carrying import carried
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.chronicles import dated_by_lines
from synopticon.reading.coding.clauses import is_relative, is_relative_clause, is_verb
from synopticon.reading.coding.cues import Cues, strongest
from synopticon.reading.coding.draft import Draft
from synopticon.reading.coding.drafts import Finder
from synopticon.reading.coding.filled import OF_PEOPLE, Filled
from synopticon.reading.coding.finding import Finding
from synopticon.reading.coding.governing import governor, is_nearly, is_presupposed
from synopticon.reading.coding.joining import joined, presupposed
from synopticon.reading.coding.judging import Judge
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.parties import Parties
from synopticon.reading.coding.phrases import phrase
from synopticon.reading.coding.predication import Spans, kept_whole, predication
from synopticon.reading.coding.sieve import is_done_by_coming
from synopticon.reading.coding.slots import noun_slots, verb_slots
from synopticon.reading.coding.spoken import innermost, speaker, spoken
from synopticon.reading.coding.words import base, case, has, lemmas
from synopticon.records import UNKNOWN_TIME, Participant, Report, Statement, Status, TimeExpression, Undecided, identify


class Coder:
    """Codes the reports of one Doc."""

    def __init__(
        self, doc: Doc, lexicon: Lexicon, cues: Cues, given: tuple[tuple[int, int], ...] = (), loose: bool = False
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cues = cues
        self.cast = Cast(doc, lexicon, given)
        self.moments = Moments(doc, lexicon)
        self.parties = Parties(doc, self.cast)
        self.names = tuple((m.start, m.end) for m in doc._.mentions if m.form == "name")
        self._families: set[str] = set()
        judge = Judge(cues, lexicon)
        self.finder = Finder(doc, lexicon, self.cast, judge, self.moments, loose)
        self.acts = Acts(lexicon, self.cast, judge, self.moments)

    def reports(self) -> tuple[tuple[Report, ...], tuple[Undecided, ...]]:
        """Give the reports of the Doc in the order of the text, and the happenings that it says did not happen."""
        found: list[Report] = []
        undecided: list[Undecided] = []
        for sentence in self.doc.sents:
            if self._is_title(sentence):
                continue
            earlier: dict[int, tuple[str, TimeExpression | None]] = {}
            for draft in self._drafts(sentence):
                time = self._time(draft, earlier)
                earlier[draft.trigger.i] = (draft.family, time)
                report = self._report(draft, time)
                if draft.finding.negated and report.statement is None:
                    undecided.append(
                        Undecided(report.trigger_start, report.trigger_end, f"report: {report.happening}", "negated")
                    )
                elif not self._is_boast(draft, report) and not self._is_untold(report):
                    found += self._of_each_place(report, draft.filled)
        found += spoken(self.doc, self.lexicon, self.cast, self.moments, found)
        found = carried(self.doc, self.moments, dated_by_lines(self.doc, found))
        if not any(is_coded(report.type) for report in found):  # of an article without politics, no act is
            found = [report for report in found if not is_act(report.happening)]
        return tuple(sorted(found, key=lambda r: (r.trigger_start, r.trigger_end, r.happening))), tuple(undecided)

    def _drafts(self, sentence: Span) -> list[Draft]:
        """Give the drafts of a sentence, each with its parties; what only counts happenings ("the first visit by a
        leader in 33 years") is no happening beside the one it is said of."""
        found: list[Draft] = []
        drafts = joined(list(self.finder.drafts(sentence)))
        for draft in drafts:
            dated = self.moments.of(draft.trigger, draft.carriers, sentence) is not None
            draft.finding.background |= not dated and (draft.finding.earlier or presupposed(draft, drafts))
            others = {other.family for other in drafts if other is not draft} | self._families
            if draft.is_count and draft.family in others:
                continue
            if (whole := self.parties.completed(draft)) is not None:
                found.append(whole)
                self._keep(whole)
                self.parties.meet(whole)
        found += self.acts.of(sentence, found)
        self._families |= {draft.family for draft in found}
        self.finder.sieve.fought |= any(d.filled.frame.kind == "ASSAULT" or d.family == "ceasefire" for d in found)
        return found

    def _keep(self, draft: Draft) -> None:
        """Keep who took part in what did happen, for a noun that takes it up later."""
        if (draft.filled.actors or draft.filled.recipients) and draft.finding.status == "occurred":
            self.finder.told[draft.family] = draft.filled

    def _is_boast(self, draft: Draft, report: Report) -> bool:
        """Tell words about words in somebody's mouth: "we have always supported X" supports nobody today."""
        statement = next((s for s in self.doc._.statements if s.id == report.statement), None)
        if statement is None or statement.kind != "direct" or not is_verbal(report.happening):
            return False
        return self.finder.judge.forms.is_perfect(draft.trigger)

    def _is_untold(self, report: Report) -> bool:
        """Tell what is coded as nothing but an act and has no words of its own, or is not told as done."""
        return is_act(report.happening) and not (report.clause and report.status == "occurred")

    def _of_each_place(self, report: Report, filled: Filled) -> list[Report]:
        """Give a journey to several places as one report for each."""
        if not filled.further:
            return [report]
        places = ([report.place] if report.place else []) + list(filled.further)
        entities = {p.entity for p in places}
        people = tuple(r for r in report.recipients if r.entity not in entities)
        return [
            replace(
                report,
                id=report.id if n == 0 else identify("report", report.id, place.start),
                place=place,
                recipients=(*people, *((place,) if self.cast.is_country(place) else ())),
            )
            for n, place in enumerate(places)
        ]

    def _is_title(self, sentence: Span) -> bool:
        document = self.doc._.document
        return document is not None and document.title_start <= sentence.start_char < document.title_end

    def _time(self, draft: Draft, earlier: dict[int, tuple[str, TimeExpression | None]]) -> TimeExpression | None:
        """Give the moment of a draft; legs of one journey ("went to X in May and visited Y") share theirs."""
        time = self.moments.of(draft.trigger, draft.carriers, draft.sentence)
        if time is None and draft.filled.frame.names_object:
            time = self.moments.of_object(draft.trigger)
        if time is None and base(draft.trigger) == "conj":
            family, first = earlier.get(draft.trigger.head.i, ("", None))
            time = first if family == draft.family else None
        if time is None and not draft.finding.earlier:
            verbal = is_verbal(draft.filled.frame.happening)
            decree = (draft.finding.governor,) if draft.finding.decreed and draft.finding.governor is not None else ()
            time = self.moments.of(draft.trigger, decree, draft.sentence)
            time = time or self.moments.beside(draft.trigger, (*draft.carriers, *decree), draft.sentence, verbal)
        return time

    def _report(self, draft: Draft, time: TimeExpression | None) -> Report:
        trigger, filled = draft.trigger, draft.filled
        tried = self._is_attempt(draft)
        happening = "attack" if tried else filled.frame.happening
        record = happenings()[happening]
        start, end = trigger.idx, trigger.idx + len(trigger)
        statement = innermost(self.doc, start)
        if statement is not None and (self._is_beside(trigger, statement) or self._is_outside(trigger, statement)):
            statement = None
        status, accusers = self._status(draft, statement, tried=tried)
        worded = is_verbal(happening) or happening == "cancel"
        if time is not None and worded and status in ("occurred", "underway") and self.moments.is_aim(time):
            time = None
        since = self.moments.since(trigger, draft.carriers) if time is None else None
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
            status=self._to_come(status, time),
            statement=statement.id if statement else None,
            accusers=accusers,
            object=self._object(filled, trigger),
            quantities=quantities(filled.heads, self.lexicon, self.cast.timed, happening in OF_PEOPLE),
            background=draft.finding.background or is_past(time or since, self.doc._.published),
            clause=self._clause(draft),
        )

    def _is_attempt(self, draft: Draft) -> bool:
        """Tell a killing that was only tried, an attack: "the attempted murder of X", "el intento de asesinato"."""
        trigger, grammar = draft.trigger, self.lexicon.grammar
        if draft.family == "killing" and is_nearly(trigger, self.lexicon):
            return True  # "nearly killed X"
        if draft.family != "killing" or trigger.pos_ != "NOUN":
            return False
        tried = any(base(t) == "amod" and set(lemmas(t)) & set(grammar["attempted"]) for t in trigger.children)
        return tried or (base(trigger) == "nmod" and not set(lemmas(trigger.head)).isdisjoint(grammar["attempts"]))

    def _is_beside(self, trigger: Token, statement: Statement) -> bool:
        """Tell a verb joined to the one that says a statement: "accused X of bombing Y and called for Z"."""
        above = governor(trigger, self.lexicon)
        joined = base(trigger) == "conj" and above.i != trigger.head.i
        return joined and statement.cue_start <= above.idx < statement.cue_end

    def _is_outside(self, trigger: Token, statement: Statement) -> bool:
        """Tell what is told beside a relative clause that alone is said by somebody: "after raids, which according to X
        killed six"."""
        cue = self.doc.char_span(statement.cue_start, statement.cue_end, alignment_mode="expand")
        if cue is None or cue.start == 0 or not is_relative(self.doc[cue.start - 1]):
            return False
        clause = self.doc[cue.start - 1].head
        return is_relative_clause(clause) and trigger not in clause.subtree

    def _document(self) -> str:
        return self.doc._.document.id if self.doc._.document is not None else ""

    def _object(self, filled: Filled, trigger: Token) -> str:
        if not filled.objects:
            return ""
        head = filled.objects[0]
        if base(head) in ("amod", "compound", "nummod") and head.head.i == trigger.i:
            own = [t.i for t in filled.objects if t.head.i == trigger.i and t.i < trigger.i]
            return self.doc[min(own) : trigger.i + 1].text if own else ""  # "sixth nuclear test"
        if is_verb(head):
            if filled.frame.kind == "AID":  # "helped them build ships": ships
                head = next(iter(verb_slots(head, self.lexicon)["obj"]), head)
            tokens = sorted(head.subtree, key=lambda t: t.i)
            return " ".join(self.doc[tokens[0].i : tokens[-1].i + 1].text.split())
        start, end = phrase(head, self.cast.timed | self._given_to(head, filled))
        return self.doc[start:end].text.strip()

    def _clause(self, draft: Draft) -> Spans:
        """Give the clause of a draft, but of what is told not to be, or nearly to be: its words say the contrary."""
        if draft.finding.negated or is_nearly(draft.trigger, self.lexicon):
            return ()
        return kept_whole(predication(draft.trigger, draft.carriers, self.cast.timed, self.lexicon), self.names)

    def _given_to(self, head: Token, filled: Filled) -> frozenset[int]:
        """Give the complements of an object that name the parties: "ammunition to Russia" is ammunition."""
        own = ("", "poss", *self.lexicon.grammar["of"])
        hung = [t for t in head.children if base(t) in ("nmod", "obl") and case(t) not in own]
        return frozenset(t.i for t in hung if any(_covers(t, p) for p in (*filled.recipients, *filled.actors)))

    def _context(self, sentence: Span) -> str:
        words = {lemma for token in sentence for lemma in (token.lower_, token.lemma_.lower())}
        text = sentence.text.lower()
        for context, cues in self.lexicon.contexts.items():
            if any(cue in words or (" " in cue and cue in text) for cue in cues):
                return context
        return ""

    def _status(
        self, draft: Draft, statement: Statement | None, *, tried: bool
    ) -> tuple[Status, tuple[Participant, ...]]:
        finding = draft.finding
        statuses = list(finding.statuses)
        if tried and "possible" in statuses:
            statuses.remove("possible")  # what was tried took place
        if draft.is_let_go and "possible" in statuses:
            statuses.remove("possible")
        if finding.purpose and not is_done_by_coming(draft.filled):
            statuses.append("planned")
        if finding.conditional and statement is not None:  # "reported that he would visit": a plan told in the past
            statuses = ["planned" if status == "possible" else status for status in statuses]
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

    def _to_come(self, status: Status, time: TimeExpression | None) -> Status:
        """What is dated after its article has not happened yet, whatever its tense, unless two clocks explain it."""
        published = self.doc._.published
        if status not in ("occurred", "underway") or time is None or not time.when.earliest or not published.latest:
            return status
        return "planned" if time.when.earliest >= published.latest and not time.when.note else status

    def _accusers(self, finding: Finding) -> tuple[Participant, ...]:
        for word in finding.accusing:
            slots = verb_slots(word, self.lexicon) if is_verb(word) else noun_slots(word, self.lexicon)
            for name in ("subj", *self.lexicon.grammar["noun_actor"], *self.lexicon.grammar["of"]):
                if found := self.cast.of(slots.get(name, ())) or (
                    self.cast.unnamed.nationals(slots.get(name, ())) if name == "adj" else ()
                ):
                    return found
        return ()

    def _said(self, draft: Draft, statement: Statement, own: Status) -> tuple[Status | None, tuple[Participant, ...]]:
        """Judge by the stance of a statement, and by who says what of whom."""
        said_by = self._speaker(statement)
        if statement.stance == "denies":
            beside = base(draft.trigger) == "acl" and not case(draft.trigger)
            cue = range(statement.cue_start, statement.cue_end)  # "denies the charges and will go on trial"
            beside = beside or draft.finding.shared or (base(draft.trigger) == "conj" and draft.trigger.head.idx in cue)
            return (None if beside else "denied"), ()  # "denied that the ship seized by Y was its own": it was seized
        if statement.stance == "accuses" and own in ("occurred", "underway"):
            return (None if self._is_of_thing(draft) else "alleged"), said_by
        if (own == "occurred" or own == "underway") and not self._is_granted(draft, statement):
            behind = statement.cue_start > draft.trigger.idx  # "X phoned Y after Z seized a ship, the palace said"
            known = behind and is_presupposed(draft.trigger, self.lexicon)
            hostile = draft.filled.frame.happening in self.cues.hostile and not known
            if hostile and self._is_of_others(draft, statement):
                return "alleged", said_by
            infinitive = has(draft.trigger, "VerbForm", "Inf") and not draft.finding.decreed
            if infinitive and statement.stance in ("demands", "urges"):
                return "called-for", ()
        return None, ()

    def _is_of_thing(self, draft: Draft) -> bool:
        """Tell what is only told of a thing in an accusation: "accused X of breaking the pact that both had signed"."""
        happened = draft.trigger.pos_ == "NOUN" and not draft.filled.frame.coded  # "blamed X for the crash"
        granted = is_relative_clause(draft.trigger) and draft.filled.frame.happening not in self.cues.hostile
        return happened or granted

    def _is_granted(self, draft: Draft, statement: Statement) -> bool:
        """Tell what is told beside a verb of saying ("speaks of robbery after the raid by X"), not in what is said, and
        what is there to be condemned ("condemned the raid by X")."""
        above = draft.finding.governor
        if above is not None and set(lemmas(above)) & self.cues.known:
            return True
        beside = self.cues.prepositions.get(case(draft.trigger)) == "background"
        return beside and statement.cue_start <= draft.trigger.head.idx < statement.cue_end

    def _is_of_others(self, draft: Draft, statement: Statement) -> bool:
        """Tell whether a party speaks of another: both states known and different, and no news agency speaking."""
        if statement.speaker is None:
            return False
        said_by = speaker(statement)
        country = self.cast.country(said_by)
        if country is None or self.cast.is_medium(said_by):
            return False
        actors = {self.cast.country(actor) for actor in draft.filled.actors}
        return bool(actors) and None not in actors and country not in actors

    def _speaker(self, statement: Statement) -> tuple[Participant, ...]:
        if statement.speaker is None and not statement.speaker_text:
            return ()
        return (speaker(statement),)


def _covers(token: Token, participant: Participant) -> bool:
    return token.left_edge.idx <= participant.start < token.right_edge.idx + len(token.right_edge)
