"""A report for a terminal: grouped by severity and shape, in Chinese and English."""

from collections.abc import Iterator
from itertools import groupby

from .report import SEVERITIES, Evidence, Report, Result, Severity

TITLES: dict[Severity, str] = {
    "violation": "违规 Violations",
    "warning": "警示 Warnings",
    "info": "提示 Information",
}
PLACES = {
    "page": "第{}页 page {}",
    "sheet": "工作表{} sheet {}",
    "line": "第{}行 line {}",
    "table": "表{} table {}",
    "row": "行{} row {}",
    "column": "列{} column {}",
}
QUOTED = 80
"""Characters of a place that are quoted."""


def as_text(report: Report) -> str:
    """Return *report* as plain lines, newline at the end."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    for severity in SEVERITIES:
        results = [result for result in report.results if result.severity == severity]
        if results:
            yield f"{TITLES[severity]} ({len(results)})"
            yield from _groups(results)
            yield ""
    counts = report.counts
    yield (
        f"违规 {counts['violation']}，警示 {counts['warning']}，提示 {counts['info']} · "
        f"{counts['violation']} violations, {counts['warning']} warnings, {counts['info']} notes"
    )


def _groups(results: list[Result]) -> Iterator[str]:
    """Yield the lines of each shape's results; sorting is stable, so places stay in order."""
    for shape, group in groupby(sorted(results, key=lambda r: r.shape), key=lambda r: r.shape):
        yield f"  {shape.rpartition('#')[2]}"
        for result in group:
            yield from (f"    {text}" for _, text in sorted(result.message.items(), reverse=True))
            yield from (f"      {_place(place)}" for place in result.evidence)


def _place(place: Evidence) -> str:
    where = " ".join(PLACES[name].format(at, at) for name, at in place.place().items())
    text = " ".join(place.text.split())
    quoted = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return f"{place.source} {where}「{quoted}」" if where else f"{place.source}「{quoted}」"
