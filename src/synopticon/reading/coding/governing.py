"""What governs a clause, where the parser links it wrongly: verbs joined to another, clauses torn off."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.clauses import is_finite, is_gerund, is_verb
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.moods import whole
from synopticon.reading.coding.words import base, case, has, lemmas

# How the parser joins a clause to another, and what stands in a noun phrase before its noun.
_JOINED = frozenset(("conj", "xcomp", "ccomp", "advcl", "acl", "parataxis"))
_OWN = frozenset(("nsubj", "mark", "aux", "cop"))
_INSIDE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"))


def governor(verb: Token, lexicon: Lexicon) -> Token:
    """Give the word that governs a clause; "accused X for months of sending" is of accusing, not of months."""
    if (main := main_again(verb)) is not None:
        return main
    if (first := torn_condition(verb, lexicon)) is not None:
        return first
    if _is_apart(verb):
        return verb
    if _is_joined_above(verb) or _speaks_again(verb, lexicon):
        return verb.head.head
    if (speaking := _speaks_on(verb, lexicon)) is not None:
        return speaking
    if (told := _told_before(verb)) is not None:
        return told
    noun = verb.head
    of_noun = base(verb) == "acl" and verb.dep_ != "acl:relcl" and case(verb) in lexicon.grammar["of"]
    above = of_noun and (base(noun) in ("obl", "obj") or noun.dep_ == "nsubj:pass")
    wished = base(verb) == "acl" and has(verb, "Mood", "Sub") and base(noun) in ("obj", "iobj", "obl")
    above = above or (wished and bool(case(noun)))  # "rogó a ambos gobiernos que liberen a los presos"
    if above and set(lemmas(noun.head)) & set(lexicon.grammar["object_control"]):
        return noun.head
    return noun


def _is_apart(verb: Token) -> bool:
    """Tell a clause with a subject of its own behind a semicolon, which nothing before that governs: "X accuses Y of
    bombing Z; Y denies it"."""
    below = base(verb) in ("advcl", "ccomp", "xcomp") and verb.head.i < verb.i and is_finite(verb)
    own = below and any(base(t) == "nsubj" for t in verb.children) and not any(base(t) == "mark" for t in verb.children)
    return own and any(t.text == ";" for t in verb.doc[verb.head.i : verb.i])


def main_again(verb: Token) -> Token | None:
    """Give the verb above, where a past form is joined to a gerund or infinitive, which cannot be its like: "accused X
    of bombing Y and called for Z", "told X to leave and struck Y"."""
    clause = verb.head
    if base(verb) != "conj" or any(base(t) in ("nsubj", "aux", "mark") for t in verb.children):
        return None
    past = has(verb, "VerbForm", "Part") and not has(verb, "Tense", "Pres")
    past = past or (has(verb, "VerbForm", "Fin") and has(verb, "Tense", "Past"))
    past = past or (has(verb, "Person", "3") and has(verb, "Mood", "Ind") and has(verb, "Tense", "Pres"))
    bare = is_gerund(clause) or (has(clause, "VerbForm", "Inf") and not any(base(t) == "aux" for t in clause.children))
    above = clause.head if is_verb(clause.head) else clause.head.head
    below = base(clause) in ("xcomp", "advcl", "acl") and is_verb(above) and is_finite(above)
    if not (past and bare and below):
        return None
    if _is_earlier(above) and base(above) == "ccomp" and has(above.head, "Tense", "Past"):
        return above.head if _mood(above.head) == _mood(verb) else above  # "said X had asked it to leave and refused"
    tensed = next((t for t in above.ancestors if is_verb(t) and has(t, "Tense", "Past")), above)
    now = has(above, "Tense", "Pres") and has(above, "VerbForm", "Fin") and not has(verb, "Tense", "Pres")
    return tensed if now else above  # "said that X must act to cut costs and called on Y"


def _is_earlier(verb: Token) -> bool:
    """Tell a pluperfect: "had asked", "había pedido"."""
    helping = [t for t in verb.children if base(t) == "aux" and has(t, "VerbForm", "Fin")]
    past = any(has(t, "Tense", "Past") or has(t, "Tense", "Imp") for t in helping)
    return past and has(verb, "VerbForm", "Part") and not has(verb, "Voice", "Pass")


def _told_before(verb: Token) -> Token | None:
    """Give the verb that a gerund goes with, where the parser hung it on who says both: "drones hit a block, killing
    five, officials said"."""
    said = verb.head
    if base(verb) != "advcl" or not is_gerund(verb) or case(verb) or said.i < verb.i or not is_verb(said):
        return None
    if not any(base(t) == "nsubj" and verb.i < t.i < said.i for t in said.children):
        return None
    above = [said.head] if base(said) == "parataxis" else []
    above += [t for t in said.children if base(t) == "ccomp"]
    return next((t for t in above if t.i < verb.i and is_verb(t) and is_finite(t)), None)


def _is_joined_above(verb: Token) -> bool:
    """Tell a verb that is joined, by its tense, to the one that says the clause before it: "think many left, and warn
    of shells", "said they had had no choice and asked for help"."""
    clause = verb.head
    said = base(verb) == "conj" and base(clause) == "ccomp" and is_verb(clause.head)
    if not said or any(base(t) in ("nsubj", "aux", "cop", "mark", "advmod") for t in verb.children):
        return False
    earlier = has(clause, "Tense", "Past") and not has(clause.head, "Tense", "Past")
    present = has(verb, "Tense", "Pres") if has(verb, "VerbForm", "Fin") else has(verb, "VerbForm", "Inf")
    if earlier and present and has(clause.head, "Tense", "Pres"):
        return True
    helped = [t for t in clause.children if base(t) == "aux" and has(t, "Tense", "Past") and has(t, "VerbForm", "Fin")]
    before = helped and has(clause, "VerbForm", "Part") and not has(clause, "Voice", "Pass")
    return (
        bool(before)
        and has(clause.head, "Tense", "Past")
        and has(verb, "VerbForm", "Fin")
        and has(verb, "Tense", "Past")
    )


def _speaks_again(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a verb of words in the tense of the verb above, joined to what somebody says of a deed: "confirmed that a
    soldier was held but dismissed the charge", "said the talks had failed and accused X of bad faith"."""
    clause = verb.head
    if base(verb) != "conj" or base(clause) != "ccomp" or clause.head.i > clause.i or not is_verb(clause.head):
        return False
    if any(base(t) in ("nsubj", "aux", "mark", "advmod") for t in verb.children):
        return False
    told = all(has(t, "Tense", "Past") and not has(t, "VerbForm", "Ger") for t in (verb, clause.head))
    helped = any(base(t) in ("aux", "cop") for t in (*verb.children, *clause.head.children))
    plain = told and not helped and not any(base(t) == "aux" and has(t, "VerbForm", "Inf") for t in clause.children)
    return plain and any(_tells_words(verb, lexicon)) and not all(_tells_words(clause, lexicon))


def _speaks_on(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb of saying above that a verb of words behind a comma goes on from, where the parser joined it to a
    clause deep in what is said: "told the house it was time that X explained what it knew, and complained of Y"."""
    opened_by = [t for t in verb.children if base(t) == "cc" and verb.sent.start < t.i < verb.i]
    opened_by = [t for t in opened_by if t.nbor(-1).text == ","]
    if base(verb) != "conj" or not opened_by or any(base(t) in _OWN for t in verb.children):
        return None
    clause = verb.head
    own = any(base(t) == "nsubj" for t in clause.children) and base(clause) in ("acl", "ccomp", "advcl")
    if not own or not all(_tells_words(verb, lexicon)) or any(_tells_words(clause, lexicon)):
        return None
    above = [t for t in clause.ancestors if is_verb(t) and t.pos_ == "VERB"]
    said = [t for t in above if all(_tells_words(t, lexicon)) or base(t) == "ROOT"]
    first = said[0] if said else None
    if first is None or not has(verb, "Tense", "Past"):
        return None
    perfect = has(first, "VerbForm", "Part") and any(
        base(t) == "aux" and has(t, "VerbForm", "Fin") for t in first.lefts
    )
    like = perfect if not has(verb, "VerbForm", "Fin") else perfect or _mood(first) == _mood(verb)
    return first if like else None


def _tells_words(verb: Token, lexicon: Lexicon) -> list[bool]:
    """Give of each happening that a verb may tell whether it is words."""
    return [is_verbal(f.happening) for f in frames_of(lemmas(verb), lexicon.verbs)] or [False]


def torn_condition(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb of a condition that goes on with a verb which the parser joined to another, as its form and place
    tell: "a menos que Chad dé garantías de que ya no espía y deje entrar a X", "the offer stood if Chad resumed talks,
    let X in and paid"."""
    if base(verb) not in _JOINED or not is_verb(verb) or any(base(t) in _OWN for t in verb.children):
        return None
    opened_by = [t for t in verb.children if base(t) == "cc" and t.i < verb.i]
    if not opened_by and (verb.i == verb.sent.start or verb.nbor(-1).text != ","):
        return None
    above = [t for t in verb.doc[verb.sent.start : verb.left_edge.i] if _is_supposed(t, lexicon)]
    if not above or above[-1].i == verb.head.i:
        return None
    first = above[-1]
    if lexicon.prodrop:
        return first if _mood(verb) == _mood(first) != _mood(verb.head) and has(verb, "VerbForm", "Fin") else None
    listed = not opened_by and any(
        base(t) == "conj" and any(base(c) == "cc" for c in t.children) for t in verb.children
    )
    earlier = any(base(t) == "conj" and t.i < first.i for t in verb.head.children)
    return first if listed and not earlier and verb.head.i < first.i and first.right_edge.i + 2 >= verb.i else None


def _is_supposed(verb: Token, lexicon: Lexicon) -> bool:
    """Tell the verb of a condition: "if", "a menos que"."""
    parts = [whole(t) for t in sorted(verb.children, key=lambda t: t.i) if base(t) == "mark" and t.i < verb.i]
    return is_verb(verb) and base(verb) == "advcl" and " ".join(parts) in lexicon.grammar["supposing"]


def _mood(verb: Token) -> tuple[str, ...]:
    """Give mood and tense of a verb; a subjunctive may be taken for an order."""
    if has(verb, "Mood", "Imp") or (has(verb, "Mood", "Sub") and has(verb, "Tense", "Pres")):
        return ("Sub",)
    return (*verb.morph.get("Mood", []), *verb.morph.get("Tense", []))


def is_torn_clause(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a finite verb that the parser took for the infinitive of another, as none can be where subjects are never
    left out: "phoned X to offer help after Y seized a ship"."""
    torn = base(verb) == "xcomp" and not lexicon.prodrop and has(verb, "VerbForm", "Fin")
    return torn or opened(verb, lexicon) is not None


def opened(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the subject of a clause of time that the parser did not see: "called X after a blast killed six"."""
    if base(verb) not in _JOINED or any(base(t) in ("nsubj", "cc", "mark") for t in verb.children):
        return None
    form = has(verb, "VerbForm", "Inf") or (has(verb, "VerbForm", "Part") and not has(verb, "Tense", "Pres"))
    if not has(verb, "VerbForm", "Fin") and not (form and any(base(t) == "obj" for t in verb.children)):
        return None
    index = verb.i - 1
    while index > verb.sent.start and verb.doc[index].pos_ in ("AUX", "ADV"):
        index -= 1
    start = index
    while start > verb.sent.start and verb.doc[start - 1].pos_ in _INSIDE:
        start -= 1
    before = start > verb.sent.start and verb.doc[start - 1].lower_ in lexicon.grammar["clausal"]
    return verb.doc[index] if before and verb.doc[index].pos_ in ("NOUN", "PROPN") else None


def is_presupposed(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a clause of time, which is told as known: "after Y seized a ship"."""
    if is_torn_clause(verb, lexicon):
        return True
    return base(verb) == "advcl" and is_finite(verb) and case(verb) in lexicon.grammar["clausal"]


def is_nearly(verb: Token, lexicon: Lexicon) -> bool:
    """Tell what was not done in the end: "nearly killed X"; not "killed nearly 20", "had almost all been freed"."""
    near = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return near.lower_ in lexicon.grammar["nearly"] and near.head.i == verb.i and not verb.nbor(-1).is_punct


def is_means(clause: Token, lexicon: Lexicon) -> bool:
    """Tell what somebody does something by, or while doing: "al reunirse con X", "by striking Y"."""
    marks = [t for t in clause.children if base(t) in ("mark", "case") and t.lower_ in lexicon.grammar["means"]]
    return bool(marks) and has(clause, "VerbForm", "Inf") and clause.pos_ in ("VERB", "AUX")


def is_of_time(clause: Token, lexicon: Lexicon) -> bool:
    """Tell an infinitive that only says when: "al reunirse con X", "tras firmar Y", "antes de viajar a Z"."""
    timed = is_means(clause, lexicon) or case(clause) in lexicon.grammar.get("sequels", ())
    return base(clause) == "advcl" and timed and has(clause, "VerbForm", "Inf") and lexicon.prodrop
