"""Text to a file, whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from synopticon.cli.errors import BadInput

if TYPE_CHECKING:
    from rich.console import Console


def write(parts: Iterable[str], output: Path | None) -> None:
    """Write parts one after another; a file is put in place only when it is complete.

    Half a surrogate pair, which a source may bring and UTF-8 cannot hold, becomes a question mark.

    Raises:
        BadInput: the file cannot be made there.
    """
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for part in parts:
            sys.stdout.write(part)
        return
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(parts)
        beside.replace(output)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise BadInput(f"{output}: cannot be written ({error.strerror}); choose another place with -o") from error


def drawn(draw: Callable[[Console], None], output: Path | None) -> list[str]:
    """Give what `draw` puts on a console as wide as the terminal, in colour only where it goes to one."""
    import io
    import shutil

    from rich.console import Console

    buffer = io.StringIO()
    colour = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((110, 24)).columns
    draw(Console(file=buffer, width=width, force_terminal=colour, highlight=False))
    return ["\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))]
