"""Pronouns that one person alone can be meant by; all others are left out."""

from __future__ import annotations

from spacy.tokens import Token

from synopticon.identity.terms import parts
from synopticon.reading.naming import salience
from synopticon.reading.naming.chains import Chain, Chains, Placed
from synopticon.reading.naming.text import SUBJECTS, Text


def place(text: Text, chains: Chains) -> None:
    """Place the pronouns whose antecedent is the only person of fitting gender in the sentence so far or, where
    there is none, in the sentence before."""
    for i, word in enumerate(text.lower):
        gender = text.lex.pronouns.get(word)
        if gender is None or _is_no_pronoun(text, i):
            continue
        chain = _of_kin(text, chains, i) or antecedent(text, chains, i, gender)
        if chain is not None:
            chain.gender = chain.gender or gender
            chains.placed.append(Placed(i, i + 1, "PER", "pronoun", chain))
    neuter(text, chains)


def neuter(text: Text, chains: Chains) -> None:
    """Place "it", "its" with the one body or country named before them in the sentence, or, where there is none, in
    the sentence before; of several with the one that is a subject."""
    for i, word in enumerate(text.lower):
        if word not in text.lex.neuter or _expletive(text, i) or _other_subject(text, chains, i):
            continue
        if _is_speaking_body(text, chains, i):
            continue
        chain = _speaking(text, chains, i)
        if chain is None and not _fronted(text, chains, i):
            chain = salience.foremost(text, chains, i, ("ORG", "GPE"), 1, whole=True)
        if chain is not None and not _another_country(text, chains, i, chain):
            chains.placed.append(Placed(i, i + 1, chain.type, "pronoun", chain))


def _expletive(text: Text, i: int) -> bool:
    """Tell whether "it" may stand for nothing ("it is clear that"): only subjects that act and owners are taken."""
    token = text.tokens[i]
    if token.dep_ in ("nmod:poss", "det", "det:poss"):
        return False
    return not (token.dep_ == "nsubj" and token.head.pos_ == "VERB")


def _fronted(text: Text, chains: Chains, i: int) -> bool:
    """Tell whether an owner stands before the subject of its sentence, to which it may look forward, and behind no
    name: "Days after its raid, the army said"."""
    token = text.tokens[i]
    if token.dep_ not in ("nmod:poss", "det", "det:poss"):
        return False
    root = token.sent.root
    subject = next((t for t in root.children if t.dep_ in SUBJECTS), None)
    named = any(text.sentence_of[p.first] == text.sentence_of[i] and p.last <= i for p in chains.placed)
    return subject is not None and subject.i > i and token not in subject.subtree and not named


def _other_subject(text: Text, chains: Chains, i: int) -> bool:
    """Tell whether "its" at token i more likely returns to a thing without a name, its clause's subject: "the moon
    loses its light"."""
    token = text.tokens[i]
    if token.dep_ not in ("nmod:poss", "det", "det:poss"):
        return False
    verb = token.head
    while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    subject = next((t for t in verb.children if t.dep_ in SUBJECTS and t.i < token.i), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    spans = ((text.start(p.first), text.end(p.last - 1)) for p in chains.placed if p.type != "NORP")
    return not any(start <= subject.idx < end for start, end in spans)


def _speaking(text: Text, chains: Chains, i: int) -> Chain | None:
    """Give the body or country that says something with "it" for its subject: "Orvane Dream says it won"."""
    subject = _speaker(text.tokens[i])
    named = (p for p in chains.before(i, "ORG", "GPE") if p.form == "name" and p.type != "NORP")
    if subject is None:
        return None
    return next((p.chain for p in named if text.start(p.first) <= subject.idx < text.end(p.last - 1)), None)


def _speaker(token: Token) -> Token | None:
    """Give the subject of the verb under which a clause says something of a token, its subject."""
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "ccomp" or clause.head.pos_ != "VERB":
        return None
    return next((t for t in clause.head.children if t.dep_ in SUBJECTS and t.i < token.i), None)


def _is_speaking_body(text: Text, chains: Chains, i: int) -> bool:
    """Tell whether "it" is the subject of what a body without a known name says of itself, and so no other one: "a
    rebel group said that it had blown up the line"."""
    subject = _speaker(text.tokens[i])
    if subject is None or subject.pos_ == "PRON" or "Plur" in subject.morph.get("Number", []):
        return False
    words = (subject.idx, *(t.idx for t in subject.children if t.dep_ == "flat"))
    named = any(
        text.start(p.first) <= at < text.end(p.last - 1)
        for p in chains.placed
        for at in words
        if p.type in ("PER", "ORG", "GPE") and p.form == "name"
    )
    person = subject.lower_ in text.lex.humans or (subject.lower_,) in text.lex.offices
    return not named and not person


def _another_country(text: Text, chains: Chains, i: int, chain: Chain) -> bool:
    """Tell whether a person in the sentence brings in another country: "Putin thanked Pyongyang for its help"."""
    people = (p.chain for p in chains.before(i, "PER") if text.sentence_of[p.first] == text.sentence_of[i])
    return any(each is not None and each.country not in (None, chain.country) for each in people)


def _is_no_pronoun(text: Text, i: int) -> bool:
    """Tell whether a word only looks like a pronoun: "He" for an article before an office in bad translation."""
    described = i + 1 < len(text.tokens) and (text.lower[i + 1],) in text.lex.offices
    return text.tokens[i].text.isupper() or (described and text.lower[i] not in text.lex.owners)


def _of_kin(text: Text, chains: Chains, i: int) -> Chain | None:
    """Give the one person before whose surname the relative bears who is named next: "her father, Juan Ortega"."""
    if i + 1 >= len(text.tokens) or text.lower[i + 1] not in text.lex.kin:
        return None
    after = [p.chain for p in chains.placed if i + 1 < p.first <= i + 4 and p.form == "name" and p.type == "PER"]
    if not after or after[0] is None or text.sentence_of[i + 1] != text.sentence_of[i]:
        return None
    surname = parts(after[0].name, "PER")[-1:]
    found = {id(p.chain): p.chain for p in chains.before(i, "PER") if p.chain is not None and p.chain is not after[0]}
    alike = [chain for chain in found.values() if len(chain.full) and surname == parts(chain.name, "PER")[-1:]]
    return alike[0] if len(alike) == 1 else None


def _is_subject(text: Text, chains: Chains, chain: Chain, i: int) -> bool:
    """Tell whether a person is the subject of the verb whose object the pronoun at token i is: never the same one."""
    token = text.tokens[i]
    if token.dep_ not in ("obj", "iobj", "obl", "obl:arg"):
        return False
    subjects = {t.i for t in _agents(token.head)}
    mine = ((text.tokens[p.first].i, text.tokens[p.last - 1].i) for p in chains.placed if p.chain is chain)
    return any(first <= at <= last for first, last in mine for at in subjects)


def _agents(verb: Token) -> list[Token]:
    """Give who does what a verb says: its subject or, where it has none of its own, all whom the verb above it names
    that may be meant ("promised Kim to help him", "met Kim and thanked him")."""
    own = [t for t in verb.children if t.dep_ in SUBJECTS]
    if own or verb.dep_ not in ("xcomp", "conj", "advcl", "acl") or verb.head.i == verb.i:
        return own
    above = _agents(verb.head)
    if verb.dep_ == "xcomp":
        above += [t for t in verb.head.children if t.dep_ in ("obj", "iobj", "obl:arg")]
    return above


def antecedent(text: Text, chains: Chains, i: int, gender: str) -> Chain | None:
    """Give the only person of a gender named before token i in its sentence, else in the sentence before."""
    last = text.sentence_of[i]
    for sentence in (last, last - 1):
        found: dict[int, Chain] = {}
        for placed in chains.before(i, "PER"):
            here = text.sentence_of[placed.first] == sentence and placed.first not in text.credited
            if placed.chain is not None and here:
                found.setdefault(id(placed.chain), placed.chain)
        fitting = [chain for chain in found.values() if chain.gender in ("", gender)]
        fitting = [chain for chain in fitting if not _is_subject(text, chains, chain, i)]
        if _unnamed(text, chains, i, sentence, gender):
            return None
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _unnamed(text: Text, chains: Chains, i: int, sentence: int, gender: str) -> bool:
    """Tell whether a person without a name ("her father, Juan Ruiz," has one), whom the pronoun at token i may mean as
    well, stands before it in a sentence: "a girl was found with her baby"; where the pronoun is a subject, only another
    subject."""
    named = {k for p in chains.placed if p.type == "PER" for k in range(p.first, p.last)}
    names = {text.tokens[k].i for k in named}
    acting = text.tokens[i].dep_ in SUBJECTS
    for k in range(i - 1, -1, -1):
        if text.sentence_of[k] != sentence:
            if text.sentence_of[k] < sentence:
                break
            continue
        told = text.lex.humans.get(text.lower[k], "" if _someone(text, k) else None)
        called = text.parsed and any(t.dep_ == "appos" and t.i in names for t in text.tokens[k].children)
        free = k not in named and not called and text.tokens[k].pos_ in ("NOUN", "PRON")
        if told in ("", gender) and free and (not acting or text.tokens[k].dep_ in SUBJECTS):
            return True
    return False


def _someone(text: Text, k: int) -> bool:
    """Tell whether token k is the office of somebody who is brought in without a name: "an emissary"."""
    determined = text.parsed and any(t.text.lower() in text.lex.indefinite for t in text.tokens[k].children)
    return determined and (text.lower[k],) in text.lex.offices
