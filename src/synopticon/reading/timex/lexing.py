"""Words of a text and what each can be in a language's grammar of time."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from synopticon.languages import table

_TOKEN = re.compile(r"\d+|\n|[^\W\d_]+|[^\w\s]|_")
_NEAR = 2  # tokens: "3 de mar", "mar. 2016"
_SAME = str.maketrans({"’": "'", "‐": "-", "‑": "-", "−": "-"})


class Token(NamedTuple):
    """A word, a run of digits or one sign: lower-cased text, and offsets of the text that was lexed."""

    text: str
    start: int
    end: int


class Sense(NamedTuple):
    """One thing a word can be: how many tokens it takes, and its value."""

    length: int
    value: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. `phrases`: first two words → (all words, category, value), longest first;
    `single`: word → category → sense."""

    phrases: dict[tuple[str, str], tuple[tuple[tuple[str, ...], str, str], ...]]
    single: dict[str, dict[str, Sense]]
    capitalised: frozenset[str]
    numbered: frozenset[str]
    exposed: frozenset[str]
    before_exposed: frozenset[str]
    before_short_day: frozenset[str]
    before_to_come: frozenset[str]
    before_length_back: frozenset[str]
    joiner: str


def tokenise(text: str) -> list[Token]:
    """Cut a text into words, runs of digits and single signs."""
    return [Token(m[0].lower().translate(_SAME), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@cache
def lexicon(language: str) -> Lexicon:
    """Give the compiled words of `times.toml`.

    Raises:
        LookupError: the language has no such table.
    """
    data = table(language, "times")
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = {}
    single: dict[str, dict[str, Sense]] = {}
    for category, words in data["words"].items():
        for form, value in words.items():
            for spelling in dict.fromkeys((form, _plain(form))):
                split = tuple(token.text for token in tokenise(spelling))
                if len(split) == 1:
                    single.setdefault(split[0], {}).setdefault(category, Sense(1, str(value)))
                else:
                    phrases.setdefault((split[0], split[1]), []).append((split, category, str(value)))
    return Lexicon(
        {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()},
        single,
        frozenset(data["capitalised"]),
        frozenset(data["only_by_a_number"]),
        frozenset(data["alone_only_after"]),
        frozenset(data["before_a_name"]),
        frozenset(data["before_a_short_day"]),
        frozenset(data["before_a_length_to_come"]),
        frozenset(data["before_a_length_back"]),
        next(iter(data["words"]["tens_joiner"])),
    )


def _plain(form: str) -> str:
    """Drop accents as careless writers do, ñ kept: "miércoles", "miercoles"."""
    parts = unicodedata.normalize("NFD", form.replace("ñ", "\0"))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("\0", "ñ")


def senses(text: str, tokens: list[Token], words: Lexicon) -> list[dict[str, Sense]]:
    """Give, for every token, what can begin there: category → the longest reading of it."""
    found: list[dict[str, Sense]] = []
    for i, token in enumerate(tokens):
        here = _digits(tokens, i) if token.text[0].isdecimal() else {}
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        for phrase, category, value in words.phrases.get((token.text, after), ()):
            if category not in here and _stands(phrase, tokens, i) and _meant(text, tokens, i, words):
                here[category] = Sense(len(phrase), value)
        single = words.single.get(token.text)
        if single and _meant(text, tokens, i, words):
            here = {**single, **here}
        found.append(here)
    for i in range(len(tokens) - 1, -1, -1):
        if found[i]:
            amount = _amount(tokens, found, i, words)
            if amount:
                found[i]["amount"] = amount
    return found


def _stands(phrase: tuple[str, ...], tokens: list[Token], i: int) -> bool:
    return all(i + k < len(tokens) and tokens[i + k].text == phrase[k] for k in range(2, len(phrase)))


def _meant(text: str, tokens: list[Token], i: int, words: Lexicon) -> bool:
    """Tell a word of time from another that is written like it: by its capital ("Sun"), or a number near ("3 mar.")."""
    word = tokens[i]
    if word.text in words.numbered:
        near = tokens[max(0, i - _NEAR) : i + _NEAR + 1]
        return any(token.text.isdecimal() for token in near)
    return word.text not in words.capitalised or text[word.start].isupper()


def _touches(tokens: list[Token], i: int, j: int) -> bool:
    return 0 <= i < j < len(tokens) and tokens[i].end == tokens[j].start


def _digits(tokens: list[Token], i: int) -> dict[str, Sense]:
    """What a run of digits can be. The tail of a decimal or of thousands ("2,000") is none but a part of a date."""
    digits = tokens[i].text
    if not digits.isascii() or len(digits) > 6:
        return {}
    value, here = int(digits), {}
    if len(digits) <= 2:
        here = {name: Sense(1, digits) for name, low, high in _RANGES if low <= value <= high}
    if len(digits) == 2:
        here["yy"] = Sense(1, digits)
        if value < 60:
            here["minute"] = Sense(1, digits)
    if len(digits) == 4:
        here["hhmm"] = Sense(1, digits)
        if 1000 <= value <= 2100:
            here["year"] = Sense(1, digits)
    here["number"] = Sense(1, digits)
    return here


_RANGES = (("day", 1, 31), ("dd", 1, 31), ("mm", 1, 12), ("hour", 0, 24))


def _amount(tokens: list[Token], found: list[dict[str, Sense]], i: int, words: Lexicon) -> Sense | None:
    """Read a number in digits or words, with a half after it: "2.5", "twenty-five", "two and a half", "several"."""
    here = found[i]
    base = _number(tokens, i) if "number" in here else _counted(tokens, found, i, words)
    base = here.get("vague") or base or here.get("single")
    if base is None:
        return None
    after = i + base.length
    half = found[after].get("half") if after < len(found) else None
    if half and base.value != "X":
        return Sense(base.length + half.length, f"{float(base.value) + float(half.value):g}")
    return base


def _number(tokens: list[Token], i: int) -> Sense | None:
    digits = tokens[i].text
    if i >= 2 and _touches(tokens, i - 1, i) and tokens[i - 1].text in ".," and tokens[i - 2].text.isdecimal():
        return None
    if _touches(tokens, i, i + 1) and _touches(tokens, i + 1, i + 2) and tokens[i + 2].text.isdecimal():
        mark, tail = tokens[i + 1].text, tokens[i + 2].text
        if mark in ".," and len(tail) == 3:
            return Sense(3, digits + tail)
        if mark in ".,":
            return Sense(3, f"{digits}.{tail}")
    return Sense(1, digits)


def _counted(tokens: list[Token], found: list[dict[str, Sense]], i: int, words: Lexicon) -> Sense | None:
    first = found[i].get("count")
    if first is None or not 20 <= int(first.value) <= 90 or i + 2 >= len(tokens):
        return first
    unit = found[i + 2].get("count")
    if tokens[i + 1].text != words.joiner or unit is None or int(unit.value) > 9:
        return first
    return Sense(3, str(int(first.value) + int(unit.value)))


def numeric_order(language: str) -> str:
    """Give how months and days stand in all-numeric dates of a language: "mdy" or "dmy"."""
    order: Any = table(language, "times")["numeric_order"]
    return str(order)
