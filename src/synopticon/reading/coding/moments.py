"""When: the expression of time that governs a trigger, by the tree; none where the tree does not say."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from synopticon.languages import table
from synopticon.reading.coding.clauses import is_finite, is_infinitive, is_linked, is_relative, is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.sharing import is_past, of_doer, shared
from synopticon.reading.coding.words import base, case, has, is_participle, lemmas, word
from synopticon.reading.held import text_of
from synopticon.reading.timex.tense import called, cues
from synopticon.records import TimeExpression

_REACH = 8
# What may stand between a moment and the clause that explains it: "a year ago, soon after the vote, when they met".
_INSERTED = re.compile(r"[\s,]*|,[^.,;:]{1,60},?\s*")
# "This century" counts visits and dates none.
_FRAMES = frozenset(("century", "decade"))
_DAYS = frozenset(("day", "part"))
_CLOCKS = frozenset(("part", "hour", "minute", "second"))
_BREAKS = frozenset(",;:")
_LED = 2  # words that lead a date on: "antes del"
_LEADS = frozenset(("ADP", "DET", "SPACE", "PUNCT"))  # what may stand before the day that opens a sentence
_COUNTED_FROM = ("publication", "expression", "following")
_COUNTED = frozenset(("advcl", "acl", "obl", "nmod", "ccomp"))


class Moments:
    """The time expressions of one Doc, each with the word of the tree that it hangs on."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.relative = lexicon.grammar["relative_time"]
        self.anchored: list[tuple[TimeExpression, Token]] = []
        self.limits: list[tuple[TimeExpression, Token]] = []
        for time in doc._.times:
            span = doc.char_span(time.start, time.end, alignment_mode="expand")
            if span is None or not len(span) or _is_limit(span, lexicon) or _is_missed(time, span, lexicon):
                continue
            if _dates(time) and time.granularity not in _FRAMES:
                counted = _counted_from(time, span, lexicon)
                placed = _dated(span, lexicon) or _opened(span, lexicon) or _called(span) or _behind(span)
                own = counted or [placed or _anchor(span, lexicon)]
                also = (*_done_at(time, own[0], lexicon), *_told_with(time, span, own[0], lexicon))
                where = self.limits if _is_lower(span, lexicon) else self.anchored
                where += [(time, token) for token in (*own, *also)]

    def of(self, trigger: Token, carriers: tuple[Token, ...], sentence: Span) -> TimeExpression | None:
        """Give the expression that governs `trigger`: on itself, on its carriers, or shared by conjuncts."""
        here = [(time, token) for time, token in self.anchored if sentence.start <= token.i < sentence.end]
        for own in (trigger, *carriers):
            if found := _nearest(own, here) or self._when(own) or of_doer(own, here, self.lexicon):
                return found
        return _shared(trigger, carriers, here) or self._opening((trigger, *carriers), here, sentence)

    def _opening(
        self, told: tuple[Token, ...], here: list[tuple[TimeExpression, Token]], sentence: Span
    ) -> TimeExpression | None:
        """Give the day that opens a sentence for the first verb after it, wherever the parser hung that day: "On Friday
        evening hooded officers of the service surrounded …"."""
        verb = next((token for token in told if is_verb(token) and has(token, "VerbForm", "Fin")), None)
        if verb is None or not here:
            return None
        time = min((time for time, _ in here), key=lambda time: time.start)
        span = self.doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or time.granularity not in _DAYS or span.end > verb.i or span.root.dep_ == "nmod:poss":
            return None
        before, between = self.doc[sentence.start : span.start], self.doc[span.end : verb.i]
        parted = any(_parts(t) or t.lower_ in self.relative for t in between)
        return None if parted or any(t.pos_ not in _LEADS for t in before) else time

    def beside(self, trigger: Token, carriers: tuple[Token, ...], sentence: Span, said: bool) -> TimeExpression | None:
        """Give the moment that a trigger without its own shares with a verb beside it; `said`: it is done by words."""
        inside = [(time, token) for time, token in self.anchored if sentence.start <= token.i < sentence.end]
        here = [(time, token) for time, token in inside if not time.value.endswith("_REF")]

        def own(token: Token) -> TimeExpression | None:
            return _nearest(token, here) or self._when(token) or of_doer(token, here, self.lexicon)

        words = (trigger, *(t for t in carriers if is_verb(t))) if here or self._limits(sentence) else ()
        found = (shared(token, own, here, self.lexicon, said) for token in words)
        return next((time for time in found if time is not None), None)

    def of_object(self, verb: Token) -> TimeExpression | None:
        """Give the moment behind the noun that says what is done: "staged two launches in July", "approved a round of
        sanctions on Monday"."""
        for noun in (t for t in verb.children if base(t) == "obj" and t.i > verb.i):
            parts = (t for t in noun.children if base(t) == "nmod" and case(t) in self.lexicon.grammar["of"])
            words = {noun.i, *(t.i for t in parts)}
            behind = [time for time, token in self.anchored if token.i in words and time.start > token.idx]
            if behind:
                return behind[0]
        return None

    def is_aim(self, time: TimeExpression) -> bool:
        """Tell a moment for which something was done before: "proposed a truce for Thursday"."""
        span = self.doc.char_span(time.start, time.end, alignment_mode="expand")
        return span is not None and span.start > 0 and self.doc[span.start - 1].lower_ in self.lexicon.grammar["aim"]

    def since(self, trigger: Token, carriers: tuple[Token, ...]) -> TimeExpression | None:
        """Give the moment since which what a trigger tells holds."""
        words = {trigger.i, *(t.i for t in carriers)}
        return next((time for time, token in self.limits if token.i in words), None)

    def _limits(self, sentence: Span) -> list[TimeExpression]:
        return [time for time, _ in self.limits if sentence.start_char <= time.start < sentence.end_char]

    def _when(self, clause: Token) -> TimeExpression | None:
        """Give the moment that a clause explains: "on Thursday, when they signed …", "since May, when they met"."""
        every = (*self.anchored, *self.limits)
        times = sorted((t for t, token in every if token.sent.start == clause.sent.start), key=lambda t: t.start)
        inside = [time for time in times if time.start <= clause.head.idx < time.end]
        if inside and base(clause) == "acl" and not is_linked(clause):
            return inside[0]
        start = min(t.idx for t in clause.subtree)
        if base(clause) == "acl" and clause.head.lower_ in self.lexicon.grammar["day_noun"]:
            start = min(t.idx for t in clause.head.subtree)  # "on 9 May, the day on which they met"
        elif not self._opens_time(clause):
            return None
        text = text_of(clause.doc)
        before = [time for time in times if time.end <= start and _INSERTED.fullmatch(text, time.end, start)]
        return before[-1] if before else None

    def _opens_time(self, clause: Token) -> bool:
        """Tell a clause that "when" opens, also where the parser hung that on its subject and joined it to another."""
        below = base(clause) in ("acl", "advcl")
        if below and {word(t) for t in clause.children if t.i < clause.i} & set(self.relative):
            return True
        first = next((t for t in clause.subtree if not t.is_punct), clause)
        return (below or base(clause) == "conj") and word(first) in self.relative


def _parts(token: Token) -> bool:
    """Tell a word that begins another clause, or is the verb of one."""
    return token.pos_ in ("SCONJ", "PRON") or (is_verb(token) and has(token, "VerbForm", "Fin"))


def _opened(span: Span, lexicon: Lexicon) -> Token | None:
    """Give the verb of the clause that a moment opens, or the noun of a list before which it stands between commas,
    where the parser hung it on what came before: "was seen on Friday, and two days later, for all the excuses, X called
    off the trip", "then came the vote and, a week ago, the blast"."""
    doc, start = span.doc, _start(span)
    if start == span.sent.start or span.root.head.i > span.start:
        return None
    comma = doc[start - 1].text == ","
    mark = doc[start - 2 if comma and start - 2 > span.sent.start else start - 1]
    if mark.text != ";" and mark.pos_ != "CCONJ":
        return None
    behind = doc[span.end : span.sent.end]
    set_off = len(behind) > 1 and behind[0].text == ","
    if comma and set_off and mark.pos_ == "CCONJ":
        noun = next((t for t in behind[1:] if t.pos_ not in ("DET", "ADJ", "NUM")), None)
        if noun is not None and noun.pos_ == "NOUN" and base(noun) in ("conj", "obj", "nsubj") and noun.head.i < start:
            return noun
    for token in behind:
        if token.text in ";:" or token.pos_ == "SCONJ" or is_relative(token):
            return None
        if is_verb(token) and is_finite(token):
            return token
    return None


def _called(span: Span) -> Token | None:
    """Give what somebody is asked to, of which the moment behind it is: "called a march on Sunday"."""
    verb = span.root.head if is_verb(span.root.head) else span.root.head.head
    return called(verb, span.root, cues(span.doc.lang_)) if is_verb(verb) else None


def _behind(span: Span) -> Token | None:
    """Give the finite verb right before a moment, whatever the parser made of the two: "demanded on Friday the release
    of X"."""
    doc, start = span.doc, _start(span)
    verb = doc[start - 1] if start > span.sent.start else span.root
    own = span.root.dep_ != "nmod:poss" and base(span.root) not in ("amod", "compound")  # "condemned Monday's raid"
    return verb if own and verb.i < span.start and is_verb(verb) and is_finite(verb) else None


def _start(span: Span) -> int:
    """Give the place where a moment begins, with the preposition or article before it."""
    start = span.start
    while start > span.sent.start and span.doc[start - 1].pos_ in ("ADP", "DET"):
        start -= 1
    return start


def _anchor(span: Span, lexicon: Lexicon) -> Token:
    """Give the word that an expression of time hangs on: the first ancestor that is a verb or a noun of the dictionary;
    other nouns ("seized four ships on Tuesday", as parsed) pass it on."""
    token = span.root
    if _is_of_noun(token, lexicon):
        return token.head
    if (own := _clause_behind(span) or _deed_before(span, lexicon)) is not None:
        return own
    # "signed in May and joint plans", "in mid-June Israel attacked …", as parsed
    joined = any(t.pos_ == "CCONJ" for t in token.doc[token.i : token.head.i]) or _is_led(span)
    if (base(token) in ("amod", "compound") and not joined) or token.dep_ == "nmod:poss":
        if token.dep_ != "nmod:poss" or not _is_occasion(token.head, lexicon):
            return token.head  # "Thursday's release", "current efforts": of that noun alone
        token = token.head
    if span.text.isdigit() and base(token) == "nmod" and token.head.pos_ == "PROPN":
        return token.head  # the year of a name: "the Caracas Convention of 1954"
    for _ in range(_REACH):
        if token.head.i == token.i:
            return token
        if (earlier := _closer(span, token.head, lexicon)) is not None:
            return earlier
        token = token.head
        if is_verb(token) or (token.pos_ == "NOUN" and set(lemmas(token)) & lexicon.nouns.keys()):
            return token
    return token


def _clause_behind(span: Span) -> Token | None:
    """Give the clause right behind a moment, which cannot be its subject: "a blast on Wednesday that wounded six"."""
    token = span.doc[span.end] if span.end < span.sent.end else span.root
    led = token.pos_ == "ADP" and token.i + 1 < span.sent.end
    token = token.nbor(1) if led else token  # "raids last week in which six were killed"
    about = is_relative(token) and (led or base(token) == "nsubj")
    return token.head if about and token.head.i > span.start and is_verb(token.head) else None


def _told_with(time: TimeExpression, span: Span, own: Token, lexicon: Lexicon) -> list[Token]:
    """Give what else is told of a moment: before a relative clause that it was hung on, the deed that this is about, or
    the verb whose object it is about ("fired a rocket on Friday that fell into the sea"); over an infinitive of what
    was still to come, the verb in the past ("threatened to invade X last month")."""
    if (clause := _clause_behind(span)) is not None and clause.i == own.i:
        for token in reversed(span.doc[span.sent.start : span.start]):
            if token.pos_ == "NOUN" and set(lemmas(token)) & lexicon.nouns.keys():
                return [token]
            if is_verb(token):
                return [token] if is_past(token) or is_participle(token) else []
            if token.text in _BREAKS or token.pos_ in ("SCONJ", "CCONJ"):
                return []
    gone = time.shift.startswith("-") and is_infinitive(own) and base(own) in ("xcomp", "acl", "ccomp")
    above = next((t for t in own.ancestors if is_verb(t)), own)
    return [above] if gone and own.i < span.start and (is_past(above) or is_participle(above)) else []


def _deed_before(span: Span, lexicon: Lexicon) -> Token | None:
    """Give the noun right before a moment that the parser hung on a verb in the present, which tells no past: "its
    roots lie in the killing of a guard in March"."""
    verb = span.root.head
    present = base(span.root) == "obl" and verb.i < span.start and has(verb, "Tense", "Pres")
    if not present or not has(verb, "VerbForm", "Fin") or span.root.left_edge.i == verb.i + 1:
        return None
    noun = verb.doc[span.root.left_edge.i - 1]
    for _ in range(2):
        if set(lemmas(noun)) & lexicon.nouns.keys() and noun.pos_ == "NOUN" and noun.i > verb.i:
            return noun if base(noun) == "obl" else None
        noun = noun.head
    return None


def _is_led(span: Span) -> bool:
    """Tell a moment that opens a sentence behind its own preposition, and is no part of the name behind it."""
    root = span.root
    opens = span.start == root.sent.start + 1 and span.doc[span.start - 1].pos_ == "ADP"
    return opens and base(root) == "compound" and root.head.pos_ == "PROPN" and root.head.i == span.end


def _is_of_noun(token: Token, lexicon: Lexicon) -> bool:
    """Tell a moment that says which of several a noun is: "given the declarations of January"."""
    of = base(token) == "nmod" and case(token) in lexicon.grammar["of"] and token.head.pos_ == "NOUN"
    return of and not _is_occasion(token.head, lexicon) and token.head.lower_ not in _units(token.doc.lang_)


@cache
def _units(language: str) -> frozenset[str]:
    """Give the words for lengths and parts of time, which pass a moment on: "at zero hours of 25 May"."""
    words = table(language, "times")["words"]
    return frozenset(unit for kind in ("unit", "units", "part", "weekend") for unit in words[kind])


def _is_occasion(noun: Token, lexicon: Lexicon) -> bool:
    """Tell what gives its moment to the verb: "in Friday's vote", "en la sesión del jueves"."""
    return base(noun) == "obl" and case(noun) in lexicon.grammar["occasion"]


def _done_at(time: TimeExpression, noun: Token, lexicon: Lexicon) -> list[Token]:
    """Give the verb of what was done on the day of an occasion: "at Monday's summit, X condemned Y"."""
    near = time.granularity in ("day", "part") and noun.pos_ == "NOUN" and _is_occasion(noun, lexicon)
    return [noun.head] if near and is_verb(noun.head) else []


def _closer(span: Span, verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the participle or noun before a moment that it belongs to rather than to a verb further off: "the girls
    taken two years ago were freed", "have been allies since the invasion of X in February 2022"."""
    if not is_verb(verb):
        return None
    between = [t for t in span.doc[span.sent.start : span.start] if verb.i > span.start or t.i > verb.i]
    for token in reversed(between):
        if token.is_punct:
            return None
        if token.lower_ in lexicon.grammar["since"] and verb.i < token.i:
            return _bounded(span, token, lexicon)
        joined = base(token) == "acl" and has(token, "VerbForm", "Part") and verb.i > span.start
        if joined and token.head.i < token.i and token.i != verb.i:
            return token
    return None


def _bounded(span: Span, since: Token, lexicon: Lexicon) -> Token:
    """Give the happening since which something holds, where the moment is that of it, else the moment itself."""
    nouns = [t for t in span.doc[since.i : span.start] if set(lemmas(t)) & lexicon.nouns.keys()]
    return nouns[-1] if nouns else span.root


def _is_limit(span: Span, lexicon: Lexicon) -> bool:
    """Tell a moment up to which something holds: "extended the embargo until May" was done before."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in lexicon.grammar["until"]


def _is_missed(time: TimeExpression, span: Span, lexicon: Lexicon) -> bool:
    """Tell a date that was still to come when something was done: "was freed shortly before Christmas"."""
    before = span.doc[max(span.sent.start, span.start - _LED) : span.start].text.lower()
    led = any(f" {before}".endswith(f" {words}") for words in lexicon.grammar["not_on"])
    own = span.root.dep_ != "nmod:poss" and base(span.root) not in ("amod", "compound")  # "before Monday's vote"
    return led and own and time.granularity not in _CLOCKS and time.anchor != "event"


def _is_lower(span: Span, lexicon: Lexicon) -> bool:
    """Tell a moment since which something holds: "since May 80 have died" dates none of them."""
    before = span.doc[span.start - 1] if span.start else span[0]
    return not {span[0].lower_, before.lower_}.isdisjoint(lexicon.grammar["since"])


def _dates(time: TimeExpression) -> bool:
    """Tell an expression that can date a happening: a date, or a length counted from now to a happening."""
    return time.type in ("DATE", "TIME") or _is_counted(time)


def _is_counted(time: TimeExpression) -> bool:
    return time.type == "DURATION" and time.direction == "present" and time.anchor in _COUNTED_FROM


def _counted_from(time: TimeExpression, span: Span, lexicon: Lexicon) -> list[Token]:
    """Give the words of the happening from which a moment is counted: "nine months after he received X", "hours after a
    raid killed six"."""
    doc = span.doc
    if _is_counted(time):
        after = doc[span.end : span.sent.end]
        told = [t for t in after if is_verb(t) or set(lemmas(t)) & lexicon.nouns.keys()]
        first = told[:1] or [span.root]
        return first + [t for t in told[1:2] if first[0].head.i == t.i and base(first[0]) == "nsubj"]
    if time.anchor != "event":
        return []
    for index in range(span.end - 1, min(span.end + 3, len(doc))):
        token = doc[index]
        if base(token) in ("mark", "case") and token.head.i > index and base(token.head) in _COUNTED:
            return [token.head]
    return []


def _dated(span: Span, lexicon: Lexicon) -> Token | None:
    """Give the noun of "the visit dates back to 2000", however it was parsed: the nearest of the dictionary before."""
    sentence = span.sent
    before = " ".join(span.doc[sentence.start : span.start].text.lower().split())
    found = next((words for words in lexicon.grammar["dated"] if before.endswith(" " + words)), None)
    if found is None:
        return None
    left = span.start - len(found.split())
    nouns = [t for t in span.doc[sentence.start : left] if set(lemmas(t)) & lexicon.nouns.keys()]
    return nouns[-1] if nouns and nouns[-1].pos_ == "NOUN" else None


def _nearest(token: Token, times: list[tuple[TimeExpression, Token]]) -> TimeExpression | None:
    own = [time for time, anchor in times if anchor.i == token.i]
    counted = {time.start for time in own if token.idx < time.start and time.leans in {other.start for other in own}}
    own = [time for time in own if time.start not in counted]  # "phoned X on Friday, who three days later told all"
    return min(own, key=lambda t: (abs(t.start - token.idx), t.start), default=None)


def _shared(
    trigger: Token, carriers: tuple[Token, ...], times: list[tuple[TimeExpression, Token]]
) -> TimeExpression | None:
    """A moment put before the first of several joined verbs holds for all of them, but not for what another has done
    since: "in July an inquiry blamed X, and Y has charged four"."""
    for own in (*carriers, trigger):
        if base(own) == "conj" and own.head.i != own.i and not _since_then(own):
            found = _nearest(own.head, [(time, anchor) for time, anchor in times if time.start < anchor.idx])
            if found:
                return found
    return None


def _since_then(verb: Token) -> bool:
    """Tell a verb in another tense than the past of the verb that it is joined to, with a subject of its own."""
    return is_past(verb.head) and not is_past(verb) and any(base(t) == "nsubj" for t in verb.children)
