"""Quotations that accounts give differently: other words that change what was said, or other speakers.

What is only left out, or put in other words that mean the same, is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from synopticon.languages import table
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.meanings import meanings, overlap
from synopticon.reconciling.numerals import leading
from synopticon.reconciling.quoted import DAYS, Quoted, home, taken_part, variants
from synopticon.reconciling.words import tokens, weight
from synopticon.records import Disagreement, Entity, Event, Reading, Statement

_FEWEST = 5  # words of a quotation
_LIKE = 0.6  # likeness, word for word, from which two quotations of one speaker are of the same words
_SAME = 0.9  # the same, from which quotations of two speakers are
_TRANSLATED = 0.75  # share of telling words that a quotation of another speaker has in another language
_LENGTHS = 0.6
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Quotation(Quoted):
    """A quotation of somebody named, with its words in order."""

    words: tuple[str, ...]


Found = tuple[str, Quotation, Quotation, str]  # attribute, the two, the explanation


def differing(
    events: Sequence[Event], members: Mapping[str, Sequence[Account]], readings: Sequence[Reading]
) -> dict[str, list[Disagreement]]:
    """Give, by event, the conflicts in what those who take part are quoted as saying, and in who said it.

    A quotation goes to the event of its speaker that most articles tell, among those that both articles tell.
    """
    events_of = taken_part(events)
    found: dict[str, list[Disagreement]] = {}
    for attribute, first, second, why in _conflicts(readings):
        speakers = sorted({first.statement.speaker or "", second.statement.speaker or ""})
        if (event := home(events_of, speakers, (first, second))) is not None:
            found.setdefault(event.id, []).append(_disagreement(attribute, first, second, (why, members[event.id])))
    return found


def _disagreement(
    attribute: str, first: Quotation, second: Quotation, told: tuple[str, Sequence[Account]]
) -> Disagreement:
    why, accounts = told
    pair = (
        (q.text if attribute == "quotation" else f"{q.statement.speaker_text}: {q.text}", q) for q in (first, second)
    )
    return Disagreement(attribute, "conflict", variants(pair, accounts), why)


def _conflicts(readings: Sequence[Reading]) -> Iterator[Found]:
    quotations = [q for reading in readings for q in _of(reading)]
    at: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        at.setdefault(quotation.span.document, []).append(quotation)
    for i, j in sorted(_pairs(quotations)):
        one, two = quotations[i], quotations[j]
        if interval(one.reading.published).gap(interval(two.reading.published)) > DAYS or _repeated(one, two, at):
            continue
        why = _turned(one, two) if one.statement.speaker == two.statement.speaker else ""
        if why:
            yield "quotation", one, two, why
        elif one.statement.speaker != two.statement.speaker and _same_words(one, two):
            yield "speaker", one, two, "The same words are given to two speakers."


def _of(reading: Reading) -> Iterator[Quotation]:
    named = {e.id: e for e in reading.entities}
    for said in reading.statements:
        if said.kind == "direct" and said.speaker in named and _by_name(said, named[said.speaker]):
            text = reading.document.text[said.content_start : said.content_end]
            words = tuple(token.text for token in tokens(text))
            if len(words) >= _FEWEST:
                yield Quotation(reading, said, meanings(text, reading.document.language), words)


def _by_name(said: Statement, speaker: Entity) -> bool:
    """Tell whether the speaker is named right there; a pronoun or a description may be resolved wrongly."""
    own = {word for name in speaker.names for word in name.text.split() if word[:1].isupper()}
    own |= set(speaker.name.split())
    return speaker.type == "PER" and any(word.strip(",.") in own for word in said.speaker_text.split())


def _pairs(quotations: Sequence[Quotation]) -> set[tuple[int, int]]:
    """Give the pairs (by number) of different articles that share three words in a row, or across languages two
    telling ones in a row of what they mean."""
    where: dict[object, list[int]] = {}
    found: set[tuple[int, int]] = set()
    for j, quotation in enumerate(quotations):
        mine: set[int] = set()
        for key in _keys(quotation):
            mine.update(where.get(key, ()))
            where.setdefault(key, []).append(j)
        found |= {(i, j) for i in mine if quotations[i].span.document != quotation.span.document}
    return found


def _keys(quotation: Quotation) -> list[object]:
    words, language = quotation.words, quotation.language
    grams = [words[i : i + _GRAM] for i in range(len(words) - _GRAM + 1)]
    told: list[object] = [(language, g) for g in grams if sum(weight(w, language) for w in g) > 0.3]
    meant = quotation.meant
    chained = {(min(a, b), max(a, b)) for one, two in pairwise(meant) for a in one for b in two}
    return [*dict.fromkeys(told), *sorted(chained)]


def _repeated(one: Quotation, two: Quotation, at: Mapping[str, Sequence[Quotation]]) -> bool:
    """Tell whether one of the two articles has the other's words too, of that speaker: then both were said."""
    for quotation, other in ((one, two), (two, one)):
        for also in at[quotation.span.document]:
            own = also.statement.speaker == other.statement.speaker and also is not quotation
            if own and _likeness(also, other) >= _SAME:
                return True
    return False


def _likeness(one: Quotation, two: Quotation) -> float:
    if one.language != two.language:
        return 0.0
    return SequenceMatcher(None, one.words, two.words, autojunk=False).ratio()


def _turned(one: Quotation, two: Quotation) -> str:
    """Say which words turn what one speaker said into something else, "" where none do."""
    few, many = sorted((len(one.words), len(two.words)))
    if one.language != two.language or few < _LENGTHS * many or one.words == two.words:
        return ""
    matcher = SequenceMatcher(None, one.words, two.words, autojunk=False)
    if matcher.ratio() < _LIKE:
        return ""
    mine, theirs = _odd(one, two, matcher), _odd(two, one, SequenceMatcher(None, two.words, one.words, autojunk=False))
    if not (mine or theirs) or (set(mine) == set(theirs)):
        return ""
    words = ", ".join(f"“{word}”" for word in dict.fromkeys((*mine, *theirs)))
    return f"The wordings differ in {words}."


def _odd(one: Quotation, two: Quotation, matcher: SequenceMatcher[str]) -> list[str]:
    """Give the words of one that are not in the other at that place and change the sense."""
    left: list[str] = []
    for tag, start, end, _, last in matcher.get_opcodes():
        trailing = tag == "delete" and end == len(one.words) and last == len(two.words)
        if tag != "equal" and not trailing:
            left += one.words[start:end]
    return [word for word in left if word in _turns(one.language) or leading((word,), one.language)]


@cache
def _turns(language: str) -> frozenset[str]:
    try:
        return frozenset(table(language, "differences")["turns"])
    except LookupError:
        return frozenset()


def _same_words(one: Quotation, two: Quotation) -> bool:
    few, many = sorted((len(one.words), len(two.words)))
    if few < _LENGTHS * many:
        return False
    if one.language == two.language:
        return _likeness(one, two) >= _SAME
    return min(len(one.meant), len(two.meant)) >= _FEWEST - 1 and overlap(one.meant, two.meant) >= _TRANSLATED


def added(events: Iterable[Event], more: Mapping[str, Sequence[Disagreement]]) -> tuple[Event, ...]:
    """Give events with further disagreements, in the order of what is said."""
    given = []
    for event in events:
        own = sorted(more.get(event.id, ()), key=lambda d: (d.attribute, [v.value for v in d.readings]))
        given.append(replace(event, disagreements=(*event.disagreements, *own)) if own else event)
    return tuple(given)
