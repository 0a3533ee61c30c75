"""What a name is, where one begins, and whether a stretch of capitals that the gazetteer does not know is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wordfreq import available_languages, zipf_frequency

from synopticon.gazetteer.tables import given_names, person_words
from synopticon.identity.terms import parts
from synopticon.languages import of_all
from synopticon.reading.naming.text import Text
from synopticon.records import EntityType

# What a name's type is told by where it is more than its looks.
TOLD = frozenset({"title", "head", "given", "surname", "gazetteer", "team", "model"})
_COMMONEST = 5.0
_COMMON = 4.3
_KNOWN = 3.3
_KEPT = 1 << 16
_SPELLED = 14
ROMAN = re.compile(r"[ivxlc]+")


@cache
def points() -> tuple[tuple[str, ...], ...]:
    """Give the points of the compass as the only parts of a name, in English."""
    return tuple((word,) for word in of_all("names", "telling_apart", "points"))


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: tokens first to last (exclusive), its type so far, the gazetteer's ids and form
    ("" where the gazetteer does not know it), and what the name was told by."""

    first: int
    last: int
    type: EntityType
    links: tuple[str, ...] = ()
    form: str = ""
    source: str = ""

    @property
    def link(self) -> str:
        """The gazetteer's likeliest id, or ""."""
        return self.links[0] if self.links else ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of each token before names are cut out: its gazetteer match, its recogniser span, whether it
    belongs to an office or may be no part of a name, the words of persons' names, and where bodies that every state
    has begin ("Foreign Ministry")."""

    matches: dict[int, Found]
    spans: dict[int, tuple[int, int, EntityType]]
    offices: frozenset[int]
    barred: frozenset[int]
    persons: frozenset[str]
    stately: frozenset[int] = frozenset()


def trim(text: Text, marks: Marks, first: int, last: int) -> int:
    """Give where a name begins, words left out that have their capital from their place."""
    loud = last - first > 1 and text.tokens[first].text.isupper() and text.tokens[last - 1].text.isupper()
    while not loud and first < last and first not in marks.matches and _by_place(text, first, marks):
        first += 1
        if first < last and not text.capital(first) and first not in marks.matches:
            return last
        if first < last and not common(text.lower[first], text.lex.language):
            break
    dropped = text.lex.definite | text.lex.indefinite | text.lex.pronouns.keys()
    while first < last and first not in marks.matches and text.lower[first] in dropped and not _own(text, marks, first):
        first += 1
    return first


def _by_place(text: Text, i: int, marks: Marks) -> bool:
    """Tell whether a word has its capital from where it stands, as far as can be seen; what somebody is has it before
    a person's name: "Referee Ana Ruiz"."""
    role = text.lower[i] in text.lex.humans or text.lex.apposed.get(text.lower[i]) == "PER"
    if role and text.opens(i) and text.tokens[i].text not in text.elsewhere and i + 2 < len(text.tokens):
        return text.capital(i + 1) and text.capital(i + 2)
    return text.opens(i) and i not in marks.stately and not _heads(text, i, marks) and _ordinary(text, i, marks)


def _heads(text: Text, i: int, marks: Marks) -> bool:
    """Tell whether a word that opens a sentence begins a body's name, as in Spanish: "Frente Unido, que"."""
    if not text.lex.contracted or text.lex.heads.get(text.lower[i]) != "ORG" or i + 1 >= len(text.tokens):
        return False
    plain = text.capital(i + 1) and i + 1 not in marks.matches and i + 1 not in marks.offices
    return plain and text.sentence_of[i] not in text.headings and text.tokens[i + 1].ent_type_ not in ("PER", "PERSON")


def _own(text: Text, marks: Marks, i: int) -> bool:
    """Tell whether a capitalised article belongs to the name it begins: "La Coruña", "The Hague"."""
    return text.capital(i) and not text.opens(i) and _marked(marks, i)


def _ordinary(text: Text, i: int, marks: Marks) -> bool:
    word, token = text.lower[i], text.tokens[i]
    if _marked(marks, i) and word not in text.lex.openers:
        return False
    if word in text.lex.openers or word in text.small:
        return True
    if token.text in text.elsewhere or token.pos_ == "PROPN" or i in marks.spans:
        return False
    return token.is_stop or bool(token.pos_) or common(word, text.lex.language)


def _marked(marks: Marks, i: int) -> bool:
    """Tell whether the recogniser begins a name of several words at a token."""
    first, last, kind = marks.spans.get(i, (0, 0, "MISC"))
    return first == i and last - first > 1 and kind != "MISC"


@cache
def _is_counted(language: str) -> bool:
    return language in available_languages()


@lru_cache(maxsize=_KEPT)
def common(word: str, language: str, least: float = _COMMON) -> bool:
    """Tell whether a word is among the commonest of a language (at least so high on wordfreq's Zipf scale)."""
    return _is_counted(language) and zipf_frequency(word.lower(), language) >= least


def _plain(text: Text, name: Found) -> bool:
    """Tell whether nothing but its capital speaks for a lone ordinary word: "Man", "Feeling"."""
    word = text.lower[name.first]
    lone = name.last - name.first == 1 and name.source == "capitals"
    if not lone or text.tokens[name.first].text in text.often:
        return False
    return word in text.small or common(word, text.lex.language)


def believed(text: Text, name: Found, marks: Marks) -> bool:
    """Tell whether a stretch of capitals is a name: not in a heading, not a lone word at a beginning."""
    if name.last - name.first == 1 and spelled_out(text, name.first):
        return True
    if name.first in text.dispatched:
        return True
    if name.source == "acronym":
        return _initials(text, name.first) and text.sentence_of[name.first] not in text.headings
    shown = all(text.tokens[i].text in text.elsewhere for i in range(name.first, name.last) if text.capital(i))
    told = name.source == "recogniser" and name.type == "PER" and text.lower[name.first] not in text.small
    if text.sentence_of[name.first] in text.headings:
        return shown or (told and name.last - name.first > 1 and not _everyday(text, name))
    alone = name.last - name.first == 1
    word = text.lower[name.first]
    if told and not text.opens(name.first) and not (alone and word in text.lex.regional):
        return True
    if alone and (word in text.lex.collectives or word in text.lex.foreign):
        return False
    if alone and (text.tokens[name.first].text in marks.persons or _paper(text, name, marks)):
        return True
    if alone and _compass(text, name):
        return True
    words = [text.lower[i] for i in range(name.first, name.last)]
    if not alone and text.words(name.first, name.last).isupper() and all(common(w, text.lex.language) for w in words):
        return False
    if all(each in text.lex.regional for each in words) or _plain(text, name):
        return False
    if alone and (word in text.lex.openers | text.lex.capitals | text.lex.regional or len(word) < 2):
        return False
    if alone and text.opens(name.first):
        # Misses a well-known surname that stands at beginnings only, an accepted gap: "Storms", "Tormentas" are told
        # from names by nothing else.
        least = _COMMONEST if told and text.tokens[name.first].pos_ == "PROPN" else _KNOWN
        return shown or (name.source == "recogniser" and not common(word, text.lex.language, least))
    return not (alone and word in text.lex.heads)


def _everyday(text: Text, name: Found) -> bool:
    """Tell whether all words of a supposed person's name are everyday ones, none of them a given or family name."""
    words = text.lower[name.first : name.last]
    people = given_names().keys() | person_words()[1]
    return all(common(word, text.lex.language) and word not in people for word in words)


def _paper(text: Text, name: Found, marks: Marks) -> bool:
    """Tell whether a word behind "the" ends the name of a medium that the article names: "The Post"."""
    if not name.first or text.lower[name.first - 1] not in text.lex.definite:
        return False
    media = (m for m in marks.matches.values() if m.link.startswith("medium:") and m.last - m.first > 1)
    return any(text.tokens[m.last - 1].text == text.tokens[name.first].text for m in media)


def _initials(text: Text, i: int) -> bool:
    """Tell whether a word in capitals may be a body's initials: not shouted, no numeral, no thing that one has."""
    word = text.lower[i]
    if text.tokens[i].text in text.abbreviated or word in text.small or ROMAN.fullmatch(word):
        return False
    qualifies = i + 1 < len(text.tokens) and text.tokens[i + 1].pos_ == "NOUN"
    owned = i and text.lower[i - 1] in text.lex.indefinite and not qualifies
    if common(word, text.lex.language, _KNOWN) or owned:
        return False
    beside = [text.tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(text.tokens)]
    return not any(other.isupper() and len(other) > 3 for other in beside)


def spelled_out(text: Text, i: int) -> bool:
    """Tell whether a word in brackets is made of the initials of the capitalised words before them: "(CAP)"."""
    if i >= len(text.tokens):
        return False
    letters = text.tokens[i].text
    if i < 3 or text.tokens[i - 1].text != "(" or not letters.isupper() or len(letters) < 3:
        return False
    words = (k for k in range(max(0, i - 2 - _SPELLED), i - 1) if text.sentence_of[k] == text.sentence_of[i])
    return "".join(text.tokens[k].text[0] for k in words if text.capital(k)).endswith(letters)


def _compass(text: Text, name: Found) -> bool:
    """Tell whether a name is "the North" and the like: a half of a country, if the article names that country."""
    before = text.lower[name.first - 1] if name.first else ""
    return before in text.lex.definite and parts(text.tokens[name.first].text, "LOC")[:1] in points()


def headed(text: Text, first: int, last: int, inside: list[Found]) -> EntityType | None:
    """Give the type that a head word in a run tells, where it is no part of a known name."""
    known = {i for each in inside for i in range(each.first, each.last)}
    small = next((i for i in range(first, last) if text.lower[i] in text.lex.body_particles), last)
    state = text.lower[first] in text.lex.state_parts | text.lex.country_words and small == first + 1
    behind = text.lower[small] if small < len(text.lower) else ""
    if state and behind in text.lex.of and text.capital(first) and first not in known:
        return "GPE"
    if text.lower[first] in text.lex.ports and text.capital(first) and small > first + 1 and first not in known:
        return "GPE"
    leads = (first, small - 1) if text.lex.contracted else (small - 1, first)
    for i in (*leads, last - 1):
        kind = text.lex.heads.get(text.lower[i]) if first <= i < last and i not in known else None
        if kind is not None and text.capital(i) and not (i == first < min(small, last) - 1 and _trails(text, i, kind)):
            return kind
    return None


def _trails(text: Text, i: int, kind: EntityType) -> bool:
    """Tell whether a word of the land, of a building or of a thing says so only behind a name: "Desert Anvil" is no
    desert, the "Law Society" no law."""
    return kind not in ("ORG", "PER") and bool(text.lex.leading) and text.lower[i] not in text.lex.leading
