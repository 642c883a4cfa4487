"""``/id``, ``/data``, ``/page`` and ``/code``: status, type, place and content."""

import re
from html import unescape

import httpx
import pyoxigraph as ox
import pytest

from fiscus.graph.vocabulary import FIS
from fiscus.server.addresses import Addresses
from fiscus.server.source_page import fragments_of

pytestmark = pytest.mark.server

BASE = "https://w3id.org/fiscus/id/"
DISCLOSURE = "disclosure/130799/471/2023/budget"
AMOUNT = f"{DISCLOSURE}/amount/expenditure"
LONG_AMOUNT = f"{DISCLOSURE}/amount/expenditure.basic;phase=executed;year=2022"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [(BROWSER, "page"), ("text/turtle", "data"), ("*/*", "data"), ("application/ld+json", "data")],
)
def test_id_redirects_by_accept(http: httpx.Client, accept: str, expected: str) -> None:
    answer = http.get(f"/id/{LONG_AMOUNT}", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["location"]) == (303, f"/{expected}/{LONG_AMOUNT}")
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "rdf_format"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_data_says_the_same_in_each_format(
    http: httpx.Client, accept: str, rdf_format: ox.RdfFormat
) -> None:
    answer = http.get(f"/data/{AMOUNT}", headers={"Accept": accept})
    found = {quad.triple for quad in ox.parse(answer.content, format=rdf_format)}
    plain = http.get(f"/data/{AMOUNT}.nt")
    expected = {quad.triple for quad in ox.parse(plain.content, format=ox.RdfFormat.N_TRIPLES)}

    assert len(expected) == 12
    assert expected == found
    assert answer.headers["content-type"].partition(";")[0] == rdf_format.media_type


def test_data_has_both_directions(http: httpx.Client) -> None:
    answer = http.get("/data/document/130799/lucaizi/2023/7.nt")

    assert answer.text.count("isReferencedBy> <") == 3
    department = http.get("/data/department/130799/471.nt").text
    assert f"<{BASE}{AMOUNT}> <https://w3id.org/fiscus/ontology#budgetOf>" in department


def test_data_of_a_source_holds_its_fragments(http: httpx.Client) -> None:
    answer = http.get("/data/source/aaaaaaaaaaaaaaaa.nt")

    assert f"<{BASE}source/aaaaaaaaaaaaaaaa#L120-c3-c9>" in answer.text


@pytest.mark.parametrize(
    "path", ["/data/nothing", "/page/nothing", "/code/nothing", "/data/%20%3C%3E", "/page/a%22b"]
)
def test_nothing_is_404(http: httpx.Client, path: str) -> None:
    answer = http.get(path)

    assert (answer.status_code, answer.json()["type"]) == (404, "/docs#problem-not-found")


def test_unknown_format_is_406(http: httpx.Client) -> None:
    answer = http.get(f"/data/{AMOUNT}", headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert "text/turtle" in answer.json()["hint"]


def test_page_links_to_our_own_address_and_escapes(http: httpx.Client) -> None:
    page = http.get(f"/page/{AMOUNT}").text

    assert 'href="/id/department/130799/471"' in page
    assert 'href="/code/budget-item/expenditure"' in page
    assert 'href="/id/source/aaaaaaaaaaaaaaaa#L120-c3-c9"' in page
    assert "&lt;b&gt;2380.8万元&lt;/b&gt;" in page
    assert "<b>" not in page


def test_page_of_a_node_shows_who_points_to_it(http: httpx.Client) -> None:
    page = http.get("/page/department/130799/471").text

    assert "示例县工业和信息化局" in page
    assert f'href="/id/{AMOUNT}"' in page


def links(page: str) -> list[str]:
    """Return the addresses on this host that a page links to, without their fragments."""
    found = re.findall(r'href="([^"]*)"', page)
    return sorted({unescape(link).partition("#")[0] for link in found if link.startswith("/")})


@pytest.mark.parametrize(
    "path",
    [
        f"/page/{DISCLOSURE}",
        f"/page/{AMOUNT}",
        "/page/department/130799/471",
        "/page/source/aaaaaaaaaaaaaaaa",
        "/code/phase/executed",
    ],
)
def test_every_link_of_a_page_leads_somewhere(http: httpx.Client, path: str) -> None:
    page = http.get(path, headers={"Accept": BROWSER}).text
    found = links(page)
    answers = {
        link: http.get(link, headers={"Accept": BROWSER}, follow_redirects=True) for link in found
    }

    assert len(found) > 8
    assert [link for link, answer in answers.items() if answer.status_code != 200] == []


def test_evidence_is_under_its_anchor(http: httpx.Client) -> None:
    answer = http.get("/page/source/aaaaaaaaaaaaaaaa")
    (row,) = re.findall(r'<tr id="L120-c3-c9">.*', answer.text)

    assert answer.status_code == 200
    assert "industry-2023.txt" in answer.text
    assert ">120</a>" in row
    assert "<q>支出&lt;b&gt;2380.8万元&lt;/b&gt;</q>" in row
    assert f'href="/id/{AMOUNT}"' in row
    assert http.get("/page/source/bbbb").status_code == 404


def test_fragments_stand_in_the_order_of_the_text() -> None:
    source = f"{BASE}source/0"
    facts = [("L10", "line", "10"), ("L9-c12-c14", "line", "9"), ("L9-c2-c4", "line", "9")]
    facts += [("L9-c12-c14", "startOffset", "12"), ("L9-c2-c4", "startOffset", "2")]
    triples = [
        ox.Triple(ox.NamedNode(f"{source}#{anchor}"), getattr(FIS, name), ox.Literal(int(value)))
        for anchor, name, value in facts
    ]
    found = fragments_of(source, triples, Addresses("https://w3id.org/fiscus/"))

    assert [one.anchor for one in found] == ["L9-c2-c4", "L9-c12-c14", "L10"]


def test_a_figure_is_called_by_its_class_and_item(http: httpx.Client) -> None:
    """Classes of other vocabularies, which it belongs to as well, say less."""
    page = http.get(f"/page/{AMOUNT}").text

    assert "<h1>预算数：支出</h1>" in page


def test_money_has_its_unit_and_numbers_no_datatype(http: httpx.Client) -> None:
    page = http.get(f"/page/{AMOUNT}").text
    notes = set(re.findall(r"</?\w*>?([^<>]*) <small>([^<]*)</small></li>", page))

    assert {note for text, note in notes if text.isdigit()} == {"元 yuan"}
    assert re.search(r"<small>(decimal|integer)</small>", page) is None
