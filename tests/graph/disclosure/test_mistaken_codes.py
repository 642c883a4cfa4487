"""Names of classes beside the codes of others."""

import pytest

from fiscus.graph.disclosure.classes.mistaken_codes import bears_name_of_another

FUNCTIONAL, NEW, OLD = "functional-class", "economic-class-2018", "economic-class-2007"


@pytest.mark.parametrize(
    ("scheme", "digits", "name"),
    [
        (FUNCTIONAL, "2210202", "住房公积金"),
        (FUNCTIONAL, "2080506", "机关事业单位基本养老保险缴费支出"),
        (FUNCTIONAL, "21011", "医疗救助"),
        (FUNCTIONAL, "210", "节能环保支出"),
        (NEW, "30217", "公务用车运行维护费"),
    ],
)
def test_the_name_is_that_of_the_class_next_to_it(scheme: str, digits: str, name: str) -> None:
    assert bears_name_of_another(scheme, digits, name)


@pytest.mark.parametrize(
    ("scheme", "digits", "name"),
    [
        (FUNCTIONAL, "2210201", "住房公积金"),
        (FUNCTIONAL, "2010301", "行政运行"),
        # A former name of the class itself, 支出 left out, brackets of another width.
        (FUNCTIONAL, "207", "文化体育与传媒支出"),
        (FUNCTIONAL, "2080505", "机关事业单位基本养老保险缴费"),
        (NEW, "30213", "维修(护)费"),
        # Words of their own that name no class.
        (FUNCTIONAL, "2210202", "公积金及补贴"),
        # The name of a class elsewhere: no slip of one digit.
        (FUNCTIONAL, "2130104", "住房公积金"),
        # The name that the code had in another edition.
        (NEW, "30307", "医疗费"),
        (OLD, "30307", "医疗费补助"),
    ],
)
def test_the_name_is_its_own_or_none(scheme: str, digits: str, name: str) -> None:
    assert not bears_name_of_another(scheme, digits, name)
