"""Names that the gazetteer does not know, cut out of a stretch of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from synopticon.gazetteer.tables import given_names, person_words
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, Marks, believed, common, headed, trim
from synopticon.records import EntityType

_RARE = 3.0


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
        arabic = between and before[1] < span[0] and span[1] - span[0] == 1
        arabic = arabic and all(text.lower[i] in text.lex.definite for i in range(before[1], span[0]))
        same = before[2] == "PER" and (span[2] == "PER" or (arabic and _titled(marks, before[0])))
        if found and same and before[1] - before[0] == 1 and between:
            found[-1] = (before[0], span[1], "PER")
        else:
            found.append(span)
    return found


def _titled(marks: Marks, i: int) -> bool:
    """Tell whether an office stands right before token i: "el general Idris al Mabruk"."""
    return i - 1 in marks.offices


def _widened(text: Text, marks: Marks, span: tuple[int, int, EntityType], within: tuple[int, int]) -> tuple[int, int]:
    """Give a person's name with the rare words on its sides, which a recogniser misses in names it never saw; a
    body's with the word behind it that says what it is."""
    first, last, kind = span
    while first - 2 >= within[0] and text.hyphen(first - 1) and text.capital(first - 2):
        first -= 2
    while last + 1 < within[1] and text.hyphen(last) and text.capital(last + 1):
        last += 2
    while kind == "PER" and (before := _past_small(text, first - 1, within[0])) >= within[0]:
        given = text.lower[before] in given_names() and text.capital(before) and before not in marks.spans
        if not given and (text.opens(before) or not _rare(text, marks, before)):
            break
        first = before
    while kind == "PER" and last + 1 < within[1] and text.hyphen(last) and text.tokens[last + 1].text.islower():
        last += 2
    while kind == "ORG" and last < within[1] and text.lex.heads.get(text.lower[last]) == "ORG" and text.capital(last):
        last += 1
    if kind == "PER" and last - first == 1 and last < within[1] and _surname(text, marks, first):
        last += 1
    while kind == "PER" and last < within[1] and _rare(text, marks, last) and last not in marks.spans:
        last += 1
    return first, last


def _surname(text: Text, marks: Marks, i: int) -> bool:
    """Tell whether the word behind a lone given name is the surname, however common a word: "Jude Law"."""
    behind = i + 1
    plain = text.lower[i] in given_names() and text.tokens[behind].is_title and text.tokens[behind].is_alpha
    other = behind in marks.spans or text.lex.heads.get(text.lower[behind], "MISC") not in ("MISC", "EVENT")
    return plain and not other and text.sentence_of[i] not in text.headings


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
    if believed(text, kept, marks):
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
        led = i > first and text.lex.heads.get(text.lower[first]) == "ORG" and rest[0] in given_names()
        if led and len(rest) == 2 and rest[1] not in text.lex.heads and common(text.lower[i], text.lex.language):
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
