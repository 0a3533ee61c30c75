"""Learn what the evidence on a pair of reports comes to: `src/synopticon/reconciling/weighing.toml`.

    python -m training.weighing DIR... [--write]

Each `DIR` holds affairs: folders of articles with a `gold.toml` that says which accounts are of one event (as those
of tests/data/affairs). Every pair of marked reports of two articles that nothing forbids is one example, but for those
of articles of which one took text from the other: that they share words says only that; and every pair worth judging of
two affairs, as if they had been at one time. What comes out is numbers.

An additive model (Hastie and Tibshirani 1986, "Generalized Additive Models"): logistic regression over the values of
each measure, interpolated between the knots below, with a Gaussian prior on what each knot says. Shown beside it: what
it finds in each affair when it is learnt from the others.
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from synopticon.case import Case
from synopticon.evaluation.affair import Affair, build
from synopticon.reconciling.accounts import Account, accounts
from synopticon.reconciling.blocking import pairs as worth_judging
from synopticon.reconciling.families import kin
from synopticon.reconciling.intervals import Interval
from synopticon.reconciling.likeness import same_happening
from synopticon.reconciling.weighing import MEASURES, measured

OUT = Path(__file__).parent.parent / "src" / "synopticon" / "reconciling" / "weighing.toml"
KNOTS = {
    "evidence": (-1.0, 1.0, 3.0, 5.0),
    "sentences": (0.0, 0.5, 1.0, 2.0),
    "wording": (0.0, 0.15, 0.3),
    "company": (0.0, 0.3, 0.6, 1.0),
    "kind": (0.0, 1.0, 2.0),
    "spoken": (0.0, 1.0),
    "recalled": (0.0, 1.0, 2.0),
    "rivals": (2.0, 4.0, 8.0, 16.0),
}
TOGETHER = 8  # affairs that are moved to one time
STRANGE = 0.05  # what such a pair counts as an example: there are as many as one likes, and few in a day's news
DAY = 740_000  # days since 0001-01-01, around which they are put
PRIOR = 1.0  # variance of what a knot says
LIKELY = (0.5, 0.7, 0.8)  # probabilities from which a pair is held to be one, shown
LEAST = 0.7  # the one that ships: a wrong join misleads, a missed one only repeats
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports: of which affair (of two, the first's), what each measure gives, whether a reader holds them to be of
    one event, and what it counts as an example."""

    affair: str
    values: tuple[float, ...]
    one: bool
    counts: float = 1.0


def pairs(path: Path) -> Iterator[Pair]:
    """Give the examples of one affair."""
    made = build(path)
    marked = _marked(made)
    found = [a for a in accounts(made.record.readings, made.record.entities) if a.id in marked]
    taken = {frozenset(r.documents) for r in made.record.reuse if r.kind != "quotation"}
    for first, second in combinations(found, 2):
        if first.document == second.document or frozenset((first.document, second.document)) in taken:
            continue
        if not kin(first.family).isdisjoint(kin(second.family)):
            yield from _pair(path.parent.name, first, second, one=bool(marked[first.id] & marked[second.id]))


def strangers(folders: Sequence[Path]) -> Iterator[Pair]:
    """Give the pairs worth judging of reports of two affairs, moved to one time, `TOGETHER` affairs at once: what is
    told in one month of two affairs is hardly one happening."""
    with tempfile.TemporaryDirectory() as place, Case(Path(place) / "case.db") as case:
        for folder in folders:
            case.add(folder)
        record = case.record()
    names = {path.name: folder.name for folder in folders for path in folder.glob("*.txt")}
    affair = {r.document.id: names[Path(r.document.path).name] for r in record.readings}
    told: dict[str, list[Account]] = {}
    for account in accounts(record.readings, record.entities):
        told.setdefault(affair[account.document], []).append(account)
    order = sorted(told, key=lambda name: zlib.crc32(name.encode()))
    for n in range(0, len(order), TOGETHER):
        at = {a.id: a for name in order[n : n + TOGETHER] for a in _moved(told[name])}
        for first, second in (tuple(at[i] for i in pair) for pair in sorted(worth_judging(list(at.values())))):
            if affair[first.document] != affair[second.document]:
                for pair in _pair(affair[first.document], first, second, one=False):
                    yield replace(pair, counts=STRANGE)


def _moved(told: Sequence[Account]) -> list[Account]:
    """Move the accounts of an affair in time, so that half of its articles stand before day `DAY`."""
    days = DAY - round(median(a.published.start for a in told if a.published.bounded))

    def moved(at: Interval) -> Interval:
        return Interval(at.start + days, at.end + days)

    return [
        replace(
            a,
            when=moved(a.when),
            bounds=moved(a.bounds),
            published=moved(a.published),
            named=tuple(moved(at) for at in a.named),
        )
        for a in told
    ]


def _pair(affair: str, first: Account, second: Account, *, one: bool) -> Iterator[Pair]:
    found = same_happening(first, second)
    if not found.vetoed:
        yield Pair(affair, tuple(measured(found, first, second).values()), one)


def _marked(made: Affair) -> dict[str, set[str]]:
    """Give the events of each report of a right type that a reader marked."""
    marked: dict[str, set[str]] = {}
    for happening in made.gold.event:
        for reports in made.told(happening).values():
            for report in reports:
                marked.setdefault(report.id, set()).add(happening.key)
    return marked


def design(examples: Sequence[Pair]) -> Matrix:
    """Give the row of each example: of each measure, how near its value is to each knot but the first; and a 1."""
    columns = [np.ones((len(examples), 1))]
    for n, name in enumerate(MEASURES):
        at = np.array(KNOTS[name])
        values = np.clip([e.values[n] for e in examples], at[0], at[-1])
        columns.append(np.stack([np.interp(values, at, hat) for hat in np.eye(len(at))[1:]], axis=1))
    return np.hstack(columns)


def fitted(rows: Matrix, ones: Matrix, counts: Matrix) -> Matrix:
    """Fit a logistic regression of examples that count so much, the constant free."""

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        odds = rows @ weights
        slack = np.concatenate(([0.0], weights[1:])) / PRIOR
        value = counts @ (np.logaddexp(0.0, odds) - ones * odds) + 0.5 * slack @ weights
        return float(value), rows.T @ (counts * (1.0 / (1.0 + np.exp(-odds)) - ones)) + slack

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x


def checked(examples: Sequence[Pair]) -> None:
    """Print what is found of each affair with weights learnt from the others: precision, and recall of the pairs that
    nothing forbids; and how many pairs of two affairs are taken for one."""
    rows, ones, counts = design(examples), *_columns(examples)
    affairs, strange = np.array([e.affair for e in examples]), counts < 1
    odds = np.zeros(len(examples))
    for affair in sorted(set(affairs)):
        kept = affairs != affair
        odds[~kept] = rows[~kept] @ fitted(rows[kept], ones[kept], counts[kept])
    print(f"{int((~strange).sum())} pairs of {len(set(affairs))} affairs, {int(ones.sum())} of one event")
    for likely in LIKELY:
        found = odds >= np.log(likely / (1 - likely))
        right, all_found = ones[found].sum(), (found & ~strange).sum()
        between = f"{int((found & strange).sum())} of {int(strange.sum())} of two affairs"
        print(f"from {likely}: precision {right / all_found:.3f}, recall {right / ones.sum():.3f}; {between}")


def _columns(examples: Sequence[Pair]) -> tuple[Matrix, Matrix]:
    return np.array([float(e.one) for e in examples]), np.array([e.counts for e in examples])


def written(weights: Matrix) -> str:
    """Give the table that ships: of each measure the knots, and what each says; the constant is in the first's."""
    constant, rest = weights[0], list(weights[1:])
    lines = [
        "# What each measure of a pair of reports says of their telling one happening, in log-odds, at the values",
        "# between which it is interpolated; from `least` on they are held to be one. Made by training/weighing.py.",
        f"least = {np.log(LEAST / (1 - LEAST)):.2f}",
    ]
    for name in MEASURES:
        says = [0.0, *(rest.pop(0) for _ in KNOTS[name][1:])]
        says = [s + constant for s in says] if name == "evidence" else says
        lines += ["", f"[{name}]", f"at = {list(KNOTS[name])}", f"says = [{', '.join(f'{s:.2f}' for s in says)}]"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn the weights of the affairs of some folders, and check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path, help="folders of affairs")
    parser.add_argument("--write", action="store_true", help="put the table in its place")
    asked = parser.parse_args()
    paths = sorted(path for folder in asked.data for path in folder.rglob("gold.toml"))
    examples = []
    for path in paths:
        examples += pairs(path)
        print(f"{len(examples):6d} pairs with {path.parent.name}", flush=True)
    examples += strangers([path.parent for path in paths])
    checked(examples)
    table = written(fitted(design(examples), *_columns(examples)))
    if asked.write:
        OUT.write_text(table, encoding="utf-8")
    else:
        print(table)


if __name__ == "__main__":
    main()
