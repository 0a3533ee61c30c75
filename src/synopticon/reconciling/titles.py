"""The English title of an event, from the phrases of `languages/happenings.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from synopticon import gazetteer
from synopticon.languages import happenings, table
from synopticon.reconciling.accounts import Party, known
from synopticon.reconciling.families import family_of, has
from synopticon.reconciling.parties import PLACES
from synopticon.reconciling.phrasing import disagreeing, standing
from synopticon.reconciling.words import weight
from synopticon.records import Status

HAPPENED = ("occurred", "underway")
_WORDS = {
    "planned": "Planned", "possible": "Possible", "alleged": "Alleged", "denied": "Denied", "cancelled": "Cancelled",
    "called-for": "Called for", "hypothetical": "Imagined",
}  # fmt: skip
_LONGEST = 12  # words of what a title says it was about
_LONGEST_NAME = 9  # words; a longer one is a list or a clause that was taken for a name
_NAMELIKE = 0.5  # weight from which a first word with a capital may be a name
_CUT = re.compile(r"[;:(–—]|,(?!\d)|(?<!\d),")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_DETERMINER = re.compile(r"^(?:its|his|her|their|an?|the) ")
OPENS = "“"
# How what it was about begins where that has a form of its own.
_OPENINGS = {OPENS: "quoted", "to ": "infinitive", "that ": "clause"}
_MARKS = re.compile(r"[“”«»\"]")
_AGED = re.compile(r"\d+-(?:year|month|week|day)-old$")
_TWICE = re.compile(r"\b(\w+(?: \w+){1,4}) \1\b")  # "for asylum for asylum"
_OF_ITSELF = re.compile(r"\b(\w{4,}) of the \1\b")  # "envoys of the envoys of two states"
_SLOT = re.compile(r"\{([AROP])\}")


@dataclass(frozen=True, slots=True)
class Slots:
    """What a title may name: actors, recipients, place as parties; the object as English words or ""; `said` words of
    another language, in quotation marks, for what was said, or happened, where nothing else says it."""

    actors: Sequence[Party] = ()
    recipients: Sequence[Party] = ()
    place: Party | None = None
    object: str = ""
    said: str = ""

    @property
    def bare(self) -> bool:
        """Tell whether they say no more than where it was."""
        return not (self.actors or self.recipients or self.object)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("titles.toml").read_text(encoding="utf-8"))


@cache
def lists() -> dict[str, frozenset[str]]:
    """Give the lists of words that titles go by, by name."""
    return {name: frozenset(words) for name, words in _data().items() if isinstance(words, list)}


def _form(name: str, happening: str) -> str:
    """Give the phrase of a happening for a case of its own ("together", "clause", "noun", …), "" if none."""
    return str(_data()[name].get(happening, ""))


def brief(words: str, happening: str) -> str:
    """Shorten English words for what a report was about to what a title can hold: up to a comma, or to a preposition
    after 4 words; "" where they say nothing without their sentence ("which", "it will …")."""
    rules = lists()
    kept = standing(_CUT.split(words)[0]).split()
    if kept and kept[0].lower() in rules["determiners"]:
        kept[0] = kept[0].lower()
    clause = bool(kept) and not {w.lower() for w in kept[1:]}.isdisjoint(rules["finite"])
    if clause and kept[0] not in ("to", "that", "of", "not"):
        kept = [] if kept[0].lower() in rules["finite"] else ["that", *kept]
    if kept and happening in rules["articled"] and kept[0][:1].islower() and not determined(" ".join(kept)):
        kept = ["an" if kept[0][0] in "aeiou" else "a", *kept]
    if not kept or (kept[0].lower() in rules["pronouns"] and (len(kept) == 1 or kept[0].lower() != "that")):
        return ""
    while (
        len(kept) > 1
        and kept[-1].lower() in _data()["tails"].get(happening, ())
        and kept[-2].lower() not in rules["adjectives"]
        and kept[-1].endswith("s") <= kept[-2].endswith("s")
    ):
        kept = kept[:-1]
    if happening in rules["articled"] and disagreeing(" ".join(kept)):
        return ""
    kept = _fitted(kept, rules["cuts"])
    while len(kept) > 1 and kept[-1].lower() in rules["prepositions"] | rules["leaning"]:
        kept = kept[:-1]
    short = " ".join(kept) if len(kept) <= _LONGEST + 4 else ""
    return short if paired(short) else unmarked(short)


def paired(words: str) -> bool:
    """Tell whether quotation marks come in pairs."""
    return all(words.count(a) == words.count(b) for a, b in ("“”", "«»")) and words.count('"') % 2 == 0


def unmarked(words: str) -> str:
    """Give words without their quotation marks."""
    return _MARKS.sub("", words)


def _fitted(words: list[str], before: frozenset[str]) -> list[str]:
    """Cut off what is too long for a title, before the last of some words that leaves four."""
    ends = range(min(len(words), _LONGEST), 3, -1) if len(words) > _LONGEST else ()
    return words[: next((at for at in ends if words[at].lower() in before), len(words))]


def quoted(words: str, language: str) -> str:
    """Quote words of another language for what a report was about, as many as a title can hold, from the first that
    tells something; "" where they stand badly by themselves."""
    kept = standing(_CUT.split(_MARKS.sub("", words))[0]).split()
    whole, rows = len(words.split()), table(language, "phrases")
    leads = frozenset(rows["stops"]) - frozenset(rows["relatives"])
    while kept and kept[0].lower() in leads:
        kept, whole = kept[1:], whole - 1
    kept = _fitted(kept, leads)
    cut = " …" if len(kept) < whole else ""
    if not cut and (name := _known_as(" ".join(kept), language)):
        return name
    return f"{OPENS}{' '.join(kept)}{cut}”" if 1 < len(kept) <= _LONGEST + 4 else ""


def _known_as(words: str, language: str) -> str:
    """Give the English name of what the gazetteer knows by these words, "" where they are not one name in it."""
    found = gazetteer.find(words, language)
    one = len(found) == 1 and len(found[0].entries) == 1 and (found[0].start, found[0].end) == (0, len(words))
    return english(words, found[0].entries[0]) if one else ""


def english(words: str, entry: str) -> str:
    """Give the English name of an entry of the gazetteer that goes by some words."""
    return name_of(Party("", words, "", "", entry, frozenset()))


def determined(words: str) -> bool:
    """Tell whether words can stand in a sentence as they are: a clause, a plural, or with an article or number."""
    first = words.split()[0].lower()
    return first in lists()["determiners"] or first[:1].isdigit() or _head(words).endswith("s")


def _head(words: str) -> str:
    """Give the noun that words for what it was about are: the last before what is only added."""
    kept = words.lower().split()
    end = next((i for i, word in enumerate(kept) if i and word in lists()["added"]), len(kept))
    return kept[end - 1]


def title(happening: str, status: Status, slots: Slots) -> str:
    """Give the title: a plain past sentence for what happened, a noun phrase for what is planned, alleged or denied.

    A required slot that is not known makes it a noun phrase without that slot.
    """
    row = happenings().get(happening)
    if row is None:
        return happening.replace("-", " ").capitalize()
    if slots.recipients and all(p.type == "PER" or not p.entity for p in slots.recipients):
        row = {**row, **_data()["persons"].get(happening, {})}
    names = _names(happening, slots)
    noun = _joined(_form("nouns", happening) if not names["A"] else "", names) or _joined(row["noun"], names)
    phrase = _joined(_phrase(happening, row["phrase"], names), names)
    if status in HAPPENED and not _missing(_shortened(phrase, names), names):
        said = f": {slots.said}" if _adds(phrase, names, slots) else ""
        return _upper(_filled(_shortened(phrase, names), names)) + said
    words = _filled(_without(_shortened(noun, names), names), names)
    if slots.bare and slots.said:
        words = f"{words}: {slots.said}"
    if status in HAPPENED:
        return _upper(words)
    words = _DETERMINER.sub("", words)  # "planned third nuclear test", not "planned its third"
    return headed(words, status) if status == "called-for" else f"{_WORDS[status]} {words}"


def complete(happening: str, slots: Slots) -> bool:
    """Tell whether the sentence for a happening says all that belongs to it, of parties that have names or words in
    English, and what kind of thing it was."""
    row = happenings().get(happening)
    if row is None or happening in lists()["vague"]:
        return False
    names = _names(happening, slots)
    phrase = _phrase(happening, row["phrase"], names)
    bare = "{O}" not in phrase and phrase in _data()["bare"].get(happening, ())
    if bare or _missing(_shortened(phrase, names), names):
        return False
    return not _adds(_joined(phrase, names), names, slots) and not any(OPENS in names[slot] for slot in "AR")


def _adds(phrase: str, names: dict[str, str], slots: Slots) -> bool:
    """Tell whether what was said is to be added to a sentence, which does not tell it."""
    return bool(slots.said) and not names["O"] and ("{O}" in phrase or not names["R"])


def kind(happening: str) -> str:
    """Give the noun for a happening without whom and what, "" where it leaves open which of several things it was."""
    row, nobody = happenings().get(happening), dict.fromkeys("AROP", "")
    if row is None or happening in lists()["vague"]:
        return ""
    words = _DETERMINER.sub("", _filled(_without(_shortened(row["noun"], nobody), nobody), nobody))
    return "" if " or " in words else words


def labelled(label: str, words: str, status: Status) -> str:
    """Give words as a title, after the noun for what they tell: "Ruling: …", "Planned visit: …"."""
    return f"{_upper(label)}: {words}" if status in HAPPENED else f"{_WORDS[status]} {label}: {words}"


def sentence(happening: str) -> frozenset[str]:
    """Give the words of the sentences for a happening."""
    row = happenings().get(happening, {})
    forms = (row.get("phrase", ""), *_data()["bare"].get(happening, ()))
    return frozenset(word for form in forms for word in _SLOT.sub("", form).split())


def headed(words: str, status: Status) -> str:
    """Give a sentence as a title, with what became of it before it where it did not happen: "Denied: X shelled Y"."""
    return _upper(words) if status in HAPPENED else f"{_WORDS[status]}: {words}"


def _phrase(happening: str, phrase: str, names: dict[str, str]) -> str:
    """Choose the sentence for what is known: "met" where both are named as actors, "used its veto to …"."""
    for opening, form in _OPENINGS.items():
        if names["O"].startswith(opening) and _form(form, happening):
            return _form(form, happening)
    if not names["R"] and " and " in names["A"] and _form("together", happening):
        return _form("together", happening)
    if not names["O"] and happening in lists()["transitive"]:
        phrase = "{A} {O}"
    if names["O"] and not names["O"].startswith(("to ", "that ")) and _form("noun", happening):
        phrase = _form("noun", happening)
    if _missing(_shortened(phrase, names), names):
        return next(
            (p for p in _data()["bare"].get(happening, ()) if not _missing(_shortened(p, names), names)), phrase
        )
    return phrase


def _names(happening: str, slots: Slots) -> dict[str, str]:
    family = family_of(happening)
    if slots.recipients and not slots.actors and (has(family, "symmetric") or has(family, "befalls")):
        slots = replace(slots, actors=slots.recipients, recipients=())
    place = slots.place
    at_place = {place.entity} if place and place.entity else set()
    recipients = [p for p in slots.recipients if p.entity not in at_place] or list(slots.recipients)
    at = [name_of(place)] if place else []  # "a plane in Minsk arrived in Minsk"
    if happening in lists()["of_people"]:
        recipients = [p for p in recipients if not (p.entity and p.type in PLACES)]
    return {
        "A": listed(_short([_unrepeated(name_of(p), at) for p in slots.actors])),
        "R": listed(_short([_unrepeated(name_of(p), at) for p in recipients])),
        "P": _english(name_of(place)) if place and not _said(happening, place) else "",
        "O": _unrepeated(slots.object, [name_of(p) for p in recipients]) or _form("generic", happening),
    }


def _said(happening: str, place: Party) -> bool:
    """Tell whether words for a place say no more than the happening itself: "crossed the border on the border"."""
    row = happenings().get(happening)
    return row is not None and not place.entity and _head(name_of(place)) in re.findall(r"\w+", row["phrase"])


def _english(name: str) -> str:
    """Leave out words that are quoted because they are not English: a title says no more by them."""
    return "" if name.startswith(OPENS) else name


def _short(names: Sequence[str]) -> list[str]:
    """Leave out names that are too long to be one, and words that lean on others ("whose envoys")."""
    fit = (name for name in names if len(name.split()) <= _LONGEST_NAME)
    return [name for name in fit if name.split()[:1] and name.split()[0].lower() not in lists()["leaning"]]


def _unrepeated(words: str, recipients: Sequence[str]) -> str:
    """Leave off "to Sudmark" at the end of what it was about, where the title goes on to say so."""
    ends = "|".join(re.escape(name) for name in recipients if name)
    leads = "|".join(sorted(lists()["prepositions"]))
    return re.sub(rf"\s+(?:{leads})\s+(?:{ends})$", "", words) if ends else words


def listed(names: Sequence[str]) -> str:
    """Join names as English does; after the third, "and others"."""
    names = list(dict.fromkeys(name for name in names if name))
    if len(names) > 3:
        return f"{', '.join(names[:3])} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def name_of(party: Party) -> str:
    """Give a party's English name as it stands inside a sentence."""
    entry = known(party.link)
    name = entry.name if entry else party.name if party.entity else standing(_impersonal(party.name))
    if name and not entry and not party.entity and (name[1:2].islower() or name[1:2] == " ") and _common(name):
        name = name[:1].lower() + name[1:]
    if not name or name.lower().startswith("the "):
        return name
    words, rules = name.split(), lists()
    acronym = len(words) == 1 and name.isupper()
    takes = (entry and entry.kind in rules["kinds"]) or words[0] in rules["first"] or words[-1] in rules["last"]
    return f"the {name}" if takes and not acronym and party.type != "PER" else name


def _common(name: str) -> bool:
    first = name.split()[0]
    return weight(first.casefold(), "en") < _NAMELIKE and not gazetteer.demonym(first, "en")


def _impersonal(words: str) -> str:
    """Put "the" for "our" and "his" in words taken from a sentence, and "at" back before "least", "a" before an age."""
    first, _, rest = words.partition(" ")
    if _AGED.match(first) and rest:
        return f"{'an' if first[0] == '8' or first[:2] in ('11', '18') else 'a'} {words}"
    if first.lower() in lists()["possessives"] and rest:
        return f"the {rest}"
    return f"at {words}" if first.lower() == "least" else words


def _shortened(phrase: str, names: dict[str, str]) -> str:
    """Leave out the bracketed parts that name something unknown, or the same as another part."""

    def keep(match: re.Match[str]) -> str:
        inner = match.group(1)
        wanted = _SLOT.findall(inner)
        bare = phrase.replace(match.group(), "")
        others = [names[t] for t in _SLOT.findall(bare) if t not in wanted and names[t]]
        repeated = any(names[s] in other for s in wanted for other in others)
        return inner if all(names[s] for s in wanted) and not repeated else ""

    return _OPTIONAL.sub(keep, phrase)


def _joined(phrase: str, names: dict[str, str]) -> str:
    """Fit a phrase to what fills it: "agreed to hold", not "agreed on to hold"; "of A", not "between A and"."""
    if names["P"] and names["P"].split()[-1].lower() in lists()["surfaces"]:
        phrase = phrase.replace(" in {P}", " on {P}")
    if names["O"].split()[:1] and names["O"].split()[0] in lists()["prepositions"] - {"to"}:
        phrase = phrase.replace(" of {O}", " {O}")  # "blamed X for", "warned X against"
    if names["O"].startswith(("to ", "that ", "not to ")):
        phrase = re.sub(r" (?:on|to|of|for) \{O\}", " {O}", phrase)
    if names["O"].startswith("the "):
        phrase = phrase.replace("agreed[ with {R}][ on {O}]", "agreed[ with {R}][ to {O}]")
    if names["O"] and _head(names["O"]) in lists()["acts"]:  # "conducted its third nuclear test"
        phrase = phrase.replace("tested or launched {O}", "conducted {O}").replace("test or launch of {O}", "{O}")
    if not lists()["inbound"].isdisjoint(names["O"].lower().split()):
        phrase = phrase.replace("{O}[ to {R}]", "{O}[ from {R}]")
    if " and " not in names["R"]:
        phrase = phrase.replace("between {R}", "with {R}")
    if not names["R"] or not names["A"]:
        phrase = re.sub(r"between \{A\}(\[?) and \{R\}", r"of {A}\1 and {R}", phrase)
    return phrase


def _missing(phrase: str, names: dict[str, str]) -> bool:
    return any(not names[s] for s in _SLOT.findall(phrase))


def _without(phrase: str, names: dict[str, str]) -> str:
    """Drop each unknown slot with the preposition before it."""
    words = "|".join(sorted(lists()["prepositions"]))
    for slot, name in names.items():
        if not name:
            phrase = re.sub(rf"\s*:?\s*(?:\b(?:{words})\s+)?\{{{slot}\}}(?:'s)?", "", phrase)
    return re.sub(r"^(?:and|between)\s+", "", phrase.strip())


def _filled(phrase: str, names: dict[str, str]) -> str:
    words = re.sub(r"\s+", " ", _SLOT.sub(lambda m: names[m.group(1)], phrase)).strip()
    words = re.sub(r"\b(of|to|on|for|with|in|against|by) \1\b", r"\1", words)
    words = _TWICE.sub(r"\1", words)
    return _OF_ITSELF.sub(r"the \1", words)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
