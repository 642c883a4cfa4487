"""The forms of ``fiscus validate`` on whole documents."""

import itertools
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import junitparser
import lxml.html
import pytest

from fiscus.graph.validation.as_sarif import FINGERPRINT

Run = Callable[..., subprocess.CompletedProcess[bytes]]
HOSTILE = Path(__file__).parents[1] / "graph" / "validation" / "data" / "hostile.txt"


def page(fiscus: Run, *arguments: str) -> lxml.html.HtmlElement:
    done = fiscus("validate", *arguments, "--format", "html", "--fail-on", "never")
    assert (done.returncode, done.stderr) == (0, b"")
    return lxml.html.document_fromstring(done.stdout.decode())


def shortened(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_html_links_every_place_of_every_finding(fiscus: Run, faulty: Path, language: str) -> None:
    report = json.loads(fiscus("validate", str(faulty), "--format", "json").stdout)
    root = page(fiscus, str(faulty), "--lang", language)
    told = {
        article.xpath(".//dl/dd[last()]")[0].text_content(): (
            article.xpath("./p")[0].text_content(),
            [quote.text_content() for quote in article.xpath(".//q")],
            len(article.xpath(".//ul//a")),
        )
        for article in root.xpath("//article")
    }

    assert told == {
        found["id"]: (
            found["message"][language],
            [shortened(place["text"].strip()) for place in found["evidence"]],
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


def test_sarif_leads_from_the_working_folder_to_the_lines(fiscus: Run, faulty: Path) -> None:
    done = fiscus("validate", str(faulty), "--format", "sarif", "--lang", "en")
    run = json.loads(done.stdout)["runs"][0]
    report = json.loads(fiscus("validate", str(faulty), "--format", "json").stdout)
    lines = faulty.read_text("utf-8").splitlines()

    def quoted(place: Any) -> bool:
        physical = place["physicalLocation"]
        region, uri = physical["region"], physical["artifactLocation"]["uri"]
        line = lines[region["startLine"] - 1]
        piece = line[region.get("startColumn", 1) - 1 : region.get("endColumn", len(line) + 1) - 1]
        path = Path.cwd() / unquote(urlparse(uri).path)
        return piece.strip() == region["snippet"]["text"].strip() and path.samefile(faulty)

    told = {one["partialFingerprints"][FINGERPRINT]: one for one in run["results"]}
    assert {key: one["message"]["text"] for key, one in told.items()} == {
        one["id"]: one["message"]["en"] for one in report["results"]
    }
    places = [
        place for one in run["results"] for place in one["locations"] + one["relatedLocations"]
    ]
    assert len(places) == sum(len(one["evidence"]) for one in report["results"])
    assert [place for place in places if not quoted(place)] == []


def test_junit_fails_as_the_command_does(fiscus: Run, faulty: Path, disclosure: Path) -> None:
    for file, threshold in itertools.product((faulty, disclosure), ("violation", "info", "never")):
        asked = ("validate", str(file), "--format", "junit", "--fail-on", threshold)
        done = fiscus(*asked)
        found = junitparser.JUnitXml.fromstring(done.stdout)

        assert found.tests > 100
        assert (found.failures > 0) == (done.returncode == 1)
