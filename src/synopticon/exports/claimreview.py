"""`claimreview`: the allegations of a record as schema.org ClaimReview objects that a fact-checking desk completes.

One for each event that somebody alleges, denies or accuses somebody of. It says who claims what, where and when. What
only the desk can say is left out: its own name and address, the date of its review, and above all the rating.
"""

from __future__ import annotations

from collections.abc import Iterator

from synopticon.exports.common import NO_AIDS, Aids, Found, Index, Json, Told, array, dumps, filled, published
from synopticon.languages import happenings
from synopticon.records import Entity, Event, Reading, Record, Status

HEAD: Json = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "url": {"@type": "@id"}}}
_CLAIMED = frozenset({"alleged", "denied"})
_TYPES = {"PER": "Person", "ORG": "Organization", "GPE": "Country", "NORP": "Organization"}


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the claims, one object a line, in one JSON-LD graph."""
    index = Index(record)
    reviews = (_review(event, index) for event in record.events if claimed(event, index))
    yield from array(f'{dumps(HEAD)[:-1]},"@graph":[', reviews, "\n]}\n")


def claimed(event: Event, index: Index) -> bool:
    """Tell whether an event is an allegation: it is alleged or denied, has been, or is an accusation itself."""
    if event.status in _CLAIMED or _accusation(event.happening):
        return True
    return any(told.status in _CLAIMED for told in index.told(event))


def _review(event: Event, index: Index) -> Json:
    told = index.told(event)
    claiming = [t.found for t in told if _makes(event, t)] or [t.found for t in told]
    first = claiming[0]
    claim = {
        "@type": "Claim",
        "id": f"urn:synopticon:event:{event.id}",
        "name": event.title,
        "text": _words(first, index),
        "inLanguage": first.reading.document.language,
        "author": _authors(claiming, index),
        "datePublished": published(first.reading)[:10],
        "firstAppearance": _appearance(first.reading),
        "appearance": _appearances([found.reading for found in claiming]),
        "temporalCoverage": _interval(event),
    }
    review = {
        "@type": "ClaimReview",
        "id": f"urn:synopticon:claim-review:{event.id}",
        "claimReviewed": _words(first, index),
        "itemReviewed": filled(claim),
        "citation": [_citation(t, "alleged" if _makes(event, t) else t.status) for t in told],
    }
    return filled(review)


def _makes(event: Event, told: Told) -> bool:
    """Tell a report that makes the claim from one that denies it."""
    return told.status == "alleged" or (told.status != "denied" and _accusation(event.happening))


def _accusation(happening: str) -> bool:
    return happenings().get(happening, {}).get("family") == "accusation"


def _words(found: Found, index: Index) -> str:
    """Give the claim in the words it was made in: what the statement says, else the sentence that reports it."""
    statement = index.statements.get(found.report.statement or "")
    text = found.reading.document.text
    said = text[statement.content_start : statement.content_end] if statement else ""
    return " ".join((said or found.sentence).split())


def _authors(founds: list[Found], index: Index) -> list[Json]:
    """Give who makes the claim: speakers, accusers and, of an accusation in the outlet's voice, its actors."""
    authors: dict[str, Json] = {}
    for found in founds:
        sayers = index.sayers(found) or (list(found.report.actors) if _accusation(found.report.happening) else [])
        for sayer in sayers:
            name = index.name(sayer.entity) or " ".join(sayer.text.split())
            if name:
                authors.setdefault(name, _author(name, index.entities.get(sayer.entity or "")))
    return [authors[name] for name in sorted(authors)]


def _author(name: str, entity: Entity | None) -> Json:
    if entity is None:
        return {"@type": "Thing", "name": name}
    kind = _TYPES.get(entity.type, "Thing")
    if kind == "Country" and not entity.link.startswith("country:"):
        kind = "Place"
    return {"@type": kind, "id": f"urn:synopticon:entity:{entity.id}", "name": name}


def _appearances(readings: list[Reading]) -> list[Json]:
    once = {reading.document.id: reading for reading in readings}
    return [_appearance(reading) for reading in once.values()]


def _appearance(reading: Reading) -> Json:
    document = reading.document
    article = {
        "@type": "NewsArticle",
        "id": f"urn:synopticon:document:{document.id}",
        "url": document.uri if document.uri.startswith(("http://", "https://")) else "",
        "headline": document.title,
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
        "datePublished": published(reading)[:10],
        "inLanguage": document.language,
    }
    return filled(article)


def _citation(told: Told, status: Status) -> Json:
    """Give a sentence that tells of it, with the status it gives it: what the desk starts from."""
    return {
        "@type": "Quotation",
        "text": " ".join(told.found.sentence.split()),
        "creativeWorkStatus": status,
        "isPartOf": {"id": f"urn:synopticon:document:{told.found.reading.document.id}"},
    }


def _interval(event: Event) -> str:
    """Give when it is said to have happened, as ISO 8601's interval (half-open, as in the record); ".." is open."""
    return f"{event.when.earliest or '..'}/{event.when.latest or '..'}" if event.when.known else ""
