"""An invented affair for the tests of watches: shells, missiles, coal; who accuses, who copies, who denies."""

from __future__ import annotations

from pathlib import Path

from synopticon.case import Case

ARTICLES = {
    "accused.txt": (
        "Seoul accuses Pyongyang over shells for Myanmar\n\n"
        "South Korea's Defence Ministry accused North Korea on Tuesday of supplying 4,000 artillery shells to Myanmar. "
        "The shells were landed at night in a small port, the ministry said in a statement.\n\n"
        "North Korea denied the accusation. A spokesman for the government of Myanmar declined to comment.\n"
    ),
    "tokio.txt": (
        "Tokio ve envíos de armas a Birmania\n\n"
        "El Gobierno de Japón acusó el miércoles a Corea del Norte de enviar munición a Birmania a cambio de "
        "tecnología nuclear. Birmania negó la acusación.\n"
    ),
    "launch.txt": (
        "Two missiles fall into the sea\n\n"
        "North Korea launched two ballistic missiles into the Sea of Japan on 3 March 2031, South Korea's Joint "
        "Chiefs of Staff said. South Korea launched a satellite of its own on the same day.\n"
    ),
    "coal.txt": (
        "A freighter in the bay\n\n"
        "Two freighters loaded with North Korean coal, which traders had shipped from Nampo, were unloaded in "
        "Vietnam in February, a port inspector said. Norway supplied ammunition to Estonia in the same week.\n"
    ),
    "parade.txt": (
        "A parade in the rain\n\n"
        "Kim Jong Un praised the army at a parade. The city was decorated with flags, and thousands watched.\n"
    ),
}
COPY = (
    "Shells for Myanmar\n\n"
    "South Korea's Defence Ministry accused North Korea on Tuesday of supplying 4,000 artillery shells to Myanmar. "
    "The shells were landed at night in a small port, the ministry said in a statement.\n"
)
METADATA = (
    "file,outlet,published,language\n"
    "accused.txt,Daily Coast,2031-03-04,en\n"
    "copia.txt,Bay Post,2031-03-05,en\n"
    "tokio.txt,Diario Sur,2031-03-06,es\n"
    "launch.txt,Daily Coast,2031-03-03,en\n"
    "coal.txt,Bay Post,2031-03-02,en\n"
    "parade.txt,Daily Coast,2031-03-01,en\n"
)


def write(folder: Path, *names: str) -> Path:
    """Write articles into a folder, all of them if none is named; "copia.txt" is the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "metadata.csv").write_text(METADATA, encoding="utf-8")
    for name in names or ARTICLES:
        (folder / name).write_text(COPY if name == "copia.txt" else ARTICLES[name], encoding="utf-8")
    return folder


def built(folder: Path, path: Path, *names: str) -> Case:
    """Build a case of articles; the caller closes it."""
    case = Case(path)
    case.add(write(folder, *names))
    return case
