"""One moment for several verbs of a sentence: what is told beside a dated verb in the same breath shares its moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from synopticon.reading.coding import trees
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.records import TimeExpression

Anchored = Sequence[tuple[TimeExpression, Token]]
Own = Callable[[Token], TimeExpression | None]

_DEEPEST = 3


def shared(
    trigger: Token, own: Own, here: Anchored, lexicon: Lexicon, said: bool = False, depth: int = 0
) -> TimeExpression | None:
    """Give the moment of the verb beside which `trigger` is told, None where it has none or each has its own.

    `own` gives a word's own moment, `here` are the sentence's; `said` tells that the trigger is words of somebody.
    """
    if depth > _DEEPEST:
        return None
    for rule in (_joined, _accompanying, _borne, *((_spoken,) if said else ()), _low):
        head = rule(trigger, here, lexicon)
        if head is None:
            continue
        if isinstance(head, TimeExpression):
            return head
        found = own(head) or shared(head, own, here, lexicon, depth=depth + 1)
        if found is not None:
            return found
    return None


def _joined(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Recalled its envoy on Friday, closed the border and …": verbs of one subject and one tense. Those of two
    subjects share the only moment of their sentence ("jets struck on Friday and shells killed six")."""
    head = verb.head if trees.base(verb) == "conj" else _first_of_list(verb)
    if head is None or head.i == verb.i or not (_is_past(verb) and _is_past(head)):
        return None
    return head if not _has_subject(verb) or len(here) == 1 else None


def _first_of_list(verb: Token) -> Token | None:
    """Give the verb that the parser took for what another without a subject says: "recalled its envoy, announced …"."""
    if _has_subject(verb):
        return None
    unmarked = (t for t in verb.children if trees.base(t) == "ccomp" and t.i < verb.i and not trees.is_linked(t))
    return next((t for t in unmarked if _has_subject(t)), None)


def _accompanying(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Lodged a protest on Sunday, accusing X of …": a participle beside its verb."""
    head = verb.head
    beside = trees.base(verb) == "advcl" and not any(trees.base(t) in ("mark", "case", "aux") for t in verb.children)
    return head if beside and trees.is_present_participle(verb) and trees.is_verb(head) else None


def _borne(word: Token, here: Anchored, lexicon: Lexicon) -> Token | TimeExpression | None:
    """ "Friday's missile, launched from …", "the visit that X made on Friday": a noun and the verb that carries it."""
    if trees.base(word) == "acl" and trees.is_participle(word) and not trees.is_linked(word):
        owned = (time for time, noun in here if noun.i == word.head.i and time.end <= noun.idx)
        return next(owned, None)
    carrying = lexicon.light["forward"] | lexicon.light["occur"]
    clauses = [t for t in word.children if trees.is_relative_clause(t) and set(trees.lemmas(t)) & carrying]
    return clauses[0] if word.pos_ == "NOUN" and clauses and _is_past(clauses[0]) else None


def _spoken(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Said on Friday that it backed X": who backs somebody by saying so does it as he says it."""
    head = verb.head
    own = [t for t in verb.children if trees.base(t) == "nsubj"]
    same = all(t.pos_ == "PRON" for t in own)
    plain = not any(trees.base(t) == "aux" for t in verb.children)
    return head if trees.base(verb) == "ccomp" and trees.is_verb(head) and same and plain else None


def _low(verb: Token, here: Anchored, lexicon: Lexicon) -> TimeExpression | None:
    """Give the only moment of a sentence to its main verb where the parser hung it on what has no tense: "barred six
    firms from buying chips on Friday", "refused to be searched on Friday"."""
    if len(here) != 1 or trees.base(verb) != "ROOT" or not _is_past(verb):
        return None
    time, word = here[0]
    if time.direction == "future" or not trees.is_verb(word) or trees.is_finite(word) or trees.is_infinitive(word):
        return None
    governed = trees.base(word) in ("advcl", "ccomp", "acl") and trees.is_present_participle(word)
    at = trees.base(word) == "acl" and trees.base(word.head) == "obl"  # "in a note carried on Friday"
    governed = governed or (at and trees.case(word.head) in lexicon.grammar["occasion"])
    undergone = trees.base(word) == "xcomp" and trees.is_participle(word)
    above = [t for t in word.ancestors if trees.is_verb(t)]
    return time if (governed or undergone) and above and above[0].i == verb.i else None


def _has_subject(verb: Token) -> bool:
    return any(trees.base(t) in ("nsubj", "csubj") for t in verb.children)


def _is_past(verb: Token) -> bool:
    """Tell a verb in the tense in which news is told: past, and no perfect."""
    helpers = [t for t in verb.children if trees.base(t) in ("aux", "cop")]
    past = any(trees.has(t, "Tense", "Past") and trees.has(t, "VerbForm", "Fin") for t in (verb, *helpers))
    return past and not any(t.dep_ == "aux" for t in helpers)
