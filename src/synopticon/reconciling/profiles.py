"""What a verdict on two reports of different articles is made of, and nothing else: reports of equal profiles, as those
of copies are, have equal verdicts, so that an event told by hundreds of them is judged once for each two profiles."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from synopticon.reconciling.accounts import Account

Profile = Hashable


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an account stands: its article, of which it may be one state, its document, and the number of its
    profile."""

    article: str
    document: str
    profile: int


def profile(account: Account) -> Profile:
    """Give all that an account says, but for where it stands: its ids, its offsets, and what else its article has."""
    report, when = account.report, account.report.when
    said = (report.happening, report.type, report.mode, report.context, report.status, report.background, report.object)
    counted = tuple((q.text, q.low, q.high, q.unit) for q in report.quantities)
    dated = (when.earliest, when.latest, when.granularity, when.zone, when.basis)
    sides = (account.doers, account.others, account.place, account.things, account.about, account.answers)
    setting = (account.cast, account.home, account.names)
    times = (account.when, account.bounds, account.published, account.named, account.leads, account.weekday)
    told = (account.family, account.series, account.reading.document.language)
    return said, counted, dated, told, sides, setting, times


class Profiles:
    """The profiles of the accounts of a set, numbered."""

    def __init__(self) -> None:
        self._numbers: dict[Profile, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def placed(self, account: Account) -> Placed:
        """Give where an account stands."""
        number = self._numbers.setdefault(profile(account), len(self._numbers))
        return Placed(account.reading.document.article or account.document, account.document, number)
