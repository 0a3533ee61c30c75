"""One article as the name readers see it: tokens, sentences, headings, and what the gazetteer finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from spacy.tokens import Doc, Token

from synopticon import gazetteer
from synopticon.gazetteer import Match
from synopticon.gazetteer.tables import spellings
from synopticon.reading.naming.lexicon import Lexicon, lexicon

_OPENING = frozenset("\"“”«‹'‘([{—–-:•*>¿¡…|")
# A compound that the tokenizer left whole: "U.S.-backed".
_COMPOUND = re.compile(r".*[A-ZÀ-Þ.](-[a-zß-ÿ]+)")
_ENDS = frozenset(".!?…:;\"”»’')]")
_ENDING = frozenset(".;")
_HYPHENS = frozenset("-‐‑")
_HEADING_WORDS = 4
_CREDIT = 14
# In small letters these end the suspicion that a sentence is a heading with a capital on every word.
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "AUX"})
# What acts in a clause, and the kinds of words that name or qualify what is named.
SUBJECTS = ("nsubj", "nsubj:pass")
NAMING = ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, eq=False)
class Text:
    """A Doc with what every name reader asks of it. Tokens are addressed by their index in `tokens`, which
    leaves out white space; offsets are those of the Doc's text."""

    doc: Doc
    lex: Lexicon
    tokens: tuple[Token, ...]

    @cached_property
    def raw(self) -> str:
        """The Doc's text; kept, since a Doc puts its text together anew each time."""
        return str(self.doc.text)

    @cached_property
    def parsed(self) -> bool:
        """Tell whether the Doc has a parse."""
        return bool(self.doc.has_annotation("DEP"))

    @cached_property
    def recognised(self) -> bool:
        """Tell whether a recogniser has looked for names in the Doc."""
        return bool(self.doc.has_annotation("ENT_IOB"))

    @cached_property
    def split(self) -> bool:
        """Tell whether the Doc has sentences."""
        return bool(self.doc.has_annotation("SENT_START"))

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """What the gazetteer finds, in the order of the text; a country's name in small letters that is a people's word
        too is that ("la estonia Ana Tamm")."""
        return tuple(map(self._people, gazetteer.find(self.raw, self.lex.language or "en")))

    def _people(self, match: Match) -> Match:
        words = self.raw[match.start : match.end]
        small = match.form == "name" and words.islower() and words in _peoples(self.lex.language)
        return replace(match, form="demonym") if small else match

    @cached_property
    def _index(self) -> dict[int, int]:
        return {token.idx: i for i, token in enumerate(self.tokens)}

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The number of each token's sentence; a line break always ends one."""
        numbers, current = [], 0
        for i in range(len(self.tokens)):
            if i and ("\n" in self.between(i - 1, i) or self._starts(i)):
                current += 1
            numbers.append(current)
        return tuple(numbers)

    def _starts(self, i: int) -> bool:
        """Tell whether a sentence begins at token i: a parser is not believed where no sign ends the one before."""
        if self.tokens[i - 1].text[-1] not in _ENDS:
            return False
        return bool(self.tokens[i].is_sent_start) if self.split else self._stop(i - 1)

    def _stop(self, i: int) -> bool:
        return self.tokens[i].text[-1] in ".!?"

    @cached_property
    def headings(self) -> frozenset[int]:
        """The sentences printed with a capital on most words and no full stop, in which a capital proves nothing."""
        plain = {n for n, token in zip(self.sentence_of, self.tokens) if token.is_lower and token.pos_ in _CONTENT}
        return frozenset(n for n, words in self._words().items() if _is_heading(words) and n not in plain)

    def _words(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for i, (number, token) in enumerate(zip(self.sentence_of, self.tokens)):
            words = found.setdefault(number, [])
            if token.text[0] in _ENDING and not (number == 0 and self._titled(i)):
                words.clear()
            elif token.is_alpha and len(token.text) > 3:
                words.append(token.text)
        return found

    def _titled(self, i: int) -> bool:
        """Tell whether token i ends the text's first line, which is its title even where a full stop was put there."""
        return i + 1 < len(self.tokens) and "\n" in self.between(i, i + 1)

    def between(self, i: int, j: int) -> str:
        """Give the text between tokens i and j."""
        first = self.tokens[i]
        return self.raw[first.idx + len(first) : self.tokens[j].idx]

    def beside(self, i: int) -> Token | None:
        """Give the token behind token i with nothing but space between, None where there is none."""
        following = i + 1 < len(self.tokens) and not self.between(i, i + 1).strip()
        return self.tokens[i + 1] if following else None

    def start(self, i: int) -> int:
        """Give the offset of token i."""
        return self.tokens[i].idx

    def end(self, i: int) -> int:
        """Give the offset after token i."""
        return self.tokens[i].idx + len(self.tokens[i])

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the tokens (first, after last) that characters start to end fall on, None if they begin inside one."""
        first = self._index.get(start)
        if first is None:
            return None
        last = first
        while last < len(self.tokens) and self.start(last) < end:
            last += 1
        return first, last

    def capital(self, i: int) -> bool:
        """Tell whether token i begins with a capital letter and is a word."""
        text = self.tokens[i].text
        return text[0].isupper() and any(c.isalpha() for c in text) and not self.tokens[i].like_url

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the offsets of tokens first to last (exclusive), without stray signs that cling to the last."""
        start, end = self.start(first), self.end(last - 1)
        short = self.tokens[last - 1].text
        compound = _COMPOUND.fullmatch(short)
        if compound is not None:
            return start, end - len(compound.group(1))
        if short[-1] == "." and short[:-1].isalpha() and 2 < len(short) < 6:
            return start, end
        if self.raw[end - 1] == "." and "." in self.raw[max(start, end - 4) : end - 1]:
            return start, end
        while end > start + 1 and not self.raw[end - 1].isalnum():
            end -= 1
        return start, end

    def words(self, first: int, last: int) -> str:
        """Give the text of tokens first to last (exclusive)."""
        start, end = self.span(first, last)
        return self.raw[start:end]

    def glued(self, i: int, j: int) -> bool:
        """Tell whether nothing stands between tokens i and j."""
        return self.end(i) == self.start(j)

    def hyphen(self, i: int) -> bool:
        """Tell whether token i is a hyphen without space around it."""
        inside = 0 < i < len(self.tokens) - 1
        return inside and self.tokens[i].text in _HYPHENS and self.glued(i - 1, i) and self.glued(i, i + 1)

    def opens(self, i: int) -> bool:
        """Tell whether token i stands where any word has a capital: sentence, quotation, list item, after a colon."""
        if i == 0 or self.sentence_of[i] != self.sentence_of[i - 1]:
            return True
        before = self.tokens[i - 1].text
        return before[-1] in _OPENING and not self.hyphen(i - 1)

    def possessive(self, i: int) -> bool:
        """Tell whether token i is a possessive mark."""
        return i < len(self.tokens) and self.lower[i] in self.lex.possessive

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The words that stand with a capital where only names do, outside headings."""
        return frozenset(
            token.text
            for i, token in enumerate(self.tokens)
            if self.capital(i) and not self.opens(i) and self.sentence_of[i] not in self.headings
        )

    @cached_property
    def often(self) -> frozenset[str]:
        """The words that stand so more than once, and nowhere in small letters."""
        counted = Counter(
            token.text for i, token in enumerate(self.tokens) if self.capital(i) and token.text in self.elsewhere
        )
        return frozenset(word for word, n in counted.items() if n > 1 and word.lower() not in self.small)

    @cached_property
    def abbreviated(self) -> frozenset[str]:
        """The initials that the article puts in brackets behind words in small letters: they name nobody."""
        return frozenset(
            self.tokens[i].text
            for i in range(2, len(self.tokens))
            if self.tokens[i - 1].text == "(" and self.tokens[i - 2].text.islower() and self.tokens[i].text.isupper()
        )

    @cached_property
    def dispatched(self) -> frozenset[int]:
        """The tokens of whoever sent an article, in brackets before the dash that begins it: "(Delta).-"."""
        found: set[int] = set()
        for first, last in self._brackets():
            dash = self.tokens[last].text if last < len(self.tokens) else ""
            if last - first < 7 and dash.strip("-–—.") == "" and dash.strip(".") and self._heads_line(first):
                found.update(range(first + 1, last - 1))
        return frozenset(found)

    def _heads_line(self, i: int) -> bool:
        """Tell whether at most a place and a date stand before token i in its line."""
        start = i
        while start > 0 and "\n" not in self.between(start - 1, start):
            start -= 1
        return i - start < 10

    @cached_property
    def credited(self) -> frozenset[int]:
        """The tokens of a picture's credit: in brackets, or in a short line, with a word that says so and a slash."""
        found: set[int] = set()
        for first, last in (*self._brackets(), *self._lines()):
            words = set(self.lower[first:last])
            if words & self.lex.credits and any("/" in self.tokens[i].text for i in range(first, last)):
                found.update(range(first, last))
        return frozenset(found)

    def _brackets(self) -> Iterator[tuple[int, int]]:
        opened = -1
        for i, token in enumerate(self.tokens):
            if token.text in "([":
                opened = i
            elif token.text in ")]" and opened >= 0:
                yield opened, i + 1
                opened = -1

    def _lines(self) -> Iterator[tuple[int, int]]:
        """Give the short lines of the text."""
        first = 0
        for i in range(1, len(self.tokens) + 1):
            if i == len(self.tokens) or "\n" in self.between(i - 1, i):
                if i - first <= _CREDIT:
                    yield first, i
                first = i

    @cached_property
    def telling_of_ships(self) -> bool:
        """Tell whether the article speaks of vessels more than once."""
        return sum(word in self.lex.vessels or word in self.lex.fleets for word in self.lower) > 1

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters somewhere in the article."""
        return frozenset(token.text for token in self.tokens if token.text.islower())


@cache
def _peoples(language: str) -> frozenset[str]:
    """Give the words of a language for peoples, in small letters."""
    return (
        frozenset(each.text.lower() for each in spellings(language) if each.form == "demonym")
        if language
        else frozenset()
    )


def _is_heading(words: list[str]) -> bool:
    if len(words) > 1 and all(word.isupper() for word in words):
        return True
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _HEADING_WORDS and capitals >= 0.7 * len(words)


def view(doc: Doc) -> Text:
    """Give the view of a Doc."""
    tokens = tuple(token for token in doc if not token.is_space and token.text)
    return Text(doc, lexicon(doc.lang_), tokens)
