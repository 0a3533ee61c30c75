"""How long something lasted, is given, or is to be served. All sentences are ours."""

from __future__ import annotations

import pytest

from synopticon.reconciling.lengths import SPAN, lengths


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The shooting lasted some 36 hours.", "en", ("lasted", 1.5)),
        ("El tiroteo duró unas doce horas.", "es", ("lasted", 0.5)),
        ("The blackout went on for more than two days.", "en", ("lasted", 2)),
        ("El apagón se prolongó durante dos días.", "es", ("lasted", 2)),
        ("The bank gave the owners of the mine 50 days to sell.", "en", ("deadline", 50)),
        ("El banco dio a los dueños de la mina una semana para vender.", "es", ("deadline", 7)),
        ("The junta set a 72-hour ultimatum.", "en", ("deadline", 3)),
        ("La junta fijó un plazo de tres días.", "es", ("deadline", 3)),
        ("The captain was sentenced to two years.", "en", ("sentence", 730)),
        ("El capitán fue condenado a dos años.", "es", ("sentence", 730)),
        ("The captain faces two years in prison.", "en", ("sentence", 730)),
        ("El capitán pasará dos años de cárcel.", "es", ("sentence", 730)),
        ("They signed a 60-day truce.", "en", ("truce", 60)),
        ("Firmaron una tregua de 60 días.", "es", ("truce", 60)),
    ],
)
def test_of_what_a_length_is(text: str, language: str, found: tuple[str, float]) -> None:
    ((_, (low, high), unit),) = lengths(text, 0, len(text), language)
    assert SPAN + found[0] in unit
    assert low == high == pytest.approx(found[1])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They walked for three hours.", "en"),
        ("She is 42 years old.", "en"),
        ("In two weeks they meet.", "en"),
        ("Un hombre de 42 años lo vio.", "es"),
        ("Hace más de diez días que llegó.", "es"),
        ("Llegó después de dos semanas.", "es"),
        ("The minutes of the meeting were lost.", "en"),
    ],
)
def test_what_is_the_length_of_nothing(text: str, language: str) -> None:
    assert not list(lengths(text, 0, len(text), language))
