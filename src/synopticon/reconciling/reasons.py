"""Why readings differ, said once for all of them and not pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pairwise:
    """What holds between two readings as they are written: they exclude each other, `both` can be true, or the count
    `grew` from the first to the second; `of` what they are of (" of the dead"), where it is said."""

    how: Literal["exclude", "both", "grew"]
    first: str
    second: str
    of: str = ""


Reason = str | Pairwise


def told(reasons: Iterable[Reason]) -> str:
    """Say reasons in sentences, each once: what holds between all of several readings in one sentence."""
    every = tuple(dict.fromkeys(reasons))
    pairs: dict[tuple[str, str], list[Pairwise]] = {}
    for reason in every:
        if isinstance(reason, Pairwise):
            pairs.setdefault((reason.how, reason.of), []).append(reason)
    said = [reason for reason in every if isinstance(reason, str)]
    return " ".join(dict.fromkeys([*(s for group in pairs.values() for s in _sentences(group)), *said]))


def _sentences(pairs: Sequence[Pairwise]) -> list[str]:
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.first, pair.second)))
    if pairs[0].how == "grew":
        return [_grown(pairs, texts)]
    known = {frozenset((pair.first, pair.second)) for pair in pairs}
    if all(frozenset(two) in known for two in combinations(texts, 2)):
        return [_sentence(pairs[0], texts)]
    return [_sentence(pair, (pair.first, pair.second)) for pair in pairs]


def _sentence(pair: Pairwise, texts: Sequence[str]) -> str:
    quoted = [f"“{text}”" for text in texts]
    listed = f"{', '.join(quoted[:-1])} and {quoted[-1]}{pair.of}"
    if pair.how == "exclude":
        return f"{listed} exclude {'each other' if len(texts) == 2 else 'one another'}."
    return f"{listed} can {'both' if len(texts) == 2 else 'all'} be true."


def _grown(pairs: Sequence[Pairwise], texts: Sequence[str]) -> str:
    """Say how a count grew: from what was published first, which is less than most, to what was last."""
    if len(pairs) == 1:
        (pair,) = pairs
        return f"“{pair.second}” was published after “{pair.first}”: the count{pair.of} has grown."
    steps = dict.fromkeys(texts, 0)  # readings that each has grown from, one from the other
    for _ in texts:
        for pair in pairs:
            steps[pair.second] = max(steps[pair.second], min(steps[pair.first] + 1, len(texts)))
    listed = ", ".join(f"“{text}”" for text in sorted(texts, key=steps.__getitem__))
    return f"The count{pairs[0].of} has grown from one publication to the next: {listed}."
