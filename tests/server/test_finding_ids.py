"""Identifiers of findings stay while what they are about stays."""

from functools import cache
from pathlib import Path

import pytest

from fiscus.graph.vocabulary import BASE
from fiscus.server.checked_rdf import NamedBytes
from fiscus.server.checking import check_documents


@cache
def ids(*documents: tuple[str, str]) -> set[str]:
    """Return the identifiers of all findings in documents of these names and texts."""
    named = [NamedBytes(name, text.encode()) for name, text in documents]
    return {result.id for result in check_documents(named, BASE).report.results}


@pytest.fixture
def text(faulty: Path) -> str:
    return faulty.read_text("utf-8")


def test_order_and_names_of_files_do_not_matter(text: str, disclosure: Path) -> None:
    other = disclosure.read_text("utf-8")
    expected = ids(("a.txt", text), ("b.txt", other))
    assert len(expected) > 20
    assert ids(("z.txt", other), ("y.txt", text)) == expected
    assert ids(("a.txt", text)) | ids(("a.txt", other)) == expected


def test_edits_elsewhere_keep_them(text: str) -> None:
    lines = text.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("部门职责"))
    moved = [*lines[: first + 1], "", "1、负责本行业的统计。", *lines[first + 1 :]]
    assert moved != lines
    assert ids(("a.txt", "\n".join(moved))) == ids(("a.txt", text))


def test_a_figure_that_changes_makes_another_finding(text: str) -> None:
    before, after = "基本支出240.00万元", "基本支出239.00万元"
    assert text.count(before) == 1
    was, now = ids(("a.txt", text)), ids(("a.txt", text.replace(before, after)))
    assert 0 < len(was - now) < len(was) / 4


CATALOGUE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<urn:c> a dcat:Catalog ; dcat:dataset <urn:d> .
<urn:d> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ; dcterms:title "一" ] ,
  [ a dcat:Distribution ; dcterms:title "二" ] , [ a dcat:Distribution ] , [ a dcat:Distribution ] .
"""


def rdf_ids(text: str, profile: str = "dcat-ap") -> list[str]:
    named = [NamedBytes("a.ttl", text.encode(), "text/turtle")]
    return sorted(result.id for result in check_documents(named, BASE, profile).report.results)


def test_nodes_without_names_are_the_same_in_every_run() -> None:
    found = rdf_ids(CATALOGUE)
    assert len(found) == len(set(found)) > 30
    assert rdf_ids(CATALOGUE) == found
    turned = CATALOGUE.replace('"一"', '"x"').replace('"二"', '"一"').replace('"x"', '"二"')
    assert rdf_ids(turned) == found
    elsewhere = CATALOGUE + '<urn:c> dcterms:title "目录"@zh ; dcterms:description [] .'
    assert len(set(rdf_ids(elsewhere)) & set(found)) > 0.8 * len(found)
