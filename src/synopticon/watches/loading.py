"""Watches from files: TOML that is read strictly, so that a slip of the pen is an error and not a watch that never
matches. Word lists of `words.toml` in the same folder hold for all its files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from synopticon import languages
from synopticon.records import Stance, Status
from synopticon.watches import strict, wordlists
from synopticon.watches.model import Cast, Kind, Makes, Provision, Rule, Watch, WatchError
from synopticon.watches.sectors import sectors
from synopticon.watches.strict import Table
from synopticon.watches.wordlists import Lists

_PACKS = files(__package__).joinpath("packs")
_COMMON = "words.toml"
_CASTS = ("actor", "recipient", "party", "named", "place")
_LISTS = (
    "happenings",
    "types",
    "modes",
    "goods",
    "subjects",
    "unless",
    "abroad",
    "stands",
    "status",
    "stance",
    "answerable",
    "one",
    "apart",
)
_DATES = ("after", "before")
_TOP = ("title", "about", "kind", "unless", "words", "casts", "rule", "provision")


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


@dataclass(frozen=True, slots=True)
class _Common:
    """What a folder's files share: the name of the regime, casts by name, word lists as written, lists that no sentence
    may have."""

    regime: str = ""
    casts: Mapping[str, Cast] = field(default_factory=dict)
    words: Lists = field(default_factory=dict)
    unless: tuple[str, ...] = ()


def _common(folder: Path) -> _Common:
    path = folder / _COMMON
    if not path.is_file():
        return _Common()
    data = _read(path)
    regime = strict.text(path, "regime", data.pop("regime", ""))
    unless = strict.strings(path, "unless", data.pop("unless", []))
    casts = _casts(path, data.pop("casts", {}))
    words = wordlists.read(path, data)
    wordlists.put_in(path, words)
    _known(path, "unless", unless, words)
    return _Common(regime, casts, words, unless)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise WatchError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise WatchError(f"{path}: no TOML: {error}") from None
    except OSError as error:
        raise WatchError(f"{path}: cannot be read ({error.strerror})") from None


def _watch(path: Path, name: str, common: _Common) -> Watch:
    data = _read(path)
    strict.only(path, "the file", data, _TOP)
    words = wordlists.put_in(path, {**common.words, **wordlists.read(path, data.get("words", {}))})
    unless = strict.strings(path, "unless", data.get("unless", []))
    _known(path, "unless", unless, words)
    casts = {**common.casts, **_casts(path, data.get("casts", {}))}
    rules = tuple(_rule(path, number, rule, words, casts) for number, rule in enumerate(_tables(path, data, "rule"), 1))
    if not rules:
        raise WatchError(f"{path}: rule: there is none; write at least one [[rule]]")
    names = [rule.name for rule in rules]
    if len(set(names)) < len(names):
        raise WatchError(f"{path}: rule: two have one name; give each its own")
    return Watch(
        id=name,
        title=strict.text(path, "title", data.get("title", "")) or name,
        about=strict.text(path, "about", data.get("about", "")),
        rules=rules,
        kind=strict.one_of(path, "kind", data.get("kind", "conduct"), get_args(Kind)),
        provisions=tuple(_provision(path, table, names) for table in _tables(path, data, "provision")),
        words=words,
        path=str(path),
        regime=common.regime,
        unless=(*common.unless, *unless),
    )


def _tables(path: Path, data: Table, key: str) -> list[dict[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise WatchError(f"{path}: {key}: must be a table list; write [[{key}]]")
    return found


def _rule(path: Path, number: int, table: Table, words: Mapping[str, object], casts: Mapping[str, Cast]) -> Rule:
    key = f"rule {table.get('name', number)}"
    strict.only(path, key, table, [each.name for each in fields(Rule)])
    values: dict[str, Any] = {
        name: _role(path, f"{key}.{name}", table[name], casts) for name in _CASTS if name in table
    }
    values |= {name: strict.strings(path, f"{key}.{name}", table[name]) for name in _LISTS if name in table}
    values |= {name: strict.date(path, f"{key}.{name}", table[name]) for name in _DATES if name in table}
    _check_codes(path, key, values)
    for name in ("goods", "subjects", "unless", "abroad", "stands", "one", "apart"):
        _known(path, f"{key}.{name}", values.get(name, ()), words)
    if "named" in values:
        _known(path, f"{key}.named.words", values["named"].words, words)
    rule = Rule(
        name=strict.text(path, f"{key}.name", table.get("name", str(number))),
        headline=strict.text(path, f"{key}.headline", table.get("headline", "")),
        origins=strict.number(path, f"{key}.origins", table.get("origins", 0)),
        sentences=strict.flag(path, f"{key}.sentences", table.get("sentences", False)),
        beside=strict.flag(path, f"{key}.beside", table.get("beside", False)),
        makes=strict.one_of(path, f"{key}.makes", table.get("makes", "entry"), get_args(Makes)),
        **values,
    )
    if rule.sentences and not (rule.subjects or rule.goods):
        raise WatchError(f"{path}: {key}.sentences: would match every sentence; give subjects or goods too")
    if rule == Rule(rule.name, rule.headline, answerable=rule.answerable):
        raise WatchError(f"{path}: {key}: asks for nothing; give at least one of happenings, actor, goods, subjects")
    return rule


def _known(path: Path, key: str, names: Iterable[str], words: Mapping[str, object]) -> None:
    for each in names:
        if each not in words:
            raise WatchError(f"{path}: {key}: no word list {each!r}; write [words.{each}]")


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
            strict.one_of(path, f"{key}.{name}", each, allowed)


def _casts(path: Path, data: object) -> dict[str, Cast]:
    if not isinstance(data, dict):
        raise WatchError(f"{path}: casts: must be tables; write [casts.NAME]")
    return {name: _cast(path, f"casts.{name}", table) for name, table in data.items()}


def _role(path: Path, key: str, value: object, casts: Mapping[str, Cast]) -> Cast:
    """Read a cast where it is written, or find it by its name."""
    if not isinstance(value, str):
        return _cast(path, key, value)
    if value not in casts:
        written = f'{key.split(".")[-1]} = {{ countries = ["PRK"] }}'
        raise WatchError(f"{path}: {key}: must be a table; write {written}; or name a cast, and write [casts.{value}]")
    return casts[value]


def _cast(path: Path, key: str, table: object) -> Cast:
    if not isinstance(table, dict):
        raise WatchError(f'{path}: {key}: must be a table; write {key.split(".")[-1]} = {{ countries = ["PRK"] }}')
    strict.only(path, key, table, [each.name for each in fields(Cast)])
    cast = Cast(**{name: strict.strings(path, f"{key}.{name}", value) for name, value in table.items()})
    for country in cast.countries:
        if len(country) != 3 or not country.isupper():
            raise WatchError(f"{path}: {key}.countries: {country!r} is no ISO 3166-1 alpha-3 code; write e.g. PRK")
    for sector in cast.sectors:
        strict.one_of(path, f"{key}.sectors", sector, tuple(sectors()))
    return cast


def _provision(path: Path, table: Table, rules: list[str]) -> Provision:
    key = f"provision {table.get('resolution', '')} {table.get('paragraph', '')}".rstrip()
    strict.only(path, key, table, [each.name for each in fields(Provision)])
    for name in ("resolution", "says"):
        if not table.get(name):
            raise WatchError(f'{path}: {key}.{name}: is missing; write {name} = "…"')
    named = strict.strings(path, f"{key}.rules", table.get("rules", []))
    for each in named:
        strict.one_of(path, f"{key}.rules", each, rules)
    plain = ("resolution", "paragraph", "says", "url", "checked")
    return Provision(
        **{name: strict.text(path, f"{key}.{name}", table.get(name, "")) for name in plain},
        since=strict.date(path, f"{key}.since", table.get("since", "")),
        until=strict.date(path, f"{key}.until", table.get("until", "")),
        rules=named,
        settles=strict.strings(path, f"{key}.settles", table.get("settles", [])),
    )
