"""What was worked out for one set of readings, kept for the next: most of a case is the same when articles are added.

Nothing here changes a record. Every entry is a pure function of its key, and keys are contents, never ids alone; so a
record made with a memory is the same, byte for byte, as one made without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar, cast

import msgspec

from synopticon.records import Reading

__all__ = ["FORGETFUL", "Forgetful", "Lasting", "Memory", "maker"]

T = TypeVar("T")
P = ParamSpec("P")


class Lasting:
    """What single articles and pairs of them were found to be, as bytes that outlive the process: `held` from before
    by kind and key, and what was `fresh` since. Whoever keeps it may drop any of it at any time."""

    def __init__(self, held: Mapping[tuple[str, bytes], bytes]) -> None:
        self.held = held
        self.fresh: dict[tuple[str, bytes], bytes] = {}

    def of(self, kind: str, key: bytes, form: Any, make: Callable[[], T]) -> T:
        """Give what is held under a key, of the type `form`; what `make` gives where nothing is, or no such thing."""
        packed = self.held.get((kind, key))
        if packed is not None:
            try:
                return cast(T, msgspec.msgpack.decode(packed, type=form))
            except msgspec.MsgspecError:
                pass  # it is made anew and written over
        made = make()
        self.fresh[kind, key] = msgspec.msgpack.encode(made)
        return made


@cache
def maker() -> str:
    """Give one key for the rules and tables that decide: what was made by others is not held to be true."""
    digest = hashlib.sha256()
    for package, ending in (("synopticon.reconciling", ".py"), ("synopticon.languages", ".toml")):
        folders = [files(package), *sorted((f for f in files(package).iterdir() if f.is_dir()), key=lambda f: f.name)]
        for file in sorted((f for folder in folders for f in folder.iterdir()), key=str):
            if file.name.endswith(ending):
                digest.update(file.read_bytes())
    return digest.hexdigest()


class Memory:
    """Keeps what the last two sets asked for, and has what is `lasting` from earlier processes. Not for several threads
    at a time."""

    keeps = True

    def __init__(self, lasting: Lasting | None = None) -> None:
        self._lasting = lasting
        self._old: dict[str, dict[Hashable, Any]] = {}
        self._new: dict[str, dict[Hashable, Any]] = {}
        self._encoder = msgspec.json.Encoder(order="deterministic")

    def of(self, kind: str, key: Hashable, make: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """Give what `make` gives of its arguments, made only if it was not made under this key before."""
        new = self._new.setdefault(kind, {})
        if key not in new:
            old = self._old.get(kind, {})
            new[key] = old[key] if key in old else make(*args, **options)
        found: T = new[key]
        return found

    def lasting(self, kind: str, key: bytes, form: Any, make: Callable[[], T]) -> T:
        """Do as `of`, for what an earlier process may have found; `key` is all that it is made of, `form` its type."""
        return self.of(kind, key, self._lasting.of if self._lasting else _made, kind, key, form, make)

    def key(self, *parts: Any) -> bytes:
        """Give a key for `lasting` of what it is made of."""
        return self._hashed(parts)

    def content(self, reading: Reading) -> bytes:
        """Give a key that is equal for readings of equal content."""
        return self.of("content", id(reading), self._digest, reading)[1]

    def _digest(self, reading: Reading) -> tuple[Reading, bytes]:
        """Give the key with the reading itself: while it is held, no other has its address."""
        return reading, self.key(reading)

    def _hashed(self, of: Any) -> bytes:
        return hashlib.blake2b(self._encoder.encode(of), digest_size=16).digest()

    def have(self, lasting: Lasting) -> None:
        """Have this of earlier processes, from now on."""
        self._lasting = lasting

    def turn(self) -> None:
        """End a set: forget what it did not ask for."""
        self._old, self._new = self._new, {}


def _made(kind: str, key: bytes, form: Any, make: Callable[[], T]) -> T:
    return make()


class Forgetful(Memory):
    """A memory that keeps nothing but has what is lasting."""

    keeps = False

    def of(self, kind: str, key: Hashable, make: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        return make(*args, **options)

    def key(self, *parts: Any) -> bytes:
        return self._hashed(parts) if self._lasting else b""

    def content(self, reading: Reading) -> bytes:
        return b""


FORGETFUL: Memory = Forgetful()
