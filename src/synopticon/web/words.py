"""The words of the pages for the record's values."""

from __future__ import annotations

STATUS = {
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
TYPES = {
    "PER": "people",
    "ORG": "organisations",
    "GPE": "countries and cities",
    "LOC": "places",
    "FAC": "sites",
    "NORP": "groups",
    "EVENT": "occasions",
    "MISC": "other names",
}
TYPE = {
    "PER": "person",
    "ORG": "organisation",
    "GPE": "country or city",
    "LOC": "place",
    "FAC": "site",
    "NORP": "group",
    "EVENT": "occasion",
    "MISC": "other name",
}
LANGUAGES = {"en": "English", "es": "Spanish"}
STANCE = {
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
BASIS = {
    "given": "given with it",
    "metadata": "from its metadata",
    "header": "from its header",
    "url": "from its address",
    "stated": "stated",
    "inferred": "inferred",
    "unknown": "not known",
}
ORIGIN = {
    "agency": "news agency",
    "official": "official source",
    "medium": "medium",
    "own-reporting": "own reporting",
    "not-established": "not established",
}
REUSE = {
    "verbatim": "copied word for word",
    "rewritten": "rewritten",
    "translated": "translated",
    "version": "another version",
    "quotation": "same quotation",
}
DIFFERENCE = {
    "conflict": "They exclude each other.",
    "precision": "One is more exact than the other.",
    "scope": "They count or cover different things.",
    "version": "Two versions of one article.",
    "translation": "One text, translated.",
    "time-zone": "One moment, in two time zones.",
}
VERDICT = {
    "same": "the same",
    "not-same": "not the same",
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
}
CHANGE = {
    "new-story": "new story",
    "new-event": "new event",
    "status": "status",
    "new-origin": "new origin",
    "new-report": "new report",
    "new-disagreement": "new disagreement",
    "resolved-disagreement": "disagreement resolved",
    "gone": "gone",
}
UNDECIDED = {"entity": "who is meant", "speaker": "who speaks"}


def language(code: str) -> str:
    """Name a language."""
    return LANGUAGES.get(code, code)
