"""The rules as a page for people, in one language, made from the shapes alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rdflib import RDFS, SKOS, Graph, URIRef

from ...ontology.loading import ontology_graph
from ..vocabulary import FIS
from .languages import SEVERITY_WORDS, Language, message
from .profiles import profile_of
from .report import Severity
from .rules import Rule
from .wording import IN_WAN

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title": "规则目录",
        "made": (
            "规则按检查对象排列；级别后的括号内是有些规则集另定的级别。"
            "报告中的金额用公开文本的单位，这里写作万元。"
            "本页由 `shapes/` 生成，请勿手改：`python -m fiscus.server.rule_pages docs`。"
        ),
        "rule": "规则",
        "severity": "级别",
        "asks": "要求",
        "says": "报告中的说法",
        "profile": "规则集",
        "profiles": "规则集",
        "for": "用途",
    },
    "en": {
        "title": "The rules",
        "made": (
            "The rules by what they look at; in brackets severities that a profile sets "
            "otherwise. Reports give amounts in the unit of the text, here it is 万元 (10,000 "
            "yuan). This page is made from `shapes/`; do not edit it: "
            "`python -m fiscus.server.rule_pages docs`."
        ),
        "rule": "rule",
        "severity": "severity",
        "asks": "what it asks for",
        "says": "what a report says",
        "profile": "profile",
        "profiles": "Profiles",
        "for": "what for",
    },
}


def rule_page(profiles: Mapping[str, Sequence[Rule]], language: Language) -> str:
    """Return the rules of profiles as a page in Markdown, grouped by the class that they look at.

    Figures stand in the messages as ``{name}``.

    :param profiles: the rules of each profile by its name; of a rule in several the first counts.
    """
    return "\n".join(_lines(profiles, language)) + "\n"


def _lines(profiles: Mapping[str, Sequence[Rule]], language: Language) -> Iterator[str]:
    words, ontology = _WORDS[language], ontology_graph()
    rules = list({rule.shape: rule for rule in reversed(_all(profiles))}.values())
    others = _others(rules, profiles)
    yield f"# {words['title']}"
    yield ""
    yield words["made"]
    yield from _profiles(profiles, language)
    ordered = sorted(rules, key=_order)
    for target, group in groupby(ordered, key=lambda rule: rule.target):
        yield ""
        yield f"## {_label(ontology, target, language)}"
        yield ""
        yield f"| {words['rule']} | {words['severity']} | {words['asks']} | {words['says']} |"
        yield "|---|---|---|---|"
        yield from (_row(rule, others[rule.shape], language) for rule in group)


def _all(profiles: Mapping[str, Sequence[Rule]]) -> list[Rule]:
    return [rule for rules in profiles.values() for rule in rules]


def _others(
    rules: Iterable[Rule], profiles: Mapping[str, Sequence[Rule]]
) -> dict[str, dict[str, Severity]]:
    """Return which profiles give a rule another severity than its own, by shape and name."""
    own = {rule.shape: rule.severity for rule in rules}
    others: dict[str, dict[str, Severity]] = {shape: {} for shape in own}
    for name, applied in profiles.items():
        for rule in applied:
            if rule.severity != own[rule.shape]:
                others[rule.shape][name] = rule.severity
    return others


def _profiles(profiles: Mapping[str, Sequence[Rule]], language: Language) -> Iterator[str]:
    words = _WORDS[language]
    yield ""
    yield f"## {words['profiles']}"
    yield ""
    yield f"| {words['profile']} | {words['for']} |"
    yield "|---|---|"
    for name in profiles:
        comment = _cell(message(profile_of(name).comments, language))
        yield f"| `{name}` | {comment} |"


def _order(rule: Rule) -> tuple[bool, str, str]:
    return not rule.target.startswith(FIS.prefix), rule.target, rule.name


def _row(rule: Rule, others: Mapping[str, Severity], language: Language) -> str:
    names = SEVERITY_WORDS[language]
    set_there = "".join(f" ({name}: {names[severity]})" for name, severity in others.items())
    severity = names[rule.severity] + set_there
    texts = (message(rule.comments, language), message(rule.messages, language))
    asks, says = (_cell(text) for text in texts)
    return f'| <a id="{rule.name}"></a>`{rule.name}` | {severity} | {asks} | {says} |'


def _cell(text: str) -> str:
    plain = text.replace("{?", "{").replace(f"{IN_WAN}}}", "}")
    return " ".join(plain.replace("|", "\\|").replace("<", "&lt;").split())


def _label(ontology: Graph, target: str, language: Language) -> str:
    """Return what the ontology calls a class, else the end of its IRI."""
    labels = {
        getattr(label, "language", None): str(label)
        for predicate in (RDFS.label, SKOS.prefLabel)
        for label in ontology.objects(URIRef(target), predicate)
    }
    return labels.get(language) or target.replace("#", "/").rpartition("/")[2]
