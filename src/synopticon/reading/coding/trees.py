"""Reading a UD tree: slots of verbs and nouns, logical subjects and objects, whatever the construction."""

from __future__ import annotations

from functools import cache, lru_cache

import simplemma
from spacy.tokens import Doc, Token

from synopticon.languages import table
from synopticon.reading.coding.lexicon import Lexicon, fold, split

_DEEPEST = 12


@lru_cache(maxsize=50_000)
def _simple(word: str, language: str) -> str:
    return simplemma.lemmatize(word, language).lower()


def base(token: Token) -> str:
    """Give the universal part of a token's relation ("nsubj:pass" → "nsubj")."""
    return token.dep_.partition(":")[0]


def lemmas(token: Token) -> tuple[str, ...]:
    """Give the lemmas a token may have: the pipeline's, and a dictionary's, as trained lemmatizers slip."""
    own = fold(token.lemma_.lower().partition(" ")[0] or token.lower_)
    try:
        language = token.doc.lang_ or token.lang_
        other = fold(_simple(_respelt(token.lower_, language), language))
    except ValueError:
        other = own
    return (own,) if own == other else (own, other)


def has(token: Token, feature: str, value: str) -> bool:
    """Tell whether a token has a value of a morphological feature."""
    return value in token.morph.get(feature, [])


def word(token: Token) -> str:
    """Give a token as dictionaries have it: lower case, without accents."""
    return fold(token.lower_)


def keys(token: Token) -> tuple[str, ...]:
    """Give the dictionary keys of a token: lemma with particle first ("call off"), then the lemma alone."""
    particles = [t.lower_ for t in token.children if t.dep_ == "compound:prt"]
    fixed = [
        t.lower_ for t in token.children if base(t) in ("obl", "obj", "advmod", "xcomp") and abs(t.i - token.i) < 4
    ]
    plain = (*lemmas(token), *_from_participle(token))
    joined = [f"{lemma} {word}" for lemma in plain for word in particles]
    following = _following(token)
    joined += [f"{lemma} {rest}" for lemma in plain for rest in following]
    joined += [f"{lemma} {word}" for lemma in plain for word in fixed]
    # "kick off" is not "kick": a particle makes another verb of it.
    return (*joined, *plain) if not particles else tuple(joined)


def _from_participle(token: Token) -> tuple[str, ...]:
    """Give the infinitives a participle may come from, by its ending; a dictionary knows only real ones."""
    if not has(token, "VerbForm", "Part"):
        return ()
    endings = _participles(token.doc.lang_ or token.lang_).items()
    return tuple(
        word(token).removesuffix(end) + usual
        for end, usuals in endings
        if word(token).endswith(end)
        for usual in usuals
    )


@cache
def _participles(language: str) -> dict[str, tuple[str, ...]]:
    try:
        return {end: split(line) for end, line in table(language, "predicates")["participles"].items()}
    except LookupError:
        return {}


def _following(token: Token) -> tuple[str, ...]:
    doc = token.doc
    words = [doc[i].lower_ for i in range(token.i + 1, min(token.i + 3, len(doc)))]
    return tuple(" ".join(words[:n]) for n in range(len(words), 0, -1))


def is_verb(token: Token) -> bool:
    """Tell whether a token heads a clause as a verb."""
    if token.pos_ in ("ADJ", "NOUN"):
        relations = {base(child) for child in token.children}
        if "nsubj" in relations and relations & {"obj", "iobj", "ccomp"}:
            return True  # a verb that the tagger did not know
        if token.pos_ == "ADJ" and any(child.dep_ == "aux:pass" for child in token.children):
            return True  # "were freed"
        return token.pos_ == "ADJ" and "cop" in relations
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token) not in ("aux", "cop"))


def case(token: Token) -> str:
    """Give the preposition of a dependent as one lower-case string, "" where it has none."""
    for child in token.children:
        if base(child) in ("case", "mark") and child.pos_ in ("ADP", "SCONJ", "PART", "ADV"):
            words = [child, *(t for t in child.children if base(t) == "fixed")]
            return " ".join(expanded(t) for t in sorted(words, key=lambda t: t.i))
    return ""


def expanded(token: Token) -> str:
    """Give a preposition in lower case, contractions taken apart ("al" → "a")."""
    return _contractions(token.doc.lang_ or token.lang_).get(token.lower_, token.lower_)


def is_finite_word(token: Token) -> bool:
    """Tell a finite verb or auxiliary."""
    return token.pos_ in ("VERB", "AUX") and has(token, "VerbForm", "Fin")


def _respelt(word: str, language: str) -> str:
    """Give the spelling that the dictionary of lemmas knows ("cancelled" → "canceled")."""
    for ending, usual in _spellings(language).items():
        if word.endswith(ending):
            return word.removesuffix(ending) + usual
    return word


@cache
def _spellings(language: str) -> dict[str, str]:
    try:
        return dict(table(language, "predicates")["spellings"])
    except LookupError:
        return {}


@cache
def _contractions(language: str) -> dict[str, str]:
    try:
        return dict(table(language, "predicates")["contractions"])
    except LookupError:
        return {}


def is_passive(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb's grammatical subject is its logical object."""
    return any(True for _ in _signs(verb, lexicon)) or _bare_participle(verb, lexicon)


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


def _bare_participle(verb: Token, lexicon: Lexicon) -> bool:
    if not has(verb, "VerbForm", "Part") or has(verb, "Tense", "Pres"):
        return False
    if any(base(child) in ("aux", "cop", "nsubj", "obj") for child in verb.children):
        return False
    if set(lemmas(verb)) & set(lexicon.grammar["intransitive"]):
        return False  # nobody is arrived or protested: a finite verb that the parser hung on its subject
    if base(verb) == "conj" and verb.head.i != verb.i:
        return is_passive(verb.head, lexicon)
    return base(verb) in ("acl", "amod", "advcl")


def subjects(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's logical subject: its own, its agent, or one that it shares with its governor."""
    if is_passive(verb, lexicon):
        own = [t for t in verb.children if _is_agent(t, lexicon)]
        return own or [t for child in verb.children if base(child) == "obl" for t in child.children if _by(t, lexicon)]
    own = [t for t in verb.children if base(t) == "nsubj"]
    if own:
        return _antecedents(_nearest(own, verb), verb)
    return inherited(verb, lexicon, depth)


def _is_agent(token: Token, lexicon: Lexicon) -> bool:
    return token.dep_ == "obl:agent" or (base(token) == "obl" and case(token) in lexicon.grammar["agent"])


def _by(token: Token, lexicon: Lexicon) -> bool:
    """Tell an agent that the parser hung on the adjunct before it: "was received at the airport by X"."""
    return base(token) == "nmod" and case(token) in lexicon.grammar["agent"]


def _nearest(tokens: list[Token], verb: Token) -> list[Token]:
    """Of several subjects (a dateline may be taken for one) keep that which stands nearest before the verb."""
    before = [t for t in tokens if t.i < verb.i]
    return before[-1:] if len(tokens) > 1 and before else tokens


def objects(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's logical object."""
    if is_passive(verb, lexicon):
        own = [t for t in verb.children if base(t) == "nsubj"]
        return _antecedents(own, verb) if own else _passive_shared(verb, lexicon, depth)
    own = [t for t in verb.children if base(t) == "obj" and not _adverbial(t)]
    if own:
        return _antecedents(own, verb)
    named = verb.head.pos_ in ("NOUN", "PROPN", "PRON") and not _adverbial(verb.head)
    if verb.dep_ == "acl:relcl" and named and any(base(t) == "nsubj" and not is_relative(t) for t in verb.children):
        return [verb.head] if not any(case(t) for t in verb.children if is_relative(t)) else []
    return []


def _passive_shared(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    head = verb.head
    if base(verb) in ("acl", "amod"):
        return [head]
    if base(verb) == "conj" and is_verb(head) and depth < _DEEPEST:
        return objects(head, lexicon, depth + 1) if is_passive(head, lexicon) else subjects(head, lexicon, depth + 1)
    if base(verb) in ("advcl", "xcomp") and depth < _DEEPEST:
        return subjects(head, lexicon, depth + 1) or objects(head, lexicon, depth + 1)
    return []


def inherited(verb: Token, lexicon: Lexicon, depth: int = 0) -> list[Token]:
    """Give the subject that a verb without one shares with the word that governs it."""
    head, relation = governor(verb, lexicon), base(verb)
    if head.i == verb.i or depth > _DEEPEST:
        return []
    if head.i != verb.head.i:
        return _controlled(verb, "advcl", lexicon) or _either(head, lexicon, depth)
    if relation == "acl":
        return _from_noun(verb, lexicon, depth)
    if not is_verb(head) and head.pos_ not in ("ADJ", "AUX", "NOUN"):
        return []
    if relation == "conj":
        return _either(head, lexicon, depth)
    if relation in ("xcomp", "ccomp", "advcl") and _may_share(verb, relation, lexicon):
        controlled = _controlled(verb, relation, lexicon)
        return controlled or _either(head, lexicon, depth)
    return []


def governor(verb: Token, lexicon: Lexicon) -> Token:
    """Give the word that governs a clause; "accused X for months of sending" is of accusing, not of months."""
    noun = verb.head
    of_noun = base(verb) == "acl" and verb.dep_ != "acl:relcl" and case(verb) in lexicon.grammar["of"]
    above = of_noun and (base(noun) in ("obl", "obj") or noun.dep_ == "nsubj:pass")
    if above and set(lemmas(noun.head)) & set(lexicon.grammar["object_control"]):
        return noun.head
    return noun


def _may_share(verb: Token, relation: str, lexicon: Lexicon) -> bool:
    finite = has(verb, "VerbForm", "Fin")
    return relation == "xcomp" or not finite or lexicon.prodrop


def _controlled(verb: Token, relation: str, lexicon: Lexicon) -> list[Token]:
    head = governor(verb, lexicon)
    if is_passive(head, lexicon) or not set(lemmas(head)) & set(lexicon.grammar["object_control"]):
        return []
    taken = objects(head, lexicon, 1) or [
        t
        for t in head.children
        if base(t) in ("iobj", "obl")
        and case(t) in ("", *lexicon.grammar["addressee"])
        and t.i != verb.i
        and not _adverbial(t)
    ]
    return taken[:1] if relation == "xcomp" or taken else []


def _either(head: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    if is_verb(head) and is_passive(head, lexicon):
        return objects(head, lexicon, depth + 1)
    if is_verb(head):
        return subjects(head, lexicon, depth + 1)
    own = [t for t in head.children if base(t) == "nsubj"]
    return _antecedents(own, head)


def _from_noun(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    """Give the subject of a clause that stands on a noun: the noun itself, or whoever has the plan, the order…"""
    noun = verb.head
    participle = has(verb, "VerbForm", "Part") or has(verb, "VerbForm", "Ger")
    if verb.dep_ == "acl:relcl" and not is_linked(verb):
        return []  # its subject cannot be the noun: "Last Tuesday, the minister met …", as some parsers see it
    if verb.dep_ == "acl:relcl" or (participle and not case(verb)):
        return [noun]
    owners = [t for t in noun.children if t.dep_ == "nmod:poss"]
    above = noun.head
    if not owners and is_verb(above) and base(noun) == "obj" and depth < _DEEPEST:
        return subjects(above, lexicon, depth + 1)
    return (owners or [t for t in noun.children if case(t) in lexicon.grammar["of"]])[:1]


def is_linked(clause: Token) -> bool:
    """Tell whether a relative clause has its pronoun or adverb."""
    return any(is_relative(t) or base(t) == "mark" for t in clause.children)


def is_relative(token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return has(token, "PronType", "Rel")


def _antecedents(tokens: list[Token], verb: Token) -> list[Token]:
    return [_antecedent(t, verb) for t in tokens]


def _antecedent(token: Token, verb: Token) -> Token:
    if not is_relative(token):
        return token
    clause = verb
    for _ in range(_DEEPEST):
        if base(clause) == "acl":
            return _bearer(clause.head)
        if clause.head.i == clause.i or base(clause) not in ("conj", "xcomp", "ccomp"):
            return token
        clause = clause.head
    return token


def _bearer(noun: Token) -> Token:
    """Give who is meant by a predicate: in "X is one of the leaders who support Y" X supports Y."""
    predicate = noun.head if base(noun) == "nmod" and noun.head.pos_ in ("NUM", "PRON", "DET") else noun
    if not any(base(t) == "cop" for t in predicate.children):
        return noun
    own = [t for t in predicate.children if base(t) == "nsubj" and not has(t, "PronType", "Dem")]
    return own[0] if own and not has(own[0], "Gender", "Neut") else noun


def _adverbial(token: Token) -> bool:
    """Tell a time or a measure that the parser took for an object ("met Tuesday", "se reunió el martes")."""
    return bool({"Tim"} & set(token.morph.get("AdvType", []))) or token.ent_type_ in ("DATE", "TIME")


def is_finite(clause: Token) -> bool:
    """Tell whether a clause has a finite verb: its own or an auxiliary."""
    return any(
        has(t, "VerbForm", "Fin") for t in (clause, *clause.children) if t.i == clause.i or base(t) in ("aux", "cop")
    )


def has_tree(doc: Doc) -> bool:
    """Tell whether a Doc was parsed."""
    return len(doc) > 0 and doc.has_annotation("DEP")
