"""Places that no table knows, told by the common noun before them: "el paso de X", "distrito X", "los pueblos de X y
Y"; and by the known place that they lie in: "at X, in Orvana"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synopticon import gazetteer, languages
from synopticon.gazetteer.tables import given_names, person_words
from synopticon.reading.naming.evidence import in_one_list
from synopticon.reading.naming.text import Text
from synopticon.reading.naming.unknown import Found, common
from synopticon.records import EntityType

_SMALL_WORDS = 3
# From here on a word is one that people write every day.
_EVERYDAY = 3.5


def told(text: Text, names: Sequence[Found]) -> Iterator[tuple[int, EntityType]]:
    """Give the names that the noun before them, or before the list they stand in, or where they lie, makes places."""
    listed: EntityType | None = None
    for i, name in enumerate(names):
        noun = _noun(text, name) if not _person(text, name) else -1
        if noun >= 0 and text.lower[noun] in text.lex.vague and _ordinary(text, name):
            noun = -1
        kind = text.lex.sites[text.lower[noun]] if noun >= 0 else None
        if kind is None and listed is not None and in_one_list(text, names, i - 1) and not _person(text, name):
            kind = listed
        listed = kind if noun < 0 or text.lower[noun].endswith(tuple(text.lex.plurals)) else None
        if kind is None and _within(text, name):
            kind = "GPE"
        if kind is not None:
            yield i, kind


def _person(text: Text, name: Found) -> bool:
    """Tell whether a name may be a person's by its words alone: a given name first, or a known family name alone."""
    word = text.lower[name.first]
    lone = name.last - name.first == 1
    return word in given_names() or (lone and word in person_words()[1]) or text.words(name.first, name.last).isupper()


def _ordinary(text: Text, name: Found) -> bool:
    """Tell whether a name is made of everyday words of some language: "el área de Recursos Humanos"."""
    words = [text.lower[i] for i in range(name.first, name.last) if text.capital(i)]
    return any(all(common(word, code, _EVERYDAY) for word in words) for code in languages.supported())


def _noun(text: Text, name: Found) -> int:
    """Give the noun for a kind of place before a name, "of" and an adjective between; -1 where there is none."""
    i = name.first - 1
    while i > 0 and name.first - i < _SMALL_WORDS and text.lower[i] in text.lex.of | text.lex.definite:
        i -= 1
    linked = any(text.lower[k] in text.lex.of for k in range(i + 1, name.first))
    if (
        linked
        and i == name.first - 3
        and text.lower[i + 1] in text.lex.definite
        and text.lower[i] not in text.lex.sites
    ):
        return _left_out(text, name)
    if i > 0 and text.lower[i] not in text.lex.sites and text.tokens[i].pos_ == "ADJ" and text.lex.contracted:
        i -= 1
    said = i >= 0 and text.lower[i] in text.lex.sites and text.tokens[i].text.islower()
    bound = (
        said and (linked or bool(text.lex.contracted)) and "," not in text.raw[text.start(i) : text.start(name.first)]
    )
    return i if bound and text.sentence_of[i] == text.sentence_of[name.first] and not _passing(text, i, name) else -1


def _passing(text: Text, i: int, name: Found) -> bool:
    """Tell whether the noun at token i says that somebody goes by: "tras el paso de X", "el paso de X por"."""
    goes_on = name.last < len(text.tokens) and text.lower[name.last] in text.lex.purpose
    return goes_on or " ".join(text.lower[max(0, i - 2) : i + 1]) in text.lex.passing


def _left_out(text: Text, name: Found) -> int:
    """Give the plural that "those of X" stands for in its sentence: "dos pasos, entre ellos el de X"; -1 without."""
    before = (k for k in range(name.first - 3, -1, -1) if text.sentence_of[k] == text.sentence_of[name.first])
    nouns = (k for k in before if text.tokens[k].pos_ == "NOUN")
    plural = (k for k in nouns if text.lower[k].endswith(tuple(text.lex.plurals)))
    noun = next(plural, -1)
    return noun if noun >= 0 and text.lower[noun] in text.lex.sites else -1


def _within(text: Text, name: Found) -> bool:
    """Tell whether something lies at a name, and beyond a comma in a known place: "at Orvana, in Peru"."""
    i = name.last + 2
    before = text.lower[name.first - 1] if name.first else ""
    if name.type in ("ORG", "FAC", "EVENT") or _ordinary(text, name):
        return False
    if before not in text.lex.lying or i >= len(text.tokens) or text.tokens[name.last].text != ",":
        return False
    places = (m.start for m in text.matches if gazetteer.entry(m.entries[0]).type in ("GPE", "LOC"))
    return text.lower[i - 1] in text.lex.lying and text.start(i) in set(places)
