"""What a denial denies, where it says so by a word for anything that is said ("the charge", "it", "any involvement"):
the words right before it, in its sentence or in the one before."""

from __future__ import annotations

import re

from synopticon.reconciling.families import family_of, has
from synopticon.reconciling.matters import generalised
from synopticon.reconciling.meanings import Words, meanings
from synopticon.reconciling.things import accusing, anaphoric, general, relative
from synopticon.records import Reading, Report

_SAID = 3  # telling words before a denial from which its own sentence says what it denies

Stretch = tuple[int, int]


def answered(report: Report, reading: Reading) -> Words:
    """Give the telling words for what a denial denies by a general word or in a clause that follows it; none where it
    says itself what it denies."""
    end = _before(report, reading)
    if end is None:
        return ()
    own, said = _said((report.start, end), reading)
    earlier = max((s for s in reading.sentences if s[1] <= report.start), default=None)
    return own if said or len(own) >= _SAID or earlier is None else (*own, *_said(earlier, reading)[0])


def _before(report: Report, reading: Reading) -> int | None:
    """Give where the words end that say what is denied: before a general word for it, or after what a relative clause
    denies ("the plane crossed the line, which Sudmark denies"); None where the denial says it in its own words."""
    text, language = reading.document.text, reading.document.language
    at = text.find(report.object, report.start, report.end) if report.object else -1
    end = at + len(report.object) if at >= 0 else -1
    if 0 <= end <= report.trigger_start and relative(text[end : report.trigger_start], language):
        return end
    if not report.object or any(says(report.object, language) for says in (anaphoric, accusing, general)):
        return min(at, report.trigger_start) if at >= 0 else report.trigger_start
    return None


def _said(stretch: Stretch, reading: Reading) -> tuple[Words, bool]:
    """Give the telling words behind the last word of a stretch by which something is said, all of them where there are
    none, and whether there are."""
    start, end = stretch
    last = max((at for _, at in _sayings(reading) if start < at < end), default=start)
    found = _words((last, end), reading) if last > start else ()
    return (found, True) if found else (_words(stretch, reading), False)


def _words(stretch: Stretch, reading: Reading) -> Words:
    """Give the telling words of a stretch, but names and the words by which something is said."""
    start, end = stretch
    left = list(reading.document.text[start:end])
    for first, last in (*_names(reading), *_sayings(reading)):
        for i in range(max(first, start), min(last, end)):
            left[i - start] = " "
    return generalised(meanings(re.sub(r"\s+", " ", "".join(left)), reading.document.language))


def _names(reading: Reading) -> list[Stretch]:
    return [(m.start, m.end) for m in reading.mentions if m.form == "name"]


def _sayings(reading: Reading) -> list[Stretch]:
    cues = [(s.cue_start, s.cue_end) for s in reading.statements if s.cue_start >= 0]
    families = ((r, family_of(r.happening)) for r in reading.reports)
    said = [r for r, family in families if has(family, "spoken") or has(family, "answer")]
    return cues + [(r.trigger_start, r.trigger_end) for r in said]
