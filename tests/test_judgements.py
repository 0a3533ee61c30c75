"""What analysts decide: the record is a function of readings and judgements, whatever their order, and judgements
hold when articles are read anew."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synopticon import contract
from synopticon.reconciling import reconcile
from synopticon.reconciling.judging import Unjudgeable, judgement, standing
from synopticon.records import (
    Entity,
    Event,
    Judgement,
    JudgementVerdict,
    Mention,
    Quantity,
    Reading,
    Record,
    Span,
    identify,
)
from tests.builders import CHILE, LIND, NORWAY, ROJAS, SANTIAGO, TASS, VEGA, Made, Said, day, reading

TRAWLERS = Quantity("four trawlers", 0, 1, 4, 4, "trawlers")
SIX = Quantity("six trawlers", 0, 1, 6, 6, "trawlers")
ARRIVED = Said("Premier Ada Lind landed in Santiago on 3 May", "arrive", [LIND], place=SANTIAGO, when=day("2031-05-03"))
CAME = Said(
    "On 3 May the head of Norway's government came to Chile", "visit", [LIND], place=CHILE, when=day("2031-05-03")
)
SEIZED = Said(
    "Norway's navy seized four trawlers of Chile", "seize", [NORWAY], when=day("2031-05-04"),
    object="trawlers of Chile", quantities=[TRAWLERS],
)  # fmt: skip
SEIZED_SIX = replace(SEIZED, text="The navy of Norway took six trawlers of Chile", quantities=[SIX])
ACCUSED = Said(
    "Marta Rojas accused Norway of piracy on the open sea", "accuse", [ROJAS], [NORWAY], status="alleged",
    object="of piracy on the open sea", by=ROJAS,
)  # fmt: skip
PLANNED = Said("Luis Vega will travel to Norway in June", "visit", [VEGA], place=NORWAY, status="planned", by=TASS)
ARTICLES = (
    Made("doc-a", [ARRIVED, SEIZED], outlet="Post", published="2031-05-04"),
    Made("doc-b", [CAME, SEIZED_SIX, ACCUSED], outlet="Herald", published="2031-05-05"),
    Made("doc-c", [ARRIVED, ACCUSED, PLANNED], outlet="Gazette", published="2031-05-05"),
    Made("doc-d", [PLANNED, SEIZED], outlet="Courier", published="2031-05-06"),
)
READINGS = tuple(reading(made) for made in ARTICLES)
PLAIN = reconcile(READINGS)


def told(record: Record, happening: str) -> list[Event]:
    return [e for e in record.events if e.happening == happening]


def judged(
    record: Record, verdict: JudgementVerdict, *subjects: str, at: int = 1, set: str = "", note: str = ""
) -> Judgement:
    attribute, _, value = set.partition("=")
    when = f"2031-06-01T00:00:{at:02}.000000+00:00"
    return judgement(record, Judgement("", verdict, subjects, "Ana Ruiz", when, note, None, attribute, value))


def report(record: Record, document: str, happening: str) -> str:
    return next(
        p.id for r in record.readings if r.document.id == document for p in r.reports if p.happening == happening
    )


def only(record: Record, happening: str) -> Event:
    (event,) = told(record, happening)
    return event


# ------------------------------------------------------------------------------------------------ what each does


def test_nothing_judged_changes_nothing() -> None:
    withdrawn = replace(judged(PLAIN, "reject", only(PLAIN, "seize").id), withdrawn="2031-06-02")
    assert reconcile(READINGS, [withdrawn]) == PLAIN


def test_events_judged_one_are_one() -> None:
    one, two = only(PLAIN, "seize"), only(PLAIN, "accuse")
    made = judged(PLAIN, "same", one.id, two.id, note="the seizure is the piracy")
    found = reconcile(READINGS, [made])
    (whole,) = [e for e in found.events if set(one.reports) <= set(e.reports)]
    assert set(whole.reports) == {*one.reports, *two.reports} and whole.judged == (made.id,)
    assert made.sentence in whole.why and "the seizure is the piracy" in made.sentence


def test_reports_judged_apart_are_two_events() -> None:
    first, second = report(PLAIN, "doc-a", "seize"), report(PLAIN, "doc-b", "seize")
    found = reconcile(READINGS, [judged(PLAIN, "not-same", first, second)])
    apart = told(found, "seize")
    assert len(apart) == 2 and all({first, second} - set(e.reports) for e in apart)


def test_a_rejected_report_is_in_no_event_and_is_kept() -> None:
    out = report(PLAIN, "doc-b", "seize")
    found = reconcile(READINGS, [judged(PLAIN, "reject", out)])
    assert all(out not in e.reports for e in found.events)
    assert [(d, p.id) for d, p in found.rejected.reports] == [("doc-b", out)]
    assert not any(d.attribute == "number" for d in only(found, "seize").disagreements)


def test_a_rejected_event_is_kept_apart() -> None:
    out = only(PLAIN, "seize")
    found = reconcile(READINGS, [judged(PLAIN, "reject", out.id)])
    assert not told(found, "seize") and [e.reports for e in found.rejected.events] == [out.reports]
    assert all(out.id not in s.events for s in found.stories)


def test_a_rejected_disagreement_is_kept_apart() -> None:
    event = only(PLAIN, "seize")
    (number,) = [d for d in event.disagreements if d.attribute == "number"]
    made = judged(PLAIN, "reject", number.id)
    found = reconcile(READINGS, [made])
    assert number not in only(found, "seize").disagreements and made.id in only(found, "seize").judged
    assert found.rejected.disagreements == ((event.id, number),)


def test_a_rejected_statement_is_the_outlets_own_voice() -> None:
    said = next(s.id for r in PLAIN.readings if r.document.id == "doc-b" for s in r.statements)
    found = reconcile(READINGS, [judged(PLAIN, "reject", said)])
    inside = [p for r in found.readings if r.document.id == "doc-b" for p in r.reports if p.happening == "accuse"]
    assert [p.statement for p in inside] == [None] and [s.id for _, s in found.rejected.statements] == [said]


def test_rejected_reuse_ties_no_origins() -> None:
    text = " ".join(f"word{n} of a long passage that both of them print" for n in range(12))
    copy = [reading(Made(f"doc-{n}", [Said(text), SEIZED], outlet=n, published="2031-05-04")) for n in "xy"]
    record = reconcile(copy)
    (item,) = record.reuse
    found = reconcile(copy, [judged(record, "reject", item.id)])
    assert not found.reuse and [r.documents for r in found.rejected.reuse] == [item.documents]


@pytest.mark.parametrize(
    "setting, field, value",
    [
        ("status=cancelled", "status", "cancelled"),
        ("title=The chase", "title", "The chase"),
        ("happening=protest", "happening", "protest"),
    ],
)
def test_a_corrected_event_says_so(setting: str, field: str, value: str) -> None:
    event = only(PLAIN, "seize")
    made = judged(PLAIN, "correct", event.id, set=setting)
    (found,) = [e for e in reconcile(READINGS, [made]).events if e.reports == event.reports]
    assert getattr(found, field) == value and made.sentence in found.why and found.judged == (made.id,)


def test_a_corrected_report_counts_in_its_event() -> None:
    mine = [report(PLAIN, d, "seize") for d in ("doc-a", "doc-b", "doc-d")]
    made = [judged(PLAIN, "correct", r, at=n, set="status=alleged") for n, r in enumerate(mine)]
    assert only(reconcile(READINGS, made), "seize").status == "alleged"


def test_a_corrected_date_moves_an_event_and_a_document() -> None:
    event = only(PLAIN, "seize")
    dated = reconcile(READINGS, [judged(PLAIN, "correct", event.id, set="date=2031-05-06/2031-05-07")])
    assert (only(dated, "seize").when.earliest, only(dated, "seize").when.latest) == ("2031-05-06", "2031-05-08")
    moved = reconcile(READINGS, [judged(PLAIN, "correct", "doc-d", set="date=2031-07")])
    (document,) = [r for r in moved.readings if r.document.id == "doc-d"]
    assert (document.published.earliest, document.published.granularity) == ("2031-07-01", "month")


def test_articles_judged_apart_are_two_stories() -> None:
    (story,) = PLAIN.stories
    found = reconcile(READINGS, [judged(PLAIN, "not-same", story.documents[0], story.documents[1])])
    assert len(found.stories) == 2
    again = reconcile(READINGS, [judged(found, "same", *(s.id for s in found.stories))])
    assert [s.documents for s in again.stories] == [story.documents]


def test_the_later_of_two_that_contradict_each_other_counts() -> None:
    event = only(PLAIN, "seize")
    first, second = event.reports[:2]
    pairs: Sequence[tuple[JudgementVerdict, JudgementVerdict, int]] = (("same", "not-same", 2), ("not-same", "same", 1))
    for one, other, events in pairs:
        made = [judged(PLAIN, one, first, second, at=1), judged(PLAIN, other, first, second, at=2)]
        found = reconcile(READINGS, made)
        assert len(told(found, "seize")) == events
        assert [a.state for a in found.attachments] == ["overridden", "applied"]
    both = [judged(PLAIN, "reject", event.id, at=1), judged(PLAIN, "accept", event.id, at=2)]
    found = reconcile(READINGS, both)
    assert told(found, "seize") and [a.state for a in found.attachments] == ["overridden", "applied"]


# ------------------------------------------------------------------------------------------------ who is who


def article(name: str, *people: Entity) -> Reading:
    """An article of one sentence about each, each an entity of this article only, mentioned by its name."""
    made = reading(Made(name, [Said(f"{e.name} spoke at length in {name}.") for e in people], published="2031-05-04"))
    entities, mentions = [], []
    for e in people:
        start = made.document.text.index(e.name)
        span = Span(name, start, start + len(e.name))
        entities.append(replace(e, id=identify("entity", name, e.name), mentions=(span,)))
        mentions.append(Mention(span.start, span.end, e.type, "name", entities[-1].id))
    return replace(made, entities=tuple(entities), mentions=tuple(mentions))


SOLBERG = Entity("", "Nora Solberg", "PER", "NOR")
HALVORSEN = Entity("", "Minister Halvorsen", "PER", "NOR")
PEOPLE = (article("doc-1", SOLBERG), article("doc-2", SOLBERG, HALVORSEN), article("doc-3", HALVORSEN))


def test_entities_judged_one_are_one() -> None:
    plain = reconcile(PEOPLE)
    assert len(plain.entities) == 2
    made = judged(plain, "same", *(e.id for e in plain.entities))
    (one,) = reconcile(PEOPLE, [made]).entities
    assert {s.document for s in one.mentions} == {"doc-1", "doc-2", "doc-3"} and made.sentence in one.why
    more = (*PEOPLE, article("doc-4", SOLBERG), article("doc-5", HALVORSEN))
    assert len(reconcile(more, [made]).entities) == 1


def test_an_entity_judged_two_is_two() -> None:
    plain = reconcile(PEOPLE)
    (solberg,) = [e for e in plain.entities if e.name == "Nora Solberg"]
    made = judged(plain, "not-same", f"{solberg.id}@doc-1", f"{solberg.id}@doc-2")
    found = reconcile(PEOPLE, [made])
    assert len(found.entities) == 3 and len({e.id for e in found.entities}) == 3
    assert {e.name for e in found.entities} == {"Nora Solberg", "Minister Halvorsen"}


def test_a_country_judged_two_has_two_ids() -> None:
    country = Entity("", "Chile", "GPE", "CHL", "country:CHL")
    pair = (article("doc-1", country), article("doc-2", country))
    (chile,) = reconcile(pair).entities
    found = reconcile(pair, [judged(reconcile(pair), "not-same", f"{chile.id}@doc-1", f"{chile.id}@doc-2")])
    assert len({e.id for e in found.entities}) == 2 and chile.id in {e.id for e in found.entities}


def test_a_corrected_entity_says_so() -> None:
    plain = reconcile(PEOPLE)
    made = judged(plain, "correct", plain.entities[0].id, set="name=Nora Solberg-Hansen")
    (found,) = [e for e in reconcile(PEOPLE, [made]).entities if e.id == plain.entities[0].id]
    assert found.name == "Nora Solberg-Hansen" and made.sentence in found.why


# ------------------------------------------------------------------------------------------------ read anew


def reread(made: Made) -> Reading:
    """Read an article anew with a sentence more before all others: every offset moves, and every id is another's."""
    found = reading(replace(made, said=[Said("A line that cleaning used to cut off."), *made.said]))
    assert {p.id for p in found.reports} != {p.id for p in reading(made).reports}
    return found


def test_judgements_survive_reading_anew() -> None:
    event, number = only(PLAIN, "seize"), only(PLAIN, "seize").disagreements[0]
    made = [
        judged(PLAIN, "reject", report(PLAIN, "doc-c", "accuse"), at=1),
        judged(PLAIN, "correct", event.id, at=2, set="title=The chase"),
        judged(PLAIN, "reject", number.id, at=3),
        judged(PLAIN, "not-same", report(PLAIN, "doc-a", "arrive"), report(PLAIN, "doc-c", "arrive"), at=4),
    ]
    before, after = reconcile(READINGS, made), reconcile([reread(a) for a in ARTICLES], made)
    assert [a.state for a in after.attachments] == ["applied"] * 4
    assert sorted((e.title, e.documents) for e in after.events) == sorted((e.title, e.documents) for e in before.events)
    assert [(d, p.happening) for d, p in after.rejected.reports] == [("doc-c", "accuse")]
    assert [d.attribute for _, d in after.rejected.disagreements] == [number.attribute]


def test_what_is_gone_is_listed_and_changes_nothing() -> None:
    made = judged(PLAIN, "reject", report(PLAIN, "doc-b", "accuse"))
    fewer = [reading(replace(a, said=[s for s in a.said if s is not ACCUSED])) for a in ARTICLES]
    found = reconcile(fewer, [made])
    assert [(a.judgement, a.state) for a in found.attachments] == [(made.id, "lost")]
    assert made.subjects[0] in found.attachments[0].note and found.judgements == (made,)
    assert found.events == reconcile(fewer).events


def test_an_article_received_under_another_id_is_known_by_its_words() -> None:
    out, apart = report(PLAIN, "doc-b", "accuse"), judged(PLAIN, "not-same", "doc-a", "doc-b", at=2)
    moved = [reading(replace(a, name="doc-moved") if a.name == "doc-b" else a) for a in ARTICLES]
    found = reconcile(moved, [judged(PLAIN, "reject", out), apart])
    assert [d for d, _ in found.rejected.reports] == ["doc-moved"]
    assert [a.state for a in found.attachments] == ["applied", "applied"]


def test_an_equal_sentence_elsewhere_is_not_what_was_judged() -> None:
    made = judged(PLAIN, "reject", report(PLAIN, "doc-a", "seize"))
    found = reconcile(READINGS, [made])
    assert [d for d, _ in found.rejected.reports] == ["doc-a"] and "doc-d" in only(found, "seize").documents


# ------------------------------------------------------------------------------------------------ order and splits

SOME = (
    judged(PLAIN, "same", only(PLAIN, "seize").id, only(PLAIN, "accuse").id, at=1),
    judged(PLAIN, "not-same", report(PLAIN, "doc-a", "seize"), report(PLAIN, "doc-b", "seize"), at=2),
    judged(PLAIN, "reject", report(PLAIN, "doc-c", "arrive"), at=3),
    judged(PLAIN, "accept", only(PLAIN, "accuse").id, at=4),
    judged(PLAIN, "correct", report(PLAIN, "doc-d", "seize"), at=5, set="status=alleged"),
    judged(PLAIN, "not-same", "doc-a", "doc-d", at=6),
    judged(PLAIN, "correct", only(PLAIN, "seize").id, at=7, set="place=Chile"),
    judged(PLAIN, "reject", only(PLAIN, "seize").disagreements[0].id, at=8),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.sampled_from(range(len(READINGS))), min_size=1), st.sets(st.sampled_from(range(len(SOME)))), st.randoms()
)
def test_order_changes_nothing(articles: set[int], judgements: set[int], chance: random.Random) -> None:
    readings, made = [READINGS[n] for n in sorted(articles)], [SOME[n] for n in sorted(judgements)]
    expected = reconcile(readings, made)
    jsonschema.Draft202012Validator(contract.schema()).validate({**expected.to_dict(), "meta": contract.meta("1", {})})
    chance.shuffle(readings)
    chance.shuffle(made)
    assert reconcile(readings, made) == expected


@pytest.mark.parametrize("made", SOME, ids=lambda made: f"{made.verdict} {made.attribute}")
def test_a_judgement_of_a_record_holds_in_it(made: Judgement) -> None:
    (attached,) = reconcile(READINGS, [made]).attachments
    assert attached.state == "applied" and attached.subjects


# ------------------------------------------------------------------------------------------------ what cannot be


@pytest.mark.parametrize(
    "verdict, subjects, setting, message",
    [
        ("same", ["doc-a"], "", "two different ids"),
        ("same", ["doc-a", "doc-a"], "", "two different ids"),
        ("same", ["doc-a", "EVENT"], "", "doc-a is a document and event-.* is an event"),
        ("reject", ["doc-a"], "", "a document cannot be rejected"),
        ("reject", ["EVENT", "doc-a"], "", "takes one id, 2 were given"),
        ("reject", ["event-"], "", "stands for"),
        ("reject", ["nothing"], "", "nothing in the case has this id"),
        ("reject", ["EVENT@doc-a"], "", "only an entity"),
        ("accept", ["EVENT"], "status=occurred", "sets no attribute"),
        ("correct", ["EVENT"], "status=happened", "must be one of planned, possible"),
        ("correct", ["EVENT"], "date=2031-02-30", "no date"),
        ("correct", ["EVENT"], "date=2031-03-02/2031-03-01", "no date"),
        ("correct", ["EVENT"], "place=Atlantis", "no entity of the case"),
        ("correct", ["EVENT"], "colour=red", "it has credibility, date, happening"),
        ("correct", ["doc-a"], "reliability=G", "must be one of A, B"),
    ],
)
def test_what_cannot_be_judged(verdict: JudgementVerdict, subjects: list[str], setting: str, message: str) -> None:
    given = [s.replace("EVENT", only(PLAIN, "seize").id) for s in subjects]
    with pytest.raises(Unjudgeable, match=message) as error:
        judged(PLAIN, verdict, *given, set=setting)
    assert "\n" not in str(error.value)


def test_a_judgement_is_found_by_the_beginning_of_its_id() -> None:
    made = judged(PLAIN, "accept", only(PLAIN, "seize").id)
    assert standing([made], made.id[:14]) == made
    _raises([made], "judgement-zz", "no such judgement")
    _raises([replace(made, withdrawn="2031-06-02")], made.id, "withdrawn already")
    _raises([made, judged(PLAIN, "accept", only(PLAIN, "accuse").id)], "judgement-", "stands for 2")


def _raises(made: Iterable[Judgement], key: str, message: str) -> None:
    with pytest.raises(Unjudgeable, match=message):
        standing(made, key)
