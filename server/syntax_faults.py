"""What is wrong with a text that is no query, in words that say where and what to do.

The parser knows only which characters it would have taken at the furthest place it reached. The
mistakes that people make most are looked for in the tokens first.
"""

import re
from collections.abc import Iterator

from .formats import PREFIXES
from .guard import Token, query_form, tokens
from .query_errors import QuerySyntaxError

_PLACE = re.compile(r"error at (\d+):(\d+)")
_ANY = "see SPARQL 1.1 Query Language"
_SHOWN = 30
_PAIRS = {"(": ")", "{": "}", "[": "]"}
_WIDE = {
    "；": ";",
    "，": ",",
    "（": "(",
    "）": ")",
    "。": ".",
    "：": ":",
    "？": "?",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "｛": "{",
    "｝": "}",
    "＝": "=",
    "\u3000": "a blank",
}
_WIDE_CHARACTER = re.compile("[" + "".join(_WIDE) + "]")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def syntax_error(text: str, message: str) -> QuerySyntaxError:
    """Return the error that tells what is wrong with *text*.

    :param message: what the parser said of it; ``error at LINE:COLUMN`` names the place.
    """
    for found in _mistakes(text, message):
        return found
    where, rest = _place(text, message)
    if not rest.strip():
        return QuerySyntaxError(
            "the query is not complete, or a part of it is no SPARQL", hint=_ANY
        )
    shown = " ".join(rest[:_SHOWN].split())
    return QuerySyntaxError(f"what begins here is not understood: {shown}", where, _ANY)


def _mistakes(text: str, message: str) -> Iterator[QuerySyntaxError]:
    found = list(tokens(text))
    yield from _form(text, found)
    yield from _unclosed(text, found)
    yield from _wide(text, found)
    yield from _brackets(text, found)
    yield from _prefixes(text, found)
    if "contains a variable that is unbound" in message:
        yield QuerySyntaxError(
            "with GROUP BY or an aggregate, SELECT may name only what is grouped, and aggregates",
            hint="add the variable to GROUP BY, or ask for SAMPLE(?variable)",
        )


def _form(text: str, found: list[Token]) -> Iterator[QuerySyntaxError]:
    words = [token.text.upper() for token in found if token.kind == "word"]
    if _UPDATES.intersection(words[:1]):
        yield QuerySyntaxError(
            "this is an update, not a query", hint="ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    elif query_form(text) is None:
        yield QuerySyntaxError(
            "this is no SPARQL query", hint="begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def _unclosed(text: str, found: list[Token]) -> Iterator[QuerySyntaxError]:
    for token in found:
        if token.kind == "unclosed":
            yield QuerySyntaxError(
                "the text in quotation marks that begins here does not end",
                _where(text, token.start),
                "close it with the same mark",
            )


def _wide(text: str, found: list[Token]) -> Iterator[QuerySyntaxError]:
    """Look for Chinese punctuation outside of texts, comments and IRIs."""
    end, bare = 0, []
    for token in found:
        if token.kind in ("string", "comment", "iri"):
            bare += [text[end : token.start], " " * len(token.text)]
            end = token.start + len(token.text)
    for match in _WIDE_CHARACTER.finditer("".join([*bare, text[end:]])):
        yield QuerySyntaxError(
            f"{match[0]} is Chinese punctuation",
            _where(text, match.start()),
            f"write {_WIDE[match[0]]} instead",
        )


def _brackets(text: str, found: list[Token]) -> Iterator[QuerySyntaxError]:
    opened: list[Token] = []
    for token in found:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close" and not (opened and _PAIRS[opened.pop().text] == token.text):
            yield QuerySyntaxError(
                f"{token.text} closes nothing that is open", _where(text, token.start)
            )
            return
    for token in opened[:1]:
        yield QuerySyntaxError(
            f"{token.text} is not closed", _where(text, token.start), f"add {_PAIRS[token.text]}"
        )


def _prefixes(text: str, found: list[Token]) -> Iterator[QuerySyntaxError]:
    declared: set[str] = set()
    before = ""
    for token in found:
        if token.kind == "name" and not token.text.startswith("_:"):
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                namespace = PREFIXES.get(prefix, "…")
                yield QuerySyntaxError(
                    f"the prefix {prefix}: is not declared",
                    _where(text, token.start),
                    f"put PREFIX {prefix}: <{namespace}> in front",
                )
                return
        before = token.text.upper()


def _where(text: str, place: int) -> str:
    line = text.count("\n", 0, place) + 1
    return f"line {line}, column {place - text.rfind(chr(10), 0, place)}"


def _place(text: str, message: str) -> tuple[str, str]:
    """Return the place that *message* names, and what is left of *text* from there on."""
    match = _PLACE.search(message)
    if match is None:
        return "", ""
    line, column = int(match[1]), int(match[2])
    lines = text.split("\n")
    return f"line {line}, column {column}", "\n".join(
        [lines[line - 1][column - 1 :], *lines[line:]]
    )
