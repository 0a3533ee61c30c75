"""Where two reports put what they tell: one place, one inside the other, a host's country; or two."""

from __future__ import annotations

from synopticon.gazetteer import within
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.families import has
from synopticon.reconciling.matching import NOTHING, Found
from synopticon.reconciling.sides import DAY, everyone


def place(first: Account, second: Account) -> Found:
    """The same place, one inside the other, or at least one country."""
    a, b = first.place, second.place
    if a is None or b is None or (not (a.country and b.country) and not a.words & b.words):
        hosted = _hosted(first, second) if first.family == "travel" else NOTHING
        if hosted is NOTHING and (a or b) and first.document == second.document:
            return Found(0.3, "One article names the place once.")
        return hosted
    if (a.entity and a.entity == b.entity) or (a.link and a.link == b.link):
        return Found(1.0, f"Both place it in {a.name}.")
    if a.link and b.link and (within(a.link, b.link) or within(b.link, a.link)):
        return Found(0.9, f"{a.name} and {b.name}: one lies in the other.")
    if a.country and b.country:
        if a.country == b.country and (first.family == "travel" or "country" in (a.link[:7], b.link[:7])):
            return Found(0.6, f"{a.name} and {b.name} are in one country.")
        if has(first.family, "far"):
            return NOTHING
        if _one_company(first, second):
            return Found(-0.5, f"They place it in {a.name} and in {b.name}.")
        return Found(veto=True, why=f"They place it in {a.name} and in {b.name}.")
    if a.words & b.words:
        return Found(0.5, "They describe the place in the same words.")
    return NOTHING


def _one_company(first: Account, second: Account) -> bool:
    """Tell whether all the same parties, by name, did on one day what they do not do twice: one place is wrong."""
    if has(first.family, "repeats") or has(first.family, "process") or first.family == "travel":
        return False
    if first.document == second.document or first.report.happening != second.report.happening:
        return False
    if not (max(first.when.width, second.when.width) <= DAY and first.when.overlaps(second.when)):
        return False
    one, two = everyone(first), everyone(second)
    several = len(one) > 1 or any(len(p.words) > 1 for p in (*first.doers, *first.others))
    return one == two and several


def _hosted(first: Account, second: Account) -> Found:
    """Compare the place that one names with the host that the other names: who is received is in the host's country."""
    placed, other = (first, second) if first.place and first.place.country else (second, first)
    if placed.place is None or not other.others or not placed.place.country:
        return NOTHING
    hosts = {p.country for p in other.others if p.country}
    if placed.place.country in hosts:
        return Found(0.7, f"The host is of the country that {placed.place.name} is in.")
    return Found(veto=True, why="The host is not of that country.") if hosts else NOTHING
