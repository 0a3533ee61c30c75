"""What the desk costs: writing the query tables of a generated case, and each kind of page and call.

    python bench/desk.py 200 20000 100000

For each size: processor seconds and megabytes of the tables, then milliseconds of each request when first asked.
The articles are those of tests/generated.py, 200 a story, each happening told by eight.
"""

from __future__ import annotations

import argparse
import logging
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
A_STORY = 200
PATHS = (
    "/stories/{story}", "/", "/?page=2", "/search?q=the", "/search?q=seized&kind=event", "/search?outlet=Outlet+3",
    "/search?language=en&page=3", "/search?from=2001-01-05&kind=event", "/events/{event}", "/articles/{document}",
    "/entities", "/entities/{entity}", "/relations?story={story}", "/relations", "/sources", "/judge",
    "/api/events?limit=200&offset=100", "/api/documents?limit=100", "/api/charts/timeline?story={story}",
)  # fmt: skip


def main() -> None:
    """Measure every size that is asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int, help="how many articles")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        measured(asked.sizes[0])
        return
    for size in asked.sizes:
        subprocess.run([sys.executable, __file__, "--here", str(size)], check=True)


def measured(size: int) -> None:
    """Print the lines of one size."""
    sys.path.insert(0, str(ROOT))
    from starlette.testclient import TestClient

    from synopticon.case import Case
    from synopticon.web import Options
    from synopticon.web.app import desk
    from synopticon.web.keeping import Keeper
    from tests.desk import HOME
    from tests.stories import long_stories

    logging.disable()
    record = long_stories(size, A_STORY)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        Case(path).close()
        keeper = Keeper(path)
        begun = time.process_time()
        keeper.index.write("run-1", record)
        spent, held = time.process_time() - begun, path.stat().st_size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size} articles: tables {spent:.1f} s, {held:.0f} MB; {peak:.0f} MB at the peak, the record included")
        client = TestClient(desk(keeper, Options()), base_url=HOME)
        client.get("/stories/none")
        event = record.events[0]
        names = {"story": record.stories[0].id, "event": event.id, "document": event.documents[0]}
        for path_ in PATHS:
            begun, wall = time.process_time(), time.perf_counter()
            answer = client.get(path_.format(**names, entity=record.entities[0].id))
            both = (time.process_time() - begun) * 1000, (time.perf_counter() - wall) * 1000
            print(f"  {both[0]:6.0f} ms  {both[1]:6.0f} ms by the clock  {answer.status_code}  {path_}", flush=True)
        keeper.close()


if __name__ == "__main__":
    main()
