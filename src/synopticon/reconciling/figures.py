"""The figures of an article: every number in its running text with what it is of, as a range."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from synopticon.languages import table
from synopticon.reconciling.counts import WORD, is_plural, loose, qualified
from synopticon.reconciling.kinds import sorts
from synopticon.reconciling.measures import amounts
from synopticon.reconciling.numerals import begins, leading, number
from synopticon.reconciling.things import Thing, Words, keys, meanings, thing
from synopticon.records import Reading, Span

Unit = frozenset[str]
_Amount = tuple[tuple[int, int], tuple[float, float], Unit]

_AHEAD = 60  # characters after a number in which it is said of what it is, and what was done to them
_BEFORE = 45  # characters before a number in which its qualifier or what was done stands
_FEWEST = 2.0  # the least number that is a figure
_LOOSELY = 20.0  # the least that a word for no certain number must come to
_PEOPLE = frozenset(
    {"protester", "soldier", "police", "fighter", "attacker", "worker", "migrant", "captive", "young", "crew", "person"}
)
_CLOSE = 14  # characters after a number without a noun in which it is said what was done to them
_NOUN = 4  # words after a number in which the noun stands
_RATHER = 3  # characters by which what is said after a number is nearer than what is said before
_PERCENT = "in percent"
_MEMBERS = frozenset({"member", "miembro"})
_VERBS = frozenset({"be", "have", "do"})  # whose forms look like plurals
_NAMED = re.compile(r"[^\W\d_a-z]\w*\s$")  # a word with a capital right before a number: it is part of a name
_AGE = re.compile(r", \d\d,")
_STOP = re.compile(r"[,;:.()\"“”«»?!\n]")
_MONEY = {"$": "dollars", "€": "euros", "£": "pounds"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: where it stands with its noun, how it is written, its `value` as stated and as a range; of what, as
    keys of any language; `marks` what else its noun says; the number of its sentence, and what the other words of that
    mean; `again` where it stands by itself, of what was counted before, and `denied` where it is said not to be so;
    `revised` where its sentence says that figures are set right."""

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    unit: Unit
    marks: frozenset[str]
    sentence: int
    context: Words
    again: bool = False
    denied: bool = False
    revised: bool = False

    @property
    def bounds(self) -> tuple[float, ...]:
        """Give the number as stated and the ends of its range, as far as they are finite."""
        return tuple(bound for bound in (self.value, self.low, self.high) if math.isfinite(bound))

    def excludes(self, other: Figure) -> bool:
        """Tell whether both cannot be true."""
        return self.high < other.low or other.high < self.low


@dataclass(frozen=True, slots=True)
class _Rules:
    aspects: Mapping[str, re.Pattern[str]]
    estimates: re.Pattern[str]
    skip: re.Pattern[str]
    parts: re.Pattern[str]
    share: re.Pattern[str]
    money: re.Pattern[str]
    percent: re.Pattern[str]
    revised: re.Pattern[str]
    denied: re.Pattern[str]
    spans: frozenset[str]
    between: frozenset[tuple[str, str]]
    adjective_after: bool


@cache
def _rules(language: str) -> _Rules | None:
    try:
        rows = table(language, "differences")["figures"]
    except LookupError:
        return None
    money = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in rows["money"].items())
    percent = "|".join(map(re.escape, rows["percent"]))
    return _Rules(
        {name: re.compile(rf"(?i)\b(?:{'|'.join(words)})\b") for name, words in rows["aspects"].items()},
        re.compile(rows["estimates"]),
        re.compile(rows["skip"]),
        re.compile(rows["parts"]),
        re.compile(rows["share"]),
        re.compile(rf"(?i)\s*(?:de )?(?:{money})\b"),
        re.compile(rf"(?i)\s*(?:{percent})"),
        re.compile(rows["revised"]),
        re.compile(rows["denied"]),
        frozenset(rows["spans"]),
        frozenset((first, second) for first, second in rows["between"]),
        rows["adjective_after"],
    )


def figures(reading: Reading) -> tuple[Figure, ...]:
    """Give the figures of an article in the order of its text; none in a language without a table."""
    rules = _rules(reading.document.language)
    if rules is None:
        return ()
    found: list[Figure] = []
    taken = _taken(reading)
    for n, (start, end) in enumerate(reading.sentences):
        for figure in _in_sentence(reading, n, start, end, rules):
            if not any(a < figure.end and figure.start < b for a, b in taken):
                told = _of_before(figure, found) if figure.again else figure
                revised = bool(rules.revised.search(reading.document.text, start, end))
                found += [replace(told, revised=revised)] if told.unit else []
    return tuple(found)


def _taken(reading: Reading) -> list[tuple[int, int]]:
    """Give where numbers are those of dates and names."""
    text = reading.document.text
    named = [(m.start, m.end) for m in reading.mentions if m.form == "name" and re.search(r"\d", text[m.start : m.end])]
    return [*((t.start, t.end) for t in reading.times), *named]


def _of_before(figure: Figure, found: list[Figure]) -> Figure:
    """Let a bare number after a verb of estimating be of what was counted last, in this sentence or the one before."""
    before = found[-1] if found else None
    if before is None or figure.sentence - before.sentence > 1 or (figure.unit and figure.unit != before.unit):
        return replace(figure, again=False)
    return replace(figure, unit=before.unit, marks=before.marks, context=before.context)


def _in_sentence(reading: Reading, n: int, start: int, end: int, rules: _Rules) -> Iterator[Figure]:
    language, text = reading.document.language, reading.document.text
    amounted = list(_measured(text, start, end, language, rules))
    numbers = [(at, ranged) for at, ranged in _numbers(text, start, end, language, rules) if ranged[0] >= _FEWEST]
    if not (amounted or numbers):
        return
    context = meanings(re.sub(r"\d", " ", text[start:end]), language)
    yield from (_made(reading, at, ranged, unit, n, context) for at, ranged, unit in amounted)
    for at, ranged in numbers:
        inside = any(a < at[1] and at[0] < b for (a, b), _, _ in amounted)
        surely = ranged[0] == ranged[1] or ranged[0] >= _LOOSELY
        if surely and not inside and not rules.skip.search(text, max(start, at[0] - _CLOSE), at[0]):
            yield from _counted(reading, at, ranged, n, context, rules)


def _numbers(
    text: str, start: int, end: int, language: str, rules: _Rules
) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
    """Give the numbers in words or figures between two offsets, and words for one of no certain value ("dozens"), each
    with its range."""
    words = list(WORD.finditer(text, start, end))
    said = [w.group() for w in words]
    i = 0
    while i < len(words):
        vague = loose(language).get(said[i].casefold())
        read = leading(said[i : i + 6], language) if begins(said[i], language) else None
        if read is None and vague is None:
            i += 1
            continue
        scale = leading(said[i + 1 : i + 2], language) if vague else None
        value, length = read or (0.0, 1)
        low, high = vague or (value, value)
        if scale and scale[0] >= 100:  # "several thousand"
            low, high, length = low * scale[0], high * scale[0], 2
        until = leading(said[i + length + 1 : i + length + 4], language) if read else None
        if until and (said[i - 1].casefold() if i else "", said[i + length]) in rules.between:
            high, length = until[0], length + 1 + until[1]
        yield (words[i].start(), words[i + length - 1].end()), (low, high)
        i += length


def _measured(text: str, start: int, end: int, language: str, rules: _Rules) -> Iterator[_Amount]:
    """Give amounts of a measure, and shares in words ("eight in ten")."""
    for amount in amounts(text, start, end, language):
        yield (amount.start, amount.end), (amount.value, amount.value), frozenset({f"in {amount.measure}"})
    for match in rules.share.finditer(text, start, end):
        part, whole = number(match["part"], language), number(match["whole"].split()[-1], language)
        if part is not None and whole:
            share = 100 * part / whole
            yield match.span(), (share, share), frozenset({_PERCENT})


def _counted(
    reading: Reading, at: tuple[int, int], ranged: tuple[float, float], n: int, context: Words, rules: _Rules
) -> Iterator[Figure]:
    """Read of what a number is: by the word or the noun after it, by what is said of people; of a bare number after a
    verb of estimating, that it is of what was counted before."""
    text, language, last = reading.document.text, reading.document.language, reading.sentences[n][1]
    after = text[at[1] : min(last, at[1] + _AHEAD)]
    paid = rules.money.match(after)
    coin = _MONEY.get(text[at[0] - 1 : at[0]]) or (paid.lastgroup if paid else None)
    estimated = rules.estimates.search(text, max(reading.sentences[n][0], at[0] - _AHEAD), at[0])
    denied = rules.denied.search(text, max(reading.sentences[n][0], at[0] - _AHEAD), at[0])
    if coin or rules.percent.match(after):
        unit = frozenset({f"in {coin}" if coin else _PERCENT})
        yield replace(_made(reading, at, ranged, unit, n, context), again=bool(estimated))
        return
    if rules.parts.match(after):
        return
    noun = _noun(_STOP.split(after)[0], language, rules)
    if noun and not noun.heads & rules.spans:
        heads = noun.marks if noun.heads & _MEMBERS and noun.marks else noun.heads  # "crew members"
        kinds = {kind for kind, _ in sorts(heads)}
        people = (noun.anybody and heads is noun.heads) or bool(kinds & _PEOPLE)
        own = next((name for name, pattern in rules.aspects.items() if pattern.search(noun.text)), "")
        aspect = own or (_aspect(text, at, reading.sentences[n], rules, language) if people else "")
        if noun.anybody and heads is noun.heads and not aspect:
            return  # "20 people": of whom it says nothing
        unit = frozenset({f"people {aspect}"}) if aspect else _unit(heads, kinds)
        yield _made(reading, at, ranged, unit, n, context, noun.text, frozenset() if aspect else noun.marks)
    elif noun is None and _AGE.match(text[at[0] - 2 : at[1] + 1]) is None:
        aspect = _aspect(text, at, (at[0], min(last, at[1] + _CLOSE)), rules, language)
        if aspect:
            yield _made(reading, at, ranged, frozenset({f"people {aspect}"}), n, context)
        elif (estimated or denied) and not _NAMED.search(text, max(0, at[0] - _BEFORE), at[0]):
            made = _made(reading, at, ranged, frozenset(), n, context)
            yield replace(made, again=True, denied=bool(denied))


def _unit(heads: frozenset[str], kinds: set[str]) -> Unit:
    """Give what is counted as keys: its heads, so far that inflections agree, and its kinds."""
    return frozenset(key[:6] for key in heads) | {f"kind {kind}" for kind in kinds}


def _noun(phrase: str, language: str, rules: _Rules) -> Thing | None:
    """Read the noun that a number counts: up to the first plural, with the adjective after it where those stand so."""
    words = list(WORD.finditer(phrase))[:_NOUN]
    last = next((i for i, w in enumerate(words) if is_plural(w.group(), language) and not w.group().isupper()), None)
    if last is None or keys(words[last].group(), language) & _VERBS:
        return None
    if rules.adjective_after and last + 1 < len(words) and is_plural(words[last + 1].group(), language):
        last += 1
    return thing(phrase[words[0].start() : words[last].end()], language)


def _aspect(text: str, at: tuple[int, int], sentence: tuple[int, int], rules: _Rules, language: str) -> str:
    """Give what is said of people who are counted, by the nearest word for it; no other number stands between."""
    start, end = at
    after = re.split(r"\d", text[end : min(sentence[1], end + _AHEAD)])[0]
    ahead = text[max(sentence[0], start - _BEFORE) : start]
    before = re.split(r"\d", ahead[: len(ahead) - qualified(ahead, (0.0, 0.0), language)[0]])[-1]
    found = []
    for name, pattern in rules.aspects.items():
        found += [(m.start(), name) for m in pattern.finditer(after)]
        found += [(len(before) - m.end() + _RATHER, name) for m in pattern.finditer(before)]
    return min(found, default=(0, ""))[1]


def _made(
    reading: Reading, at: tuple[int, int], ranged: tuple[float, float], unit: Unit, n: int, context: Words,
    noun: str = "", marks: frozenset[str] = frozenset(),
) -> Figure:  # fmt: skip
    """Make a figure, widened by the words that qualify it, written with its noun."""
    text, (first, _) = reading.document.text, reading.sentences[n]
    begins, low, high = qualified(text[max(first, at[0] - _BEFORE) : at[0]], ranged, reading.document.language)
    ends = text.find(noun, at[1]) + len(noun) if noun else at[1]
    start = at[0] - begins
    return Figure(start, ends, " ".join(text[start:ends].split()), ranged[0], low, high, unit, marks, n, context)


def sentence_of(reading: Reading, offset: int) -> int:
    """Give the number of the sentence that an offset lies in."""
    return bisect_right(reading.sentences, (offset, len(reading.document.text) + 1)) - 1


def span(reading: Reading, figure: Figure) -> Span:
    """Give where a figure stands."""
    return Span(reading.document.id, figure.start, figure.end)
