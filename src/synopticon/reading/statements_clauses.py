"""What is said in words that are not quoted: the clause or phrase that a cue reports."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from synopticon.reading.quotes import Quote
from synopticon.reading.statements_cues import Cue, noun_content
from synopticon.reading.statements_lexicon import Entry, Lexicon, find_verb
from synopticon.reading.statements_speaker import is_document, is_parsed, sentence_of, tense

_MARKS = frozenset("“”„‟«»‹›\"″＂'‘’`")
_COMMAS = frozenset({",", ";", "–", "—", "-", "―"})
_OPENING = frozenset({"PRON", "DET", "NOUN", "PROPN", "NUM", "ADJ"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_LOST = frozenset({"nsubj", "nsubj:pass", "det", "amod", "nmod:poss", "compound", "nummod", "expl"})


def content_of(doc: Doc, cue: Cue, lex: Lexicon, quotes: tuple[Quote, ...], cues: list[Cue]) -> tuple[int, int] | None:
    """Give the characters of what `cue` reports, without complementiser and outer punctuation, or None."""
    tokens = _tokens_of(doc, cue, lex, quotes, cues)
    if tokens is None:
        return None
    return trim(doc, tokens[0], tokens[1], lex, quotes)


def _tokens_of(doc: Doc, cue: Cue, lex: Lexicon, quotes: tuple[Quote, ...], cues: list[Cue]) -> tuple[int, int] | None:
    if cue.kind == "noun":
        return _of_noun(doc[cue.anchor], cue.entry, lex)
    if cue.kind in {"phrase", "clause"}:
        return _around(doc, cue)
    if not is_parsed(doc):
        return _after_complementiser(doc, cue, lex)
    parsed, ordered = _to_the_right(doc[cue.anchor], cue, lex, quotes), _by_order(doc, cue, lex)
    if parsed is not None and ordered is not None and ordered[0] == ordered[1] < parsed[0]:
        parsed = None  # the parser ran past a complementiser to a later verb
    for right in (parsed, ordered):
        if right is not None and not _is_speaker(doc, cue, right):
            start, end = _left_edge(doc, cue, right[0]), _right_edge(doc, cue, right, cues, quotes, lex)
            if end - start >= 3 or _holds_quote(doc, (start, end), quotes):
                return start, end
    if _is_passive_of(doc[cue.anchor]):
        return _patient(doc[cue.anchor])
    return _to_the_left(doc, cue) if cue.entry.allows("that") else None


def _is_speaker(doc: Doc, cue: Cue, found: tuple[int, int]) -> bool:
    """Tell whether what seemed to be the content is who speaks: "…, said one source in the room"."""
    behind = cue.speaker.start >= cue.end
    return behind and doc[min(found[0], len(doc) - 1)].idx < cue.speaker.end


def _of_noun(noun: Token, entry: Entry, lex: Lexicon) -> tuple[int, int] | None:
    for child in noun.children:
        if child.i > noun.i and noun_content(child, entry, lex):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _is_passive_of(verb: Token) -> bool:
    return any(c.dep_ == "nsubj:pass" for c in verb.children)


def _patient(verb: Token) -> tuple[int, int] | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    return (subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else None


def _after_complementiser(doc: Doc, cue: Cue, lex: Lexicon) -> tuple[int, int] | None:
    """Without a parse only what follows "that" at once is taken, to the end of its sentence."""
    if cue.last >= len(doc) or not lex.has("complementisers", doc[cue.last].lower_):
        return None
    end = cue.last
    while end < len(doc) and doc[end].text not in {".", "!", "?"} and "\n" not in doc[end].text:
        end += 1
    return cue.last, end


# ---------------------------------------------------------------- to the right of the verb


def _to_the_right(verb: Token, cue: Cue, lex: Lexicon, quotes: tuple[Quote, ...]) -> tuple[int, int] | None:
    entry = cue.entry
    clause = _clause(verb, entry, lex)
    target = _object(verb, lex, verb.doc[cue.last - 1] if cue.particles else None)
    if clause is not None:
        start = clause.left_edge.i
        if target is not None and target.i < clause.i and _keeps_object(entry, clause):
            start = min(start, target.left_edge.i)
        return max(start, verb.i + 1 + cue.particles), _stretched(clause, cue)
    if not cue.sure:
        return None
    extras = _prepositional(verb, target, entry, cue)
    infinitive = _infinitive(verb, target, entry)
    if infinitive is not None and target is not None:
        start = target.left_edge.i if _keeps_object(entry, infinitive) else infinitive.left_edge.i
        return max(start, verb.i + 1 + cue.particles), infinitive.right_edge.i + 1
    if target is None or entry.allows("person") or not entry.allows("object", "quoted"):
        span = _covering(extras, cue) if extras and not (entry.allows("object") and _is_relative(verb)) else None
    else:
        span = _covering([target, *_after(verb, target, entry), *extras], cue)
    if span is not None and entry.allows("with") and not extras:
        return None
    if span is not None and entry.allows("evidence") and not _by_document(cue, verb.doc, lex):
        return None
    if span is None or (not entry.allows("object") and not _holds_quote(verb.doc, span, quotes)):
        return span if span is not None and extras and not entry.allows("quoted") else None
    return span


def _infinitive(verb: Token, target: Token | None, entry: Entry) -> Token | None:
    """Give the infinitive behind an object, however the parser hung it: "asked the crowd to welcome them"."""
    if target is None or not entry.allows("to"):
        return None
    for child in [*verb.children, *target.children]:
        if child.i > target.i and child.dep_ in {"advcl", "acl", "xcomp", "ccomp"}:
            if "Inf" in child.morph.get("VerbForm", []):
                return child
    return None


def _object(verb: Token, lex: Lexicon, particle: Token | None = None) -> Token | None:
    """Give the object of a verb, one that its language marks with a preposition included ("acusó a Chile")."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"obj", "iobj"}:
            return child
    for child in verb.children:
        cases = [c for c in child.children if c.dep_ in {"case", "mark"}]
        marked = particle in cases or any(c.lower_ in lex.words["object"] for c in cases)
        if child.i > verb.i and child.dep_ in {"obl", "obl:arg", "advcl", "nmod"} and marked:
            return child
    return None


def _by_document(cue: Cue, doc: Doc, lex: Lexicon) -> bool:
    return cue.speaker.head >= 0 and is_document(doc[cue.speaker.head], lex)


def _is_relative(verb: Token) -> bool:
    return verb.dep_ == "acl:relcl" or any(c.dep_ == "obj" and c.i < verb.i for c in verb.children)


def _keeps_object(entry: Entry, clause: Token) -> bool:
    return entry.allows("object") and not entry.allows("person") and clause.dep_ != "ccomp"


def _clause(verb: Token, entry: Entry, lex: Lexicon) -> Token | None:
    for child in verb.children:
        if child.i > verb.i and _is_clause(child, entry, lex):
            return child
    return None


def _is_clause(child: Token, entry: Entry, lex: Lexicon) -> bool:
    infinitive = "Inf" in child.morph.get("VerbForm", []) or "Ger" in child.morph.get("VerbForm", [])
    if child.dep_ == "ccomp":
        return entry.allows("that", "to", "ing")
    if child.dep_ == "xcomp":
        return entry.allows("to", "ing", "predicate") or (entry.allows("that") and not infinitive)
    marks = [c for c in child.children if c.dep_ in {"mark", "case"}]
    if child.dep_ in {"advcl", "acl", "obl", "parataxis"} and any(m.lower_ in entry.prepositions for m in marks):
        return child.pos_ in {"VERB", "AUX"} and not entry.allows("object")
    return False


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


def _holds_quote(doc: Doc, span: tuple[int, int], quotes: tuple[Quote, ...]) -> bool:
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


# ---------------------------------------------------------------- where the parse is lost


def _by_order(doc: Doc, cue: Cue, lex: Lexicon) -> tuple[int, int] | None:
    """Find the clause by its place: behind a complementiser, or right behind the verb with a verb of its own."""
    if not cue.entry.allows("that"):
        return None
    end = _sentence_end(sentence_of(doc[cue.anchor]))
    for position in range(cue.last, min(cue.last + 12, end)):
        if doc[position].lower_ in lex.words["complementisers"] and _joins_clause(doc[position], cue):
            return (position + 1, position + 1) if _has_verb(doc, position + 1, end) else None
        if doc[position].text in _MARKS or doc[position].pos_ in {"VERB", "AUX"}:
            break
    if cue.last >= end or not lex.has("bare", "yes") or cue.entry.allows("evidence"):
        return None
    opening = {"PRON", "PROPN"} if not _is_finite_cue(doc[cue.anchor]) else _OPENING
    opens = doc[cue.last].pos_ in opening and cue.speaker.start < cue.start
    return (cue.last, end) if opens and _has_verb(doc, cue.last, end) else None


def _is_finite_cue(verb: Token) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in [verb, *(c for c in verb.children if c.dep_ == "aux")])


def _joins_clause(token: Token, cue: Cue) -> bool:
    """Tell whether "that" stands before a reported clause, not for a noun before it ("planets that orbit")."""
    return token.pos_ == "SCONJ" or token.dep_ == "mark" or token.i == cue.last


def _finite(doc: Doc, start: int, end: int) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in doc[start:end])


def _left_edge(doc: Doc, cue: Cue, start: int) -> int:
    """Take in a subject that the parser left hanging between verb and clause."""
    position = start
    while position > cue.last and (doc[position - 1].dep_ in _LOST or doc[position - 1].pos_ == "DET"):
        position = doc[position - 1].left_edge.i if doc[position - 1].left_edge.i >= cue.last else position - 1
    return position


def _right_edge(
    doc: Doc, cue: Cue, found: tuple[int, int], cues: list[Cue], quotes: tuple[Quote, ...], lex: Lexicon
) -> int:
    """Give where the content ends: what the parse says, stretched to the next comma, cut before what says on."""
    start, end = found
    limit = _sentence_end(sentence_of(doc[cue.anchor]))
    cuts = [*_cuts(doc, cue, cues, lex), *_trailing(doc, cue, start, limit, lex)]
    cuts += _adversative(doc, start, limit, cue, lex)
    limit = min([limit, *(c for c in cuts if c > start)])
    if start >= limit:
        return end
    end = max(end, start + 1)
    while end < limit and (doc[end].text not in _COMMAS or _quoted(doc[end], quotes)):
        end += 1
    if end < limit and _lists_on(doc, end, limit):
        end = limit
    return min(end, limit)


def _lists_on(doc: Doc, comma: int, limit: int) -> bool:
    """Tell whether what follows a comma is the rest of a list: no verb, and a conjunction near its end."""
    rest = doc[comma + 1 : limit]
    if not len(rest) or rest[0].pos_ not in {"ADJ", "NOUN", "PROPN"} or any(t.pos_ in {"VERB", "AUX"} for t in rest):
        return False
    return any(t.pos_ == "CCONJ" for t in rest)


def _quoted(token: Token, quotes: tuple[Quote, ...]) -> bool:
    return any(quote.covers(token.idx) for quote in quotes)


def _cuts(doc: Doc, cue: Cue, cues: list[Cue], lex: Lexicon) -> list[int]:
    """Give the tokens at which something begins that the cue does not report."""
    sentence = sentence_of(doc[cue.anchor])
    found = []
    for other in cues:
        if not cue.last <= other.first < sentence.end:
            continue
        before = doc[other.first - 1]
        if other.kind in {"phrase", "clause"} and before.text in _COMMAS:
            found.append(before.i)
        elif other.kind == "verb" and (other.speaker == cue.speaker or other.missing) and other.speaker.start < cue.start:
            joint = _joint(doc, other.first)
            if joint is not None:
                found.append(joint)
        elif other.kind == "verb" and before.text == "," and other.last >= _sentence_end(sentence):
            found.append(before.i)
    for child in doc[cue.anchor].children:
        if child.i > cue.last and (_is_medium(child, lex) or _says_on(child, doc[cue.anchor])):
            found.append(child.left_edge.i)
    return found


def _adversative(doc: Doc, start: int, limit: int, cue: Cue, lex: Lexicon) -> list[int]:
    """Give the comma behind which the speaker goes on to do something: "said it would, but did not confirm it"."""
    found = []
    for position in range(start, limit - 1):
        following = doc[position + 2 : position + 5]
        if doc[position].text == "," and lex.has("adversatives", doc[position + 1].lower_):
            verb = next((t for t in following if t.pos_ in {"VERB", "AUX"}), None)
            plain = [t for t in following if verb is not None and t.i < verb.i]
            if verb is not None and all(t.pos_ in {"ADV", "PART"} for t in plain):
                head = verb.head if verb.dep_.startswith("aux") else verb
                if tense(head) == tense(doc[cue.anchor]):
                    found.append(position)
    return found


def _trailing(doc: Doc, cue: Cue, start: int, limit: int, lex: Lexicon) -> list[int]:
    """Give where a phrase that names the medium, or a clause of time behind an infinitive, ends the content."""
    found = []
    infinitive = not any("Fin" in t.morph.get("VerbForm", []) for t in doc[start : min(start + 6, limit)])
    for position in range(start + 3, limit):
        token = doc[position]
        if infinitive and token.pos_ == "SCONJ" and doc[position - 1].text == ",":
            found.append(position - 1)
        if lex.has("in", token.lower_) and medium_at(doc, position, lex) and not _reports(doc, start, position, lex):
            found.append(position)
    return found[:1]


def _reports(doc: Doc, start: int, end: int, lex: Lexicon) -> bool:
    """Tell whether words of speech stand among these tokens, to which a medium behind them may belong."""
    verbs = [t for t in doc[start:end] if t.pos_ in {"VERB", "AUX"}]
    return not verbs or any(find_verb(t, lex) for t in verbs)


def medium_at(doc: Doc, position: int, lex: Lexicon) -> bool:
    """Tell whether the preposition at `position` begins a phrase that names a medium: "in a message"."""
    for token in doc[position + 1 : position + 4]:
        if token.lower_ in lex.media and token.pos_ == "NOUN":
            return True
        if token.pos_ not in {"DET", "ADJ", "NUM"}:
            return token.text in lex.services
    return False


def _says_on(child: Token, verb: Token) -> bool:
    """Tell whether a verb coordinated with the cue tells what the speaker does next, not what is said."""
    return child.dep_ == "conj" and tense(child) == tense(verb) and child.pos_ in {"VERB", "AUX"}


def _joint(doc: Doc, position: int) -> int | None:
    """Give the conjunction or comma that joins a second verb of the same speaker: "said … and denied …"."""
    while position and doc[position - 1].pos_ == "ADV":
        position -= 1
    before = doc[position - 1]
    return before.i if before.pos_ == "CCONJ" or before.text in _COMMAS else None


def _is_medium(child: Token, lex: Lexicon) -> bool:
    cases = {c.lower_ for c in child.children if c.dep_ == "case"}
    return bool(cases & lex.words["in"]) and child.lower_ in lex.media


# ---------------------------------------------------------------- to the left of it, and around


def _to_the_left(doc: Doc, cue: Cue) -> tuple[int, int] | None:
    """Take the sentence that stands before ", X said": to its beginning, or all of it where the cue is inside."""
    sentence = sentence_of(doc[cue.anchor])
    before = cue.first
    if before <= sentence.start or doc[before - 1].text not in _COMMAS | _MARKS:
        return None
    start = _sentence_start(sentence)
    if before - 1 - start < 3 or not _has_verb(doc, start, before):
        return _whole(sentence, cue)
    return start, before - 1 if doc[before - 1].text in _COMMAS else before


def _whole(sentence: Span, cue: Cue) -> tuple[int, int] | None:
    end = _sentence_end(sentence)
    rest_has_verb = cue.last < end and _has_verb(sentence.doc, cue.last, end)
    if not rest_has_verb or sentence.doc[cue.last].text not in _COMMAS:
        return None
    return _sentence_start(sentence), end


def _around(doc: Doc, cue: Cue) -> tuple[int, int] | None:
    """Take the rest of the sentence that an according-to phrase or an as-clause stands in."""
    sentence = sentence_of(doc[cue.anchor]) if doc.has_annotation("SENT_START") else _rough_sentence(doc, cue)
    start, end = _sentence_start(sentence), _sentence_end(sentence)
    if cue.first - start <= 1:
        after = cue.last
        while after < end and doc[after].text not in _COMMAS and not _has_subject(doc[after]):
            after += 1
        return (after, end) if after < end else None
    left_end = cue.first
    if _has_verb(doc, start, left_end) or not is_parsed(doc):
        return start, left_end
    return start, end


def _has_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubj:pass", "expl"}


def _rough_sentence(doc: Doc, cue: Cue) -> Span:
    start = end = cue.anchor
    while start and not _stops(doc[start - 1]):
        start -= 1
    while end < len(doc) and not _stops(doc[end]):
        end += 1
    return doc[start:end]


def _stops(token: Token) -> bool:
    return token.text in {".", "!", "?"} or "\n" in token.text


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} for t in doc[start:end])


def _sentence_start(sentence: Span) -> int:
    start = sentence.start
    while start < sentence.end - 1 and (sentence.doc[start].is_space or sentence.doc[start].text in _COMMAS):
        start += 1
    return int(start)


def _sentence_end(sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start + 1 and (sentence.doc[end - 1].is_space or sentence.doc[end - 1].text in ".!?"):
        end -= 1
    return int(end)


# ---------------------------------------------------------------- edges


def trim(doc: Doc, first: int, last: int, lex: Lexicon, quotes: tuple[Quote, ...]) -> tuple[int, int] | None:
    """Cut complementisers, commas and half quotations off the edges of tokens `first`..`last`: characters."""
    while first < last and (_is_padding(doc[first]) or _opens_clause(doc, first, last, lex)):
        first += 1
    while last > first and (_is_padding(doc[last - 1]) or doc[last - 1].dep_ == "cc"):
        last -= 1
    if last <= first:
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    return _whole_quotes(start, end, quotes)


def _opens_clause(doc: Doc, first: int, last: int, lex: Lexicon) -> bool:
    """Tell whether a token is a complementiser, or the preposition before one ("insistió en que")."""
    if doc[first].pos_ == "ADP" and first + 1 < last:
        return lex.has("complementisers", doc[first + 1].lower_)
    return lex.has("complementisers", doc[first].lower_) and doc[first].pos_ != "DET"


def _is_padding(token: Token) -> bool:
    return token.is_space or token.text in {",", ";", ".", ":", "–", "—", "-", "―"}


def _whole_quotes(start: int, end: int, quotes: tuple[Quote, ...]) -> tuple[int, int]:
    """Widen a span that cuts through the marks of a quotation it holds."""
    for quote in quotes:
        if quote.start < start <= quote.inner_start or (quote.start < start < quote.inner_end < end):
            start = quote.start
        if quote.inner_end <= end < quote.end or (start <= quote.start < end < quote.inner_end):
            end = max(end, quote.end)
    return start, end
