"""Who speaks: the subject of a word of speech, the words that describe it, the entity it refers to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import simplemma
from spacy.tokens import Doc, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.lexicon import Lexicon, word_in
from synopticon.reading.speech.phrase import noun_phrase
from synopticon.reading.speech.text import is_parsed
from synopticon.records import Mention

_STOPS = frozenset(',;:.!?“”„«»"—–―-(') | {"``", "''", "--"}
_NAMED = frozenset({"PER", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the head token (or -1), the characters of the description, and the entity if decided."""

    head: int
    start: int
    end: int
    text: str
    entity: str | None = None


NOBODY = Speaker(-1, -1, -1, "")


def antecedent(token: Token, lex: Lexicon) -> Token:
    """Give the noun that a relative pronoun stands for, or the token itself."""
    if not lex.has("relatives", token.lower_) or token.pos_ == "NOUN":
        return token
    node = token
    for _ in range(4):
        if node.dep_.startswith("acl"):
            return _described(node.head, token, lex)
        node = node.head
    return token


def _described(noun: Token, relative: Token, lex: Lexicon) -> Token:
    """Give whom an apposition describes whose last noun a relative clause behind a comma seems to hang on:
    "Ana Ruiz, an adviser to the minister, who"."""
    if relative.i == 0 or relative.doc[relative.i - 1].text != "," or noun.pos_ != "NOUN":
        return noun
    holder = noun
    while holder.dep_ in {"nmod", "obl", "nmod:poss"}:
        holder = holder.head
    named = holder.dep_ == "appos" and holder != noun and holder.head.pos_ == "PROPN"
    return holder.head if named and word_in(holder, lex, "people") else noun


def nominal_run(doc: Doc, first: int, limit: int) -> Speaker | None:
    """Read the noun phrase that begins at token `first` word by word: for places where the parse is lost."""
    last = first
    if first < len(doc) and doc[first].pos_ == "ADP":
        return None
    while last < min(limit, len(doc)) and _continues(doc, first, last):
        last += 1
    while last > first and _is_loose_end(doc[last - 1]):
        last -= 1
    run = doc[first:last]
    if not any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in run):
        return None
    start, end = run.start_char, run.end_char
    head = run.root if is_parsed(doc) else run[-1]
    return Speaker(head.i, start, end, run.text, None)


def _is_loose_end(token: Token) -> bool:
    if any(m.start <= token.idx < m.end for m in token.doc._.mentions):
        return False
    return token.is_space or token.pos_ in {"ADP", "CCONJ", "DET", "ADV", "PUNCT"}


def _continues(doc: Doc, first: int, position: int) -> bool:
    token = doc[position]
    if token.is_space and "\n" not in token.text and position > first:
        return position + 1 < len(doc) and _continues(doc, first, position + 1)
    if token.is_space or token.text in _STOPS:
        return False
    if any(m.form == "name" and m.start <= token.idx < m.end for m in doc._.mentions):
        return True
    if _describes_next(token):
        return True
    if token.pos_ in {"VERB", "AUX", "SCONJ"} or (position > first and _begins_clause(token)):
        return False
    if token.pos_ == "ADP" and position > first:
        return is_parsed(doc) and token.head.i > position and first <= token.head.head.i < position
    return token.pos_ != "ADV" or position > first


def _describes_next(token: Token) -> bool:
    """Tell whether a participle stands between a determiner and a name: "the ousted Ana Ruiz"."""
    inside = 0 < token.i < len(token.doc) - 1 and token.pos_ == "VERB" and token.nbor(-1).pos_ == "DET"
    return inside and token.nbor(1).pos_ == "PROPN"


def _begins_clause(token: Token) -> bool:
    """Tell whether a relative clause begins, with its pronoun or without: "a letter | that", "a letter | the aides"."""
    if "Rel" in token.morph.get("PronType", []):
        return True
    return "Art" in token.morph.get("PronType", []) and token.nbor(-1).pos_ in {"NOUN", "PROPN"}


def resolved(speaker: Speaker, doc: Doc, lex: Lexicon) -> Speaker:
    """Give the same speaker with the entity that the mentions in its words decide."""
    if speaker.head < 0:
        return speaker
    speaker = _without_hearer(speaker, doc, lex)
    entity = entity_in(doc[speaker.head], speaker.start, speaker.end, lex)
    return Speaker(speaker.head, speaker.start, speaker.end, speaker.text, entity)


def _without_hearer(speaker: Speaker, doc: Doc, lex: Lexicon) -> Speaker:
    """Cut off to whom or where it was said behind a name: "(said) Ana Ruiz | to the radio", "| on Telegram"."""
    for token in doc[speaker.head + 1 : speaker.head + 12]:
        if token.idx >= speaker.end:
            break
        behind_name = token.pos_ == "ADP" and doc[token.i - 1].pos_ == "PROPN"
        following = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
        on_service = lex.has("in", token.lower_) and following in lex.services
        if (behind_name and lex.has("to", token.lower_)) or on_service:
            end = doc[token.i - 1].idx + len(doc[token.i - 1])
            return Speaker(speaker.head, speaker.start, end, text_of(doc)[speaker.start : end])
    return speaker


def speaker_at(head: Token, lex: Lexicon) -> Speaker:
    """Describe the speaker whose phrase has `head`; the entity is decided by the mentions in that phrase."""
    head = antecedent(head, lex)
    dislocated = _dislocated(head, lex) or _opening_name(head)
    if dislocated is not None:
        return dislocated
    phrase = noun_phrase(head)
    start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
    speaker = _without_hearer(Speaker(head.i, start, end, text_of(head.doc)[start:end]), head.doc, lex)
    entity = entity_in(head, start, speaker.end, lex)
    return Speaker(head.i, start, speaker.end, speaker.text, entity)


def _dislocated(head: Token, lex: Lexicon) -> Speaker | None:
    """Take the name before a redundant pronoun: "the spokesman, Ana Ruiz, He said" (machine translation)."""
    doc = head.doc
    if not lex.has("personal", head.lower_) or not head.text[:1].isupper() or head.i < 2:
        return None
    if doc[head.i - 1].text != "," or head.is_sent_start:
        return None
    position = doc[head.i - 1].idx
    named = [m for m in _mentions(doc) if m.end == position and m.form == "name"]
    if not named:
        return None
    mention = max(named, key=lambda m: m.end - m.start)
    return Speaker(head.i, mention.start, mention.end, text_of(doc)[mention.start : mention.end], mention.entity)


def _opening_name(head: Token) -> Speaker | None:
    """Take the name that opens a sentence for what describes it behind a comma: "Ana Ruiz, a native of X, said"."""
    doc, left = head.doc, head.left_edge
    if head.pos_ != "NOUN" or left.i < 2 or doc[left.i - 1].text != "," or "Ind" not in left.morph.get("Definite", []):
        return None
    position = doc[left.i - 1].idx
    for mention in _mentions(doc):
        first = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        opens = mention.end == position and mention.form == "name" and mention.type == "PER"
        if opens and first is not None and first[0].is_sent_start:
            text = text_of(doc)[mention.start : mention.end]
            return Speaker(first.root.i, mention.start, mention.end, text, mention.entity)
    return None


def entity_in(head: Token, start: int, end: int, lex: Lexicon) -> str | None:
    """Decide the entity of the phrase text[start:end] with `head`: a person in it before anything else; None
    for several coordinated ones and for a description that merely contains a name ("officials in Seoul")."""
    inside = [m for m in _mentions(head.doc) if start <= m.start and m.end <= end and not m.members]
    inside += [m for m in _mentions(head.doc) if m.start <= start and end <= m.end and m not in inside]
    if _coordinated(head, inside):
        return None
    covering = [m for m in inside if m.start <= head.idx < m.end and not _describing(m, inside)]
    if _is_gendered(head, lex):
        covering = [m for m in covering if m.entity and _type_of(head.doc, m.entity) in {"PER", ""}]
    for mention in sorted(covering, key=lambda m: (m.form == "nominal", m.end - m.start)):
        loose = mention.form == "nominal" or mention.type == "NORP"  # "la chilena Codelco" is the firm
        if mention.entity and (not loose or not _renamed(head, inside, end, lex)):
            return mention.entity
    renamed = _renamed(head, inside, end, lex) or _body_at_end(head, inside, end, lex)
    if renamed:
        return renamed.entity
    nominal = next((m.entity for m in covering if m.entity), None)
    return nominal or _behind_document(head, inside, lex)


def _is_gendered(head: Token, lex: Lexicon) -> bool:
    """Tell whether a pronoun can only stand for a person ("he", "ella"), whatever it was tied to."""
    return head.pos_ == "PRON" and lex.has("gendered", head.lower_)


def _type_of(doc: Doc, entity: str) -> str:
    return next((str(e.type) for e in doc._.entities if e.id == entity), "")


def _describing(mention: Mention, inside: list[Mention]) -> bool:
    """Tell whether a people's name only describes somebody ("the Uruguayan minister"), whatever the parse says."""
    return mention.type == "NORP" and any(
        m.form == "nominal" and m.type != "NORP" and m.start <= mention.start and mention.end <= m.end for m in inside
    )


def _coordinated(head: Token, inside: list[Mention]) -> bool:
    others = [c for c in head.children if c.dep_ == "conj"]
    within = {m.entity for m in inside for c in [head, *others] if m.start <= c.idx < m.end}
    named = [m for m in inside if m.entity]
    apart = [c for c in others if _has_owner(c) and not any(m.start <= c.idx < m.end for m in named)]
    return bool(apart) or (bool(others) and len(within) != 1)


def _has_owner(token: Token) -> bool:
    return any(c.dep_ == "nmod:poss" for c in token.children)


def _renamed(head: Token, inside: list[Mention], end: int, lex: Lexicon) -> Mention | None:
    """Give the mention that names the head again: an apposition, or the name at the end that a title precedes."""
    doc = head.doc
    named = [m for m in inside if m.form == "name" and m.type in {"PER", "ORG"} and m.entity]
    # What stands before a title says whose it is ("State Department spokeswoman"), what stands behind it who holds it.
    body = any(m.form == "nominal" and m.type in {"ORG", "GPE"} and m.start <= head.idx < m.end for m in inside)
    for child in sorted((c for c in _renaming(head) if c.i > head.i), key=lambda c: c.i):
        found = [m for m in named if m.start <= child.idx < m.end]
        if found and not (body and found[0].type == "PER" and _behind_preposition(doc, found[0])):
            return found[0]
    people = [m for m in named if m.type == "PER" and m.end == end and not _is_oblique(doc, m, lex)]
    return people[0] if len({m.entity for m in people}) == 1 else None


def _body_at_end(head: Token, inside: list[Mention], end: int, lex: Lexicon) -> Mention | None:
    """Give the organisation whose name a word for an agency or medium precedes or follows: "the news agency KCNA"."""
    if not any(lex.has(room, head.lower_) for room in ("agencies", "outlets")):
        return None
    named = [m for m in inside if m.form == "name" and m.type == "ORG" and m.entity]
    found = [m for m in named if m.end in {end, head.idx - 1}]
    return found[0] if found and not _is_oblique(head.doc, found[0], lex) else None


def _renaming(head: Token) -> Iterable[Token]:
    for child in head.children:
        if child.dep_ in {"appos", "flat", "flat:name", "compound", "nmod:desc"}:
            yield child
            yield from _renaming(child)


def _is_oblique(doc: Doc, mention: Mention, lex: Lexicon) -> bool:
    """Tell whether a name is a possessor or stands behind a preposition ("Ana Ruiz's lawyer", "aide to Ruiz")."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return True
    following = doc[span.end].lower_ if span.end < len(doc) else ""
    if lex.has("possessives", following):
        return True
    root = span.root
    return _behind_preposition(doc, mention) or any(child.dep_ == "case" for child in root.children)


def _behind_preposition(doc: Doc, mention: Mention) -> bool:
    """Tell whether a preposition stands before a name, however the parser hung it: "el Gobierno de | Ana Ruiz"."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and span.start > 0 and doc[span.start - 1].pos_ == "ADP"


def _behind_document(head: Token, inside: list[Mention], lex: Lexicon) -> str | None:
    """Give whose document it is: "a report from the agency"."""
    if not is_document(head, lex):
        return None
    named = [m for m in inside if m.type in _NAMED and m.entity and m.form == "name"]
    entities = dict.fromkeys(m.entity for m in named)
    return next(iter(entities)) if len(entities) == 1 else None


def is_document(token: Token, lex: Lexicon) -> bool:
    """Tell whether a noun is a document, which says what somebody behind it says."""
    return word_in(token, lex, "documents")


def is_somebody(head: Token, lex: Lexicon) -> bool:
    """Tell whether a subject is a person or a body, no document and no thing."""
    if is_document(head, lex):
        return False
    if lex.has("personal", head.lower_) or head.pos_ == "PROPN" or _named_mention(head) or _like_a_person(head, lex):
        return True
    return word_in(head, lex, "people", "agencies", "outlets")


def is_nobody(head: Token, lex: Lexicon) -> bool:
    """Tell whether a subject says that there is none: "nobody", "no minister", "ningún portavoz"."""
    said = (head, *(c for c in head.children if c.i < head.i))
    return any(lex.has("nobody", t.lower_) and t.pos_ in {"PRON", "DET", "ADV"} for t in said)


def can_speak(head: Token, speaker: Speaker, lex: Lexicon, strict: bool) -> bool:
    """Tell whether the subject can be a speaker; `strict` asks for a name, a person, a body or a document."""
    personal = lex.has("personal", head.lower_)
    if is_nobody(head, lex):
        return False
    empty = (lex.has("expletives", head.lower_) and not personal) or lex.has("relatives", speaker.text)
    if empty and not speaker.entity:
        return False
    if speaker.entity or personal or is_document(head, lex):
        return True
    if word_in(head, lex, "people", "agencies", "outlets"):
        return True
    if not strict:
        return head.pos_ != "NOUN" or _like_a_person(head, lex) or _bears_name(head) or is_strange(head, lex)
    return head.pos_ == "PROPN" or _named_mention(head)


def may_speak(doc: Doc, speaker: Speaker, lex: Lexicon) -> bool:
    """Tell whether somebody or some document is named at all: not a thing, not a time ("said Friday")."""
    if speaker.head < 0:
        return True
    if any(t.start <= speaker.start and speaker.end <= t.end for t in doc._.times):
        return False
    return can_speak(doc[speaker.head], speaker, lex, strict=False)


def _bears_name(head: Token) -> bool:
    """Tell whether a name stands right behind a common noun, as behind a title: "the widow Ana Ruiz"."""
    return any(
        c.dep_ in {"flat", "flat:name", "appos"} and c.pos_ == "PROPN" and c.i == head.i + 1 for c in head.children
    )


def is_strange(token: Token, lex: Lexicon) -> bool:
    """Tell whether a capitalised word is in no dictionary: a name that nobody recognised."""
    capital = token.is_alpha and token.text[0].isupper()
    return capital and not simplemma.is_known(token.lower_, lang=lex.language)


def _like_a_person(head: Token, lex: Lexicon) -> bool:
    """Tell whether a common noun that no list holds ends as words for people do ("a beekeeper", "un panadero")."""
    return not lex.has("lifeless", head.lower_) and head.lower_.endswith(tuple(sorted(lex.words["endings"])))


def _named_mention(head: Token) -> bool:
    return any(m.start <= head.idx < m.end and m.type in _NAMED for m in _mentions(head.doc))


def _mentions(doc: Doc) -> tuple[Mention, ...]:
    found: tuple[Mention, ...] = doc._.mentions
    return found
