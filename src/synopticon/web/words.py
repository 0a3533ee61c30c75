"""The words of the pages for the record's values."""

from __future__ import annotations

from synopticon.wording import BASIS, STANCE, STATUS, language

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

__all__ = [
    "BASIS",
    "CHANGE",
    "DIFFERENCE",
    "ORIGIN",
    "REUSE",
    "STANCE",
    "STATUS",
    "TYPE",
    "TYPES",
    "UNDECIDED",
    "VERDICT",
    "language",
]
