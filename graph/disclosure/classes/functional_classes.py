"""Classes of the functional and the economic classification as disclosures name them.

Sources: 政府收支分类科目 of the years since 2007; a class that was renamed keeps its code.
"""

import re
from dataclasses import dataclass
from typing import Annotated

from ...values import Iri, Zh
from ...vocabulary import FIS, SKOS
from ..basics.fact import Node, Stated

_NAMES = {
    "201": "一般公共服务",
    "202": "外交",
    "203": "国防",
    "204": "公共安全",
    "205": "教育",
    "206": "科学技术 科学",
    "207": "文化旅游体育与传媒 文化体育与传媒",
    "208": "社会保障和就业 社会保障与就业",
    "209": "社会保险基金",
    "210": "卫生健康 医疗卫生与计划生育 医疗卫生",
    "211": "节能环保 环境保护",
    "212": "城乡社区 城乡社区事务",
    "213": "农林水 农林水事务",
    "214": "交通运输",
    "215": "资源勘探工业信息等 资源勘探信息等 资源勘探电力信息等 资源勘探工业信息",
    "216": "商业服务业等 商业服务业等事务 商业服务业",
    "217": "金融 金融监管等事务",
    "219": "援助其他地区",
    "220": "自然资源海洋气象等 国土海洋气象等 国土资源气象等事务 自然资源海洋气象",
    "221": "住房保障",
    "222": "粮油物资储备 粮油物资管理事务 粮油物资储备事务",
    "223": "国有资本经营预算",
    "224": "灾害防治及应急管理",
    "227": "预备费",
    "229": "其他",
    "230": "转移性",
    "231": "债务还本",
    "232": "债务付息",
    "233": "债务发行费用",
    "234": "抗疫特别国债安排的",
}
CLASS_OF_NAME = {name: digits for digits, names in _NAMES.items() for name in names.split()}
"""Codes of the classes (类) by every name they have had, without 支出 at the end."""

FUNCTION = re.compile(r"(?:20[1-9]|21\d|22\d|23[0-4])(?:\d{2}){0,2}")
"""A code of the functional classification: class, division or item."""

ECONOMIC = re.compile(r"(?:30\d|31[0-3]|399|50\d|51[0-5]|599)(?:\d{2})?")
"""A code of the economic classification, of departments (3…) or of governments (5…).

Neither holds more than the 类 that there have been: units have codes of three digits too, 366.
"""

_FIRST_YEAR_OF_2018 = 2018


@dataclass(frozen=True, slots=True)
class ClassConcept(Node):
    """A class of expenditure, minted from what a disclosure says.

    *mistaken* are names of another class that the disclosure puts beside the code of this one.
    """

    TYPE = SKOS.Concept

    scheme: Annotated[Iri, SKOS.inScheme]
    notation: Annotated[str, SKOS.notation]
    label: Annotated[Zh, SKOS.prefLabel]
    observed_in: Annotated[Iri, FIS.observedIn]
    mistaken: Annotated[tuple[Stated[Zh], ...], SKOS.hiddenLabel] = ()


def main_class(digits: str) -> str | None:
    """Return the name of the class (类) *digits*, the newest one that it has had."""
    names = _NAMES.get(digits)
    return names and names.split()[0] + ("" if digits == "227" else "支出")


def function_named(label: str) -> str | None:
    """Return the code of the class that a folded *label* such as 教育支出 names in full."""
    plain = re.sub(r"\(类\)$", "", label)
    name = re.sub(r"支出(?:\(类\))?$", "", plain)
    if name == plain and name != "预备费":
        return None
    return CLASS_OF_NAME.get(name)


def economic_scheme(year: int) -> str:
    """Return the edition of the economic classification in force in *year*."""
    return "economic-class-2018" if year >= _FIRST_YEAR_OF_2018 else "economic-class-2007"
