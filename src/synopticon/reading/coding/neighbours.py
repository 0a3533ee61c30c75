"""Names that stand right beside a verb, for a subject or object that the parser saw nowhere."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.coding.arguments import subjects
from synopticon.reading.coding.cast import Cast
from synopticon.reading.coding.clauses import is_finite_word, is_verb
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.phrases import phrase
from synopticon.reading.coding.words import base, case, has, lemmas

PARTIES = frozenset(("PER", "GPE", "ORG"))


class Neighbours:
    """Finds what stands beside the verbs of one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, cast: Cast) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.cast = cast

    def beside(self, verb: Token, step: int) -> Token | None:
        """Give the named word next to a verb, over a comma, an auxiliary or an adverb, if it has no preposition."""
        index = verb.i + step
        while 0 <= index < len(self.doc) and self._is_passed_over(self.doc[index], step):
            index += step
        if not verb.sent.start <= index < verb.sent.end:
            return None
        token = self.doc[index]
        named = base(token) in ("flat", "appos") and not self.cast.is_time(token.head)
        if step < 0 and named and case(token.head):
            return None  # "which, according to the agency X, hit Y"
        if step < 0 and (title := self.cast.names.title_around(token)) is not None and not case(title):
            return title
        if self._is_of_another(token, verb):
            return None
        named = token.pos_ == "PROPN" and bool(self.cast.names.types(token))
        people = token.pos_ == "NOUN" and any(lemma in self.lexicon.agents for lemma in lemmas(token))
        return token if (named or people) and not self.cast.is_time(token) and not case(token) else None

    def before(self, verb: Token) -> list[Token]:
        """Give who stands before a verb, no place of theirs: "banks in Lima and Quito closed accounts"."""
        before = self.beside(verb, -1)
        first = before.head if before is not None and base(before) == "conj" else before
        placed = first is not None and base(first) == "nmod" and case(first)
        return [t for t in (first.head if first is not None and placed else before,) if t is not None]

    def subject(self, verb: Token) -> list[Token]:
        """Give a name before a verb that no preposition explains, else the name right beside it."""
        named = [t for t in verb.children if base(t) == "obl" and t.i < verb.i and not case(t)]
        parties = [t for t in named if set(self.cast.names.types(t)) & PARTIES and not self.cast.is_time(t)]
        before = self.beside(verb, -1)
        return parties[-1:] or ([before] if before is not None else [])

    def object(self, verb: Token) -> list[Token]:
        """Give the name right behind a verb, else a noun that no preposition explains ("seized at least six boats")."""
        after = self.beside(verb, 1)
        if after is not None and base(after) == "nsubj" and after.head.i > verb.i:
            after = None  # "said Chad was willing"
        bare = [t for t in verb.children if base(t) == "obl" and t.dep_ != "obl:unmarked" and t.i > verb.i]
        counted = [t for t in bare if any(base(c) == "nummod" for c in t.children)]
        free = [t for t in counted if not case(t) and not self.cast.is_time(t) and not self._begins_late(t)]
        return [after] if after is not None else free[:1]

    def shared(self, verb: Token) -> list[Token]:
        """Give the subject that a joined passive shares with a first verb that the parser left without one."""
        head = verb.head
        if base(verb) != "conj" or not is_verb(head) or subjects(head, self.lexicon):
            return []
        before = self.beside(head, -1)
        return [before] if before is not None else []

    def joined(self, nouns: list[Token], verb: Token) -> list[Token]:
        """Give whom the parser left out of a joint subject: "The president, X, and the minister, Y, met"."""
        if len(nouns) != 1 or has(verb, "Number", "Sing") or nouns[0].i > verb.i:
            return []
        start = phrase(nouns[0])[0]
        if start < verb.sent.start + 2 or self.doc[start - 1].pos_ != "CCONJ":
            return []
        index = start - 2 if self.doc[start - 2].text != "," else start - 3
        if index < verb.sent.start or any(is_finite_word(t) for t in self.doc[verb.sent.start : start]):
            return []
        token = self.doc[index]
        return [token] if set(self.cast.names.types(token)) & PARTIES else []

    def _is_of_another(self, token: Token, verb: Token) -> bool:
        """Tell a name that is the subject of another verb, or stands behind a preposition: "was, recalled Ana Ruiz,
        rejected", "fighting near Ta Muen killed six"."""
        head = token
        while base(head) in ("flat", "compound") and head.head.i < head.i:
            head = head.head
        doing = base(head) == "nsubj" and head.head.i < head.i and head.head.i != verb.i
        return doing or bool(case(head))

    def _begins_late(self, noun: Token) -> bool:
        """Tell whether a number opens a measure rather than the things counted: "two hours"."""
        return any(self.cast.is_time(t) for t in noun.children)

    def _is_passed_over(self, token: Token, step: int) -> bool:
        if step < 0:
            if self.cast.is_time(token) or (token.pos_ == "ADP" and self.cast.is_time(token.nbor(1))):
                return True
            return token.text == "," or token.pos_ in ("AUX", "ADV") or self.cast.names.types(token) == ("NORP",)
        return token.pos_ in ("DET", "NUM", "ADJ") and not case(token)
