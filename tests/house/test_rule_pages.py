"""The pages about the rules are those that the shapes give."""

from pathlib import Path

import pytest

from fiscus.server.rule_pages import main, pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", list(pages()))
def test_the_pages_in_docs_are_current(name: str, tmp_path: Path) -> None:
    main(str(tmp_path))
    current = (tmp_path / name).read_text("utf-8")
    assert (DOCS / name).read_text("utf-8") == current, "python -m fiscus.server.rule_pages docs"
