"""`synopticon register`: who alleges what, about which provision, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from synopticon.case import Case
    from synopticon.watches.register import Receiver, Register

EXAMPLE = "Example: synopticon register case.db --watch dprk --format html -o register.html"


class Format(StrEnum):
    """How a register is given."""

    terminal = "terminal"
    html = "html"
    pdf = "pdf"
    json = "json"
    csv = "csv"


def register(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    watch: Annotated[
        list[str], typer.Option("--watch", "-w", help="A regime pack by its name (dprk, libya), a folder, or a file.")
    ],
    format: Annotated[Format, typer.Option("--format", "-f", help="How to give it.")] = Format.terminal,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File; standard output if not given.")] = None,
) -> None:
    """Print the register of a case: one entry for each alleged or reported happening that a provision would concern.

    Each entry says who alleges it and through whom, what the accused answered, how many independent origins there
    are, and where the words stand. It never says that a provision was breached.
    """
    from synopticon.case import Case
    from synopticon.cli.output import write
    from synopticon.collecting import uncollected
    from synopticon.watches import load_all
    from synopticon.watches.register import compose, csv_text, html, json_text

    watches = load_all(watch)
    texts = {Format.html: html, Format.json: json_text, Format.csv: csv_text}
    with uncollected():
        with Case(case, must_exist=True) as opened:
            composed = compose(opened.record(), watches, receiver(opened))
        if format is Format.pdf:
            _pdf(composed, output)
        else:
            write([texts[format](composed)] if format in texts else _terminal(composed, output), output)


def receiver(case: Case) -> Receiver:
    """Give what finds articles as received in a case."""
    import hashlib

    from synopticon.records import Document
    from synopticon.watches.register import Received

    def find(documents: Sequence[Document]) -> Iterable[Received]:
        from synopticon.cleaning import received_text  # takes long to load, and is not needed where nothing is found
        from synopticon.cleaning.offsets import Offsets

        for document, raw in zip(documents, case.all_received(d.raw for d in documents), strict=True):
            digest = hashlib.sha256(raw.content).hexdigest()
            text = received_text(raw)[0]
            yield Received(text, digest, raw.received, raw.media_type, Offsets(document.edits).to_received)

    return find


def _pdf(composed: Register, output: Path | None) -> None:
    from synopticon.cli.errors import BadInput
    from synopticon.watches.register import NoPdf, pdf

    if output is None:
        raise BadInput("--format pdf: needs a file; name it with -o register.pdf")
    try:
        made = pdf(composed)
    except NoPdf as error:
        raise BadInput(f"--format pdf: {error}") from None
    try:
        output.write_bytes(made)
    except OSError as error:
        raise BadInput(f"{output}: cannot be written ({error.strerror}); choose another place with -o") from error


def _terminal(composed: Register, output: Path | None) -> list[str]:
    from synopticon.cli.output import drawn
    from synopticon.watches.register import terminal

    return drawn(lambda console: terminal(composed, console), output)


command = register
