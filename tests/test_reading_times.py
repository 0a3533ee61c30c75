"""The component of times: spans, values, rules, in English and Spanish; sentences are made up."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from synopticon.chronology import stated
from synopticon.languages import supported, table
from synopticon.reading import times
from synopticon.reading.pipeline import load
from synopticon.reading.timex.grammar import SHAPES, grammar
from synopticon.records import TimeExpression

PUBLISHED = "2021-05-19"  # a Wednesday

# language, sentence, expression, type, value
CASES = [
    ("en", "The accord of 3 March 2019 held.", "3 March 2019", "DATE", "2019-03-03"),
    ("en", "It was signed on March 3rd, 2019, in Vessel.", "March 3rd, 2019", "DATE", "2019-03-03"),
    ("en", "The fleet left on 2019-03-03.", "2019-03-03", "DATE", "2019-03-03"),
    ("en", "It was signed on 3/14/2019.", "3/14/2019", "DATE", "2019-03-14"),
    ("en", "The premier resigned on Tuesday.", "Tuesday", "DATE", "2021-05-18"),
    ("en", "The premier will resign on Friday.", "Friday", "DATE", "2021-05-21"),
    ("en", "The port stays shut until Monday.", "Monday", "DATE", "2021-05-24"),
    ("en", "Last Tuesday, ministers met.", "Last Tuesday", "DATE", "2021-05-11"),
    ("en", "They met last Thursday night.", "last Thursday night", "TIME", "2021-05-13TNI"),
    ("en", "They travelled last September.", "last September", "DATE", "2020-09"),
    ("en", "The fleet sailed in early June.", "early June", "DATE", "2020-06"),
    ("en", "He said so in the third quarter of last year.", "the third quarter of last year", "DATE", "2020-Q3"),
    ("en", "It fell in October of 2018.", "October of 2018", "DATE", "2018-10"),
    ("en", "Nothing moved last week.", "last week", "DATE", "2021-W19"),
    ("en", "He spoke this morning.", "this morning", "TIME", "2021-05-19TMO"),
    ("en", "He spoke yesterday evening.", "yesterday evening", "TIME", "2021-05-18TEV"),
    ("en", "He spoke on Aug. 29 and Sept. 15.", "Aug. 29", "DATE", "2020-08-29"),
    ("en", "It ran between Aug. 29 and Sept. 15.", "between Aug. 29 and Sept. 15", "DATE", "2021-08-29/2021-09-15"),
    ("en", "It began on the second of March.", "the second of March", "DATE", "2021-03-02"),
    ("en", "VESSEL, May 18 (Wire) - The port shut.", "May 18", "DATE", "2021-05-18"),
    ("en", "They launched it on May 20, officials said.", "May 20", "DATE", "2021-05-20"),
    ("en", "They met on Sun. at noon.", "Sun. at noon", "TIME", "2021-05-16T12:00"),
    ("en", "Talks will resume in two weeks.", "two weeks", "DATE", "2021-W22"),
    ("en", "The bridge was built in two weeks.", "two weeks", "DURATION", "P2W"),
    ("en", "It will be the first vote in 12 years.", "12 years", "DURATION", "P12Y"),
    ("es", "Será la peor sequía en 60 años.", "60 años", "DURATION", "P60Y"),
    ("en", "The envoy landed on 3 May. The next day he left.", "The next day", "DATE", "2021-05-04"),
    ("en", "She was seized on 4 March and towed away the following week.", "the following week", "DATE", "2021-W10"),
    ("en", "He will go there next week.", "next week", "DATE", "2021-W21"),
    ("en", "She recalled the year 2012 well.", "the year 2012", "DATE", "2012"),
    ("en", "It returns at 8 p.m. Eastern on Saturday.", "8 p.m. Eastern on Saturday", "TIME", "2021-05-22T20"),
    ("en", "Resolution 1970 was renewed in 2014.", "2014", "DATE", "2014"),
    ("en", "Catches said to have fallen from May to October rose.", "from May to October", "DATE", "2020-05/2020-10"),
    (
        "en",
        "It fell between January 2019 and March 2020.",
        "between January 2019 and March 2020",
        "DATE",
        "2019-01/2020-03",
    ),
    ("en", "It sank in the early hours of Friday.", "the early hours of Friday", "TIME", "2021-05-21TDA"),
    ("en", "They meet every other day.", "every other day", "SET", "P2D"),
    ("en", "He spoke in mid-March.", "mid-March", "DATE", "2021-03"),
    ("en", "Catches rose in Q1 2020.", "Q1 2020", "DATE", "2020-Q1"),
    ("en", "Catches fell in the first half of 2020.", "the first half of 2020", "DATE", "2020-H1"),
    ("en", "They parted three years ago.", "three years ago", "DATE", "2018"),
    ("en", "They parted twenty-five days ago.", "twenty-five days ago", "DATE", "2021-04-24"),
    ("en", "That was a quarter of a century ago.", "a quarter of a century ago", "DATE", "1996"),
    ("en", "The truce held for more than two weeks.", "more than two weeks", "DURATION", "P2W"),
    ("en", "A two-and-a-half-year wait began.", "two-and-a-half-year", "DURATION", "P2.5Y"),
    ("en", "They waited half an hour.", "half an hour", "DURATION", "PT30M"),
    ("en", "It sank within the next six months.", "the next six months", "DURATION", "P6M"),
    ("en", "They meet every Thursday.", "every Thursday", "SET", "XXXX-WXX-4"),
    ("en", "The annual review began.", "annual", "SET", "P1Y"),
    ("en", "Ties have grown in recent years.", "recent years", "DATE", "PAST_REF"),
    ("en", "He will come in the coming weeks.", "the coming weeks", "DATE", "FUTURE_REF"),
    ("en", "He currently lives there.", "currently", "DATE", "PRESENT_REF"),
    ("en", "The war (1931-1934) ended.", "1931-1934", "DATE", "1931/1934"),
    ("en", "Talks are to run from 3 to 5 June.", "from 3 to 5 June", "DATE", "2021-06-03/2021-06-05"),
    ("en", "On Monday at 14:30 GMT the siren rang.", "Monday at 14:30 GMT", "TIME", "2021-05-17T14:30Z"),
    ("en", "It rang at 6:40 p.m. (GMT+8) on Monday.", "6:40 p.m. (GMT+8) on Monday", "TIME", "2021-05-17T18:40+08:00"),
    ("en", "Music of the 1970s played.", "the 1970s", "DATE", "197"),
    ("en", "A port of the 19th century burned.", "the 19th century", "DATE", "18"),
    ("en", "The parade marked Bastille Day.", "Bastille Day", "DATE", "2020-07-14"),
    ("en", "He spoke on Ukraine's Independence Day.", "Ukraine's Independence Day", "DATE", "2021-08-24"),
    ("en", "She was elected in 2014.", "2014", "DATE", "2014"),
    ("es", "El acuerdo del 3 de marzo de 2019 sigue.", "3 de marzo de 2019", "DATE", "2019-03-03"),
    ("es", "Se firmó el marzo 14, 2019.", "el marzo 14, 2019", "DATE", "2019-03-14"),
    ("es", "En marzo 14 buques zarparon.", "marzo", "DATE", "2021-03"),
    ("es", "Se firmó el 14/3/2019.", "14/3/2019", "DATE", "2019-03-14"),
    ("es", "Se firmó el dos de marzo de 2019.", "el dos de marzo de 2019", "DATE", "2019-03-02"),
    ("es", "Se hundió la madrugada del viernes.", "la madrugada del viernes", "TIME", "2021-05-14TDA"),
    ("es", "Ardió la noche del jueves al viernes.", "la noche del jueves al viernes", "TIME", "2021-05-13TNI"),
    ("es", "Cayeron entre enero y marzo de 2020.", "entre enero y marzo de 2020", "DATE", "2020-01/2020-03"),
    ("es", "Hablarán en dos semanas.", "dos semanas", "DATE", "2021-W22"),
    ("es", "Fue el primero de mayo.", "el primero de mayo", "DATE", "2021-05-01"),
    ("es", "Dimitió el 29 de agosto y el 15 de septiembre.", "el 15 de septiembre", "DATE", "2020-09-15"),
    ("es", "El primer ministro dimitió el martes.", "el martes", "DATE", "2021-05-18"),
    ("es", "El ministro visitará la isla el viernes.", "el viernes", "DATE", "2021-05-21"),
    ("es", "El puerto cierra hasta el lunes.", "el lunes", "DATE", "2021-05-24"),
    ("es", "Dimitió este miércoles.", "este miércoles", "DATE", "2021-05-19"),
    ("es", "Viajó el pasado mes de septiembre.", "el pasado mes de septiembre", "DATE", "2020-09"),
    ("es", "Llegó el pasado 3 de mayo.", "el pasado 3 de mayo", "DATE", "2021-05-03"),
    ("es", "Sucedió el mes pasado.", "el mes pasado", "DATE", "2021-04"),
    ("es", "Se reunirán la semana que viene.", "la semana que viene", "DATE", "2021-W21"),
    ("es", "Cayó en el tercer trimestre del año pasado.", "el tercer trimestre del año pasado", "DATE", "2020-Q3"),
    ("es", "Se separaron hace tres años.", "hace tres años", "DATE", "2018"),
    ("es", "Duró más de dos semanas.", "más de dos semanas", "DURATION", "P2W"),
    ("es", "Esperaron media hora.", "media hora", "DURATION", "PT30M"),
    ("es", "Irá en las próximas semanas.", "las próximas semanas", "DATE", "FUTURE_REF"),
    ("es", "Creció en los últimos años.", "los últimos años", "DATE", "PAST_REF"),
    ("es", "Visitará el país los días 3 y 4 de junio.", "los días 3 y 4 de junio", "DATE", "2021-06-03/2021-06-04"),
    ("es", "Habló ayer por la tarde.", "ayer por la tarde", "TIME", "2021-05-18TAF"),
    ("es", "Sonó el lunes a las 14:30 UTC.", "el lunes a las 14:30 UTC", "TIME", "2021-05-17T14:30Z"),
    ("es", "Se ven cada jueves.", "cada jueves", "SET", "XXXX-WXX-4"),
    ("es", "Ocurrió a finales de 2018.", "finales de 2018", "DATE", "2018"),
    ("es", "La música de los años 70 volvió.", "los años 70", "DATE", "197"),
    ("es", "Un puerto del siglo XIX ardió.", "siglo XIX", "DATE", "18"),
    ("es", "Es el Día Nacional de Francia.", "el Día Nacional de Francia", "DATE", "2021-07-14"),
    ("es", "Trabaja actualmente allí.", "actualmente", "DATE", "PRESENT_REF"),
    ("es", "Los planes anunciados en enero siguen.", "enero", "DATE", "2021-01"),
    ("es", "Cayó la torre en un día.", "un día", "DURATION", "P1D"),
    ("es", "Vive allí desde hace un año.", "un año", "DURATION", "P1Y"),
    ("es", "Volvió hace un año.", "hace un año", "DATE", "2020"),
]

# language, sentence in which no expression has these words
NONE = [
    ("en", "Saturday is the last day on which it can be stopped.", "the last day"),
    ("en", "It came in the last week of the talks.", "the last week"),
    ("es", "Murió a los 56 años en su casa.", "56 años"),
    ("es", "La premier, de 51 años, dimitió.", "años"),
    ("es", "Fue un día difícil para todos.", "un día"),
    ("en", "May the best fleet win.", "May"),
    ("en", "They may march on the port.", "march"),
    ("en", "They spread the nets in the sun.", "sun"),
    ("en", "The two plan to wed.", "wed"),
    ("en", "A minister told the Sun that he would go.", "Sun"),
    ("en", "The screen shows 1080p.", "1080"),
    ("en", "The star RX J1131-1231 went dark.", "1231"),
    ("en", "As soon as he left, the siren rang.", "soon"),
    ("es", "El barco se hundió en el mar.", "mar"),
    ("es", "Cruzaron 40 kilómetros del mar Negro.", "mar"),
    ("en", "Some 2000 people fled.", "2000"),
    ("en", "It cost $2014 and 12.5% more.", "2014"),
    ("en", "The 34-year-old captain sank.", "34-year"),
    ("en", "A day of mourning was named.", "A day"),
    ("en", "Shortly after the storm he left.", "Shortly"),
    ("es", "El capitán, de 34 años, se hundió.", "34 años"),
    ("es", "Huyeron 2000 personas.", "2000"),
    ("es", "Vino por la mañana siguiente.", "mañana"),
    ("es", "Cuesta 12,5 millones.", "5"),
    ("en", "Resolutions 1970, 1973 and 2009 forbid it.", "1970"),
    ("en", "Resolutions 1970, 1973 and 2009 forbid it.", "2009"),
    ("en", "It rests on No. 1999 of the gazette.", "1999"),
    ("es", "Las resoluciones 1718 y 1874 lo prohíben.", "1874"),
    ("es", "Se cita en el caso 2000.", "2000"),
    ("en", "They named her woman of the year in 2019.", "the year"),
    ("en", "Nobody does so in this day and age.", "this day"),
    ("en", "They still speak of Black Monday here.", "Monday"),
    ("es", "Lo llamaron el lunes negro.", "el lunes"),
    ("en", "The ship arrived three days later than planned.", "three days later"),
]

# What the shipped pipelines' parses tell, for an article of Friday 14 May 2021.
GOVERNED = [
    ("en", "The premier gave the port until the end of June to reopen.", "the end of June", "2021-06"),
    ("en", "The port was closed until April.", "April", "2021-04"),
    ("en", "The envoy recalled the deadline of May 20.", "May 20", "2021-05-20"),
    ("es", "El enviado recordó el plazo de finales de junio.", "finales de junio", "2021-06"),
    ("es", "El partido nombró a Lind para las elecciones del 28 de julio.", "28 de julio", "2021-07-28"),
    ("en", "The party named Lind for the election of July 28.", "July 28", "2021-07-28"),
    ("en", "He was jailed for the attack of July 28.", "July 28", "2020-07-28"),
    ("en", "The ministry has kept the port closed until Tuesday.", "Tuesday", "2021-05-18"),
    ("en", "The premier announced a conference to be held on April 20.", "April 20", "2022-04-20"),
    ("en", "The four people seized there were set free on Saturday.", "Saturday", "2021-05-08"),
    ("en", "The port is set to open on Saturday.", "Saturday", "2021-05-15"),
    ("en", "It follows the killing of two drivers on Monday, when gunmen opened fire.", "Monday", "2021-05-10"),
    ("en", "Elders have called a march for peace on Sunday.", "Sunday", "2021-05-16"),
    ("en", "On Sunday elders called a march for peace.", "Sunday", "2021-05-09"),
    ("en", "The ministry summoned the envoy to its seat on Sunday.", "Sunday", "2021-05-09"),
    ("es", "El partido llamó a sus seguidores a una marcha el domingo.", "el domingo", "2021-05-16"),
    ("es", "El partido llamó a sus seguidores a las calles el domingo.", "el domingo", "2021-05-16"),
    ("en", "The truce is broken on May 18 by a bombardment.", "May 18", "2021-05-18"),
    ("en", "The premier said that the grant had nothing to do with the strike on Tuesday.", "Tuesday", "2021-05-11"),
    ("en", "The vote, first planned for March, was put off to the second week of June.", "March", "2021-03"),
    ("en", "The vote, first planned for March, was put off to June.", "June", "2021-06"),
    ("en", "The draft would have stretched the life of the pact to April 18.", "April 18", "2022-04-18"),
    ("en", "The plan to bring both to Lima in December failed when one stayed away.", "December", "2020-12"),
    ("es", "Los ministros de Defensa tienen cita el martes en el comité.", "el martes", "2021-05-18"),
    ("es", "Los ministros tuvieron cita el martes en el comité.", "el martes", "2021-05-11"),
    ("es", "La votación se pospuso hasta el martes.", "el martes", "2021-05-18"),
    ("en", "By the end of the month all crews must leave.", "the end of the month", "2021-05"),
    ("en", "A March launch would have had a longer range.", "March", "2021-03"),
    ("es", "El ministro habría viajado a la isla en junio, según la prensa.", "junio", "2020-06"),
    ("es", "El pacto, firmado en junio, entra en vigor mañana.", "junio", "2020-06"),
    ("es", "Los puertos cierran tras firmarse el pacto en junio.", "junio", "2020-06"),
    ("en", "The fleet caught less in 2020 and sold nothing for the entire year.", "the entire year", "2020"),
]


@cache
def pipeline(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("synopticon_times")
    return nlp


def read(language: str, text: str, published: str = PUBLISHED) -> tuple[TimeExpression, ...]:
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    doc._.published = stated(published)
    found: tuple[TimeExpression, ...] = nlp(doc)._.times
    return found


@pytest.mark.parametrize(("language", "text", "words", "kind", "value"), CASES)
def test_expression(language: str, text: str, words: str, kind: str, value: str) -> None:
    found = {text[t.start : t.end]: (t.type, t.value) for t in read(language, text)}
    assert found.get(words) == (kind, value), found


@pytest.mark.parametrize(("language", "text", "words", "value"), GOVERNED)
def test_what_governs_an_expression_bends_it(language: str, text: str, words: str, value: str) -> None:
    nlp = load(language)
    doc = nlp.make_doc(text)
    doc._.published = stated("2021-05-14")
    found = {text[t.start : t.end]: t.value for t in nlp(doc)._.times}
    assert found.get(words) == value, found


@pytest.mark.parametrize(("language", "text", "words"), NONE)
def test_no_expression(language: str, text: str, words: str) -> None:
    assert words not in {text[t.start : t.end] for t in read(language, text)}


def test_the_publication_date_is_never_invented() -> None:
    nlp = pipeline("en")
    (found,) = nlp("The premier resigned on Tuesday.")._.times
    assert (found.value, found.when.known) == ("XXXX-WXX-2", False)


def test_every_expression_carries_its_rule_its_evidence_and_granularity() -> None:
    text = "The premier resigned on Tuesday, three years after the accord of May 2018."
    found = read("en", text)
    assert [t.rule for t in found] == ["weekday", "after-event", "month-year"]
    assert [t.when.granularity for t in found] == ["day", "unknown", "month"]
    assert all(t.when.evidence[0].start == t.start for t in found)


def test_lines_do_not_run_into_each_other() -> None:
    text = "Ministers met on 4\nMarch 2019 was cold"
    assert [text[t.start : t.end] for t in read("en", text)] == ["March 2019"]


def test_a_parse_tells_which_way_a_weekday_leans() -> None:
    nlp = pipeline("en")
    words = ["He", "said", "on", "Friday", "that", "she", "came"]
    heads, deps = [1, 1, 3, 1, 6, 6, 1], ["nsubj", "ROOT", "case", "obl", "mark", "nsubj", "ccomp"]
    pos = ["PRON", "VERB", "ADP", "PROPN", "SCONJ", "PRON", "VERB"]
    morphs = ["", "Tense=Past|VerbForm=Fin", "", "", "", "", "Tense=Past|VerbForm=Fin"]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps, pos=pos, morphs=morphs)
    doc._.published = stated(PUBLISHED)
    assert nlp(doc)._.times[0].value == "2021-05-14"


def test_a_day_behind_a_colon_is_that_of_the_verb_behind_it() -> None:
    import synopticon

    text = "Hubo un intento de frenarla: el 9 de septiembre, con ayuda egipcia, el canciller Ruiz firmó en Lima."
    (time,) = (t for t in synopticon.read(text, language="es", published="2025-10-01").times if t.when.known)
    assert time.when.earliest == "2025-09-09"


def test_a_name_of_a_person_is_no_month() -> None:
    nlp = pipeline("en")
    doc = nlp.make_doc("Talks with April Lind failed")
    name = doc.char_span(11, 21, label="PER")
    assert name is not None
    doc.ents = [name]
    assert nlp(doc)._.times == ()


@pytest.mark.parametrize("language", supported())
def test_every_language_has_the_same_keys_and_only_known_meanings(language: str) -> None:
    data, english = table(language, "times"), table("en", "times")
    assert {key for key in english if key != "words"} <= set(data)
    for line in data["grammar"]:
        assert {"name", "like", "do"} <= set(line)
    assert SHAPES and grammar(language).starts


def test_a_language_without_a_table_is_left_alone() -> None:
    nlp = spacy.blank("tr")
    nlp.add_pipe("synopticon_times")
    assert nlp("Salı günü geldi.")._.times == ()


def test_the_factory_takes_the_language_of_the_pipeline() -> None:
    assert times.make(spacy.blank("es"), "times") == times.Times("es")


@settings(max_examples=150)
@given(st.sampled_from(["en", "es"]), st.text(max_size=120))
def test_any_text_is_read(language: str, text: str) -> None:
    for found in read(language, text):
        assert 0 <= found.start < found.end <= len(text)


HEAP = """
    the last next 3 31 2019 ' - of in June Monday may year years two a few ago quarter first . , : 12 30 pm
    el la los de del pasado lunes junio año años hace 99 s century y medio semana cada
"""
WORDS = st.sampled_from(HEAP.split())


@settings(max_examples=250)
@given(st.sampled_from(["en", "es"]), st.lists(WORDS, max_size=12))
def test_any_heap_of_words_of_time_is_read(language: str, words: list[str]) -> None:
    text = " ".join(words)
    found = read(language, text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_bare_day_long_after_is_of_the_month_told_before() -> None:
    nlp = load("en")

    def values(text: str, published: str) -> list[str]:
        doc = nlp.make_doc(text)
        doc._.published = stated(published)
        return [time.value for time in nlp(doc)._.times]

    text = "The ship was boarded on September 7. Togo withdrew its flag on the 20th."
    assert values(text, "2023-03-20") == ["2022-09-07", "2022-09-20"]
    assert values(text, "2022-09-25") == ["2022-09-07", "2022-09-20"]
    assert values("The vote ended on the 15th.", "2023-03-20") == ["2023-03-15"]


def test_last_week_on_a_sunday_may_be_the_week_that_ends() -> None:
    (week,) = read("en", "The court ruled last week.", "2024-07-28")
    assert (week.value, week.when.earliest, week.when.latest) == ("2024-W29", "2024-07-15", "2024-07-28")
    (week,) = read("en", "The court ruled last week.", "2024-07-29")
    assert (week.when.earliest, week.when.latest) == ("2024-07-22", "2024-07-29")
