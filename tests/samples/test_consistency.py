"""The figures of the samples hold together, but where they are wrong on purpose."""

from decimal import Decimal

import pytest

from samples.audit import findings
from samples.model import Sample
from samples.sources import FOLDER, read
from samples.writing import amount

FAULTY = "example-faulty-2023"
CONSISTENT = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != FAULTY)


def test_there_are_five_samples() -> None:
    assert len(CONSISTENT) == 4
    assert (FOLDER / f"{FAULTY}.toml").exists()


@pytest.mark.parametrize("name", CONSISTENT)
def test_everything_adds_up(name: str) -> None:
    assert findings(read(name)) == []


@pytest.mark.parametrize("name", CONSISTENT)
def test_codes_begin_with_division_and_year(name: str) -> None:
    sample = read(name)
    last_digits = {str(sample.year)[2:], str(sample.year - 1)[2:], str(sample.year - 2)[2:]}
    assert {project.code[:6] for project in sample.projects} == {sample.division}
    assert {project.code[6:8] for project in sample.projects} <= last_digits
    assert {project.code[8] for project in sample.projects} == {"P"}


@pytest.mark.parametrize("name", CONSISTENT)
def test_a_document_in_a_name_is_the_document_of_the_project(name: str) -> None:
    for project in read(name).projects:
        brackets = str.maketrans("[]【】", "〔〕〔〕")
        named = project.name.translate(brackets)
        number = project.document.number if project.document else ""
        assert named.startswith(number)
        assert ("号" in named.partition("〕")[2]) == bool(project.document)


@pytest.mark.parametrize("name", CONSISTENT)
def test_sources_of_purchases_are_projects_or_public_funds(name: str) -> None:
    sample = read(name)
    unit = sample.procurement.unit
    projects = {project.name: project.amount.number for project in sample.projects}
    for line in sample.procurement.lines:
        budget = line.budget.number / (10_000 if unit == "元" else 1)
        assert budget <= projects.get(line.source, amount("expenditure.public", sample))
        assert line.source in projects or line.source == f"{sample.year}年公用经费"


def test_changes_of_2024_are_against_2023() -> None:
    before, after = read("huailai-gongxin-2023"), read("example-huailai-gongxin-2024")
    pairs = {
        "change.total": "expenditure.total",
        "change.basic": "expenditure.basic",
        "change.project": "expenditure.project",
        "change.three_public": "three_public.total",
        "change.vehicle": "three_public.vehicle",
        "change.reception": "three_public.reception",
    }
    stated = {change: amount(change, after) for change in pairs}
    assert stated == {x: amount(y, after) - amount(y, before) for x, y in pairs.items()}
    bought = amount("procurement.goods", before)
    assert amount("assets.fixed", after) == amount("assets.fixed", before) + bought


def _by_document(sample: Sample) -> dict[tuple[str, str], Decimal]:
    shares: dict[tuple[str, str], Decimal] = {}
    for project in sample.projects:
        if project.document:
            key = (project.document.number, project.document.issuer)
            shares[key] = shares.get(key, Decimal(0)) + project.amount.number
    return shares


def test_documents_are_shared_with_different_splits() -> None:
    shares = {name: _by_document(read(name)) for name in CONSISTENT}
    holders = {
        (number, issuer): sorted(name for name in shares if (number, issuer) in shares[name])
        for number, issuer in {key for each in shares.values() for key in each}
    }
    assert holders["冀财建〔2022〕238号", "130000"] == [
        "example-huaian-keji-2023",
        "example-huailai-shuiwu-2023",
        "huailai-gongxin-2023",
    ]
    assert holders["怀财字〔2023〕7号", "130730"] == [
        "example-huailai-shuiwu-2023",
        "huailai-gongxin-2023",
    ]
    assert holders["怀财字〔2023〕7号", "130728"] == ["example-huaian-keji-2023"]
    assert holders["冀财建〔2022〕239号", "130000"] == [
        "example-huailai-gongxin-2024",
        "huailai-gongxin-2023",
    ]


def test_one_item_is_bought_at_several_prices() -> None:
    prices = set()
    for name in CONSISTENT:
        table = read(name).procurement
        per_wan = 10_000 if table.unit == "元" else 1
        prices |= {x.price.number / per_wan for x in table.lines if x.catalogue == "A02010105"}
    assert prices == {Decimal(text) for text in ("0.60", "0.55", "0.58", "0.52", "0.61")}


def test_the_faulty_sample_has_its_faults() -> None:
    assert findings(read(FAULTY)) == [
        "revenue.total",
        "expenditure.total",
        "expenditure.basic",
        "change.total",
        "three_public.total",
        "three_public.vehicle",
        "change.three_public",
        "operating cost beyond public expenditure",
        "projects of the sentence",
        "projects of the tables",
        "unit not listed: 怀来县商贸服务中心",
        "sentence and table: 怀财字〔2023〕7号 商贸流通扶持",
        "no code: 电子商务培训",
        "no target: 培训人次",
        "no basis: 考核合格率",
        "check character: 冀财建[2022]238号 外贸企业展会补助",
        "plan does not rise: 冀财建[2022]238号 外贸企业展会补助",
        "no 满意度指标: 冀财建[2022]238号 外贸企业展会补助",
        "fiscal and other funds: 生活必需品应急储备",
        "plan ends below 100: 生活必需品应急储备",
        "no objective: 生活必需品应急储备",
        "no 效益指标: 生活必需品应急储备",
        "project twice: 13073023P000191100019",
        "quantity and price: 台式计算机",
        "reserved beyond the amount: 台式计算机",
        "funds: 复印纸",
        "subtotal: 怀来县商务局",
        "procurement total",
        "no assets",
    ]
