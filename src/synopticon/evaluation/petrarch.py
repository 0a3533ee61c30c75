"""PETRARCH 2's own unit tests, read by us: what share of them we agree with, by type and by actors.

Its sentences are of countries that are none (Arnor, Gondor) or real ones, coded with three letters for a country; the
event codes are CAMEO's, in the older half of the tests (from TABARI) those of its forerunner WEIS. No dictionary of its
actors is read here: a party is taken to be right when its country has that code or one of its words begins with these
letters, as nearly all of the invented names do. What PETRARCH codes as two events ("met with" is a visit and a
reception) is one of ours; both are then agreed with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from synopticon.evaluation.labels import from_cameo, today
from synopticon.languages import is_coded
from synopticon.records import Participant, Report

_WEIS = {
    "01": "YIELD", "03": "CONSULT", "04": "SUPPORT", "05": "AGREE", "06": "SUPPORT AID COOPERATE", "07": "AID",
    "08": "AGREE SUPPORT", "09": "REQUEST", "10": "REQUEST", "11": "REJECT", "12": "ACCUSE", "13": "ACCUSE",
    "14": "REJECT", "15": "REQUEST", "16": "THREATEN", "17": "THREATEN", "18": "MOBILIZE PROTEST", "19": "SANCTION",
    "20": "SANCTION COERCE", "21": "COERCE", "22": "ASSAULT",
}  # fmt: skip
_CODING = re.compile(r"<EventCoding\b([^>]*)>")
_VALUE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class UnitTest:
    """A sentence with the events that PETRARCH must find in it: (types that a code may stand for, separated by blanks;
    country of the source; of the target)."""

    text: str
    events: tuple[tuple[str, str, str], ...]


def is_unit_tests(path: Path) -> bool:
    """Tell PETRARCH's own validation files from the labelled Spanish sentences."""
    return "<Validation>" in path.read_text(encoding="utf-8")[:500]


def unit_tests(path: Path) -> list[UnitTest]:
    """Read the sentences; the files are no well-formed XML. Tests of discarded or broken input are left out, and codes
    of no CAMEO root.
    """
    found = []
    head, *parts = path.read_text(encoding="utf-8").split("<Sentence ")
    is_cameo = "<Verbfile>CAMEO" in head
    for part in parts:
        text = " ".join(part.partition("<Text>")[2].partition("</Text>")[0].split())
        codings = [dict(_VALUE.findall(inside)) for inside in _CODING.findall(part)]
        events = tuple(
            (label, coding.get("sourcecode", "")[:3], coding.get("targetcode", "")[:3])
            for coding in codings
            if (label := _types(coding.get("eventcode", ""), is_cameo))
        )
        if text and (events or any("noevents" in coding for coding in codings)):
            found.append(UnitTest(text, events))
    return found


def _types(code: str, is_cameo: bool) -> str:
    return today(from_cameo(code)) if is_cameo else _WEIS.get(code[:2], "")


def agreement(tests: Sequence[UnitTest], nlp: Language) -> dict[str, float]:
    """Give the shares of events with the right type, with the right parties too, and of silent tests kept silent."""
    events = types = parties = silent = kept = 0
    for test, doc in zip(tests, nlp.pipe([test.text for test in tests]), strict=True):
        silent += not test.events
        kept += not test.events and not any(is_coded(report.type) for report in doc._.reports)
        for event in test.events:
            same = [report for report in doc._.reports if _filed(report, event[0])]
            events += 1
            types += bool(same)
            parties += any(_is(event[1], report, doc) and _is(event[2], report, doc) for report in same)
    return {
        "sentences": len(tests),
        "events": events,
        "type_agreed": round(types / max(1, events), 3),
        "type_and_parties_agreed": round(parties / max(1, events), 3),
        "silent_tests": silent,
        "silent_agreed": round(kept / max(1, silent), 3),
    }


def _filed(report: Report, types: str) -> bool:
    """Tell whether a report is of one of the types of a code, whatever its status: an intention may be AGREE, too."""
    to_come = report.status in ("planned", "possible") and "AGREE" in types.split()
    return today(report.type) in types.split() or to_come


def _is(code: str, report: Report, doc: Doc) -> bool:
    """Tell whether one of the parties is the country of a code; a code without a country ("---") is anybody."""
    if not code.strip("-"):
        return True
    places = (report.place,) if report.place else ()
    return any(_named(code, party, doc) for party in (*report.actors, *report.recipients, *places))


def _named(code: str, party: Participant, doc: Doc) -> bool:
    countries = {entity.country for entity in doc._.entities if entity.id == party.entity}
    return code in countries or any(word.upper().startswith(code) for word in _words(party.text))


def _words(text: str) -> Iterable[str]:
    return re.findall(r"\w+", text)
