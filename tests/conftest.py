"""What tests of several folders share."""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

import lxml.html
import pytest
from rdflib import Graph

from fiscus.graph.validation.rules import rules_of, shapes_graph

Alone = Callable[[str], Graph]
Dump = Callable[..., lxml.html.HtmlElement]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files with slow tests first, then those with many: a long file last is waited for."""
    tests = Counter(item.path for item in items)
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: (-slow[item.path], -tests[item.path]))


@lru_cache(maxsize=1)
def _of_rules() -> tuple[Graph, dict[str, Graph]]:
    """Return what belongs to no rule, and what is said of each rule and of its query."""
    rules = {rule.shape for rule in rules_of(shapes_graph())}
    common, own = Graph(), {rule: Graph() for rule in rules}
    for triple in shapes_graph():
        own.get(str(triple[0]).removesuffix("-query"), common).add(triple)
    return common, own


@lru_cache(maxsize=1)
def _alone(shape: str) -> Graph:
    common, own = _of_rules()
    return common + own[shape]


@pytest.fixture(scope="session")
def alone() -> Alone:
    """Return the function that gives the package's shapes without all rules but one.

    Cases of one shape are checked with it in a tenth of the time.
    """
    return _alone


@pytest.fixture(scope="session")
def browser() -> str:
    """Return the command of Chromium."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found and not os.environ.get("CI"):
        pytest.skip("no Chromium: pages are not tried in a browser")
    assert found, "CI must have Chromium"
    return found


@pytest.fixture(scope="session")
def dump(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """Return what gives a page as the browser has it after its script has run."""
    folder = tmp_path_factory.mktemp("browser")

    def run(written: str, *options: str) -> lxml.html.HtmlElement:
        file = folder / "page.html"
        file.write_text(written, "utf-8")
        command = (
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", f"--user-data-dir={folder / 'profile'}"),
            *(*options, "--dump-dom", file.as_uri()),
        )
        done = subprocess.run(command, capture_output=True, timeout=60, check=True)
        return lxml.html.document_fromstring(done.stdout.decode())

    return run
