"""The chain a statement came through, and to whom it was made.

Nearest the speaker first: medium ("in a message", "on Telegram") → originator (the medium or body that first
carried it) → wire (an agency named or credited) → publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from synopticon.gazetteer import outlet
from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon, lemmas, word_in
from synopticon.reading.speech.media import medium_at
from synopticon.reading.speech.speaker import NOBODY, Speaker, is_document, speaker_at
from synopticon.reading.speech.text import is_parsed, is_time, sentence_of
from synopticon.records import Document, Entity, Mention, Step, StepRole

_ORDER: dict[StepRole, int] = {"medium": 0, "originator": 1, "wire": 2, "publisher": 3}
_HEARERS = frozenset({"PER", "ORG", "GPE", "NORP"})
_HANDLE = re.compile(r"\s*\(@\w+\)")
_BEYOND = frozenset({"ccomp", "xcomp", "parataxis", "conj", "nsubj", "nsubj:pass", "advcl", "acl:relcl"})


def addressee_of(doc: Doc, cue: Cue, content: tuple[int, int], lex: Lexicon) -> Speaker:
    """Give to whom the words were said, or `NOBODY`: an object of "tell", a to-phrase naming somebody."""
    if not is_parsed(doc) or cue.kind == "noun":
        return NOBODY
    behind = doc[cue.speaker.head].children if cue.speaker.head > cue.anchor else ()
    for child in [*doc[cue.anchor].children, *(c for c in behind if c.idx >= cue.speaker.end)]:
        inside = content[0] <= child.idx < content[1]
        if is_time(child) or (inside and cue.entry.stance != "urges") or not _hears(child, cue, lex):
            continue
        heard = speaker_at(child, lex)
        if not _is_same(heard, cue.speaker):
            return heard
    return _written_to(doc, cue, content, lex)


def _written_to(doc: Doc, cue: Cue, content: tuple[int, int], lex: Lexicon) -> Speaker:
    """Give to whom the medium was directed: "in a message to the king", "en una carta dirigida al rey"."""
    media = [t for t in _surroundings(doc, cue, content, lex) if _medium(t, lex) and _in_phrase(t, lex)]
    for medium in media:
        for token in medium.subtree:
            directed = token.head == medium or (token.head.head == medium and token.head.dep_ in {"acl", "amod"})
            cases = {c.lower_ for c in token.children if c.dep_ == "case"}
            if directed and token.i > medium.i and cases & lex.words["to"] and _names(token, lex):
                return speaker_at(token, lex)
    return NOBODY


def _is_same(one: Speaker, other: Speaker) -> bool:
    together = one.start < other.end and other.start < one.end
    return together or (one.entity is not None and one.entity == other.entity)


def _hears(child: Token, cue: Cue, lex: Lexicon) -> bool:
    if child.dep_ == "iobj":
        return True
    if child.dep_ in {"obj", "obl:arg"} and cue.entry.allows("person"):
        return True
    if child.dep_ == "obj" and cue.entry.stance == "urges":
        return _names(child, lex)
    cases = {c.lower_ for c in child.children if c.dep_ == "case"}
    return child.dep_.startswith(("obl", "obj", "nmod")) and bool(cases & lex.words["to"]) and _names(child, lex)


def _names(token: Token, lex: Lexicon) -> bool:
    if any(m.start <= token.idx < m.end and m.type in _HEARERS for m in token.doc._.mentions):
        return True
    return word_in(token, lex, "people", "outlets", "agencies")


def chain(
    doc: Doc, cue: Cue, content: tuple[int, int], addressee: Speaker, extra: Iterable[Step], lex: Lexicon
) -> tuple[Step, ...]:
    """Give the steps between the speaker and the reader that the text or its credits name."""
    steps = [*media_of(doc, cue, content, lex), *_carriers_around(doc, cue, content, lex), *extra]
    for passing in (addressee, cue.carrier):
        step = _carrier(doc, passing.start, passing.end, lex)
        if step is not None:
            steps.append(step)
    steps = [s for s in steps if s.entity is None or s.entity != cue.speaker.entity]
    steps.extend(_credits(doc._.document))
    return _ordered(steps, lex)


def _ordered(steps: list[Step], lex: Lexicon) -> tuple[Step, ...]:
    """Order the steps, each body once (where it stands nearest the reader), and a service for the posts on it."""
    last: dict[str, int] = {}
    for step in steps:
        name = step.name.lower()
        last[name] = max(last.get(name, 0), _ORDER[step.role])
    unique: list[Step] = []
    for step in steps:
        again = any(_same(step, other) for other in unique)
        if not again and _ORDER[step.role] == last[step.name.lower()]:
            unique.append(step)
    services = set(lex.services.values())
    if any(step.name in services for step in unique):
        unique = [step for step in unique if (step.role, step.name) != ("medium", "post")]
    return tuple(sorted(unique, key=lambda step: _ORDER[step.role]))


def _same(step: Step, other: Step) -> bool:
    one, another = step.name.lower(), other.name.lower()
    names = one in another or another in one
    return step.role == other.role and (names or (step.entity is not None and step.entity == other.entity))


# ---------------------------------------------------------------- media


def media_of(doc: Doc, cue: Cue, content: tuple[int, int], lex: Lexicon) -> list[Step]:
    """Give the media that the words around a cue name: "in a statement", "on Telegram"; its subject, if a document."""
    if _HANDLE.match(text_of(doc), cue.speaker.end) and cue.speaker.end > 0:
        return [Step("medium", "post")]
    if not is_parsed(doc):
        return []
    steps = [_medium(t, lex) for t in _surroundings(doc, cue, content, lex) if _in_phrase(t, lex)]
    subject = doc[cue.speaker.head] if cue.speaker.head >= 0 else None
    if subject is not None and is_document(subject, lex):
        steps.insert(0, _medium(subject, lex) or Step("medium", subject.lower_))
    return [step for step in steps if step is not None]


def _medium(token: Token, lex: Lexicon) -> Step | None:
    if token.text in lex.services:
        return Step("medium", lex.services[token.text])
    if token.pos_ == "PROPN":
        return None
    for lemma in (token.lower_, *lemmas(token, lex.language)):
        if lemma in lex.media:
            return Step("medium", lex.media[lemma])
    return None


def _in_phrase(token: Token, lex: Lexicon) -> bool:
    holder = token.head if token.text in lex.services and token.dep_ in {"nmod", "flat", "appos"} else token
    return any(c.dep_ == "case" and lex.has("in", c.lower_) for t in (token, holder) for c in t.children)


def _surroundings(doc: Doc, cue: Cue, content: tuple[int, int], lex: Lexicon) -> list[Token]:
    """Give the tokens that hang on the cue outside content, speaker and further clauses, in order."""
    found: list[Token] = []
    stack = [c for c in doc[cue.anchor].children if c.dep_ not in _BEYOND]
    if cue.speaker.head > cue.anchor:
        stack += [c for c in doc[cue.speaker.head].children if c.idx >= cue.speaker.end and c.dep_ not in _BEYOND]
    while stack:
        token = stack.pop()
        if not content[0] <= token.idx < content[1]:
            found.append(token)
            stack.extend(token.children)
    found += [t for t in _behind(doc, cue, content, lex) if t not in found]
    return sorted(found, key=lambda t: t.i)


def _behind(doc: Doc, cue: Cue, content: tuple[int, int], lex: Lexicon) -> list[Token]:
    """Give the tokens of a medium's phrase that stands right behind the content, to the next comma."""
    sentence = sentence_of(doc[cue.anchor])
    rest = [t for t in sentence if t.idx >= content[1]]
    if not rest or not lex.has("in", rest[0].lower_) or not medium_at(doc, rest[0].i, lex):
        return []
    stop = next((n for n, t in enumerate(rest) if t.text in {",", ";", "."}), len(rest))
    return rest[:stop]


# ---------------------------------------------------------------- who carried it


def _carriers_around(doc: Doc, cue: Cue, content: tuple[int, int], lex: Lexicon) -> list[Step]:
    if not is_parsed(doc):
        return []
    indices = {t.i for t in _surroundings(doc, cue, content, lex)}
    if cue.speaker.head >= 0 and is_document(doc[cue.speaker.head], lex):
        indices |= {t.i for t in doc[cue.speaker.head].subtree}
    spans = [(m.start, m.end) for m in doc._.mentions if m.form == "name" and _token_at(doc, m) in indices]
    steps = [_carrier(doc, start, end, lex) for start, end in spans]
    return [step for step in steps if step is not None]


def _token_at(doc: Doc, mention: Mention) -> int:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root.i if span is not None else -1


def _carrier(doc: Doc, start: int, end: int, lex: Lexicon) -> Step | None:
    """Read the name that begins in text[start:end] as a carrier if it is an agency or a medium."""
    for mention in doc._.mentions:
        if start <= mention.start < end and mention.form == "name":
            role = carrier_role(doc, mention, lex)
            if role is not None:
                return Step(role, _name_of(doc, mention), mention.entity)
    return _described(doc, start, end, lex)


def _described(doc: Doc, start: int, end: int, lex: Lexicon) -> Step | None:
    """Read a description as a carrier by its noun: "the state media", "a local radio station"."""
    span = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end else None
    if span is None or not is_parsed(doc):
        return None
    role = _role_by([span.root], lex)
    return Step(role, text_of(doc)[start:end]) if role is not None else None


def _name_of(doc: Doc, mention: Mention) -> str:
    for entity in doc._.entities:
        if entity.id == mention.entity:
            return _known(str(entity.name))
    return text_of(doc)[mention.start : mention.end]


def carrier_role(doc: Doc, mention: Mention, lex: Lexicon) -> StepRole | None:
    """Tell whether a named organisation is an agency (wire) or a medium (originator), from what the gazetteer
    knows of it or from the noun beside its name ("the newspaper X", "agencia X")."""
    link = _link(doc._.entities, mention.entity)
    if link.startswith("agency:"):
        return "wire"
    if link.startswith(("outlet:", "medium:")):
        return "originator"
    if mention.type not in {"ORG", "MISC"}:
        return None
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    return _role_by(_beside(span.root, span.start), lex)


def _role_by(nouns: Iterable[Token], lex: Lexicon) -> StepRole | None:
    """Tell by nouns whether they are of an agency or a medium; one for an agency decides."""
    nouns = tuple(nouns)
    if any(word_in(noun, lex, "agencies") for noun in nouns):
        return "wire"
    return "originator" if any(word_in(noun, lex, "outlets") for noun in nouns) else None


def _beside(root: Token, start: int) -> list[Token]:
    near = [root.head] if root.dep_ in {"appos", "flat", "compound", "nmod", "flat:name"} else []
    near += [c for c in root.children if c.dep_ in {"compound", "appos", "flat", "nmod"} and c.pos_ == "NOUN"]
    return near + ([root.doc[start - 1]] if start else [])


def _link(entities: tuple[Entity, ...], entity: str | None) -> str:
    return next((e.link for e in entities if e.id == entity), "") if entity else ""


def is_carrier(doc: Doc, speaker: Speaker, lex: Lexicon) -> Step | None:
    """Give the step a speaker is where it is an agency or medium that carries what another said."""
    return _carrier(doc, speaker.start, speaker.end, lex)


# ---------------------------------------------------------------- credits


def _credits(document: Document | None) -> list[Step]:
    if document is None:
        return []
    steps = [Step("wire", _known(c.name)) for c in document.credits if c.role == "agency" and c.name]
    steps += [_source(c.name) for c in document.credits if c.role == "source" and c.name]
    if document.outlet:
        steps.append(Step("publisher", _known(document.outlet)))
    return steps


def _source(name: str) -> Step:
    """Read a "Source: X" line: an agency is a wire, whatever else was copied published it before."""
    found = outlet(name)
    wire = found is not None and found.id.startswith("agency:")
    return Step("wire" if wire else "publisher", _known(name))


def _known(name: str) -> str:
    """Give the name that the gazetteer has for an outlet's name, spelling or domain, or the name itself."""
    found = outlet(name)
    return found.name if found is not None else name
