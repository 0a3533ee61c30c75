"""The words in which every view says the record's values."""

from __future__ import annotations

STATUS: dict[str, str] = {
    "planned": "announced",
    "possible": "possible",
    "underway": "under way",
    "occurred": "reported",
    "alleged": "alleged",
    "denied": "denied",
    "cancelled": "cancelled",
    "called-for": "called for",
    "hypothetical": "supposed",
}
STANCE: dict[str, str] = {
    "asserts": "said",
    "denies": "denied",
    "confirms": "confirmed",
    "accuses": "alleged",
    "promises": "promised",
    "threatens": "threatened",
    "demands": "demanded",
    "praises": "praised",
    "criticises": "criticised",
    "urges": "urged",
    "warns": "warned",
    "asks": "asked",
    "announces": "announced",
    "expects": "expected",
}
BASIS: dict[str, str] = {
    "given": "given with it",
    "metadata": "from its metadata",
    "header": "from its header",
    "url": "from its address",
    "stated": "stated",
    "inferred": "inferred",
    "unknown": "not known",
}
LANGUAGES = {"en": "English", "es": "Spanish"}


def language(code: str) -> str:
    """Name a language."""
    return LANGUAGES.get(code, code)


def many(count: int, noun: str) -> str:
    """Say how many: "1 article", "3 articles"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
