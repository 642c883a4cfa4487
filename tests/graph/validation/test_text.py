"""The report for a terminal."""

import pytest

from fiscus.graph.validation.as_text import as_text
from fiscus.graph.validation.comparison import Acknowledgement, Comparison
from fiscus.graph.validation.languages import Language
from fiscus.graph.validation.palette import COLOURED, PLAIN
from fiscus.graph.validation.report import Evidence, Report, Result, Severity
from fiscus.graph.validation.subject import Subject

SHAPES = "https://w3id.org/fiscus/shapes#"
PLACES = (
    Evidence("a.txt", "支出2380.80万元", line=3),
    Evidence("a.pdf", "46.40", page=2, table=1, row=4, column=5),
)


def result(number: int, severity: Severity, name: str = "expenditure-parts") -> Result:
    return Result(
        id=f"{number:016x}",
        shape=SHAPES + name,
        severity=severity,
        focus=f"https://example.org/id/disclosure/{number}",
        path=None,
        value=None,
        message={"zh": f"不相等{number}", "en": f"not equal {number}"},
        evidence=PLACES if number == 1 else (),
    )


def test_it_groups_and_quotes_in_both_languages() -> None:
    assert as_text(Report((result(1, "violation"),))) == (
        "违规 Violations (1)\n"
        "  expenditure-parts\n"
        "    不相等1\n"
        "    not equal 1 [0000000000000001]\n"
        "      a.txt 第3行 line 3「支出2380.80万元」\n"
        "      a.pdf 第2页表1第4行第5列 page 2, table 1, row 4, column 5「46.40」\n"
        "\n"
        "违规 1，警示 0，提示 0 · 1 violation, 0 warnings, 0 notes\n"
    )


ZH = """违规 (1)
  expenditure-parts
    不相等1 [0000000000000001]
      a.txt 第3行「支出2380.80万元」
      a.pdf 第2页表1第4行第5列「46.40」

违规 1，警示 0，提示 0
"""
EN = """Violations (1)
  expenditure-parts
    not equal 1 [0000000000000001]
      a.txt line 3「支出2380.80万元」
      a.pdf page 2, table 1, row 4, column 5「46.40」

1 violation, 0 warnings, 0 notes
"""


@pytest.mark.parametrize(("language", "expected"), [("zh", ZH), ("en", EN)])
def test_it_speaks_one_language(language: Language, expected: str) -> None:
    assert as_text(Report((result(1, "violation"),)), (), (language,)) == expected


def test_severities_then_rules_are_in_order() -> None:
    report = Report((result(1, "info"), result(2, "violation", "b"), result(3, "violation", "a")))
    heads = [line for line in as_text(report, (), ("en",)).splitlines() if line[:3].strip()]
    assert heads == ["Violations (2)", "  a", "  b", "Notes (1)", "  expenditure-parts", heads[-1]]


def test_colour_only_adds_codes() -> None:
    report = Report((result(1, "violation"), result(2, "info")))
    plain, coloured = as_text(report, (), ("zh",)), as_text(report, (), ("zh",), COLOURED)
    for code in (*COLOURED.codes.values(), "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain
    assert "\x1b[1;31m违规\x1b[0m (1)" in as_text(report, (), ("zh",), COLOURED)
    assert "支出\x1b[1m2380.80\x1b[0m万元" in as_text(report, (), ("zh",), COLOURED)
    assert as_text(report, (), ("zh",), PLAIN) == plain


def test_several_disclosures_are_summed_up() -> None:
    subjects = [
        Subject(f"https://example.org/id/disclosure/{number}", title)
        for number, title in ((1, "甲局"), (2, ""), (3, "丙局"))
    ]
    report = Report((result(1, "violation"), result(2, "info")))
    assert as_text(report, subjects, ("zh",)).splitlines()[-6:] == [
        "按公开文本",
        "  甲局: 违规 1，警示 0，提示 0",
        "  disclosure/2: 违规 0，警示 0，提示 1",
        "  丙局: 违规 0，警示 0，提示 0",
        "",
        "违规 1，警示 0，提示 1",
    ]


def test_what_is_new_comes_first() -> None:
    stale = Acknowledgement("e" * 16, "旧", "grading-gap", {"zh": "空档"})
    comparison = Comparison({f"{2:016x}": "已核对"}, (stale,))
    report = Report((result(2, "violation"), result(3, "warning")), comparison)
    assert as_text(report, (), ("zh",)).splitlines() == [
        "警示 (1)",
        "  expenditure-parts",
        "    不相等3 [0000000000000003]",
        "      https://example.org/id/disclosure/3",
        "",
        "已确认 (1)",
        "  不相等2 [0000000000000002] 理由：已核对",
        "",
        "基线中不再有对应结果的确认，可以删去：",
        "  grading-gap [eeeeeeeeeeeeeeee] 空档",
        "",
        "新发现：违规 0，警示 1，提示 0",
        "全部：违规 1，警示 1，提示 0",
    ]


def test_a_document_cannot_command_the_terminal() -> None:
    nasty = "\x1b]0;x\x07\x9b31m\u202e\r\nnext"
    place = Evidence(nasty, nasty, sheet=nasty)
    one = Result("a" * 16, nasty, "info", nasty, None, None, {"zh": nasty}, (place,))
    stale = Acknowledgement(nasty, nasty, nasty, {"zh": nasty})
    subjects = [Subject(nasty, nasty), Subject("urn:x", nasty)]
    for report in (Report((one,)), Report((one,), Comparison({one.id: nasty}, (stale,)))):
        written = as_text(report, subjects)
        bad = {c for c in written if c in "\x1b\x07\x9b\u202e\r"}
        assert bad == set()
        assert not [line for line in written.splitlines() if line.startswith("next")]
