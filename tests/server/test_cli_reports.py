"""The forms of ``fiscus validate`` on whole documents."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
HOSTILE = Path(__file__).parents[1] / "graph" / "validation" / "data" / "hostile.txt"


def page(fiscus: Run, *arguments: str) -> lxml.html.HtmlElement:
    done = fiscus("validate", *arguments, "--format", "html", "--fail-on", "never")
    assert (done.returncode, done.stderr) == (0, b"")
    return lxml.html.document_fromstring(done.stdout.decode())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_html_links_every_place_of_every_finding(fiscus: Run, faulty: Path, language: str) -> None:
    report = json.loads(fiscus("validate", str(faulty), "--format", "json").stdout)
    root = page(fiscus, str(faulty), "--lang", language)
    told = {
        article.xpath(".//dl/dd[last()]")[0].text_content(): (
            article.xpath("./p")[0].text_content(),
            [quote.text_content() for quote in article.xpath(".//q")],
            len(article.xpath(".//a")),
        )
        for article in root.xpath("//article")
    }

    assert told == {
        found["id"]: (
            found["message"][language],
            [place["text"].strip() for place in found["evidence"]],
            len(found["evidence"]),
        )
        for found in report["results"]
    }


def test_html_holds_the_whole_text(fiscus: Run, faulty: Path) -> None:
    root = page(fiscus, str(faulty))
    for mark in root.xpath("//sup | //span[@class='at']"):
        mark.drop_tree()
    shown = "".join(root.xpath("//*[@id='text']")[0].text_content().split())

    text = faulty.read_text("utf-8")
    lines = ["".join(line.split()) for line in text.splitlines()]
    assert [line for line in lines if line not in shown] == []


def test_html_shows_the_section_of_each_finding(fiscus: Run, faulty: Path) -> None:
    root = page(fiscus, str(faulty), "--lang", "en")
    options = [option.text for option in root.xpath("//option")]
    kinds = set(root.xpath("//article/@data-section"))

    assert options[0] == "All sections"
    assert set(root.xpath("//option/@value")) == {" ", *kinds}
    assert "three-public" in kinds


def test_html_of_a_hostile_document_runs_nothing(fiscus: Run) -> None:
    root = page(fiscus, str(HOSTILE))

    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img | //svg | //@onerror | //@onload") == []
    assert "<img src=x onerror=alert(2)>" in root.text_content()
    assert "</title><script>alert(1)</script>" in root.text_content()
    assert root.xpath("//article") != []


def test_html_of_a_store_shows_what_is_cited(fiscus: Run, faulty: Path, tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "store"))
    assert fiscus("ingest", str(faulty), *store).returncode == 0
    of_store, of_file = page(fiscus, *store), page(fiscus, str(faulty))

    def told(root: lxml.html.HtmlElement) -> list[tuple[str, list[str]]]:
        return [
            (a.xpath("./p")[0].text_content(), [q.text_content() for q in a.xpath(".//q")])
            for a in root.xpath("//article")
        ]

    assert told(of_store) == told(of_file)
    assert len(of_store.xpath("//article//a")) == len(of_file.xpath("//article//a"))


def test_an_unknown_language_is_bad_usage(fiscus: Run, disclosure: Path) -> None:
    done = fiscus("validate", str(disclosure), "--format", "html", "--lang", "fr")

    assert done.returncode == 2
    assert b"--lang" in done.stderr
    assert b"zh, en" in done.stderr
