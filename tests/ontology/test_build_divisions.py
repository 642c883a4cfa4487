"""GB/T 2260 is rebuilt from the table: names, parents and history of each code."""

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from fiscus.ontology.codelists.build_divisions import read_rows, write_divisions
from fiscus.ontology.loading import code_list_file

HERE = Path(__file__).parent
TABLE = HERE / "divisions" / "areacodes.csv"
OFFICIAL = HERE.parents[2] / "shared" / "codelists" / "areacodes-cc0.csv"
FIS = Namespace("https://w3id.org/fiscus/ontology#")
DIVISION = Namespace("https://w3id.org/fiscus/id/division/")
LEVEL = Namespace("https://w3id.org/fiscus/code/government-level/")


@pytest.fixture(scope="module")
def divisions() -> Graph:
    text = "".join(write_divisions(read_rows(TABLE)))
    return Graph().parse(data=text, format="turtle")


def test_one_division_a_code_and_the_centre(divisions: Graph) -> None:
    found = set(divisions.subjects(RDF.type, FIS.AdministrativeDivision))
    codes = {line[:6] for line in TABLE.read_text(encoding="utf-8-sig").splitlines()[1:]}

    assert found == {DIVISION[code] for code in codes | {"100000"}}


def test_a_county_in_full(divisions: Graph) -> None:
    division = DIVISION["990122"]

    assert set(divisions.predicate_objects(division)) == {
        (RDF.type, FIS.AdministrativeDivision),
        (RDF.type, SKOS.Concept),
        (SKOS.inScheme, URIRef("https://w3id.org/fiscus/code/division")),
        (SKOS.notation, Literal("990122")),
        (SKOS.prefLabel, Literal("丁县", "zh")),
        (SKOS.broader, DIVISION["990100"]),
        (FIS.divisionCode, Literal("990122")),
        (FIS.withinDivision, DIVISION["990100"]),
        (FIS.governmentLevel, LEVEL.county),
        (FIS.establishedYear, Literal(1999)),
    }


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        pytest.param("990000", "100000", id="province-beneath-the-centre"),
        pytest.param("990100", "990000", id="prefecture"),
        pytest.param("990101", "990100", id="county"),
        pytest.param("999001", "990000", id="county-directly-beneath-the-province"),
        pytest.param("990201", "990200", id="namesake-with-the-same-first-digits"),
        pytest.param("990301", "990300", id="other-namesake-with-the-same-first-digits"),
        pytest.param("998821", "990200", id="namesake-of-the-same-period"),
        pytest.param("990921", "990000", id="prefecture-not-in-the-table"),
    ],
)
def test_parent(divisions: Graph, code: str, parent: str) -> None:
    assert list(divisions.objects(DIVISION[code], FIS.withinDivision)) == [DIVISION[parent]]
    assert list(divisions.objects(DIVISION[code], SKOS.broader)) == [DIVISION[parent]]


def test_levels(divisions: Graph) -> None:
    found = {
        code: divisions.value(DIVISION[code], FIS.governmentLevel)
        for code in ("100000", "990000", "990100", "990101")
    }

    assert found == {
        "100000": LEVEL.central,
        "990000": LEVEL.province,
        "990100": LEVEL.city,
        "990101": LEVEL.county,
    }


def test_a_former_name_is_another_label(divisions: Graph) -> None:
    division = DIVISION["990101"]

    assert list(divisions.objects(division, SKOS.prefLabel)) == [Literal("东区", "zh")]
    assert list(divisions.objects(division, SKOS.altLabel)) == [Literal("郊区", "zh")]
    assert divisions.value(division, FIS.establishedYear) == Literal(1985)
    assert (division, OWL.deprecated, None) not in divisions


def test_another_place_under_the_same_code_is_no_label(divisions: Graph) -> None:
    division = DIVISION["990201"]

    assert list(divisions.objects(division, SKOS.prefLabel)) == [Literal("乙城", "zh")]
    assert list(divisions.objects(division, SKOS.altLabel)) == []
    assert divisions.value(division, SKOS.historyNote) == Literal("1981–1984：旧城", "zh")
    assert divisions.value(division, FIS.establishedYear) == Literal(1986)


def test_a_retired_code_names_its_successor(divisions: Graph) -> None:
    division = DIVISION["990121"]

    assert divisions.value(division, OWL.deprecated) == Literal(lexical_or_value=True)
    assert divisions.value(division, FIS.retiredYear) == Literal(2010)
    assert list(divisions.objects(division, DCTERMS.isReplacedBy)) == [DIVISION["990101"]]
    assert list(divisions.objects(division, FIS.partMovedTo)) == [DIVISION["990122"]]


def test_a_living_code_that_lost_a_part(divisions: Graph) -> None:
    assert list(divisions.objects(DIVISION["990000"], FIS.partMovedTo)) == [DIVISION["990300"]]
    assert (DIVISION["990000"], DCTERMS.isReplacedBy, None) not in divisions


def test_the_order_of_the_table_does_not_matter(divisions: Graph) -> None:
    turned = "".join(write_divisions(reversed(read_rows(TABLE))))

    assert set(Graph().parse(data=turned, format="turtle")) == set(divisions)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("990122,样例省", "99012,样例省", id="short-code"),
        pytest.param("丁县,县级", "丁县,村级", id="unknown-level"),
        pytest.param("丁县,县级", ",县级", id="no-name"),
        pytest.param("丁县,县级", '丁"" 县,县级', id="name-with-quotes"),
        pytest.param("在用,1999", "在用,", id="no-year"),
    ],
)
def test_a_bad_row_is_refused(tmp_path: Path, old: str, new: str) -> None:
    table = tmp_path / "table.csv"
    text = TABLE.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ValueError, match=r"table\.csv, line 7: .* not as expected"):
        read_rows(table)


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("代码,名称\n990000,样例省\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"columns missing: .*级别"):
        read_rows(table)


def test_the_code_list_knows_its_source() -> None:
    head = code_list_file("division").read_text(encoding="utf-8")[:2000]

    assert re.search(r'dcterms:source "GB/T 2260 [^"]*CC0"', head)


def test_the_code_list_is_what_the_official_table_gives() -> None:
    if not OFFICIAL.is_file():
        pytest.skip(f"the table of area codes is not at {OFFICIAL}")
    text = "".join(write_divisions(read_rows(OFFICIAL)))

    assert text.rstrip("\n") + "\n" == code_list_file("division").read_text(encoding="utf-8")
