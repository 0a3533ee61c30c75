"""Which moment dates which report of a sentence. Written on Wednesday 19 June 2024."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.chronology import describe

CASES = [
    # one moment for verbs of one breath
    ("en", "The minister lodged a protest with the Peruvian embassy on Sunday, accusing Lima of using force.",
     "accusing",
     "16 June 2024"),
    ("en", "Bolivia recalled its envoy to Chile on Monday, expelled two Chilean diplomats and closed the border.",
     "expelled", "17 June 2024"),
    ("es",
     "El presidente Boric decretó el martes un bloqueo de los buques peruanos y exigió la devolución de las islas.",
     "exigió", "18 June 2024"),
    ("es", "Chile llamó este lunes a su embajador en Lima, anunció la expulsión del cónsul peruano y ordenó cerrar la "
           "frontera.", "expulsión", "17 June 2024"),
    ("en", "President Paz told his Chilean counterpart on Thursday that he backed his efforts.", "backed",
     "13 June 2024"),
    ("en", "Bolivia condemned the raid on Monday and has demanded an apology from Chile.", "demanded", "undated"),
    # a moment that the parser hangs low, and one that stands with its noun
    ("en", "Chile barred six Bolivian firms from buying copper on Friday over their part in the strike.", "barred",
     "14 June 2024"),
    ("en", "In Friday's vote, Chile rejected the Bolivian plan.", "rejected", "14 June 2024"),
    ("es", "En la sesión del lunes, Chile rechazó el plan boliviano.", "rechazó", "17 June 2024"),
    ("en", "Under the accord signed in May, Bolivia rejected the Chilean claim.", "rejected", "undated"),
    ("es", "El Consejo aprobó un texto que, respecto de las declaraciones de enero, llama a Bolivia a retirarse.",
     "llama",
     "undated"),
    # a moment of a noun, and of what is told of it
    ("en", "Chile recalled its envoy in response to a landmine blast on Monday that wounded five Bolivian soldiers.",
     "wounded", "17 June 2024"),
    ("en", "Chile recalled its envoy in response to a landmine blast on Monday that wounded five Bolivian soldiers.",
     "recalled", "undated"),
    ("en", "Its roots lie in the killing of a Bolivian guard in March.", "killing", "March 2024"),
    ("en", "The pact was signed on Monday, and on Tuesday students blocked the road.", "blocked", "18 June 2024"),
    # clauses beside a moment
    ("en", "Gunners fired rockets on Saturday while President Paz was meeting President Boric in Lima.", "meeting",
     "15 June 2024"),
    ("es", "Perú disparó cohetes el sábado mientras Boric se reunía con el presidente Paz en La Paz.", "reunía",
     "15 June 2024"),
    ("en", "Bolivia fired a missile toward Chile on Friday, the army said, a day after La Paz warned of a reply.",
     "warned",
     "13 June 2024"),
    ("es",
     "Perú sancionó el domingo a tres bancos. Chile había sancionado seis días antes a otros dos bancos bolivianos.",
     "sancionado", "10 June 2024"),
    ("en", "The council met on Friday. A day before, Chile had put two Bolivian banks under sanctions.", "put",
     "13 June 2024"),
    ("en", "Overnight Bolivia launched 85 drones at Chile, the air force said.", "launched", "18 or 19 June 2024"),
    ("en", "The two met on Monday. The next morning Lind left for Lima.", "left", "18 June 2024"),
    ("en", "The two met on Monday. The preceding evening Bran had proclaimed a truce.", "proclaimed", "16 June 2024"),
    ("es", "Se reunieron el lunes. A la mañana siguiente Lind viajó a Lima.", "viajó", "18 June 2024"),
    ("es", "Se reunieron el lunes. Esa misma tarde, Perú condenó el ataque.", "condenó", "17 June 2024"),
    ("en", "Chile had ruled out an apology to Peru earlier in the week.", "ruled", "between 17 and 23 June 2024"),
    ("es", "El puerto no abrirá hasta el día 25. Perú había condenado la víspera el ataque.", "condenado", "undated"),
    ("es", "En la avenida 6 de Diciembre, Perú condenó el ataque.", "condenó", "undated"),
    ("en", "Russian gas stopped reaching Bolivia on Sunday after a truce was signed.", "stopped", "16 June 2024"),
    ("en", "Chile answered in April by closing its border with Bolivia.", "closing", "April 2024"),
    ("en", "Prices rose, officials said on Sunday, as the Peruvian president warned Chile of war.", "warned",
     "16 June 2024"),
    ("en", "On Sunday the Peruvian envoy put his name to a letter that accused Chile of lying.", "accused",
     "16 June 2024"),
    ("es", "El Congreso aprobó el domingo una resolución que exige a Chile retirar sus tropas.", "exige",
     "16 June 2024"),
    ("es", "En una carta publicada el domingo acusó a Chile de mentir.", "acusó", "16 June 2024"),
    ("es", "Boric habló el domingo con el presidente Paz, quien exigió a Chile una disculpa.", "exigió",
     "16 June 2024"),
    ("en", "Boric phoned Paz on Sunday to accuse Bolivia of lying.", "accuse", "16 June 2024"),
    ("en", "An overnight Bolivian raid had killed six Chilean soldiers.", "killed", "18 or 19 June 2024"),
    ("en", "In May Peru, and later Bolivia, attacked Chilean ports.", "attacked", "May 2024"),
    # a day carried on: by who goes on speaking, and where it is that of writing
    ("en", "Boric condemned the raid on Monday. He accused Bolivia of lying.", "accused", "17 June 2024"),
    # … or a few days before: words said since then, until it was written
    ("en", "Boric condemned the raid on Monday. Peru accused Bolivia of lying.", "accused",
     "between 17 and 19 June 2024"),
    ("es", "Chile vetó el pacto el lunes. Perú condenó el veto.", "condenó", "between 17 and 19 June 2024"),
    ("en", "Chile shelled two posts on Friday. Peru condemned the attack.", "condemned", "undated"),
    ("en", "Chile shelled two posts on Monday. Bolivian jets bombed a Chilean port.", "bombed", "undated"),
    ("en", "Chile shelled two posts on Monday. Peru had condemned it earlier.", "condemned", "undated"),
    ("en", "Chile shelled two posts on Monday. Peru condemned it two days after a raid on Lima.", "condemned",
     "undated"),
    ("es", "Chile vetó el pacto el lunes. Perú lo condenó entonces.", "condenó", "undated"),
    # … not stopped by moments of other things in a sentence
    ("en", "Chile shelled two posts on Wednesday. Peru, which backed Chile in May, condemned the attack.", "condemned",
     "19 June 2024"),
    ("en", "Chile shelled two posts on Wednesday. Peru condemned Monday's raid.", "condemned", "19 June 2024"),
    ("en", "Chile shelled two posts on Wednesday. Talks go on until Friday. Peru condemned the attack.", "condemned",
     "19 June 2024"),
    # … taken up again by a paragraph about somebody, for what is said
    ("en", "Chile shelled two posts on Monday. They were built on June 3.\n\nThe Peruvian minister condemned it.",
     "condemned", "between 17 and 19 June 2024"),
    ("en", "Chile shelled two posts on Wednesday. They were built on June 3.\n\nBolivian jets bombed a Chilean port.",
     "bombed", "undated"),
    ("en", "Chile shelled two posts on Monday. Ruiz visited them on June 3.\n\nShe also promised aid to Peru.",
     "promised", "undated"),
    ("en", "Chile shelled two Bolivian posts on Wednesday. Peru condemned the attack.", "condemned", "19 June 2024"),
    ("en", "Chile shelled two posts on Wednesday. Peru had condemned the plan.", "condemned", "undated"),
    ("en", "Chile shelled two posts on Wednesday. Paz took over in a coup in 2012. He jailed his rival.", "jailed",
     "undated"),
    ("es", "Chile vetó el pacto este miércoles. Perú condenó el veto.", "condenó", "19 June 2024"),
    # what a clause says of a date, also of one since which something holds
    ("en", "Ties have been poor since May 28, when a Chilean soldier was shot dead by Peru.", "shot", "28 May 2024"),
    ("en", "Ties have been poor since March, when Chile deployed six ships and Peru called up its reservists.",
     "called", "March 2024"),
    ("es", "La tensión crece desde el 28 de mayo, cuando Chile movilizó a sus tropas.", "movilizó", "28 May 2024"),
    ("es", "Las tasas rigen desde el 28 de mayo, fecha en que Chile suspendió el envío de gas a Perú.", "suspendió",
     "28 May 2024"),
    # what is done as something else is, and what a colon opens
    ("en", "Chile suspended deliveries of gas to Peru when its licence lapsed on Monday.", "suspended", "17 June 2024"),
    ("es", "Perú expulsó al embajador de Chile cuando este llegó a Lima el lunes.", "expulsó", "17 June 2024"),
    ("es", "El lunes Chile elevó el tono: habló de un asalto y presentó una queja ante Perú.", "presentó",
     "17 June 2024"),
    ("en", "Speaking in Lima on Monday after talks with President Paz, the Chilean envoy warned Peru of war.", "talks",
     "17 June 2024"),
    ("en", "The Chilean envoy warned Peru of war on Monday after a raid on Lima killed six people.", "raid", "undated"),
    ("es", "Los combates entre Chile y Perú se propagaron el lunes a la costa.", "combates", "17 June 2024"),
    # on which day "a day earlier" leans: on what is told, not on a limit nor on an aside
    ("es", "El fuego se extendió este sábado a la costa, lejos de los pueblos donde estalló el jueves la crisis. Un "
           "día antes, Perú había condenado el pacto.", "condenado", "14 June 2024"),
    ("es", "Chile paró el lunes la planta. Llevaba sin gas desde el 25 de mayo. Perú advirtió la víspera a Chile de "
           "represalias.", "advirtió", "16 June 2024"),
    ("en", "The war, which began on April 24, is over. A day earlier Chile had recalled its envoy to Peru.", "recalled",
     "23 April 2024"),
    ("en", "Lind and Bran met a week ago. The next day, Peru recalled its envoy to Chile.", "recalled", "undated"),
    ("en", "Chile shelled a post on June 8 and 11; the next day Peru recalled its envoy to Chile.", "recalled",
     "12 June 2024"),
    ("en", "Chile shelled a post on Saturday night. The next day, Peru recalled its envoy to Chile.", "recalled",
     "16 June 2024"),
    ("en", "The two met on Monday. Peru recalled its envoy to Chile the day before the vote.", "recalled", "undated"),
    ("en", "The two met on Monday. Peru recalled its envoy to Chile the day after the vote.", "recalled", "undated"),
    ("es", "Se reunieron el lunes. Perú retiró a su embajador en Chile al día siguiente del fallo.", "retiró",
     "undated"),
    # what dates nothing: lower bounds, aims
    ("en", "Since March at least 87 people have died in Chilean strikes on boats.", "died", "undated"),
    ("en", "Bolivia accepted a truce proposed by Peru for Thursday.", "proposed", "undated"),
    ("es", "Los sindicatos de Chile convocaron una huelga general para el martes próximo.", "convocaron",
     "25 June 2024"),
    # "the end of the month" of what is now
    ("en", "Boric took office in March. Peru hosts a summit of the Pacific Alliance at the end of the month.", "hosts",
     "late June 2024"),
    # the day that opens a sentence is of the first verb after it
    ("en", "On Sunday evening hooded officers of the Peru intelligence service surrounded the Chilean ambassador's "
     "residence, where six men have been holed up since March.", "surrounded", "16 June 2024"),
    # a day of no month
    ("es", "El ministro de Perú anunció el 14 la captura de dos noruegos.", "captura", "14 June 2024"),
    ("es", "Perú retiró a su embajador en Chile el 7, según la prensa.", "retiró", "7 June 2024"),
    ("es", "Perú retiró a su embajador en Chile, el 7 por ciento de cuyas minas es suyo.", "retiró", "undated"),
    # counted from a day told before, none to come; not of the verb before it
    ("es", "El barco zarpó el 4 de junio. Cinco días más tarde Perú capturó a dos pescadores chilenos.", "capturó",
     "9 June 2024"),
    ("es", "Perú nombró el lunes a Lind como candidata para las elecciones del 28 de julio. Un día después, Chile "
           "condenó el nombramiento.", "condenó", "18 June 2024"),
    ("en", "Bolivia expelled two Chileans on June 4. Next day Chile condemned the expulsion.", "condemned",
     "5 June 2024"),
    ("es", "El 3 de junio, Lind telefoneó a Boric; tres días más tarde el audio estaba en todos los móviles.",
     "telefoneó", "3 June 2024"),
    # a date before which something was done
    ("en", "Bolivia freed two Chilean fishermen shortly before Christmas.", "freed", "undated"),
    ("es", "Perú liberó a dos pescadores chilenos poco antes de Navidad.", "liberó", "undated"),
    ("en", "Police arrested two Chilean fishermen before dawn on Monday.", "arrested", "17 June 2024"),
    # the moment that opens a clause, or stands right behind a verb, is of it
    ("es", "El 9 de junio Lind habló a sus seguidores en un estadio de Lima; dos días más tarde, al bajar del avión en "
     "Arica, la policía la arrestó.", "arrestó", "11 June 2024"),
    ("en", "The balloon was seen over Chile on June 1, and two days later, for all the excuses, Lind cancelled the "
     "trip.", "cancelled", "3 June 2024"),
    ("en", "Chile demanded on Tuesday the immediate release of Ruiz, a corporal who was arrested on June 8 as he "
     "crossed into Peru, and accused the government of Peru of having kidnapped him.", "accused", "18 June 2024"),
    ("en", "Chile has demanded the immediate release of Ruiz, a corporal of the national police who was arrested on "
     "June 8 as he crossed into Peru from the city of Arica, and accused the government of Peru of having kidnapped "
     "him.", "accused", "undated"),
    ("en", "In May an inquiry blamed officials of Chile, and Peru has indicted four of them.", "indicted", "undated"),
    # a day with its weekday, and one before a verb
    ("es", "Tras el plebiscito del domingo 2, cuya participación pone en duda la oposición, Perú convocó al embajador.",
     "plebiscito", "2 June 2024"),
    ("es", "Aquel viernes 7 la policía de Chile arrestó a Ruiz.", "arrestó", "7 June 2024"),
    ("es", "El Consejo se reunió el lunes y el 18 rechazó una propuesta de Perú.", "rechazó", "18 June 2024"),
    # a day for which something was planned that came to nothing
    ("es", "Perú vive en conflicto con Chile desde que aplazó, a finales de noviembre, las negociaciones.", "aplazó",
     "late November 2023"),
    ("en", "A hearing of the Chilean court, planned for May 23, was put off earlier that month.", "put",
     "early May 2024"),
    ("en", "Lind phoned Bran on June 3, and ten days after that the ministers of Chile and Peru met in Lima.", "met",
     "13 June 2024"),
    # parts of months and years
    ("en", "Peru recalled its envoy to Chile in mid-March.", "recalled", "mid-March 2024"),
    ("es", "Perú retiró a su embajador en Chile a comienzos de febrero.", "retiró", "early February 2024"),
    ("es", "Perú retiró a su embajador en Chile a finales de 2022.", "retiró", "late 2022"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "when"), CASES)
def test_moments(language: str, text: str, words: str, when: str) -> None:
    reading = synopticon.read(text, language=language, published="2024-06-19")
    found = {describe(r.when) for r in reading.reports if text[r.trigger_start : r.trigger_end] == words}
    assert found == {when}


LOOKING_BACK = (
    "In January Peru withdrew its envoy to Chile. Thirteen Chilean workers were expelled. Lima accused Chile of lying."
    "\n\nBolivia recalled its envoy to Peru."
)


def test_deeds_told_without_a_time_after_what_lies_long_back_are_in_the_background() -> None:
    reading = synopticon.read(LOOKING_BACK, language="en", published="2024-06-19")
    found = {LOOKING_BACK[r.trigger_start : r.trigger_end]: r.background for r in reading.reports}
    assert found == {"withdrew": True, "expelled": True, "accused": False, "recalled": False}


CHRONICLE = (
    "How it went\n\nMarch 3: Chile closed the border.\n\nMarch 5. Bolivia recalled its envoy. Peru condemned the move."
    "\n\nMarch 7\n\nBolivia and Chile signed a truce.\n\nPeru praised them."
)


def test_the_lines_of_a_chronicle_are_dated_by_the_day_they_begin_with() -> None:
    def told(text: str) -> dict[str, str]:
        reading = synopticon.read(text, language="en", published="2024-06-19")
        return {reading.document.text[r.trigger_start : r.trigger_end]: describe(r.when) for r in reading.reports}

    assert told(CHRONICLE) == {
        "closed": "3 March 2024", "recalled": "5 March 2024", "condemned": "5 March 2024", "signed": "7 March 2024",
        "praised": "undated",
    }  # fmt: skip
    assert told(CHRONICLE.replace("March 7\n", "The end\n"))["condemned"] == "undated"  # two such lines are none
