"""English words for what is only described in another language, so that a title can name it: its number, its noun and
at most one word that says what kind, from the induced lexicon; nothing where the lexicon is not sure of the noun."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from synopticon import gazetteer
from synopticon.languages import lexicon, table
from synopticon.reconciling.meanings import plural
from synopticon.reconciling.numerals import leading
from synopticon.reconciling.phrasing import plural as english_plural
from synopticon.reconciling.things import core
from synopticon.reconciling.titles import english, listed
from synopticon.records import Reading

_SURE, _LIKELY = 30, 15  # least probability, in hundredths, of a noun's and of a modifier's translation
_CONSONANTS = ("uni", "eu", "use", "us ")  # vowels in writing alone: "a unit"
_FEW = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@lru_cache(maxsize=4096)
def gloss(phrase: str, language: str) -> str:
    """Give English words for a phrase ("48 manifestantes" → "48 protesters"), "" where its noun is not known.

    Accepted gap: what follows the noun and one adjective is left out.
    """
    if not lexicon(language):
        return ""
    kept = core(phrase, language)
    if kept and leading(kept, language):  # "50 millions" of something that is not said
        return ""
    several = bool(kept) and plural(kept[0], language) and kept[0].endswith("s")
    named = " " not in phrase and phrase[:1].isupper() and not several
    noun = _noun(kept[0], language, several=several) if kept and not named else ""
    if not noun:
        return ""
    kind = _kind(kept[1], language) if len(kept) > 1 else ""
    return " ".join(filter(None, (_determiner(phrase, language, kind or noun, several=several), kind, noun)))


def whole(phrase: str, language: str) -> str:
    """Give English words for a phrase of which they leave nothing out ("la ley" → "the law"), "" for any other."""
    words = gloss(phrase, language)
    kept = core(phrase, language)
    said = bool(words) and phrase.endswith(" ".join(kept)) and (len(kept) == 1 or bool(_kind(kept[-1], language)))
    return words if said and len(kept) < 3 else ""


def _noun(word: str, language: str, *, several: bool) -> str:
    """Give the English noun that a language's table has for it ("" where none is sure), the people it names, else the
    likeliest noun of its number."""
    own = table(language, "phrases").get("glosses", {})
    if word.casefold() in own:
        return str(own[word.casefold()])
    if of := gazetteer.demonym(word, language):
        return f"{gazetteer.adjective(of.removeprefix('country:'))} {'nationals' if several else 'national'}"
    known = [english for english, share in lexicon(language).get(word.casefold(), ()) if share >= _SURE]
    return next((english for english in known if english_plural(english) == several), "")


def _kind(word: str, language: str) -> str:
    if of := gazetteer.demonym(word, language):
        return gazetteer.adjective(of.removeprefix("country:"))
    known = [english for english, share in lexicon(language).get(word.casefold(), ()) if share >= _LIKELY]
    endings = tuple(table(language, "phrases")["kinds"])
    if not known or english_plural(known[0]) or not word.casefold().endswith(endings):
        return ""
    return known[0]


def _determiner(phrase: str, language: str, word: str, *, several: bool) -> str:
    """Give what goes before: a number and how sure it is ("at least five"), "the", "a" or nothing."""
    rules = table(language, "phrases")
    hedges = [hedge for hedge in rules["hedges"] if phrase.casefold().startswith(f"{hedge} ")]
    hedge = max(hedges, key=len, default="")
    rest = phrase[len(hedge) :].split()
    known = not hedge and rest[0].casefold() in rules["definite"]
    number = _number(rest[known:], language)
    said = "the" if known else rules["hedges"][hedge] if hedge and (number or hedge not in rules["rounding"]) else ""
    if said or number:
        return " ".join(filter(None, (said, number)))
    if several or rest[0].casefold() not in rules["single"]:
        return ""
    return "an" if word[0].lower() in "aeiou" and not word.lower().startswith(_CONSONANTS) else "a"


def _number(words: list[str], language: str) -> str:
    counted = leading(words, language)
    if not counted or counted[0] <= 1 or counted[0] != int(counted[0]):
        return ""
    number = int(counted[0])
    return _FEW[number] if number < len(_FEW) else f"{number:,}"


@lru_cache(maxsize=4096)
def in_full(phrase: str, language: str) -> str:
    """Give English words for somebody who is described ("funcionarios de Washington y Seúl" → "officials of Washington
    and Seoul"), "" where anything of it would be left out but what a comma sets off."""
    described = phrase.partition(",")[0].strip()
    words, rules = described.split(), table(language, "phrases")
    link = next((n for n, word in enumerate(words) if n and word.casefold() in rules["links"]), len(words))
    head, tail = whole(" ".join(words[:link]), language), " ".join(words[link + 1 :])
    if not head or not tail:
        return head if not tail else ""
    of = names(tail, language) or whole(tail, language)
    return f"{head} of {of}" if of else ""


def names(words: str, language: str) -> str:
    """Give the English names of what the gazetteer knows by words that name nothing else, "" where they do."""
    found = gazetteer.find(words, language)
    left = words
    for match in reversed(found):
        left = left[: match.start] + left[match.end :]
    small = {*table(language, "phrases")["before"], *table(language, "names")["grammar"]["and"], ","}
    if not found or any(len(m.entries) != 1 for m in found) or not small.issuperset(left.casefold().split()):
        return ""
    return listed([english(words[m.start : m.end], m.entries[0]) for m in found])


def speakers(readings: Iterable[Reading]) -> dict[str, str]:
    """Give English words, by statement, for speakers who are only described in another language."""
    said = ((s, r.document.language) for r in readings for s in r.statements if s.speaker is None and s.speaker_text)
    foreign = ((s.id, in_full(" ".join(s.speaker_text.split()), language)) for s, language in said if language != "en")
    return {key: words[:1].upper() + words[1:] for key, words in foreign if words}
