"""Names and descriptions around the words of a tree: which mention a word stands in, which name stands by a title."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.mentions import by_token, is_aside
from synopticon.reading.coding.words import base, case, has, lemmas
from synopticon.reading.held import text_of
from synopticon.records import Mention

PLACES = frozenset(("GPE", "LOC", "FAC"))
_BODIES = frozenset(("official", "rebel", "civilian"))


class Names:
    """The mentions of one Doc, of `doc._.mentions` or `doc.ents`, by the tokens they hold.

    `given` are spans that are to count as somebody whatever they are: who asks about two parties names them.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, given: tuple[tuple[int, int], ...] = ()) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self._given = tuple(Mention(start, end, "MISC", "name") for start, end in given)
        self._mentions = by_token(doc, self._given)

    def over(self, token: Token) -> list[Mention]:
        """Give the mentions that hold a token."""
        return self._mentions.get(token.i, [])

    def mention(self, token: Token) -> Mention | None:
        """Give the mention around a token: a resolved one first, a person first, the longest first."""
        around = [
            m for m in self.over(token) if m.type not in ("NORP", "EVENT") or m.form != "name" or token.pos_ != "ADJ"
        ]
        return min(
            around, key=lambda m: (not (m.entity or m.members), m.type != "PER", m.start - m.end, m.start), default=None
        )

    def beside(self, token: Token) -> Mention | None:
        """Give the name that stands by a title: "President X", "el presidente, X"."""
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        for child in token.children:
            close = base(child) in ("flat", "compound") or is_aside(child)
            unmarked = (child.dep_ == "nmod" or base(child) == "appos") and not case(child)
            if close or unmarked:
                mention = self.mention(child)
                unnamed = mention is None or mention.form != "name" or self.is_of_people(child, mention)
                if unnamed and base(child) == "appos":
                    mention = self.beside(child)  # "the father, the former president X"
                if (
                    mention
                    and mention.form == "name"
                    and (mention.type == "PER" or base(child) in ("appos", "conj"))
                    and mention.type != "NORP"
                ):
                    return mention
        return self._named_behind(token) or self._set_off(token)

    def types(self, token: Token, things: bool = False) -> tuple[str, ...]:
        """Give the types of the names a token stands in, as frames may ask for them ("obj=GPE"); with `things`, also
        MISC: a ship; of a word before a name, which is none itself, those of the name ("Ms Lind")."""
        around = self.over(token)
        if not around and token.pos_ == "PROPN":
            around = [m for t in token.rights if base(t) == "flat" for m in self.over(t)]
        found = {m.type for m in around if m not in self._given}
        return tuple(sorted(found if things else found - {"MISC"}))

    def is_named(self, token: Token) -> bool:
        """Tell a word of a name: "Norland", "Norlandian"."""
        return any(m.form == "name" for m in self.over(token))

    def is_same_name(self, first: Token, second: Token) -> bool:
        """Tell whether two tokens stand in one mention."""
        return any(m in self.over(second) for m in self.over(first))

    def title_around(self, token: Token) -> Token | None:
        """Give the noun of a title whose mention holds a token: "la mandataria uruguaya"."""
        for mention in self.over(token):
            if mention.type == "PER" and mention.form == "nominal":
                span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                return next((t for t in span or () if t.pos_ == "NOUN"), None)
        return None

    def type_at(self, start: int) -> str:
        """Give the type of the first mention that holds a character of the clean text, "" where none does."""
        for token in self.doc.char_span(start, start + 1, alignment_mode="expand") or ():
            for mention in self.over(token):
                return mention.type
        return ""

    def is_of_people(self, token: Token, mention: Mention) -> bool:
        """Tell a people's word that may stand before one of them: "la peruana Ana Ruiz", "la estonia Kaja Kallas"."""
        people = mention.type == "NORP" or (mention.type in PLACES and token.is_lower)
        return people and not has(token, "Number", "Plur")

    def _set_off(self, token: Token) -> Mention | None:
        """Give the person between commas right behind a word for one, however it was parsed: "her counterpart, X."."""
        if not any(lemma in self.lexicon.agents for lemma in lemmas(token)) or token.i + 2 >= len(self.doc):
            return None
        named = [m for m in self.over(token.nbor(2)) if m.form == "name" and m.type == "PER"]
        if token.nbor(1).text != "," or not named or named[0].start != token.nbor(2).idx:
            return None
        after = text_of(self.doc)[named[0].end :].lstrip()[:1]
        return named[0] if not after or after in ",.;:" else None

    def _named_behind(self, token: Token) -> Mention | None:
        """Give the name right behind a word for a body, however it was parsed: "the militant group X"."""
        bodies = any(self.lexicon.agents.get(lemma) in _BODIES for lemma in lemmas(token))
        if token.pos_ != "NOUN" or not bodies or token.i + 1 >= len(self.doc):
            return None
        following = [m for m in self.over(token.nbor(1)) if m.form == "name" and m.type == "ORG"]
        return next((m for m in following if m.start == self.doc[token.i + 1].idx), None)
