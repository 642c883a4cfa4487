"""The reference pages in a browser: nothing is refused by their policy, nothing overflows."""

import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest

from fiscus.server.ontology_page import ontology_page

SCRIPT = """
<script>
addEventListener("load", () => {
  const wide = [...document.querySelectorAll("main *")].filter(
    (one) => !one.closest(".wide") && one.getBoundingClientRect().right > innerWidth + 1);
  const found = document.createElement("output");
  found.textContent = JSON.stringify({
    scrolls: document.documentElement.scrollWidth > innerWidth,
    wide: wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 80)),
    styled: getComputedStyle(document.querySelector(".skip")).position,
  });
  document.body.append(found);
});
</script>
</body>"""


@pytest.fixture
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium: the pages are not looked at in a browser")
    return found


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_fit_the_screen(browser: str, tmp_path: Path, language: str, width: int) -> None:
    page = ontology_page("zh" if language == "zh" else "en").decode()
    file = tmp_path / "page.html"
    none, inline = (f"&#39;{word}&#39;" for word in ("none", "unsafe-inline"))
    probed = page.replace(f"default-src {none};", f"default-src {none}; script-src {inline};")
    file.write_text(probed.replace("</body>", SCRIPT), "utf-8")
    done = subprocess.run(
        (
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}"),
            *(f"--window-size={width},900", "--dump-dom", file.as_uri()),
        ),
        capture_output=True,
        timeout=60,
        check=True,
    )
    (found,) = lxml.html.document_fromstring(done.stdout.decode()).xpath("//output/text()")

    assert found == '{"scrolls":false,"wide":[],"styled":"absolute"}'
