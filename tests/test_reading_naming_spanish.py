"""Names as Spanish news writes them: datelines, two surnames, bodies and offices parted by a people's name, aliases."""

from __future__ import annotations

import pytest

from tests.naming import entity, mention, read

# text, a name in it, its type
TYPED = [
    ("Quito, 4 may (Tarvik).- Hubo una marcha en la capital.", "Tarvik", "ORG"),
    ("Bogotá, 14 nov (Istmo).- Hubo una marcha en la capital.", "Istmo", "ORG"),
    ("Lima, 3 may (Cono Sur).- Hubo una marcha en la capital.", "Cono Sur", "ORG"),
    ("Lo negó la minera Laguna Honda en una nota.", "Laguna Honda", "ORG"),
    ("Hubo una marcha en el barrio de Abu Salim por la tarde.", "Abu Salim", "GPE"),
    ("Una familia de Orvana, 40 km al norte del puerto, reclamó la tierra.", "Orvana", "GPE"),
    ("Lo negó la estonia Maret Orsa ante la prensa.", "estonia", "NORP"),
    ("El barril de Brent subió ayer por la tarde.", "Brent", "MISC"),
    ("Recibió al embajador, Jesús Amadeo Orsa Tarvik, y dijo que sí.", "Jesús Amadeo Orsa Tarvik", "PER"),
    ("Llegó una columna de Tresma (sur) con pancartas.", "Tresma", "GPE"),
    ("El mismo día que asumía De la Vega hubo marchas en el centro.", "De la Vega", "PER"),
    ('Hablaron del grupo "Memoria y Justicia" en la plaza.', "Memoria y Justicia", "ORG"),
    ("La Confederación General de Pescadores convocó un paro.", "Confederación General de Pescadores", "ORG"),
    ("Orvane S.A. ganó el contrato y lo vendió.", "Orvane S.A.", "ORG"),
    ("La ayuda de Parteras sin Descanso llegó tarde.", "Parteras sin Descanso", "ORG"),
    ("Una Europa sin Rusia, dijo, es posible.", "Rusia", "GPE"),
    ("El Tarsis IV de Boeing despegó ayer por la tarde.", "Boeing", "ORG"),
]  # fmt: skip
# text, a stretch in it, the gazetteer's id of whom or what it means ("" for nobody known)
LINKED = [
    ("LIMA.- El Gobierno rechazó ayer la propuesta.", "LIMA", "city:lima-PER"),
    ("Montevideo, 3 abr (Tarvik).- La presidenta de Uruguay viajó ayer.", "Montevideo", "city:montevideo-URY"),
    ("La marcha recorrió las calles de París hasta la noche.", "París", "city:paris-FRA"),
    ("Bloquearon la autopista que une a Quito con la costa.", "Quito", "city:quito-ECU"),
    ("Envió los relojes a su país, vía Pekín, en mayo.", "Pekín", "city:beijing-CHN"),
    ("Bogotá, 14 nov (Istmo).- En Colombia calla el Senado desde ayer.", "el Senado", "body:senate-COL"),
    ("La vía entre Villavicencio y Bogotá está cerrada desde ayer.", "Bogotá", "city:bogota-COL"),
    ("Los dos países preservan el acuerdo de Mascate desde mayo.", "Mascate", "city:muscat-OMN"),
    ("El Panel de Expertos sobre Libia publicó ayer su informe.", "Panel de Expertos", ""),
    ("Llegó ayer a la ciudad de México en tren.", "ciudad de México", "city:mexico-city-MEX"),
    ("El Gobierno de Chile rechazó ayer la propuesta.", "El Gobierno de Chile", "country:CHL"),
    ("El Ministerio francés de Defensa lo negó ayer.", "Ministerio francés de Defensa", "body:defence-ministry-FRA"),
    ("Lo negó ayer el ministerio peruano de Salud.", "el ministerio peruano de Salud", "body:health-ministry-PER"),
    ("La empresa española ganó el contrato.", "española", "country:ESP"),
    ("El embajador chileno, Hugo Chávez Ibarrola, pidió calma.", "Hugo Chávez Ibarrola", ""),
    ("El presidente venezolano Hugo Chávez Frías pidió calma.", "Hugo Chávez Frías", "person:hugo-chavez"),
    ("El Primer Comando Costero (PCC) atacó. Ayer el PCC lo negó.", "PCC", ""),
]
# text, two stretches that are one entity
ONE = [
    ("El Centro de Amigos para la Paz (CAP) protestó. Ayer el CAP pidió ayuda.", "CAP", "Centro de Amigos para la Paz"),
    ("Se fue el ministro de Relaciones Exteriores, Guido Elía.", "el ministro de Relaciones Exteriores", "Guido Elía"),
    ("Habló el ministro uruguayo de Defensa, Guido Ibarrola.", "el ministro uruguayo de Defensa", "Guido Ibarrola"),
    ("Buscan a José Ibarrola, alias Chito. Ayer Chito escapó del penal.", "Chito", "José Ibarrola"),
    ("Habló el gremialista Carlos 'El Mono' Ibarrola. Ayer Ibarrola calló.", "Ibarrola", "Carlos 'El Mono' Ibarrola"),
    ("Lo publicó el diario Tarvik ayer. El Consejo Marítimo calló.", "el diario", "Tarvik"),
    ("Ana Soler, fundadora de Orvane, habló. Ana Soler, directora, calló.", "Ana Soler", "fundadora de Orvane"),
]  # fmt: skip
# text, a word in it that names nobody
SILENT = [
    (
        "Ibarrola Asegura a Maduro de Apoyo Mientras Lima, Quito y Bogotá Condenan Incautación de Barco",
        "Apoyo Mientras",
    ),
    ("Un templo del siglo XI ardió ayer en la costa.", "XI"),
    ("La ley que firmaron en Mayo quedó sin efecto desde Noviembre 2021.", "Mayo"),
    ("(Redacción Central, con información de EFE) Hubo una marcha.", "Redacción Central"),
    ("La huelga será a fines de septiembre, dijo.", "fines"),
    ("Indicó que sí. El plan costó 20 millones.", "Indicó"),
    ("Dejó su puesto de CEO de la compañía ayer.", "CEO"),
    ("La Comisión Marítima habló. Lo contó ayer a este diario.", "este diario"),
    ("La agencia oficial Tarvik lo contó ayer.", "oficial"),
]


@pytest.mark.parametrize(("text", "words", "kind"), TYPED)
def test_names_are_typed(text: str, words: str, kind: str) -> None:
    assert mention(read("es", text), words).type == kind


@pytest.mark.parametrize(("text", "words", "link"), LINKED)
def test_names_are_linked(text: str, words: str, link: str) -> None:
    assert entity(read("es", text), words).link == link


@pytest.mark.parametrize(("text", "first", "second"), ONE)
def test_two_forms_are_one(text: str, first: str, second: str) -> None:
    doc = read("es", text)
    assert entity(doc, first).id == entity(doc, second).id


@pytest.mark.parametrize(("text", "words"), SILENT)
def test_words_that_name_nobody(text: str, words: str) -> None:
    doc = read("es", text)
    assert words not in {doc.text[m.start : m.end] for m in doc._.mentions}


def test_a_company_is_no_armed_group() -> None:
    doc = read("es", "Las Fuerzas de Apoyo Rápido de Sudán atacaron ayer. La empresa lo negó después.")
    assert "La empresa" not in {doc.text[m.start : m.end] for m in doc._.mentions if m.entity}


def test_a_former_minister_is_not_the_minister() -> None:
    doc = read("es", "La ministra viajó ayer. La senadora Ana Soler y la exministra Rosa Ibarrola la criticaron.")
    named = entity(doc, "Rosa Ibarrola")
    assert mention(doc, "La ministra").entity != named.id
    assert [office.title for office in named.offices] == ["minister"]
