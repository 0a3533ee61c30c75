"""The words around names in one language, ready for look-up: `languages/{code}/names.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import cast

from wordfreq import zipf_frequency

from synopticon import languages
from synopticon.gazetteer.tables import first_names, person_words
from synopticon.records import EntityType

Words = frozenset[str]
# From here on a word is the language's own, whatever it says in another.
_OWN = 4.2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words around names. All in lower case; phrases are tuples of words where they are keys."""

    language: str = ""
    definite: Words = frozenset()
    contracted: Words = frozenset()
    near: Words = frozenset()
    indefinite: Words = frozenset()
    owners: Words = frozenset()
    of: Words = frozenset()
    conjunctions: Words = frozenset()
    relative: Words = frozenset()
    persons: Words = frozenset()
    impersonal: Words = frozenset()
    sources: frozenset[tuple[str, ...]] = frozenset()
    locative: Words = frozenset()
    directional: Words = frozenset()
    motion: Words = frozenset()
    political: Words = frozenset()
    lying: Words = frozenset()
    purpose: Words = frozenset()
    employing: Words = frozenset()
    agentive: Words = frozenset()
    spatial: Words = frozenset()
    assaults: Words = frozenset()
    city_words: Words = frozenset()
    compass: Words = frozenset()
    distances: Words = frozenset()
    not_governments: Words = frozenset()
    plurals: Words = frozenset()
    not_plurals: Words = frozenset()
    slips: Words = frozenset()
    paper_articles: Words = frozenset()
    ship_numbers: Words = frozenset()
    possessive: Words = frozenset()
    person_particles: Words = frozenset()
    body_particles: Words = frozenset()
    tying: Words = frozenset()
    hyphenated: Words = frozenset()
    honorifics: dict[str, str] = field(default_factory=dict)
    offices: dict[tuple[str, ...], str] = field(default_factory=dict)
    leaders: Words = frozenset()
    single: Words = frozenset()
    modifiers: Words = frozenset()
    former: Words = frozenset()
    standing_in: Words = frozenset()
    under: Words = frozenset()
    standing_in_behind: frozenset[tuple[str, ...]] = frozenset()
    surnames: Words = frozenset()
    unowned: Words = frozenset()
    feminine: Words = frozenset()
    masculine: Words = frozenset()
    kin: Words = frozenset()
    homonyms: dict[str, tuple[str, Words]] = field(default_factory=dict)
    collectives: dict[str, str] = field(default_factory=dict)
    bodies: dict[tuple[str, ...], str] = field(default_factory=dict)
    between: Words = frozenset()
    local: Words = frozenset()
    usual: dict[str, str] = field(default_factory=dict)
    shared: Words = frozenset()
    foreign_words: dict[str, frozenset[str]] = field(default_factory=dict)
    capitalised: Words = frozenset()
    composed: frozenset[tuple[str, ...]] = frozenset()
    wings: Words = frozenset()
    labels: Words = frozenset()
    adjectives: Words = frozenset()
    topical: Words = frozenset()
    ships: Words = frozenset()
    aboard: Words = frozenset()
    flagged: Words = frozenset()
    vessels: Words = frozenset()
    called: Words = frozenset()
    crews: Words = frozenset()
    flying: Words = frozenset()
    flags: Words = frozenset()
    housed: Words = frozenset()
    sited: Words = frozenset()
    leading: Words = frozenset()
    trading: Words = frozenset()
    ports: Words = frozenset()
    owning: Words = frozenset()
    apposed: dict[str, EntityType] = field(default_factory=dict)
    sites: dict[str, EntityType] = field(default_factory=dict)
    passing: Words = frozenset()
    vague: Words = frozenset()
    introducing: Words = frozenset()
    titles: Words = frozenset()
    copulas: Words = frozenset()
    fleets: Words = frozenset()
    sailing: Words = frozenset()
    boarding: Words = frozenset()
    credits: Words = frozenset()
    humans: dict[str, str] = field(default_factory=dict)
    aliases: Words = frozenset()
    alias_small: Words = frozenset()
    country_words: Words = frozenset()
    country_modifiers: Words = frozenset()
    state_parts: Words = frozenset()
    definites: dict[str, str] = field(default_factory=dict)
    foreign: Words = frozenset()
    neuter: Words = frozenset()
    groups: dict[tuple[str, ...], str] = field(default_factory=dict)
    armed: dict[tuple[str, ...], str] = field(default_factory=dict)
    same: Words = frozenset()
    pointing: Words = frozenset()
    own: Words = frozenset()
    owned: Words = frozenset()
    counterparts: frozenset[tuple[str, ...]] = frozenset()
    others: frozenset[tuple[str, ...]] = frozenset()
    both: Words = frozenset()
    two: Words = frozenset()
    three: Words = frozenset()
    pronouns: dict[str, str] = field(default_factory=dict)
    heads: dict[str, EntityType] = field(default_factory=dict)
    calendar: Words = frozenset()
    openers: Words = frozenset()
    capitals: Words = frozenset()
    festivals: dict[tuple[str, ...], str] = field(default_factory=dict)
    of_bodies: Words = frozenset()
    of_places: Words = frozenset()
    peoples: Words = frozenset()
    regional: Words = frozenset()
    counted: Words = frozenset()
    desks: dict[tuple[str, ...], str] = field(default_factory=dict)


def _phrases(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): key for phrase, key in table.items()}


def _with_former(offices: dict[str, str], prefixes: list[str]) -> dict[str, str]:
    """Give the offices, and those of former holders where a prefix tells them: "exministro de Justicia"."""
    return {f"{prefix}{office}": key for prefix in prefixes for office, key in offices.items()} | offices


def _governing(language: str) -> tuple[str, ...]:
    """Give the words of a language that say "government" and the like, left over where a translation left them."""
    data = languages.table(language, "names")
    return (*data["collectives"], *data["definites"], *data["places"]["country"])


def _foreign_heads(language: str) -> dict[str, EntityType]:
    """Give the words that head bodies' and buildings' names elsewhere, as names keep them ("Azul Trading"),
    but for those that people are called."""
    people = first_names() | person_words()[1]
    others = (languages.table(other, "names")["heads"] for other in languages.supported() if other != language)
    houses = ((word, kind) for heads in others for word, kind in heads.items() if kind in ("ORG", "FAC"))
    return {w: cast("EntityType", k) for w, k in houses if w not in people and zipf_frequency(w, language) < _OWN}


@cache
def lexicon(language: str) -> Lexicon:
    """Give a language's lexicon; an empty one where the language has no table, so that any pipeline can run."""
    try:
        data = languages.table(language, "names")
    except LookupError:
        return Lexicon(language)
    grammar, rules, never, particles = (data[k] for k in ("grammar", "office_rules", "not_names", "particles"))
    plain = (
        "definite",
        "contracted",
        "near",
        "indefinite",
        "owners",
        "of",
        "relative",
        "persons",
        "impersonal",
        "locative",
        "directional",
        "motion",
        "political",
        "lying",
        "purpose",
        "employing",
        "agentive",
        "spatial",
        "assaults",
        "city_words",
        "compass",
        "distances",
        "not_governments",
        "plurals",
        "not_plurals",
        "slips",
        "paper_articles",
        "ship_numbers",
    )
    ruled = (
        "leaders",
        "single",
        "modifiers",
        "former",
        "standing_in",
        "under",
        "surnames",
        "unowned",
        "feminine",
        "masculine",
        "kin",
        "of_bodies",
        "of_places",
    )
    bodily = (
        *("between", "local", "shared", "adjectives", "labels", "topical", "ships", "aboard", "flagged", "owning"),
        *("vessels", "called", "crews", "flying", "flags", "housed", "sited", "leading", "trading", "ports", "wings"),
        *("passing", "vague", "introducing", "titles", "copulas", "fleets", "sailing", "boarding", "capitalised"),
    )
    barred = ("calendar", "openers", "capitals", "peoples", "regional", "counted")
    referring = ("same", "pointing", "own", "owned")
    references = data["references"]
    sets = {
        name: frozenset(part[name])
        for names, part in (
            (plain, grammar),
            (ruled, rules),
            (barred, never),
            (bodily, data["body_rules"]),
            (referring, references),
        )
        for name in names
    }
    prefixes = rules["prefixes"]
    sets["former"] |= {f"{prefix}{office.split()[0]}" for prefix in prefixes for office in data["offices"]}
    return Lexicon(
        language=language,
        **sets,
        conjunctions=frozenset(grammar["and"]),
        sources=frozenset(tuple(phrase.split()) for phrase in grammar["sources"]),
        standing_in_behind=frozenset(tuple(phrase.split()) for phrase in rules["standing_in_behind"]),
        armed=_phrases(data["armed"]),
        counterparts=frozenset(tuple(phrase.split()) for phrase in references["counterparts"]),
        others=frozenset(tuple(phrase.split()) for phrase in references["others"]),
        composed=frozenset(tuple(phrase.split()) for phrase in data["body_rules"]["composed"]),
        possessive=frozenset(data["possessive"]["marks"]),
        person_particles=frozenset(particles["person"]),
        body_particles=frozenset(particles["body"]),
        tying=frozenset(particles["tying"]),
        hyphenated=frozenset(particles["hyphenated"]),
        honorifics=data["honorifics"],
        offices=_phrases(_with_former(data["offices"], prefixes)),
        festivals=_phrases(dict.fromkeys(never["festivals"], "")),
        desks=_phrases(dict.fromkeys(never["desks"], "")),
        homonyms={key: (each[0], frozenset(each[1:])) for key, each in data["office_homonyms"].items()},
        collectives=data["collectives"],
        bodies=_phrases(data["bodies"]),
        usual=data["usual_bodies"],
        foreign_words={code: frozenset(words) for code, words in data["foreign_words"].items()},
        country_words=frozenset(data["places"]["country"]),
        country_modifiers=frozenset(data["places"]["country_modifiers"]),
        state_parts=frozenset(data["places"]["parts"]),
        definites=data["definites"],
        foreign=frozenset(word for other in languages.supported() if other != language for word in _governing(other)),
        neuter=frozenset(data["neuter"]["words"]),
        groups=_phrases(data["groups"]),
        both=frozenset(data["quantifiers"]["both"]),
        two=frozenset(data["quantifiers"]["two"]),
        three=frozenset(data["quantifiers"]["three"]),
        pronouns=data["pronouns"],
        heads={**_foreign_heads(language), **cast("dict[str, EntityType]", data["heads"])},
        apposed=cast("dict[str, EntityType]", data["apposed"]),
        sites=cast("dict[str, EntityType]", data["sites"]),
        credits=frozenset(data["photo_credits"]["words"]),
        humans=data["humans"],
        aliases=frozenset(data["aliases"]["words"]),
        alias_small=frozenset(data["aliases"]["small"]),
    )
