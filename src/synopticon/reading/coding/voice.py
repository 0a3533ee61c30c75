"""Grammatical voice: whether the subject of a verb does what it tells, or undergoes it."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.clauses import inverted, is_narrowing, is_reduced, is_set_off, is_torn_off, lacks_object
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, has, has_no_passive, hedged_number, is_outcome, is_participle, lemmas


def is_passive(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb's grammatical subject is its logical object."""
    if any(True for _ in _signs(verb, lexicon)) or inverted(verb) is not None:
        return True
    apart = is_set_off(verb) or is_narrowing(verb) or lacks_object(verb)
    return _bare_participle(verb, lexicon) or apart or _is_of_apposition(verb)


def _signs(verb: Token, lexicon: Lexicon) -> list[Token]:
    participle = has(verb, "VerbForm", "Part") and not has(verb, "Tense", "Pres")
    return [
        child
        for child in verb.children
        if child.dep_ in ("aux:pass", "nsubj:pass", "expl:pass")
        or (
            participle
            and base(child) in ("aux", "cop")
            and set(lemmas(child)) & set(lexicon.grammar["passive_auxiliaries"])
        )
    ]


def _is_of_apposition(verb: Token) -> bool:
    """Tell the participle of an apposition that the parser took for the verb of its sentence, which then has another
    without a subject: "Ana Ruiz, a sailor arrested in Lima in May, has been freed"."""
    own = [t for t in verb.children if base(t) == "nsubj"]
    apposed = any(base(t) == "appos" and t.right_edge.i == verb.i - 1 for noun in own for t in noun.children)
    behind = [t for t in verb.children if base(t) == "parataxis" and t.i > verb.i and t.left_edge.nbor(-1).text == ","]
    finite = [t for t in behind if any(base(c) == "aux" for c in t.children)]
    return apposed and any(not any(base(c) == "nsubj" for c in t.children) for t in finite)


def _bare_participle(verb: Token, lexicon: Lexicon) -> bool:
    if not is_participle(verb) or has(verb, "Tense", "Pres"):
        return False
    if is_reduced(verb):
        return True
    if any(base(child) in ("aux", "cop", "nsubj", "obj") and not is_outcome(child) for child in verb.children):
        return False
    if hedged_number(verb) is not None:
        return False  # "the shelling killed at least 20"
    if has_no_passive(verb) or is_torn_off(verb):
        return False  # nobody is arrived or called for: a finite verb that the parser hung on its subject
    if base(verb) == "conj" and verb.head.i != verb.i:
        return is_passive(verb.head, lexicon)
    return base(verb) in ("acl", "amod", "advcl")
