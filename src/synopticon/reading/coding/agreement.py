"""Whether a verb can be said of a subject that it is only taken to share: they agree in number, person and mood."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from synopticon.reading.coding.clauses import is_finite, is_relative_clause, is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.words import base, has, lemmas

Subjects = Callable[[Token], list[Token]]


def agreed(found: list[Token], verb: Token, lexicon: Lexicon, of: Subjects) -> list[Token]:
    """Give a shared subject that a verb agrees with: the one that was `found`, else, of a joined verb, that of the
    nearest verb before it which agrees ("dijo que cuatro hombres entraron y golpearon a X"); nobody where none does.

    `of` gives the subjects of a verb. Where subjects are never left out, nothing is looked at.
    """
    if not lexicon.prodrop or not found or not is_finite(verb):
        return found
    if not _is_third(verb):  # "we ask for no miracles", says X: X does, unless it is joined to what others do
        return found if base(verb) != "conj" else []
    mood = _is_of_other_mood(verb)
    if not mood and _agree(found, verb, lexicon):
        return found
    before = _before(verb, lexicon, of) if base(verb) == "conj" else []
    return before or (found if mood and _agree(found, verb, lexicon) else [])


def _before(verb: Token, lexicon: Lexicon, of: Subjects) -> list[Token]:
    """Give the subject of the nearest verb before, with one of its own, that is like a verb in number and mood."""
    for other in reversed(verb.doc[verb.sent.start : verb.i]):
        if other.text == ";":
            break
        if not is_verb(other) or not is_finite(other) or (is_relative_clause(other) and other not in verb.ancestors):
            continue
        own = of(other) if any(base(t) == "nsubj" for t in other.children) else []
        if own and _mood(other) == _mood(verb) and _agree(own, verb, lexicon):
            return own
    return []


def _tensed(verb: Token) -> Token:
    """Give the word of a verb that shows person and number: its helper, if it has one."""
    helpers = (t for t in verb.children if base(t) in ("aux", "cop") and has(t, "VerbForm", "Fin"))
    return verb if has(verb, "VerbForm", "Fin") else next(helpers, verb)


def _is_third(verb: Token) -> bool:
    return not {"1", "2"} & set(_tensed(verb).morph.get("Person", []))


def _mood(verb: Token) -> str:
    return next(iter(_tensed(verb).morph.get("Mood", [])), "")


def _is_of_other_mood(verb: Token) -> bool:
    """Tell a verb that tells something, joined by the parser to one that is only wished or thought: "criticó que X
    prefiera callar y anunció …"."""
    return base(verb) == "conj" and _mood(verb) == "Ind" and is_verb(verb.head) and _mood(verb.head) == "Sub"


def _agree(subjects: Sequence[Token], verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether number allows subjects of a verb; words of many in the singular, and names of which it is not known,
    go with either."""
    shown = set(_tensed(verb).morph.get("Number", []))
    if shown == {"Plur"}:
        return not (len(subjects) == 1 and is_single(subjects[0], lexicon))
    return shown != {"Sing"} or not _are_several(subjects, lexicon)


def is_single(subject: Token, lexicon: Lexicon) -> bool:
    """Tell one thing, by its number or, of a name, by its form."""
    if any(base(t) in ("conj", "nummod") for t in subject.subtree) or set(lemmas(subject)) & lexicon.collective:
        return False
    if subject.pos_ == "NOUN":
        return has(subject, "Number", "Sing")
    parts = [subject, *(t for t in subject.children if base(t) in ("flat", "compound"))]
    plural = any(has(t, "Number", "Plur") for t in subject.children if base(t) == "det")
    return (
        subject.pos_ == "PROPN"
        and not plural
        and not any(t.is_upper or t.lower_.endswith(lexicon.grammar["plural_names"]) for t in parts)
    )


def _are_several(subjects: Sequence[Token], lexicon: Lexicon) -> bool:
    if len(subjects) > 1:
        return all(has(t, "Number", "Plur") or t.pos_ == "PROPN" for t in subjects)
    subject = subjects[0]
    if subject.pos_ != "NOUN" or set(lemmas(subject)) & lexicon.collective:
        return False
    return has(subject, "Number", "Plur")
