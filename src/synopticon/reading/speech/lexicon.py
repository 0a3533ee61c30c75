"""The words that report speech, as `languages/LANGUAGE/speech.toml` gives them, and how to look them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

import simplemma
from spacy.tokens import Doc, Token

from synopticon.languages import supported, table
from synopticon.records import Stance

_TELLING = frozenset(
    {"denies", "accuses", "praises", "criticises", "urges", "demands", "announces", "confirms", "threatens", "promises"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word of speech says: its stance, the frames its content may take, the prepositions that belong."""

    stance: Stance
    frames: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()

    def allows(self, *frames: str) -> bool:
        """Tell whether any of `frames` may hold the content."""
        return any(frame in self.frames for frame in frames)

    def tells(self) -> bool:
        """Tell whether a bare noun says enough behind the word: "condemned the raid", not "mentioned the raid"."""
        return self.stance in _TELLING and self.allows("object")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's table, ready for look-up. Multi-word verbs are keyed by their first word."""

    language: str
    verbs: Mapping[str, Entry]
    phrasal: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    nouns: Mapping[str, Entry]
    phrases: tuple[tuple[str, ...], ...]
    conjunctions: tuple[tuple[str, ...], ...]
    media: Mapping[str, str]
    services: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]

    def says(self, form: str) -> bool:
        """Tell whether a word is a form of a verb of speech, as far as dictionaries know without its sentence."""
        lemma = self.forms.get(form) or _dictionary_lemma(form, self.language)
        return any(lemma + end in self.verbs for end in ("", *self.words["reflexive_endings"]))

    def has(self, room: str, word: str) -> bool:
        """Tell whether `word`, lower-cased, stands in the room `room` of the table's words."""
        return word.lower() in self.words.get(room, frozenset())


def _entry(line: str) -> Entry:
    stance, *rest = line.split()
    prepositions = frozenset(flag[1:] for flag in rest if flag.startswith("+"))
    frames = frozenset(flag for flag in rest if not flag.startswith("+"))
    return Entry(cast(Stance, stance), frames, prepositions)


def _longest_first(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)))


@cache
def lexicon(language: str) -> Lexicon | None:
    """Give the lexicon of a language, or None where the language has no speech table."""
    if language not in supported():
        return None
    try:
        raw = table(language, "speech")
    except LookupError:
        return None
    phrasal: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    verbs: dict[str, Entry] = {}
    for key, line in raw["verbs"].items():
        first, *rest = key.split("_")
        if rest:
            phrasal.setdefault(first, []).append((tuple(rest), _entry(line)))
        else:
            verbs[key] = _entry(line)
    return Lexicon(
        language=language,
        verbs=verbs,
        phrasal={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrasal.items()},
        nouns={key: _entry(line) for key, line in raw["nouns"].items()},
        phrases=_longest_first(raw["according"]["phrases"]),
        conjunctions=_longest_first(raw["according"]["conjunctions"]),
        media=raw["media"],
        services=raw["services"],
        words={key: frozenset(value) for key, value in raw["words"].items()},
        forms=raw["forms"],
    )


@cache
def _dictionary_lemma(form: str, language: str) -> str:
    return simplemma.lemmatize(form, lang=language).lower()


def lemmas(token: Token, language: str) -> tuple[str, ...]:
    """Give the lemmas a token may have, the pipeline's first; the dictionary's as well, for the pipeline errs."""
    own = token.lemma_.lower()
    other = _dictionary_lemma(token.lower_, language) if token.text else ""
    return tuple(dict.fromkeys(lemma for lemma in (own, other) if lemma))


def lemma_in(token: Token, lex: Lexicon, *rooms: str) -> bool:
    """Tell whether a lemma of a token stands in one of the rooms of the table's words."""
    return any(lex.has(room, lemma) for lemma in lemmas(token, lex.language) for room in rooms)


def word_in(token: Token, lex: Lexicon, *rooms: str) -> bool:
    """Tell whether a token, as it stands or by a lemma, stands in one of the rooms of the table's words."""
    return any(lex.has(room, token.lower_) for room in rooms) or lemma_in(token, lex, *rooms)


def find_verb(token: Token, lex: Lexicon) -> tuple[Entry, int] | None:
    """Give the entry of a verb of speech and the number of tokens its particles take after it, or None."""
    listed = lex.forms.get(token.lower_)
    for lemma in (listed,) if listed else lemmas(token, lex.language):
        for rest, entry in lex.phrasal.get(lemma, ()):
            length = _follows(token.doc, token.i + 1, rest)
            if length:
                return entry, length
        endings = lex.words["reflexive_endings"] if is_reflexive(token, lex) else ("",)
        if found := next((lex.verbs[lemma + end] for end in endings if lemma + end in lex.verbs), None):
            return found, 0
    return None


def _follows(doc: Doc, start: int, words: tuple[str, ...]) -> int:
    """Give how many tokens from `start` spell `words`, one adverb between allowed; 0 where they do not."""
    for skip in (0, 1):
        window = doc[start + skip : start + skip + len(words)]
        if tuple(t.lower_ for t in window) == words and (not skip or doc[start].pos_ == "ADV"):
            return skip + len(words)
    return 0


def is_reflexive(token: Token, lex: Lexicon) -> bool:
    """Tell whether a reflexive goes with the verb; "se espera que" is expected by nobody named."""
    reflexives = lex.words["reflexives"]
    if any(child.lower_ in reflexives and child.i < token.i for child in token.children):
        return True
    return token.i > 0 and token.doc[token.i - 1].lower_ in reflexives
