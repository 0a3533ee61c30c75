"""Who does what a verb tells and to whom, its logical subjects and objects, whatever the construction."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.agreement import agreed
from synopticon.reading.coding.antecedents import agreeing, antecedents, is_judging, judged, of_body
from synopticon.reading.coding.clauses import (
    has_own_doer,
    inverted,
    is_beside_gap,
    is_finite,
    is_gerund,
    is_linked,
    is_listed,
    is_relative,
    is_relative_clause,
    is_torn_off,
    is_verb,
)
from synopticon.reading.coding.dependents import (
    agents,
    agreeing_behind,
    described,
    left_to_governor,
    own_objects,
    own_subjects,
    own_undergone,
)
from synopticon.reading.coding.governing import governor, is_of_time, opened
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.misplaced import antecedent_above, before_whose, subject_before_relative
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, is_adverbial, is_present_participle, keys, lemmas

_DEEPEST = 12
_JUDGING = frozenset(("SANCTION", "ACCUSE", "COERCE", "SUPPORT"))


def subjects(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's logical subject: its own, its agent, or one that it shares with its governor."""
    if is_passive(verb, lexicon):
        return agents(verb, lexicon)
    if is_judging(verb, lexicon):
        return _above(verb.head, lexicon, depth)
    if (noun := described(verb, lexicon) or opened(verb, lexicon)) is not None:
        return [noun]
    if own := own_subjects(verb, lexicon):
        return _antecedents(own, verb, lexicon)
    shared = [agreeing(t, verb, lexicon) for t in inherited(verb, lexicon, depth) if not _is_where(t, lexicon)]
    return agreed(shared, verb, lexicon, lambda other: subjects(other, lexicon, depth + 1))


def objects(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's logical object."""
    if is_passive(verb, lexicon):
        return _undergone(verb, lexicon, depth)
    if is_judging(verb, lexicon):
        return judged(verb, lexicon)
    if own := own_objects(verb, lexicon):
        return _antecedents(own, verb, lexicon)
    if gap := left_to_governor(verb):
        return _antecedents(gap, verb.head, lexicon)
    above = verb.head.pos_ in ("NOUN", "PROPN", "PRON") and not is_adverbial(verb.head)
    if verb.dep_ == "acl:relcl" and above and any(base(t) == "nsubj" and not is_relative(t) for t in verb.children):
        return [verb.head] if not any(case(t) for t in verb.children if is_relative(t)) else []
    return []


def _undergone(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Give what a passive verb is done to: its own subject, or one that it shares."""
    if (behind := inverted(verb)) is not None:
        return [behind]
    own = own_undergone(verb, lexicon)
    shared = [] if own else _passive_shared(verb, lexicon, depth)
    own = own or agreeing_behind(verb, shared, lexicon)
    return _antecedents(own, verb, lexicon) if own else [agreeing(t, verb, lexicon) for t in shared]


def _antecedents(tokens: list[Token], verb: Token, lexicon: Lexicon) -> list[Token]:
    return antecedents(tokens, verb, lexicon, lambda other: subjects(other, lexicon))


def _is_where(token: Token, lexicon: Lexicon) -> bool:
    """Tell a name behind a preposition of place, which does nothing: "in a video recorded in X"."""
    return lexicon.prodrop and token.pos_ == "PROPN" and case(token) in lexicon.grammar["place"]


def _passive_shared(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    head = verb.head
    if base(verb) in ("acl", "amod"):
        return [of_body(head, verb, lexicon)]
    if base(verb) == "conj" and is_verb(head) and depth < _DEEPEST:
        passive = is_passive(head, lexicon) or base(head) == "amod"
        return objects(head, lexicon, depth + 1) if passive else subjects(head, lexicon, depth + 1)
    if base(verb) == "advcl" and head.pos_ in ("NOUN", "PROPN") and not is_verb(head):
        return [head]  # "the tanker X, seized on Monday, …"
    if base(verb) == "advcl" and base(head) == "conj" and is_finite(verb) and depth < _DEEPEST:
        return _either(head.head, lexicon, depth)  # "X was held and is being questioned, the police said"
    if base(verb) in ("advcl", "xcomp") and depth < _DEEPEST:
        return subjects(head, lexicon, depth + 1) or objects(head, lexicon, depth + 1)
    return []


def inherited(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the subject that a verb without one shares with the word that governs it."""
    head, relation = governor(verb, lexicon), base(verb)
    if has_own_doer(verb, lexicon.grammar["agent"]):
        return []
    if relation == "conj" and (opening := _meanwhile(verb, lexicon)):
        return [t for mark in opening for t in mark.children if t.pos_ in ("NOUN", "PROPN")][:1]
    if own := before_whose(verb):
        return own
    if (noun := antecedent_above(verb)) is not None and depth <= _DEEPEST:
        return _above(noun, lexicon, depth)
    if head.i == verb.i or depth > _DEEPEST:
        return _listed(verb, lexicon, depth) if depth <= _DEEPEST else []
    if head.i != verb.head.i and relation == "conj":
        return _either(head, lexicon, depth)
    if head.i != verb.head.i:
        return _controlled(verb, "advcl", lexicon) or _either(head, lexicon, depth)
    if relation == "acl":
        return _from_noun(verb, lexicon, depth)
    if relation == "advcl" and not is_finite(verb) and not is_verb(head) and head.pos_ == "ADV":
        return _above(head, lexicon, depth)  # "viajó a Lima un día después de reunirse con X"
    if relation == "parataxis" and head.pos_ in ("NOUN", "PROPN") and head.sent.root.i == head.i < verb.i:
        return [head]  # "X Watch, a group in Lima, went to court": the parser took the name for the sentence
    if not is_verb(head) and head.pos_ not in ("ADJ", "ADV", "AUX", "NOUN"):
        return []
    if relation == "conj" and is_beside_gap(verb):  # "freezes any property he holds and forbids them to deal"
        return _above(head.head, lexicon, depth)
    if relation == "conj":
        # "blamed it for raising tensions and threatening": the gerund is joined to another, whatever the parser says
        if is_gerund(verb) and is_finite(head) and not is_present_participle(head):
            return []
        return subject_before_relative(verb) or _either(head, lexicon, depth)
    if relation in ("xcomp", "ccomp", "advcl") and _may_share(verb, lexicon):
        free = relation == "advcl" and is_gerund(verb) and not case(verb)  # "stopped work, blocking a road"
        free = (free and not _is_ground(verb, head, lexicon)) or is_of_time(verb, lexicon)
        controlled = [] if free else _controlled(verb, relation, lexicon)
        return controlled or _either(head, lexicon, depth)
    return []


def _meanwhile(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the conjunction of a clause that sets another's deed against the one before it, whoever its subject is: "X
    amenazó, mientras que el otro, tras hablar con Y, restó importancia"."""
    opening = [t for t in verb.children if base(t) in ("cc", "mark") and t.i < verb.i]
    return [t for t in opening if is_finite(verb) and t.lower_ in lexicon.grammar["meanwhile"]]


def _listed(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Give the subject of the first of several verbs of a list, where the parser made the second the main one."""
    return [t for first in verb.children if is_listed(first) for t in subjects(first, lexicon, depth + 1)]


def tells(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a verb by which somebody is reached with words: "phoned X to warn", "wrote to X asking"."""
    return bool(set(lemmas(verb)) & set(lexicon.grammar["telling"]))


def told(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give whom an infinitive or gerund under such a verb is said to: "phoned X to offer help" offers it to X."""
    head = verb.head.head if base(verb) == "conj" and base(verb.head) in ("xcomp", "advcl") else verb.head
    if base(verb) not in ("xcomp", "advcl", "conj") or is_finite(verb) or not tells(head, lexicon):
        return []
    addressed = [t for t in head.children if base(t) == "obl" and case(t) in lexicon.grammar["addressee"]]
    return [t for t in objects(head, lexicon) or addressed if t.i < verb.i and t.pos_ != "PRON"][:1]


def _writers(noun: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give who says what a gerund behind the addressee says: in "wrote to the head of the council asking for aid" the
    writer asks."""
    worded = [f for f in frames_of(keys(verb), lexicon.verbs) if is_verbal(f.happening)]
    current = noun
    while base(current) in ("nmod", "conj") and current.head.i != current.i:
        current = current.head
    paper = current.i != noun.i and bool(set(lemmas(current)) & lexicon.papers)  # "a letter to the council urging it"
    if not worded or base(current) not in ("obl", "obj", "iobj") or not is_verb(current.head):
        return []
    return subjects(current.head, lexicon) if paper or tells(current.head, lexicon) else []


def _may_share(verb: Token, lexicon: Lexicon) -> bool:
    return not is_finite(verb) or lexicon.prodrop


def _controlled(verb: Token, relation: str, lexicon: Lexicon) -> list[Token]:
    head = governor(verb, lexicon)
    taken = [t for t in head.children if base(t) == "obj" and head.i < t.i < verb.i] if relation != "ccomp" else []
    if len(taken) > 1 and (given := _given(taken[-1], lexicon)):
        return given
    addressed = set(lemmas(head)) & set(lexicon.grammar.get("addressed_control", ()))
    controls = set(lemmas(head)) & set(lexicon.grammar["object_control"]) or _is_ground(verb, head, lexicon)
    if is_passive(head, lexicon) or not (addressed or controls):
        return []
    taken = (not addressed and objects(head, lexicon, 1)) or [
        t
        for t in head.children
        if base(t) in ("iobj", "obl")
        and case(t) in (*lexicon.grammar["addressee"], *([""] if base(t) == "iobj" else []))
        and t.i != verb.i
        and not is_adverbial(t)
    ]
    return taken[:1] if relation == "xcomp" or taken else []


def _is_ground(clause: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell what somebody is blamed or punished for, which they did themselves: "expelled X for spying", "jailed X for
    spying, plotting and lying", "detuvo a X por espiar"."""
    judging = any(frame.kind in _JUDGING for frame in frames_of(keys(verb), lexicon.verbs))
    bare = is_gerund(clause) or (lexicon.prodrop and has(clause, "VerbForm", "Inf"))
    if not judging or not bare or base(clause) != "advcl":
        return False
    first = lexicon.grammar["grounds"][:1]
    before = [t for t in verb.children if base(t) == "advcl" and verb.i < t.i < clause.i and case(t) in first]
    return case(clause) in first or (bool(before) and not case(clause) and _goes_on(before[-1], clause))


def _goes_on(first: Token, clause: Token) -> bool:
    """Tell a gerund that goes on with a list of them, of which the last has an "and" before it."""
    joined = [t for t in clause.subtree if base(t) == "cc" and is_gerund(t.head)]
    return is_gerund(first) and clause.nbor(-1).text == "," and bool(joined)


def _either(head: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    if is_verb(head) and is_passive(head, lexicon):
        return objects(head, lexicon, depth + 1)
    if is_verb(head):
        return subjects(head, lexicon, depth + 1)
    own = [t for t in head.children if base(t) == "nsubj"]
    return _antecedents(own, head, lexicon)


def _from_noun(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Give the subject of a clause that stands on a noun: the noun itself, or whoever has the plan, the order…"""
    noun = verb.sent.root if is_torn_off(verb) else verb.head
    participle = has(verb, "VerbForm", "Part") or has(verb, "VerbForm", "Ger")
    placed = any(t.lower_ in lexicon.grammar["relative_place"] for t in verb.children)
    if placed and lexicon.prodrop and is_finite(verb):  # "llegó a Lima, donde prometió ayuda"
        return _above(noun, lexicon, depth)
    if verb.dep_ == "acl:relcl" and not is_linked(verb):
        return []  # its subject cannot be the noun: "Last Tuesday, the minister met …", as some parsers see it
    if is_gerund(verb) and not case(verb) and (writers := _writers(noun, verb, lexicon)):
        return writers
    if verb.dep_ == "acl:relcl" or (participle and not case(verb)):
        return [noun]
    if _is_what_began(verb, lexicon):
        return []
    if has(verb, "VerbForm", "Inf") and any(has(t, "NumType", "Ord") for t in noun.children):
        return [noun]  # "el primer líder en pedirlo"
    if is_finite(verb) and is_relative_clause(verb):  # "a letter in which they demand it": who writes the letter
        return subjects(noun.head, lexicon, depth + 1) if is_verb(noun.head) and depth < _DEEPEST else []
    if has(verb, "VerbForm", "Inf") and set(lemmas(noun)) & set(lexicon.grammar["enactments"]):
        return []  # "the deputies back a bill to leave the pact"
    if given := _given(noun, lexicon):
        return given
    owners = [t for t in noun.children if base(t) == "nmod" and case(t) in lexicon.grammar["agent"]]
    owners = owners or [t for t in noun.children if t.dep_ == "nmod:poss"]
    above = noun.head
    others = set(lexicon.grammar["uncovering"]) & set(lemmas(above))  # "foiled a plot to kill X", which is not its own
    if not owners and is_verb(above) and base(noun) == "obj" and depth < _DEEPEST and not others:
        return subjects(above, lexicon, depth + 1)
    return (owners or [t for t in noun.children if case(t) in lexicon.grammar["of"]])[:1]


def _given(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Give who is given time or leave for what a clause on it tells: "left Chad a week to sign", "dio a Chad un mes
    para firmar", "found him guilty of …"."""
    verb = noun.head
    if base(noun) not in ("obj", "xcomp") or case(noun) or not set(lemmas(verb)) & set(lexicon.grammar["giving"]):
        return []
    marks = ("", *lexicon.grammar["object"][1:], *lexicon.grammar["addressee"][1:])
    before = [t for t in verb.children if base(t) in ("obj", "iobj", "obl") and verb.i < t.i < noun.i]
    return [t for t in before if case(t) in marks and not is_adverbial(t)][:1]


def _is_what_began(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a relative clause that says of something known that it began or took place, where the parser took that for
    an object: "una misa con la que comenzaron las manifestaciones"."""
    behind = [t for t in verb.children if base(t) == "obj" and t.i > verb.i and not case(t)]
    known = any(has(t, "Definite", "Def") for noun in behind for t in noun.children)
    return lexicon.prodrop and known and bool(set(lemmas(verb)) & lexicon.light["occur"] & lexicon.light["begin"])


def _above(noun: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Give the subject of the verb that a noun stands under, however deep."""
    current = noun
    while current.head.i != current.i and not is_verb(current):
        current = current.head
    return subjects(current, lexicon, depth + 1) if is_verb(current) and depth < _DEEPEST else []
