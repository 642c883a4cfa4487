"""Folding: one pattern meets every spelling, and the way back leads to the source."""

import pytest

from fiscus.graph.reading.folding import fold, fold_with_origin


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２３ 年【２】号", "2023年〔2〕号"),
        ("師宗縣衛(wèi)生健康局", "师宗县卫生健康局"),
        ("機(jī)關(guān)運(yùn)行經(jīng)費(fèi)", "机关运行经费"),
        ("乾安县", "乾安县"),
        ("100¹²万元，5m²", "100¹²万元，5m2"),
        ("(Ⅰ)级(a)项", "(I)级(a)项"),
    ],
)
def test_spellings_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_with_origin(text)[0] == folded


def test_the_way_back_steps_over_pinyin() -> None:
    folded, origin = fold_with_origin("國(guó)資 2萬元")
    assert folded == "国资2万元"
    assert origin == (0, 6, 8, 9, 10)
