"""Which two countries "the two countries" are. Every sentence here is invented."""

from __future__ import annotations

import pytest

from tests.naming import read

# language, text, words → the countries
PAIRS = [
    ("en", "Peru and Chile signed it. The two countries were glad.", "The two countries", "CHL PER"),
    ("en", "Peru said the two countries had signed with Chile.", "the two countries", ""),
    (
        "en",
        "The Norwegian navy seized two Chilean trawlers. Chile protested.\n\nThey belong to the Russian shipowner Igor "
        "Valtsev.\n\nThe two countries signed a treaty in 2019.",
        "The two countries",
        "CHL NOR",
    ),
    (
        "en",
        "Norway accused Chile of piracy. Chile denied it. A visit to Spain was called off. It rained. Norway wants "
        "talks. He was tired. Both governments will meet.",
        "Both governments",
        "CHL NOR",
    ),
    (
        "es",
        "Noruega acusó a Chile. El armador ruso Igor Valtsev calló. Llovió. Los dos gobiernos hablarán.",
        "Los dos gobiernos",
        "CHL NOR",
    ),
    ("en", "Peru, Chile and Bolivia met. It rained. The two countries agreed.", "The two countries", ""),
    ("es", "Perú, Chile y Bolivia se reunieron. Ambos países callan.", "Ambos países", ""),
]


@pytest.mark.parametrize(("language", "text", "words", "countries"), PAIRS)
def test_the_two_countries(language: str, text: str, words: str, countries: str) -> None:
    doc = read(language, text)
    codes = {each.id: each.country or "" for each in doc._.entities}
    found = [m for m in doc._.mentions if doc.text[m.start : m.end] == words]
    assert " ".join(sorted(codes[i] for each in found for i in each.members)) == countries
