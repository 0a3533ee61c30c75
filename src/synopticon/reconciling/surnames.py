"""Who an article calls by the surname alone ("President Ali"): the one person of that surname whom articles about the
same people, bodies and places call by a whole name. Where there are two, nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from synopticon.identity import Named, compare
from synopticon.reconciling.company import ONE_AFFAIR, company
from synopticon.records import Entity

Group = Sequence[Entity]  # of local entities that are one


def whole(groups: Sequence[Group]) -> dict[int, int]:
    """Give, by place in `groups`, for persons of a surname those of a whole name that they are."""
    named: dict[str, set[int]] = {}
    longer: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        for document in _documents(group):
            named.setdefault(document, set()).add(n)
        for word in _words(group)[1:][-1:]:
            longer.setdefault(word, []).append(n)
    found = {}
    for n, group in enumerate(groups):
        words = _words(group)
        others = [m for m in longer.get(words[-1], ()) if _is(group, groups[m], named)] if words else []
        if len(others) == 1:
            found[n] = others[0]
    return found


def _documents(group: Iterable[Entity]) -> frozenset[str]:
    return frozenset(span.document for entity in group for span in entity.mentions)


def _words(group: Group) -> tuple[str, ...]:
    """Give the words of the longest name of a person, none of anybody else."""
    if any(entity.type != "PER" for entity in group):
        return ()
    return max((tuple(entity.name.casefold().split()) for entity in group), key=lambda words: (len(words), words))


def _is(group: Group, other: Group, named: Mapping[str, set[int]]) -> bool:
    """Tell whether persons of a surname may be those of a whole name: of one affair, and not told apart."""
    short, long = _words(group), _words(other)
    if len(long) <= len(short) or long[-len(short) :] != short or any(e.link for e in group):
        return False
    here, there = _documents(group), _documents(other)
    so_called = [entity for entity in other if _words([entity])[-len(short) :] == short]
    if here & there or any(compare(_named(a), _named(b)).vetoed for a in group for b in so_called):
        return False
    return all(any(company(named[a], named[b]) >= ONE_AFFAIR for b in there) for a in here)


def _named(entity: Entity) -> Named:
    return Named(entity.name, entity.type, entity.country, entity.link, tuple(o.title for o in entity.offices))
