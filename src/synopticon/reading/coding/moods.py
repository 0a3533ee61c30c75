"""Mood and tense of a clause beside the one above it: subjunctives, sequence of tenses, gerunds that go along."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.clauses import is_content, is_finite, is_gerund, is_relative, is_verb
from synopticon.reading.coding.words import base, case, has, word


def goes_with(verb: Token) -> bool:
    """Tell a gerund, which shares the tense of its governor; a finite verb has its own."""
    present = has(verb, "Tense", "Pres") and not is_finite(verb)
    return has(verb, "VerbForm", "Ger") or present


def is_of_any(verb: Token) -> bool:
    """Tell a relative clause of whatever or whoever may fit, by its present subjunctive: "los buques que entren o
    salgan", "información que lleve a su captura"."""
    first = first_joined(verb)
    relative = [t for t in first.children if is_relative(t) and base(t) in ("nsubj", "obj", "obl")]
    return is_subjunctive(first) and base(first) == "acl" and bool(relative)


def is_supposed(verb: Token, endings: tuple[str, ...]) -> bool:
    """Tell a past subjunctive that the tagger took for a future without its accent: "después de que rogara"."""
    first = first_joined(verb)
    marks = [t for t in first.children if base(t) == "mark"]
    return verb.lower_.endswith(endings) and any(t.pos_ == "ADP" for t in marks)


def first_joined(verb: Token) -> Token:
    while base(verb) == "conj" and verb.head.i != verb.i and is_verb(verb.head):
        verb = verb.head
    return verb


def is_subjunctive(verb: Token) -> bool:
    """Tell a present subjunctive of a clause below another; where taggers see an order there, it is one too."""
    return (has(verb, "Mood", "Sub") and has(verb, "Tense", "Pres")) or has(verb, "Mood", "Imp")


def is_backshifted(verb: Token) -> bool:
    """Tell a verb in what somebody said: "said that it had sent troops" is the news, told in the past."""
    first = verb.head if base(verb) == "conj" else verb
    if base(first) == "acl" and is_content(first):  # "told reporters that it had sent troops"
        return has(first.head.head, "Tense", "Past")
    return base(first) in ("ccomp", "parataxis") and has(first.head, "Tense", "Past")


def is_told(verb: Token) -> bool:
    """Tell what is said of the past by itself: "that X met Y", "that X was told", not "that X would meet Y"."""
    helping = [t for t in verb.children if base(t) in ("aux", "cop") and t.i < verb.i]
    tensed = next((t for t in (*helping, verb) if has(t, "VerbForm", "Fin")), verb)
    past = has(tensed, "Tense", "Past") and has(tensed, "VerbForm", "Fin")
    return base(verb) == "ccomp" and past and not has(tensed, "Mood", "Sub")


def is_on_noun(relation: str, head: Token) -> bool:
    """Tell a clause of a noun, one among them that the tagger took for a verb: "rejected press reports that …"."""
    if base(head) == "obj":
        return relation in ("acl", "ccomp")
    return relation == "acl" and head.pos_ in ("NOUN", "PROPN")


def is_beside(verb: Token, head: Token) -> bool:
    """Tell a gerund beside a verb that has its object: "stopped work, staging a sit-in" denies no sit-in."""
    gerund = has(verb, "VerbForm", "Ger") and not case(verb)
    return gerund and any(base(t) == "obj" for t in head.children)


def is_complement(verb: Token, head: Token) -> bool:
    """Tell a gerund right behind the verb that it completes, however it was parsed: "ruled out joining it"."""
    between = verb.doc[head.i + 1 : verb.i]
    return is_gerund(verb) and head.i < verb.i and all(t.pos_ in ("ADP", "ADV", "PART") for t in between)


def whole(adverb: Token) -> str:
    """Give an adverb or mark with the words it is made of: "sin embargo" denies nothing, "si bien" is no condition."""
    parts = [adverb, *(t for t in adverb.children if base(t) == "fixed")]
    return " ".join(word(t) for t in sorted(parts, key=lambda t: t.i))
