"""Name screening: the persons, organisations and vessels of a record against lists that the user has.

It gives candidates for a human to look at, with a score and its reasons; it merges nothing and decides nothing.

    read(path) -> list[Listed]                      raises ListError
    screen(record, listed) -> tuple[Candidate, ...]
"""

from synopticon.watches.screening.lists import read
from synopticon.watches.screening.model import Candidate, Listed, ListError
from synopticon.watches.screening.screening import screen

__all__ = ["Candidate", "ListError", "Listed", "read", "screen"]
