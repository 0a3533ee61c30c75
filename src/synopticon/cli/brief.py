"""`synopticon brief`: the record as a cited brief."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from synopticon.case import Case
    from synopticon.views.brief import Brief

EXAMPLE = "Example: synopticon brief case.db --since 2024-06-18 --format html -o news.html"


class Format(StrEnum):
    """How a brief is shown."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"


def brief(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show it.")] = Format.terminal,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File; standard output if not given.")] = None,
    since: Annotated[
        str,
        typer.Option(
            metavar="DATE|RUN",
            help="Only what is new since a date or time (UTC) or a run (see `synopticon runs`).",
        ),
    ] = "",
) -> None:
    """Print the brief of a case: what happened, who said what, where accounts differ; each line cites its source.

    With --since, print what is new, fact by fact: new stories and events, changed status, new origins, differences
    that appeared or were resolved. Further copies of what was told before bring no new origin.
    """
    from synopticon.case import Case
    from synopticon.cli.output import write
    from synopticon.views import brief as view

    with Case(case, must_exist=True) as opened:
        composed = _news(opened, since) if since else _compose(opened)
    if format is Format.terminal:
        write(_terminal(composed, output), output)
    else:
        write(view.markdown(composed) if format is Format.markdown else [view.html(composed)], output)


def _compose(case: Case) -> Brief:
    from synopticon.cleaning import received_text
    from synopticon.views.brief import compose

    record = case.record()
    documents = [reading.document for reading in record.readings]
    received = {d.id: received_text(case.received(d.raw))[0] for d in documents}
    return compose(record, received, case.aside())


def _news(case: Case, since: str) -> Brief:
    from synopticon.views.brief import compose_news

    changes = case.changes(since)
    if changes:
        return compose_news(case.record(), changes, f"What is new since {since}.")
    return compose_news(case.record(), (), f"Nothing is new since {since}.")


def _terminal(composed: Brief, output: Path | None) -> list[str]:
    from synopticon.cli.output import drawn
    from synopticon.views.brief import terminal

    return drawn(lambda console: terminal(composed, console), output)


command = brief
