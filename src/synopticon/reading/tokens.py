"""Tokens of news as it comes: quotation marks of every kind, also glued on; runs of dashes; datelines.

The rules are ordinary spaCy tokeniser settings and are stored in a trained pipeline: it needs nothing from here.
"""

from __future__ import annotations

import re

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from synopticon.languages import table

# Marks that never stand inside a word, so that `countries”declared` comes apart. The apostrophe does.
_QUOTES = '"“”„‟«»‹›「」'
_RUNS = r"([-–—_=*~#!?.$<>+])\1+"
# What parts a dateline from the text: "MADRID.- El Gobierno", "(EFE).- El Gobierno".
_DATELINE = r"\.[-–—]+"
_INFIXES = (
    rf"[{_QUOTES}]",
    rf"(?<=[{_QUOTES}])[,.;:!?]",
    r"(?<=\w)[-–—]{2,}(?=\w)",
    r"(?<=[\w.])[—](?=\w)",
    r"(?<=[A-Za-zÀ-ÿ])[\[\](){}](?=[A-Za-zÀ-ÿ])",
    r"(?<=[a-zà-ÿ])[;!?](?=[A-Za-zÀ-ÿ])",
    r"(?<=[a-zà-ÿ]{2}),(?=[A-Za-zÀ-ÿ])",
    r"(?<=[A-ZÀ-Þ]{3})/(?=[A-ZÀ-Þ]{3})",
)
_BRACKETS = re.compile(r"[()\[\]80][^\w\s]*[:;=-]*[()\[\]8]?")


def customise(nlp: Language) -> None:
    """Give a pipeline the tokeniser of its language for news, in place."""
    words = table(nlp.lang, "tokens")
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(f"the tokeniser of {nlp.lang!r} is not rule-based")
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([_RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex(
        [_RUNS, _DATELINE, rf"[{_QUOTES}]", *(defaults.suffixes or ())]
    ).search
    tokenizer.infix_finditer = compile_infix_regex([*_INFIXES, *(defaults.infixes or ())]).finditer
    tokenizer.token_match = _whole(words["prefixes"])
    tokenizer.rules = _rules(tokenizer, words["abbreviations"])


def _whole(prefixes: list[str]) -> object:
    """Match words that do not come apart at a hyphen: "co-founder"."""
    first = "|".join(sorted(prefixes, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?i:{first})[-‐‑][^\W\d_]+").fullmatch


def _rules(tokenizer: Tokenizer, abbreviations: list[str]) -> dict[str, list[dict[int, str]]]:
    """Add abbreviations; drop the emoticons that are brackets and punctuation in news (`):`, `8)`)."""
    kept = {form: parts for form, parts in (tokenizer.rules or {}).items() if not _BRACKETS.fullmatch(form)}
    return kept | {form: [{ORTH: form}] for form in abbreviations}
