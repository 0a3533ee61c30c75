"""What a name is compared by: its words, put into one form for both languages, and how two names' words pair off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma
from wordfreq import zipf_frequency

from synopticon import gazetteer, languages
from synopticon.identity.forms import one_given_name
from synopticon.identity.spelling import nearly, sounds_alike, words
from synopticon.records import EntityType

_KEPT = 1 << 16
_SURE = 30  # least probability, in hundredths, of a translation that stands for a word
_SELDOM_ENGLISH = 3.0  # frequency (wordfreq's Zipf scale) from which a word is an English one


@dataclass(frozen=True, slots=True)
class Named:
    """What two names are compared by. `offices` are English office keys, `country` ISO 3166-1 alpha-3 or None,
    `link` the gazetteer's id ("" where there is none), `language` that of the name ("" where it is not known), `told`
    whether more than its looks tells the type."""

    name: str
    type: EntityType = "MISC"
    country: str | None = None
    link: str = ""
    offices: tuple[str, ...] = ()
    language: str = ""
    told: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two names paired off in order: those that agree, those that nearly do, and the rest of both."""

    agreed: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


@cache
def small() -> frozenset[str]:
    """Give the small words that names are compared without, of all languages."""
    return frozenset(languages.of_all("names", "particles", "small"))


@cache
def _merged(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in languages.supported():
        for word, english in languages.table(language, "names").get(table, {}).items():
            found.setdefault("".join(words(word)), english)
    return found


@lru_cache(maxsize=_KEPT)
def _in_english(word: str) -> str:
    """Give the English word that stands for a folded word of a body's or place's name: a country for its people, what
    the tables have for it, or, of a word that is hardly English, what the lexicons surely have or its cognate
    ("binacional" is "binational"); else itself."""
    if known := _merged("translations").get(word):
        return known
    people = next(filter(None, (gazetteer.demonym(word, language) for language in languages.supported())), "")
    if people:
        return " ".join(words(gazetteer.entry(people).name))
    if zipf_frequency(word, "en") > _SELDOM_ENGLISH:
        return word
    found = [row for language in languages.supported() for row in _folded(language).get(word, ())]
    return str(simplemma.lemmatize(found[0], lang="en")).casefold() if found else _cognate(word)


def ordinals() -> dict[str, str]:
    """Give the words for a number in names, in English, with its figure."""
    return _merged("ordinals")


def _cognate(word: str) -> str:
    """Give a word with the English form of the ending that it has, if any."""
    endings = _merged("cognates")
    known = max((ending for ending in endings if word.endswith(ending)), key=len, default="")
    return word.removesuffix(known) + endings[known] if known and len(word) > len(known) + 2 else word


@cache
def _folded(language: str) -> dict[str, tuple[str, ...]]:
    """Give the sure translations of a language's lexicon by folded words."""
    sure = {word: tuple(e for e, share in rows if share >= _SURE) for word, rows in languages.lexicon(language).items()}
    return {"".join(words(word)): found for word, found in sure.items() if found}


@cache
def heads() -> frozenset[str]:
    """Give the words that say what a name names and may be left out; not "sea" and the like, which name another."""
    return frozenset(word for word, kind in _merged("heads").items() if kind in ("FAC", "ORG", "GPE")) | {
        *languages.of_all("names", "telling_apart", "left_out")
    }


@cache
def _national() -> frozenset[tuple[str, ...]]:
    tables = (languages.table(language, "names").get("bodies", {}) for language in languages.supported())
    return frozenset(parts(phrase, "ORG") for table in tables for phrase in table)


def is_national(name: str) -> bool:
    """Tell whether a name says nothing but a kind of body that every state has: "Defence Ministry"."""
    return parts(name, "ORG") in _national()


@lru_cache(maxsize=_KEPT)
def parts(name: str, type_: EntityType) -> tuple[str, ...]:
    """Give the words a name is compared by: small words left out, those with an English form put into it."""
    kept = [word for word in words(name) if word not in small()]
    if type_ == "PER":
        return tuple(part for word in kept for part in _merged("given").get(word, word).split())
    return tuple(part for word in kept for part in _in_english(word).split())


@lru_cache(maxsize=_KEPT)
def _without_country(name: str, type_: EntityType, country: str, language: str) -> tuple[str, ...]:
    """Give the words of a body's name without those that name its own country: "Russian Defence Ministry"."""
    every = parts(name, type_)
    if type_ != "ORG":
        return every
    bare = " ".join(_foreign_words(name.split(), country, language or "en"))
    kept = parts(bare, type_)
    return kept if len(kept) > 1 and not all(word in heads() for word in kept) else every


def _foreign_words(every: list[str], country: str, language: str) -> Iterator[str]:
    """Give the words of a name but for those, one or two together, that name a country or its people."""
    i = 0
    while i < len(every):
        length = next((n for n in (2, 1) if _names(" ".join(every[i : i + n]), country, language)), 0)
        if not length:
            yield every[i]
        i += length or 1


def _names(words_: str, country: str, language: str) -> bool:
    wanted = f"country:{country}"
    return gazetteer.demonym(words_, language) == wanted or gazetteer.spelled(words_, language)[:1] == (wanted,)


def paired(a: Named, b: Named) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words that two names are compared by; bodies of one country without that country's name."""
    if is_person(a, b):
        return parts(a.name, "PER"), parts(b.name, "PER")
    if a.country is None or a.country != b.country:
        return parts(a.name, a.type), parts(b.name, b.type)
    first, second = (_without_country(each.name, each.type, a.country, each.language) for each in (a, b))
    return first, second


def fits(word: str, other: str) -> bool:
    """Tell whether two folded words may be one word of a name: romanised differently, or forms of one given name."""
    return sounds_alike(word, other) or one_given_name(word, other)


def _pair(left: list[str], right: list[str], test: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    found = []
    for word in list(left):
        match = next((other for other in right if test(word, other)), None)
        if match is not None:
            found.append((word, match))
            left.remove(word)
            right.remove(match)
    return found


@lru_cache(maxsize=_KEPT)
def align(first: tuple[str, ...], second: tuple[str, ...]) -> Alignment:
    """Pair off the words of two names: equal, then alike in sound or forms of one name, then nearly alike."""
    left, right = list(first), list(second)
    agreed = _pair(left, right, str.__eq__) + _pair(left, right, fits)
    near = _pair(left, right, nearly)
    return Alignment(tuple(agreed), tuple(near), tuple(left), tuple(right))


def aligned(a: Named, b: Named) -> Alignment:
    """Pair off the words of two names."""
    if is_person(a, b):
        return align(parts(a.name, "PER"), parts(b.name, "PER"))
    return align(*paired(a, b))


def is_person(a: Named, b: Named) -> bool:
    """Tell whether two names are compared as persons' names."""
    return "PER" in (a.type, b.type)
