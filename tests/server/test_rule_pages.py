"""The pages about the rules are those that the shapes give."""

import re
from pathlib import Path

import pytest

from fiscus.graph.validation.catalogue import rule_page
from fiscus.graph.validation.languages import LANGUAGES, Language
from fiscus.graph.validation.rules import Rule, rules_of, shapes_graph
from fiscus.server.rule_pages import main, pages

DOCS = Path(__file__).parents[2] / "docs"
RULE = Rule(
    shape="https://w3id.org/fiscus/shapes#a-rule",
    target="https://w3id.org/fiscus/ontology#GradingBand",
    severity="info",
    select="",
    messages={"zh": "是{?value}|<b>", "en": "is {?value}"},
    concerns="",
    comments={"zh": "要求", "en": "asks"},
)


@pytest.mark.parametrize("name", list(pages()))
def test_the_pages_in_docs_are_current(name: str, tmp_path: Path) -> None:
    main(str(tmp_path))
    assert (DOCS / name).read_text("utf-8") == (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_row(language: Language) -> None:
    rules = rules_of(shapes_graph())
    page = rule_page(rules, language)
    listed = re.findall(r'^\| <a id="([a-z0-9-]+)"></a>', page, re.MULTILINE)
    assert sorted(listed) == sorted(rule.name for rule in rules)


def test_a_row_says_what_the_shape_says() -> None:
    assert rule_page([RULE], "zh").splitlines()[4:] == [
        "## 评价等级",
        "",
        "| 规则 | 级别 | 要求 | 报告中的说法 |",
        "|---|---|---|---|",
        '| <a id="a-rule"></a>`a-rule` | 提示 | 要求 | 是{value}\\|&lt;b> |',
    ]
    assert rule_page([RULE], "en").splitlines()[4:] == [
        "## grading band",
        "",
        "| rule | severity | what it asks for | what a report says |",
        "|---|---|---|---|",
        '| <a id="a-rule"></a>`a-rule` | note | asks | is {value} |',
    ]
