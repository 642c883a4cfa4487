"""The report as a page: offline, escaped, places marked and linked both ways."""

import hashlib
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import lxml.html
import pytest

from fiscus.graph.validation.as_html import Frame, as_html
from fiscus.graph.validation.comparison import Acknowledgement, Comparison
from fiscus.graph.validation.languages import Language
from fiscus.graph.validation.report import Evidence, Report, Result, Severity
from fiscus.graph.validation.rules import Rule
from fiscus.graph.validation.source_text import SourceLine, SourceText
from fiscus.graph.validation.subject import Subject

SHAPES = "https://w3id.org/fiscus/shapes#"
SOURCE = "https://example.org/id/source/1"
FOCUS = "https://example.org/id/disclosure/1"
LINE = "2023年支出预算为20.5万元，其中基本支出10万元"
TEXT = SourceText(
    "a.txt",
    (
        (((SourceLine("L1", "预算公开", {"line": 1}, "opening"),),),),
        (((SourceLine("L2", LINE, {"line": 2}, "arrangement"),),),),
        (
            (
                (SourceLine("L3", "项目", {"line": 3}, "procurement"),),
                (SourceLine("L4", "10.4", {"line": 4}, "procurement"),),
            ),
        ),
    ),
)


def place(key: str, text: str) -> Evidence:
    line = int(re.findall(r"L(\d+)", key)[0])
    return Evidence("a.txt", text, line=line, fragment=f"{SOURCE}#{key}")


def result(number: int, severity: Severity, *places: Evidence) -> Result:
    return Result(
        id=f"{number:016x}",
        shape=f"{SHAPES}expenditure-parts",
        severity=severity,
        focus=f"{FOCUS}/amount/{number}",
        path=None,
        value=Decimal(number),
        message={"zh": f"第{number}个问题", "en": f"problem {number}"},
        evidence=places,
    )


REPORT = Report(
    (
        result(1, "warning", place("L2-c0-c17", LINE[:17])),
        result(2, "violation", place("L2-c6-c26", LINE[6:26]), place("L4", "10.4")),
        result(3, "info", place("L1", "预算公开")),
    )
)
SUBJECT = Subject(FOCUS, "某局2023年预算", ("a.txt",))


def page(report: Report = REPORT, language: Language = "zh") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(as_html(report, [TEXT], [SUBJECT], language))


def texts(root: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in root.xpath(path)]


def test_the_worst_comes_first() -> None:
    shown = page().xpath("//article")
    assert [(a.get("data-severity"), a.get("data-section")) for a in shown] == [
        ("violation", "arrangement"),
        ("warning", "arrangement"),
        ("info", "opening"),
    ]


def test_places_are_marked_and_linked_both_ways() -> None:
    root = page()
    marks = [(m.text_content(), m.get("class")) for m in root.xpath("//mark")]
    assert marks == [
        ("预算公开", "info"),
        (LINE[:6], "warning"),
        (LINE[6:17], "violation"),
        (LINE[17:26], "violation"),
        ("10.4", "violation"),
    ]
    back = [(a.text_content(), a.get("href")) for a in root.xpath("//sup/a")]
    assert back == [
        ("3", "#finding-3"),
        ("2", "#finding-2"),
        ("1", "#finding-1"),
        ("1", "#finding-1"),
    ]
    there = [a.get("href") for a in root.xpath("//article//ul//a")]
    lines = {p.get("id"): p.text_content() for p in root.xpath("//*[starts-with(@id, 'line-')]")}
    cited = f"2{LINE[:17]}2{LINE[17:26]}1{LINE[26:]}"
    assert [lines[href[1:]] for href in there] == [cited, "10.41", cited, "1预算公开3"]


def test_every_link_stays_in_the_page_and_arrives() -> None:
    root = page()
    links = [a.get("href") for a in root.xpath("//a")]
    names = root.xpath("//@id")
    assert len(names) == len(set(names))
    assert [link for link in links if link[1:] not in names or link[0] != "#"] == []


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


def test_a_source_without_text_shows_what_is_cited() -> None:
    root = lxml.html.document_fromstring(as_html(REPORT))
    assert [m.text_content() for m in root.xpath("//mark")] == [
        "预算公开",
        *sorted([LINE[:17], LINE[6:26]]),
        "10.4",
    ]
    assert texts(root, "//*[@class='source']/p[@class='note']") == ["只列出引用的文字。"]


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


def whole(number: int, *places: Evidence) -> Result:
    return replace(result(number, "warning", *places), focus=FOCUS)


def test_what_is_missing_marks_nothing_as_wrong() -> None:
    root = page(Report((whole(1, place("L1", "预算公开")), whole(2, place("L4", "10.4")))))
    shown = [(a.get("data-section"), a.get("id")) for a in root.xpath("//article")]
    assert shown == [("whole", "finding-1"), ("procurement", "finding-2")]
    marks = [(m.text_content(), m.get("class")) for m in root.xpath("//mark")]
    assert marks == [("预算公开", "whole"), ("10.4", "warning")]


def test_pages_and_sheets_have_headings_and_cells_their_names() -> None:
    places: list[dict[str, int | str]] = [
        {"page": 1, "line": 1},
        {"page": 1, "line": 2},
        {"page": 2, "line": 1},
        {"sheet": "甲", "row": 3, "column": 28},
    ]
    lines = [SourceLine(f"k{number}", f"文字{number}", at) for number, at in enumerate(places)]
    text = SourceText("a", tuple((((line,),),) for line in lines))
    cited = Evidence("a", "文字3", sheet="甲", row=3, column=28, fragment=f"{SOURCE}#k3")
    root = lxml.html.document_fromstring(as_html(Report((result(1, "info", cited),)), [text]))
    assert texts(root, "//h4") == ["第1页", "第2页", "工作表“甲”"]
    assert texts(root, "//article//li/a") == ["工作表“甲”AB3单元格"]


def test_long_quotes_are_cut_and_many_places_unfold() -> None:
    cited = [place("L2-c0-c17", "长" * 300), *(place(f"L{n}", "10.4") for n in range(3, 11))]
    root = page(Report((result(1, "info", *cited),)))
    assert texts(root, "//article//q")[0] == "长" * 99 + "…"
    assert [len(root.xpath(f"//article/{where}")) for where in ("ul/li", "details/ul/li")] == [6, 3]
    assert texts(root, "//summary") == ["另有 3 处"]


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


@pytest.fixture(scope="session")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium: the script of the page is not tried in a browser")
    return found


Dump = Callable[[str], lxml.html.HtmlElement]


@pytest.fixture
def dump(browser: str, tmp_path: Path) -> Dump:
    """Return the page as the browser has it after its script has run."""

    def run(written: str) -> lxml.html.HtmlElement:
        file = tmp_path / "report.html"
        file.write_text(written, "utf-8")
        command = (
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}"),
            *("--dump-dom", file.as_uri()),
        )
        done = subprocess.run(command, capture_output=True, timeout=60, check=True)
        return lxml.html.document_fromstring(done.stdout.decode())

    return run


@pytest.mark.browser
def test_the_script_runs_under_the_policy(dump: Dump) -> None:
    root = dump(as_html(REPORT, [TEXT], [SUBJECT]))
    (form,) = root.xpath("//form")
    assert form.get("hidden") is None
    assert texts(root, "//*[@id='showing']") == ["显示 3 条，共 3 条"]


@pytest.mark.browser
def test_the_filters_hide_findings(dump: Dump) -> None:
    written = as_html(REPORT, [TEXT], [SUBJECT])
    ticked = 'value="violation" checked'
    assert ticked in written
    root = dump(written.replace(ticked, 'value="violation"'))
    hidden = {a.get("data-severity"): a.get("hidden") is not None for a in root.xpath("//article")}
    assert hidden == {"violation": True, "warning": False, "info": False}
    assert texts(root, "//*[@id='showing']") == ["显示 2 条，共 3 条"]
