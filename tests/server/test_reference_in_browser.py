"""The reference pages in a browser: nothing is refused by their policy, nothing overflows."""

from collections.abc import Callable

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


Dump = Callable[..., lxml.html.HtmlElement]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_fit_the_screen(dump: Dump, language: str, width: int) -> None:
    page = ontology_page("zh" if language == "zh" else "en").decode()
    none, inline = (f"&#39;{word}&#39;" for word in ("none", "unsafe-inline"))
    probed = page.replace(f"default-src {none};", f"default-src {none}; script-src {inline};")
    shown = dump(probed.replace("</body>", SCRIPT), f"--window-size={width},900")
    (found,) = shown.xpath("//output/text()")

    assert found == '{"scrolls":false,"wide":[],"styled":"absolute"}'
