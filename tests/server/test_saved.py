"""``/queries``: list, form, formats, parameters bound as terms."""

from pathlib import Path

import httpx
import pytest

from fiscus.queries.loading import saved_queries

pytestmark = pytest.mark.server

NAME = "example-spending"
TEXT = (Path(__file__).parent / "data" / f"{NAME}.rq").read_text("utf-8")
DEPARTMENT = "https://w3id.org/fiscus/id/department/130799/471"
GRAPH = "amounts-as-data-cube"
BROWSER = "text/html,*/*;q=0.8"
BOTH_YEARS = ["2023", "2024"]


def years(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row["year"]["value"] for row in answer.json()["results"]["bindings"]]


def test_list_for_programs_and_people(http: httpx.Client) -> None:
    listed = {query["name"]: query for query in http.get("/queries").json()}
    page = http.get("/queries", headers={"Accept": BROWSER}).text

    assert set(listed) == {NAME, *saved_queries()}
    assert listed[NAME]["title"] == {"zh": "示例：支出", "en": "Example: spending"}
    assert [parameter["name"] for parameter in listed[NAME]["parameters"]] == [
        "publisher",
        "year",
        "least",
    ]
    assert [name for name in listed if f'href="/queries/{name}"' not in page] == []


def test_text(http: httpx.Client) -> None:
    answer = http.get(f"/queries/{NAME}.rq")

    assert answer.headers["content-type"].startswith("application/sparql-query")
    assert answer.text == TEXT


def test_parameters_choose(http: httpx.Client) -> None:
    path = f"/queries/{NAME}.json"

    assert years(http.get(path, params={"publisher": DEPARTMENT})) == BOTH_YEARS
    assert years(http.get(path, params={"publisher": DEPARTMENT, "year": "2024"})) == ["2024"]
    assert years(http.get(path, params={"publisher": DEPARTMENT, "year": ""})) == BOTH_YEARS
    assert years(http.get(path, params={"publisher": DEPARTMENT, "least": "25000000"})) == ["2024"]


@pytest.mark.parametrize(
    ("ending", "accept", "content_type"),
    [
        (".csv", BROWSER, "text/csv; charset=utf-8"),
        (".json", BROWSER, "application/sparql-results+json"),
        (".xml", "*/*", "application/sparql-results+xml"),
        (".tsv", "*/*", "text/tab-separated-values; charset=utf-8"),
        ("", "*/*", "application/sparql-results+json"),
        ("", "text/csv", "text/csv; charset=utf-8"),
        ("", BROWSER, "text/html; charset=utf-8"),
    ],
)
def test_formats(http: httpx.Client, ending: str, accept: str, content_type: str) -> None:
    answer = http.get(
        f"/queries/{NAME}{ending}", params={"publisher": DEPARTMENT}, headers={"Accept": accept}
    )

    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)


def test_form_without_values_asks_for_them(http: httpx.Client) -> None:
    page = http.get(f"/queries/{NAME}", headers={"Accept": BROWSER}).text

    assert 'name="publisher" value="" required' in page
    assert 'name="least" value="0"' in page
    assert "结果" not in page


def test_form_with_values_shows_the_answer(http: httpx.Client) -> None:
    asked = {"publisher": DEPARTMENT, "year": ""}
    page = http.get(f"/queries/{NAME}", params=asked, headers={"Accept": BROWSER}).text

    assert "23808000" in page
    assert '<th>计划支出（元）<br><span lang="en">planned spending in yuan</span></th>' in page
    assert "<th>year</th>" in page
    assert f'value="{DEPARTMENT}"' in page


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"publisher": "no iri"},
        {"publisher": DEPARTMENT, "year": "2023 } UNION { ?s ?p ?o"},
        {"publisher": f"{DEPARTMENT}> ?p ?o . GRAPH <urn:x"},
        {"publisher": DEPARTMENT, "least": "1e400"},
        {"publisher": DEPARTMENT, "other": "1"},
    ],
)
def test_values_that_do_not_fit(http: httpx.Client, asked: dict[str, str]) -> None:
    answer = http.get(f"/queries/{NAME}.json", params=asked)

    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#problem-bad-parameter")


@pytest.mark.parametrize("name", ["nothing", f"{NAME}.pdf", f"{NAME}.json.rq", "..%2Floading"])
def test_no_such_query(http: httpx.Client, name: str) -> None:
    assert http.get(f"/queries/{name}").status_code == 404


def test_no_such_format_is_not_no_such_query(http: httpx.Client) -> None:
    problem = http.get(f"/queries/{NAME}.xlsx").json()

    assert problem["detail"] == "the answer has no such format"
    assert ".spreadsheet.csv" in problem["hint"]


def test_every_saved_query_is_answered(http: httpx.Client) -> None:
    examples = {
        "iri": DEPARTMENT,
        "string": "x",
        "text": "甲",
        "integer": "1",
        "decimal": "1.5",
        "year": "2023",
    }
    for name, query in saved_queries().items():
        asked = {parameter.name: examples[parameter.type] for parameter in query.parameters}
        ending = "ttl" if query.gives_graph else "csv"
        assert http.get(f"/queries/{name}.{ending}", params=asked).status_code == 200, name


@pytest.mark.parametrize(
    ("ending", "accept", "content_type"),
    [
        (".ttl", BROWSER, "text/turtle; charset=utf-8"),
        (".nt", "*/*", "application/n-triples"),
        (".jsonld", "*/*", "application/ld+json"),
        ("", "*/*", "text/turtle; charset=utf-8"),
        ("", "application/rdf+xml", "application/rdf+xml"),
        ("", BROWSER, "text/html; charset=utf-8"),
    ],
)
def test_formats_of_a_graph(
    http: httpx.Client, ending: str, accept: str, content_type: str
) -> None:
    answer = http.get(f"/queries/{GRAPH}{ending}", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)


def test_parameters_choose_parts_of_a_graph(http: httpx.Client) -> None:
    def observations(**asked: str) -> int:
        lines = http.get(f"/queries/{GRAPH}.nt", params=asked).text.splitlines()
        return sum(line.endswith("cube#Observation> .") for line in lines)

    assert 0 < observations(year="2024") < observations()
    assert observations(year="1999") == 0


def test_a_graph_is_no_table(http: httpx.Client) -> None:
    problem = http.get(f"/queries/{GRAPH}.csv")

    assert problem.status_code == 404
    assert ".jsonld" in problem.json()["hint"]
    assert http.get(f"/queries/{GRAPH}", headers={"Accept": "text/csv"}).status_code == 406


def test_page_of_a_graph_waits_until_it_is_asked(http: httpx.Client) -> None:
    form = http.get(f"/queries/{GRAPH}", headers={"Accept": BROWSER}).text
    asked = {"year": "2024", "item": ""}
    page = http.get(f"/queries/{GRAPH}", params=asked, headers={"Accept": BROWSER}).text

    assert (f"/queries/{GRAPH}.ttl" in form, f"/queries/{GRAPH}.csv" in form) == (True, False)
    assert ("结果" in form, "结果" in page) == (False, True)
    assert "a qb:Observation" in page


def test_list_tells_graphs_from_tables(http: httpx.Client) -> None:
    gives = {query["name"]: query["gives"] for query in http.get("/queries").json()}

    assert (gives[GRAPH], gives[NAME]) == ("graph", "table")
