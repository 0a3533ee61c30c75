"""What speaks for and against two names being one entity: small named features, each a number and a sentence.

A value above 0 speaks for it, below 0 against; -1 and below is a veto that nothing outweighs. The weights were set
by hand on the labelled pairs of `tests/data/name_pairs.csv`; no fuzzy score enters without agreement of context.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from synopticon.gazetteer.tables import given_names
from synopticon.identity.spelling import skeletons, words
from synopticon.identity.terms import (
    Named,
    align,
    aligned,
    fits,
    heads,
    is_national,
    is_person,
    ordinals,
    paired,
    parts,
    small,
)
from synopticon.languages import companies, of_all, supported

VETO = -1.0
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_APART = (frozenset({"PER"}), frozenset({"NORP"}), frozenset({"EVENT"}), frozenset({"ORG", "FAC"}), _PLACES)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
          "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xxiii": "23"}  # fmt: skip
_PLAIN = frozenset({
    "captain", "lieutenant", "sergeant", "inspector", "superintendent", "officer", "coach", "journalist", "singer",
    "researcher", "judge", "imam", "bishop", "analyst",
})  # fmt: skip
_OF_OFFICERS = frozenset({"spokesperson", "defence minister", "interior minister", "army chief", "chief of staff"})
_RANKS = frozenset({"colonel", "major", "commander", "general", "lieutenant general", "major general"})
_ENVOYS = frozenset({"ambassador", "representative", "envoy", "delegate", "permanent representative"})
# What those who hold or held an office are called besides.
_BESIDES = frozenset({
    "activist", "businessperson", "candidate", "member of parliament", "official", "opposition leader", "party leader",
})  # fmt: skip
_GOVERNING = frozenset({
    "king", "queen", "emperor", "emir", "sultan", "pope", "chancellor", "head of state", "head of government",
    "secretary of state", "general secretary", "secretary general", "governor", "ambassador", "spokesperson",
})  # fmt: skip
# Letters of a word in which one is easily slipped.
_LONG = 9
# Below this (wordfreq's Zipf scale, in English and Spanish) a surname is rare.
_SELDOM = 2.6


@cache
def younger() -> frozenset[str]:
    """Give the words that follow the name of the younger of two persons, of all languages."""
    return frozenset(of_all("names", "particles", "younger"))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature says: its name, a value (0 where it is silent is never reported), and why in a sentence."""

    feature: str
    value: float
    sentence: str


Feature = Callable[[Named, Named], Finding | None]


def same_link(a: Named, b: Named) -> Finding | None:
    """Both, or not both, are the same entry of the gazetteer."""
    if not (a.link and b.link):
        return None
    if a.link == b.link:
        return Finding("same_link", 2.0, f"both are {a.link} in the gazetteer")
    return Finding("same_link", 2 * VETO, f"{a.link} and {b.link} are two entries of the gazetteer")


def same_words(a: Named, b: Named) -> Finding | None:
    """The same words, but for case, accents, hyphens and small words. A person's single word says less."""
    first, second = paired(a, b)
    if not first or sorted(first) != sorted(second):
        return None
    if is_person(a, b) and len(first) == 1:
        return Finding("same_words", 0.6, f"both bear the single name {a.name!r}")
    if first != second and is_person(a, b):
        return Finding("same_words", 0.85, f"{a.name!r} and {b.name!r} are the same words in another order")
    return Finding("same_words", 1.0, f"{a.name!r} and {b.name!r} are the same words")


def same_sounds(a: Named, b: Named) -> Finding | None:
    """The same words once differences of transliteration are taken away."""
    first, second = paired(a, b)
    if not first or sorted(first) == sorted(second):
        return None
    if _joined_alike(first, second):
        return Finding("same_sounds", 0.9, f"{a.name!r} and {b.name!r} differ only in how the name is divided")
    found = align(first, second)
    if found.near or found.left or found.right or (is_person(a, b) and not _in_order(first, second)):
        return None
    value = 0.6 if is_person(a, b) and len(first) == 1 else 0.9
    return Finding("same_sounds", value, f"{a.name!r} and {b.name!r} are one spelling romanised differently")


def _joined_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if len(first) == len(second):
        return False
    one, other = "".join(first), "".join(second)
    return one == other or (len(one) < 30 and not skeletons(one).isdisjoint(skeletons(other)))


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(any(_word_fits(word, other) for other in rest) for word in shorter)


def _word_fits(word: str, other: str) -> bool:
    return fits(word, other) or (1 in (len(word), len(other)) and word[0] == other[0])


def _shorter(a: Named, b: Named) -> tuple[tuple[str, ...], tuple[str, ...]]:
    first, second = paired(a, b)
    return (first, second) if len(first) <= len(second) else (second, first)


def shortened(a: Named, b: Named) -> Finding | None:
    """One name is the other with words left out: a middle name, a second surname, or all but the surname."""
    shorter, longer = _shorter(a, b)
    if not shorter or len(shorter) == len(longer) or not _in_order(shorter, longer):
        return _with_initials(a, b, shorter, longer)
    if not is_person(a, b):
        return _without_heads(a, b, shorter, longer)
    if len(shorter) == 1:
        value = 0.5 if _rare(shorter[0]) else 0.3
        return Finding("shortened", value, f"{' '.join(shorter)!r} alone may be short for {' '.join(longer)!r}")
    ends = _word_fits(shorter[0], longer[0]) and _word_fits(shorter[-1], longer[-1])
    other_work = bool(a.offices and b.offices) and not set(a.offices) & set(b.offices)
    left_out = _surname_left_out(shorter, longer) or _given_name_left_out(shorter, longer)
    value = 0.9 if ends or (left_out and not other_work) else 0.5
    return Finding("shortened", value, f"{' '.join(shorter)!r} is {' '.join(longer)!r} with a name left out")


def _surname_left_out(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Tell whether the longer name goes on with one more surname: "Ana Ruiz (Ortega)"."""
    begins = all(_word_fits(one, other) for one, other in zip(shorter, longer))
    return begins and len(longer) == len(shorter) + 1 and shorter[-1] not in given_names()


def _given_name_left_out(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Tell whether the longer name has given names before the shorter, which is two surnames or a whole name of three
    words: "(Ana María) Ruiz Ortega"."""
    ends = all(_word_fits(one, other) for one, other in zip(reversed(shorter), reversed(longer)))
    return ends and (len(shorter) > 2 or shorter[0] not in given_names())


def _rare(surname: str) -> bool:
    """Tell whether hardly anybody bears a surname, so that who bears it alone in the same office is the same."""
    return all(zipf_frequency(surname, language) < _SELDOM for language in supported())


def _with_initials(a: Named, b: Named, shorter: tuple[str, ...], longer: tuple[str, ...]) -> Finding | None:
    alike = len(shorter) == len(longer) > 1 and _in_order(shorter, longer)
    if not (alike and is_person(a, b)) or all(fits(x, y) for x, y in zip(shorter, longer)):
        return None
    return Finding("shortened", 0.5, f"{a.name!r} and {b.name!r} agree, one of them with an initial")


def _without_heads(a: Named, b: Named, shorter: tuple[str, ...], longer: tuple[str, ...]) -> Finding | None:
    rest = align(shorter, longer).right
    if any(each.link.startswith("country:") for each in (a, b)):
        return None
    if not rest or not all(word in heads() | companies()["left_out"] for word in rest):
        return None
    value = 0.7 if a.type in _PLACES and b.type in _PLACES else 0.4
    bodies = "ORG" in (a.type, b.type) and {a.type, b.type} <= {"ORG", "MISC"}
    if bodies and len(shorter) > 1 and all(word in companies()["left_out"] for word in rest):
        value = 0.95
    return Finding(
        "shortened", value, f"{a.name!r} and {b.name!r} differ only by {' '.join(rest)!r}, which says what it is"
    )


def acronym(a: Named, b: Named) -> Finding | None:
    """One name is made of the other's initials."""
    if is_person(a, b):
        return None
    for short, long in ((a, b), (b, a)):
        letters = "".join(words(short.name))
        if (
            len(words(short.name)) == 1
            and short.name.isupper()
            and len(letters) > 1
            and letters in _acronyms(long.name)
        ):
            return Finding("acronym", 0.7, f"{short.name!r} are the initials of {long.name!r}")
    return None


@cache
def _acronyms(name: str) -> frozenset[str]:
    every = words(name)
    large = [word for word in every if word not in small()]
    return frozenset({"".join(w[0] for w in every), "".join(w[0] for w in large)}) if len(large) > 1 else frozenset()


def one_slip(a: Named, b: Named) -> Finding | None:
    """All words agree but one, which differs by a slip of spelling; needs agreement of context besides. In a long word
    a slip is likelier than another name."""
    found = aligned(a, b)
    if len(found.near) != 1 or found.left or found.right or (is_person(a, b) and not found.agreed):
        return None
    one, other = found.near[0]
    value = 0.5 if min(len(one), len(other)) >= _LONG else 0.4
    return Finding("one_slip", value, f"{one!r} and {other!r} differ by a slip of spelling, all other words agree")


def other_words(a: Named, b: Named) -> Finding | None:
    """Each name has a word that the other lacks: Kim Jong Un is not Kim Jong Il."""
    found = aligned(a, b)
    if not (found.left and found.right) or acronym(a, b) or shortened(a, b) or _joined(a, b):
        return None
    one, other = " ".join(found.left), " ".join(found.right)
    return Finding("other_words", VETO, f"{one!r} in {a.name!r} is not {other!r} in {b.name!r}")


def _joined(a: Named, b: Named) -> bool:
    return _joined_alike(*paired(a, b))


def missing_word(a: Named, b: Named) -> Finding | None:
    """A place or body whose name has a word more is another: Sudan, South Sudan; Guinea, Guinea-Bissau."""
    found = aligned(a, b)
    rest = found.left or found.right
    if is_person(a, b) or not rest or (found.left and found.right) or not found.agreed:
        return None
    if shortened(a, b) or _joined(a, b):
        return None
    return Finding("missing_word", VETO, f"only one of {a.name!r} and {b.name!r} has {' '.join(rest)!r}")


def distinguishing_word(a: Named, b: Named) -> Finding | None:
    """A compass point, a number or "junior" stands in one of the names only, or differs."""
    first, second = (set(each) for each in paired(a, b))
    young = bool(first & younger()) != bool(second & younger())
    one, other = _marks(first, is_person(a, b)), _marks(second, is_person(a, b))
    numbered = bool(one and other) if is_person(a, b) else True
    if not young and (one == other or not numbered):
        return None
    return Finding("distinguishing_word", 1.5 * VETO, f"a word tells {a.name!r} and {b.name!r} apart")


def _marks(found: set[str], person: bool) -> frozenset[str]:
    known = _ROMAN | ordinals()
    numbers = {known.get(word, word) for word in found if word in known or word.isdigit()}
    return frozenset(numbers if person else numbers | found.intersection(of_all("names", "telling_apart", "compass")))


def other_initials(a: Named, b: Named) -> Finding | None:
    """Both persons have initials or middle names, and they differ: George W. and George H. W."""
    if not is_person(a, b):
        return None
    one = [word for word in parts(a.name, "PER")[1:-1] if len(word) == 1]
    other = [word for word in parts(b.name, "PER")[1:-1] if len(word) == 1]
    if not one or not other or one == other:
        return None
    return Finding("other_initials", VETO, f"{a.name!r} and {b.name!r} have other middle initials")


def types(a: Named, b: Named) -> Finding | None:
    """The two are of one type, or of types that cannot be one thing."""
    if "MISC" in (a.type, b.type):
        return None
    if a.type == b.type:
        return Finding("types", 0.1, f"both are {a.type}")
    if any(a.type in group and b.type in group for group in _APART) or _mistyped(a, b):
        return None
    return Finding("types", VETO, f"one is {a.type}, the other {b.type}")


def _mistyped(a: Named, b: Named) -> bool:
    """Tell whether two names that nobody knows are the same words, so many that one type is a slip: of two a body and
    a place have one, a person too where nothing but its looks tells one of the types; of three all have."""
    first, second = words(a.name), words(b.name)
    if a.link or b.link or first != second or "NORP" in (a.type, b.type):
        return False
    return len(first) > (2 if "PER" in (a.type, b.type) and a.told and b.told else 1)


def countries(a: Named, b: Named) -> Finding | None:
    """The two belong to one country, or to two."""
    if not (a.country and b.country):
        return None
    if a.country == b.country:
        return Finding("countries", 0.3, f"both belong to {a.country}")
    return Finding("countries", -0.7, f"one belongs to {a.country}, the other to {b.country}")


def whose(a: Named, b: Named) -> Finding | None:
    """One is a body that every state has, and whose it is was not decided: two of that name are seldom one."""
    for each in (a, b):
        if each.type == "ORG" and each.country is None and not each.link and is_national(each.name):
            return Finding("whose", -0.5, f"every state has a {each.name!r}, and the article does not say whose")
    return None


def offices(a: Named, b: Named) -> Finding | None:
    """The two hold an office in common, or hold different ones with no country to tie them."""
    if not (a.offices and b.offices):
        return None
    common = sorted(set(a.offices) & set(b.offices))
    if common:
        return Finding("offices", 0.4, f"both are described as {common[0]}")
    if a.country and a.country == b.country and not _far_apart(a.offices, b.offices):
        return None
    if any(_go_together(x, y) for one, other in ((a, b), (b, a)) for x in one.offices for y in other.offices):
        return None
    return Finding("offices", -0.5, f"one is described as {a.offices[0]}, the other as {b.offices[0]}")


def _go_together(office: str, other: str) -> bool:
    """Tell whether one person may well be called both: minister and foreign minister, colonel and spokesperson,
    general and defence minister, ambassador and representative, businessperson and minister."""
    if office in _BESIDES and (other in _BESIDES or _governs(other)):
        return True
    portfolio = office == "minister" and other.endswith(" minister") and other != "prime minister"
    return portfolio or {office, other} <= _ENVOYS or (office in _RANKS and other in _OF_OFFICERS)


def strangers(a: Named, b: Named) -> Finding | None:
    """Two persons of other countries and other offices, or one who governs and one who does no such work and is not
    known to be a compatriot: nobody described by neither may tie them together."""
    if not (is_person(a, b) and a.offices and b.offices) or set(a.offices) & set(b.offices):
        return None
    if not (a.country and b.country) and any(
        _go_together(x, y) or _go_together(y, x) for x in a.offices for y in b.offices
    ):
        return None
    known = bool(a.country and b.country)
    if (known and a.country == b.country) or not (known or _far_apart(a.offices, b.offices, _PLAIN | _RANKS)):
        return None
    one, other = (f"{each.offices[0]} of {each.country or 'a country not named'}" for each in (a, b))
    return Finding("strangers", VETO, f"{a.name!r} is described as {one}, {b.name!r} as {other}")


def _far_apart(first: tuple[str, ...], second: tuple[str, ...], plain: frozenset[str] = _PLAIN) -> bool:
    """Tell whether one is only ever described by a post of government, the other only by work that goes with none."""
    return any(
        all(_governs(office) for office in one) and all(office in plain for office in other)
        for one, other in ((first, second), (second, first))
    )


def _governs(office: str) -> bool:
    return office.endswith(("minister", "president", "leader")) or office in _GOVERNING


FEATURES: tuple[Feature, ...] = (
    same_link, same_words, same_sounds, shortened, acronym, one_slip, other_words, missing_word,
    distinguishing_word, other_initials, types, countries, whose, offices, strangers,
)  # fmt: skip
