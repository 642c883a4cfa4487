"""Terms for variables in the text of a query, for servers that take no parameters.

A term comes in as a table of one row (``VALUES``) at the head of the query's pattern, and of each
inner SELECT that hands the variable on, so that a server need not compute what is not asked. The
text is read token by token: what stands in strings, IRIs and comments stays.
"""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Variable

from ..errors import StoreError

_TOKEN = re.compile(
    r"""
    \#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | [?$](?P<variable>\w+)
    | (?P<mark> [{}()] )
    | (?P<word> \w[\w:.\-]* )
    """,
    re.VERBOSE | re.DOTALL,
)

_INNER = re.compile(r"(?:\s|#[^\n\r]*+)*+SELECT\b", re.IGNORECASE)


def bind(text: str, terms: Mapping[Variable, NamedNode | Literal]) -> str:
    """Return the query with each of the variables held to its term.

    :raises StoreError: when the query has no pattern that a table could head.
    """
    if not terms:
        return text
    written = {variable.value: str(term) for variable, term in terms.items()}
    parts = list(_parts(text, written))
    if len(parts) == 1:
        raise StoreError("the query has no pattern to bind terms in", text, "write WHERE { … }")
    return "".join(parts)


def _parts(text: str, terms: Mapping[str, str]) -> Iterator[str]:
    """Yield the text in pieces, the tables between them."""
    wanted: set[str] | None = None
    depth = begin = 0
    carried, in_select = set(terms), False
    for token in _TOKEN.finditer(text):
        word = (token["word"] or "").lower()
        if token["mark"] in ("(", ")"):
            depth += 1 if token["mark"] == "(" else -1
        elif word == "select":
            wanted, carried, in_select = carried, set(), True
        elif word in ("ask", "where") and carried:
            wanted, carried = carried, set()
        elif in_select and depth == 0 and token["variable"] in terms and wanted is not None:
            wanted.add(token["variable"])
        elif token["mark"] == "{" and depth == 0 and wanted is not None:
            if _INNER.match(text, token.end()):
                carried = wanted
            else:
                yield text[begin : token.end()]
                yield "".join(f" VALUES ?{name} {{ {terms[name]} }}" for name in sorted(wanted))
                begin = token.end()
            wanted, in_select = None, False
    yield text[begin:]
