"""From a record and watches to a register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synopticon.collecting import uncollected
from synopticon.records import Document, Record
from synopticon.watches.index import Index
from synopticon.watches.matching import match
from synopticon.watches.model import Match, Rule, Watch
from synopticon.watches.register.affairs import Affairs
from synopticon.watches.register.entries import Entries
from synopticon.watches.register.evidence import Evidence, Received, Receiver
from synopticon.watches.register.groups import Grouping
from synopticon.watches.register.model import Context, Register


def _without(_: Sequence[Document]) -> Iterable[Received]:
    return ()


def compose(record: Record, watches: Iterable[Watch], receiver: Receiver = _without) -> Register:
    """Compose the register of a record.

    Args:
        record: the record, with the judgements that it was made with.
        watches: the watches of a regime; those of kind `context` make no entry.
        receiver: gives articles as received, for the evidence; without it only the clean text is quoted.
    """
    with uncollected():
        return _composed(Index(record), tuple(watches), receiver)


def _composed(index: Index, watches: Sequence[Watch], receiver: Receiver) -> Register:
    rules = {(watch.id, rule.name): (watch, rule) for watch in watches for rule in watch.rules}
    matches = match(index, watches)
    evidence = Evidence(index, receiver)
    evidence.fetch(span.document for one in matches for span in one.spans)
    conduct = [m for m in matches if rules[m.watch, m.rule][0].kind == "conduct"]
    affairs = Affairs(index, (span for one in conduct for span in one.spans))
    groups = Grouping(index, rules, affairs).group(conduct)
    entries = Entries(index, evidence, rules, affairs).make(groups)
    context = _context(evidence, rules, [m for m in matches if rules[m.watch, m.rule][0].kind == "context"])
    title = "Register: " + ", ".join(dict.fromkeys(watch.regime or watch.id.split("/")[0] for watch in watches))
    return Register(title, entries, context, evidence.articles(), len(index.record.readings))


def _context(
    evidence: Evidence, rules: dict[tuple[str, str], tuple[Watch, Rule]], matches: Sequence[Match]
) -> tuple[Context, ...]:
    """One item an event or a sentence, each sentence once."""
    found: list[Context] = []
    told = set()
    for one in matches:
        watch, rule = rules[one.watch, one.rule]
        spans = [span for span in one.spans if span not in told]
        told.update(spans)
        if spans:
            names = tuple(p.name for p in watch.provisions if not p.rules or rule.name in p.rules)
            found.append(Context(rule.headline or watch.title, names, tuple(map(evidence.quote, spans))))
    return tuple(found)
