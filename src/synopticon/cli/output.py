"""Text to a file, whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from synopticon.cli.errors import BadInput


def write(parts: Iterable[str], output: Path | None) -> None:
    """Write parts one after another; a file is put in place only when it is complete.

    Raises:
        BadInput: the file cannot be made there.
    """
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        for part in parts:
            sys.stdout.write(part)
        return
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
        beside.replace(output)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise BadInput(f"{output}: cannot be written ({error.strerror}); choose another place with -o") from error
