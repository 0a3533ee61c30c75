"""A watch in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synopticon import gazetteer
from synopticon.watches.model import Cast, Provision, Rule, Watch

_SHOWN = 5
_CHOICE = re.compile(r"\(([^|()]*\|[^|()]*)\|[^()]*\)")
_MAKES = {
    "entry": "",
    "addition": "in a register it adds its provisions to the entry that its sentence makes by another watch",
    "mention": "in a register it makes an entry only where the affair has no other of this headline",
}


def explain(watch: Watch) -> list[str]:
    """Say in lines what a watch looks for, and which provisions that would concern."""
    lines = [f"{watch.title}  [{watch.id}]"]
    if watch.about:
        lines.append(watch.about)
    if watch.kind == "context":
        lines.append("It is about the monitoring itself: it alerts, and makes no entry of a register.")
    for rule in watch.rules:
        lines += ["", *_rule(rule)]
    if watch.unless and any(rule.sentences for rule in watch.rules):
        lines += ["", f"No sentence matches by its words alone that has words of {_lists(watch.unless, 'or')}."]
    lines += _words(watch)
    if watch.provisions:
        lines += ["", "What matches would concern:"]
        lines += [_provision(watch, provision) for provision in watch.provisions]
    return lines


def _rule(rule: Rule) -> list[str]:
    asked = rule.happenings or rule.types or rule.modes or rule.actor or rule.recipient or rule.party
    what = ("an event or a sentence" if asked else "a sentence") if rule.sentences else "an event"
    headline = f", headed “{rule.headline}”" if rule.headline else ""
    lines = [f"Rule “{rule.name}”{headline}: {what} matches where all of this holds"]
    if coded := [*rule.happenings, *rule.types, *rule.modes]:
        lines.append(f"  - it is reported as {_or(coded)}" + (" (a sentence: however it is reported)" * rule.sentences))
    roles = (("acts", rule.actor), ("is acted upon", rule.recipient), ("takes part", rule.party))
    lines += [f"  - {_cast(cast)} {verb}" for verb, cast in roles if cast]
    if rule.named:
        lines.append(f"  - its sentence{', or one beside it,' * rule.beside} names {_cast(rule.named)}")
    if rule.goods:
        lines.append(f"  - what is given, sent or used is on {_lists(rule.goods, 'or')}")
    if rule.subjects:
        lines.append(f"  - its sentence has words of {_lists(rule.subjects, 'and')}")
    if rule.abroad:
        lines.append(f"  - its sentence names another State too, or has words of {_lists(rule.abroad, 'or')}")
    if rule.stands:
        lines.append(f"  - or, after one that matches, it has words of {_lists(rule.stands, 'or')} in place of these")
    if rule.unless:
        lines.append(f"  - its sentence has no words of {_lists(rule.unless, 'or')}")
    return lines + _rest(rule)


def _rest(rule: Rule) -> list[str]:
    told = {
        f"it is placed in {_cast(rule.place)}" if rule.place else "": bool(rule.place),
        f"its status is {_or(rule.status)}" if rule.status else "": bool(rule.status),
        f"somebody {_or(rule.stance)} it" if rule.stance else "": bool(rule.stance),
        f"at least {rule.origins} independent origins report it": bool(rule.origins),
        f"it can lie after {rule.after}": bool(rule.after),
        f"it can lie before {rule.before}": bool(rule.before),
        f"each of {_lists(rule.one, 'and')} is one happening, whoever tells it": bool(rule.one),
        f"what is of two of {_lists(rule.apart, 'and')} is two happenings": bool(rule.apart),
        _MAKES[rule.makes]: rule.makes != "entry",
    }
    return [f"  - {line}" for line, holds in told.items() if holds]


def _or(items: Iterable[str], word: str = "or") -> str:
    items = list(items)
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {word} {items[-1]}"


def _cast(cast: Cast) -> str:
    countries = [_called(f"country:{country}") for country in cast.countries]
    named = [_called(entity) for entity in cast.entities] + [f"the sector {sector}" for sector in cast.sectors]
    named += [f"words of “{name}”" for name in cast.words]
    return _or([*named, f"somebody of {_or(countries)}"] if countries else named)


def _called(identity: str) -> str:
    try:
        return gazetteer.entry(identity).name
    except KeyError:
        return identity.removeprefix("country:")


def _lists(names: Iterable[str], between: str) -> str:
    names = [f"“{name}”" for name in names]
    return f"the list {names[0]}" if len(names) == 1 else f"the lists {_or(names, between)}"


def _words(watch: Watch) -> list[str]:
    """Show each list that the watch uses, once."""
    used = [n for r in watch.rules for n in (*r.goods, *r.subjects, *r.unless, *r.abroad, *r.stands, *r.one, *r.apart)]
    used += watch.unless
    if not used:
        return []
    lines = [
        "",
        "The lists (* ends a word any way, ... stands for up to eight words between, ! for where it does not hold):",
    ]
    for name in dict.fromkeys(used):
        lines.append(f"  {name}")
        lines += [f"    {language}: {_sample(found)}" for language, found in watch.words[name].items()]
    return lines


def _sample(lines: tuple[str, ...]) -> str:
    shown = [_CHOICE.sub(r"(\1|…)", line) for line in lines[:_SHOWN]]
    more = f", and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return "; ".join(shown) + more


def _provision(watch: Watch, provision: Provision) -> str:
    only = f" (rules {_or(provision.rules)})" if provision.rules and len(provision.rules) < len(watch.rules) else ""
    times = f" since {provision.since}" * bool(provision.since) + f" until {provision.until}" * bool(provision.until)
    checked = f" [checked: {provision.checked}]" * bool(provision.checked)
    return f"  - {provision.name}{only}{times}: {provision.says}{checked}"
