"""Around the parser: line breaks before it, passives after it. Both work in any spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from synopticon.languages import supported, table

_STOPS = frozenset(".!?…")
_OPENERS = frozenset("\"'“‘«([¿¡") | {"``"}
_CLOSERS = frozenset("\"'”’»)]") | {"''"}


# What parts a dateline from the text, how long one can be, and the small words within ("LIMA, 9 de mayo (EFE).- El …").
_DASHES = frozenset(("-", "–", "—", "--", ".-", ".--", ".–", ".—"))
_DATELINE = 20
_SMALL = 3
_PLACED = 8  # tokens of a place and a day before the dash

LINES, PASSIVES = "synopticon_lines", "synopticon_passives"


@Language.component(LINES)
def lines(doc: Doc) -> Doc:
    """Begin a sentence after each line break, after a dateline, and after a full stop (and the marks closed behind it)
    that a capital follows, none where the words before cannot end one; the parser decides the rest.

    A sentence ends in a stop, or in quotation marks or brackets closed after a stop. Running text that has lost its
    stops is left as one sentence, an accepted gap: half a sentence is worse than two.
    """
    broken, ended, stopped = False, True, False
    behind = {_behind_dateline(line) for line in _starts(doc)}
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text
            if token.i:
                token.is_sent_start = False
            continue
        closes = token.text in _CLOSERS and _adjoins(token)
        if broken or token.i in behind or (stopped and not closes and _capital(token)):
            token.is_sent_start = True
        elif (not ended or (stopped and closes)) and token.i:
            token.is_sent_start = False
        ended = token.text[-1] in _STOPS or (ended and closes)
        broken, stopped = False, token.text == "." or (stopped and closes) or _is_service(token)
        ended |= stopped
    return doc


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    """Give the words of a list of a language; none in a language without a table."""
    return frozenset(table(language, "parsing")[name]) if language in supported() else frozenset()


def _is_service(token: Token) -> bool:
    """Tell the service whose name is one letter, like an initial, at the end of a sentence: "posted on X."."""
    return token.text == "X." and token.i > 0 and token.nbor(-1).lower_ in _listed(token.doc.lang_, "before_a_service")


def _starts(doc: Doc) -> Iterator[Token]:
    """Give the first token of each line."""
    broken = True
    for token in doc:
        if not token.is_space and broken:
            yield token
        broken = "\n" in token.text if token.is_space else False


def _behind_dateline(first: Token) -> int | None:
    """Give the place of the first word behind a dateline: capitals ("LIMA - The …"), a name in brackets or a place and
    what stands behind its comma ("Vientiane, 16 March - The …") before the dash, and no running words."""
    dating = _listed(first.doc.lang_, "within_a_date")
    for token in first.doc[first.i : first.i + _DATELINE]:
        before = first.doc[token.i - 1] if token.i > first.i else None
        if token.text in _DASHES and before is not None and token.i + 1 < len(first.doc):
            placed = token.i - first.i <= _PLACED and any(t.text == "," for t in first.doc[first.i : token.i])
            told = before.text == ")" or (first.is_upper and len(first) > 1) or placed
            apart = token.whitespace_ and (before.whitespace_ or before.text == ")" or token.text[0] == ".")
            return token.i + 1 if told and apart and _capital(token.nbor(1)) else None
        counted = before is not None and (before.like_num or before.lower_ in dating)
        if (token.is_lower and token.is_alpha and len(token) > _SMALL and not counted) or "\n" in token.text:
            return None
    return None


def _adjoins(token: Token) -> bool:
    """Tell whether a token follows the one before it without a space."""
    before = token.nbor(-1) if token.i else token
    return token.i > 0 and not before.is_space and not before.whitespace_


def _capital(token: Token) -> bool:
    """Tell whether a token is capitalised, or opens what is."""
    if token.text in _OPENERS and token.i + 1 < len(token.doc):
        token = token.nbor(1)
    return token.text[:1].isupper()


class Passives:
    """Tell passive subjects and auxiliaries apart where the treebank does not: nsubj → nsubj:pass, aux → aux:pass; and
    make one subject of two that the parser gave a verb where a noun stands right before the name it describes, and a
    verb of the participle before what somebody became."""

    def __init__(self, auxiliaries: frozenset[str]) -> None:
        self._auxiliaries = auxiliaries

    def __call__(self, doc: Doc) -> Doc:
        """Refine the labels of a parsed document, in place."""
        for token in doc if self._auxiliaries else ():
            if token.dep_ in ("aux", "aux:pass") and token.lemma_ in self._auxiliaries and _participle(token.head):
                token.dep_ = "aux:pass"
                _subjects(token.head)
            elif token.dep_ == "expl:pass":
                _subjects(token.head)
        for token in doc:
            _describe(token)
            _raise(token)
        return doc


def _participle(token: Token) -> bool:
    return "VerbForm=Part" in str(token.morph)


def _subjects(verb: Token) -> None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj"):
            child.dep_ += ":pass"


_OF_CLAUSE = frozenset(("punct", "obl", "advmod", "advcl", "conj", "cc", "parataxis"))  # words behind a verb
_OF_NOUN = frozenset(("det", "amod", "compound", "nmod:poss", "nummod", "punct", "cc", "conj"))  # words before a noun


def _describe(noun: Token) -> None:
    """Hang a noun on the name right behind it where both are subjects of one verb: "the minister Ana Ruiz was held"."""
    if noun.i + 1 >= len(noun.doc) or noun.pos_ != "NOUN" or not noun.dep_.startswith("nsubj"):
        return
    name = noun.nbor(1)
    both = name.pos_ == "PROPN" and name.dep_ == noun.dep_ and name.head.i == noun.head.i > name.i
    alone = all(t.dep_ in _OF_NOUN for t in noun.children)  # not "hours later the minister Ana Ruiz"
    if both and alone and name.left_edge.i == name.i:
        noun.head, noun.dep_ = name, "compound"


def _raise(noun: Token) -> None:
    """Make the participle the verb of a clause whose parser took what somebody became for its head: "Ruiz was elected
    mayor of Lima on Monday"."""
    verb = noun.nbor(-1) if noun.i > noun.sent.start else noun
    passive = any(t.dep_ == "aux:pass" and t.i < verb.i for t in (*noun.children, *verb.children))
    if noun.pos_ != "NOUN" or verb.dep_ != "amod" or verb.head.i != noun.i or not _participle(verb) or not passive:
        return
    head = verb if noun.head.i == noun.i else noun.head
    moved = [t for t in noun.children if t.i < verb.i or t.dep_ in _OF_CLAUSE or _is_of_moment(t)]
    verb.head, verb.dep_ = head, noun.dep_
    noun.head, noun.dep_ = verb, "xcomp"
    for token in moved:
        token.head = verb
        token.dep_ = "obl" if token.dep_ == "nmod" else token.dep_


def _is_of_moment(token: Token) -> bool:
    """Tell a complement behind a preposition of days, that no office has: "on Monday", not "of Lima"."""
    of_days = _listed(token.doc.lang_, "before_a_day")
    return token.dep_ == "nmod" and any(t.dep_ == "case" and t.lower_ in of_days for t in token.children)


@Language.factory(PASSIVES)
def create(nlp: Language, name: str) -> Passives:
    """Make the component for the pipeline's language; in other languages it changes nothing."""
    return Passives(_listed(nlp.lang or "", "passive_auxiliaries"))
