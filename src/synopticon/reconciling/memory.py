"""What was worked out for one set of readings, kept for the next: most of a case is the same when articles are added.

Nothing here changes a record. Every entry is a pure function of its key, and keys are contents, never ids alone; so a
record made with a memory is the same, byte for byte, as one made without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar, cast

import msgspec

from synopticon.records import Reading

__all__ = ["FORGETFUL", "Memory"]

T = TypeVar("T")
P = ParamSpec("P")


class Memory:
    """Keeps what the last two sets asked for. Not for several threads at a time."""

    keeps = True

    def __init__(self) -> None:
        self._old: dict[tuple[str, Hashable], Any] = {}
        self._new: dict[tuple[str, Hashable], Any] = {}
        self._encoder = msgspec.json.Encoder(order="deterministic")

    def of(self, kind: str, key: Hashable, make: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """Give what `make` gives of its arguments, made only if it was not made under this key before."""
        at = (kind, key)
        if at in self._new:
            return cast(T, self._new[at])
        if at in self._old:
            self._new[at] = self._old[at]
        else:
            self._new[at] = make(*args, **options)
        return cast(T, self._new[at])

    def content(self, reading: Reading) -> bytes:
        """Give a key that is equal for readings of equal content."""
        return self.of("content", id(reading), self._digest, reading)[1]

    def _digest(self, reading: Reading) -> tuple[Reading, bytes]:
        """Give the key with the reading itself: while it is held, no other has its address."""
        return reading, hashlib.blake2b(self._encoder.encode(reading), digest_size=16).digest()

    def turn(self) -> None:
        """End a set: forget what it did not ask for."""
        self._old, self._new = self._new, {}


class _Forgetful(Memory):
    """A memory that keeps nothing."""

    keeps = False

    def of(self, kind: str, key: Hashable, make: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        return make(*args, **options)

    def content(self, reading: Reading) -> bytes:
        return b""


FORGETFUL: Memory = _Forgetful()
