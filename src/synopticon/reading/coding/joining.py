"""One happening, one report: drafts of a sentence that another draft already tells are left out."""

from __future__ import annotations

import itertools

from spacy.tokens import Token

from synopticon.reading.coding.clauses import is_finite, is_reduced, is_relative_clause
from synopticon.reading.coding.draft import Draft
from synopticon.reading.coding.governing import main_again
from synopticon.reading.coding.sieve import OF_CAPTIVES, is_done_by_coming
from synopticon.reading.coding.wills import HOLDS_CLAUSE, PROMISED_APART
from synopticon.reading.coding.words import base, case, has

# Families of what carries words: what is said in it is told beside it.
_MESSAGES = frozenset(("call", "message", "summons"))
_COMMENTS = frozenset(("ACCUSE", "SUPPORT"))
_REMARKS = frozenset(("accuse", "criticise", "support", "praise", "congratulate"))
# What is accepted, lifted, refused, asked for or criticised is named in the report of that.
_VERBAL = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AGREE", "CONCEDE", "RETREAT", "THREATEN"))


def joined(drafts: list[Draft]) -> list[Draft]:
    """Leave out what another draft of the sentence already tells: a verb's own object noun, what a promise promises."""
    return [draft for draft in drafts if not any(_outdoes(other, draft) for other in drafts if other is not draft)]


def _outdoes(outer: Draft, inner: Draft) -> bool:
    """Of two drafts that cover each other the first one stays."""
    return _covers(outer, inner) and not (inner.trigger.i < outer.trigger.i and _covers(inner, outer))


def _covers(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` needs no report of its own beside `outer`."""
    if is_reduced(outer.trigger) and _depends(outer.trigger, inner.trigger):
        return False  # "the strike, called a success by the unions", is told by the noun
    if _is_order_for(inner, outer):
        return False
    tests = (_restates, _befalls, _holds, _tells, _mentions, _serves, _is_object, _readies)
    return _is_order_for(outer, inner) or any(test(outer, inner) for test in tests)


def _is_order_for(done: Draft, order: Draft) -> bool:
    """Tell the order by which something is done: "ordered the border closed" is no demand beside it."""
    return done.finding.decreed and order.trigger in (done.finding.governor, *done.carriers)


def _restates(outer: Draft, inner: Draft) -> bool:
    """Tell a clause that says no more than its noun: "protests called by X", "the march that X called"."""
    same = outer.family == inner.family and outer.trigger.pos_ == "NOUN" and bool(outer.filled.actors)
    reduced = is_reduced(inner.trigger) and _depends(inner.trigger, outer.trigger)
    relative = is_relative_clause(inner.trigger) and inner.trigger.head.i == outer.trigger.i
    return same and not _disagree(outer, inner) and (reduced or relative)


def _befalls(outer: Draft, inner: Draft) -> bool:
    """Tell what its victims set off themselves: "died when they stepped on a mine"."""
    if outer.filled.frame.kind != "ASSAULT" or inner.filled.frame.kind != "ASSAULT":
        return False
    hurt = {(p.start, p.end) for p in outer.filled.recipients}
    return _depends(inner.trigger, outer.trigger) and bool(hurt & {(p.start, p.end) for p in inner.filled.actors})


def _is_object(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` is the very thing that `outer` is done to: "lifted its blockade", "accepted demands by X".
    What is called off keeps its report, which says so."""
    halted = outer.filled.frame.kind == "SANCTION"  # "put its aid on hold", "suspended a pact"
    told = inner.trigger.pos_ == "NOUN" and inner.trigger in outer.filled.objects
    halted = halted and inner.filled.frame.kind != "CONSULT"  # talks called off were planned: that report says so
    told = told and (halted or inner.finding.status != "cancelled")
    whole = bool(inner.filled.actors) or "enough" in inner.filled.frame.need
    deed = inner.filled.frame.kind not in _VERBAL and whole  # "condemned the raid by X on Y", "the dismissal of X"
    deed = deed or (inner.filled.frame.happening in OF_CAPTIVES and bool(inner.filled.recipients))
    worded = halted or outer.filled.frame.kind in _VERBAL
    return told and worded and not (deed and outer.filled.frame.kind in _COMMENTS)


def _readies(outer: Draft, inner: Draft) -> bool:
    """Who moves or fires weapons in an attack attacks: codebook, MOBILIZE "in the context of an ASSAULT"."""
    if inner.filled.frame.kind != "MOBILIZE" or outer.filled.frame.kind != "ASSAULT" or outer.finding.negated:
        return False
    linked = _depends(inner.trigger, outer.trigger) or _depends(outer.trigger, inner.trigger)
    return linked and not _disagree(outer, inner) and outer.finding.status in ("occurred", "underway")


def presupposed(draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether a draft is only what another comments on: "praised X's decision to leave Y"."""
    comments = [other for other in drafts if other.filled.frame.kind in _COMMENTS and other is not draft]
    if draft.finding.status == "alleged" or draft.filled.frame.happening in _REMARKS:
        return False
    return any(_is_about(other, draft) for other in comments)


def _is_about(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` stands below the object of `outer`: in its noun phrase, or in the "for …" beside it."""
    current = inner.trigger
    for _ in range(8):
        relation = base(current)
        if current.head.i == current.i or relation in ("conj", "parataxis", "nsubj", "ccomp"):
            return False
        if current.head.i == outer.trigger.i:
            gerund = relation == "advcl" and not has(current, "VerbForm", "Fin") and bool(case(current))
            return current.i > outer.trigger.i and (gerund or relation in ("obj", "obl") or relation == "acl")
        current = current.head
    return False


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` stands in the clause that `outer` promises, asks for, threatens with or refuses."""
    if outer.filled.frame.happening not in HOLDS_CLAUSE or outer.finding.negated:
        return False
    if outer.filled.frame.happening == "promise" and inner.filled.frame.happening in PROMISED_APART:
        return False
    if (above := main_again(inner.trigger)) is not None and above in (outer.trigger, *outer.trigger.ancestors):
        return False  # "told X to leave and struck Y", "said X had told it to leave and refused"
    current = inner.trigger
    for _ in range(8):
        if current.head.i == outer.trigger.i:
            return base(current) in ("xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod") and _after(outer, current)
        if current.head.i == current.i or is_relative_clause(current) or base(current) in ("parataxis", "nsubj"):
            return False
        if base(current) == "advcl" and has(current, "VerbForm", "Fin"):
            return False
        current = current.head
    return False


def _mentions(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` is a noun without an actor that `outer` is about ("condemned the killing of …")."""
    if inner.trigger.pos_ != "NOUN" or inner.filled.actors or inner.filled.frame.happening in OF_CAPTIVES:
        return False
    if "enough" in inner.filled.frame.need and inner.filled.frame.kind not in _VERBAL:
        return False  # "welcomed the dismissal of X", "complained that Y struck before the summit in Z"
    assault = inner.filled.frame.kind == "ASSAULT" and bool(inner.filled.recipients or inner.filled.place)
    died = outer.filled.frame.kind == "ASSAULT" and base(inner.trigger) in ("obl", "nmod")
    if assault and (died or base(inner.trigger) == "nsubj"):
        return False  # "the attack on X left six dead", "the toll from the attack in X rose" tell both
    return _depends(inner.trigger, outer.trigger) and base(inner.trigger) in ("obj", "obl", "nmod", "nsubj")


def _serves(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` is only what `outer` is done for, by the same actors: "sent money to help X". Who travels to
    meet or to talk has a plan of its own."""
    protest = inner.filled.frame.kind == "PROTEST"
    if not inner.finding.purpose or (protest and outer.filled.frame.kind != "PROTEST"):
        return False  # "stopped the freighter to protest against X" is a protest too
    going = outer.family == "travel" and bool(inner.filled.recipients)
    if (outer.family in _MESSAGES or going) and is_done_by_coming(inner.filled):
        return False  # "phoned X to thank him", "flew to X to thank Y"
    if inner.filled.frame.kind == "CONSULT" and (outer.filled.frame.kind != "CONSULT" or inner.filled.recipients):
        return False
    return _depends(inner.trigger, outer.trigger) and not _disagree(outer, inner)


def _after(outer: Draft, word: Token) -> bool:
    """An adjunct put before the outer verb is not part of what it asks for."""
    return word.i > outer.trigger.i and (base(word) != "advcl" or not has(word, "VerbForm", "Fin"))


def _tells(outer: Draft, inner: Draft) -> bool:
    """Tell whether two drafts of one family are one: one hangs on the other and `outer` says at least as much."""
    if outer.family != inner.family and not _is_topic(outer, inner):
        return False
    linked = _depends(inner.trigger, outer.trigger) or _depends(outer.trigger, inner.trigger)
    if not linked or _disagree(outer, inner) or _is_of_others(outer, inner) or _is_of_others(inner, outer):
        return False
    if outer.family != inner.family and inner.filled.frame.kind != "PROTEST":
        return True
    if outer.weight != inner.weight:
        return outer.weight > inner.weight
    return (outer.trigger.pos_ != "VERB", outer.trigger.i) < (inner.trigger.pos_ != "VERB", inner.trigger.i)


def _is_of_others(below: Draft, above: Draft) -> bool:
    """Tell what others suffer in a clause of when or why: "was held when police arrested three others"."""
    one, two = ({(p.start, p.end) for p in draft.filled.recipients} for draft in (below, above))
    if not one or not two or one & two or not _depends(below.trigger, above.trigger):
        return False
    within = itertools.takewhile(lambda t: t.i != above.trigger.i, (below.trigger, *below.trigger.ancestors))
    return any(base(t) == "advcl" and is_finite(t) for t in within)


def _is_topic(outer: Draft, inner: Draft) -> bool:
    """What a protest asks for or rejects is its topic, not another event (codebook, PROTEST)."""
    kinds = [draft.filled.frame.kind for draft in (outer, inner)]
    return kinds[0] == "PROTEST" and kinds[1] in ("PROTEST", "REQUEST", "ACCUSE", "REJECT")


def _depends(word: Token, other: Token) -> bool:
    current = word
    for _ in range(6):
        if current.head.i == current.i or base(current) in ("conj", "parataxis") or is_relative_clause(current):
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
