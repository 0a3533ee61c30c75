"""What reconciling costs: processor seconds and memory for generated cases, and for what is added to them.

    python bench/cost.py 1000 10000 --add 100

Prints for each size: articles, seconds for all, seconds after `--add` more with what is remembered, peak memory.
Each size runs in a process of its own. The articles are those of tests/generated.py: eight an affair, four a day.
"""

from __future__ import annotations

import argparse
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
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        print(measured(asked.sizes[0], asked.add), flush=True)
        return
    print("articles\tseconds\tadded\tseconds\tshare\tMB")
    for size in asked.sizes:
        subprocess.run([sys.executable, __file__, "--here", str(size), "--add", str(asked.add)], check=True)


def measured(size: int, add: int) -> str:
    """Give the line of one size."""
    sys.path.insert(0, str(ROOT))
    from synopticon.reconciling import reconcile
    from synopticon.reconciling.memory import FORGETFUL, Memory
    from tests.builders import reading
    from tests.generated import articles

    readings = [reading(made) for made in articles(size + add)]
    memory = Memory() if add else FORGETFUL
    begun = time.process_time()
    reconcile(readings[:size], memory=memory)
    whole = time.process_time() - begun
    begun = time.process_time()
    if add:
        reconcile(readings, memory=memory)
    more = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{size}\t{whole:.1f}\t{add}\t{more:.1f}\t{more / whole:.3f}\t{peak}"


if __name__ == "__main__":
    main()
