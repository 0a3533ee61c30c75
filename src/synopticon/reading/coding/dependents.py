"""What hangs on a verb as its subject, object or agent, and what the parser took for another thing there."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.calling import meant, name_given
from synopticon.reading.coding.clauses import is_finite, is_infinitive, is_relative, kind_of_object
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.misplaced import behind_moment, is_second_within, subject_before, torn_subject
from synopticon.reading.coding.words import base, case, has, hedged_number, is_adverbial, lemmas

_DASHES = frozenset(("-", "--", "–", "—"))


def agents(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give who does what a passive verb tells, where that is said."""
    own = [t for t in verb.children if _is_agent(t, lexicon)]
    return own or [t for child in verb.children if base(child) == "obl" for t in child.children if _by(t, lexicon)]


def own_subjects(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the grammatical subjects that hang on a verb itself, or that it would have had of a better parser."""
    fronted = _fronted(verb)
    own = [t for t in _own(verb) if base(t) == "nsubj" and t not in fronted and not _is_moment(t, lexicon)]
    own = [t for t in own if not _is_listed_behind(t, verb) and not _is_parted(t, verb)]
    own = [_behind_dateline(t, verb) for t in own if not is_second_within(t, own)] or _addressed(verb)
    own = [_told_of(t, verb) for t in own] or _doubled(verb) or _hedged(verb) or behind_moment(verb)
    return _nearest(own or torn_subject(verb, lexicon.grammar["clausal"]) or subject_before(verb), verb)


def _is_parted(subject: Token, verb: Token) -> bool:
    """Tell a subject of another clause: a semicolon stands between it and the verb."""
    return any(t.text == ";" for t in verb.doc[subject.right_edge.i + 1 : verb.i])


def own_undergone(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the grammatical subject of a passive verb."""
    own = [t for t in verb.children if base(t) == "nsubj" and not _is_parted(t, verb)]
    own = ([t for t in own if not is_adverbial(t)] or own)[:1]  # "el lunes fueron liberados dos rehenes"
    return own or torn_subject(verb, lexicon.grammar["clausal"]) or subject_before(verb)


def own_objects(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the direct objects that hang on a verb itself, or that it would have had of a better parser."""
    named = name_given(verb, lexicon)
    own = [t for t in verb.children if base(t) == "obj" and not is_adverbial(t) and _is_direct(t, lexicon)]
    joined = _joined_to(verb, own)
    own = [t for t in own if not _is_of_second(t, own[0])]
    own = [t for t in own if t not in _doubled(verb) and not _is_mark(t, verb, lexicon)] + joined
    own = [t for t in own if not is_relative(t)] or own  # "told reporters that rebels had burned two villages"
    own = [meant(t, lexicon) for t in own if named is None or t.i != named.i] or _fronted(verb)
    of_things = lexicon.grammar["of_things"]
    own = [t for gerund in verb.children if (t := kind_of_object(gerund, of_things)) is not None] or own
    own = own or [t for t in (hedged_number(verb),) if t is not None]
    return own or _behind_particle(verb, lexicon) or _behind_moment(verb, lexicon)


def _behind_moment(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the object that the parser took for another word for the moment before it: "demanded for a second night the
    resignation of X"."""
    lasting = [t for t in verb.children if base(t) == "obl" and case(t) in lexicon.grammar["lasting"]]
    moments = [t for t in lasting if t.i > verb.i and t.pos_ == "NOUN"]
    behind = [t for moment in moments for t in moment.children if base(t) == "appos" and t.pos_ == "NOUN"]
    bare = [t for t in behind if t.left_edge.i == t.head.i + 1 and any(has(c, "Definite", "Def") for c in t.children)]
    return [t for t in bare if any(base(c) == "nmod" for c in t.children)][:1]


def _is_of_second(token: Token, first: Token) -> bool:
    """Tell the object of a second verb that the parser joined to the object of the first: "killed six and wounded
    ten"."""
    joined = [t for t in first.children if base(t) == "conj" and t.pos_ == "VERB"]
    return any(first.i < t.i < token.i for t in joined)


def described(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give who or what a participle describes, where the parser hung the verb of the sentence on that: "a team led by X
    flew to Y", "one of six jets readied for the mission hit Z"."""
    participle = verb.head
    if lexicon.prodrop or base(verb) not in ("xcomp", "obj", "obl", "advcl") or not has(verb, "VerbForm", "Fin"):
        return None
    if not has(participle, "VerbForm", "Part") or has(participle, "Tense", "Pres"):
        return None
    if any(base(t) == "mark" for t in verb.children) or any(base(t) == "aux" for t in participle.children):
        return None
    own = [t for t in participle.children if base(t) == "nsubj"]
    if base(participle) == "ROOT" and own and not any(base(t) == "nsubj" for t in verb.children):
        return own[0]
    if participle.dep_ != "acl" or base(verb) == "advcl":
        return None
    noun = participle.head
    one = noun.head if base(noun) == "nmod" and case(noun) in lexicon.grammar["of"] else noun
    return one if one.pos_ in ("NUM", "PRON") or lexicon.collective & set(lemmas(one)) else noun


def left_to_governor(verb: Token) -> list[Token]:
    """Give the relative pronoun that the parser hung on the verb above: "el acuerdo que ambos planean firmar"."""
    governed = base(verb) == "xcomp" and is_infinitive(verb) and base(verb.head) == "acl"
    return [t for t in verb.head.children if governed and base(t) == "obj" and is_relative(t) and not case(t)]


def agreeing_behind(verb: Token, shared: list[Token], lexicon: Lexicon) -> list[Token]:
    """Give whom a passive is said of behind it, where whom it would share does not agree with it in number: "la policía
    cargó: fueron detenidas 107 personas"."""
    if not lexicon.prodrop or len(shared) != 1 or shared[0].pos_ not in ("NOUN", "PROPN"):
        return []
    behind = [t for t in verb.children if base(t) == "obj" and t.i > verb.i and not case(t)]
    behind = [t for t in behind if any(base(c) in ("det", "nummod") for c in t.children)]
    number = verb.morph.get("Number", [])
    agreeing = [t for t in behind if t.morph.get("Number", []) == number]
    return agreeing[:1] if number and shared[0].morph.get("Number", number) != number else []


def _is_agent(token: Token, lexicon: Lexicon) -> bool:
    complement = base(token) in ("obl", "obj")
    return token.dep_ == "obl:agent" or (complement and case(token) in lexicon.by)


def _by(token: Token, lexicon: Lexicon) -> bool:
    """Tell an agent that the parser hung on the adjunct before it: "was received at the airport by X"."""
    return base(token) == "nmod" and case(token) in lexicon.grammar["agent"]


def _own(verb: Token) -> list[Token]:
    """Give what hangs on a verb, or on a part of a name that the parser took for another: "Ana da Silva ofreció"."""
    named = [t for t in verb.children if t.pos_ == "VERB" and t.ent_type_ == "PER" and t.ent_iob_ == "I"]
    return [*verb.children, *(t for part in named for t in part.children)]


def _is_moment(token: Token, lexicon: Lexicon) -> bool:
    """Tell a moment that the parser took for a subject from what went on for a while: "cinco días de combates"."""
    going_on = [t for t in token.children if base(t) == "nmod" and case(t) in lexicon.grammar["of"]]
    lasting = has(token, "Number", "Plur") and any(t.pos_ == "NOUN" and not is_adverbial(t) for t in going_on)
    return is_adverbial(token) and not lasting


def _is_listed_behind(token: Token, verb: Token) -> bool:
    """Tell one of a list behind a colon that the parser took for the subject: "les prohibió viajar: Ruiz, Vega y …"."""
    return token.i > verb.i and any(t.text == ":" for t in verb.doc[verb.i : token.i])


def _addressed(verb: Token) -> list[Token]:
    """Give the subject that the parser took for who is spoken to: "Caracas, she said, would protest"."""
    return [t for t in verb.children if base(t) == "vocative" and t.i < verb.i and is_finite(verb)]


def _told_of(subject: Token, verb: Token) -> Token:
    """Give who does it, where the parser took who is told for the subject: "told Reuters his men held the town"."""
    behind = [t for t in subject.children if base(t) == "obj" and subject.i < t.i < verb.i]
    return behind[0] if subject.pos_ == "PROPN" and behind else subject


def _fronted(verb: Token) -> list[Token]:
    """Give the relative pronoun that the parser took for a second subject: "la marcha que convocó el sindicato"."""
    own = [t for t in verb.children if base(t) == "nsubj"]
    relative = [t for t in own if is_relative(t) and not case(t)]
    return relative if len(own) > len(relative) else []


def _hedged(verb: Token) -> list[Token]:
    """Give the subject whose hedge the parser took for a preposition: "al menos doce personas perdieron la vida"."""
    before = [t for t in verb.children if base(t) == "obl" and t.i < verb.i and not is_adverbial(t)]
    return [t for t in before if any(base(c) == "nummod" for c in t.children) and _has_hedge_alone(t)][:1]


def _has_hedge_alone(noun: Token) -> bool:
    return any(base(t) == "case" for t in noun.children) and not case(noun)


def _doubled(verb: Token) -> list[Token]:
    """Give the relative pronoun that the parser took for a second object: "la convención que las prohíbe"."""
    own = [t for t in verb.children if base(t) in ("nsubj", "obj") and not case(t)]
    relative = [t for t in own if base(t) == "obj" and is_relative(t)]
    object_ = [t for t in own if t.i < verb.i and has(t, "Case", "Acc") and not has(t, "Reflex", "Yes")]
    return relative if len(own) == 2 and len(relative) == len(object_) == 1 else []


def _behind_dateline(subject: Token, verb: Token) -> Token:
    """Give the subject behind a dateline that the parser took for it: "LIMA, Peru - The minister said …"."""
    if not (subject.is_upper or subject.ent_type_ in ("LOC", "GPE")) or subject.left_edge.i > subject.sent.start:
        return subject
    dashes = [t.i for t in subject.doc[subject.i + 1 : verb.i] if t.text in _DASHES and t.nbor(-1).whitespace_]
    behind = [t for t in subject.children if t.dep_ == "appos" and dashes and t.i > dashes[0]]
    return behind[0] if behind and len(dashes) == 1 else subject


def _nearest(tokens: list[Token], verb: Token) -> list[Token]:
    """Of several subjects (a dateline may be taken for one) keep that which stands nearest before the verb."""
    before = [t for t in tokens if t.i < verb.i]
    second = before[1].left_edge if len(before) == 2 else None
    if second is not None and second.i > 0 and second.nbor(-1).pos_ == "CCONJ" and _ends_before(*before):
        return before  # "the rebels and the government", which the parser did not join
    return before[-1:] if len(tokens) > 1 and before else tokens


def _ends_before(first: Token, second: Token) -> bool:
    """Tell whether nothing but a conjunction stands between two phrases."""
    return first.right_edge.i == second.left_edge.i - 2


def _joined_to(verb: Token, own: list[Token]) -> list[Token]:
    """Give a second object, marked as the first, that the parser joined to the verb: "citó a Ruiz y a una hermana"."""
    marks = {case(t) for t in own if t.i > verb.i} - {""}
    joined = [t for t in verb.children if base(t) == "conj" and t.pos_ in ("NOUN", "PROPN") and case(t) in marks]
    return [t for t in joined if not any(base(c) in ("nsubj", "cop") for c in t.children)]


def _is_mark(token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell the "that" of what is said, where the parser took it for an object: "confirmed that both will meet"."""
    opens = token.i == verb.left_edge.i and base(verb) == "ccomp" and is_relative(token)
    return opens and token.lower_ not in lexicon.grammar["relative_what"]


def _is_direct(token: Token, lexicon: Lexicon) -> bool:
    """Tell a direct object from a complement with a preposition of its own, which some treebanks label alike."""
    marks = lexicon.grammar["object"][1:]
    placed = not marks and case(token) in lexicon.grammar["place"]  # "will meet at the base"
    return not placed if not marks else case(token) in ("", *marks)


def _behind_particle(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the object of a verb whose particle the parser took for a preposition: "called off the trip"."""
    if verb.i + 1 >= len(verb.doc):
        return []
    particle = verb.nbor(1).lower_
    listed = lexicon.light["cancel"] | lexicon.light["forward"]
    if not any(f"{lemma} {particle}" in listed for lemma in lemmas(verb)):
        return []
    return [t for t in verb.children if base(t) == "obl" and case(t) == particle][:1]
