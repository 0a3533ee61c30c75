"""The dictionary of predicates: tables of a language (and of a user) made into frames."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from synopticon.languages import happenings, is_coded, table


@dataclass(frozen=True, slots=True)
class Condition:
    """What a frame asks of a slot: one of `words` as its head, none of them, or that it is filled or empty."""

    slot: str
    kind: str  # "in", "not-in", "deep" (anywhere below the slot), "filled", "empty"
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a lemma reports a happening; `roles` gives the slots in which each role is looked for."""

    happening: str
    roles: Mapping[str, tuple[str, ...]]
    conditions: tuple[Condition, ...]
    need: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The PLOVER type of its happening."""
        return happenings()[self.happening]["type"]

    @property
    def coded(self) -> bool:
        """Whether its happening has a type of PLOVER's."""
        return is_coded(self.kind)

    @property
    def family(self) -> str:
        """The family of its happening."""
        return happenings()[self.happening]["family"]

    @property
    def names_object(self) -> bool:
        """Whether it asks for certain objects, which with the verb say what is done."""
        return any(c.slot == "obj" and c.kind in ("in", "deep") for c in self.conditions)


Frames = Mapping[str, tuple[Frame, ...]]  # by lemma


def frames_of(words: Iterable[str], known: Frames) -> Iterator[Frame]:
    """Give the frames of all of some words."""
    return (frame for word in words for frame in known.get(word, ()))


def first_frames(words: Iterable[str], known: Frames) -> tuple[Frame, ...]:
    """Give the frames of the first of some words that has any."""
    return next((found for word in words if (found := known.get(word))), ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that a language says about predicates and their participants."""

    verbs: Frames
    nouns: Frames
    grammar: Mapping[str, tuple[str, ...]]
    prodrop: bool
    adjectives_follow: bool
    light: Mapping[str, frozenset[str]]
    agents: Mapping[str, str]
    places: frozenset[str]
    violence: frozenset[str]
    targets: frozenset[str]
    toll: frozenset[str]
    craft: frozenset[str]
    papers: frozenset[str]
    collective: frozenset[str]
    accidental: frozenset[str]
    contexts: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[float | None, float | None]]
    scale: Mapping[str, float]
    bounds: Mapping[str, tuple[str, ...]]

    @property
    def by(self) -> tuple[str, ...]:
        """The prepositions behind which stands who does it, those of several words among them."""
        return (*self.grammar["agent"], *self.grammar["by_whom"])


@cache
def lexicon(language: str, extra: Path | None = None) -> Lexicon:
    """Give the dictionary of a language, with the entries of `extra` (a TOML file of the same form) before its own.

    Raises:
        LookupError: the language has no such table.
        ValueError: an entry names an unknown happening or cannot be read.
    """
    own = table(language, "predicates")
    mine = tomllib.loads(extra.read_text(encoding="utf-8")) if extra else {}
    classes = _words(own.get("classes", {})) | _words(mine.get("classes", {}))
    grammar = own["grammar"]
    return Lexicon(
        verbs=_entries("verbs", (mine, own), classes, grammar),
        nouns=_entries("nouns", (mine, own), classes, grammar),
        grammar={key: _words_of(value) for key, value in grammar.items() if isinstance(value, list)},
        prodrop=bool(grammar.get("prodrop")),
        adjectives_follow=bool(grammar.get("adjectives_follow")),
        light={key: frozenset(split(value)) for key, value in own["light"].items()},
        agents=_agents(own["agents"], grammar["former"]),
        places=frozenset(split(own["agents"]["place"])),
        violence=classes["violence"],
        targets=classes["building"] | classes["places"],
        toll=classes["toll"],
        papers=classes["papers"],
        craft=classes["vessels"] | classes["flying"],
        collective=classes["collective"],
        accidental=classes["accidental"],
        contexts={key: split(value) for key, value in own["contexts"].items()},
        numbers={**_exact(language), **{fold(word): _bounds(value) for word, value in own["numbers"].items()}},
        scale={fold(word): float(value) for word, value in own["scale"].items()},
        bounds={key: split(value) for key, value in own["bounds"].items()},
    )


def _words_of(values: list[str]) -> tuple[str, ...]:
    """Give the words of a list of the grammar, without their accents too: lemmas have none."""
    spaced = [value.replace("_", " ") for value in values]
    return tuple(dict.fromkeys((*spaced, *(fold(value) for value in spaced))))


def _exact(language: str) -> dict[str, tuple[float | None, float | None]]:
    try:
        values = table(language, "numerals")["values"]
    except LookupError:
        return {}
    return {fold(word): (float(value), float(value)) for word, value in values.items()}


def split(text: str) -> tuple[str, ...]:
    """Give the entries of a comma-separated line, folded."""
    return tuple(fold(part.strip()) for part in text.split(",") if part.strip())


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Take the accents off: scraped text loses them, and a dictionary must still answer."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _agents(lines: Mapping[str, str], former: Iterable[str]) -> dict[str, str]:
    """Give the kind of each word for somebody, with the prefixes of those who were or stand below it ("exministro"); a
    word listed twice is of the first kind."""
    found: dict[str, str] = {}
    for kind, line in lines.items():
        for word in split(line) if kind != "place" else ():
            for prefix in ("", *former):
                found.setdefault(f"{prefix}{word}", kind)
    return found


def _words(classes: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(split(line)) for name, line in classes.items()}


def _bounds(value: str) -> tuple[float | None, float | None]:
    low, _, high = value.partition(" ")
    return (float(low) if low else None, float(high) if high else None)


def _entries(
    part: str, tables: tuple[dict[str, Any], ...], classes: dict[str, frozenset[str]], grammar: dict[str, Any]
) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for source in tables:
        for happening, lines in source.get(part, {}).items():
            for text, lemmas in lines.items():
                frame = parse_frame(text, happening, part, classes, grammar)
                for lemma in split(lemmas):
                    found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(sorted(frames, key=_rank)) for lemma, frames in found.items()}


def _rank(frame: Frame) -> int:
    return -sum({"in": 4, "deep": 4, "filled": 2, "empty": 1}.get(condition.kind, 0) for condition in frame.conditions)


def parse_frame(
    text: str, happening: str, part: str, classes: Mapping[str, frozenset[str]], grammar: Mapping[str, Any]
) -> Frame:
    """Read one frame as the head of languages/en/predicates.toml explains it.

    Raises:
        ValueError: unknown happening, class or form.
    """
    if happening not in happenings():
        raise ValueError(f"unknown happening {happening!r}; the known ones are in languages/happenings.toml")
    roles: dict[str, tuple[str, ...]] = {}
    conditions: list[Condition] = []
    need: tuple[str, ...] = ()
    for token in text.split():
        if token.startswith("need:"):
            need = tuple(token[5:].split(","))
        elif "=" in token or token[0] in "+-":
            conditions.append(_condition(token, classes))
        elif ":" in token:
            role, _, slots = token.partition(":")
            roles[role] = () if slots == "none" else tuple(slot.replace("_", " ") for slot in slots.split(","))
        else:
            raise ValueError(f"cannot read {token!r} in the frame {text!r} of {happening}")
    defaults = _verb_roles if part == "verbs" else _noun_roles
    return Frame(happening, defaults(roles, grammar), tuple(conditions), need)


def _condition(token: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    if token[0] in "+-":
        return Condition(token[1:].replace("_", " "), "filled" if token[0] == "+" else "empty")
    slot, _, values = token.partition("=")
    kind = {"!": "not-in", "~": "deep"}.get(slot[-1:], "in")
    words: set[str] = set()
    for value in values.split(","):
        if value.startswith("@") and value[1:] not in classes:
            raise ValueError(f"unknown class {value!r}")
        words |= classes[value[1:]] if value.startswith("@") else {fold(value.replace("_", " "))}
    return Condition(slot.rstrip("!~").replace("_", " "), kind, frozenset(words))


def _verb_roles(stated: dict[str, tuple[str, ...]], grammar: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Add the roles that go without saying: the subject acts, the object undergoes."""
    taken = {slot for slots in stated.values() for slot in slots}
    roles = {"actor": ("subj",), **stated}
    if "recipient" not in stated and "obj" not in taken:
        roles["recipient"] = tuple(grammar["object"])
    return roles


def _noun_roles(stated: dict[str, tuple[str, ...]], grammar: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Add the actor of a noun: its possessor, a nationality, an agent, and "of" where no other role has it."""
    taken = {slot for slots in stated.values() for slot in slots}
    free = tuple(slot for slot in grammar["of"] if slot not in taken)
    actor = tuple(slot.replace("_", " ") for slot in grammar["noun_actor"] if slot not in taken)
    return {"actor": actor + free, **stated}
