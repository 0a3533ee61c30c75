"""`synopticon runs`: the records that were kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: synopticon runs case.db && synopticon brief case.db --since run-1"


def runs(case: Annotated[Path, typer.Argument(help="The case file.")]) -> None:
    """List the records of a case that were kept: which run, when (UTC), and what was in it, the latest last.

    A run is kept whenever articles or judgements changed the record; `synopticon brief CASE --since RUN` says what
    has changed since.
    """
    from synopticon.case import Case

    with Case(case, must_exist=True) as opened:
        kept = opened.runs()
    for run in kept:
        typer.echo(f"{run.id}\t{run.made}\t{run.articles} articles\t{run.events} events\t{run.stories} stories")


command = runs
