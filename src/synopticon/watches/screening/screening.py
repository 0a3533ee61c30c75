"""Which names of a record may be listed ones, by the features that identity uses, and which IMO numbers are.

One word in common, a surname above all, is never enough; nor is a name that belongs to another country.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synopticon.identity import Comparison, Named, block_keys, compare
from synopticon.records import Entity, EntityType, Record, Span
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.screening.model import Candidate, Kind, Listed
from synopticon.watches.screening.spellings import plain, sounds

_FULL = 1.4  # the same words, one type, one country
_FORM = 0.9  # of that, where forms of a name were put as one
_SOUND = 0.6
_FORMS = 12
_MENTIONS = 5
_IMO = re.compile(r"\b(?:IMO|OMI)\W{0,3}(?:(?:number|no|número|n\.º|nº)\W{0,3})?(\d{7})\b", re.I)
_TYPES: dict[Kind, tuple[EntityType, ...]] = {
    "person": ("PER",),
    "organisation": ("ORG",),
    "vessel": ("MISC", "FAC", "ORG"),
    "other": ("ORG", "MISC", "FAC"),
}
_AS: dict[Kind, EntityType] = {"person": "PER", "organisation": "ORG", "vessel": "MISC", "other": "MISC"}


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which an entity of the record is named."""

    entity: Entity
    name: str
    language: str


def screen(record: Record, listed: Iterable[Listed]) -> tuple[Candidate, ...]:
    """Give the candidates, the likeliest first; for each entity and listed one the pair of names that fits best."""
    index = Index(record)
    forms = _by_key(index)
    numbers = _numbers(index)
    found: list[Candidate] = []
    for one in listed:
        best: dict[str, Candidate] = {}
        for candidate in _by_name(forms, one):
            if candidate.entity not in best or best[candidate.entity].score < candidate.score:
                best[candidate.entity] = candidate
        found += _with_number(list(best.values()), next(_by_number(numbers, one), None))
    return tuple(sorted(found, key=lambda c: (-c.score, c.name, c.listed.source, c.listed.id)))


# ---------------------------------------------------------------- names


def _by_key(index: Index) -> dict[str, list[_Form]]:
    found: dict[str, list[_Form]] = {}
    for entity in index.record.entities:
        if entity.type not in ("PER", "ORG", "MISC", "FAC"):
            continue
        if entity.type in ("MISC", "FAC") and not _is_vessel(index, entity):
            continue
        for form in _forms(entity):
            for key in _keys(_named(form)):
                found.setdefault(key, []).append(form)
    return found


def _keys(named: Named) -> set[str]:
    """Give what a name can be found by; of a person also by its forms in other languages and romanisations."""
    if named.type != "PER":
        return set(block_keys(named))
    return {*block_keys(named), *block_keys(_plainly(named)), *sounds(named.name)}


def _plainly(named: Named) -> Named:
    return dataclasses.replace(named, name=plain(named.name), language="")


def _forms(entity: Entity) -> Iterator[_Form]:
    """Give the names of an entity that can be screened: of a person only those of two words or more."""
    told = [(entity.name, ""), *((name.text, name.language) for name in entity.names[:_FORMS])]
    seen = set()
    for name, language in told:
        folded = words.fold(name)
        if folded in seen or (entity.type == "PER" and len(name.split()) < 2):
            continue
        seen.add(folded)
        yield _Form(entity, name, language)


@cache
def _vessel_words() -> dict[str, tuple[str, ...]]:
    loaded = tomllib.loads(files(__package__).joinpath("vessels.toml").read_text(encoding="utf-8"))
    return {language: tuple(lines) for language, lines in loaded.items()}


def _is_vessel(index: Index, entity: Entity) -> bool:
    """Tell whether some sentence that names it speaks of a ship."""
    for span in entity.mentions[:20]:
        language = index.document(span.document).language
        sentence = index.sentence(span.document, span.start, span.end)
        if words.find(_vessel_words().get(language, ()), index.text(sentence)):
            return True
    return False


def _named(form: _Form) -> Named:
    entity = form.entity
    offices = tuple(office.title for office in entity.offices)
    type_: EntityType = "MISC" if entity.type == "FAC" else entity.type
    return Named(form.name, type_, entity.country, "", offices, form.language)


def _by_name(forms: dict[str, list[_Form]], one: Listed) -> Iterator[Candidate]:
    for name in dict.fromkeys(spelling for each in one.names for spelling in _spellings(each, one.kind)):
        for country in one.countries or (None,):
            theirs = Named(name, _AS[one.kind], country)
            near = {id(form): form for key in sorted(_keys(theirs)) for form in forms.get(key, ())}
            for form in near.values():
                if form.entity.type in _TYPES[one.kind] and (found := _candidate(form, theirs, one)):
                    yield found


def _spellings(name: str, kind: Kind) -> tuple[str, ...]:
    """Give a listed name, and of a person with the family name in capitals in front also the other order."""
    parts = name.split()
    if kind != "person":
        return (name,)
    if len(parts) < 2:
        return ()
    if len(parts[0]) > 1 and parts[0].isupper() and not name.isupper():
        return name, " ".join([*parts[1:], parts[0]])
    return (name,)


def _candidate(form: _Form, theirs: Named, one: Listed) -> Candidate | None:
    ours = _named(form)
    found = compare(ours, theirs)
    share, reasons = found.score / _FULL, found.why
    if not found.same and theirs.type == "PER":
        found, share, reasons = _otherwise(ours, theirs)
    if not reasons or not found.same or _apart(ours, theirs, found):
        return None
    return Candidate(
        entity=form.entity.id,
        name=form.entity.name,
        listed=one,
        matched=theirs.name,
        score=round(min(1.0, share), 2),
        reasons=reasons,
        caution=_caution(ours, one),
        mentions=form.entity.mentions[:_MENTIONS],
    )


def _otherwise(ours: Named, theirs: Named) -> tuple[Comparison, float, tuple[str, ...]]:
    """Compare two persons by the forms of their given names in other languages, then by what their names sound like;
    give what was compared, a score and the reasons, none where neither agrees."""
    one, other = _plainly(ours), _plainly(theirs)
    found = compare(one, other)
    if found.same:
        why = f"{ours.name!r} and {theirs.name!r} are {one.name!r} and {other.name!r} with forms of a name put as one"
        return found, _FORM * found.score / _FULL, (why, *found.why)
    if not sounds(ours.name).isdisjoint(sounds(theirs.name)):
        why = f"{ours.name!r} and {theirs.name!r} may be one Korean or Chinese name, romanised differently"
        return compare(ours, dataclasses.replace(theirs, name=ours.name)), _SOUND, (why,)
    return found, 0.0, ()


def _apart(ours: Named, theirs: Named, found: Comparison) -> bool:
    """Tell whether the two are namesakes: of two countries, whatever else agrees."""
    return bool(ours.country and theirs.country and ours.country != theirs.country) or any(
        each.feature == "countries" and each.value < 0 for each in found.findings
    )


def _caution(ours: Named, one: Listed) -> str:
    missing = [what for what, has in (("country", ours.country), ("date of birth", False)) if not has]
    known = ", ".join([*one.born[:2], *one.countries[:3]])
    say = f"The articles do not say the {' or '.join(missing)}"
    return f"{say}; the list has {known}. Compare before acting." if known else f"{say}, nor does the list. Compare."


# ---------------------------------------------------------------- IMO numbers


def _numbers(index: Index) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for reading in index.record.readings:
        document = reading.document
        for match in _IMO.finditer(document.text):
            found.setdefault(match[1], []).append(Span(document.id, match.start(), match.end()))
    return found


def _with_number(named: list[Candidate], numbered: Candidate | None) -> list[Candidate]:
    """Give what the number adds to what the name gives; the number alone where no name does."""
    if numbered is None:
        return named
    both = [dataclasses.replace(c, score=1.0, reasons=(*numbered.reasons, *c.reasons)) for c in named]
    return both or [numbered]


def _by_number(numbers: dict[str, list[Span]], one: Listed) -> Iterator[Candidate]:
    for identifier in one.identifiers:
        for number in re.findall(r"\d{7}", identifier):
            if number in numbers:
                reason = f"The IMO number {number} stands in the articles and on the list."
                caution = "Ships are renamed and sold, and numbers misprinted. Compare before acting."
                mentions = tuple(numbers[number][:_MENTIONS])
                yield Candidate("", f"IMO {number}", one, identifier, 1.0, (reason,), caution, mentions)
