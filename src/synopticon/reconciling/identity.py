"""One entity for one person, body or place across articles and languages; those who share a name stay apart.

Whether two local entities are one depends on the two alone: the same entry of the gazetteer, or the features of
`synopticon.identity`. What follows for the set is their union, the surest pairs first, except where it would put two
together of which a feature says that they cannot be one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from synopticon import gazetteer
from synopticon.identity import Comparison, Named, block_keys, compare
from synopticon.reconciling.bonds import FREE, Bonds
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.shorts import named, whole
from synopticon.records import (
    Entity,
    EntityType,
    Mention,
    Name,
    Office,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
    Step,
    identify,
)

_ENGLISH = "en"
Group = tuple[list[Entity], set[str]]  # local entities that are one, and the sentences that say why
# What an article whose words tell the type counts, against one that goes by looks.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """Local entities that no feature tells apart, nor any judgement: `sides` are those of partings that they stand on,
    `bound` the group that an analyst holds to be one, where their name is too slight to make them one by itself."""

    named: Named
    sides: tuple[tuple[int, int], ...] = ()
    bound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kinds of local entity (by their place in the order of `Named`s) that are one, and how surely."""

    score: float
    first: int
    second: int
    why: str


@dataclass(slots=True)
class Clusters:
    """A union of the indexes 0…n-1 that refuses to put two together that must stay apart."""

    members: dict[int, list[int]]
    of: list[int]
    why: dict[int, set[str]] = field(default_factory=dict)

    def join(self, first: int, second: int, why: str) -> None:
        """Put the clusters of two indexes together."""
        kept, gone = sorted((self.of[first], self.of[second]))
        self.why.setdefault(kept, set()).update({why}, self.why.pop(gone, set()))
        if kept == gone:
            return
        for index in self.members[gone]:
            self.of[index] = kept
        self.members[kept].extend(self.members.pop(gone))


def join_entities(
    readings: tuple[Reading, ...], bonds: Bonds = FREE, memory: Memory = FORGETFUL
) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
    """Give the readings with the record's entity ids in them, and the record's entities; `bonds` are what analysts hold
    to be one or apart, by local ids.

    The result depends on the set of readings, not on their order: the readings come back in the order given, the
    entities in the order of their ids. A global id comes from the gazetteer's id, else from the smallest local id.
    """
    local = {entity.id: entity for reading in readings for entity in reading.entities}
    kinds: dict[Kind, list[str]] = {}
    for identity in sorted(local):
        kinds.setdefault(_kind(local[identity], bonds), []).append(identity)
    groups = _groups(_cluster(sorted(kinds, key=_order), _Held(kinds, bonds)), kinds, local)
    groups = _with_shorts(groups, bonds)
    made = _distinct([(_entity(group, why), group) for group, why in groups])
    new = {each.id: entity.id for entity, group in made for each in group}
    entities = tuple(sorted((entity for entity, _ in made), key=lambda entity: entity.id))
    return tuple(_rewritten(reading, new, memory) for reading in readings), entities


def _kind(entity: Entity, bonds: Bonds) -> Kind:
    own = named(entity)
    bound = bonds.group(entity.id) if bonds and not compare(own, own).same else ()
    return Kind(own, bonds.sides(entity.id), bound if len(bound) > 1 else ())


def _order(kind: Kind) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...], tuple[str, ...]]:
    named = kind.named
    told = "told" if named.told else ""
    return (named.link, named.type, named.name, named.country or "", told, *named.offices), kind.sides, kind.bound


class _Held:
    """What analysts hold of kinds: which must be one, which must not."""

    def __init__(self, kinds: Mapping[Kind, Sequence[str]], bonds: Bonds) -> None:
        self._bonds = bonds
        self._at = {identity: kind for kind, held in kinds.items() for identity in held} if bonds else {}

    def groups(self) -> Iterator[tuple[list[Kind], tuple[str, ...]]]:
        """Give the kinds of each group that must be one, and the sentences that say so."""
        for group in self._bonds.together:
            kinds = sorted({self._at[i] for i in group if i in self._at}, key=_order)
            yield kinds, tuple(sorted({w for i in group for w in self._bonds.why.get(i, ())}))

    def apart(self, first: Kind, second: Kind) -> bool:
        """Tell whether two must not be one: they stand on the two sides of a parting."""
        return any((n, 1 - side) in second.sides for n, side in first.sides)


def _distinct(made: Sequence[tuple[Entity, list[Entity]]]) -> list[tuple[Entity, list[Entity]]]:
    """Give entities of one link that analysts hold apart ids of their own; the one with the least local id keeps it."""
    taken: set[str] = set()
    found = []
    for entity, group in sorted(made, key=lambda m: m[1][0].id):
        if entity.id in taken:
            entity = replace(entity, id=identify("entity", entity.link, group[0].id))
        taken.add(entity.id)
        found.append((entity, group))
    return found


def _cluster(order: Sequence[Kind], held: _Held) -> list[tuple[list[Kind], set[str]]]:
    """Put together what is one: groups of kinds, each with the sentences that say why."""
    clusters = Clusters({i: [i] for i in range(len(order))}, list(range(len(order))))
    bound = _bind(clusters, order, held)
    for pair in sorted(_pairs(order), key=lambda pair: (-pair.score, pair.first, pair.second)):
        if _compatible(clusters, order, pair, held, bound):
            clusters.join(pair.first, pair.second, pair.why)
    return [
        ([order[i] for i in sorted(members)], clusters.why.get(number, set()))
        for number, members in sorted(clusters.members.items())
    ]


def _bind(clusters: Clusters, order: Sequence[Kind], held: _Held) -> dict[int, list[int]]:
    """Join what must be one; give for each such kind all that are bound to it."""
    at = {kind: i for i, kind in enumerate(order)}
    bound: dict[int, list[int]] = {}
    for kinds, why in held.groups():
        for kind in kinds:
            for reason in why:
                clusters.join(at[kinds[0]], at[kind], reason)
        members = sorted({j for kind in kinds for j in bound.get(at[kind], [at[kind]])})
        bound.update(dict.fromkeys(members, members))
    return bound


def _pairs(order: Sequence[Kind]) -> list[Pair]:
    blocks: dict[str, list[int]] = {}
    for i, kind in enumerate(order):
        for key in sorted(block_keys(kind.named)):
            blocks.setdefault(key, []).append(i)
    candidates = {(i, j) for block in blocks.values() for k, i in enumerate(block) for j in block[k + 1 :]}
    found = []
    for i, j in sorted(candidates):
        compared: Comparison = compare(order[i].named, order[j].named)
        if compared.same:
            found.append(Pair(compared.score, i, j, compared.why[0]))
    return found


def _compatible(
    clusters: Clusters, order: Sequence[Kind], pair: Pair, held: _Held, bound: Mapping[int, Sequence[int]]
) -> bool:
    """Tell whether two clusters may be one: no two of them are held apart, nor vetoed; what is bound is vetoed only all
    together."""
    first, second = clusters.of[pair.first], clusters.of[pair.second]
    if first == second:
        return True
    return not any(
        held.apart(order[i], order[j])
        or all(compare(order[a].named, order[b].named).vetoed for a in bound.get(i, (i,)) for b in bound.get(j, (j,)))
        for i in clusters.members[first]
        for j in clusters.members[second]
    )


def _groups(
    joined: Iterable[tuple[list[Kind], set[str]]], kinds: Mapping[Kind, Sequence[str]], local: Mapping[str, Entity]
) -> list[Group]:
    """Give the local entities of each group; equal names too slight to be one are a group each."""
    found: list[Group] = []
    for group, why in joined:
        members = sorted(identity for kind in group for identity in kinds[kind])
        if len(group) == 1 and not group[0].bound and not compare(group[0].named, group[0].named).same:
            found.extend(([local[identity]], set()) for identity in members)
        else:
            found.append(([local[identity] for identity in members], why))
    return found


def _with_shorts(groups: list[Group], bonds: Bonds) -> list[Group]:
    """Put those whom an article calls by a short name to the one of a whole name that they are, unless an analyst holds
    them apart."""
    gone: dict[int, Group] = {}
    for short, full in sorted(whole([members for members, _ in groups]).items()):
        (mine, said), (theirs, why) = groups[short], gone.get(full, groups[full])
        if not any(bonds.apart(a.id, b.id) for a in mine for b in theirs):
            reason = f"“{mine[0].name}” is short for one of that name only in articles about the same."
            gone |= {short: ([], set()), full: (sorted([*mine, *theirs], key=lambda e: e.id), {*said, *why, reason})}
    return [found for n, group in enumerate(groups) if (found := gone.get(n, group))[0]]


def _entity(group: Sequence[Entity], why: set[str]) -> Entity:
    """Make the record's entity from local ones, which stand in the order of their ids."""
    link = next((entity.link for entity in group if entity.link), "")
    known = gazetteer.entry(link) if link else None
    return Entity(
        id=identify("entity", link) if link else identify("entity", group[0].id),
        name=known.name if known else _name(group),
        type=known.type if known and known.kind != "government-seat" else _type(group),
        country=known.country if known else _commonest(entity.country for entity in group if entity.country),
        link=link,
        names=_names(group),
        mentions=tuple(sorted({span for entity in group for span in entity.mentions}, key=_place)),
        offices=tuple(sorted({office for entity in group for office in entity.offices}, key=_when)),
        why=tuple(sorted(why | {reason for entity in group for reason in entity.why})),
        told=any(entity.told for entity in group),
    )


def _place(span: Span) -> tuple[str, int, int]:
    return span.document, span.start, span.end


def _when(office: Office) -> tuple[str, str, str, str]:
    return office.start or "", office.title, office.country, office.end or ""


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _type(group: Sequence[Entity]) -> EntityType:
    """Give the type that most articles give, those counting most whose words tell it; what nothing tells is MISC."""
    counted: dict[EntityType, int] = {"MISC": 0}
    for entity in group:
        if entity.told or entity.type != "MISC":
            counted[entity.type] = counted.get(entity.type, 0) + (_TOLD if entity.told else 1)
    return min(counted, key=lambda kind: (-counted[kind], kind))


def _name(group: Sequence[Entity]) -> str:
    """Give the commonest of the articles' fullest forms, English ones first."""
    counted = Counter(entity.name for entity in group)
    english = {name.text for entity in group for name in entity.names if name.language == _ENGLISH}
    return min(counted, key=lambda name: (name not in english, -counted[name], -len(name), name))


def _names(group: Sequence[Entity]) -> tuple[Name, ...]:
    counted: Counter[tuple[str, str]] = Counter()
    for entity in group:
        for name in entity.names:
            counted[(name.text, name.language)] += name.count
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Name(text, language, count) for (text, language), count in ordered)


# ---------------------------------------------------------------- the record's ids in the readings


def _rewritten(reading: Reading, new: Mapping[str, str], memory: Memory) -> Reading:
    ids = tuple(new[entity.id] for entity in reading.entities)
    return memory.of("rewritten", (memory.content(reading), ids), rewrite, reading, new)


def rewrite(reading: Reading, new: Mapping[str, str]) -> Reading:
    """Give a reading with every local entity id replaced; local entities that became one are put together."""
    return replace(
        reading,
        mentions=tuple(_mention(mention, new) for mention in reading.mentions),
        entities=_local(reading.entities, new),
        statements=tuple(_statement(statement, new) for statement in reading.statements),
        reports=tuple(_report(report, new) for report in reading.reports),
    )


def _id(identity: str | None, new: Mapping[str, str]) -> str | None:
    return None if identity is None else new.get(identity, identity)


def _mention(mention: Mention, new: Mapping[str, str]) -> Mention:
    members = tuple(dict.fromkeys(new.get(member, member) for member in mention.members))
    return replace(mention, entity=_id(mention.entity, new), members=members)


def _local(entities: Sequence[Entity], new: Mapping[str, str]) -> tuple[Entity, ...]:
    grouped: dict[str, list[Entity]] = {}
    for entity in entities:
        grouped.setdefault(new[entity.id], []).append(entity)
    return tuple(_together(identity, group) for identity, group in grouped.items())


def _together(identity: str, group: Sequence[Entity]) -> Entity:
    if len(group) == 1:
        return replace(group[0], id=identity)
    whole = _entity(group, set())
    fullest = max(group, key=lambda entity: (len(entity.name.split()), len(entity.name), entity.name))
    return replace(whole, id=identity, name=fullest.name)


def _statement(statement: Statement, new: Mapping[str, str]) -> Statement:
    via: tuple[Step, ...] = tuple(replace(step, entity=_id(step.entity, new)) for step in statement.via)
    return replace(statement, speaker=_id(statement.speaker, new), addressee=_id(statement.addressee, new), via=via)


def _report(report: Report, new: Mapping[str, str]) -> Report:
    return replace(
        report,
        actors=_participants(report.actors, new),
        recipients=_participants(report.recipients, new),
        place=replace(report.place, entity=_id(report.place.entity, new)) if report.place else None,
        accusers=_participants(report.accusers, new),
    )


def _participants(found: Sequence[Participant], new: Mapping[str, str]) -> tuple[Participant, ...]:
    return tuple(replace(each, entity=_id(each.entity, new)) for each in found)
