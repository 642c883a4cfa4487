"""The disclosures that a report is about, and which of its results belongs to which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .report import Report, Result


@dataclass(frozen=True, slots=True)
class Subject:
    """A disclosure that was checked.

    :ivar iri: names it; empty for what belongs to none.
    :ivar title: its title, empty where it has none.
    :ivar sources: the files that state it, as evidence calls them.
    """

    iri: str
    title: str = ""
    sources: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: its title, else the end of its IRI."""
        return self.title or self.iri.partition("/id/")[2] or self.iri


OTHER = Subject("")


def subject_of(result: Result, subjects: Mapping[str, Subject]) -> Subject:
    """Return the disclosure that a result belongs to, :data:`OTHER` where it cannot be told.

    Where there is only one, everything belongs to it.

    :param subjects: the disclosures by IRI.
    """
    if len(subjects) == 1:
        return next(iter(subjects.values()))
    iri = result.focus
    while iri and iri not in subjects:
        iri = iri.rpartition("/")[0]
    if iri:
        return subjects[iri]
    cited = {place.source for place in result.evidence}
    return next((one for one in subjects.values() if cited & set(one.sources)), OTHER)


def by_subject(
    report: Report, subjects: Iterable[Subject]
) -> list[tuple[Subject, tuple[Result, ...]]]:
    """Return the results of each disclosure, those without any too; what belongs to none last."""
    known = {subject.iri: subject for subject in subjects}
    found: dict[Subject, list[Result]] = {subject: [] for subject in known.values()}
    for result in report.results:
        found.setdefault(subject_of(result, known), []).append(result)
    return [(subject, tuple(results)) for subject, results in found.items()]
