"""The file in which findings are acknowledged: read, held against a report, and written anew."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..errors import FiscusError
from .comparison import Acknowledgement, Comparison
from .report import Report, Result
from .rules import local_name
from .showable import one_line
from .subject import Subject, by_subject

_KEY = "acknowledged"


class BadBaseline(FiscusError):
    """A file that is no baseline."""

    reason = "bad-baseline"


def read_baseline(data: bytes, name: str) -> tuple[Acknowledgement, ...]:
    """Return what a file acknowledges.

    :param name: what to call the file in errors.
    :raises BadBaseline: it is no JSON of the form that :func:`written_baseline` gives, or
        acknowledges one finding twice.
    """
    try:
        listed = json.loads(data)[_KEY]
        found = tuple(_acknowledgement(one) for one in listed)
    except json.JSONDecodeError as error:
        where = f"{name}, line {error.lineno}"
        raise BadBaseline(f"no JSON: {error.msg}", where, "correct the file") from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        hint = "write one with --write-baseline"
        raise BadBaseline("the file is no baseline", name, hint) from error
    if twice := len(found) - len({one.id for one in found}):
        what = f"{twice} findings are acknowledged more than once"
        raise BadBaseline(what, name, "leave one of each")
    return found


def _acknowledgement(item: Mapping[str, object]) -> Acknowledgement:
    message, quoted = item.get("message", {}), item.get("quoted", [])
    if not isinstance(message, dict) or not isinstance(quoted, list):
        raise TypeError("no text by language, or no list of texts")
    return Acknowledgement(
        id=_text(item["id"]),
        reason=_text(item.get("reason", "")).strip(),
        rule=_text(item.get("rule", "")),
        message={str(language): _text(said) for language, said in message.items()},
        quoted=tuple(_text(one) for one in quoted),
        disclosure=_text(item.get("disclosure", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def compared(
    report: Report, acknowledged: Iterable[Acknowledgement], subjects: Iterable[Subject]
) -> Report:
    """Return *report* with what a baseline says of it.

    A result is acknowledged when its identifier and what its places say are those listed, and a
    reason is given.

    :param subjects: the disclosures that were checked; nothing is stale about others.
    """
    listed, checked = tuple(acknowledged), {subject.iri for subject in subjects}
    answers = {one.id: one for one in listed}
    met = {r.id: answers[r.id] for r in report.results if _answers(answers.get(r.id), r)}
    stale = (one for one in listed if one.id not in met and one.disclosure in {"", *checked})
    reasons = {id_: one.reason for id_, one in met.items() if one.reason}
    return replace(report, comparison=Comparison(reasons, tuple(stale), len(met) - len(reasons)))


def _answers(one: Acknowledgement | None, result: Result) -> bool:
    return one is not None and one.quoted == _quoted(result)


def _quoted(result: Result) -> tuple[str, ...]:
    return tuple(one_line(place.text) for place in result.evidence)


def written_baseline(
    report: Report,
    subjects: Iterable[Subject],
    known: Sequence[Acknowledgement] = (),
    reason: str = "",
) -> str:
    """Return a baseline that lists every result, those already acknowledged with their reasons.

    :param known: acknowledgements whose reasons are kept where they still answer to a result;
        those about disclosures that were not checked stay.
    :param reason: why all other results are acknowledged; empty to be filled in by hand.
    """
    subjects = list(subjects)
    checked = {subject.iri for subject in subjects}
    elsewhere = [one for one in known if one.disclosure not in {"", *checked}]
    listed = [*_listed(report, subjects, {one.id: one for one in known}, reason), *elsewhere]
    ordered = sorted(listed, key=lambda one: (one.disclosure, one.rule, one.id))
    document = {_KEY: [_item(one) for one in ordered]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _listed(
    report: Report,
    subjects: Iterable[Subject],
    known: Mapping[str, Acknowledgement],
    reason: str,
) -> Iterator[Acknowledgement]:
    for subject, results in by_subject(report, subjects):
        for result in results:
            before = known.get(result.id)
            kept = before.reason if before and _answers(before, result) else ""
            yield Acknowledgement(
                result.id,
                kept or reason,
                local_name(result.shape),
                result.message,
                _quoted(result),
                subject.iri,
            )


def _item(one: Acknowledgement) -> dict[str, object]:
    return {
        "id": one.id,
        "reason": one.reason,
        "rule": one.rule,
        "disclosure": one.disclosure,
        "message": dict(one.message),
        "quoted": list(one.quoted),
    }
