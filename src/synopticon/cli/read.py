"""`synopticon read`: one article's Reading as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: synopticon read article.txt --published 2024-06-18 > reading.json"


def read(
    file: Annotated[Path, typer.Argument(help="The article: .txt .md .html .json.")],
    published: Annotated[str, typer.Option(help="Publication date (ISO 8601); overrides what it says.")] = "",
    language: Annotated[str, typer.Option(help="Language (ISO 639-1); found out where it is not given.")] = "",
) -> None:
    """Read one article and print what was found in it as JSON: the export contract's shapes, without events."""
    import dataclasses
    import json

    from synopticon import cleaning, sources
    from synopticon.cli.errors import BadInput, checked_date
    from synopticon.reading import pipeline
    from synopticon.records import SetAside

    raws = list(sources.collect([file], published=checked_date(published)))
    if len(raws) != 1:
        raise BadInput(f"{file}: holds {len(raws)} articles; `synopticon build` reads more than one")
    found = raws[0]
    if not isinstance(found, SetAside):
        if language:
            found = dataclasses.replace(found, given=dataclasses.replace(found.given, language=language))
        result = cleaning.clean(found)
        if not isinstance(result, SetAside):
            typer.echo(json.dumps(pipeline.read(result).to_dict(), ensure_ascii=False, indent=1))
            return
        found = result
    raise BadInput(f"{file}: {found.reason}: {found.detail}")


command = read
