"""Reading a UD tree: slots of verbs and nouns, logical subjects and objects, whatever the construction."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.agreement import agreed
from synopticon.reading.coding.anaphora import person_before
from synopticon.reading.coding.calling import meant, name_given
from synopticon.reading.coding.clauses import (
    antecedent_above,
    before_whose,
    behind_moment,
    has_own_doer,
    inverted,
    is_beside_gap,
    is_narrowing,
    is_second_within,
    kind_of_object,
    subject_before_relative,
    torn_subject,
)
from synopticon.reading.coding.clauses import is_content as is_content
from synopticon.reading.coding.clauses import is_finite as is_finite
from synopticon.reading.coding.clauses import is_finite_word as is_finite_word
from synopticon.reading.coding.clauses import is_gerund as is_gerund
from synopticon.reading.coding.clauses import is_infinitive as is_infinitive
from synopticon.reading.coding.clauses import is_linked as is_linked
from synopticon.reading.coding.clauses import is_listed as is_listed
from synopticon.reading.coding.clauses import is_reduced as is_reduced
from synopticon.reading.coding.clauses import is_relative as is_relative
from synopticon.reading.coding.clauses import is_relative_clause as is_relative_clause
from synopticon.reading.coding.clauses import is_set_off as is_set_off
from synopticon.reading.coding.clauses import is_topic as is_topic
from synopticon.reading.coding.clauses import is_torn_off as is_torn_off
from synopticon.reading.coding.clauses import is_verb as is_verb
from synopticon.reading.coding.governing import governor as governor
from synopticon.reading.coding.governing import is_presupposed as is_presupposed
from synopticon.reading.coding.governing import is_torn_clause as is_torn_clause
from synopticon.reading.coding.governing import main_again as main_again
from synopticon.reading.coding.governing import opened
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.words import base as base
from synopticon.reading.coding.words import case as case
from synopticon.reading.coding.words import expanded as expanded
from synopticon.reading.coding.words import has as has
from synopticon.reading.coding.words import has_no_passive as has_no_passive
from synopticon.reading.coding.words import hedge as hedge
from synopticon.reading.coding.words import is_adverbial as is_adverbial
from synopticon.reading.coding.words import is_lower_name as is_lower_name
from synopticon.reading.coding.words import is_outcome
from synopticon.reading.coding.words import is_participle as is_participle
from synopticon.reading.coding.words import is_present_participle as is_present_participle
from synopticon.reading.coding.words import keys as keys
from synopticon.reading.coding.words import lemmas as lemmas
from synopticon.reading.coding.words import prepositions as prepositions
from synopticon.reading.coding.words import word as word

_DEEPEST = 12
_JUDGING = frozenset(("SANCTION", "ACCUSE", "COERCE", "SUPPORT"))
_DASHES = frozenset(("-", "--", "–", "—"))


def is_passive(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb's grammatical subject is its logical object."""
    if any(True for _ in _signs(verb, lexicon)) or inverted(verb) is not None:
        return True
    return _bare_participle(verb, lexicon) or is_set_off(verb) or is_narrowing(verb) or _is_of_apposition(verb)


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
    if has_no_passive(verb) or is_torn_off(verb):
        return False  # nobody is arrived or called for: a finite verb that the parser hung on its subject
    if base(verb) == "conj" and verb.head.i != verb.i:
        return is_passive(verb.head, lexicon)
    return base(verb) in ("acl", "amod", "advcl")


def subjects(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's logical subject: its own, its agent, or one that it shares with its governor."""
    if is_passive(verb, lexicon):
        own = [t for t in verb.children if _is_agent(t, lexicon)]
        return own or [t for child in verb.children if base(child) == "obl" for t in child.children if _by(t, lexicon)]
    if is_judging(verb, lexicon):
        return _above(verb.head, lexicon, depth)
    fronted = _fronted(verb)
    own = [t for t in _own(verb) if base(t) == "nsubj" and t not in fronted and not _is_moment(t, lexicon)]
    own = [t for t in own if not _is_listed_behind(t, verb)]
    own = [_behind_dateline(t, verb) for t in own if not is_second_within(t, own)] or _addressed(verb)
    own = [_told_of(t, verb) for t in own]
    if (described := _described(verb, lexicon) or opened(verb, lexicon)) is not None:
        return [described]
    if (
        own := own
        or _doubled(verb)
        or _hedged(verb)
        or behind_moment(verb)
        or torn_subject(verb, lexicon.grammar["clausal"])
    ):
        return _antecedents(_nearest(own, verb), verb, lexicon)
    shared = [_agreeing(t, verb, lexicon) for t in inherited(verb, lexicon, depth) if not _is_where(t, lexicon)]
    return agreed(shared, verb, lexicon, lambda other: subjects(other, lexicon, depth + 1))


def _is_where(token: Token, lexicon: Lexicon) -> bool:
    """Tell a name behind a preposition of place, which does nothing: "in a video recorded in X"."""
    return lexicon.prodrop and token.pos_ == "PROPN" and case(token) in lexicon.grammar["place"]


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


def _described(verb: Token, lexicon: Lexicon) -> Token | None:
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


def _fronted(verb: Token) -> list[Token]:
    """Give the relative pronoun that the parser took for a second subject: "la marcha que convocó el sindicato"."""
    own = [t for t in verb.children if base(t) == "nsubj"]
    relative = [t for t in own if is_relative(t) and not case(t)]
    return relative if len(own) > len(relative) else []


def _own(verb: Token) -> list[Token]:
    """Give what hangs on a verb, or on a part of a name that the parser took for another: "Ana da Silva ofreció"."""
    named = [t for t in verb.children if t.pos_ == "VERB" and t.ent_type_ == "PER" and t.ent_iob_ == "I"]
    return [*verb.children, *(t for part in named for t in part.children)]


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


def _is_agent(token: Token, lexicon: Lexicon) -> bool:
    complement = base(token) in ("obl", "obj")
    return token.dep_ == "obl:agent" or (complement and case(token) in lexicon.by)


def _by(token: Token, lexicon: Lexicon) -> bool:
    """Tell an agent that the parser hung on the adjunct before it: "was received at the airport by X"."""
    return base(token) == "nmod" and case(token) in lexicon.grammar["agent"]


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


def objects(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's logical object."""
    if is_passive(verb, lexicon):
        if (behind := inverted(verb)) is not None:
            return [behind]
        own = [t for t in verb.children if base(t) == "nsubj"]
        own = ([t for t in own if not is_adverbial(t)] or own)[:1]  # "el lunes fueron liberados dos rehenes"
        own = own or torn_subject(verb, lexicon.grammar["clausal"])
        shared = [] if own else _passive_shared(verb, lexicon, depth)
        own = own or _agreeing_behind(verb, shared, lexicon)
        return _antecedents(own, verb, lexicon) if own else [_agreeing(t, verb, lexicon) for t in shared]
    if is_judging(verb, lexicon):
        return _judged(verb, lexicon)
    named = name_given(verb, lexicon)
    own = [t for t in verb.children if base(t) == "obj" and not is_adverbial(t) and _is_direct(t, lexicon)]
    joined = _joined_to(verb, own)
    own = [t for t in own if t not in _doubled(verb) and not _is_mark(t, verb, lexicon)] + joined
    own = [t for t in own if not is_relative(t)] or own  # "told reporters that rebels had burned two villages"
    own = [meant(t, lexicon) for t in own if named is None or t.i != named.i] or _fronted(verb)
    of_things = lexicon.grammar["of_things"]
    own = [t for gerund in verb.children if (t := kind_of_object(gerund, of_things)) is not None] or own
    if own := own or _behind_particle(verb, lexicon):
        return _antecedents(own, verb, lexicon)
    if gap := _left_to_governor(verb):
        return _antecedents(gap, verb.head, lexicon)
    above = verb.head.pos_ in ("NOUN", "PROPN", "PRON") and not is_adverbial(verb.head)
    if verb.dep_ == "acl:relcl" and above and any(base(t) == "nsubj" and not is_relative(t) for t in verb.children):
        return [verb.head] if not any(case(t) for t in verb.children if is_relative(t)) else []
    return []


def _agreeing_behind(verb: Token, shared: list[Token], lexicon: Lexicon) -> list[Token]:
    """Give whom a passive is said of behind it, where whom it would share does not agree with it in number: "la policía
    cargó: fueron detenidas 107 personas"."""
    if not lexicon.prodrop or len(shared) != 1 or shared[0].pos_ not in ("NOUN", "PROPN"):
        return []
    behind = [t for t in verb.children if base(t) == "obj" and t.i > verb.i and not case(t)]
    behind = [t for t in behind if any(base(c) in ("det", "nummod") for c in t.children)]
    number = verb.morph.get("Number", [])
    agreeing = [t for t in behind if t.morph.get("Number", []) == number]
    return agreeing[:1] if number and shared[0].morph.get("Number", number) != number else []


def _joined_to(verb: Token, own: list[Token]) -> list[Token]:
    """Give a second object, marked as the first, that the parser joined to the verb: "citó a Ruiz y a una hermana"."""
    marks = {case(t) for t in own if t.i > verb.i} - {""}
    joined = [t for t in verb.children if base(t) == "conj" and t.pos_ in ("NOUN", "PROPN") and case(t) in marks]
    return [t for t in joined if not any(base(c) in ("nsubj", "cop") for c in t.children)]


def _is_mark(token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell the "that" of what is said, where the parser took it for an object: "confirmed that both will meet"."""
    opens = token.i == verb.left_edge.i and base(verb) == "ccomp" and is_relative(token)
    return opens and token.lower_ not in lexicon.grammar["relative_what"]


def _left_to_governor(verb: Token) -> list[Token]:
    """Give the relative pronoun that the parser hung on the verb above: "el acuerdo que ambos planean firmar"."""
    governed = base(verb) == "xcomp" and is_infinitive(verb) and base(verb.head) == "acl"
    return [t for t in verb.head.children if governed and base(t) == "obj" and is_relative(t) and not case(t)]


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


def _agreeing(noun: Token, verb: Token, lexicon: Lexicon) -> Token:
    """Give those whom a plural verb is said of where the parser gave it a single thing that is theirs: "the fate of two
    soldiers who have surrendered"."""
    plural = any(has(t, "Number", "Plur") for t in (verb, *verb.children) if t.i == verb.i or t.pos_ == "AUX")
    joined = any(base(t) == "conj" for t in noun.children)
    if not plural or joined or noun.pos_ != "NOUN" or not has(noun, "Number", "Sing") or noun.i > verb.i:
        return noun
    if set(lemmas(noun)) & lexicon.collective or any(lemma in lexicon.agents for lemma in lemmas(noun)):
        return noun
    of = [t for t in noun.children if base(t) == "nmod" and case(t) in lexicon.grammar["of"] and t.i < verb.i]
    several = [t for t in of if has(t, "Number", "Plur") or set(lemmas(t)) & lexicon.collective]
    return several[0] if several else noun


def _passive_shared(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    head = verb.head
    if base(verb) in ("acl", "amod"):
        return [_of_body(head, verb, lexicon)]
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


def _of_body(noun: Token, verb: Token, lexicon: Lexicon) -> Token:
    """Give those who are of a body, where a participle in the plural stands behind its name: "cuatro agentes de los
    servicios secretos detenidos en X"."""
    people = noun.head
    of = base(noun) == "nmod" and case(noun) in lexicon.grammar["of"] and people.pos_ == "NOUN"
    known = any(lemma in lexicon.agents for lemma in lemmas(noun))
    body = noun.pos_ == "PROPN" or not known
    plural = has(people, "Number", "Plur") and has(verb, "Number", "Plur")
    somebody = any(lemma in lexicon.agents for lemma in lemmas(people))
    return people if of and body and plural and somebody and lexicon.prodrop else noun


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
    if relation in ("xcomp", "ccomp", "advcl") and _may_share(verb, relation, lexicon):
        free = relation == "advcl" and is_gerund(verb) and not case(verb)  # "stopped work, blocking a road"
        free = free or is_of_time(verb, lexicon)
        controlled = [] if free else _controlled(verb, relation, lexicon)
        return controlled or _either(head, lexicon, depth)
    return []


def _meanwhile(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the conjunction of a clause that sets another's deed against the one before it, whoever its subject is: "X
    amenazó, mientras que el otro, tras hablar con Y, restó importancia"."""
    opening = [t for t in verb.children if base(t) in ("cc", "mark") and t.i < verb.i]
    return [t for t in opening if is_finite(verb) and t.lower_ in lexicon.grammar["meanwhile"]]


def is_means(clause: Token, lexicon: Lexicon) -> bool:
    """Tell what somebody does something by, or while doing: "al reunirse con X", "by striking Y"."""
    marks = [t for t in clause.children if base(t) in ("mark", "case") and t.lower_ in lexicon.grammar["means"]]
    return bool(marks) and has(clause, "VerbForm", "Inf") and clause.pos_ in ("VERB", "AUX")


def is_of_time(clause: Token, lexicon: Lexicon) -> bool:
    """Tell an infinitive that only says when: "al reunirse con X", "tras firmar Y", "antes de viajar a Z"."""
    timed = is_means(clause, lexicon) or case(clause) in lexicon.grammar.get("sequels", ())
    return base(clause) == "advcl" and timed and has(clause, "VerbForm", "Inf") and lexicon.prodrop


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


def _may_share(verb: Token, relation: str, lexicon: Lexicon) -> bool:
    return not is_finite(verb) or lexicon.prodrop


def _controlled(verb: Token, relation: str, lexicon: Lexicon) -> list[Token]:
    head = governor(verb, lexicon)
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
    """Tell what somebody is blamed or punished for, which they did themselves: "expelled X for spying"."""
    judging = any(frame.kind in _JUDGING for frame in frames_of(keys(verb), lexicon.verbs))
    return judging and is_gerund(clause) and case(clause) in lexicon.grammar["grounds"][:1]


def _either(head: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    if is_verb(head) and is_passive(head, lexicon):
        return objects(head, lexicon, depth + 1)
    if is_verb(head):
        return subjects(head, lexicon, depth + 1)
    own = [t for t in head.children if base(t) == "nsubj"]
    return _antecedents(own, head, lexicon)


def is_judging(verb: Token, lexicon: Lexicon) -> bool:
    """Tell a relative clause in which somebody left out says what they hold its noun for, where the parser took the
    pronoun for the subject: "condenó la visita, que calificó de provocación"."""
    if not lexicon.prodrop or base(verb) != "acl" or not set(lemmas(verb)) & set(lexicon.grammar.get("judging", ())):
        return False
    own = [t for t in verb.children if base(t) in ("nsubj", "obj", "iobj")]
    named = any(case(t) in lexicon.grammar["judged_as"] for t in verb.children)
    return (
        named and len(own) == 1 and is_relative(own[0]) and has(verb, "Person", "3") and not is_passive(verb, lexicon)
    )


def _judged(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give what is judged in such a clause: the noun it stands on, but behind a comma the object of the verb above."""
    above = verb.head
    while above.head.i != above.i and not is_verb(above):
        above = above.head
    taken = [t for t in above.children if base(t) == "obj" and not case(t) and t.i < verb.i]
    return taken[:1] if verb.left_edge.nbor(-1).text == "," and taken else [verb.head]


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
    owners = [t for t in noun.children if base(t) == "nmod" and case(t) in lexicon.grammar["agent"]]
    owners = owners or [t for t in noun.children if t.dep_ == "nmod:poss"]
    above = noun.head
    others = set(lexicon.grammar["uncovering"]) & set(lemmas(above))  # "foiled a plot to kill X", which is not its own
    if not owners and is_verb(above) and base(noun) == "obj" and depth < _DEEPEST and not others:
        return subjects(above, lexicon, depth + 1)
    return (owners or [t for t in noun.children if case(t) in lexicon.grammar["of"]])[:1]


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


def _antecedents(tokens: list[Token], verb: Token, lexicon: Lexicon) -> list[Token]:
    found = [_antecedent(t, verb, lexicon) for t in tokens]
    return [
        joined for t, noun in zip(tokens, found) for joined in (_all_joined(noun, verb) if t.i != noun.i else [noun])
    ]


def _all_joined(noun: Token, verb: Token) -> list[Token]:
    """Give all that "who were" stands for where it hangs on the last, a single one, of several joined by "and"."""
    several = any(has(t, "Number", "Plur") for t in (verb, *verb.children) if t.pos_ in ("VERB", "AUX"))
    if not several or base(noun) != "conj" or has(noun, "Number", "Plur") or noun.head.pos_ not in ("NOUN", "PROPN"):
        return [noun]
    first = noun.head
    return [first, *(t for t in first.children if base(t) == "conj" and t.i <= noun.i)]


def _antecedent(token: Token, verb: Token, lexicon: Lexicon) -> Token:
    if not is_relative(token):
        return token
    if (somebody := person_before(token, lexicon)) is not None:
        return somebody
    clause = verb
    for _ in range(_DEEPEST):
        if base(clause) == "acl" and _only_turns(clause.head, lexicon):
            return next(iter(subjects(clause.head.head, lexicon)), token)
        if base(clause) == "acl":
            noun = clause.head if base(token) == "obj" else _agreeing(clause.head, verb, lexicon)
            return _bearer(_thing(token, _headed(token, noun, lexicon), lexicon))
        if clause.head.i == clause.i or base(clause) not in ("conj", "xcomp", "ccomp"):
            return token
        clause = clause.head
    return token


def _only_turns(noun: Token, lexicon: Lexicon) -> bool:
    """Tell a noun that no clause hangs on: "la OTAN anunció por su parte que desplegará buques"."""
    return noun.doc[max(0, noun.i - 2) : noun.i + 1].text.lower() in lexicon.grammar["asides"]


def _headed(relative: Token, noun: Token, lexicon: Lexicon) -> Token:
    """Give whom "who" means where the parser took the body whose head he is for it ("the former chief of staff who
    resigned"), and the noun above a name that no clause can narrow down ("a rocket from Lima that hit a ship")."""
    above = noun.head
    narrowing = noun.pos_ == "PROPN" and relative.i == noun.i + 1 and relative.lower_ in lexicon.grammar["relative_any"]
    if narrowing and base(noun) in ("nmod", "flat", "appos", "obl"):
        nouns = [t for t in noun.ancestors if t.pos_ == "NOUN"] + [t for t in above.children if base(t) == "obj"]
        return next((t for t in nouns if t.i < noun.i), relative)
    of_body = base(noun) == "nmod" and case(noun) in lexicon.grammar["of"] and noun.pos_ == "NOUN"
    single = has(noun, "Number", "Sing") and has(above, "Number", "Sing") and above.i < noun.i
    person = lexicon.agents.get(word(above)) == "official" and relative.lower_ in lexicon.grammar["relative_who"]
    return above if of_body and single and person else noun


def _thing(relative: Token, noun: Token, lexicon: Lexicon) -> Token:
    """Give what "which" stands for as an object behind people: "the cooperation with its allies, which they blamed"
    blames the cooperation; where no noun is above, nobody is said to be meant."""
    people = has(noun, "Number", "Plur") and any(lemma in lexicon.agents for lemma in lemmas(noun))
    people = people or (
        noun.pos_ == "PROPN" and base(noun) == "nmod" and case(noun) in lexicon.grammar.get("companions", ())
    )
    if not people or not case(noun) or base(relative) != "obj":
        return noun
    above = noun.head if noun.head.pos_ == "NOUN" else relative
    return above if relative.lower_ in lexicon.grammar["relative_thing"] else noun


def _bearer(noun: Token) -> Token:
    """Give who is meant by a predicate: in "X is one of the leaders who support Y" X supports Y."""
    predicate = noun.head if base(noun) == "nmod" and noun.head.pos_ in ("NUM", "PRON", "DET") else noun
    if not any(base(t) == "cop" for t in predicate.children):
        return noun
    own = [t for t in predicate.children if base(t) == "nsubj" and not has(t, "PronType", "Dem")]
    return own[0] if own and not has(own[0], "Gender", "Neut") else noun


def has_tree(doc: Doc) -> bool:
    """Tell whether a Doc was parsed."""
    return len(doc) > 0 and doc.has_annotation("DEP")
