"""`synopticon judge`: what an analyst decides."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopticon.case import Case
    from synopticon.records import Judgement, JudgementVerdict

EXAMPLE = (
    "Example: synopticon judge case.db same entity-1f entity-9c --who 'Ana Ruiz' --note 'one minister' && "
    "synopticon judge case.db correct event-77 --set status=occurred --who 'Ana Ruiz'"
)


class Verb(StrEnum):
    """What can be done."""

    same = "same"
    not_same = "not-same"
    accept = "accept"
    reject = "reject"
    correct = "correct"
    withdraw = "withdraw"
    list = "list"


def judge(
    case: Annotated[Path, typer.Argument(help="The case file.")],
    verb: Annotated[
        Verb,
        typer.Argument(
            help="same, not-same (entities, events, reports, stories, articles), accept, reject (an event, report, "
            "statement, reuse or disagreement), correct, withdraw (a judgement), list."
        ),
    ],
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Ids as in the export, or the beginning of one; ENTITY@DOCUMENT is an entity in one article.",
        ),
    ] = None,
    who: Annotated[str, typer.Option(help="Who judges.")] = "",
    note: Annotated[str, typer.Option(help="Why; shown wherever the judgement takes part.")] = "",
    set: Annotated[
        str,
        typer.Option(
            metavar="ATTRIBUTE=VALUE",
            help="What `correct` sets, e.g. status=occurred, date=2024-06-18, place=ENTITY, name=…, country=NOR.",
        ),
    ] = "",
) -> None:
    """Keep what an analyst decides: the record is made of the articles and of the judgements that stand.

    Nothing is ever overwritten: of two that contradict each other the later one counts, and `withdraw` ends one
    from then on. A judgement keeps the place in the text that it is about, so that it holds when articles are read
    anew by a better version; `list` shows which could not be found again.
    """
    from synopticon.case import Case
    from synopticon.cli.output import write

    with Case(case, must_exist=True) as opened:
        if verb is Verb.list:
            write(_listed(opened), None)
            return
        made = _judged(opened, verb, ids or [], who, note, set)
    typer.echo(_line(made))


def _judged(case: Case, verb: Verb, ids: list[str], who: str, note: str, setting: str) -> Judgement:
    from synopticon.cli.errors import BadInput

    if not ids:
        raise BadInput(f"{verb.value}: which one? Give its id, as in the export")
    if not who.strip():
        raise BadInput("who judges is missing; give a name with --who")
    if verb is Verb.withdraw:
        if len(ids) > 1:
            raise BadInput("withdraw: takes one judgement at a time")
        return case.withdraw(ids[0], who=who)
    attribute, equals, value = setting.partition("=")
    if verb is Verb.correct and not equals:
        raise BadInput("correct: nothing to set; write --set ATTRIBUTE=VALUE, e.g. --set status=occurred")
    verdict = cast("JudgementVerdict", verb.value)
    return case.judge(verdict, ids, who=who, note=note, attribute=attribute.strip(), value=value.strip())


def _listed(case: Case) -> Iterator[str]:
    outcomes = {a.judgement: a for a in case.record().attachments}
    for judgement in case.judgements(withdrawn=True):
        outcome = outcomes.get(judgement.id)
        found = f"{outcome.state}. {outcome.note}".strip() if outcome else ""
        yield "\t".join(filter(None, (_line(judgement), found))) + "\n"


def _line(judgement: Judgement) -> str:
    ended = f"withdrawn {judgement.withdrawn}" if judgement.withdrawn else ""
    what = " ".join((judgement.verdict, *judgement.subjects))
    return "\t".join(filter(None, (judgement.id, what, judgement.sentence, ended)))


command = judge
