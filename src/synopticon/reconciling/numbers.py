"""Where reports of one event differ in how many: numbers as ranges, with the words that qualify them.

"About forty" and 42 can both be true, "more than 200" and 137 cannot; a toll that grew from one day to the next is a
later state of knowledge; "soldiers" and "dozens of soldiers" differ in scope.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, product

from synopticon import gazetteer
from synopticon.reconciling import figuring
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.comparing import one_head
from synopticon.reconciling.counts import WORD, Count, counts, is_plural, loose, phrases, rules
from synopticon.reconciling.differing import Relation, Value, by_kind
from synopticon.reconciling.families import has
from synopticon.reconciling.kinds import sorts
from synopticon.reconciling.likeness import whatever_counted
from synopticon.reconciling.matching import Link, clusters
from synopticon.reconciling.numerals import leading
from synopticon.reconciling.reasons import Pairwise
from synopticon.reconciling.things import are_people, thing
from synopticon.reconciling.versions import brought_up_to_date, corrected, counted_on, updated
from synopticon.reconciling.written import in_figures
from synopticon.records import Disagreement, Span

_MEMBERS = frozenset({"membe", "miemb"})  # keys of units
_CLOSELY = 31.0  # days in which what is told without a number may be what is counted
_SEVERAL = 20.0  # to which a word for no certain number goes that says little
_SUMS = 20.0  # times as many from which two numbers are of two things
_LOOSE = 2.0  # times its lower end from which the upper end of a range is that of a word for no certain number
_TELLING = 10.0  # from which a number that two articles give is hardly by chance the same


def find(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare quantities of one thing across articles, and what is counted with what is not."""
    told = [count for account in accounts for count in counts(account)]
    found = []
    for unit in _units(told):
        found += _of_unit([told[int(i)] for i in unit], accounts)
    return found


def _anything(count: Count) -> bool:
    """Tell whether a count is a word that says little more than that they are some: "several"."""
    return 2 * count.low < count.high < _SEVERAL


def _units(rows: Sequence[Count]) -> list[tuple[str, ...]]:
    """Group counts (by number) of the same thing: units that mean the same in either language, or the only counts of
    two reports of a happening that has one thing to count."""
    only = [sum(r.account is row.account for r in rows) == 1 and has(row.account.family, "counted") for row in rows]
    links = [
        Link(1.0, f"{i:06d}", f"{j:06d}")
        for (i, one), (j, two) in combinations(enumerate(rows), 2)
        if (one.unit & two.unit or (only[i] and only[j] and _near(one, two))) and not _done_otherwise(one, two)
    ]
    return clusters((f"{i:06d}" for i in range(len(rows))), links)


def _done_otherwise(one: Count, two: Count) -> bool:
    """Tell whether two counts are of people to whom different things were done ("killing two", "wounding 90")."""
    mine, theirs = _done(one.account), _done(two.account)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _done(account: Account) -> frozenset[str]:
    """Give what the word that tells an account says was done to people."""
    document, report = account.reading.document, account.report
    known = figuring.rules(document.language)
    told = document.text[report.trigger_start : report.trigger_end]
    return frozenset(name for name, pattern in known.aspects.items() if pattern.search(told)) if known else frozenset()


def _near(one: Count, two: Count) -> bool:
    """Tell whether two counts are of one kind of thing, whatever it is called: neither is many times the other, or of
    those who are members of something."""
    mine, theirs = _kinds(one), _kinds(two)
    if mine.isdisjoint(theirs) or _anything(one) or _anything(two):
        return False
    if any(key in _MEMBERS for count in (one, two) for key in count.unit):
        return False
    low, high = sorted(float(c.low if math.isfinite(c.low) else c.high) for c in (one, two))
    return high <= 3 * low


def _kinds(count: Count) -> frozenset[str]:
    """Give the kinds of things that a count is of, one for all people; none where its words do not say."""
    read = thing(count.text, count.account.reading.document.language)
    if read is None:
        return frozenset()
    return frozenset({"people"}) if are_people(read) else frozenset(kind for kind, _ in sorts(read.heads))


def _of_unit(rows: Sequence[Count], accounts: Sequence[Account]) -> list[Disagreement]:
    groups: dict[tuple[float, float], list[Count]] = {}
    for count in rows:
        groups.setdefault(count.range, []).append(count)
    keys = sorted(groups)
    values = [_value(groups[key]) for key in keys]
    related: dict[tuple[int, int], Relation] = {}
    for (i, one), (j, two) in combinations(enumerate(keys), 2):
        articles = {a.document for a in (*values[i].accounts, *values[j].accounts)}
        if corrected(values[i].accounts, values[j].accounts):
            related[i, j] = (
                "version",
                f"“{values[i].text}” and “{values[j].text}” stand in two versions of one article.",
            )
        elif brought_up_to_date(values[i].accounts, values[j].accounts):
            related[i, j] = "version", updated(values[i].text, values[j].text)
        elif (
            len(articles) > 1
            and _of_one(values[i], values[j])
            and not _of_two_peoples([c for c in rows if c.range == one], [c for c in rows if c.range == two])
            and (relation := _relation(one, two, values[i], values[j]))
        ):
            related[i, j] = relation
    plain = _uncounted(rows, accounts) if not related else None
    if plain:
        values.append(plain)
        why = f"“{plain.text}” are not counted by all who tell of them."
        related |= {(i, len(values) - 1): ("scope", why) for i in range(len(values) - 1)}
    return by_kind("number", values, related)


def _of_one(a: Value, b: Value) -> bool:
    """Tell whether one who gives a value and one of another article who gives the other surely tell of one happening;
    what is joined only by way of others may be of two."""
    pairs = product(a.accounts, b.accounts)
    return any(one.document != two.document and whatever_counted(one, two) for one, two in pairs)


def _of_two_peoples(one: Sequence[Count], two: Sequence[Count]) -> bool:
    """Tell whether those counted are of one people and of another ("23 British", "60 American diplomats")."""
    mine, theirs = (frozenset().union(*map(_peoples, rows)) for rows in (one, two))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _peoples(count: Count) -> frozenset[str]:
    """Give the peoples that a count names, in its own words or the one right after."""
    document, span = count.account.reading.document, count.span
    after = WORD.match(document.text, min(span.end + 1, len(document.text)))
    words = document.text[span.start : after.end() if after else span.end]
    return frozenset(e for m in gazetteer.find(words, document.language) if m.form == "demonym" for e in m.entries)


def _value(rows: Sequence[Count]) -> Value:
    text = min((c.text for c in rows), key=lambda t: (len(t), t))
    return Value(text, tuple(c.account for c in rows), tuple(c.span for c in rows))


def _relation(one: tuple[float, float], two: tuple[float, float], a: Value, b: Value) -> Relation | None:
    if (one[0] == two[0] and math.inf in (one[1], two[1])) or math.isclose(_stated(one), _stated(two)):
        return None  # "43 people", "at least 43 people", "some 43"
    if _stated(one) and _stated(two) and max(map(_stated, (one, two))) > _SUMS * min(map(_stated, (one, two))):
        return None  # one ship's cargo, and that of all of them
    less, more = (a, b) if one[0] < two[0] or one[1] < two[1] else (b, a)
    least = math.inf in (one if less is a else two)
    if least and (_grew(less, more) or counted_on(less.accounts, more.accounts)):
        return "version", Pairwise("grew", less.text, more.text)
    if one[0] <= two[1] and two[0] <= one[1]:
        if all(_LOOSE * span[0] < span[1] < math.inf for span in (one, two)):
            return None  # "hundreds", "several hundred"
        return "precision", Pairwise("both", a.text, b.text)
    if _corrects(a, b) or _corrects(b, a):
        return "version", f"“{a.text}” and “{b.text}”: one account gives both, the other as what was said before."
    if _has(a, two) or _has(b, one) or _documents(a) <= _documents(b) or _documents(b) <= _documents(a):
        return None  # an article that gives both counts two things
    if _grew(less, more):
        return "version", Pairwise("grew", less.text, more.text)
    return "conflict", Pairwise("exclude", a.text, b.text)


def _stated(span: tuple[float, float]) -> float:
    """Give the number that a range was made of: its middle, or the end that it has."""
    return sum(span) / 2 if math.isfinite(sum(span)) else next(end for end in (*span, 0.0) if math.isfinite(end))


def _corrects(later: Value, earlier: Value) -> bool:
    """Tell whether a sentence of those who give a number has the other's number too ("3,900 tonnes and not 4,800 as
    first announced"), and they were published after the others, or no earlier and say that they set figures right."""
    old = {w for s in earlier.spans[:1] for w in in_figures(earlier.accounts[0].reading.document, s.start, s.end)}
    both = [a for a in later.accounts if old & in_figures(a.reading.document, a.report.start, a.report.end)]
    after = max(a.published.end for a in earlier.accounts) <= min(a.published.start for a in later.accounts)
    none_before = min(a.published.start for a in earlier.accounts) <= min(a.published.start for a in later.accounts)
    return any(after or (none_before and _sets_right(a)) for a in both)


def _sets_right(account: Account) -> bool:
    """Tell whether the sentence of an account says that figures are set right."""
    document, report = account.reading.document, account.report
    known = figuring.rules(document.language)
    return known is not None and known.revised.search(document.text, report.start, report.end) is not None


def _documents(value: Value) -> set[str]:
    return {a.document for a in value.accounts}


def _has(value: Value, number: tuple[float, float]) -> bool:
    """Tell whether an article that gives one number gives the other elsewhere."""
    if number[0] != number[1] or number[0] < _TELLING:
        return False
    return any(number[0] in in_figures(a.reading.document) for a in value.accounts)


def _grew(less: Value, more: Value) -> bool:
    """Tell whether the first who gives the higher count of what is counted day by day was published after the first who
    gives the other: some still print what was known before."""
    if not all(has(a.family, "grows") for a in (*less.accounts, *more.accounts)):
        return False
    return min(a.published.end for a in less.accounts) <= min(a.published.start for a in more.accounts)


def _uncounted(rows: Sequence[Count], accounts: Sequence[Account]) -> Value | None:
    """Give what other articles say of the same without a number: a plural without an article ("soldiers")."""
    counted = {c.account.document for c in rows}
    things = [thing(c.text, c.account.reading.document.language) for c in rows if c.range != (1.0, 1.0)]
    found = []
    for account in accounts:
        language = account.reading.document.language
        told = account.document not in counted and not account.future
        told = told and any(_of_one_time(account, row.account) for row in rows)
        for start, phrase in phrases(account) if told else ():
            read = thing(phrase, language)
            if read and _bare(phrase, account, start) and any(t and one_head(read, t) for t in things):
                found.append((account, Span(account.document, start, start + len(phrase)), _head(phrase, language)))
    if not found:
        return None
    return Value(min(words for _, _, words in found), tuple(a for a, _, _ in found), tuple(s for _, s, _ in found))


def _of_one_time(one: Account, two: Account) -> bool:
    """Tell whether two accounts say when it was, closely, and may mean one time: "troops have been based there for
    years" says nothing of the troops that are sent."""
    return max(one.when.width, two.when.width) <= _CLOSELY and one.when.overlaps(two.when)


def _head(phrase: str, language: str) -> str:
    """Give the first words of a phrase, up to the plural that it is."""
    words = phrase.split()
    last = next((i for i, word in enumerate(words) if is_plural(word, language)), 0)
    return " ".join(words[: last + 1])


def _bare(phrase: str, account: Account, start: int) -> bool:
    """Tell whether a phrase is a plural without article or number."""
    language = account.reading.document.language
    words = [w.group().casefold() for w in WORD.finditer(phrase)]
    before = [w.group().casefold() for w in WORD.finditer(account.reading.document.text[max(0, start - 20) : start])]
    known = frozenset(rules(language).get("bare", ()))
    if _numbered(account):
        return False  # "the 21 women and girls", "the number of people killed has risen to 19"
    if not words or words[0] in known or (before[-1:] and before[-1] in known) or words[0] in loose(language):
        return False
    return (
        leading(words, language) is None
        and leading(before[-1:], language) is None
        and is_plural(_first(words, language), language)
    )


def _numbered(account: Account) -> bool:
    """Tell whether the sentence of an account has a number that is not of a date, or a word for an uncertain one."""
    document, report = account.reading.document, account.report
    dated = [(t.start, t.end) for t in account.reading.times]
    found = (
        w
        for w in WORD.finditer(document.text, report.start, report.end)
        if leading([w.group()], document.language) or w.group().casefold() in loose(document.language)
    )
    return any(not any(a <= w.start() < b for a, b in dated) for w in found)


def _first(words: Sequence[str], language: str) -> str:
    """Give the word that a plain plural begins with, or ends with where adjectives go before."""
    plural = [w for w in words[:2] if is_plural(w, language)]
    return plural[0] if plural else ""
