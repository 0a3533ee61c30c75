"""What a user may put in place of ours, or beside it, by the environment: a pipeline, a dictionary of predicates."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from synopticon.languages import supported


class BadSetting(Exception):
    """Something in the environment names what cannot be used; the message is one line that says what and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """For one language: `pipeline`, a spaCy package or path ("" for ours), and `predicates`, a TOML file of the form of
    `languages/en/predicates.toml` whose entries come before the language's own ("" for none)."""

    pipeline: str = ""
    predicates: str = ""


def settings(language: str) -> Settings:
    """Read SYNOPTICON_PIPELINE_EN and SYNOPTICON_PREDICATES_EN (…_ES, …).

    Raises:
        LookupError: the language is not supported.
    """
    if language not in supported():
        raise LookupError(f"language {language!r} is not supported; supported: {', '.join(supported())}")
    said = (os.environ.get(f"SYNOPTICON_{what}_{language.upper()}", "") for what in ("PIPELINE", "PREDICATES"))
    return Settings(*said)


def identity(language: str) -> str:
    """Name by its content what is swapped in for a language, as readings depend on it; "" for ours alone.

    Raises:
        BadSetting: the dictionary is not there.
    """
    chosen = settings(language)
    if chosen == Settings():
        return ""
    meta = Path(chosen.pipeline, "meta.json")
    parts = [chosen.pipeline and (_digest(meta) if meta.is_file() else _package(chosen.pipeline))]
    if chosen.predicates:
        if not Path(chosen.predicates).is_file():
            raise BadSetting(f"{chosen.predicates}: no such file; SYNOPTICON_PREDICATES_{language.upper()} names it")
        parts.append(_digest(Path(chosen.predicates)))
    return " ".join(filter(None, parts))


def _package(name: str) -> str:
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name


def _digest(path: Path) -> str:
    seen = path.stat()
    return _content(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=16)
def _content(path: Path, changed: int, size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
