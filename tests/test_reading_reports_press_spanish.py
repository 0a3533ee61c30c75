"""Spanish press prose: further wordings of every kind of happening, lists of deeds told by nouns, clauses whose subject
is left out or stands elsewhere, and what only looks like news. Sentences are made up."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load

# Text, then what must be read of it: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # sanctions, and what eases them
    ("El Tesoro designó a tres bandas como organizaciones terroristas.", "sanction", "occurred", "Tesoro", ""),
    ("Las sanciones surtieron efecto el martes.", "sanction", "occurred", "", ""),
    ("Perú prohibió la importación de fruta chilena.", "sanction", "occurred", "Perú", ""),
    ("La imposición de aranceles a Brasil fue criticada.", "sanction", "occurred", "", "Brasil"),
    ("Washington aplazó las sanciones contra la petrolera Petrosur.", "lift-sanctions", "occurred", "Washington", ""),
    ("Chile concedió un aplazamiento de las sanciones a Petrosur.", "lift-sanctions", "occurred", "Chile", ""),
    ("La ruptura de relaciones con Chile sorprendió a la ONU.", "sever-ties", "occurred", "", "Chile"),
    ("El partido Alianza Verde abandonó la coalición.", "withdraw-from-treaty", "occurred", "El partido", ""),
    ("La expulsión del embajador paraguayo agravó la crisis.", "expel-diplomats", "occurred", "", "embajador"),
    # asking, refusing, threatening, accusing
    ("Estados Unidos negó a la petrolera Petrosur la licencia para operar.", "reject", "occurred", "Estados", ""),
    ("Tailandia no reconoce la jurisdicción del tribunal.", "reject", "occurred", "Tailandia", ""),
    ("La ministra Elena Prats se declaró contraria a la reforma.", "reject", "occurred", "Elena Prats", ""),
    ("La Casa Blanca desestimó la carta del presidente Maura.", "reject", "occurred", "Casa Blanca", ""),
    ("El Gobierno de Kenia dio 48 horas a la empresa para pagar.", "threaten", "occurred", "Kenia", "empresa"),
    ("Maura dio a los dueños de la mina una semana para irse.", "threaten", "occurred", "Maura", "dueños"),
    ("Guatemala acudió al Consejo de Seguridad de la ONU.", "request", "occurred", "Guatemala", "Consejo"),
    ("Chile renovó su demanda de que los presos sean liberados.", "demand", "occurred", "Chile", ""),
    ("Colombia llevó el litigio a la Corte Internacional de Justicia.", "sue", "occurred", "Colombia", ""),
    ("La Fiscalía pidió la captura de catorce opositores.", "indict", "occurred", "Fiscalía", "opositores"),
    ("La relatora calificó esas muertes de ejecuciones extrajudiciales.", "criticise", "occurred", "relatora", ""),
    ("Estados Unidos duplicó la recompensa por el capo Julián Roa.", "bounty", "occurred", "Estados", "Julián Roa"),
    # praising, agreeing, meeting, dealing
    ("Maura propuso a la activista Lía Ponce para el Nobel de la Paz.", "praise", "occurred", "Maura", "Lía Ponce"),
    ("El Comité de Fronteras aprobó un documento de trece puntos.", "agree", "occurred", "Comité", ""),
    ("La tregua, sellada en Ginebra por Lidia Sanz, duró poco.", "ceasefire", "occurred", "Lidia Sanz", ""),
    ("La fragata realizó adiestramientos con la Marina de Uruguay.", "exercise", "occurred", "", "Uruguay"),
    ("La llamada de Maura al presidente Ortiz duró veinte minutos.", "call", "occurred", "Maura", "Ortiz"),
    # forces
    ("El presidente activó a dos millones de milicianos.", "mobilise", "occurred", "presidente", ""),
    ("La ministra de Defensa ordenó patrullajes en el golfo.", "mobilise", "occurred", "ministra", ""),
    ("Ayer atracó en Montevideo el destructor Halcón.", "mobilise", "occurred", "Halcón", ""),
    ("Brasil militarizó la frontera norte.", "mobilise", "occurred", "Brasil", ""),
    ("El Gobierno puso en marcha unas maniobras con 5.000 soldados.", "drill", "occurred", "Gobierno", ""),
    ("Chile ordenó el inicio de ejercicios militares en el Pacífico.", "drill", "occurred", "Chile", ""),
    # harm
    ("Un coche bomba mató a siete personas en Mogadiscio.", "kill", "occurred", "", "siete personas"),
    ("El tiroteo costó la vida a un soldado peruano.", "kill", "occurred", "", "soldado"),
    ("La muerte de un militar peruano en un tiroteo desató la crisis.", "kill", "occurred", "", "militar"),
    ("Los muertos por el bombardeo suben a 40.", "kill", "occurred", "", "40"),
    ("La aviación turca envió cazas contra la artillería siria.", "attack", "occurred", "turca", "siria"),
    ("El general fue víctima de un atentado.", "attack", "occurred", "", "general"),
    # what PLOVER has no type for
    ("La empresa comenzó el martes a parar la refinería.", "halt-supply", "occurred", "empresa", ""),
    ("El cierre de la refinería de Cartagena dejó sin gas a la costa.", "halt-supply", "occurred", "", ""),
    ("La Corte desestimó la objeción preliminar de Nicaragua.", "reject-appeal", "occurred", "Corte", ""),
    ("La Corte dictó medidas cautelares contra Nicaragua.", "rule", "occurred", "Corte", ""),
    ("La declaración conjunta crea una comisión de cancilleres.", "found", "occurred", "", ""),
    ("La Asamblea convocó un referéndum para el 3 de diciembre.", "call-election", "occurred", "Asamblea", ""),
    ("Maura puso al frente de la petrolera a un general.", "appoint", "occurred", "Maura", "general"),
    ("Se filtró el audio de la conversación.", "publish", "occurred", "", ""),
    ("La Marina dominicana rescató 300 paquetes de cocaína.", "recover", "occurred", "Marina", ""),
    ("Un helicóptero militar desapareció cerca de la frontera.", "disappear", "occurred", "helicóptero", ""),
    ("Los combates desplazaron a 150.000 civiles.", "displace", "occurred", "", "civiles"),
    ("Los combates dejaron 200.000 evacuados.", "displace", "occurred", "", "evacuados"),
    # headlines that a participle opens
    ("Detenido el alcalde de Manta por corrupción.", "arrest", "occurred", "", "alcalde"),
    ("Liberados los dos periodistas en Malí.", "release", "occurred", "", "periodistas"),
    # offices, laws, bodies
    ("El Senado dio luz verde a la ley de aguas.", "enact", "occurred", "Senado", ""),
    ("El Parlamento sacó adelante los presupuestos.", "enact", "occurred", "Parlamento", ""),
    ("La adhesión de Bolivia al Mercosur se completó en julio.", "join", "occurred", "Bolivia", "Mercosur"),
    ("La victoria de Lind en las elecciones fue ajustada.", "elect", "occurred", "Lind", ""),
    ("Desde la llegada al poder de Otto Lind, la prensa se queja.", "take-office", "occurred", "Otto Lind", ""),
    ("El primer ministro adelantó las elecciones al 4 de junio.", "call-election", "occurred", "ministro", ""),
    ("La prohibición comenzó a regir en enero.", "take-effect", "occurred", "", ""),
    ("El Supremo anula la condena a Peralta.", "rule", "occurred", "Supremo", ""),
    ("La FIFA suspendió a la federación de Malí.", "suspend", "occurred", "FIFA", ""),
    # forces, arms, aid, trade, accidents
    ("El portaaviones Garfield puso rumbo al Caribe.", "mobilise", "occurred", "Garfield", ""),
    ("Chad acumula 9.000 soldados junto a la frontera.", "mobilise", "occurred", "Chad", ""),
    ("La entrega de armas por parte de la milicia comenzó en mayo.", "disarm", "occurred", "milicia", ""),
    ("La misión europea ha formado a 15.000 soldados chadianos.", "train", "occurred", "misión", "soldados"),
    ("El país recibió de Japón 40 ambulancias.", "aid", "occurred", "Japón", ""),
    ("La aerolínea Andina encargó 20 aviones a la brasileña Embraer.", "trade", "occurred", "aerolínea", "Embraer"),
    ("Se levanta el bloqueo a la ciudad de Goma.", "lift-restrictions", "occurred", "", ""),
    ("Un autobús se despeñó en los Andes.", "wreck", "occurred", "autobús", ""),
    ("El embajador dejó el país el viernes.", "depart", "occurred", "embajador", ""),
    # lists of deeds, nouns under a verb that only says that they came
    ("Después vinieron el cierre y la expulsión del embajador ruso.", "expel-diplomats", "occurred", "", "embajador"),
    ("Vinieron después el traslado de tropas a la frontera y un paro.", "mobilise", "occurred", "", ""),
    # clauses: behind a place, a time, a preposition with its relative, a noun that takes up what was told
    ("Lidia Sanz llegó a Lima un día después de reunirse con Otto Lind.", "meet", "occurred", "Sanz", "Lind"),
    ("Nadie olvida el bombardeo del lunes, en el que murieron once personas.", "kill", "occurred", "", "once personas"),
    ("Los vecinos recuerdan el tiroteo en que murió un soldado peruano.", "kill", "occurred", "", "soldado"),
    ("Maura dio a los dueños una semana para una venta, plazo que expiró sin acuerdo.", "expire", "occurred", "", ""),
    ("El rehén a quien liberó la guerrilla el lunes habló ayer.", "release", "occurred", "guerrilla", "rehén"),
    ("Otto Lind habló de los vuelos en Belice, que tachó de provocación.", "criticise", "occurred", "Otto Lind", ""),
    ("La capital amaneció sin buses al decretar el sindicato de chóferes un paro.", "strike", "occurred", "sindic", ""),
    ("Al entrevistarse con Otto Lind, la ministra Ana Ruiz exigió disculpas.", "meet", "occurred", "Ana Ruiz", "Lind"),
    ("Los franceses vieron protestar a los policías.", "protest", "occurred", "los policías", ""),
    (
        "Perú cerró la frontera y dos días después el gobernante boliviano, Otto Lind, ordenó el envío de tropas.",
        "mobilise", "occurred", "Otto Lind", "",
    ),
    # what stands behind a semicolon is not in what is said before it; who is forced to do something does it
    ("Sosa denuncia que lo obligaron a firmar; Prats lo desmiente.", "deny", "occurred", "Prats", ""),
    ("Sosa denuncia que lo obligaron a firmar; Prats lo desmiente.", "criticise", "occurred", "Sosa", ""),
    ("La lluvia obligó a Chile a trasladar tropas a Tacna.", "mobilise", "occurred", "Chile", ""),
    # whom a pronoun in what somebody says stands for
    ("Lía Prats alabó a Bruno Sosa y dijo que el Congreso lo condecorará.", "praise", "planned", "Congreso", "Sosa"),
]  # fmt: skip
# Text and a happening that must not be read of it.
NOT_READ = [
    ("Prats llama a los dos gobiernos.", "request"),
    ("Las poblaciones son llamadas a mostrar cautela y a rehusar cualquier propuesta de unirse a ellos.", "request"),
    ("Sosa no quiso avivar el fuego: retirar un embajador, dijo, es una decisión soberana.", "recall-diplomats"),
    ("El opositor denunció, en un vídeo grabado en Tacna, que fue coaccionado para suscribir una carta.", "sign"),
    ("La marcha del ministro Bruno Sosa pone fin a la crisis.", "protest"),
    ("Los tres hombres que se movilizaban en un camión huyeron.", "protest"),
    ("Chile concedió un salvoconducto al exministro Bruno Sosa.", "grant-asylum"),
    ("La condena a muerte del poeta Rui Costa irritó a Quito.", "die"),
    ("La ministra Elena Prats multiplicaba las consultas el viernes para llegar a un compromiso.", "conclude"),
    ("El presidente no irá y en su lugar asistirá el canciller ruso.", "aid"),
    ("Asistirá en su lugar el ministro peruano.", "aid"),
    ("Los camioneros levantaron barricadas en el puerto.", "end-protest"),
    ("Los dos países llegaron a un entendimiento.", "arrive"),
    ("La llegada al poder de Otto Lind sorprendió a Lima.", "arrive"),
    ("El Senado dio luz verde al espectáculo.", "enact"),
    ("El embajador dejó el asunto a sus abogados.", "depart"),
    ("La ciudad recibió veinte misiles durante la noche.", "arm"),
    ("Contento el alcalde por la detención.", "arrest"),
    ("Los soldados acumulan cansancio.", "mobilise"),
    ("El bloqueo se levanta como un muro.", "end-protest"),
    ("El levantamiento de las sanciones a Cuba fue bien recibido.", "receive"),
    ("Tres personas resultaron heridas al volcar un autobús.", "riot"),
    ("La Marina dominicana rescató 300 paquetes de cocaína.", "rescue"),
    ("La guerra de precios impactó en los mercados mundiales.", "attack"),
]
# Text, a happening, and words of nobody who takes part in it.
NOBODY = [
    ("Lía Ponce elogió el plan. El acceso a los vehículos se impedirá con pilones.", "ban", "Ponce"),
    ("La premier Lía Ponce prometió duplicar los envíos de gas de Petrosur.", "promise", "Petrosur"),
    ("El ministro Bruno Sosa anunció la captura de dos turistas daneses.", "arrest", "Sosa"),
    ("Vega fue condenado por el caso Lumbre a diez años.", "convict", "Lumbre"),
    ("China expresó su oposición al uso de la fuerza.", "criticise", "fuerza"),
    ("Lidia Sanz y Otto Lind acordaron que ninguno recurrirá a la fuerza.", "agree", "fuerza"),
    (
        "La venta a Gasol, firmada en Lima el 24 de mayo de 2008 por 400 millones de euros, fue polémica.",
        "sign",
        "millones",
    ),
    ("Al reunirse con el embajador de Chile, la ministra Prats pidió calma.", "request", "embajador"),
    ("Perú demandó a Chile ante la Corte Internacional de Justicia.", "sue", "Corte"),
]


def _told(text: str, happening: str) -> list[tuple[str, str, str]]:
    """Give the status, actors and recipients of the reports of a happening in a text."""
    found = [r for r in load("es")(text)._.reports if r.happening == happening]
    return [(r.status, " ".join(p.text for p in r.actors), " ".join(p.text for p in r.recipients)) for r in found]


@pytest.mark.parametrize(("text", "happening", "status", "actor", "recipient"), READ, ids=lambda value: value[:50])
def test_the_press_is_read(text: str, happening: str, status: str, actor: str, recipient: str) -> None:
    told = _told(text, happening)
    assert any(status == s and actor in a and recipient in r for s, a, r in told), told


@pytest.mark.parametrize(("text", "happening"), NOT_READ, ids=lambda value: value[:50])
def test_what_only_looks_like_it(text: str, happening: str) -> None:
    assert not _told(text, happening)


@pytest.mark.parametrize(("text", "happening", "words"), NOBODY, ids=lambda value: value[:50])
def test_who_takes_no_part(text: str, happening: str, words: str) -> None:
    assert not any(words in f"{actors} {recipients}" for _, actors, recipients in _told(text, happening))
