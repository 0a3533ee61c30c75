"""How far an account reaches: its sentence, and the next where that begins with a word for the same happening."""

from __future__ import annotations

from functools import cache

from synopticon.languages import table
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.figure import sentence_of
from synopticon.reconciling.meanings import keys
from synopticon.reconciling.words import tokens

_FIRST = 8  # words of a sentence in which it says what it is about


def stretch(account: Account) -> tuple[int, int]:
    """Give where an account's sentence begins and where it ends, or the next one that takes it up ("The visit, the
    first since 1998, …")."""
    reading, report = account.reading, account.report
    n = sentence_of(reading, report.start) + 1
    if n >= len(reading.sentences):
        return report.start, report.end
    start, end = reading.sentences[n]
    language = reading.document.language
    words = (token.text for token in tokens(reading.document.text[start:end])[:_FIRST])
    taken = any(not _nouns(language, account.family).isdisjoint({word, *keys(word, language)}) for word in words)
    return report.start, end if taken else report.end


@cache
def _nouns(language: str, family: str) -> frozenset[str]:
    """Give the words for happenings of a family."""
    try:
        own, more = table(language, "phrases").get(family, []), table(language, "differences")["again"].get(family, [])
    except LookupError:
        return frozenset()
    return frozenset((*own, *more))
