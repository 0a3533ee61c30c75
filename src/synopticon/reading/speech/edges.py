"""Where the content of a word of speech begins and ends, whatever the parse says."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.speech.cue import Cue
from synopticon.reading.speech.lexicon import Lexicon, find_verb
from synopticon.reading.speech.media import medium_at
from synopticon.reading.speech.quotes import Quote
from synopticon.reading.speech.text import has_verb, is_gerund, sentence_end, sentence_of, tense

_MARKS = frozenset("“”„‟«»‹›\"″＂'‘’`")
_COMMAS = frozenset({",", ";", "–", "—", "-", "―"})
_LONGEST_WAY = 16  # tokens from a verb to its complementiser: "wrote in a column published in the paper X that"
_OPENING = frozenset({"PRON", "DET", "NOUN", "PROPN", "NUM", "ADJ"})
_LOST = frozenset({"nsubj", "nsubj:pass", "det", "amod", "nmod:poss", "compound", "nummod", "expl"})


def by_order(doc: Doc, cue: Cue, lex: Lexicon) -> tuple[int, int] | None:
    """Find the clause by its place: behind a complementiser, or right behind the verb with a verb of its own."""
    end = sentence_end(sentence_of(doc[cue.anchor]))
    if cue.entry.allows("ing") and cue.last < end and is_gerund(doc[cue.last]):
        return cue.last, end
    if not cue.entry.allows("that") and not cue.entry.prepositions:
        return None
    for position in range(cue.last, min(cue.last + _LONGEST_WAY, end)):
        if doc[position].lower_ in lex.words["complementisers"] and _joins_clause(doc[position], cue):
            fits = _fits(doc[position - 1], cue) and has_verb(doc, position + 1, end)
            return (position + 1, position + 1) if fits else None
        if doc[position].text in _MARKS or (doc[position].pos_ in {"VERB", "AUX"} and doc[position].dep_ != "acl"):
            break
    if cue.last >= end or not lex.has("bare", "yes") or not cue.entry.allows("that") or cue.entry.allows("evidence"):
        return None
    opening = {"PRON", "PROPN"} if not _is_finite_cue(doc[cue.anchor]) else _OPENING
    opens = doc[cue.last].pos_ in opening and cue.speaker.start < cue.start
    opens = opens and not cue.entry.allows("person")
    if opens and _verb_comes_first(doc, cue.last, end):
        return cue.last, end
    return _at_pronoun(doc, cue, end, lex)


def _fits(before: Token, cue: Cue) -> bool:
    """Tell whether the verb takes the preposition before a complementiser ("insistió en que"), or needs none."""
    if before.i >= cue.last and before.pos_ == "ADP":
        return before.lower_ in cue.entry.prepositions
    return cue.entry.allows("that")


def _at_pronoun(doc: Doc, cue: Cue, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """Find a bare clause behind a phrase by the pronoun that opens it: "told the court in May she had paid"."""
    for position in range(cue.last, min(cue.last + 10, end)):
        token = doc[position]
        if (
            token.text in _COMMAS | _MARKS
            or token.pos_ in {"VERB", "AUX", "SCONJ"}
            or lex.has("relatives", token.lower_)
        ):
            return None
        if lex.has("personal", token.lower_) and _finite_follows(doc, position + 1, end):
            return position, end
    return None


def _finite_follows(doc: Doc, start: int, end: int) -> bool:
    following = next((t for t in doc[start:end] if t.pos_ != "ADV"), None)
    return following is not None and "Fin" in following.morph.get("VerbForm", [])


def _verb_comes_first(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a verb that is no participle stands before any comma or conjunction: a clause, not a list."""
    for token in doc[start:end]:
        if token.pos_ in {"VERB", "AUX"} and not (is_gerund(token) and token.dep_ == "amod"):
            return True
        if token.text in _COMMAS or (token.pos_ == "CCONJ" and token.i > start + 3):
            return False
    return False


def _is_finite_cue(verb: Token) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in [verb, *(c for c in verb.children if c.dep_ == "aux")])


def _joins_clause(token: Token, cue: Cue) -> bool:
    """Tell whether "that" stands before a reported clause, not for a noun before it ("planets that orbit")."""
    first = token.i == cue.last and not token.dep_.startswith("nsubj")
    return token.pos_ == "SCONJ" or token.dep_ == "mark" or first


def left_edge(doc: Doc, cue: Cue, start: int, lex: Lexicon) -> int:
    """Take in a subject that the parser left hanging between verb and clause; nothing before a complementiser."""
    position = start
    if lex.has("complementisers", doc[start].lower_) or lex.has("complementisers", doc[start - 1].lower_):
        return start
    if (
        lex.has("bare", "yes")
        and "Fin" in doc[start].morph.get("VerbForm", [])
        and is_gerund(doc[min(cue.last, start)])
    ):
        return min(cue.last, start)  # "said failing to test it | was a mistake"
    while position > cue.last and (doc[position - 1].dep_ in _LOST or doc[position - 1].pos_ == "DET"):
        position = doc[position - 1].left_edge.i if doc[position - 1].left_edge.i >= cue.last else position - 1
    return position


def right_edge(
    doc: Doc, cue: Cue, found: tuple[int, int], cues: list[Cue], quotes: tuple[Quote, ...], lex: Lexicon
) -> int:
    """Give where the content ends: what the parse says, stretched to the next comma, cut before what says on."""
    start, end = found
    limit = sentence_end(sentence_of(doc[cue.anchor]))
    cuts = [*_cuts(doc, cue, cues, lex), *_trailing(doc, cue, start, limit, lex)]
    cuts += _adversative(doc, start, limit, cue, lex)
    limit = min([limit, *(c for c in cuts if c > start)])
    if start >= limit:
        return end
    end = max(end, start + 1)
    while end < limit and (doc[end].text not in _COMMAS or _quoted(doc[end], quotes)):
        end += 1
    while end + 2 < limit and doc[end + 1].pos_ == "CCONJ" and lex.has("complementisers", doc[end + 2].lower_):
        end = next((t.i for t in doc[end + 1 : limit] if t.text in _COMMAS and not _quoted(t, quotes)), limit)
    if end < limit and _lists_on(doc, end, limit):
        end = limit
    clausal = cue.entry.allows("that") and not cue.entry.allows("object", "to", "quoted")
    if (clausal and is_open(doc, start, end)) or _awaits_verb(doc, start, end, limit):
        end = _to_its_verb(doc, end, limit)
    return min(end, limit)


def is_open(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a clause has not come to its verb: "said the blast, late on Thursday, | …"."""
    return not has_verb(doc, start, end) and not any(t.text in _MARKS for t in doc[start:end])


def _awaits_verb(doc: Doc, start: int, end: int, limit: int) -> bool:
    """Tell whether a clause's subject stands in it and its verb behind it: "said she and Ruiz, her aide, | had"."""
    return any(t.dep_ in {"nsubj", "nsubj:pass"} and end <= t.head.i < limit for t in doc[start:end])


def _to_its_verb(doc: Doc, end: int, limit: int) -> int:
    """Go on behind what stands between commas to the end of the clause, if a finite verb follows."""
    verb = next((t.i for t in doc[end:limit] if "Fin" in t.morph.get("VerbForm", [])), None)
    if verb is None:
        return end
    return next((t.i for t in doc[verb:limit] if t.text in _COMMAS), limit)


def _lists_on(doc: Doc, comma: int, limit: int) -> bool:
    """Tell whether what follows a comma is the rest of a list: no verb, and a conjunction near its end."""
    rest = doc[comma + 1 : limit]
    if len(rest) and rest[0].pos_ == "ADJ" and doc[comma - 1].pos_ == "ADJ" and rest[1:2] and rest[1].pos_ != "VERB":
        return True
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
        inside = doc[before.i - 1].pos_ == "SCONJ" or before.i <= cue.last
        if other.kind in {"phrase", "clause"} and before.text in _COMMAS and not inside:
            found.append(before.i)
        elif (
            other.kind == "verb" and (other.speaker == cue.speaker or other.missing) and other.speaker.start < cue.start
        ):
            joint = _joint(doc, other.first)
            if joint is not None:
                found.append(joint)
        elif other.kind == "verb" and _pauses(before) and other.last >= sentence_end(sentence):
            found.append(before.i if before.text == "," else other.first)
    for child in doc[cue.anchor].children:
        if child.i > cue.last and (_is_medium(child, lex) or _says_on(child, doc[cue.anchor])):
            found.append(child.left_edge.i)
    return found


def _pauses(token: Token) -> bool:
    """Tell whether a comma stands here, or a closing mark with a comma inside it."""
    return token.text == "," or (token.text in _MARKS and token.i > 0 and token.doc[token.i - 1].text == ",")


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
        turns = infinitive and token.pos_ == "SCONJ"
        if doc[position - 1].text == "," and (turns or lex.has("contrasts", token.lower_)):
            found.append(position - 1)
        if lex.has("in", token.lower_) and medium_at(doc, position, lex) and not _reports(doc, start, position, lex):
            found.append(position)
    return found[:1]


def _reports(doc: Doc, start: int, end: int, lex: Lexicon) -> bool:
    """Tell whether words of speech stand among these tokens, to which a medium behind them may belong."""
    verbs = [t for t in doc[start:end] if t.pos_ in {"VERB", "AUX"}]
    return not verbs or any(find_verb(t, lex) for t in verbs)


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


def trim(doc: Doc, first: int, last: int, lex: Lexicon, quotes: tuple[Quote, ...]) -> tuple[int, int] | None:
    """Cut complementisers, commas and half quotations off the edges of tokens `first`..`last`: characters."""
    while first < last and (_is_padding(doc[first]) or _opens_clause(doc, first, last, lex)):
        first += 1
    while last > first and (_trails(doc[last - 1]) or _closes_other(doc, first, last)):
        last -= 1
    if last <= first:
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    return _whole_quotes(start, end, quotes)


def _opens_clause(doc: Doc, first: int, last: int, lex: Lexicon) -> bool:
    """Tell whether a token is a complementiser, or the preposition before one ("insistió en que")."""
    if doc[first].pos_ == "ADP" and first + 1 < last:
        return lex.has("complementisers", doc[first + 1].lower_)
    demonstrative = doc[first].pos_ == "DET" or doc[first].dep_.startswith("nsubj")
    return lex.has("complementisers", doc[first].lower_) and not demonstrative


def _trails(token: Token) -> bool:
    return _is_padding(token) or token.dep_ == "cc"


def _closes_other(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a bracket closes at the end that opened before the content."""
    return doc[last - 1].text == ")" and not any(t.text == "(" for t in doc[first:last])


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
