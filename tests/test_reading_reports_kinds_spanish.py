"""Spanish: happenings that PLOVER has no type for, who does them where the subject stands last or is left out, and the
plain senses of words that are news in another sense."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load

# Text, then what must be read of it: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # accidents
    ("Dos pesqueros togoleses chocaron el lunes frente a Lomé.", "collide", "occurred", "pesqueros togoleses", ""),
    ("Un destructor danés y un guardacostas se embistieron ayer.", "collide", "occurred", "un guardacostas", ""),
    ("Un destructor danés se estrelló contra un guardacostas.", "collide", "occurred", "destructor", "guardacostas"),
    ("Un tren descarriló cerca de Lima.", "wreck", "occurred", "Un tren", ""),
    ("El helicóptero del ministro sufrió un accidente.", "wreck", "occurred", "helicóptero", ""),
    ("El miércoles se registró un terremoto en Perú.", "disaster", "occurred", "", ""),
    ("Falleció el escritor Hugo Quispe.", "die", "occurred", "Hugo Quispe", ""),
    ("Seis personas murieron en un accidente de tren en Kenia.", "die", "occurred", "Seis personas", ""),
    ("Lars Holm fue hallado muerto en su casa.", "die", "occurred", "Lars Holm", ""),
    ("Un helicóptero militar cayó al mar frente a Lima.", "wreck", "occurred", "helicóptero", ""),
    ("Chocaron dos trenes en Grecia.", "collide", "occurred", "dos trenes", ""),
    # offices
    ("La comisión electoral proclamó ganador a Lars Holm.", "elect", "occurred", "Lars Holm", ""),
    ("Ana Ruiz se convirtió en la primera presidenta de Togo.", "take-office", "occurred", "Ana Ruiz", ""),
    ("Tomó posesión ayer el nuevo gobernador, Lars Holm.", "take-office", "occurred", "Lars Holm", ""),
    ("El canciller fue relevado por Ana Ruiz.", "dismiss", "occurred", "", "canciller"),
    ("Ana Ruiz fue suspendida el martes por el Tribunal Constitucional.", "suspend", "occurred", "Tribunal", ""),
    ("El presidente nombró a Ana Ruiz ministra de Defensa.", "appoint", "occurred", "presidente", "Ana Ruiz"),
    ("El rey encargó a Lars Holm formar gobierno.", "appoint", "occurred", "rey", "Lars Holm"),
    ("El coronel Omar Haddad juró como presidente de Togo.", "take-office", "occurred", "Omar Haddad", ""),
    ("Chile asume el martes la presidencia del Consejo.", "take-office", "occurred", "Chile", ""),
    ("El primer ministro y su gabinete quedaron relevados.", "dismiss", "occurred", "", "su gabinete"),
    ("Fue destituido el jefe del Ejército.", "dismiss", "occurred", "", "jefe del Ejército"),
    ("El Congreso votó la destitución de Hugo Quispe.", "dismiss", "occurred", "Congreso", "Hugo Quispe"),
    ("Los militares derrocaron al presidente Hugo Quispe.", "occupy", "occurred", "militares", "Hugo Quispe"),
    ("El coronel se hizo con las riendas de Togo.", "occupy", "occurred", "coronel", ""),
    # votes, laws, bodies
    ("Hugo Quispe se impuso en los comicios.", "elect", "occurred", "Hugo Quispe", ""),
    ("El domingo se celebraron elecciones en Togo.", "hold-election", "occurred", "Togo", ""),
    ("La ley fue aprobada el martes por el Senado.", "enact", "occurred", "Senado", ""),
    ("Chile anunció la creación de una reserva marina.", "found", "occurred", "Chile", ""),
    ("El panel de expertos dejó de existir anoche.", "dissolve", "occurred", "", ""),
    ("El Consejo aprobó la prórroga del mandato.", "renew", "occurred", "Consejo", ""),
    ("El coronel suspendió la corte y el Senado.", "suspend", "occurred", "coronel", ""),
    ("La corte dictó sentencia a favor de Chile.", "rule", "occurred", "corte", ""),
    ("El informe se remitió el lunes al Consejo de Seguridad.", "publish", "occurred", "", ""),
    ("Togo difundió un vídeo de la colisión.", "publish", "occurred", "Togo", ""),
    ("El presidente firmó un decreto que indulta a varios presos.", "pardon", "occurred", "presidente", ""),
    ("Dos oficiales, condenados en 2021 por fraude, hablaron ayer.", "convict", "occurred", "", "Dos oficiales"),
    ("El tribunal condenó a Ana Ruiz a ocho años de prisión.", "convict", "occurred", "tribunal", "Ana"),
    ("Un juez autorizó la venta de la petrolera.", "rule", "occurred", "juez", ""),
    ("El texto naufragó con solo cuatro votos.", "reject", "occurred", "", ""),
    ("El Parlamento sueco aprobó el ingreso en la OTAN.", "enact", "occurred", "Parlamento", ""),
    ("El gobierno cayó tras perder una moción de confianza.", "dissolve", "occurred", "", ""),
    ("Expiró anoche el tratado de pesca.", "expire", "occurred", "", ""),
    # what flows
    ("Gazprom cortó el gas a Moldavia.", "halt-supply", "occurred", "Gazprom", "Moldavia"),
    ("Cuba sufrió un apagón general.", "halt-supply", "occurred", "", "Cuba"),
    ("Volvió la luz a Managua.", "resume-supply", "occurred", "", "Managua"),
    ("El ataque cortó el suministro de crudo a Chile.", "halt-supply", "occurred", "", "Chile"),
    ("La ciudad se quedó sin electricidad.", "halt-supply", "occurred", "", ""),
    ("El crudo volvió a fluir hacia Chile el martes.", "resume-supply", "occurred", "", "Chile"),
    ("El bombeo se iba normalizando el martes.", "resume-supply", "occurred", "", ""),
    # goings, and what is kept from somebody
    ("El presidente huyó del país el domingo.", "depart", "occurred", "presidente", ""),
    ("Oslo cerró a Omar Haddad las puertas del país.", "ban", "occurred", "Oslo", "Omar Haddad"),
    ("La Unión Africana apartó a Togo de sus órganos.", "expel-group", "occurred", "Unión Africana", "Togo"),
    ("El buque llevaba víveres a los pescadores.", "aid", "occurred", "El buque", "pescadores"),
    ("El ministro previno a los diputados de que no habrá dinero.", "warn", "occurred", "ministro", "diputados"),
    # the plain sense of what is suspended, given up, ordered, offered
    ("Malta suspendió los visados en Rabat.", "ban", "occurred", "Malta", ""),
    ("Malta suspendió la expedición de visados en Rabat.", "ban", "occurred", "Malta", ""),
    ("Los amotinados depusieron su actitud al anochecer.", "concede", "occurred", "amotinados", ""),
    ("Tres pilotos recibieron la orden de no salir del país.", "ban", "occurred", "", "Tres pilotos"),
    ("Tres marineros tienen prohibido abandonar Malta.", "ban", "occurred", "", "Tres marineros"),
    ("Kenia ofreció ayuda a Malaui para comprar trigo.", "promise", "occurred", "Kenia", "Malaui"),
    ("Los jueces condenaron al Estado a pagar las costas.", "rule", "occurred", "Los jueces", ""),
    ("La Oficina de Investigación cuestionó a los tripulantes.", "investigate", "occurred", "Oficina", ""),
    ("El rey tomó juramento a Ana Sosa como jefa de la Armada.", "appoint", "occurred", "rey", "Ana Sosa"),
    ("Agentes de la policía tomaron el control del carguero.", "seize", "occurred", "Agentes", ""),
    # tariffs, and who is not let in
    ("Kenia anunció un arancel del 30 % para los productos chilenos.", "sanction", "occurred", "Kenia", "chilenos"),
    ("Kenia contestó con un arancel del 30 %.", "sanction", "occurred", "Kenia", ""),
    ("Perú negó el aterrizaje a una aeronave militar.", "ban", "occurred", "Perú", "aeronave"),
    ("Perú impidió la llegada de dos aviones militares.", "ban", "occurred", "Perú", ""),
    # what fails, is raised, mended, opened by force, runs out
    ("Ayer dejó de funcionar el cable con Suecia.", "halt-supply", "occurred", "", ""),
    ("De noche se averiaron dos cables de datos.", "halt-supply", "occurred", "", ""),
    ("La red eléctrica quedó fuera de servicio el lunes.", "halt-supply", "occurred", "", ""),
    ("Las fábricas de Osetia han detenido su actividad.", "halt-supply", "occurred", "", ""),
    ("Kenia puso fin al tránsito de crudo.", "halt-supply", "occurred", "Kenia", ""),
    ("El enlace eléctrico volvió a operar en mayo.", "resume-supply", "occurred", "", ""),
    ("La operadora Telia reparó sus dos cables.", "repair", "occurred", "Telia", ""),
    ("La Marina danesa izó el ancla el jueves.", "recover", "occurred", "Marina danesa", ""),
    ("Se halló el rastro del ancla en el fondo del mar.", "find", "occurred", "", ""),
    ("Un blindado embistió la puerta del ministerio.", "destroy", "occurred", "", ""),
    ("Ayer venció el contrato de tránsito con Mali.", "expire", "occurred", "", ""),
    # numbers with "more than" before them
    ("El ataque dejó más de una veintena de muertos en la capital.", "kill", "occurred", "", "más de una veintena"),
    # what comes back, what is exchanged, what a court lets go
    ("Togo restableció el lunes las sanciones petroleras.", "sanction", "occurred", "Togo", ""),
    ("La Unión Africana reactivó un conjunto de medidas contra Togo.", "sanction", "occurred", "Unión", "Togo"),
    ("En agosto, Chile castigó a Togo con restricciones a la exportación.", "sanction", "occurred", "Chile", "Togo"),
    ("Togo y Kenia realizaron el lunes un canje de prisioneros.", "release", "occurred", "Togo", ""),
    ("La Corte Suprema de Togo levantó la orden de detención.", "release", "occurred", "Corte Suprema", ""),
    ("Ana Ruiz y su hija fueron envenenadas en Lima.", "attack", "occurred", "", "Ana Ruiz"),
    ("El partido proclamó a Ana Ruiz como su abanderada.", "appoint", "occurred", "partido", "Ana Ruiz"),
    ("La fiscalía presentó el escrito de acusación contra Lars Holm.", "indict", "occurred", "fiscalía", "Lars Holm"),
    ("El corredor de Lomé fue cortado por activistas.", "obstruct", "occurred", "activistas", ""),
]
NOT_READ = [
    ("Malta suspendió los visados en Rabat.", "lift-restrictions"),
    ("Los amotinados depusieron su actitud al anochecer.", "dismiss"),
    ("El ministro anunció la salida del buque Ralf.", "retreat"),
    ("El ministro anunció la salida del buque Ralf.", "depart"),
    ("Es la flota con la que Irán elude las sanciones.", "reject"),
    ("El primer ministro evitó valorar la sentencia.", "support"),
    ("Tres pilotos recibieron la orden de no salir del país.", "reject"),
    ("Dos aviones de carga se dirigían a Lima.", "visit"),
    ("Se disolvió la coalición.", "crackdown"),
    ("El Gobierno cayó en la trampa.", "dissolve"),
    ("El barco se encontró con el casco de la fragata.", "meet"),
    ("Se ha ido como llegó.", "arrive"),
    ("Los periodistas rodearon al coronel.", "blockade"),
    ("Quien incumple once resoluciones no puede hablar.", "reject"),
    ("Chile defiende que cumple las resoluciones.", "agree"),
    ("El coronel había suspendido el martes la corte.", "end-protest"),
    ("Budapest le cerró las puertas del espacio Schengen.", "blockade"),
]


@pytest.mark.parametrize(("text", "happening", "status", "actor", "recipient"), READ, ids=lambda value: value[:40])
def test_is_read(text: str, happening: str, status: str, actor: str, recipient: str) -> None:
    found = [r for r in load("es")(text)._.reports if r.happening == happening]
    parties = [(" ".join(p.text for p in r.actors), " ".join(p.text for p in r.recipients)) for r in found]
    assert [r.status for r in found] == [status]
    assert actor in parties[0][0] and recipient in parties[0][1]


@pytest.mark.parametrize(("text", "happening"), NOT_READ, ids=lambda value: value[:40])
def test_is_not_read(text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load("es")(text)._.reports]
