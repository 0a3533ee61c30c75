"""Names that the gazetteer does not know, in a stretch of capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from wordfreq import available_languages, zipf_frequency

from synopticon.gazetteer.tables import given_names, person_words
from synopticon.identity.terms import parts
from synopticon.reading.naming.text import Text
from synopticon.records import EntityType

COMPASS = (("north",), ("south",), ("east",), ("west",))
_COMMONEST = 5.0
_COMMON = 4.3
_KNOWN = 3.3
_RARE = 3.0
_KEPT = 1 << 16
_SPELLED = 14
_ROMAN = re.compile(r"[ivxlc]+")


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
    return text.opens(i) and i not in marks.stately and _ordinary(text, i, marks)


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


@lru_cache(maxsize=_KEPT)
def common(word: str, language: str, least: float = _COMMON) -> bool:
    """Tell whether a word is among the commonest of a language (at least so high on wordfreq's Zipf scale)."""
    return language in available_languages() and zipf_frequency(word.lower(), language) >= least


def unknown(text: Text, marks: Marks, first: int, last: int) -> Iterator[Found]:
    """Give the names in a stretch of capitalised words that the gazetteer does not know: those that the recogniser
    marks there, and between them what capitals alone tell of."""
    at = first
    for start, end, kind in _spans(text, marks, first, last):
        if first <= start and end <= last and kind != "MISC":
            start, end = _widened(text, marks, (start, end, kind), (at, last))
            yield from _stretch(text, marks, at, start)
            yield from _stretch(text, marks, start, end)
            at = end
    yield from _stretch(text, marks, at, last)


def _spans(text: Text, marks: Marks, first: int, last: int) -> list[tuple[int, int, EntityType]]:
    """Give the recogniser's spans in a stretch, two of persons that nothing but small words parts made one where the
    first is a single word: "Ana", "de la Vega"; "Jean", "-", "Paul Rey"."""
    found: list[tuple[int, int, EntityType]] = []
    for span in sorted({marks.spans[i] for i in range(first, last) if i in marks.spans}):
        before = found[-1] if found else (0, 0, "MISC")
        between = all(text.lower[i] in text.lex.person_particles or text.hyphen(i) for i in range(before[1], span[0]))
        if found and before[2] == span[2] == "PER" and before[1] - before[0] == 1 and between:
            found[-1] = (before[0], span[1], "PER")
        else:
            found.append(span)
    return found


def _widened(text: Text, marks: Marks, span: tuple[int, int, EntityType], within: tuple[int, int]) -> tuple[int, int]:
    """Give a person's name with the rare words on its sides, which a recogniser misses in names it never saw; a
    body's with the word behind it that says what it is."""
    first, last, kind = span
    while first - 2 >= within[0] and text.hyphen(first - 1) and text.capital(first - 2):
        first -= 2
    while kind == "PER" and (before := _past_small(text, first - 1, within[0])) >= within[0]:
        given = text.lower[before] in given_names() and text.capital(before) and before not in marks.spans
        if not given and (text.opens(before) or not _rare(text, marks, before)):
            break
        first = before
    while kind == "ORG" and last < within[1] and text.lex.heads.get(text.lower[last]) == "ORG" and text.capital(last):
        last += 1
    while kind == "PER" and last < within[1] and _rare(text, marks, last) and last not in marks.spans:
        last += 1
    return first, last


def _past_small(text: Text, i: int, first: int) -> int:
    """Give the token before the small words of a person's name that end at token i: "Ana" of "Ana do Rego"."""
    while i > first and text.tokens[i].text.islower() and text.lower[i] in text.lex.person_particles:
        i -= 1
    return i


def _rare(text: Text, marks: Marks, i: int) -> bool:
    word = text.lower[i]
    plain = text.tokens[i].is_alpha and text.capital(i) and i not in marks.spans and len(word) > 1
    kept = word in text.lex.heads or word in text.small or text.tokens[i].text.isupper()
    return plain and not kept and not common(word, text.lex.language, _RARE)


def _stretch(text: Text, marks: Marks, first: int, last: int) -> Iterator[Found]:
    while first < last and not text.capital(first):
        first += 1
    first = trim(text, marks, first, last)
    while last > first and not (text.capital(last - 1) or text.hyphen(last - 2)):
        last -= 1
    if first >= last:
        return
    first = _led(text, marks, first, last)
    split = _body_then_person(text, first, last)
    if split is not None:
        yield Found(first, split, "ORG", source="head")
        yield Found(split, last, "PER", source="capitals")
        return
    label = _label(marks, first, last)
    name = Found(first, last, label or "MISC", source="recogniser" if label else "capitals")
    kept = _typed(text, name)
    if _believed(text, kept, marks):
        yield kept


def _body_then_person(text: Text, first: int, last: int) -> int | None:
    """Give where a person's name begins behind a body's: "Harbour Committee Anna Brandel"."""
    if not all(text.capital(i) and text.tokens[i].is_alpha for i in range(first, last)):
        return None
    for i in range(first, last - 2):
        rest = [text.lower[k] for k in range(i + 1, last)]
        other = any(word in text.lex.heads or common(word, text.lex.language) for word in rest)
        if len(rest) in (2, 3) and not other and _closes_body(text, first, i):
            return i + 1
    return None


def _closes_body(text: Text, first: int, i: int) -> bool:
    """Tell whether token i may end a body's name that begins at `first`: a head word, or initials alone."""
    word = text.tokens[i].text
    if i == first:
        return word.isupper() and 2 < len(word) < 7 and word.lower() not in text.lex.capitals
    return text.lex.heads.get(word.lower()) == "ORG"


def _led(text: Text, marks: Marks, first: int, last: int) -> int:
    """Give where the recogniser lets a person's name begin, if all before it are ordinary words: "Economist Anna";
    a given name is none, however common ("Oscar")."""
    at = marks.spans.get(last - 1)
    if at is None or at[2] != "PER" or at[0] <= first or at[1] != last:
        return first
    before = text.lower[first : at[0]]
    ordinary = all(common(word, text.lex.language) and word not in given_names() for word in before)
    return at[0] if ordinary else first


def _label(marks: Marks, first: int, last: int) -> EntityType | None:
    """Give the recogniser's label for tokens first to last: that of its longest span there."""
    spans = sorted({marks.spans[i] for i in range(first, last) if i in marks.spans})
    longest = max(spans, key=lambda each: each[1] - each[0], default=None)
    return longest[2] if longest else None


def _typed(text: Text, name: Found) -> Found:
    kind = headed(text, name.first, name.last, [])
    if kind is not None and name.source == "recogniser" and name.type == "PER" and _surnamed(text, name):
        return name
    if kind is not None and name.last - name.first > 1:
        return replace(name, type=kind, source="head")
    word = text.tokens[name.first].text
    if name.last - name.first == 1 and text.lower[name.first] in text.lex.peoples:
        return replace(name, type="NORP", source="head")
    short = name.last - name.first == 1 and word.isupper() and word.isalpha() and 2 < len(word) < 8
    if short and (name.source == "capitals" or name.type == "PER") and text.lower[name.first] not in text.lex.capitals:
        return replace(name, type="ORG" if _bodily(text, name) else "MISC", source="acronym")
    return name


def _plain(text: Text, name: Found) -> bool:
    """Tell whether nothing but its capital speaks for a lone ordinary word: "Man", "Feeling"."""
    word = text.lower[name.first]
    lone = name.last - name.first == 1 and name.source == "capitals"
    if not lone or text.tokens[name.first].text in text.often:
        return False
    return word in text.small or common(word, text.lex.language)


def _believed(text: Text, name: Found, marks: Marks) -> bool:
    """Tell whether a stretch of capitals is a name: not in a heading, not a lone word at a beginning."""
    if name.last - name.first == 1 and _spelled_out(text, name.first):
        return True
    if name.source == "acronym":
        return _initials(text, name.first) and text.sentence_of[name.first] not in text.headings
    shown = all(text.tokens[i].text in text.elsewhere for i in range(name.first, name.last) if text.capital(i))
    told = name.source == "recogniser" and name.type == "PER" and text.lower[name.first] not in text.small
    if text.sentence_of[name.first] in text.headings:
        return shown or (told and name.last - name.first > 1)
    if told and not text.opens(name.first):
        return True
    alone = name.last - name.first == 1
    word = text.lower[name.first]
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


def _paper(text: Text, name: Found, marks: Marks) -> bool:
    """Tell whether a word behind "the" ends the name of a medium that the article names: "The Post"."""
    if not name.first or text.lower[name.first - 1] not in text.lex.definite:
        return False
    media = (m for m in marks.matches.values() if m.link.startswith("medium:") and m.last - m.first > 1)
    return any(text.tokens[m.last - 1].text == text.tokens[name.first].text for m in media)


def _bodily(text: Text, name: Found) -> bool:
    """Tell whether initials that nobody knows do what bodies do: act, own, bear an article, stand in brackets."""
    before = text.lower[name.first - 1] if name.first else ""
    acts = text.tokens[name.first].dep_ in ("nsubj", "nsubj:pass") or text.possessive(name.last)
    return acts or before == "(" or before in text.lex.definite


def _surnamed(text: Text, name: Found) -> bool:
    """Tell whether a word that may head a body's name may be a surname here: behind a name, "Petra Cruz"."""
    word, last = text.lower[name.first], text.lower[name.last - 1]
    family = last in text.lex.heads and last in person_words()[1]
    return family and word not in text.lex.heads and not common(word, text.lex.language)


def _initials(text: Text, i: int) -> bool:
    """Tell whether a word in capitals may be a body's initials: not shouted, no numeral, no thing that one has."""
    word = text.lower[i]
    if text.tokens[i].text in text.abbreviated or word in text.small or _ROMAN.fullmatch(word):
        return False
    if common(word, text.lex.language, _KNOWN) or (i and text.lower[i - 1] in text.lex.indefinite):
        return False
    beside = [text.tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(text.tokens)]
    return not any(other.isupper() and len(other) > 3 for other in beside)


def _spelled_out(text: Text, i: int) -> bool:
    """Tell whether a word in brackets is made of the initials of the capitalised words before them: "(CAP)"."""
    letters = text.tokens[i].text
    if i < 3 or text.tokens[i - 1].text != "(" or not letters.isupper() or len(letters) < 3:
        return False
    words = (k for k in range(max(0, i - 2 - _SPELLED), i - 1) if text.sentence_of[k] == text.sentence_of[i])
    return "".join(text.tokens[k].text[0] for k in words if text.capital(k)).endswith(letters)


def _compass(text: Text, name: Found) -> bool:
    """Tell whether a name is "the North" and the like: a half of a country, if the article names that country."""
    before = text.lower[name.first - 1] if name.first else ""
    return before in text.lex.definite and parts(text.tokens[name.first].text, "LOC")[:1] in COMPASS


def headed(text: Text, first: int, last: int, inside: list[Found]) -> EntityType | None:
    """Give the type that a head word in a run tells, where it is no part of a known name."""
    known = {i for each in inside for i in range(each.first, each.last)}
    small = next((i for i in range(first, last) if text.lower[i] in text.lex.body_particles), last)
    for i in (small - 1, first, last - 1):
        kind = text.lex.heads.get(text.lower[i]) if first <= i < last and i not in known else None
        if kind is not None and text.capital(i):
            return kind
    return None
