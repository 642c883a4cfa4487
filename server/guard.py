"""What is refused of a query before any parser sees it.

The parser recurses over nesting until the process crashes, and it follows ``SERVICE`` to any
host. So nesting and operators are counted by a lexer, and calls to other services are refused.
Workers have no network either (see ``isolation``): this check is for a clear answer.
"""

import re
import string
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .query_errors import QueryRefused, QueryTooComplex

MAX_DEPTH = 128
"""Brackets open at one place, of any kind."""
MAX_OPERATORS = 1000
"""Operators of expressions and paths, and keywords that join patterns."""

_TOKEN = re.compile(
    r"""
      (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<unclosed>\"{3}.* | '{3}.* | ["'][^\n\r]*)
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<name>\w*:[\w:%-]*)
    | (?P<word>\w+)
    | (?P<operator>&&|\|\||\^\^|[!<>]=|[!=<>+*/|^-])
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_JOINING = {"UNION", "OPTIONAL", "MINUS", "GRAPH", "EXISTS", "FILTER", "IN", "SELECT"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_ABROAD = re.compile("service", re.IGNORECASE)
_INSIDE_NAME = re.compile(r"[:?$/#&=%~@!-]$")
_ENDS_TERM = re.compile(r"(?:true|false|[0-9][0-9.e]*)?$", re.IGNORECASE)
_NO_TARGET = re.compile(r"(?!silent)\w{1,64}(?:[\s);,}\]]|\.\s)", re.IGNORECASE)
_WORD_CHARACTERS = string.ascii_letters + string.digits + "_"
_UNCLEAR_IRI = re.compile(r"[#'()]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; ``kind`` is the name of its group in the lexer."""

    kind: str
    text: str
    start: int


def check_query(text: str) -> None:
    """Let a query through or say what is wrong with it.

    :raises QueryRefused: when it calls another service, however that is spelled.
    :raises QueryTooComplex: when it is nested deeper or has more operators than allowed.
    """
    decoded = decode_escapes(text)
    _check_size(decoded)
    for reading in {text, decoded}:
        _check_abroad(reading)


def query_form(text: str) -> str | None:
    """Return ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; None when there is none."""
    for token in tokens(decode_escapes(text)):
        if token.kind == "word" and token.text.upper() in _FORMS:
            return token.text.upper()
    return None


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, leaving out what has no meaning here."""
    for match in _TOKEN.finditer(text):
        yield Token(match.lastgroup or "", match.group(), match.start())


def decode_escapes(text: str) -> str:
    r"""Return the text with ``\uXXXX`` and ``\UXXXXXXXX`` resolved, which comes before parsing.

    Standard: SPARQL 1.1 Query Language, section 19.2.
    """

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code < 0x110000 else match.group()

    return _ESCAPE.sub(character, text)


def _check_size(text: str) -> None:
    depth = operators = 0
    for token in tokens(text):
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth = max(0, depth - 1)
        elif token.kind == "operator" or token.text.upper() in _JOINING:
            operators += 1
        if depth > MAX_DEPTH:
            raise QueryTooComplex(
                f"the query has more than {MAX_DEPTH} open brackets", hint="write it flatter"
            )
        if operators > MAX_OPERATORS:
            raise QueryTooComplex(
                f"the query has more than {MAX_OPERATORS} operators",
                hint="list values with VALUES or IN, or ask in parts",
            )


def _check_abroad(text: str) -> None:
    suspects = [m.start() for m in _ABROAD.finditer(text) if not _is_part_of_name(text, m.start())]
    if suspects and (_is_unclear(text) or not _all_quoted(text, suspects)):
        raise QueryRefused(
            "SERVICE is not allowed: nothing is asked of other hosts",
            hint="take the word out; beside IRIs with # ' ( ) in them, out of strings too",
        )


def _is_part_of_name(text: str, start: int) -> bool:
    """Tell whether what stands before or behind makes a keyword impossible here.

    The engine's parser needs no blank before a keyword, so a number or ``true`` may touch it; nor
    one behind it, but what touches it there must be a prefix with its colon, or SILENT: the
    ``services`` of a name such as ``item:procurement.services`` is neither.
    """
    if _NO_TARGET.match(text, start + len("service")):
        return True
    before = text[max(0, start - 200) : start]
    stem = before.rstrip(_WORD_CHARACTERS)
    return bool(_INSIDE_NAME.search(stem)) or not _ENDS_TERM.fullmatch(before[len(stem) :])


def _is_unclear(text: str) -> bool:
    """Tell whether ``<`` may be taken for an operator, so that a string may not be one.

    The engine's parser reads ``?a<p:x#>`` in an expression as a comparison and a comment.
    Namespace declarations stand before any expression and are left out.
    """
    previous = ["", ""]
    for token in tokens(text):
        declares = previous[0] == "PREFIX" and previous[1].endswith(":")
        if token.kind == "iri" and not declares and _UNCLEAR_IRI.search(token.text):
            return True
        previous = [previous[1], token.text.upper()]
    return False


def _all_quoted(text: str, starts: list[int]) -> bool:
    spans = [
        (token.start, token.start + len(token.text))
        for token in tokens(text)
        if token.kind in ("string", "comment", "iri")
    ]
    begins = [begin for begin, _ in spans]
    nearest = (bisect_left(begins, start) - 1 for start in starts)
    return all(
        index >= 0 and start < spans[index][1] for start, index in zip(starts, nearest, strict=True)
    )
