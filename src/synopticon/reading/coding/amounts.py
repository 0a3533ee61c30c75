"""How many: numbers with their unit among the arguments of a trigger."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from synopticon.reading.coding.lexicon import Lexicon, fold
from synopticon.reading.coding.phrases import phrase
from synopticon.reading.coding.words import base, case, lemmas, word
from synopticon.records import Quantity


def quantities(
    heads: Iterable[Token], lexicon: Lexicon, skipped: frozenset[int], of_people: bool = False
) -> tuple[Quantity, ...]:
    """Give the quantities on argument heads: "more than 3 million shells" is low 3,000,000, unit "shells".

    `of_people`: a number that stands alone counts people ("killing six").
    """
    found: dict[int, Quantity] = {}
    for head in heads:
        for token in (head, *(t for child in head.children for t in (child, *_on_determiner(child)))):
            quantity = _quantity(token, head, lexicon, skipped, of_people) if token.i not in skipped else None
            if quantity:
                found.setdefault(quantity.start, quantity)
    return tuple(found[start] for start in sorted(found))


def _on_determiner(child: Token) -> list[Token]:
    """Give the numbers that a tree hangs on the determiner ("unos 200 pilotos")."""
    return [t for t in child.children if t.pos_ == "NUM"] if base(child) == "det" else []


def _quantity(token: Token, head: Token, lexicon: Lexicon, skipped: frozenset[int], of_people: bool) -> Quantity | None:
    if token.i != head.i and base(token) not in ("nummod", "det", "advmod", "nmod", "amod"):
        return None
    own = _value(token, lexicon)
    if own is None or (word(token) in lexicon.scale and token.i and token.nbor(-1).like_num):
        return None
    low, high = _scaled(own, token, lexicon)
    unit = _unit(token, head, lexicon)
    if not unit and of_people and token.i == head.i and token.pos_ == "NUM":
        unit = lexicon.grammar["people"][0]
    if not unit:
        return None
    low, high = _bounded(token, low, high, lexicon)
    start, end = _extent(token, head, lexicon, skipped)
    span = token.doc[start:end]
    return Quantity(span.text, span.start_char, span.end_char, low, high, unit)


def _value(token: Token, lexicon: Lexicon) -> tuple[float | None, float | None] | None:
    if word(token) in lexicon.numbers and token.pos_ != "DET":
        return _compounded(token, lexicon)
    plain = token.text.replace(",", "").replace(".", "") if _grouped(token.text) else token.text.replace(",", ".")
    if not token.text[:1].isdigit():
        return None
    try:
        return (float(plain), float(plain))
    except ValueError:
        return None


def _compounded(token: Token, lexicon: Lexicon) -> tuple[float | None, float | None]:
    """Give the value of a number word, with its tens: "twenty-one"."""
    low, high = lexicon.numbers[word(token)]
    before = token.nbor(-2) if token.i > 1 and token.nbor(-1).text in ("-", "‐", "‑") else None
    tens = lexicon.numbers.get(word(before), (None, None))[0] if before is not None else None
    if tens is None or low is None or tens < 20 or low >= 10:
        return (low, high)
    return (low + tens, high + tens if high is not None else None)


def _grouped(text: str) -> bool:
    """Tell thousands separators ("12,000", "12.000") from a decimal sign."""
    parts = text.replace(".", ",").split(",")
    return len(parts) > 1 and all(len(part) == 3 and part.isdigit() for part in parts[1:])


def _scaled(
    own: tuple[float | None, float | None], token: Token, lexicon: Lexicon
) -> tuple[float | None, float | None]:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    factor = lexicon.scale.get(word(following), 1.0) if following is not None else 1.0
    low, high = own
    return (low * factor if low is not None else None, high * factor if high is not None else None)


def _unit(token: Token, head: Token, lexicon: Lexicon) -> str:
    """Give what is counted: the noun the number stands on, or that which follows "of"."""
    if token.i != head.i and head.pos_ in ("NOUN", "PROPN") and word(head) not in lexicon.scale:
        return head.text
    for child in token.children if token.i == head.i else head.children:
        if base(child) == "nmod" and case(child) in lexicon.grammar["of"] and child.pos_ == "NOUN":
            return child.text
    return ""


def _bounded(
    token: Token, low: float | None, high: float | None, lexicon: Lexicon
) -> tuple[float | None, float | None]:
    before = fold(token.doc[max(0, token.i - 3) : token.i].text.lower())
    if token.i > 1 and any(f"{lemma} {token.nbor(-1).lower_}" in lexicon.verbs for lemma in lemmas(token.nbor(-2))):
        return (low, high)  # "handed over 21"
    if any(before.endswith(words) for words in lexicon.bounds["at_least"]):
        return (low, None)
    if any(before.endswith(words) for words in lexicon.bounds["at_most"]):
        return (None, high)
    return (low, high)


def _extent(token: Token, head: Token, lexicon: Lexicon, skipped: frozenset[int]) -> tuple[int, int]:
    start = token.i - 2 if token.i > 1 and token.nbor(-1).text == "-" else token.i
    before = fold(token.doc[max(0, token.i - 3) : token.i].text.lower())
    for words in (*lexicon.bounds["at_least"], *lexicon.bounds["at_most"]):
        if before.endswith(words):
            start = max(0, token.i - len(words.split()))
            break
    end = max(phrase(token, skipped)[1] if token.i == head.i else head.i + 1, token.i + 1)
    return start, end
