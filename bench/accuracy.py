"""Measure every stage on what `measures.toml` names and write docs/accuracy.md. Run: `make accuracy`."""

from __future__ import annotations

import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

from synopticon.evaluation.figures import figures

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"
MEASURES = Path(__file__).with_name("measures.toml")
_HEAD = """# Accuracy

Made by `make accuracy`, which runs `synopticon bench STAGE --data FILE --language XX` on each set below. Fractions are
of 1, percentages of 100, as each measure's literature has them. "Development" sets were in sight while rules were
written: expect less on unseen text. The floors that tests hold stand in `bench/measures.toml`.
"""


def runs() -> list[dict[str, Any]]:
    """Give what is measured."""
    listed: list[dict[str, Any]] = tomllib.loads(MEASURES.read_text(encoding="utf-8"))["run"]
    return listed


def place(run: dict[str, Any]) -> Path:
    """Give where the data of a run lies."""
    below = str(run["data"])
    return ROOT / below if below.startswith("tests/") else SHARED / below


def measure(run: dict[str, Any]) -> dict[str, float | int | str]:
    """Give the figures of a run by name."""
    module = import_module(f"synopticon.evaluation.{run['stage']}")
    return dict(figures(module.evaluate(place(run), run["language"])))


def main() -> None:
    """Measure and write the page."""
    parts = [_HEAD]
    for run in runs():
        if not place(run).exists():
            sys.exit(f"{place(run)}: not there; the shared data folder must lie beside this checkout")
        sys.stderr.write(f"{run['stage']} {run['language']} …\n")
        parts.append(_table(run, measure(run)))
    tail = Path(__file__).with_name("notes.md")
    (ROOT / "docs" / "accuracy.md").write_text("\n".join([*parts, tail.read_text(encoding="utf-8")]), encoding="utf-8")


def _table(run: dict[str, Any], found: dict[str, float | int | str]) -> str:
    shown = run["shown"] or list(found)
    rows = [f"| {name} | {_number(found[name])} |" for name in shown]
    title = f"## {run['stage']}, {run['language']}: `{run['data']}`\n\n{run['seen'][0].upper()}{run['seen'][1:]}.\n"
    return "\n".join([title, "| measure | value |\n|---|---|", *rows, ""])


def _number(value: float | int | str) -> str:
    if isinstance(value, float):
        return f"{value:.1f}" if abs(value) > 1 else f"{value:.3f}"
    return str(value)


if __name__ == "__main__":
    main()
