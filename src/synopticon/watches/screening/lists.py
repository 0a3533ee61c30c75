"""Reading lists: OpenSanctions `targets.simple.csv`, FollowTheMoney JSON lines, the UN's consolidated XML, OFAC's
SDN CSV. What kind a file is follows from what is in it. Nothing in a list is executed, fetched or expanded."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from synopticon.watches.screening import ofac
from synopticon.watches.screening.model import Kind, Listed, ListError
from synopticon.watches.screening.rows import lines, listed, rows

LARGEST = 2_000_000_000
_SCHEMATA: dict[str, Kind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "organisation",
    "Vessel": "vessel",
    "Airplane": "other",
    "CryptoWallet": "other",
    "Address": "other",
    "Security": "other",
}


def read(path: Path) -> list[Listed]:
    """Read a list of one of the four formats.

    Raises:
        ListError: the file is not there, too large, in another encoding or format, or dangerous.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ListError(f"{path}: {size:,} bytes; the largest list that is read is {LARGEST:,} bytes")
        with path.open("rb") as file:
            head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError as error:
        raise ListError(f"{path}: cannot be read ({error.strerror})") from None
    if b"\x00" in head:
        raise ListError(f"{path}: not UTF-8 text; save it as UTF-8")
    if not head:
        raise ListError(f"{path}: is empty")
    found = list(_reader(head)(path))
    if not found:
        raise ListError(f"{path}: no entry with a name in it")
    return found


def _reader(head: bytes) -> Callable[[Path], Iterator[Listed]]:
    if head.startswith(b"<"):
        return _un
    if head.startswith(b"{"):
        return _ftm
    first = head.split(b"\n")[0].lower()
    return _opensanctions if b"schema" in first and b"name" in first else ofac.read


# ---------------------------------------------------------------- CSV


def _opensanctions(path: Path) -> Iterator[Listed]:
    """Read `targets.simple.csv`: id, schema, name, aliases, birth_date, countries, identifiers, sanctions, dataset."""
    table = rows(path)
    _, head = next(table)
    columns = [name.strip().lower() for name in head]
    for missing in {"id", "schema", "name"} - set(columns):
        raise ListError(f"{path}: line 1: no column {missing!r}; give OpenSanctions' targets.simple.csv")
    for line, row in table:
        if len(row) != len(columns):
            raise ListError(f"{path}: line {line}: {len(row)} cells where the head has {len(columns)}")
        cells = dict(zip(columns, row))
        kind = _SCHEMATA.get(cells["schema"], "organisation")
        names = (cells["name"], *_split(cells.get("aliases", "")))
        if one := listed(
            path,
            cells["id"],
            kind,
            names,
            _split(cells.get("countries", "")),
            born=_split(cells.get("birth_date", "")),
            identifiers=_split(cells.get("identifiers", "")),
            programmes=_split(cells.get("sanctions", "") or cells.get("dataset", "")),
        ):
            yield one


# ---------------------------------------------------------------- JSON lines, XML


def _ftm(path: Path) -> Iterator[Listed]:
    """Read FollowTheMoney entities: id, schema, properties (lists of strings)."""
    for number, line in enumerate(lines(path), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ListError(f"{path}: line {number}: no JSON ({error})") from None
        if not isinstance(entity, dict) or not isinstance(entity.get("properties", {}), dict):
            raise ListError(f"{path}: line {number}: no FollowTheMoney entity; one JSON object a line is read")
        if (kind := _SCHEMATA.get(str(entity.get("schema")))) is None:
            continue
        properties = entity.get("properties", {})
        names = [str(entity.get("caption") or ""), *_values(properties, ("name", "alias", "weakAlias", "previousName"))]
        if one := listed(
            path,
            str(entity.get("id", "")),
            kind,
            names,
            _values(properties, ("country", "nationality", "citizenship", "jurisdiction", "flag")),
            born=_values(properties, ("birthDate",)),
            identifiers=_values(properties, ("imoNumber", "idNumber", "registrationNumber", "mmsi")),
            programmes=_values(properties, ("program", "topics")),
        ):
            yield one


def _values(properties: Mapping[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    found = (value for name in names for value in _each(properties.get(name, ())))
    return tuple(str(value) for value in found if isinstance(value, str))


def _each(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else (value,)


def _un(path: Path) -> Iterator[Listed]:
    """Read the consolidated list of the Security Council: INDIVIDUAL and ENTITY below CONSOLIDATED_LIST."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    seen = False
    try:
        for _, element in iterparse(path, forbid_dtd=True):
            if element.tag in ("INDIVIDUAL", "ENTITY"):
                seen = True
                if one := _un_entry(path, element):
                    yield one
                element.clear()
    except DefusedXmlException as error:
        raise ListError(
            f"{path}: refused: {type(error).__name__}; a sanctions list has no DTD and no entities"
        ) from None
    except ParseError as error:
        raise ListError(f"{path}: no XML ({error})") from None
    except (ValueError, OSError) as error:
        raise ListError(f"{path}: cannot be read ({error})") from None
    if not seen:
        raise ListError(f"{path}: no INDIVIDUAL or ENTITY in it; give the UN's consolidated list in XML")


def _un_entry(path: Path, element: Element) -> Listed | None:
    person = element.tag == "INDIVIDUAL"
    parts = [element.findtext(tag, "") or "" for tag in ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")]
    aliases = [e.findtext("ALIAS_NAME", "") or "" for e in element.iter(f"{element.tag}_ALIAS")]
    nationality = [value.text or "" for e in element.iter("NATIONALITY") for value in e.iter("VALUE")]
    born = [e.findtext(tag, "") or "" for e in element.iter("INDIVIDUAL_DATE_OF_BIRTH") for tag in ("DATE", "YEAR")]
    comments = element.findtext("COMMENTS1", "") or ""
    vessel = not person and "imo number" in comments.lower()
    return listed(
        path,
        element.findtext("REFERENCE_NUMBER", "") or element.findtext("DATAID", "") or "",
        "person" if person else ("vessel" if vessel else "organisation"),
        [" ".join(" ".join(parts).split()), *aliases],
        nationality,
        born=tuple(born),
        identifiers=_imo(comments),
        programmes=((element.findtext("UN_LIST_TYPE", "") or ""),),
    )


def _imo(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\b\d{7}\b", text)) if "imo" in text.lower() else ()


def _split(cell: str) -> list[str]:
    return next(csv.reader(io.StringIO(cell), delimiter=";"), []) if cell else []
