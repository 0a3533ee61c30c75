"""How far a run of capitalised words goes that may hold names."""

from __future__ import annotations

from synopticon import gazetteer
from synopticon.reading.naming import shapes
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Marks

# From here on two words in capitals are shouted, not initials.
_LONG = 4
_SPEAKING = frozenset({"GPE", "LOC", "ORG", "NORP", "FAC"})


def end(text: Text, marks: Marks, i: int) -> int:
    """Give the end of the run of capitalised words that begins at token i; i where none does."""
    if i in marks.matches:
        last = marks.matches[i].last
        if _careless(text, marks, last):
            return last
    elif text.capital(i) and i not in marks.barred:
        last = i + 1
    else:
        return i
    while last < len(text.tokens):
        extended = _extend(text, marks, i, last)
        if extended == last:
            break
        last = extended
    return last


def _extend(text: Text, marks: Marks, first: int, i: int) -> int:
    """Give where the run goes on to from token i, or i where it ends."""
    if text.sentence_of[i] != text.sentence_of[first] or (i in marks.barred and not text.hyphen(i)):
        return i
    if i in marks.matches:
        return marks.matches[i].last if _near(text, i) else i
    if _careless(text, marks, i):
        return i
    if text.hyphen(i):
        return _hyphenated(text, first, i)
    if text.possessive(i):
        return i + 2 if shapes.owns(text, first, i) else i
    if text.capital(i):
        return i + 1 if _near(text, i) and not _shouted(text, first, i) else i
    return _particles(text, marks, first, i)


def _shouted(text: Text, first: int, i: int) -> bool:
    """Tell whether words in capitals end before token i, as a heading that runs on into its text does: "THE MOON GARDEN
    Ana Ruiz said"."""
    before = [text.tokens[k].text for k in (i - 2, i - 1) if k >= first]
    loud = len(before) == 2 and all(word.isupper() and word.isalpha() for word in before)
    return loud and max(map(len, before)) > _LONG and not text.tokens[i].text.isupper()


def _careless(text: Text, marks: Marks, i: int) -> bool:
    """Tell whether a country in small letters ends before token i, so that another name follows."""
    return text.tokens[i - 1].text.islower() and any(each.last == i for each in marks.matches.values())


def _near(text: Text, i: int) -> bool:
    """Tell whether only a space or a hyphen stands before token i."""
    return text.between(i - 1, i) in (" ", "\u00a0", "") and not text.opens(i)


def _hyphenated(text: Text, first: int, i: int) -> int:
    word = text.lower[i + 1]
    if text.capital(i + 1):
        return i + 2
    korean = i - first >= 2 and len(word) <= 5 and word.isalpha() and word not in text.lex.hyphenated
    return i + 2 if korean else i


def _particles(text: Text, marks: Marks, first: int, i: int) -> int:
    if text.lower[i] in text.lex.person_particles and text.hyphen(i + 1) and text.capital(i + 2):
        return i + 3 if _near(text, i) else i
    after = i
    while after < len(text.tokens) and after < i + 3 and text.lower[after] in _small(text):
        after += 1
    if after == i or after == len(text.tokens) or text.sentence_of[after] != text.sentence_of[first]:
        return i
    if after in marks.barred or not (after in marks.matches or text.capital(after)):
        return i
    if any(text.between(k - 1, k).strip() or "\n" in text.between(k - 1, k) for k in range(i, after + 1)):
        return i
    return after if _joined(text, marks, first, i, after) else i


def _small(text: Text) -> frozenset[str]:
    return text.lex.person_particles | text.lex.body_particles | text.lex.tying


def _joined(text: Text, marks: Marks, first: int, i: int, after: int) -> bool:
    """Tell whether small words i to `after` stand inside one name."""
    if _made_by(text, marks, first, i, after):
        return False
    span = marks.spans.get(i)
    both = after in marks.matches and any(k in marks.matches for k in range(first, i))
    both = both and text.lower[i] in text.lex.conjunctions and text.tokens[i].text != "&"
    if span is not None and span[0] < i and span[1] > after and text.sentence_of[i] not in text.headings and not both:
        return True
    words = text.lower[i:after]
    if text.lex.tying.issuperset(words):
        return not any(k in marks.matches for k in range(first, after + 1))  # "Europa sin Rusia"
    if any(word in text.lex.conjunctions for word in words):
        return shapes.listed(text, marks, first, i, after)
    where = after in marks.matches and marks.matches[after].type in ("GPE", "LOC")
    if words[0] in text.lex.locative | text.lex.lying and (where or after not in marks.matches):
        return False
    if _of_place(text, marks, first, i, after):
        return False
    if any(text.lower[k] in text.lex.heads for k in range(first, i) if text.capital(k)):
        return all(word in text.lex.body_particles for word in words) and words[0] in text.lex.body_particles
    if shapes.purposed(text, first, i):
        return True
    known = after in marks.matches and marks.matches[after].type in _SPEAKING
    before = any(k in marks.matches for k in range(first, i)) and not _surnamed(text, marks, i, after)
    person = all(word in text.lex.person_particles for word in words)
    return person and not known and not before and (i - first <= 2 or _surnamed(text, marks, i, after))


def _surnamed(text: Text, marks: Marks, i: int, after: int) -> bool:
    """Tell whether a surname with its small word stands behind a known person's name: "Ana Ruiz de Orvana"."""
    ends = any(each.last == i and each.type == "PER" for each in marks.matches.values())
    small = after - i == 1 and text.lower[i] not in text.lex.definite | text.lex.contracted
    lone = marks.spans.get(after, (0, 0, "MISC")) == (after, after + 1, "PER")
    return ends and small and lone and after not in marks.matches


def _of_place(text: Text, marks: Marks, first: int, i: int, after: int) -> bool:
    """Tell whether a firm's name ends before "of" and the place it is in: "Orvane Marine of Lima"."""
    place = after in marks.matches and marks.matches[after].type == "GPE"
    place = place or marks.spans.get(after, (0, 0, "MISC"))[2] in ("GPE", "LOC")
    return place and i - first > 1 and text.lower[i] in text.lex.employing and text.lower[i - 1] in text.lex.trading


def _made_by(text: Text, marks: Marks, first: int, i: int, after: int) -> bool:
    """Tell whether a company is named behind what it makes or owns: "el Tarsis de Airbus"."""
    if after not in marks.matches or gazetteer.entry(marks.matches[after].links[0]).kind != "company":
        return False
    heads = (text.lex.heads.get(text.lower[k]) for k in range(first, i) if text.capital(k))
    return not any(kind in ("ORG", "FAC") for kind in heads) and all(
        text.lower[k] in text.lex.of | text.lex.definite for k in range(i, after)
    )
