"""One moment for several verbs of a sentence: what is told beside a dated verb in the same breath shares its moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from synopticon.languages import is_verbal
from synopticon.reading.coding.clauses import is_finite, is_infinitive, is_linked, is_relative_clause, is_verb
from synopticon.reading.coding.filled import OF_PEOPLE
from synopticon.reading.coding.governing import governor
from synopticon.reading.coding.lexicon import Lexicon, frames_of
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, is_participle, is_present_participle, lemmas, word
from synopticon.records import TimeExpression

Anchored = Sequence[tuple[TimeExpression, Token]]
Own = Callable[[Token], TimeExpression | None]

_DEEPEST = 3
_BRIEF = frozenset(("talk", "meet", "call"))  # happenings that are over before the day is


def shared(
    trigger: Token, own: Own, here: Anchored, lexicon: Lexicon, said: bool = False, depth: int = 0
) -> TimeExpression | None:
    """Give the moment of the verb beside which `trigger` is told, None where it has none or each has its own.

    `own` gives a word's own moment, `here` are the sentence's; `said` tells that the trigger is words of somebody.
    """
    if depth > _DEEPEST:
        return None
    told = (_spoken, _worded, _of_whom, _to_say) if said else ()
    for rule in (_joined, _unfolded, _accompanying, _meanwhile, _at_once, _by_which, _just_before, _borne, *told, _low):
        head = rule(trigger, here, lexicon)
        if head is None:
            continue
        if isinstance(head, TimeExpression):
            return head
        found = own(head) or shared(head, own, here, lexicon, said, depth + 1)
        if found is not None:
            return found
    return None


def _joined(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Recalled its envoy on Friday, closed the border and …": verbs of one subject and one tense. Those of two
    subjects share the only moment of their sentence ("jets struck on Friday and shells killed six")."""
    head = governor(verb, lexicon) if base(verb) == "conj" else _first_of_list(verb)
    if head is None or head.i == verb.i or not (is_past(verb) and is_past(head)):
        return None
    return head if not _has_subject(verb) or len(_dates(here)) < 2 else None


def _first_of_list(verb: Token) -> Token | None:
    """Give the verb that the parser took for what another without a subject says: "recalled its envoy, announced …"."""
    if _has_subject(verb):
        return None
    unmarked = (t for t in verb.children if base(t) == "ccomp" and t.i < verb.i and not is_linked(t))
    return next((t for t in unmarked if _has_subject(t)), None)


def _accompanying(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Lodged a protest on Sunday, accusing X of …", "answered on Sunday by closing …": what goes with its verb."""
    head = verb.head
    if base(verb) != "advcl" or not is_verb(head) or any(base(t) == "aux" for t in verb.children):
        return None
    led = {word(t) for t in verb.children if base(t) in ("mark", "case")}
    if led and led <= set(lexicon.grammar["means"]):
        return head
    return head if not led and is_present_participle(verb) else None


def _meanwhile(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Said on Friday that X held, as the minister warned of war", "in 2014 they shocked the world when they took
    300 girls": what is told of the same while."""
    marks = {word(t) for t in verb.children if base(t) in ("mark", "advmod") and t.i < verb.i}
    while_ = {*lexicon.grammar["meanwhile"], *lexicon.grammar["relative_time"]}
    beside = base(verb) == "advcl" and verb.head.i < verb.i and bool(marks & while_)
    return verb.head if beside and is_past(verb) and is_past(verb.head) else None


def _unfolded(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "On Friday the palace hardened its tone: it spoke of a raid and lodged a protest": what a colon opens."""
    head, first = verb.head, min((t.i for t in verb.children if t.i < verb.i), default=verb.i)
    below = base(verb) in ("advcl", "parataxis", "ccomp") and is_verb(head) and head.i < first
    opened = below and ":" in {verb.doc[first].text, verb.doc[first - 1].text}
    return head if opened and is_past(verb) and is_past(head) else None


def _at_once(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Stopped deliveries when its licence lapsed on Friday": what is done as something else is; and whom it hurt:
    "six have been killed after a tram crashed on Friday"."""
    marks = {*lexicon.grammar["relative_time"], *lexicon.grammar["meanwhile"]}
    hurt = is_passive(verb, lexicon) and bool(set(lemmas(verb)) & set(lexicon.grammar["outcome"]))
    clauses = [t for t in verb.children if base(t) == "advcl" and t.i > verb.i]
    clauses = [t for t in clauses if _is_over(t)]
    dated = [t for t in clauses if marks & {word(c) for c in t.children if base(c) in ("mark", "advmod")}]
    dated += [t for t in _after(verb, lexicon) if hurt and t.i > verb.i]
    return dated[0] if dated and (hurt or is_past(verb)) else None


def _by_which(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Since 1959, when three died after a tram caught fire": what people died or were hurt of."""
    head = verb.head.head if base(verb) == "acl" else verb.head
    if not any(t.i == verb.i for t in _after(head, lexicon)):
        return None
    return head if any(f.happening in OF_PEOPLE for f in frames_of(lemmas(head), lexicon.verbs)) else None


def _after(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give the clauses of what came just before: "after a bomb exploded", also where the parser hung "after" on the
    bomb, or took the rest for a clause about it."""
    marks = set(lexicon.grammar["after_meeting"])

    def is_led(token: Token) -> bool:
        return bool(marks & {word(c) for c in token.children if base(c) in ("mark", "case")})

    heads = [t for t in verb.children if is_led(t)]
    clauses = [t for t in verb.children if base(t) == "advcl"]
    clauses = [t for t in clauses if is_led(t) or any(base(c) == "nsubj" and is_led(c) for c in t.children)]
    torn = [t for noun in heads if base(noun) == "obl" for t in noun.children if base(t) == "acl" and not is_linked(t)]
    return [t for t in clauses + torn if _is_over(t) and not is_relative_clause(t)]


def _is_over(verb: Token) -> bool:
    """Tell a verb of what was done, also one that the tagger took for a participle."""
    return is_past(verb) or (has(verb, "Tense", "Past") and not _helped(verb))


def _just_before(noun: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Warned X on Friday after talks with Y": a meeting after which something is said or agreed."""
    frames = frames_of(lemmas(noun), lexicon.nouns)
    after = noun.pos_ == "NOUN" and case(noun) in lexicon.grammar["after_meeting"]
    if not after or not any(frame.happening in _BRIEF for frame in frames):
        return None
    return next((t for t in noun.ancestors if is_verb(t)), None)


def _borne(token: Token, here: Anchored, lexicon: Lexicon) -> Token | TimeExpression | None:
    """ "Friday's missile, launched from …", "the visit that X made on Friday": a noun and the verb that carries it
    or tells what came of it."""
    if base(token) == "acl" and is_participle(token) and not is_linked(token):
        return _before(token.head, here)
    carrying = lexicon.light["forward"] | lexicon.light["occur"] | set(lexicon.grammar["outcome"])
    clauses = [t for t in token.children if _is_told_of(t) and set(lemmas(t)) & carrying]
    return clauses[0] if token.pos_ == "NOUN" and clauses and is_past(clauses[0]) else None


def of_doer(verb: Token, here: Anchored, lexicon: Lexicon) -> TimeExpression | None:
    """Give the moment of what did it, or of what came to this: "Friday's raid killed six", "an overnight raid had
    killed six", "talks last year failed"."""
    doers = [t for t in verb.children if base(t) == "nsubj" and set(lemmas(t)) & lexicon.nouns.keys()]
    if not doers or not is_verb(verb):
        return None
    if set(lemmas(verb)) & set(lexicon.grammar["outcome"]):
        return _before(doers[0], here)
    ended = set(lemmas(verb)) & set(lexicon.grammar["ended"])
    return next((time for time, token in here if token.i == doers[0].i), None) if ended else None


def _is_told_of(clause: Token) -> bool:
    """Tell a clause about its noun, also where the parser took its pronoun for a conjunction and its moment for its
    subject: "el ataque que la madrugada del jueves dejó seis muertos"."""
    linked = base(clause) == "acl" and is_linked(clause) and is_finite(clause)
    return is_relative_clause(clause) or linked


def _before(noun: Token, here: Anchored) -> TimeExpression | None:
    """Give the moment that stands before a noun as its own: "Friday's raid", "an overnight raid"."""
    return next((time for time, token in here if token.i == noun.i and time.end <= noun.idx), None)


def _spoken(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Said on Friday that it backed X": who backs somebody by saying so does it as he says it."""
    head = verb.head
    own = [t for t in verb.children if base(t) == "nsubj"]
    same = all(t.pos_ == "PRON" for t in own)
    plain = not any(base(t) == "aux" for t in verb.children)
    if not same or not plain:
        return None
    if base(verb) == "acl" and is_linked(verb):  # "told X on Friday that …", hung on the Friday
        return next((token for time, token in here if time.start <= head.idx < time.end and is_verb(token)), None)
    return head if base(verb) == "ccomp" and is_verb(head) else None


def _worded(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Adopted on Friday a resolution that calls on X to …": what a paper says is said as it is given out."""
    paper = verb.head
    if not _is_told_of(verb) or not set(lemmas(paper)) & lexicon.papers:
        return None
    given = base(paper) in ("obj", "obl") or paper.dep_ == "nsubj:pass"
    return paper.head if given and is_verb(paper.head) and is_past(paper.head) else None


def _of_whom(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Talked on Friday to the envoy, who called for …": what is said in a talk by who takes part."""
    pronouns = [t for t in verb.children if base(t) == "nsubj" and word(t) in lexicon.grammar["relative_who"]]
    above = next((t for t in verb.ancestors if is_verb(t)), None)
    set_off = _is_told_of(verb) and bool(pronouns) and pronouns[0].nbor(-1).text == ","
    if not set_off or above is None or not (is_past(verb) and is_past(above)):
        return None
    frames = frames_of(lemmas(above), lexicon.verbs)
    return above if any(f.kind == "CONSULT" or is_verbal(f.happening) for f in frames) else None


def _to_say(verb: Token, here: Anchored, lexicon: Lexicon) -> Token | None:
    """ "Phoned them on Friday to warn that …": what one does something to say."""
    marks = {word(t) for t in verb.children if base(t) in ("mark", "case")}
    purpose = base(verb) in ("advcl", "conj") and is_infinitive(verb) and marks
    led = bool(purpose) and marks <= set(lexicon.grammar["purpose"])
    joined = base(verb) == "conj" and base(verb.head) == "advcl" and is_infinitive(verb.head)
    head = verb.head.head if joined else verb.head
    return head if led and is_verb(head) and is_past(head) else None


def _low(verb: Token, here: Anchored, lexicon: Lexicon) -> TimeExpression | None:
    """Give the only moment of a sentence to its main verb where the parser hung it on what has no tense: "barred six
    firms from buying chips on Friday", "refused to be searched on Friday"."""
    dates = _dates(here)
    if len(dates) != 1 or base(verb) != "ROOT" or not is_past(verb):
        return None
    time, token = dates[0]
    tensed = is_finite(token) or is_infinitive(token)
    if time.direction == "future" or tensed or not (is_verb(token) or is_participle(token)):
        return None
    at = base(token) in ("acl", "amod") and base(token.head) == "obl"  # "in a note carried on Friday"
    at = at and case(token.head) in lexicon.grammar["occasion"] and time.granularity in ("day", "part")
    governed = base(token) in ("advcl", "ccomp", "acl", "xcomp") and is_present_participle(token)
    undergone = base(token) == "xcomp" and is_participle(token)
    above = [t for t in token.ancestors if is_verb(t)]
    return time if (at or governed or undergone) and above and above[0].i == verb.i else None


def _dates(here: Anchored) -> list[tuple[TimeExpression, Token]]:
    """Give the dates among moments, without the lengths counted from happenings."""
    return [(time, token) for time, token in here if time.type != "DURATION"]


def _helped(verb: Token) -> bool:
    return any(base(t) in ("aux", "cop") for t in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(base(t) in ("nsubj", "csubj") for t in verb.children)


def is_past(verb: Token) -> bool:
    """Tell a verb in the tense in which news is told: past, and no perfect."""
    helpers = [t for t in verb.children if base(t) in ("aux", "cop")]
    past = any(has(t, "Tense", "Past") and has(t, "VerbForm", "Fin") for t in (verb, *helpers))
    return past and not any(t.dep_ == "aux" for t in helpers)
