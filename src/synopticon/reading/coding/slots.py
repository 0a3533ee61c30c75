"""What fills the slots of a verb or a noun: subject, object, each preposition, possessor, nationality."""

from __future__ import annotations

import itertools

from spacy.tokens import Token

from synopticon.reading.coding.anaphora import person_before
from synopticon.reading.coding.arguments import objects, subjects
from synopticon.reading.coding.calling import name_given
from synopticon.reading.coding.clauses import described, is_content, is_finite, is_listed, is_relative, is_topic
from synopticon.reading.coding.governing import is_of_time
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, expanded, has, is_adverbial, is_lower_name, lemmas, prepositions

Slots = dict[str, list[Token]]


def verb_slots(verb: Token, lexicon: Lexicon) -> Slots:
    """Give what fills the slots of a verb: subj, obj, iobj, each preposition, xcomp, ccomp, se."""
    slots: Slots = {"subj": subjects(verb, lexicon), "obj": objects(verb, lexicon)}
    for child in verb.children:
        for name in _names(child, verb, lexicon):
            of_whom = described(child, lexicon.grammar["describing"])
            slots.setdefault(name, []).append(of_whom or _meant(child, verb, lexicon))
    if (named := name_given(verb, lexicon)) is not None and named not in slots.setdefault("xcomp", []):
        slots["xcomp"].append(named)
    if is_passive(verb, lexicon):  # "was found guilty", whose treebanks may call it an object
        slots.setdefault("xcomp", []).extend(t for t in verb.children if base(t) == "obj" and t.pos_ == "ADJ")
    if not slots["obj"]:  # "left at least 40 dead": those who are counted by what became of them
        counted = [c for t in slots.get("xcomp", ()) if t.pos_ == "ADJ" for c in t.children if base(c) == "nummod"]
        slots["obj"] = [t for t in counted if t.i > verb.i][:1]
    slots["passive"] = [verb] if is_passive(verb, lexicon) else []
    slots["omitted"] = [verb] if _leaves_subject_out(verb, slots, lexicon) else []
    if not slots.get("ccomp") and (told := _told(slots)):
        slots["ccomp"] = told
    for clause in slots.get("ccomp", ()):
        _add_content(clause, slots)
    if verb.lower_.endswith(lexicon.grammar["reflexives"]):
        slots.setdefault("se", [verb])
    if any(is_relative(t) and t.lower_ in lexicon.grammar["relative_place"] for t in verb.children):
        slots.setdefault("where", []).extend([verb.head] if base(verb) == "acl" else [])
    objects_of, slots["obj"] = slots["obj"], []
    for noun in objects_of:
        if before := _opened_by(noun, lexicon):
            slots.setdefault(before, []).append(noun)
        elif not _is_in_preposition(noun, lexicon):
            slots["obj"].append(noun)
    slots["bare"] = [t for t in verb.children if base(t) == "obl" and t.pos_ == "NOUN" and not case(t)]
    parts = [part for noun in slots["obj"] for part in (noun, *_counted(noun, lexicon))]
    slots["own"] = [t for part in parts for t in part.children if has(t, "Poss", "Yes")]
    slots["mod"] = [m for part in parts for m in _modifiers(part)]
    return slots


def _meant(child: Token, verb: Token, lexicon: Lexicon) -> Token:
    """Give the noun that a relative pronoun behind a preposition stands for: "el pacto del que Kenia se retiró"."""
    if is_relative(child) and (somebody := person_before(child, lexicon)) is not None:
        return somebody
    oblique = is_relative(child) and case(child) and base(child) in ("obl", "obj", "nmod")
    if oblique and base(verb) == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    return (_agreeing_before(child, verb) if oblique and base(verb) in ("advcl", "conj") else None) or child


def _is_in_preposition(token: Token, lexicon: Lexicon) -> bool:
    """Tell the first word of "frente a", "junto a", and where something was done ("died at the hospital"), which the
    parser took for an object."""
    where = case(token) in lexicon.grammar["place"] and not any(base(t) == "nummod" for t in token.children)
    if where and base(token) == "obj" and token.i > token.head.i:
        return True
    behind = f"{token.lower_} {expanded(token.nbor(1))}" if token.i + 1 < len(token.doc) else ""
    return behind in lexicon.grammar["place"] and not any(True for _ in token.children)


def _opened_by(noun: Token, lexicon: Lexicon) -> str:
    """Give the place preposition of two words before a noun that the parser took for an object, "" where there is none:
    "abatió frente a las playas un globo"."""
    start = noun.left_edge.i
    before = f"{noun.doc[start - 2].lower_} {expanded(noun.doc[start - 1])}" if start - noun.sent.start > 1 else ""
    return before if base(noun) == "obj" and before in lexicon.grammar["place"] else ""


def _agreeing_before(relative: Token, verb: Token) -> Token | None:
    """Give the noun before a clause that the article of its relative pronoun agrees with, where the parser hung the
    clause on the verb: "recuerdan el bombardeo del lunes, en el que murieron once personas"."""
    article = next((t for t in relative.children if base(t) == "det" and t.morph.get("Gender", [])), None)
    if article is None or relative.i - verb.left_edge.i > 3:
        return None
    before = reversed(verb.doc[verb.sent.start : verb.left_edge.i])
    nouns = [t for t in before if t.pos_ == "NOUN" and not is_adverbial(t)]
    asked = {name: article.morph.get(name, []) for name in ("Gender", "Number")}
    return next((t for t in nouns if all(t.morph.get(name, []) == asked[name] for name in asked)), None)


def _leaves_subject_out(verb: Token, slots: Slots, lexicon: Lexicon) -> bool:
    """Tell a finite verb of a language that leaves "he" and "they" out, with no subject: "Exigió su renuncia"."""
    if not lexicon.prodrop or slots["subj"] or slots["passive"] or not is_finite(verb):
        return False
    tensed = [t for t in (verb, *verb.children) if t.i == verb.i or base(t) == "aux"]
    third = any(has(t, "Person", "3") and has(t, "VerbForm", "Fin") for t in tensed)
    own = [t for t in verb.children if base(t) in ("nsubj", "csubj", "expl")]
    return third and all(is_adverbial(t) for t in own)


def _told(slots: Slots) -> list[Token]:
    """Give what somebody is told, where the parser hung it on them: "told the council that X had broken the pact"."""
    heard = [t for name in ("iobj", "obj") for t in slots.get(name, ())]
    return [t for one in heard for t in one.children if base(t) == "acl" and is_content(t)][:1]


def _add_content(clause: Token, slots: dict[str, list[Token]]) -> None:
    """Add who is spoken of in what is said, and how: "said X was behind the killing"; `ccomp own` are its own words, by
    which it says that something was not or will be."""
    topics = [t for t in (*clause.children, *clause.head.children) if t.i < clause.i and is_topic(t)]
    own = [t for t in clause.children if base(t) == "nsubj" and not topics]
    slots["ccomp subj"] = slots.get("ccomp subj") or own
    parts = [t for t in clause.children if base(t) in ("nsubj", "obj", "advmod", "aux")]
    slots["ccomp own"] = [*parts, *(c for t in parts for c in t.children if base(c) == "det")]
    for name in prepositions(clause):
        slots[f"ccomp {name}"] = [clause]


def _names(child: Token, verb: Token, lexicon: Lexicon) -> list[str]:
    relation, preposition = base(child), case(child)
    if is_listed(child) or _is_of_place_before(child, verb, lexicon):
        return []
    reflexive = child.pos_ == "PRON" and child.lower_ in lexicon.grammar["reflexive_pronouns"]
    if relation == "expl" or reflexive or (child.pos_ == "PRON" and _is_own(child, verb)):
        return ["se"]
    if relation in ("obl", "nmod", "advmod", "advcl", "obj", "iobj", "xcomp") and preposition:
        clausal = ["xcomp"] if relation in ("advcl", "xcomp") and not is_finite(child) else []
        clausal = [] if is_of_time(child, lexicon) else clausal
        inner = prepositions(child)[1:]  # "walked out of the talks", "handed him over to X"
        beside = lexicon.grammar["place"][:1] if is_beside(child, lexicon) else ()
        return [preposition, *beside, *inner[-1:], *clausal, *(["iobj"] if relation == "iobj" else [])]
    if relation in ("iobj", "xcomp", "ccomp"):
        return [relation]
    if relation == "advmod":
        return [child.lower_]
    return []


def _is_of_place_before(token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell where a place that was named just before lies, between commas: "a jet from Arica, in Chile, hit it"."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    if start - verb.sent.start < 2 or end >= verb.i or {verb.doc[start - 1].text, verb.doc[end].text} != {","}:
        return False
    named = verb.doc[start - 2]
    within = list(itertools.takewhile(lambda t: t.i != verb.i, (named, *named.ancestors)))
    placed = named.pos_ == "PROPN" and base(named) in ("nmod", "obl") and base(within[-1]) in ("nsubj", "obj")
    lies = named.head.pos_ in ("VERB", "ADJ") or not lexicon.places.isdisjoint(lemmas(named.head))
    return placed and named.head.i != verb.i and lies


def _is_own(pronoun: Token, verb: Token) -> bool:
    """Tell a pronoun by which a speaker does something to themselves: "nos negamos"."""
    same = all(pronoun.morph.get(name, []) == verb.morph.get(name, []) != [] for name in ("Person", "Number"))
    return same and not has(pronoun, "Person", "3") and not has(pronoun, "Case", "Nom") and pronoun.i < verb.i


def is_beside(token: Token, lexicon: Lexicon) -> bool:
    """Tell a side on which something lies behind the mark of people as objects: "apresó el buque al norte de X"."""
    marked = case(token) in lexicon.grammar["object"][1:]
    return marked and bool(set(lemmas(token)) & set(lexicon.grammar.get("sides", ())))


def noun_slots(noun: Token, lexicon: Lexicon) -> Slots:
    """Give what fills the slots of a noun: poss, adj (nationality), mod, each preposition, clause."""
    slots: Slots = {"mod": _modifiers(noun)}
    for child in noun.children:
        relation, preposition = base(child), case(child)
        if child.dep_ == "nmod:poss" or (relation == "nmod" and preposition == "poss") or has(child, "Poss", "Yes"):
            slots.setdefault("poss", []).append(child)
        elif relation in ("nmod", "obl", "appos") and preposition:
            slots.setdefault(preposition, []).append(child)
        elif relation == "acl" and set(lemmas(child)) & set(lexicon.grammar["involving"]):
            slots.setdefault("involving", []).extend(objects(child, lexicon))
        elif child.dep_ == "acl:relcl" or (relation == "acl" and is_finite(child)):
            _from_relative(child, slots)
        elif relation in ("acl", "ccomp", "xcomp"):
            slots.setdefault("clause", []).append(child)
    for child in [t for t in noun.children if base(t) == "nmod"]:
        for deeper in child.children:  # "the visit of X to Y": the parser may hang Y on X
            own = (*lexicon.grammar["of"], "poss")  # "the death of X's brother" is not that of X
            if base(deeper) == "nmod" and (name := case(deeper)) and name not in own:
                slots.setdefault(name, [deeper])
    for name in lexicon.grammar["by_whom"]:
        slots.setdefault(lexicon.grammar["agent"][0], []).extend(slots.get(name, ()))
    slots[f"under {case(noun)}"] = [noun]  # "at the request of X": what the noun itself stands under
    slots["itself"] = [noun]
    slots["adj"] = list(slots["mod"])
    for name in lexicon.grammar["of"]:  # "the launch of a Norlandian missile"
        slots[f"{name} adj"] = [t for complement in slots.get(name, ()) for t in _modifiers(complement)]
    return slots


def _from_relative(verb: Token, slots: Slots) -> None:
    """Add what a relative clause says of its noun: "the visit that she was to make to Chile"."""
    for clause in (verb, *(t for t in verb.children if base(t) == "xcomp")):
        for child in clause.children:
            if base(child) in ("obl", "obj", "nmod") and (name := case(child)) and name not in slots:
                slots[name] = [child]


def _counted(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Give what is counted by "a round of …", "dozens of …", "200 of …"."""
    if noun.pos_ != "NUM" and not set(lemmas(noun)) & lexicon.collective:
        return []
    return [t for t in noun.children if base(t) == "nmod" and case(t) in lexicon.grammar["of"]]


def _modifiers(noun: Token) -> list[Token]:
    return [
        t
        for t in noun.children
        if (base(t) in ("amod", "compound", "flat", "nummod", "nmod") or is_lower_name(t))
        and not case(t)
        and t.dep_ != "nmod:poss"
    ]
