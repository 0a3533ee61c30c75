"""Subjects of clauses that the parser hung on other words, found by where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from synopticon.reading.coding.clauses import is_finite_word, is_gerund, is_relative, is_verb
from synopticon.reading.coding.words import base, case, has


def cut_off(verb: Token) -> Token | None:
    """Give the subject of a clause that the parser joined to the words before it: "pidió calma a la familia y el juez
    abrió una causa"."""
    index = verb.i - 1
    while index > verb.sent.start and verb.doc[index].pos_ in ("AUX", "ADV", "PRON"):
        index -= 1
    last = verb.doc[index]
    head = next((t for t in (last, *last.ancestors) if base(t) == "conj" and t.right_edge.i == index), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or case(head) or verb in head.ancestors:
        return None
    joined = any(base(t) == "cc" for t in head.children) and not has(head, "Number", "Plur")
    above = base(head.head) in ("obl", "nmod", "obj", "iobj") or head.head.pos_ == "VERB"
    marked = any(base(t) in ("nsubj", "mark", "cc") or is_relative(t) for t in verb.children)
    tensed = [t for t in (verb, *verb.children) if has(t, "VerbForm", "Fin") and (t.i == verb.i or base(t) == "aux")]
    single = bool(tensed) and not any(has(t, "Number", "Plur") for t in tensed)
    return head if joined and above and single and not marked else None


def behind_moment(verb: Token) -> list[Token]:
    """Give the subject of a joined clause that the parser hung on its moment or on the verb before: "cerró la frontera,
    y horas después el presidente peruano, Luis Maura, anunció un arancel"."""
    if base(verb) != "conj" or any(base(t) in ("nsubj", "mark") or is_relative(t) for t in verb.children):
        return []
    index = verb.i - 1
    while index > verb.sent.start and (verb.doc[index].pos_ in ("AUX", "ADV", "PRON") or verb.doc[index].text == ","):
        index -= 1
    last = verb.doc[index]
    phrases = [t for t in (last, *last.ancestors) if t.right_edge.i in (index, index + 1) and t.i < verb.i]
    return [t for t in phrases if t.pos_ in ("NOUN", "PROPN") and not case(t) and _opens_again(t)][:1]


def _opens_again(noun: Token) -> bool:
    """Tell a phrase right behind an adverb of time that opens a joined clause: "y horas después el ministro"."""
    if noun.left_edge.i - 2 < noun.sent.start or noun.left_edge.nbor(-1).pos_ != "ADV":
        return False
    adverb = noun.left_edge.nbor(-1)
    timed = adverb.head.i == adverb.nbor(-1).i or base(adverb) == "advmod"
    return timed and any(t.pos_ == "CCONJ" for t in noun.doc[max(noun.sent.start, adverb.i - 4) : adverb.i])


def torn_subject(verb: Token, clausal: Iterable[str]) -> list[Token]:
    """Give the subject right before a verb that the parser hung on the verb above: "called it a bad day, while her
    counterpart, Ana Ruiz, demanded …", "two days before Ruiz, a loyalist, is to be sworn in"."""
    above = verb.head
    if base(verb) not in ("conj", "advcl") or not is_verb(above):
        return []
    if any(base(t) in ("nsubj", "cc", "mark") and t.pos_ != "PART" for t in verb.children):
        return []
    index = verb.i - 1
    while index > above.i and (verb.doc[index].pos_ in ("AUX", "ADV", "PART") or verb.doc[index].text == ","):
        index -= 1
    last = verb.doc[index]
    near = [t for t in (last, *last.ancestors) if above.i < t.i < verb.i and t.pos_ in ("NOUN", "PROPN")]
    near = [t for t in near if not any(is_finite_word(c) or c.pos_ == "VERB" for c in t.subtree)]
    return [t for t in near if t.right_edge.i in (index, index + 1) and _opens_own_clause(t, clausal)][:1]


def subject_before(verb: Token) -> list[Token]:
    """Give the subject of a clause without a conjunction that the parser took for the object of the verb above: "says
    three of its chiefs, Ruiz, Holt and Vega, were seized"."""
    above = verb.head
    finite = [t for t in (verb, *verb.children) if has(t, "VerbForm", "Fin") and (t.i == verb.i or base(t) == "aux")]
    if base(verb) != "parataxis" or not is_verb(above) or not finite:
        return []
    if any(base(t) in ("nsubj", "cc", "mark", "expl") or is_relative(t) for t in verb.children):
        return []
    start = min(t.i for t in (verb, *verb.children) if t.pos_ in ("VERB", "AUX"))
    before = [t for t in above.children if base(t) == "obj" and above.i < t.i and t.pos_ in ("NOUN", "PROPN", "NUM")]
    return [t for t in before if t.right_edge.i == start - 1 or verb.doc[t.right_edge.i + 1 : start].text == ","][:1]


def _opens_own_clause(noun: Token, clausal: Iterable[str]) -> bool:
    """Tell a noun that no verb can have as the parser has it: joined to one, or behind a conjunction of clauses, or to
    another noun right before a verb: "cut ties and its envoy left"."""
    if base(noun) in ("obl", "nmod"):
        return case(noun) in clausal
    marked = any(base(t) in ("mark", "cc") for t in noun.children)
    behind = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    acts = base(noun) == "conj" and any(t.pos_ in ("VERB", "AUX") for t in behind)
    return marked and base(noun) in ("conj", "advcl") and (is_verb(noun.head) or acts)


def before_whose(verb: Token) -> list[Token]:
    """Give the subject of a sentence whose aside the parser took for its first verb: "Chad, whose town of Bol adjoins
    Kenia, called on both to talk"."""
    first = verb.head
    own = [t for t in first.children if base(t) == "nsubj" and t.i < first.i]
    if first.i > verb.i or len(own) != 2 or verb.left_edge.i < 1 or verb.left_edge.nbor(-1).text != ",":
        return []
    whose = [t for t in own[1].children if has(t, "Poss", "Yes") and is_relative(t)]
    return own[:1] if whose and own[0].i < whose[0].i else []


def subject_before_relative(verb: Token) -> list[Token]:
    """Give the subject of a sentence whose relative clause the parser took for its first verb: "the rebels, to whom the
    panel gives 3,000 men, took the town"."""
    first = verb.head
    own = [t for t in first.children if base(t) == "nsubj" and t.i < first.i]
    joined = any(base(t) == "cc" for t in verb.children) or verb.doc[first.i : verb.i].text.count(",") == 0
    if joined or len(own) != 2 or base(first) != "ROOT":
        return []
    return own[:1] if any(is_relative(t) and own[0].i < t.i < own[1].i for t in first.children) else []


def antecedent_above(gerund: Token) -> Token | None:
    """Give the noun of the relative clause on which the parser hung a gerund whose pronoun stands for that noun:
    "imposed sanctions on the men who command the squads, accusing them of …"."""
    clause = gerund.head
    if base(gerund) != "advcl" or clause.dep_ != "acl:relcl" or not is_gerund(gerund) or case(gerund):
        return None
    objects = [t for t in gerund.children if base(t) == "obj" and has(t, "PronType", "Prs")]
    numbers = [n for t in objects for n in t.morph.get("Number", []) if not has(t, "Reflex", "Yes")]
    return clause.head if numbers and has(clause.head, "Number", numbers[0]) else None


def is_second_within(token: Token, subjects: list[Token]) -> bool:
    """Tell the second of two within a subject that the parser took for another: "La tregua entre Chad y Kenia rige"."""
    before = [t for t in subjects if t.i < token.i < token.head.i and has(t, "Number", "Sing")]
    if not before or not has(token.head, "Number", "Sing"):
        return False
    return any(t.pos_ == "CCONJ" for t in token.doc[token.left_edge.i - 1 : token.left_edge.i + 1])
