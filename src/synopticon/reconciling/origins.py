"""Where each report goes back to: an agency, officials, a medium, own reporting, or not established.

"Not established" is the default. An outlet that prints something without saying where it has it from gives no
origin; a copy has the origin of what it copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from synopticon import gazetteer
from synopticon.reconciling import outlets
from synopticon.reconciling.accounts import Account, kind, known
from synopticon.reconciling.matching import Link, clusters
from synopticon.records import Entity, Office, Origin, OriginKind, Reading, Reuse, Span, Statement, Step, identify

_MEDIA = ("medium", "state-medium")
_OFFICIALS = ("leader", "minister", "official")
_BODIES = ("country", "capital", "government-seat", "ministry", "body", "igo", "party", "armed-group")
_COUNTED = ("agency", "official", "own-reporting")


@dataclass(frozen=True, slots=True)
class Source:
    """An origin before its reports are known: `key` is equal for one origin; `country` is whose it is, if known; `by`
    the official or body that spoke."""

    key: str
    name: str
    kind: OriginKind
    country: str = ""
    why: str = ""
    by: str = ""


NOT_ESTABLISHED = Source("", "not established", "not-established")


class Tracer:
    """Traces reports of one set of readings to their origins."""

    def __init__(self, readings: Iterable[Reading], entities: Iterable[Entity], reuse: Iterable[Reuse]) -> None:
        self._entities: Mapping[str, Entity] = {e.id: e for e in entities}
        self._readings = {r.document.id: r for r in readings}
        reuse = tuple(reuse)
        self._takings = _takings(reuse)
        self.copied = texts(reuse)

    def trace(self, account: Account) -> Source:
        """Give the origin of a report: what it is attributed to, else what its article copies or credits."""
        reading, report = account.reading, account.report
        return (
            self._attributed(reading, report.statement, account)
            or self._copied(
                account, account.document, Span("", report.start, report.end), frozenset((account.document,))
            )
            or self._credited(reading)
            or _agency_itself(reading)
            or replace(NOT_ESTABLISHED, key=f"document:{account.document}", why=_silence(reading))
        )

    def _attributed(self, reading: Reading, statement: str | None, account: Account) -> Source | None:
        """Follow a statement and those it stands within, innermost first: who said it, then who carried it."""
        by_id = {s.id: s for s in reading.statements}
        chain: list[Statement] = []
        while statement in by_id and by_id[statement] not in chain:
            chain.append(by_id[statement])
            statement = chain[-1].within
        for said in chain:
            found = self._speaker(said, account) or self._carried(said, reading)
            if found:
                return found
        return None

    def _speaker(self, said: Statement, account: Account) -> Source | None:
        """Give the speaker as origin: an agency; officials where they took part, or of what is claimed or planned.

        An outsider who remarks on something that happened is no source for its having happened.
        """
        entity = self._entities.get(said.speaker or "")
        found = _body(entity, f"It is said by {entity.name}.", _day(account)) if entity else None
        if found is None or found.kind != "official" or account.report.status not in ("occurred", "underway"):
            return found
        return found if found.country in account.countries or self._took_part(found, account) else None

    def _took_part(self, source: Source, account: Account) -> bool:
        """Tell whether a body that is no State's did what an account tells, or underwent it."""
        parties = (*account.report.actors, *account.report.recipients)
        known_as = {entity.link for p in parties if (entity := self._entities.get(p.entity or ""))}
        return source.key.removeprefix("official:") in known_as

    def _carried(self, said: Statement, reading: Reading) -> Source | None:
        addressee = self._entities.get(said.addressee or "")
        own = outlets.of_document(reading.document)
        if addressee and own & outlets.keys(addressee.name):
            return Source(
                _outlet_key(reading), reading.document.outlet, "own-reporting", "", "It was said to the outlet itself."
            )
        for step in (*said.via, *([Step("wire", addressee.name, addressee.id)] if addressee else [])):
            entity = self._entities.get(step.entity or "")
            found = (_body(entity, f"It came through {entity.name}.") if entity else None) or _named(
                step.name, step.role
            )
            if found and step.role != "publisher":
                return found
        return None

    def _copied(self, account: Account, document: str, at: Span, seen: frozenset[str]) -> Source | None:
        """Follow a sentence into the article it was copied from, as far as the directions are known."""
        for giver, mine, theirs in self._takings.get(document, ()):
            shared = min(at.end, mine.end) - max(at.start, mine.start)
            if giver in seen or giver not in self._readings or shared <= 0.5 * (at.end - at.start):
                continue
            reading = self._readings[giver]
            why = f"The sentence stands in a passage copied from {reading.document.outlet or reading.document.path}."
            statement = next((s.id for s in reading.statements if s.start < theirs.end and theirs.start < s.end), None)
            found = (
                self._attributed(reading, statement, account)
                or self._copied(account, giver, theirs, seen | {giver})
                or self._credited(reading)
                or Source(_outlet_key(reading), reading.document.outlet, "medium")
            )
            return replace(found, why=f"{why} {found.why}".strip())
        return None

    def _credited(self, reading: Reading) -> Source | None:
        for credit in sorted(outlets.sources(reading.document), key=lambda c: (c.role, c.name, c.uri)):
            if outlets.of_credit(credit) & outlets.of_document(reading.document):
                continue
            found = _named(credit.name, credit.role) or _named(credit.uri, "source")
            if found:
                return replace(found, why=f"The article credits {credit.name or credit.uri}.")
        return None


def _takings(reuse: Iterable[Reuse]) -> dict[str, list[tuple[str, Span, Span]]]:
    """Give, for each document that took from another, from whom, its own passage and theirs."""
    found: dict[str, list[tuple[str, Span, Span]]] = {}
    for item in reuse:
        if item.kind == "quotation" or item.direction not in ("first-to-second", "second-to-first"):
            continue
        forth = item.direction == "first-to-second"
        giver, taker = item.documents if forth else item.documents[::-1]
        for first, second in item.passages:
            found.setdefault(taker, []).append((giver, second, first) if forth else (giver, first, second))
    return found


def _outlet_key(reading: Reading) -> str:
    return min(outlets.of_document(reading.document), default=reading.document.id)


def _body(entity: Entity, why: str, date: str | None = None) -> Source | None:
    """Make the source that an entity is: an agency, a medium, or an official body of a country."""
    what = kind(entity.link)
    if what == "agency":
        return Source(entity.link, entity.name, "agency", entity.country or "", why)
    if what in _MEDIA:
        return Source(entity.link, entity.name, "medium", entity.country or "", why)
    held = entity.type == "PER" and (what in _OFFICIALS or bool(entity.offices))
    posts = _posts(entity, date)
    body = known(next((o.country for o in posts if o.country and o.country.startswith("org:")), "")) if held else None
    if body is not None:  # who speaks for a body is no other origin than it
        return Source(f"official:{body.id}", body.name, "official", "", why, entity.name)
    if held and any(not o.country for o in posts):  # not of one country
        return Source(f"official:{entity.id}", entity.name, "official", "", why, entity.name)
    if what in _BODIES or held or entity.link.startswith(("country:", "seat:")):
        country = next((o.country for o in posts if o.country), entity.country or "") if held else entity.country or ""
        return Source(
            f"official:{country or entity.link or entity.id}",
            _officials(country) or entity.name,
            "official",
            country,
            why,
            entity.name,
        )
    return None


def _posts(entity: Entity, date: str | None) -> list[Office]:
    """Give the offices that somebody held on a day; all of them where none is known for that day."""
    then = [o for o in entity.offices if date and (o.start or "") <= date < (o.end or "9999")]
    return then or list(entity.offices)


def _officials(country: str) -> str:
    entry = known(f"country:{country}")
    return f"officials of {entry.name}" if entry else ""


def _agency_itself(reading: Reading) -> Source | None:
    """Make the source of an article that an agency published itself."""
    outlet = reading.document.outlet
    found = _named(outlet, "source") if outlets.agency(outlet) else None
    return replace(found, why=f"{found.name} published it itself.") if found else None


def _named(name: str, role: str) -> Source | None:
    """Make the source that a name alone stands for; one the gazetteer does not know is what its role or name says."""
    keys = outlets.keys(name) if name else frozenset()
    if not keys or role not in ("wire", "agency", "source"):
        return None
    entry = gazetteer.outlet(name)
    kind: OriginKind = "agency" if role in ("wire", "agency") or outlets.agency(name) else "medium"
    key, country = (entry.id, entry.country or "") if entry else (min(keys), "")
    return Source(key, entry.name if entry else name, kind, country, f"It came through {name}.")


def _silence(reading: Reading) -> str:
    dateline = next((c.name for c in reading.document.credits if c.role == "dateline"), "")
    if dateline:
        return f"The dateline ({dateline}) does not say who gathered it."
    return "The article does not say where it has this from."


def gather(
    traced: Sequence[tuple[Account, Source]], copied: Mapping[str, str]
) -> tuple[tuple[Origin, ...], int | None]:
    """Give the origins of an event's reports, and how many are independent: None while that is not established.

    Counted are agencies, officials and outlets' own reporting. Those of one country, and those of articles that share
    text (`copied` gives these one name), are not taken to be independent of each other; a medium that is only credited
    may itself have copied, and is not counted.
    """
    by_key: dict[str, list[tuple[Account, Source]]] = {}
    traced = _by_one_name(traced)
    for account, source in traced:
        by_key.setdefault(source.key, []).append((account, source))
    origins = tuple(_origin(key, rows) for key, rows in sorted(by_key.items()))
    apart = _apart([(copied.get(a.document, a.document), s.country or s.key) for a, s in traced if s.kind in _COUNTED])
    everyone = all(s.kind in _COUNTED for _, s in traced)
    return origins, apart if apart and (everyone or apart > 1) else None


def _by_one_name(traced: Sequence[tuple[Account, Source]]) -> list[tuple[Account, Source]]:
    """Take sources of one name for one origin, however each came to be known: the kind that counts first."""
    first: dict[str, Source] = {}
    for _, source in sorted(traced, key=lambda t: (t[1].kind, not t[1].country, t[1].key)):
        if source.kind != "not-established":
            first.setdefault(" ".join(source.name.casefold().split()), source)
    chosen = [(a, s, first.get(" ".join(s.name.casefold().split()), s)) for a, s in traced]
    return [(a, s if s.kind == "not-established" else replace(one, why=s.why, by=s.by)) for a, s, one in chosen]


def _apart(told: Sequence[tuple[str, str]]) -> int:
    """Count the groups of (text, origin) pairs that neither a text nor an origin ties to each other."""
    links = [Link(1.0, f"text {text}", f"from {origin}") for text, origin in sorted(set(told))]
    return len(clusters({end for link in links for end in (link.first, link.second)}, links))


def texts(reuse: Iterable[Reuse]) -> dict[str, str]:
    """Give each document that shares text with others the least of those that it shares text with, near or far."""
    links = [Link(1.0, *item.documents) for item in reuse if item.kind != "quotation"]
    groups = clusters({d for link in links for d in (link.first, link.second)}, links)
    return {document: group[0] for group in groups for document in group}


def _day(account: Account) -> str | None:
    return account.reading.published.earliest


def _called(source: Source, voices: Sequence[str]) -> str:
    """Name a government or a body as origin with those who spoke for it: "Norland (Ada Lind)"."""
    whose = f"country:{source.country}" if source.country else source.key.removeprefix("official:")
    entry = known(whose) if source.kind == "official" else None
    if entry is None:
        return source.name
    said = [voice for voice in voices if voice != entry.name]
    if not said:
        return entry.name if voices else source.name
    return f"{entry.name} ({', '.join(said[:3])})"


def _origin(key: str, rows: Sequence[tuple[Account, Source]]) -> Origin:
    source = min((s for _, s in rows), key=lambda s: (s.kind, s.name, s.why))
    return Origin(
        identify("origin", source.kind, key),
        _called(source, sorted({s.by for _, s in rows if s.by})),
        source.kind,
        tuple(sorted(a.id for a, _ in rows)),
        tuple(sorted({s.why for _, s in rows if s.why})),
    )
