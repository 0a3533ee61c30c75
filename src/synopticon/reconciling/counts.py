"""The numbers of a report as ranges, with the words that qualify them: "about 40 soldiers", "4,800 tonnes"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import simplemma

from synopticon import gazetteer
from synopticon.languages import of_all, table
from synopticon.reconciling import figuring
from synopticon.reconciling.accounts import Account, object_at, some
from synopticon.reconciling.families import has
from synopticon.reconciling.figuring import Rules
from synopticon.reconciling.measures import amounts
from synopticon.reconciling.numerals import begins, leading, number
from synopticon.reconciling.things import are_people, thing
from synopticon.reconciling.words import senses, tokens, weight
from synopticon.records import Span

_ABOUT, _NEARLY = 0.15, 0.15  # share of a number by which "about" and "nearly" may be out
_THOUSAND = 1000.0
_SCALE = 100  # from which a word for a number multiplies a vague one ("several thousand")
_PART = 4  # words in which it is said that it is a part of a number, with a determiner
_FEW = 4  # words before one that adds to them in which it is said how many they are
_OTHERS = 8  # characters before a number in which it is said that it is of others
_BEFORE = 40  # characters before a number in which its qualifier stands
WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_PEOPLE = frozenset({"people"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number in an account, as a range: how it is written, where it stands, of what (as keys of any language)."""

    account: Account
    text: str
    span: Span
    low: float
    high: float
    unit: frozenset[str]

    @property
    def range(self) -> tuple[float, float]:
        """Give the range."""
        return self.low, self.high


@cache
def _qualifiers(language: str) -> tuple[tuple[str, str], ...]:
    """Give the qualifying words and their kinds, the longest first."""
    rows = rules(language)
    found = [(words, kind) for kind in ("about", "nearly", "over", "under") for words in rows.get(kind, ())]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))


@cache
def rules(language: str) -> dict[str, list[str]]:
    """Give the table of words that numbers go with; empty for a language that has none."""
    try:
        return table(language, "differences")
    except LookupError:
        return {}


@cache
def loose(language: str) -> dict[str, tuple[float, float]]:
    """Give the words that are a number of no certain value, each with its range."""
    try:
        return {word: (low, high) for word, (low, high) in table(language, "differences")["loose"].items()}
    except LookupError:
        return {}


def vague(words: Sequence[str], language: str) -> tuple[float, float, int] | None:
    """Give the range of the words for no certain number that some words begin with, and how many they are: "dozens",
    "several thousand", "tens of thousands"; None where they begin with none."""
    known = loose(language).get(words[0].casefold())
    if known is None:
        return None
    scale = leading(words[1:2], language)
    if scale and scale[0] >= _SCALE:
        return known[0] * scale[0], known[1] * scale[0], 2
    if words[2:] and words[2].casefold() in rules(language).get("thousands", ()):  # "tens of thousands"
        return known[0] * _THOUSAND, known[1] * _THOUSAND, 3
    return (*known, 1)


def parted(before: Sequence[str], language: str) -> tuple[float, int]:
    """Give the share that the words right before a number make of it, and how many words they are: "half a million",
    "medio centenar", "a quarter of a million"; 1.0 and 0 where they make none."""
    words = [word.casefold() for word in before[-_PART:]]
    bare = words[:-1] if words and words[-1] in ones(language) else words
    for part, share in _parts(language):
        if bare and bare[-len(part) :] == part:
            return share, len(part) + len(words) - len(bare)
    return 1.0, 0


@cache
def _parts(language: str) -> tuple[tuple[list[str], float], ...]:
    """Give the words for parts of a number, the longest first, with the share that each is."""
    try:
        rows = table(language, "differences")["shares"]
    except LookupError:
        return ()
    return tuple(sorted(((words.split(), share) for words, share in rows.items()), key=lambda row: -len(row[0])))


@cache
def ones(language: str) -> frozenset[str]:
    """Give the determiners that make one of what they go with."""
    try:
        return frozenset(table(language, "phrases")["single"])
    except LookupError:
        return frozenset()


def counts(account: Account) -> Iterator[Count]:
    """Give the numbers of a report: those that were read, and those that stand before what was done to whom; none of
    one that only says which of more are meant, none of others, and none that is counted together with others."""
    text, language, report = account.reading.document.text, account.reading.document.language, account.report
    for count in _every(account):
        taken_up = _taken_up(count, report.start)
        if not (taken_up or _of_others(count, report.start)) and not one_of_several(
            text, (count.span.start, count.span.end), (report.start, report.end), language
        ):
            yield count


def _taken_up(count: Count, start: int) -> bool:
    """Tell whether a number stands alone behind a determiner of what is known ("the three, who …"): it takes up some of
    those who were counted before, and counts nobody."""
    document, span = count.account.reading.document, count.span
    known = figuring.rules(document.language)
    alone = number(document.text[span.start : span.end].strip(), document.language) is not None
    return alone and known is not None and known.known.search(document.text, start, span.start) is not None


def _of_others(count: Count, start: int) -> bool:
    """Tell whether a number is of others than those named with them: "of Peru and six other states", "otros seis"."""
    document = count.account.reading.document
    known = figuring.rules(document.language)
    at = max(start, count.span.start - _OTHERS)
    return known is not None and known.further.search(document.text, at, count.span.end) is not None


def _every(account: Account) -> Iterator[Count]:
    seen: set[int] = set()
    if some(account.report, account.reading.document):
        return
    for quantity in account.report.quantities:
        if quantity.unit and (quantity.low is not None or quantity.high is not None):
            low = -math.inf if quantity.low is None else quantity.low
            high = math.inf if quantity.high is None else quantity.high
            yield _count(account, (quantity.start, quantity.end), (low, high), quantity.unit, read=True)
            seen.update(range(quantity.start - _BEFORE, quantity.end))
    yield from _measured(account, seen)
    if not account.report.quantities:
        for start, phrase in phrases(account):
            if start not in seen:
                yield from _counted(account, start, phrase)


def _measured(account: Account, seen: set[int]) -> Iterator[Count]:
    """Give the amounts that the sentence of a report measures: of what was seized, sent or found."""
    document, report = account.reading.document, account.report
    for found in amounts(document.text, report.start, report.end, document.language):
        if found.start not in seen:
            at = (found.start, found.end)
            yield replace(_count(account, at, (found.value, found.value), ""), unit=frozenset({f"in {found.measure}"}))


def phrases(account: Account) -> list[tuple[int, str]]:
    """Give the phrases for what was acted on that have no name, where they stand."""
    at = object_at(account)
    named = [(p.start, p.text) for p in account.report.recipients if not p.entity]
    return [*named, *([(at[0], account.report.object)] if at else [])]


def _counted(account: Account, start: int, phrase: str) -> Iterator[Count]:
    """Read a number in words or figures at the head of a phrase, or right before it."""
    language = account.reading.document.language
    text = account.reading.document.text
    ahead = text[max(account.report.start, start - _BEFORE) : start]
    words = list(WORD.finditer(ahead + phrase))
    for at, word in enumerate(words):
        found = leading([w.group() for w in words[at:]], language)
        single = has(account.family, "grows") and word.start() == len(ahead)
        if found is None and single and word.group().casefold() in ones(language):
            found = 1.0, 1
        if found is None:
            continue
        end = words[at + found[1] - 1].end()
        rest = (ahead + phrase)[end:]
        if end < len(ahead) and rest[: len(ahead) - end].strip():
            continue  # it counts something before the phrase
        unit = thing(rest if end > len(ahead) else phrase, language)
        if unit and (found[0] == 1.0 or is_plural(unit.text, language)):
            offset = start - len(ahead)
            head = max(start, offset + end) + len(rest if end > len(ahead) else phrase)
            yield _count(
                account, (offset + word.start(), min(head, account.report.end)), (found[0], found[0]), unit.text
            )
        return


def _count(
    account: Account, at: tuple[int, int], stated: tuple[float, float], unit: str, *, read: bool = False
) -> Count:
    """Make a count, widened by the words that qualify it; what was `read` is bounded already ("handed over 21")."""
    document = account.reading.document
    ahead = document.text[max(account.report.start, at[0] - _BEFORE) : at[0]]
    own = document.text[at[0] : at[1]] or unit
    start, low, high = at[0], *stated
    words = list(WORD.finditer(own.casefold()))
    known = loose(document.language)
    said = [w.group() for w in words]
    unsure = next((n for n, word in enumerate(said[:3]) if word in known and high == math.inf), None)
    if unsure is not None:
        share, _ = parted(said[:unsure], document.language)
        low, high, _ = vague(said[unsure : unsure + 3], document.language) or (low, high, 0)
        low, high = low * share, high * share
    first = next((w.start() for w in words if leading([w.group()], document.language) or w.group() in known), 0)
    before = (ahead + own[:first]).casefold().rstrip()
    for phrase, kind in _qualifiers(document.language):
        if read and kind in ("over", "under"):
            continue
        if _ends_with(before, phrase):
            low, high = _ranged(kind, low if math.isfinite(low) else high)
            start = min(start, at[0] - len(ahead) + len(before) - len(phrase)) if not first else start
            break
    text = " ".join(document.text[start : at[1]].split()) if document.text[at[0] : at[1]] else unit
    return Count(account, text, Span(document.id, start, at[1]), low, high, _unit(unit, document.language))


def _ends_with(text: str, phrase: str) -> bool:
    return text.endswith(phrase) and not text[: -len(phrase)][-1:].isalnum()


def qualified(before: str, stated: tuple[float, float], language: str) -> tuple[int, float, float]:
    """Widen a number by the words right before it; give how many characters before it they begin, and its range."""
    low = before.casefold().rstrip()
    if (article := low.split()[-1:]) and article[0] in ones(language):
        low = low[: -len(article[0])].rstrip()  # "more than a million"
    for phrase, kind in _qualifiers(language):
        if _ends_with(low, phrase):
            return len(before) - len(low) + len(phrase), *_ranged(kind, stated[0])
    return 0, *stated


def _ranged(kind: str, value: float) -> tuple[float, float]:
    ranges = {
        "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
        "nearly": (value * (1 - _NEARLY), value),
        "over": (value, math.inf),
        "under": (-math.inf, value),
    }
    return ranges[kind]


def _unit(unit: str, language: str) -> frozenset[str]:
    """Give what is counted as keys: the last word in English, the first elsewhere, or the head as it was read."""
    read = thing(unit, language)
    if read:
        return frozenset(key[:5] for key in read.heads)
    words = tokens(unit)
    return senses(words[-1].text, language) if words else frozenset()


def one_of_several(text: str, at: tuple[int, int], sentence: tuple[int, int], language: str) -> bool:
    """Tell whether others are counted with people who are counted somewhere, so that the number is not that of all:
    "two nurses and a driver", "a driver and two nurses"; "two dead and three hurt" are counted each for itself."""
    known, read = figuring.rules(language), thing(text[slice(*at)], language)
    if known is None or read is None or known.said_of(read.text):
        return False
    if not (are_people(read) or any(gazetteer.demonym(word, language) for word in read.text.split()[-2:])):
        return False
    after = [w.group() for w in WORD.finditer(text, at[1], min(sentence[1], at[1] + _BEFORE))]
    after = after[1:] if known.adjective_after and after and is_plural(after[0], language) else after
    before = [w.group() for w in WORD.finditer(text, max(sentence[0], at[0] - _BEFORE), at[0])][::-1]
    listed = text[at[1] : sentence[1]].lstrip().startswith(",") and _counts_people(after[:2], language, known)
    return listed or _goes_on(after, language, known) or _went_before(before[: _FEW + 1], language, known)


def _counts_people(words: Sequence[str], language: str, known: Rules) -> bool:
    """Tell whether words count people who go on a list ("two Spaniards"), of whom nothing else is said."""
    number, noun = (*words, "", "")[:2]
    if not (number and begins(number, language)) or known.said_of(noun):
        return False
    read = thing(noun, language)
    named = bool(gazetteer.demonym(noun, language))
    return named or (read is not None and are_people(read))


def _goes_on(words: Sequence[str], language: str, known: Rules) -> bool:
    link, number, *rest = *words[:3], "", ""
    counted = number.casefold() in ones(language) or (bool(number) and begins(number, language))
    return link in known.adding and counted and not known.said_of(rest[0])


def _went_before(words: Sequence[str], language: str, known: Rules) -> bool:
    """Tell whether words, the last first, end with what is counted and a word that adds to it."""
    if words[:1] and words[0] not in known.adding:
        return False
    counted = (n for n, w in enumerate(words[1:]) if w.casefold() in ones(language) or begins(w, language))
    first = next(counted, 0)
    noun = words[1 : first + 1]
    return first > 0 and all(weight(w.casefold(), language) for w in noun) and not known.said_of(" ".join(noun))


def is_plural(phrase: str, language: str) -> bool:
    """Tell whether some word of a phrase is a plural: of a noun, or of a people ("Spaniards")."""
    words = [w.group() for w in WORD.finditer(phrase)][:4]
    ending = [word for word in words if word.endswith(of_all("names", "grammar", "plurals"))]
    return (
        any(simplemma.lemmatize(word.casefold(), lang=language) != word.casefold() for word in ending)
        or any(word[0].isupper() and gazetteer.demonym(word, language) for word in ending)
        or not _PEOPLE.isdisjoint(map(str.casefold, words))
    )
