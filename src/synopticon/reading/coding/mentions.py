"""Mentions by token, and which of them can be the same."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.clauses import is_finite_word, is_relative, is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.misplaced import cut_off
from synopticon.reading.coding.words import base, case, has, lemmas
from synopticon.records import Mention, Participant

_NAMES = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "GPE", "FAC": "FAC", "NORP": "NORP"}


def by_token(doc: Doc, given: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    """Give the mentions around each token of a Doc: `doc._.mentions` or `doc.ents`, and those of `given`."""
    found: dict[int, list[Mention]] = {}
    for mention in (*(doc._.mentions or _fallback(doc)), *given):
        for token in doc.char_span(mention.start, mention.end, alignment_mode="expand") or ():
            found.setdefault(token.i, []).append(mention)
    return found


def is_aside(token: Token) -> bool:
    """Tell an apposition that the parser took for a second of two: "her father, the former president X, …"."""
    if token.dep_ != "conj" or token.head.i > token.i:
        return False
    family = (*token.children, *token.head.children)
    several = sum(t.dep_ == "conj" for t in token.head.children) > 1
    return not several and not any(t.dep_ == "cc" for t in family) and any(t.text == "," for t in family)


def is_across(token: Token) -> bool:
    """Tell what the parser joined to a word over a verb that is none of its own: "asked the court to rule on six areas:
    X and Y"."""
    first = token.head
    between = token.doc[first.i + 1 : token.left_edge.i]
    return any(t.pos_ == "VERB" and first not in t.ancestors for t in between)


def is_gapped(token: Token, marks: tuple[str, ...]) -> bool:
    """Tell the subject of a clause whose verb is left out, which the parser joined to an object before: "han sancionado
    a Ruiz y Kenia a dos mandos"."""
    end = token.right_edge.i + 1
    behind = token.doc[end] if end < token.sent.end else None
    marked = case(token.head) in marks and not case(token) and bool(marks)
    return marked and behind is not None and base(behind) == "case" and behind.lower_ in marks


def tells_more(token: Token) -> bool:
    """Tell what somebody is besides, joined to an apposition, without a word of its own before it: "Ana Holt, abogada y
    presidenta del partido"."""
    first = token.head
    person = first.pos_ == "PROPN" and token.pos_ in ("NOUN", "ADJ") and has(token, "Number", "Sing")
    opened = any(
        base(t) in ("det", "nummod", "case") or (base(t) == "nmod" and has(t, "Poss", "Yes")) for t in token.children
    )
    return person and not opened and "," in token.doc[first.i : token.i].text


def opens_clause(token: Token) -> bool:
    """Tell what is no second of two but begins a clause: "built for oil, and Norland was a supplier", "opposed it and
    two, Chad and Peru, abstained"."""
    if any(base(t) in ("nsubj", "cop") for t in token.children):
        return True
    near = token.doc[token.right_edge.i + 1 : min(token.right_edge.i + 4, token.sent.end)]
    if (verb := next((t for t in near if t.pos_ == "VERB"), None)) is not None and cut_off(verb) == token:
        return True
    above = token
    while base(above) == "conj" and above.head.i != above.i:
        above = above.head
    behind = [t for t in above.head.children if base(t) in ("parataxis", "conj") and t.i > token.i > above.i]
    return any(_is_without_subject(t, token) for t in behind if is_verb(above.head))


def _is_without_subject(verb: Token, before: Token) -> bool:
    """Tell a finite verb that no conjunction joins and that has no subject, the last words before it being a list."""
    joined = any(base(t) in ("nsubj", "cc", "mark", "aux") for t in verb.children)
    between = before.doc[before.i + 1 : verb.i]
    verbless = not any(is_finite_word(t) for t in between)
    return base(verb) == "parataxis" and has(verb, "VerbForm", "Fin") and not joined and verbless


def agree(name: Token, pronoun: Token) -> bool:
    """Tell whether a pronoun can stand for a name: number where both show it; first and second persons never."""
    if {"1", "2"} & set(pronoun.morph.get("Person", [])):
        return False
    numbers = (set(name.morph.get("Number", [])), set(pronoun.morph.get("Number", [])))
    joined = any(t.dep_ == "conj" for t in name.children)
    possessive = has(pronoun, "Poss", "Yes") and pronoun.pos_ == "DET"
    return possessive or not all(numbers) or bool(numbers[0] & numbers[1]) or (joined and "Plur" in numbers[1])


def without_repeats(participants: list[Participant]) -> list[Participant]:
    """Give participants with each entity once, the first time."""
    seen: set[str] = set()
    kept = []
    for participant in participants:
        if participant.entity is None or participant.entity not in seen:
            kept.append(participant)
            seen.add(participant.entity or "")
    return kept


def _fallback(doc: Doc) -> list[Mention]:
    """Give the pipeline's own entities as mentions, for pipelines without `synopticon_entities`."""
    return [
        Mention(ent.start_char, ent.end_char, _NAMES.get(ent.label_, "MISC"), "name")  # type: ignore[arg-type]
        for ent in doc.ents
    ]


def owner_of_clause(pronoun: Token) -> Token | None:
    """Give the noun that "whose" stands for: that on which its clause hangs."""
    if not (has(pronoun, "Poss", "Yes") and is_relative(pronoun)):
        return None
    clause = next((t for t in pronoun.ancestors if base(t) == "acl"), None)
    return clause.head if clause is not None and clause.head.i < pronoun.i else None


def speaking(pronoun: Token, lexicon: Lexicon) -> Token | None:
    """Give whom "it", "they", "his" refer to where the entities leave it open: in "X said it will …", X."""
    current = pronoun
    if is_relative(pronoun) and has(pronoun, "Poss", "Yes"):
        return owner_of_clause(pronoun)
    undergoing = base(pronoun) in ("obj", "iobj") and is_verb(pronoun.head)
    doing = {t.i for t in subjects(pronoun.head, lexicon)} if undergoing else set()  # who does it to another
    for _ in range(8):
        if current.head.i == current.i or base(current) == "advcl":
            return None
        if is_verb(current.head) and base(current) != "nsubj":
            own = [t for t in subjects(current.head, lexicon) if t.i < pronoun.i]
            if own and own[0].i in doing:
                return None
            if own and own[0].pos_ in ("NOUN", "PROPN"):
                unnamed = set(lemmas(own[0])) & set(lexicon.grammar.get("sources", ()))  # who speak of others
                return own[0] if agree(own[0], pronoun) and not unnamed else None
        current = current.head
    return None


def owns(token: Token, lexicon: Lexicon, places: bool = False) -> bool:
    """Tell a complement that says whose its noun is, or who did it: "Israel's decision", "the raid by X"; with
    `places`, also one that says in what place."""
    grammar = lexicon.grammar
    preposition, owning = case(token), ("poss", *grammar["of"], *lexicon.by)
    if token.dep_ == "nmod:poss" or (base(token) == "nmod" and preposition in owning):
        return True
    return places and base(token) == "nmod" and preposition in grammar["place"]
