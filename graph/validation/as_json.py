"""A report as JSON: the published contract of ``validate --format json``."""

import json
from decimal import Decimal

from .report import Evidence, Report, Result, Value


def as_json(report: Report) -> str:
    """Return *report* as one JSON object, indented, text unescaped, newline at the end."""
    return json.dumps(as_object(report), ensure_ascii=False, indent=2) + "\n"


def as_object(report: Report) -> dict[str, object]:
    """Return *report* as the plain object behind :func:`as_json`."""
    return {
        "conforms": report.conforms,
        "counts": report.counts,
        "results": [_result(result) for result in report.results],
    }


def _result(result: Result) -> dict[str, object]:
    return {
        "id": result.id,
        "shape": result.shape,
        "severity": result.severity,
        "focus": result.focus,
        "path": result.path,
        "value": _value(result.value),
        "message": dict(result.message),
        "evidence": [_evidence(place) for place in result.evidence],
    }


def _value(value: Value) -> str | int | float | bool | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _evidence(place: Evidence) -> dict[str, object]:
    return {"source": place.source, **place.place(), "text": place.text}
