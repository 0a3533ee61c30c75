"""Files and folders → `Raw`, in an order that depends on names alone."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from synopticon.records import Given, Raw, SetAside, identify
from synopticon.sources import fields, sidecar
from synopticon.sources.containers import CONTAINERS
from synopticon.sources.formats import READERS, Piece, is_binary
from synopticon.sources.names import printable


class NotFound(FileNotFoundError):
    """A path that was named and does not exist; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much, in bytes: for one file, for one record of a container, for an archive or a table."""

    size: int = 20_000_000
    record: int = 20_000_000
    container: int = 20_000_000_000


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    location: str
    sidecar: sidecar.Sidecar


def collect(
    paths: Sequence[Path],
    *,
    received: str = "",
    published: str = "",
    metadata: Path | None = None,
    limits: Limits = Limits(),
) -> Iterator[Raw | SetAside]:
    """Read files and folders, one `Raw` an article, and say of every file that is not read why not.

    Args:
        paths: files, or folders that are read with all below them; links that lead out of a folder are not followed.
            A file gets its row of the sidecar beside it as if its folder had been given; a sidecar that is named is
            no article and gives nothing.
        received: the moment of receipt, ISO 8601 in UTC, put on every `Raw`.
        published: a date of publication for all; it goes over fields and sidecars.
        metadata: a sidecar for all paths; it goes over a folder's own `metadata.csv` or `metadata.json`.
        limits: files larger than these are set aside without being opened.

    Raises:
        NotFound: one of `paths`, or `metadata`, does not exist (before anything is read).
        SidecarError: a sidecar cannot be read.
    """
    for path in (*paths, *([metadata] if metadata else [])):
        if not os.path.lexists(path):
            raise NotFound(f"{printable(str(path))}: there is no such file or folder")
    general = sidecar.read(metadata) if metadata else {}
    return _collect([Path(path) for path in paths], received, Given(published=published), general, limits)


def _collect(
    paths: Sequence[Path], received: str, override: Given, general: sidecar.Sidecar, limits: Limits
) -> Iterator[Raw | SetAside]:
    for path in paths:
        for file in _walk(path):
            if isinstance(file, SetAside):
                yield file
                continue
            for piece in _read(file, limits):
                if isinstance(piece, SetAside):
                    yield piece
                else:
                    yield _raw(piece, file, received, override, general)


def _raw(piece: Piece, file: _File, received: str, override: Given, general: sidecar.Sidecar) -> Raw:
    location = f"{file.location}#{piece.number}" if piece.number else file.location
    given = fields.over(piece.given, sidecar.find(file.sidecar, location))
    given = fields.over(fields.over(given, sidecar.find(general, location)), override)
    digest = hashlib.sha256(piece.content).hexdigest()
    return Raw(
        id=identify("raw", digest, *astuple(given)),
        content=piece.content,
        location=location,
        media_type=piece.media_type,
        received=received,
        given=given,
    )


# ---------------------------------------------------------------- which files


def _walk(path: Path) -> Iterator[_File | SetAside]:
    if path.is_dir():
        yield from _below(path, "", path.resolve(), {})
        return
    own = _own(path.parent)
    if path.name != own:
        yield _File(path, printable(path.name), sidecar.read(path.parent / own) if own else {})


def _own(folder: Path) -> str:
    """Give the name of a folder's sidecar, "" if it has none."""
    return next((name for name in sidecar.NAMES if _is_sidecar(folder / name)), "")


def _below(folder: Path, prefix: str, root: Path, above: sidecar.Sidecar) -> Iterator[_File | SetAside]:
    """Walk a folder in the order of names; a sidecar holds for its folder and those below."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(prefix.rstrip("/") or printable(folder.name), error)
        return
    own = _own(folder)
    rows = {**above, **{f"{prefix}{key}": row for key, row in sidecar.read(folder / own).items()}} if own else above
    for entry in entries:
        if entry.name.startswith(".") or entry.name == own:
            continue
        location = f"{prefix}{printable(entry.name)}"
        if entry.is_symlink() and not _inside(Path(entry.path), root):
            yield _link(location, Path(entry.path))
        elif entry.is_dir():
            if not entry.is_symlink():  # a folder reached by a link inside the root is read where it lies
                yield from _below(Path(entry.path), f"{location}/", root, rows)
        else:
            yield _File(Path(entry.path), location, rows)


def _is_sidecar(path: Path) -> bool:
    """Tell a sidecar from what only has its name: a folder, a pipe, an article that is called metadata.json."""
    if not path.is_file():
        return False
    if path.suffix != ".json":
        return True
    try:
        sidecar.read(path)
    except sidecar.SidecarError:
        return False
    return True


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _link(location: str, path: Path) -> SetAside:
    if not path.exists():  # a loop of links, too, leads to nothing
        return SetAside(location, "unreadable", f"{location}: is a link to nothing; remove it or restore its target")
    return SetAside(location, "link", f"{location}: is a link that leads out of the folder; name its target to read it")


# ---------------------------------------------------------------- one file


def _read(file: _File, limits: Limits) -> Iterator[Piece | SetAside]:
    place = file.location
    try:
        status = file.path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield SetAside(place, "unsupported-type", f"{place}: is not a file (a device, a socket or a pipe)")
            return
        aside = _unfit(file, status.st_size, limits)
        container = CONTAINERS.get(_suffix(file.path))
        if container and not aside:
            with file.path.open("rb") as opened:
                yield from container(opened, place, limits.record)
            return
        content = b"" if aside else file.path.read_bytes()
    except OSError as error:
        yield _unreadable(place, error)
        return
    aside = aside or _unfit_content(place, content)
    if aside:
        yield aside
        return
    for piece in READERS[file.path.suffix.lower()](content, place):
        if isinstance(piece, Piece) and len(piece.content) > limits.record:
            where = f"{place}#{piece.number}" if piece.number else place
            yield _too_large(where, len(piece.content), limits.record)
        else:
            yield piece


def _suffix(path: Path) -> str:
    """Give what a name ends in; of what is packed, the ending before it too: ".warc.gz"."""
    last = path.suffix.lower()
    packed = f"{Path(path.stem).suffix.lower()}{last}"
    return packed if packed in CONTAINERS else last


def _unfit(file: _File, size: int, limits: Limits) -> SetAside | None:
    place, suffix = file.location, _suffix(file.path)
    if suffix not in READERS and suffix not in CONTAINERS:
        known = " ".join((*READERS, *CONTAINERS))
        what = f"files of type {suffix} are" if suffix else "a file without an extension is"
        return SetAside(place, "unsupported-type", f"{place}: {what} not read; these are: {known}")
    most = limits.container if suffix in CONTAINERS else limits.size
    if size > most:
        return _too_large(place, size, most)
    if size == 0:
        return SetAside(place, "empty", f"{place}: is empty")
    return None


def _unfit_content(place: str, content: bytes) -> SetAside | None:
    if is_binary(content):
        return SetAside(place, "binary", f"{place}: holds binary data, not text, whatever its name says")
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        return SetAside(place, "empty", f"{place}: holds nothing but white space")
    return None


def _too_large(place: str, size: int, limit: int) -> SetAside:
    return SetAside(
        place,
        "too-large",
        f"{place}: {size / 1e6:.0f} MB is more than one article can be ({limit / 1e6:.0f} MB)",
    )


def _unreadable(place: str, error: OSError) -> SetAside:
    return SetAside(place, "unreadable", f"{place}: cannot be read ({error.strerror or error}); check its permissions")
