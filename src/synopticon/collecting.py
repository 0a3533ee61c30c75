"""Leave from Python's collector of cycles, for what makes very many objects and no cycles: it would search them all
again and again, which is a fifth of the time of reconciling and two thirds of that of loading a record."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from searching until the block ends; it goes on after only if it did before."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
