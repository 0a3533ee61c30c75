"""What an event's status is, how it came to it, and which reports decide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from synopticon.chronology import describe
from synopticon.reconciling.accounts import Account
from synopticon.records import Status, StatusStep, When

_RANK: dict[Status, int] = {
    "hypothetical": 0, "called-for": 1, "possible": 2, "planned": 3, "alleged": 4, "denied": 5, "cancelled": 6,
    "underway": 7, "occurred": 8,
}  # fmt: skip
_TOLD = ("occurred", "underway")
_AHEAD = ("planned", "possible")
_NARROW = 31.0  # days; a publication known less closely does not date a step


@dataclass(frozen=True, slots=True)
class Decided:
    """The present status, the steps to it in order, and the sentences that say why."""

    status: Status
    history: tuple[StatusStep, ...]
    why: tuple[str, ...]


def decide(accounts: Sequence[Account], latest: float) -> Decided:
    """Decide an event's status from its reports. `latest` is the last day on which an article was published."""
    ordered = sorted(accounts, key=_order)
    history = _history(ordered)
    status, why = _present(ordered)
    if status in _AHEAD:
        why = (*why, *_passed(ordered, latest))
    return Decided(status, history, why)


def _order(account: Account) -> tuple[float, int, float, str]:
    said = account.published.start if account.published.width <= _NARROW else math.inf
    return (said, _RANK[account.report.status], account.when.start, account.id)


def _history(ordered: Sequence[Account]) -> tuple[StatusStep, ...]:
    """Give one step for each status that each article gives, dated by its publication where that is known."""
    steps: dict[tuple[str, Status], StatusStep] = {}
    for account in ordered:
        key = (account.document, account.report.status)
        steps.setdefault(key, StatusStep(_said(account), account.report.status, account.id))
    return tuple(steps.values())


def _said(account: Account) -> str | None:
    if account.published.width > _NARROW:
        return None
    published = account.reading.published
    return (published if published.known else account.reading.document.published).earliest


def _present(ordered: Sequence[Account]) -> tuple[Status, tuple[str, ...]]:
    """Decide among the statuses reported; an outlet's own voice outweighs what it only lets somebody say."""
    own = [a for a in ordered if a.report.statement is None]
    told = [a for a in own or ordered if a.report.status in _TOLD] or [a for a in ordered if a.report.status in _TOLD]
    dropped = [a for a in ordered if a.report.status == "cancelled"]
    if dropped and not any(_later(a, dropped[-1]) for a in told):
        return "cancelled", (_because("cancelled", dropped),)
    if told:
        happened = [a for a in told if a.report.status == "occurred"] or told
        return happened[-1].report.status, (_because(happened[-1].report.status, happened),)
    present = _strongest(ordered)
    return present, (_because(present, [a for a in ordered if a.report.status == present]),)


def _later(one: Account, other: Account) -> bool:
    """Tell whether one was published after the other, or at a time that is not known."""
    return not math.isfinite(one.published.start) or one.published.start >= other.published.start


def _strongest(ordered: Sequence[Account]) -> Status:
    """Decide among plans, allegations and denials: what is alleged and denied stays alleged."""
    found = {a.report.status for a in ordered}
    if "alleged" in found:
        return "alleged"
    if "denied" in found:
        return "denied"
    last = [a for a in ordered if a.report.status in _AHEAD]
    return last[-1].report.status if last else ordered[-1].report.status


def _because(status: Status, deciding: Sequence[Account]) -> str:
    documents = len({a.document for a in deciding})
    voice = "in its own voice" if any(a.report.statement is None for a in deciding) else "in the words of others"
    return f"Status {status}: {documents} article{'s say' if documents > 1 else ' says'} so, {voice}."


def _passed(ordered: Sequence[Account], latest: float) -> tuple[str, ...]:
    """Say that a plan's time has passed unreported."""
    for account in reversed(ordered):
        if math.isfinite(account.when.end) and account.when.end <= latest:
            return (f"{_upper(describe(_when(account)))} has passed and no article says whether it took place.",)
    return ()


def _when(account: Account) -> When:
    return account.report.when


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
