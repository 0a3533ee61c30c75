"""Words that were glued where a link or a tag was stripped, and quotes that were: taken apart, with evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wordfreq import zipf_frequency

from synopticon import gazetteer, languages
from synopticon.records import Edit

_LOWER, _UPPER = "a-záéíóúñüçàèìòùâêîôûäëïöãõ", "A-ZÁÉÍÓÚÑÜÇÀÈÌÒÙÂÊÎÔÛÄËÏÖ"
_HUMP = re.compile(rf"(?<![\w@#/.&=-])([{_UPPER}]?[{_LOWER}]+)([{_UPPER}][{_LOWER}]{{2,}})(?![\w@/=])(?!\.\w)")
_STOP = re.compile(rf"(?<![\w@#/.-])([{_UPPER}]?[{_LOWER}]+)([.!?][”’\"]?)([{_UPPER}][{_LOWER}]+)(?![\w@/=])(?!\.\w)")
_COMMA = re.compile(rf"(?<![\w@#/.-])([{_UPPER}]?[{_LOWER}]{{2,}}),([{_LOWER}]{{2,}})(?![\w@/=.])")
_QUOTE = re.compile(rf"(?<=[\w.,!?…])[”»]([{_UPPER}]?[{_LOWER}]+)(?!\w)")
_OPENED = re.compile(r"^“[^\n]+", re.MULTILINE)
# Cheap looks at the whole text, so that the patterns above run only where they can find something.
_A_HUMP, _A_COMMA = re.compile(rf"[{_LOWER}][{_UPPER}]"), re.compile(rf"[{_LOWER}],[{_LOWER}]")
_A_STOP = re.compile(rf"[{_LOWER}][.!?][”’\"]?[{_UPPER}]")

# Zipf frequencies (log10 of occurrences per thousand million words, wordfreq): a word that any reader knows; a
# short one must be commoner, as letters in a row are often some abbreviation; a joined word so rare is none.
_KNOWN, _SHORT, _NO_WORD = 3.0, 5.0, 1.4
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a word: the language's frequencies, and the article's own words."""

    language: str
    alone: Counter[str]

    def word(self, word: str) -> bool:
        least = _KNOWN if len(word) > 3 else _SHORT
        return len(word) > 1 and zipf_frequency(word, self.language) >= least

    def name(self, word: str) -> bool:
        """Tell a name: it stands alone elsewhere in the article, with its capital, or is in the gazetteer."""
        return self.alone[word] > 0 or bool(gazetteer.spelled(word, self.language))

    def no_word(self, word: str) -> bool:
        """Tell that a joined form is nobody's word, brand or name: unknown, and not used again and again."""
        known = max(zipf_frequency(word, code) for code in languages.supported())
        return known < _NO_WORD and self.alone[word] < _OFTEN


def glued(text: str, language: str) -> Iterator[Edit]:
    """Give edits that take glued words apart; sorted, not overlapping.

    Only where both halves are known: brands in camel case ("YouTube") and unknown compounds stay as they are.
    """
    cuts = {edit.start: edit for edit in reversed([*_words(text, language), *_quotes(text, language)])}
    last = -1
    for start in sorted(cuts):
        if start >= last:
            yield cuts[start]
            last = cuts[start].end


def _words(text: str, language: str) -> Iterator[Edit]:
    humps = list(_HUMP.finditer(text)) if _A_HUMP.search(text) else []
    stops = list(_STOP.finditer(text)) if _A_STOP.search(text) else []
    commas = list(_COMMA.finditer(text)) if _A_COMMA.search(text) else []
    quotes = list(_QUOTE.finditer(text)) if "”" in text or "»" in text else []
    if not (humps or stops or commas or quotes):
        return
    evidence = _Evidence(language, Counter(re.findall(r"(?<!\w)[^\W\d_]+(?!\w)", text)))
    for found in humps:
        if _hump(found.group(1), found.group(2), evidence):
            yield _space(found.start(2))
    for found in stops:
        if evidence.word(found.group(1).lower()) and evidence.word(found.group(3).lower()):
            yield _space(found.start(3))
    for found in commas:
        if evidence.word(found.group(1).lower()) and evidence.word(found.group(2)):
            yield _space(found.start(2))
    for found in quotes:
        if evidence.word(found.group(1).lower()) or evidence.name(found.group(1)):
            yield _space(found.start(1))


def _hump(left: str, right: str, evidence: _Evidence) -> bool:
    """Judge "leftRight". Two capitals ("SoftBank") are a brand's, unless both halves are names of this article."""
    if not evidence.no_word(left + right):
        return False
    if left[0].isupper():
        return evidence.name(left) and evidence.name(right) and len(left) > 2
    if len(left) < 3:  # prefixes and articles of brands ("deVere", "myTouch")
        return False
    known = evidence.word(right.lower()) or evidence.name(right)
    return known and (evidence.word(left) or evidence.name(left.capitalize()))


def _space(position: int) -> Edit:
    return Edit(position, position, " ", "glued-words")


_MISPLACED = re.compile(r" “(?=\w)")


def _quotes(text: str, language: str) -> Iterator[Edit]:
    """Turn a second opening quote into the closing one that a paragraph lacks: “… the future “Name wrote …"""
    for line in _OPENED.finditer(text):
        if line.group().count("“") != 2 or "”" in line.group():
            continue
        found = _MISPLACED.search(line.group(), 1)
        if found:
            start = line.start() + found.start()
            yield Edit(start, start + 2, "” ", "glued-words")
