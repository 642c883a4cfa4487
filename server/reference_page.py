"""What the reference pages share: their words, their style sheet, their policy."""

import tomllib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from ..graph.validation.languages import TAGS
from ..ontology.reference.statements import Language
from .formats import GRAPH_ENDINGS
from .pages import render, stylesheet

OTHER: Mapping[Language, Language] = {"zh": "en", "en": "zh"}
_STYLE = "reference.css"


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the words around what ontology and shapes say themselves."""
    text = files("fiscus.server.templates").joinpath("reference.toml").read_text("utf-8")
    found: Mapping[str, str] = tomllib.loads(text)[language]
    return found


@cache
def reference_policy() -> str:
    """Return the Content Security Policy of the pages: their own style sheet, nothing else."""
    digest = b64encode(sha256(stylesheet(_STYLE)).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def reference_page(
    page: str, language: Language, source: str, values: Mapping[str, object]
) -> bytes:
    """Return a document that needs no other: a page in one language, in UTF-8.

    :param page: ``ontology`` or ``shapes``: its template, and what its address begins with.
    :param source: the folder that it is made from.
    """
    other = OTHER[language]
    frame = {
        "page": page,
        "language": language,
        "tag": TAGS[language],
        "other": other,
        "other_tag": TAGS[other],
        "words": words(language),
        "formats": GRAPH_ENDINGS,
        "policy": reference_policy(),
        "style": Style(stylesheet(_STYLE).decode()),
        "source": source,
    }
    return render(f"{page}.html", {**frame, **values}).encode()


class Style(str):
    """CSS that stands in a page as it is: it is ours, and its policy knows it by these bytes."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it unescaped."""
        return str(self)
