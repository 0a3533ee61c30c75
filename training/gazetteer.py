"""Make the generated tables of the gazetteer: `python training/gazetteer.py SHARED_DATA [FOLDER]`.

Reads `SHARED_DATA/gazetteers`, CLDR as babel carries it, and the hand-made lists in `gazetteer_data/`; writes the
tables that `tables/CREDITS.md` calls generated. Running it again changes no byte.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.core import get_global

HERE = Path(__file__).parent
HAND = HERE / "gazetteer_data"
TABLES = HERE.parent / "src" / "synopticon" / "gazetteer" / "tables"
KOSOVO = {"UNK": "XKX", "XK": "XKX"}
REGIONS = {
    "Americas": "region:americas", "Europe": "region:europe", "Africa": "region:africa", "Asia": "region:asia",
    "Oceania": "region:oceania", "Antarctic": "region:antarctica",
}


def slug(name: str) -> str:
    """Give the name in small ASCII letters with hyphens, as ids have it."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def hand(name: str) -> Iterator[str]:
    """Yield the lines of a hand-made list that say something."""
    for line in (HAND / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def write(folder: Path, name: str, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = [f"# {columns}", *("\t".join(row).rstrip("\t") for row in rows)]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def joined(names: Iterable[str]) -> str:
    """Join spellings with "|", each once, without those that a "-" before them takes away."""
    listed = [name.strip() for name in names if name.strip()]
    gone = {name[1:] for name in listed if name.startswith("-")}
    return "|".join(dict.fromkeys(name for name in listed if not name.startswith("-") and name not in gone))


@dataclass(frozen=True, slots=True)
class Country:
    """One record of countries.json, with the code the package uses."""

    code: str
    two: str
    record: dict[str, Any]


@cache
def countries(data: Path) -> tuple[Country, ...]:
    """Give the countries in the order of their codes."""
    records = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    found = [Country(KOSOVO.get(each["cca3"], each["cca3"]), each["cca2"], each) for each in records]
    return tuple(sorted(found, key=lambda each: each.code))


def _hand_columns(name: str) -> dict[str, list[list[str]]]:
    found = {}
    for line in hand(name):
        code, *columns = line.split("\t")
        found[code] = [column.split("|") for column in columns]
    return found


def _latin(name: str) -> bool:
    return len(name) > 4 and all(ord(char) < 0x250 for char in name) and " " in name


def country_rows(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield the table of countries: CLDR and countries.json, with our own list first."""
    english, spanish, ours = Locale.parse("en"), Locale.parse("es"), _hand_columns("countries.txt")
    for each in countries(data):
        own = ours.get(each.code, [])
        record = each.record
        names = record["name"]
        en = [*(own[0] if own else []), names["common"], english.territories.get(each.two, ""), names["official"]]
        en += [name for name in record["altSpellings"] if _latin(name)]
        translated = record["translations"].get("spa", {})
        es = [*(own[1] if len(own) > 1 else []), translated.get("common", ""), spanish.territories.get(each.two, "")]
        es += [translated.get("official", "")]
        kind = "country" if each.record["independent"] or each.code in ("XKX", "TWN", "PSE", "ESH") else "territory"
        region = REGIONS.get(record["region"], "")
        yield f"country:{each.code}", kind, each.code, region, _clean(en), _clean(es)


def _clean(names: list[str]) -> str:
    return joined(re.sub(r" \([^)]*\)$", "", name) for name in names if "," not in name)


def capital_rows(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield the table of capitals: countries.json for those that our own list does not name."""
    ours = _hand_columns("capitals.txt")
    for each in countries(data):
        own = ours.get(each.code)
        if own is None and not each.record["capital"]:
            continue
        en = own[0] if own else each.record["capital"][:1]
        if en == ["-"]:
            continue
        es = own[1] if own and len(own) > 1 else en
        if _same_name(each, en[0]):
            continue
        identity = f"city:{slug(en[0])}-{each.code}"
        yield identity, "capital", each.code, f"country:{each.code}", joined(en), joined(es)


def _same_name(each: Country, capital: str) -> bool:
    return capital.lstrip("!").lower() == each.record["name"]["common"].lower()


def zone_rows(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield the zone of each country's capital: our own list, else the first that CLDR names."""
    ours = dict(line.split() for line in hand("zones.txt"))
    cldr = get_global("territory_zones")
    for each in countries(data):
        zone = ours.get(each.code) or next(iter(cldr.get(each.two, ())), "")
        if zone:
            yield each.code, zone


_PLURALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("és", ("és", "esa", "eses", "esas")),
    ("án", ("án", "ana", "anes", "anas")),
    ("ín", ("ín", "ina", "ines", "inas")),
    ("ón", ("ón", "ona", "ones", "onas")),
    ("o", ("o", "a", "os", "as")),
    ("í", ("í", "íes", "ís")),
    ("ú", ("ú", "úes", "ús")),
    ("l", ("l", "les")),
    ("", ("", "s")),
)


def spanish_forms(masculine: str) -> tuple[str, ...]:
    """Give the forms of a Spanish demonym: masculine and feminine, singular and plural."""
    for ending, forms in _PLURALS:
        if masculine.endswith(ending):
            stem = masculine[: len(masculine) - len(ending)]
            return tuple(stem + form for form in forms)
    raise AssertionError("the empty ending fits every word")


def spanish_demonyms() -> Iterator[tuple[str, ...]]:
    """Yield code and forms; two-word countries' adjectives are one word in Spanish."""
    for line in hand("demonyms_es.txt"):
        code, *words = line.split()
        yield code, joined(form for word in words for form in spanish_forms(word))


def english_demonyms(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield code and forms: our own, else those of countries.json with the plural."""
    ours = {line.split(" ", 1)[0]: line.split(" ", 1)[1].split("|") for line in hand("demonyms_en.txt")}
    for each in countries(data):
        given = each.record["demonyms"].get("eng", {}).get("m", "")
        words = ours.get(each.code) or [word.strip() for word in given.split(",") if word.strip()]
        forms = [form for word in words for form in _english_forms(word, each.code in ours)]
        if forms and words != ["-"]:
            yield each.code, joined(forms)


def _english_forms(word: str, complete: bool) -> tuple[str, ...]:
    if complete or word.endswith(("ese", "ish", "ch", "ss", "s", "x")):
        return (word,)
    return word, f"{word}s"


def make(data: Path, folder: Path) -> None:
    """Write every generated table into a folder."""
    entry = "id, kind, country, parent, English spellings, Spanish spellings, weight"
    write(folder, "countries", entry, country_rows(data))
    write(folder, "capitals", entry, capital_rows(data))
    write(folder, "zones", "country, zone of its capital", zone_rows(data))
    write(folder, "demonyms_es", "country, forms", spanish_demonyms())
    write(folder, "demonyms_en", "country, forms", english_demonyms(data))


if __name__ == "__main__":
    make(Path(sys.argv[1]) / "gazetteers", Path(sys.argv[2]) if len(sys.argv) > 2 else TABLES)
