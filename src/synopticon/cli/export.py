"""`synopticon export`: the record in other programs' formats."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: synopticon export case.db --format json -o case.json"


class Format(StrEnum):
    """The formats there are."""

    json = "json"
    jsonl = "jsonl"


def export(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="The format.")] = Format.json,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File; standard output if not given.")] = None,
) -> None:
    """Write the record out: `json`, one object (the export contract), or `jsonl`, one line a thing."""
    from synopticon.case import Case
    from synopticon.cli.output import write
    from synopticon.exports import render

    with Case(case, must_exist=True) as opened:
        record = opened.record()
    write(render(record, format.value), output)


command = export
