"""The figures of an article: every number in its running text with what it is of, as a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from synopticon import gazetteer
from synopticon.languages import of_all
from synopticon.reconciling import figuring, written
from synopticon.reconciling.counts import WORD, is_plural, qualified
from synopticon.reconciling.figure import Figure, Unit
from synopticon.reconciling.figuring import Rules
from synopticon.reconciling.kinds import ANY, PEOPLE, sorts
from synopticon.reconciling.meanings import Words, keys, meanings
from synopticon.reconciling.numerals import begins, leading
from synopticon.reconciling.resuming import CONTESTED, NEXT_TO, SOME, instead, of_before, taken_up
from synopticon.reconciling.things import Thing, thing
from synopticon.reconciling.words import weight
from synopticon.reconciling.written import Placed
from synopticon.records import Reading

_AHEAD = 80  # characters after a number in which it is said of what it is, and what was done to them
_NEAR = 60  # the same, in which words say of what a share is
_BEFORE = 45  # characters before a number in which its qualifier or what was done stands
_FEWEST = 2.0  # the least number that is a figure
_NARROW = 1.5  # times the lower end that the upper end of a loose number is at most, for it to be a figure
_LOOSELY = 20.0  # or the least that a word for no certain number must come to
_CLOSE = 34  # characters after a number without a noun in which it is said what was done to them
_NOUN = 4  # words after a number in which the noun stands
_RATHER = 3  # characters by which what is said after a number is nearer than what is said before
_CROWD = "there"
_MEMBERS = frozenset(of_all("differences", "figures", "members"))
_VERBS = frozenset(of_all("differences", "figures", "not_nouns"))
_STATE = "country:"
_NAMED = re.compile(r"[^\W\d_a-z]\w*\s$")  # a word with a capital right before a number: it is part of a name
_AGE = re.compile(r", \d\d,")
_STOP = re.compile(r"(?<!\b[A-Z])\.|[,;:()\"“”«»?!\n]")
_CLAUSE = re.compile(r"[;:]|[^\W\d]\.\s")
_NEXT = re.compile(rf"\d|[;:]|, (?:{'|'.join(of_all('differences', 'figures', 'next_clause'))}) ")
_AND = re.compile(
    rf"\b(?:{'|'.join(of_all('differences', 'figures', 'and'))}) "
    rf"(?:(?:{'|'.join(of_all('differences', 'figures', 'others'))}) )?([^\W\d_]+)"
)
_ENDS = re.compile(r"\s*(?:[,;:.()]|$)")
_MONEY = {"$": "dollars", "€": "euros", "£": "pounds"}


def figures(reading: Reading) -> tuple[Figure, ...]:
    """Give the figures of an article in the order of its text; none in a language without a table."""
    rules = figuring.rules(reading.document.language)
    if rules is None:
        return ()
    found: list[Figure] = []
    taken = _taken(reading)
    for n, (start, end) in enumerate(reading.sentences):
        for figure in instead(list(_in_sentence(reading, n, start, end, rules)), reading, rules):
            if figure.lasting or not any(a < figure.end and figure.start < b for a, b in taken):
                told = of_before(figure, found, reading, rules) if figure.again and not figure.marks else figure
                told = taken_up(told, found) if SOME in told.unit else told
                revised, now = (bool(p.search(reading.document.text, start, end)) for p in (rules.revised, rules.now))
                now = now or told.now or bool(rules.became.search(reading.document.text, start, told.start))
                about = told if told.about else _beside(told, reading)
                found += [replace(about, revised=revised, now=now)] if told.unit else []
    return tuple(found)


def _taken(reading: Reading) -> list[tuple[int, int]]:
    """Give where numbers are those of dates and names."""
    text = reading.document.text
    named = [(m.start, m.end) for m in reading.mentions if m.form == "name" and re.search(r"\d", text[m.start : m.end])]
    return [*((t.start, t.end) for t in reading.times), *named]


# ------------------------------------------------------------------------------------------------ in a sentence


def _in_sentence(reading: Reading, n: int, start: int, end: int, rules: Rules) -> Iterator[Figure]:
    language, text = reading.document.language, reading.document.text
    amounted = list(written.measured(text, start, end, language, rules))
    numbers = [
        (at, ranged) for at, ranged in written.numbers(text, start, end, language, rules) if ranged[0] >= _FEWEST
    ]
    if not (amounted or numbers):
        return
    context = meanings(re.sub(r"\d", " ", text[start:end]), language)
    amounted += _as_before(amounted, numbers, reading, end, rules)
    for at, ranged, unit in amounted:
        yield replace(_made(reading, at, ranged, unit, n, context), made_of=_matter(text, at[1], language, rules))
    before = start
    for at, ranged in numbers:
        since, before = before, at[1]
        inside = any(a < at[1] and at[0] < b for (a, b), _, _ in amounted)
        surely = ranged[1] <= _NARROW * ranged[0] or ranged[0] >= _LOOSELY
        if surely and not inside and not rules.skip.search(text, max(start, at[0] - _CLOSE), at[0]):
            yield from _counted(reading, at, ranged, n, context, rules, since)


def _as_before(
    amounted: list[tuple[*Placed, Unit]], numbers: list[Placed], reading: Reading, end: int, rules: Rules
) -> list[tuple[*Placed, Unit]]:
    """Give the numbers that are of the measure of the amount before them: "90 tonnes of wheat and 54 of maize"."""
    text = reading.document.text
    found = []
    for at, ranged in numbers:
        before = [(a, unit) for a, _, unit in amounted if a[1] <= at[0]]
        if before and not any(a[0] <= at[0] < a[1] for a, _, _ in amounted):
            between = text[before[-1][0][1] : at[0]]
            alike = rules.made_of.match(text, before[-1][0][1], at[0]) and rules.made_of.match(text, at[1], end)
            if alike and rules.joined.search(between) and not _CLAUSE.search(between):
                found.append((at, ranged, before[-1][1]))
    return found


def _matter(text: str, end: int, language: str, rules: Rules) -> Unit:
    """Give the keys of what an amount that ends somewhere is of."""
    of = rules.made_of.match(text, end)
    word = WORD.match(text, of.end()) if of else None
    return keys(word.group(), language) if word else frozenset()


def _counted(
    reading: Reading, at: tuple[int, int], ranged: tuple[float, float], n: int, context: Words, rules: Rules, since: int
) -> Iterator[Figure]:
    """Read of what a number is: by the word or the noun after it, by what is said of people; of a bare number after a
    verb of estimating, that it is of what was counted or spoken of before. `since` is where the number before it ends:
    what only goes on with that ("35 dead, 22 in the north and 13 …") is not what somebody puts it at."""
    text, language, (first, last) = reading.document.text, reading.document.language, reading.sentences[n]
    ahead, after = (max(first, at[0] - _AHEAD), at[0]), text[at[1] : min(last, at[1] + _AHEAD)]
    paid = rules.money.match(after)
    coin = _MONEY.get(text[at[0] - 1 : at[0]]) or (paid.lastgroup if paid else None)
    denied = bool(rules.denied.search(text, *ahead))
    ends = _ENDS.match(text, at[1], last)
    goes_on = rules.joined.search(text, since, at[0] - qualified(text[since : at[0]], ranged, language)[0])
    said = (max(ahead[0], since) if goes_on else ahead[0]), at[0]
    estimated = rules.estimates.search(text, *said) or (ends and rules.sayings.search(text, *said))
    contests = bool(rules.contests.search(text, first, at[0]))
    put = CONTESTED if contests else NEXT_TO if estimated else 0
    if rules.relative.search(text, *ahead):
        put = 0  # "several Czechs, who are now four"
    if rules.became.search(text, *ahead):
        put = NEXT_TO  # "18 people, who later were 21"
    total = bool(rules.total.search(text, *said))
    share = rules.percent.match(after)
    if share and estimated and rules.rising.search(estimated.group()):
        put = 0  # one share that rises is not another put at it
    if coin or share:
        if not rules.moving.search(text, first, last):
            unit = frozenset({f"in {coin}" if coin else written.PERCENT})
            yield replace(_made(reading, _with_unit(text, at, paid or share), ranged, unit, n, context), again=put)
        return
    if rules.parts.match(after) or rules.days.search(text, *ahead):
        return
    papers = ((name, match) for name, pattern in rules.stand_for.items() if (match := pattern.match(after)))
    for name, match in papers:  # "13 arrest warrants" are of as many people
        made = _made(reading, at, ranged, frozenset({f"people {name}"}), n, context, match[0].strip())
        yield replace(made, again=put)
        return
    owner = rules.owners.match(after)
    noun = _noun(_STOP.split(after[owner.end() :] if owner else after)[0], language, rules)
    if noun and not noun.heads & rules.spans:
        first_word = noun.text.split()[0]
        shown = "" if rules.known.search(first_word) else noun.text  # "fueron 40 los detenidos"
        made = _made(reading, at, ranged, frozenset(), n, context, shown)
        for figure in _of_noun(made, at, noun, reading, rules):
            yield replace(figure, again=put, contests=contests)
    elif noun is None and not put and rules.known.search(text, first, at[0]):
        return  # "the three" are some of those counted before
    elif noun is None and _AGE.match(text[at[0] - 2 : at[1] + 1]) is None:
        made = _made(reading, at, ranged, frozenset(), n, context)
        after_it = at[0], _whole(text, min(last, at[1] + _CLOSE))
        aspect = ("" if put else _acted(text, ahead, rules, language)) or _aspect(text, at, after_it, rules, language)
        if aspect:
            told = replace(made, unit=frozenset({f"people {aspect}"}), contests=contests)
            yield replace(told, again=put, denied=denied, total=total)
        elif _NAMED.search(text, max(0, at[0] - _BEFORE), at[0]) is None and (
            put or denied or _asked(reading, at[0], n)
        ):
            yield replace(made, again=put or NEXT_TO, denied=denied, contests=contests, total=total)


def _with_unit(text: str, at: tuple[int, int], after: re.Match[str] | None) -> tuple[int, int]:
    """Give where an amount stands with its sign before it, or the word for its unit after it."""
    return at[0] - (text[at[0] - 1 : at[0]] in _MONEY), at[1] + (after.end() if after else 0)


def _asked(reading: Reading, start: int, n: int) -> bool:
    """Tell whether a number begins the answer to a question."""
    text, (first, _) = reading.document.text, reading.sentences[n]
    return start == first and n > 0 and text[: reading.sentences[n - 1][1]].rstrip().endswith("?")


def _of_noun(figure: Figure, at: tuple[int, int], noun: Thing, reading: Reading, rules: Rules) -> Iterator[Figure]:
    """Give a figure of what a noun says it is of; none of "20 people" of whom nothing is said."""
    text, language, sentence = reading.document.text, reading.document.language, reading.sentences[figure.sentence]
    heads = noun.marks if noun.heads & _MEMBERS and noun.marks else noun.heads  # "crew members"
    kinds = sorts(heads) | sorts({f"{mark} {head}" for mark in noun.marks for head in noun.heads})
    people = (noun.anybody and heads is noun.heads) or any(kind in PEOPLE for kind, _ in kinds)
    people = people or (not kinds and any(gazetteer.demonym(word, language) for word in noun.text.split()))
    people = people or (not kinds and _taken_before(text[sentence[0] : at[0]], rules, language))
    own = next((name for name, pattern in rules.aspects.items() if pattern.search(noun.text)), "")
    done = _aspect(text, at, sentence, rules, language, but=own) if people and own in ("", _CROWD) else ""
    aspect = done or own  # of protesters it may be said that they were shot
    known = rules.known.search(text, sentence[0], at[0])
    if noun.anybody and heads is noun.heads and not aspect:
        if known:
            yield replace(figure, unit=frozenset({SOME}))
        return
    unit = frozenset({f"people {aspect}"}) if aspect else _unit(heads, kinds)
    unit |= {SOME} if known and not aspect and any(kind == "person" for kind, _ in kinds) else set()
    nation = _nation(figure, noun, reading) if people or not kinds else ""
    if aspect:
        who = (frozenset() if noun.anybody else heads) | {nation} - {""}
        yield replace(figure, unit=unit, marks=frozenset(), who=who)
    else:
        yield replace(figure, unit=unit | {nation} - {""}, marks=noun.marks)


def _nation(figure: Figure, noun: Thing, reading: Reading) -> str:
    """Give whose people are counted ("84 Eritreans", "three U.S. citizens", "86 members of the Eritrean army"), ""
    where it is not said."""
    text, language, (_, last) = reading.document.text, reading.document.language, reading.sentences[figure.sentence]
    until = min(last, figure.end + _BEFORE) if noun.heads & _MEMBERS else figure.end
    within = figure.end - figure.start
    named = (m for m in gazetteer.find(text[figure.start : until], language) if len(m.entries) == 1)
    found = [
        m.entries[0] for m in named if m.form == "demonym" or (m.end <= within and m.entries[0].startswith(_STATE))
    ]
    return f"of {found[0]}" if found else ""


def _unit(heads: frozenset[str], kinds: frozenset[tuple[str, str]]) -> Unit:
    """Give what is counted as keys: its heads, so far that inflections agree, and its kinds, with the sort of each."""
    sorted_ = {f"sort {kind} {sort}" for kind, sort in kinds if (kind, ANY) not in kinds}
    return frozenset(key[:6] for key in heads) | {f"kind {kind}" for kind, _ in kinds} | sorted_


def _noun(phrase: str, language: str, rules: Rules) -> Thing | None:
    """Read the noun that a number counts: up to the first plural, with the adjective after it where those stand so."""
    words = list(WORD.finditer(phrase))[:_NOUN]
    counted = (i for i, w in enumerate(words) if not w.group().isupper() and _several(w.group(), language, rules))
    last = next(counted, None)
    if last is None or any(keys(w.group(), language) & _VERBS for w in words[: last + 1]):
        return None
    if any(leading([w.group()], language) for w in words[:last]):
        return None  # the noun is that of another number ("el 23 dejó cinco heridos")
    after = words[last + 1].group() if rules.adjective_after and last + 1 < len(words) else ""
    if is_plural(after, language) and weight(after.casefold(), language):
        last += 1
    return thing(phrase[words[0].start() : words[last].end()], language)


def _several(word: str, language: str, rules: Rules) -> bool:
    return is_plural(word, language) or rules.collective.fullmatch(word) is not None


def _aspect(
    text: str, at: tuple[int, int], sentence: tuple[int, int], rules: Rules, language: str, but: str = ""
) -> str:
    """Give what is said of people who are counted, by the nearest word for it; no other number stands between, and
    before the number no other clause."""
    start, end = at
    after = _NEXT.split(rules.parted.sub(" ", text[end : _whole(text, min(sentence[1], end + _AHEAD))]))[0]
    counted = (m.start() for m in _AND.finditer(after) if begins(m.group(1), language))
    after = after[: next(counted, len(after))]
    ahead = text[max(sentence[0], start - _BEFORE) : start]
    clause = ahead[: len(ahead) - qualified(ahead, (0.0, 0.0), language)[0]]
    before = rules.clauses.split(re.split(r"\d", clause)[-1])[-1]
    found = []
    for name, pattern in ((n, p) for n, p in rules.aspects.items() if n != but):
        found += [(m.start(), name) for m in pattern.finditer(after)]
        found += [(len(before) - m.end() + _RATHER, name) for m in pattern.finditer(before)]
    return min(found, default=(0, ""))[1]


def _acted(text: str, ahead: tuple[int, int], rules: Rules, language: str) -> str:
    """Give what the word right before a number says was done to people ("arrests seven", "detuvo a siete"); a number
    that is only added to what was said before is of something else ("27 killed and 40 wounded")."""
    said = text[slice(*ahead)]
    words = said[: len(said) - qualified(said, (0.0, 0.0), language)[0]].split()
    if words and words[-1] not in rules.adding and not weight(words[-1].casefold(), language):
        words = words[:-1]
    found = (name for name, pattern in rules.aspects.items() if words and pattern.fullmatch(words[-1]))
    return next(found, "")


def _taken_before(said: str, rules: Rules, language: str) -> bool:
    """Tell whether words right before a number say what is done to people alone: "ordered the arrest of"."""
    before = said[: len(said) - qualified(said, (0.0, 0.0), language)[0]].rstrip()
    last = before.rsplit(" ", 1)
    ends = {len(before), len(last[0])} if last[1:] and not weight(last[1].casefold(), language) else {len(before)}
    return any(m.end() in ends for name in rules.persons for m in rules.aspects[name].finditer(before))


def _whole(text: str, end: int) -> int:
    """Give an offset so that no word is cut there: that of the last space before, or itself."""
    cut = text[end - 1 : end].isalnum() and text[end : end + 1].isalnum()
    return max(text.rfind(" ", 0, end), 0) if cut else end


# ------------------------------------------------------------------------------------------------ figures made


def _made(
    reading: Reading, at: tuple[int, int], ranged: tuple[float, float], unit: Unit, n: int, context: Words,
    noun: str = "",
) -> Figure:  # fmt: skip
    """Make a figure, widened by the words that qualify it, written with its noun."""
    text, language, (first, last) = reading.document.text, reading.document.language, reading.sentences[n]
    before, low, high = qualified(text[max(first, at[0] - _BEFORE) : at[0]], ranged, language)
    ends = text.find(noun, at[1]) + len(noun) if noun else at[1]
    start = at[0] - before
    value = sum(ranged) / 2 if ranged[1] <= _NARROW * ranged[0] else ranged[0]
    figure = Figure(start, ends, " ".join(text[start:ends].split()), value, low, high, unit, frozenset(), n, context)
    figure = replace(figure, loose=ranged[0] < ranged[1])
    rules = figuring.rules(language)
    if rules is None:
        return figure
    more = rules.further.search(text, max(first, start - _RATHER * 4), min(last, ends + _RATHER * 2))
    wished, left = (
        rules.wished.search(text, first, start),
        rules.left.search(text, start, min(last, ends + _RATHER * 4)) or rules.kept.search(text, first, start),
    )
    summed = rules.summed.search(text, ends, min(last, ends + _AHEAD))
    return replace(figure, further=bool(more), mode="wished" if wished else "left" if left else "", summed=bool(summed))


def _beside(figure: Figure, reading: Reading) -> Figure:
    """Give a figure with what the words next to it mean: of what it is."""
    text, (first, last) = reading.document.text, reading.sentences[figure.sentence]
    far = _NEAR if written.PERCENT in figure.unit else _AHEAD
    before = _CLAUSE.split(text[max(first, figure.start - far) : figure.start])[-1]
    after = _CLAUSE.split(text[figure.end : _whole(text, min(last, figure.end + far))])[0]
    return replace(figure, about=meanings(re.sub(r"\d", " ", f"{before} {after}"), reading.document.language))
