"""Identifiers last while rule, thing and cited text do, wherever a row stands."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from fiscus.graph.validation.finding import Finding
from fiscus.graph.validation.identity import exact_identifier, lasting_identifier
from fiscus.graph.validation.report import Evidence, Result, report_of

DISCLOSURE = "https://example.org/id/disclosure/130730/471/2023/budget"
ROW = Finding("urn:s#a-rule", f"{DISCLOSURE}/procurement/3", None, None, {})
TEXT = (Evidence("a.txt", "台式计算机", line=3),)


def ident(finding: Finding, *texts: str) -> str:
    return lasting_identifier(finding, [Evidence("a.txt", text) for text in texts])


def test_a_row_that_moves_keeps_it() -> None:
    moved = replace(ROW, focus=f"{DISCLOSURE}/procurement/4")
    assert ident(ROW, "台式计算机") == ident(moved, "台式 计算机".replace(" ", ""))
    assert exact_identifier(ROW) != exact_identifier(moved)
    beneath = replace(ROW, focus=f"{ROW.focus}/amount/procurement;fund=fiscal")
    below = replace(ROW, focus=f"{moved.focus}/amount/procurement;fund=fiscal")
    assert ident(beneath, "2.00") == ident(below, "2.00")


def test_another_row_or_text_is_another() -> None:
    assert ident(ROW, "台式计算机") != ident(ROW, "打印机")
    other = replace(ROW, focus=f"{DISCLOSURE}/goal/3")
    assert ident(ROW, "台式计算机") != ident(other, "台式计算机")
    year = replace(ROW, focus=ROW.focus.replace("2023", "2024"))
    assert ident(ROW, "台式计算机") != ident(year, "台式计算机")


@pytest.mark.parametrize(
    "focus",
    [
        f"{DISCLOSURE}/project/13073023P000191100019/milestone/3",
        f"{DISCLOSURE}/amount/expenditure",
        f"{DISCLOSURE}/asset/vehicle",
        DISCLOSURE,
    ],
)
def test_of_things_with_names_the_text_does_not_matter(focus: str) -> None:
    finding = replace(ROW, focus=focus)
    assert ident(finding, "一") == ident(finding, "二") == exact_identifier(finding)
    assert ident(finding) != ident(replace(finding, focus=f"{focus}0"))


def test_things_that_a_finding_names_move_too() -> None:
    named = replace(ROW, focus=DISCLOSURE, bindings={"x": ox.NamedNode(f"{DISCLOSURE}/goal/3")})
    moved = replace(ROW, focus=DISCLOSURE, bindings={"x": ox.NamedNode(f"{DISCLOSURE}/goal/9")})
    assert ident(named, "一") == ident(moved, "一") != ident(moved, "二")


def test_order_and_number_of_texts_do_not_matter() -> None:
    assert ident(ROW, "一", "二") == ident(ROW, "二", "一", "一")


def result(position: int, line: int) -> Result:
    finding = replace(ROW, focus=f"{DISCLOSURE}/procurement/{position}")
    cited = (replace(TEXT[0], line=line),)
    return Result(
        id=lasting_identifier(finding, cited),
        shape=finding.shape,
        severity="info",
        focus=finding.focus,
        path=None,
        value=None,
        message={},
        evidence=cited,
        exact=exact_identifier(finding),
    )


def test_rows_alike_stay_apart_in_their_order() -> None:
    three = [result(1, 5), result(2, 7), result(3, 9)]
    report = report_of([three[1], three[0], three[2], three[1]])
    ids = [one.id for one in report.results]
    assert [one.focus for one in report.results] == [one.focus for one in three]
    assert len(set(ids)) == 3
    assert ids[0] == three[0].id
    later = [result(4, 15), result(5, 17), result(6, 19)]
    assert [one.id for one in report_of(later).results] == ids
