"""No stage falls below the floor that `bench/measures.toml` sets for it."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from tests.conftest import ROOT

_SPEC = importlib.util.spec_from_file_location("accuracy", ROOT / "bench" / "accuracy.py")
assert _SPEC and _SPEC.loader
ACCURACY = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(ACCURACY)


@pytest.mark.parametrize("run", ACCURACY.runs(), ids=lambda run: f"{run['stage']}-{run['language']}")
def test_floor(run: dict[str, Any]) -> None:
    if not ACCURACY.place(run).exists():
        pytest.skip("the shared data folder is not beside this checkout")
    found = ACCURACY.measure(run)
    assert run["floors"]
    for name, floor in run["floors"].items():
        assert found[name] >= floor, f"{name} fell to {found[name]}"
