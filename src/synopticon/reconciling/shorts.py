"""Whom an article calls by a short name alone: by the surname ("President Ali"), by initials ("NIS").

It is the one person of that surname, the one body of these initials, whom articles about the same people, bodies and
places call by a whole name, in one language or another. Where there are two, it is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from synopticon.identity import Named, compare
from synopticon.reconciling.company import ONE_AFFAIR, company
from synopticon.records import Entity

Group = Sequence[Entity]  # of local entities that are one
_LEAST = 2  # letters of initials that hardly two bodies of one affair have
_TWO = 2


def whole(groups: Sequence[Group]) -> dict[int, int]:
    """Give, by place in `groups`, for those of a short name those of a whole name that they are, and for a body of the
    same initials in another language the first that has them."""
    names: dict[str, set[int]] = {}
    known_as: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        for document in _documents(group):
            names.setdefault(document, set()).add(n)
        for word in _keys(group):
            known_as.setdefault(word, []).append(n)
    found: dict[int, int] = {}
    for is_one in (_is_translated, _by_surname, _by_initials):
        for n, group in enumerate(groups):
            near = {m for key in _keys(group) for m in known_as[key] if m != n and is_one(group, groups[m])}
            others = {found.get(m, m) for m in near if _of_one_affair(group, groups[m], names)} - {n}
            if len(others) == 1 and n not in found:
                found[n] = others.pop()
    return {n: m for n, m in found.items() if m not in found}


def _documents(group: Iterable[Entity]) -> frozenset[str]:
    return frozenset(span.document for entity in group for span in entity.mentions)


def _keys(group: Group) -> list[str]:
    """Give the words under which those of a short name look for those of a whole one: a surname, initials."""
    return sorted({*_words(group)[-1:], *_initials(group)})


def _words(group: Group) -> tuple[str, ...]:
    """Give the words of the longest name of a person, none of anybody else."""
    if any(entity.type != "PER" for entity in group):
        return ()
    return max((tuple(entity.name.casefold().split()) for entity in group), key=lambda words: (len(words), words))


def _initials(group: Group) -> frozenset[str]:
    """Give the initials by which a body goes."""
    forms = [name.text for entity in group for name in entity.names if entity.type == "ORG"]
    return frozenset(form for form in forms if len(form) >= _LEAST and form.isalpha() and form.isupper())


def _of_one_affair(group: Group, other: Group, names: Mapping[str, set[int]]) -> bool:
    """Tell whether all articles of the one are about what some of the other are about, and none names both."""
    here, there = _documents(group), _documents(other)
    return not here & there and all(any(company(names[a], names[b]) >= ONE_AFFAIR for b in there) for a in here)


def _by_surname(group: Group, other: Group) -> bool:
    """Tell whether persons are called by what others are called last, and nothing tells them apart."""
    short, long = _words(group), _words(other)
    if not short or len(long) <= len(short) or long[-len(short) :] != short or any(e.link for e in group):
        return False
    so_called = [entity for entity in other if _words([entity])[-len(short) :] == short]
    return not any(compare(named(a), named(b)).vetoed for a in group for b in so_called)


def _by_initials(group: Group, other: Group) -> bool:
    """Tell whether bodies are called by nothing but the initials of others."""
    return _alike(group, other) and _are_initials(group) and not _are_initials(other)


def _is_translated(group: Group, other: Group) -> bool:
    """Tell whether bodies have the initials of others whose whole name is of another language, and comes first."""
    if not _alike(group, other) or _are_initials(group) or _are_initials(other):
        return False
    return _first(other) < _first(group) and not _languages(group) & _languages(other)


def _alike(group: Group, other: Group) -> bool:
    """Tell whether bodies have initials in common, and not two countries."""
    unknown = not any(entity.link for entity in group) and len(_countries(group) | _countries(other)) < _TWO
    return unknown and bool(_initials(group) & _initials(other))


def _are_initials(group: Group) -> bool:
    return all(entity.name in _initials(group) for entity in group)


def _first(group: Group) -> str:
    return min(entity.id for entity in group)


def _countries(group: Group) -> set[str]:
    return {entity.country for entity in group if entity.country}


def _languages(group: Group) -> set[str]:
    """Give the languages of the articles that have the whole name."""
    return {name.language for entity in group for name in entity.names if name.text == entity.name}


def named(entity: Entity) -> Named:
    """Give an entity of one article as names are compared."""
    titles = tuple(sorted({office.title for office in entity.offices}))
    return Named(entity.name, entity.type, entity.country, entity.link, titles, told=entity.told)
