"""What is spoken of without a name ("the girls", "21 Chibok schoolgirls", "seis pesqueros"), read into what compares.

A phrase is known by its head and by the words that go with it, as keys of any language, and by how many they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import simplemma

from synopticon.languages import table
from synopticon.reconciling.kinds import PEOPLE, sorts
from synopticon.reconciling.meanings import keys, lemma
from synopticon.reconciling.numerals import leading
from synopticon.records import Quantity

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_PLANNED = ("travel", "meeting", "exercise", "agreement")  # what has a list of words for it
_DIGITS = 7  # of a count; a longer number is something else


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase speaks of: its head as keys of any language, the other words as keys, how many they are; `text`
    as it stands, `anybody` where the head says only that they are people, `several` where it is a plural, `further`
    where it says that they are others than those spoken of before, `part` where they may be some of more ("21 girls who
    were taken"), `age` of one person where it is said (0: it is not), `named` where it is but a name ("the Jana 3"),
    `loose` where it is counted by "dozens" and the like, `one` where its form makes it one ("the ship"), `called` the
    words of the name behind its head ("the carrier Jana 3")."""

    text: str
    heads: frozenset[str]
    marks: frozenset[str] = frozenset()
    low: float = -math.inf
    high: float = math.inf
    anybody: bool = False
    several: bool = False
    further: bool = False
    part: bool = False
    age: int = 0
    named: bool = False
    loose: bool = False
    one: bool = False
    called: frozenset[str] = frozenset()

    @property
    def counted(self) -> bool:
        """Tell whether it is said how many they are, closely or loosely."""
        return self.low > -math.inf or self.high < math.inf


def are_people(read: Thing) -> bool:
    """Tell whether a phrase is of people: by a word for anybody, or for a kind of them ("soldiers")."""
    return read.anybody or any(kind in PEOPLE for kind, _ in sorts(read.heads))


@cache
def _rules(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset([words] if isinstance(words, str) else words) for name, words in _read(language).items()}


@cache
def _read(language: str) -> dict[str, list[str] | str]:
    try:
        return table(language, "phrases")
    except LookupError:
        return {}


@lru_cache(maxsize=65536)
def thing(text: str, language: str) -> Thing | None:
    """Read a phrase; None where it has no head ("", "which")."""
    rules = _rules(language)
    if not rules:
        return None
    age = _age(text, language)
    words = _WORD.findall(text.replace(age.group(), " ") if age else text)
    kept = _core(words, rules)
    if not kept:
        return None
    at = _before_name(kept, language) if "last" in rules["head"] else 0
    heads = keys(kept[at], language)
    marks = frozenset().union(*(keys(word, language) for i, word in enumerate(kept) if i != at))
    count = _count(words, rules, language)
    several = count is None and lemma(kept[at], language) != kept[at].casefold()
    if count is None and not several and words[0].casefold() in rules["single"]:
        count = 1.0
    low, high = (-math.inf, math.inf) if count is None else (count, count)
    years = int(age["age"] or 0) if age else 0
    anybody = bool(heads & rules["anybody"])
    named = kept[0][0].isupper() and all(word[0].isupper() or word.isdigit() for word in kept)
    loose = words[0].casefold() in rules["parts"] and count is None
    one = count is None and not (several or anybody or named or loose) and not _unchanged(kept[at], rules, language)
    return Thing(
        text, heads, marks, low, high, anybody, several, _further(words, rules),
        age=years, named=named, loose=loose, one=one, called=_called(kept[at + 1 :]),
    )  # fmt: skip


def _before_name(kept: Sequence[str], language: str) -> int:
    """Give the place of the last word that is no part of a name behind a kind of thing ("the carrier Grace 1")."""
    at = len(kept) - 1
    while at > 0 and (kept[at][0].isupper() or kept[at].isdigit()):
        at -= 1
    return at if kept[at].islower() and sorts(keys(kept[at], language)) else len(kept) - 1


def _called(behind: Sequence[str]) -> frozenset[str]:
    """Give the words behind a head where they are but a name."""
    name = bool(behind) and all(word[0].isupper() or word.isdigit() for word in behind)
    return frozenset(word.casefold() for word in behind) if name else frozenset()


def _unchanged(noun: str, rules: dict[str, frozenset[str]], language: str) -> bool:
    """Tell whether a noun that is no known plural may yet be of several: one that has no plural of its own
    ("aircraft"), one that ends as plurals do, or one that is not known."""
    word = noun.casefold()
    return word in rules["unchanged"] or word.endswith("s") or not simplemma.is_known(word, lang=language)


def _count(words: Sequence[str], rules: dict[str, frozenset[str]], language: str) -> float | None:
    """Give the number that a phrase begins with, after a determiner of what is known ("their nine crew"); None where it
    begins with none or says only about how many; 0 of "no girls"."""
    if words[0].casefold() in rules["none"]:
        return 0.0
    if words[0].isdigit():
        return float(words[0]) if len(words[0]) < _DIGITS else None
    own = words[1:] if words[0].casefold() in rules["definite"] else words
    found = leading(own, language) if own and own[0].casefold() not in rules["single"] else None
    return found[0] if found and own[found[1] :] and own[found[1]].casefold() not in rules["links"] else None


def _age(text: str, language: str) -> re.Match[str] | None:
    """Find what says how old somebody is ("42-year-old", "de 42 años")."""
    pattern = _read(language).get("age")
    return re.search(pattern, text) if isinstance(pattern, str) else None


@lru_cache(maxsize=65536)
def restricting(between: str, language: str) -> bool:
    """Tell whether what stands between a phrase and the verb of what was done to it makes the verb say which of them
    are meant ("21 girls who were taken", "21 girls taken by …"): there may be more."""
    words = _WORD.findall(between)
    return not between.strip() or (bool(words) and words[0].casefold() in _rules(language).get("relatives", ()))


def vehicle(thing: Thing, language: str) -> bool:
    """Tell whether something carries people."""
    return bool(thing.heads & _rules(language).get("vehicles", frozenset()))


@lru_cache(maxsize=65536)
def of_envoys(text: str, language: str) -> bool:
    """Tell whether words are for who stands for a state in another: "its ambassador", "Peru's envoys"."""
    return _has_any("envoys", text, language)


@lru_cache(maxsize=65536)
def accusing(text: str, language: str) -> bool:
    """Tell whether words are only for what somebody is accused of: "the charges", "any involvement"."""
    read = thing(text, language) if text else None
    return read is not None and bool(read.heads & _rules(language).get("accusations", frozenset()))


def anaphoric(text: str, language: str) -> bool:
    """Tell whether words only stand for what was said before: "it", "lo"."""
    return text.casefold() in _rules(language).get("anaphors", ())


@lru_cache(maxsize=65536)
def general(text: str, language: str) -> bool:
    """Tell whether words are but for what was done, whatever it was: "the measure", "this decision"."""
    heads = _rules(language).get("general", frozenset())
    left = core(text, language)
    return len(left) == 1 and not keys(left[0], language).isdisjoint(heads)


def relative(between: str, language: str) -> bool:
    """Tell whether what follows some words begins with a relative pronoun, behind a comma ("…, which")."""
    words = _WORD.findall(between)
    return between.lstrip()[:1] == "," and bool(words) and words[0].casefold() in _rules(language).get("relatives", ())


@lru_cache(maxsize=65536)
def plans_named(text: str, language: str) -> tuple[str, ...]:
    """Give the families of the happenings that words may name: "travel" of "the trip"."""
    read = thing(text, language) if text else None
    return tuple(f for f in _PLANNED if read and read.heads & _rules(language).get(f, frozenset()))


def state_organ(name: str, language: str) -> bool:
    """Tell whether a name is that of an organ of a state, by one of its words."""
    return _has_any("organs", name, language)


def _has_any(listed: str, text: str, language: str) -> bool:
    """Tell whether a text has a word of one of the lists of a language."""
    return any(word.casefold() in _rules(language).get(listed, ()) for word in _WORD.findall(text))


def takes_up(determiner: str, language: str) -> bool:
    """Tell whether a noun after a determiner is of what is known already."""
    return determiner.casefold() in _rules(language).get("known", ())


def of_two(text: str, language: str) -> bool:
    """Tell whether words are for the two that are spoken of: "both governments", "the two sides"."""
    words = text.casefold().split()
    return any(word in _rules(language).get("both", ()) for word in words[: 1 + takes_up("".join(words[:1]), language)])


@lru_cache(maxsize=65536)
def antecedent(before: str, pronoun: str, language: str) -> str:
    """Give what a relative pronoun that follows some words stands for ("A cargo ship" before "that"): from their last
    determiner on; "" where it is no such pronoun or they have none.

    Accepted gap: a noun without a determiner ("ships that").
    """
    rules = _rules(language)
    if not rules or pronoun.casefold() not in rules["relatives"]:
        return ""
    words = re.split(r"[,;:.]", before.rstrip())[-1].split()
    starts = [i for i, word in enumerate(words) if word.casefold() in rules["definite"] | rules["single"]]
    return " ".join(words[starts[-1] :]) if starts else ""


def begun(before: str, phrase: str, language: str) -> str:
    """Give a phrase with the determiner, and one word after it, that stand before it: "a fourth Sudmark citizen"."""
    words, rules = before.split()[-2:], _rules(language)
    starts = [i for i, word in enumerate(words) if rules and word.casefold() in rules["definite"] | rules["single"]]
    return " ".join((*words[starts[0] :], phrase)) if starts else phrase


def core(text: str, language: str) -> list[str]:
    """Give the words of a phrase that say what it is, without determiners, counts and what is only added."""
    rules = _rules(language)
    return _core(_WORD.findall(text), rules) if rules else []


def _further(words: Sequence[str], rules: dict[str, frozenset[str]]) -> bool:
    """Tell whether a phrase says "other", "more" or "a second" of what it names; "more than" only counts."""
    low = [word.casefold() for word in words]
    if len(low) > 2 and low[0] in rules["single"] and low[1] in rules["next"]:
        return True
    return any(
        w in rules["further"] and after not in rules["than"] for w, after in zip(low, [*low[1:], ""], strict=True)
    )


def _core(words: Sequence[str], rules: dict[str, frozenset[str]]) -> list[str]:
    """Give the words of the phrase that say what it is: after what counts it, up to what is only added."""
    rest = list(words)
    while rest:
        low = rest[0].casefold()
        if (low in rules["parts"] or low.isdigit()) and len(rest) > 2 and rest[1].casefold() in rules["links"]:
            rest = rest[2:]
        elif low in rules["before"] or low.isdigit():
            rest = rest[1:]
        else:
            break
    stop = next((i for i, word in enumerate(rest) if i and word.casefold() in rules["stops"]), len(rest))
    kept = rest[:stop]
    return [] if kept and kept[0].casefold() in rules["stops"] else kept


def counted(
    phrases: Iterable[str], quantities: Sequence[Quantity], language: str, *, part: bool = False
) -> tuple[Thing, ...]:
    """Read phrases and counts; a phrase that is counted gets its count, a count of something else is a thing itself.
    `part` says that there may be more of all of them."""
    found: dict[frozenset[str], Thing] = {}
    for phrase in phrases:
        read = thing(phrase, language)
        if read:
            found.setdefault(read.heads, read)
    for quantity in quantities:
        read = thing(quantity.text, language)
        if read and (quantity.low is not None or quantity.high is not None):
            before = found.get(read.heads, read)
            low = -math.inf if quantity.low is None else quantity.low
            high = math.inf if quantity.high is None else quantity.high
            marks = before.marks | read.marks
            found[read.heads] = replace(before, marks=marks, low=low, high=high, several=False)
    things = [replace(t, part=t.high != 1) for t in found.values()] if part else found.values()
    return tuple(sorted(things, key=lambda t: (t.text, t.low)))
