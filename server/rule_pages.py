"""Writes the pages about the rules: ``python -m fiscus.server.rule_pages FOLDER``."""

import sys
from pathlib import Path

from ..graph.validation.catalogue import rule_page
from ..graph.validation.languages import LANGUAGES
from ..graph.validation.profiles import profile_names, shapes_of
from ..graph.validation.rules import rules_of


def pages() -> dict[str, str]:
    """Return the text of each page by the name of its file."""
    profiles = {name: rules_of(shapes_of(name)) for name in profile_names()}
    return {f"rules.{language}.md": rule_page(profiles, language) for language in LANGUAGES}


def main(folder: str) -> None:
    """Write the pages into a folder."""
    for name, text in pages().items():
        (Path(folder) / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
