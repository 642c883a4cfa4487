"""Real disclosures in PDF: one table read out by others, and how much of each file is understood.

The files stay outside of the project; what is held here are figures and shares.
"""

import csv
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from fiscus.graph.disclosure.coverage.coverage import Coverage, coverage
from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

FILES = Path(__file__).parents[4] / "shared" / "real" / "pdf"
TABLE = FILES / "江苏省人大办公厅__收支预算总表.csv"
YEARS = {
    2017: "江苏省人大办公厅__江苏省人大办公厅2017年度预算公开.pdf",
    2018: "江苏省人大办公厅__省人大办公厅2018预算公开.pdf",
    2019: "江苏省人大办公厅__江苏省人大常委会办公厅2019年部门预算公开表.pdf",
}
COLUMNS = {
    "财政拨款": "revenue.fiscal",
    "一般公共预算": "revenue.general-public-budget",
    "当年收入小计": "revenue",
    "收入合计": "revenue.grand-total",
    "一般公共服务支出": "expenditure;function=201",
    "社会保障和就业支出": "expenditure;function=208",
    "住房保障支出": "expenditure;function=221",
    "基本支出": "expenditure.basic",
    "项目支出": "expenditure.project",
    "单位预留机动经费": "expenditure.reserve",
    "当年支出小计": "expenditure",
    "支出合计": "expenditure.grand-total",
}
LEAST_SHARE = 0.98


@cache
def figures(name: str) -> dict[str, set[Decimal]]:
    """Return every amount of a file by the end of its IRI."""
    found: dict[str, set[Decimal]] = defaultdict(set)
    for node in understand(read((FILES / name).read_bytes(), name), BASE).nodes:
        if isinstance(node, BudgetAmount):
            found[node.iri.rsplit("/amount/", 1)[-1]].add(node.amount.value)
    return found


def measured(file: Path) -> Coverage:
    document = read(file.read_bytes(), file.name)
    understood = understand(document, BASE)
    return coverage(document, understood.sections, understood.nodes)


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_that_others_read_out_is_found(year: int) -> None:
    if not TABLE.is_file():
        pytest.skip(f"the real disclosures are not beside the project ({TABLE.name})")
    with TABLE.open(encoding="utf-8", newline="") as lines:
        row = next(row for row in csv.DictReader(lines) if row[""].startswith(str(year)))
    assert set(row) - {""} == set(COLUMNS)
    found = figures(YEARS[year])
    assert {label: found[item] for label, item in COLUMNS.items()} == {
        label: {Decimal(row[label]) * 10_000} for label in COLUMNS
    }


def test_nearly_every_number_of_each_real_file_is_understood() -> None:
    files = sorted(FILES.glob("*.pdf"))
    if not files:
        pytest.skip("the real disclosures are not beside the project")
    shares = {file.name: measured(file) for file in files}
    low = {
        name: [(str(number.place), number.text, number.context) for number in share.unclaimed]
        for name, share in shares.items()
        if share.numbers_claimed < LEAST_SHARE * share.numbers
    }
    assert low == {}
