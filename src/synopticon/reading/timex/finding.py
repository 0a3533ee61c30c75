"""All time expressions of a text, not yet resolved: lex, match, choose, interpret, join."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from synopticon import gazetteer
from synopticon.chronology.feasts import fixed_day
from synopticon.languages import table
from synopticon.reading.timex.drafts import Draft, expression
from synopticon.reading.timex.grammar import Match, choose, grammar, matches
from synopticon.reading.timex.joining import join
from synopticon.reading.timex.lexing import Lexicon, Sense, Token, lexicon, numeric_order, senses, tokenise
from synopticon.reading.timex.meaning import interpret
from synopticon.records import TimeDirection, TimeExpression

Lean = Callable[[int, int], TimeDirection]
# How far from "national day" its country may stand, in characters.
_NEAR = 24
# How many words before a length may tell that it reaches back, and what ends the look for them.
_CLAUSE = 14
_STOPS = frozenset(".;:\n")
# Letters of a word that a point may cut short ("No. 1970").
_ABBREVIATION = 4
# Letters of a preposition between the parts of a date.
_SHORT = 2
_SHORT_UNITS = frozenset(("D", "W"))
_WHOLE = re.compile(r"P\d+[DWMY]")
_BREAK = re.compile(r"[.,;:!?\n]")
_TAIL = re.compile(r"[ ]?%|[.,:]\d|\w")
_HEAD = re.compile(r"(?:\d[.,:\-–]?|[$€£¥₩₽#@][ ]?|[^\W\d])\Z")


def find(text: str, language: str, lean: Lean) -> list[TimeExpression]:
    """Find the time expressions of a text, in its order, unresolved.

    `lean` tells, for characters start to end, which way an open date leans; it is asked only where that matters.

    Raises:
        LookupError: the language has no table of times.
    """
    words = lexicon(language)
    tokens = tokenise(text)
    read = senses(text, tokens, words)
    guard = _Guard(text, tokens, read, words, language)
    order = numeric_order(language)
    meant = [
        (m, draft) for m in matches(tokens, read, grammar(language)) if guard(m) and (draft := interpret(m, order))
    ]
    by_match = {id(m): draft for m, draft in meant}
    chosen = [by_match[id(m)] for m in choose([m for m, _ in meant])]
    placed = [_of_country(d, text, tokens, language) for d in chosen]
    kept = [_labelling(_with_mod(d, read), text, tokens) for d in placed if d and d.value != "-"]
    joined = join(kept, tokens, joiners(language))
    return [_expression(_to_come(draft, tokens, lean, words), tokens, lean) for draft in joined]


@cache
def joiners(language: str) -> frozenset[str]:
    """Give the words that may stand between the two parts of one time."""
    return frozenset(table(language, "times")["joiners"])


def _to_come(draft: Draft, tokens: list[Token], lean: Lean, words: Lexicon) -> Draft:
    """ "Will be held in two weeks" gives a date; "was built in two weeks" and "will be the first in two weeks" a
    length."""
    if draft.rule != "duration" or not _WHOLE.fullmatch(draft.value) or not draft.first:
        return draft
    if tokens[draft.first - 1].text not in words.before_to_come:
        return draft
    if any(token.text in words.before_length_back for token in _clause_before(tokens, draft.first)):
        return draft
    if lean(tokens[draft.first].start, tokens[draft.last - 1].end) != "future":
        return draft
    return replace(draft, type="DATE", value="", shift=draft.value, anchor="publication", direction="none")


def _clause_before(tokens: list[Token], first: int) -> list[Token]:
    near = tokens[max(0, first - _CLAUSE) : first]
    ends = [i for i, token in enumerate(near) if token.text in _STOPS]
    return near[ends[-1] + 1 :] if ends else near


def _expression(draft: Draft, tokens: list[Token], lean: Lean) -> TimeExpression:
    start, end = tokens[draft.first].start, tokens[draft.last - 1].end
    open_ended = not draft.value and draft.direction is None and not draft.year
    return expression(draft, start, end, lean(start, end) if open_ended else "nearest")


def _with_mod(draft: Draft, read: list[dict[str, Sense]]) -> Draft:
    """Take in "early", "the end of", "a mediados de" where it stands right before a date."""
    if draft.type != "DATE" or draft.value or draft.mod:
        return draft
    for first in range(max(0, draft.first - 4), draft.first):
        sense = read[first].get("mod")
        if sense and first + sense.length == draft.first:
            return replace(draft, first=first, mod=sense.value)
    return draft


def _labelling(draft: Draft, text: str, tokens: list[Token]) -> Draft:
    """Count the clock that a line of a live page begins with ("10:10 The two presidents …") from the day of writing."""
    start, end = tokens[draft.first].start, tokens[draft.last - 1].end
    opens = not text[:start].rpartition("\n")[2].strip() and text[end : end + 1] == " "
    label = draft.rule == "clock" and opens and text[end + 1 : end + 2].isupper()
    return replace(draft, anchor="publication") if label else draft


def _of_country(draft: Draft, text: str, tokens: list[Token], language: str) -> Draft | None:
    """Give a national day its country and so its date; that of the country whose day it usually is
    where none is named; nothing where its day is not known."""
    if not draft.value.startswith("?"):
        return draft
    start, end = tokens[draft.first].start, tokens[draft.last - 1].end
    left, right = max(0, start - _NEAR), min(len(text), end + _NEAR)
    near = [
        (m.start + left, m.end + left, name.removeprefix("country:"))
        for m in gazetteer.find(text[left:right], language)
        for name in m.entries[:1]
        if name.startswith("country:")
    ]
    key, _, usual = draft.value[1:].partition(" ")
    for first, last, country in sorted(near, key=lambda n: min(abs(n[0] - end), abs(start - n[1]))):
        between = text[end:first] if first >= end else text[last:start]
        day = None if _BREAK.search(between) else _kept(country, key)
        if day:
            return _on(draft, day, _token_at(tokens, min(first, start)), _token_at(tokens, max(last, end) - 1) + 1)
    day = _kept(usual, key) if usual else None
    return _on(draft, day, draft.first, draft.last) if day else None


def _on(draft: Draft, day: str, first: int, last: int) -> Draft:
    """Give a draft its day: "06-12", or a feast that moves."""
    if ":" in day:
        return replace(draft, value="", pattern=f"XXXX-@{day}", first=first, last=last, direction="nearest")
    return replace(draft, value="", month=int(day[:2]), day=int(day[3:]), first=first, last=last, direction="nearest")


def _kept(country: str, key: str) -> str | None:
    """Give the day a country keeps: as our table has it, which stands in for what the library lacks, or the library."""
    return national_days().get(key, {}).get(country) or fixed_day(country, _names().get(key, ()))


def _token_at(tokens: list[Token], offset: int) -> int:
    return next(i for i, token in enumerate(tokens) if token.end > offset)


@cache
def national_days() -> dict[str, dict[str, str]]:
    """Give the days countries keep, where the library lacks them: "national", "independence"… → ISO 3166-1 alpha-3 →
    month and day."""
    return {key: kept for key, kept in _table().items() if key != "names"}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Give what the `holidays` library calls each of these days."""
    return {key: tuple(names.values()) for key, names in _table()["names"].items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("synopticon.languages").joinpath("national_days.toml").read_text(encoding="utf-8"))


class _Guard:
    """Tells matches that are times from numbers and names that look like them."""

    def __init__(
        self, text: str, tokens: list[Token], read: list[dict[str, Sense]], words: Lexicon, language: str
    ) -> None:
        data = table(language, "times")
        self.text, self.tokens, self.read, self.words = text, tokens, read, words
        self.before_year = frozenset(data["before_a_year"])
        self.before_number = frozenset(data["before_any_number"])
        self.numbering = frozenset(data["numbers_its_own"])
        self.between_numbers = frozenset(data["between_numbers"])
        self.after_number = frozenset(data["after_a_number"])
        self.after_lone_day = frozenset(data["after_a_lone_day"])
        self.told_endings = tuple(data["ends_after_a_lone_day"])
        self.titles = frozenset(data["titles_of_a_unit"])
        self.not_after_unit = frozenset(data["after_a_unit"])
        self.before_named = frozenset(data["before_a_named_day"])
        self.after_named = frozenset(data["after_a_named_day"])
        self.before_age = frozenset(data["before_an_age"])
        self.after_age = frozenset(data["after_an_age"])
        self.before_part = frozenset(data["before_a_part"])
        self.before_day = frozenset(data["before_a_day"])
        self.before_street = frozenset(data["before_a_street"])
        self.before_ago = frozenset(data["before_ago"])
        self.leaning = frozenset(data["counted_from_another_day"])
        self.after_offset = frozenset(data["after_an_offset"])
        self.before_years = frozenset(data["before_the_years"])

    def __call__(self, match: Match) -> bool:
        start, end = self.tokens[match.first].start, self.tokens[match.last - 1].end
        if self.text[start].isdigit() and _HEAD.search(self.text, max(0, start - 2), start):
            return False
        if self.text[end - 1].isdigit() and _TAIL.match(self.text, end):
            return False
        if self._street(match):
            return False
        if self._alone(match) and not self._exposed(match):
            return False
        guard = match.rule.arguments.get("guard")
        return guard is None or getattr(self, f"_{guard.replace('-', '_')}")(match)

    def _word(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def _street(self, match: Match) -> bool:
        """ "Avenida 6 de Diciembre" is no day, nor is what is left of it a month."""
        i = match.first - 1
        while self._word(i).isdecimal() or 0 < len(self._word(i)) <= _SHORT:
            i -= 1
        return self._word(i) in self.before_street and ({"day", "month"} & self.read[match.first].keys() != set())

    def _alone(self, match: Match) -> bool:
        """Tell whether a match is one word, with its point where it is an abbreviation."""
        length = match.last - match.first
        return length == 1 or (length == 2 and self._word(match.last - 1) == ".")

    def _exposed(self, match: Match) -> bool:
        """A month that is also a name or a verb ("May", "March") counts only after a word that goes before months,
        a weekday in short ("Sun", "Wed") only after one that goes before days."""
        if self._word(match.first) not in self.words.exposed:
            return True
        short = "weekday" in self.read[match.first]
        before = self._word(match.first - 1)
        if before == "-":  # "mid-March"
            before = self._word(match.first - 2)
        return before in (self.words.before_short_day if short else self.words.before_exposed)

    def _year(self, match: Match) -> bool:
        """Four digits are a year after a preposition or an article, by a name, or at the end of something."""
        value, before, after = int(match.get("year")), self._word(match.first - 1), self._word(match.last)
        if after in self.after_number or (after == "-" and self._word(match.last + 1) in self.after_number):
            return False
        if self._numbered(match.first - 1):
            return False
        if before in self.before_year:
            return value >= 1500 or before not in self.before_number
        if not 1900 <= value <= 2060:
            return False
        return not after.isalpha() or self._capital(match.last) or self._capital(match.first - 1)

    def _numbered(self, i: int) -> bool:
        """ "Resolutions 1970, 1973 and 2009" and "No. 1970" are numbered, with or without a year."""
        while self._word(i).isdecimal() or self._word(i) in self.between_numbers:
            i -= 1
        abbreviated = self._word(i) == "." and len(self._word(i - 1)) <= _ABBREVIATION
        return self._word(i - 1 if abbreviated else i) in self.numbering

    def _capital(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.text[self.tokens[i].start].isupper()

    def _duration(self, match: Match) -> bool:
        """ "A second" and "a quarter" are seldom times, "a day of mourning" is none, and "aged 55 years" is an age."""
        if match.get("single") or match.get("amount") == "1":
            plain = match.get("unit") in ("TS", "Q") and match.last - match.first == 2
            return not plain and self._the_unit(match) and self._length_of_a_day(match)
        return not self._age(match)

    def _length_of_a_day(self, match: Match) -> bool:
        """ "En un día" is a length, "fue un día largo" none, in languages that have words to tell."""
        bare = (
            match.get("unit") == "D" and match.last - match.first == 2 and not self.tokens[match.first].text.isdigit()
        )
        return not (bare and self.before_day) or self._word(match.first - 1) in self.before_day

    def _no_age(self, match: Match) -> bool:
        """ "A los 56 años" is an age, "los 56 años" a length."""
        before = f"{self._word(match.first - 1)} {self._word(match.first)}"
        return match.get("units") != "Y" or before not in self.before_years

    def _uncounted(self, match: Match) -> bool:
        """ "Años de guerra" are some years; of "56 años," the number was seen to be an age."""
        return not self._word(match.first - 1).isdecimal()

    def _ago(self, match: Match) -> bool:
        """ "Hace un año" is a year ago, "desde hace un año" as long; "a day earlier" is counted from another day."""
        leaning = self._word(match.last - 1) in self.leaning and match.get("unit", "units") in _SHORT_UNITS
        return self._word(match.first - 1) not in self.before_ago and not leaning

    def _no_event(self, match: Match) -> bool:
        """ "Seis días antes" is a day, "seis días antes de la cumbre" a length."""
        return self._word(match.last) not in self.after_offset and self._the_unit(match)

    def _age(self, match: Match) -> bool:
        before = f"{self._word(match.first - 2)} {self._word(match.first - 1)}"
        after = f"{self._word(match.last)} {self._word(match.last + 1)}"
        if match.get("unit", "units") == "Y" and before in self.before_years:
            return True
        return before in self.before_age or after in self.after_age or self._word(match.last) in self.after_age

    def _the_unit(self, match: Match) -> bool:
        """ "The day when", "a day of mourning", "man of the year" say no time."""
        if self._word(match.first - 2) in self.titles:
            return False
        after = self._word(match.last)
        return after not in self.not_after_unit and f"{after} {self._word(match.last + 1)}" not in self.not_after_unit

    def _decade(self, match: Match) -> bool:
        """ "Los 70" are years, "los 70 votos" and "los 70 que" are none."""
        after = self._word(match.last)
        return not after.isalpha() or after in self.words.before_exposed

    def _day(self, match: Match) -> bool:
        """ "El martes 18" is a day, "el martes 18 personas" none."""
        return self._word(match.last) not in self.after_number

    def _lone_day(self, match: Match) -> bool:
        """ "El 12, mientras …", "votó el 19 a favor" and "el 26 rechazó" are days, "el 12 %", "el 40 por ciento" and
        "el 5 Congreso" none."""
        after = self._word(match.last)
        if after and not after.isalnum():
            return after in self.after_lone_day and not self._word(match.last + 1).isdecimal()
        told = after.endswith(self.told_endings)
        return not after or after in self.after_lone_day or told

    def _weekday(self, match: Match) -> bool:
        """ "Monday" is a day, "Black Monday" and "lunes negro" the name of one."""
        return self._word(match.first - 1) not in self.before_named and self._word(match.last) not in self.after_named

    def _relative(self, match: Match) -> bool:
        """ "Mañana" is tomorrow, "la mañana" the morning."""
        return self._word(match.first - 1) not in self.before_part

    def _clock(self, match: Match) -> bool:
        """ "16.30" is a time only with a word that says so."""
        words = {self._word(i) for i in range(match.first, match.last)}
        return "." not in words or any(w.isalpha() for w in words)
