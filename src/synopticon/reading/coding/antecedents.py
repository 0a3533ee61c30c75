"""What a relative pronoun stands for, and of which noun a clause that stands on one is said."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.reading.coding.agreement import Subjects, is_single
from synopticon.reading.coding.anaphora import name_of, person_before
from synopticon.reading.coding.clauses import is_relative, is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, lemmas, word

_HIGHEST = 12  # clauses between a relative pronoun and the one that stands on its noun


def antecedents(tokens: list[Token], verb: Token, lexicon: Lexicon, of: Subjects) -> list[Token]:
    """Give what the subjects or objects of a verb stand for: those that are no relative pronouns are themselves.

    `of` gives the subjects of a verb.
    """
    found = [_antecedent(t, verb, lexicon, of) for t in tokens]
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


def _antecedent(token: Token, verb: Token, lexicon: Lexicon, of: Subjects) -> Token:
    if not is_relative(token):
        return token
    if (somebody := person_before(token, lexicon)) is not None:
        return somebody
    clause = verb
    for _ in range(_HIGHEST):
        if base(clause) == "acl" and _only_turns(clause.head, lexicon):
            return next(iter(of(clause.head.head)), token)
        if base(clause) == "acl":
            noun = clause.head if base(token) == "obj" else agreeing(clause.head, verb, lexicon)
            return name_of(_bearer(_thing(token, _headed(token, noun, lexicon), lexicon)), lexicon)
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


def agreeing(noun: Token, verb: Token, lexicon: Lexicon) -> Token:
    """Give those whom a plural verb is said of where the parser gave it a single thing that is theirs: "the fate of two
    soldiers who have surrendered"."""
    plural = any(has(t, "Number", "Plur") for t in (verb, *verb.children) if t.i == verb.i or t.pos_ == "AUX")
    joined = any(base(t) == "conj" for t in noun.children)
    if plural and not joined and _is_home(noun, verb, lexicon):
        return noun.head
    if not plural or joined or noun.pos_ != "NOUN" or not has(noun, "Number", "Sing") or noun.i > verb.i:
        return noun
    if set(lemmas(noun)) & lexicon.collective or any(lemma in lexicon.agents for lemma in lemmas(noun)):
        return noun
    of = [t for t in noun.children if base(t) == "nmod" and case(t) in lexicon.grammar["of"] and t.i < verb.i]
    several = [t for t in of if has(t, "Number", "Plur") or set(lemmas(t)) & lexicon.collective]
    return several[0] if several else noun


def _is_home(place: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell the single name of a place or body behind those who are of it: "los armenios de Karabaj, que huyen"."""
    of = base(place) == "nmod" and case(place) in lexicon.grammar["of"] and base(verb) == "acl"
    people = has(place.head, "Number", "Plur") and place.head.i < place.i and place.head.pos_ in ("NOUN", "PROPN")
    return of and people and place.pos_ == "PROPN" and is_single(place, lexicon)


def of_body(noun: Token, verb: Token, lexicon: Lexicon) -> Token:
    """Give those who are of a body, where a participle in the plural stands behind its name: "cuatro agentes de los
    servicios secretos detenidos en X"."""
    people = noun.head
    of = base(noun) == "nmod" and case(noun) in lexicon.grammar["of"] and people.pos_ == "NOUN"
    known = any(lemma in lexicon.agents for lemma in lemmas(noun))
    body = noun.pos_ == "PROPN" or not known
    plural = has(people, "Number", "Plur") and has(verb, "Number", "Plur")
    somebody = any(lemma in lexicon.agents for lemma in lemmas(people))
    return people if of and body and plural and somebody and lexicon.prodrop else noun


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


def judged(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give what is judged in such a clause: the noun it stands on, but behind a comma the object of the verb above."""
    above = verb.head
    while above.head.i != above.i and not is_verb(above):
        above = above.head
    taken = [t for t in above.children if base(t) == "obj" and not case(t) and t.i < verb.i]
    return taken[:1] if verb.left_edge.nbor(-1).text == "," and taken else [verb.head]
