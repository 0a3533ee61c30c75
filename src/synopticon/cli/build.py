"""`synopticon build`: from files and folders to a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from synopticon.case import Summary

EXAMPLE = "Example: synopticon build articles/ extra.jsonl -o case.db --metadata dates.csv"


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Files or folders: .txt .md .html .json .jsonl .parquet .warc .warc.gz .rss .atom .xml."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The case file to make or to add to.")],
    published: Annotated[
        str, typer.Option(help="Publication date of all these articles (ISO 8601); overrides what they say.")
    ] = "",
    metadata: Annotated[
        Path | None,
        typer.Option(help="CSV or JSON table of file, uri, title, outlet, language, published; overrides the files."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")] = False,
) -> None:
    """Read articles into a case; run again to add what is new or changed.

    Empty, binary, huge, duplicated and unreadable files are set aside and listed with the reason;
    the rest of the build goes on.
    """
    from synopticon.case import Case
    from synopticon.cli.errors import BadInput, checked_date
    from synopticon.cli.progress import shown

    checked_date(published)
    case = Case(output)
    try:
        with shown(quiet) as progress:
            summary = case.add(*paths, published=published, metadata=metadata, progress=progress)
            if summary.articles:
                case.record(progress=progress)
    except BaseException:
        if case.store.created and not case.store.current():
            case.store.discard()
        raise
    finally:
        case.close()
    if not summary.articles:
        if case.store.created:
            case.store.discard()
        raise BadInput(_nothing(paths, summary))
    if not quiet:
        _print(summary, output)


def _nothing(paths: list[Path], summary: Summary) -> str:
    where = ", ".join(str(path) for path in paths)
    if not summary.aside:
        return f"{where}: no articles there; give .txt, .md, .html, .json or .jsonl files, or a folder of them"
    first = summary.aside[0]
    reasons = ", ".join(f"{count} {reason}" for reason, count in summary.reasons.items())
    return f"{where}: nothing could be read ({reasons}); first: {first.location}: {first.detail}"


def _print(summary: Summary, output: Path) -> None:
    articles = "1 article" if summary.articles == 1 else f"{summary.articles} articles"
    typer.echo(f"{output}: {articles}, {summary.new} new, {summary.read} read")
    for item in summary.aside:
        typer.echo(f"  set aside: {item.location}: {item.reason}: {item.detail}")


command = build
