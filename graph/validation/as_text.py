"""A report for a terminal: grouped by severity and rule, places quoted, what is new first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .comparison import Acknowledgement
from .figures import pieces
from .languages import LANGUAGES, SEVERITY_TITLES, Language, count_words, message, place_words
from .palette import PLAIN, Palette
from .pointing import excerpt, spans_of
from .report import SEVERITIES, Evidence, Report, Result, Severity, counts_of
from .rules import local_name
from .showable import one_line
from .subject import Subject, by_subject
from .text_words import WORDS

QUOTED = 80
"""Characters of a place that are quoted."""


def as_text(
    report: Report,
    subjects: Iterable[Subject] = (),
    languages: Sequence[Language] = LANGUAGES,
    palette: Palette = PLAIN,
) -> str:
    """Return *report* as lines, newline at the end.

    :param subjects: the disclosures that were checked; several are summed up one by one.
    :param languages: in which everything is said, one behind the other.
    """
    return "\n".join(_Writer(tuple(languages), palette).lines(report, list(subjects))) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    languages: tuple[Language, ...]
    palette: Palette

    def lines(self, report: Report, subjects: list[Subject]) -> Iterator[str]:
        if report.empty:
            yield self._said("empty")
        for severity in SEVERITIES:
            yield from self._severity(severity, [r for r in report.new if r.severity == severity])
        acknowledged = [r for r in report.results if report.reason(r) is not None]
        if acknowledged:
            yield f"{self._said('acknowledged')} ({len(acknowledged)})"
            yield from (self._acknowledged(report, result) for result in acknowledged)
            yield ""
        if report.comparison and report.comparison.stale:
            yield from self._stale(report.comparison.stale)
        if len(subjects) > 1:
            yield from self._summary(report, subjects)
        yield self._total(report)

    def _severity(self, severity: Severity, results: list[Result]) -> Iterator[str]:
        if results:
            title = " ".join(SEVERITY_TITLES[language][severity] for language in self.languages)
            yield f"{self.palette.paint(severity, title)} ({len(results)})"
            yield from self._groups(results)
            yield ""

    def _groups(self, results: list[Result]) -> Iterator[str]:
        """Yield the lines of each rule's results; sorting is stable, so places stay in order."""
        for shape, group in groupby(sorted(results, key=lambda r: r.shape), key=lambda r: r.shape):
            yield f"  {self.palette.paint('rule', one_line(local_name(shape)))}"
            for result in group:
                *others, last = self._messages(result)
                yield from (f"    {text}" for text in others)
                yield f"    {last} {self.palette.paint('note', f'[{result.id}]')}"
                yield from (f"      {place}" for place in self._places(result))

    def _messages(self, result: Result) -> list[str]:
        texts = [one_line(message(result.message, language)) for language in self.languages]
        return list(dict.fromkeys(texts))

    def _places(self, result: Result) -> list[str]:
        if not result.evidence:
            return [self.palette.paint("place", one_line(result.thing))]
        return [self._place(place, result) for place in result.evidence]

    def _place(self, place: Evidence, result: Result) -> str:
        name, at = one_line(place.source), place.place()
        words = (one_line(place_words(at, language)) for language in self.languages)
        where = self.palette.paint("place", " ".join([name, *filter(None, words)]))
        text = one_line(place.text)
        quoted = excerpt(text, spans_of(result, text), QUOTED)
        paint = self.palette.paint
        marked = "".join(paint("figure", one) if figure else one for one, figure in pieces(quoted))
        return f"{where}「{marked}」"

    def _acknowledged(self, report: Report, result: Result) -> str:
        said, reason = " ".join(self._messages(result)), one_line(report.reason(result) or "")
        return self.palette.paint("note", f"  {said} [{result.id}] {self._said('reason')}{reason}")

    def _stale(self, stale: Iterable[Acknowledgement]) -> Iterator[str]:
        yield self._said("stale")
        for one in stale:
            said = one_line(message(one.message, self.languages[0]))
            yield f"  {one_line(one.rule)} [{one_line(one.id)}] {said}".rstrip()
        yield ""

    def _summary(self, report: Report, subjects: list[Subject]) -> Iterator[str]:
        yield self._said("by_disclosure")
        for subject, results in by_subject(report, subjects):
            name = one_line(subject.name) or self._said("other")
            yield f"  {name}: {self._counts(counts_of(results))}"
        yield ""

    def _total(self, report: Report) -> str:
        if report.comparison is None:
            return self._counts(report.counts)
        new = self._counts(report.new_counts)
        return f"{self._said('new')}{new}\n{self._said('all')}{self._counts(report.counts)}"

    def _counts(self, counts: dict[Severity, int]) -> str:
        return " · ".join(count_words(counts, language) for language in self.languages)

    def _said(self, key: str) -> str:
        return " ".join(WORDS[language][key] for language in self.languages)
