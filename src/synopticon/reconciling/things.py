"""What is spoken of without a name ("the girls", "21 Chibok schoolgirls", "seis pesqueros"), made comparable.

A phrase is known by its head and by the words that go with it. Heads compare as lemmas, across languages through the
lexicon, and by their endings: schoolgirls are girls, airstrikes are strikes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import simplemma

from synopticon.languages import lexicon, table
from synopticon.reconciling.kinds import PEOPLE, one_kind, sorts
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.reconciling.numerals import leading
from synopticon.reconciling.words import senses, telling, tokens
from synopticon.records import Quantity

Words = tuple[frozenset[str], ...]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ENDING = 4  # letters of a head that another may end with ("girl", "schoolgirl")
_FAR = 3.0  # times by which two counts may differ and still be two counts of one thing
_VAGUE = 50.0  # the same of "dozens", "thousands"
_PLANNED = ("travel", "meeting", "exercise", "agreement")  # what has a list of words for it
_DIGITS = 7  # of a count; a longer number is something else
_ONE_KIND = 0.6  # what it counts that both are of one kind ("a freighter", "the ship")
_ANYBODY = 0.3  # what it counts that both say "people"
_CHANCE = 10  # up to which a number is that of many happenings
_LIKELY = 15  # least probability, in hundredths, of a translation that makes two heads one


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase speaks of: its head as keys of any language, the other words as keys, how many they are; `text`
    as it stands, `anybody` where the head says only that they are people, `several` where it is a plural, `further`
    where it says that they are others than those spoken of before, `part` where they may be some of more ("21 girls who
    were taken"), `age` of one person where it is said (0: it is not), `named` where it is but a name ("the Jana 3"),
    `loose` where it is counted by "dozens" and the like, `one` where its form makes it one ("the ship")."""

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
def keys(word: str, language: str) -> frozenset[str]:
    """Give the lemmas of a word: its own and, where it is not English, those of its likely translations."""
    own = _lemma(word, language)
    known = (*lexicon(language).get(word.casefold(), ()), *lexicon(language).get(own, ()))
    english = {_lemma(word, "en") for word, share in known if share >= _LIKELY}
    return frozenset({own, *_action(own, language), *english, *(verb for e in english for verb in _action(e, "en"))})


def _action(word: str, language: str) -> Iterator[str]:
    """Give the verb that a word for an action is made of ("fish" of "fishing"), where it is a word."""
    for ending in sorted(_rules(language).get("actions", ())):
        verb = word.removesuffix(ending)
        if verb != word and len(verb) >= _ENDING and simplemma.is_known(verb, lang=language):
            yield verb


def _lemma(word: str, language: str) -> str:
    try:
        return str(simplemma.lemmatize(word.casefold(), lang=language)).casefold()
    except ValueError:
        return word.casefold()


@lru_cache(maxsize=65536)
def plural(word: str, language: str) -> bool:
    """Tell whether a word is a known form of another, as "gunmen" is of "gunman"."""
    try:
        return simplemma.is_known(word.casefold(), lang=language) and _lemma(word, language) != word.casefold()
    except ValueError:
        return False


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
    at = len(kept) - 1 if "last" in rules["head"] else 0
    heads = keys(kept[at], language)
    marks = frozenset().union(*(keys(word, language) for i, word in enumerate(kept) if i != at))
    count = _count(words, rules, language)
    several = count is None and _lemma(kept[at], language) != kept[at].casefold()
    if count is None and not several and words[0].casefold() in rules["single"]:
        count = 1.0
    low, high = (-math.inf, math.inf) if count is None else (count, count)
    years = int(age["age"]) if age else 0
    anybody = bool(heads & rules["anybody"])
    named = kept[0][0].isupper() and all(word[0].isupper() or word.isdigit() for word in kept)
    loose = words[0].casefold() in rules["parts"] and count is None
    one = count is None and not (several or anybody or named or loose) and not _unchanged(kept[at], rules, language)
    return Thing(
        text, heads, marks, low, high, anybody, several, _further(words, rules),
        age=years, named=named, loose=loose, one=one,
    )  # fmt: skip


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
    return any(word.casefold() in _rules(language).get("organs", ()) for word in _WORD.findall(name))


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
    """Tell whether a phrase says "other" or "more" of what it names; "more than" only counts."""
    low = [word.casefold() for word in words]
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


def alike(a: Thing, b: Thing) -> bool:
    """Tell whether two phrases may be of the same: one head, one ending, one kind, one named after the other, or one
    age."""
    if a.further or b.further:
        return False
    if a.age and b.age:
        return a.age == b.age
    return one_head(a, b) or one_kind(a.heads, b.heads)


def one_head(a: Thing, b: Thing) -> bool:
    """Tell whether two phrases have one head, or are named one after the other."""
    if a.heads & b.heads or a.heads & b.marks or b.heads & a.marks:
        return True
    return any(_ends(x, y) or _ends(y, x) for x in a.heads for y in b.heads)


def _ends(long: str, short: str) -> bool:
    return len(short) >= _ENDING and len(long) > len(short) + 2 and long.endswith(short)


def number(a: Thing, b: Thing) -> float:
    """Say how two counts go together: 1 both can be true, 0 one is not counted, -0.5 they differ, -1 by far.

    "At least four" says nothing against thirty, and yet hardly speaks of them: it reaches three times as far.
    """
    if (a.several and b.high == 1) or (b.several and a.high == 1) or _one_of_many(a, b) or _one_of_many(b, a):
        return -1.0
    if not a.counted or not b.counted or (a.part and a.low <= b.high) or (b.part and b.low <= a.high):
        return 0.0
    if a.low <= min(b.high, b.low * _reach(b)) and b.low <= min(a.high, a.low * _reach(a)):
        return 1.0
    less, more = sorted((a, b), key=lambda t: t.low if math.isfinite(t.low) else t.high)
    least = max(less.high if math.isfinite(less.high) else less.low, 1.0)
    return -1.0 if (more.low if math.isfinite(more.low) else more.high) >= _FAR * least else -0.5


def _one_of_many(one: Thing, many: Thing) -> bool:
    """Tell whether two phrases have one head, of which one makes it one and the other more ("the ship", "two
    ships")."""
    return one.one and not one.heads.isdisjoint(many.heads) and (many.several or many.low > 1) and not many.part


def _reach(count: Thing) -> float:
    """Give how many times its least a count may be: "thousands" may be many of them."""
    return _VAGUE if count.loose else _FAR


def compare(first: Sequence[Thing], second: Sequence[Thing]) -> Found:
    """Compare what two reports say was taken, hurt, freed or gathered. Counts far apart are of two happenings."""
    pairs = [(a, b) for a in first for b in second if alike(a, b)]
    if not pairs:
        return _unlike(first, second)
    a, b = max(pairs, key=lambda p: (number(*p), p[0].text, p[1].text))
    told = number(a, b)
    if told == -1.0:
        return Found(veto=True, why=f"“{a.text}” and “{b.text}” are not the same number.")
    value = 1.0 if told == 1.0 else 0.5 if told < 0 else 0.9
    if not (one_head(a, b) or (a.age and b.age)):
        value = min(value, _ONE_KIND)
    if a.anybody and b.anybody and not (a.marks & b.marks) and not _exactly(a, b):
        value = min(value, _ANYBODY)
    return Found(value, f"“{a.text}” and “{b.text}” can be the same.")


def _exactly(a: Thing, b: Thing) -> bool:
    """Tell whether two counts are one number that is hardly chance."""
    return a.low == a.high == b.low == b.high and a.low > _CHANCE


def _unlike(first: Sequence[Thing], second: Sequence[Thing]) -> Found:
    if not first or not second:
        return NOTHING
    for a in first:
        for b in second:
            one = 1 < a.low == b.low
            if one and (a.low > _CHANCE or (a.high == b.high == a.low and (a.anybody or b.anybody))):
                return Found(0.6, f"“{a.text}” and “{b.text}” are of one number.")
    if any(t.anybody for t in (*first, *second)):
        worst = min(number(a, b) for a in first for b in second)
        return Found(veto=True, why="The numbers are far apart.") if worst == -1.0 else NOTHING
    return NOTHING if by_name(first, second) else Found(-0.3)


def by_name(first: Sequence[Thing], second: Sequence[Thing]) -> bool:
    """Tell whether one calls by its name what the other only describes."""
    return any(a.named != b.named for a in first for b in second)


@lru_cache(maxsize=65536)
def meanings(text: str, language: str) -> Words:
    """Give for each telling word of a text what it may mean, as keys that compare across languages."""
    words = dict.fromkeys(token.text for token, _ in telling(text, language))
    return tuple(senses(word, language) | keys(word, language) for word in words)


@lru_cache(maxsize=65536)
def spelt(name: str, language: str) -> Words:
    """Give for each word of a name but the shortest what it may mean, as `meanings` does, the commonest words too."""
    words = [token.text for token in tokens(name) if len(token.text) >= _ENDING]
    return tuple(senses(word, language) | keys(word, language) for word in words)


def overlap(one: Words, two: Words) -> float:
    """Give the share of the words of the shorter wording that the other has too."""
    if not one or not two:
        return 0.0
    few, many = sorted((one, two), key=len)
    every = frozenset().union(*many)
    return sum(not every.isdisjoint(word) for word in few) / len(few)


def numbers(words: Words) -> frozenset[str]:
    """Give the numbers among words that are written in digits."""
    return frozenset(key for word in words for key in word if key[0].isdigit())
