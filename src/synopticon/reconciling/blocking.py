"""Which pairs of reports are worth judging, found without comparing all pairs.

Two reports can only be of one happening where each side that both of them name agrees, so they are looked for by what
they name: by who did it and to whom together where both say both, by less where one of them says less. A state meets
those who may act for it; of these, its organs meet each other and its people, who meet only under their own names. A
report that says neither who nor where meets all those of the countries that its article speaks of. What is found so is
narrowed to what the dates allow. Nothing depends on what else is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import product

from synopticon.reconciling.accounts import Account, Party
from synopticon.reconciling.families import has, kin
from synopticon.reconciling.kinds import sorts
from synopticon.reconciling.occasions import Occasions
from synopticon.reconciling.sides import for_two, organ, telling_words

Key = tuple[str, ...]
Roles = tuple[str, ...]  # of each party named: "state" or "agent" where the two must differ, "" where they agree
Class = tuple[Roles, bool]  # of a block, with whether they are strong: those who are, are not paired with each other
Members = tuple[list[Account], list[Account]]  # of a block in one class: all of them, and those that are fresh

_NONE: frozenset[str] = frozenset()
_OTHER = {"": "", "state": "agent", "agent": "state"}
_PLACED = "place"
_SCENE = 1.5  # days; deeds of one day at one place may be one deed, whoever is said to have done it


def pairs(accounts: Sequence[Account], fresh: Set[str] | None = None) -> set[tuple[str, str]]:
    """Give the pairs worth judging, as ids, the lesser first; of `fresh` accounts only those with one of them."""
    blocks: dict[tuple[str, Key], dict[Class, Members]] = {}
    touched = _touched(accounts, fresh) if fresh is not None else None
    for account in accounts:
        families = kin(account.family)
        young = fresh is not None and account.id in fresh
        for key, roles, strong in set(_blocks(account)):
            for family in families if touched is None else touched.get(key, _NONE):
                if touched is None or family in families:
                    members = blocks.setdefault((family, key), {}).setdefault((roles, strong), ([], []))
                    members[0].append(account)
                    if young:
                        members[1].append(account)
    return {pair for classes in blocks.values() for pair in _between(classes, fresh is not None)}


def _touched(accounts: Sequence[Account], fresh: Set[str]) -> dict[Key, set[str]]:
    """Give the families in which each block has a fresh account."""
    found: dict[Key, set[str]] = {}
    for account in accounts:
        for key, _, _ in _blocks(account) if account.id in fresh else ():
            found.setdefault(key, set()).update(kin(account.family))
    return found


def _between(classes: Mapping[Class, Members], only_fresh: bool) -> Iterator[tuple[str, str]]:
    """Pair the members of one block: of roles that go together, never two that are strong."""
    held: dict[Class, Occasions] = {}
    for name, (members, fresh) in classes.items():
        mine = fresh if only_fresh else members
        partners = [other for other in _partners(name) if other in classes] if mine else []
        young = Occasions(mine) if only_fresh and partners else None
        for other in partners:
            for each in (name, other) if young is None else (other,):
                if each not in held:
                    held[each] = Occasions(classes[each][0])
            if young is not None:
                yield from young.meeting(held[other])
            elif name <= other:  # both ways at once
                yield from held[name].meeting(held[other])


def _partners(name: Class) -> Iterator[Class]:
    roles, strong = name
    other = tuple(_OTHER[role] for role in roles)
    yield from ((other, also) for also in ((False,) if strong else (False, True)))


def _blocks(account: Account) -> Iterator[tuple[Key, Roles, bool]]:
    """Give the blocks of an account in each of the families it may be told as, its roles there, and whether it is
    strong: whether a pair of such that belongs together is in another block too."""
    symmetric = has(account.family, "symmetric")
    doers, others = _firm(account.doers), _firm(account.others)
    both = doers and others
    placed = both if symmetric else doers
    if both:
        for one, two in product(_sides(account.doers), _sides(account.others)):
            (first, role), (second, also) = sorted((one, two)) if symmetric else (one, two)
            yield ("both", first, second), (role, also), False
    for key, role in _sides((*account.doers, *account.others) if symmetric else account.doers):
        yield ("doers", key), (role,), both
    for key, role in () if symmetric else _sides(account.others):
        yield ("others", key), (role,), placed
    yield ("sentence", account.document, str(account.report.start)), (), False
    for setting in _settings(account):
        yield setting, (), placed
    if account.place and account.when.width <= _SCENE and has(account.family, "taken"):
        yield ("scene", account.place.link or account.place.entity), (), False
    for country in account.home:
        yield ("home", country), (), _settled(account)


def _settings(account: Account) -> Iterator[Key]:
    """Give what else may tie an account to one that does not say who: where it was, and of what has no name how its
    head ends and of what kind it is (as `things.alike` compares), its count and its age."""
    if account.place:
        yield _PLACED, account.place.country or account.place.entity or _worded(account.place)
    for party in account.others if account.family == "travel" else ():
        yield _PLACED, party.country or party.entity or _worded(party)
    for thing in account.things:
        for ending in sorted({head[-4:] for head in thing.heads}):
            yield "thing", ending
        for kind in sorted({kind for kind, _ in sorts(thing.heads)}):
            yield "kind", kind
        if thing.low == thing.high > 1:
            yield "number", str(thing.low)
        if thing.age:
            yield "age", str(thing.age)


def _settled(account: Account) -> bool:
    """Tell whether it says by name who did it, or to whom, or where."""
    placed = account.place is not None and bool(account.place.entity or account.place.link)
    return placed or _firm(account.doers) or _firm(account.others)


def _firm(parties: Sequence[Party]) -> bool:
    """Tell whether a side says by name who it is, so that another name is somebody else."""
    return bool(parties) and all(p.entity and (p.country or p.type != "PER") for p in parties)


@lru_cache(maxsize=65536)
def _sides(parties: tuple[Party, ...]) -> tuple[tuple[str, str], ...]:
    """Give the keys of the parties of a side, each with the role in which it goes under that key."""
    return tuple(sorted({found for party in parties for found in _keys(party)}))


def _keys(party: Party) -> Iterator[tuple[str, str]]:
    if not party.entity:
        yield f"words {_worded(party)}", ""
        yield from ((f"entity {named}", "") for named in sorted(party.inside))
        if for_two(party):
            yield "both", ""
        return
    yield f"entity {party.entity}", ""
    if not party.link:
        yield f"called {party.name.casefold()}", ""
    if party.state:
        yield f"state {party.country}", ""
    if party.country:
        yield f"for {party.country}", "state" if party.state else "agent"
    if party.link.startswith("org:"):  # for which who heads it speaks
        yield f"for {party.link}", "state"
    for country in sorted(party.home):
        yield f"for {country}", "agent"
    if organ(party):
        yield f"organ of {party.country}", ""
        yield f"in {party.country}", "state"
    elif party.type == "PER" and party.country:
        yield f"in {party.country}", "agent"
    for word in sorted(telling_words(party)):
        yield f"body {party.country} {word}", ""
        yield f"body of any country {word}", ""


def _worded(party: Party) -> str:
    return " ".join(sorted(party.words))
