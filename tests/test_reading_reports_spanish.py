"""Who does what to whom in Spanish news, in its own turns of phrase; sentences are made up."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load
from synopticon.records import Report

# A sentence, a happening, and who acts, who undergoes it: parts of their words, "" for nobody.
PARTIES = [
    (
        "El cónsul dijo que tres hombres saltaron la valla, entraron y golpearon al chófer.",
        "beat",
        "tres hombres",
        "chófer",
    ),
    ("Los acompañaba Marta Rey. Los recibió la ministra Elena Prats.", "receive", "Elena Prats", ""),
    ("Kenia no descarta sumarse al pacto y Uganda ha nombrado un enviado.", "appoint", "Uganda", "enviado"),
    ("Sosa planteó el caso del bloguero Rui Costa, cuya liberación exigen cien pueblos.", "release", "", "Rui Costa"),
    ("Benín juzga a tres agentes de los servicios secretos daneses detenidos en Cotonú.", "arrest", "", "tres agentes"),
    ("El globo que derribó Noruega cayó al mar.", "destroy", "Noruega", ""),
    ("Preocupa el destino del petrolero que Omán capturó el lunes.", "seize", "Omán", ""),
    ("Tokio incluyó a Norvik y a una filial de Baltex en su lista negra.", "sanction", "Tokio", "una filial"),
    ("El portaaviones Nimitz, que atracó en Manila, y la visita de Li irritaron a Quito.", "mobilise", "Nimitz", ""),
    ("Cohetes disparados por Hizbulá golpearon Haifa.", "attack", "Hizbulá", "Haifa"),
    ("Tres drones bielorrusos penetraron en el espacio aéreo de Lituania.", "cross-border", "bielorrusos", ""),
    ("El rey hizo llegar su pésame a la familia y la Fiscalía exigió que se investigue.", "demand", "Fiscalía", ""),
    ("El pacto, del que Kenia se retiró en 2018, sigue en vigor.", "withdraw-from-treaty", "Kenia", ""),
    ("El atentado se cobró la vida de nueve mineros.", "kill", "", "nueve mineros"),
    ("El papa rogó a ambos gobiernos que liberen a los presos.", "release", "ambos gobiernos", "presos"),
    ("El peruano Hugo Quispe acusó a Noruega de mentir.", "accuse", "Hugo Quispe", "Noruega"),
    ("La estonia Mari Kask condenó el ataque.", "criticise", "Mari Kask", ""),
    ("La policía detuvo al danés Lars Holm en Oslo.", "arrest", "policía", "Lars Holm"),
    ("El portugués Rui da Costa, que ya había hablado con ambos, acusó a Chile.", "accuse", "Rui da Costa", "Chile"),
    ("La captura de un carguero por parte de EE. UU. irritó a Quito.", "seize", "EE. UU", ""),
    ("Los embajadores fueron expulsados por parte de Noruega.", "expel-diplomats", "Noruega", "embajadores"),
    ("La violación de la tregua por parte de Togo es evidente.", "violate-ceasefire", "Togo", ""),
    ("El mercante que Omán capturó el lunes al sur de Yemen llegó a puerto.", "seize", "Omán", ""),
    ("Preocupa el paradero de tres pescadores que fueron secuestrados por piratas.", "abduct", "piratas", "pescadores"),
    ("Los ministros no se hablan desde que en mayo murió un militar chileno en un tiroteo.", "kill", "", "militar"),
    ("Para probarlo, Quito llevó ayer a periodistas daneses a recorrer el puerto.", "visit", "periodistas", ""),
    ("El cónsul pidió a los connacionales salir del país vecino.", "request", "cónsul", "connacionales"),
    ("Togo remitió su queja a Ghana, Benín y Francia.", "criticise", "Togo", ""),
    ("Omán llamó este lunes a consultas a sus embajadores en Kenia y Togo.", "recall-diplomats", "Omán", "Kenia"),
    ("Perú llamó el jueves a su embajadora en Chile.", "recall-diplomats", "Perú", "Chile"),
    ("Quito llamó al embajador danés.", "summon", "Quito", "embajador danés"),
    ("Chile anunció la expulsión del representante noruego.", "expel-diplomats", "Chile", "representante noruego"),
    ("El rey decretó un bloqueo de los buques de Togo.", "blockade", "rey", "Togo"),
    ("Lula ordenó un bloqueo naval contra Togo.", "blockade", "Lula", "Togo"),
    ("El presidente ordenó cerrar los pasos fronterizos del norte.", "blockade", "presidente", ""),
    ("Chad cerró la frontera, expulsó al embajador de Togo y pidió ayuda.", "expel-diplomats", "Chad", "Togo"),
    ("Ana Ruiz llegó con un mensaje duro. Exigió la retirada de las tropas.", "demand", "Ana Ruiz", ""),
    ("El embajador de Chile compareció ayer. Pidió una tregua inmediata.", "request", "embajador", ""),
    ("Los mineros y el alcalde negociaron. Exigió la retirada del decreto.", "demand", "", ""),
    ("La ministra, la estonia Mari Kask, acusó a Togo de mentir, pero viajó a Lomé.", "accuse", "Mari Kask", "Togo"),
    ("Noruega tildó de absurdo el cerco a los puertos de Togo.", "criticise", "Noruega", ""),
    ("Togo y Benín se culparon mutuamente de violar la tregua.", "accuse", "Togo+Benín", ""),
    ("El ataque dejó por lo menos 14 fallecidos.", "kill", "", "por lo menos 14 fallecidos"),
    ("Al menos 6 mineros, dos de ellos menores, perdieron la vida por los disparos.", "kill", "", "Al menos 6 mineros"),
    ("Las autoridades contabilizan 31 muertos por los combates.", "kill", "", "31 muertos"),
    ("Una mina arrancó el pie a un soldado.", "beat", "", "un soldado"),
    ("Un guardia perdió una pierna al pisar una mina.", "beat", "", "Un guardia"),
    ("El Consejo restableció las sanciones contra Togo.", "sanction", "Consejo", "Togo"),
    ("El embargo de armas contra Togo volvió a entrar en vigor.", "sanction", "", "Togo"),
    ("El cierre de la frontera por Perú afecta a miles.", "ban", "Perú", ""),
    ("Los soldados atacaron con granadas una base de Mali.", "attack", "soldados", "Mali"),
    ("El martes fueron asesinados dos periodistas en Lima.", "kill", "", "dos periodistas"),
    ("El bombardeo israelí de Beirut fue criticado por Chile.", "criticise", "Chile", "israelí"),
    ("La invasión de Kuwait por Irak fue condenada por la ONU.", "criticise", "ONU", "Irak"),
    ("El ataque fue reivindicado por los talibanes.", "attack", "talibanes", ""),
    ("Honduras trasladó su protesta a Togo.", "criticise", "Honduras", "Togo"),
    ("La ministra Ana Ruiz llegó a Lima. Se reunió con Quispe y pidió paciencia.", "meet", "Ana Ruiz", "Quispe"),
    ("La ministra Ana Ruiz viajó a Praga. Anunció el envío de diez tanques a Togo.", "arm", "Ana Ruiz", "Togo"),
    ("El grupo secuestró a tres turistas, pidió un rescate y amenazó a Togo.", "abduct", "El grupo", "tres turistas"),
    ("El rey ordenó desplegar 500 soldados en la frontera.", "mobilise", "rey", ""),
    ("Unas 20 personas murieron y otras 40 resultaron heridas en un bombardeo.", "kill", "", "20 personas"),
    ("El balance del atentado se eleva a 18 muertos.", "kill", "", "18 muertos"),
    ("La fuerza aérea chilena respondió con aviones de combate.", "attack", "fuerza aérea", ""),
    ("Kenia y Omán arropan a Togo en la ONU.", "support", "Kenia", "Togo"),
    ("Chile ordenó el bloqueo de las cuentas del naviero Omar Haddad.", "sanction", "Chile", "Haddad"),
    ("Kenia llamó a consultas a su alto comisionado en Lagos.", "recall-diplomats", "Kenia", "Lagos"),
    ("El reconocimiento de Kosovo por parte de Perú y Chile enfureció a Serbia.", "recognise", "Perú", "Kosovo"),
    ("La petrolera Orsa y dos bancos fueron castigados por el Tesoro danés.", "sanction", "Tesoro", "Orsa"),
    ("Noruega impuso sanciones en Lars Holm.", "sanction", "Noruega", "Lars Holm"),
    ("Quito incluyó a Orsa en su lista de entidades vigiladas.", "sanction", "Quito", "Orsa"),
    ("Chile negó la entrada a dos diputados togoleses.", "ban", "Chile", "dos diputados"),
    ("El fiscal dictó la detención de tres alcaldes.", "indict", "fiscal", "tres alcaldes"),
    ("La ciudad de Segú cayó en manos de los rebeldes.", "occupy", "rebeldes", ""),
    ("El ejército perdió la ciudad de Kidal ante los rebeldes.", "occupy", "rebeldes", "ejército"),
    ("Un caza danés derribó el domingo un objeto sobre el lago.", "destroy", "caza danés", ""),
    ("Los jóvenes atacaron varias legaciones en la capital de Togo.", "attack", "jóvenes", "legaciones"),
    (
        "Los rebeldes, a los que un informe de la ONU atribuye 300 hombres, tomaron ayer Kidal.",
        "occupy",
        "rebeldes",
        "",
    ),
    ("Oslo adoptó una nueva ronda de sanciones contra Togo.", "sanction", "Oslo", "Togo"),
    ("Kenia suspendió la importación de crudo togolés.", "suspend-aid", "Kenia", ""),
    ("Los insurgentes entraron en Kidal el martes.", "cross-border", "insurgentes", ""),
    ("La reina ordenó a sus ministros volver a Oslo.", "demand", "reina", "ministros"),
    ("El tribunal ordenó desalojar el puente ocupado.", "demand", "tribunal", ""),
    ("El portazo de Oslo a Lima sorprendió a todos.", "reject", "Oslo", "Lima"),
    ("La reina sentó en la misma mesa a Hugo Quispe y a Lars Holm.", "meet", "reina", "Hugo Quispe"),
    ("La marcha se suspendió y la cumbre se aplazó.", "cancel", "", ""),
    ("Los rebeldes atacaron la base. Ayer murieron dos soldados togoleses.", "kill", "", "dos soldados"),
    ("Togo mantiene su desafío. El viernes lanzó un misil hacia el mar.", "weapons-test", "Togo", ""),
    ("Las fuerzas togolesas enviaron un misil hacia el mar.", "weapons-test", "Las fuerzas togolesas", ""),
]
# What a sentence says of nobody in particular, or denies.
UNTOLD = [
    ("Perú ofrece un premio por información que lleve a la detención de Quispe.", "arrest"),
    ("El decreto afecta a los barcos que entren o salgan de Togo.", "retreat"),
    ("El ministro dijo que la Marina no se dejará intimidar.", "threaten"),
    ("Ni Chile ni Perú han firmado el acuerdo.", "sign"),
    ("La OEA, cuya presidencia ocupa Bolivia, emitió un informe.", "occupy"),
    ("Perú no firmó el tratado que las prohíbe.", "ban"),
    ("Entre las medidas figura el cierre de los aeropuertos.", "obstruct"),
    ("La sequía suma ya 12 muertos.", "kill"),
    ("El ataque fue reivindicado por los talibanes.", "demand"),
    ("Ana Ruiz llama a Hugo Quispe", "request"),
    ("El balance del sismo se eleva a 18 muertos.", "kill"),
    ("Seis personas murieron y 14 resultaron heridas en un accidente de autobús.", "kill"),
    ("Chile ocupa un escaño en el Consejo.", "occupy"),
    ("El canciller danés voló a su país tras la cena.", "bomb"),
    ("El coronel fue castigado por el bombardeo de una escuela.", "attack"),
    ("La alianza se desarma a ojos de sus socios.", "disarm"),
    ("La minera se acogió a la fuerza mayor en Chile.", "receive"),
    ("El alcalde habló de una jornada multitudinaria.", "protest"),
    ("Los dos países renunciaron al uso de la fuerza.", "crowd-control"),
    ("Los diputados se marcharon sin votar.", "protest"),
    ("Un vocero ofreció otra versión del choque.", "promise"),
    ("El general retirado Lars Holm, exagregado en Oslo, lo duda.", "expel-diplomats"),
    ("El experto consultado por este periódico lo duda.", "talk"),
    ("Una fuente pidió que no se publicara su nombre.", "request"),
    ("Lo ordenó el rey a propuesta de su gabinete.", "demand"),
    ("Perú sale del aislamiento.", "depart"),
    ("La delegación salió de la reunión sin hablar.", "halt-talks"),
    ("Togo sigue sin retirar sus tropas de la isla.", "retreat"),
    ("El alcalde ordenó construir un puente nuevo.", "demand"),
    ("Chile llama a eso una farsa.", "request"),
    ("Ana Ruiz llamó a Hugo Quispe durante la cena.", "request"),
    ("Cáritas denunció que de su almacén se robaron 40 toneladas de arroz.", "seize"),
    ("El ministro da por retirado al buque danés.", "retreat"),
    ("Los embajadores fueron convocados para recibir un informe.", "summon"),
    ("El presidente interrumpió la reunión para llamar a su hija.", "halt-talks"),
    ("Con Ana Ruiz conviene no elegir una sola causa.", "agree"),
    ("El ministerio atribuyó el retraso al comportamiento de los dos Gobiernos.", "accuse"),
]


def reports(text: str, happening: str) -> list[Report]:
    return [report for report in load("es")(text)._.reports if report.happening == happening]


@pytest.mark.parametrize(("text", "happening", "actor", "recipient"), PARTIES)
def test_who_does_it_and_to_whom(text: str, happening: str, actor: str, recipient: str) -> None:
    found = [
        ("+".join(p.text for p in r.actors), "+".join(p.text for p in r.recipients)) for r in reports(text, happening)
    ]
    assert len(found) == 1
    for words, told in zip((actor, recipient), found[0], strict=True):
        assert words in told and bool(words) == bool(told)


@pytest.mark.parametrize(("text", "happening"), UNTOLD)
def test_what_nobody_is_said_to_have_done_is_no_fact(text: str, happening: str) -> None:
    assert {r.status for r in reports(text, happening)} <= {"hypothetical"}


def test_who_has_an_appointment_has_not_met_yet() -> None:
    assert [r.status for r in reports("Los ministros de Chile y Perú tienen cita el lunes en Lima.", "meet")] == [
        "planned"
    ]


def test_what_is_done_by_an_order_is_no_demand() -> None:
    text = "El presidente ordenó cerrar los pasos fronterizos del norte."
    assert [(r.happening, r.status) for r in load("es")(text)._.reports] == [("blockade", "occurred")]


def test_a_side_is_a_place() -> None:
    found = reports("El mercante que Omán capturó el lunes al sur de Yemen llegó a puerto.", "seize")
    assert [(r.object, r.place and r.place.text) for r in found] == [("El mercante", "Yemen")]


def test_what_stands_beside_a_verb_of_saying_is_not_in_what_is_said() -> None:
    found = reports("Quito habla de robo tras la captura de un petrolero por parte de Omán.", "seize")
    assert [r.status for r in found] == ["occurred"]


def test_what_is_condemned_is_there() -> None:
    found = reports("Chile condenó el asalto a la embajada por parte de la policía togolesa.", "attack")
    assert [(r.status, r.background) for r in found] == [("occurred", True)]


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("El alcalde teme que los rebeldes tomen la ciudad.", "occupy"),
        ("No hay indicios de que China suministre armas a Togo.", "arm"),
        ("El ministro viajará a Lima cuando Perú libere a los pescadores.", "release"),
    ],
)
def test_what_may_be_is_possible(text: str, happening: str) -> None:
    assert [r.status for r in reports(text, happening)] == ["possible"]


@pytest.mark.parametrize(
    ("text", "happening", "status"),
    [
        ("No hay planes para que Ana Ruiz se reúna con Hugo Quispe.", "meet", "denied"),
        ("Perú no tiene intención de enviar tropas a Chile.", "mobilise", "denied"),
        ("Togo no cedió un palmo: sigue exigiendo la isla.", "demand", "underway"),
        ("Oslo amenazó a Togo con sanciones si no acepta el acuerdo.", "agree", "hypothetical"),
        ("Si falla el diálogo, Omán romperá relaciones con Togo.", "sever-ties", "hypothetical"),
        ("Omán romperá relaciones con Togo el lunes.", "sever-ties", "planned"),
        ("Ana Ruiz deja en suspenso su visita a Lima.", "visit", "cancelled"),
        ("La reunión de ministros se aplazó.", "meet", "cancelled"),
        ("Chile acusó a Togo de violar el pacto que firmaron ambos países en 2019.", "sign", "occurred"),
    ],
)
def test_what_is_denied_or_hangs_on_something_is_no_plan(text: str, happening: str, status: str) -> None:
    assert [r.status for r in reports(text, happening)] == [status]
