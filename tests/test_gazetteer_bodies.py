"""The bodies that every state has, made from a kind and a country."""

from __future__ import annotations

import pytest

from synopticon import gazetteer, languages
from synopticon.gazetteer import tables


def test_bodies_of_every_state() -> None:
    made = gazetteer.entry(gazetteer.body("navy", "NZL"))
    assert (made.name, made.type, made.country) == ("New Zealand navy", "ORG", "NZL")
    assert gazetteer.entry("body:foreign-ministry-USA").name == "State Department"
    kinds = tables.settings("bodies")["kinds"]
    for language in ("en", "es"):
        assert set(languages.table(language, "names")["bodies"].values()) <= kinds.keys()
    for wrong in ("body:navy-XYZ", "body:circus-NZL"):
        with pytest.raises(KeyError):
            gazetteer.entry(wrong)
