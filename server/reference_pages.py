"""Writes the reference pages into a folder: ``python -m fiscus.server.reference_pages FOLDER``.

They are the bytes that the service sends, with the data that they link to: the folder can be read
without a network or put on any web server.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from ..graph.validation.languages import LANGUAGES, TAGS
from ..ontology.files import code_list_file, code_list_names
from .addresses import CUBE, ONTOLOGY, SHAPES
from .formats import GRAPH_ENDINGS, TURTLE, render_graph
from .ontology_page import head, ontology_page
from .pages import render
from .published import Published, load_published, parse_published
from .reference_page import words
from .shapes_page import shapes_page


def main(folder: str) -> None:
    """Write the pages and the data; files that are there are replaced."""
    for name, content in pages():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def pages() -> Iterator[tuple[str, bytes]]:
    """Yield all files by their name, which has a slash where they go into a folder."""
    yield "index.html", _index()
    for language in LANGUAGES:
        yield f"ontology.{language}.html", ontology_page(language)
        yield f"shapes.{language}.html", shapes_page(language)
    yield from _data(load_published())
    for name in code_list_names():
        yield f"code/{name}.ttl", code_list_file(name).read_bytes()


def _data(published: Published) -> Iterator[tuple[str, bytes]]:
    for name, text, base in (
        ("ontology", published.ontology, ONTOLOGY),
        ("shapes", published.shapes, SHAPES),
        ("cube", published.cube, CUBE),
    ):
        triples = parse_published(text, base)
        for ending, media_type in GRAPH_ENDINGS.items():
            same = media_type == TURTLE
            yield f"{name}.{ending}", text if same else render_graph(triples, media_type).body


def _index() -> bytes:
    languages = {
        language: {
            "tag": TAGS[language],
            "lead": words(language)["index_lead"],
            "ontology": head(language).title,
            "rules": words(language)["rules_title"],
        }
        for language in LANGUAGES
    }
    return render("reference_index.html", {"languages": languages}).encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
