"""What somebody who read the sentences says of the happenings that the benches count as invented. Most label sets name
one happening a sentence: what they leave out is no invention where the sentence tells it.

The table has a row for each happening given beyond the labels: the set, the sentence (its digest: the texts are not
ours to keep), the type, the trigger as `start:end` in characters, the verdicts of up to three judges, who did not see
each other's ("" where one did not read it), and a word on why. A verdict is `told` (as news, of this type by the
codebook, of these parties), or else `other-type`, `wrong-party`, `not-news` (aim, topic, background, denied, undecided,
or to come where it is given as occurred) or `wrong` (nothing of the kind). What most of them hold told is.

A second table has the types that three experts, each by himself, gave to labelled pairs of a source and a target by
the manual, without having seen the labels: the best first, others that the manual allows as well behind a slash, NONE
where the sentence tells nothing between the two. What the labels themselves agree with them is the most that a coder by
the manual reaches.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from hashlib import blake2s
from pathlib import Path

TABLE = Path(__file__).parents[3] / "tests" / "data" / "adjudicated_events.tsv"
TYPES = TABLE.with_name("adjudicated_types.tsv")
_JUDGES = ("verdict", "second", "third")
_EXPERTS = ("types", "second", "third")
VERDICTS = ("told", "other-type", "wrong-party", "not-news", "wrong")

Event = tuple[str, str]  # type, trigger
Verdicts = dict[str, dict[Event, str]]
Pair = tuple[str, str, str]  # digests of the sentence, of its source and of its target
Types = dict[Pair, tuple[tuple[str, ...], ...]]  # of each expert, the best first


def verdicts(table: Path = TABLE) -> Verdicts:
    """Read the verdicts by sentence; none where the table is not there, as in an installed package.

    Raises:
        ValueError: a verdict is not one of the five.
    """
    found: Verdicts = {}
    if not table.exists():
        return found
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            given = [row[judge] for judge in _JUDGES if row[judge]]
            if unknown := set(given) - set(VERDICTS):
                raise ValueError(f"{table}: no such verdict: {min(unknown)}")
            found.setdefault(row["sentence"], {})[row["type"], row["trigger"]] = _decided(given)
    return found


def _decided(given: Sequence[str]) -> str:
    """Give `told` where most judges say so, else the first of the other verdicts."""
    return "told" if 2 * given.count("told") > len(given) else next(each for each in given if each != "told")


def types(table: Path = TYPES) -> Types:
    """Read the types that experts gave to pairs; none where the table is not there."""
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            (r["sentence"], r["source"], r["target"]): tuple(tuple(r[each].split("/")) for each in _EXPERTS)
            for r in rows
        }


def pair(text: str, source: str, target: str) -> Pair:
    """Give the key of a source and a target in a sentence."""
    return digest(text), digest(source), digest(target)


def digest(text: str) -> str:
    """Give the short name of a sentence in the table."""
    return blake2s(text.encode(), digest_size=5).hexdigest()


def judged(text: str, events: Sequence[Event], known: Verdicts) -> list[str]:
    """Give the verdict on each event of a sentence, "" where there is none. One whose trigger has moved has the verdict
    of an event of its type that is no longer given, the worst first."""
    rows = dict(sorted(known.get(digest(text), {}).items(), key=lambda row: VERDICTS.index(row[1]), reverse=True))
    given = [rows.pop(event, "") for event in events]
    for place, (kind, _) in enumerate(events):
        moved = next((row for row in rows if row[0] == kind), None)
        if not given[place] and moved:
            given[place] = rows.pop(moved)
    return given
