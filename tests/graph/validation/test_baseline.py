"""Findings that are acknowledged: by what they are and what the text says, with a reason."""

import json
from dataclasses import replace

import pytest

from fiscus.graph.validation.baseline import (
    BadBaseline,
    compared,
    read_baseline,
    written_baseline,
)
from fiscus.graph.validation.comparison import Acknowledgement
from fiscus.graph.validation.report import Evidence, Report, Result, Severity
from fiscus.graph.validation.subject import Subject

ONE = Subject("https://example.org/id/disclosure/1", "甲局", ("a.txt",))
TWO = Subject("https://example.org/id/disclosure/2", "乙局", ("b.txt",))


def result(number: int, text: str, severity: Severity = "violation") -> Result:
    return Result(
        id=f"{number:016x}",
        shape="https://w3id.org/fiscus/shapes#a-sum",
        severity=severity,
        focus=f"{ONE.iri}/amount/{number}",
        path=None,
        value=None,
        message={"zh": f"问题{number}", "en": f"problem {number}"},
        evidence=(Evidence("a.txt", text, line=number),),
    )


REPORT = Report((result(1, "10万元"), result(2, " 3\n台"), result(3, "x", "info")))


def listed(reason: str = "核对过", report: Report = REPORT) -> tuple[Acknowledgement, ...]:
    return read_baseline(written_baseline(report, [ONE], (), reason).encode(), "b.json")


def test_a_written_baseline_acknowledges_everything() -> None:
    report = compared(REPORT, listed(), [ONE])
    assert report.comparison is not None
    assert report.comparison.reasons == {one.id: "核对过" for one in REPORT.results}
    assert (report.new, report.comparison.stale, report.comparison.unexplained) == ((), (), 0)
    assert report.new_counts == {"violation": 0, "warning": 0, "info": 0}
    assert report.counts == {"violation": 2, "warning": 0, "info": 1}


def test_the_file_says_what_it_is_about() -> None:
    assert json.loads(written_baseline(Report(REPORT.results[:1]), [ONE], (), "")) == {
        "acknowledged": [
            {
                "id": "0000000000000001",
                "reason": "",
                "rule": "a-sum",
                "disclosure": ONE.iri,
                "message": {"zh": "问题1", "en": "problem 1"},
                "quoted": ["10万元"],
            }
        ]
    }


def test_without_a_reason_nothing_is_acknowledged() -> None:
    report = compared(REPORT, listed(" "), [ONE])
    assert report.comparison is not None
    assert (len(report.new), report.comparison.unexplained) == (3, 3)
    assert report.comparison.stale == ()


def test_another_text_is_another_finding() -> None:
    changed = Report((replace(REPORT.results[0], evidence=(Evidence("a.txt", "11万元"),)),))
    report = compared(changed, listed(), [ONE])
    assert report.comparison is not None
    assert report.new == changed.results
    assert [one.id for one in report.comparison.stale] == [one.id for one in REPORT.results]


def test_a_text_in_another_place_is_the_same_finding() -> None:
    moved = Report((replace(REPORT.results[0], evidence=(Evidence("c.pdf", "10万元", page=2),)),))
    assert compared(moved, listed(), [ONE]).new == ()


def test_nothing_is_stale_about_what_was_not_checked() -> None:
    report = compared(Report(()), listed(), [TWO])
    assert report.comparison is not None
    assert report.comparison.stale == ()


def test_renewing_keeps_reasons_and_other_disclosures_and_drops_what_is_gone() -> None:
    other = Acknowledgement("f" * 16, "别处", "b-text", {}, (), TWO.iri)
    known = (*listed("旧"), other)
    now = Report((REPORT.results[0], result(9, "新")))
    renewed = read_baseline(written_baseline(now, [ONE], known, "新理由").encode(), "b.json")
    assert {one.id: one.reason for one in renewed} == {
        "0000000000000001": "旧",
        "0000000000000009": "新理由",
        "f" * 16: "别处",
    }


def test_the_order_of_results_does_not_change_the_file() -> None:
    turned = Report(REPORT.results[::-1])
    assert written_baseline(turned, [ONE]) == written_baseline(REPORT, [ONE])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\n  x", "b.json, line 2: no JSON"),
        (b"[]", "b.json: the file is no baseline"),
        (b"{}", "b.json: the file is no baseline"),
        (b'{"acknowledged": [{"reason": "x"}]}', "b.json: the file is no baseline"),
        (b'{"acknowledged": [{"id": 1}]}', "b.json: the file is no baseline"),
        (b'{"acknowledged": ["x"]}', "b.json: the file is no baseline"),
        (b'{"acknowledged": [{"id": "a", "message": ["x"]}]}', "b.json: the file is no baseline"),
        (b'{"acknowledged": [{"id": "a", "quoted": "x"}]}', "b.json: the file is no baseline"),
        (b"[" * 100_000, "b.json: the file is no baseline"),
        (b"\xff\xfe\xfd", "b.json: the file is no baseline"),
        (b'{"acknowledged": [{"id": "a"}, {"id": "a"}]}', "1 findings are acknowledged more"),
    ],
)
def test_a_file_that_is_no_baseline_says_so(data: bytes, said: str) -> None:
    with pytest.raises(BadBaseline) as caught:
        read_baseline(data, "b.json")
    assert said in str(caught.value)
