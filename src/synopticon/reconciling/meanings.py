"""What words may mean, as keys that compare across languages: their lemmas and those of their likely translations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import simplemma

from synopticon.languages import lexicon, table
from synopticon.reconciling.words import senses, telling, tokens

Words = tuple[frozenset[str], ...]

_LEAST = 4  # letters of a verb that a word for an action is made of, and of a word of a name that tells something
_LIKELY = 15  # least probability, in hundredths, of a translation that makes two heads one


@lru_cache(maxsize=65536)
def keys(word: str, language: str) -> frozenset[str]:
    """Give the lemmas of a word: its own and, where it is not English, those of its likely translations."""
    own = lemma(word, language)
    known = (*lexicon(language).get(word.casefold(), ()), *lexicon(language).get(own, ()))
    english = {lemma(word, "en") for word, share in known if share >= _LIKELY}
    return frozenset({own, *_action(own, language), *english, *(verb for e in english for verb in _action(e, "en"))})


def _action(word: str, language: str) -> Iterator[str]:
    """Give the verb that a word for an action is made of ("fish" of "fishing"), where it is a word."""
    for ending in _endings(language):
        verb = word.removesuffix(ending)
        if verb != word and len(verb) >= _LEAST and simplemma.is_known(verb, lang=language):
            yield verb


@cache
def _endings(language: str) -> tuple[str, ...]:
    """Give the endings of words for actions, none of a language that has no table of phrases."""
    try:
        return tuple(sorted(table(language, "phrases").get("actions", ())))
    except LookupError:
        return ()


def lemma(word: str, language: str) -> str:
    """Give the dictionary form of a word, folded; the word itself in a language that has no dictionary."""
    try:
        return str(simplemma.lemmatize(word.casefold(), lang=language)).casefold()
    except ValueError:
        return word.casefold()


@lru_cache(maxsize=65536)
def plural(word: str, language: str) -> bool:
    """Tell whether a word is a known form of another, as "gunmen" is of "gunman"."""
    try:
        return simplemma.is_known(word.casefold(), lang=language) and lemma(word, language) != word.casefold()
    except ValueError:
        return False


@lru_cache(maxsize=65536)
def meanings(text: str, language: str) -> Words:
    """Give for each telling word of a text what it may mean, as keys that compare across languages."""
    words = dict.fromkeys(token.text for token, _ in telling(text, language))
    return tuple(senses(word, language) | keys(word, language) for word in words)


@lru_cache(maxsize=65536)
def spelt(name: str, language: str) -> Words:
    """Give for each word of a name but the shortest what it may mean, as `meanings` does, the commonest words too."""
    words = [token.text for token in tokens(name) if len(token.text) >= _LEAST]
    return tuple(senses(word, language) | keys(word, language) for word in words)


def overlap(one: Words, two: Words) -> float:
    """Give the share of the words of the shorter wording that the other has too."""
    if not one or not two:
        return 0.0
    few, many = sorted((one, two), key=len)
    every = frozenset().union(*many)
    return sum(not every.isdisjoint(word) for word in few) / len(few)


def numbers(words: Words) -> frozenset[str]:
    """Give the numbers among words that are written in digits."""
    return frozenset(key for word in words for key in word if key[0].isdigit())
