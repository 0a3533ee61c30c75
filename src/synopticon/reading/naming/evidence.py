"""What speaks for or against a name being a person's, a place's or a body's, beside what the recogniser says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from synopticon import gazetteer, languages
from synopticon.gazetteer.tables import first_names, given_names, person_words
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, common
from synopticon.records import EntityType

_COMMON_NAME = 4.6
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
# From here on a word has been written at all.
_HEARD = 0.1
# From here on a word is one that people write every day, as hardly a family name is.
_EVERYDAY = 3.5
# What stands between a dateline's place and the text.
_DASHES = frozenset(("-", "–", "—", ".-", ".–", ".—"))
_YOUNGEST, _OLDEST = 10, 109
# What a name is told by that its neighbours in a list may go by.
_SURE = frozenset({"gazetteer", "head", "title"})
# How many known places in a list make a place of an unknown name in it.
_SEVERAL = 2


def bearers(text: Text, names: Sequence[Found]) -> set[str]:
    """Give the words, in lower case, of the persons' names of several words."""
    full = (name for name in names if name.type == "PER" and name.last - name.first > 1)
    return {text.lower[i] for name in full for i in range(name.first, name.last)}


def located(text: Text, names: Sequence[Found]) -> set[str]:
    """Give the names, in lower case, before which something is said to lie ("in Orvale"); of several words only those
    that begin with no given name."""
    alone = (name for name in names if name.last - name.first == 1 or text.lower[name.first] not in first_names())
    lying = (name for name in alone if name.first and text.lower[name.first - 1] in text.lex.lying)
    return {text.words(name.first, name.last).lower() for name in lying if not text.possessive(name.last)}


def lies(text: Text, name: Found) -> bool:
    """Tell whether what stands beside an unknown name makes it a place: a part of a town before it, where it lies or
    how far it is behind it, the text of an article behind it as a dateline."""
    given = name.last - name.first > 1 and text.lower[name.first] in given_names()
    if given or (text.words(name.first, name.last).isupper() and not dateline(text, name)):
        return False
    return _part_before(text, name) or _whereabouts(text, name) or dateline(text, name)


def dateline(text: Text, name: Found) -> bool:
    """Tell whether a name opens an article as the place it was written in: "Lima, 4 may (Delta).-", "LIMA.- "."""
    begins = text.opens(name.first) or text.tokens[name.first - 1].text == "/"
    if name.last + 1 >= len(text.tokens) or not begins:
        return False
    dated = text.tokens[name.last + 1].like_num or text.lower[name.last + 1].rstrip(".") in text.lex.calendar
    return text.tokens[name.last].text in _DASHES or (text.tokens[name.last].text == "," and dated)


def wire(text: Text, name: Found) -> bool:
    """Tell whether a name is whose dispatch an article is: in brackets before the dash that begins it."""
    return name.first in text.dispatched and name.last - 1 in text.dispatched


def _part_before(text: Text, name: Found) -> bool:
    """Tell whether a part of a town, or a direction from one, stands before a name: "streets of X", "north of X"."""
    i = name.first - 1
    if i < 1 or text.sentence_of[i - 1] != text.sentence_of[name.first]:
        return False
    noun = i - 2 if text.tokens[i - 1].pos_ == "ADJ" and text.tokens[i - 2].pos_ == "NOUN" and i > 1 else i - 1
    word = text.lower[noun]
    if text.lex.heads.get(word) == "FAC":
        return False
    part = text.lower[i] in text.lex.of and word in text.lex.city_words - text.lex.housed
    return part or f"{text.lower[i - 1]} {text.lower[i]}" in text.lex.locative


def _whereabouts(text: Text, name: Found) -> bool:
    """Tell whether a direction, a place or a distance stands behind a name: "X (south)", "X, 40 km", "X, near"."""
    i = name.last
    if i + 2 >= len(text.tokens) or text.sentence_of[i + 1] != text.sentence_of[name.first]:
        return False
    if text.tokens[i].text == ",":
        far = text.tokens[i + 1].like_num and text.lower[i + 2] in text.lex.distances
        return far or f"{text.lower[i + 1]} {text.lower[i + 2]}" in text.lex.locative
    before = text.lower[name.first - 1] if name.first else ""
    led = before in text.lex.locative | text.lex.directional
    compass = text.lower[i + 1] in text.lex.compass
    return text.tokens[i].text == "(" and led and (compass or _bracketed_place(text, i + 1))


def _bracketed_place(text: Text, i: int) -> bool:
    """Tell whether a known place fills the bracket that token i begins."""
    tokens = (text.at(m.start, m.end) for m in text.matches if gazetteer.entry(m.entries[0]).type in ("GPE", "LOC"))
    return any(
        at is not None and at[0] == i and text.tokens[at[1]].text == ")"
        for at in tokens
        if at and at[1] < len(text.tokens)
    )


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


def familiar(text: Text, name: Found) -> bool:
    """Tell whether a name is two words of which the second is a known family name and the first no place, no head word
    and no everyday word: a person's, whatever the recogniser takes it for."""
    first, last = name.first, name.last - 1
    if last - first != 1 or text.lower[last] not in person_words()[1] or text.lower[last] in text.lex.heads:
        return False
    before = text.lower[first - 1] if first else ""
    if before in text.lex.definite | text.lex.lying | text.lex.aboard:
        return False
    plain = all(text.capital(i) and text.tokens[i].is_alpha and text.tokens[i].is_title for i in (first, last))
    word = text.lower[first]
    kept = word in text.lex.heads or word in text.lex.regional or word in text.lex.compass or word in text.lex.peoples
    known = gazetteer.spelled(text.tokens[first].text, text.lex.language or "en")
    return plain and not (kept or known or common(word, text.lex.language, _EVERYDAY))


def speaks(text: Text, name: Found) -> bool:
    """Tell whether a name is the subject of a verb that only those who decide are: "said", "bought"."""
    subject = next((t for t in text.tokens[name.first : name.last] if t.dep_ in ("nsubj", "obl:agent")), None)
    return subject is not None and subject.head.lemma_.lower() in text.lex.agentive


def who(text: Text, name: Found) -> EntityType | None:
    """Give the type that a relative pronoun beyond a comma tells: "X, who", a person; "X, which plans", a body."""
    i = name.last + 1
    if i + 1 >= len(text.tokens) or text.tokens[name.last].text != "," or text.lower[i] not in text.lex.relative:
        return None
    if text.lower[i] in text.lex.persons:
        return "PER" if 1 < name.last - name.first < 4 else None
    verb = next((t for t in text.tokens[i + 1 : i + 4] if t.pos_ == "VERB"), None)
    return "ORG" if verb is not None and verb.lemma_.lower() in text.lex.agentive else None


def impersonal(text: Text, name: Found) -> bool:
    """Tell whether what a supposed person's name means is told of as of a thing: "Orvane Tessin, which", without a
    known given name."""
    i = name.last + 1
    told = i < len(text.tokens) and text.tokens[name.last].text == "," and text.lower[i] in text.lex.impersonal
    return told and name.last - name.first > 1 and text.lower[name.first] not in first_names()


def attributed(text: Text, name: Found) -> bool:
    """Tell whether a supposed place, or a lone supposed person, of whom nothing is known, is who said something as
    bodies do: "according to X", and for places as the subject of such a verb too."""
    i = name.first - 1
    told = any(text.lower[max(0, i + 1 - len(phrase)) : i + 1] == phrase for phrase in text.lex.sources)
    if name.type == "PER":
        word = text.lower[name.first]
        alone = name.last - name.first == 1 and word not in given_names() and word not in person_words()[1]
        return told and alone and text.tokens[name.first].text not in text.abbreviated
    return name.type in ("GPE", "LOC") and (told or speaks(text, name))


def unheard(text: Text, name: Found) -> bool:
    """Tell whether a lone supposed person bears a word that no text of any language has, and nobody's surname: who is
    called so is a firm or a place, since persons unknown are named in full."""
    word, i = text.lower[name.first], name.first - 1
    lone = name.type == "PER" and name.last - name.first == 1 and word.isalpha() and not text.possessive(name.last)
    known = word in first_names() or word in person_words()[1]
    introduced = i >= 0 and (text.lower[i] in text.lex.humans or text.lower[i] in text.lex.kin or text.capital(i))
    return lone and not known and not introduced and not any(common(word, c, _HEARD) for c in languages.supported())


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
    ends = (text.words(i, name.last) for i in range(name.first + 1, name.last))
    counted = [votes[end] for end in ends if end in votes]
    return any(alone["PER"] > 0 and alone["PER"] == max(alone.values()) for alone in counted)


def employer(text: Text, names: Sequence[Found], name: Found) -> bool:
    """Tell whether a name of several words stands behind "of" or "at" after a person: where that person works."""
    i = name.first - 1
    if i < 1 or name.last - name.first < 2 or text.lower[i] not in text.lex.employing:
        return False
    return any(each.type == "PER" and each.last == i for each in names)


def reporter(text: Text, names: Sequence[Found], name: Found) -> bool:
    """Tell whether a name of two or three words stands behind a medium's possessive: "CNN's Ana Ruiz"."""
    words = range(name.first, name.last)
    if not name.first or not 2 <= len(words) <= 5 or not text.possessive(name.first - 1) or _houses(text, name):
        return False
    owner = next((each for each in names if each.last == name.first - 1), name)
    plain = all(text.hyphen(k) or (text.capital(k) and not text.tokens[k].text.isupper()) for k in words)
    return owner.link.startswith(("medium:", "agency:")) and plain


def pictured(text: Text, name: Found) -> bool:
    """Tell whether a name of two or three words stands before a slash, as photographers do: "Ana Ruiz/Reuters"."""
    size = name.last - name.first
    slash = name.last < len(text.tokens) and text.tokens[name.last].text == "/" and text.glued(name.last - 1, name.last)
    plain = all(text.capital(i) and text.tokens[i].is_alpha for i in range(name.first, name.last))
    return slash and plain and 2 <= size <= 3 and not _houses(text, name)


def countryman(text: Text, name: Found) -> bool:
    """Tell whether two or three words that no table knows stand behind a country's possessive, which is no place where
    something is: "Peru's Orsa Vessin"; "in Peru's Orsa Vessin" may be a town."""
    i = name.first - 1
    if i < 1 or not 2 <= name.last - name.first <= 3 or not text.possessive(i) or _houses(text, name):
        return False
    countries = (m for m in text.matches if m.entries[0].startswith("country:") and m.end == text.end(i - 1))
    country = next((at for m in countries if (at := text.at(m.start, m.end)) is not None), None)
    words = [text.tokens[k] for k in range(name.first, name.last)]
    behind = text.tokens[name.last].pos_ if name.last < len(text.tokens) else ""
    if country is None or behind in ("NOUN", "PROPN") or not all(word.is_title and word.is_alpha for word in words):
        return False
    before = text.lower[country[0] - 1] if country[0] else ""
    return before not in text.lex.lying | text.lex.locative | text.lex.directional | text.lex.of


def _houses(text: Text, name: Found) -> bool:
    return any(text.lower[i] in text.lex.heads for i in range(name.first, name.last))


def in_state(text: Text, name: Found) -> bool:
    """Tell whether a province or country stands beyond a comma, as behind a town's name: "Harbour Falls, Ohio,"."""
    i = name.last + 1
    if i >= len(text.tokens) or text.tokens[name.last].text != ",":
        return False
    within = next((m for m in text.matches if m.start == text.start(i) and m.form in ("name", "acronym")), None)
    if within is None or gazetteer.entry(within.entries[0]).kind not in ("province", "country"):
        return False
    span = text.at(within.start, within.end)
    after = span[1] if span else i
    return after >= len(text.tokens) or not (text.capital(after) or text.possessive(after) or text.hyphen(after))


def aged(text: Text, name: Found) -> bool:
    """Tell whether an age stands behind a name between commas: "Vessin, 33, was"."""
    i = name.last
    if i + 2 >= len(text.tokens) or text.tokens[i].text != "," or text.tokens[i + 2].text not in (",", "."):
        return False
    years = text.tokens[i + 1].text
    return years.isdigit() and _YOUNGEST <= int(years) <= _OLDEST and text.tokens[i - 1].is_alpha


def settlement(text: Text, name: Found) -> bool:
    """Tell whether a place without an article or a word of the land in its name is a town rather than a region."""
    words, i = text.lower[name.first : name.last], name.first - 1
    while i >= 0 and name.first - i < 4 and (text.lower[i] in text.lex.regional or text.tokens[i].pos_ == "ADJ"):
        i -= 1
    before = text.lower[i] if i >= 0 else ""
    land = any(word in text.lex.heads or word in text.lex.regional for word in words)
    loud = any(text.tokens[i].text.isupper() and len(text.tokens[i]) > 2 for i in range(name.first, name.last))
    return not (land or loud) and before not in text.lex.definite and words[0] not in text.lex.definite


def alike(text: Text, names: Sequence[Found], i: int) -> EntityType | None:
    """Give the type that the names in one list with a name have, where these are sure: "Acme, Orvane and Bank One"; a
    name before a noun of its own is in none."""
    name = names[i]
    if name.last < len(text.tokens) and text.tokens[name.last].pos_ in ("NOUN", "PROPN"):
        return None
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(names) and in_one_list(text, names, min(i, k))]
    sure = {names[k].type for k in beside if names[k].source in _SURE}
    return sure.pop() if len(sure) == 1 and sure <= {"ORG", "PER", "GPE"} else None


def enumerated(text: Text, names: Sequence[Found], i: int) -> bool:
    """Tell whether a lone name stands in a list of places: behind one told by its noun ("the villages of Orva,
    Tessin"), or with two that are known and none known to be something else ("Lima, Orva and Bilbao")."""
    name = names[i]
    if name.last - name.first > 1 or name.type not in ("PER", "MISC", "LOC"):
        return False
    before = names[i - 1] if i and in_one_list(text, names, i - 1) else name
    if before.type == "GPE" and before.source == "head" and not before.links:
        return True
    others = [each for each in _list(text, names, i) if each is not name]
    known = [each for each in others if each.source in _SURE]
    towns = sum(each.type == "GPE" and bool(each.links) for each in known)
    return towns >= _SEVERAL and all(each.type in ("GPE", "LOC") for each in known)


def _list(text: Text, names: Sequence[Found], i: int) -> Sequence[Found]:
    """Give the names of the list in which a name stands, itself among them."""
    first = last = i
    while first and in_one_list(text, names, first - 1):
        first -= 1
    while last + 1 < len(names) and in_one_list(text, names, last):
        last += 1
    return names[first : last + 1]


def hyphened(text: Text, name: Found) -> bool:
    """Tell whether a name is written as Korean persons' are: "Ha Dong-wook"."""
    words = [text.tokens[i] for i in range(name.first, name.last)]
    if len(words) != 4 or not text.hyphen(name.first + 2):
        return False
    plain = words[0].text.istitle() and words[1].text.istitle() and words[3].text.islower()
    return plain and max(len(word) for word in words) < 7 and words[3].text not in text.lex.hyphenated


def plural(text: Text, name: Found) -> bool:
    """Tell whether a lone plural behind "the" acts or owns, as a team does: "the top-seeded Bluejays defeated"; a
    family's name is a person's in the article."""
    word, i = text.tokens[name.first].text, name.first - 1
    ends, never = tuple(text.lex.plurals), tuple(text.lex.not_plurals)
    if name.last - name.first > 1 or not word.endswith(ends) or word.endswith(never) or word.isupper():
        return False
    while i > 0 and text.tokens[i].pos_ == "ADJ":
        i -= 1
    acts = text.tokens[name.first].dep_ in ("nsubj", "nsubj:pass") or text.possessive(name.last)
    singulars = {word.removesuffix(end) for end in ends} - {word}
    family = any(token.text in singulars for token in text.tokens)
    return i >= 0 and text.lower[i] in text.lex.definite and acts and not family


def in_one_list(text: Text, names: Sequence[Found], i: int) -> bool:
    """Tell whether nothing but a comma or "and" stands between a name and the next."""
    between = range(names[i].last, names[i + 1].first)
    joining = all(text.lower[k] in text.lex.conjunctions or text.tokens[k].text == "," for k in between)
    return 0 < len(between) < 3 and joining
