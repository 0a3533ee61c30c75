"""What several tests stand on: where the example and the shared data lie, and a case built of the example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from synopticon.case import Case
from synopticon.records import Record

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "fisheries"
SHARED = ROOT.parent / "shared"

settings.register_profile("no-clock", deadline=None)  # no test is held to a clock: a loaded machine is not a fault
settings.load_profile("no-clock")

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data folder is not beside this checkout")


@pytest.fixture(scope="session")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case built of the example, once a session; not to be added to."""
    with Case(tmp_path_factory.mktemp("example") / "fisheries.db") as case:
        case.add(EXAMPLE)
        yield case


@pytest.fixture(scope="session")
def example_record(example_case: Case) -> Record:
    """The record of the example."""
    return example_case.record()
