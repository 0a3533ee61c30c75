"""Reports indexed by when they say it happened, or when they were told, so that those of one time are found at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from synopticon.reconciling.accounts import Account, undated
from synopticon.reconciling.families import has
from synopticon.reconciling.intervals import Interval
from synopticon.reconciling.timing import GOING_ON, STALE, WEEK, again, targets

_MONTH = 31.0
_YEAR = 366.0
_CLOSE = 8.0  # days; what is dated so closely is found by its days, the rest by its months
_CLOCKS = 1.0  # days by which two dates may differ and be one


Ids = list[str]


class Occasions:
    """The accounts of one block."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._all = tuple(accounts)
        self._days: dict[int, Ids] = {}
        self._months: dict[tuple[int, bool, bool], Ids] = {}
        self._told: dict[tuple[int, bool], Ids] = {}
        self._years: dict[int, Ids] = {}
        self._loose: Ids = []
        self._timeless: Ids = []
        for account in accounts:
            if account.dated:
                self._date(account)
            else:
                self._tell(account)

    def _date(self, account: Account) -> None:
        close = account.when.width <= _CLOSE
        for day in _steps(account.when, 1.0) if close else ():
            self._days.setdefault(day, []).append(account.id)
        for month in _steps(account.when, _MONTH):
            self._months.setdefault((month, close, account.future), []).append(account.id)

    def _tell(self, account: Account) -> None:
        self._loose.append(account.id)
        if math.isfinite(account.when.width):
            for year in _steps(account.when, _YEAR):
                self._years.setdefault(year, []).append(account.id)
        if account.published.width > _MONTH:
            self._timeless.append(account.id)
            return
        week = int(account.published.start // WEEK)
        self._told.setdefault((week, not account.leads), []).append(account.id)

    def meeting(self, other: Occasions) -> Iterator[tuple[str, str]]:
        """Give the pairs of an account of these and one of the others whose times do not exclude each other."""
        for mine, theirs in ((self, other), (other, self))[: 1 if self is other else 2]:
            for account in mine._all:
                one = account.id
                for two in set().union(*theirs._near(account)):
                    if two != one:
                        yield (one, two) if one < two else (two, one)

    def _near(self, account: Account) -> Iterator[Ids]:
        if account.dated:
            yield from self._at(account)
        if not account.dated or account.future:
            yield from self._reached(account)
            yield from self._told_near(account) if account.published.width <= _MONTH else (self._loose,)
            yield self._timeless
        if not account.dated and math.isfinite(account.when.width):
            yield from (self._years.get(year, []) for year in _steps(account.when, _YEAR))

    def _at(self, account: Account) -> Iterator[Ids]:
        """Give the dated accounts of a dated one's time; a plan is of one time with what came of it within a month."""
        close = account.when.width <= _CLOSE
        if close:
            yield from (self._days.get(day, []) for day in _steps(account.when, 1.0))
        for month in _steps(account.when, _MONTH):
            for future in (False, True):
                yield self._months.get((month, False, future), [])
                if not close or (future != account.future and not has(account.family, "repeats")):
                    yield self._months.get((month, True, future), [])

    def _told_near(self, account: Account) -> Iterator[Ids]:
        """Give the undated accounts told near an undated one; of what is done again and again, news of the week after:
        the earlier of two finds the later."""
        month = int(account.published.start // _MONTH) * _MONTH
        lasting = has(account.family, "process") or (has(account.family, "mortal") and not again(account))
        reach = GOING_ON if lasting else _MONTH
        wide = range(int((month - reach) // WEEK), int((month + _MONTH + reach) // WEEK) + 1)
        after = range(int(account.published.start // WEEK), int((account.published.end + WEEK) // WEEK) + 1)
        narrow = after if _briefly(account) and account.leads else wide
        for recalled, weeks in ((False, narrow), (True, wide)):
            for told in weeks:
                yield self._told.get((told, recalled), [])

    def _reached(self, account: Account) -> Iterable[Ids]:
        """Give the dated accounts that an undated one may tell of: news of before it, a plan of what follows."""
        start, end = account.bounds.start, account.bounds.end
        if undated(account) and account.leads and not (account.future or has(account.family, "process")):
            reach = WEEK if _briefly(account) else GOING_ON if targets(account) else STALE
            start = min((max(start, account.published.start - reach), *(named.start for named in account.named)))
        if math.isfinite(start) and math.isfinite(end):
            return self._between(Interval(start, end))
        return self._months.values()

    def _between(self, when: Interval) -> Iterator[Ids]:
        if when.width <= 3 * WEEK:
            yield from (self._days.get(day, []) for day in _steps(when, 1.0))
        for month in _steps(when, _MONTH):
            for future in (False, True):
                yield self._months.get((month, False, future), [])
                if when.width > 3 * WEEK:
                    yield self._months.get((month, True, future), [])


def _briefly(account: Account) -> bool:
    """Tell whether what is done again within days is not told again for weeks, as a position is."""
    return again(account) and not has(account.family, "position")


def _steps(when: Interval, length: float) -> range:
    """Give the numbers of the days or months that an interval touches, or would by another clock."""
    return range(int((when.start - _CLOCKS) // length), int((when.end + _CLOCKS) // length) + 1)
