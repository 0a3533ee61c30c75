"""Which of the kept records is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from synopticon.records import Run


class NoSuchRun(ValueError):
    """No record was kept under a name; the message is one line that says so and what to do."""


def named(runs: Sequence[Run], key: str) -> Run:
    found = next((run for run in runs if run.id == key), None)
    if found is None:
        raise NoSuchRun(f"{key}: no such run; `synopticon runs CASE` lists them")
    return found


def before(runs: Sequence[Run], since: str) -> Run | None:
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise NoSuchRun(f"{since}: neither a run nor a date; write run-2, 2024-06-18 or 2024-06-18T09:30") from None
    utc = moment.replace(tzinfo=moment.tzinfo or UTC)
    return max((r for r in runs if datetime.fromisoformat(r.made) < utc), key=_number, default=None)


def _number(run: Run) -> int:
    return int(run.id.removeprefix("run-"))
