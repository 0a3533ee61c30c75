"""Who speaks by the order of words, where the parse gives a word of speech no subject."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from synopticon.reading.held import text_of
from synopticon.reading.speech.cue import Cue, bare_cue, finite_auxiliary
from synopticon.reading.speech.lexicon import Entry, Lexicon
from synopticon.reading.speech.speaker import Speaker, can_speak, nominal_run, resolved, speaker_at
from synopticon.reading.speech.text import has_verb, is_parsed, is_time, sentence_of

_NOMINAL = frozenset({"NOUN", "PROPN"})
_TITLE = _NOMINAL | {"ADJ", "DET", "NUM"}
_CLOSE = 4  # tokens between a verb and the name that an unparsed text puts beside it


def inverted_cue(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Read ", reported the agency" at the end of a sentence, or between commas in it: what follows the verb is who
    says what stands around it."""
    doc, sentence = token.doc, sentence_of(token)
    if cue.first - sentence.start < 2 or doc[cue.first - 1].text != "," or cue.particles:
        return None
    run = nominal_run(doc, cue.last, sentence.end)
    if run is None:
        return None
    end = next((t.i for t in doc[cue.last : sentence.end] if t.idx >= run.end), sentence.end)
    if _names_carrier(doc, end, sentence.end, lex):
        end = sentence.end
    ends = not any(t.is_alpha for t in doc[end : sentence.end]) and cue.first - sentence.start >= 4
    set_in = end < sentence.end and doc[end].text == "," and has_verb(doc, end, sentence.end)
    if not (ends or set_in):
        return None
    speaker = resolved(run, doc, lex)
    return replace(cue, speaker=speaker, last=end) if can_speak(doc[run.head], speaker, lex, strict=True) else None


def _names_carrier(doc: Doc, start: int, end: int, lex: Lexicon) -> bool:
    """Tell whether an apposition to the end of the sentence says that a carrier it is: ", the news service"."""
    rest = doc[start:end]
    if not len(rest) or rest[0].text != "," or has_verb(doc, start, end):
        return False
    return any(lex.has(room, t.lower_) for t in rest for room in ("agencies", "outlets"))


def without_subject(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Keep a finite third-person verb whose subject is left out or was missed: first look beside it."""
    verbal = token.pos_ in {"VERB", "AUX"}
    if verbal and "Fin" not in token.morph.get("VerbForm", []) and not finite_auxiliary(token):
        behind_mark = cue.first > 0 and token.doc[cue.first - 1].is_quote
        return _beside(token, cue, lex) if behind_mark else None  # "“We stay,” answered Ana Ruiz"
    beside = (
        _beside(token, cue, lex)
        or _titled(token, cue, lex)
        or _of_reduced_clause(token, cue, lex)
        or _earlier_subject(token, cue, lex)
    )
    if beside is not None:
        return beside
    if any(c.dep_.startswith("expl") and lex.has("impersonal_pronouns", c.lower_) for c in token.children):
        return None
    persons = set(token.morph.get("Person", [])) | {p for c in token.children for p in c.morph.get("Person", [])}
    if persons and "3" not in persons:
        return None
    return replace(cue, missing=True)


def named_before(token: Token, cue: Cue, subject: Token) -> Cue | None:
    """Take a person's name right before a finite verb to which the parser gave another's subject, and any body's or
    country's between a comma and such a verb: "as both ran it down, Manila said"."""
    doc, position = token.doc, _end_before(token.doc, cue.first)
    if "Fin" not in token.morph.get("VerbForm", []) or cue.first != token.i:
        return None
    for mention in doc._.mentions:
        if mention.end != position or mention.form != "name" or mention.start <= subject.idx < mention.end:
            continue
        first = _token_from(doc, mention.start, cue.first)
        behind_comma = first > 0 and doc[first - 1].text == "," and mention.type in {"ORG", "GPE"}
        if (mention.type == "PER" and subject.head != token) or (behind_comma and subject.i < first):
            return _named(doc, cue, _token_from(doc, mention.start, cue.first), cue.first)
    return None


def _end_before(doc: Doc, first: int) -> int:
    """Give where the token before `first` ends, -1 at the beginning."""
    return int(doc[first - 1].idx + len(doc[first - 1])) if first else -1


def _token_from(doc: Doc, start: int, limit: int) -> int:
    return next((t.i for t in doc[:limit] if t.idx >= start), limit - 1)


def _titled(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take a word for who can speak right before the verb, whatever it was tagged: "the premier denied"."""
    doc, first = token.doc, cue.first - 1
    if first < 0 or not is_parsed(doc):
        return None
    counted = doc[first].pos_ == "NUM" and first > 0 and doc[first - 1].pos_ == "DET"  # "the eleven said"
    if not counted and not lex.has("people", doc[first].lower_):
        return None
    while first and not doc[first].is_sent_start and doc[first - 1].pos_ in {"DET", "ADJ", "PROPN", "NUM"}:
        first -= 1
    return _named(doc, cue, first, cue.first)


def _of_reduced_clause(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take the subject of what the parser made a clause before the verb, where no comma parts them: "A notice read on
    the radio said"."""
    for clause in token.children:
        if clause.dep_ != "ccomp" or clause.i > token.i or clause.right_edge.i != cue.first - 1:
            continue
        subject = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
        if subject is not None and not any(t.is_punct for t in clause.subtree):
            speaker = speaker_at(subject, lex)
            if can_speak(subject, speaker, lex, strict=True):
                return replace(cue, speaker=speaker, first=subject.left_edge.i)
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


def unparsed(token: Token, entry: Entry, lex: Lexicon) -> Cue | None:
    before = token.doc[max(0, token.i - _CLOSE) : token.i]
    if any(lex.has("negations", t.lower_) or lex.has("modals", t.lower_) for t in before):
        return None
    return _beside(token, bare_cue(token, entry), lex)


def _beside(token: Token, cue: Cue, lex: Lexicon) -> Cue | None:
    """Take the words right before or right after the verb for its speaker, where they are a name or can speak."""
    doc = token.doc
    before = _name_ending(doc, cue.first)
    if before is not None:
        return replace(_named(doc, cue, before, cue.first), first=min(cue.first, _title_before(doc, before, lex)))
    after_pause = cue.first > 0 and (doc[cue.first - 1].is_punct or doc[cue.first - 1].is_space)
    run = nominal_run(doc, cue.last, cue.last + _CLOSE * 3) if is_parsed(doc) and after_pause else None
    if run is not None and _speaks(doc, run, lex):
        end = next((t.i for t in doc[cue.last :] if t.idx >= run.end), len(doc))
        return replace(cue, speaker=resolved(run, doc, lex), last=max(cue.last, end))
    end = _name_starting(doc, cue.last)
    return _named(doc, cue, cue.last, end) if end > cue.last else None


def _title_before(doc: Doc, first: int, lex: Lexicon) -> int:
    """Give where the words for who somebody is begin that a comma parts from what is said, before the name at `first`:
    "…, Joint Chiefs of Staff spokesman Ana Ruiz said"."""
    start = first
    if not start or not lex.has("people", doc[start - 1].lower_):
        return first
    while (
        start > 1 and not doc[start].is_sent_start and (doc[start - 1].pos_ in _TITLE or doc[start - 1].dep_ == "case")
    ):
        start -= 1
    return start if doc[start - 1].text == "," else first


def _speaks(doc: Doc, run: Speaker, lex: Lexicon) -> bool:
    """Tell whether a run of words behind a verb may be its subject: nothing else follows that it would take."""
    following = next((t for t in doc if t.idx >= run.end), None)
    ends = following is None or following.is_punct or following.is_space or following.pos_ in {"ADP", "ADV"}
    return ends and can_speak(doc[run.head], resolved(run, doc, lex), lex, strict=True)


def _named(doc: Doc, cue: Cue, first: int, last: int) -> Cue:
    closing = last - 1 if doc[last - 1].text == "," and last - 1 > first else last
    start, end = doc[first].idx, doc[closing - 1].idx + len(doc[closing - 1])
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
    if (
        first == position
        or _is_where(doc, first, position)
        or (alone and doc[first].pos_ not in _NOMINAL and not _mentioned(doc[first]))
    ):
        return None
    return first


def _is_where(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a place's name behind a preposition ends before a verb: "on the way to Alaska had said"."""
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    placed = any(m.type in {"GPE", "LOC"} and m.start <= start and end <= m.end for m in doc._.mentions)
    return placed and first > 0 and doc[first - 1].pos_ == "ADP"


def _in_apposition(doc: Doc, comma: int) -> bool:
    """Tell whether the comma closes what another opened a few words before: "the leader, Ana Ruiz, said"."""
    return any(t.text == "," for t in doc[max(0, comma - 6) : comma])


def _name_starting(doc: Doc, position: int) -> int:
    last = position
    while last < len(doc) and _is_name(doc[last]):
        last += 1
    if last < len(doc) and last > position and doc[last - 1].pos_ == "ADJ" and doc[last].pos_ == "NOUN":
        return position  # "said | Peruvian boats would stay"
    return last


def _is_name(token: Token) -> bool:
    if token.is_space:
        return "\n" not in token.text and token.i > 0 and token.doc[token.i - 1].text[:1].isupper()
    return token.text[:1].isupper() and token.is_alpha and not token.is_stop and not is_time(token)


def _mentioned(token: Token) -> bool:
    return any(m.start <= token.idx < m.end for m in token.doc._.mentions)
