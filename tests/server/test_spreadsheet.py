"""CSV for spreadsheet programs: nothing runs, numbers stay numbers, all cells are quoted."""

import csv
import io
import json

import httpx
import pytest

from fiscus.server.spreadsheet import spreadsheet_of

FORMULA = '=HYPERLINK("http://127.0.0.1/","x")'


def cells(body: bytes) -> list[list[str]]:
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (FORMULA, f"'{FORMULA}"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("＝1+1", "'＝1+1"),
        ("-12.50", "-12.50"),
        ("+7", "+7"),
        ("1e-5", "1e-5"),
        ("≥95%", "≥95%"),
        ('“预算”,"x"\n—1—', '“预算”,"x"\n—1—'),
        ("", ""),
    ],
)
def test_cells(value: str, shown: str) -> None:
    results = {
        "head": {"vars": ["a", "b"]},
        "results": {"bindings": [{"a": {"type": "literal", "value": value}}]},
    }
    body = spreadsheet_of(json.dumps(results).encode())

    assert cells(body) == [["a", "b"], [shown, ""]]
    assert body.endswith(b'""\r\n')


def test_booleans() -> None:
    assert cells(spreadsheet_of(b'{"head":{},"boolean":true}')) == [["boolean"], ["true"]]


@pytest.mark.server
def test_beside_the_exact_csv(http: httpx.Client) -> None:
    query = f"SELECT ('''{FORMULA}''' AS ?a) (-3 AS ?b) {{}}"
    exact = http.get("/sparql", params={"query": query, "format": "text/csv"})
    safe = http.get("/sparql", params={"query": query, "format": "spreadsheet"})
    graph = http.get("/sparql", params={"query": "CONSTRUCT WHERE {}", "format": "spreadsheet"})

    assert list(csv.reader(io.StringIO(exact.text)))[1] == [FORMULA, "-3"]
    assert cells(safe.content)[1] == [f"'{FORMULA}", "-3"]
    assert safe.headers["content-type"] == "text/csv; charset=utf-8"
    assert safe.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    assert safe.headers["x-snapshot"] == exact.headers["x-snapshot"]
    assert graph.headers["content-type"].startswith("text/turtle")


@pytest.mark.server
def test_of_a_saved_query(http: httpx.Client) -> None:
    publisher = {"publisher": "https://w3id.org/fiscus/id/department/130799/471"}
    exact = http.get("/queries/example-spending.csv", params=publisher)
    safe = http.get("/queries/example-spending.spreadsheet.csv", params=publisher)

    assert cells(safe.content) == list(csv.reader(io.StringIO(exact.text)))
    assert http.get("/queries/example-spending.spreadsheet.csv").status_code == 400
    assert http.get("/queries/example-spending.other.csv").status_code == 404
