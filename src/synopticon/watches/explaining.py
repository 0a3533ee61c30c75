"""A watch in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from synopticon import gazetteer
from synopticon.watches.model import Cast, Provision, Rule, Watch


def explain(watch: Watch) -> list[str]:
    """Say in lines what a watch looks for, and which provisions that would concern."""
    lines = [f"{watch.title}  [{watch.id}]"]
    if watch.about:
        lines.append(watch.about)
    if watch.kind == "context":
        lines.append("It is about the monitoring itself: it alerts, and makes no entry of a register.")
    for rule in watch.rules:
        lines += ["", *_rule(watch, rule)]
    if watch.provisions:
        lines += ["", "What matches would concern:"]
        lines += [_provision(watch, provision) for provision in watch.provisions]
    return lines


def _rule(watch: Watch, rule: Rule) -> list[str]:
    asked = rule.happenings or rule.types or rule.modes or rule.actor or rule.recipient or rule.party
    what = ("an event or a sentence" if asked else "a sentence") if rule.sentences else "an event"
    lines = [f"Rule “{rule.name}”: {what} matches where all of this holds"]
    coded = [*rule.happenings, *rule.types, *rule.modes]
    if coded:
        lines.append(f"  - it is reported as {_or(coded)}" + (" (sentences: however it is reported)" * rule.sentences))
    roles = (("acts", rule.actor), ("is acted upon", rule.recipient), ("takes part", rule.party))
    lines += [f"  - {_cast(cast)} {verb}" for verb, cast in roles if cast]
    if rule.named:
        lines.append(f"  - its sentence names {_cast(rule.named)}")
    if rule.goods:
        lines.append(f"  - what is given, sent or used is on {_lists(watch, rule.goods, ' or ')}")
    if rule.subjects:
        lines.append(f"  - its sentence has words of {_lists(watch, rule.subjects, ' and of ')}")
    if rule.unless:
        lines.append(f"  - and none of {_lists(watch, rule.unless, ' or ')}")
    return lines + _rest(rule)


def _rest(rule: Rule) -> list[str]:
    lines = []
    if rule.place:
        lines.append(f"  - it is placed in {_cast(rule.place)}")
    if rule.status:
        lines.append(f"  - its status is {_or(rule.status)}")
    if rule.stance:
        lines.append(f"  - somebody {_or(rule.stance)} it")
    if rule.origins:
        lines.append(f"  - at least {rule.origins} independent origins report it")
    if rule.after:
        lines.append(f"  - it can lie after {rule.after}")
    if rule.before:
        lines.append(f"  - it can lie before {rule.before}")
    return lines


def _or(items: Iterable[str]) -> str:
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"


def _cast(cast: Cast) -> str:
    named = [_called(entity) for entity in cast.entities]
    named += [f"anybody of {_called(f'country:{country}')}" for country in cast.countries]
    return _or([*named, *(f"the sector {sector}" for sector in cast.sectors)])


def _called(identity: str) -> str:
    try:
        return gazetteer.entry(identity).name
    except KeyError:
        return identity.removeprefix("country:")


def _lists(watch: Watch, names: Iterable[str], between: str) -> str:
    return between.join(f"the list “{name}” ({_sample(watch, name)})" for name in names)


def _sample(watch: Watch, name: str) -> str:
    lists = watch.words[name]
    shown = [f"{language}: {', '.join(lists[language][:4])}{', …' * (len(lists[language]) > 4)}" for language in lists]
    return "; ".join(shown)


def _provision(watch: Watch, provision: Provision) -> str:
    only = f" (rules {_or(provision.rules)})" if provision.rules and len(provision.rules) < len(watch.rules) else ""
    times = f" since {provision.since}" * bool(provision.since) + f" until {provision.until}" * bool(provision.until)
    checked = f" [checked: {provision.checked}]" * bool(provision.checked)
    return f"  - {provision.name}{only}{times}: {provision.says}{checked}"
