"""Screening: lists of four formats, candidates with reasons, no namesakes; hostile files are one line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from synopticon.case import Case
from synopticon.cli import app
from synopticon.records import Entity, Name, Record
from synopticon.watches.screening import Candidate, ListError, read, screen
from synopticon.watches.screening import lists as lists_module

TEXTS = {
    "tanker.txt": (
        "A tanker in the strait\n\n"
        "The tanker Morning Heron (IMO 9074729) was seen beside another ship, the coast guard of Japan said. "
        "Its owner, Orvane Shipping Company, is run by Teodor Valdan of Moldova, a registry shows.\n\n"
        "Teodor Valdan denied it. Valdan said that the ship was empty.\n"
    ),
    "minister.txt": (
        "El ministro en la feria\n\n"
        "El empresario Sergei Marenkov visitó la feria de Santiago. Marenkov habló con Ana Valdan, la alcaldesa de la "
        "ciudad, y con el ministro japonés Rui Tamasho.\n"
    ),
}

SIMPLE = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen\n"
    'q1,Person,Teodor VALDAN,"Theodor Valdan;VALDAN Teodor",1961-02-03,md,,,"Norland list - 2030",,,x,2030,2031\n'
    'q2,Company,ORVANE SHIPPING CO.,"Orvane Shipping Company",,ht,,,"Norland list",,,x,2030,2031\n'
    "q3,Vessel,MORNING HERON,,,,,IMO9074729,Norland list,,,x,2030,2031\n"
    "q4,Person,Ioana Valdan,,,md,,,Norland list,,,x,2030,2031\n"
    "q5,Person,Rui Tamasho,,1900,br,,,Norland list,,,x,2030,2031\n"
    "q6,Person,Valdan,,,,,,Norland list,,,x,2030,2031\n"
)
FTM = "\n".join(
    json.dumps(entity)
    for entity in (
        {"id": "f1", "schema": "Person", "properties": {"name": ["Sergey Marenkov"], "birthDate": ["1970"]}},
        {"id": "f2", "schema": "Vessel", "properties": {"name": ["Morning Heron"], "imoNumber": ["9074729"]}},
        {"id": "f3", "schema": "Sanction", "properties": {"entity": ["f1"]}},
    )
)
UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2031-01-01T00:00:00Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>TEODOR</FIRST_NAME><SECOND_NAME>VALDAN</SECOND_NAME>
<UN_LIST_TYPE>Norland</UN_LIST_TYPE><REFERENCE_NUMBER>NLi.001</REFERENCE_NUMBER>
<NATIONALITY><VALUE>Moldova</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Theodor Waldan</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>ORVANE SHIPPING COMPANY</FIRST_NAME>
<UN_LIST_TYPE>Norland</UN_LIST_TYPE><REFERENCE_NUMBER>NLe.002</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""
SDN = (
    '101,"VALDAN, Teodor","individual","NORLAND",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 03 Feb 1961; nationality Moldova."\n'
    '102,"ORVANE SHIPPING COMPANY",-0- ,"NORLAND] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '103,"MORNING HERON","vessel","NORLAND",-0- ,"XX1","Crude Oil Tanker",-0- ,-0- ,"Panama",-0- ,'
    '"Vessel Registration Identification IMO 9074729."\n'
    "\x1a\n"
)
FILES = {"targets.simple.csv": SIMPLE, "entities.ftm.json": FTM, "consolidated.xml": UN, "sdn.csv": SDN}


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screening")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Case(folder / "case.db") as case:
        case.add(folder / "tanker.txt", folder / "minister.txt", published="2031-03-04")
        case.record()
    return folder / "case.db"


@pytest.fixture(scope="module")
def record(case_path: Path) -> Iterator[Record]:
    with Case(case_path, must_exist=True) as case:
        yield case.record()


def _screened(record: Record, folder: Path, name: str) -> dict[str, Candidate]:
    path = folder / name
    path.write_text(FILES[name], encoding="utf-8")
    return {candidate.listed.id: candidate for candidate in screen(record, read(path))}


HITS = [
    ("targets.simple.csv", {"q1": "Teodor Valdan", "q2": "Orvane Shipping Company", "q3": "Morning Heron"}),
    ("entities.ftm.json", {"f1": "Sergei Marenkov", "f2": "Morning Heron"}),
    ("consolidated.xml", {"NLi.001": "Teodor Valdan", "NLe.002": "Orvane Shipping Company"}),
    ("sdn.csv", {"OFAC-101": "Teodor Valdan", "OFAC-102": "Orvane Shipping Company", "OFAC-103": "Morning Heron"}),
]


@pytest.mark.parametrize(("name", "hits"), HITS)
def test_candidates_of_each_format(tmp_path: Path, record: Record, name: str, hits: dict[str, str]) -> None:
    found = _screened(record, tmp_path, name)
    assert {key: found[key].name for key in found} == hits
    for candidate in found.values():
        assert 0 < candidate.score <= 1 and candidate.reasons and candidate.mentions and "ompare" in candidate.caution


ALT = (
    '101,7,"aka","VALDANOV, Feodor",-0- \n102,8,"fka","GREY MARLIN LINES",-0- \n'
    '104,9,"aka","MARENKOV, Sergei",-0- \n\x1a\n'
)
ADD = '102,3,"1 Quay Street","Chisinau","Moldova",-0- \n104,4,"-0-","-0-","Kenya",-0- \n\x1a\n'


def test_aliases_and_addresses_of_ofac_are_read_beside_its_list(tmp_path: Path, record: Record) -> None:
    more = '104,"MORVAN, Pavel","individual","NORLAND",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    (tmp_path / "sdn.csv").write_text(SDN.replace("\x1a\n", more), encoding="utf-8")
    assert "OFAC-104" not in {c.listed.id for c in screen(record, read(tmp_path / "sdn.csv"))}
    (tmp_path / "ALT.CSV").write_text(ALT, encoding="utf-8")
    (tmp_path / "add.csv").write_text(ADD, encoding="utf-8")
    listed = {one.id: one for one in read(tmp_path / "sdn.csv")}
    assert listed["OFAC-101"].names == ("Teodor VALDAN", "Feodor VALDANOV")
    assert listed["OFAC-102"].names[1] == "GREY MARLIN LINES" and listed["OFAC-102"].countries == ("MDA",)
    assert listed["OFAC-104"].countries == ()  # where a person lives is not whose citizen one is
    found = {c.listed.id: c for c in screen(record, listed.values())}
    assert found["OFAC-104"].name == "Sergei Marenkov" and found["OFAC-104"].matched == "Sergei MARENKOV"


@pytest.mark.parametrize(("name", "text", "said"), [
    ("alt.csv", "101,7\n", "no part of OFAC's list"),
    ("add.csv", '101,3,"open\n', "no CSV"),
])  # fmt: skip
def test_a_broken_file_beside_the_list_is_one_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / "sdn.csv").write_text(SDN, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ListError) as caught:
        read(tmp_path / "sdn.csv")
    assert said in str(caught.value) and str(tmp_path / name) in str(caught.value) and "\n" not in str(caught.value)


def test_aliases_alone_are_no_list(tmp_path: Path) -> None:
    (tmp_path / "alt.csv").write_text(ALT, encoding="utf-8")
    with pytest.raises(ListError, match=r"belongs to sdn\.csv"):
        read(tmp_path / "alt.csv")


# `screening_pairs.csv`: a name as an article has it, the listed name, and whether it is a candidate. At first sight
# 38 % of the second set's hits were found, and 86 % of the third's, which was written after `names.tsv`; none false.
PAIRS = Path(__file__).parent / "data" / "screening_pairs.csv"
RECALL, PRECISION = 0.98, 1.0


def test_forms_of_a_name_hit_and_shared_parts_do_not(tmp_path: Path) -> None:
    with PAIRS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    hits = [(row["hit"] == "1", _hit(tmp_path, row)) for row in rows]
    right = sum(hit for true, hit in hits if true)
    assert right / sum(true for true, _ in hits) >= RECALL
    assert right / sum(hit for _, hit in hits) >= PRECISION


def _hit(folder: Path, row: dict[str, str]) -> bool:
    entity = Entity("e1", row["name"], "PER", None, names=(Name(row["name"], row["language"], 2),))
    listed = f'301,"{row["listed"]}","individual","NORLAND",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    (folder / "sdn.csv").write_text(listed, encoding="utf-8")
    return bool(screen(Record(entities=(entity,)), read(folder / "sdn.csv")))


def test_a_candidate_says_which_forms_were_put_as_one(tmp_path: Path) -> None:
    entity = Entity("e1", "Volodymyr Hrachenko", "PER", names=(Name("Volodymyr Hrachenko", "en", 2),))
    row = '301,"GRACHENKO, Vladimir","individual","NORLAND",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    (tmp_path / "sdn.csv").write_text(row, encoding="utf-8")
    (found,) = screen(Record(entities=(entity,)), read(tmp_path / "sdn.csv"))
    assert "forms of a name" in found.reasons[0] and found.score < 0.95


def test_namesakes_and_shared_surnames_are_no_candidates(tmp_path: Path, record: Record) -> None:
    found = _screened(record, tmp_path, "targets.simple.csv")
    assert "q4" not in found  # another Valdan
    assert "q5" not in found  # the same name, of Brazil and not of Japan
    assert "q6" not in found  # the surname alone


def test_a_ship_is_found_by_its_number_under_another_name(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,schema,name,identifiers\nq9,Vessel,LADY OF VARN,9074729\n", encoding="utf-8")
    (found,) = screen(record, read(path))
    assert found.name == "IMO 9074729" and found.matched == "9074729" and found.mentions
    both = _screened(record, tmp_path, "sdn.csv")["OFAC-103"]
    assert both.score == 1.0 and "IMO number" in both.reasons[0] and len(both.reasons) > 1


def test_screening_merges_nothing(tmp_path: Path, case_path: Path, record: Record) -> None:
    _screened(record, tmp_path, "sdn.csv")
    with Case(case_path, must_exist=True) as case:
        assert case.record() == record and case.judgements() == ()


def test_what_a_list_says_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text(SDN, encoding="utf-8")
    person, company, ship = read(path)
    assert person.names == ("Teodor VALDAN",) and person.countries == ("MDA",) and person.born == ("03 Feb 1961",)
    assert company.kind == "organisation" and company.programmes == ("NORLAND", "SDGT")
    assert ship.kind == "vessel" and ship.countries == ("PAN",)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><CONSOLIDATED_LIST><ENTITY><FIRST_NAME>&c;</FIRST_NAME></ENTITY>'
    "</CONSOLIDATED_LIST>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST><ENTITY>'
    "<FIRST_NAME>&x;</FIRST_NAME></ENTITY></CONSOLIDATED_LIST>"
)
HOSTILE: list[tuple[bytes, str]] = [
    (b"", "is empty"),
    (BOMB.encode(), "refused: DTDForbidden"),
    (XXE.encode(), "refused: DTDForbidden"),
    (b"<CONSOLIDATED_LIST><ENTITY>", "no XML"),
    (b"<html><body>Sorry</body></html>", "no INDIVIDUAL or ENTITY in it"),
    (SIMPLE.encode("utf-16"), "not UTF-8"),
    (SIMPLE.replace("Teodor", "Teodór").encode("latin-1"), "not UTF-8"),
    (SDN.replace("Teodor", "Teodór").encode("latin-1"), "not UTF-8"),
    (b"id,schema,name\nq1,Person\n", "line 2: 2 cells where the head has 3"),
    (b'id,schema,name\nq1,Person,"open\n', "no CSV"),
    (b"schema,name\nPerson,X\n", "no column 'id'"),
    (b"one,two,three\n1,2,3\n", "no list that is known"),
    (b'{"id": "f1", "schema": "Person"', "line 1: no JSON"),
    (b'{"id": "f1"}\n[1, 2]\n', "line 2: no FollowTheMoney entity"),
    (b"{" + b'"a":{' * 5_000, "no JSON"),
    (b'{"id": "f1", "schema": "Person", "properties": {}}', "no entry with a name in it"),
    (b'id,schema,name\nq1,Person,"' + b"x" * 2_000_000 + b'"\n', "no CSV (field larger"),
]


@pytest.mark.parametrize(("content", "said"), HOSTILE)
def test_a_hostile_list_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "list"
    path.write_bytes(content)
    with pytest.raises(ListError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and said in message and "\n" not in message


def test_a_list_too_large_or_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.csv"
    path.write_text(SIMPLE, encoding="utf-8")
    monkeypatch.setattr(lists_module, "LARGEST", 10)
    with pytest.raises(ListError, match="the largest list that is read is 10 bytes"):
        read(path)
    with pytest.raises(ListError, match="cannot be read"):
        read(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("format", ["terminal", "json", "csv"])
def test_the_command_gives_candidates(tmp_path: Path, case_path: Path, format: str) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text(SDN, encoding="utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["screen", str(case_path), "--list", str(path), "-f", format, "-o", str(out)])
    assert result.exit_code == 0
    told = out.read_text(encoding="utf-8")
    assert "Teodor Valdan" in told and "OFAC-101" in told
    if format == "json":
        assert len(json.loads(told)) == 3
