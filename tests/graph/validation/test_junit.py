"""The report as JUnit XML, as a reader of such files sees it."""

from decimal import Decimal

import junitparser
import pytest

from fiscus.graph.validation.as_junit import as_junit
from fiscus.graph.validation.comparison import Comparison
from fiscus.graph.validation.languages import Language
from fiscus.graph.validation.report import FAILING, Evidence, Report, Result, Severity
from fiscus.graph.validation.rules import Rule
from fiscus.graph.validation.subject import Subject

SHAPES = "https://w3id.org/fiscus/shapes#"
ONE = Subject("https://example.org/id/disclosure/1", "某局2023年预算 <b>\x1b", ("a.txt",))
TWO = Subject("https://example.org/id/disclosure/2", "", ("b.txt",))


def rule(name: str) -> Rule:
    return Rule(SHAPES + name, "https://example.org/C", "warning", "", {}, "")


RULES = [rule("a-sum"), rule("b-text"), rule("c-form")]


def result(number: int, name: str, severity: Severity, subject: Subject = ONE) -> Result:
    return Result(
        id=f"{number:016x}",
        shape=SHAPES + name,
        severity=severity,
        focus=f"{subject.iri}/amount/{number}",
        path=None,
        value=Decimal(number),
        message={"zh": f"问题{number}", "en": f"problem {number}"},
        evidence=(Evidence(subject.sources[0], "10.4<&", line=number),),
    )


REPORT = Report(
    (
        result(1, "a-sum", "violation"),
        result(2, "a-sum", "violation"),
        result(3, "a-sum", "warning"),
        result(4, "b-text", "info"),
        result(5, "c-form", "warning", TWO),
    )
)


def read(
    report: Report = REPORT,
    language: Language = "en",
    failing: tuple[Severity, ...] = FAILING,
) -> junitparser.JUnitXml:
    written = as_junit(report, RULES, [ONE, TWO], language, failing)
    return junitparser.JUnitXml.fromstring(written.encode())


def outcomes(suite: junitparser.TestSuite) -> list[tuple[str, list[str]]]:
    return [(case.name, [type(one).__name__ for one in case.result]) for case in suite]


def test_a_suite_a_disclosure_and_a_case_a_rule() -> None:
    found = read()
    assert [suite.name for suite in found] == ["某局2023年预算 <b>\ufffd", "disclosure/2"]
    assert [outcomes(suite) for suite in found] == [
        [("a-sum", ["Failure"]), ("b-text", []), ("c-form", [])],
        [("a-sum", []), ("b-text", []), ("c-form", [])],
    ]
    assert {case.classname for suite in found for case in suite} == {"disclosure/1", "disclosure/2"}


def test_counts_are_those_of_the_cases() -> None:
    found = read()
    stated = [(s.tests, s.failures, s.errors, s.skipped) for s in (found, *found)]
    found.update_statistics()  # type: ignore[no-untyped-call]
    counted = [(s.tests, s.failures, s.errors, s.skipped) for s in (found, *found)]
    assert stated == [(6, 1, 0, 0), (3, 1, 0, 0), (3, 0, 0, 0)]
    assert stated == counted


def test_a_failure_tells_all_findings_and_the_rest_is_output() -> None:
    case = next(iter(next(iter(read()))))
    (failure,) = case.result
    assert (failure.type, failure.message) == ("violation", "problem 1 (+1)")
    assert failure.text.splitlines() == [
        f"violation [{1:016x}] problem 1",
        "  a.txt line 1「10.4<&」",
        f"violation [{2:016x}] problem 2",
        "  a.txt line 2「10.4<&」",
    ]
    assert case.system_out.splitlines()[0] == f"warning [{3:016x}] problem 3"


@pytest.mark.parametrize(
    ("failing", "expected"), [((), 0), (("violation",), 1), (("violation", "warning"), 2)]
)
def test_it_fails_from_the_threshold_on(failing: tuple[Severity, ...], expected: int) -> None:
    assert read(failing=failing).failures == expected


def test_what_is_acknowledged_is_skipped() -> None:
    reasons = {f"{number:016x}": f"理由{number}" for number in (1, 2, 4)}
    found = read(Report(REPORT.results, Comparison(reasons, ())), "zh")
    assert outcomes(next(iter(found))) == [("a-sum", []), ("b-text", ["Skipped"]), ("c-form", [])]
    skipped = [one.message for suite in found for case in suite for one in case.result]
    assert skipped == ["已确认: 理由4"]
    assert (found.failures, found.skipped) == (0, 1)


def test_rules_without_a_disclosure_make_no_case() -> None:
    assert junitparser.JUnitXml.fromstring(as_junit(Report(()), RULES).encode()).tests == 0
