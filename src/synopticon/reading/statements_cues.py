"""Where speech is reported: verbs and nouns of speech, "according to", and who speaks there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from synopticon.reading.quotes import Quote
from synopticon.reading.statements_lexicon import Entry, Lexicon, find_verb, lemmas
from synopticon.reading.statements_speaker import (
    NOBODY,
    Speaker,
    can_speak,
    is_parsed,
    nominal_run,
    resolved,
    sentence_of,
    speaker_at,
    subject_of,
    text_of,
)

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"aux", "aux:pass", "advmod", "mark", "cc"})
_LONGEST_SOURCE = 20  # tokens of the noun phrase behind "according to"
_CLOSE = 4  # tokens between a verb and the name that an unparsed text puts beside it


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech: its token, its characters, what it says, who says it.

    `sure` tells whether the speaker is known for one who can speak. `first`..`last` are the tokens of cue and speaker together (`last` exclusive): what is left of a sentence
    without them may be the content. `carrier` quotes the speaker ("KCNA quoted him as saying"). `missing` marks a finite verb whose subject the sentence leaves out.
    """

    anchor: int
    start: int
    end: int
    entry: Entry
    kind: Literal["verb", "noun", "phrase", "clause"]
    speaker: Speaker
    first: int
    last: int
    missing: bool = False
    particles: int = 0
    carrier: Speaker = NOBODY
    sure: bool = True


def find_cues(doc: Doc, lex: Lexicon, quotes: tuple[Quote, ...]) -> list[Cue]:
    """Find the cues of a text in order, those inside quotations included, titles too."""
    found = [*_according(doc, lex)]
    phrases = {i for cue in found for i in range(cue.first, cue.last)}
    for token in doc:
        if token.i in phrases or not token.is_alpha:
            continue
        cue = _verb_cue(token, lex, quotes) or _noun_cue(token, lex)
        if cue is not None and not _first_person(doc, cue):
            found.append(cue)
    return sorted(found, key=lambda cue: (cue.start, cue.end))


def _first_person(doc: Doc, cue: Cue) -> bool:
    if cue.speaker.head < 0:
        return bool(set(doc[cue.anchor].morph.get("Person", [])) & {"1", "2"})
    head = doc[cue.speaker.head]
    return head.pos_ == "PRON" and bool(set(head.morph.get("Person", [])) & {"1", "2"})


# ---------------------------------------------------------------- verbs


def _verb_cue(token: Token, lex: Lexicon, quotes: tuple[Quote, ...]) -> Cue | None:
    parsed = is_parsed(token.doc)
    if parsed and token.pos_ not in _VERBAL and not _acts_as_verb(token):
        return None
    found = find_verb(token, lex)
    if found is None:
        return None
    entry, particles = found
    if not parsed:
        return _unparsed(token, entry, lex)
    if _unreal(token, lex) or _quotes_another(token, lex):
        return None
    another = _quoted_as(token, lex)
    if another is not None:
        return _by_quoting(token, entry, another, lex)
    return _parsed(token, entry, particles, lex, quotes)


def _acts_as_verb(token: Token) -> bool:
    """Tell whether a word tagged a noun governs a subject and a clause: a slip of the tagger ("Reuters reports that")."""
    relations = {child.dep_ for child in token.children}
    inflected = token.lower_ != token.lemma_.lower() and not relations & {"det", "nmod:poss", "amod"}
    following = token.doc[token.i + 1 : token.i + 2]
    if inflected and token.i and token.doc[token.i - 1].pos_ == "PROPN" and any(t.pos_ == "SCONJ" for t in following):
        return True
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and "nsubj" in relations and "ccomp" in relations


def _quotes_another(token: Token, lex: Lexicon) -> bool:
    """Tell whether the verb only passes on another's words, whose own verb follows: "quoted him as saying"."""
    if not any(lex.has("quoting", lemma) for lemma in lemmas(token, lex.language)):
        return False
    following = sentence_of(token).doc[token.i : token.i + 14]
    return any(_quoted_as(t, lex) == token for t in following if t.pos_ in _VERBAL)


def _quoted_as(token: Token, lex: Lexicon) -> Token | None:
    """Give the quoting verb of "quoted him as saying", seen from "saying"."""
    if token.i < 2 or not lex.has("as", token.doc[token.i - 1].lower_):
        return None
    for other in reversed(token.doc[max(sentence_of(token).start, token.i - 14) : token.i]):
        if any(lex.has("quoting", lemma) for lemma in lemmas(other, lex.language)):
            return other
    return None


def _by_quoting(token: Token, entry: Entry, quoting: Token, lex: Lexicon) -> Cue | None:
    """Make the cue of "saying" in "KCNA quoted Kim as saying": Kim says it, and KCNA carries it."""
    passive = _is_passive(quoting)
    wanted = {"nsubj:pass", "nsubj"} if passive else {"obj"}
    said_by = next((c for c in quoting.children if c.dep_ in wanted), None)
    carrier = _agent(quoting, lex) if passive else subject_of(quoting)
    if said_by is None:
        return None
    first = min(quoting.left_edge.i, token.i) if not passive else said_by.left_edge.i
    while first < quoting.i and (token.doc[first].is_punct or token.doc[first].dep_ == "ccomp"):
        first += 1
    cue = replace(_bare(token, entry), speaker=speaker_at(said_by, lex), first=max(first, 0))
    return replace(cue, carrier=speaker_at(carrier, lex) if carrier is not None else NOBODY)


def _across_quote(token: Token, subject: Token, quotes: tuple[Quote, ...]) -> bool:
    """Tell whether a quotation mark stands between verb and supposed subject: a slip of the parser."""
    return any(q.covers(subject.idx) != q.covers(token.idx) for q in quotes)


def _parsed(token: Token, entry: Entry, particles: int, lex: Lexicon, quotes: tuple[Quote, ...]) -> Cue | None:
    passive = _is_passive(token)
    subject = _agent(token, lex) if passive else subject_of(token)
    if passive and subject is None:
        return None
    cue = _bare(token, entry, particles)
    if subject is not None and _across_quote(token, subject, quotes):
        subject = None
    introducer = _introducer(token, lex)
    if introducer is not None and (subject is None or subject.i < introducer):
        subject = _behind_verb(token, cue, lex)
    if subject is None or subject.head != token:
        inverted = _inverted(token, cue, lex)
        if inverted is not None:
            return inverted
    if subject is None:
        return _without_subject(token, cue, lex)
    speaker = speaker_at(subject, lex)
    clausal = any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)
    strict = entry.allows("evidence") or (entry.stance != "asserts" and not clausal)
    if not can_speak(subject, speaker, lex, strict):
        return None
    kind: Literal["verb", "clause"] = "clause" if _introduced(token, lex) else "verb"
    sure = strict or can_speak(subject, speaker, lex, strict=True)
    return replace(_with(cue, token, subject, speaker, lex), kind=kind, sure=sure)


def _bare(token: Token, entry: Entry, particles: int = 0) -> Cue:
    """Make the cue of a verb alone: its auxiliaries before it and its particles after it belong to its words."""
    doc = token.doc
    first = token.i
    while first and doc[first - 1].head == token and doc[first - 1].dep_ in {"aux", "aux:pass", "expl:pv"}:
        first -= 1
    last = token.i + 1 + particles
    end = doc[last - 1].idx + len(doc[last - 1])
    return Cue(token.i, doc[first].idx, end, entry, "verb", NOBODY, first, last, particles=particles)


def _with(cue: Cue, token: Token, subject: Token, speaker: Speaker, lex: Lexicon) -> Cue:
    """Add the speaker; where the subject is the verb's own its tokens are taken out of the content."""
    first, last = cue.first, cue.last
    if subject.head == token:
        edges = _edges(subject)
        first, last = min(first, edges[0]), max(last, edges[1] + 1)
    introducer = _introducer(token, lex)
    if introducer is not None:
        first = min(first, introducer)
    return replace(cue, speaker=speaker, first=first, last=last)


def _edges(token: Token) -> tuple[int, int]:
    first, last = token.left_edge.i, token.right_edge.i
    while first < token.i and (token.doc[first].is_punct or token.doc[first].is_space):
        first += 1
    return first, last


def _introducer(token: Token, lex: Lexicon) -> int | None:
    """Give the token of the conjunction that makes the verb's clause an attribution: "as he said"."""
    position = token.i
    while position and token.i - position < 4 and token.doc[position - 1].pos_ in {"AUX", "ADV", "PRON"}:
        position -= 1
    for words in lex.conjunctions:
        start = position - len(words)
        if start >= 0 and tuple(t.lower_ for t in token.doc[start:position]) == words:
            return start
    firsts = {words[0] for words in lex.conjunctions}
    for child in token.children:
        if child.i < token.i and child.lower_ in firsts and child.dep_ in {"mark", "case", "advmod", "cc"}:
            return child.i
    return None


def _behind_verb(token: Token, cue: Cue, lex: Lexicon) -> Token | None:
    """Give the head of the phrase behind the verb of an as-clause: "según ha informado ayer la agencia"."""
    for child in token.children:
        if child.i >= cue.last and child.dep_ in {"nsubj", "obj", "appos", "obl:arg", "obl"}:
            if can_speak(child, speaker_at(child, lex), lex, strict=True):
                return child
    return None


def _introduced(token: Token, lex: Lexicon) -> bool:
    return _introducer(token, lex) is not None and not any(c.dep_ == "ccomp" for c in token.children)


def _inverted(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Read ", reported the agency" at the end of a sentence: what follows the verb is who says what precedes."""
    doc, sentence = token.doc, sentence_of(token)
    if cue.first - sentence.start < 4 or doc[cue.first - 1].text != "," or cue.particles:
        return None
    run = nominal_run(doc, cue.last, sentence.end)
    if run is None:
        return None
    end = next((t.i for t in doc[cue.last : sentence.end] if t.idx >= run.end), sentence.end)
    if any(t.is_alpha for t in doc[end : sentence.end]):
        return None
    speaker = resolved(run, doc, lex)
    return replace(cue, speaker=speaker, last=end) if can_speak(doc[run.head], speaker, lex, strict=True) else None


def _without_subject(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Keep a finite third-person verb whose subject is left out or was missed: first look beside it."""
    if "Fin" not in token.morph.get("VerbForm", []) and not _finite_auxiliary(token):
        return None
    beside = _beside(token, cue, lex) or _across_apposition(token, cue) or _earlier_subject(token, cue, lex)
    if beside is not None:
        return beside
    if any(child.dep_.startswith("expl") and child.lower_ == "se" for child in token.children):
        return None
    persons = set(token.morph.get("Person", [])) | {p for c in token.children for p in c.morph.get("Person", [])}
    if persons and "3" not in persons:
        return None
    return replace(cue, missing=True)


def _across_apposition(token: Token, cue: Cue) -> Cue | None:
    """Take the name before an apposition that ends at the verb: "Ana Ruiz, head of the office for trade, said"."""
    doc, sentence = token.doc, sentence_of(token)
    if cue.first - 1 <= sentence.start or doc[cue.first - 1].text != ",":
        return None
    comma, start = doc[cue.first - 1].idx, doc[sentence.start].idx
    named = [m for m in doc._.mentions if m.form == "name" and m.type in {"PER", "ORG", "GPE"} and start <= m.start]
    for mention in sorted(named, key=lambda m: -m.end):
        between = [t for t in doc[sentence.start : cue.first - 1] if t.idx >= mention.end]
        if mention.end < comma and between and between[0].text == ",":
            if any("Fin" in t.morph.get("VerbForm", []) for t in between) or not mention.type == "PER":
                return None
            text = text_of(doc)[mention.start : mention.end]
            speaker = Speaker(between[0].i - 1, mention.start, mention.end, text, mention.entity)
            return replace(cue, speaker=speaker, first=between[0].i - 1)
    return None


def _earlier_subject(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take the subject of the sentence's main clause where a coordinated verb was torn off it."""
    sentence = sentence_of(token)
    for candidate in reversed(list(sentence.doc[sentence.start : token.i])):
        verb = candidate.head
        if not candidate.dep_.startswith("nsubj") or verb.dep_ in {"ccomp", "acl", "acl:relcl", "advcl", "xcomp"}:
            continue
        speaker = speaker_at(candidate, lex)
        if verb.i < token.i and can_speak(candidate, speaker, lex, strict=True):
            return replace(cue, speaker=speaker)
        return None
    return None


def _finite_auxiliary(token: Token) -> bool:
    return any(c.dep_ == "aux" and "Fin" in c.morph.get("VerbForm", []) for c in token.children)


def _is_passive(token: Token) -> bool:
    if any(c.dep_ == "aux:pass" for c in token.children):
        return True
    if any(c.dep_ == "nsubj:pass" for c in token.children):
        return not any(c.dep_ == "aux" for c in token.children)
    if token.dep_ == "acl" and token.head.pos_ == "PROPN" and token.head.i == token.i - 1:
        return token.head.dep_ not in {"ROOT", "nsubj"}  # a headline-like "Ruiz called on them": a slip of the parser
    participle = "Part" in token.morph.get("VerbForm", []) and "Pres" not in token.morph.get("Tense", [])
    return token.dep_ in {"acl", "amod"} and participle and not any(c.dep_ == "aux" for c in token.children)


def _agent(token: Token, lex: Lexicon) -> Token | None:
    for child in token.children:
        if child.dep_ in {"obl:agent", "obl"} and any(lex.has("agent", c.lower_) for c in child.children):
            return child
    return None


def _unreal(token: Token, lex: Lexicon) -> bool:
    """Tell whether the verb reports no actual speech: negated, modal, commanded, future, or a mere infinitive."""
    mood, tense = token.morph.get("Mood", []), token.morph.get("Tense", [])
    if set(mood) & {"Imp", "Cnd"} or "Fut" in tense:
        return True
    auxiliaries = [c for c in token.children if c.dep_ in _MODIFIERS]
    if any(lex.has("negations", c.lower_) or lex.has("modals", c.lower_) for c in auxiliaries):
        return True
    if any(set(c.morph.get("Mood", [])) & {"Cnd"} or "Fut" in c.morph.get("Tense", []) for c in auxiliaries):
        return True
    if "Inf" not in token.morph.get("VerbForm", []) or _finite_auxiliary(token):
        return False
    governed = token.dep_ in {"xcomp", "advcl"} and any(
        lex.has("light", lemma) for lemma in lemmas(token.head, lex.language)
    )
    return not governed and not any(c.dep_ == "nsubj" for c in token.children)


# ---------------------------------------------------------------- names beside a verb, where no parse tells


def _unparsed(token: Token, entry: Entry, lex: Lexicon) -> Cue | None:
    before = token.doc[max(0, token.i - _CLOSE) : token.i]
    if any(lex.has("negations", t.lower_) or lex.has("modals", t.lower_) for t in before):
        return None
    return _beside(token, _bare(token, entry), lex)


def _beside(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take the words right before or right after the verb for its speaker, where they are a name or can speak."""
    doc = token.doc
    before = _name_ending(doc, cue.first)
    if before is not None:
        return _named(doc, cue, before, cue.first)
    after_pause = cue.first > 0 and (doc[cue.first - 1].is_punct or doc[cue.first - 1].is_space)
    run = nominal_run(doc, cue.last, cue.last + _CLOSE * 3) if is_parsed(doc) and after_pause else None
    if run is not None and _speaks(doc, run, lex):
        end = next((t.i for t in doc[cue.last :] if t.idx >= run.end), len(doc))
        return replace(cue, speaker=resolved(run, doc, lex), last=max(cue.last, end))
    end = _name_starting(doc, cue.last)
    return _named(doc, cue, cue.last, end) if end > cue.last else None


def _speaks(doc: Doc, run: Speaker, lex: Lexicon) -> bool:
    """Tell whether a run of words behind a verb may be its subject: nothing else follows that it would take."""
    following = next((t for t in doc if t.idx >= run.end), None)
    ends = following is None or following.is_punct or following.is_space or following.pos_ in {"ADP", "ADV"}
    return ends and can_speak(doc[run.head], resolved(run, doc, lex), lex, strict=True)


def _named(doc: Doc, cue: Cue, first: int, last: int) -> Cue:
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    mentions = [m for m in doc._.mentions if start <= m.start and m.end <= end and m.entity]
    entities = dict.fromkeys(m.entity for m in mentions)
    entity = next(iter(entities)) if len(entities) == 1 else None
    speaker = Speaker(last - 1, start, end, text_of(doc)[start:end], entity)
    return replace(cue, speaker=speaker, first=min(first, cue.first), last=max(last, cue.last))


def _name_ending(doc: Doc, position: int) -> int | None:
    comma = position and doc[position - 1].text == "," and _in_apposition(doc, position - 1)
    first = position = position - 1 if comma else position
    while first and _is_name(doc[first - 1]):
        first -= 1
    alone = first < position and doc[first].is_sent_start and position - first == 1
    if first == position or (alone and doc[first].pos_ not in _NOMINAL and not _mentioned(doc[first])):
        return None
    return first


def _in_apposition(doc: Doc, comma: int) -> bool:
    """Tell whether the comma closes what another opened a few words before: "the leader, Ana Ruiz, said"."""
    return any(t.text == "," for t in doc[max(0, comma - 6) : comma])


def _name_starting(doc: Doc, position: int) -> int:
    last = position
    while last < len(doc) and _is_name(doc[last]):
        last += 1
    return last


def _is_name(token: Token) -> bool:
    if token.is_space:
        return "\n" not in token.text and token.i > 0 and token.doc[token.i - 1].text[:1].isupper()
    return token.text[:1].isupper() and token.is_alpha and not token.is_stop


def _mentioned(token: Token) -> bool:
    return any(m.start <= token.idx < m.end for m in token.doc._.mentions)


# ---------------------------------------------------------------- nouns


def _noun_cue(token: Token, lex: Lexicon) -> Cue | None:
    if token.pos_ != "NOUN" or not is_parsed(token.doc):
        return None
    entry = next((lex.nouns[lemma] for lemma in lemmas(token, lex.language) if lemma in lex.nouns), None)
    if entry is None or not _has_content(token, entry, lex):
        return None
    owner = _owner(token)
    if owner is None:
        return None
    speaker = speaker_at(owner, lex)
    end = token.idx + len(token)
    cue = Cue(token.i, token.idx, end, entry, "noun", speaker, min(token.i, owner.i), token.i + 1)
    return cue if can_speak(owner, speaker, lex, strict=True) else None


def _has_content(token: Token, entry: Entry, lex: Lexicon) -> bool:
    return any(noun_content(child, entry, lex) for child in token.children if child.i > token.i)


def noun_content(child: Token, entry: Entry, lex: Lexicon) -> bool:
    """Tell whether `child` of a noun of speech is the clause it reports."""
    if child.dep_ not in {"acl", "ccomp", "advcl", "xcomp"} or child.pos_ not in _VERBAL | {"ADJ", "NOUN"}:
        return False
    marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "case"}}
    that = marks & lex.words["complementisers"]
    if that and (entry.allows("that") or entry.prepositions):
        return True
    return entry.allows("to") and "Inf" in child.morph.get("VerbForm", [])


def _owner(token: Token) -> Token | None:
    """Give the possessor of a noun of speech: "the ministry's claim", "its claim", "la denuncia de Ruiz"."""
    owners = [c for c in token.children if c.dep_ in {"nmod:poss", "nmod"}]
    return owners[0] if owners else None


# ---------------------------------------------------------------- according to


def _according(doc: Doc, lex: Lexicon) -> Iterator[Cue]:
    position = 0
    while position < len(doc):
        length = _phrase_at(doc, position, lex)
        cue = _source(doc, position, length, lex) if length else None
        if cue is not None:
            yield cue
        position = cue.last if cue is not None else position + 1


def _phrase_at(doc: Doc, position: int, lex: Lexicon) -> int:
    for phrase in lex.phrases:
        if tuple(t.lower_ for t in doc[position : position + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _source(doc: Doc, position: int, length: int, lex: Lexicon) -> Cue | None:
    """Read the noun phrase behind an according-to phrase as the speaker."""
    first = position + length
    run = nominal_run(doc, first, first + _LONGEST_SOURCE)
    if run is None or doc[run.head].pos_ in _VERBAL:
        return None
    speaker = _with_apposition(doc, resolved(run, doc, lex), lex)
    if not speaker.entity and _is_measure(doc[run.head], lex):
        return None
    start, end = doc[position].idx, doc[first - 1].idx + len(doc[first - 1])
    last = next((t.i for t in doc[first:] if t.idx >= speaker.end), len(doc))
    return Cue(first - 1, start, end, Entry("asserts", frozenset({"that"})), "phrase", speaker, position, last)


def _is_measure(head: Token, lex: Lexicon) -> bool:
    """Tell whether a noun is what things are done by, not who says them: "according to plan"."""
    if head.pos_ not in _NOMINAL | {"PRON"} or lex.has("expletives", head.lower_):
        return True
    return any(lex.has("measures", lemma) for lemma in (head.lower_, *lemmas(head, lex.language)))


def _with_apposition(doc: Doc, speaker: Speaker, lex: Lexicon) -> Speaker:
    """Add the name that stands between commas behind a title: "the spokesman, Ana Ruiz,"."""
    for mention in doc._.mentions:
        if mention.type == "PER" and mention.form == "name" and text_of(doc)[speaker.end : mention.start] == ", ":
            text = text_of(doc)[speaker.start : mention.end]
            return Speaker(speaker.head, speaker.start, mention.end, text, mention.entity)
    return speaker
