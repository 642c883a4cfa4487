"""The rules in the HTML report: what each that found something asks for, linked both ways."""

from collections.abc import Mapping

from .html_text import finding_anchor
from .html_words import WORDS
from .languages import Language, message
from .markup import Markup, element, together
from .report import Result
from .rules import Rule, local_name

SHOWN = 12
"""Findings of a rule that are linked; the rest unfolds."""


def rule_anchor(shape: str) -> str:
    """Return what a rule is called in the page."""
    return f"rule-{local_name(shape)}"


def rules_section(
    numbered: Mapping[int, Result], rules: Mapping[str, Rule], language: Language
) -> Markup:
    """Return the rules that *numbered* findings come from, each once, in their order."""
    found: dict[str, list[int]] = {}
    for number, result in numbered.items():
        found.setdefault(result.shape, []).append(number)
    if not found:
        return together()
    rows = [_rule(shape, numbers, rules.get(shape), language) for shape, numbers in found.items()]
    title = WORDS[language]["rules"]
    return element("section", element("h2", title), element("dl", rows), class_="rules")


def _rule(shape: str, numbers: list[int], rule: Rule | None, language: Language) -> Markup:
    asked = message(rule.comments, language) if rule else ""
    links = [element("a", f"{n}", href=f"#{finding_anchor(n)}") for n in numbers]
    first, more = _parted(links[:SHOWN]), links[SHOWN:]
    rest = element(
        "details",
        element("summary", WORDS[language]["more_findings"].format(len(more))),
        _parted(more),
    )
    name = element("code", local_name(shape))
    return together(
        element("dt", name, id=rule_anchor(shape), tabindex="-1"),
        element("dd", element("p", asked or shape)),
        element("dd", WORDS[language]["found_by"], first, rest if more else ""),
    )


def _parted(links: list[Markup]) -> Markup:
    return together(*(part for link in links for part in (" ", link)))
