"""Spanish: the classes of nouns that press prose puts into the slots of verbs, each with the verbs that go with it, in
the active and passive voice, with pronouns and as nouns of action; and the same verbs in plain senses. Made up."""

from __future__ import annotations

import re
from itertools import product

import pytest

from synopticon.reading.pipeline import load

# A happening, then sentences: every choice of "{one|another}" must be read as it.
READ = [
    # documents that are signed, handed over, lodged
    ("sign", "Chile y Togo {rubricaron|suscribieron} el martes {un acta|una adenda|una hoja de ruta|un plan}."),
    ("sign", "{Un memorando|Un protocolo} fue suscrito el martes por Chile y Togo."),
    ("sign", "La {suscripción|rúbrica} {del acta|del convenio} entre Chile y Togo tuvo lugar en Lima."),
    ("criticise", "Chile {trasladó|cursó} a Togo una {nota de protesta|queja}."),
    ("criticise", "Chile {interpuso|elevó|alojó} {un reclamo|una queja} ante Togo."),
    ("criticise", "Chile {trasladó|reiteró} su {desagrado|disconformidad} a Togo."),
    ("write", "El presidente de Chile envió un {oficio|comunicado} al gobierno de Togo."),
    ("receive", "El presidente de Chile recibió las cartas credenciales del embajador de Togo."),
    # laws
    ("enact", "El Senado de Chile {aprobó|votó|convalidó} el martes {el dictamen|la ordenanza|el articulado}."),
    ("enact", "El presidente de Chile {sancionó|expidió|publicó} el martes {la norma|el decreto|el reglamento}."),
    ("enact", "Una norma {sancionada|expedida} el martes por el presidente de Chile limita las visas."),
    ("enact", "Se promulgó el martes la ley en Chile."),
    ("concede", "El Gobierno de Chile {derogó|abrogó} el martes {la ordenanza|el reglamento}."),
    ("take-effect", "{El convenio|La veda|El cupo} {entró en vigor|cobró vigencia|surtió efecto} el martes en Chile."),
    ("withdraw-from-treaty", "La salida de Chile del {tratado|pacto} fue el martes."),
    # measures
    ("lift-restrictions", "Chile {eliminó|retiró} el martes {las trabas|la veda|las limitaciones} a Togo."),
    ("lift-restrictions", "El levantamiento de las {trabas|restricciones} por Chile fue el martes."),
    ("lift-sanctions", "Chile {suprimió|puso fin a} las sanciones contra Togo."),
    ("ban", "Chile {aplicó|endureció|amplió} {trabas|límites|cupos} a Togo."),
    ("sanction", "Chile impuso {salvaguardias|contramedidas} a Togo."),
    ("ban", "Chile {selló|clausuró} la aduana con Togo."),
    ("blockade", "Chile {bloqueó|clausuró} el corredor con Togo."),
    # bodies, offices, honours, ballots
    ("found", "Chile {creó|instituyó} {una secretaría|un observatorio}."),
    ("found", "El Congreso de Chile dio a la aldea el rango de {distrito|municipio}."),
    ("dissolve", "El presidente de Chile {disolvió|desmanteló} {el tribunal especial|el instituto}."),
    ("resign", "El canciller de Chile se apartó del cargo."),
    ("dismiss", "El general Ruiz fue {pasado a retiro|degradado|apartado del servicio} el martes."),
    ("elect", "Ana Ruiz fue proclamada {presidenta|ganadora}."),
    ("elect", "El Congreso {eligió|invistió} a Ana Ruiz presidenta."),
    ("elect", "Ana Ruiz ganó {la alcaldía|las presidenciales|la segunda vuelta}."),
    ("praise", "Chile {galardonó|distinguió} a Ana Ruiz con {la Orden del Mérito|un doctorado honoris causa}."),
    ("praise", "El presidente de Chile {otorgó|impuso} a la presidenta de Togo {una condecoración|una medalla}."),
    ("take-office", "La {toma de posesión|asunción} de Ana Ruiz fue el martes."),
    # rulings, orders of judges, custody
    ("indict", "Un juez de Chile {libró|cursó} {una orden de aprehensión|una alerta roja} contra Luis Ruiz."),
    ("arrest", "Un tribunal de Chile {prorrogó|dictó} la prisión preventiva contra Luis Ruiz."),
    ("arrest", "Dos activistas fueron {tomados en custodia|privados de libertad} el martes."),
    ("release", "Un juez de Chile {ordenó|dispuso} la libertad provisional de Luis Ruiz."),
    ("rule", "El Tribunal Constitucional {bloqueó|echó abajo} {la extradición|el tratado|la candidatura}."),
    ("rule", "Un juez de Chile {archivó|sobreseyó} la causa contra Ruiz."),
    ("grant-asylum", "Chile {concedió|extendió} protección a Luis Ruiz."),
    ("concede", "Chile {extendió|expidió} un salvoconducto a Luis Ruiz."),
    # talks, ties, envoys
    ("halt-talks", "Chile {cortó|canceló|puso fin a} {las negociaciones|el diálogo} con Togo."),
    ("halt-talks", "La {ruptura|suspensión} de las negociaciones entre Chile y Togo fue el martes."),
    ("sever-ties", "Las relaciones entre Chile y Togo {fueron cortadas|se rompieron} el martes."),
    ("cancel", "Chile {suspendió|dejó en suspenso} {el foro|la ceremonia|las maniobras}."),
    ("expel-diplomats", "Chile lo declaró persona non grata."),
    # places, works, forces
    ("retreat", "Chile {cedió|transfirió} a Togo {la isla|el puerto}."),
    ("open", "El presidente de Chile {inauguró|estrenó|puso en servicio} {una autopista|una represa|una terminal}."),
    ("retreat", "Chile {retiró|repatrió} sus instructores de Togo."),
    ("mobilise", "Chile puso a su ejército en estado de alerta."),
    # what things are called
    ("criticise", "Chile calificó {de abusivo|de inhumano|como una injerencia} el decreto de Togo."),
    ("praise", "Chile calificó {de exitoso|como un gesto} el acuerdo con Togo."),
]
NOT_READ = [
    ("sign", "El delantero firmó {el empate|la remontada|una gran actuación}."),
    ("elect", "El equipo ganó {la final|la primera vuelta}."),
    ("praise", "{La película|El tenista} recibió {un galardón|una medalla} en el festival."),
    ("praise", "El general dio a la tropa la orden de avanzar."),
    ("found", "{La pareja formó una familia|El actor fundó una productora|El chef creó un plato}."),
    ("dismiss", "{El club despidió al entrenador|Los vagones fueron apartados}."),
    ("rule", "El árbitro anuló el gol."),
    ("enact", "{El profesor dictó una conferencia|El entrenador dictó las normas del equipo}."),
    ("lift-restrictions", "Los albañiles {levantaron|quitaron} una barrera."),
    ("take-effect", "El nuevo entrenador entró en escena."),
    ("sanction", "El banco fijó una cuota de 20 euros."),
    ("kill", "El Gobierno ultima los preparativos de la visita del presidente de Togo."),
    ("take-office", "El corredor ocupó la segunda posición."),
]


def expanded(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give (happening, sentence) for every choice of the braces in the rows."""
    split = [(happening, re.split(r"\{([^}]*)\}", text)) for happening, text in rows]
    return [
        (happening, re.sub(r"\ba el\b", "al", "".join(chosen)))
        for happening, parts in split
        for chosen in product(*(part.split("|") if i % 2 else [part] for i, part in enumerate(parts)))
    ]


@pytest.mark.parametrize(("happening", "text"), expanded(READ), ids=lambda value: value[:60])
def test_is_read(happening: str, text: str) -> None:
    assert happening in [r.happening for r in load("es")(text)._.reports]


@pytest.mark.parametrize(("happening", "text"), expanded(NOT_READ), ids=lambda value: value[:60])
def test_is_not_read(happening: str, text: str) -> None:
    assert happening not in [r.happening for r in load("es")(text)._.reports]
