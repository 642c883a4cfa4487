"""The report as a page: offline, escaped, in both languages, with rules and baseline."""

import hashlib
import re
from base64 import b64encode

import lxml.html

from fiscus.graph.validation.as_html import Frame, as_html
from fiscus.graph.validation.comparison import Acknowledgement, Comparison
from fiscus.graph.validation.report import Evidence, Report, Result
from fiscus.graph.validation.rules import Rule
from fiscus.graph.validation.source_text import SourceLine, SourceText
from fiscus.graph.validation.subject import Subject
from tests.graph.validation.html_report import (
    FOCUS,
    REPORT,
    SHAPES,
    SOURCE,
    SUBJECT,
    TEXT,
    page,
    place,
    result,
    texts,
)


def test_the_worst_comes_first() -> None:
    shown = page().xpath("//article")
    assert [(a.get("data-severity"), a.get("data-section")) for a in shown] == [
        ("violation", "arrangement"),
        ("warning", "arrangement"),
        ("info", "opening"),
    ]


def test_rules_are_described_and_linked_both_ways() -> None:
    root = page(Report((*REPORT.results, result(4, "info", place("L1", "预算公开")))))
    named = [a.get("href") for a in root.xpath("//article/dl//a")]
    (listed,) = root.xpath("//section[@class='rules']/dl")
    told = {dt.get("id"): dt.getnext().text_content() for dt in listed.xpath("dt")}
    back = [a.get("href") for a in listed.xpath("dd//a")]
    assert named == [f"#{name}" for name in told] * len(named)
    assert all(told.values())
    assert back == ["#finding-1", "#finding-2", "#finding-3", "#finding-4"]


def test_a_rule_with_many_findings_unfolds() -> None:
    many = Report(tuple(result(n, "info", place("L1", "预算公开")) for n in range(1, 15)))
    (listed,) = page(many).xpath("//section[@class='rules']/dl/dd/details")
    assert [a.text_content() for a in listed.xpath("a")] == ["13", "14"]


def test_nothing_is_loaded_and_the_policy_says_so() -> None:
    root = page()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = root.xpath("//style/text()"), root.xpath("//script/text()")

    def digest(text: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert root.xpath("//@src | //link | //img | //iframe | //object | //@style") == []
    assert re.findall(r"url\(|@import|fetch|XMLHttp|innerHTML", style + script) == []


def test_all_severities_differ_in_more_than_colour() -> None:
    assert texts(page(), "//article/h3/span[starts-with(@class, 'badge')]") == [
        "■ 违规",
        "▲ 警示",
        "● 提示",
    ]


def test_both_languages_say_all() -> None:
    chinese, english = page(), page(language="en")
    assert (chinese.get("lang"), english.get("lang")) == ("zh-CN", "en")
    assert texts(chinese, "//*[@class='message']") == ["第2个问题", "第1个问题", "第3个问题"]
    assert texts(english, "//*[@class='message']") == ["problem 2", "problem 1", "problem 3"]
    own = [*english.xpath("//*[not(ancestor-or-self::*[@lang='zh-CN'])]/text()")]
    said = {text for text in own if re.search(r"[\u4e00-\u9fff]", text)}
    assert said == {SUBJECT.title, f"{SUBJECT.title} – Budget disclosure: validation report"}


def test_several_disclosures_are_summed_up() -> None:
    other = Subject(FOCUS.replace("/1", "/2"), "", ("b.txt",))
    root = lxml.html.document_fromstring(as_html(REPORT, [TEXT], [SUBJECT, other]))
    assert [texts(row, "th | td") for row in root.xpath("//tbody/tr[th]")] == [
        [SUBJECT.title, "1", "1", "1"],
        ["disclosure/2", "0", "0", "0"],
        ["合计", "1", "1", "1"],
    ]


def test_a_baseline_tells_new_from_acknowledged() -> None:
    stale = Acknowledgement("f" * 16, "旧事", "grading-gap", {"zh": "不再有", "en": "gone"})
    report = Report(REPORT.results, Comparison({f"{2:016x}": "核对过<b>"}, (stale,)))
    root = page(report)
    assert texts(root, "//*[starts-with(@class, 'status')]") == ["新发现", "新发现", "已确认"]
    assert texts(root, "//article[3]/dl/dd[1]")[0] == "核对过<b>"
    assert texts(root, "//*[@class='verdict']") == ["没有新的违规，原有的均已确认。"]
    assert texts(root, "//*[@class='stale']//li") == [f"不再有 {'f' * 16} 旧事"]


def test_profile_rules_and_way_back_are_shown() -> None:
    rule = Rule(f"{SHAPES}expenditure-parts", "urn:C", "info", "", {}, "", {"zh": "要求甲"})
    frame = Frame((rule,), "河北2023", "/validate")
    root = lxml.html.document_fromstring(as_html(REPORT, [TEXT], [SUBJECT], "zh", frame))
    assert texts(root, "//*[@class='profile']") == ["规则集：河北2023"]
    assert texts(root, "//article[1]//dd")[0] == "要求甲 expenditure-parts"
    assert [a.get("href") for a in root.xpath("//footer//a")] == ["/validate"]


def test_several_disclosures_are_filtered() -> None:
    other = Subject(FOCUS.replace("/1", "/2"), "乙局", ("b.txt",))
    written = as_html(REPORT, [TEXT], [SUBJECT, other])
    root = lxml.html.document_fromstring(written)
    options = [(o.get("value"), o.text) for o in root.xpath("//select[@name='disclosure']/option")]
    assert options == [(" ", "全部公开文本"), (SUBJECT.iri, SUBJECT.title), (other.iri, "乙局")]
    assert {a.get("data-disclosure") for a in root.xpath("//article")} == {SUBJECT.iri}


def test_a_node_of_a_graph_is_named() -> None:
    root = lxml.html.document_fromstring(as_html(Report((result(7, "info"),))))
    assert texts(root, "//article/p[@class='note']") == [f"对象：{FOCUS}/amount/7 = 7"]
    assert root.xpath("//*[@id='text'] | //a[@href='#text']") == []


def test_nothing_found_has_no_filter() -> None:
    root = page(Report(()))
    assert root.xpath("//form") == []
    assert "没有需要说明的问题。" in texts(root, "//*[@id='findings']//p")


def test_hostile_text_stays_text() -> None:
    nasty = "</mark></p></title><script>alert(1)</script>'\"&<img src=x onerror=alert(2)>\u202e\0"
    text = SourceText(nasty, (((((SourceLine("L1", nasty, {"line": 1}, nasty)),),),),))
    cited = Evidence(nasty, nasty, line=1, fragment=f"{SOURCE}#L1", sheet=nasty)
    one = result(1, "warning", cited)
    said = Result(one.id, nasty, "warning", nasty, None, None, {"zh": nasty, "en": nasty}, (cited,))
    stale = Acknowledgement(nasty, nasty, nasty, {"zh": nasty})
    report = Report((said,), Comparison({one.id: nasty}, (stale,)))
    written = as_html(report, [text], [Subject(nasty, nasty, (nasty,))])
    root = lxml.html.document_fromstring(written)
    plain = as_html(Report((one,), Comparison({}, (Acknowledgement("", "", "", {"zh": "x"}),))))

    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img | //@onerror") == []
    assert {e.tag for e in root.iter()} <= {
        e.tag for e in lxml.html.document_fromstring(plain).iter()
    }
    assert re.findall("[\u202e\0]", written) == []
    shown = nasty.replace("\u202e", "\ufffd").replace("\0", "\ufffd")
    assert [m.text_content() for m in root.xpath("//mark")] == [shown]
