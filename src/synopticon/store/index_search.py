"""Full-text search over articles, statements and events, with filters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, column, func, literal_column, or_, select, table, text

from synopticon.store.index_lines import Hit, Page
from synopticon.store.index_read import Desk
from synopticon.store.index_tables import Tables

OPEN, CLOSE = "\x02", "\x03"
_WORDS_AROUND = 24
_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words ("" for anything) and filters ("" for any). `until` is exclusive.

    `person` is an entity's id or a part of its name; `kind` is article, statement or event.
    """

    words: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    language: str = ""
    country: str = ""
    person: str = ""
    kind: str = ""
    type: str = ""
    status: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing is looked for."""
        return self == Query()


def search(desk: Desk, query: Query, offset: int = 0, limit: int = 20) -> Page[Hit]:
    """Find what matches all words and filters, what fits the words best first; without words, the latest first."""
    terms = match(query.words)
    if query.words.strip() and not terms:
        return Page((), offset, limit, 0)
    where = _filters(desk.t, query)
    return _matching(desk, terms, where, offset, limit) if terms else _filtered(desk, where, offset, limit)


def match(words: str) -> str:
    """Give words as an FTS5 expression: every word must be there, the last also as a beginning; "in quotes" together.

    Whatever is typed is words: none of FTS5's operators can be reached.
    """
    found: list[str] = []
    for quoted, bare in _TERM.findall(words.replace("\x00", " ")):
        plain = (quoted or bare).replace('"', " ").strip()
        if re.search(r"\w", plain):
            found.append(f'"{plain}"')
    if found and not words.rstrip().endswith('"') and words == words.rstrip() and len(found[-1]) > 4:
        found[-1] += "*"
    return " ".join(found)


def _matching(desk: Desk, terms: str, where: list[ColumnElement[bool]], offset: int, limit: int) -> Page[Hit]:
    t, fts = desk.t.items, desk.t.fts
    words = table(fts, column("rowid"))
    found = text(f"{fts} MATCH :terms").bindparams(terms=terms)
    # Found first: else each row that the filters leave is looked for among the words, one by one.
    there = select(words.c.rowid).where(found).cte("there").prefix_with("MATERIALIZED")
    counted = select(func.count()).select_from(there.join(t, t.c.item == there.c.rowid)).where(*where)
    total = int(desk.connection.execute(counted).scalar_one())
    fit: ColumnElement[float] = literal_column(f"bm25({fts}, 4.0, 1.0)").label("fit")
    best = select(words.c.rowid, fit).where(found).cte("best").prefix_with("MATERIALIZED")
    chosen = select(t.c.item).select_from(best.join(t, t.c.item == best.c.rowid)).where(*where)
    ranked = chosen.order_by(best.c.fit, t.c.item).offset(offset).limit(limit)
    items = [row.item for row in desk.connection.execute(ranked)]
    marks = f"'{OPEN}', '{CLOSE}'"
    shown: list[Any] = [
        literal_column(f"highlight({fts}, 0, {marks})"),
        literal_column(f"snippet({fts}, 1, {marks}, '…', {_WORDS_AROUND})"),
    ]
    # Only what is shown is marked: a frequent word stands in half of a large case.
    joined = words.join(t, t.c.item == words.c.rowid)
    query = select(t.c.item, *_columns(desk.t), *shown).select_from(joined).where(found, words.c.rowid.in_(items))
    rows = {row[0]: Hit(*row[1:]) for row in desk.connection.execute(query)}
    return Page(tuple(rows[item] for item in items), offset, limit, total)


def _filtered(desk: Desk, where: list[ColumnElement[bool]], offset: int, limit: int) -> Page[Hit]:
    t, fts = desk.t.items, desk.t.fts
    total = int(desk.connection.execute(select(func.count()).select_from(t).where(*where)).scalar_one())
    chosen = select(t.c.item).where(*where).order_by(t.c.sort.desc(), t.c.item).offset(offset).limit(limit)
    items = [row.item for row in desk.connection.execute(chosen)]
    words = table(fts, column("rowid"), column("title"), column("body"))
    joined = t.join(words, t.c.item == words.c.rowid)
    query = select(t.c.item, *_columns(desk.t), words.c.title, func.substr(words.c.body, 1, 240)).select_from(joined)
    rows: dict[int, tuple[Any, ...]] = {
        row[0]: tuple(row[1:]) for row in desk.connection.execute(query.where(t.c.item.in_(items)))
    }
    return Page(tuple(Hit(*rows[item]) for item in items), offset, limit, total)


def _columns(there: Tables) -> list[Any]:
    names = ("kind", "ref", "document", "outlet", "language", "type", "status", "story", "earliest", "latest")
    return [there.items.c[name] for name in names]


def _filters(there: Tables, query: Query) -> list[ColumnElement[bool]]:
    t = there.items
    equal = {"type": query.type, "status": query.status}
    where: list[ColumnElement[bool]] = [t.c[name] == value for name, value in equal.items() if value]
    where += [_told(there, "outlet", query.outlet)] if query.outlet else []
    where += [_told(there, "language", query.language)] if query.language else []
    where += [t.c.kind == query.kind] if query.kind else []
    where += [t.c.sort >= query.since] if query.since else []
    where += [t.c.sort < query.until, t.c.sort != ""] if query.until else []
    if query.country:
        where.append(t.c.item.in_(select(there.concerns.c.item).where(there.concerns.c.country == query.country)))
    if query.person:
        where.append(t.c.item.in_(_with(there, query.person)))
    return where


def _told(there: Tables, name: str, value: str) -> ColumnElement[bool]:
    """Tell what stands in an article of an outlet or language; an event does where one of its reports does."""
    t, documents, reports = there.items, there.documents, there.reports
    joined = reports.join(documents, documents.c.id == reports.c.document)
    told = select(reports.c.event).select_from(joined).where(documents.c[name] == value, reports.c.event.is_not(None))
    return or_(t.c[name] == value, and_(t.c.kind == "event", t.c.ref.in_(told)))


def _with(there: Tables, person: str) -> Any:
    """Give the items that an entity has to do with: one by its id, or all whose name has these words in it."""
    named = select(there.entities.c.id).where(
        (there.entities.c.id == person) | (there.entities.c.sorted.contains(person.casefold(), autoescape=True))
    )
    return select(there.about.c.item).where(there.about.c.entity.in_(named))
