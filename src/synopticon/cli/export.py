"""`synopticon export`: the record in other programs' formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from synopticon.case import Progress
    from synopticon.exports.common import Aids, Parser
    from synopticon.records import Record

EXAMPLE = (
    "Example: synopticon export case.db -o case.json && synopticon export case.db -f parquet -o tables && "
    "synopticon export case.db -f gdelt -o - | head"
)


class Format(StrEnum):
    """The formats there are."""

    json = "json"
    jsonl = "jsonl"
    parquet = "parquet"
    plover = "plover"
    gdelt = "gdelt"
    ftm = "ftm"
    annotation = "annotation"
    ics = "ics"
    stix = "stix"
    conllu = "conllu"
    claimreview = "claimreview"


def export(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="The format.")] = Format.json,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File (a folder for parquet); standard output if not given, or for -."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar, no remarks on what is left out.")
    ] = False,
) -> None:
    """Write the record out in a format that other programs read.

    `json`, one object, the export contract; `jsonl`, the same, one line a thing; `parquet`, a folder of tables, one a
    noun; `plover` and `gdelt`, tab-separated event data like POLECAT's and GDELT 2.0's; `ftm`, FollowTheMoney
    entities; `annotation`, W3C Web Annotations; `ics`, what is planned, as a calendar that is brought up to date in
    place; `stix`, a STIX 2.1 bundle; `conllu`, the articles' sentences, parsed; `claimreview`, allegations ready for
    a fact-checking desk to rate.

    A file is put in place only when it is complete. docs/exports.md says where each field comes from.
    """
    from synopticon.case import Case
    from synopticon.cli.progress import shown

    to = None if output == Path("-") else output
    with Case(case, must_exist=True) as opened, shown(quiet) as progress:
        record = opened.record(progress=progress)
        if format is Format.parquet:
            _tables(record, to, progress)
            return
        _text(record, format, to, progress)
    if not quiet:
        _remark(record, format)


def _tables(record: Record, folder: Path | None, progress: Progress | None) -> None:
    from synopticon.cli.errors import BadInput
    from synopticon.exports import parquet

    if folder is None:
        raise BadInput("--format parquet writes a folder of tables: name it with -o")
    try:
        parquet.write(record, folder, progress)
    except parquet.Unusable as error:
        raise BadInput(str(error)) from None


def _text(record: Record, format: Format, output: Path | None, progress: Progress | None) -> None:
    from synopticon.cli.errors import BadInput
    from synopticon.cli.output import write
    from synopticon.exports import render

    try:
        parts = render(record, format.value, _aids(format, output))
    except ValueError as error:
        raise BadInput(f"{output}: {error}") from None
    write(_counted(parts, progress), output)


def _aids(format: Format, output: Path | None) -> Aids:
    from synopticon.cli.errors import BadInput
    from synopticon.exports.common import Aids

    if format is Format.conllu:
        return Aids(parse=_parser())
    if format is Format.ics and output is not None and output.is_file():
        try:
            return Aids(previous=output.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            raise BadInput(f"{output}: the file that is there is no calendar; name another with -o") from None
    return Aids()


def _parser() -> Parser:
    from synopticon.reading import pipeline

    return lambda document: pipeline.load_plain(document.language)(document.text)


def _counted(parts: Iterable[str], progress: Progress | None) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        yield part
        if progress and number % 100 == 0:
            progress("writing", number, 0)


def _remark(record: Record, format: Format) -> None:
    from synopticon.exports import remarks

    for line in remarks(record, format.value):
        typer.echo(f"synopticon: {line}", err=True)


command = export
