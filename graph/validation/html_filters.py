"""The filters of the HTML report: by severity, by section, and by what a baseline says."""

from collections.abc import Collection, Mapping

from .html_findings import Shown, badge
from .html_words import WORDS, section_words
from .markup import Markup, element, together
from .report import SEVERITIES, Result


def filters(results: Collection[Result], shown: Shown) -> Markup:
    """Return the form, hidden until the script that it needs shows it; nothing without results."""
    if not results:
        return together()
    words, language = WORDS[shown.language], shown.language
    statuses = {status: together(words[status]) for status in ("new", "acknowledged")}
    return element(
        "form",
        element("h2", words["filter"], id="filter-title"),
        _boxes("severity", words["severity"], {s: badge(s, language) for s in SEVERITIES}),
        _sections(shown),
        _disclosures(shown),
        _boxes("status", words["status"], statuses) if shown.report.comparison else "",
        element("button", words["reset"], type="reset"),
        element("p", role="status", id="showing", data_words=words["showing"]),
        id="filter",
        hidden=True,
        aria_labelledby="filter-title",
    )


def _boxes(name: str, legend: str, choices: Mapping[str, Markup]) -> Markup:
    boxes = [
        element(
            "label",
            element("input", type="checkbox", name=name, value=value, checked=True),
            " ",
            label,
        )
        for value, label in choices.items()
    ]
    return element("fieldset", element("legend", legend), boxes)


def _disclosures(shown: Shown) -> Markup:
    if len(shown.disclosures) < 2:
        return together()
    words = WORDS[shown.language]
    options = [element("option", words["all_disclosures"], value=" ")]
    options += [element("option", one.name, value=one.iri) for one in shown.disclosures.values()]
    if any(not shown.disclosure_of(result) for result in shown.report.results):
        options.append(element("option", words["other"], value="-"))
    select = element("select", options, name="disclosure")
    return element("label", element("span", words["disclosure"]), " ", select)


def _sections(shown: Shown) -> Markup:
    words = WORDS[shown.language]
    met = dict.fromkeys(shown.index.section_of(result) for result in shown.report.results)
    options = [element("option", words["all_sections"], value=" ")]
    options += [
        element("option", section_words(kind, shown.language), value=kind or "-") for kind in met
    ]
    select = element("select", options, name="section")
    return element("label", element("span", words["section"]), " ", select)
