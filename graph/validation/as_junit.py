"""A report as JUnit XML, which build servers show as tests: a suite a disclosure, a case a rule."""

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from .languages import SEVERITY_WORDS, Language, message, place_words
from .report import FAILING, SEVERITIES, Evidence, Report, Result, Severity
from .rules import Rule, local_name
from .showable import one_line
from .subject import Subject, by_subject
from .text_words import WORDS


def as_junit(
    report: Report,
    rules: Iterable[Rule],
    subjects: Iterable[Subject] = (),
    language: Language = "zh",
    failing: Collection[Severity] = FAILING,
) -> str:
    """Return *report* as one ``testsuites`` document, newline at the end.

    A case fails when its rule has a result of a *failing* severity that no baseline
    acknowledges; results that do not fail it are told as its output. It is skipped when all its
    results are acknowledged.

    :param rules: the rules that were applied: those without a result pass.
    :param subjects: the disclosures that were checked.
    """
    writer = _Writer(report, tuple(rules), language, frozenset(failing))
    suites = [writer.suite(*group) for group in by_subject(report, subjects)]
    root = ET.Element("testsuites", {"name": "fiscus", **_sums(suites)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


@dataclass(frozen=True, slots=True)
class _Writer:
    report: Report
    rules: tuple[Rule, ...]
    language: Language
    failing: frozenset[Severity]

    def suite(self, subject: Subject, results: Sequence[Result]) -> ET.Element:
        found: dict[str, list[Result]] = {rule.shape: [] for rule in self.rules}
        for result in results:
            found.setdefault(result.shape, []).append(result)
        name = one_line(subject.name) or WORDS[self.language]["other"]
        place = one_line(subject.iri.partition("/id/")[2]) or name
        cases = [self._case(place, shape, found[shape]) for shape in found]
        suite = ET.Element("testsuite", name=name, tests=str(len(cases)), errors="0")
        for kind, counted in (("failures", "failure"), ("skipped", "skipped")):
            suite.set(kind, str(sum(case.find(counted) is not None for case in cases)))
        suite.extend(cases)
        return suite

    def _case(self, place: str, shape: str, results: list[Result]) -> ET.Element:
        case = ET.Element("testcase", classname=place, name=one_line(local_name(shape)))
        new = [result for result in results if self.report.reason(result) is None]
        failures = [result for result in new if result.severity in self.failing]
        if failures:
            self._fail(case, failures)
        elif results and not new:
            reasons = dict.fromkeys(one_line(self.report.reason(one) or "") for one in results)
            said = f"{WORDS[self.language]['acknowledged']}: {'; '.join(reasons)}"
            ET.SubElement(case, "skipped", message=said)
        if others := [result for result in new if result not in failures]:
            ET.SubElement(case, "system-out").text = self._text(others)
        return case

    def _fail(self, case: ET.Element, failures: list[Result]) -> None:
        worst = min((one.severity for one in failures), key=SEVERITIES.index)
        more = f" (+{len(failures) - 1})" if len(failures) > 1 else ""
        said = one_line(message(failures[0].message, self.language)) + more
        ET.SubElement(case, "failure", type=worst, message=said).text = self._text(failures)

    def _text(self, results: list[Result]) -> str:
        return "\n".join(line for result in results for line in self._lines(result))

    def _lines(self, result: Result) -> list[str]:
        severity = SEVERITY_WORDS[self.language][result.severity]
        said = one_line(message(result.message, self.language))
        places = list(map(self._place, result.evidence)) or [f"  {one_line(result.thing)}"]
        return [f"{severity} [{result.id}] {said}", *places]

    def _place(self, place: Evidence) -> str:
        where = place_words(place.place(), self.language)
        return f"  {one_line(f'{place.source} {where}')}「{one_line(place.text)}」"


def _sums(suites: Sequence[ET.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors", "skipped")
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in names}
