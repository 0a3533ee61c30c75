"""Watches from files: TOML that is read strictly, so that a slip of the pen is an error and not a watch that never
matches. Word lists of `words.toml` in the same folder hold for all its files."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from synopticon import languages
from synopticon.records import Stance, Status
from synopticon.watches.model import Cast, Kind, Provision, Rule, Watch, WatchError
from synopticon.watches.sectors import sectors

_PACKS = files(__package__).joinpath("packs")
_COMMON = "words.toml"
_CASTS = ("actor", "recipient", "party", "named", "place")
_LISTS = ("happenings", "types", "modes", "goods", "subjects", "unless", "status", "stance", "answerable")
_DATES = ("after", "before")
_TOP = ("title", "about", "kind", "words", "rule", "provision")
Table = Mapping[str, Any]


def packs() -> tuple[str, ...]:
    """Give the names of the regime packs that ship with the package."""
    return tuple(sorted(p.name for p in _PACKS.iterdir() if p.is_dir() and not p.name.startswith("_")))


def load(name: str | Path) -> tuple[Watch, ...]:
    """Read a watch file, a folder of them, or a pack by its name, in the order of the file names.

    Raises:
        WatchError: there is no such thing, or it cannot be used.
    """
    path = Path(name)
    if not path.exists():
        if str(name) not in packs():
            known = ", ".join(packs())
            raise WatchError(f"{name}: no such file, folder or pack; give a .toml file, a folder, or one of: {known}")
        path = Path(str(_PACKS.joinpath(str(name))))
    if path.is_file():
        return (_watch(path, path.stem, _common(path.parent)),)
    found = sorted(p for p in path.glob("*.toml") if p.name != _COMMON)
    if not found:
        raise WatchError(f"{name}: no .toml file in this folder; a watch is one .toml file")
    common = _common(path)
    return tuple(_watch(file, f"{path.name}/{file.stem}", common) for file in found)


def load_all(names: Iterable[str | Path]) -> tuple[Watch, ...]:
    """Read several, each watch once.

    Raises:
        WatchError: as `load`; or two files give one id.
    """
    found: dict[str, Watch] = {}
    for name in names:
        for watch in load(name):
            held = found.setdefault(watch.id, watch)
            if held.path != watch.path:
                raise WatchError(f"{watch.path}: has the same name as {held.path}; rename one of the two files")
    return tuple(found.values())


def _common(folder: Path) -> tuple[str, dict[str, dict[str, tuple[str, ...]]]]:
    """Give the name of the regime ("" where none is given) and the word lists that a folder's files share."""
    path = folder / _COMMON
    if not path.is_file():
        return "", {}
    data = _read(path)
    return _text(path, "regime", data.pop("regime", "")), _words(path, data)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise WatchError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise WatchError(f"{path}: no TOML: {error}") from None
    except OSError as error:
        raise WatchError(f"{path}: cannot be read ({error.strerror})") from None


def _watch(path: Path, name: str, common: tuple[str, Mapping[str, Mapping[str, tuple[str, ...]]]]) -> Watch:
    data = _read(path)
    _only(path, "the file", data, _TOP)
    regime, shared = common
    words = {**shared, **_words(path, data.get("words", {}))}
    rules = tuple(_rule(path, number, rule, words) for number, rule in enumerate(_tables(path, data, "rule"), 1))
    if not rules:
        raise WatchError(f"{path}: rule: there is none; write at least one [[rule]]")
    names = [rule.name for rule in rules]
    if len(set(names)) < len(names):
        raise WatchError(f"{path}: rule: two have one name; give each its own")
    return Watch(
        id=name,
        title=_text(path, "title", data.get("title", "")) or name,
        about=_text(path, "about", data.get("about", "")),
        rules=rules,
        kind=_one_of(path, "kind", data.get("kind", "conduct"), get_args(Kind)),
        provisions=tuple(_provision(path, table, names) for table in _tables(path, data, "provision")),
        words=words,
        path=str(path),
        regime=regime,
    )


def _tables(path: Path, data: Table, key: str) -> list[dict[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise WatchError(f"{path}: {key}: must be a table list; write [[{key}]]")
    return found


def _words(path: Path, data: object) -> dict[str, dict[str, tuple[str, ...]]]:
    if not isinstance(data, dict):
        raise WatchError(f'{path}: words: must be tables; write [words.NAME] and below it en = ["…"]')
    return {name: _lists(path, f"words.{name}", table) for name, table in data.items()}


def _lists(path: Path, key: str, table: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict) or not table:
        raise WatchError(f'{path}: {key}: has no list; write en = ["…"] below it')
    known = languages.supported()
    for language in table:
        if language not in known:
            raise WatchError(f"{path}: {key}.{language}: no language here; use {', '.join(known)}")
    return {language: _strings(path, f"{key}.{language}", value) for language, value in table.items()}


def _rule(path: Path, number: int, table: Table, words: Mapping[str, object]) -> Rule:
    key = f"rule {table.get('name', number)}"
    _only(path, key, table, [field.name for field in fields(Rule)])
    values: dict[str, Any] = {name: _cast(path, f"{key}.{name}", table[name]) for name in _CASTS if name in table}
    values |= {name: _strings(path, f"{key}.{name}", table[name]) for name in _LISTS if name in table}
    values |= {name: _date(path, f"{key}.{name}", table[name]) for name in _DATES if name in table}
    _check_codes(path, key, values)
    for name in ("goods", "subjects", "unless"):
        for each in values.get(name, ()):
            if each not in words:
                raise WatchError(f"{path}: {key}.{name}: no word list {each!r}; write [words.{each}]")
    rule = Rule(
        name=_text(path, f"{key}.name", table.get("name", str(number))),
        headline=_text(path, f"{key}.headline", table.get("headline", "")),
        origins=_number(path, f"{key}.origins", table.get("origins", 0)),
        sentences=_flag(path, f"{key}.sentences", table.get("sentences", False)),
        **values,
    )
    if rule.sentences and not (rule.subjects or rule.goods):
        raise WatchError(f"{path}: {key}.sentences: would match every sentence; give subjects or goods too")
    if rule == Rule(rule.name, rule.headline, answerable=rule.answerable):
        raise WatchError(f"{path}: {key}: asks for nothing; give at least one of happenings, actor, goods, subjects")
    return rule


def _check_codes(path: Path, key: str, values: Mapping[str, Any]) -> None:
    coded = languages.happenings()
    known = {
        "happenings": tuple(coded),
        "types": tuple(dict.fromkeys(h["type"] for h in coded.values())),
        "modes": tuple(dict.fromkeys(h["mode"] for h in coded.values() if h["mode"])),
        "status": get_args(Status),
        "stance": get_args(Stance),
        "answerable": ("actor", "recipient"),
    }
    for name, allowed in known.items():
        for each in values.get(name, ()):
            _one_of(path, f"{key}.{name}", each, allowed)


def _cast(path: Path, key: str, table: object) -> Cast:
    if not isinstance(table, dict):
        raise WatchError(f'{path}: {key}: must be a table; write {key.split(".")[-1]} = {{ countries = ["PRK"] }}')
    _only(path, key, table, [field.name for field in fields(Cast)])
    cast = Cast(**{name: _strings(path, f"{key}.{name}", value) for name, value in table.items()})
    for country in cast.countries:
        if len(country) != 3 or not country.isupper():
            raise WatchError(f"{path}: {key}.countries: {country!r} is no ISO 3166-1 alpha-3 code; write e.g. PRK")
    for sector in cast.sectors:
        _one_of(path, f"{key}.sectors", sector, tuple(sectors()))
    return cast


def _provision(path: Path, table: Table, rules: list[str]) -> Provision:
    key = f"provision {table.get('resolution', '')} {table.get('paragraph', '')}".rstrip()
    _only(path, key, table, [field.name for field in fields(Provision)])
    for name in ("resolution", "says"):
        if not table.get(name):
            raise WatchError(f'{path}: {key}.{name}: is missing; write {name} = "…"')
    named = _strings(path, f"{key}.rules", table.get("rules", []))
    for each in named:
        _one_of(path, f"{key}.rules", each, rules)
    plain = ("resolution", "paragraph", "says", "url", "checked")
    return Provision(
        **{name: _text(path, f"{key}.{name}", table.get(name, "")) for name in plain},
        since=_date(path, f"{key}.since", table.get("since", "")),
        until=_date(path, f"{key}.until", table.get("until", "")),
        rules=named,
        settles=_strings(path, f"{key}.settles", table.get("settles", [])),
    )


# ---------------------------------------------------------------- single values


def _only(path: Path, where: str, table: Table, known: Iterable[str]) -> None:
    for key in table:
        if key not in tuple(known):
            raise WatchError(f"{path}: {where}: unknown key {key!r}; known: {', '.join(known)}")


def _one_of(path: Path, key: str, value: Any, allowed: Iterable[str]) -> Any:
    allowed = tuple(allowed)
    if value not in allowed:
        raise WatchError(f"{path}: {key}: {value!r} is unknown; use one of {', '.join(allowed)}")
    return value


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise WatchError(f'{path}: {key}: must be text; write it in quotes: "…"')
    return " ".join(value.split())


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise WatchError(f'{path}: {key}: must be a list of words; write ["…", "…"]')
    return tuple(" ".join(each.split()) for each in value)


def _number(path: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WatchError(f"{path}: {key}: must be a whole number, 0 or more")
    return value


def _flag(path: Path, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WatchError(f"{path}: {key}: must be true or false")
    return value


def _date(path: Path, key: str, value: object) -> str:
    """Give an ISO date; TOML's own dates and dates in quotes are both read."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    try:
        return datetime.date.fromisoformat(value).isoformat() if value else ""  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise WatchError(f"{path}: {key}: {value!r} is no date; write 2024-04-30") from None
