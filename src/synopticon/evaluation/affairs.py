"""How well whole affairs are read: entities, events, copies, disagreements and the register, as a user would see them.

Every folder with a `gold.toml` is built into a case of its own. What a phrase of an article tells is found in the
record by its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from synopticon.evaluation.affair import Affair, Differing, Entered, Happening, Place, build
from synopticon.records import Event, Report
from synopticon.watches import load_all
from synopticon.watches.register import Register, compose
from synopticon.watches.register.model import Account, Entry

Shares = Counter[tuple[str, bool]]


def evaluate(folder: Path, language: str) -> dict[str, dict[str, float | int]]:
    """Build and judge every affair below a folder (or in it); give fractions of 1 by affair and measure, and of all.

    Raises:
        ValueError: no affair is there.
    """
    golds = sorted(folder.rglob("gold.toml"))
    if not golds:
        raise ValueError("no gold.toml is in it")
    judged = {path.parent.name: judge(build(path)) for path in golds}
    return {name: fractions(shares) for name, shares in judged.items()} | {
        "all": fractions(sum(judged.values(), Counter()))
    }


def judge(made: Affair) -> Shares:
    """Count what is right and what is wrong, by measure."""
    parts = (entities(made), events(made), copies(made), disagreements(made), register(made))
    return sum((Counter(part) for part in parts), Counter())


def fractions(shares: Shares) -> dict[str, float | int]:
    """Give the part of each measure that is right."""
    whole = {name: shares[name, True] + shares[name, False] for name in sorted({name for name, _ in shares})}
    return {name: round(shares[name, True] / n, 4) for name, n in whole.items()}


# ---------------------------------------------------------------- entities


def entities(made: Affair) -> Iterator[tuple[str, bool]]:
    """Judge names: found where they stand; joined, most of each form as one entity, and whole, all of it; of a right
    type too. And people kept apart."""
    types = {entity.id: entity.type for entity in made.record.entities}
    longest = sorted({form for name in made.gold.entity for form in name.forms}, key=len, reverse=True)
    seen = _occurrences(made, re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in longest)))
    people = []
    for name in made.gold.entity:
        stands = [entity for form in name.forms for entity in seen.get(form, [])]
        chief = {_most(seen[form]) for form in name.forms if form in seen}
        yield from (("entities_found", entity is not None) for entity in stands)
        yield "entities_joined", len(chief) == 1 and None not in chief
        yield "entities_whole", len(set(stands)) == 1 and None not in stands
        right = [name.type] if isinstance(name.type, str) else name.type
        yield "entities_right", len(chief) == 1 and all(entity and types[entity] in right for entity in chief)
        people += [(name.name, chief - {None})] if name.type == "PER" else []
    yield from (("persons_apart", not one & other) for (_, one), (_, other) in combinations(people, 2))


def _occurrences(made: Affair, forms: re.Pattern[str]) -> dict[str, list[str | None]]:
    """Give what each occurrence of each form refers to: the entity of the name that covers most of it."""
    seen: dict[str, list[str | None]] = {}
    for reading in made.readings.values():
        names = [m for m in reading.mentions if m.form == "name"]
        for match in forms.finditer(reading.document.text):
            over = [(min(m.end, match.end()) - max(m.start, match.start()), m.start - m.end, m) for m in names]
            best = max(over, key=lambda item: item[:2], default=None)
            seen.setdefault(match[0], []).append(best[2].entity if best and best[0] > 0 else None)
    return seen


def _most(stands: list[str | None]) -> str | None:
    counts = Counter(stands)
    return max(counts, key=lambda entity: (counts[entity], str(entity)))


# ---------------------------------------------------------------- events


def events(made: Affair) -> Iterator[tuple[str, bool]]:
    """Judge events: accounts read; of the accounts of one event that are, the links found that it takes to hold all
    together (MUC's recall), and the pairs joined; what is joined, rightly; dates; statuses."""
    told = {happening.key: made.told(happening) for happening in made.gold.event}
    for happening in made.gold.event:
        found = told[happening.key]
        yield from (("accounts_read", number in found) for number in happening.accounts)
        yield from (("links_of_read", True) for _ in range(len(found) - len(_together(made, found.values()))))
        yield from (("links_of_read", False) for _ in range(len(_together(made, found.values())) - 1))
        pairs = [bool(made.linked(one) & made.linked(other)) for one, other in combinations(found.values(), 2)]
        yield from (("merges_of_read", joined) for joined in pairs)
        yield from (("merges_right", True) for joined in pairs if joined)
        unread = len(list(combinations(happening.accounts, 2))) - len(pairs)
        yield from (("merges_of_all", joined) for joined in [*pairs, *[False] * unread])
        events = Counter(event.id for reports in found.values() for event in made.owners(reports))
        if events:
            chief = max(events, key=lambda event: (events[event], event))
            yield from _facts(happening, next(event for event in made.record.events if event.id == chief))
    yield from (("merges_right", False) for one, other in combinations(told.values(), 2) if _mixed(made, one, other))


def _together(made: Affair, told: Iterable[list[Report]]) -> list[set[str]]:
    """Part the accounts of an event into those that the record holds together: the events of each part."""
    parts: list[set[str]] = []
    for reports in told:
        mine = made.linked(reports)
        held = [part for part in parts if part & mine]
        parts = [part for part in parts if not part & mine] + [mine.union(*held)]
    return parts


def _mixed(made: Affair, one: Mapping[str, list[Report]], other: Mapping[str, list[Report]]) -> bool:
    """Tell whether accounts of two events are one event of the record; a report that may be of both is of neither."""
    mine, theirs = ([r for reports in told.values() for r in reports] for told in (one, other))
    both = {r.id for r in mine} & {r.id for r in theirs}
    sides = [{event.id for event in made.owners([r for r in side if r.id not in both])} for side in (mine, theirs)]
    return bool(sides[0] & sides[1])


def _facts(happening: Happening, event: Event) -> Iterator[tuple[str, bool]]:
    yield "status_right", event.status in happening.status
    if happening.earliest:
        known = event.when.earliest is not None and event.when.latest is not None
        begins, ends = (event.when.earliest or "")[:10], event.when.latest or ""
        yield "date_right", known and happening.earliest <= begins and ends[:16] <= f"{happening.latest}T12:00"
        if known:
            yield "date_not_wrong", begins < happening.latest and happening.earliest < ends[:16]


# ---------------------------------------------------------------- copies, disagreements, the register


def copies(made: Affair) -> Iterator[tuple[str, bool]]:
    """Judge copies: those that are, found and with their direction; those that are shown, right."""
    number = {reading.document.id: number for number, reading in made.readings.items()}
    shown = {}
    for reuse in made.record.reuse:
        first, second = (number[document] for document in reuse.documents)
        ordered = (first, second) if reuse.direction != "second-to-first" else (second, first)
        if reuse.kind != "quotation":
            shown[frozenset(ordered)] = ordered if reuse.direction != "undecided" else None
    true = {frozenset((c.first, c.second)): (c.first, c.second) for c in made.gold.copy}
    either = {frozenset((c.first, c.second)) for c in made.gold.copy_optional}
    yield from (("copies_recall", pair in shown) for pair in true)
    yield from (("copies_direction", shown[pair] == order) for pair, order in true.items() if shown.get(pair))
    yield from (("copies_precision", pair in true) for pair in shown if pair not in either)


def disagreements(made: Affair) -> Iterator[tuple[str, bool]]:
    """Judge disagreements: those that are, found and of a right kind; those that are shown, true."""
    shown = [(d, [v.value for v in d.readings]) for event in made.record.events for d in event.disagreements]
    for gold in made.gold.disagreement:
        found = [d for d, values in shown if _differ(gold, values)]
        yield "disagreements_recall", bool(found)
        if found:
            yield "disagreements_kind", any(d.kind in gold.kinds for d in found)
    true = [*made.gold.disagreement, *made.gold.disagreement_optional]
    yield from (("disagreements_precision", any(_differ(gold, values) for gold in true)) for _, values in shown)


def _differ(gold: Differing, values: Iterable[str]) -> bool:
    """Tell whether two of the gold's values stand in two of those that are shown."""
    forms = [[_plain(form) for form in value.split("|")] for value in gold.values]
    words = [f" {_plain(value)} " for value in values]
    return sum(any(f" {form} " in word for word in words for form in value) for value in forms) > 1


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"(?<=\d)[.,](?=\d)", "", text.lower())))


def register(made: Affair) -> Iterator[tuple[str, bool]]:
    """Judge the register: what belongs is there, once, under a right provision, answered; what is there belongs."""
    if not made.gold.watch:
        return
    composed = compose(made.record, load_all([made.gold.watch]))
    hits = [
        (entry, [gold for gold in made.gold.register if _rests(made, composed, entry, gold)])
        for entry in composed.entries
    ]
    yield from (("register_precision", bool(golds)) for _, golds in hits)
    yield from (("register_of_one", len([g for g in golds if not g.optional]) < 2) for _, golds in hits if golds)
    for gold in made.gold.register:
        entries = [entry for entry, golds in hits if gold in golds]
        if not gold.optional:
            yield "register_recall", bool(entries)
        if entries:
            yield "register_together", len(entries) == 1
            concerned = {concern.provision for entry in entries for concern in entry.concerns}
            yield "register_provision", any(p.startswith(q) for p in concerned for q in gold.provisions)
            yield from _answered(gold, entries)


def _answered(gold: Entered, entries: Iterable[Entry]) -> Iterator[tuple[str, bool]]:
    """Judge answers: of each who is accused, there, and none of another kind."""
    given = [(answer.who, answer.kind) for entry in entries for answer in entry.answers]
    for who, kinds in gold.answers.items():
        said = {kind for name, kind in given if who in name}
        yield "register_answers", bool(said) and said <= set(kinds)


def _rests(made: Affair, composed: Register, entry: Entry, gold: Entered) -> bool:
    """Tell whether an entry quotes a phrase of the gold's."""
    ids = {article.number: article.document for article in composed.articles}
    places = [(made.readings[n].document.id, start, end) for n, start, end in made.places(gold.accounts)]
    return any(_holds(ids, account, place) for account in entry.accounts for place in places)


def _holds(ids: Mapping[int, str], account: Account, place: Place) -> bool:
    clean = account.quote.clean
    return ids[account.quote.article] == place[0] and clean.start < place[2] and place[1] < clean.end
