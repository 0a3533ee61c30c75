"""The title of an event that no English account tells: who did it in English, then what its own clause says, the verb
in English where its translation is sure, the rest in quotation marks where no English words cover it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import simplemma

from synopticon.languages import happenings, table
from synopticon.reconciling import titles, translating
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.clauses import of_status
from synopticon.reconciling.families import has
from synopticon.reconciling.glossing import gloss, in_full, names, whole
from synopticon.reconciling.meanings import plural
from synopticon.reconciling.things import core
from synopticon.reconciling.titles import Slots
from synopticon.records import Participant, Status

_LONGEST = 110  # characters of a title
_LEAST = 3  # words of a clause that are kept
_ARTICLE = 4  # characters of an article or preposition before a name
_GAP = " … "
_FIRST = re.compile(r"^(\w+)\s+")
_SPLIT = re.compile(r"[;:]\s")


def told(happening: str, status: Status, members: Sequence[Account], slots: Slots) -> str:
    """Give the title in the words of a clause; "" where an English account tells it, where the sentence for the
    happening says all of it and its verb hardly means anything else, and where no clause can stand by itself."""
    accounts = sorted((a for a in members if a.report.happening == happening and of_status(status, a)), key=_rank)
    if any(a.reading.document.language == "en" for a in members) or status == "denied":
        return ""
    brief = len(titles.title(happening, status, slots)) <= _LONGEST
    if brief and any(_is_said(a, slots) for a in accounts):
        return ""
    for account in accounts:
        if status not in titles.HAPPENED and not _acts(account):
            continue
        who, words = _sentence(account, slots)
        sure = _is_meant(account) and (_agrees(account) or not _is_reflexive(account))
        label = titles.kind(happening) if words.startswith(titles.OPENS) and sure else ""
        if label and who:
            return titles.labelled(label, f"{who} {words}", status)
        if who:
            return titles.headed(f"{who[:1].upper()}{who[1:]} {words}", status)
    return _with_object(happening, status, accounts, slots)


def _with_object(happening: str, status: Status, accounts: Sequence[Account], slots: Slots) -> str:
    """Give the title of a happening that leaves open which of several things was done with the words for it, "" for any
    other and where no account has any."""
    title = titles.title(happening, status, slots)
    if happening not in titles.lists()["vague"] or titles.OPENS in title:
        return ""
    for account in accounts:
        text, words, report = account.reading.document.text, account.report.object, account.report
        found = re.search(rf"\b{re.escape(words)}\b", text[report.trigger_end : report.end]) if " " in words else None
        told = text[report.trigger_start : report.trigger_end + found.end()] if found else ""
        told = titles.unmarked(" ".join(told.split()))
        if told and not _SPLIT.search(told):
            return f"{title}: “{_cut(told, title, account)}”"
    return ""


def _is_reflexive(account: Account) -> bool:
    """Tell whether a pronoun makes another verb of a verb ("se enfrenta al dilema")."""
    before = account.reading.document.text[: account.report.trigger_start].split()[-1:]
    return bool(before) and before[0].casefold() in _rules(account).get("reflexive", ())


def _rank(account: Account) -> tuple[bool, int, str, int]:
    """Rank what is news first, then what names most of those who took part in its clause."""
    report = account.report
    told = [p for p in (*report.actors, *report.recipients) if any(a <= p.start < b for a, b in report.clause)]
    return report.background, -len(told), account.document, report.trigger_start


def _is_said(account: Account, slots: Slots) -> bool:
    """Tell whether the sentence, or the noun, for a happening says all that an account tells of it."""
    happening = account.report.happening
    if has(account.family, "worded"):
        return False
    told = not any(p.name.startswith("“") for p in slots.recipients) and not _another(account)
    suffered = bool(slots.recipients) and not slots.actors and told
    if not (titles.complete(happening, slots) or (suffered and happening not in titles.lists()["vague"])):
        return False
    met = bool(slots.actors) and (bool(slots.recipients) or "{O}" not in happenings()[happening]["phrase"])
    named = met and all(p.entity for p in (*slots.actors, *slots.recipients))
    sure = _is_meant(account) or (named and happening not in titles.lists()["soft"])
    return sure and not (_goes_on(account) or _is_negated(account) or _is_described(account, slots))


def _is_negated(account: Account) -> bool:
    """Tell whether a verb is negated: what it tells of is what was not done."""
    text, report, rules = account.reading.document.text, account.report, _rules(account)
    ahead = (text[start : report.trigger_start] for start, _ in report.clause[1:] if start < report.trigger_start)
    return bool(rules) and any(word.casefold() in rules["negations"] for part in ahead for word in part.split())


def _is_described(account: Account, slots: Slots) -> bool:
    """Tell whether a State is named for some of its people: "the Armenian separatists" are not Armenia."""
    if len(account.report.clause) < 2 or not any(p.entity and p.state for p in slots.actors):
        return False
    (start, end), language = account.report.clause[0], account.reading.document.language
    text, rows = account.reading.document.text[start:end].strip(" ,"), table(language, "phrases")
    noun = next(iter(core(text, language)), "").casefold()
    names_it = _is_proper(account, start, start + len(text)) or noun in rows["organs"]
    return not names_it and bool(in_full(text, language)) and plural(noun, language)


def _another(account: Account) -> bool:
    """Tell whether the subject of a clause is not one of those it was done to: "the blast caused five deaths"."""
    return len(account.report.clause) > 1 and not _any_in(account.report.recipients, *account.report.clause[0])


def _acts(account: Account) -> bool:
    """Tell whether the subject of a clause is who did it."""
    return len(account.report.clause) > 1 and _any_in(account.report.actors, *account.report.clause[0])


def _sentence(account: Account, slots: Slots) -> tuple[str, str]:
    """Give who and what of a clause, ("", "") where it leaves out either or cannot stand by itself."""
    report, rules = account.report, _rules(account)
    if len(report.clause) < 2 or not rules or not _is_whole(account):
        return "", ""
    text = account.reading.document.text
    lead = " ".join(text[_begin(account) : report.trigger_start].split())
    verb = _trigger(account)
    rest = _complement(account)
    if verb.endswith(tuple(rules["dependent"])) or not (rest or lead.casefold().split()[:1] in _alone(rules)):
        return "", ""
    who = _who(account, slots)
    if not who or who.lower() in titles.lists()["pronouns"]:
        return "", ""
    language, bare = account.reading.document.language, lead.casefold() in ("", *rules["perfect"])
    english = translating.verb(verb, report.happening, language) if bare else ""
    if not english or (" and " in who and english.endswith("s")):
        return who, f"“{_cut(_with_verb(account, lead, verb, rest), who, account)}”"
    rest = _without_adverb(rest, rules)
    perfect = rules["perfect"].get(lead.casefold(), "")
    what = _named(account, rest) or names(rest.removeprefix("a "), language) or whole(rest, language)
    said = what or f"“{_cut(rest, f'{who} {perfect} {english}', account)}”"
    return who, " ".join(filter(None, (perfect, english, said)))


def _alone(rules: dict[str, Any]) -> list[list[str]]:
    """Give the pronouns with which a verb says enough by itself ("se activó", "los había absuelto")."""
    return [[word] for word in rules["clitics"]]


def _begin(account: Account) -> int:
    """Give where the words of a verb begin: with a pronoun before it that says whom ("la acusó")."""
    (_, end), (start, _), *_ = account.report.clause
    before = re.search(r"(\w+)\s+$", account.reading.document.text[end:start])
    found = before and before.group(1).casefold() in _rules(account)["clitics"]
    return end + before.start() if before and found else start


def _named(account: Account, words: str) -> str:
    """Give the English name of whom it was done to, where a clause says no more; "" where it does."""
    at = account.reading.document.text.find(words, account.report.trigger_end)
    start = at + len(words) - len(words.removeprefix("a "))
    met = any(m.form == "name" and (m.start, m.end) == (start, at + len(words)) for m in account.reading.mentions)
    known = [titles.name_of(party) for party in account.others if party.entity]
    return known[0] if at >= 0 and met and len(known) == 1 else ""


def _without_adverb(words: str, rules: dict[str, Any]) -> str:
    first, _, rest = words.partition(" ")
    adverb = first.casefold() in rules["adverbs"] or first.endswith(tuple(rules["adverb"]))
    return rest if rest and adverb else words


def _rules(account: Account) -> dict[str, Any]:
    """Give what the language of an account has for clauses, {} where it has nothing."""
    found: dict[str, Any] = table(account.reading.document.language, "phrases").get("clauses", {})
    return found


def _is_whole(account: Account) -> bool:
    """Tell whether a clause goes from its subject over its verb to its end, its verb not before its subject and no
    words left out before its verb."""
    (start, end), *rest = account.report.clause
    ahead = [span for span in rest if span[0] < account.report.trigger_start]
    apart = all(b <= start or a >= end for a, b in rest)
    return apart and end <= rest[0][0] and len(ahead) <= 1 and rest[0][1] >= account.report.trigger_end


def _complement(account: Account) -> str:
    """Give the words of a clause behind its verb, as far as they can stand: without a relative clause cut off, nor a
    preposition or adverb at the end; with an ellipsis where words are left out."""
    text, behind, rules = account.reading.document.text, account.report.trigger_end, _rules(account)
    parts = [text[max(start, behind) : end] for start, end in account.report.clause[1:] if end > behind]
    words = titles.unmarked(" ".join(_GAP.join(part.strip() for part in parts if part.strip()).split()))
    kept = re.sub(rules["cut off"], "", _SPLIT.split(words)[0].strip(" ,;:(")).split()
    while kept and kept[-1].casefold() in (*_leads(account), *rules["adverbs"], _GAP.strip()):
        kept.pop()
    return " ".join(kept)


def _with_verb(account: Account, lead: str, verb: str, rest: str) -> str:
    """Give the words of a verb with those behind it, with an ellipsis where some are left out."""
    starts = [start for start, _ in account.report.clause[1:] if start >= account.report.trigger_end]
    apart = bool(starts) and account.report.clause[1][1] == account.report.trigger_end
    return f"{lead} {verb}{_GAP if apart and rest else ' '}{rest}".strip()


def _leads(account: Account) -> list[str]:
    """Give the words with which what may be left out begins."""
    found: list[str] = table(account.reading.document.language, "phrases")["stops"]
    return found


def _who(account: Account, slots: Slots) -> str:
    """Give who a clause is about in English, or by name; "" where there are no words for them."""
    (start, end), language = account.report.clause[0], account.reading.document.language
    text = account.reading.document.text[start:end].strip(" ,")
    report = account.report
    sides = ((report.actors, slots.actors), (report.recipients, slots.recipients))
    side, everyone = next((each for each in sides if _any_in(each[0], start, end)), ((), ()))
    meant = {p.entity for p in side if start <= p.start < end}
    parties = [p for p in everyone if not p.entity or p.entity in meant] or everyone
    known = titles.listed([titles.name_of(p) for p in parties if not p.name.startswith("“")])
    entities = [p for p in parties if p.entity]
    if _is_proper(account, start, start + len(text)):
        return known if entities else text
    owned = any(m.form == "name" and start <= m.start and m.end <= end for m in account.reading.mentions)
    if entities and (any(p.type == "PER" for p in entities) or not (owned or any(p.state for p in entities))):
        return known
    return in_full(text, language) or known or gloss(text, language)


def _is_proper(account: Account, start: int, end: int) -> bool:
    """Tell whether words are a name, with or without its article: one that was read as such, or one word with a capital
    inside a sentence."""
    text, definite = account.reading.document.text, table(account.reading.document.language, "phrases")["definite"]
    before = {start, *(m.end() + start for m in _FIRST.finditer(text[start:end]) if m.group(1).casefold() in definite)}
    if any(m.form == "name" and m.start in before and m.end == end for m in account.reading.mentions):
        return True
    word = text[start:end]
    inside = start > account.report.start or not simplemma.is_known(word, lang=account.reading.document.language)
    return word[:1].isupper() and " " not in word and inside


def _any_in(parties: Sequence[Participant], start: int, end: int) -> bool:
    return any(start <= p.start < end for p in parties)


def _cut(words: str, before: str, account: Account) -> str:
    """Cut what is too long before the last word that may go, with an ellipsis."""
    kept = words.split()
    while len(kept) > _LEAST and len(before) + len(" ".join(kept)) + 5 > _LONGEST:
        kept.pop()
    if len(kept) == len(words.split()):
        return words
    ends = [n for n in range(_LEAST, len(kept)) if kept[n].casefold() in _leads(account)]
    kept = kept[: ends[-1]] if ends else kept
    while len(kept) > _LEAST and kept[-1].casefold() in _leads(account):
        kept.pop()
    return f"{' '.join(kept)} …"


def _goes_on(account: Account) -> bool:
    """Tell whether whom it was done to is joined in its clause by more, which nobody reads ("71 people and bodies")."""
    text, report, rules = account.reading.document.text, account.report, _rules(account)
    starts = [p.start for p in (*report.recipients, *report.actors)]
    for party in report.recipients:
        end = next((b for a, b in report.clause[1:] if a <= party.start and party.end < b), party.end)
        joined = re.match(r"\s+(\w+)\s+\w", text[party.end : end])
        if joined and rules and joined.group(1) in rules["joining"]:
            at = party.end + joined.end() - 1
            if not any(at <= start <= at + _ARTICLE for start in starts):
                return True
    return False


def _is_meant(account: Account) -> bool:
    """Tell whether the word that told a happening hardly means anything else."""
    return translating.is_meant(_trigger(account), account.report.happening, account.reading.document.language)


def _agrees(account: Account) -> bool:
    """Tell whether a likely translation of the word that told a happening tells of the same in English."""
    return translating.agrees(_trigger(account), account.report.happening, account.reading.document.language)


def _trigger(account: Account) -> str:
    """Give the word that told what happened."""
    return account.reading.document.text[account.report.trigger_start : account.report.trigger_end]
