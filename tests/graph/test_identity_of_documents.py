"""Funding documents: one in every spelling, of the place that its mark names."""

from typing import Any, cast

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import SKOS
from tests.graph.minted_nodes import nodes, published


@pytest.mark.parametrize(
    "number",
    [
        "冀财农〔2023〕15号",
        "冀财农[2023]15号",
        "冀财农【2023】15号",
        "冀财农（2023）15号",
        "冀财农﹝2023﹞15号",
        "冀财农„2023‟15号",
        "冀财农［２０２３］１５号",
        "冀财农 〔2023〕 第15号",
    ],
)
def test_a_funding_document_is_one_in_every_spelling(number: str) -> None:
    text = published("怀安县水务局", body=f"一、部门职责\n根据{number}安排资金。\n")
    assert nodes(text, "FundingDocument") == {"document/130000/jicainong/2023/15"}


def test_one_number_of_two_issuers_is_two_documents() -> None:
    body = "一、部门职责\n依据冀财农〔2023〕15号、怀财农〔2023〕15号和财农〔2023〕15号安排。\n"
    assert nodes(published("怀安县水务局", body=body), "FundingDocument") == {
        "document/130000/jicainong/2023/15",
        "document/130728/huaicainong/2023/15",
        "document/100000/cainong/2023/15",
    }


def test_an_issuer_code_is_of_the_place_that_cites_it() -> None:
    body = "一、部门职责\n依据怀财农〔2023〕15号安排。\n"
    one, other = (
        nodes(published(name, body=body), "FundingDocument")
        for name in ("怀安县水务局", "怀来县水务局")
    )
    assert one == {"document/130728/huaicainong/2023/15"}
    assert other == {"document/130730/huaicainong/2023/15"}


def test_a_local_mark_comes_before_that_of_another_province() -> None:
    body = "一、部门职责\n依据新财农〔2023〕15号安排。\n"
    assert nodes(published("新乐市水务局", body=body), "FundingDocument") == {
        "document/130184/xincainong/2023/15"
    }


@pytest.mark.parametrize(
    ("publisher", "projects"),
    [
        (
            "和龙市交通运输局",
            "主要为和财字〔2024〕7号道路养护支出20万元；和财字〔2024〕9号车站设备更新支出30万元",
        ),
        (
            "怀安县交通运输局",
            "主要为怀财字〔2024〕7号道路养护支出20万元和冀财建〔2024〕9号车站设备更新支出30万元",
        ),
    ],
)
def test_and_in_a_list_is_a_word_or_the_mark_of_a_place(publisher: str, projects: str) -> None:
    body = f"二、部门预算安排的总体情况\n2024年支出预算50万元，项目支出50万元，{projects}。\n"
    quads = convert(published(publisher, body=body).encode(), "a.txt").quads
    stated = [cast("Any", quad) for quad in quads if quad.predicate == SKOS.prefLabel]
    labels = {quad.object.value for quad in stated if "/budget/project/" in quad.subject.value}
    assert labels == {"道路养护", "车站设备更新"}
