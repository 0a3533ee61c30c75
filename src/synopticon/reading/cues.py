"""What tells a name: the features of each token that the name finder's conditional random field weighs.

Word shapes, clusters of words, the gazetteer, words that go with names (titles, offices, what bodies and places end
with), the run of capitals a token stands in, and its other occurrences in the document. A name seen alone says little
of what it names, so the last matter most. Words in small letters get few features: most of a text is of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from synopticon.gazetteer import matching
from synopticon.gazetteer.tables import entries, given_names, person_words
from synopticon.reading.clusters import Clusters
from synopticon.reading.governors import Node, Standing, standings
from synopticon.reading.naming.lexicon import lexicon

_CLASSES = ((re.compile(r"[A-ZÀ-ÖØ-Þ]"), "A"), (re.compile(r"[a-zß-öø-ÿ]"), "a"), (re.compile(r"\d"), "0"))
_QUOTES = frozenset("\"'“”«»‘’")
_SHOWN = 3
_NEAR = (("-2", -2), ("-1", -1), ("+1", 1), ("+2", 2))
_FAR = (("-4", -4), ("-3", -3), ("+3", 3), ("+4", 4))


@dataclass(slots=True)
class _Seen:
    """What is known of a form from all of a document: how often inside sentences with a capital, how often in small
    letters, the clusters beside it, and what else stands around it."""

    inside: int = 0
    small: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    around: Counter[str] = field(default_factory=Counter)

    def cues(self) -> list[str]:
        """Give the features that this makes for every occurrence of the form."""
        found = [f"doc={min(self.inside, 3)}{min(self.small, 2)}"]
        for name, counter in (("db", self.before), ("da", self.after), ("d2", self.around)):
            found += [f"{name}={each}" for each, _ in sorted(counter.items(), key=lambda kv: (-kv[1], kv[0]))[:_SHOWN]]
        return found


@dataclass(frozen=True, slots=True)
class _Token:
    """A token with what its neighbours also look at."""

    lower: str
    shape: str
    coarse: str
    fine: str
    kind: str
    listed: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of a language: what bodies and places end with, offices, titles; given names and surnames."""

    heads: dict[str, str]
    offices: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]

    def of(self, word: str) -> tuple[str, ...]:
        """Give the lists that a word stands in; names only with a capital."""
        lower = word.lower()
        found = [f"h={self.heads[lower]}"] if lower in self.heads else []
        found += ["off"] * (lower in self.offices) + ["hon"] * (lower.rstrip(".") in self.titles)
        if word[:1].isupper():
            found += ["gn"] * (lower in self.given) + ["fn"] * (lower in self.family)
            found += ["gx"] * (lower in given_names())
        return tuple(found)


@lru_cache(maxsize=8)
def _lists(language: str) -> _Words:
    lex = lexicon(language)
    offices = frozenset(word for phrase in lex.offices for word in phrase if len(word) > 3)
    return _Words(dict(lex.heads), offices, frozenset(lex.honorifics), *person_words())


def features(
    sentences: Sequence[Sequence[str]], clusters: Clusters, trees: Sequence[Sequence[Node]] = ()
) -> Iterator[list[list[str]]]:
    """Give the features of each token of each sentence of one document; those of the trees where these are given."""
    words = _lists(clusters.language)
    listed = _listed(sentences, clusters.language)
    rows = [
        [_token(word, tag, clusters, words) for word, tag in zip(sentence, tags)]
        for sentence, tags in zip(sentences, listed)
    ]
    seen = _document(sentences, rows)
    cues = {lower: entry.cues() for lower, entry in seen.items() if entry.inside or entry.around}
    for n, (sentence, row) in enumerate(zip(sentences, rows)):
        found = [_features(sentence, row, i, cues) for i in range(len(row))]
        if trees:
            _add_standings(found, row, [word[:1].isupper() for word in sentence], trees[n], clusters)
        yield found


def _add_standings(
    found: list[list[str]], row: Sequence[_Token], capital: Sequence[bool], tree: Sequence[Node], clusters: Clusters
) -> None:
    for own, standing in zip(found, standings(capital, tree)):
        if standing is not None:
            own += _governed(standing, row, tree, clusters)
            own += _governing(standing, row, tree, clusters)


def _governed(standing: Standing, row: Sequence[_Token], tree: Sequence[Node], clusters: Clusters) -> Iterator[str]:
    """Give what governs a name, how and with which preposition; what the first of several joined names is."""
    relation, case, governor = standing.relation, standing.case, standing.governor
    yield from (f"D={relation}", f"D={relation}|c{case}", f"det={standing.determiner}|{relation}")
    lemma = tree[governor].lemma.lower() if governor is not None else "-"
    coarse, fine = clusters.of(lemma)
    yield from (f"G={relation}|{lemma}", f"Gf={relation}|{case}|{fine}", f"Gc={relation}|{case}|{coarse}")
    if governor is not None:
        yield from (f"GL={relation}|{each}" for each in row[governor].lists)
    if standing.joined is not None:
        yield from ("isconj", f"jk={row[standing.joined].kind}", f"jg={row[standing.joined].listed}")


def _governing(standing: Standing, row: Sequence[_Token], tree: Sequence[Node], clusters: Clusters) -> Iterator[str]:
    """Give what hangs on a name."""
    for relation, i in standing.dependents.items():
        lemma = tree[i].lemma.lower()
        yield f"K{relation}={clusters.of(lemma)[1]}"
        if relation in ("appos", "nmod"):
            yield from (f"K{relation}w={lemma}", *(f"K{relation}{each}" for each in row[i].lists))


def _token(word: str, tag: str, clusters: Clusters, words: _Words) -> _Token:
    coarse, fine = clusters.of(word)
    lower = word.lower()
    kind = clusters.kinds.get(lower, "-") if word[:1].isupper() else "-"
    return _Token(lower, shape(word), coarse, fine, kind, tag, words.of(word))


def _listed(sentences: Sequence[Sequence[str]], language: str) -> list[list[str]]:
    """Give for each token what the gazetteer has it for: place in the name and type, "-" for nothing."""
    tags = [["-"] * len(sentence) for sentence in sentences]
    starts: dict[int, tuple[int, int]] = {}
    ends: dict[int, int] = {}
    at = 0
    for n, sentence in enumerate(sentences):
        for i, word in enumerate(sentence):
            starts[at] = (n, i)
            ends[at + len(word)] = i + 1
            at += len(word) + 1
    text = "\n".join(" ".join(sentence) for sentence in sentences)
    for match in matching.find(text, language):
        if match.start in starts and match.end in ends:
            n, first = starts[match.start]
            last, kind = ends[match.end], _kind(match.form, match.entries[0])
            for i in range(first, last):
                tags[n][i] = ("B" if i == first else "I") + ("E" if i + 1 == last else "") + kind
    return tags


def _kind(form: str, link: str) -> str:
    if form in ("demonym", "capital", "surname"):
        return form
    entry = entries()[link]
    return "city" if entry.type == "GPE" and entry.kind != "country" else entry.type


def _document(sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[_Token]]) -> dict[str, _Seen]:
    known: dict[str, _Seen] = {}
    for sentence, row in zip(sentences, rows):
        shouted = sum(word.isupper() for word in sentence) * 2 > len(sentence)
        for i, (word, token) in enumerate(zip(sentence, row)):
            if word.islower():
                known.setdefault(token.lower, _Seen()).small += 1
            elif word[:1].isupper() and not shouted:
                _note(known.setdefault(token.lower, _Seen()), sentence, row, i)
    return known


def _note(entry: _Seen, sentence: Sequence[str], row: Sequence[_Token], i: int) -> None:
    """Note what stands around one occurrence of a form."""
    around = [f"g{row[i].listed}"] if row[i].listed != "-" else []
    if i + 1 < len(row):
        after = row[i + 1]
        around += ["nc", f"nk{after.kind}"] if sentence[i + 1][:1].isupper() else []
        around += [f"n{each}" for each in after.lists if each[:2] == "h="]
    if i:
        before = row[i - 1]
        entry.inside += 1
        entry.before[before.fine] += 1
        if i + 1 < len(row):
            entry.after[row[i + 1].fine] += 1
        if sentence[i - 1][:1].isupper():
            around += ["pc", f"pk{before.kind}", *(["pg"] if "gn" in before.lists else [])]
        elif "hon" in before.lists or "off" in before.lists:
            around.append("po")
    entry.around.update(around)


def shape(word: str) -> str:
    """Give the shape of a word, repetitions folded: "Kim" → "Aa", "G20" → "A0"."""
    letters = (next((c for pattern, c in _CLASSES if pattern.match(ch)), ch) for ch in word[:12])
    folded: list[str] = []
    for letter in letters:
        if not folded or folded[-1] != letter:
            folded.append(letter)
    return "".join(folded) + ("1" if len(word) == 1 else "")


def _features(sentence: Sequence[str], row: Sequence[_Token], i: int, cues: dict[str, list[str]]) -> list[str]:
    own = row[i]
    found = ["b", f"w={own.lower}", f"s={own.shape}", f"c={own.coarse}", f"f={own.fine}", f"g={own.listed}", *own.lists]
    if i == 0 or (i == 1 and sentence[0] in _QUOTES):
        found.append("first")
    capital = own.shape[:1] == "A"
    found += _beside(row, i) if capital else _next(row, i)
    if capital:
        found += [f"k={own.kind}", *cues.get(own.lower, ()), *_spelling(sentence[i], own.lower)]
        found += _run(sentence, row, i)
    return found


def _spelling(word: str, lower: str) -> list[str]:
    found = [f"p={word[:n]}" for n in (1, 2, 3, 4, 5)] + [f"x={lower[-n:]}" for n in (1, 2, 3, 4, 5)]
    return [*found, "up" if word.isupper() else "cap"]


def _next(row: Sequence[_Token], i: int) -> list[str]:
    """Give what stands right beside a word in small letters."""
    found = []
    for name, n in (("-1", i - 1), ("+1", i + 1)):
        if 0 <= n < len(row):
            other = row[n]
            found += [f"w{name}={other.lower}", f"s{name}={other.shape}", f"f{name}={other.fine}"]
            found += [f"k{name}={other.kind}", f"g{name}={other.listed}"]
        else:
            found.append(f"{name}=none")
    return found


def _beside(row: Sequence[_Token], i: int) -> list[str]:
    own, size, found = row[i], len(row), []
    for name, step in _NEAR:
        if 0 <= i + step < size:
            other = row[i + step]
            found += [f"w{name}={other.lower}", f"s{name}={other.shape}", f"f{name}={other.fine}"]
            found += [f"k{name}={other.kind}", f"g{name}={other.listed}", *(each + name for each in other.lists)]
        else:
            found.append(f"{name}=none")
    found += [f"c{name}={row[i + step].coarse}" for name, step in _FAR if 0 <= i + step < size]
    if i > 0:
        found += _joined(row[i - 1], own, "-")
    if i + 1 < size:
        found += _joined(own, row[i + 1], "+")
    return found


def _joined(first: _Token, second: _Token, side: str) -> list[str]:
    """Give what two neighbours make together."""
    return [
        f"ss{side}{first.shape}|{second.shape}",
        f"cc{side}{first.coarse}|{second.coarse}",
        f"ww{side}{first.lower}|{second.lower}",
        f"kk{side}{first.kind}|{second.kind}",
        f"gg{side}{first.listed}|{second.listed}",
    ]


def _run(sentence: Sequence[str], row: Sequence[_Token], i: int) -> list[str]:
    """Give what the run of capitalised words says: its length to both sides, what stands around it, its ends."""
    first = last = i
    while first > 0 and sentence[first - 1][:1].isupper():
        first -= 1
    while last + 1 < len(row) and sentence[last + 1][:1].isupper():
        last += 1
    found = [f"run={min(i - first, 3)}{min(last - i, 3)}"]
    if first > 0:
        found += [f"rb={row[first - 1].lower}", f"rbf={row[first - 1].fine}"]
    if last + 1 < len(row):
        found += [f"ra={row[last + 1].lower}", f"raf={row[last + 1].fine}"]
    if first < i:
        found += [each + "@first" for each in row[first].lists]
    if last > i:
        found += [f"rl={row[last].lower}", *(each + "@last" for each in row[last].lists)]
    return found
