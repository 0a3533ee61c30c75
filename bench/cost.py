"""What reconciling costs: processor seconds and memory for generated cases, and for what is added to them.

    python bench/cost.py 1000 3000 10000 --add 100
    python bench/cost.py 100 200 400 --one --add 0

Prints for each size: articles, seconds for all, by which power of the articles that is more than for the size before,
seconds after `--add` more with what is remembered, which share of all that is, peak memory. Each size runs in a process
of its own. The articles are those of tests/generated.py: eight an affair, four a day; or all of one affair (`--one`).
"""

from __future__ import annotations

import argparse
import gc
import math
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure every size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int, help="how many articles")
    parser.add_argument("--add", type=int, default=100, help="how many are added afterwards; 0: none, and no memory")
    parser.add_argument("--one", action="store_true", help="let all tell of one affair, over five days")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        print(*measured(asked.sizes[0], asked.add, asked.one), flush=True)
        return
    print("articles\tseconds\tpower\tadded\tseconds\tshare\tMB")
    before: tuple[int, float] | None = None
    for size in asked.sizes:
        options = ["--add", str(asked.add), *(["--one"] if asked.one else [])]
        command = [sys.executable, __file__, "--here", str(size), *options]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        whole, more, peak = map(float, told.split())
        power = f"{math.log(whole / before[1]) / math.log(size / before[0]):.2f}" if before else ""
        print(f"{size}\t{whole:.1f}\t{power}\t{asked.add}\t{more:.1f}\t{more / whole:.3f}\t{peak:.0f}", flush=True)
        before = size, whole


def measured(size: int, add: int, one: bool) -> tuple[float, float, int]:
    """Give the processor seconds of all and of what is added, and the megabytes at the peak."""
    sys.path.insert(0, str(ROOT))
    from synopticon.reconciling import reconcile
    from synopticon.reconciling.memory import FORGETFUL, Memory
    from tests.builders import reading
    from tests.generated import articles, one_affair

    readings = [reading(made) for made in (one_affair if one else articles)(size + add)]
    memory = Memory() if add else FORGETFUL
    begun = time.process_time()
    reconcile(readings[:size], memory=memory)
    gc.collect()  # it was put off: what the first record leaves to search is none of the second's cost
    whole = time.process_time() - begun
    begun = time.process_time()
    if add:
        reconcile(readings, memory=memory)
    more = time.process_time() - begun
    return whole, more, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
