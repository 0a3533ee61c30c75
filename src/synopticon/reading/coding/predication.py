"""What a report says in the words of its own clause: who, the verb and what belongs to it, not what is only added."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from synopticon.reading.coding.arguments import objects, subjects
from synopticon.reading.coding.clauses import (
    is_finite,
    is_gerund,
    is_infinitive,
    is_relative,
    is_relative_clause,
    is_verb,
)
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.misplaced import torn_subject
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has

Spans = tuple[tuple[int, int], ...]

_LONGEST = 20  # words that a clause may have, as a headline
_FEWEST = 3  # tokens from which what is cut off behind leaves something said
_GROUP = frozenset(("aux", "compound", "expl", "fixed"))
_CORE = frozenset(("obj", "iobj", "xcomp", "ccomp"))
_BESIDE = frozenset(("obl", "nmod", "advcl"))
_ADDED = frozenset(("appos", "acl", "advcl", "parataxis", "nmod", "obl", "amod"))  # what a comma sets off
_LEADING = frozenset(("case", "cc", "mark"))  # what ends no phrase, and begins what may be left out
_STOPS = frozenset((",", ";", ":", "(", "–", "—", "--"))


def predication(trigger: Token, carriers: Iterable[Token], timed: frozenset[int], lexicon: Lexicon) -> Spans:
    """Give the clause of which a trigger is the verb, or one of its `carriers` is ("paid a visit"), as spans of
    characters of the text: first its subject (what "who" and "which" stand for), then the rest in the order of the
    text. Of any other noun, give its phrase, where that says more than the noun, as one span.

    What commas set off is left out, and so are times (`timed`, indices of tokens), which a report has as such. () where
    the verb has no form of its own or no subject, and where too little of it would be left."""
    verb = _verb(trigger, carriers)
    if verb is None and trigger.pos_ == "NOUN":
        words = _led(_phrase(trigger, timed), trigger)
        return (_span(words),) if _FEWEST <= len(words) <= _LONGEST and words[-1].i > trigger.i else ()
    subject, auxiliaries = _subject(verb, lexicon) if verb is not None else (None, ())
    if verb is None or subject is None:
        return ()
    own = frozenset(t.i for t in verb.subtree)  # a relative clause stands on its subject, and inside its phrase
    if has(subject.doc[subject.left_edge.i], "PronType", "Rel"):
        return ()  # "whose country"
    who = _named(_led(_phrase(subject, timed if subject.i in own else timed | own), subject), subject)
    rest = _fitted(_predicate(verb, auxiliaries, timed), verb, _LONGEST - len(who))
    if verb.i == trigger.head.i and base(trigger) == "nsubj" and not _says_where(rest, verb):
        return ()  # "the visit takes place"
    return (_span(who), *map(_span, _runs(rest))) if who and rest else ()


def _says_where(tokens: Sequence[Token], verb: Token) -> bool:
    """Tell whether the words of a verb say where or how: "was held in front of the embassy"."""
    return any(base(t) == "obl" and t.head.i == verb.i for t in tokens)


def kept_whole(spans: Spans, names: Iterable[tuple[int, int]]) -> Spans:
    """Give the spans of a clause with the names in its subject whole, where the parser tore one apart."""
    if len(spans) < 2:
        return spans
    (start, end), *rest = spans
    for first, last in names:
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    left = [(max(a, end) if a >= start else a, b) for a, b in rest if b > end or b <= start]
    return ((start, end), *left) if left else ()


def _verb(trigger: Token, carriers: Iterable[Token]) -> Token | None:
    if is_verb(trigger):
        return trigger
    if trigger.head not in tuple(carriers) or not is_verb(trigger.head):
        return None
    return trigger.head if base(trigger) in ("obj", "nsubj") else None


def _subject(verb: Token, lexicon: Lexicon) -> tuple[Token | None, tuple[Token, ...]]:
    """Give a verb's grammatical subject, its own or that of the verb it is joined to, and the auxiliaries that it
    shares with that one; no subject where it is no finite verb."""
    if torn := torn_subject(verb, lexicon.grammar["clausal"]):
        return torn[0], ()
    above, shared = verb, tuple[Token, ...]()
    while not (own := [t for t in above.children if base(t) in ("nsubj", "csubj") and _may_stand(t, verb, lexicon)]):
        if base(above) != "conj" or not is_verb(above.head):
            return None, ()
        above = above.head
        if not _auxiliaries(verb) and not has(verb, "VerbForm", "Fin"):
            shared = _auxiliaries(above)
    passive = is_passive(verb, lexicon)
    past = has(verb, "Tense", "Past") and not passive
    if base(own[-1]) != "nsubj" or not (is_finite(verb) or shared or past):
        return None, ()
    meant = _meant(own[-1], above)
    logical = (objects if passive else subjects)(verb, lexicon)
    if meant is None or meant in logical or not logical:
        return meant, shared
    return next((t for t in logical if t.i < verb.i), None), shared


def _may_stand(subject: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a subject stands where its language has it: behind the verb only where verbs may do without it."""
    return subject.i < verb.i or lexicon.prodrop


def _meant(subject: Token, verb: Token) -> Token | None:
    """Give what a relative pronoun stands for, None where a whole clause; else the subject itself, None where the
    pronoun is what the clause is about: "whom a court sent home"."""
    if has(subject, "PronType", "Rel"):
        noun = base(verb) == "acl" and verb.head.pos_ in ("NOUN", "PROPN")
        single = any(has(t, "Number", "Sing") for t in (verb, *_auxiliaries(verb)))
        one_of_several = has(verb.head, "Number", "Plur") and single
        return verb.head if noun and not one_of_several else None
    has_object = any(base(t) == "obj" and t.i > verb.i for t in verb.children)
    return None if is_relative_clause(verb) and not has_object else subject


def _named(tokens: list[Token], subject: Token) -> list[Token]:
    """Add the name that stands behind a comma for who is described: "the minister, Ana Ruiz, said"."""
    for name in subject.children:
        if tokens and base(name) == "appos" and name.pos_ == "PROPN" and 0 < name.left_edge.i - tokens[-1].i <= 2:
            end = next((t.i for t in name.subtree if t.i > name.i and t.text in _STOPS), name.right_edge.i + 1)
            words = list(name.doc[tokens[-1].i + 1 : end])
            closing = name.doc[end : end + 1]
            return [*tokens, *words, *closing] if closing and closing[0].text == "," else tokens
    return tokens


def _auxiliaries(verb: Token) -> tuple[Token, ...]:
    return tuple(t for t in verb.children if base(t) == "aux" and t.i < verb.i)


def _predicate(verb: Token, auxiliaries: Sequence[Token], timed: frozenset[int]) -> list[Token]:
    """Give the tokens of a verb and of what belongs to it up to what a comma sets off, in the order of the text; []
    where what it is done to or said would be left out."""
    found = [*auxiliaries, verb]
    for child in sorted(verb.children, key=lambda t: t.i):
        relation = base(child)
        if relation in _GROUP or has(child, "Polarity", "Neg") or _is_particle(child, found):
            found.append(child)
        elif child.i < verb.i:
            continue
        elif _is_added(child, found) or _is_torn(child, found):
            break
        elif relation == "advmod" and child.i == max(t.i for t in found) + 1 and child.i not in timed:
            found.append(child)
        elif relation in _CORE or (relation in _BESIDE and _belongs(child)):
            found += _phrase(child, timed)
    if is_infinitive(verb) and not any(t.i < verb.i for t in found):
        return []
    found = _closed(sorted(found, key=lambda t: t.i), verb, timed)
    silent = all(base(t) in _GROUP for t in found if t.i != verb.i)
    left_out = any(base(t) == "ccomp" and t not in found for t in verb.children if t.i > verb.i)
    left_out = left_out or is_parted(verb, found) or (silent and any(base(t) in _CORE for t in verb.children))
    return [] if left_out else found


def is_parted(verb: Token, found: Sequence[Token] = ()) -> bool:
    """Tell a verb from which what was said is parted by other words, on which the parser hung it, and which its own
    words lack: "anunció ayer en Lima que X no podrá entrar"."""
    if any(base(t) == "obj" for t in verb.children):
        return False
    below = (t for t in verb.subtree if t.i > verb.i and base(t) == "acl" and _is_adjunct(t.head, verb))
    said = (t for t in below if any(base(c) == "nsubj" and not is_relative(c) for c in t.children))
    return any(_is_told(t) and t not in found for t in said)


def _is_adjunct(noun: Token, verb: Token) -> bool:
    """Tell a noun with a preposition behind a verb, or one that belongs to such a noun."""
    while base(noun) in ("nmod", "appos") and noun.head.i != noun.i:
        noun = noun.head
    return base(noun) == "obl" and noun.head.i == verb.i


def _is_told(clause: Token) -> bool:
    """Tell a clause behind a bare conjunction, be it taken for a pronoun that it has no room for."""
    first = next((t for t in clause.subtree if not t.is_punct), clause)
    opening = [t for t in clause.children if t.i == first.i and (base(t) == "mark" or is_relative(t))]
    undergone = any(t.dep_.endswith(":pass") for t in clause.children)
    return bool(opening) and not case(opening[0]) and (base(opening[0]) == "mark" or undergone)


def _closed(tokens: list[Token], verb: Token, timed: frozenset[int]) -> list[Token]:
    """Fill the gaps behind a verb that no time has left ("persona non grata"), and end at one where a comma stands."""
    closed: list[Token] = []
    for token in tokens:
        gap = list(token.doc[closed[-1].i + 1 : token.i]) if closed and closed[-1].i >= verb.i else []
        if gap and not any(t.i in timed for t in gap):
            if any(t.text in _STOPS for t in gap):
                return closed
            closed += gap
        closed.append(token)
    return closed


def _is_particle(token: Token, verbs: Sequence[Token]) -> bool:
    """Tell the "to" of what is to be done: "captives are to be released"."""
    return token.pos_ == "PART" and base(token) == "mark" and any(t.i < token.i for t in verbs)


def _led(tokens: list[Token], head: Token) -> list[Token]:
    """Give a phrase without what joins it, or its clause, to words before it: "and", "after", "yet to", "there was"."""
    leading = (*_LEADING, "cop")
    before = [n for n, t in enumerate(tokens) if t.i < head.i and t.head.i == head.i and base(t) in leading]
    return tokens[before[-1] + 1 :] if before else tokens


def _belongs(token: Token) -> bool:
    """Tell what is said with its verb, not added as a clause of when, why or while."""
    return base(token) != "advcl" or is_infinitive(token) or is_gerund(token)


def _is_torn(token: Token, before: Sequence[Token]) -> bool:
    """Tell a clause that nothing joins to the words before it, where some are left out: "agreed [a day before] X was
    freed"."""
    joined = token.left_edge.i <= max(t.i for t in before) + 2 or base(token.left_edge) == "mark"
    return base(token) == "ccomp" and not joined


def _is_added(token: Token, before: Sequence[Token]) -> bool:
    """Tell what a comma sets off, or parts from the words before it where some are left out."""
    if base(token) not in ("obj", "iobj", *_BESIDE):
        return False
    left_out = token.doc[max(t.i for t in before) + 1 : token.left_edge.i]
    return _is_set_off(token) or any(t.text in _STOPS for t in left_out)


def _is_set_off(token: Token) -> bool:
    first = next((t for t in token.subtree if not t.is_punct), token)
    return first.i > 0 and first.nbor(-1).text in _STOPS


def _phrase(head: Token, timed: frozenset[int]) -> list[Token]:
    """Give the words of a phrase up to what a comma sets off or a time; [] for a time."""
    if head.i in timed:
        return []
    out = {t.i for token in head.subtree if token.i > head.i and _is_outside(token, head, timed) for t in token.subtree}
    end = next((i for i in range(head.i + 1, head.right_edge.i + 1) if i in out), head.right_edge.i + 1)
    start = head.left_edge.i
    while start < head.i and start in timed:  # "a day later the minister"
        start += 1
    if base(head.doc[start]) == "case":  # "July's war"
        start = head.left_edge.i
    tokens = [head.doc[i] for i in range(start, end)]
    while tokens[-1].i > head.i and _ends_badly(tokens, head):
        tokens.pop()
    while tokens[0].pos_ == "PUNCT" and not tokens[0].is_quote and tokens[0].i < head.i:
        tokens.pop(0)
    return tokens


def _ends_badly(tokens: Sequence[Token], head: Token) -> bool:
    return _leans(tokens[-1]) or _is_cut_off(tokens, head)


def _is_cut_off(tokens: Sequence[Token], head: Token) -> bool:
    """Tell whether the last word belongs to a clause whose verb is cut off behind it: "a force which ministers"."""
    last = tokens[-1]
    if last.i == head.i or not head.is_ancestor(last):
        return False
    above = itertools.takewhile(lambda t: t.i != head.i, last.ancestors)
    return any(is_verb(t) and t.i > last.i for t in above)


def _is_outside(token: Token, head: Token, timed: frozenset[int]) -> bool:
    """Tell a time, what a comma sets off, and what is joined as a clause of its own."""
    if token.i in timed:
        return True
    if base(token) == "conj":
        return _is_clause_of_its_own(token, head) or (_is_set_off(token) and _is_behind_list(token, head))
    return _is_set_off(token) and (base(token) in _ADDED or is_verb(token))


def _is_clause_of_its_own(token: Token, head: Token) -> bool:
    """Tell what is joined with a verb of its own, be it by its subject alone, which the parser took for a further
    object: "cut ties and its minister signed"."""
    if is_verb(token):
        return is_finite(token) or not is_verb(head)
    behind = (t for t in token.doc[token.right_edge.i + 1 :] if t.pos_ != "PUNCT")
    acts = next((t for t in behind), token)
    return base(head) != "nsubj" and acts.pos_ in ("VERB", "AUX") and base(acts) != "acl"


def _is_behind_list(token: Token, head: Token) -> bool:
    """Tell what stands behind the "and" of a list, which ends it: in "A and B, two painters" C is who they are."""
    last = any(base(t) == "cc" for t in token.children)
    return not last and any(base(t) == "cc" for t in token.doc[head.i : token.left_edge.i])


def _leans(token: Token) -> bool:
    """Tell a word that says nothing at the end of what is cut off behind it: "a letter sent", "talks on", "men who"."""
    hanging = is_verb(token) and base(token) == "acl" and token.left_edge.i == token.i
    asking = has(token, "PronType", "Rel") or has(token, "PronType", "Int")  # "conclusions about who"
    return (token.pos_ == "PUNCT" and not token.is_quote) or base(token) in _LEADING or hanging or asking


def _fitted(tokens: list[Token], verb: Token, most: int) -> list[Token]:
    """Cut off what is too long, before a preposition or conjunction; [] where that leaves too little."""
    ends = [i for i in range(_FEWEST, len(tokens)) if base(tokens[i]) in _LEADING and tokens[i].head.i > tokens[i].i]
    for end in (len(tokens), *reversed(ends)):
        kept = tokens[:end]
        while kept and _ends_badly(kept, verb):
            kept.pop()
        if sum(t.pos_ != "PUNCT" for t in kept) <= most:
            return kept
    return []


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if run and token.i != run[-1].i + 1:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _span(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
