"""Grades by stated rules (`grading.toml`), which an analyst's judgement overrides."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from synopticon.records import Judgement, Record
from synopticon.watches.register.model import Grade

Facts = Mapping[str, Any]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("grading.toml").read_text(encoding="utf-8"))


def scale(code: str) -> str:
    """Say what a grade means."""
    return str(_rules()["scale"][code])


class Grader:
    """Grades sources and information; judgements of the record come before the rules."""

    def __init__(self, record: Record) -> None:
        self._decided: dict[tuple[str, str], Judgement] = {}
        present = {a.judgement: a.subjects for a in record.attachments if a.state == "applied"}
        for judgement in sorted(record.judgements, key=lambda j: (j.when, j.id)):
            if judgement.withdrawn or judgement.attribute not in ("reliability", "credibility"):
                continue
            for subject in present.get(judgement.id, ()) or judgement.subjects:
                self._decided[judgement.attribute, subject] = judgement

    def reliability(self, subjects: Iterable[str], source: str, about: str) -> Grade:
        """Grade a source; `subjects` are the ids that a judgement may be about, the nearest first."""
        return self._judged("reliability", subjects) or _first("reliability", {"source": source, "about": about})

    def credibility(self, subjects: Iterable[str], facts: Facts) -> Grade:
        """Grade the information by its origins, answers and conflicts."""
        return self._judged("credibility", subjects) or _first("credibility", facts)

    def _judged(self, attribute: str, subjects: Iterable[str]) -> Grade | None:
        for subject in subjects:
            if judgement := self._decided.get((attribute, subject)):
                why = judgement.note or "An analyst decided so."
                return Grade(judgement.value, scale(judgement.value), why, f"{judgement.who}, {judgement.when}")
        return None


def _first(attribute: str, facts: Facts) -> Grade:
    rule = next(rule for rule in _rules()[attribute] if all(_holds(rule, key, facts) for key in facts))
    return Grade(rule["grade"], scale(rule["grade"]), rule["why"], f"rule “{rule['name']}”")


def _holds(rule: Mapping[str, Any], key: str, facts: Facts) -> bool:
    if key not in rule:
        return True
    return bool(facts[key] >= rule[key]) if key == "origins" else bool(facts[key] == rule[key])
