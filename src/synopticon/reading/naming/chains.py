"""The chains that mentions are gathered into while an article is read, and the entities they become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from synopticon import gazetteer
from synopticon.identity import Named
from synopticon.records import Entity, EntityType, Form, Mention, Name, Office, Span, Undecided, identify


@dataclass(slots=True)
class Chain:
    """One local entity in the making. `forms` counts its names as written; `kin` marks one who entered as somebody's
    relative, to whom a bare surname does not return; `standing_in` one who only acts for the holder of an office;
    `held` are office keys by country or body, `past` those of former holders; `told` says that words of the article
    tell the type."""

    type: EntityType
    name: str
    link: str = ""
    country: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    full: list[str] = field(default_factory=list)
    held: dict[tuple[str, str], None] = field(default_factory=dict)
    past: dict[tuple[str, str], None] = field(default_factory=dict)
    gender: str = ""
    kin: bool = False
    standing_in: bool = False
    told: bool = False
    why: dict[str, None] = field(default_factory=dict)

    @property
    def offices(self) -> tuple[str, ...]:
        """The keys of the offices it is described by in the article, without repeats."""
        return tuple(dict.fromkeys(office for office, _ in (*self.held, *self.past)))

    def held_titles(self) -> tuple[str, ...]:
        """The titles of the offices that it is said to hold, in the words of the gazetteer."""
        return tuple(gazetteer.title_of(office) for office, _ in self.held)

    @property
    def kind(self) -> str:
        """The kind of its entry in the gazetteer ("armed-group"), "" where it has none."""
        return gazetteer.entry(self.link).kind if self.link else ""

    @property
    def known_offices(self) -> tuple[Office, ...]:
        """The offices that the gazetteer has of it, in the order of the table."""
        return gazetteer.entry(self.link).offices if self.link else ()

    def named(self) -> Named:
        """Give what the identity features compare."""
        return Named(self.name, self.type, self.country, self.link, self.offices)


@dataclass(slots=True)
class Placed:
    """A mention in the making: tokens first to last (exclusive) and the chain it belongs to, None while undecided."""

    first: int
    last: int
    type: EntityType
    form: Form
    chain: Chain | None = None
    members: tuple[Chain, ...] = ()


@dataclass(slots=True)
class Chains:
    """Everything gathered so far about one article."""

    all: list[Chain] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)

    def linked(self, link: str) -> Chain:
        """Give the chain of an entry of the gazetteer, begun if need be."""
        for chain in self.all:
            if chain.link == link:
                return chain
        entry = gazetteer.entry(link)
        return self.begin(Chain(entry.type, entry.name, link, entry.country))

    def begin(self, chain: Chain) -> Chain:
        """Add a chain."""
        self.all.append(chain)
        return chain

    def tokens(self, form: Form | None = None) -> set[int]:
        """Give the tokens inside what is placed so far, or inside its mentions of one form."""
        return {i for p in self.placed if form in (None, p.form) for i in range(p.first, p.last)}

    def of_type(self, *types: EntityType) -> list[Chain]:
        """Give the chains of some types, in the order they began."""
        return [chain for chain in self.all if chain.type in types]

    def place(self, placed: Placed, words: str = "") -> None:
        """Add a mention; `words` are its name as written, "" for descriptions and pronouns."""
        self.placed.append(placed)
        if placed.chain is not None and words:
            placed.chain.forms[words] += 1

    def before(self, token: int, *types: EntityType) -> list[Placed]:
        """Give the mentions of some types that end before a token, the nearest first."""
        found = [each for each in self.placed if each.last <= token and each.chain is not None]
        kept = [each for each in found if each.chain is not None and each.chain.type in types]
        return sorted(kept, key=lambda each: (-each.last, each.first))


def merge(chains: Chains, kept: Chain, gone: Chain, why: str) -> None:
    """Make two chains one."""
    for placed in chains.placed:
        placed.chain = kept if placed.chain is gone else placed.chain
        placed.members = tuple(kept if each is gone else each for each in placed.members)
    kept.forms.update(gone.forms)
    kept.full.extend(gone.full)
    kept.held.update(gone.held)
    kept.past.update(gone.past)
    kept.link, kept.country = kept.link or gone.link, kept.country or gone.country
    kept.gender = kept.gender or gone.gender
    kept.standing_in = kept.standing_in or gone.standing_in
    kept.told = kept.told or (gone.told and gone.type == kept.type)
    kept.why.update({**gone.why, why: None})
    chains.all.remove(gone)


def mentions(
    chains: Chains, offsets: Iterable[tuple[int, int]], document: str
) -> tuple[tuple[Mention, ...], dict[int, str]]:
    """Give the mentions, in the order of the text, and the id of each chain by its place in `chains.all`.

    `offsets` are those of each mention of `chains.placed`, in its order.
    """
    ids = _ids(chains, document)
    found = []
    for placed, (start, end) in zip(chains.placed, offsets):
        entity = ids[_place(chains, placed.chain)] if placed.chain is not None else None
        members = tuple(ids[_place(chains, each)] for each in placed.members)
        found.append(Mention(start, end, placed.type, placed.form, entity, members))
    return tuple(sorted(set(found), key=lambda m: (m.start, -m.end, m.type, m.entity or ""))), ids


def _place(chains: Chains, chain: Chain) -> int:
    return next(i for i, each in enumerate(chains.all) if each is chain)


def _ids(chains: Chains, document: str) -> dict[int, str]:
    """Name each chain: the gazetteer's id or type and name; a second of one name is numbered."""
    seen: Counter[str] = Counter()
    found = {}
    for i, chain in enumerate(chains.all):
        key = chain.link or f"{chain.type}:{chain.name}"
        seen[key] += 1
        found[i] = identify("entity", document, key, *([seen[key]] if seen[key] > 1 else []))
    return found


def entities(
    chains: Chains, ids: dict[int, str], found: Iterable[Mention], document: str, language: str
) -> tuple[Entity, ...]:
    """Give the entities that are mentioned, in the order of their first mentions."""
    spans: dict[str, list[Span]] = {}
    members: dict[str, int] = {}
    for mention in found:
        if mention.entity is not None:
            spans.setdefault(mention.entity, []).append(Span(document, mention.start, mention.end))
        for member in mention.members:
            members.setdefault(member, mention.start)
    built = [
        _entity(chain, ids[i], tuple(spans.get(ids[i], ())), language)
        for i, chain in enumerate(chains.all)
        if ids[i] in spans or ids[i] in members
    ]
    first = {e.id: min([s.start for s in e.mentions], default=members.get(e.id, 0)) for e in built}
    return tuple(sorted(built, key=lambda e: (first[e.id], e.id)))


def _entity(chain: Chain, identity: str, spans: tuple[Span, ...], language: str) -> Entity:
    names = tuple(
        Name(text, language, count) for text, count in sorted(chain.forms.items(), key=lambda kv: (-kv[1], kv[0]))
    )
    return Entity(
        id=identity,
        name=chain.name,
        type=chain.type,
        country=chain.country,
        link=chain.link,
        names=names,
        mentions=spans,
        offices=_offices(chain),
        why=tuple(chain.why),
        told=chain.told,
    )


def _offices(chain: Chain) -> tuple[Office, ...]:
    known = chain.known_offices
    there = {gazetteer.title_of(office.title) for office in known}
    own = [
        Office(office, where)
        for office, where in sorted({**chain.held, **chain.past})
        if gazetteer.title_of(office) not in there
    ]
    return (*known, *own)
