"""Articles of one unfolding affair.

Two articles belong together when they share telling words (weighed by general frequency; across languages through the
lexicon, and what the gazetteer knows by its entry), tell of the same events, or share passages.

Whether a pair belongs together depends on the two alone. Which pairs are looked at does not quite, so that the cost
stays near-linear: of articles that share one thing (an event, two of their most telling words), each is compared with
the `_NEIGHBOURS` next in time; copies always are. Where nothing is shared by more than `_NEIGHBOURS` + 1 articles, all
that share something are compared, and what else is in the case changes nothing. Accepted gap: where more share it, a
pair with at least `_NEIGHBOURS` others between them in time, in everything they share, is left out; more articles only
ever leave out more pairs. Such two still come together through those between them, where these belong to both.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import NamedTuple

import numpy as np

from synopticon.reconciling import headlines, sharing
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.agreement import Agreement, Bag, cosine
from synopticon.reconciling.bonds import FREE, Bonds
from synopticon.reconciling.families import family_of, has
from synopticon.reconciling.intervals import Interval, interval
from synopticon.reconciling.matching import NOTHING, Feature, Found, Link, clusters, judge
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.words import Token, pivot, telling
from synopticon.records import Document, Event, Reading, Reuse, Story, When, identify

ENOUGH = 0.43
_ON_AVERAGE = 0.36  # mean score that two groups of articles need among all their pairs to be one story
_SPEAKERS = 16  # articles, those of least id, that stand for a group when it is compared with another
_NEIGHBOURS = 48  # articles next in time with which one is compared on account of one thing they share
_FULL = 0.5  # cosine from which words could not agree more
_NEAR = 0.3  # what it counts that two were published within days
_SAID = 0.6  # what it counts, for what a story is called, that something was only said
_CHIEF = ("occurred", "underway", "planned", "cancelled")
_DATED = 62.0  # days; what is known less closely does not bound a story
_MONTH = 31.0
_AFFAIR = 400.0  # days between two articles of one affair at most, unless they tell of the same events
_LEAD = 4  # sentences with which an article says what its news is
_LEADING = 20  # words of an article that tell most; two in common make a pair worth comparing
_ENTRY = 1.2  # what a name that the gazetteer knows tells across languages, against the rarest of its words


class Words(NamedTuple):
    """Words with what each tells, and the norm of these weights."""

    weights: dict[str, float]
    norm: float


@dataclass(frozen=True, slots=True)
class Article:
    """A reading with what comparing it for stories needs: its words as they are, for articles of its language, and with
    names as entries of the gazetteer, for others."""

    id: str
    language: str
    plain: Words
    across: Words
    published: Interval
    events: frozenset[str]
    mentioned: frozenset[str]
    copies: frozenset[str]
    leading: tuple[str, ...] = ()  # the words that tell most
    stamp: object = None  # one for one content


def article(
    reading: Reading,
    events: frozenset[str],
    mentioned: frozenset[str],
    copies: frozenset[str],
    *,
    memory: Memory = FORGETFUL,
) -> Article:
    """Read an article's words; `events` it tells as news, `mentioned` all it speaks of, `copies` related documents."""
    document = reading.document
    known = _known(reading)
    at = memory.key(document.text, document.language, document.title_start, document.title_end, known)
    plain, across, leading = memory.lasting("words", at, Weighed, partial(_weighed, reading, known))
    published = interval(reading.published if reading.published.known else document.published)
    stamp = memory.of("article", (memory.content(reading), events, mentioned, copies), object)
    return Article(document.id, document.language, plain, across, published, events, mentioned, copies, leading, stamp)


Weighed = tuple[Words, Words, tuple[str, ...]]


def _known(reading: Reading) -> tuple[tuple[int, int, str], ...]:
    """Give where an article names what the gazetteer knows, in the order of its text, and as which entry."""
    links = {entity.id: entity.link for entity in reading.entities}
    named = (m for m in reading.mentions if m.form == "name" and m.entity)
    return tuple(sorted((m.start, m.end, link) for m in named if (link := links.get(m.entity or "", ""))))


def _weighed(reading: Reading, known: Sequence[tuple[int, int, str]]) -> Weighed:
    """Give the words of an article as they are, and with names as entries; and those of the latter that tell most."""
    document = reading.document
    told = telling(document.text, document.language)
    words = [(token, tells, pivot(token.text, document.language)) for token, tells in told]
    plain, across = _bag(document, words, ()), _bag(document, words, known)
    leading = nsmallest(_LEADING, across.weights, key=lambda w: (-across.weights[w], w))
    return plain, across, tuple(leading)


def _bag(document: Document, words: Sequence[tuple[Token, float, str]], known: Sequence[tuple[int, int, str]]) -> Words:
    """Weigh the words of an article, each with what it tells and its form for all languages; each of the names known
    counts as one, by its entry."""
    count: Counter[str] = Counter()
    weights: dict[str, float] = {}
    entries = {at: (start, link) for start, end, link in known for at in range(start, end)}
    begun: set[int] = set()
    for token, tells, form in words:
        start, entry = entries.get(token.start, (token.start, ""))
        key = entry or form
        weights[key] = max(weights.get(key, 0.0), tells * (_ENTRY if entry else 1.0))
        if start not in begun:
            count[key] += 3 if document.title_start <= token.start < document.title_end else 1
            begun.add(start)
    found = {key: (1 + math.log(n)) * weights[key] ** 1.5 for key, n in sorted(count.items())}
    return Words(found, math.sqrt(sum(w * w for w in found.values())) or 1.0)


def likeness(first: Article, second: Article) -> float:
    """Give the cosine of the weighted words of two articles."""
    one, two = _comparable(first, second)
    shared = sorted(one.weights.keys() & two.weights.keys())
    return sum(one.weights[w] * two.weights[w] for w in shared) / (one.norm * two.norm)


def _comparable(first: Article, second: Article) -> tuple[Words, Words]:
    if first.language == second.language:
        return first.plain, second.plain
    return first.across, second.across


def words(first: Article, second: Article) -> Found:
    """How much of what they say is the same."""
    value = likeness(first, second)
    return Found(round(min(1.0, value / _FULL), 4), f"Their telling words agree to {value:.0%}.")


def events(first: Article, second: Article) -> Found:
    """Events that both tell as news count full, those that one recalls as background half."""
    news = len(first.events & second.events)
    recalled = len((first.events & second.mentioned) | (first.mentioned & second.events)) - news
    both = len(first.mentioned & second.mentioned) - news - recalled
    value = min(1.0, 0.6 * news + 0.35 * recalled + 0.2 * both)
    return Found(round(value, 4), f"They share {news + recalled + both} events.") if value else NOTHING


def copies(first: Article, second: Article) -> Found:
    """They share passages."""
    return Found(1.0, "They share passages.") if second.id in first.copies else NOTHING


def time(first: Article, second: Article) -> Found:
    """They were published near each other, or far apart."""
    gap = first.published.gap(second.published)
    if not math.isfinite(gap):
        return NOTHING
    if gap <= 10:
        return Found(_NEAR)
    return Found(-0.3 if gap <= 90 else -0.6 if gap <= _AFFAIR else -1.0)


FEATURES: tuple[Feature[Article], ...] = (
    Feature("words", 1.3, words),
    Feature("events", 0.8, events),
    Feature("copies", 1.0, copies),
    Feature("time", 0.25, time),
)


_WEIGHTS = {feature.name: feature.weight for feature in FEATURES}
_LEAST = _FULL * (ENOUGH - _WEIGHTS["time"] * _NEAR) / _WEIGHTS["words"] - 0.001
"""The cosine under which two articles that share neither event nor passage are not of one story, whenever told."""


def tell(
    readings: Sequence[Reading],
    record_events: Sequence[Event],
    accounts: Iterable[Account],
    reuse: Iterable[Reuse],
    bonds: Bonds = FREE,
    memory: Memory = FORGETFUL,
) -> tuple[Story, ...]:
    """Group readings into stories, give each its events, a title, and its span of time."""
    of_report = {report: e.id for e in record_events for report in e.reports}
    news: dict[str, set[str]] = {}
    mentioned: dict[str, set[str]] = {}
    for account in accounts:
        mentioned.setdefault(account.document, set()).add(of_report[account.id])
        if not account.report.background:
            news.setdefault(account.document, set()).add(of_report[account.id])
    partners: dict[str, set[str]] = {}
    for item in reuse:
        if item.kind != "quotation":
            for one, other in (item.documents, item.documents[::-1]):
                partners.setdefault(one, set()).add(other)
    none: frozenset[str] = frozenset()
    fresh, spoken, copied = ({d: frozenset(ids) for d, ids in of.items()} for of in (news, mentioned, partners))
    articles = [
        article(r, *(of.get(r.document.id, none) for of in (fresh, spoken, copied)), memory=memory) for r in readings
    ]
    told_by: dict[str, list[Event]] = {}
    for event in record_events:
        for document in event.documents:
            told_by.setdefault(document, []).append(event)
    by_id = {r.document.id: (r, a) for r, a in zip(readings, articles, strict=True)}
    groups = group(articles, bonds, memory)
    return tuple(sorted((_story(g, told_by, news, by_id) for g in groups), key=lambda s: (s.earliest or "9", s.id)))


def group(articles: Sequence[Article], bonds: Bonds = FREE, memory: Memory = FORGETFUL) -> list[tuple[str, ...]]:
    """Group articles into stories of document ids; `bonds` are what analysts hold to be one or apart."""
    at = {a.id: a for a in articles}
    scores: dict[tuple[str, str], float] = {}

    def score(a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in scores:
            one, two = at[pair[0]], at[pair[1]]
            scores[pair] = memory.of("story", (one.stamp, two.stamp), judge, FEATURES, one, two).score
        return scores[pair]

    def joins(one: Sequence[str], two: Sequence[str]) -> bool:
        if bonds and any(bonds.apart(a, b) for a in one for b in two):
            return False
        if bonds and bonds.forced(one, two):
            return True
        first, second = sorted(one)[:_SPEAKERS], sorted(two)[:_SPEAKERS]
        return math.fsum(score(a, b) for a in first for b in second) >= _ON_AVERAGE * len(first) * len(second)

    links = [Link(found, *pair) for pair in sorted(_pairs(articles, memory)) if (found := score(*pair)) >= ENOUGH]
    return clusters(at, [*links, *bonds.among(frozenset(at)).links()], joins)


def _pairs(articles: Sequence[Article], memory: Memory = FORGETFUL) -> set[tuple[str, str]]:
    """Give the pairs that share a copy, or an event or two of the words that tell most in each with one of those next
    in time that share it too: a story goes on from day to day. Of those that share words alone, only such as may agree
    enough."""
    ordered = sorted(articles, key=lambda a: (a.published.start, a.id))
    told = sharing.pairs(_events(ordered), _NEIGHBOURS)
    worded = _alike(ordered, sharing.pairs(_duos(ordered), _NEIGHBOURS), memory)
    found = ((ordered[i].id, ordered[j].id) for of in (told, worded) for i, j in zip(*map(np.ndarray.tolist, of)))
    near = {(a, b) if a < b else (b, a) for a, b in found}
    return near | {(min(a.id, other), max(a.id, other)) for a in articles for other in a.copies}


def _alike(articles: Sequence[Article], found: sharing.Pairs, memory: Memory) -> sharing.Pairs:
    """Give of some pairs those whose words agree so far that they may be of one story; also those that speak of one
    event, where this has too many articles for all of them to be paired on its account."""
    cosines = np.empty(len(found[0]))
    languages = np.array([a.language for a in articles])
    same = languages[found[0]] == languages[found[1]]
    for kind, of_kind, words in (
        ("agreement", same, [a.plain for a in articles]),
        ("agreement across", ~same, [a.across for a in articles]),
    ):
        bags = [Bag(w.weights, w.norm, a.stamp) for w, a in zip(words, articles)]
        pairs = found[0][of_kind], found[1][of_kind]
        cosines[of_kind] = memory.of(kind, "", Agreement).of(bags, pairs) if memory.keeps else cosine(bags, pairs)
    kept = cosines >= _LEAST
    counted = Counter(e for a in articles for e in a.mentioned)
    known = np.array([any(counted[e] > _NEIGHBOURS for e in a.mentioned) for a in articles], dtype=np.bool_)
    for n in np.flatnonzero(~kept & known[found[0]] & known[found[1]]).tolist():
        kept[n] = not articles[found[0][n]].mentioned.isdisjoint(articles[found[1][n]].mentioned)
    return found[0][kept], found[1][kept]


def _duos(articles: Sequence[Article]) -> list[sharing.Keys]:
    """Give for each article a key for each two of its leading words that others have too."""
    counted = Counter(w for a in articles for w in a.leading)
    number = {word: n for n, word in enumerate(sorted(word for word, n in counted.items() if n > 1))}
    return [sharing.duos(sorted(number[w] for w in a.leading if w in number), len(number)) for a in articles]


def _events(articles: Sequence[Article]) -> list[sharing.Keys]:
    """Give for each article a key for each event it speaks of."""
    number = {e: n for n, e in enumerate(sorted({e for a in articles for e in a.mentioned}))}
    return [np.array([number[e] for e in a.mentioned], dtype=np.uint64) for a in articles]


def _story(
    documents: tuple[str, ...],
    told_by: Mapping[str, Sequence[Event]],
    news: Mapping[str, set[str]],
    by_id: Mapping[str, tuple[Reading, Article]],
) -> Story:
    own = list({e.id: e for d in documents for e in told_by.get(d, ())}.values())
    fresh = set().union(*(news.get(d, set()) for d in documents))
    mine = [by_id[d][0] for d in documents]
    since = _since(mine)
    recent = {e.id for e in own if e.id in fresh and (e.when.earliest is None or interval(e.when).end > since)}
    leads = _leads(mine)
    chief = max(own, key=lambda e: _weight(e, recent, leads), default=None)
    earliest, latest = _span([e for e in own if e.id in recent], mine)
    ids = tuple(e.id for e in sorted(own, key=lambda e: (e.when.earliest or "9", e.id)))
    title = headlines.title(chief, mine, {d: by_id[d][1].across for d in documents})
    return Story(identify("story", *documents), title, documents, ids, earliest, latest)


def _leads(readings: Sequence[Reading]) -> dict[str, str]:
    """Give the reports that stand where news begins, in the title or the first sentences, and their documents."""
    found = {}
    for reading in readings:
        begins = sorted(reading.sentences)[_LEAD - 1 : _LEAD]
        end = begins[0][1] if begins else len(reading.document.text)
        found.update({r.id: reading.document.id for r in reading.reports if r.start < end and not r.background})
    return found


def _weight(event: Event, fresh: set[str], leads: Mapping[str, str]) -> tuple[float, int, str, str]:
    """Say how much an event is what a story is about: told as news by many, most of all where their articles begin,
    dated, and not merely going on; of equals the latest."""
    telling = len(event.documents) + len({leads[r] for r in event.reports if r in leads}) if event.id in fresh else 0.5
    family = family_of(event.happening)
    worth = 0.5 if has(family, "process") or event.status not in _CHIEF else _SAID if has(family, "spoken") else 1.0
    dated = 1.0 if interval(event.when).width <= _DATED else 0.6
    who = 1.0 if event.actors or event.recipients else 0.7
    return (telling * worth * dated * who, len(event.reports), event.when.earliest or "", event.id)


def _since(readings: Sequence[Reading]) -> float:
    """Give the moment from which events are news: a month before the first article whose date is closely known."""
    dated = [w for w in _published(readings) if interval(w).width <= _DATED]
    return min((interval(w).start for w in dated), default=-math.inf) - _MONTH


def _published(readings: Sequence[Reading]) -> list[When]:
    return [r.published if r.published.known else r.document.published for r in readings]


def _span(news: Sequence[Event], readings: Sequence[Reading]) -> tuple[str | None, str | None]:
    """Give the first and last moment of the affair: its articles and the events that they tell as news."""
    whens = [w for w in (*_published(readings), *(e.when for e in news)) if interval(w).width <= _DATED]
    starts = [w.earliest for w in whens if w.earliest]
    ends = [w.latest for w in whens if w.latest]
    return min(starts, default=None), max(ends, default=None)
