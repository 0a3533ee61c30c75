"""Names to put into the training text, from the open tables: leaders (CC0), organisations (CC BY-SA), countries and
cities (Unicode's CLDR by way of Babel; time zones' exemplar cities)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel import Locale


def names(language: str, data: Path) -> dict[str, list[str]]:
    """Give names of people, organisations and places as `language` writes them."""
    organisations = list(_organisations(language, data / "gazetteers" / "igos.yaml"))
    people = list(_people(data / "gazetteers" / "factbook-leaders.json"))
    return {"PER": [*people, *_family(people)], "ORG": organisations, "LOC": list(_places(language))}


def _people(path: Path) -> Iterator[str]:
    for offices in json.loads(path.read_text(encoding="utf-8")).values():
        for text in offices.values():
            for match in re.finditer(r"((?:[A-ZÀ-Þ][\w'’.-]+ )*)([A-ZÀ-Þ][A-ZÀ-Þ'’-]+)(?= \(|;|,|$)", str(text)):
                given = " ".join(w for w in match[1].split() if w not in _TITLES)
                yield f"{given} {match[2].title()}".strip()


_TITLES = {
    "President", "Prime", "Minister", "King", "Queen", "Chancellor", "Emperor", "Supreme", "Leader", "Sultan", "Emir",
    "Amir", "Prince", "Crown", "Governor", "General", "Governor-General", "Premier", "Chairman", "Vice", "Gen.", "Dr.",
    "Mr.", "Sir", "Dame", "Federal", "Council", "State", "Affairs", "Commission", "Acting", "Interim", "Grand", "Duke",
    "Marshal", "Col.", "Maj.", "Lt.", "Captain", "Chief", "Taoiseach", "Pope", "Sheikh", "Shaykh", "The", "Deputy",
}  # fmt: skip


def _family(people: list[str]) -> Iterator[str]:
    for person in people:
        yield person.split()[-1]


def _organisations(language: str, path: Path) -> Iterator[str]:
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")).values():
        for key in (f"Name_{language}", f"Abbreviation_{language}", "Abbreviation_en"):
            form = (entry or {}).get(key)
            if isinstance(form, str) and form and "[" not in form:
                yield form


def _places(language: str) -> Iterator[str]:
    locale = Locale.parse(language)
    for code, name in locale.territories.items():
        if len(code) == 2 and code not in ("ZZ", "QO", "EU", "EZ", "UN", "XA", "XB"):
            yield re.sub(r" \(.*\)|\[.*\]", "", name)
    for zone in map(str, Locale.parse("es").time_zones):  # English gives no name where it is the zone's own
        values = locale.time_zones.get(zone, {})
        city = values.get("city") or zone.rpartition("/")[2].replace("_", " ")
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "Antarctica/")):
            yield city
