"""Comparisons of accounts and budget in words, and the figures beside them."""

from decimal import Decimal

import pytest

from fiscus.graph.validation.said_order import Said, orders_in

FIGURES = {
    "会议费预算为3万元，支出决算为2.20万元，决算数小于预算数的主要原因是压减。": [
        Said("决算数小于预算", -1, planned=Decimal(30000), spent=Decimal("22000"))
    ],
    "会议费年初预算为2万元，全年预算为3万元，支出决算为2.2万元，决算数小于全年预算数。": [
        Said("决算数小于全年预算", -1, planned=Decimal(30000), spent=Decimal(22000))
    ],
    "培训费预算为1,200元，决算为1,200元。决算数与预算数持平。": [
        Said("决算数与预算数持平", 0, planned=Decimal(1200), spent=Decimal(1200))
    ],
}
RATES = {
    "财政拨款支出40万元，完成年初预算的96.5%。决算数大于预算数的原因是调资。": [
        Said("决算数大于预算", 1, rate=Decimal("96.5"))
    ],
}
NOTHING = (
    "会议费年初预算为2万元，支出决算为2.2万元，决算数小于全年预算数。",
    "会议费预算为3万元，决算为2万元。其中：差旅费决算数大于预算数。",
    "会议费预算为3万元，决算为2万元，决算数与预算数基本持平。",
    "完成全年预算的96%，决算数大于年初预算数。",
    "培训费完成预算的0%，决算数与预算数持平。",
    "培训费完成年初预算的0%，决算数大于年初预算数的原因是年中追加。",
)


@pytest.mark.parametrize("text", [*FIGURES, *RATES])
def test_words_and_figures_are_told(text: str) -> None:
    assert orders_in(text) == (FIGURES | RATES)[text]


@pytest.mark.parametrize("text", NOTHING)
def test_what_may_be_about_another_budget_is_left_alone(text: str) -> None:
    assert orders_in(text) == []
