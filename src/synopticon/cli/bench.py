"""`synopticon bench`: accuracy per stage, re-runnable by anyone."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: synopticon bench times --data meantime/en.tsv --language en"


class Stage(StrEnum):
    """The stages that can be measured."""

    parse = "parse"
    entities = "entities"
    times = "times"
    statements = "statements"
    reports = "reports"
    status = "status"
    coreference = "coreference"
    events = "events"
    disagreements = "disagreements"
    identity = "identity"
    reuse = "reuse"
    stories = "stories"
    affairs = "affairs"


def bench(
    stage: Annotated[Stage, typer.Argument(help="The stage to measure.")],
    data: Annotated[Path, typer.Option("--data", help="The labelled file or folder (formats: docs/accuracy.md).")],
    language: Annotated[
        str | None,
        typer.Option(help="Language of the data; by default from the name, as in es.tsv or es_x.conllu."),
    ] = None,
) -> None:
    """Measure a stage against labelled data and print the figures, one `name value` a line."""
    import re
    from importlib import import_module

    from synopticon.cli.errors import BadInput
    from synopticon.evaluation.figures import figures
    from synopticon.languages import supported

    if not data.exists():
        raise BadInput(f"{data}: no such file or folder; give the labelled data with --data")
    if language is None:
        named = re.findall(rf"(?<![a-z])({'|'.join(supported())})(?![a-z])", str(data.name).lower())
        language = named[0] if named else "en"
    module = import_module(f"synopticon.evaluation.{stage.value}")
    try:
        scores = module.evaluate(data, language)
    except (ValueError, KeyError, IndexError) as error:
        raise BadInput(f"{data}: not labelled data for {stage.value} ({error}); see docs/accuracy.md") from error
    found = list(figures(scores))
    if not any(value for _, value in found):
        raise BadInput(f"{data}: no labels for {stage.value} in it; see docs/accuracy.md")
    for name, value in found:
        typer.echo(f"{name:<32} {value:.4f}" if isinstance(value, float) else f"{name:<32} {value}")


command = bench
