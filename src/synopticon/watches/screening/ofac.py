"""OFAC's lists in CSV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from synopticon.watches.screening.model import Kind, Listed, ListError
from synopticon.watches.screening.rows import listed, rows

_SDN: dict[str, Kind] = {"individual": "person", "vessel": "vessel", "aircraft": "other", "-0-": "organisation"}
_PARTS = ("alt", "add", "cons_alt", "cons_add")


def read(path: Path) -> Iterator[Listed]:
    """Read `sdn.csv`, which has no head: number, name, type, program, title, four of ships, flag, owner, remarks.

    Aliases (`alt.csv`) and the countries of organisations' addresses (`add.csv`) are read where these files lie beside
    it; of the list of other sanctions `cons_prim.csv`, `cons_alt.csv` and `cons_add.csv`.
    """
    aliases, addresses = _beside(path, "alt", 4), _beside(path, "add", 5)
    for line, row in rows(path):
        if row in ([], ["\x1a"]):  # the file ends with a substitute character
            continue
        if len(row) < 12 or not row[0].strip().isdigit():
            if path.stem.lower() in _PARTS:
                raise ListError(f"{path}: belongs to sdn.csv; give sdn.csv, and this file is read beside it")
            raise ListError(
                f"{path}: line {line}: no list that is known; give OpenSanctions' targets.simple.csv, FollowTheMoney "
                "JSON lines, the UN's consolidated XML or OFAC's sdn.csv"
            )
        cells = [cell.strip() for cell in row]
        remarks = "" if cells[11] == "-0-" else cells[11]
        kind = _SDN.get(cells[2].lower(), "organisation")
        alts = [alias[3].strip() for alias in aliases.get(cells[0], ())]
        names = [cells[1], *alts]
        if kind == "person":
            names = list(map(_turned, names))
        names += _known_as(remarks, person=kind == "person")
        countries = [cells[9]] if kind == "vessel" else list(_remarked(remarks, ("nationality ", "citizen ")))
        if kind == "organisation":
            countries += [address[4].strip() for address in addresses.get(cells[0], ())]
        if one := listed(
            path,
            f"OFAC-{cells[0]}",
            kind,
            names,
            countries,
            born=tuple(_remarked(remarks, ("DOB ",))),
            identifiers=tuple(_remarked(remarks, ("Vessel Registration Identification ", "IMO "))),
            programmes=tuple(part.strip("[] ") for part in cells[3].split("] [")),
        ):
            yield one


def _beside(path: Path, part: str, cells: int) -> dict[str, list[list[str]]]:
    """Give the rows of a file that lies beside a list, by the number of the entry; none where there is no such file."""
    stem = path.stem.lower()
    name = f"cons_{part}.csv" if stem.startswith("cons") else f"{part}.csv"
    found: dict[str, list[list[str]]] = {}
    for each in sorted(path.parent.iterdir()):
        if each.name.lower() != name or each == path:
            continue
        for line, row in rows(each):
            if row in ([], ["\x1a"]):
                continue
            if len(row) < cells or not row[0].strip().isdigit():
                raise ListError(f"{each}: line {line}: no part of OFAC's list; give {name} as OFAC publishes it")
            found.setdefault(row[0].strip(), []).append(row)
    return found


def _remarked(remarks: str, heads: tuple[str, ...]) -> Iterator[str]:
    for part in remarks.rstrip(".").split("; "):
        for head in heads:
            if part.startswith(head):
                yield part.removeprefix(head).strip()


def _known_as(remarks: str, *, person: bool) -> Iterator[str]:
    for part in remarks.split("; "):
        for head in ("a.k.a. ", "f.k.a. ", "n.k.a. ", "alt. name "):
            if part.startswith(head):
                name = part.removeprefix(head).strip(" '\".")
                yield _turned(name) if person else name


def _turned(name: str) -> str:
    """Put a name's family name, which stands before a comma in capitals, last."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name
