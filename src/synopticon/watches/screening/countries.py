"""What a list calls a country, as an ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from synopticon import gazetteer


@cache
def _codes() -> dict[str, str]:
    lines = files(__package__).joinpath("codes.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {alpha2: alpha3 for alpha3, alpha2 in rows}


@cache
def alpha3(text: str) -> str:
    """Give the code of a country given by its alpha-2 or alpha-3 code or its name; "" where it is none."""
    text = text.strip().rstrip(".")
    if len(text) == 2:
        return _codes().get(text.upper(), "")
    if len(text) == 3 and text.upper() in _codes().values():
        return text.upper()
    for found in gazetteer.spelled(text, "en"):
        if found.startswith("country:"):
            return found.removeprefix("country:")
    return ""
