"""What speaks for or against a name being a person's, a place's or a body's, beside what the recogniser says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from synopticon import languages
from synopticon.gazetteer.tables import given_names, person_words
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, common
from synopticon.records import EntityType

_COMMON_NAME = 4.6
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
# From here on a word is one that people write every day, as hardly a family name is.
_EVERYDAY = 3.5


def bearers(text: Text, names: Sequence[Found]) -> set[str]:
    """Give the words, in lower case, of the persons' names of several words."""
    full = (name for name in names if name.type == "PER" and name.last - name.first > 1)
    return {text.lower[i] for name in full for i in range(name.first, name.last)}


def located(text: Text, names: Sequence[Found]) -> set[str]:
    """Give the names, in lower case, before which something is said to lie ("in Orvale"); of several words only those
    that begin with no given name."""
    given = given_names().keys() | person_words()[0]
    alone = (name for name in names if name.last - name.first == 1 or text.lower[name.first] not in given)
    lying = (name for name in alone if name.first and text.lower[name.first - 1] in text.lex.lying)
    return {text.words(name.first, name.last).lower() for name in lying if not text.possessive(name.last)}


def named_so(text: Text, name: Found) -> bool:
    """Tell whether a name is a given name with one or two words behind it that are no ordinary words: a person's,
    though the recogniser does not say so."""
    words = [text.lower[i] for i in range(name.first, name.last)]
    if not 2 <= len(words) <= 3 or words[-1] in text.lex.heads:
        return False
    if _INITIALS.fullmatch(text.tokens[name.first].text) and text.tokens[name.last - 1].is_title:
        return not common(words[-1], text.lex.language, _COMMON_NAME)
    if words[0] not in given_names():
        return False
    plain = all(text.capital(i) and text.tokens[i].is_alpha for i in range(name.first, name.last))
    loud = text.words(name.first, name.last).isupper()
    before = text.lower[name.first - 1] if name.first else ""
    strange = all(not common(word, text.lex.language, _COMMON_NAME) or word in given_names() for word in words[1:])
    return plain and not loud and strange and before not in text.lex.definite


def speaks(text: Text, name: Found) -> bool:
    """Tell whether a name is the subject of a verb that only those who decide are: "said", "bought"."""
    subject = next((t for t in text.tokens[name.first : name.last] if t.dep_ in ("nsubj", "obl:agent")), None)
    return subject is not None and subject.head.lemma_.lower() in text.lex.agentive


def foreign(text: Text, name: Found) -> bool:
    """Tell whether a name is made of everyday words of another language only: a product's ("Spotlight"), a work's, a
    medium's; not a person's, unless one is a known given name or a known person's surname."""
    given, family = person_words()
    words = [text.lower[i] for i in range(name.first, name.last) if text.tokens[i].is_alpha]
    others = [code for code in languages.supported() if code != text.lex.language]
    if not words or any(word in given or word in family or word in given_names() for word in words):
        return False
    if all(common(word, text.lex.language or "en", _EVERYDAY) for word in words):
        return False
    return any(all(common(word, code, _EVERYDAY) for word in words) for code in others)


def surnamed(text: Text, name: Found, votes: Mapping[str, Counter[EntityType]]) -> bool:
    """Tell whether the last word of a supposed body's or place's name is a person's by itself in the article, so that
    the whole is the person's full name."""
    last = name.last - 1
    plain = all(text.capital(i) and text.tokens[i].is_alpha for i in range(name.first, name.last))
    if not 2 <= last - name.first + 1 <= 3 or not plain or text.lower[last] in text.lex.heads:
        return False
    alone = votes.get(text.tokens[last].text)
    return alone is not None and alone["PER"] > 0 and alone["PER"] == max(alone.values())


def employer(text: Text, names: Sequence[Found], name: Found) -> bool:
    """Tell whether a name of several words stands behind "of" or "at" after a person: where that person works."""
    i = name.first - 1
    if i < 1 or name.last - name.first < 2 or text.lower[i] not in text.lex.employing:
        return False
    return any(each.type == "PER" and each.last == i for each in names)
