"""The pages about the rules are those that the shapes give."""

import re
from dataclasses import replace

import pytest

from fiscus.graph.validation.catalogue import rule_page
from fiscus.graph.validation.languages import LANGUAGES, Language
from fiscus.graph.validation.profiles import profile_names, profile_of, shapes_of
from fiscus.graph.validation.rules import Rule, rules_of
from fiscus.server.rule_pages import pages

RULE = Rule(
    shape="https://w3id.org/fiscus/shapes#a-rule",
    target="https://w3id.org/fiscus/ontology#GradingBand",
    severity="info",
    select="",
    messages={"zh": "是{?value}|<b>", "en": "is {?value}"},
    concerns="",
    comments={"zh": "要求", "en": "asks"},
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_row(language: Language) -> None:
    profiles = {name: rules_of(shapes_of(name)) for name in profile_names()}
    page = pages()[f"rules.{language}.md"]
    listed = re.findall(r'^\| <a id="([a-z0-9-]+)"></a>', page, re.MULTILINE)
    rules = {rule.name for applied in profiles.values() for rule in applied}
    assert sorted(listed) == sorted(rules)


def test_a_row_says_what_the_shape_says() -> None:
    raised = {"general": [RULE], "hebei-2023": [replace(RULE, severity="warning")]}
    assert rule_page(raised, "zh").splitlines()[4:] == [
        "## 规则集",
        "",
        "| 规则集 | 用途 |",
        "|---|---|",
        f"| `general` | {profile_of('general').comments['zh']} |",
        f"| `hebei-2023` | {profile_of('hebei-2023').comments['zh']} |",
        "",
        "## 评价等级",
        "",
        "| 规则 | 级别 | 要求 | 报告中的说法 |",
        "|---|---|---|---|",
        '| <a id="a-rule"></a>`a-rule` | 提示 (hebei-2023: 警示) | 要求 | 是{value}\\|&lt;b> |',
    ]
    assert rule_page({"general": [RULE]}, "en").splitlines()[10:] == [
        "## grading band",
        "",
        "| rule | severity | what it asks for | what a report says |",
        "|---|---|---|---|",
        '| <a id="a-rule"></a>`a-rule` | note | asks | is {value} |',
    ]
