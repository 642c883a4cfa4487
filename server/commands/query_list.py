"""The saved queries as ``fiscus query`` lists them, and the word for a name that is none."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ...queries.saved_query import Parameter, SavedQuery
from .terminal import BadUsage


def list_of(queries: Mapping[str, SavedQuery]) -> str:
    """Return name, titles and parameters of each query, with a blank line between them."""
    return "\n".join("".join(f"{line}\n" for line in _lines(query)) for query in queries.values())


def unknown(name: str, queries: Mapping[str, SavedQuery]) -> BadUsage:
    """Return the error for a name that no query has, with the names closest to it."""
    close = get_close_matches(name, queries, n=3, cutoff=0.5)
    told = f"did you mean {', '.join(close)}?" if close else "fiscus query lists them"
    return BadUsage("there is no such saved query", name, told)


def _lines(query: SavedQuery) -> Iterator[str]:
    yield query.name
    yield f"  {query.title.zh} · {query.title.en}"
    for parameter in query.parameters:
        words = f"{parameter.description.zh} · {parameter.description.en}"
        yield f"  --param {parameter.name}={_value(parameter)}  {words}"


def _value(parameter: Parameter) -> str:
    if parameter.default is not None:
        return parameter.default
    kind = parameter.type.upper()
    return kind if parameter.required else f"[{kind}]"
