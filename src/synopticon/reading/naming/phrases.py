"""Finding a lexicon's phrases (offices, groups) among tokens: the longest at each place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synopticon.reading.naming.text import Text

# The most words of a phrase behind its first.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens first to last (exclusive) are a phrase of a table; `key` is its value there."""

    first: int
    last: int
    key: str


def parted(text: Text, table: Mapping[tuple[str, ...], str]) -> Iterator[Phrase]:
    """Give a table's phrases of several words with a people's name behind the first: "ministro ruso de Defensa"."""
    peoples = {
        at[0]: at[1] for m in text.matches if m.form == "demonym" and (at := text.at(m.start, m.end)) is not None
    }
    firsts = {words[0] for words in table if len(words) > 2}
    for i, word in enumerate(text.lower[:-1]):
        last = peoples.get(i + 1, 0)
        if word not in firsts or not last or text.sentence_of[last - 1] != text.sentence_of[i]:
            continue
        for end in range(min(len(text.tokens), last + _LONGEST), last + 1, -1):
            key = table.get((word, *text.lower[last:end]))
            if key is not None and text.sentence_of[end - 1] == text.sentence_of[i]:
                yield Phrase(i, end, key)
                break


def find(text: Text, table: Mapping[tuple[str, ...], str]) -> Iterator[Phrase]:
    """Give the longest phrases of a table, left to right, without overlap."""
    lengths = sorted({len(phrase) for phrase in table}, reverse=True)
    firsts = {part for phrase in table for part in (phrase[0], phrase[0].split("-")[0])}
    i = 0
    while i < len(text.tokens):
        found = _at(text, table, lengths, i) if text.lower[i] in firsts else None
        if found is not None:
            yield found
        i = found.last if found else i + 1


def _at(text: Text, table: Mapping[tuple[str, ...], str], lengths: list[int], i: int) -> Phrase | None:
    for length in lengths:
        words = _words(text, i, length)
        if words is not None and words[0] in table:
            return Phrase(i, words[1], table[words[0]])
    return None


def _words(text: Text, i: int, length: int) -> tuple[tuple[str, ...], int] | None:
    """Give `length` words from token i on (a hyphenated word, cut up by the tokenizer, is one) and where they end."""
    found: list[str] = []
    while i < len(text.tokens) and len(found) < length:
        word = text.lower[i]
        while i + 2 < len(text.tokens) and text.hyphen(i + 1):
            word += "-" + text.lower[i + 2]
            i += 2
        found.append(word)
        i += 1
        if len(found) < length and i < len(text.tokens) and text.sentence_of[i] != text.sentence_of[i - 1]:
            return None
    return (tuple(found), i) if len(found) == length else None


def past_initials(text: Text, i: int) -> int:
    """Give the token after initials in brackets, which name the body before them and nobody it employs."""
    inside = i + 2 < len(text.tokens) and text.tokens[i].text == "(" and text.tokens[i + 2].text == ")"
    return i + 3 if inside and text.tokens[i + 1].text.isupper() else i
