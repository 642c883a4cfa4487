"""The rules as a page for people, in one language, made from the shapes alone."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rdflib import RDFS, SKOS, Graph, URIRef

from ...ontology.loading import ontology_graph
from .languages import SEVERITY_WORDS, Language, message
from .rules import Rule

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title": "规则目录",
        "made": (
            "共 {count} 条规则，按检查对象排列。本页由 `shapes/` 生成，请勿手改："
            "`python -m fiscus.server.rule_pages docs`。"
        ),
        "rule": "规则",
        "severity": "级别",
        "asks": "要求",
        "says": "报告中的说法",
    },
    "en": {
        "title": "The rules",
        "made": (
            "{count} rules, by what they look at. This page is made from `shapes/`; do not edit "
            "it: `python -m fiscus.server.rule_pages docs`."
        ),
        "rule": "rule",
        "severity": "severity",
        "asks": "what it asks for",
        "says": "what a report says",
    },
}


def rule_page(rules: Iterable[Rule], language: Language) -> str:
    """Return the rules as a page in Markdown, grouped by the class that they look at.

    Figures stand in the messages as ``{name}``.
    """
    return "\n".join(_lines(list(rules), language)) + "\n"


def _lines(rules: list[Rule], language: Language) -> Iterator[str]:
    words, ontology = _WORDS[language], ontology_graph()
    yield f"# {words['title']}"
    yield ""
    yield words["made"].format(count=len(rules))
    ordered = sorted(rules, key=lambda rule: (rule.target, rule.name))
    for target, group in groupby(ordered, key=lambda rule: rule.target):
        yield ""
        yield f"## {_label(ontology, target, language)}"
        yield ""
        yield f"| {words['rule']} | {words['severity']} | {words['asks']} | {words['says']} |"
        yield "|---|---|---|---|"
        yield from (_row(rule, language) for rule in group)


def _row(rule: Rule, language: Language) -> str:
    severity = SEVERITY_WORDS[language][rule.severity]
    texts = (message(rule.comments, language), message(rule.messages, language))
    asks, says = (_cell(text) for text in texts)
    return f'| <a id="{rule.name}"></a>`{rule.name}` | {severity} | {asks} | {says} |'


def _cell(text: str) -> str:
    return " ".join(text.replace("{?", "{").replace("|", "\\|").replace("<", "&lt;").split())


def _label(ontology: Graph, target: str, language: Language) -> str:
    """Return what the ontology calls a class, else the end of its IRI."""
    labels = {
        getattr(label, "language", None): str(label)
        for predicate in (RDFS.label, SKOS.prefLabel)
        for label in ontology.objects(URIRef(target), predicate)
    }
    return labels.get(language) or target.replace("#", "/").rpartition("/")[2]
