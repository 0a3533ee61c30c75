"""What the fields of an article dump or a sidecar are called, and how they become `Given`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from synopticon.records import Given

# Names seen in news-please, Common Crawl News, GDELT, Event Registry, NewsAPI, Kaggle and trafilatura dumps,
# compared without case, in the order in which they are believed.
TEXT = ("text", "content", "body", "maintext", "article", "article_text", "full_text", "raw_text")
_GIVEN = {
    "uri": ("url", "uri", "link", "source_url", "canonical_url", "permalink"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "sitename", "source_domain", "source_name", "hostname"),
    "language": ("language", "lang"),
    "published": (
        "published", "date", "publish_date", "date_publish", "date_published", "published_at", "publishedat",
        "pubdate", "datetime", "datepublished", "publication_date",
    ),
    "author": ("author", "authors", "byline"),
}  # fmt: skip


KNOWN = frozenset(TEXT).union(*_GIVEN.values())
"""Every name of a field that is read."""


def _plain(value: object) -> str:
    """Give a field's value as text: of a list its members, of an object its name, nothing for what has none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(filter(None, (_plain(item) for item in value[:20])))
    if isinstance(value, Mapping):
        return next((_plain(value[key]) for key in ("name", "title", "id", "uri") if value.get(key)), "")
    return ""


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    lowered = {str(key).strip().lower(): value for key, value in record.items()}
    return next((text for name in names if (text := _plain(lowered.get(name)))), "")


def given(record: Mapping[str, object]) -> Given:
    """Read what a record says about its article; unknown fields are left alone, so are values of odd types."""
    return Given(**{field: _first(record, names) for field, names in _GIVEN.items()})


def has_text(record: Mapping[str, object]) -> bool:
    """Tell whether a record holds an article's text under any of the names in `TEXT`."""
    return bool(_first(record, TEXT))


def over(below: Given, above: Given) -> Given:
    """Give `below` with every field that `above` has put over it."""
    return Given(
        uri=above.uri or below.uri,
        title=above.title or below.title,
        outlet=above.outlet or below.outlet,
        language=above.language or below.language,
        published=above.published or below.published,
        author=above.author or below.author,
    )
