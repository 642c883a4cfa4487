"""The pages about the rules are those that the shapes give."""

from pathlib import Path

from fiscus.server.rule_pages import main

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_in_docs_are_current(tmp_path: Path) -> None:
    main(str(tmp_path))
    current = {page.name: page.read_text("utf-8") for page in tmp_path.iterdir()}
    kept = {page.name: page.read_text("utf-8") for page in DOCS.glob("rules.*")}
    stale = [name for name in {*current, *kept} if current.get(name) != kept.get(name)]
    assert stale == [], "python -m fiscus.server.rule_pages docs"
