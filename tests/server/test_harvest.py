"""Dumps and catalogue: what portals fetch, and that the same data is the same bytes."""

import httpx
import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.server

DCAT = "http://www.w3.org/ns/dcat#"
DISCLOSURE_FILE = "disclosure/130799/471/2024/budget.ttl"


def triples_of(answer: httpx.Response, rdf_format: ox.RdfFormat) -> list[ox.Quad]:
    return list(ox.parse(answer.content, format=rdf_format))


def test_turtle_is_the_merged_graph_sorted(http: httpx.Client) -> None:
    found = triples_of(http.get("/dumps/fiscus.ttl"), ox.RdfFormat.TURTLE)

    assert len(found) == len(set(found)) == 124
    assert sorted(found, key=str) == found


def test_quads_are_sorted_lines_without_bookkeeping(http: httpx.Client) -> None:
    body = http.get("/dumps/fiscus.nq").content
    lines = body.splitlines()

    assert sorted(set(lines)) == lines
    assert b"ledger" not in body
    graphs = {quad.graph_name for quad in ox.parse(body, format=ox.RdfFormat.N_QUADS)}
    assert len(graphs) == 5


@pytest.mark.parametrize("name", ["fiscus.ttl", "fiscus.nq", DISCLOSURE_FILE])
def test_tags_save_the_transfer(http: httpx.Client, name: str) -> None:
    first = http.get(f"/dumps/{name}")
    again = http.get(f"/dumps/{name}", headers={"If-None-Match": first.headers["etag"]})
    other = http.get(f"/dumps/{name}", headers={"If-None-Match": '"other"'})
    head = http.head(f"/dumps/{name}")

    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    assert (again.content, again.headers["etag"]) == (b"", first.headers["etag"])
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(first.content))
    assert head.headers["etag"] == first.headers["etag"]


def test_list_of_dumps(http: httpx.Client) -> None:
    files = {file["name"]: file for file in http.get("/dumps/").json()["files"]}

    assert len(files) == 5
    for name, file in files.items():
        assert file["byteSize"] == len(http.get(f"/dumps/{name}").content)


@pytest.mark.parametrize("name", ["other.ttl", "../app.py", "disclosure/x.ttl"])
def test_no_such_dump(http: httpx.Client, name: str) -> None:
    assert http.get(f"/dumps/{name}").status_code == 404


def test_a_disclosures_file_holds_its_facts_only(http: httpx.Client) -> None:
    body = http.get(f"/dumps/{DISCLOSURE_FILE}").text

    assert "/471/2024/budget/amount/expenditure" in body
    assert "2023/budget" not in body
    assert "reportedBy" not in body
    assert "reportedBy" in http.get("/dumps/fiscus.ttl").text


@pytest.mark.parametrize(
    ("ending", "rdf_format"),
    [("ttl", ox.RdfFormat.TURTLE), ("rdf", ox.RdfFormat.RDF_XML), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_catalogue_in_each_format(
    http: httpx.Client, ending: str, rdf_format: ox.RdfFormat
) -> None:
    turtle = {quad.triple for quad in triples_of(http.get("/catalog.ttl"), ox.RdfFormat.TURTLE)}
    found = {quad.triple for quad in triples_of(http.get(f"/catalog.{ending}"), rdf_format)}

    assert turtle == found
    assert not any(isinstance(triple.subject, ox.BlankNode) for triple in found)


def test_catalogue_names_what_is_there(http: httpx.Client) -> None:
    store = ox.Store()
    store.load(http.get("/catalog.ttl").content, format=ox.RdfFormat.TURTLE)
    rows = store.query(
        f"PREFIX dcat: <{DCAT}> PREFIX dcterms: <http://purl.org/dc/terms/>"
        "SELECT ?url ?size WHERE { ?c a dcat:Catalog ; dcat:dataset ?d . ?d dcterms:title ?t ;"
        " dcat:distribution ?x . ?x dcat:downloadURL ?url ; dcat:byteSize ?size ;"
        " dcat:mediaType ?m . FILTER(LANG(?t) = 'zh') }"
    )
    assert isinstance(rows, ox.QuerySolutions)
    found = [(row["url"], row["size"]) for row in rows]

    assert len(found) == 5
    for url, size in found:
        assert isinstance(url, ox.NamedNode)
        assert isinstance(size, ox.Literal)
        assert str(len(http.get(url.value).content)) == size.value


def test_catalogue_tells_period_publisher_and_page(http: httpx.Client) -> None:
    text = http.get("/catalog.nt").text
    dataset = "<https://w3id.org/fiscus/catalog/disclosure/130799/471/2024/budget>"

    assert (
        f"{dataset} <http://purl.org/dc/terms/publisher> <https://w3id.org/fiscus/id/department/130799/471>"
        in text
    )
    assert (
        f"{dataset} <{DCAT}landingPage> <{http.base_url}id/disclosure/130799/471/2024/budget>"
        in text
    )
    assert '"2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date>' in text


def test_unknown_catalogue_format(http: httpx.Client) -> None:
    assert http.get("/catalog.pdf").status_code == 404
    assert http.get("/catalog", headers={"Accept": "image/png"}).status_code == 406
    assert http.get("/catalog").headers["content-type"].startswith("text/turtle")
