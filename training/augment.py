"""News as it comes: other quotation marks, capitals, no accents, no full stop, other people's names.

Sentences are changed in place of themselves (the training text does not grow), by a generator with a fixed seed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

from synopticon.evaluation.conllu import Sentence, Word

_QUOTES = (("“", "”"), ("«", "»"), ("”", "”"), ("‘", "’"), ("''", "''"), ("„", "“"))
_STRAIGHT = {'"', "``", "''"}

Names = dict[str, dict[int, list[tuple[str, ...]]]]  # type → number of words → names


def vary(sentences: list[Sentence], names: Names, seed: int) -> list[Sentence]:
    """Give the same sentences, some of them changed."""
    random = Random(seed)
    varied = [_varied(sentence, names, random) for sentence in sentences]
    for before, after in pairwise(varied):
        stopped = before.words[-1].upos == "PUNCT"
        after.paragraph = after.paragraph or not stopped or random.random() < 0.15
    return varied


def by_length(names: dict[str, list[str]]) -> Names:
    """Sort names of each type by their number of words."""
    found: Names = {}
    for kind, forms in names.items():
        for form in sorted(set(forms)):
            parts = tuple(form.split())
            found.setdefault(kind, {}).setdefault(len(parts), []).append(parts)
    return found


def _varied(sentence: Sentence, names: Names, random: Random) -> Sentence:
    words = [replace(word) for word in sentence.words]
    if sentence.names_known and random.random() < 0.4:
        _swap(words, names, random)
    if any(word.form in _STRAIGHT for word in words) and random.random() < 0.6:
        _requote(words, random.choice(_QUOTES))
    if random.random() < 0.4:
        _each(words, lambda form: form.replace("'", "’") if len(form) > 1 else form)
    draw = random.random()
    if draw < 0.03:
        _each(words, str.lower)
    elif draw < 0.06:
        _each(words, str.upper)
    elif draw < 0.08:
        _each(words, lambda form: form[:1].upper() + form[1:])
    elif draw < 0.13:
        _each(words, unaccented)
    if random.random() < 0.05:
        _unstop(words)
    return replace(sentence, words=words)


def unaccented(form: str) -> str:
    """Take off the accents but keep what makes another letter: ñ stays."""
    plain = (c if c in "ñÑ" else unicodedata.normalize("NFD", c)[0] for c in form)
    return "".join(plain)


def _each(words: list[Word], change: Callable[[str], str]) -> None:
    for word in words:
        changed = change(word.form)
        if len(changed) == len(word.form):
            word.form = changed


def _requote(words: list[Word], marks: tuple[str, str]) -> None:
    opening = True
    for word in words:
        if word.form in _STRAIGHT:
            word.form = marks[0] if opening else marks[1]
            opening = not opening


def _unstop(words: list[Word]) -> None:
    last = len(words) - 1
    if last > 1 and words[last].form == "." and all(word.head != last for word in words):
        words.pop()


def _swap(words: list[Word], names: Names, random: Random) -> None:
    """Put other names of the same type and length into the text; the tree stays as it was."""
    for start, end, kind in list(_named(words)):
        candidates = names.get(kind, {}).get(end - start, [])
        if candidates and all(word.upos == "PROPN" for word in words[start:end]):
            for word, form in zip(words[start:end], random.choice(candidates)):
                word.form = word.lemma = form


def _named(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    start = None
    for i, word in enumerate([*words, Word("")]):
        if start is not None and not word.name.startswith("I-"):
            yield start, i, words[start].name[2:]
            start = None
        if word.name.startswith("B-"):
            start = i
