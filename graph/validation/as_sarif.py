"""A report as SARIF 2.1.0 (OASIS), which build servers and editors show beside the files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import quote

from ..vocabulary import BASE
from .languages import TAGS, Language, message, place_words
from .report import Evidence, Report, Result, Severity
from .rules import Rule, local_name
from .showable import one_line, showable
from .source_text import span_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Mapping[Severity, str] = {"violation": "error", "warning": "warning", "info": "note"}
"""Levels (SARIF, section 3.27.10)."""
FINGERPRINT = "fiscusFinding/v1"
"""Under this name stands a result's identifier, the same in every run."""
Json = dict[str, object]


def as_sarif(
    report: Report,
    rules: Iterable[Rule],
    language: Language = "zh",
    addresses: Mapping[str, str] | None = None,
) -> str:
    """Return *report* as one SARIF log, newline at the end.

    :param rules: the rules that were applied; each is described in the log.
    :param addresses: URI reference of each source by the name that evidence calls it by; where
        there is none, the name becomes one.
    """
    writer = _Writer(report, tuple(rules), language, addresses or {})
    return json.dumps(writer.log(), ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    report: Report
    rules: tuple[Rule, ...]
    language: Language
    addresses: Mapping[str, str]

    def log(self) -> Json:
        numbers = {rule.shape: number for number, rule in enumerate(self.rules)}
        run: Json = {
            "tool": {"driver": self._driver()},
            "language": TAGS[self.language],
            "columnKind": "unicodeCodePoints",
            "results": [self._result(result, numbers) for result in self.report.results],
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def _driver(self) -> Json:
        return {
            "name": "fiscus",
            "semanticVersion": version("fiscus"),
            "informationUri": BASE,
            "rules": [self._rule(rule) for rule in self.rules],
        }

    def _rule(self, rule: Rule) -> Json:
        return {
            "id": rule.name,
            "shortDescription": {"text": message(rule.comments, self.language) or rule.name},
            "helpUri": rule.shape,
            "defaultConfiguration": {"level": LEVELS[rule.severity]},
        }

    def _result(self, result: Result, numbers: Mapping[str, int]) -> Json:
        places = [self._location(place) for place in result.evidence] or [_node(result)]
        written: Json = {
            "ruleId": local_name(result.shape),
            "level": LEVELS[result.severity],
            "message": {"text": showable(message(result.message, self.language))},
            "locations": places[:1],
            "relatedLocations": [{"id": n, **one} for n, one in enumerate(places[1:], start=1)],
            "partialFingerprints": {FINGERPRINT: result.id},
            "properties": {"focus": result.focus, "path": result.path},
        }
        if result.shape in numbers:
            written["ruleIndex"] = numbers[result.shape]
        if (reason := self.report.reason(result)) is not None:
            suppression = {"kind": "external", "status": "accepted", "justification": reason}
            written["suppressions"] = [suppression]
        return written

    def _location(self, place: Evidence) -> Json:
        address = self.addresses.get(place.source) or quote(place.source)
        physical: Json = {"artifactLocation": {"uri": address}}
        if place.line is not None:
            physical["region"] = _region(place, place.line)
        where = one_line(place_words(place.place(), self.language))
        text = one_line(place.text)
        location: Json = {
            "physicalLocation": physical,
            "message": {"text": f"{where}「{text}」" if where else text},
        }
        if place.line is None and where:  # a cell of a sheet or a page has no line
            location["logicalLocations"] = [{"fullyQualifiedName": where, "kind": "element"}]
        return location


def _node(result: Result) -> Json:
    """Return where a result is that no source states: at a node of a graph."""
    name = {"fullyQualifiedName": one_line(result.focus), "kind": "resource"}
    return {"logicalLocations": [name], "message": {"text": one_line(result.thing)}}


def _region(place: Evidence, line: int) -> Json:
    span = span_of(place, ())
    region: Json = {"startLine": line, "snippet": {"text": showable(place.text)}}
    if span.end is not None:
        region |= {"startColumn": span.start + 1, "endColumn": span.end + 1}
    return region
