"""What kind of clause a word heads: finite, infinitive, relative, in passing."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from synopticon.reading.coding.words import (
    base,
    case,
    has,
    has_no_passive,
    has_past_alike,
    hedged_number,
    is_dative,
    is_irregular,
    is_outcome,
    is_participle,
    is_present_participle,
    is_undergone,
    lemmas,
)


def is_verb(token: Token) -> bool:
    """Tell whether a token heads a clause as a verb."""
    if token.pos_ in ("ADJ", "NOUN", "PROPN", "X"):
        relations = {base(child) for child in token.children}
        if "nsubj" in relations and relations & {"obj", "iobj", "ccomp"}:
            return True  # a verb that the tagger did not know
        if "nsubj" in relations and "cop" not in relations and ("aux" in relations or is_irregular(token)):
            return True  # "will not apologise", "tore"
        if token.pos_ == "ADJ" and any(child.dep_ == "aux:pass" for child in token.children):
            return True  # "were freed"
        return token.pos_ == "ADJ" and ("cop" in relations or is_reduced(token) or headed(token) is not None)
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token) not in ("aux", "cop"))


def is_reduced(token: Token) -> bool:
    """Tell a participle behind its noun with something of its own, which some treebanks take for an adjective: "el
    carguero apresado el lunes por la marina"."""
    first = token.head if base(token) == "conj" else token
    if token.pos_ != "ADJ" or not all(is_participle(t) for t in (token, first)):
        return False
    own = any(
        base(t) in ("obl", "nmod", "advcl")
        or (base(t) == "obj" and (t.pos_ != "PROPN" or case(t)))  # not "el general retirado Ruiz"
        for part in (token, first)
        for t in part.children
    )
    noun = first.head
    beside = base(first) == "amod" or (base(first) == "advcl" and noun.pos_ in ("NOUN", "PROPN"))
    return own and beside and noun.i < first.i


def is_set_off(verb: Token) -> bool:
    """Tell a participle between commas that the parser took for the verb of their subject: "Rivas, seized on 12 June,
    says …": the verb of the sentence is behind the second comma, without a subject of its own."""
    if verb.i < 2 or verb.nbor(-1).text != "," or any(base(t) in ("aux", "cop", "obj") for t in verb.children):
        return False
    own = [t for t in verb.children if base(t) == "nsubj"]
    if len(own) != 1 or not own[0].left_edge.i <= verb.i - 2 <= own[0].right_edge.i or not _may_be_participle(verb):
        return False
    if verb.doc[own[0].i : verb.i].text.count(",") % 2 == 0:
        return False  # that comma closes an aside: "Rivas, head of the fleet, seized the ship and …"
    joined = [t for t in (verb.head, *verb.children) if t.i > verb.i and is_finite_word(t)]
    main = [t for t in joined if not any(base(c) == "nsubj" for c in t.children)]
    return any("," in verb.doc[verb.i : t.i].text for t in main)


def kind_of_object(verb: Token, of_things: Iterable[str]) -> Token | None:
    """Give the object of a verb that the parser hung on the gerund before it: "imposed blocking sanctions"."""
    head = verb.head
    if base(verb) != "xcomp" or not is_gerund(verb) or not set(lemmas(head)) & set(of_things):
        return None
    if verb.nbor(-1).pos_ == "ADP" or any(base(t) == "obj" and t.i < verb.i for t in head.children):
        return None
    own = next((t for t in verb.children if base(t) == "obj"), None)
    close = own is not None and all(t.pos_ in ("ADJ", "NOUN", "PROPN") for t in verb.doc[verb.i + 1 : own.i])
    return own if close else None


def described(verb: Token, describing: Iterable[str]) -> Token | None:
    """Give whom a gerund behind a preposition only describes: "talks with visiting President Ruiz"."""
    if verb.lower_ not in describing or base(verb) not in ("advcl", "acl", "obl", "nmod") or not case(verb):
        return None
    return next((t for t in verb.children if base(t) == "obj" and t.left_edge.i == verb.i + 1), None)


def headed(participle: Token) -> Token | None:
    """Give whom a participle that opens a headline is said of, behind it and of its gender: "Detenido el alcalde"."""
    if participle.i != participle.sent.start or participle.sent.root.i != participle.i or not is_participle(participle):
        return None
    behind = [t for t in participle.children if base(t) in ("obj", "nsubj", "appos") and t.pos_ == "NOUN"]
    agree = [t for t in behind if participle.morph.get("Gender", []) and any(base(c) == "det" for c in t.children)]
    return agree[0] if agree and not any(base(t) in ("aux", "cop") for t in participle.children) else None


def inverted(verb: Token) -> Token | None:
    """Give whom a participle at the head of its sentence is said of: "Also killed was the deputy mayor"."""
    if (head := headed(verb)) is not None:
        return head
    if not _may_be_participle(verb) or any(base(t) in ("aux", "cop", "obj", "mark") for t in verb.children):
        return None
    if (told := _predicate_before(verb)) is not None:
        return told
    behind = [t for t in verb.children if base(t) in ("nsubj", "xcomp")]
    behind += [verb.head] if base(verb) == "csubj" and verb.head.pos_ in ("NOUN", "PROPN") else []
    return next((t for t in behind if any(base(c) == "cop" and verb.i < c.i < t.i for c in t.children)), None)


def _predicate_before(verb: Token) -> Token | None:
    """Give whom a participle describes, where the parser took them for its subject, as what somebody is said to be
    cannot be: "X was among six people hit with sanctions"."""
    own = [t for t in verb.children if base(t) == "nsubj" and t.i < verb.i]
    return next((t for t in own if any(base(c) == "cop" and c.i < t.i for c in t.children)), None)


def _may_be_participle(verb: Token) -> bool:
    return is_participle(verb) or (has(verb, "Tense", "Past") and verb.pos_ == "VERB")


def is_finite_word(token: Token) -> bool:
    """Tell a finite verb or auxiliary."""
    return token.pos_ in ("VERB", "AUX") and has(token, "VerbForm", "Fin")


def is_finite(clause: Token) -> bool:
    """Tell whether a clause has a finite verb: its own, an auxiliary, or a "participle" that rules the sentence."""
    if base(clause) == "ROOT" and clause.pos_ == "VERB" and any(base(t) == "obj" for t in clause.children):
        return True
    if is_active_participle(clause) or is_torn_off(clause):
        return True
    return any(
        has(t, "VerbForm", "Fin") for t in (clause, *clause.children) if t.i == clause.i or base(t) in ("aux", "cop")
    )


def is_active_participle(verb: Token) -> bool:
    """Tell a past "participle" on a noun that has an object of its own: a finite verb that the parser hung on its
    subject ("The strike in X killed six, said Y")."""
    past = has(verb, "VerbForm", "Part") and not has(verb, "Tense", "Pres")
    if any(base(t) == "obj" and is_outcome(t) for t in verb.children):
        return False  # "a guard taken prisoner"
    own = {base(t) for t in verb.children} & {"obj", "aux", "nsubj"}
    return past and verb.dep_ == "acl" and (own == {"obj"} or (not own and hedged_number(verb) is not None))


def is_torn_off(verb: Token) -> bool:
    """Tell a past "participle" on a noun that is the main verb of its sentence, as no other can be: "Envoys from nine
    nations huddled in X", "Ana Ruiz, head of X, called on …"."""
    root = verb.sent.root
    past = has(verb, "VerbForm", "Part") and not has(verb, "Tense", "Pres")
    if not past or verb.dep_ != "acl" or root.pos_ not in ("NOUN", "PROPN") or root.i > verb.i:
        return False
    aside = root.pos_ == "PROPN" and verb.head.i == root.i and verb.nbor(-1).text == ","
    return (aside or has_no_passive(verb)) and not any(is_finite_word(t) for t in verb.sent)


def is_infinitive(verb: Token) -> bool:
    """Tell an infinitive, its passive included: "to send", "to be sent"."""
    marked = any(base(t) == "mark" for t in verb.children)
    return has(verb, "VerbForm", "Inf") or (
        marked and any(base(t) in ("aux", "cop") and has(t, "VerbForm", "Inf") for t in verb.children)
    )


def is_listed(verb: Token) -> bool:
    """Tell the first of several verbs of a list that the parser took for what the second says: "Chad cerró la frontera,
    expulsó al embajador y …"."""
    main = verb.head
    if base(verb) != "ccomp" or verb.i > main.i or not is_finite(verb) or main.nbor(-1).text != ",":
        return False
    further = any(base(t) == "conj" and is_finite_word(t) for t in main.children)
    undergone = any(base(t) == "obj" and t.i > main.i for t in main.children)
    return further and undergone and not any(base(t) == "mark" for t in verb.children)


def is_linked(clause: Token) -> bool:
    """Tell whether a relative clause has its pronoun or adverb."""
    return any(is_relative(t) or base(t) == "mark" for t in clause.children)


def is_relative(token: Token) -> bool:
    """Tell whether a token is a relative pronoun; a "conjunction" that is subject or object is one."""
    conjunction = token.pos_ == "SCONJ" and (base(token) in ("nsubj", "obj") or (base(token) == "obl" and case(token)))
    return has(token, "PronType", "Rel") or bool(conjunction)


def is_content(clause: Token) -> bool:
    """Tell a clause with a conjunction and a subject of its own: what is said, never what is told of a noun."""
    objects = [t for t in clause.children if base(t) == "obj"]
    marks = [t for t in clause.children if base(t) == "mark" and t.i < clause.i]
    if len(objects) > 1 and is_relative(objects[0]) and not marks:  # "that rebels had burned two villages", as parsed
        marks.append(objects[0])
    marked = bool(marks)
    own = any(base(t) == "nsubj" and not is_relative(t) for t in clause.children)
    relative = any(is_relative(t) and t not in marks for t in clause.children)
    return marked and own and is_finite(clause) and not relative


def is_relative_clause(clause: Token) -> bool:
    """Tell a relative clause, which not all treebanks mark as one, from a clause that says what its noun is."""
    if clause.dep_ == "acl:relcl":
        return not is_content(clause)
    relative = any(is_relative(t) for child in clause.children for t in (child, *child.children))
    return base(clause) == "acl" and relative and is_finite(clause)


def is_narrowing(verb: Token) -> bool:
    """Tell a participle between a noun and its verb, which the parser took for a verb of its own: "the two men arrested
    on Friday walked free"."""
    own = [t for t in verb.children if base(t) == "nsubj"]
    bare = has_past_alike(verb) and not any(base(t) in ("aux", "cop", "obj", "mark", "ccomp") for t in verb.children)
    if not bare or len(own) != 1 or own[0].right_edge.i != verb.i - 1 or own[0].pos_ not in ("NOUN", "PROPN"):
        return False
    beside = [verb.head] if base(verb) == "advcl" else [t for t in verb.children if base(t) == "conj"]
    main = [t for t in beside if t.i > verb.i + 1 and is_finite(t) and is_verb(t)]
    return any(_is_bare_verb(t, verb) for t in main)


def lacks_object(verb: Token) -> bool:
    """Tell a past form of a verb that is always done to somebody, right behind its subject and with nobody it is done
    to: a participle of that noun, which the parser took for its verb ("two soldiers wounded in Lima on Friday")."""
    own = [t for t in verb.children if base(t) in ("nsubj", "csubj") and t.right_edge.i == verb.i - 1]
    if not own or not is_undergone(verb) or is_relative(own[-1]) or own[-1].pos_ == "PRON":
        return False  # "he killed and looted"
    if hedged_number(verb) is not None or any(_may_be_object(t) for t in verb.rights):
        return False
    behind = next((t for t in verb.rights if t.left_edge.i == verb.i + 1), None)
    return behind is None or base(behind) in ("punct", "advmod", "mark", "advcl") or bool(case(behind))


def _may_be_object(token: Token) -> bool:
    """Tell what is, or may be behind a moment or a place, whom a verb does something to: "seized on Monday a ship"."""
    if base(token) in ("aux", "cop", "obj", "iobj", "ccomp", "xcomp", "expl"):
        return True
    bare = any(t.dep_.endswith(":unmarked") and t.head.pos_ != "ADV" for t in (token, *token.children))
    phrase = token.doc[token.left_edge.i : token.i]
    pairs = zip(phrase, phrase[1:] if len(phrase) > 1 else (), strict=False)
    return bare or any(a.pos_ in ("NOUN", "PROPN") and b.pos_ in ("DET", "NUM") for a, b in pairs)


def _is_bare_verb(main: Token, participle: Token) -> bool:
    """Tell a verb right behind the words of a participle, with nothing that joins it nor a subject between."""
    between = [t for t in main.children if participle.i < t.i < main.i]
    apart = any(base(t) in ("cc", "nsubj", "mark", "punct") for t in between)
    return not apart and not any(t.text in ",;:" for t in main.doc[participle.i : main.i])


def is_beside_gap(verb: Token) -> bool:
    """Tell a verb with an object of its own that the parser joined to a clause whose noun is its object, and so cannot
    share it: "freezes any property he holds and forbids them to deal"."""
    clause = verb.head
    own = {base(t) for t in clause.children if not is_relative(t)}
    gap = clause.dep_ == "acl:relcl" and "nsubj" in own and "obj" not in own and not is_linked(clause)
    objects = [t for t in verb.children if base(t) == "obj" and t.i > verb.i]
    same = clause.morph.get("Tense", []) == verb.morph.get("Tense", []) == clause.head.head.morph.get("Tense", [])
    return gap and bool(objects) and same and not any(base(t) == "nsubj" for t in verb.children)


def is_topic(verb: Token) -> bool:
    """Tell a gerund or infinitive that another clause speaks of, and that nobody is said to have done: "said that
    seizing ships was a breach", "to arrest reporters is a mistake"."""
    if base(verb) not in ("csubj", "ccomp", "xcomp", "amod") or is_finite(verb):
        return False
    if not is_gerund(verb) and not is_infinitive(verb):
        return False
    if base(verb) == "csubj":
        return verb.i < verb.head.i
    if base(verb) == "amod":
        return is_gerund(verb) and base(verb.head) == "nsubj" and verb.nbor(-1).pos_ == "SCONJ"
    said = [t for t in verb.head.children if base(t) == "ccomp" and t.i > verb.i and is_finite(t)]
    if any(_takes_up(verb, t) for t in said):
        return True
    return base(verb) == "ccomp" and is_gerund(verb) and any(base(t) == "mark" for t in verb.children)


def _takes_up(verb: Token, clause: Token) -> bool:
    """Tell a clause that has no subject but the words right behind a verb, or none at all."""
    own = [t for t in clause.children if base(t) == "nsubj"]
    within = max(t.i for t in verb.subtree)
    return all(t.left_edge.i == verb.i + 1 for t in own) and clause.left_edge.i <= within + 1


def is_gerund(verb: Token) -> bool:
    """Tell a gerund without an auxiliary."""
    bare = not any(base(t) == "aux" for t in verb.children)
    return bare and is_present_participle(verb)


def own_subject(clause: Token) -> list[Token]:
    """Give whom "called for X to leave", "warned the gang running Y" is addressed to: the subject of its infinitive, of
    what the parser took for its clause."""
    infinitive = is_verb(clause) and not is_finite(clause) and (has(clause, "VerbForm", "Inf") or is_gerund(clause))
    return [t for t in clause.children if infinitive and base(t) == "nsubj" and t.i < clause.i]


def is_adjectival(verb: Token) -> bool:
    """Tell a participle that only describes ("armed men", "Russian-backed forces")."""
    if is_reduced(verb):
        return False
    hyphened = verb.i > 0 and verb.nbor(-1).text in ("-", "–") and not verb.nbor(-1).whitespace_
    if base(verb) == "amod" or (hyphened and not any(base(t) == "obj" for t in verb.children)):
        return True
    bare = verb.dep_ == "acl" and has(verb, "VerbForm", "Part") and not any(not c.is_punct for c in verb.children)
    return bare and not is_torn_off(verb)


def has_own_doer(verb: Token, agent: tuple[str, ...]) -> bool:
    """Tell a verb that its governor's subject does not do: a reflexive passive in what is said ("denunció que se
    robaron dos camiones"), a participle that only says what somebody holds for done ("da por retirado el buque")."""
    if base(verb) == "xcomp":
        return is_participle(verb) and case(verb) in agent
    reflexive = any(has(t, "Reflex", "Yes") and t.i < verb.i for t in verb.children)
    if _is_impersonal(verb):
        return True
    behind = [t for t in verb.children if base(t) == "obj" and t.i > verb.i and not case(t)]
    several = [has(t, "Number", "Plur") for t in behind]
    return base(verb) == "ccomp" and reflexive and several == [has(verb, "Number", "Plur")]


def _is_impersonal(verb: Token) -> bool:
    """Tell what is done to somebody by nobody that is named: "mientras se le investiga"."""
    own = [t for t in verb.children if t.i < verb.i and t.pos_ == "PRON"]
    nobody = any(base(t) == "expl" for t in own) and not any(base(t) == "nsubj" for t in verb.children)
    dative = [t for t in own if base(t) in ("obj", "iobj") and has(t, "Person", "3") and not has(t, "Reflex", "Yes")]
    bare = not any(base(t) in ("obj", "xcomp", "ccomp") and t.i > verb.i for t in verb.children)
    return nobody and bare and any(has(t, "Case", "Dat") or is_dative(t) for t in dative)


def tells_of_others(verb: Token, heads: tuple[Token, ...]) -> bool:
    """Tell a relative clause that goes on with the story: of what befell others than its noun ("the shootout in which a
    guard died"), or of a noun that only takes up what was told before it ("a week to leave, a term that ran out")."""
    linked = verb.dep_ == "acl:relcl" or any(is_relative(t) for t in verb.children)
    if not linked or base(verb) != "acl" or not is_finite(verb) or any(base(t) == "cop" for t in verb.children):
        return False
    told = [t for t in heads if t.i > verb.i and t.pos_ in ("NOUN", "PROPN")]
    return (bool(told) and verb.head not in heads) or (base(verb.head) == "appos" and verb.head.pos_ == "NOUN")


def is_in_passing(verb: Token) -> bool:
    """Tell a clause that only identifies somebody ("nationals who had been arrested")."""
    current = verb
    for _ in range(4):
        if base(current) == "acl" or is_reduced(current):
            return not (is_active_participle(current) or is_torn_off(current))
        if base(current) != "conj" or current.head.i == current.i:
            return False
        current = current.head
    return False
