"""Forms of one name in several languages: `forms.tsv` has a class a line, first where it comes from.

Given names of Slavic and Arabic origin ("Volodymyr", "Vladimir"), Korean and Chinese family names as they are
romanised, and titles that are left out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from synopticon.identity.spelling import words

_GIVEN = ("slavic", "arabic")


@cache
def classes() -> dict[str, dict[str, str]]:
    """Give by origin ("slavic", "arabic", "korean", "chinese", "title") the folded form that stands for each form."""
    found: dict[str, dict[str, str]] = {}
    table = files(__package__).joinpath("forms.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        origin, _, forms = line.partition("\t")
        folded = ["".join(words(form)) for form in forms.split()]
        for form in folded:
            found.setdefault(origin, {}).setdefault(form, folded[0])
    return found


def one_given_name(first: str, second: str) -> bool:
    """Tell whether two folded words are forms of one given name."""
    return any(first in known and known[first] == known.get(second) for known in map(classes().__getitem__, _GIVEN))
