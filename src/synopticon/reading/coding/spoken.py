"""Deeds done by saying them, a denial, a demand, a welcome, where the dictionary of predicates has no line for them.

The readers of speech know far more ways to deny and to demand than any list of predicates with two parties does. What
a party says with such a stance is a report of its own; `stances` of happenings.toml tell of which happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from synopticon.languages import happenings
from synopticon.reading.coding.arguments import objects
from synopticon.reading.coding.background import is_past
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_finite, is_infinitive, is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.slots import verb_slots
from synopticon.reading.coding.voice import is_passive
from synopticon.reading.coding.words import base, case, has, lemmas
from synopticon.reading.held import text_of
from synopticon.records import UNKNOWN_TIME, Participant, Report, Statement, identify

_PARTIES = frozenset(("PER", "ORG", "GPE"))
_AHEAD = frozenset(("demands", "urges", "asks", "promises"))  # stances of words about what is to come
_LONGEST = 120  # characters of what was said that name it


def spoken(doc: Doc, lexicon: Lexicon, cast: Cast, moments: Moments, coded: Iterable[Report]) -> Iterator[Report]:
    """Give a report of each statement with a stance that has a happening, whose words are coded as nothing yet."""
    known = tuple(coded)
    for statement in doc._.statements:
        happening = by_stance().get(statement.stance)
        verb = _verb(doc, statement)
        if happening is None or verb is None or not _counts(verb, lexicon) or _is_told(statement, happening, known):
            continue
        if text_of(doc)[statement.content_start : statement.content_end].rstrip("\"'»”’").endswith("?"):
            continue  # who asks a question asks for nothing
        if _is_question(doc, statement, lexicon) or _is_handed(statement, verb, lexicon):
            continue
        if _is_addressee(doc, cast, statement, verb) or _is_aimed_at(verb):
            continue
        if statement.stance in _AHEAD and _is_of_done(verb):
            continue
        if is_passive(verb, lexicon) and not statement.cue_start > statement.content_end:
            continue  # "people are called on to …": nobody is said to ask
        if statement.stance == "denies" and _is_of_somebody(verb, lexicon, cast):
            continue  # "dismissed the prime minister"
        if speakers := _speakers(doc, cast, statement):
            yield _report(doc, lexicon, cast, moments, statement, speakers, verb, happening)


def _is_question(doc: Doc, statement: Statement, lexicon: Lexicon) -> bool:
    """Tell a question told in somebody's words: "asked where the others were", "wonder aloud who did it"."""
    words = text_of(doc)[statement.content_start : statement.content_end].casefold().split()[:2]
    return statement.stance == "asks" and bool(set(words) & set(lexicon.grammar.get("interrogative", ())))


def _is_of_done(verb: Token) -> bool:
    """Tell words about what is done already, which nobody asks for: "reclamó haber volado un tramo"."""
    said = [t for t in verb.children if base(t) == "xcomp"]
    return any(base(t) == "aux" and has(t, "VerbForm", "Inf") for one in said for t in one.children)


def _is_aimed_at(verb: Token) -> bool:
    """Tell words that somebody is only to say, or to show that they say: "called on both to show they oppose it"."""
    above = verb.head
    return base(verb) == "ccomp" and is_infinitive(above) and base(above) in ("acl", "advcl", "xcomp")


def _is_handed(statement: Statement, verb: Token, lexicon: Lexicon) -> bool:
    """Tell words that somebody is given, which promise nothing: ""It may be an error," she offered reporters"."""
    return statement.kind == "direct" and bool(set(lemmas(verb)) & set(lexicon.grammar.get("handing", ())))


def innermost(doc: Doc, start: int) -> Statement | None:
    """Give the innermost statement whose content holds the character at `start`."""
    around = [s for s in doc._.statements if s.content_start <= start < s.content_end and _reaches(doc, s, start)]
    return min(around, key=lambda s: (s.content_end - s.content_start, s.content_start, s.id), default=None)


def _reaches(doc: Doc, statement: Statement, start: int) -> bool:
    """Tell whether words that are not quoted may be part of a statement: a semicolon ends what somebody says or begins
    it ("X said that it had paid; Y denies it"), unless the same conjunction stands behind it."""
    if statement.kind != "indirect":
        return True
    first, last = sorted((start, statement.cue_start))
    _, mark, behind = text_of(doc)[first:last].rpartition(";")
    if not mark:
        return True
    return start > statement.cue_start and behind.split()[:1] == text_of(doc)[statement.cue_end :].split()[:1]


def speaker(statement: Statement) -> Participant:
    """Give who speaks as a participant."""
    return Participant(statement.speaker, statement.speaker_text, statement.speaker_start, statement.speaker_end)


@cache
def by_stance() -> dict[str, str]:
    """Give the happening that a statement of each stance is."""
    return {stance: name for name, record in happenings().items() for stance in record.get("stances", "").split()}


def _verb(doc: Doc, statement: Statement) -> Token | None:
    span = doc.char_span(statement.cue_start, statement.cue_end, alignment_mode="expand") if statement.cue else None
    return next((token for token in span or () if token.pos_ == "VERB"), None)


def _counts(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb says that somebody spoke: "demanding" is beside what is told, an order is an act of power,
    who "declined to comment" denies nothing."""
    unsaid = set(lexicon.grammar["silent"])
    silent = any(base(t) == "xcomp" and set(lemmas(t)) & unsaid for t in verb.children)
    return is_finite(verb) and not silent and verb.lemma_.lower() not in lexicon.grammar["commands"]


def _is_of_somebody(verb: Token, lexicon: Lexicon, cast: Cast) -> bool:
    """Tell a verb whose object is an official or another person, and no words."""
    things = objects(verb, lexicon)
    return any(
        "PER" in cast.names.types(t) or lexicon.agents.get(lemma) == "official" for t in things for lemma in lemmas(t)
    )


def _speakers(doc: Doc, cast: Cast, statement: Statement) -> tuple[Participant, ...]:
    """Give the parties that speak: those of the words for them, or who a pronoun stands for; no media."""
    own = speaker(statement)
    span = doc.char_span(own.start, own.end, alignment_mode="expand") if own.start >= 0 else None
    found = cast.of([span.root]) if span is not None else ()
    if not found and own.entity in cast.entities and cast.entities[own.entity].type in _PARTIES:
        found = (own,)
    return tuple(party for party in found if not cast.is_medium(party))


def _is_addressee(doc: Doc, cast: Cast, statement: Statement, verb: Token) -> bool:
    """Tell words that are only whom or what the verb is said to or of: "Quispe llama a Ruiz antes de la cumbre", "llama
    a eso una farsa" ask for nothing."""
    span = doc.char_span(statement.content_start, statement.content_end, alignment_mode="expand")
    if span is None or span.root.head.i != verb.i or not case(span.root):
        return False
    people = cast.of([span.root])
    own = {t.i for p in people for t in doc.char_span(p.start, p.end, alignment_mode="expand") or ()}
    shown = has(span.root, "PronType", "Dem")
    if not shown and not any(cast.is_person(p) for p in people):  # "propuso a la Asamblea una ley" asks for a law
        people = () if any(t.pos_ in ("NOUN", "PROPN") and t.i not in own for t in span) else people
    return bool(people or shown) and not any(is_verb(t) for t in span if t.i not in own)


def _is_told(statement: Statement, happening: str, known: tuple[Report, ...]) -> bool:
    """Tell whether a report has the cue for its trigger, or is of such a happening in the same words."""
    kind = happenings()[happening]["type"]
    return any(
        (r.trigger_start < statement.cue_end and statement.cue_start < r.trigger_end)
        or (r.type == kind and r.trigger_start < statement.end and statement.start < r.trigger_end)
        for r in known
    )


def _report(
    doc: Doc,
    lexicon: Lexicon,
    cast: Cast,
    moments: Moments,
    statement: Statement,
    speakers: tuple[Participant, ...],
    verb: Token,
    happening: str,
) -> Report:
    slots = verb_slots(verb, lexicon)
    heard = [p for p in cast.of(slots.get("obj", ())) if not cast.is_place(p) or cast.is_country(p)]
    time = moments.of(verb, (), verb.sent) or moments.beside(verb, (), verb.sent, said=True)
    record = happenings()[happening]
    document = doc._.document.id if doc._.document is not None else ""
    said = text_of(doc)[statement.content_start : statement.content_end]
    outer = innermost(doc, statement.cue_start)
    return Report(
        id=identify("report", document, verb.idx, verb.idx + len(verb), happening),
        start=verb.sent.start_char,
        end=verb.sent.end_char,
        trigger_start=verb.idx,
        trigger_end=verb.idx + len(verb),
        happening=happening,
        type=record["type"],
        mode=record["mode"],
        actors=speakers,
        recipients=tuple(p for p in heard if p not in speakers and p.entity != statement.speaker),
        when=time.when if time else UNKNOWN_TIME,
        time=(time.start, time.end) if time else None,
        status="occurred",
        statement=outer.id if outer else None,
        background=is_past(time, doc._.published),
        object=" ".join(said.split()) if len(said) <= _LONGEST and "\n" not in said else "",
    )
