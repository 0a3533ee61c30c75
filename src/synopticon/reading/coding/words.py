"""Words of a tree as dictionaries have them: lemmas, keys, features, prepositions."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import simplemma
from spacy.tokens import Token

from synopticon.languages import table
from synopticon.reading.coding.lexicon import fold, split

_REGULAR = 4  # the longest regular ending: "ados"


_FARTHEST = 8  # words between a verb and its particle


@lru_cache(maxsize=50_000)
def _simple(word: str, language: str) -> str:
    return simplemma.lemmatize(word, language).lower()


def base(token: Token) -> str:
    """Give the universal part of a token's relation ("nsubj:pass" → "nsubj")."""
    return token.dep_.partition(":")[0]


def lemmas(token: Token) -> tuple[str, ...]:
    """Give the lemmas a token may have: the pipeline's, and a dictionary's, as trained lemmatizers slip."""
    own = fold(token.lemma_.lower().partition(" ")[0] or token.lower_)
    language = token.doc.lang_ or token.lang_
    try:
        other = fold(_looked_up(token.lower_, language))
    except ValueError:
        other = own
    past = _mapped("irregular", language).get(token.lower_, own) if token.pos_ == "VERB" else own
    return tuple(dict.fromkeys((past, own, other)))


def is_irregular(token: Token) -> bool:
    """Tell the form of an irregular verb, whatever the tagger took it for: "tore"."""
    return token.lower_ in _mapped("irregular", token.doc.lang_ or token.lang_)


@lru_cache(maxsize=50_000)
def _looked_up(word: str, language: str) -> str:
    """Give a dictionary's lemma of a word, as the usual spelling has it: "cancelled" is of "cancel", not "cancell"."""
    found, usual = _simple(word, language), _simple(_respelt(word, language), language)
    return usual if found in (word, f"{usual}{usual[-1:]}") else found


def has(token: Token, feature: str, value: str) -> bool:
    """Tell whether a token has a value of a morphological feature."""
    return value in token.morph.get(feature, [])


def word(token: Token) -> str:
    """Give a token as dictionaries have it: lower case, without accents."""
    return fold(token.lower_)


def keys(token: Token) -> tuple[str, ...]:
    """Give the dictionary keys of a token: lemma with particle first ("call off"), then the lemma alone."""
    particles = [t.lower_ for t in token.children if t.dep_ == "compound:prt"]
    fixed = [word(t) for t in token.children if base(t) in ("obl", "obj", "advmod", "xcomp") and _is_near(t, token)]
    plain = (*lemmas(token), *_from_participle(token), *_from_ending(token))
    joined = [f"{lemma} {word}" for lemma in plain for word in particles]
    joined += [f"{lemma} {word}" for lemma in plain for word in _before_prepositions(token)]
    following = _following(token)
    joined += [f"{lemma} {rest}" for lemma in plain for rest in following]
    joined += [f"{lemma} {word}" for lemma in plain for word in fixed]
    # "kick off" is not "kick": a particle makes another verb of it.
    return (*joined, *plain) if not particles else tuple(joined)


def _is_near(child: Token, verb: Token) -> bool:
    """Tell a word that may be part of a verb: a particle may stand behind the object ("gave the bronze heads back")."""
    behind = child.pos_ in ("ADV", "ADP") and child.i > verb.i and not any(True for _ in child.children)
    return abs(child.i - verb.i) < (_FARTHEST if behind else 4)


def _before_prepositions(token: Token) -> list[str]:
    """Give the particles that the parser took for the first of two prepositions: "handed the man over to X"."""
    return [names[0] for child in token.children if child.i > token.i and len(names := prepositions(child)) > 1]


def is_lower_name(token: Token) -> bool:
    """Tell an adjective right behind its noun that the parser took for a name beside it: "un ataque keniano"."""
    return base(token) == "appos" and token.is_lower and token.pos_ == "PROPN" and token.i == token.head.i + 1


def is_participle(token: Token) -> bool:
    """Tell a participle; of an adjective by an irregular ending, too ("suscrito"), which taggers do not mark."""
    if has(token, "VerbForm", "Part"):
        return True
    irregular = tuple(end for end in _endings("participles", token.doc.lang_ or token.lang_) if len(end) > _REGULAR)
    return token.pos_ == "ADJ" and bool(irregular) and word(token).endswith(irregular)


def is_present_participle(token: Token) -> bool:
    """Tell a gerund or present participle, whatever stands before it."""
    return has(token, "VerbForm", "Ger") or (has(token, "VerbForm", "Part") and has(token, "Tense", "Pres"))


def _from_participle(token: Token) -> tuple[str, ...]:
    """Give the infinitives a participle may come from, by its ending; a dictionary knows only real ones."""
    if not is_participle(token):
        return ()
    return _infinitives(token, "participles")


def _from_ending(token: Token) -> tuple[str, ...]:
    """Give the infinitives that a finite verb may be of, where no lemma was found: "Italia protesta" is no noun."""
    if token.pos_ != "VERB" or word(token) not in lemmas(token) or not has(token, "VerbForm", "Fin"):
        return ()
    return _infinitives(token, "finite")


def _infinitives(token: Token, kind: str) -> tuple[str, ...]:
    """Give what a word becomes where each ending of a kind that it has gives way to those of infinitives."""
    form, endings = word(token), _endings(kind, token.doc.lang_ or token.lang_)
    return tuple(
        form.removesuffix(end) + usual for end, usuals in endings.items() if form.endswith(end) for usual in usuals
    )


@cache
def _endings(kind: str, language: str) -> dict[str, tuple[str, ...]]:
    return {end: split(line) for end, line in _predicates(language).get(kind, {}).items()}


@cache
def _predicates(language: str) -> dict[str, Any]:
    """Give a language's table of predicates, empty for a language that has none."""
    try:
        return table(language, "predicates")
    except LookupError:
        return {}


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    return frozenset(_predicates(language).get("grammar", {}).get(name, ()))


def _mapped(name: str, language: str) -> dict[str, str]:
    found: dict[str, str] = _predicates(language).get(name, {})
    return found


def is_dative(token: Token) -> bool:
    """Tell a pronoun that can be nothing but a dative: "le"."""
    return token.lower_ in _listed("datives", token.doc.lang_ or token.lang_)


def has_past_alike(verb: Token) -> bool:
    """Tell a regular past form that may as well be a participle: "arrested"."""
    return verb.lower_.endswith(tuple(_listed("pasts_alike", verb.doc.lang_ or verb.lang_)))


def is_undergone(verb: Token) -> bool:
    """Tell a past form of a verb that is always done to somebody and whose participle looks like it: "arrested"."""
    past = has(verb, "Tense", "Past") or has(verb, "VerbForm", "Part")
    return past and bool(set(lemmas(verb)) & _listed("undergone", verb.doc.lang_ or verb.lang_))


def has_no_passive(verb: Token) -> bool:
    """Tell a verb, alone or with one of its prepositions, that nothing is done to: "arrive", "call for"."""
    told = {f"{lemma}{end}" for lemma in lemmas(verb) for end in ("", *(f" {case(t)}" for t in verb.children))}
    told |= {key for key in keys(verb) if " " in key}
    return bool(told & _listed("intransitive", verb.doc.lang_ or verb.lang_))


def _following(token: Token) -> tuple[str, ...]:
    doc = token.doc
    words = [word(doc[i]) for i in range(token.i + 1, min(token.i + 3, len(doc)))]
    return tuple(" ".join(words[:n]) for n in range(len(words), 0, -1))


def case(token: Token) -> str:
    """Give the preposition of a dependent as one lower-case string, "" where it has none; a preposition that the parser
    hung on another word of the name counts, but not one inside the name: "Corea del Norte"."""
    own = _own_case(token, token.doc[-1].i)
    if own or token.pos_ != "PROPN":
        return own
    parts = [t for t in token.children if t.pos_ in ("PROPN", "NOUN") and base(t) in ("amod", "compound", "flat")]
    return next((found for t in parts if (found := _own_case(t, token.i))), "")


def prepositions(token: Token) -> list[str]:
    """Give the prepositions of a dependent that has several, in the order of the text: "out of", "over to"."""
    return [expanded(t) for t in token.children if base(t) == "case" and t.pos_ in ("ADP", "ADV") and t.i < token.i]


def _own_case(token: Token, limit: int) -> str:
    for child in token.children:
        if child.i > limit:
            break
        words = [child, *(t for t in child.subtree if base(t) == "fixed")]
        words += [t for t in token.children if len(words) > 1 and base(t) == "case" and t.i == words[-1].i + 1]
        if base(child) in ("case", "mark") and (child.pos_ in ("ADP", "SCONJ", "PART", "ADV") or len(words) > 1):
            if hedge(child) or _is_rounding(child, token):
                return ""
            return _unhedged(" ".join(t.lower_ for t in sorted(words, key=lambda t: t.i)), token.doc.lang_)
    return ""


def _is_rounding(preposition: Token, noun: Token) -> bool:
    """Tell a word that only rounds the number behind it: "fired about ten shells", "disparó más de diez obuses"."""
    near = preposition.i + 1 < len(noun.doc) and preposition.nbor(1).pos_ == "NUM"
    words = [preposition.lower_] if near else []
    if preposition.i:
        words.append(f"{preposition.nbor(-1).lower_} {preposition.lower_}")
    return base(noun) in ("obj", "nsubj") and bool(set(words) & set(_hedges(noun.doc.lang_)))


def hedge(token: Token) -> int:
    """Give of how many words the hedge is that begins with a token ("lanzó al menos tres misiles"), 0 for none."""
    words = [t.lower_ for t in token.doc[token.i : token.i + 3]]
    return next((n for n in (2, 3) if " ".join(words[:n]) in _hedges(token.doc.lang_)), 0)


def _unhedged(preposition: str, language: str) -> str:
    """ "Al menos a" and "a al menos" are "a": a hedge that the parser took into the preposition says nothing of the
    role. Contractions are taken apart."""
    for hedge in _hedges(language):
        preposition = preposition.removeprefix(f"{hedge} ").removesuffix(f" {hedge}")
    return " ".join(_mapped("contractions", language).get(word, word) for word in preposition.split(" "))


@cache
def _hedges(language: str) -> tuple[str, ...]:
    return tuple(_predicates(language).get("grammar", {}).get("hedges", ()))


def expanded(token: Token) -> str:
    """Give a preposition in lower case, contractions taken apart ("al" → "a")."""
    return _mapped("contractions", token.doc.lang_ or token.lang_).get(token.lower_, token.lower_)


def _respelt(word: str, language: str) -> str:
    """Give the spelling that the dictionary of lemmas knows ("cancelled" → "canceled")."""
    for ending, usual in _mapped("spellings", language).items():
        if word.endswith(ending):
            return word.removesuffix(ending) + usual
    return word


def is_outcome(token: Token) -> bool:
    """Tell a word for where or what somebody ends up: "sent home", "taken prisoner"."""
    return token.lower_ in _listed("resultant", token.doc.lang_ or token.lang_)


def is_adverbial(token: Token) -> bool:
    """Tell a time that the parser took for an object or a subject ("met Tuesday", "el martes lanzó un misil")."""
    return bool({"Tim"} & set(token.morph.get("AdvType", []))) or token.ent_type_ in ("DATE", "TIME")


def hedged_number(verb: Token) -> Token | None:
    """Give those who are but a number behind words for how sure it is, which the parser took for where: "killed at
    least 40", "wounded more than a hundred"."""
    number = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ == "NUM"), None)
    if number is None or number.head.i > number.i or any(t.start <= number.idx < t.end for t in verb.doc._.times):
        return None
    before = verb.doc[verb.i + 1 : number.i].text.casefold()
    return number if before in _listed("hedges", verb.doc.lang_ or verb.lang_) else None
