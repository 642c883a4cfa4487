"""What the HTML report says of the whole: counts by disclosure, acknowledgements that are stale."""

from collections.abc import Iterable

from .html_words import WORDS
from .languages import SEVERITY_WORDS, Language, message
from .markup import Markup, element, together
from .report import SEVERITIES, Report, Result, counts_of
from .subject import Subject, by_subject


def summary(report: Report, subjects: Iterable[Subject], language: Language) -> Markup:
    """Return a table of how many findings each disclosure has; nothing where there is just one."""
    groups = by_subject(report, subjects)
    if len(groups) < 2:
        return together()
    words, severities = WORDS[language], SEVERITY_WORDS[language]
    head = [element("th", words["disclosure"], scope="col")]
    head += [element("th", severities[s], scope="col", class_="number") for s in SEVERITIES]
    rows = [_row(subject.name or words["other"], results) for subject, results in groups]
    rows.append(_row(words["total"], report.results))
    table = element("table", element("thead", element("tr", head)), element("tbody", rows))
    return element("section", element("h2", words["summary"]), table, class_="summary wide")


def _row(name: str, results: Iterable[Result]) -> Markup:
    counts = counts_of(results)
    cells = [element("td", str(counts[s]), class_="number") for s in SEVERITIES]
    return element("tr", element("th", name, scope="row"), cells)


def stale(report: Report, language: Language) -> Markup:
    """Return the acknowledgements that no finding answers to; nothing where there are none."""
    listed = report.comparison.stale if report.comparison else ()
    if not listed:
        return together()
    words = WORDS[language]
    items = [
        element("li", message(one.message, language), " ", element("code", one.id), " ", one.reason)
        for one in listed
    ]
    return element(
        "section",
        element("h2", words["stale"]),
        element("p", words["stale_note"], class_="note"),
        element("ul", items),
        class_="stale",
    )
