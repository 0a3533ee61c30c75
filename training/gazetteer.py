"""Make the generated tables of the gazetteer: `python training/gazetteer.py SHARED_DATA [FOLDER]`.

Reads `SHARED_DATA/gazetteers`, CLDR as babel carries it, and the hand-made lists in `gazetteer_data/`; writes the
tables that `tables/CREDITS.md` calls generated. Running it again changes no byte.
"""

from __future__ import annotations

import calendar
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
from wordfreq import zipf_frequency

from synopticon.gazetteer.tables import given_names

HERE = Path(__file__).parent
HAND = HERE / "gazetteer_data"
TABLES = HERE.parent / "src" / "synopticon" / "gazetteer" / "tables"
KOSOVO = {"UNK": "XKX", "XK": "XKX"}
REGIONS = {
    "Americas": "region:americas",
    "Europe": "region:europe",
    "Africa": "region:africa",
    "Asia": "region:asia",
    "Oceania": "region:oceania",
    "Antarctic": "region:antarctica",
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


# Words that make a listed region a part of one, or a side, rather than a province with a name of its own.
_PART = re.compile(
    r"(?i)\b(?:(?:nor|sou)th(?:ern)?|(?:ea|we)st(?:ern)?|central|upper|lower|region|city|state|county|islands?|lowland|colony"
    r"|pulau|chissioua|belt|sunbelt)\b"
)


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
    ("ol", ("ol", "ola", "oles", "olas")),
    ("l", ("l", "les")),
    ("r", ("r", "res")),
    ("", ("", "s")),
)


def spanish_forms(masculine: str) -> tuple[str, ...]:
    """Give the forms of a Spanish demonym: masculine and feminine, singular and plural; as they are where they are
    given with "|" (no feminine "gala", which is a noun)."""
    if "|" in masculine:
        return tuple(masculine.split("|"))
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
    sovereign = _sovereign(data)
    for each in countries(data):
        given = each.record["demonyms"].get("eng", {}).get("m", "")
        words = ours.get(each.code) or [word.strip() for word in given.split(",") if word.strip()]
        forms = [form for word in words for form in _english_forms(word, each.code in ours)]
        if not each.record["independent"] and each.code not in ours:
            forms = [form for form in forms if form not in sovereign]
        if forms and words != ["-"]:
            yield each.code, joined(forms)


def _sovereign(data: Path) -> frozenset[str]:
    """Give the demonyms of sovereign states, which no territory of theirs may share ("French")."""
    named = (
        each.record["demonyms"].get("eng", {}).get("m", "") for each in countries(data) if each.record["independent"]
    )
    words = {word.strip() for name in named for word in name.split(",") if word.strip()}
    return frozenset(words | {f"{word}s" for word in words})


def _english_forms(word: str, complete: bool) -> tuple[str, ...]:
    if complete or word.endswith(("ese", "ish", "ch", "ss", "s", "x")):
        return (word,)
    return word, f"{word}s"


_TITLED = re.compile(r"^(?P<title>[A-Z][A-Za-z ]*?) (?P<name>[A-Z][\w.'’ -]+?)(?: \(since (?P<since>[^)]*)\))?$")
_FACTBOOK_TITLES = {
    "President": "president",
    "Prime Minister": "prime minister",
    "King": "king",
    "Queen": "king",
    "Sultan": "king",
    "Emir": "king",
    "Amir": "king",
    "Chancellor": "chancellor",
    "Supreme Leader": "supreme leader",
    "Interim President": "president",
    "Acting President": "president",
    "Transitional President": "president",
    "Premier": "prime minister",
    "Taoiseach": "prime minister",
}
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_FACTBOOK_NAMES = {
    "Burma": "MMR",
    "DRC": "COD",
    "Congo (Brazzaville)": "COG",
    "The Gambia": "GMB",
    "Cabo Verde": "CPV",
    "Cote d'Ivoire": "CIV",
    "Korea, North": "PRK",
    "Korea, South": "KOR",
    "Czechia": "CZE",
    "North Macedonia": "MKD",
}


def iso(text: str) -> str:
    """Give "6 May 2024", "May 2024" or "2024" as an ISO date, "" for anything else."""
    words = text.split()
    if not words or not words[-1].isdigit():
        return ""
    if len(words) == 1:
        return words[0]
    month = _MONTHS.get(words[-2])
    if month is None or len(words) > 3:
        return ""
    date = f"{words[-1]}-{month:02d}"
    return f"{date}-{int(words[0]):02d}" if len(words) == 3 and words[0].isdigit() else date


@dataclass(frozen=True, slots=True)
class Holder:
    """One office of one person, as a source has it."""

    name: str
    surname: str
    country: str
    title: str
    start: str
    end: str


def _factbook_codes(data: Path) -> dict[str, str]:
    codes = {each.record["name"]["common"]: each.code for each in countries(data)}
    return {**{each.record["name"]["official"]: each.code for each in countries(data)}, **codes, **_FACTBOOK_NAMES}


def factbook(data: Path) -> Iterator[Holder]:
    """Yield the present leaders. The factbook writes the family name in capitals."""
    codes = _factbook_codes(data)
    for name, offices in json.loads((data / "factbook-leaders.json").read_text(encoding="utf-8")).items():
        for cell in offices.values():
            first = html.unescape(re.sub(r"<[^>]+>", "", cell)).split(";")[0].strip()
            found = _TITLED.match(first)
            holder = _current(found, codes.get(name, "")) if found else None
            if holder is not None:
                yield holder


def _current(found: re.Match[str], code: str) -> Holder | None:
    words = f"{found['title']} {found['name']}".split()
    for size in (2, 1):
        title = _FACTBOOK_TITLES.get(" ".join(words[:size]))
        if title:
            rest = words[size:]
            capitals = [word for word in rest if word.isupper() and len(word) > 2]
            if not code or len(rest) < 2 or not capitals or not rest[0][0].isupper():
                return None
            name = " ".join(_proper(word) for word in rest)
            surname = " ".join(_proper(word) for word in capitals)
            return Holder(name, surname, code, title, iso(found["since"] or ""), "")
    return None


def _proper(word: str) -> str:
    """Give a word in capitals with one capital a part: "AL-SUDANI" → "Al-Sudani", "O'NEILL" → "O'Neill"."""
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) if word.isupper() else word


_POSTS = {
    "president": "president",
    "presidents": "president",
    "prime minister": "prime minister",
    "prime ministers": "prime minister",
    "king": "king",
    "kings": "king",
    "queen": "king",
    "chancellor": "chancellor",
    "chancellors": "chancellor",
    "federal chancellors": "chancellor",
}
_TERM = re.compile(r"\[(\d{8}) - (\d{8})\]")
_SMALL = frozenset(
    ("de", "la", "del", "da", "do", "dos", "di", "van", "von", "der", "den", "bin", "ibn", "al", "el", "y", "e")
)


def countryinfo(data: Path) -> Iterator[Holder]:
    """Yield presidents, prime ministers and monarchs with full terms, roughly 1960 to 2009."""
    code = post = ""
    for line in (data / "countryinfo.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.strip()
        if line.startswith("<CountryCode>"):
            code = line[13:16]
        elif line.startswith("</"):
            post = ""
        elif line.startswith("<"):
            post = _POSTS.get(line[1:-1].lower(), "")
        elif post and not line.startswith("#"):
            yield from _terms(line, code, post)


def _terms(line: str, code: str, post: str) -> Iterator[Holder]:
    named = re.match(r"\{?([A-Z_'.-]+)", line)
    words = [word for word in named.group(1).split("_") if word] if named else []
    if len(words) < 2 or any(len(word) < 2 for word in words):
        return
    parts = [word.lower() if word.lower() in _SMALL and place else _proper(word) for place, word in enumerate(words)]
    for start, end in _TERM.findall(line):
        if _real(start) and _real(end):
            yield Holder(" ".join(parts), parts[-1], code, post, _dashed(start), _dashed(end))


def _real(day: str) -> bool:
    return 1 <= int(day[4:6]) <= 12 and 1 <= int(day[6:]) <= 31


def _dashed(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def _known_persons() -> tuple[set[str], set[tuple[str, str]]]:
    """Give the slugs of the hand-made persons' names, and (country, slug) of surnames and of offices held now."""
    names: set[str] = set()
    surnames: set[tuple[str, str]] = set()
    for line in (TABLES / "persons.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            names.update(slug(name) for cell in cells[4:6] for name in cell.split("|") if name)
            surnames.add((cells[2], slug(cells[3])))
            offices = cells[7].split("|") if len(cells) > 7 else []
            surnames.update((cells[2], each.split(",")[0]) for each in offices if each.endswith(","))
    return names, surnames


def leader_rows(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield the leaders that the hand-made table of persons lacks: the factbook first, then CountryInfo.

    Somebody with the country and the surname of a person in that table is taken for that person and left out,
    which loses relatives: an accepted gap.
    """
    names, surnames = _known_persons()
    codes = {each.code for each in countries(data)}
    found: dict[str, list[Holder]] = {}
    for holder in (*factbook(data), *countryinfo(data)):
        known = slug(holder.name) in names or (holder.country, slug(holder.surname)) in surnames
        known = known or (not holder.end and (holder.country, holder.title) in surnames)
        if not known and holder.country in codes:
            found.setdefault(f"person:{slug(holder.name)}", []).append(holder)
    for identity, holders in sorted(found.items()):
        first = holders[0]
        terms = dict.fromkeys(f"{each.title},{each.country},{each.start},{each.end}" for each in holders)
        yield identity, "leader", first.country, first.surname, first.name, "", "", "|".join(terms)


def _taken(folder: Path, tables: Iterable[str]) -> set[str]:
    found = set()
    for table in tables:
        for line in (folder / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                found.update(slug(name) for cell in line.split("\t")[4:6] for name in cell.split("|"))
    return found


def town_rows(data: Path, taken: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield CountryInfo's major cities that no table has."""
    for name, home in _listed(data, "MajorCities", taken):
        yield f"city:{slug(name)}-{home}", "city", home, f"country:{home}", name


def province_rows(data: Path, taken: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield CountryInfo's regions (of 2014, without accents) that no table has and that are nobody's given name."""
    given = {slug(name) for name in given_names()}
    for name, home in _listed(data, "Regions", taken | given):
        if not _PART.search(name):
            yield f"province:{slug(name)}-{home}", "province", home, f"country:{home}", name


def _listed(data: Path, section: str, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of a section of CountryInfo, each with its country, that no table has and that are no common word
    of either language. A name that two countries share is left out: nothing would decide between them.
    """
    codes = {each.code for each in countries(data)}
    homes: dict[str, set[str]] = {}
    code, inside = "", False
    for line in (data / "countryinfo.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.strip()
        if line.startswith("<CountryCode>"):
            code = line[13:16]
        elif line.startswith((f"<{section}>", f"</{section}>")):
            inside = not line.startswith("</")
        elif inside and re.fullmatch(r"[A-Z][A-Z_'-]+_", line) and code in codes:
            homes.setdefault(_town(line), set()).add(code)
    unwanted = {name for line in hand("towns_not.txt") for name in line.split("|")}
    for name, where in sorted(homes.items()):
        if name not in unwanted and len(where) == 1 and len(name) > 4 and slug(name) not in taken and _rare(name):
            yield name, next(iter(where))


def _town(line: str) -> str:
    words = [word for word in line.split("_") if word]
    return " ".join(
        word.lower() if word.lower() in _SMALL and place else _proper(word) for place, word in enumerate(words)
    )


def _rare(name: str) -> bool:
    words = name.split()
    limit = 3.2 if len(words) == 1 else 5.0
    return any(max(zipf_frequency(word, "en"), zipf_frequency(word, "es")) < limit for word in words)


def igo_rows(data: Path, taken: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the international organisations that our own list lacks and whose names are long enough to be names."""
    records = yaml.safe_load((data / "igos.yaml").read_text(encoding="utf-8"))
    for name, record in sorted(records.items()):
        english = str(record.get("Name_en") or name).replace("‐", "-").strip()
        if slug(english) in taken or len(english.split()) < 3 or "|" in english or "\t" in english:
            continue
        spanish = str(record.get("Name_es") or "").replace("‐", "-").strip()
        spanish = spanish if len(spanish.split()) > 2 and "[" not in spanish else ""
        short = str(record.get("Abbreviation_en") or "")
        short = short if re.fullmatch(r"[A-Z]{5,}", short) and slug(short) not in taken else ""
        en = joined([english, short])
        yield f"org:{slug(english)}", "igo", "", "", en, joined([spanish, short]) if spanish else ""


def outlet_rows(data: Path) -> Iterator[tuple[str, ...]]:
    """Yield domain, language and country of the news outlets: the country as given, else by the domain's ending."""
    by_ending = {each.two.lower(): each.code for each in countries(data)} | {"uk": "GBR", "eu": "", "tv": "", "co": ""}
    two = {each.two: each.code for each in countries(data)}
    query = (
        "select clean_url, language, clean_country from rss_main where topic_unified in ('news', 'politics', 'world')"
    )
    base = sqlite3.connect(f"file:{data / 'outlets.db'}?mode=ro&immutable=1", uri=True)
    found: dict[str, tuple[str, str]] = {}
    for domain, language, country in base.execute(query):
        domain = str(domain).lower().removeprefix("www.")
        given = two.get(str(country), "") or by_ending.get(domain.rsplit(".", 1)[-1], "")
        if domain.count(".") and (domain not in found or not found[domain][1]):
            found[domain] = (str(language), given)
    base.close()
    for domain, (language, country) in sorted(found.items()):
        yield domain, language, country


def make(data: Path, folder: Path) -> None:
    """Write every generated table into a folder."""
    entry = "id, kind, country, parent, English spellings, Spanish spellings, weight"
    write(folder, "countries", entry, country_rows(data))
    write(folder, "capitals", entry, capital_rows(data))
    write(folder, "zones", "country, zone of its capital", zone_rows(data))
    write(folder, "demonyms_es", "country, forms", spanish_demonyms())
    write(folder, "demonyms_en", "country, forms", english_demonyms(data))
    person = (
        "id, kind, country, surname, English spellings, Spanish spellings, weight, offices (title,country,start,end)"
    )
    write(folder, "leaders", person, leader_rows(data))
    hand_made = _taken(TABLES, ("organisations", "groups", "agencies", "media", "places", "cities", "seats", "persons"))
    taken = hand_made | _taken(folder, ("countries", "capitals"))
    write(folder, "towns", entry, town_rows(data, taken))
    known = taken | _taken(folder, ("towns",)) | _taken(TABLES, ("settlements",))
    write(folder, "provinces", entry, province_rows(data, known))
    write(folder, "igos", entry, igo_rows(data, taken))
    write(folder, "outlets", "domain, language, country", outlet_rows(data))


if __name__ == "__main__":
    make(Path(sys.argv[1]) / "gazetteers", Path(sys.argv[2]) if len(sys.argv) > 2 else TABLES)
