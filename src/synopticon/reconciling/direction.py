"""Who copied whom: decided only where something says so, and every reason points the same way."""

from __future__ import annotations

from synopticon import gazetteer
from synopticon.reconciling import outlets
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.records import Document, Reading, ReuseDirection


def _name(document: Document) -> str:
    return document.outlet or document.uri or document.path or document.id


def _credits(one: Document, other: Document) -> bool:
    return any(outlets.of_credit(c) & outlets.of_document(other) for c in outlets.sources(one))


def credited(first: Reading, second: Reading) -> Found:
    """One credits the other's outlet as its source."""
    forth, back = _credits(second.document, first.document), _credits(first.document, second.document)
    if forth == back:
        return NOTHING
    taker, giver = (second, first) if forth else (first, second)
    return Found(1.0 if forth else -1.0, f"{_name(taker.document)} credits {_name(giver.document)}.")


def published(first: Reading, second: Reading) -> Found:
    """One came out before the other."""
    one, two = interval(first.document.published), interval(second.document.published)
    if one.end <= two.start:
        return Found(1.0, f"{_name(first.document)} was published first.")
    if two.end <= one.start:
        return Found(-1.0, f"{_name(second.document)} was published first.")
    return NOTHING


def translated(first: Reading, second: Reading) -> Found:
    """One carries leftovers of the other's language."""
    if first.document.language == second.document.language:
        return NOTHING
    one, two = (any(m.reason == "foreign" for m in r.document.marks) for r in (first, second))
    if one == two:
        return NOTHING
    trace = second if two else first
    return Found(1.0 if two else -1.0, f"{_name(trace.document)} has leftovers of a translation in it.")


def untranslated(first: Reading, second: Reading) -> Found:
    """One keeps names of places and bodies as the other's language has them, and the other has these very names."""
    if first.document.language == second.document.language:
        return NOTHING
    one, two = _kept(first, second), _kept(second, first)
    if (len(one) < _KEPT) == (len(two) < _KEPT):
        return NOTHING
    trace, names = (second, two) if len(two) >= _KEPT else (first, one)
    said = ", ".join(f"“{name}”" for name in sorted(names)[:3])
    return Found(1.0 if trace is second else -1.0, f"{_name(trace.document)} keeps {said} of the other's language.")


def _kept(taker: Reading, giver: Reading) -> set[str]:
    language = taker.document.language
    theirs = {name.text for entity in giver.entities if entity.link for name in entity.names}
    ours = {
        name.text for entity in taker.entities if entity.type in _TRANSLATED and entity.link for name in entity.names
    }
    return {name for name in ours & theirs if gazetteer.foreign(name, language)}


def attributed(first: Reading, second: Reading) -> Found:
    """One names the other's outlet in its text as where it has its words from."""
    forth, back = _names(second, first), _names(first, second)
    if forth == back:
        return NOTHING
    taker, giver = (second, first) if forth else (first, second)
    return Found(1.0 if forth else -1.0, f"{_name(taker.document)} attributes to {_name(giver.document)} in its text.")


def _names(taker: Reading, giver: Reading) -> bool:
    own = outlets.of_document(giver.document)
    steps = (s.name for st in taker.statements for s in st.via if s.role in ("wire", "originator", "medium"))
    return any(own & outlets.keys(name) for name in steps if name)


def grown(first: Reading, second: Reading) -> Found:
    """Two states of one article: the later has a higher number, or all of the earlier and more."""
    one, two = first.document, second.document
    if one.article and one.article == two.article and one.version != two.version:
        return Found(1.0 if one.version < two.version else -1.0, "They are numbered states of one article.")
    if len(one.text) == len(two.text):
        return NOTHING
    return Found(1.0 if len(one.text) < len(two.text) else -1.0, "The longer of two states of an article is the later.")


# What translators translate the names of, and how many names left as they were make a translation: one may be a slip.
_TRANSLATED = ("GPE", "LOC", "ORG")
_KEPT = 2
_MOST = 0.5  # share of the shorter text from which the later of two is taken to have it from the earlier

FEATURES = (credited, attributed, translated, untranslated, published)


def common_source(first: Reading, second: Reading) -> str:
    """Give the sentence that says that both credit one third party, "" where they do not."""
    own = outlets.of_document(first.document) | outlets.of_document(second.document)
    for mine in outlets.sources(first.document):
        for theirs in outlets.sources(second.document):
            if (outlets.of_credit(mine) & outlets.of_credit(theirs)) - own:
                return f"Both credit {mine.name or mine.uri}."
    return ""


def succession(first: Reading, second: Reading) -> tuple[ReuseDirection, tuple[str, ...]]:
    """Decide which of two states of one article came first: by publication, else by which has grown."""
    found = published(first, second)
    if not found.value or first.document.version != second.document.version:
        found = grown(first, second)
    if not found.value:
        return "undecided", ("Nothing says which of the two came first.",)
    return ("first-to-second" if found.value > 0 else "second-to-first"), (found.why,)


def direction(first: Reading, second: Reading, share: float = 1.0) -> tuple[ReuseDirection, tuple[str, ...]]:
    """Decide who copied whom, with the sentences that say why; "undecided" where reasons lack or contradict.

    `share` of the shorter text is what they have in common: of a little, both may have it from somebody else, and which
    was published first says nothing.
    """
    common = common_source(first, second)
    if common:
        return "common-source", (common,)
    found = [(feature, feature(first, second)) for feature in FEATURES]
    telling = [(feature, each) for feature, each in found if each.value]
    why = tuple(each.why for _, each in telling)
    if len({each.value > 0 for _, each in telling}) > 1:
        return "undecided", (*why, "These point different ways.")
    if not telling:
        return "undecided", ("Nothing says which of the two came first.",)
    if share < _MOST and [feature for feature, _ in telling] == [published]:
        return "undecided", (*why, "They share too little for that to say that one was copied from the other.")
    return ("first-to-second" if telling[0][1].value > 0 else "second-to-first"), why
