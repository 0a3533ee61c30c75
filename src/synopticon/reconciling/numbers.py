"""Where reports of one event differ in how many: numbers as ranges, with the words that qualify them.

"About forty" and 42 can both be true, "more than 200" and 137 cannot; a toll that grew from one day to the next is a
later state of knowledge; "soldiers" and "dozens of soldiers" differ in scope.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import simplemma

from synopticon.languages import table
from synopticon.reconciling.accounts import Account, some
from synopticon.reconciling.differing import Relation, Value, by_kind
from synopticon.reconciling.families import has
from synopticon.reconciling.matching import Link, clusters
from synopticon.reconciling.numerals import leading
from synopticon.reconciling.things import alike, thing
from synopticon.reconciling.versions import of_one_article
from synopticon.reconciling.words import senses, tokens
from synopticon.records import Disagreement, Span

_ABOUT, _NEARLY = 0.15, 0.15  # share of a number by which "about" and "nearly" may be out
_BEFORE = 40  # characters before a number in which its qualifier stands
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
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


def find(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare quantities of one thing across articles, and what is counted with what is not."""
    counts = [count for account in accounts for count in _counts(account)]
    found = []
    for unit in _units(counts):
        found += _of_unit([counts[int(i)] for i in unit], accounts)
    return found


# ------------------------------------------------------------------------------------------------ reading


@cache
def _qualifiers(language: str) -> tuple[tuple[str, str], ...]:
    """Give the qualifying words and their kinds, the longest first."""
    rows = _table(language)
    found = [(words, kind) for kind in ("about", "nearly", "over", "under") for words in rows.get(kind, ())]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))


@cache
def _table(language: str) -> dict[str, list[str]]:
    try:
        return table(language, "differences")
    except LookupError:
        return {}


@cache
def _loose(language: str) -> dict[str, tuple[float, float]]:
    try:
        return {word: (low, high) for word, (low, high) in table(language, "differences")["loose"].items()}
    except LookupError:
        return {}


def _counts(account: Account) -> Iterator[Count]:
    """Give the numbers of a report: those that were read, and those that stand before what was done to whom."""
    seen: set[int] = set()
    for quantity in account.report.quantities:
        if quantity.unit and (quantity.low is not None or quantity.high is not None):
            low = -math.inf if quantity.low is None else quantity.low
            high = math.inf if quantity.high is None else quantity.high
            yield _count(account, (quantity.start, quantity.end), (low, high), quantity.unit, read=True)
            seen.update(range(quantity.start - _BEFORE, quantity.end))
    if not account.report.quantities:
        for start, phrase in _phrases(account):
            if start not in seen:
                yield from _counted(account, start, phrase)


def _phrases(account: Account) -> list[tuple[int, str]]:
    """Give the phrases for what was acted on that have no name, where they stand."""
    text, report = account.reading.document.text, account.report
    named = [(p.start, p.text) for p in report.recipients if not p.entity]
    at = text.find(report.object, report.start, report.end) if report.object else -1
    return [*named, *([(at, report.object)] if at >= 0 else [])]


def _counted(account: Account, start: int, phrase: str) -> Iterator[Count]:
    """Read a number in words or figures at the head of a phrase, or right before it."""
    language = account.reading.document.language
    text = account.reading.document.text
    ahead = text[max(account.report.start, start - _BEFORE) : start]
    words = list(_WORD.finditer(ahead + phrase))
    for at, word in enumerate(words):
        found = leading([w.group() for w in words[at:]], language)
        if found is None:
            continue
        end = words[at + found[1] - 1].end()
        rest = (ahead + phrase)[end:]
        if end < len(ahead) and rest[: len(ahead) - end].strip():
            continue  # it counts something before the phrase
        unit = thing(rest if end > len(ahead) else phrase, language)
        if unit and _is_plural(unit.text, language):
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
    words = list(_WORD.finditer(own.casefold()))
    loose = _loose(document.language)
    low, high = next((loose[w.group()] for w in words[:3] if w.group() in loose and high == math.inf), (low, high))
    first = next((w.start() for w in words if leading([w.group()], document.language) or w.group() in loose), 0)
    before = (ahead + own[:first]).casefold().rstrip()
    for phrase, kind in _qualifiers(document.language):
        if read and kind in ("over", "under"):
            continue
        if before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum():
            low, high = _ranged(kind, low if math.isfinite(low) else high)
            start = min(start, at[0] - len(ahead) + len(before) - len(phrase)) if not first else start
            break
    high = math.inf if some(account.report, document) else high
    text = " ".join(document.text[start : at[1]].split()) if document.text[at[0] : at[1]] else unit
    return Count(account, text, Span(document.id, start, at[1]), low, high, _unit(unit, document.language))


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


def _is_plural(phrase: str, language: str) -> bool:
    """Tell whether some word of a phrase is a plural."""
    words = [w.group().casefold() for w in _WORD.finditer(phrase)][:4]
    return any(word.endswith("s") and simplemma.lemmatize(word, lang=language) != word for word in words) or bool(
        _PEOPLE.intersection(words)
    )


# ------------------------------------------------------------------------------------------------ comparing


def _units(rows: Sequence[Count]) -> list[tuple[str, ...]]:
    """Group counts (by number) of the same thing: units that mean the same in either language, or the only counts of
    two reports of a happening that has one thing to count."""
    only = [sum(r.account is row.account for r in rows) == 1 and has(row.account.family, "counted") for row in rows]
    links = [
        Link(1.0, f"{i:06d}", f"{j:06d}")
        for (i, one), (j, two) in combinations(enumerate(rows), 2)
        if one.unit & two.unit or (only[i] and only[j] and _near(one, two))
    ]
    return clusters((f"{i:06d}" for i in range(len(rows))), links)


def _near(one: Count, two: Count) -> bool:
    """Tell whether two counts may be of one thing whatever it is called: neither is many times the other."""
    low, high = sorted(float(c.low if math.isfinite(c.low) else c.high) for c in (one, two))
    return high <= 3 * low


def _of_unit(rows: Sequence[Count], accounts: Sequence[Account]) -> list[Disagreement]:
    groups: dict[tuple[float, float], list[Count]] = {}
    for count in rows:
        groups.setdefault(count.range, []).append(count)
    keys = sorted(groups)
    values = [_value(groups[key]) for key in keys]
    related: dict[tuple[int, int], Relation] = {}
    for (i, one), (j, two) in combinations(enumerate(keys), 2):
        articles = {a.document for a in (*values[i].accounts, *values[j].accounts)}
        if of_one_article(values[i].accounts, values[j].accounts):
            related[i, j] = (
                "version",
                f"“{values[i].text}” and “{values[j].text}” stand in two versions of one article.",
            )
        elif len(articles) > 1:
            related[i, j] = _relation(one, two, values[i], values[j])
    plain = _uncounted(rows, accounts)
    if plain:
        values.append(plain)
        why = f"“{plain.text}” are not counted by all who tell of them."
        related |= {(i, len(values) - 1): ("scope", why) for i in range(len(values) - 1)}
    return by_kind("number", values, related)


def _value(rows: Sequence[Count]) -> Value:
    text = min((c.text for c in rows), key=lambda t: (len(t), t))
    return Value(text, tuple(c.account for c in rows), tuple(c.span for c in rows))


def _relation(one: tuple[float, float], two: tuple[float, float], a: Value, b: Value) -> Relation:
    if one[0] <= two[1] and two[0] <= one[1]:
        return "precision", f"“{a.text}” and “{b.text}” can both be true."
    less, more = (a, b) if one[0] < two[0] or one[1] < two[1] else (b, a)
    if _grew(less, more):
        return "version", f"“{more.text}” was published after “{less.text}”: the count has grown."
    return "conflict", f"“{a.text}” and “{b.text}” exclude each other."


def _grew(less: Value, more: Value) -> bool:
    """Tell whether all who give the higher count of what is counted day by day were published after the others."""
    if not all(has(a.family, "grows") for a in (*less.accounts, *more.accounts)):
        return False
    return max(a.published.end for a in less.accounts) <= min(a.published.start for a in more.accounts)


def _uncounted(rows: Sequence[Count], accounts: Sequence[Account]) -> Value | None:
    """Give what other articles say of the same without a number: a plural without an article ("soldiers")."""
    counted = {c.account.document for c in rows}
    things = [thing(c.text, c.account.reading.document.language) for c in rows]
    found = []
    for account in accounts:
        language = account.reading.document.language
        for start, phrase in _phrases(account) if account.document not in counted else ():
            read = thing(phrase, language)
            if read and _bare(phrase, account, start) and any(t and alike(read, t) for t in things):
                found.append((account, Span(account.document, start, start + len(phrase)), _head(phrase, language)))
    if not found:
        return None
    return Value(min(words for _, _, words in found), tuple(a for a, _, _ in found), tuple(s for _, s, _ in found))


def _head(phrase: str, language: str) -> str:
    """Give the first words of a phrase, up to the plural that it is."""
    words = phrase.split()
    last = next((i for i, word in enumerate(words) if _is_plural(word, language)), 0)
    return " ".join(words[: last + 1])


def _bare(phrase: str, account: Account, start: int) -> bool:
    """Tell whether a phrase is a plural without article or number."""
    language = account.reading.document.language
    words = [w.group().casefold() for w in _WORD.finditer(phrase)]
    before = [w.group().casefold() for w in _WORD.finditer(account.reading.document.text[max(0, start - 20) : start])]
    known = frozenset(_table(language).get("bare", ()))
    if not words or words[0] in known or (before[-1:] and before[-1] in known) or words[0] in _loose(language):
        return False
    return (
        leading(words, language) is None
        and leading(before[-1:], language) is None
        and _is_plural(_first(words, language), language)
    )


def _first(words: Sequence[str], language: str) -> str:
    """Give the word that a plain plural begins with, or ends with where adjectives go before."""
    plural = [w for w in words[:2] if _is_plural(w, language)]
    return plural[0] if plural else ""
