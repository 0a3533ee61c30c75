"""Make a case file of generated articles, as if they had been received, cleaned and read; or let more be received.

    python bench/case.py case.db 10000
    time synopticon register case.db --watch dprk

The articles are those of tests/generated.py, told twenty years later; one affair in fifty (`--one-in`) is told as one
of arms from North Korea, so that the register has entries. A number larger than what the case holds adds what is
missing, and nothing is reconciled before some command asks for the record: so the cost of 100 articles more is
measured through the command line.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import sys
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from sqlalchemy import Table

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from synopticon.case import making  # noqa: E402
from synopticon.records import Entity, Reading, When  # noqa: E402
from synopticon.store import Store  # noqa: E402
from synopticon.store.schema import cleaned, contents, readings, receipts  # noqa: E402
from tests.builders import Said, reading  # noqa: E402
from tests.generated import articles  # noqa: E402

_KOREA = Entity("e-korea", "North Korea", "GPE", "PRK", "country:PRK")
_ARMS = "North Korea supplied {host} with {words} and artillery shells"
_TOLD_BY = 8  # articles an affair
_LATER = 20  # years


def main() -> None:
    """Write the case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("size", type=int, help="how many articles it is to hold")
    parser.add_argument("--one-in", type=int, default=50, help="one of how many affairs is of arms (default: 50)")
    asked = parser.parse_args()
    store = Store(asked.case)
    held = len(store.current())
    with store.transaction() as connection:
        for one in islice(_readings(asked.size, asked.one_in), held, None):
            for table, row in _rows(one):
                connection.execute(table.insert().prefix_with("OR IGNORE"), row)
    store.close()


def _readings(count: int, one_in: int) -> Iterator[Reading]:
    for number, made in enumerate(articles(count)):
        affair = number // _TOLD_BY
        if affair % one_in == 0:
            host = made.said[0].place
            assert host is not None
            text = _ARMS.format(host=host.name, words=" ".join(made.said[0].text.split()[:4]))
            arms = Said(text, "arm", [_KOREA], [host], when=made.said[0].when, object="artillery shells")
            made = dataclasses.replace(made, said=[arms, *made.said])
        said = [dataclasses.replace(s, when=_moved(s.when)) for s in made.said]
        yield reading(dataclasses.replace(made, said=said, published=_later(made.published)))


def _moved(when: When) -> When:
    if not when.known:
        return when
    return dataclasses.replace(when, earliest=_later(when.earliest or ""), latest=_later(when.latest or ""))


def _later(date: str) -> str:
    return f"{int(date[:4]) + _LATER}{date[4:]}" if date else ""


def _rows(one: Reading) -> Iterator[tuple[Table, dict[str, object]]]:
    """Give the rows of the store for one article: received, cleaned, read."""
    document = dataclasses.replace(one.document, path=f"{one.document.id}.txt")
    one = dataclasses.replace(one, document=document)
    content = document.text.encode()
    key = hashlib.sha256(content).hexdigest()
    yield contents, {"hash": key, "packed": zlib.compress(content)}
    yield receipts, {
        "source": f"/generated/{document.path}", "raw": document.raw, "hash": key, "location": document.path,
        "media_type": "text/plain", "received": "2026-01-01T00:00:00+00:00", "given": "{}", "current": True,
    }  # fmt: skip
    yield cleaned, {
        "raw": document.raw, "maker": making._CLEANER, "document": msgspec.json.encode(document).decode(),
        "reason": None, "detail": None,
    }  # fmt: skip
    packed = zlib.compress(msgspec.json.encode(one))
    yield readings, {"key": making.reading_key(document), "reading": packed, "detail": None}


if __name__ == "__main__":
    main()
