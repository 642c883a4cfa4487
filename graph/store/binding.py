"""Terms for variables in the text of a query, for servers that take no parameters.

The text is read token by token, so that names inside IRIs, strings and comments stay; a term goes
in as N-Triples writes it, which no content can leave.
"""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Variable

_TOKEN = re.compile(
    r"""
    (?P<opaque> \#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
      | \"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<test> \bBOUND\s*\(\s*[?$](?P<tested>\w+)\s*\) )
    | [?$](?P<variable>\w+)
    | (?P<mark> [{}()] )
    | (?P<word> \w[\w:.\-]* )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SELECT, _MODIFIER, _PATTERN = "select", "modifier", "pattern"
_CLAUSES = {
    "select": _SELECT,
    "where": _PATTERN,
    "from": _PATTERN,
    "group": _MODIFIER,
    "order": _MODIFIER,
    "having": _MODIFIER,
}


def bind(text: str, terms: Mapping[Variable, NamedNode | Literal]) -> str:
    """Return the query with each of the variables replaced by its term.

    A variable that a SELECT names keeps its column, which holds the term.
    """
    names = {variable.value: str(term) for variable, term in terms.items()}
    return "".join(_bound(text, names)) if names else text


def _bound(text: str, names: Mapping[str, str]) -> Iterator[str]:
    clause, depth, end = _PATTERN, 0, 0
    for token in _TOKEN.finditer(text):
        yield text[end : token.start()]
        end = token.end()
        name = token["variable"]
        if name in names:
            yield _in_place(name, names[name], clause if depth == 0 else _PATTERN)
        elif token["tested"] in names:
            yield "true"
        else:
            yield token.group()
        clause, depth = _after(token, clause, depth)
    yield text[end:]


def _in_place(name: str, term: str, clause: str) -> str:
    if clause == _SELECT:
        return f"({term} AS ?{name})"
    return f"({term})" if clause == _MODIFIER else term


def _after(token: re.Match[str], clause: str, depth: int) -> tuple[str, int]:
    match token["mark"]:
        case "(":
            return clause, depth + 1
        case ")":
            return clause, depth - 1
        case "{" | "}":
            return _PATTERN, 0
    return _CLAUSES.get((token["word"] or "").lower(), clause), depth
