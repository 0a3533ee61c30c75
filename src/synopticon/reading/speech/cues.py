"""Where speech is reported: verbs and nouns of speech, "according to", and who speaks there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from spacy.tokens import Doc, Span, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import (
    Cue,
    agent,
    bare_cue,
    find_introducer,
    introduced,
    is_passive,
    unreal,
    with_speaker,
)
from synopticon.reading.speech.inserts import across_insert
from synopticon.reading.speech.lexicon import Entry, Lexicon, find_verb, is_reflexive, lemma_in
from synopticon.reading.speech.order import inverted_cue, named_before, unparsed, without_subject
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.sources import according, noun_cue
from synopticon.reading.speech.speaker import (
    NOBODY,
    Speaker,
    can_speak,
    is_nobody,
    is_somebody,
    nominal_run,
    speaker_at,
)
from synopticon.reading.speech.text import is_gerund, is_parsed, sentence_of, subject_of

_PAUSE = re.compile(r"(?:[,?!…]\W{0,3}|\w\W,)\s*")  # from the last sign of a quotation to the word behind it
_VERBAL = frozenset({"VERB", "AUX"})


def find_cues(doc: Doc, lex: Lexicon, quotes: tuple[Quote, ...]) -> list[Cue]:
    """Find the cues of a text in order, those inside quotations included, titles too."""
    found = [*according(doc, lex)]
    phrases = {i for cue in found for i in range(cue.first, cue.last)}
    for token in doc:
        if token.i in phrases or not token.is_alpha:
            continue
        cue = _verb_cue(token, lex, quotes) or noun_cue(token, lex)
        if cue is not None and not _nobody_else(doc, cue) and not _bracketed(doc, cue):
            found.append(cue)
    return sorted(found, key=lambda cue: (cue.start, cue.end))


def _bracketed(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb stands in square brackets, a link or an editor's words, and its speaker does not."""
    line = text_of(doc).rfind("\n", 0, cue.start) + 1
    before = text_of(doc)[line : cue.start]
    opening = before.rfind("[")
    return opening > before.rfind("]") and (cue.missing or 0 <= cue.speaker.start < line + opening)


def _nobody_else(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb without a subject is of the first or second person, or the reader is spoken to."""
    said_by = doc[cue.speaker.head if cue.speaker.head >= 0 else cue.anchor]
    persons = set(said_by.morph.get("Person", []))
    return bool(persons & {"1", "2"}) if cue.speaker.head < 0 else said_by.pos_ == "PRON" and "2" in persons


def in_first_person(doc: Doc, cue: Cue) -> bool:
    """Tell whether who writes the article speaks: "I said", "we asked". Such a verb keeps its
    quotation from being given to another; a statement it is not, for who "I" is the text does not say."""
    head = doc[cue.speaker.head] if cue.speaker.head >= 0 else None
    return head is not None and head.pos_ == "PRON" and "1" in head.morph.get("Person", [])


def _verb_cue(token: Token, lex: Lexicon, quotes: tuple[Quote, ...]) -> Cue | None:
    parsed = is_parsed(token.doc)
    if parsed and token.pos_ not in _VERBAL and not _acts_as_verb(token) and not _closes_quote(token, quotes, lex):
        return None
    found = find_verb(token, lex)
    if found is None:
        return None
    entry, particles = found
    if not parsed:
        return unparsed(token, entry, lex)
    if unreal(token, lex) or _quotes_another(token, lex) or _is_of_a_name(token) or _is_thought_of(token):
        return None
    another = _quoted_as(token, lex)
    if another is not None:
        return _by_quoting(token, entry, another, lex)
    return _parsed(token, entry, particles, lex, quotes)


def _is_of_a_name(token: Token) -> bool:
    """Tell whether a capital inside a sentence shows a name: "the minister, Said al-Rawahi"."""
    titled = token.text.istitle() and token.i > sentence_of(token).start and not token.doc[token.i - 1].is_quote
    return titled and token.doc[token.i - 1].text in {",", "("} and _begins_name(token.doc[token.i + 1 : token.i + 2])


def _begins_name(following: Span) -> bool:
    return any(token.pos_ == "PROPN" for token in following)


def _is_thought_of(token: Token) -> bool:
    """Tell a participle between a comma and an infinitive, which is passive: "the cylinder, believed to be a part"."""
    doc, after = token.doc, token.i + 1
    if after >= len(doc) or token.i == 0 or doc[token.i - 1].text != "," or token.morph.get("Tense", []) == ["Pres"]:
        return False
    infinitive = any(
        "Inf" in c.morph.get("VerbForm", []) for x in token.children if x.dep_ == "xcomp" for c in (x, *x.children)
    )
    return doc[after].tag_ == "TO" or (doc[after].pos_ == "PART" and infinitive)


def _acts_as_verb(token: Token) -> bool:
    """Tell whether a word tagged a noun governs a subject and a clause: a slip of the tagger."""
    relations = {child.dep_ for child in token.children}
    inflected = token.lower_ != token.lemma_.lower() and not relations & {"det", "nmod:poss", "amod"}
    following = token.doc[token.i + 1 : token.i + 2]
    if inflected and token.i and token.doc[token.i - 1].pos_ == "PROPN" and any(t.pos_ == "SCONJ" for t in following):
        return True
    closing = inflected and len(following) > 0 and following[0].text == "." and token.i > 0
    if closing and token.doc[token.i - 1].ent_type_ and _opens_attribution(token):
        return True
    governs = "nsubj" in relations and bool(relations & {"ccomp", "aux"})
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and governs


def _opens_attribution(token: Token) -> bool:
    """Tell whether a comma stands before the name before a word that ends its sentence: "…, the Post reports." """
    start = token.i - 1
    while start > 0 and (token.doc[start].ent_type_ or token.doc[start].pos_ == "DET"):
        start -= 1
    return token.doc[start].text == ","


def _closes_quote(token: Token, quotes: tuple[Quote, ...], lex: Lexicon) -> bool:
    """Tell whether a form of a verb of speech stands right behind a quotation and a comma, whatever it was tagged."""
    if not token.i or not token.doc[token.i - 1].is_punct or not lex.says(token.text):
        return False
    text = text_of(token.doc)
    between = [text[q.inner_end - 1 : token.idx] for q in quotes if q.end <= token.idx]
    return any(_PAUSE.fullmatch(words) for words in between)


def _quotes_another(token: Token, lex: Lexicon) -> bool:
    """Tell whether the verb only passes on another's words, whose own verb follows: "quoted him as saying"."""
    if not lemma_in(token, lex, "quoting"):
        return False
    following = sentence_of(token).doc[token.i : token.i + 14]
    return any(_quoted_as(t, lex) == token for t in following if t.pos_ in _VERBAL)


def _quoted_as(token: Token, lex: Lexicon) -> Token | None:
    """Give the quoting verb of "quoted him as saying" or "was quoted by X saying", seen from "saying"."""
    if token.i < 2:
        return None
    joined = lex.has("as", token.doc[token.i - 1].lower_)
    if not joined and not is_gerund(token):
        return None
    for other in reversed(token.doc[max(sentence_of(token).start, token.i - 14) : token.i]):
        if lemma_in(other, lex, "quoting") and (joined or is_passive(other) or _quoted_by(other, lex) is not None):
            return other
        if not joined and "Fin" in other.morph.get("VerbForm", []):
            return None
    return None


def _by_quoting(token: Token, entry: Entry, quoting: Token, lex: Lexicon) -> Cue | None:
    """Make the cue of "saying" in "KCNA quoted Kim as saying": Kim says it, and KCNA carries it."""
    passive = is_passive(quoting)
    said_by = _quoted_by(quoting, lex)
    carrier = agent(quoting, lex) if passive else subject_of(quoting)
    if said_by is None:
        return None
    first = min(quoting.left_edge.i, token.i) if not passive else said_by.left_edge.i
    while first < quoting.i and (token.doc[first].is_punct or token.doc[first].dep_ == "ccomp"):
        first += 1
    cue = replace(bare_cue(token, entry), speaker=speaker_at(said_by, lex), first=max(first, 0))
    return replace(cue, carrier=speaker_at(carrier, lex) if carrier is not None else NOBODY)


def _quoted_by(quoting: Token, lex: Lexicon) -> Token | None:
    """Give who is quoted: the subject of a passive, else the object."""
    if is_passive(quoting):
        return next((c for c in quoting.children if c.dep_ in {"nsubj:pass", "nsubj"}), None)
    marked = [c for c in quoting.children if any(m.lower_ in lex.words["object"] for m in c.children)]
    objects = [c for c in quoting.children if c.dep_ == "obj" or (c.dep_ in {"obl", "obl:arg"} and c in marked)]
    return next((c for c in objects if c.i > quoting.i), None)


def _carried_behind(token: Token, cue: Cue, lex: Lexicon) -> bool:
    """Tell whether an agency or medium follows a verb that a comma precedes: ", reported the agency"."""
    if cue.first == 0 or token.doc[cue.first - 1].text != ",":
        return False
    following = token.doc[cue.last : cue.last + 8]
    return any(lex.has(room, t.lower_) for t in following for room in ("agencies", "outlets"))


def _across(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take who speaks across an insert, for a verb joined to the one behind it too: "…, spoke of it and vowed"."""
    across = across_insert(token, cue, lex)
    if across is not None or token.dep_ != "conj" or token.head.pos_ != "VERB" or _owns(subject_of(token), token.head):
        return across
    above = across_insert(token.head, bare_cue(token.head, cue.entry), lex)
    return replace(cue, speaker=above.speaker) if above is not None else None


def _parted(subject: Token, cue: Cue) -> bool:
    """Tell whether a comma alone stands between a supposed subject and its verb: "the rest, said the minister, is"."""
    doc, last = subject.doc, cue.first - 1
    inner = [t.text for t in subject.subtree if t.i < last]
    return 0 < subject.i < last and doc[last].text == "," and subject.right_edge.i <= last and "," not in inner


def _owns(subject: Token | None, verb: Token) -> bool:
    """Tell whether a subject is the verb's own, no owner in a relative clause ("whose chair")."""
    if subject is None or subject.head != verb:
        return False
    return not any("Rel" in c.morph.get("PronType", []) for c in subject.children)


def _across_quote(token: Token, subject: Token, quotes: tuple[Quote, ...]) -> bool:
    """Tell whether a quotation mark stands between verb and supposed subject: a slip of the parser."""
    return any(q.covers(subject.idx) != q.covers(token.idx) for q in quotes)


def _parsed(token: Token, entry: Entry, particles: int, lex: Lexicon, quotes: tuple[Quote, ...]) -> Cue | None:
    passive = is_passive(token) and not is_reflexive(token, lex)
    subject = agent(token, lex) if passive else (_modified(token, lex) or _going_on(token, lex) or subject_of(token))
    if passive and subject is None:
        return None
    cue = bare_cue(token, entry, particles)
    if subject is not None and (_across_quote(token, subject, quotes) or subject.pos_ == "VERB"):
        subject = None
    introducer = find_introducer(token, lex)
    if introducer is not None and (subject is None or not introducer < subject.i < token.i):
        subject = _behind_verb(token, cue, lex)
    if subject is None or subject.head != token or _carried_behind(token, cue, lex) or _parted(subject, cue):
        inverted = inverted_cue(token, cue, lex)
        if inverted is not None:
            return inverted
    named = named_before(token, cue, subject) if subject is not None and not passive else None
    if named is not None:
        return named
    across = _across(token, cue, lex) if not passive and not _owns(subject, token) else None
    if across is not None:
        return across
    if subject is not None and subject.head != token and is_nobody(subject, lex):
        subject = None
    if subject is None:
        return without_subject(token, cue, lex)
    if any(lex.has("negations", c.lower_) for c in [subject, *subject.children]):
        return None
    speaker = speaker_at(subject, lex)
    clausal = any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)
    strict = entry.allows("evidence") or (entry.stance != "asserts" and not clausal)
    if not can_speak(subject, speaker, lex, strict) or _is_empty(subject, speaker, entry, lex):
        return None
    kind: Literal["verb", "clause"] = "clause" if introduced(token, lex) else "verb"
    sure = strict or can_speak(subject, speaker, lex, strict=True)
    return replace(with_speaker(cue, token, subject, speaker, lex), kind=kind, sure=sure)


def _going_on(token: Token, lex: Lexicon) -> Token | None:
    """Give who speaks already for a participle that trails behind a comma: "…, Ruiz said, who had come, adding"."""
    trails = is_gerund(token) and token.i > 0 and token.doc[token.i - 1].text == ","
    joins = (
        token.dep_ == "conj"
        and token.head.dep_ == "ccomp"
        and not any(c.dep_.startswith("nsubj") for c in token.children)
    )
    if not (trails or joins):
        return None
    inner = subject_of(token.head) if joins else None
    said = lemma_in(token, lex, "adding") or (trails and lemma_in(token, lex, "trailing"))
    if not said and (inner is None or is_somebody(inner, lex)):
        return None
    if joins:
        return subject_of(token.head.head) if find_verb(token.head.head, lex) is not None else None
    for other in token.doc[sentence_of(token).start : token.i]:
        if other.dep_ in {"ROOT", "parataxis"} and other.pos_ == "VERB" and find_verb(other, lex) is not None:
            return subject_of(other)
    return None


def _is_empty(subject: Token, speaker: Speaker, entry: Entry, lex: Lexicon) -> bool:
    """Tell whether a pronoun names nobody: an "it" that nothing decides says things, but what it shows is no speech."""
    return lex.has("expletives", subject.lower_) and not speaker.entity and entry.allows("evidence")


def _modified(token: Token, lex: Lexicon) -> Token | None:
    """Give the noun right before a present participle: who or what is "urging" in "messages urging them to go"."""
    if not is_gerund(token) or not token.i or any(c.dep_.startswith(("nsubj", "aux")) for c in token.children):
        return None
    before = token.doc[token.i - 1]
    takes = before.dep_ in {"obj", "obl", "nmod", "conj"} and token.dep_ in {"advcl", "acl", "xcomp"}
    through = any(c.dep_ == "case" and lex.has("in", c.lower_) for c in before.children)
    if not takes or through or before.pos_ != "NOUN":
        return None
    while before.dep_ == "conj" and before.head.pos_ in {"NOUN", "PROPN"}:
        before = before.head
    return before if token.head != before or token.doc[token.i - 1] != before else None


def _behind_verb(token: Token, cue: Cue, lex: Lexicon) -> Token | None:
    """Give the head of the phrase behind the verb of an as-clause: "según ha informado ayer la agencia"."""
    run = nominal_run(token.doc, cue.last, cue.last + 12)
    if run is not None and can_speak(token.doc[run.head], run, lex, strict=True):
        return token.doc[run.head]
    for child in token.children:
        behind = child.i >= cue.last and child.dep_ in {"nsubj", "obj", "appos", "obl:arg", "obl", "obl:agent"}
        if behind and can_speak(child, speaker_at(child, lex), lex, strict=True):
            return child
    return None
