"""One happening, one report: drafts of a sentence that another draft already tells are left out."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.languages import happenings
from synopticon.reading.coding import trees
from synopticon.reading.coding.drafts import HOLDS_CLAUSE, PROMISED_APART, Draft
from synopticon.reading.coding.sieve import OF_CAPTIVES


def joined(drafts: list[Draft]) -> list[Draft]:
    """Leave out what another draft of the sentence already tells: a verb's own object noun, what a promise promises."""
    kept: list[Draft] = []
    for draft in drafts:
        others = [other for other in drafts if other is not draft]
        if any(
            _holds(other, draft) or _tells(other, draft) or _mentions(other, draft) or _serves(other, draft)
            for other in others
        ):
            continue
        kept.append(draft)
    return kept


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` stands in the clause that `outer` promises, asks for, threatens with or refuses."""
    if outer.filled.frame.happening not in HOLDS_CLAUSE or outer.finding.negated:
        return False
    if outer.filled.frame.happening == "promise" and inner.filled.frame.happening in PROMISED_APART:
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
    if inner.trigger.pos_ != "NOUN" or inner.filled.actors or inner.filled.frame.happening in OF_CAPTIVES:
        return False
    assault = happenings()[inner.filled.frame.happening]["type"] == "ASSAULT"
    if assault and inner.filled.recipients and trees.base(inner.trigger) == "nsubj":
        return False  # "the attack on X left six dead" tells both
    return _depends(inner.trigger, outer.trigger) and trees.base(inner.trigger) in ("obj", "obl", "nmod", "nsubj")


def _serves(outer: Draft, inner: Draft) -> bool:
    """Tell whether `inner` is only what `outer` is done for, by the same actors: "sent money to help X". Who travels to
    meet or to talk has a plan of its own."""
    if not inner.finding.purpose or happenings()[inner.filled.frame.happening]["type"] == "CONSULT":
        return False
    return _depends(inner.trigger, outer.trigger) and not _disagree(outer, inner)


def _after(outer: Draft, word: Token) -> bool:
    """An adjunct put before the outer verb is not part of what it asks for."""
    return word.i > outer.trigger.i and (trees.base(word) != "advcl" or not trees.has(word, "VerbForm", "Fin"))


def _tells(outer: Draft, inner: Draft) -> bool:
    """Tell whether two drafts of one family are one: one hangs on the other and `outer` says at least as much."""
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
