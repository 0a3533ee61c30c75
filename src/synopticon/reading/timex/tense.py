"""Which way a partial date leans: by the tense of the verb that governs it, by cue words where no parse is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from synopticon.languages import table
from synopticon.records import TimeDirection

_VERBS = ("VERB", "AUX")
_WINDOW = 8
_STEPS = 12
# Words as long as an article at most do not part a preposition from its date.
_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Cues:
    """Words and endings that tell a tense. `since` and `toward` go before what is past, or to come, whatever the verb;
    `until` before what is to come unless the verb is past; `perfect` are lemmas that with a participle say what is
    over, unless one of `shall` stands by; `after` before a verb without tense that is past then; `put_off` are lemmas
    that with `put_off_to` before the date move something there; what was planned `at_first` may be over; `appointed` is
    what somebody has who, in the present, has something to come; what is `granted` until a date ends after it; the
    date of a `term`, or of an `aim` (behind some prepositions only of what is `held`), may lie on either side, as may
    that behind one of the `gatherings` that somebody `calls` ("called a march on Sunday"); what is `set_to` be is
    to come, what is set free is not; what `comes` a month after something is news; a clause of `when` behind a date
    tells what was on it; `supposed_endings` are of past subjunctives, which taggers take for futures."""

    since: frozenset[str]
    toward: frozenset[str]
    future: frozenset[str]
    until: frozenset[str]
    perfect: frozenset[str]
    shall: frozenset[str]
    after: frozenset[str]
    put_off: frozenset[str]
    put_off_to: frozenset[str]
    at_first: frozenset[str]
    appointed: frozenset[str]
    granted: frozenset[str]
    term: frozenset[str]
    aim: frozenset[str]
    held: frozenset[str]
    calls: frozenset[str]
    gatherings: frozenset[str]
    set_to: frozenset[str]
    comes: frozenset[str]
    when: frozenset[str]
    past: frozenset[str]
    future_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    supposed_endings: tuple[str, ...]


@cache
def cues(language: str) -> Cues:
    """Give the tense cues of a language's `times.toml`."""
    data = table(language, "times")["tense"]
    supposed = table(language, "status")["subjunctive"]["past"]
    return Cues(
        frozenset(data["since"]),
        frozenset(data["toward"]),
        frozenset(data["future"]),
        frozenset(data["until"]),
        frozenset(data["perfect"]),
        frozenset(data["shall"]),
        frozenset(data["after"]),
        frozenset(data["put_off"]),
        frozenset(data["put_off_to"]),
        frozenset(data["at_first"]),
        frozenset(data["appointed"]),
        frozenset(data["granted"]),
        frozenset(data["term"]),
        frozenset(data["aim"]),
        frozenset(data["held"]),
        frozenset(data["calls"]),
        frozenset(data["gatherings"]),
        frozenset(data["set_to"]),
        frozenset(data["comes"]),
        frozenset(data["when"]),
        frozenset(data["past"]),
        tuple(data["future_endings"]),
        tuple(data["past_endings"]),
        tuple(ending.strip() for ending in supposed.split(",") if ending.strip()),
    )


def direction(doc: Doc, start: int, end: int, language: str) -> TimeDirection:
    """Tell whether the time at characters `start` to `end` is likelier past or future; "nearest" where unsaid."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return "nearest"
    known = cues(language)
    before = _before(doc, span)
    parsed = doc.has_annotation("DEP") and doc.has_annotation("POS")
    if before & (known.since | known.toward):
        over = parsed and _of_what_was(span.root.head)
        return "past" if before & known.since else "nearest" if over else "future"
    if parsed:
        lean = _by_verb(_governed(span), known)
        then = _then(span, known) if lean == "nearest" else None
        return _tense(then, known) if then is not None else lean
    if before & known.until:
        return "future"
    left = max(0, span.start - _WINDOW)
    words = [token.lower_ for token in doc[left : span.end + _WINDOW]]
    return _by_words(words, span.start - left, span.end - left, known)


def _governed(span: Span) -> Token:
    """Give the token from which to climb: what has a preposition of its own is no part of the noun that the parser made
    it one of ("signed in May and new plans")."""
    root, before = span.root, span.doc[span.start - 1] if span.start else None
    led = before is not None and before.pos_ == "ADP"
    return root.head if led and root.dep_ == "compound" and root.head.i >= span.end else root


def _then(span: Span, known: Cues) -> Token | None:
    """Give the verb of the clause that tells what was on a date: "the killing of two on Friday, when guards fired"."""
    behind = [t for t in span.doc[span.end : span.end + 2] if not t.is_punct][:1]
    if not behind or behind[0].lower_ not in known.when or behind[0].sent.start != span.sent.start:
        return None
    return behind[0].head if behind[0].head.pos_ in _VERBS else None


def _before(doc: Doc, span: Span) -> set[str]:
    """Give the word before an expression, and the one before that where the first is an article or the like."""
    words = list(doc[max(0, span.start - 2) : span.start])
    if len(words) == 2 and len(words[1].lower_) > _ARTICLE:
        words = words[1:]
    return {token.lower_ for token in words}


def _by_verb(token: Token, known: Cues) -> TimeDirection:
    """Climb to the predicate; a preposition of deadlines ("until") speaks for the future unless the verb is past."""
    due = any(child.lower_ in known.until for child in token.children)
    node = token
    for _ in range(_STEPS):
        if _is_put_off(node, token, known) and not any(child.lower_ in known.at_first for child in node.children):
            return "nearest" if _of_what_was(node) else "future"
        if node.i != token.i and _is_to_come(node, known):  # the expression's own "May" is a month
            return "nearest" if any(child.lower_ in known.at_first for child in node.children) else "future"
        if _clause_between(token, node):
            node = node.head
            continue
        if node.i < token.i and _is_of_either_side(node, known):
            return "nearest"
        if (verb := _behind_colon(token, node)) is not None:
            return _tense(verb, known)
        if node.pos_ in _VERBS or _participle(node) or any(child.dep_ in ("cop", "aux") for child in node.children):
            lean = _tense(node, known)
            if lean == "nearest" and _untensed(node):
                node = node.head
                continue
            if lean == "nearest" and any(child.lower_ in known.appointed for child in node.children):
                return "future"
            if lean == "past" and called(node, token, known) is not None:
                return "nearest"
            return "future" if due and (node.lemma_ in known.granted or not _simple_past(node)) else lean
        if node.head.i == node.i:
            break
        node = node.head
    return "future" if due else "nearest"


def _is_put_off(verb: Token, token: Token, known: Cues) -> bool:
    """Tell a verb that moves something to a date; "put off, at the end of May, the talks" sets the date off."""
    led = any(child.lower_ in known.put_off_to for child in token.children)
    return verb.lemma_ in known.put_off and led and not any(child.text == "," for child in token.lefts)


def _is_of_either_side(noun: Token, known: Cues) -> bool:
    """ "Recalled the deadline of 3 May", "named Lind for the election of 3 May": the verb says nothing of the date."""
    if noun.pos_ != "NOUN":
        return False
    led = {child.lower_ for child in noun.children if child.dep_ == "case" and child.i < noun.i}
    return noun.lemma_ in known.term or (bool(led & known.aim) and (not known.held or noun.lemma_ in known.held))


def _untensed(verb: Token) -> bool:
    """ "Barred them from buying chips on Friday": a gerund is of the time of its verb."""
    gerund = "Ger" in verb.morph.get("VerbForm", []) or "Pres" in verb.morph.get("Tense", [])
    bare = not any(child.dep_.split(":")[0] in ("aux", "cop") for child in verb.children)
    under = verb.dep_.split(":")[0] in ("advcl", "acl", "xcomp", "ccomp")
    return gerund and "Fin" not in verb.morph.get("VerbForm", []) and bare and under and verb.head.pos_ in _VERBS


def _participle(token: Token) -> bool:
    """ "Announced", "firmado": past by itself, also where a treebank has it as an adjective."""
    return "Part" in token.morph.get("VerbForm", []) and "Pres" not in token.morph.get("Tense", [])


def _simple_past(verb: Token) -> bool:
    """ "Was open until Friday", not "has closed until Friday", "to stay closed until Friday"."""
    if verb.dep_ == "xcomp":
        return False
    helpers = [child for child in verb.children if child.dep_.split(":")[0] in ("aux", "cop")]
    finite = [token for token in (verb, *helpers) if "Fin" in token.morph.get("VerbForm", [])]
    return any("Past" in token.morph.get("Tense", []) or "Imp" in token.morph.get("Tense", []) for token in finite)


def _clause_between(token: Token, verb: Token) -> bool:
    """ "Said on Monday that he would come": the parse may hang Monday on "come", but "that" stands between."""
    if verb.i <= token.i or verb.head.i == verb.i:
        return False
    return any(child.dep_ == "mark" and token.i < child.i < verb.i for child in verb.children)


def _behind_colon(token: Token, verb: Token) -> Token | None:
    """ "There was an attempt to stop it: on 9 September the envoys signed a pact": the verb behind the colon."""
    colon = any(mark.text == ":" for mark in token.doc[verb.i : token.i])
    behind = token.doc[token.i : token.sent.end] if colon else ()
    return next((t for t in behind if t.pos_ == "VERB" and "Fin" in t.morph.get("VerbForm", [])), None)


def _tense(verb: Token, known: Cues) -> TimeDirection:
    helpers = [child for child in verb.children if child.dep_.split(":")[0] in ("aux", "cop", "mark")]
    if _perfect(verb, helpers, known):
        return "past"
    if any(helper.lower_ in known.future for helper in helpers) or _is_to_come(verb, known):
        return "future"
    if _purpose(verb, helpers):
        return "nearest" if _of_what_was(verb) else "future"  # "the plan to meet in December failed"
    finite = [token for token in (verb, *helpers) if "Fin" in token.morph.get("VerbForm", [])]
    tenses = [tense for token in finite or (verb, *helpers) for tense in token.morph.get("Tense", [])]
    moods = [mood for token in (verb, *helpers) for mood in token.morph.get("Mood", [])]
    if _supposed(verb, helpers, known):
        return "past"
    if "Fut" in tenses or "Cnd" in moods:
        return "future"
    if "Past" in tenses or "Imp" in tenses:
        return "past"
    if _participle(verb) and not helpers:
        return "past"
    if known.after & {token.lower_ for token in verb.doc[max(0, verb.i - _ARTICLE) : verb.i]}:
        return "past"
    if "Inf" in verb.morph.get("VerbForm", []) and verb.head.i != verb.i and verb.head.lower_ in known.future:
        return "future"
    return "nearest"


def _is_to_come(word: Token, known: Cues) -> bool:
    """Tell a word for what is to come: "planned", "set to meet", "set for Friday"; no "set up", "set free"."""
    if word.lower_ not in known.future:
        return False
    if word.lower_ not in known.set_to:
        return True
    infinitive = any("Inf" in child.morph.get("VerbForm", []) for child in word.children)
    led = any(t.lower_ in known.aim for child in word.children for t in child.children)
    return infinitive or led


def called(verb: Token, date: Token, known: Cues) -> Token | None:
    """Give what a verb asks somebody to where a date stands behind it, which may be of that: "called a march on
    Sunday"."""
    asked = [t for t in verb.doc[verb.i + 1 : date.i] if t.lemma_ in known.gatherings and t.pos_ == "NOUN"]
    return asked[-1] if asked and verb.lemma_ in known.calls else None


def _of_what_was(clause: Token) -> bool:
    """Tell a clause about the subject of a past verb: "the hearing planned for 23 September was put off"."""
    return clause.dep_.startswith("acl") and clause.head.dep_.startswith("nsubj") and _simple_past(clause.head.head)


def _supposed(verb: Token, helpers: Sequence[Token], known: Cues) -> bool:
    """ "Después de que atacara el lunes": a past subjunctive behind a preposition, no future without its accent."""
    behind = any(helper.dep_ == "mark" and helper.pos_ == "ADP" for helper in helpers)
    return behind and bool(known.supposed_endings) and verb.lower_.endswith(known.supposed_endings)


def _purpose(verb: Token, helpers: Sequence[Token]) -> bool:
    """ "The plan to meet on Tuesday" is to come, "had nothing to do with it on Tuesday" is not."""
    infinitive = any("Inf" in token.morph.get("VerbForm", []) for token in (verb, *helpers))
    return infinitive and verb.dep_.split(":")[0] == "acl" and verb.head.pos_ != "PRON"


def _perfect(verb: Token, helpers: Sequence[Token], known: Cues) -> bool:
    """ "Would have had", "podría haber viajado", "habría viajado": past, whatever the mood; "will have left" is not."""
    having = [helper for helper in helpers if helper.lemma_ in known.perfect]
    coming = any(h.lower_ in known.shall or "Fut" in h.morph.get("Tense", []) for h in helpers)
    return bool(having) and not coming and _participle(verb)


def _by_words(words: Sequence[str], start: int, end: int, known: Cues) -> TimeDirection:
    """Take the nearest cue within a few words and the same sentence; what stands before counts first."""
    for distance in range(1, _WINDOW + 1):
        for place in (start - distance, end - 1 + distance):
            if 0 <= place < len(words):
                lean = _word(words[place], known)
                if lean:
                    return lean
    return "nearest"


def _word(word: str, known: Cues) -> TimeDirection | None:
    if word in known.future or (known.future_endings and word.endswith(known.future_endings) and len(word) > 4):
        return "future"
    if word in known.past or (known.past_endings and word.endswith(known.past_endings) and len(word) > 4):
        return "past"
    return None
