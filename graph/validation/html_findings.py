"""The findings in the HTML report: what is wrong, by which rule, and the places, quoted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .figures import pieces
from .html_rules import rule_anchor
from .html_text import TEXT_LANGUAGE, Index, finding_anchor
from .html_words import WORDS, section_words
from .languages import PLURAL_WORDS, SEVERITY_WORDS, Language, message, place_words
from .markup import Markup, element, together
from .pointing import Span, excerpt, spans_of
from .report import Evidence, Report, Result, Severity
from .rules import Rule, local_name
from .subject import Subject, subject_of

SIGNS: Mapping[Severity, str] = {"violation": "■", "warning": "▲", "info": "●"}
"""A shape for each severity, so that none is told by its colour alone."""
_PLACES = 6
"""Places of a finding that are listed; the rest unfolds."""
_QUOTED = 100
"""Characters of a place that are quoted; the text beside it has all."""


def badge(severity: Severity, language: Language, count: int | None = None) -> Markup:
    """Return the name of a severity with its sign, and how many there are."""
    number = "" if count is None else element("b", str(count))
    names = SEVERITY_WORDS if count in {None, 1} else PLURAL_WORDS
    words = names[language][severity]
    sign = element("span", SIGNS[severity], aria_hidden="true")
    return element(
        "span", sign, " ", words, " " if number else "", number, class_=f"badge {severity}"
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows, and in which language.

    :ivar rules: the rules by the IRIs of their shapes.
    :ivar disclosures: the disclosures that were checked, by IRI.
    :ivar sources: how many sources there are.
    """

    report: Report
    index: Index
    rules: Mapping[str, Rule]
    language: Language
    disclosures: Mapping[str, Subject] = field(default_factory=dict)
    sources: int = 1

    def disclosure_of(self, result: Result) -> str:
        """Return the IRI of the disclosure that a result is about, empty where it is not known."""
        return subject_of(result, self.disclosures).iri


def finding(number: int, result: Result, shown: Shown) -> Markup:
    """Return one finding with its rule and its places."""
    reason = shown.report.reason(result)
    kind = shown.index.section_of(result)
    return element(
        "article",
        _head(number, result, shown),
        element("p", message(result.message, shown.language), class_="message"),
        _places(result, shown),
        _about(result, reason, shown.rules, shown.language),
        id=finding_anchor(number),
        tabindex="-1",
        class_=f"finding {result.severity}",
        data_severity=result.severity,
        data_section=kind or "-",
        data_disclosure=shown.disclosure_of(result) or "-",
        data_status="new" if reason is None else "acknowledged",
    )


def _head(number: int, result: Result, shown: Shown) -> Markup:
    kind, language = shown.index.section_of(result), shown.language
    return element(
        "h3",
        element("span", f"{number}.", class_="number"),
        badge(result.severity, language),
        _status(shown.report, result, language),
        element("small", section_words(kind, language) if kind else ""),
    )


def _status(report: Report, result: Result, language: Language) -> Markup:
    if report.comparison is None:
        return together()
    status = "new" if report.reason(result) is None else "acknowledged"
    return element("span", WORDS[language][status], class_=f"status {status}")


def _places(result: Result, shown: Shown) -> Markup:
    words = WORDS[shown.language]
    if not result.evidence:
        return element("p", words["node"], element("code", result.thing), class_="note")
    items = [
        _place(place, f"{place.source} " if shown.sources > 1 else "", result, shown)
        for place in result.evidence
    ]
    first, more = items[:_PLACES], items[_PLACES:]
    listed = element("ul", first, class_="places", aria_label=words["places"])
    if not more:
        return listed
    summary = element("summary", words["more_places"].format(len(more)))
    return together(listed, element("details", summary, element("ul", more, class_="places")))


def _place(place: Evidence, file: str, result: Result, shown: Shown) -> Markup:
    index, language = shown.index, shown.language
    where = place_words(place.place(), language) or WORDS[language]["no_place"]
    name = f"{file}{where}"
    anchor = index.anchors.get(index.line_of(place))
    title = WORDS[language]["to_source"]
    link = element("a", name, href=f"#{anchor}", title=title) if anchor else element("span", name)
    text = place.text.strip()
    quoted = excerpt(text, spans_of(result, text), _QUOTED)
    words = _pointed(quoted, spans_of(result, quoted))
    return element("li", link, " ", element("q", words, lang=TEXT_LANGUAGE))


def _pointed(text: str, spans: Iterable[Span]) -> Markup:
    """Return a quoted text with the words in question and its figures set off."""
    parts, end = list[Markup](), 0
    for start, until in spans:
        parts += [_figures(text[end:start]), element("em", text[start:until])]
        end = until
    return together(*parts, _figures(text[end:]))


def _figures(text: str) -> Markup:
    """Return a quoted text with its figures set off."""
    return together(*(element("b", one) if figure else one for one, figure in pieces(text)))


def _about(
    result: Result, reason: str | None, rules: Mapping[str, Rule], language: Language
) -> Markup:
    words, rule = WORDS[language], rules.get(result.shape)
    rows = []
    if reason is not None:
        rows.append((words["reason"], together(reason)))
    asked = message(rule.comments, language) if rule else ""
    name = element("code", local_name(result.shape))
    name = element("a", name, href=f"#{rule_anchor(result.shape)}", title=words["to_rule"])
    rows.append((words["rule"], together(asked, " " if asked else "", name)))
    rows.append((words["identifier"], element("code", result.id)))
    return element("dl", [together(element("dt", k), element("dd", v)) for k, v in rows])
