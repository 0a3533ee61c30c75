"""What a verb of speech governs: its clause, its infinitive, its object, its prepositional phrases."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Entry, Lexicon
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.speaker import is_document
from synopticon.reading.speech.text import is_time

_ASKED = frozenset({"asks", "demands", "promises", "announces", "asserts", "confirms", "warns"})
_CLAUSES = frozenset({"ccomp", "xcomp"})


def to_the_right(verb: Token, cue: Cue, lex: Lexicon, quotes: tuple[Quote, ...]) -> tuple[int, int] | None:
    entry = cue.entry
    clause = _clause(verb, entry, lex)
    target = _object(verb, entry, lex, verb.doc[cue.last - 1] if cue.particles else None)
    if clause is not None:
        start = clause.left_edge.i
        if (
            target is not None
            and target.i < clause.i
            and (_keeps_object(entry, clause, target, lex) or _lost_subject(clause, target))
        ):
            start = min(start, target.left_edge.i)
        return max(start, verb.i + 1 + cue.particles), _stretched(clause, cue)
    if not cue.sure:
        return None
    extras = _prepositional(verb, target, entry, cue)
    infinitive = _infinitive(verb, target, entry)
    if infinitive is not None and target is not None:
        start = target.left_edge.i if _keeps_object(entry, infinitive, target, lex) else infinitive.left_edge.i
        return max(start, verb.i + 1 + cue.particles), infinitive.right_edge.i + 1
    if target is None or entry.allows("person") or not entry.allows("object", "quoted"):
        span = _covering(extras, cue) if extras and not (entry.allows("object") and _is_relative(verb)) else None
    else:
        span = _covering([target, *_after(verb, target, entry), *extras], cue)
    if span is not None and entry.allows("with") and not extras:
        return None
    if span is not None and entry.allows("evidence") and not _by_document(cue, verb.doc, lex):
        return None
    if span is None or (not entry.allows("object") and not holds_quote(verb.doc, span, quotes)):
        return span if span is not None and extras and not entry.allows("quoted") else None
    return span


def _infinitive(verb: Token, target: Token | None, entry: Entry) -> Token | None:
    """Give the infinitive behind an object, however the parser hung it: "asked the crowd to welcome them"."""
    if target is None or not entry.allows("to"):
        return None
    for child in [*verb.children, *target.children]:
        behind = child.i > target.i and child.dep_ in {"advcl", "acl", "xcomp", "ccomp"}
        if behind and "Inf" in child.morph.get("VerbForm", []):
            return child
    return None


def _object(verb: Token, entry: Entry, lex: Lexicon, particle: Token | None = None) -> Token | None:
    """Give the object of a verb, one that its language marks with a preposition included ("acusó a Chile"); of two
    that which is asked for, not who is asked ("exigió al ministro las actas")."""
    after = verb.i if particle is None else particle.i
    found = [c for c in verb.children if c.i > after and c.dep_ in {"obj", "iobj"} and not is_time(c)]
    plain = [c for c in found if not _is_marked(c, lex)] if entry.stance in _ASKED else []
    if found:
        return (plain or found)[0]
    for child in verb.children:
        cases = [c for c in child.children if c.dep_ in {"case", "mark"}]
        marked = particle in cases or any(c.lower_ in lex.words["object"] for c in cases)
        if child.i > verb.i and child.dep_ in {"obl", "obl:arg", "advcl", "nmod"} and marked:
            return child
    return None


def _is_marked(token: Token, lex: Lexicon) -> bool:
    return any(c.lower_ in lex.words["object"] and c.dep_ in {"case", "mark"} for c in token.children)


def _by_document(cue: Cue, doc: Doc, lex: Lexicon) -> bool:
    return cue.speaker.head >= 0 and is_document(doc[cue.speaker.head], lex)


def _is_relative(verb: Token) -> bool:
    return verb.dep_ == "acl:relcl" or any(c.dep_ == "obj" and c.i < verb.i for c in verb.children)


def _keeps_object(entry: Entry, clause: Token, target: Token, lex: Lexicon) -> bool:
    if entry.stance in _ASKED and _is_marked(target, lex):
        return False
    return entry.allows("object") and not entry.allows("person") and clause.dep_ != "ccomp"


def _lost_subject(clause: Token, target: Token) -> bool:
    """Tell whether the supposed object is the subject that a finite clause behind it lacks."""
    helpers = [c for c in clause.children if c.dep_ in {"aux", "cop", "aux:pass"}]
    finite = any("Fin" in t.morph.get("VerbForm", []) for t in [clause, *helpers])
    opened = any(c.dep_.startswith(("nsubj", "expl")) or c.dep_ == "mark" for c in clause.children)
    return finite and not opened and clause.left_edge.i == target.right_edge.i + 1


def _clause(verb: Token, entry: Entry, lex: Lexicon) -> Token | None:
    for child in verb.children:
        if child.i > verb.i and _is_clause(child, entry, lex):
            return child
    return None


def _is_clause(child: Token, entry: Entry, lex: Lexicon) -> bool:
    infinitive = "Inf" in child.morph.get("VerbForm", []) or "Ger" in child.morph.get("VerbForm", [])
    whom = not infinitive and _is_marked(child, lex) and not _is_joined(child, lex)  # "sostiene a quienes faenan"
    if child.dep_ == "ccomp":
        return not whom and entry.allows("that", "to", "ing")
    if child.dep_ == "xcomp":
        return not whom and (entry.allows("to", "ing", "predicate") or (entry.allows("that") and not infinitive))
    marks = [c for c in child.children if c.dep_ in {"mark", "case"}]
    if child.dep_ in {"advcl", "acl", "obl", "parataxis"} and any(m.lower_ in entry.prepositions for m in marks):
        return child.pos_ in {"VERB", "AUX"} and not entry.allows("object")
    return False


def _is_joined(clause: Token, lex: Lexicon) -> bool:
    return any(c.lower_ in lex.words["complementisers"] for c in clause.children)


def _after(verb: Token, target: Token, entry: Entry) -> list[Token]:
    """Give what belongs to the content behind an object: the predicate of "called it a mistake"."""
    if not entry.allows("predicate", "object"):
        return []
    return [c for c in verb.children if c.i > target.i and c.dep_ in _CLAUSES]


def _prepositional(verb: Token, target: Token | None, entry: Entry, cue: Cue) -> list[Token]:
    found = []
    candidates = [*verb.children, *(target.children if target is not None else ())]
    for child in candidates:
        if child.i < max(verb.i, cue.last - 1) or child.dep_ in {"nsubj", "punct"}:
            continue
        marks = {c.lower_ for c in child.children if c.dep_ in {"case", "mark"}}
        if marks & entry.prepositions:
            found.append(child)
    return found


def _covering(parts: list[Token], cue: Cue) -> tuple[int, int] | None:
    start = min(part.left_edge.i for part in parts)
    end = max(part.right_edge.i for part in parts) + 1
    first = cue.anchor + 1 + cue.particles
    return (max(start, first), end) if end > first else None


def holds_quote(doc: Doc, span: tuple[int, int], quotes: tuple[Quote, ...]) -> bool:
    start, end = doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])
    return any(start <= quote.start and quote.inner_end <= end for quote in quotes)


def _stretched(clause: Token, cue: Cue) -> int:
    """Give where a clause ends: its last token, and what the parser hung too high ("said it would, if asked")."""
    end = clause.right_edge.i + 1
    verb = clause.doc[cue.anchor]
    for child in verb.children:
        if child.i >= end and child.dep_ in {"advcl", "obl", "obj", "advmod"} and child.left_edge.i == end:
            end = child.right_edge.i + 1
    return end
