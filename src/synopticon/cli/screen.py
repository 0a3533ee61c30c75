"""`synopticon screen`: names of a case against lists the user has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from synopticon.records import Record
    from synopticon.watches.screening import Candidate

EXAMPLE = "Example: synopticon screen case.db --list targets.simple.csv --list sdn.csv"


class Format(StrEnum):
    """How candidates are given."""

    terminal = "terminal"
    json = "json"
    csv = "csv"


def screen(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    list_: Annotated[
        list[Path],
        typer.Option(
            "--list",
            "-l",
            help="OpenSanctions targets.simple.csv, FollowTheMoney JSON lines, UN consolidated XML, OFAC sdn.csv (with "
            "alt.csv and add.csv, where they lie beside it).",
        ),
    ],
    format: Annotated[Format, typer.Option("--format", "-f", help="How to give them.")] = Format.terminal,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File; standard output if not given.")] = None,
) -> None:
    """Screen the persons, organisations and vessels of a case against lists: candidates for a human, never merges.

    Each candidate has a score and the reasons for it. The same surname is no candidate, nor is a namesake of another
    country.
    """
    from synopticon.case import Case
    from synopticon.cli.output import write
    from synopticon.watches.screening import read
    from synopticon.watches.screening import screen as candidates_of

    listed = [one for path in dict.fromkeys(list_) for one in read(path)]
    with Case(case, must_exist=True) as opened:
        record = opened.record()
    found = candidates_of(record, listed)
    if format is Format.terminal:
        write(_lines(record, found, len(listed)), output)
    else:
        write([_json(found) if format is Format.json else _csv(found)], output)


def _lines(record: Record, found: Sequence[Candidate], listed: int) -> Iterable[str]:
    from synopticon.watches.alerts.channels import plain

    paths = {reading.document.id: reading.document.path for reading in record.readings}
    yield f"{len(found)} candidates among {len(record.entities)} names of the case and {listed} listed ones\n"
    for one in found:
        yield plain(
            f"{one.score:.2f}  {one.name}  ~  {one.matched} ({one.listed.kind}, {one.listed.source} {one.listed.id})"
        )
        yield "\n"
        yield from (f"      {plain(reason)}\n" for reason in one.reasons)
        places = ", ".join(f"{paths[m.document]}:{m.start}–{m.end}" for m in one.mentions)
        yield plain(
            f"      {one.caution} Listed under: {', '.join(one.listed.programmes) or 'not said'}. Named at {places}"
        )
        yield "\n"


def _json(found: Sequence[Candidate]) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(msgspec.to_builtins(found)), indent=1).decode() + "\n"


def _csv(found: Sequence[Candidate]) -> str:
    import csv
    import io

    from synopticon.watches.register.tables import safe

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("score", "entity", "name", "listed", "kind", "source", "id", "programmes", "reasons", "caution"))
    for one in found:
        listed = one.listed
        cells = (str(one.score), one.entity, one.name, one.matched, listed.kind, listed.source, listed.id)
        rest = ("; ".join(listed.programmes), " ".join(one.reasons), one.caution)
        writer.writerow([safe(cell) for cell in (*cells, *rest)])
    return out.getvalue()


command = screen
