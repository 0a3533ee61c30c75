"""Dated deeds that no frame fits: what a party did on a day that is named ("border guards put up a checkpoint on
Sunday"), coded as nothing but an act and told in the words of its own clause.

A dictionary, however long, lacks words for what a next affair turns on. What is told with who and when is news in any
words; what lacks either is mostly description.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Span, Token

from synopticon.reading.coding.arguments import objects, subjects
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_adjectival, is_finite, is_verb
from synopticon.reading.coding.draft import Draft
from synopticon.reading.coding.filled import Filled
from synopticon.reading.coding.judging import Judge
from synopticon.reading.coding.lexicon import Frame, Lexicon
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.predication import is_parted, predication
from synopticon.reading.coding.spoken import innermost
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, has, is_present_participle, lemmas
from synopticon.records import Participant, TimeExpression

_FRAME = Frame("act", {"actor": ("subj",), "recipient": ("obj",), "object": ("obj",)}, (), ("any",))
_DATED = frozenset(("minute", "hour", "part", "day", "week", "month"))  # granularities that tell a deed from a habit


def is_act(happening: str) -> bool:
    """Tell what is coded as nothing but an act, which only its own words can tell."""
    return happening == _FRAME.happening


class Acts:
    """Finds the dated deeds of one Doc."""

    def __init__(self, lexicon: Lexicon, cast: Cast, judge: Judge, moments: Moments) -> None:
        self.lexicon = lexicon
        self.cast = cast
        self.judge = judge
        self.moments = moments
        self._idle = frozenset(lexicon.grammar.get("idle", ()))
        self._said = tuple((s.cue_start, s.cue_end) for s in cast.doc._.statements)

    def of(self, sentence: Span, told: Collection[Draft]) -> list[Draft]:
        """Give the drafts of dated deeds in a sentence, beside those that its words have frames for."""
        known = {t.i for draft in told for t in (draft.trigger, *draft.carriers)}
        return [d for verb in sentence if verb.i not in known and (d := self._act(verb, sentence, known)) is not None]

    def _act(self, verb: Token, sentence: Span, known: Collection[int]) -> Draft | None:
        if verb.pos_ != "VERB" or not is_verb(verb) or is_adjectival(verb) or not self._is_past(verb):
            return None
        if _is_asked(sentence) or _is_far_from_subject(verb):
            return None
        if not self._idle.isdisjoint(lemmas(verb)) or any(start <= verb.idx < end for start, end in self._said):
            return None
        if not self._is_dated(self.moments.of(verb, (), sentence)):
            return None
        said = innermost(verb.doc, verb.idx)
        if said is not None and said.kind != "indirect":
            return None
        if is_parted(verb):
            return None  # "ordered on Friday, at X's request, that …": its own words lack what was ordered
        done_to = objects(verb, self.lexicon)
        beside = [t for t in verb.children if base(t) in ("obj", "obl")]
        told = [t for t in (*done_to, *beside) if t.pos_ != "PRON" and not self.cast.is_time(t)]
        if not told or any(t.i in known or (t.pos_ == "PRON" and t in done_to) for t in (*done_to, *beside)):
            return None  # "police recovered it": nothing that its own words tell
        finding = self.judge.verb(verb)
        doers, others = self.cast.of(subjects(verb, self.lexicon)), self.cast.of(done_to)
        who = doers or (others if is_passive(verb, self.lexicon) else ())
        if (
            not any(p.entity or not self._is_pronoun(p) for p in who)
            or finding.negated
            or set(finding.statuses) - {"occurred"}
        ):
            return None
        others = tuple(p for p in others if p.entity is None or p.entity not in {d.entity for d in doers})
        things = tuple(t for t in done_to if t.pos_ == "NOUN")
        draft = Draft(verb, Filled(_FRAME, doers, others, None, things, things), finding, (), sentence)
        return draft if self._is_told(draft, done_to or told) else None

    def _is_told(self, draft: Draft, needed: Collection[Token]) -> bool:
        """Tell whether the words of a deed's own clause say to whom or what it was done, else where or how: not so of
        what stands elsewhere ("the loan that the ministry withdrew") or behind an aside ("autorizó, a petición del
        fiscal, que el barco siga en puerto")."""
        verb = draft.trigger
        clause = predication(verb, (), self.cast.timed, self.lexicon)
        within = [t for t in needed if any(start <= t.idx < end for start, end in clause)]
        return bool(within) and (is_passive(verb, self.lexicon) or len(clause) > 1)

    def _is_past(self, verb: Token) -> bool:
        """Tell a deed that is over: a simple past, or a participle with a past or perfect auxiliary."""
        auxiliaries = [t for t in verb.children if base(t) == "aux"]
        tensed = [verb] if has(verb, "VerbForm", "Fin") else auxiliaries
        past = any(has(t, "Tense", "Past") or not self.judge.cues.perfect.isdisjoint(lemmas(t)) for t in tensed)
        going_on = any(has(t, "Tense", "Imp") for t in (verb, *auxiliaries)) or is_present_participle(verb)
        return past and is_finite(verb) and not going_on

    def _is_dated(self, time: TimeExpression | None) -> bool:
        return time is not None and time.when.known and time.type in ("DATE", "TIME") and time.granularity in _DATED

    def _is_pronoun(self, party: Participant) -> bool:
        span = self.cast.doc.char_span(party.start, party.end, alignment_mode="expand")
        return span is not None and span.root.pos_ == "PRON"


def _is_asked(sentence: Span) -> bool:
    """Tell a question: "How many were deported on Monday?"."""
    return any(token.text == "?" for token in sentence[-2:])


def _is_far_from_subject(verb: Token) -> bool:
    """Tell a verb joined to one before it, behind a clause with a subject of its own, whose verb it may be as well:
    "tried to pass, until the frigate came between them, trained its guns on them"."""
    if base(verb) != "conj" or any(base(t) in ("nsubj", "csubj") for t in verb.children):
        return False
    between = verb.doc[verb.head.i + 1 : verb.i]
    return any(base(t) == "nsubj" and not has(t, "PronType", "Rel") and t.head.i > verb.head.i for t in between)
